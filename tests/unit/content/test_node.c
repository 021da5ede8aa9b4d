/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "content/node.h"

/* A text being parsed; zeroed, then parse, then finish. */
struct trial {
    struct arena arena;
    struct diags diags;
    struct source source;
};

static const struct node *parse_bytes(struct trial *t, const char *text, size_t length)
{
    t->source = (struct source){.file = "t", .text = text, .length = length};
    return node_parse(&t->source, &t->arena, &t->diags);
}

static const struct node *parse(struct trial *t, const char *text)
{
    return parse_bytes(t, text, strlen(text));
}

static void finish(struct trial *t)
{
    diags_release(&t->diags);
    arena_release(&t->arena);
}

static void check_place(struct place place, unsigned line, unsigned column, unsigned span)
{
    assert_string_equal(place.file, "t");
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.span, span);
}

static void test_tree(void **state)
{
    struct trial t = {0};
    (void)state;
    const struct node *root = parse(&t, "ä: { b: no, \"c\": 'x' }\n"
                                        "list:\n"
                                        "  - yksi\n"
                                        "  - [a, 012]\n"
                                        "  -\n"
                                        "empty:\n"
                                        "quoted: \"\"\n"
                                        "fold: >-\n"
                                        "  eka\n"
                                        "  toka\n"
                                        "\n"
                                        "  kolmas\n");
    assert_non_null(root);
    assert_int_equal(t.diags.count, 0);
    assert_int_equal(root->type, NODE_MAP);
    assert_int_equal(root->count, 5);
    check_place(root->place, 1, 1, 1);

    const struct node_entry *entry = &root->entry[0];
    assert_string_equal(entry->key, "ä");
    check_place(entry->place, 1, 1, 1);
    assert_int_equal(entry->value.type, NODE_MAP);
    check_place(entry->value.place, 1, 4, 1);
    check_place(entry->value.entry[0].value.place, 1, 9, 2);
    assert_true(entry->value.entry[0].value.plain);
    assert_string_equal(entry->value.entry[0].value.text, "no");
    assert_string_equal(entry->value.entry[1].key, "c");
    assert_false(entry->value.entry[1].value.plain);
    check_place(entry->value.entry[1].value.place, 1, 18, 3);

    const struct node *list = &root->entry[1].value;
    assert_int_equal(list->type, NODE_LIST);
    assert_int_equal(list->count, 3);
    check_place(list->item[0].place, 3, 5, 4);
    assert_int_equal(list->item[1].type, NODE_LIST);
    assert_string_equal(list->item[1].item[1].text, "012");
    assert_true(list->item[2].plain);
    assert_int_equal(list->item[2].count, 0);

    const struct node *empty = &node_find(root, "empty")->value;
    assert_true(empty->plain && empty->count == 0);
    check_place(empty->place, 6, 1, 5);
    assert_false(node_find(root, "quoted")->value.plain);
    const struct node *fold = &node_find(root, "fold")->value;
    assert_string_equal(fold->text, "eka toka\nkolmas");
    assert_int_equal(fold->place.line, 8);
    assert_true(fold->last_line >= 12);
    assert_null(node_find(root, "none"));
    assert_null(node_find(list, "none"));
    finish(&t);
}

static void check_span(const struct node *node, size_t from, size_t to, bool flow)
{
    assert_int_equal(node->from, from);
    assert_int_equal(node->to, to);
    assert_int_equal(node->flow, flow);
}

/* Where values begin and end, in characters; a line end of two bytes is two. */
static void test_spans(void **state)
{
    struct trial t = {0};
    (void)state;
    const struct node *root = parse(&t, "\xEF\xBB\xBFä: { b: 👍n, \"c\": 'x' } # d\r\n"
                                        "l:\r\n"
                                        "- [a]\r\n"
                                        "- \"e\r\n"
                                        "  f\"\r\n"
                                        "g: >-\r\n"
                                        "  h\r\n"
                                        "\r\n"
                                        "i: j");
    assert_non_null(root);
    check_span(root, 0, 0, false);
    const struct node *map = &root->entry[0].value, *list = &root->entry[1].value;
    check_span(map, 3, 22, true);
    check_span(&map->entry[0].value, 8, 10, false);
    check_span(&map->entry[1].value, 17, 20, false);
    check_span(list, 32, 0, false);
    check_span(&list->item[0], 34, 37, true);
    check_span(&list->item[1], 41, 49, false);
    check_span(&root->entry[2].value, 54, 65, false);
    check_span(&root->entry[3].value, 68, 69, false);
    finish(&t);
}

/* The text gives the one diagnostic CODE at a place, and a tree or none. */
static void test_refused(void **state)
{
    static const struct {
        const char *text;
        enum diag_code code;
        unsigned line, column;
        bool tree;
    } cases[] = {
        {"", DIAG_YAML_EMPTY, 0, 0, false},
        {"# only this\n", DIAG_YAML_EMPTY, 0, 0, false},
        {"\xEF\xBB\xBF", DIAG_YAML_EMPTY, 0, 0, false},
        {"a: 1\n\xC3\xA4\xFF", DIAG_UTF8_INVALID, 2, 2, false},
        {"\xFF\xFE\x61", DIAG_UTF8_OTHER, 1, 1, false},
        {"a: t\xE4m\xE4", DIAG_UTF8_OTHER, 1, 5, false},
        {"a: \x93t\x94 b", DIAG_UTF8_OTHER, 1, 4, false},
        {"a: t\xE4", DIAG_UTF8_INVALID, 1, 5, false},
        {"a: \xE4\xB8", DIAG_UTF8_INVALID, 1, 4, false},
        {"{\\rtf1 a: b}", DIAG_FILE_BINARY, 0, 0, false},
        {"<!DOCTYPE html>", DIAG_FILE_BINARY, 0, 0, false},
        {"a: b\n\u00A0c: d", DIAG_YAML_BLANK, 2, 1, false},
        {"a:\n  - b\n\u2003 - c", DIAG_YAML_BLANK, 3, 1, false},
        {"a:\n  – b: c", DIAG_YAML_DASH, 2, 3, false},
        {"a:\n  -b: c", DIAG_YAML_DASH, 2, 3, false},
        {"a:\n  - b: 1\n  • c: 2", DIAG_YAML_DASH, 3, 3, false},
        {"a:\n  ? b c\n  : d", DIAG_YAML_SYNTAX, 2, 3, false},
        {"a: \"b\" c", DIAG_YAML_SYNTAX, 1, 8, false},
        {"a: [[b]] c", DIAG_YAML_SYNTAX, 1, 10, false},
        {"a: \"\\U1\"", DIAG_YAML_SYNTAX, 1, 7, false},
        {"a: > b", DIAG_YAML_SYNTAX, 1, 6, false},
        {"a: \x01", DIAG_TEXT_CHARACTER, 1, 4, false},
        {"a: \xC2\x85", DIAG_TEXT_CHARACTER, 1, 4, false},
        {"a: x\xEF\xBB\xBF", DIAG_TEXT_CHARACTER, 1, 5, false},
        {"# \xEF\xBF\xBF\na: 1", DIAG_TEXT_CHARACTER, 1, 3, false},
        {"a: \"\\0\"", DIAG_TEXT_CHARACTER, 1, 4, true},
        {"a: \"\\e[1m\"", DIAG_TEXT_CHARACTER, 1, 4, true},
        {"a: x\xE2\x80\xAEy", DIAG_TEXT_CHARACTER, 1, 5, true},
        {"a: \"x\ty\"", DIAG_TEXT_CHARACTER, 1, 6, true},
        {"a: &b c", DIAG_YAML_ALIAS, 1, 4, false},
        {"- a\n- *a", DIAG_YAML_ALIAS, 2, 3, false},
        {"*a : b", DIAG_YAML_ALIAS, 1, 1, false},
        {"a: &b [c]", DIAG_YAML_ALIAS, 1, 4, false},
        {"a: &b {c: d}", DIAG_YAML_ALIAS, 1, 4, false},
        {"a: !b c", DIAG_YAML_TAG, 1, 4, false},
        {"a: ! c", DIAG_YAML_TAG, 1, 4, false},
        {"a: !x!y c", DIAG_YAML_TAG, 1, 4, false},
        {"%TAG ! a:\n---\na: 1", DIAG_YAML_TAG, 1, 1, false},
        {"a: 1\n--- \nb: 2", DIAG_YAML_DOCUMENTS, 2, 1, false},
        {"a: 1\n...\n---\nb: 2", DIAG_YAML_DOCUMENTS, 3, 1, false},
        {"a: 'b\n\nc", DIAG_YAML_QUOTE, 1, 4, false},
        {"a: \"b\n...\n", DIAG_YAML_QUOTE, 1, 4, false},
        {"\"\": a", DIAG_YAML_KEY, 1, 1, false},
        {"{[a]: b}", DIAG_YAML_KEY, 1, 2, false},
        {"{{a: b}: c}", DIAG_YAML_KEY, 1, 2, false},
        {"a: b\na: c", DIAG_FIELD_TWICE, 2, 1, true},
        {"%YAML 2.0\n---\na: 1", DIAG_YAML_SYNTAX, 1, 1, false},
        {"a: b: c", DIAG_YAML_SYNTAX, 1, 5, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial t = {0};
        const struct node *root = parse(&t, cases[i].text);
        if (t.diags.count != 1 || t.diags.item[0].code != cases[i].code ||
            t.diags.item[0].place.line != cases[i].line ||
            t.diags.item[0].place.column != cases[i].column || !root == cases[i].tree) {
            struct str out = {0};
            diags_render(&t.diags, NULL, &out);
            fail_msg("%s\ngives %s", cases[i].text, str_text(&out));
        }
        finish(&t);
    }
}

static void test_byte_order_mark_and_lines(void **state)
{
    static const char *const texts[] = {
        "a: 1\nbb: 2\n",
        "\xEF\xBB\xBF\x61: 1\nbb: 2\n",
        "a: 1\r\nbb: 2\r\n",
        "a: 1\rbb: 2\r",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct trial t = {0};
        const struct node *root = parse(&t, texts[i]);
        assert_non_null(root);
        assert_int_equal(root->count, 2);
        check_place(root->entry[0].place, 1, 1, 1);
        check_place(root->entry[1].place, 2, 1, 2);
        assert_string_equal(root->entry[0].value.text, "1");
        finish(&t);
    }
}

static void add_repeated(struct str *s, const char *piece, size_t times)
{
    while (times-- > 0)
        str_add(s, piece);
}

/* COUNT times PIECE between FRONT and BACK gives CODE, or nothing for DIAG_CODES. */
static void check_repeated(const char *front, const char *piece, size_t count, const char *back,
                           enum diag_code code)
{
    struct trial t = {0};
    struct str s = {0};
    str_add(&s, front);
    add_repeated(&s, piece, count);
    str_add(&s, back);
    const struct node *root = parse(&t, s.text);
    if (code == DIAG_CODES) {
        assert_int_equal(t.diags.count, 0);
        assert_non_null(root);
    } else {
        assert_int_equal(t.diags.count, 1);
        assert_int_equal(t.diags.item[0].code, code);
    }
    finish(&t);
    str_release(&s);
}

static void test_limits(void **state)
{
    (void)state;
    check_repeated("", "[", NODE_MOST_DEPTH, "]]]]]]]]]]]]]]]]]]]]]]]]", DIAG_CODES);
    check_repeated("[", "[", NODE_MOST_DEPTH, "", DIAG_YAML_DEPTH);
    check_repeated("", "- ", NODE_MOST_DEPTH, "a", DIAG_CODES);
    check_repeated("", "- ", NODE_MOST_DEPTH + 1, "a", DIAG_YAML_DEPTH);
    check_repeated("", "- a\n", NODE_MOST - 1, "", DIAG_CODES);
    check_repeated("", "- a\n", NODE_MOST, "", DIAG_YAML_SIZE);
    check_repeated("", "- []\n", NODE_MOST, "", DIAG_YAML_SIZE);
    check_repeated("a: ", "\xC3\xA4", NODE_MOST_STRING, "", DIAG_CODES);
    check_repeated("a: ", "\xC3\xA4", NODE_MOST_STRING + 1, "", DIAG_TEXT_LONG);
    check_repeated("", "\xC3\xA4", NODE_MOST_KEY, ": a", DIAG_CODES);
    check_repeated("", "\xC3\xA4", NODE_MOST_KEY + 1, ": a", DIAG_TEXT_LONG);
    check_repeated("a: e", "\xCC\x81", 8, "", DIAG_CODES);
    check_repeated("a: e", "\xCC\x81", 9, "", DIAG_TEXT_CHARACTER);
}

static void test_long_text_is_cut(void **state)
{
    struct trial t = {0};
    struct str s = {0};
    (void)state;
    str_add(&s, "a: ");
    add_repeated(&s, "\xC3\xA4", NODE_MOST_STRING * 2);
    const struct node *root = parse(&t, s.text);
    assert_non_null(root);
    assert_int_equal(root->entry[0].value.count, NODE_MOST_STRING * 2);
    assert_int_equal(strlen(root->entry[0].value.text), NODE_MOST_STRING * 2);
    finish(&t);
    str_release(&s);
}

static void test_twice(void **state)
{
    struct trial t = {0};
    (void)state;
    /* Few keys are compared with each other, many are sorted: both ways say the same. */
    const struct node *root = parse(&t, "a: 1\nb: 2\na: 3\na: 4\n");
    assert_int_equal(root->count, 2);
    assert_string_equal(node_find(root, "a")->value.text, "1");
    assert_int_equal(t.diags.count, 2);
    assert_int_equal(t.diags.item[1].place.line, 4);
    assert_int_equal(t.diags.item[1].other.line, 1);
    finish(&t);

    t = (struct trial){0};
    root = parse(&t, "z: 0\nb: 1\na: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\na: 9\na: 10\nz: 11\n");
    assert_int_equal(root->count, 9);
    assert_string_equal(root->entry[0].key, "z");
    assert_string_equal(node_find(root, "a")->value.text, "2");
    assert_int_equal(t.diags.count, 3);
    assert_int_equal(t.diags.item[1].place.line, 11);
    assert_int_equal(t.diags.item[1].other.line, 3);
    finish(&t);
}

static void test_locate(void **state)
{
    static const char text[] = "abc\n\xC3\xA4 [[x]] y [[x]]\nlast [[x]]";
    struct source source = {.file = "t", .text = text, .length = sizeof text - 1};
    struct place from = {.file = "t", .line = 2, .column = 1}, found = {0};
    (void)state;
    assert_true(source_locate(&source, from, 2, "[[x", 3, &found));
    check_place(found, 2, 3, 3);
    from = found;
    from.column++;
    assert_true(source_locate(&source, from, 3, "[[x", 3, &found));
    check_place(found, 2, 11, 3);
    from = found;
    from.column++;
    assert_false(source_locate(&source, from, 2, "[[x", 3, &found));
    assert_true(source_locate(&source, from, 9, "[[x", 3, &found));
    check_place(found, 3, 6, 3);
    from.line = 1;
    assert_true(source_locate(&source, from, 3, "\xC3\xA4", 2, &found));
    check_place(found, 2, 1, 1);
    from.line = 7;
    assert_false(source_locate(&source, from, 9, "a", 1, &found));
    assert_false(source_locate(&source, from, 9, "", 0, &found));
}

/* Processor time stays far below a second for what takes libyaml alone half a minute. */
static void test_time(void **state)
{
    static const struct {
        const char *front, *piece;
        size_t times;
    } cases[] = {
        {"", "[", 100000},
        {"", "{a: ", 100000},
        {"", "- ", 100000},
        {"", "? ", 100000},
        {"", "k: v\n", 40000},
        {"", "- &a x\n", 40000},
        {"", "- *a\n", 40000},
        {"", "- !a x\n", 40000},
        {"", "%TAG !a! b\n", 40000},
        {"", "--- a\n", 40000},
        {"{", "a b, ", 40000},
        {"", "?\n", 40000},
        {"a: \"", "\\e", 400000},
        {"a: ", "\xE2\x80\xAE", 300000},
        {"", "\x01", 400000},
        {"a: |\n", "\n", 1000000},
        {"", "'a\xE2\x80\x8B': b\n", 40000},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial t = {0};
        struct str s = {0};
        str_add(&s, cases[i].front);
        add_repeated(&s, cases[i].piece, cases[i].times);
        const clock_t start = clock();
        parse_bytes(&t, s.text, s.length);
        const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 1)
            fail_msg("%s: %.2f s", cases[i].piece, seconds);
        assert_true(t.diags.count <= 2 * NODE_MOST_ERRORS);
        finish(&t);
        str_release(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),    cmocka_unit_test(test_spans),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_byte_order_mark_and_lines),
        cmocka_unit_test(test_limits),  cmocka_unit_test(test_long_text_is_cut),
        cmocka_unit_test(test_twice),   cmocka_unit_test(test_locate),
        cmocka_unit_test(test_time),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
