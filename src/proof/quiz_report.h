/* SPDX-License-Identifier: MIT */
/* The proof of a test as plain text: every figure, in tables. Floor: proof. */
#ifndef PROOF_QUIZ_REPORT_H
#define PROOF_QUIZ_REPORT_H

#include "model/catalog.h"
#include "proof/quiz_proof.h"

/* Appends PROOF in WORDS (keys `proof.*`), the names of types and traits for WISH. Columns are
 * aligned by width on a terminal; tables are as wide as they need to be. No marks, no colours.
 * Needs a UTF-8 LC_CTYPE. */
void quiz_report_write(const struct quiz_proof *proof, const struct catalog *words,
                       const struct text_wish *wish, struct str *out);

#endif
