/* SPDX-License-Identifier: MIT */
/* Catalogues held against tests/proof/catalogs/en.yaml: each folder there has one, and what is said
 * about it stands beside it in NAME.diag; about those whose name begins with `ok` nothing. The
 * program's own catalogues have no fault. ASKELEET_REFRESH=1 writes the .diag files anew; read what
 * changed before it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/io.h"
#include "content/catalog_load.h"
#include "proof/catalog_proof.h"
#include "support/proof/prove_case.h"

static const struct {
    const char *name, *tag;
} cases[] = {
    {"ok", "sv"},
    {"ok-english", "en"},
    {"message-missing", "sv"},
    {"message-surplus", "sv"},
    {"plural-missing", "ru"},
    {"plural-none", "sv"},
    {"plural-unused", "sv"},
    {"placeholder", "sv"},
    {"form", "sv"},
    {"tag", "sv"},
};

static const enum diag_code codes[] = {
    DIAG_MESSAGE_FORM,  DIAG_MESSAGE_MISSING,     DIAG_MESSAGE_SURPLUS,     DIAG_PLURAL_MISSING,
    DIAG_PLURAL_UNUSED, DIAG_PLACEHOLDER_MISSING, DIAG_PLACEHOLDER_UNKNOWN,
};

static void test_cases(void **state)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct catalog english;
    bool seen[DIAG_CODES] = {false};
    size_t wrong = 0;
    (void)state;
    assert_true(catalog_load("tests/proof/catalogs/en.yaml", &arena, &diags, &english));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str said = {0};
        catalog_prove(
            arena_format(&arena, "tests/proof/catalogs/%s/%s.yaml", cases[i].name, cases[i].tag),
            &english, &diags);
        for (size_t n = 0; n < diags.count; n++)
            seen[diags.item[n].code] = true;
        diags_render(&diags, NULL, &said);
        if (strncmp(cases[i].name, "ok", 2) == 0)
            assert_string_equal(str_text(&said), "");
        else
            wrong += !said.length ||
                     !prove_case_matches(
                         arena_format(&arena, "tests/proof/catalogs/%s.diag", cases[i].name),
                         str_text(&said), &arena);
        str_release(&said);
        diags_release(&diags);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (!seen[codes[i]])
            print_error("no case produces %s\n", diag_code_name(codes[i]));
        wrong += !seen[codes[i]];
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void test_own(void **state)
{
    static const char *const own[] = {"i18n/fi.yaml", "i18n/en.yaml"};
    struct arena arena = {0};
    struct diags diags = {0};
    struct str said = {0};
    struct catalog english;
    (void)state;
    assert_true(catalog_load("i18n/en.yaml", &arena, &diags, &english));
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        catalog_prove(own[i], &english, &diags);
    diags_render(&diags, NULL, &said);
    assert_string_equal(str_text(&said), "");
    str_release(&said);
    diags_release(&diags);
    arena_release(&arena);
}

/* Who translates one diagnostic is held to all. */
static void test_diagnostics(void **state)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct catalog english;
    (void)state;
    assert_true(catalog_load("tests/proof/catalogs/en.yaml", &arena, &diags, &english));
    catalog_prove("tests/proof/catalogs/diagnostics/sv.yaml", &english, &diags);
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.item[0].code, DIAG_MESSAGE_MISSING);
    assert_int_equal(diags.item[1].code, DIAG_PLACEHOLDER_MISSING);
    assert_string_equal(diags.item[0].argument[0].value, "diag");
    diags_release(&diags);
    arena_release(&arena);
}

/* Without an English catalogue only the catalogue itself is looked at. */
static void test_alone(void **state)
{
    struct diags diags = {0};
    (void)state;
    catalog_prove("tests/proof/catalogs/message-missing/sv.yaml", NULL, &diags);
    assert_int_equal(diags.count, 0);
    catalog_prove("tests/proof/catalogs/plural-missing/ru.yaml", NULL, &diags);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.item[0].code, DIAG_PLURAL_MISSING);
    diags_release(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_diagnostics),
        cmocka_unit_test(test_alone),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
