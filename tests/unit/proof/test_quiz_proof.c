/* SPDX-License-Identifier: MIT */
/* The figures of a proof against counting with the engine, and on tests made to lean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <string.h>

#include "engine/rng.h"
#include "proof/quiz_proof.h"
#include "support/engine/make_quiz.h"

enum { RANDOM_SHEETS = 20000 };

static struct text text_of(struct arena *arena, const char *string)
{
    struct text_in *in = arena_alloc(arena, sizeof *in);
    *in = (struct text_in){.tag = "fi", .string = string};
    return (struct text){.in = in, .count = 1};
}

/* A pack of the language fi around a test whose options all say the same. */
static struct pack *pack_of(const struct make_wish *wish, uint64_t seed, struct arena *arena)
{
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    pack->language = "fi";
    pack->quiz = make_quiz(wish, &seed, arena);
    for (size_t q = 0; q < pack->quiz->questions_count; q++) {
        struct question *question = &pack->quiz->questions[q];
        for (size_t o = 0; o < question->options_count; o++)
            question->options[o].text = text_of(arena, "Same words");
    }
    return pack;
}

static struct quiz_proof *prove(const struct pack *pack, struct arena *arena)
{
    struct quiz_proof *proof = arena_alloc(arena, sizeof *proof);
    quiz_prove(pack, proof);
    return proof;
}

static void give(struct quiz_option *option, int trait, int points)
{
    option->traits_count = 1;
    option->traits[0] = (struct field_number){.value = points, .index = trait};
}

/* --- shares -------------------------------------------------------------------------------- */

static void count_result(const struct quiz *quiz, const int *reply, double *type, double *strength,
                         double *blends)
{
    struct quiz_result result;
    quiz_result(quiz, reply, &result);
    if (result.type >= 0)
        type[result.type]++;
    strength[result.strength]++;
    *blends += result.blends > 1;
}

static void assert_shares(const struct quiz *quiz, const struct proof_form *form,
                          const double *type, const double *strength, double blends, double sheets,
                          double within)
{
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        assert_true(fabs(form->type[a].share - type[a] / sheets) <= within);
    assert_true(fabs(form->none - strength[STRENGTH_NONE] / sheets) <= within);
    assert_true(fabs(form->balanced - strength[STRENGTH_BALANCED] / sheets) <= within);
    assert_true(fabs(form->strong - strength[STRENGTH_STRONG] / sheets) <= within);
    assert_true(fabs(form->blend - blends / sheets) <= within);
}

static void test_all_sheets(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct arena arena = {0};
        double type[PACK_MOST_ARCHETYPES] = {0}, strength[4] = {0}, blends = 0, sheets = 0;
        const struct make_wish wish = {.traits = 3,
                                       .archetypes = 4,
                                       .questions = 5,
                                       .options = 3,
                                       .least = -1,
                                       .most = 1,
                                       .tie = seed % 2 == 0 ? 0.05 : 0.3};
        struct pack *pack = pack_of(&wish, seed, &arena);
        int reply[5] = {0}, q = 0;
        do {
            count_result(pack->quiz, reply, type, strength, &blends);
            sheets++;
            for (q = 0; q < 5 && ++reply[q] == 3; q++)
                reply[q] = 0;
        } while (q < 5);
        const struct quiz_proof *proof = prove(pack, &arena);
        assert_int_equal(proof->forms, 1);
        assert_int_equal(proof->form[0].questions, 5);
        assert_true(proof->form[0].exact);
        assert_int_equal(proof->form[0].sheets, 243);
        assert_shares(pack->quiz, &proof->form[0], type, strength, blends, sheets, 1e-12);
        for (int a = 0; a < 4; a++)
            assert_int_equal(proof->form[0].type[a].reach,
                             type[a] > 0 ? QUIZ_REACHED : QUIZ_IMPOSSIBLE);
        arena_release(&arena);
    }
}

/* Twenty questions of two options are just over the limit for trying all. */
static void test_random_sheets(void **state)
{
    struct arena arena = {0};
    double type[PACK_MOST_ARCHETYPES] = {0}, strength[4] = {0}, blends = 0;
    const struct make_wish wish = {.traits = 5,
                                   .archetypes = 6,
                                   .questions = 20,
                                   .options = 2,
                                   .least = -2,
                                   .most = 2,
                                   .tie = 0.05};
    struct pack *pack = pack_of(&wish, 3, &arena);
    uint64_t random = 8;
    (void)state;
    for (int i = 0; i < RANDOM_SHEETS; i++) {
        int reply[20];
        for (int q = 0; q < 20; q++)
            reply[q] = rng_below(&random, 2);
        count_result(pack->quiz, reply, type, strength, &blends);
    }
    const struct quiz_proof *proof = prove(pack, &arena);
    assert_false(proof->form[0].exact);
    assert_int_equal(proof->form[0].sheets, QUIZ_PROOF_SHEETS);
    /* Five standard deviations of the smaller sample at most. */
    assert_shares(pack->quiz, &proof->form[0], type, strength, blends, RANDOM_SHEETS,
                  5 * 0.5 / sqrt(RANDOM_SHEETS));
    const struct quiz_proof *again = prove(pack, &arena);
    assert_memory_equal(proof, again, sizeof *proof);
    pack->quiz->questions_count = 19;
    proof = prove(pack, &arena);
    assert_true(proof->form[0].exact);
    assert_int_equal(proof->form[0].sheets, 1L << 19);
    arena_release(&arena);
}

static void assert_witnesses(const struct quiz *quiz, const struct proof_form *form)
{
    for (int a = 0; a < (int)quiz->archetypes_count; a++) {
        const struct proof_type *type = &form->type[a];
        struct quiz_result result;
        quiz_result(quiz, type->reply, &result);
        assert_int_equal(result.answered, form->questions);
        assert_int_equal(result.type == a, type->reach == QUIZ_REACHED);
        assert_true(type->share == 0 || type->reach == QUIZ_REACHED);
        assert_true(result.score[a] == type->score);
        assert_true(result.score[a] - result.score[type->other] == type->margin);
    }
}

static void test_short_form(void **state)
{
    struct arena arena = {0};
    const struct make_wish wish = {
        .traits = 4, .archetypes = 5, .questions = 9, .options = 4, .least = -1, .most = 2};
    struct pack *pack = pack_of(&wish, 12, &arena);
    (void)state;
    for (int q = 1; q < 6; q++)
        pack->quiz->questions[q].in_short = true;
    const struct quiz_proof *proof = prove(pack, &arena);
    assert_int_equal(proof->forms, 2);
    assert_int_equal(proof->form[0].questions, 9);
    assert_int_equal(proof->form[1].questions, 5);
    assert_int_equal(proof->form[1].sheets, 1024);
    for (int form = 0; form < 2; form++)
        assert_witnesses(pack->quiz, &proof->form[form]);
    assert_int_equal(proof->form[1].type[0].reply[0], REPLY_SKIPPED);
    assert_int_equal(proof->form[1].type[0].reply[8], REPLY_SKIPPED);
    assert_true(proof->form[1].trait[0].moved <= proof->form[0].trait[0].moved);
    for (int q = 0; q < 9; q++)
        pack->quiz->questions[q].in_short = true;
    proof = prove(pack, &arena);
    assert_int_equal(proof->forms, 1);
    arena_release(&arena);
}

/* --- places -------------------------------------------------------------------------------- */

/* Three traits, a type for each; option o of question q speaks for trait (o + q) % 3, or for trait
 * o where the questions are not TURNED. */
static struct pack *pack_of_three(struct arena *arena, int questions, bool turned)
{
    const struct make_wish wish = {
        .traits = 3, .archetypes = 3, .questions = questions, .options = 3, .tie = 0.05};
    struct pack *pack = pack_of(&wish, 1, arena);
    for (int a = 0; a < 3; a++) {
        for (int t = 0; t < 3; t++)
            pack->quiz->archetypes[a].value[t] = t == a ? 4 : 0;
    }
    for (int q = 0; q < questions; q++) {
        for (int o = 0; o < 3; o++)
            give(&pack->quiz->questions[q].options[o], turned ? (o + q) % 3 : o, 1);
    }
    return pack;
}

static void test_places(void **state)
{
    struct arena arena = {0};
    const struct quiz_proof *even = prove(pack_of_three(&arena, 9, true), &arena);
    const struct quiz_proof *leaning = prove(pack_of_three(&arena, 9, false), &arena);
    (void)state;
    assert_int_equal(even->form[0].positions, 3);
    for (int n = 0; n < 3; n++) {
        const struct proof_position *position = &even->form[0].position[n];
        assert_int_equal(position->questions, 9);
        for (int a = 0; a < 3; a++) {
            assert_true(fabs(position->type[a].away) < 1e-9);
            assert_int_equal(position->type[a].hits, 3);
            assert_int_equal(position->type[a].of, 9);
            assert_true(fabs(position->points[a] - 1.0 / 3) < 1e-9);
            /* Always the same place gives each trait three points: no direction. */
            assert_true(position->always[a] == 0);
            assert_true(position->half[a] > 0.2 && position->half[a] < 0.45);
        }
    }
    for (int n = 0; n < 3; n++) {
        const struct proof_position *position = &leaning->form[0].position[n];
        for (int a = 0; a < 3; a++) {
            /* One of three options, 2/3 above the mean or 1/3 below, nine times. */
            assert_true(fabs(position->type[a].away -
                             (a == n ? 9 * 2.0 / 3 : -9.0 / 3) / sqrt(9 * 2.0 / 9)) < 1e-9);
            assert_int_equal(position->type[a].hits, a == n ? 9 : 0);
            assert_int_equal(position->type[a].question, a == n ? 0 : -1);
            assert_int_equal(position->type[a].option, a == n ? n : -1);
            assert_true(position->always[a] == (a == n));
            assert_true(position->points[a] == (a == n));
        }
        assert_true(position->half[n] > 0.85);
    }
    arena_release(&arena);
}

/* A question with fewer options than others: who always takes the third takes any there. */
static void test_places_that_are_not_there(void **state)
{
    struct arena arena = {0};
    struct pack *pack = pack_of_three(&arena, 3, false);
    (void)state;
    pack->quiz->questions[0].options_count = 2;
    pack->quiz->questions[1].options_count = 2;
    const struct proof_position *third = &prove(pack, &arena)->form[0].position[2];
    assert_int_equal(third->questions, 1);
    assert_true(third->points[2] == 1);
    assert_int_equal(third->type[2].of, 1);
    assert_int_equal(third->type[2].hits, 1);
    /* The third trait is at its most; the other two can come to two thirds at most. */
    assert_true(third->always[2] == 1);
    assert_true(third->half[2] < 0.9 && third->half[2] > 0.5);
    arena_release(&arena);
}

/* --- lengths ------------------------------------------------------------------------------- */

static void test_lengths(void **state)
{
    /* The longest of three, and whether it is visibly so. */
    static const struct {
        const char *text[3];
        int longest;
    } cases[] = {
        {{"aaaaaaaaaaa", "aaaaaaaaaa", "a"}, 0}, /* 11 to 10 */
        {{"aaaaaaaaaa", "aaaaaaaaaaa", "a"}, 1},
        {{"aaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "a"}, -1}, /* 21 to 20 */
        {{"a", "aaaa", "aaaa"}, -1},
        {{"a", "a", "\u00e4\u00e4"}, 2},
        {{"a", "\u00e4\u00e4\u00e4", "bbb"}, -1}, /* characters, not bytes */
        {{"aaa", "*a*", "[[a|a]]"}, 0},           /* as it is read */
        {{"a", "[[bbbbbbbb|b]]", "b"}, -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct pack *pack = pack_of_three(&arena, 1, false);
        for (int o = 0; o < 3; o++)
            pack->quiz->questions[0].options[o].text = text_of(&arena, cases[i].text[o]);
        const struct proof_form *form = &prove(pack, &arena)->form[0];
        assert_int_equal(form->lengths, 1);
        assert_string_equal(form->length[0].language, "fi");
        assert_int_equal(form->length[0].questions, cases[i].longest >= 0);
        for (int a = 0; a < 3; a++) {
            const bool hit = a == cases[i].longest;
            assert_int_equal(form->length[0].type[a].hits, hit);
            assert_int_equal(form->length[0].trait[a].hits, hit);
            assert_int_equal(form->length[0].trait[a].of, cases[i].longest >= 0);
            assert_int_equal(form->length[0].trait[a].option, hit ? a : -1);
        }
        arena_release(&arena);
    }
}

static void test_lengths_by_language(void **state)
{
    struct arena arena = {0};
    const char *languages[] = {"fi", "en", "sv"};
    static const struct text_in longest[] = {{.tag = "fi", .string = "aa"},
                                             {.tag = "en", .string = "a much longer one"}},
                                others[] = {{.tag = "fi", .string = "aa"},
                                            {.tag = "en", .string = "a short one"}};
    struct pack *pack = pack_of_three(&arena, 6, true);
    (void)state;
    pack->languages = languages;
    pack->languages_count = 3;
    for (int q = 0; q < 6; q++) {
        for (int o = 0; o < 3; o++)
            pack->quiz->questions[q].options[o].text =
                (struct text){.in = (o + q) % 3 == 2 ? longest : others, .count = 2};
    }
    const struct proof_form *form = &prove(pack, &arena)->form[0];
    assert_int_equal(form->lengths, 3);
    assert_string_equal(form->length[1].language, "en");
    assert_int_equal(form->length[0].questions, 0);
    assert_int_equal(form->length[1].questions, 6);
    assert_int_equal(form->length[2].questions, 0); /* not written in it */
    assert_int_equal(form->length[1].trait[2].hits, 6);
    assert_int_equal(form->length[1].trait[2].question, 0);
    assert_int_equal(form->length[1].trait[2].option, 2);
    assert_int_equal(form->length[1].trait[0].hits, 0);
    assert_true(form->length[1].trait[2].away > 3.4 && form->length[1].type[2].away > 3.4);
    assert_true(form->length[1].trait[0].away < 0);
    arena_release(&arena);
}

/* --- the rest ------------------------------------------------------------------------------ */

static void test_traits_and_profiles(void **state)
{
    struct arena arena = {0};
    struct pack *pack = pack_of_three(&arena, 4, true);
    static const double same[] = {4, 0, 0}, flat[] = {2, 2, 2}, opposite[] = {0, 2, 2};
    (void)state;
    give(&pack->quiz->questions[0].options[0], 0, -3);
    memcpy(pack->quiz->archetypes[0].value, same, sizeof same);
    memcpy(pack->quiz->archetypes[1].value, opposite, sizeof opposite);
    memcpy(pack->quiz->archetypes[2].value, flat, sizeof flat);
    const struct quiz_proof *proof = prove(pack, &arena);
    assert_ptr_equal(proof->quiz, pack->quiz);
    assert_int_equal(proof->form[0].trait[0].moved, 4);
    assert_int_equal(proof->form[0].trait[0].least, -3);
    assert_int_equal(proof->form[0].trait[0].most, 3);
    assert_true(fabs(proof->alike[0][0] - 1) < 1e-12);
    assert_true(fabs(proof->alike[0][1] + 1) < 1e-12);
    assert_true(proof->alike[0][1] == proof->alike[1][0]);
    assert_true(proof->alike[2][0] == 0 && proof->alike[1][2] == 0);
    arena_release(&arena);
}

static void test_the_largest(void **state)
{
    struct arena arena = {0};
    const struct make_wish wish = {.traits = PACK_MOST_TRAITS,
                                   .archetypes = PACK_MOST_ARCHETYPES,
                                   .questions = PACK_MOST_QUESTIONS,
                                   .options = PACK_MOST_OPTIONS,
                                   .least = -10,
                                   .most = 10,
                                   .tie = 0.05};
    struct pack *pack = pack_of(&wish, 2, &arena);
    double sum = 0;
    (void)state;
    const struct quiz_proof *proof = prove(pack, &arena);
    assert_int_equal(proof->form[0].positions, PACK_MOST_OPTIONS);
    for (int a = 0; a < PACK_MOST_ARCHETYPES; a++)
        sum += proof->form[0].type[a].share;
    assert_true(fabs(sum + proof->form[0].none - 1) < 1e-9);
    assert_witnesses(pack->quiz, &proof->form[0]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_sheets),
        cmocka_unit_test(test_random_sheets),
        cmocka_unit_test(test_short_form),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_places_that_are_not_there),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_lengths_by_language),
        cmocka_unit_test(test_traits_and_profiles),
        cmocka_unit_test(test_the_largest),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
