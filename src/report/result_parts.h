/* SPDX-License-Identifier: MIT */
/* What the three formats of a result share; only for the result_*.c files of this room.
 *
 * A `struct told` is a result worked out once, with an arena for the sentences made from it.
 * Floor: report. */
#ifndef REPORT_RESULT_PARTS_H
#define REPORT_RESULT_PARTS_H

#include "base/arena.h"
#include "engine/quiz_words.h"
#include "report/result.h"

struct told {
    const struct result_about *about;
    struct arena arena;
    struct quiz_words words;
    int type[PACK_MOST_ARCHETYPES], types; /* the main type and its equals, as they are told */
    int order[PACK_MOST_ARCHETYPES];       /* types by falling score */
};

/* A text in the reader's language; one of the program's words. */
const char *told_text(const struct told *told, const struct text *text);
const char *told_word(const struct told *told, const char *key);

/* FIGURE with DECIMALS digits, the language's decimal sign and a true minus; never "−0". */
const char *told_number(struct told *told, double figure, int decimals);

void result_write_text(struct told *told, struct str *out);
void result_write_markdown(struct told *told, struct str *out);
void result_write_json(const struct told *told, struct str *out);

#endif
