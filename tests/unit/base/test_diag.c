/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/diag.h"

static struct place at(const char *file, unsigned line, unsigned column, unsigned span)
{
    return (struct place){.file = file, .line = line, .column = column, .span = span};
}

/* Compares what is rendered, then empties DIAGS. */
static void check_rendered(struct diags *diags, const struct diag_words *words, const char *wanted)
{
    struct str out = {0};
    diags_render(diags, words, &out);
    assert_string_equal(str_text(&out), wanted);
    str_release(&out);
    diags_release(diags);
}

static void test_table(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_CODES; i++) {
        const enum diag_code code = (enum diag_code)i;
        assert_true(*diag_code_name(code) && *diag_code_message(code));
        assert_true(diag_code_severity(code) == DIAG_ERROR ||
                    diag_code_severity(code) == DIAG_WARNING);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(diag_code_name(code), diag_code_name((enum diag_code)j));
    }
    assert_string_equal(diag_code_name(DIAG_FIELD_TWICE), "field-twice");
    assert_null(diag_code_hint(DIAG_YAML_EMPTY));
}

static void test_nothing(void **state)
{
    struct diags diags = {0};
    (void)state;
    diag_other(&diags, at("a", 1, 1, 0));
    assert_int_equal(diags_errors(&diags), 0);
    check_rendered(&diags, NULL, "");
}

static void test_whole(void **state)
{
    static const char text[] = "first\nä: värillä\r\nlast";
    struct diags diags = {0};
    (void)state;
    diag_add(&diags, DIAG_FIELD_UNKNOWN, at("a.yaml", 2, 4, 7), "field", "värillä", "shape",
             "a step", "guess", "väri", NULL);
    diag_add(&diags, DIAG_FIELD_TWICE, at("a.yaml", 3, 1, 99), "field", "last", NULL);
    diag_other(&diags, at("a.yaml", 1, 1, 5));
    diag_add(&diags, DIAG_YAML_EMPTY, at("b.yaml", 0, 0, 0), NULL);
    diag_sources(&diags, "a.yaml", text, sizeof text - 1);
    diag_sources(&diags, "b.yaml", text, sizeof text - 1);
    assert_int_equal(diags_errors(&diags), 3);
    check_rendered(&diags, NULL,
                   "a.yaml:2:4: error: 'värillä' is not a field of a step [field-unknown]\n"
                   "    ä: värillä\n"
                   "       ^~~~~~~\n"
                   "    hint: did you mean 'väri'?\n"
                   "a.yaml:3:1: error: 'last' is given twice [field-twice]\n"
                   "    last\n"
                   "    ^~~~\n"
                   "    hint: take one of the two away\n"
                   "    a.yaml:1:1: first here\n"
                   "b.yaml: error: the file is empty [yaml-empty]\n"
                   "errors: 3\n");
}

static void test_missing_arguments(void **state)
{
    struct diags diags = {0};
    (void)state;
    diag_add(&diags, DIAG_ID_FORM, (struct place){0}, "id", "Ä", "guess", NULL, NULL);
    diag_add(&diags, DIAG_FIELD_EMPTY, (struct place){0}, NULL);
    check_rendered(&diags, NULL,
                   "error: field-empty [field-empty]\n"
                   "error: the id 'Ä' may have only a to z, 0 to 9 and '-' [id-form]\n"
                   "errors: 2\n");
}

static void test_cleans(void **state)
{
    struct diags diags = {0};
    (void)state;
    diag_add(&diags, DIAG_FIELD_EMPTY, at("a\x1B[1m", 1, 1, 0), "field", "x\x1B]0;\xFF", NULL);
    diag_sources(&diags, "a\x1B[1m", "\x9B\t\u202E", 5);
    check_rendered(&diags, NULL,
                   "a\uFFFD[1m:1:1: error: 'x\uFFFD]0;\uFFFD' is empty [field-empty]\n"
                   "    \uFFFD \uFFFD\n"
                   "    ^\n"
                   "errors: 1\n");
}

/* The parts of a diagnostic by themselves. */
static void test_parts(void **state)
{
    struct diags diags = {0};
    struct str out = {0};
    (void)state;
    diag_add(&diags, DIAG_FIELD_UNKNOWN, at("b", 1, 1, 0), "field", "nmae", "shape", "a task",
             "guess", "name", NULL);
    diag_add(&diags, DIAG_FIELD_UNKNOWN, at("a", 1, 1, 0), "field", "x", NULL);
    diag_message(&diags.item[0], NULL, &out);
    assert_string_equal(str_text(&out), "'nmae' is not a field of a task");
    assert_true(diag_hint(&diags.item[0], NULL, &out));
    assert_string_equal(str_text(&out), "'nmae' is not a field of a taskdid you mean 'name'?");
    str_clear(&out);
    assert_false(diag_hint(&diags.item[1], NULL, &out));
    assert_string_equal(str_text(&out), "");
    diag_message(&diags.item[1], NULL, &out);
    assert_string_equal(str_text(&out), "field-unknown");
    diags_sort(&diags);
    assert_string_equal(diags.item[0].place.file, "a");
    str_release(&out);
    diags_release(&diags);
    diags_sort(&diags);
}

static void test_sorts_and_stops(void **state)
{
    struct diags diags = {0};
    struct str out = {0};
    (void)state;
    for (unsigned i = 0; i < DIAG_SHOWN + 3; i++)
        diag_add(&diags, DIAG_YAML_KEY, at("b", DIAG_SHOWN + 3 - i, 1, 0), NULL);
    diag_add(&diags, DIAG_YAML_KEY, at("a", 9, 1, 0), NULL);
    diag_add(&diags, DIAG_YAML_EMPTY, (struct place){0}, NULL);
    diags_render(&diags, NULL, &out);
    assert_true(str_starts(out.text, "error: the file is empty [yaml-empty]\na:9:1: "));
    assert_non_null(strstr(out.text, "\nb:1:1: "));
    assert_non_null(strstr(out.text, "\nb:18:1: "));
    assert_null(strstr(out.text, "b:19:1: "));
    assert_non_null(strstr(out.text, "\n… and 5 more\nerrors: 25\n"));
    str_release(&out);
    diags_release(&diags);
}

/* Where there is no room for all, warnings are left out before errors. */
static void test_errors_before_warnings(void **state)
{
    struct diags diags = {0};
    struct str out = {0};
    (void)state;
    for (unsigned i = 1; i <= DIAG_SHOWN; i++)
        diag_add(&diags, DIAG_BLENDS_MANY, at("a", i, 1, 0), NULL);
    diags_render(&diags, NULL, &out);
    assert_non_null(strstr(out.text, "\na:20:1: warning"));
    assert_null(strstr(out.text, "more"));
    assert_non_null(strstr(out.text, "\nerrors: 0, warnings: 20\n"));
    diag_add(&diags, DIAG_YAML_KEY, at("b", 1, 1, 0), NULL);
    diag_add(&diags, DIAG_YAML_KEY, at("b", 2, 1, 0), NULL);
    str_clear(&out);
    diags_render(&diags, NULL, &out);
    assert_non_null(strstr(out.text, "\na:18:1: warning"));
    assert_null(strstr(out.text, "a:19:1: "));
    assert_non_null(strstr(out.text, "\nb:2:1: error"));
    assert_non_null(strstr(out.text, "\n… and 2 more\nerrors: 2, warnings: 20\n"));
    str_release(&out);
    diags_release(&diags);
}

/* The window onto a long line: the same whether or not the line was cut when it was kept. */
static void test_long_line(void **state)
{
    static const unsigned columns[] = {1, 72, 73, 400, 99995};
    struct str line = {0};
    (void)state;
    for (int i = 0; i < 10000; i++)
        str_add(&line, "ä123456789");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct diags diags = {0};
        struct str out = {0};
        diag_add(&diags, DIAG_YAML_KEY, at("a", 1, columns[i], 3), NULL);
        diag_sources(&diags, "a", line.text, line.length);
        assert_true(strlen(diags.item[0].source) < 1000);
        diags_render(&diags, NULL, &out);
        /* The character over the caret. */
        const char *first = strchr(out.text, '\n') + 1, *second = strchr(first, '\n') + 1;
        const size_t before = (size_t)(strchr(second, '^') - second);
        const char *over = first;
        for (size_t n = 0; n < before; n++) {
            do {
                over++;
            } while (((unsigned char)*over & 0xC0) == 0x80);
        }
        const unsigned digit = (columns[i] - 1) % 10;
        assert_int_equal((unsigned char)*over, digit ? '0' + digit : 0xC3);
        str_release(&out);
        diags_release(&diags);
    }
    str_release(&line);
}

static void test_sources_in_any_order(void **state)
{
    static const unsigned lines[] = {3, 1, 2, 5, 4, 1};
    struct diags diags = {0};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        diag_add(&diags, DIAG_YAML_KEY, at("a", lines[i], 1, 1), NULL);
    diag_sources(&diags, "a", "one\ntwo\n\nfour\n", 14);
    assert_string_equal(diags.item[0].source, "");
    assert_string_equal(diags.item[1].source, "one");
    assert_string_equal(diags.item[2].source, "two");
    assert_null(diags.item[3].source);
    assert_string_equal(diags.item[4].source, "four");
    assert_string_equal(diags.item[5].source, "one");
    diags_release(&diags);
}

static const char *finnish(const void *context, const char *key)
{
    (void)context;
    if (strcmp(key, "diag.field-twice.message") == 0)
        return "kenttä '%{field}' on kahdesti";
    if (strcmp(key, "diag.field-twice.hint") == 0)
        return "poista toinen";
    if (strcmp(key, "diag.error") == 0)
        return "virhe";
    if (strcmp(key, "diag.hint") == 0)
        return "vihje";
    if (strcmp(key, "diag.first") == 0)
        return "ensin tässä";
    if (strcmp(key, "diag.count") == 0)
        return "virheitä: %{errors}";
    return NULL;
}

static void test_words(void **state)
{
    const struct diag_words words = {.find = finnish};
    struct diags diags = {0};
    (void)state;
    diag_add(&diags, DIAG_FIELD_TWICE, at("a", 2, 1, 0), "field", "x", NULL);
    diag_other(&diags, at("a", 1, 1, 0));
    diag_add(&diags, DIAG_YAML_EMPTY, at("b", 0, 0, 0), NULL);
    check_rendered(&diags, &words,
                   "a:2:1: virhe: kenttä 'x' on kahdesti [field-twice]\n"
                   "    vihje: poista toinen\n"
                   "    a:1:1: ensin tässä\n"
                   "b: virhe: the file is empty [yaml-empty]\n"
                   "virheitä: 2\n");
}

static void test_guess(void **state)
{
    static const char *const names[] = {"title", "tasks", "scene", "summary"};
    static const struct {
        const char *name, *guess;
    } cases[] = {
        {"titel", "title"}, {"sumary", "summary"}, {"scenes", "scene"},
        {"task", "tasks"},  {"colour", NULL},      {"", NULL},
        {"kissa", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *guess = diag_guess(cases[i].name, names, 4);
        if (cases[i].guess)
            assert_string_equal(guess, cases[i].guess);
        else
            assert_null(guess);
    }
    assert_null(diag_guess("title", NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_missing_arguments),
        cmocka_unit_test(test_cleans),
        cmocka_unit_test(test_sorts_and_stops),
        cmocka_unit_test(test_errors_before_warnings),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_sources_in_any_order),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_guess),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
