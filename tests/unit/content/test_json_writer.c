/* SPDX-License-Identifier: MIT */
/* The layout of JSON, and what strings need. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/json_writer.h"

static void test_layout(void **state)
{
    struct str out = {0};
    struct json_writer json = {.out = &out};
    (void)state;
    json_writer_object(&json, NULL);
    json_writer_string(&json, "a", "b");
    json_writer_list(&json, "list");
    json_writer_number(&json, NULL, -7);
    json_writer_object(&json, NULL);
    json_writer_flag(&json, "yes", true);
    json_writer_flag(&json, "no", false);
    json_writer_end_object(&json);
    json_writer_flat_object(&json, NULL);
    json_writer_flat_list(&json, "in");
    json_writer_string(&json, NULL, "x");
    json_writer_object(&json, NULL);
    json_writer_number(&json, "one", 1);
    json_writer_end_object(&json);
    json_writer_list(&json, NULL);
    json_writer_end_list(&json);
    json_writer_end_list(&json);
    json_writer_number(&json, "last", 2147483647);
    json_writer_end_object(&json);
    json_writer_end_list(&json);
    json_writer_object(&json, "nothing");
    json_writer_end_object(&json);
    json_writer_list(&json, "none");
    json_writer_end_list(&json);
    json_writer_end_object(&json);
    assert_string_equal(str_text(&out),
                        "{\n"
                        "  \"a\": \"b\",\n"
                        "  \"list\": [\n"
                        "    -7,\n"
                        "    {\n"
                        "      \"yes\": true,\n"
                        "      \"no\": false\n"
                        "    },\n"
                        "    { \"in\": [\"x\", { \"one\": 1 }, []], \"last\": 2147483647 }\n"
                        "  ],\n"
                        "  \"nothing\": {},\n"
                        "  \"none\": []\n"
                        "}\n");
    str_release(&out);
}

static void test_strings(void **state)
{
    static const struct {
        const char *string, *json;
    } cases[] = {
        {"", "[\"\"]\n"},
        {"ä…", "[\"ä…\"]\n"},
        {"\"\\/", "[\"\\\"\\\\/\"]\n"},
        {"a\nb\t\x01\x1f\x7f", "[\"a\\nb\\u0009\\u0001\\u001f\x7f\"]\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        struct json_writer json = {.out = &out};
        json_writer_flat_list(&json, NULL);
        json_writer_string(&json, NULL, cases[i].string);
        json_writer_end_list(&json);
        assert_string_equal(str_text(&out), cases[i].json);
        str_release(&out);
    }
}

/* Behind other text a document begins as it does alone. */
static void test_behind(void **state)
{
    struct str out = {0};
    struct json_writer json = {.out = &out};
    (void)state;
    str_add(&out, "x");
    json_writer_object(&json, NULL);
    json_writer_end_object(&json);
    assert_string_equal(str_text(&out), "x{}\n");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
