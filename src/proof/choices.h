/* SPDX-License-Identifier: MIT */
/* What is odd about the choices of single tasks: read by the names of their fields, and tried out
 * by the kinds' own samples and scores, so that no kind has to be known here but for exceptions.
 * Pure. Floor: proof. */
#ifndef PROOF_CHOICES_H
#define PROOF_CHOICES_H

#include "base/diag.h"
#include "model/pack.h"

/* Adds for TASK, which has a kind and a whole body:
 * FEEDBACK_MISSING: one of a list has no feedback, though others have it. Where the player gets the
 *   feedback of one choice alone (`choose`, `scale`) each lack counts; elsewhere only where more
 *   than half of the list have it.
 * CHOICE_TWICE: two of a list read the same in one language. Parts of a text and endings may.
 * ANSWERS_ALIKE: the worst answer earns as much as the best.
 * ANSWER_ALL: the best answer to a question with boxes to tick is all of them. */
void choices_check_task(const struct task *task, struct diags *diags);

/* CHOICE_TWICE for the options of a test's questions. */
void choices_check_quiz(const struct quiz *quiz, struct diags *diags);

#endif
