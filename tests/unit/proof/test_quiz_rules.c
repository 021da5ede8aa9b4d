/* SPDX-License-Identifier: MIT */
/* Each limit from both sides: at the limit nothing is said, beyond it one diagnostic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "proof/quiz_rules.h"
#include "support/engine/make_quiz.h"

enum { TYPES = 4, TRAITS = 3, QUESTIONS = 5 };

struct proved {
    struct arena arena;
    struct quiz *quiz;
    struct quiz_proof *proof;
};

/* A proof without a fault. */
static struct proved proved(int forms)
{
    const struct make_wish wish = {
        .traits = TRAITS, .archetypes = TYPES, .questions = QUESTIONS, .options = 3, .tie = 0.05};
    struct proved it = {0};
    uint64_t random = 1;
    it.quiz = make_quiz(&wish, &random, &it.arena);
    it.proof = arena_alloc(&it.arena, sizeof *it.proof);
    it.proof->quiz = it.quiz;
    it.proof->forms = forms;
    for (int a = 0; a < TYPES; a++)
        it.quiz->archetypes[a].place = (struct place){.file = "q.yaml", .line = 10 + (unsigned)a};
    for (int i = 0; i < forms; i++) {
        struct proof_form *form = &it.proof->form[i];
        *form = (struct proof_form){.questions = QUESTIONS - i, .positions = 3, .lengths = 2};
        for (int a = 0; a < TYPES; a++)
            form->type[a] = (struct proof_type){.share = 0.25, .other = (a + 1) % TYPES};
        for (int t = 0; t < TRAITS; t++)
            form->trait[t].moved = 2;
        form->length[0].language = "fi";
        form->length[1].language = "en";
    }
    return it;
}

static void assert_says(struct proved *it, const char *wanted)
{
    struct diags diags = {0};
    struct str said = {0};
    quiz_rules_check(it->proof, &diags);
    diags_sort(&diags);
    for (size_t i = 0; i < diags.count; i++) {
        diag_message(&diags.item[i], NULL, &said);
        str_addf(&said, " [%s]\n", diag_code_name(diags.item[i].code));
    }
    assert_string_equal(str_text(&said), wanted);
    str_release(&said);
    diags_release(&diags);
    arena_release(&it->arena);
}

static void test_nothing(void **state)
{
    struct proved it = proved(2);
    (void)state;
    assert_says(&it, "");
}

static void test_reach(void **state)
{
    struct proved it = proved(1);
    struct proof_type *type = &it.proof->form[0].type[1];
    (void)state;
    *type = (struct proof_type){
        .reach = QUIZ_IMPOSSIBLE, .share = 0, .score = 0.5, .margin = -0.126, .other = 3};
    assert_says(&it, "no answers to the 5 questions lead to 'type1': at the nearest, 'type3' is "
                     "ahead by 0.13 [type-unreachable]\n");
    it = proved(2);
    it.proof->form[1].type[0].reach = QUIZ_NOT_FOUND;
    it.proof->form[1].type[0].share = 0;
    assert_says(&it, "no answers to the 4 questions lead to 'type0': at the nearest, 'type1' is "
                     "ahead by 0.00 [type-unreachable]\n");
}

static void test_share(void **state)
{
    struct proved it = proved(1);
    (void)state;
    it.proof->form[0].type[0].share = 0.125;
    it.proof->form[0].type[1].share = 0.5;
    assert_says(&it, "");
    it = proved(1);
    it.proof->form[0].type[0].share = 0.1249;
    it.proof->form[0].type[1].share = 0.5001;
    assert_says(&it, "'type0' is the result of 12.5 % of all answers to the 5 questions; it should "
                     "be from 12.5 to 50.0 % [type-share]\n"
                     "'type1' is the result of 50.0 % of all answers to the 5 questions; it should "
                     "be from 12.5 to 50.0 % [type-share]\n");
}

static void test_blends(void **state)
{
    struct proved it = proved(2);
    (void)state;
    it.proof->form[0].blend = 0.30;
    assert_says(&it, "");
    it = proved(2);
    it.proof->form[1].blend = 0.31;
    assert_says(&it, "31.0 % of all answers to the 4 questions end in several types; it should be "
                     "at most 30.0 % [blends-many]\n");
}

static void test_alike(void **state)
{
    struct proved it = proved(2);
    (void)state;
    it.proof->alike[0][2] = it.proof->alike[2][0] = 0.8;
    it.proof->alike[1][2] = it.proof->alike[2][1] = -1;
    assert_says(&it, "");
    it = proved(2);
    it.proof->alike[0][2] = it.proof->alike[2][0] = 0.801;
    assert_says(&it, "the profiles of 'type0' and 'type2' have nearly the same shape: their "
                     "correlation is 0.80 [types-alike]\n");
}

static void test_traits(void **state)
{
    struct proved it = proved(2);
    (void)state;
    it.proof->form[1].trait[2].moved = 1;
    it.proof->form[1].trait[0].moved = 0;
    assert_says(&it, "too few questions move the trait 'trait0': 0 of 4 [trait-thin]\n"
                     "too few questions move the trait 'trait2': 1 of 4 [trait-thin]\n");
}

static void test_leans(void **state)
{
    const struct proof_lean at = {.hits = 4, .of = 5, .away = 3.5, .question = 1, .option = 2};
    const struct proof_lean beyond = {.hits = 5, .of = 5, .away = 3.51, .question = 1, .option = 2};
    const struct proof_lean far = {.of = 5, .away = -9, .question = -1, .option = -1};
    struct proved it = proved(1);
    struct proof_form *form = &it.proof->form[0];
    (void)state;
    form->position[2].type[0] = at;
    form->position[1].type[0] = far;
    form->length[1].type[0] = at;
    form->length[1].trait[0] = at;
    form->length[0].trait[0] = far;
    assert_says(&it, "");
    it = proved(1);
    form = &it.proof->form[0];
    form->position[2].type[1] = beyond;
    form->position[2].half[1] = 0.7;
    form->length[0].type[2] = beyond;
    form->length[1].trait[0] = beyond;
    assert_says(&it, "option 3 speaks most for 'type1' in 5 of 5 questions: who takes it every "
                     "second time gets 'type1' in 70.0 % of cases, where 25.0 % would be even "
                     "[position-favours]\n"
                     "in 5 of 5 questions the longest option is the one that speaks most for "
                     "'trait0' (language en) [length-favours]\n"
                     "in 5 of 5 questions the longest option is the one that speaks most for "
                     "'type2' (language fi) [length-favours]\n");
}

/* Every hint names only what is given. */
static void test_hints(void **state)
{
    struct proved it = proved(1);
    struct proof_form *form = &it.proof->form[0];
    const struct proof_lean beyond = {.hits = 5, .of = 5, .away = 4, .question = -1, .option = -1};
    struct diags diags = {0};
    (void)state;
    form->type[0].reach = QUIZ_IMPOSSIBLE;
    form->type[1].share = 0.9;
    form->blend = 1;
    form->trait[0].moved = 0;
    form->position[0].type[0] = form->length[0].type[0] = beyond;
    it.proof->alike[0][1] = 1;
    quiz_rules_check(it.proof, &diags);
    assert_int_equal(diags.count, 7);
    assert_int_equal(diags_errors(&diags), 1);
    for (size_t i = 0; i < diags.count; i++) {
        struct str hint = {0};
        assert_true(diag_hint(&diags.item[i], NULL, &hint));
        str_release(&hint);
    }
    diags_release(&diags);
    arena_release(&it.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing), cmocka_unit_test(test_reach), cmocka_unit_test(test_share),
        cmocka_unit_test(test_blends),  cmocka_unit_test(test_alike), cmocka_unit_test(test_traits),
        cmocka_unit_test(test_leans),   cmocka_unit_test(test_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
