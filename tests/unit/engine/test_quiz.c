/* SPDX-License-Identifier: MIT */
/* The test's rules one by one, on sheets small enough to work out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "engine/quiz.h"
#include "engine/rng.h"
#include "support/engine/make_quiz.h"

enum { TRAITS = 3, MOST_OPTIONS = 3 };

/* A whole test as tables: question q's option o gives points[q][o][t]. */
struct case_quiz {
    int types, questions;
    double profile[4][TRAITS];
    int points[4][MOST_OPTIONS][TRAITS];
    double tie;
};

static struct quiz *quiz_of(struct arena *arena, const struct case_quiz *from)
{
    const struct make_wish wish = {.traits = TRAITS,
                                   .archetypes = from->types,
                                   .questions = from->questions,
                                   .options = MOST_OPTIONS,
                                   .tie = from->tie,
                                   .confidence = true};
    uint64_t random = 1;
    struct quiz *quiz = make_quiz(&wish, &random, arena);
    for (int a = 0; a < from->types; a++)
        memcpy(quiz->archetypes[a].value, from->profile[a], sizeof from->profile[a]);
    for (int q = 0; q < from->questions; q++) {
        for (int o = 0; o < MOST_OPTIONS; o++) {
            struct quiz_option *option = &quiz->questions[q].options[o];
            option->traits_count = TRAITS;
            for (int t = 0; t < TRAITS; t++)
                option->traits[t] =
                    (struct field_number){.value = from->points[q][o][t], .index = t};
        }
    }
    return quiz;
}

static void assert_close(double a, double b)
{
    if (!(fabs(a - b) <= 1e-9))
        fail_msg("%.17g is not %.17g", a, b);
}

/* Each option of each question speaks for one trait. */
static const struct case_quiz plain = {
    .types = 3,
    .questions = 4,
    .profile = {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}},
    .points = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
               {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
               {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
               {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    .tie = 0.05,
};

static void test_a_clear_type(void **state)
{
    struct arena arena = {0};
    const struct quiz *quiz = quiz_of(&arena, &plain);
    const int reply[] = {1, 1, 1, 1};
    struct quiz_result result;
    (void)state;
    quiz_result(quiz, reply, &result);
    assert_int_equal(result.type, 1);
    assert_int_equal(result.strength, STRENGTH_STRONG);
    assert_int_equal(result.blends, 1);
    assert_int_equal(result.blend[0], 1);
    assert_int_equal(result.answered, 4);
    assert_close(result.value[0], 0);
    assert_close(result.value[1], 4);
    assert_close(result.score[1], 1);
    assert_close(result.score[0], -0.5);
    assert_close(result.lead, 1.5);
    /* Leaving any one out changes nothing: ties, in the questions' order. */
    assert_int_equal(result.decisives, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(result.decisive[i], i);
    arena_release(&arena);
}

static void assert_no_direction(const struct quiz *quiz, const int *reply, int answered)
{
    int type = 7;
    struct quiz_result result;
    quiz_result(quiz, reply, &result);
    assert_int_equal(result.type, -1);
    assert_int_equal(result.strength, STRENGTH_NONE);
    assert_int_equal(result.blends, 0);
    assert_int_equal(result.decisives, 0);
    assert_int_equal(result.answered, answered);
    assert_true(result.lead == 0);
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        assert_true(result.score[a] == 0);
    assert_int_equal(quiz_turning_option(quiz, reply, 0, &type), -1);
    assert_int_equal(type, 7);
}

static void test_no_direction(void **state)
{
    struct arena arena = {0};
    struct case_quiz three = plain;
    static const int equal[] = {0, 1, 2}, skipped[] = {-1, -1, -1}, none[] = {-2, -2, -2},
                     beyond[] = {3, 99, -5};
    struct quiz_result result;
    (void)state;
    three.questions = 3;
    const struct quiz *quiz = quiz_of(&arena, &three);
    assert_no_direction(quiz, equal, 3);
    assert_no_direction(quiz, skipped, 0);
    assert_no_direction(quiz, none, 0);
    assert_no_direction(quiz, beyond, 0);
    /* What nothing can move stands in the middle. */
    quiz_result(quiz, skipped, &result);
    for (int t = 0; t < TRAITS; t++)
        assert_close(result.value[t], 2);
    arena_release(&arena);
}

static void test_one_question(void **state)
{
    struct arena arena = {0};
    struct case_quiz one = plain;
    const int reply[] = {2};
    struct quiz_result result;
    (void)state;
    one.questions = 1;
    const struct quiz *quiz = quiz_of(&arena, &one);
    quiz_result(quiz, reply, &result);
    assert_int_equal(result.type, 2);
    assert_int_equal(result.decisives, 1);
    assert_int_equal(result.decisive[0], 0);
    arena_release(&arena);
}

/* Points below nothing, and a trait that cannot move. */
static void test_negative_points_and_still_traits(void **state)
{
    static const struct case_quiz reversed = {
        .types = 2,
        .questions = 2,
        .profile = {{4, 0, 0}, {0, 4, 2}},
        .points = {{{-3, 1, 5}, {1, -1, 5}, {0, 0, 5}}, {{-1, 2, 0}, {0, 0, 0}, {-2, -2, 0}}},
        .tie = 0.05,
    };
    struct arena arena = {0};
    const struct quiz *quiz = quiz_of(&arena, &reversed);
    const int reply[] = {0, 1};
    struct quiz_result result;
    (void)state;
    quiz_result(quiz, reply, &result);
    assert_close(result.value[0], 4.0 * (-3 + 5) / 6); /* -5 .. 1 */
    assert_close(result.value[1], 4.0 * (1 + 3) / 6);  /* -3 .. 3 */
    assert_close(result.value[2], 2);                  /* 5 of 5 .. 5 */
    arena_release(&arena);
}

/* An option that does not name a trait offers it 0. */
static void test_what_is_not_named_is_nothing(void **state)
{
    struct arena arena = {0};
    struct quiz *quiz = quiz_of(&arena, &plain);
    int reply[] = {0, -1, -1, -1};
    struct quiz_result result;
    (void)state;
    for (int o = 0; o < 2; o++)
        quiz->questions[0].options[o].traits_count = 0;
    quiz->questions[0].options[2].traits[2].value = -2;
    quiz_result(quiz, reply, &result);
    assert_close(result.value[2], 4); /* 0 of -2 .. 0 */
    reply[0] = 2;
    quiz_result(quiz, reply, &result);
    assert_close(result.value[2], 0);
    arena_release(&arena);
}

/* Three types that tie on paper, though rounding sets them apart: the file's order. */
static void test_exact_ties_of_three(void **state)
{
    static const double tie[] = {0, 0.05};
    struct case_quiz same = plain;
    (void)state;
    same.types = 4;
    memcpy(same.profile, (double[4][TRAITS]){{0, 4, 3}, {3, 0, 1}, {3, 1, 0}, {3, 1, 0}},
           sizeof same.profile);
    for (size_t i = 0; i < 2; i++) {
        struct arena arena = {0};
        const int reply[] = {0, 0, 1, 2};
        int order[PACK_MOST_ARCHETYPES];
        struct quiz_result result;
        same.tie = tie[i];
        const struct quiz *quiz = quiz_of(&arena, &same);
        quiz_result(quiz, reply, &result);
        assert_int_equal(result.type, 1);
        assert_int_equal(result.strength, STRENGTH_BLEND);
        assert_int_equal(result.blends, 3);
        for (int a = 0; a < 3; a++)
            assert_int_equal(result.blend[a], a + 1);
        assert_close(result.lead, 0);
        assert_true(result.lead >= 0);
        quiz_ranking(quiz, &result, order);
        for (int a = 0; a < 3; a++)
            assert_int_equal(order[a], a + 1);
        assert_int_equal(order[3], 0);
        arena_release(&arena);
    }
}

/* Strength by the lead: two types, the second's profile turned away step by step. */
static void test_strength_follows_the_lead(void **state)
{
    struct arena arena = {0};
    struct case_quiz two = plain;
    const int reply[] = {0, 0, 0, 1};
    int seen[STRENGTH_STRONG + 1] = {0};
    (void)state;
    two.types = 2;
    struct quiz *quiz = quiz_of(&arena, &two);
    for (int i = 0; i <= 400; i++) {
        struct quiz_result result;
        quiz->archetypes[1].value[0] = 4 - 0.01 * i;
        quiz->archetypes[1].value[1] = 0.01 * i;
        quiz->archetypes[1].value[2] = 0;
        quiz_result(quiz, reply, &result);
        seen[result.strength]++;
        assert_int_equal(result.strength, result.lead >= 0.2   ? STRENGTH_STRONG
                                          : result.lead > 0.05 ? STRENGTH_BALANCED
                                                               : STRENGTH_BLEND);
        assert_int_equal(result.blends, result.lead > 0.05 ? 1 : 2);
    }
    assert_int_equal(seen[STRENGTH_NONE], 0);
    for (int i = STRENGTH_BLEND; i <= STRENGTH_STRONG; i++)
        assert_true(seen[i] > 0);
    arena_release(&arena);
}

static void test_a_blend_is_told_in_the_files_order(void **state)
{
    struct arena arena = {0};
    struct case_quiz near = plain;
    const int reply[] = {0, 0, 1, 1};
    struct quiz_result result;
    (void)state;
    near.types = 2;
    memcpy(near.profile, (double[4][TRAITS]){{4, 3, 0}, {4, 4, 0}}, sizeof near.profile);
    quiz_result(quiz_of(&arena, &near), reply, &result);
    assert_int_equal(result.type, 1);
    assert_int_equal(result.blends, 2);
    assert_int_equal(result.blend[0], 0);
    assert_int_equal(result.blend[1], 1);
    assert_true(result.lead > 0 && result.lead <= 0.05);
    arena_release(&arena);
}

static void test_decisive(void **state)
{
    struct arena arena = {0};
    const struct quiz *quiz = quiz_of(&arena, &plain);
    struct quiz_result result;
    (void)state;
    /* Two for the first type, one each for the others: its two decide, then the order. */
    const int reply[] = {1, 0, 2, 0};
    quiz_result(quiz, reply, &result);
    assert_int_equal(result.type, 0);
    assert_int_equal(result.decisives, 3);
    assert_int_equal(result.decisive[0], 1);
    assert_int_equal(result.decisive[1], 3);
    assert_int_equal(result.decisive[2], 0);
    /* A skipped one is never among them. */
    const int skipping[] = {-1, 0, 2, 0};
    quiz_result(quiz, skipping, &result);
    assert_int_equal(result.decisives, 3);
    for (int i = 0; i < 3; i++)
        assert_int_not_equal(result.decisive[i], 0);
    const int two[] = {-1, 0, -1, 1};
    quiz_result(quiz, two, &result);
    assert_int_equal(result.decisives, 2);
    arena_release(&arena);
}

static void test_turning_option(void **state)
{
    struct arena arena = {0};
    const struct quiz *quiz = quiz_of(&arena, &plain);
    const int close_call[] = {0, 0, 1, 2}, sure[] = {0, 0, 0, 0};
    int type = -5;
    (void)state;
    /* 0 0 1 2 -> 1 0 1 2: the second type. */
    assert_int_equal(quiz_turning_option(quiz, close_call, 0, &type), 1);
    assert_int_equal(type, 1);
    type = -5;
    assert_int_equal(quiz_turning_option(quiz, sure, 0, &type), -1);
    assert_int_equal(type, -5);
    /* A question that was skipped can turn it too. */
    const int skipped[] = {0, 1, 0, -1};
    assert_int_equal(quiz_turning_option(quiz, skipped, 3, &type), -1);
    const int skipped_two[] = {1, 2, 2, -1};
    assert_int_equal(quiz_turning_option(quiz, skipped_two, 3, &type), 1);
    assert_int_equal(type, 1);
    /* A type that shares the result already is none to turn to. */
    const int shared[] = {0, 1, -1, -1};
    assert_int_equal(quiz_turning_option(quiz, shared, 3, &type), -1);
    arena_release(&arena);
}

static void test_size(void **state)
{
    struct arena arena = {0};
    struct quiz *quiz = quiz_of(&arena, &plain);
    (void)state;
    assert_int_equal(quiz_size(quiz, 0), SIZE_SMALL);
    assert_int_equal(quiz_size(quiz, 2), SIZE_LARGE);
    assert_int_equal(quiz_size(quiz, 3), SIZE_MIDDLE);
    assert_int_equal(quiz_size(quiz, REPLY_SKIPPED), SIZE_MIDDLE);
    assert_int_equal(quiz_size(quiz, REPLY_NONE), SIZE_MIDDLE);
    quiz->confidence = NULL;
    assert_int_equal(quiz_size(quiz, 0), SIZE_MIDDLE);
    arena_release(&arena);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(strength_name(STRENGTH_NONE), "none");
    assert_string_equal(strength_name(STRENGTH_BLEND), "blend");
    assert_string_equal(strength_name(STRENGTH_BALANCED), "balanced");
    assert_string_equal(strength_name(STRENGTH_STRONG), "strong");
}

static void test_forms(void **state)
{
    struct arena arena = {0};
    struct quiz *quiz = quiz_of(&arena, &plain);
    (void)state;
    assert_false(quiz_has_short(quiz));
    assert_true(quiz_asks(quiz, TEST_SHORT, 0));
    assert_int_equal(quiz_questions(quiz, TEST_SHORT), 4);
    quiz->questions[1].in_short = quiz->questions[3].in_short = true;
    assert_true(quiz_has_short(quiz));
    assert_false(quiz_asks(quiz, TEST_SHORT, 0));
    assert_true(quiz_asks(quiz, TEST_SHORT, 3));
    assert_true(quiz_asks(quiz, TEST_ALL, 0));
    assert_int_equal(quiz_questions(quiz, TEST_SHORT), 2);
    assert_int_equal(quiz_questions(quiz, TEST_ALL), 4);
    assert_int_equal(quiz_number(quiz, TEST_SHORT, 3), 2);
    assert_int_equal(quiz_number(quiz, TEST_ALL, 3), 4);
    quiz->questions[0].in_short = quiz->questions[2].in_short = true;
    assert_false(quiz_has_short(quiz));
    arena_release(&arena);
}

/* Which side is told first and whose step is next; figures and words of the result stay. */
static void test_sides(void **state)
{
    static const struct quiz_result two = {.type = 2, .blends = 2, .blend = {0, 2}};
    static const struct {
        int side, nearest, first;
    } rows[] = {{SIDE_NONE, 2, 0}, {SIDE_ALL, 2, 0}, {0, 0, 0}, {2, 2, 2}, {1, 2, 0}, {99, 2, 0}};
    static const struct quiz_result none = {.type = -1};
    int told[PACK_MOST_ARCHETYPES];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(quiz_nearest(&two, rows[i].side), rows[i].nearest);
        assert_int_equal(quiz_told(&two, rows[i].side, told), 2);
        assert_int_equal(told[0], rows[i].first);
        assert_int_equal(told[1], 2 - rows[i].first);
        assert_int_equal(quiz_told(&none, rows[i].side, told), 0);
        assert_int_equal(quiz_nearest(&none, rows[i].side), -1);
    }
}

static void test_words_for_values(void **state)
{
    static const struct {
        double value;
        enum level level;
    } rows[] = {{0, LEVEL_LOW},      {1.49, LEVEL_LOW},  {1.5, LEVEL_MIDDLE},
                {2.5, LEVEL_MIDDLE}, {2.51, LEVEL_HIGH}, {4, LEVEL_HIGH}};
    static const char *const keys[LEVELS] = {"trait.low", "trait.middle", "trait.high"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(quiz_level(rows[i].value), rows[i].level);
        assert_string_equal(quiz_trait_key(rows[i].value), keys[rows[i].level]);
    }
    assert_true(quiz_moved(1, 1.5));
    assert_true(quiz_moved(1.5, 1));
    assert_true(quiz_moved(0.1 + 0.2, 0.8)); /* half a point on paper */
    assert_false(quiz_moved(1, 1.49));
    assert_false(quiz_moved(2, 2));
}

/* The largest test there may be, and what holds of every result. */
static void test_the_largest_and_many_small(void **state)
{
    uint64_t random = 99;
    (void)state;
    for (int i = 0; i < 300; i++) {
        struct arena arena = {0};
        const bool largest = i == 0;
        const struct make_wish wish = {
            .traits = largest ? PACK_MOST_TRAITS : 2 + rng_below(&random, 11),
            .archetypes = largest ? PACK_MOST_ARCHETYPES : 2 + rng_below(&random, 11),
            .questions = largest ? PACK_MOST_QUESTIONS : 1 + rng_below(&random, 20),
            .options = largest ? PACK_MOST_OPTIONS : 2 + rng_below(&random, 8),
            .least = -10,
            .most = 10,
            .tie = 0.05,
        };
        const struct quiz *quiz = make_quiz(&wish, &random, &arena);
        int reply[PACK_MOST_QUESTIONS], order[PACK_MOST_ARCHETYPES];
        struct quiz_result result;
        for (size_t q = 0; q < quiz->questions_count; q++)
            reply[q] = rng_below(&random, wish.options + 1) - 1;
        quiz_result(quiz, reply, &result);
        for (int t = 0; t < wish.traits; t++)
            assert_true(result.value[t] >= 0 && result.value[t] <= 4);
        for (int a = 0; a < wish.archetypes; a++)
            assert_true(result.score[a] >= -1 && result.score[a] <= 1);
        assert_true(result.lead >= 0 && result.lead <= 2);
        quiz_ranking(quiz, &result, order);
        if (result.type >= 0)
            assert_int_equal(order[0], result.type);
        for (int a = 1; a < wish.archetypes; a++)
            assert_true(result.score[order[a]] <= result.score[order[a - 1]] + 1e-9);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clear_type),
        cmocka_unit_test(test_no_direction),
        cmocka_unit_test(test_one_question),
        cmocka_unit_test(test_negative_points_and_still_traits),
        cmocka_unit_test(test_what_is_not_named_is_nothing),
        cmocka_unit_test(test_exact_ties_of_three),
        cmocka_unit_test(test_strength_follows_the_lead),
        cmocka_unit_test(test_a_blend_is_told_in_the_files_order),
        cmocka_unit_test(test_decisive),
        cmocka_unit_test(test_turning_option),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_words_for_values),
        cmocka_unit_test(test_the_largest_and_many_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
