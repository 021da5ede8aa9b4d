/* SPDX-License-Identifier: MIT */
/* The plan for the week outside the screen: text and Markdown. Floor: report. */
#ifndef REPORT_PLAN_H
#define REPORT_PLAN_H

#include "base/str.h"
#include "engine/state.h"
#include "model/catalog.h"

enum plan_format { PLAN_TEXT, PLAN_MARKDOWN };

struct plan_about {
    const struct state *state; /* a plan was made: state_planned */
    struct text_wish wish;
    const struct catalog *words;
    int columns; /* of text lines; 0 = 78 */
};

/* Appends the plan: the day and the action, the step it was met in, and that it is the player's to
 * move. Markdown takes along the words met on the way, too, as a table of term and gloss.
 *
 * Words: the keys `plan.*`, `week.title`, `week.plan`, `day.*`, `met.title`. */
void plan_write(const struct plan_about *about, enum plan_format format, struct str *out);

#endif
