/* SPDX-License-Identifier: MIT */
/* What was checked as one JSON document on one line; levels/README.md describes it for authors.
 *
 * {"packs": [{"folder", "errors", "warnings", "diagnostics": [...], "quiz": {...} or null}]}.
 * Shares and correlations are fractions with 17 significant digits. Keys are never left out.
 * Floor: proof. */
#ifndef PROOF_CHECK_JSON_H
#define PROOF_CHECK_JSON_H

#include "proof/quiz_proof.h"

/* Appends one pack to the document OUT, which it opens when OUT is empty: all of DIAGS, which it
 * sorts, messages in WORDS; and PROOF, NULL for none. */
void check_json_add(const char *folder, struct diags *diags, const struct diag_words *words,
                    const struct quiz_proof *proof, struct str *out);

/* Appends another document: {"codes": [{"code", "severity", "message", "hint"}]}, all there are,
 * sorted, the patterns in WORDS as they are, with %{arguments}; "hint" may be null. */
void check_json_codes(const struct diag_words *words, struct str *out);

/* Closes the document. */
void check_json_end(struct str *out);

#endif
