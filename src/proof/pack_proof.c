/* SPDX-License-Identifier: MIT */
#include "proof/pack_proof.h"

#include <string.h>

#include "content/load.h"
#include "content/source.h"
#include "proof/fit.h"
#include "proof/quiz_rules.h"

/* The loader gives its own diagnostics their source lines and forgets the files; for those that
 * came later the files are read again. */
static void proof_sources(struct diags *diags)
{
    struct arena arena = {0};
    struct diags unread = {0};
    const char *tried = NULL;
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->item[i];
        struct source source;
        if (diag->source || diag->place.line == 0 || !diag->place.file ||
            (tried && strcmp(tried, diag->place.file) == 0))
            continue;
        tried = diag->place.file;
        if (source_open(tried, &arena, &unread, &source))
            diag_sources(diags, tried, source.text, source.length);
        arena_reset(&arena);
    }
    diags_release(&unread);
    arena_release(&arena);
}

const struct pack *pack_prove(const char *directory, const struct catalog *const *language,
                              int count, struct arena *arena, struct diags *diags,
                              const struct quiz_proof **ret_proof)
{
    const struct pack *pack = pack_load(directory, arena, diags);
    *ret_proof = NULL;
    if (!pack || diags_errors(diags) > 0)
        return pack;
    fit_check(pack, language, count, diags);
    if (pack->quiz) {
        struct quiz_proof *proof = arena_alloc(arena, sizeof *proof);
        quiz_prove(pack, proof);
        quiz_rules_check(proof, diags);
        *ret_proof = proof;
    }
    proof_sources(diags);
    return pack;
}
