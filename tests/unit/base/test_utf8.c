/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* The edges of table 3-7 of the Unicode Standard. */
static void test_valid(void **state)
{
    static const struct {
        const char *bytes;
        size_t length, valid;
    } cases[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"a\0b", 3, 3},
        {"\x7F", 1, 1},
        {"\x80", 1, 0},
        {"a\xBF", 2, 1},
        {"\xC1\xBF", 2, 0},
        {"\xC2\x80", 2, 2},
        {"\xC2", 1, 0},
        {"\xC2\x7F", 2, 0},
        {"\xDF\xBF", 2, 2},
        {"\xE0\x9F\xBF", 3, 0},
        {"\xE0\xA0\x80", 3, 3},
        {"\xE0\xA0", 2, 0},
        {"\xE0\xA0\x7F", 3, 0},
        {"\xED\x9F\xBF", 3, 3},
        {"\xED\xA0\x80", 3, 0},
        {"\xEF\xBF\xBF", 3, 3},
        {"\xF0\x8F\xBF\xBF", 4, 0},
        {"\xF0\x90\x80\x80", 4, 4},
        {"\xF0\x90\x80", 3, 0},
        {"\xF4\x8F\xBF\xBF", 4, 4},
        {"\xF4\x90\x80\x80", 4, 0},
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xFF", 1, 0},
        {"\xC3\xA4\xE2\x82\xAC!\xC3", 7, 6},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (utf8_valid(cases[i].bytes, cases[i].length) != cases[i].valid)
            fail_msg("case %zu", i);
    }
}

static void test_round_trip(void **state)
{
    static const unsigned points[] = {0x1,    0x7F,   0x80,   0x7FF,   0x800,
                                      0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF};
    struct str s = {0};
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        utf8_add(&s, points[i]);
    assert_int_equal(utf8_valid(s.text, s.length), s.length);
    const char *at = s.text;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_int_equal(utf8_next(&at), points[i]);
    assert_int_equal(*at, 0);
    assert_int_equal(utf8_count(s.text), sizeof points / sizeof *points);
    str_release(&s);
}

static void test_is_clean(void **state)
{
    static const unsigned clean[] = {'\n',   ' ',    '~',    0xA0,    0xE4,    0x300,
                                     0x2010, 0x2027, 0x2030, 0x205F,  0x20AC,  0xD7FF,
                                     0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x1F600, 0xDFFFD,
                                     0x350,  0x1161, 0x17B6, 0x3163,  0xFE0F,  0xFFFC};
    static const unsigned unclean[] = {
        0,        '\t',   '\r',   0x1B,   0x1F,    0x7F,    0x80,    0x9B,    0x9F,
        0xAD,     0x61C,  0x180E, 0x200B, 0x200C,  0x200D,  0x200E,  0x200F,  0x2028,
        0x2029,   0x202A, 0x202E, 0x2060, 0x2066,  0x2069,  0xD800,  0xE000,  0xF8FF,
        0xFDD0,   0xFDEF, 0xFEFF, 0xFFFE, 0xFFFF,  0x1FFFE, 0xE0001, 0xE0041, 0xF0000,
        0x10FFFF, 0x34F,  0x115F, 0x1160, 0x17B4,  0x17B5,  0x180B,  0x180F,  0x2064,
        0x3164,   0xFFA0, 0xFFF0, 0xFFFB, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0100};
    (void)state;
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
        if (!utf8_is_clean(clean[i]))
            fail_msg("U+%04X is clean", clean[i]);
    }
    for (size_t i = 0; i < sizeof unclean / sizeof *unclean; i++) {
        if (utf8_is_clean(unclean[i]))
            fail_msg("U+%04X is not clean", unclean[i]);
    }
}

static void test_add_clean(void **state)
{
    static const struct {
        const char *bytes, *clean;
    } cases[] = {
        {"", ""},
        {"plain\ntext", "plain\ntext"},
        {"a\tb", "a b"},
        {"\x1B[31m", "\uFFFD[31m"},
        {"\xC2\x9B", "\uFFFD"},
        {"a\u202Eb\u200Bc", "a\uFFFDb\uFFFDc"},
        {"\xFF\xFE", "\uFFFD\uFFFD"},
        {"\xE2\x82", "\uFFFD\uFFFD"},
        {"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
         "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"},
        {"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301x",
         "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301x"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str s = {0};
        utf8_add_clean(&s, cases[i].bytes, strlen(cases[i].bytes));
        assert_string_equal(str_text(&s), cases[i].clean);
        str_release(&s);
    }
    struct str s = {0};
    utf8_add_clean(&s, "a\0b", 3);
    assert_string_equal(str_text(&s), "a\uFFFDb");
    str_release(&s);
}

static void test_width(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0xE4), 1);
    assert_int_equal(utf8_width(0x301), 0);
    assert_int_equal(utf8_width(0x8A9E), 2);
    assert_int_equal(utf8_width(0x1B), -1);
    assert_int_equal(utf8_columns(""), 0);
    assert_int_equal(utf8_columns("ae\u0301\u8A9E\n"), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),    cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_is_clean), cmocka_unit_test(test_add_clean),
        cmocka_unit_test(test_width),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
