/* SPDX-License-Identifier: MIT */
/* All that is checked about a pack: what the loader sees, and what it takes the game itself to see.
 * Floor: proof. */
#ifndef PROOF_PACK_PROOF_H
#define PROOF_PACK_PROOF_H

#include "model/catalog.h"
#include "proof/quiz_proof.h"

/* Loads the pack in DIRECTORY (content/load.h); one without a mistake is laid out (proof/fit.h) in
 * those of the COUNT languages that it promises, and its test proved (proof/quiz_rules.h). Mistakes
 * go to DIAGS, which must be empty, each with its source line. *RET_PROOF, in ARENA like the pack:
 * the figures of the test; NULL when there is none or the loader found errors.
 *
 * NULL as pack_load. Needs a UTF-8 LC_CTYPE. */
const struct pack *pack_prove(const char *directory, const struct catalog *const *language,
                              int count, struct arena *arena, struct diags *diags,
                              const struct quiz_proof **ret_proof);

#endif
