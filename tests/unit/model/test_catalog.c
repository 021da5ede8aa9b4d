/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/catalog.h"

/* Samples of CLDR 42's cardinal rules, a line each: tags, then a category and its numbers. */
static const struct {
    const char *tags;
    const char *numbers[PLURALS];
} samples[] = {
    {"fi en sv et de tr so sq", {[PLURAL_ONE] = "1", [PLURAL_OTHER] = "0 2 5 11 21 101 1000000"}},
    {"fi-simple en-GB xx", {[PLURAL_ONE] = "1", [PLURAL_OTHER] = "0 2 100"}},
    {"zh vi th ja id", {[PLURAL_OTHER] = "0 1 2 5 11 100"}},
    {"fa hi bn am ti", {[PLURAL_ONE] = "0 1", [PLURAL_OTHER] = "2 3 10 100"}},
    {"fr pt",
     {[PLURAL_ONE] = "0 1",
      [PLURAL_MANY] = "1000000 2000000",
      [PLURAL_OTHER] = "2 17 100 1000 1000001"}},
    {"es it",
     {[PLURAL_ONE] = "1",
      [PLURAL_MANY] = "1000000 3000000",
      [PLURAL_OTHER] = "0 2 16 100 1000 1000001"}},
    {"se smn sms he", {[PLURAL_ONE] = "1", [PLURAL_TWO] = "2", [PLURAL_OTHER] = "0 3 12 20 102"}},
    {"is", {[PLURAL_ONE] = "1 21 101 1001", [PLURAL_OTHER] = "0 2 11 111 100"}},
    {"fil tl", {[PLURAL_ONE] = "0 1 2 3 5 7 8 10 11 100 1000", [PLURAL_OTHER] = "4 6 9 14 26 104"}},
    {"ru uk be",
     {[PLURAL_ONE] = "1 21 101 1001",
      [PLURAL_FEW] = "2 3 4 22 34 102",
      [PLURAL_MANY] = "0 5 11 12 14 19 20 111 112 1000000"}},
    {"hr sr bs",
     {[PLURAL_ONE] = "1 21 101",
      [PLURAL_FEW] = "2 4 22 102",
      [PLURAL_OTHER] = "0 5 11 12 14 20 111 112"}},
    {"pl",
     {[PLURAL_ONE] = "1",
      [PLURAL_FEW] = "2 3 4 22 104",
      [PLURAL_MANY] = "0 5 11 12 14 21 25 101 112"}},
    {"cs sk", {[PLURAL_ONE] = "1", [PLURAL_FEW] = "2 3 4", [PLURAL_OTHER] = "0 5 22 100"}},
    {"sl",
     {[PLURAL_ONE] = "1 101 201",
      [PLURAL_TWO] = "2 102",
      [PLURAL_FEW] = "3 4 103 104",
      [PLURAL_OTHER] = "0 5 11 12 21 100"}},
    {"lt",
     {[PLURAL_ONE] = "1 21 101",
      [PLURAL_FEW] = "2 9 22 102",
      [PLURAL_OTHER] = "0 10 11 19 20 111"}},
    {"lv",
     {[PLURAL_ZERO] = "0 10 11 19 20 111",
      [PLURAL_ONE] = "1 21 101",
      [PLURAL_OTHER] = "2 9 22 102"}},
    {"ro",
     {[PLURAL_ONE] = "1", [PLURAL_FEW] = "0 2 16 19 101 119", [PLURAL_OTHER] = "20 35 100 120"}},
    {"ar",
     {[PLURAL_ZERO] = "0",
      [PLURAL_ONE] = "1",
      [PLURAL_TWO] = "2",
      [PLURAL_FEW] = "3 10 103",
      [PLURAL_MANY] = "11 26 99 111",
      [PLURAL_OTHER] = "100 102 200 1000"}},
};

/* The next blank-separated word of *AT in WORD, or false. */
static bool next_word(const char **at, char word[32])
{
    const char *start = *at + strspn(*at, " ");
    const size_t length = strcspn(start, " ");
    assert_true(length < 32);
    memcpy(word, start, length);
    word[length] = '\0';
    *at = start + length;
    return length > 0;
}

static void test_plurals(void **state)
{
    char tag[32], number[32];
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        for (const char *tags = samples[i].tags; next_word(&tags, tag);) {
            for (int form = 0; form < PLURALS; form++) {
                const char *numbers = samples[i].numbers[form] ? samples[i].numbers[form] : "";
                while (next_word(&numbers, number)) {
                    const enum plural found = plural_of(tag, strtoul(number, NULL, 10));
                    if (found != (enum plural)form)
                        fail_msg("%s %s: %s, not %s", tag, number, plural_names[form],
                                 plural_names[found]);
                }
            }
        }
    }
}

static const struct message finnish[] = {
    {"language.name", "suomi"},
    {"number.decimal", ","},
    {"task.left.one", "%{count} tehtävä jäljellä"},
    {"task.left.other", "%{count} tehtävää jäljellä"},
    {"task.right", "Oikein, %{name}! %{name}: %{unknown} %{"},
};
static const struct message english[] = {
    {"only.english", "only here"},
    {"task.left.other", "%{count} tasks left"},
    {"task.right", "Right"},
    {"task.seen.other", "seen %{count} of %{most}"},
};
static const struct catalog en = {.tag = "en", .message = english, .count = 4};
static const struct catalog fi = {.tag = "fi", .message = finnish, .count = 5, .fallback = &en};

static void test_lookup(void **state)
{
    static const struct catalog none = {.tag = "xx"};
    (void)state;
    assert_string_equal(catalog_text(&fi, "language.name"), "suomi");
    assert_string_equal(catalog_text(&fi, "only.english"), "only here");
    assert_string_equal(catalog_text(&fi, "no.such"), "no.such");
    assert_null(catalog_find(&fi, "no.such"));
    assert_null(catalog_find(&fi, "task"));
    assert_null(catalog_find(NULL, "task"));
    assert_null(catalog_find(&none, "task"));
}

static void test_format(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_string_equal(catalog_format(&fi, &a, "task.right", "name", "Aino", "more", "x", NULL),
                        "Oikein, Aino! Aino: %{unknown} %{");
    assert_string_equal(catalog_format(&fi, &a, "no.such", NULL), "no.such");
    arena_release(&a);
}

static void test_count(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_string_equal(catalog_count(&fi, &a, "task.left", 1, NULL), "1 tehtävä jäljellä");
    assert_string_equal(catalog_count(&fi, &a, "task.left", 0, NULL), "0 tehtävää jäljellä");
    assert_string_equal(catalog_count(&fi, &a, "task.seen", 1, "most", "9", NULL), "seen 1 of 9");
    assert_string_equal(catalog_count(&fi, &a, "no.such", 1, NULL), "no.such");
    arena_release(&a);
}

/* Tools write files back without `other`. */
static void test_count_without_other(void **state)
{
    static const struct message ukrainian[] = {
        {"a.few", "few"}, {"a.many", "many"}, {"a.one", "one"}, {"b.few", "few"}, {"b.one", "one"},
    };
    static const struct catalog uk = {.tag = "uk", .message = ukrainian, .count = 5};
    struct arena a = {0};
    (void)state;
    assert_string_equal(catalog_count(&uk, &a, "a", 2, NULL), "few");
    assert_string_equal(catalog_count(&uk, &a, "a", 5, NULL), "many");
    assert_string_equal(catalog_count(&uk, &a, "b", 5, NULL), "few");
    assert_string_equal(catalog_count(&uk, &a, "b", 21, NULL), "one");
    arena_release(&a);
}

static void test_decimal(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_string_equal(catalog_decimal(&fi, &a, -1.256, 2, true), "-1,26");
    assert_string_equal(catalog_decimal(&fi, &a, 3, 0, false), "3");
    assert_string_equal(catalog_decimal(&en, &a, 0.5, 1, false), "0.5");
    assert_string_equal(catalog_decimal(&en, &a, -0.25, 2, false), "\u22120.25");
    assert_string_equal(catalog_decimal(&en, &a, -0.004, 2, false), "0.00");
    assert_string_equal(catalog_decimal(&en, &a, -0.005, 2, true), "-0.01");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plurals),
        cmocka_unit_test(test_lookup),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_count_without_other),
        cmocka_unit_test(test_decimal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
