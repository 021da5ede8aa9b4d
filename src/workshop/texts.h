/* SPDX-License-Identifier: MIT */
/* Every text of a pack as a list, each with a name that outlives edits.
 *
 * The name is the way to the text by ids: "03-kartta.yaml#kuka-on-silta.people.aino.feedback".
 * Tasks follow the file's name at once, as in `preview FILE#TASK`; entries without an id are
 * numbered "+1",
 * "+2". Names are unique in a pack without mistakes. Texts come file by file, in the order of each
 * file. Floor: workshop. */
#ifndef WORKSHOP_TEXTS_H
#define WORKSHOP_TEXTS_H

#include "base/arena.h"
#include "model/pack.h"

/* PACK: pack.yaml, the cards and the events. */
enum texts_part { TEXTS_PACK, TEXTS_STAGE, TEXTS_QUIZ, TEXTS_GLOSSARY };

struct pack_text {
    const char *path;
    struct text text; /* never an empty one */
    enum texts_part part;
    size_t stage;            /* STAGE: its number */
    const struct task *task; /* that it belongs to, or NULL */
};

/* The texts of PACK, in ARENA; how many there are. */
size_t texts_list(const struct pack *pack, struct arena *arena, const struct pack_text **ret_text);

/* What TEXT says in exactly TAG, or NULL. */
const struct text_in *texts_in(const struct text *text, const char *tag);

/* What a translator into TAG goes by: what TEXT says in LANGUAGE, else in its first language that
 * is not TAG; NULL when there is none. */
const struct text_in *texts_source(const struct text *text, const char *language, const char *tag);

/* The last part of the file name PATH. */
const char *texts_file(const char *path);

#endif
