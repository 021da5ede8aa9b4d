/* SPDX-License-Identifier: MIT */
/* All codes of diagnostics, to look at. Floor: proof. */
#ifndef PROOF_CODE_LIST_H
#define PROOF_CODE_LIST_H

#include "base/diag.h"
#include "base/str.h"

/* All codes, sorted by name. */
void code_list_sort(enum diag_code ret_codes[DIAG_CODES]);

/* Appends a line for each: the code, its severity and its message in WORDS, in columns; a message's
 * arguments are dots. Needs a UTF-8 LC_CTYPE. */
void code_list_write(const struct diag_words *words, struct str *out);

#endif
