/* SPDX-License-Identifier: MIT */
/* Whether a catalogue of the program's words (i18n/TAG.yaml) has what the English one has: the
 * messages, the plural forms of its language, the placeholders. Floor: proof. */
#ifndef PROOF_CATALOG_PROOF_H
#define PROOF_CATALOG_PROOF_H

#include "base/diag.h"
#include "model/catalog.h"

/* Loads the catalogue PATH (content/catalog_load.h) and compares it with ENGLISH, or, when it is
 * English itself or there is no other (NULL), with nothing. Adds to DIAGS, which it sorts, each
 * with its source line: MESSAGE_MISSING once for each group of messages, at the first message there
 * is in that group; MESSAGE_SURPLUS, PLURAL_MISSING, PLURAL_UNUSED, PLACEHOLDER_MISSING,
 * PLACEHOLDER_UNKNOWN. Forms are those that whole numbers to 1,000 need; `other` may always be
 * there.
 *
 * English has the diagnostics in base/diag_codes.def: a catalogue that translates one of them is
 * held to all, English to none. */
void catalog_prove(const char *path, const struct catalog *english, struct diags *diags);

#endif
