/* SPDX-License-Identifier: MIT */
/* Whether what a pack asks can be read at a glance: every question, scene and summary in an
 * ordinary window, 80 columns by 24 rows, without scrolling. Floor: proof. */
#ifndef PROOF_FIT_H
#define PROOF_FIT_H

#include "base/diag.h"
#include "model/catalog.h"
#include "model/pack.h"

/* Lays out every such page of PACK in each of the COUNT languages that the pack promises, and adds
 * the warning TEXT_OVERFLOW for each that is too long. Ways through tasks that go turn by turn are
 * the best and the worst there are. Feedback is left out: it stands below what it is about and is
 * scrolled. Needs a UTF-8 LC_CTYPE. */
void fit_check(const struct pack *pack, const struct catalog *const *language, int count,
               struct diags *diags);

#endif
