/* SPDX-License-Identifier: MIT */
/* Whether every word of a pack can be shown in one piece. Floor: proof. */
#ifndef PROOF_WORD_FIT_H
#define PROOF_WORD_FIT_H

#include "base/diag.h"
#include "proof/texts.h"

enum { WORD_FIT_COLUMNS = 32 /* what a line of an indented list has in the smallest window */ };

/* Adds WORD_LONG for the first word of each string that is wider, without a blank, hyphen, dash or
 * slash where it could be parted. Needs a UTF-8 LC_CTYPE. */
void word_fit_check(const struct proof_texts *texts, struct diags *diags);

#endif
