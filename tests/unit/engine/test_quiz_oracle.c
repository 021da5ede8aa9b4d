/* SPDX-License-Identifier: MIT */
/* The test's figures and words against an independent implementation in another language: 10,000
 * random sheets of made-up tests of every shape there may be, edges first. (Those of the shipped
 * test are in tests/proof.) Without python3 it is skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/rng.h"
#include "support/engine/ask_oracle.h"
#include "support/engine/make_quiz.h"

enum { ENOUGH = 10000 };

/* A kind of test, how many of them are drawn, and how many sheets each. */
struct shape_of_test {
    struct make_wish wish;
    int quizzes, sheets;
};

static const struct shape_of_test shapes[] = {
    /* The ordinary. */
    {{.traits = 7,
      .archetypes = 8,
      .questions = 14,
      .options = 5,
      .least = -2,
      .most = 2,
      .tie = 0.05},
     20,
     100},
    {{.traits = 4, .archetypes = 3, .questions = 6, .options = 3, .most = 2, .tie = 0.05}, 30, 60},
    /* The smallest: a single question, two traits, two types, two options. */
    {{.traits = 2,
      .archetypes = 2,
      .questions = 1,
      .options = 2,
      .least = -1,
      .most = 2,
      .tie = 0.05},
     40,
     8},
    {{.traits = 5,
      .archetypes = 6,
      .questions = 1,
      .options = 9,
      .least = -3,
      .most = 3,
      .tie = 0.05},
     30,
     12},
    /* The largest. */
    {{.traits = 12,
      .archetypes = 12,
      .questions = 100,
      .options = 9,
      .least = -10,
      .most = 10,
      .tie = 0.05},
     2,
     20},
    {{.traits = 12,
      .archetypes = 12,
      .questions = 40,
      .options = 4,
      .least = -3,
      .most = 3,
      .tie = 0.05},
     4,
     30},
    {{.traits = 3,
      .archetypes = 12,
      .questions = 60,
      .options = 3,
      .least = -1,
      .most = 1,
      .tie = 0.05},
     4,
     40},
    /* Points below nothing only; traits that nothing moves. */
    {{.traits = 6,
      .archetypes = 5,
      .questions = 10,
      .options = 4,
      .least = -10,
      .most = -1,
      .tie = 0.05},
     15,
     60},
    {{.traits = 5,
      .archetypes = 5,
      .questions = 8,
      .options = 3,
      .least = -2,
      .most = 2,
      .still = true,
      .tie = 0.05},
     25,
     60},
    {{.traits = 2,
      .archetypes = 4,
      .questions = 5,
      .options = 3,
      .most = 1,
      .still = true,
      .tie = 0.05},
     10,
     20},
    /* Few values there can be, so that figures meet exactly; no tie, and wide ones. */
    {{.traits = 3, .archetypes = 5, .questions = 3, .options = 2, .most = 1, .tie = 0}, 40, 20},
    {{.traits = 4,
      .archetypes = 6,
      .questions = 4,
      .options = 3,
      .least = -1,
      .most = 1,
      .tie = 0.3},
     40,
     30},
    {{.traits = 4, .archetypes = 6, .questions = 4, .options = 3, .least = -1, .most = 1, .tie = 1},
     10,
     30},
};

static void draw_shapes(struct oracle *oracle, struct arena *arena, uint64_t *random)
{
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        for (int n = 0; n < shapes[s].quizzes; n++) {
            oracle_quiz(oracle, make_quiz(&shapes[s].wish, random, arena));
            oracle_draw(oracle, shapes[s].sheets, random);
        }
    }
}

/* Every option gives the same to all traits: whatever is answered, all values are equal. */
static void draw_all_equal(struct oracle *oracle, struct arena *arena, uint64_t *random)
{
    struct quiz *quiz = make_quiz(&shapes[1].wish, random, arena);
    for (size_t q = 0; q < quiz->questions_count; q++) {
        for (size_t o = 0; o < quiz->questions[q].options_count; o++) {
            struct quiz_option *option = &quiz->questions[q].options[o];
            option->traits_count = quiz->traits_count;
            for (size_t t = 0; t < quiz->traits_count; t++)
                option->traits[t] = (struct field_number){.index = (int)t, .value = (int)o - 1};
        }
    }
    oracle_quiz(oracle, quiz);
    oracle_draw(oracle, 100, random);
}

/* Three types that are the same but for their name. */
static void draw_triplets(struct oracle *oracle, struct arena *arena, uint64_t *random)
{
    for (int n = 0; n < 10; n++) {
        struct make_wish wish = shapes[0].wish;
        wish.tie = n % 2 ? 0 : 0.05;
        struct quiz *quiz = make_quiz(&wish, random, arena);
        const int at = rng_below(random, (int)quiz->archetypes_count - 2);
        for (int i = 1; i <= 2; i++)
            memcpy(quiz->archetypes[at + i].value, quiz->archetypes[at].value,
                   sizeof quiz->archetypes[at].value);
        oracle_quiz(oracle, quiz);
        oracle_draw(oracle, 60, random);
    }
}

/* The rest up to ENOUGH, of any shape. */
static void draw_any(struct oracle *oracle, struct arena *arena, uint64_t *random)
{
    static const double ties[] = {0.05, 0, 0.3, 0.05};
    while (oracle->sheets < ENOUGH) {
        const struct make_wish wish = {
            .traits = 2 + rng_below(random, 7),
            .archetypes = 2 + rng_below(random, 8),
            .questions = 1 + rng_below(random, 14),
            .options = 2 + rng_below(random, 4),
            .least = rng_below(random, 3) == 0 ? 0 : -3,
            .most = rng_below(random, 5) == 0 ? 1 : 3,
            .still = rng_below(random, 4) == 0,
            .tie = ties[rng_below(random, 4)],
        };
        oracle_quiz(oracle, make_quiz(&wish, random, arena));
        oracle_draw(oracle, 30, random);
    }
}

static void test_agrees_with_the_oracle(void **state)
{
    struct arena arena = {0};
    struct oracle oracle;
    struct oracle_seen seen;
    uint64_t random = 20231201;
    (void)state;
    oracle_open(&oracle);
    draw_shapes(&oracle, &arena, &random);
    draw_all_equal(&oracle, &arena, &random);
    draw_triplets(&oracle, &arena, &random);
    draw_any(&oracle, &arena, &random);
    const bool asked = oracle_ask(&oracle, &seen);
    arena_release(&arena);
    if (!asked)
        skip();
    assert_true(seen.sheets >= ENOUGH);
    for (int i = 0; i <= STRENGTH_STRONG; i++)
        assert_true(seen.strength[i] > 400);
    for (int i = 0; i <= QUIZ_DECISIVE; i++)
        assert_true(seen.decisives[i] > 100);
    assert_true(seen.all_equal > 150);
    assert_true(seen.unanswered > 200);
    assert_true(seen.ties_of_three > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agrees_with_the_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
