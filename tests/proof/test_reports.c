/* SPDX-License-Identifier: MIT */
/* The figures of proofs as text and as JSON, to the last digit: tests/proof/reports holds what is
 * wanted. ASKELEET_REFRESH=1 writes it anew; read what changed before it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/utf8.h"
#include "proof/check_json.h"
#include "proof/quiz_report.h"
#include "support/proof/prove_case.h"

static const struct {
    const char *pack;
    int language;
    const char *golden;
} reports[] = {
    {"tests/proof/ok/short-form", PROVE_FI, "tests/proof/reports/short-form.fi.txt"},
    {"tests/proof/ok/short-form", PROVE_EN, "tests/proof/reports/short-form.en.txt"},
    {"tests/proof/bad/type-unreachable", PROVE_FI, "tests/proof/reports/type-unreachable.fi.txt"},
    {"tests/proof/bad/type-unreachable", PROVE_EN, "tests/proof/reports/type-unreachable.en.txt"},
    {"tests/proof/bad/length-favours", PROVE_EN, "tests/proof/reports/length-favours.en.txt"},
};

/* Packs of one document. */
static const struct {
    const char *pack[3];
    int language;
    const char *golden;
} documents[] = {
    {{"tests/proof/ok/short-form"}, PROVE_EN, "tests/proof/reports/short-form.json"},
    {{"tests/proof/bad/type-unreachable-twin"}, PROVE_FI, "tests/proof/reports/twin.fi.json"},
    {{"tests/proof/bad/text-overflow", "tests/content/bad/field-twice", "tests/proof/none"},
     PROVE_EN,
     "tests/proof/reports/three.json"},
};

static void assert_clean(const char *text)
{
    for (const char *at = text; *at;)
        assert_true(utf8_is_clean(utf8_next(&at)));
}

static void test_text(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        struct prove_case proved;
        struct str out = {0};
        prove_case_open(&proved, reports[i].pack);
        assert_non_null(proved.proof);
        const struct catalog *words = &proved.catalog[reports[i].language];
        const struct text_wish wish = {.tag = words->tag, .fallback = proved.pack->language};
        quiz_report_write(proved.proof, words, &wish, &out);
        assert_clean(str_text(&out));
        assert_null(strstr(str_text(&out), "proof.")); /* every word was found */
        assert_null(strstr(str_text(&out), " \n"));
        wrong += !prove_case_matches(reports[i].golden, str_text(&out), &proved.arena);
        str_release(&out);
        prove_case_release(&proved);
    }
    assert_int_equal(wrong, 0);
}

static void test_json(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct arena arena = {0};
        struct str out = {0};
        for (int n = 0; n < 3 && documents[i].pack[n]; n++) {
            struct prove_case proved;
            prove_case_open(&proved, documents[i].pack[n]);
            const struct diag_words words = prove_case_words(&proved, documents[i].language);
            check_json_add(documents[i].pack[n], &proved.diags, &words, proved.proof, &out);
            prove_case_release(&proved);
        }
        check_json_end(&out);
        assert_clean(str_text(&out));
        wrong += !prove_case_matches(documents[i].golden, str_text(&out), &arena);
        str_release(&out);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* A search that ended without a sheet and without a proof. */
static void test_not_found(void **state)
{
    struct prove_case proved;
    struct str out = {0};
    (void)state;
    prove_case_open(&proved, "tests/proof/bad/type-unreachable");
    struct quiz_proof *proof = arena_alloc(&proved.arena, sizeof *proof);
    *proof = *proved.proof;
    proof->form[0].type[0].reach = QUIZ_NOT_FOUND;
    const struct catalog *words = &proved.catalog[PROVE_EN];
    const struct text_wish wish = {.tag = words->tag, .fallback = proved.pack->language};
    quiz_report_write(proof, words, &wish, &out);
    assert_non_null(strstr(str_text(&out), "none found; the nearest: 1,3,1,1,1\n"));
    str_clear(&out);
    check_json_add("x", &proved.diags, NULL, proof, &out);
    assert_non_null(strstr(str_text(&out), "\"reach\": \"not-found\""));
    str_release(&out);
    prove_case_release(&proved);
}

static void test_json_of_nothing(void **state)
{
    struct str out = {0};
    struct diags diags = {0};
    (void)state;
    check_json_end(&out);
    assert_string_equal(str_text(&out), "{\"packs\": []}\n");
    str_clear(&out);
    check_json_add("a\"\x1b\xff", &diags, NULL, NULL, &out);
    check_json_end(&out);
    assert_string_equal(str_text(&out),
                        "{\"packs\": [{\"folder\": \"a\\\"\uFFFD\uFFFD\", \"errors\": 0, "
                        "\"warnings\": 0, \"diagnostics\": [], \"quiz\": null}]}\n");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_not_found),
        cmocka_unit_test(test_json_of_nothing),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
