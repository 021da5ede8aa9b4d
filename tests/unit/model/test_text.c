/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/text.h"

static const struct text_in in[] = {
    {.tag = "fi", .string = "suomi"},
    {.tag = "EN-gb", .string = "british"},
    {.tag = "zh-Hant", .string = "chinese"},
    {.tag = "sv", .string = "svenska"},
};
static const struct text text = {.in = in, .count = 4};

static void test_get(void **state)
{
    static const struct {
        const char *tag, *fallback, *string;
    } cases[] = {
        {"fi", "sv", "suomi"},
        {"FI", "sv", "suomi"},
        {"fi-simple", "sv", "suomi"},
        {"en", "sv", "svenska"}, /* lookup cuts the wish, not what there is */
        {"en-GB", "sv", "british"},
        {"en-GB-oxendict", "sv", "british"},
        {"zh-Hant-x-private", "sv", "chinese"}, /* a single letter goes with its subtag */
        {"zh-Hans", "sv-FI", "svenska"},
        {"de", "fr", "suomi"}, /* the first there is */
        {"", "", "suomi"},
        {NULL, NULL, "suomi"},
        {NULL, "sv", "svenska"},
        {"f", "sv", "svenska"},
        {"fin", "sv", "svenska"},
    };
    static const struct text none = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct text_wish wish = {cases[i].tag, cases[i].fallback};
        assert_string_equal(text_get(&text, &wish), cases[i].string);
        assert_string_equal(text_get(&none, &wish), "");
    }
}

static void test_has(void **state)
{
    static const struct text none = {0};
    (void)state;
    assert_true(text_has(&text, "fi"));
    assert_true(text_has(&text, "en-GB"));
    assert_false(text_has(&text, "en"));
    assert_false(text_has(&text, "fi-simple"));
    assert_false(text_has(&none, "fi"));
    assert_true(text_is_empty(&none));
    assert_false(text_is_empty(&text));
}

static void test_tag_valid(void **state)
{
    static const char *const valid[] = {
        "fi",      "FI",     "fi-simple", "zh-Hant-TW",
        "sl-1994", "en-x-a", "abcdefgh",  "ab-12345678-12345678-12345678-12345", /* 35 bytes */
    };
    static const char *const wrong[] = {
        "",       "f",     "-",         "fi-",          "-fi",
        "fi--x",  "fi_FI", "fi FI",     "f1",           "12",
        "suomi!", "äö",    "abcdefghi", "fi-123456789", "ab-12345678-12345678-12345678-123456",
    };
    (void)state;
    assert_int_equal(strlen(valid[7]), 35);
    for (size_t i = 0; i < sizeof valid / sizeof *valid; i++) {
        if (!text_tag_valid(valid[i]))
            fail_msg("'%s' is a tag", valid[i]);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (text_tag_valid(wrong[i]))
            fail_msg("'%s' is no tag", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_has),
        cmocka_unit_test(test_tag_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
