/* SPDX-License-Identifier: MIT */
/* Three sorts of rules. What is said of a text alone holds for broken packs as well, so that all is
 * told in one run. What is said of tasks needs tasks without a mistake, since only their kinds know
 * them; and what is said of the pack as a whole needs all of it. */
#include "proof/pack_proof.h"

#include <string.h>

#include "content/load.h"
#include "content/source.h"
#include "proof/choices.h"
#include "proof/choose_lean.h"
#include "proof/fit.h"
#include "proof/glossary_use.h"
#include "proof/languages.h"
#include "proof/pack_files.h"
#include "proof/quiz_rules.h"
#include "proof/talks.h"
#include "proof/texts.h"
#include "proof/typography.h"
#include "proof/word_fit.h"

/* The loader gives its own diagnostics their source lines and forgets the files; for those that
 * came later the files are read again, each once: DIAGS are sorted. */
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

/* Whether pack.yaml itself has an error: then it may name files that could not be read. */
static bool proof_head_is_whole(const struct pack *pack, const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->item[i];
        if (diag_code_severity(diag->code) == DIAG_ERROR && diag->place.file &&
            strcmp(diag->place.file, pack->place.file) == 0)
            return false;
    }
    return true;
}

static void proof_tasks(const struct pack *pack, struct diags *diags)
{
    for (size_t s = 0; s < pack->stages_count; s++) {
        for (size_t t = 0; t < pack->stages[s].tasks_count; t++) {
            choices_check_task(&pack->stages[s].tasks[t], diags);
            talks_check_task(&pack->stages[s].tasks[t], diags);
        }
    }
    if (pack->quiz)
        choices_check_quiz(pack->quiz, diags);
}

const struct pack *pack_prove(const char *directory, const struct catalog *const *language,
                              int count, struct arena *arena, struct diags *diags,
                              const struct quiz_proof **ret_proof)
{
    const struct pack *pack = pack_load(directory, arena, diags);
    struct arena scratch = {0};
    struct proof_texts texts;
    *ret_proof = NULL;
    if (!pack)
        return NULL;
    const bool whole = diags_errors(diags) == 0;
    texts_gather(pack, &scratch, &texts);
    if (whole) {
        proof_tasks(pack, diags);
        choose_lean_check(pack, diags);
        pack_groups_check(pack, diags);
        glossary_use_check(pack, &texts, diags);
        fit_check(pack, language, count, diags);
    }
    if (whole && pack->quiz) {
        struct quiz_proof *proof = arena_alloc(arena, sizeof *proof);
        quiz_prove(pack, proof);
        quiz_rules_check(proof, diags);
        *ret_proof = proof;
    }
    if (proof_head_is_whole(pack, diags))
        pack_files_check(pack, diags);
    word_fit_check(&texts, diags);
    languages_check(&texts, diags);
    typography_check(&texts, diags);
    diags_sort(diags);
    proof_sources(diags);
    arena_release(&scratch);
    return pack;
}
