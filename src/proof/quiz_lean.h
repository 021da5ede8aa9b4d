/* SPDX-License-Identifier: MIT */
/* The part of quiz_prove that asks where options stand and how long they are: fills `position` and
 * `length` of a form. proof/quiz_proof.h tells what the figures mean. Pure. Floor: proof. */
#ifndef PROOF_QUIZ_LEAN_H
#define PROOF_QUIZ_LEAN_H

#include "proof/quiz_proof.h"

void quiz_lean_positions(const struct quiz_table *table, struct proof_form *form);

void quiz_lean_lengths(const struct quiz_table *table, const struct pack *pack,
                       struct proof_form *form);

#endif
