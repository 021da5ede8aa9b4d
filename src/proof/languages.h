/* SPDX-License-Identifier: MIT */
/* Whether the languages of a text belong together: the same marks in each, and each in its own
 * language. Pure. Linear in the texts. Floor: proof. */
#ifndef PROOF_LANGUAGES_H
#define PROOF_LANGUAGES_H

#include "base/diag.h"
#include "proof/texts.h"

/* LANGUAGE_SAME, of two languages with different first subtags: a sentence, which does not stay as
 * it is, has so many words, one of them a small one of a known language (proof/language_guess.h);
 * or so many that it can be no name. */
enum { LANGUAGES_SAME_WORDS = 4, LANGUAGES_MANY_WORDS = 8 };

/* Adds MARKS_DIFFER (the number of glossary words or of stressed words is not that of the text's
 * first language), LANGUAGE_SAME and LANGUAGE_WRONG (proof/language_guess.h). The last two leave
 * out the optional tasks, whose Finnish is to be learnt, and texts with gaps. */
void languages_check(const struct proof_texts *texts, struct diags *diags);

#endif
