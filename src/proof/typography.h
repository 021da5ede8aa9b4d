/* SPDX-License-Identifier: MIT */
/* Slips of the pen in the texts of a pack: signs that are typed now so, now otherwise, blanks too
 * many, a full stop that is missing where all sisters have one. Each language by itself.
 *
 * What is looked at is the text as loaded, with its marks; line breaks that YAML folds are blanks
 * by then. Pure. Linear in the texts. Floor: proof. */
#ifndef PROOF_TYPOGRAPHY_H
#define PROOF_TYPOGRAPHY_H

#include "base/diag.h"
#include "proof/texts.h"

enum {
    /* STOP_MISSING: so many sisters at least, and one of so many at most may lack its full stop
     * (but one always): more are a way of writing. */
    TYPOGRAPHY_SISTERS = 3,
    TYPOGRAPHY_FEW = 10,
};

/* Adds BLANK_TWICE, BLANK_BEFORE (not in French, which puts blanks before some signs), DASH_HYPHEN
 * and STOP_MISSING (not of the parts of a longer text) at each text; and SIGNS_MIXED once for each
 * language and pair of signs (straight and curly quotation marks, straight and curly apostrophes,
 * three dots and the one sign for them), at the first text with the sign that is seldom. TEXTS
 * changes its order among sisters. */
void typography_check(struct proof_texts *texts, struct diags *diags);

#endif
