/* SPDX-License-Identifier: MIT */
/* The glossary's words that the player has met on the way: those marked in the scenes of the steps
 * that were entered, in any text of the tasks that were answered, and in what is said at the end of
 * the steps that are done. A word counts in whatever language of a text it is marked. Pure; nothing
 * is remembered besides the run itself. Floor: engine. */
#ifndef ENGINE_MET_H
#define ENGINE_MET_H

#include "engine/state.h"

/* How many there are; RET_MET[i] (one for each entry of the pack's glossary) = whether entry i is
 * one of them. 0 when the pack has no glossary. */
int met_words(const struct state *state, bool *ret_met);

/* Whether there is any; cheaper than counting. */
bool met_any(const struct state *state);

/* How many can be met in all: entries that the pack's steps mark somewhere. */
int met_most(const struct pack *pack);

#endif
