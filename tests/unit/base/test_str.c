/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/str.h"

static void test_building(void **state)
{
    struct str s = {0};
    (void)state;
    assert_string_equal(str_text(&s), "");
    str_add(&s, "");
    assert_non_null(s.text);
    str_add(&s, "ab");
    str_add_bytes(&s, "cdef", 2);
    str_add_char(&s, 'e');
    str_addf(&s, "-%d-%s", 42, "x");
    assert_string_equal(str_text(&s), "abcde-42-x");
    assert_int_equal(s.length, 10);
    str_clear(&s);
    assert_string_equal(str_text(&s), "");
    assert_int_equal(s.length, 0);
    for (int i = 0; i < 10000; i++)
        str_add_char(&s, (char)('a' + i % 26));
    assert_int_equal(s.length, 10000);
    assert_int_equal(strlen(s.text), 10000);
    assert_int_equal(s.text[9999], 'a' + 9999 % 26);
    str_release(&s);
    str_release(&s);
    assert_null(s.text);
    str_clear(&s);
}

static void test_long_format(void **state)
{
    struct str s = {0};
    char long_text[3000];
    (void)state;
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    str_addf(&s, "<%s>", long_text);
    assert_int_equal(s.length, 3001);
    assert_int_equal(s.text[3000], '>');
    str_release(&s);
}

static void test_starts(void **state)
{
    (void)state;
    assert_true(str_starts("abc", ""));
    assert_true(str_starts("abc", "abc"));
    assert_false(str_starts("ab", "abc"));
    assert_false(str_starts("xabc", "abc"));
}

static void test_number(void **state)
{
    static const struct {
        const char *text;
        long long least, most;
        bool good;
        long long number;
    } cases[] = {
        {"0", 0, 0, true, 0},
        {"7", 0, 7, true, 7},
        {"8", 0, 7, false, 0},
        {"-3", -3, 7, true, -3},
        {"-4", -3, 7, false, 0},
        {"+5", 0, 9, true, 5},
        {"007", 0, 9, true, 7},
        {"9223372036854775807", 0, LLONG_MAX, true, LLONG_MAX},
        {"9223372036854775808", 0, LLONG_MAX, false, 0},
        {"-9223372036854775808", LLONG_MIN, 0, true, LLONG_MIN},
        {"", 0, 9, false, 0},
        {"-", -9, 9, false, 0},
        {" 1", 0, 9, false, 0},
        {"1 ", 0, 9, false, 0},
        {"1x", 0, 9, false, 0},
        {"0x1", 0, 9, false, 0},
        {"1.0", 0, 9, false, 0},
        {"--1", -9, 9, false, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long long number = 1234;
        const bool good = str_number(cases[i].text, cases[i].least, cases[i].most, &number);
        if (good != cases[i].good)
            fail_msg("'%s' in %lld..%lld", cases[i].text, cases[i].least, cases[i].most);
        assert_true(number == (good ? cases[i].number : 1234));
    }
}

static void test_distance(void **state)
{
    static const struct {
        const char *a, *b;
        unsigned most, distance;
    } cases[] = {
        {"", "", 3, 0},
        {"abc", "abc", 0, 0},
        {"abc", "abd", 3, 1},
        {"abc", "ab", 3, 1},
        {"abc", "xabc", 3, 1},
        {"ab", "ba", 3, 1},
        {"title", "titel", 3, 1},
        {"hint", "hnit", 3, 1},
        {"kitten", "sitting", 5, 3},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"kitten", "sitting", 0, 1},
        {"abc", "xyz", 2, 3},
        {"abc", "", 3, 3},
        {"", "abc", 2, 3},
        {"a", "abcdefgh", 2, 3},
        {"ca", "abc", 9, 3},
        {"abcdef", "badcfe", 9, 3},
        {"abcdef", "badcfe", 2, 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const unsigned there = str_distance(cases[i].a, cases[i].b, cases[i].most);
        const unsigned back = str_distance(cases[i].b, cases[i].a, cases[i].most);
        if (there != cases[i].distance || back != cases[i].distance)
            fail_msg("'%s' and '%s' up to %u: %u and %u", cases[i].a, cases[i].b, cases[i].most,
                     there, back);
    }
}

static void test_distance_of_long_strings(void **state)
{
    char a[66], b[66];
    (void)state;
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    a[64] = b[64] = '\0';
    b[63] = 'b';
    assert_int_equal(str_distance(a, b, 3), 1);
    a[64] = 'a';
    a[65] = '\0';
    assert_int_equal(str_distance(a, a, 3), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_building), cmocka_unit_test(test_long_format),
        cmocka_unit_test(test_starts),   cmocka_unit_test(test_number),
        cmocka_unit_test(test_distance), cmocka_unit_test(test_distance_of_long_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
