/* SPDX-License-Identifier: MIT */
/* One file of an author's with a pack around it, to be played before the pack is whole.
 *
 * Beside a pack.yaml the file is played within that pack, so its glossary, groups and languages
 * hold, whether pack.yaml names the file already or not. Where there is none a pack is made for the
 * file alone. Floor: content. */
#ifndef CONTENT_LONE_H
#define CONTENT_LONE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/pack.h"

enum lone_part {
    LONE_PACK, /* a folder, its pack.yaml, its glossary: the whole pack is meant */
    LONE_STAGE,
    LONE_QUIZ
};

struct lone {
    enum lone_part part;
    const char *folder; /* where the pack is; "" = the working directory */
    const char *file;   /* within it; of a folder: pack.yaml */
    int stage;          /* LONE_STAGE: which one of the pack; -1 = it could not be read */
};

/* Parts PATH into folder (with its slash) and file, in ARENA, and nothing else. */
void lone_split(const char *path, struct arena *arena, struct lone *ret_lone);

/* Loads what PATH means (content/load.h says how, and what NULL means). LANGUAGE is that of plain
 * strings in a pack made for the file; NULL: the first of its title, else FALLBACK. What cannot be
 * told from the file, because it is missing or damaged, counts as a step. Strings in ARENA. */
const struct pack *lone_load(const char *path, const char *language, const char *fallback,
                             struct arena *arena, struct diags *diags, struct lone *ret_lone);

#endif
