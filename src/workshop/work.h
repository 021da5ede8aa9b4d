/* SPDX-License-Identifier: MIT */
/* What a translator has to do in a pack: the texts that lack a language, and those whose source has
 * changed since they were translated (workshop/stamps.h). Floor: workshop. */
#ifndef WORKSHOP_WORK_H
#define WORKSHOP_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/catalog.h"
#include "workshop/stamps.h"
#include "workshop/texts.h"

struct work_item {
    const struct pack_text *text;
    const struct text_in *source; /* what to translate */
    const struct text_in *now;    /* the stale translation; NULL = there is none */
};

struct work {
    const char *tag;
    const struct work_item *item; /* in the order of texts_list */
    size_t count, stale;
};

/* The pack in DIRECTORY, when there is nothing wrong with it but texts that a language lacks: those
 * are what is worked on. Else NULL; DIAGS then holds the mistakes alone. */
const struct pack *work_pack(const char *directory, struct arena *arena, struct diags *diags);

/* All in ARENA. */
void work_list(const struct pack *pack, const char *tag, const struct stamps *stamps,
               struct arena *arena, struct work *ret_work);

/* Appends a table of the work, or that there is none, in the words of WORDS. */
void work_table(const struct work *work, const struct catalog *words, struct str *out);

#endif
