/* SPDX-License-Identifier: MIT */
/* All that is checked about a pack: what the loader sees, and what it takes the game itself to see.
 * Floor: proof. */
#ifndef PROOF_PACK_PROOF_H
#define PROOF_PACK_PROOF_H

#include "model/catalog.h"
#include "proof/quiz_proof.h"

/* Loads the pack in DIRECTORY (content/load.h) and goes through its texts (proof/typography.h,
 * languages.h, word_fit.h). One without an error has its tasks looked at (choices.h, talks.h,
 * choose_lean.h, glossary_use.h), is laid out (fit.h) in those of the COUNT languages that it
 * promises, and its test proved (quiz_rules.h). Mistakes go to DIAGS, which must be empty and is
 * sorted then, each with its source line. *RET_PROOF, in ARENA like the pack: the figures of the
 * test; NULL when there is none or the loader found errors.
 *
 * NULL as pack_load. Needs a UTF-8 LC_CTYPE. */
const struct pack *pack_prove(const char *directory, const struct catalog *const *language,
                              int count, struct arena *arena, struct diags *diags,
                              const struct quiz_proof **ret_proof);

#endif
