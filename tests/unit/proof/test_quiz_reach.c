/* SPDX-License-Identifier: MIT */
/* Sheets that reach a type, and proofs that none does, against trying all sheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "engine/rng.h"
#include "proof/quiz_reach.h"
#include "support/engine/make_quiz.h"

enum { SMALL = 150, LARGE = 25, RANDOM_SHEETS = 2000 };

static void table_of(const struct quiz *quiz, struct quiz_table *table)
{
    int all[PACK_MOST_QUESTIONS];
    for (int q = 0; q < (int)quiz->questions_count; q++)
        all[q] = q;
    quiz_table_init(table, quiz, all, (int)quiz->questions_count);
}

static bool has_shape(const struct quiz_table *table, int type)
{
    return table->square[type] > 0;
}

static bool next_sheet(const struct quiz_table *table, int *option)
{
    for (int q = 0; q < table->questions; q++) {
        if (++option[q] < table->options[q])
            return true;
        option[q] = 0;
    }
    return false;
}

/* The witness says of its sheet what the engine says. */
static void assert_true_witness(const struct quiz_table *table, int type,
                                const struct quiz_witness *witness)
{
    int reply[PACK_MOST_QUESTIONS];
    struct quiz_result result;
    quiz_table_reply(table, witness->option, reply);
    quiz_result(table->quiz, reply, &result);
    assert_int_equal(result.type == type, witness->reach == QUIZ_REACHED);
    assert_true(witness->score == result.score[type]);
    assert_int_not_equal(witness->other, type);
    assert_true(witness->margin == result.score[type] - result.score[witness->other]);
}

static void test_against_all_sheets(void **state)
{
    uint64_t random = 5;
    int reached = 0, impossible = 0;
    (void)state;
    for (int i = 0; i < SMALL; i++) {
        struct arena arena = {0};
        struct quiz_table table;
        int option[PACK_MOST_QUESTIONS] = {0};
        bool seen[PACK_MOST_ARCHETYPES] = {false};
        const struct make_wish wish = {.traits = 2 + rng_below(&random, 6),
                                       .archetypes = 2 + rng_below(&random, 9),
                                       .questions = 1 + rng_below(&random, 6),
                                       .options = 2 + rng_below(&random, 3),
                                       .least = -2,
                                       .most = 2,
                                       .still = i % 5 == 0,
                                       .tie = 0.05};
        table_of(make_quiz(&wish, &random, &arena), &table);
        do {
            struct quiz_verdict verdict;
            quiz_table_judge_sheet(&table, option, &verdict);
            if (verdict.type >= 0)
                seen[verdict.type] = true;
        } while (next_sheet(&table, option));
        for (int a = 0; a < table.types; a++) {
            struct quiz_witness witness;
            quiz_reach_find(&table, a, &witness);
            assert_true_witness(&table, a, &witness);
            assert_int_equal(witness.reach == QUIZ_REACHED, seen[a]);
            /* Without a shape of its own a type can equal others all along; then there may be no
             * proof. */
            if (has_shape(&table, a))
                assert_int_equal(witness.reach, seen[a] ? QUIZ_REACHED : QUIZ_IMPOSSIBLE);
            reached += witness.reach == QUIZ_REACHED;
            impossible += witness.reach == QUIZ_IMPOSSIBLE;
        }
        arena_release(&arena);
    }
    assert_true(reached > 100 && impossible > 100);
}

static void test_of_many_questions(void **state)
{
    uint64_t random = 6;
    (void)state;
    for (int i = 0; i < LARGE; i++) {
        struct arena arena = {0};
        struct quiz_table table;
        bool seen[PACK_MOST_ARCHETYPES] = {false};
        const struct make_wish wish = {.traits = 2 + rng_below(&random, 11),
                                       .archetypes = 2 + rng_below(&random, 11),
                                       .questions = i == 0 ? PACK_MOST_QUESTIONS : 12 + i,
                                       .options = i == 0 ? PACK_MOST_OPTIONS : 4,
                                       .least = -1,
                                       .most = 2};
        table_of(make_quiz(&wish, &random, &arena), &table);
        for (int n = 0; n < RANDOM_SHEETS; n++) {
            struct quiz_verdict verdict;
            int option[PACK_MOST_QUESTIONS];
            for (int q = 0; q < table.questions; q++)
                option[q] = rng_below(&random, table.options[q]);
            quiz_table_judge_sheet(&table, option, &verdict);
            if (verdict.type >= 0)
                seen[verdict.type] = true;
        }
        for (int a = 0; a < table.types; a++) {
            struct quiz_witness witness;
            quiz_reach_find(&table, a, &witness);
            assert_true_witness(&table, a, &witness);
            assert_true(!seen[a] || witness.reach == QUIZ_REACHED);
        }
        arena_release(&arena);
    }
}

/* Two types of the same shape: only the first can come out, however many sheets there are. */
static void test_twins(void **state)
{
    struct arena arena = {0};
    struct quiz_table table;
    struct quiz_witness witness;
    uint64_t random = 1;
    const struct make_wish wish = {
        .traits = 5, .archetypes = 4, .questions = 40, .options = 4, .least = -2, .most = 3};
    static const double shape[] = {0, 1, 2, 1, 0}, twin[] = {1, 2, 3, 2, 1};
    struct quiz *quiz = make_quiz(&wish, &random, &arena);
    (void)state;
    memcpy(quiz->archetypes[1].value, shape, sizeof shape);
    memcpy(quiz->archetypes[3].value, twin, sizeof twin);
    table_of(quiz, &table);
    quiz_reach_find(&table, 1, &witness);
    assert_int_equal(witness.reach, QUIZ_REACHED);
    quiz_reach_find(&table, 3, &witness);
    assert_int_equal(witness.reach, QUIZ_IMPOSSIBLE);
    assert_int_equal(witness.other, 1);
    assert_true(fabs(witness.margin) < 1e-9);
    arena_release(&arena);
}

/* A type that takes the same answer to all of many questions: chance does not find it. */
static void test_needle(void **state)
{
    enum { QUESTIONS = 30 };
    struct arena arena = {0};
    struct quiz_table table;
    struct quiz_witness witness;
    uint64_t random = 1;
    const struct make_wish wish = {
        .traits = 3, .archetypes = 3, .questions = QUESTIONS, .options = 3};
    static const double common[] = {3.8, 4, 2}, rare[] = {4, 4, 2}, other[] = {4, 0, 2};
    struct quiz *quiz = make_quiz(&wish, &random, &arena);
    (void)state;
    memcpy(quiz->archetypes[0].value, common, sizeof common);
    memcpy(quiz->archetypes[1].value, rare, sizeof rare);
    memcpy(quiz->archetypes[2].value, other, sizeof other);
    for (int q = 0; q < QUESTIONS; q++) {
        for (int o = 0; o < 3; o++) {
            struct quiz_option *option = &quiz->questions[q].options[o];
            option->traits_count = 2;
            option->traits[0] = (struct field_number){.value = o == 2, .index = 0};
            option->traits[1] = (struct field_number){.value = q == 0 && o > 0, .index = 1};
        }
    }
    table_of(quiz, &table);
    quiz_reach_find(&table, 1, &witness);
    assert_true_witness(&table, 1, &witness);
    assert_int_equal(witness.reach, QUIZ_REACHED);
    for (int q = 0; q < QUESTIONS; q++)
        assert_int_equal(witness.option[q], 2);
    arena_release(&arena);
}

/* A type that comes out only when some of twelve numbers add up to TARGET: no way leads there an
 * answer at a time. STEP 1: all numbers; 2: twice as much each, so that no odd target is met. */
static void assert_sum(int step, int target, enum quiz_reach wanted)
{
    enum { QUESTIONS = 13 };
    static const int amount[] = {173, 91, 402, 265, 338, 57, 219, 484, 126, 311, 448, 370};
    struct arena arena = {0};
    struct quiz_table table;
    struct quiz_witness witness;
    uint64_t random = 1;
    int all = 0, sum = 0;
    const struct make_wish wish = {
        .traits = 3, .archetypes = 4, .questions = QUESTIONS, .options = 2};
    struct quiz *quiz = make_quiz(&wish, &random, &arena);
    for (int q = 0; q < QUESTIONS; q++) {
        const bool last = q + 1 == QUESTIONS;
        all += last ? 0 : step * amount[q];
        for (int o = 0; o < 2; o++) {
            struct quiz_option *option = &quiz->questions[q].options[o];
            option->traits_count = 1;
            option->traits[0] = (struct field_number){.value = o == 0 ? 0
                                                               : last ? 1
                                                                      : step * amount[q],
                                                      .index = last};
        }
    }
    /* The player's values: the sum; 0 or 4; 2, which nothing moves. */
    const double value = 4.0 * target / all, near = 4.0 * 1.2 / all;
    for (int a = 0; a < 4; a++) {
        quiz->archetypes[a].value[0] = a == 0 ? value - near : a == 1 ? value + near : value;
        quiz->archetypes[a].value[1] = a == 2 ? 0 : 4;
        quiz->archetypes[a].value[2] = 2;
    }
    table_of(quiz, &table);
    quiz_reach_find(&table, 3, &witness);
    assert_true_witness(&table, 3, &witness);
    assert_int_equal(witness.reach, wanted);
    for (int q = 0; q + 1 < QUESTIONS; q++)
        sum += witness.option[q] * step * amount[q];
    if (wanted == QUIZ_REACHED)
        assert_int_equal(sum, target);
    arena_release(&arena);
}

static void test_sums(void **state)
{
    (void)state;
    assert_sum(1, 173 + 402 + 57 + 484 + 311 + 448, QUIZ_REACHED);
    assert_sum(1, 91 + 265 + 338, QUIZ_REACHED);
    assert_sum(2, 2 * (173 + 402 + 57 + 484) + 1, QUIZ_IMPOSSIBLE);
}

static void test_climbs(void **state)
{
    uint64_t random = 9;
    (void)state;
    for (int i = 0; i < SMALL; i++) {
        struct arena arena = {0};
        struct quiz_table table;
        struct quiz_verdict before;
        struct quiz_witness witness;
        int option[PACK_MOST_QUESTIONS];
        const struct make_wish wish = {
            .traits = 6, .archetypes = 6, .questions = 8, .options = 4, .least = -2, .most = 2};
        table_of(make_quiz(&wish, &random, &arena), &table);
        const int type = i % table.types;
        for (int q = 0; q < table.questions; q++)
            option[q] = rng_below(&random, table.options[q]);
        quiz_table_judge_sheet(&table, option, &before);
        quiz_reach_climb(&table, type, option, &witness);
        assert_true_witness(&table, type, &witness);
        assert_true(witness.margin >= quiz_table_margin(&table, &before, type) - 1e-9);
        assert_true(before.type != type || witness.reach == QUIZ_REACHED);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_all_sheets),
        cmocka_unit_test(test_of_many_questions),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_needle),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_climbs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
