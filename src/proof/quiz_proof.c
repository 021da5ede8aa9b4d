/* SPDX-License-Identifier: MIT */
/* Walking through all sheets and drawing them are two ways to feed one tally. The sheet with the
 * greatest lead of each type is kept; so most types have their witness already, and only those that
 * never came out need a search. */
#include "proof/quiz_proof.h"

#include <math.h>
#include <string.h>

#include "proof/quiz_draw.h"
#include "proof/quiz_lean.h"

/* See engine/quiz.c. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

#define PROOF_SEED UINT64_C(0x61736b656c656574)

struct tally {
    const struct quiz_table *table;
    long sheets, none, blend, strong, balanced;
    long type[PACK_MOST_ARCHETYPES];
    double lead[PACK_MOST_ARCHETYPES]; /* the greatest seen of each */
    int best[PACK_MOST_ARCHETYPES][PACK_MOST_QUESTIONS];
    int option[PACK_MOST_QUESTIONS]; /* the sheet of now */
};

static void tally_sheet(struct tally *tally, const struct quiz_sums *sums)
{
    struct quiz_verdict verdict;
    quiz_table_judge(tally->table, sums, &verdict);
    tally->sheets++;
    tally->blend += quiz_table_is_blend(tally->table, &verdict);
    switch (quiz_table_strength(&verdict, tally->table->quiz->tie)) {
    case STRENGTH_NONE: tally->none++; return;
    case STRENGTH_BLEND: break;
    case STRENGTH_BALANCED: tally->balanced++; break;
    case STRENGTH_STRONG: tally->strong++; break;
    }
    if (tally->type[verdict.type]++ == 0 || verdict.lead > tally->lead[verdict.type]) {
        tally->lead[verdict.type] = verdict.lead;
        memcpy(tally->best[verdict.type], tally->option,
               (size_t)tally->table->questions * sizeof *tally->option);
    }
}

/* All sheets that go on from the questions before QUESTION, whose sums are SUMS. As deep as there
 * are questions, of which there are few when all sheets can be walked through. */
static void tally_all(struct tally *tally, int question, const struct quiz_sums *sums)
{
    if (question == tally->table->questions) {
        tally_sheet(tally, sums);
        return;
    }
    for (int o = 0; o < tally->table->options[question]; o++) {
        struct quiz_sums next = *sums;
        tally->option[question] = o;
        quiz_table_add(tally->table, question, o, &next);
        tally_all(tally, question + 1, &next);
    }
}

static void tally_random(struct tally *tally)
{
    const struct quiz_table *table = tally->table;
    struct quiz_draw draw = {.state = PROOF_SEED};
    for (long i = 0; i < QUIZ_PROOF_SHEETS; i++) {
        struct quiz_sums sums = {{0}};
        for (int q = 0; q < table->questions; q++) {
            tally->option[q] = quiz_draw(&draw, table->options[q]);
            quiz_table_add(table, q, tally->option[q], &sums);
        }
        tally_sheet(tally, &sums);
    }
}

/* Whether there are few enough sheets to look at each. */
static bool proof_is_small(const struct quiz_table *table)
{
    long sheets = 1;
    for (int q = 0; q < table->questions && sheets <= QUIZ_PROOF_SHEETS; q++)
        sheets *= table->options[q];
    return sheets <= QUIZ_PROOF_SHEETS;
}

static void proof_type(const struct tally *tally, int at, bool exact, struct proof_type *type)
{
    struct quiz_witness witness;
    type->share = (double)tally->type[at] / (double)tally->sheets;
    if (tally->type[at] > 0)
        quiz_reach_climb(tally->table, at, tally->best[at], &witness);
    else
        quiz_reach_find(tally->table, at, &witness);
    if (exact && tally->type[at] == 0)
        witness.reach = QUIZ_IMPOSSIBLE;
    type->reach = witness.reach;
    type->score = witness.score;
    type->margin = witness.margin;
    type->other = witness.other;
    quiz_table_reply(tally->table, witness.option, type->reply);
}

static void proof_form(const struct pack *pack, const int *question, int count,
                       struct proof_form *form)
{
    struct quiz_table table;
    struct tally tally;
    const struct quiz_sums nothing = {{0}};
    quiz_table_init(&table, pack->quiz, question, count);
    memset(&tally, 0, sizeof tally);
    tally.table = &table;
    form->questions = count;
    form->exact = proof_is_small(&table);
    if (form->exact)
        tally_all(&tally, 0, &nothing);
    else
        tally_random(&tally);
    form->sheets = tally.sheets;
    form->none = (double)tally.none / (double)tally.sheets;
    form->blend = (double)tally.blend / (double)tally.sheets;
    form->strong = (double)tally.strong / (double)tally.sheets;
    form->balanced = (double)tally.balanced / (double)tally.sheets;
    for (int a = 0; a < table.types; a++)
        proof_type(&tally, a, form->exact, &form->type[a]);
    for (int t = 0; t < table.traits; t++)
        form->trait[t] = (struct proof_trait){.moved = table.moved[t],
                                              .least = table.least[t],
                                              .most = table.least[t] + table.range[t]};
    quiz_lean_positions(&table, form);
    quiz_lean_lengths(&table, pack, form);
}

static void proof_alike(const struct quiz *quiz, struct quiz_proof *proof)
{
    struct quiz_table table;
    quiz_table_init(&table, quiz, NULL, 0);
    for (int a = 0; a < table.types; a++) {
        for (int b = 0; b < table.types; b++) {
            double both = 0;
            for (int t = 0; t < table.traits; t++)
                both += table.profile[a][t] * table.profile[b][t];
            const double scale = sqrt(table.square[a] * table.square[b]);
            proof->alike[a][b] = scale > 0 ? both / scale : 0;
        }
    }
}

void quiz_prove(const struct pack *pack, struct quiz_proof *ret_proof)
{
    const struct quiz *quiz = pack->quiz;
    int all[PACK_MOST_QUESTIONS] = {0}, some[PACK_MOST_QUESTIONS], count = 0;
    memset(ret_proof, 0, sizeof *ret_proof);
    ret_proof->quiz = quiz;
    for (int q = 0; q < (int)quiz->questions_count; q++) {
        all[q] = q;
        if (quiz->questions[q].in_short)
            some[count++] = q;
    }
    proof_form(pack, all, (int)quiz->questions_count, &ret_proof->form[ret_proof->forms++]);
    if (count > 0 && count < (int)quiz->questions_count)
        proof_form(pack, some, count, &ret_proof->form[ret_proof->forms++]);
    proof_alike(quiz, ret_proof);
}
