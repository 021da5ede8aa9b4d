/* SPDX-License-Identifier: MIT */
/* The table against the engine, bit by bit, on random sheets of random tests; and that the order in
 * which questions and options stand changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "engine/rng.h"
#include "proof/quiz_table.h"
#include "support/engine/make_quiz.h"

enum { QUIZZES = 300, SHEETS = 100 };

static const double ties[] = {0.05, 0, 0.3, 1};

static struct quiz *draw_quiz(struct arena *arena, int number, uint64_t *random)
{
    const struct make_wish wish = {
        .traits = number == 0 ? PACK_MOST_TRAITS : 2 + rng_below(random, 11),
        .archetypes = number == 0 ? PACK_MOST_ARCHETYPES : 2 + rng_below(random, 11),
        .questions = number == 0 ? PACK_MOST_QUESTIONS : 1 + rng_below(random, 14),
        .options = number == 0 ? PACK_MOST_OPTIONS : 2 + rng_below(random, 8),
        .least = number % 3 == 0 ? -10 : 0,
        .most = number % 5 == 0 ? 10 : 1,
        .still = number % 4 == 0,
        .tie = ties[number % 4],
    };
    return make_quiz(&wish, random, arena);
}

/* Every question, or some of them. */
static int draw_questions(const struct quiz *quiz, bool all, int *ret_question, uint64_t *random)
{
    int count = 0;
    for (int q = 0; q < (int)quiz->questions_count; q++) {
        if (all || rng_below(random, 2) == 0)
            ret_question[count++] = q;
    }
    return count;
}

static void draw_sheet(const struct quiz_table *table, int *ret_option, uint64_t *random)
{
    for (int q = 0; q < table->questions; q++)
        ret_option[q] = rng_below(random, table->options[q]);
}

static void assert_agree(const struct quiz_table *table, const int *option)
{
    struct quiz_verdict verdict;
    struct quiz_result result;
    int reply[PACK_MOST_QUESTIONS];
    quiz_table_judge_sheet(table, option, &verdict);
    quiz_table_reply(table, option, reply);
    quiz_result(table->quiz, reply, &result);
    assert_int_equal(result.answered, table->questions);
    assert_int_equal(verdict.type, result.type);
    assert_true(verdict.lead == result.lead);
    for (int a = 0; a < table->types; a++)
        assert_true(verdict.score[a] == result.score[a]);
    assert_int_equal(quiz_table_strength(&verdict, table->quiz->tie), result.strength);
    assert_int_equal(quiz_table_is_blend(table, &verdict), result.blends > 1);
}

static void test_agrees(void **state)
{
    uint64_t random = 7;
    long none = 0, blends = 0;
    (void)state;
    for (int i = 0; i < QUIZZES; i++) {
        struct arena arena = {0};
        struct quiz_table table;
        int question[PACK_MOST_QUESTIONS], option[PACK_MOST_QUESTIONS];
        const struct quiz *quiz = draw_quiz(&arena, i, &random);
        const int count = draw_questions(quiz, i % 2 == 0, question, &random);
        quiz_table_init(&table, quiz, question, count);
        for (int sheet = 0; sheet < SHEETS; sheet++) {
            struct quiz_verdict verdict;
            draw_sheet(&table, option, &random);
            assert_agree(&table, option);
            quiz_table_judge_sheet(&table, option, &verdict);
            none += verdict.type < 0;
            blends += quiz_table_is_blend(&table, &verdict);
        }
        arena_release(&arena);
    }
    /* Otherwise the edges were not met. */
    assert_true(none > 10);
    assert_true(blends > 1000);
}

static void test_describes(void **state)
{
    struct arena arena = {0};
    uint64_t random = 3;
    struct quiz_table table;
    const struct make_wish wish = {.traits = 2, .archetypes = 2, .questions = 3, .options = 2};
    static const int points[3][2][2] = {{{1, 0}, {-2, 0}}, {{3, 1}, {3, 0}}, {{5, 5}, {5, 5}}};
    static const int some[] = {0, 2}, all[] = {0, 1, 2};
    struct quiz *quiz = make_quiz(&wish, &random, &arena);
    (void)state;
    for (int q = 0; q < 3; q++) {
        for (int o = 0; o < 2; o++) {
            quiz->questions[q].options[o].traits_count = 2;
            for (int t = 0; t < 2; t++)
                quiz->questions[q].options[o].traits[t] =
                    (struct field_number){.value = points[q][o][t], .index = t};
        }
    }
    quiz_table_init(&table, quiz, all, 3);
    assert_int_equal(table.least[0], -2 + 3 + 5);
    assert_int_equal(table.range[0], 3);
    assert_int_equal(table.moved[0], 1);
    assert_int_equal(table.least[1], 0 + 0 + 5);
    assert_int_equal(table.range[1], 1);
    assert_int_equal(table.moved[1], 1);
    quiz_table_init(&table, quiz, some, 2);
    assert_int_equal(table.questions, 2);
    assert_int_equal(table.question[1], 2);
    assert_int_equal(table.range[1], 0);
    assert_int_equal(table.moved[1], 0);
    quiz_table_init(&table, quiz, NULL, 0);
    struct quiz_verdict verdict;
    quiz_table_judge_sheet(&table, NULL, &verdict);
    assert_int_equal(verdict.type, -1);
    arena_release(&arena);
}

static void shuffle(int *order, int count, uint64_t *random)
{
    for (int i = 0; i < count; i++)
        order[i] = i;
    for (int i = count - 1; i > 0; i--) {
        const int other = rng_below(random, i + 1), held = order[i];
        order[i] = order[other];
        order[other] = held;
    }
}

/* QUIZ with questions and options in another order, and the REPLY that means the same there. */
static struct quiz *rearrange(const struct quiz *quiz, const int *reply, int *ret_reply,
                              struct arena *arena, uint64_t *random)
{
    struct quiz *other = arena_alloc(arena, sizeof *other);
    int order[PACK_MOST_QUESTIONS], place[PACK_MOST_OPTIONS];
    *other = *quiz;
    other->questions = arena_array(arena, quiz->questions_count, sizeof *other->questions);
    shuffle(order, (int)quiz->questions_count, random);
    for (size_t q = 0; q < quiz->questions_count; q++) {
        const struct question *from = &quiz->questions[order[q]];
        struct question *to = &other->questions[q];
        *to = *from;
        to->options = arena_array(arena, from->options_count, sizeof *to->options);
        shuffle(place, (int)from->options_count, random);
        ret_reply[q] = reply[order[q]];
        for (size_t o = 0; o < from->options_count; o++) {
            to->options[o] = from->options[place[o]];
            if (place[o] == reply[order[q]])
                ret_reply[q] = (int)o;
        }
    }
    return other;
}

static void test_order_changes_nothing(void **state)
{
    uint64_t random = 11;
    (void)state;
    for (int i = 1; i < QUIZZES; i++) {
        struct arena arena = {0};
        int reply[PACK_MOST_QUESTIONS], elsewhere[PACK_MOST_QUESTIONS];
        struct quiz_result here, there;
        const struct quiz *quiz = draw_quiz(&arena, i, &random);
        for (size_t q = 0; q < quiz->questions_count; q++)
            reply[q] = rng_below(&random, (int)quiz->questions[q].options_count + 1) - 1;
        const struct quiz *other = rearrange(quiz, reply, elsewhere, &arena, &random);
        quiz_result(quiz, reply, &here);
        quiz_result(other, elsewhere, &there);
        assert_int_equal(here.type, there.type);
        assert_int_equal(here.strength, there.strength);
        assert_int_equal(here.blends, there.blends);
        assert_memory_equal(here.blend, there.blend, sizeof here.blend);
        assert_true(here.lead == there.lead);
        for (int t = 0; t < PACK_MOST_TRAITS; t++)
            assert_true(here.value[t] == there.value[t]);
        for (int a = 0; a < PACK_MOST_ARCHETYPES; a++)
            assert_true(here.score[a] == there.score[a]);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agrees),
        cmocka_unit_test(test_describes),
        cmocka_unit_test(test_order_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
