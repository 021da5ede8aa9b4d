/* SPDX-License-Identifier: MIT */
/* The networker test's result outside the screen: text, Markdown and JSON. Floor: report. */
#ifndef REPORT_RESULT_H
#define REPORT_RESULT_H

#include <stdbool.h>

#include "base/str.h"
#include "engine/quiz.h"
#include "model/catalog.h"

enum result_format { RESULT_TEXT, RESULT_MARKDOWN, RESULT_JSON };

struct result_about {
    const struct quiz *quiz;
    const int *reply; /* one per question */
    int sure;         /* confidence option or negative */
    struct text_wish wish;
    const struct catalog *words;
    int columns; /* of text lines; 0 = 78 */
    bool ascii;
};

/* Appends the result. Text and Markdown: type and what it is good at, all traits with words (in
 * text as bars, too), all types with their scores unless there is no direction, the decisive
 * answers in the player's own words and what would have changed the main type, the next step, the
 * small print. Several blended types are told as sides of one person, in the file's order. JSON:
 * one object on one line with `type` (id or null), `blend`, `strength`, `lead`, `traits`, `scores`,
 * `decisive`, `answers` (numbers as in --answers, 0 = skipped), figures with 17 significant digits.
 *
 * Text needs a UTF-8 LC_CTYPE to keep its columns. Words: the keys `result.*`, `strength.*`,
 * `trait.*`, which the screen of the result shares. */
void result_write(const struct result_about *about, enum result_format format, struct str *out);

/* The words for a trait's value: key `trait.low`, `trait.middle` or `trait.high` (below 1.5, up
 * to 2.5, above). */
const char *result_trait_word(const struct catalog *words, double value);

#endif
