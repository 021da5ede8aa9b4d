/* SPDX-License-Identifier: MIT */
/* Whether what a pack asks can be read at a glance: every task, scene and summary, and every
 * question of the test, in an ordinary window, 80 columns by 24 rows, without scrolling; in the
 * smallest window there is, 40 by 12, each choice whole and what comes before the choices in two
 * windows. Floor: proof. */
#ifndef PROOF_FIT_H
#define PROOF_FIT_H

#include "base/diag.h"
#include "model/catalog.h"
#include "model/pack.h"

/* Lays out every such page of PACK in each of the COUNT languages that the pack promises, and adds
 * a warning for each that is too long: TEXT_OVERFLOW; of the smallest window CHOICE_LONG and
 * QUESTION_LONG. Ways through tasks that go turn by turn are the best and the worst there are.
 * Feedback is left out: it stands below what it is about and is scrolled. Needs a UTF-8 LC_CTYPE.
 */
void fit_check(const struct pack *pack, const struct catalog *const *language, int count,
               struct diags *diags);

#endif
