/* SPDX-License-Identifier: MIT */
/* A pack from its folder: pack.yaml, then the files that it names. Floor: content. */
#ifndef CONTENT_LOAD_H
#define CONTENT_LOAD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/pack.h"

/* Reads and checks the whole pack in DIRECTORY. All mistakes of all files go to DIAGS, with source
 * lines; places name the files as DIRECTORY/FILE (FILE, when DIRECTORY is ""). The pack lives in
 * ARENA, as does nothing else.
 *
 * NULL when there is nothing to go by: no pack.yaml, one that is no YAML, one of another format.
 * Otherwise a pack, which may be shown and asked but not played while diags_errors is above 0: ids
 * and required strings may be "", tasks may have no kind.
 *
 * Needs a UTF-8 LC_CTYPE (base/utf8.h). */
const struct pack *pack_load(const char *directory, struct arena *arena, struct diags *diags);

/* A file of the folder that no pack.yaml names yet. */
struct pack_guest {
    const char *file;
    bool quiz;            /* a test, in place of the pack's own; else a step behind the others */
    const char *language; /* of a pack made for it alone; NULL = it joins that of pack.yaml */
};

/* The same with a guest. A pack made for it has nothing else, and what its file says of other steps
 * and of glossary words is not held against it. */
const struct pack *pack_load_guest(const char *directory, const struct pack_guest *guest,
                                   struct arena *arena, struct diags *diags);

#endif
