/* SPDX-License-Identifier: MIT */
/* Whether the words of a glossary are used. Floor: proof. */
#ifndef PROOF_GLOSSARY_USE_H
#define PROOF_GLOSSARY_USE_H

#include "base/diag.h"
#include "proof/texts.h"

/* Adds GLOSSARY_UNUSED for each entry that no text of PACK, all of whose TEXTS are given, marks
 * with [[…]]; nothing where there are no texts but the glossary's own. */
void glossary_use_check(const struct pack *pack, const struct proof_texts *texts,
                        struct diags *diags);

#endif
