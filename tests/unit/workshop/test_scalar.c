/* SPDX-License-Identifier: MIT */
/* Texts as YAML scalars: how they look, and that our own reader gets the same text back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/utf8.h"
#include "content/node.h"
#include "workshop/scalar.h"

static const struct {
    const char *text;
    enum scalar_style style;
    bool flow;
    const char *looks;
} rows[] = {
    {"Hei", SCALAR_PLAIN, false, "Hei"},
    {"Hei", SCALAR_SINGLE, false, "'Hei'"},
    {"Hei", SCALAR_DOUBLE, false, "\"Hei\""},
    {"Älä", SCALAR_PLAIN, true, "Älä"},
    {"👍 hyvä", SCALAR_PLAIN, false, "👍 hyvä"},
    {"”Hei”", SCALAR_PLAIN, false, "”Hei”"},
    {"Hei, sinä", SCALAR_PLAIN, false, "Hei, sinä"},
    {"Hei, sinä", SCALAR_PLAIN, true, "\"Hei, sinä\""},
    {"Miksi?", SCALAR_PLAIN, true, "\"Miksi?\""},
    {"a: b", SCALAR_PLAIN, false, "\"a: b\""},
    {"a:b", SCALAR_PLAIN, false, "a:b"},
    {"a:", SCALAR_PLAIN, false, "\"a:\""},
    {"a #b", SCALAR_PLAIN, false, "\"a #b\""},
    {"a#b", SCALAR_PLAIN, false, "a#b"},
    {"- a", SCALAR_PLAIN, false, "\"- a\""},
    {"*a*", SCALAR_PLAIN, false, "\"*a*\""},
    {"{a} b", SCALAR_PLAIN, false, "\"{a} b\""},
    {"a ", SCALAR_PLAIN, false, "\"a \""},
    {" a", SCALAR_SINGLE, false, "' a'"},
    {"\u00A0a", SCALAR_PLAIN, false, "\"\u00A0a\""},
    {"it's", SCALAR_PLAIN, false, "it's"},
    {"it's", SCALAR_SINGLE, false, "'it''s'"},
    {"a\\b \"c\"", SCALAR_DOUBLE, false, "\"a\\\\b \\\"c\\\"\""},
    {"a\nb", SCALAR_PLAIN, false, "\"a\\nb\""},
    {"a\nb", SCALAR_SINGLE, false, "\"a\\nb\""},
    {"no", SCALAR_PLAIN, false, "\"no\""},
    {"Yes", SCALAR_PLAIN, false, "\"Yes\""},
    {"NULL", SCALAR_PLAIN, false, "\"NULL\""},
    {"not", SCALAR_PLAIN, false, "not"},
    {"012", SCALAR_PLAIN, false, "\"012\""},
    {"1e5", SCALAR_PLAIN, false, "\"1e5\""},
    {"0xFF", SCALAR_PLAIN, false, "\"0xFF\""},
    {"2024-11-24", SCALAR_PLAIN, false, "\"2024-11-24\""},
    {"12:30", SCALAR_PLAIN, false, "\"12:30\""},
    {"12 sanaa", SCALAR_PLAIN, false, "12 sanaa"},
    {"t2", SCALAR_PLAIN, false, "t2"},
};

static void test_looks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str out = {0};
        scalar_add(&out, rows[i].text, rows[i].style, rows[i].flow);
        assert_string_equal(str_text(&out), rows[i].looks);
        str_release(&out);
    }
    assert_int_equal(scalar_style_of('a'), SCALAR_PLAIN);
    assert_int_equal(scalar_style_of('\''), SCALAR_SINGLE);
    assert_int_equal(scalar_style_of('"'), SCALAR_DOUBLE);
    assert_int_equal(scalar_style_of('>'), SCALAR_DOUBLE);
}

/* The text of `t:` in YAML must be TEXT. */
static void assert_reads(const char *yaml, const char *text)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct source source = {.file = "t", .text = yaml, .length = strlen(yaml)};
    const struct node *root = node_parse(&source, &arena, &diags);
    const struct node_entry *entry = root ? node_find(root, "t") : NULL;
    if (!entry || entry->value.type != NODE_TEXT || strcmp(entry->value.text, text) != 0)
        print_error("%s\n", yaml);
    assert_non_null(entry);
    assert_string_equal(entry->value.text, text);
    diags_release(&diags);
    arena_release(&arena);
}

static void assert_all_read(const char *text)
{
    struct str out = {0};
    for (int style = SCALAR_PLAIN; style <= SCALAR_DOUBLE; style++) {
        str_clear(&out);
        str_add(&out, "t: ");
        scalar_add(&out, text, (enum scalar_style)style, false);
        assert_reads(str_text(&out), text);
        str_clear(&out);
        str_add(&out, "{ t: ");
        scalar_add(&out, text, (enum scalar_style)style, true);
        str_add(&out, " }");
        assert_reads(str_text(&out), text);
        for (int folded = 0; folded < 2; folded++) {
            str_clear(&out);
            str_add(&out, "a: b\nt: ");
            scalar_add_value(&out, text, (enum scalar_style)style, folded, 0, 3, " # huom", "\n");
            str_add(&out, "\nu: c\n");
            assert_reads(str_text(&out), text);
        }
    }
    if (scalar_can_fold(text)) {
        str_clear(&out);
        str_add(&out, "t: ");
        scalar_add_literal(&out, text, 2, "\r\n");
        assert_reads(str_text(&out), text);
    }
    str_release(&out);
}

/* Texts made of what YAML takes for something. */
static void test_any(void **state)
{
    static const char *const pieces[] = {
        "a",     " ",   "  ",  "\n", "\n\n", ":",
        ": ",    "#",   " #",  "\"", "'",    "\\",
        "-",     "- ",  "?",   ",",  "[",    "]",
        "{",     "}",   "&",   "*",  "!",    "|",
        ">",     "%",   "@",   "`",  "ä",    "👍",
        "مرحبا", "---", "...", "1",  "sana", "pitkä sana, joka täyttää rivin nopeasti ",
    };
    enum { PIECES = sizeof pieces / sizeof *pieces };
    uint64_t random = 1;
    (void)state;
    for (int n = 0; n < 6000; n++) {
        struct str text = {0};
        const int count = 1 + n % 9;
        for (int i = 0; i < count; i++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            str_add(&text, pieces[(random >> 33) % PIECES]);
        }
        assert_all_read(str_text(&text));
        str_release(&text);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_all_read(rows[i].text);
}

static void test_folds(void **state)
{
    struct str out = {0};
    (void)state;
    assert_true(scalar_can_fold("a b\nc\n\n\nd"));
    assert_false(scalar_can_fold(""));
    assert_false(scalar_can_fold(" a"));
    assert_false(scalar_can_fold("a\n"));
    assert_false(scalar_can_fold("a\n b"));
    assert_false(scalar_can_fold("a \nb"));
    /* No line is longer than it must be; two blanks in a row are no place to break. */
    for (int i = 0; i < 60; i++)
        str_add(&out, i % 7 == 0 ? "sana  ja" : " toinen");
    struct str folded = {0};
    scalar_add_folded(&folded, str_text(&out), 4, "\n");
    for (const char *at = str_text(&folded); *at; at += *at == '\n') {
        const size_t length = strcspn(at, "\n");
        assert_true(length <= SCALAR_COLUMNS);
        assert_true(length == 0 || (strncmp(at, "    ", 4) == 0 && at[4] != ' '));
        assert_true(length == 0 || at[length - 1] != ' ');
        at += length;
    }
    str_release(&folded);
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_any),
        cmocka_unit_test(test_folds),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("scalar", tests, NULL, NULL);
}
