/* SPDX-License-Identifier: MIT */
/* Whether the best option of the `choose` tasks of a pack can be guessed: by its place, since these
 * options are not shuffled, or by its length.
 *
 * Looked at are the tasks of kind `choose` that have one best option. The measure is that of the
 * test's proof (proof/quiz_proof.h): hits above what chance would give, in standard deviations of
 * the hits if chance had chosen the best options, each of n with 1/n. For one place, chance alone
 * gets beyond CHOOSE_MOST_LEAN about once in 500 packs; a few tasks (fewer than CHOOSE_LEAST_TASKS
 * that can show it) prove nothing. Visibly the longest is an option with a tenth more characters
 * than any other of its task, markup left out, as in the test. Pure. Linear in the tasks. Floor:
 * proof. */
#ifndef PROOF_CHOOSE_LEAN_H
#define PROOF_CHOOSE_LEAN_H

#include "base/diag.h"
#include "model/pack.h"

#define CHOOSE_MOST_LEAN 3.0

enum { CHOOSE_LEAST_TASKS = 6 };

/* Adds for PACK, which must have loaded without an error: ANSWER_PLACE for each place from the
 * front or else ANSWER_LAST, and ANSWER_LONGEST for each language. Each stands at the first task
 * that is a hit. */
void choose_lean_check(const struct pack *pack, struct diags *diags);

#endif
