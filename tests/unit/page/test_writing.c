/* SPDX-License-Identifier: MIT */
/* Own words: what gets in, what goes out, where the caret stands. A text with its caret is written
 * with `|` for the caret and `/` for a newline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/writing.h"

#define MARK "\xCC\x81"          /* combining acute accent */
#define CONSONANT "\xE1\x84\x80" /* Hangul letters that make one grapheme together */
#define VOWEL "\xE1\x85\xA1"

static const struct input one_text = {.type = INPUT_TEXT, .rows = 3};
static const struct input three_lines = {.type = INPUT_TEXT, .choices = 3};

static void show(const struct nav *nav, struct str *out)
{
    str_clear(out);
    for (int i = 0; i <= (int)strlen(nav->text); i++) {
        if (i == nav->caret)
            str_add_char(out, '|');
        if (nav->text[i])
            str_add_char(out, nav->text[i] == '\n' ? '/' : nav->text[i]);
    }
}

/* NAV's text and caret from SHOWN. */
static void set(struct nav *nav, const char *shown)
{
    int length = 0;
    memset(nav, 0, sizeof *nav);
    for (; *shown; shown++) {
        if (*shown == '|')
            nav->caret = length;
        else
            nav->text[length++] = *shown == '/' ? '\n' : *shown;
    }
}

static void type(struct nav *nav, const struct input *input, const char *text)
{
    while (*text)
        writing_insert(nav, input, utf8_next(&text));
}

static void expect(const struct nav *nav, const char *shown)
{
    struct str got = {0};
    show(nav, &got);
    assert_string_equal(str_text(&got), shown);
    str_release(&got);
}

static void test_start(void **state)
{
    (void)state;
    static const struct {
        int rows, choices;
        const char *text, *expected;
    } cases[] = {
        {3, 0, NULL, "|"},
        {3, 0, "yksi\nkaksi", "yksi/kaksi|"},
        {3, 0,
         "a\x1b[31mb\xE2\x80\xAE"
         "c\n",
         "a[31mbc/|"},
        {0, 0, NULL, "|"},
        {0, 1, "yksi\nkaksi", "yksi kaksi|"},
        {0, 3, NULL, "|//"},
        {0, 3, "a", "a|//"},
        {0, 3, "a\nb\nc", "a|/b/c"},
        {0, 3, "a\nb\nc\nd\n", "a|/b/c d "},
        {0, 3, "\n\nc", "|//c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct input input = {.type = INPUT_TEXT,
                                    .rows = cases[i].rows,
                                    .choices = cases[i].choices,
                                    .text = cases[i].text};
        struct nav nav;
        memset(&nav, 'x', sizeof nav);
        writing_start(&nav, &input);
        expect(&nav, cases[i].expected);
        assert_true(writing_fits(&nav, &input));
    }
}

/* A text that is longer than there is room is cut, and lines keep their number. */
static void test_start_long(void **state)
{
    (void)state;
    struct str text = {0};
    struct nav nav;
    for (int i = 0; i < TEXT_MOST; i++)
        str_add(&text, "ä");
    struct input input = {.type = INPUT_TEXT, .choices = INPUT_MOST, .text = str_text(&text)};
    writing_start(&nav, &input);
    assert_true(writing_fits(&nav, &input));
    assert_int_equal(writing_lines(&nav), INPUT_MOST);
    assert_in_range(strlen(nav.text), TEXT_MOST - 1, TEXT_MOST);
    assert_int_equal(utf8_valid(nav.text, strlen(nav.text)), strlen(nav.text));
    input.rows = 1;
    writing_start(&nav, &input);
    assert_int_equal(strlen(nav.text), TEXT_MOST);
    assert_int_equal(nav.caret, TEXT_MOST);
    str_release(&text);
}

static void test_fits(void **state)
{
    (void)state;
    struct nav nav;
    set(&nav, "ab|");
    assert_true(writing_fits(&nav, &one_text));
    assert_false(writing_fits(&nav, &three_lines));
    nav.caret = 3;
    assert_false(writing_fits(&nav, &one_text));
    nav.caret = -1;
    assert_false(writing_fits(&nav, &one_text));
    set(&nav, "a/b/|c");
    assert_true(writing_fits(&nav, &three_lines));
    set(&nav, "ä");
    nav.caret = 1;
    assert_false(writing_fits(&nav, &one_text));
    memset(nav.text, 'x', sizeof nav.text);
    nav.caret = 0;
    assert_false(writing_fits(&nav, &one_text));
}

static void test_insert(void **state)
{
    (void)state;
    static const struct {
        const char *before, *typed, *after;
    } cases[] = {
        {"|", "työ", "työ|"},
        {"a|c", "b", "ab|c"},
        {"|", "Привет مرحبا 漢字", "Привет مرحبا 漢字|"},
        {"|", "tie" MARK "ng Vie\xCC\xA3\xCC\x82t", "tie" MARK "ng Vie\xCC\xA3\xCC\x82t|"},
        {"a|", "\n", "a/|"},
        {"a|b", "\n", "a/|b"},
        /* a mark needs something to stand on */
        {"|", MARK, "|"},
        {"a/|", MARK, "a/|"},
        {"a|", MARK, "a" MARK "|"},
        /* not more than eight */
        {"a|", MARK MARK MARK MARK MARK MARK MARK MARK,
         "a" MARK MARK MARK MARK MARK MARK MARK MARK "|"},
        {"a|", MARK MARK MARK MARK MARK MARK MARK MARK MARK "b" MARK,
         "a" MARK MARK MARK MARK MARK MARK MARK MARK "b" MARK "|"},
        /* what is typed may become one grapheme with what stands there */
        {"|" VOWEL, CONSONANT, CONSONANT VOWEL "|"},
        {"|🇫🇮", "🇫", "🇫🇫|🇮"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nav nav;
        set(&nav, cases[i].before);
        type(&nav, &one_text, cases[i].typed);
        expect(&nav, cases[i].after);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const unsigned refused[] = {
        0,        7,        8,          9,          0x1b,    0x7f,    0x80,   0x9b,
        0xad,     0x61c,    0x180e,     0x200b,     0x200d,  0x200e,  0x200f, 0x2028,
        0x202a,   0x202e,   0x2060,     0x2066,     0x2069,  0xd800,  0xdfff, 0xe000,
        0xfdd0,   0xfeff,   0xfffd,     0xffff,     0xe0001, 0xf0000, 0x378, /* unassigned */
        0x10ffff, 0x110000, 0x7fffffff, 0xffffffff,
    };
    struct nav nav;
    set(&nav, "a|b");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_false(writing_insert(&nav, &one_text, refused[i]));
    expect(&nav, "a|b");
    set(&nav, "a|b//");
    assert_false(writing_insert(&nav, &three_lines, '\n'));
    expect(&nav, "a|b//");
}

/* TEXT_MOST bytes are room for as many, and for no character in part. */
static void test_full(void **state)
{
    (void)state;
    struct nav nav;
    set(&nav, "|");
    for (int i = 0; i < TEXT_MOST - 1; i++)
        assert_true(writing_insert(&nav, &one_text, 'a'));
    assert_false(writing_insert(&nav, &one_text, 0xe4));
    assert_int_equal(nav.caret, TEXT_MOST - 1);
    assert_true(writing_insert(&nav, &one_text, 'b'));
    assert_false(writing_insert(&nav, &one_text, 'c'));
    assert_false(writing_insert(&nav, &one_text, '\n'));
    assert_int_equal(strlen(nav.text), TEXT_MOST);
    assert_true(writing_fits(&nav, &one_text));
    assert_true(writing_erase(&nav, &one_text, false));
    assert_true(writing_insert(&nav, &one_text, '\n'));
    assert_int_equal(strlen(nav.text), TEXT_MOST);

    /* As many rows as there can be. */
    struct writing_rows rows;
    memset(nav.text, '\n', TEXT_MOST);
    writing_wrap(nav.text, 1, &rows);
    assert_int_equal(rows.count, TEXT_MOST + 1);
    memset(nav.text, 'a', TEXT_MOST);
    writing_wrap(nav.text, 1, &rows);
    assert_int_equal(rows.count, TEXT_MOST);
    assert_int_equal(rows.start[rows.count], TEXT_MOST + 1);
}

static void test_erase(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        bool lines, ahead;
        const char *after;
    } cases[] = {
        {"|", false, false, "|"},
        {"|", false, true, "|"},
        {"ab|c", false, false, "a|c"},
        {"ab|c", false, true, "ab|"},
        {"työ|", false, false, "ty|"},
        {"t|yö", false, true, "t|ö"},
        {"xe" MARK "\xCC\xA3|", false, false, "x|"},
        {"x|e" MARK "y", false, true, "x|y"},
        {"👍🏽|", false, false, "|"},
        {"a/|b", false, false, "a|b"},
        {"a|/b", false, true, "a|b"},
        {"a/|/b", true, false, "a/|/b"},
        {"a/|/b", true, true, "a/|/b"},
        {"a/b|/", true, false, "a/|/"},
        {"|a/b/", true, true, "|/b/"},
        /* what comes together becomes one grapheme */
        {CONSONANT "x|" VOWEL, false, false, CONSONANT VOWEL "|"},
        {CONSONANT "/|" VOWEL, false, false, CONSONANT VOWEL "|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nav nav;
        set(&nav, cases[i].before);
        const bool changed =
            writing_erase(&nav, cases[i].lines ? &three_lines : &one_text, cases[i].ahead);
        expect(&nav, cases[i].after);
        assert_int_equal(changed, strcmp(cases[i].before, cases[i].after) != 0);
    }
}

static void test_erase_to(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        bool lines;
        enum intent intent;
        const char *after;
    } cases[] = {
        {"|", false, INTENT_ERASE_START, "|"},
        {"|", false, INTENT_ERASE_END, "|"},
        {"|", false, INTENT_ERASE_WORD, "|"},
        {"ab|c", false, INTENT_ERASE_START, "|c"},
        {"ab|c", false, INTENT_ERASE_END, "ab|"},
        {"a/bc|d/e", false, INTENT_ERASE_START, "a/|d/e"},
        {"a/bc|d/e", false, INTENT_ERASE_END, "a/bc|/e"},
        {"a/|b", false, INTENT_ERASE_START, "a/|b"},
        {"a|/b", false, INTENT_ERASE_END, "a|/b"},
        {"yksi kaksi|", false, INTENT_ERASE_WORD, "yksi |"},
        {"yksi kaksi  |x", false, INTENT_ERASE_WORD, "yksi |x"},
        {"yksi|", false, INTENT_ERASE_WORD, "|"},
        {"  |a", false, INTENT_ERASE_WORD, "|a"},
        {"a/bä|", false, INTENT_ERASE_WORD, "a/|"},
        {"a/ |", false, INTENT_ERASE_WORD, "a/|"},
        {"a b/|c", false, INTENT_ERASE_WORD, "a b|c"},
        {"a/|b/", true, INTENT_ERASE_WORD, "a/|b/"},
        {"a/b c|/", true, INTENT_ERASE_WORD, "a/b |/"},
        {"a/b c|/", true, INTENT_ERASE_START, "a/|/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nav nav;
        set(&nav, cases[i].before);
        const bool changed =
            writing_erase_to(&nav, cases[i].lines ? &three_lines : &one_text, cases[i].intent);
        expect(&nav, cases[i].after);
        assert_int_equal(changed, strcmp(cases[i].before, cases[i].after) != 0);
    }
}

static void test_move(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        int columns;
        const char *keys, *after;
    } cases[] = {
        {"a|b", 0, "l", "|ab"},
        {"a|b", 0, "lll", "|ab"},
        {"a|b", 0, "rr", "ab|"},
        {"a/|b", 0, "l", "a|/b"},
        {"a|/b", 0, "r", "a/|b"},
        {"ae" MARK "|b", 0, "l", "a|e" MARK "b"},
        {"a|e" MARK "b", 0, "r", "ae" MARK "|b"},
        {"|👍🏽b", 0, "r", "👍🏽|b"},
        /* rows as wrapped: yksi / kaksi / kolme */
        {"|yksi kaksi kolme", 6, "d", "yksi |kaksi kolme"},
        {"yk|si kaksi kolme", 6, "dd", "yksi kaksi ko|lme"},
        {"yksi kaksi kolme|", 6, "u", "yksi kaksi| kolme"},
        {"yk|si kaksi kolme", 6, "u", "yk|si kaksi kolme"},
        {"yksi kaksi ko|lme", 6, "d", "yksi kaksi ko|lme"},
        {"yk|si kaksi kolme", 6, "f", "|yksi kaksi kolme"},
        {"yk|si kaksi kolme", 6, "e", "yksi| kaksi kolme"},
        {"yksi kaksi kol|me", 6, "e", "yksi kaksi kolme|"},
        {"yksi kaksi kol|me", 6, "f", "yksi kaksi |kolme"},
        /* a word without a place to break: the end of its row is before its last letter */
        {"ab|cdefgh", 4, "e", "abc|defgh"},
        {"abcdef|gh", 4, "u", "ab|cdefgh"},
        /* lines of several lengths, wide characters */
        {"pitkä rivi|/ab/c", 0, "d", "pitkä rivi/ab|/c"},
        {"pitkä rivi/ab|/c", 0, "d", "pitkä rivi/ab/c|"},
        {"漢|字/abc", 0, "d", "漢字/ab|c"},
        {"漢字/abc|", 0, "u", "漢|字/abc"},
        {"a//b|", 0, "uu", "|a//b"},
        {"a|//b", 0, "d", "a/|/b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nav nav;
        set(&nav, cases[i].before);
        bool moved = false;
        for (const char *key = cases[i].keys; *key; key++) {
            static const char keys[] = "lrudfe";
            static const enum intent intents[] = {INTENT_LEFT, INTENT_RIGHT, INTENT_UP,
                                                  INTENT_DOWN, INTENT_FIRST, INTENT_LAST};
            moved = writing_move(&nav, intents[strchr(keys, *key) - keys], cases[i].columns);
        }
        expect(&nav, cases[i].after);
        if (strlen(cases[i].keys) == 1)
            assert_int_equal(moved, strcmp(cases[i].before, cases[i].after) != 0);
    }
}

static void test_lines(void **state)
{
    (void)state;
    struct nav nav;
    set(&nav, "a/bc/|");
    assert_int_equal(writing_lines(&nav), 3);
    assert_int_equal(writing_line(&nav), 2);
    writing_go(&nav, 1);
    expect(&nav, "a/bc|/");
    assert_int_equal(writing_line(&nav), 1);
    writing_go(&nav, -5);
    expect(&nav, "a|/bc/");
    writing_go(&nav, 99);
    expect(&nav, "a/bc/|");
}

/* The rows hold the text whole, none is too wide, and each begins a grapheme. */
static void test_rows(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "a",
        "yksi kaksi kolme",
        "yksi   kaksi",
        "pitkäyhdyssana",
        "漢字漢字 漢字",
        "a\n\nb",
        "e" MARK "e" MARK "e" MARK,
        "👍🏽👍🏽 👍🏽",
        "työ-elämä",
        " alku",
        "loppu  ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int columns = 4; columns < 20; columns++) {
            struct writing_rows rows;
            const int length = (int)strlen(texts[i]);
            writing_wrap(texts[i], columns, &rows);
            assert_int_equal(rows.start[0], 0);
            assert_int_equal(rows.start[rows.count], length + 1);
            for (int row = 0; row < rows.count; row++) {
                const int start = rows.start[row], end = writing_row_end(texts[i], &rows, row);
                assert_true(rows.border[start] || start == length);
                assert_true(end >= start && end <= rows.start[row + 1]);
                assert_int_equal(writing_row(&rows, start), row);
                struct str words = {0};
                str_add_bytes(&words, texts[i] + start, (size_t)(end - start));
                while (words.length && words.text[words.length - 1] == ' ')
                    words.text[--words.length] = '\0';
                assert_in_range(utf8_columns(str_text(&words)), 0, columns);
                str_release(&words);
            }
        }
    }
}

/* SplitMix64. */
static uint64_t dice_next(uint64_t *dice)
{
    uint64_t z = *dice += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static unsigned any_character(uint64_t *dice)
{
    static const unsigned some[] = {'a',     'b',     ' ',     ' ',     '\n',   0xe4,   0x301,
                                    0x323,   0x416,   0x645,   0x64b,   0x1100, 0x1161, 0x4e00,
                                    0x1f44d, 0x1f3fd, 0x1f1eb, 0x1f1ee, 0x200d, 0x202e, 0x1b};
    if (dice_next(dice) % 20 == 0)
        return (unsigned)(dice_next(dice) % 0x120000);
    return some[dice_next(dice) % (sizeof some / sizeof *some)];
}

/* Whatever is done, the rules of the header hold. */
static void test_any(void **state)
{
    (void)state;
    static const enum intent moves[] = {INTENT_LEFT, INTENT_RIGHT, INTENT_UP,
                                        INTENT_DOWN, INTENT_FIRST, INTENT_LAST};
    static const enum intent cuts[] = {INTENT_ERASE_START, INTENT_ERASE_END, INTENT_ERASE_WORD};
    for (uint64_t seed = 0; seed < 20; seed++) {
        uint64_t dice = seed;
        const struct input *input = seed % 2 ? &one_text : &three_lines;
        struct nav nav;
        writing_start(&nav, input);
        for (int i = 0; i < 1500; i++) {
            const int what = (int)(dice_next(&dice) % 16);
            if (what < 6)
                writing_move(&nav, moves[what], (int)(dice_next(&dice) % 30));
            else if (what < 8)
                writing_erase(&nav, input, what == 7);
            else if (dice_next(&dice) % 40 == 0)
                writing_erase_to(&nav, input, cuts[dice_next(&dice) % 3]);
            else
                writing_insert(&nav, input, any_character(&dice));
            const size_t length = strlen(nav.text);
            assert_true(writing_fits(&nav, input));
            assert_in_range(length, 0, TEXT_MOST);
            assert_int_equal(utf8_valid(nav.text, length), length);
            struct writing_rows rows;
            writing_wrap(nav.text, 0, &rows);
            assert_true(rows.border[nav.caret]);
            for (const char *at = nav.text; *at;)
                assert_true(utf8_is_clean(utf8_next(&at)));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start),   cmocka_unit_test(test_start_long),
        cmocka_unit_test(test_fits),    cmocka_unit_test(test_insert),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_full),
        cmocka_unit_test(test_erase),   cmocka_unit_test(test_erase_to),
        cmocka_unit_test(test_move),    cmocka_unit_test(test_lines),
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_any),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        print_error("there is no UTF-8 locale\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
