/* SPDX-License-Identifier: MIT */
/* What the plan for the week is told with. Pure. Floor: engine. */
#ifndef ENGINE_WEEK_H
#define ENGINE_WEEK_H

#include "engine/state.h"

/* The message key of a day's name, 0 = Monday: `day.monday`, … */
const char *week_day_key(int day);

/* Something that the player was asked twice (kind->measure) and answered both times. */
struct week_measure {
    int stage, task; /* where it was asked last */
    int before, now; /* choices of that task: the first answer known, and the latest one */
};

/* All there are, in the pack's order. Fills at most MOST; returns how many there are. */
int week_measures(const struct state *state, int most, struct week_measure *ret_measure);

#endif
