/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "workshop/template.h"

static void test_fill(void **state)
{
    static const struct template_gap gaps[] = {{"id", "oma"}, {"no", "%{id}"}, {NULL, NULL}};
    static const struct {
        const char *text, *filled;
    } cases[] = {
        {"", ""},
        {"licence", ""},
        {"licence\na: %{id}\n", "a: oma\n"},
        {"licence\n%{id}%{id}", "omaoma"},
        {"%{id}\n%{other} %{ %{id", "%{other} %{ %{id"},
        {"\n%{no}\n", "%{id}\n"}, /* what fills a gap is not filled itself */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        template_fill(cases[i].text, gaps, &out);
        assert_string_equal(str_text(&out), cases[i].filled);
        str_release(&out);
    }
}

static void test_about(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(template_about("# licence\n# a step: #1\n# more\n", &arena), "a step: #1");
    assert_string_equal(template_about("# licence", &arena), "");
    arena_release(&arena);
}

static const char english[] = "en:\n"
                              "  language:\n"
                              "    name: English\n"
                              "  a:\n"
                              "    text: \"Say \\\"hi\\\",\\nthen go \"\n"
                              "    stars:\n"
                              "      one: \"%{count} star\"\n"
                              "      other: \"%{count} stars\"\n"
                              "    \"no\": No\n";

static void messages(const char *source, const char *tag, struct str *out)
{
    static const struct message finnish[] = {{"a.no", "Ei"}, {"a.stars.other", "%{count} tähteä"}};
    const struct catalog catalog = {.tag = source, .message = finnish, .count = 2};
    const struct catalog plain = {.tag = "en"};
    struct arena arena = {0};
    struct diags diags = {0};
    struct source text = {.file = "en.yaml", .text = english, .length = sizeof english - 1};
    const struct node *root = node_parse(&text, &arena, &diags);
    assert_non_null(root);
    template_messages(root, strcmp(source, "en") == 0 ? &plain : &catalog, tag, out);
    diags_release(&diags);
    arena_release(&arena);
}

static void test_messages(void **state)
{
    struct str out = {0};
    (void)state;
    messages("en", "sv", &out);
    assert_string_equal(str_text(&out), "  language:\n"
                                        "    # \"English\"\n"
                                        "    name: \"sv\"\n"
                                        "  a:\n"
                                        "    # \"Say \\\"hi\\\",\\nthen go \"\n"
                                        "    text: \"\"\n"
                                        "    stars:\n"
                                        "      # \"%{count} star\"\n"
                                        "      one: \"\"\n"
                                        "      # \"%{count} stars\"\n"
                                        "      other: \"\"\n"
                                        "    # \"No\"\n"
                                        "    \"no\": \"\"\n");
    str_clear(&out);
    messages("fi", "uk", &out);
    assert_non_null(strstr(str_text(&out), "    stars:\n"
                                           "      # \"%{count} star\"\n"
                                           "      one: \"\"\n"
                                           "      # en: \"%{count} stars\"\n"
                                           "      # fi: \"%{count} tähteä\"\n"
                                           "      few: \"\"\n"
                                           "      # en: \"%{count} stars\"\n"
                                           "      # fi: \"%{count} tähteä\"\n"
                                           "      many: \"\"\n"
                                           "      # en: \"%{count} stars\"\n"
                                           "      # fi: \"%{count} tähteä\"\n"
                                           "      other: \"\"\n"
                                           "    # en: \"No\"\n"
                                           "    # fi: \"Ei\"\n"
                                           "    \"no\": \"\"\n"));
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_about),
        cmocka_unit_test(test_messages),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
