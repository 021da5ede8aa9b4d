/* SPDX-License-Identifier: MIT */
/* What the three formats of a result share; only for the result_*.c files of this room.
 *
 * A `struct told` is a result worked out once, with an arena for the sentences made from it.
 * Floor: report. */
#ifndef REPORT_RESULT_PARTS_H
#define REPORT_RESULT_PARTS_H

#include "base/arena.h"
#include "report/result.h"

struct told {
    const struct result_about *about;
    struct arena arena;
    struct quiz_result result;
    int order[PACK_MOST_ARCHETYPES]; /* types by falling score */
};

/* A text in the reader's language; one of the program's words. */
const char *told_text(const struct told *told, const struct text *text);
const char *told_word(const struct told *told, const char *key);

/* "You are the Gardener and the Giver", or that there is no direction. */
const char *told_title(struct told *told);

/* "a clear result"; NULL without direction, where the title says it. */
const char *told_strength(struct told *told);

/* What stands below the title besides the types' strengths; NULL = nothing. */
const char *told_opening(struct told *told);

/* How many questions were answered; NULL when all were. */
const char *told_answered(struct told *told);

/* FIGURE with DECIMALS digits, the language's decimal sign and a true minus; never "−0". */
const char *told_number(struct told *told, double figure, int decimals);

/* About decisive answer number I, in the player's own words: the answer, and what would have
 * changed the result. */
const char *told_choice(struct told *told, int i);
const char *told_turning(struct told *told, int i);

/* The next step's text; NULL without direction or when the author gave none. */
const char *told_next(struct told *told);

void result_write_text(struct told *told, struct str *out);
void result_write_markdown(struct told *told, struct str *out);
void result_write_json(const struct told *told, struct str *out);

#endif
