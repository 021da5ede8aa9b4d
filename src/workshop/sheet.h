/* SPDX-License-Identifier: MIT */
/* The worksheet of a translator: the work as a YAML file to fill in, and what was filled in.
 *
 *     worksheet: sv
 *     texts:
 *       - path: "01-alku.yaml#title"
 *         source: "Alku"
 *         now: "Start"          # only where a translation is stale
 *         translation: ""
 *
 * Whoever fills it in may write the translations in any form of YAML that packs allow. Floor:
 * workshop. */
#ifndef WORKSHOP_SHEET_H
#define WORKSHOP_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "content/source.h"
#include "model/catalog.h"
#include "workshop/work.h"

enum {
    SHEET_MOST = 8000,              /* texts of one worksheet */
    SHEET_MOST_BYTES = 1024 * 1024, /* of its texts, about */
};

/* Appends the worksheet, with what to do with it as remarks in the words of WORDS. It is never
 * larger than can be read back when it is full; how many of the items went in. */
size_t sheet_write(const struct work *work, const struct catalog *words, struct str *out);

struct sheet_line {
    const char *path, *source, *now; /* NOW: NULL when it was left out */
    const char *translation;         /* newlines at its end taken off; NULL: not filled in */
    struct place place;              /* of the translation */
};

struct sheet {
    const char *tag;
    const struct sheet_line *line;
    size_t count;
};

/* Reads the worksheet PATH, all in ARENA. False with diagnostics, which have their source lines;
 * *RET_SOURCE is for more of them. */
bool sheet_read(const char *path, struct arena *arena, struct diags *diags,
                struct source *ret_source, struct sheet *ret_sheet)
    __attribute__((warn_unused_result));

#endif
