/* SPDX-License-Identifier: MIT */
/* The one function that advances a run. Pure: no clock, no chance, no input or output.
 * Floor: engine. */
#ifndef ENGINE_STEP_H
#define ENGINE_STEP_H

#include "engine/state.h"

/* Whether EVENT may happen in STATE: indices within the pack, the stage open (or already entered),
 * the answer valid. Does not depend on where the player is: events are absolute. */
bool step_allows(const struct state *state, const struct event *event);

/* Makes EVENT happen; it must be allowed. */
void step(struct state *state, const struct event *event);

/* The event that "go on" means where the player is: scene -> first task not answered yet (all
 * answered: the first), feedback -> next task or the end, summary -> map, opening -> first
 * question, result -> map. False where going on needs an answer (a task, a question) or a choice
 * (the map). */
bool step_go_on(const struct state *state, struct event *ret_event);

/* The event that begins the optional tasks of STAGE, at the first one not answered yet. False when
 * it has none. */
bool step_practice(const struct state *state, int stage, struct event *ret_event);

/* The event that "back" means: task -> the turn before, the previous task or the scene, feedback ->
 * its task, question -> previous question or opening, and so on. False at the map. */
bool step_back(const struct state *state, struct event *ret_event);

/* The event that "the test" means: on with the sitting that was begun and left, else the result of
 * the last one, else a new sitting. False when the pack has no test. */
bool step_test(const struct state *state, struct event *ret_event);

#endif
