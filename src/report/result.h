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
    const struct quiz_sitting *sitting;
    const struct quiz_sitting *first; /* an earlier one, to tell what has changed since; or NULL */
    struct text_wish wish;
    const struct catalog *words;
    int columns; /* of text lines; 0 = 78 */
    bool ascii;
};

/* Appends the result. Text and Markdown, like the screen and in its words (engine/quiz_words.h):
 * type and what it is good at, what the strength means, all traits with words and the author's
 * sentences (in text as bars, too), the decisive answers in the player's own words and what would
 * have changed the main type, all types with their scores unless there is no direction, the next
 * step, what has changed since the first sitting, the small print. Several blended types are told
 * as sides of one person, in the file's order or the tie-break's answer first. JSON: one object on
 * one line with `type` (id or null), `blend`, `strength`, `lead`, `traits`, `scores`, `decisive`,
 * `answers` (numbers as in --answers, 0 = skipped), `side` (the tie-break's answer: id, or null
 * when all are alike or nothing was asked), figures with 17 significant digits.
 *
 * Text needs a UTF-8 LC_CTYPE to keep its columns. */
void result_write(const struct result_about *about, enum result_format format, struct str *out);

#endif
