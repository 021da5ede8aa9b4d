/* SPDX-License-Identifier: MIT */
/* The test that comes with the program: every type on 9 to 16 % of random sheets, in both forms,
 * blends on fewer than 20 %, and nothing to remark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>

#include "content/load.h"
#include "proof/quiz_rules.h"

static void test_is_fair(void **state)
{
    struct arena arena = {0};
    struct diags loaded = {0}, diags = {0};
    struct str said = {0};
    (void)state;
    const struct pack *pack = pack_load("levels/askeleet", &arena, &loaded);
    assert_non_null(pack);
    assert_non_null(pack->quiz);
    assert_int_equal(diags_errors(&loaded), 0);
    struct quiz_proof *proof = arena_alloc(&arena, sizeof *proof);
    quiz_prove(pack, proof);
    quiz_rules_check(proof, &diags);
    diags_render(&diags, NULL, &said);
    assert_string_equal(str_text(&said), "");
    assert_int_equal(proof->forms, 2);
    for (int i = 0; i < proof->forms; i++) {
        const struct proof_form *form = &proof->form[i];
        for (size_t a = 0; a < pack->quiz->archetypes_count; a++) {
            const double share = form->type[a].share;
            if (share < 0.09 || share > 0.16)
                fail_msg("%d questions: %s has %.4f", form->questions, pack->quiz->archetypes[a].id,
                         share);
            assert_int_equal(form->type[a].reach, QUIZ_REACHED);
        }
        assert_true(form->blend < 0.20);
        assert_true(form->none < 0.01);
    }
    str_release(&said);
    diags_release(&diags);
    diags_release(&loaded);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_is_fair)};
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
