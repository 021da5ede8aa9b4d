/* SPDX-License-Identifier: MIT */
/* A pack of the tests, proved with the program's own words. Floor: tests of proof. */
#ifndef SUPPORT_PROOF_PROVE_CASE_H
#define SUPPORT_PROOF_PROVE_CASE_H

#include "proof/pack_proof.h"

enum { PROVE_FI, PROVE_EN, PROVE_LANGUAGES };

struct prove_case {
    struct arena arena;
    struct diags diags;
    struct catalog catalog[PROVE_LANGUAGES];
    const struct pack *pack;
    const struct quiz_proof *proof; /* or NULL */
};

/* Proves the pack in DIRECTORY. Fails the test when the program's words cannot be read. */
void prove_case_open(struct prove_case *proved, const char *directory);

void prove_case_release(struct prove_case *proved);

/* The words of one language for diagnostics. */
struct diag_words prove_case_words(const struct prove_case *proved, int language);

/* Whether SAID is what the file GOLDEN holds; else says so. ASKELEET_REFRESH=1 writes it anew. */
bool prove_case_matches(const char *golden, const char *said, struct arena *arena);

#endif
