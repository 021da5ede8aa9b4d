/* SPDX-License-Identifier: MIT */
/* Talks whose replies do not matter: read by the names of their fields (levels/README.md,
 * `dialogue`). What makes a talk impossible is the kind's own to refuse. Pure. Floor: proof. */
#ifndef PROOF_TALKS_H
#define PROOF_TALKS_H

#include "base/diag.h"
#include "model/pack.h"

/* Adds for TASK, if it is a talk without a mistake:
 * REPLIES_ALIKE: all replies of a node lead to the same place with the same trust.
 * NEEDS_REVERSED: with less trust than a reply needs, every way ends better than any with enough.
 */
void talks_check_task(const struct task *task, struct diags *diags);

#endif
