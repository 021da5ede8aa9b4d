/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "content/catalog_load.h"

/* A folder with files in it. */
struct folder {
    struct arena arena;
    struct diags diags;
    char *path;
};

static const char *in(struct folder *folder, const char *name)
{
    return arena_format(&folder->arena, "%s/%s", folder->path, name);
}

static const char *write_file(struct folder *folder, const char *name, const char *text)
{
    const char *path = in(folder, name);
    assert_true(io_replace_file(path, text, strlen(text)));
    return path;
}

static int set_up(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    if (!folder)
        return -1;
    folder->path = arena_string(&folder->arena, ASKELEET_SCRATCH "/catalog-XXXXXX");
    *state = folder;
    return mkdtemp(folder->path) ? 0 : -1;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"fi.yaml",  "en.yaml", "fi-simple.yaml", "x.yaml",
                                        "read.txt", ".yaml",   "words.yaml.bak"};
    struct folder *folder = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(in(folder, names[i]));
    const int gone = rmdir(folder->path);
    diags_release(&folder->diags);
    arena_release(&folder->arena);
    free(folder);
    return gone;
}

static void test_flattens(void **state)
{
    static const char *const wanted[][2] = {
        {"a-key", "no"},
        {"language.name", "suomi"},
        {"task.left.one", "%{count} tehtävä"},
        {"task.left.other", "%{count} tehtävää"},
        {"task.right", "Oikein"},
        {"text", "eka toka"},
    };
    struct folder *folder = *state;
    struct catalog catalog = {0};
    const char *path = write_file(folder, "fi.yaml",
                                  "# words\n"
                                  "fi:\n"
                                  "  text: >-\n"
                                  "    eka\n"
                                  "    toka\n"
                                  "  task:\n"
                                  "    right: Oikein\n"
                                  "    left:\n"
                                  "      one: \"%{count} tehtävä\"\n"
                                  "      other: \"%{count} tehtävää\"\n"
                                  "    untranslated: \"\"\n"
                                  "    nothing:\n"
                                  "  language: { name: suomi }\n"
                                  "  a-key: no\n");
    assert_true(catalog_load(path, &folder->arena, &folder->diags, &catalog));
    assert_int_equal(folder->diags.count, 0);
    assert_string_equal(catalog.tag, "fi");
    assert_string_equal(catalog.name, "suomi");
    assert_null(catalog.fallback);
    assert_int_equal(catalog.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < catalog.count; i++) {
        assert_string_equal(catalog.message[i].key, wanted[i][0]);
        assert_string_equal(catalog.message[i].text, wanted[i][1]);
    }
    assert_string_equal(catalog_count(&catalog, &folder->arena, "task.left", 2, NULL),
                        "2 tehtävää");
}

static void test_name_is_tag(void **state)
{
    struct folder *folder = *state;
    struct catalog catalog = {0};
    const char *path = write_file(folder, "fi-simple.yaml", "fi-simple:\n  a: b\n");
    assert_true(catalog_load(path, &folder->arena, &folder->diags, &catalog));
    assert_string_equal(catalog.name, "fi-simple");
}

/* The text gives the one diagnostic CODE at a place with a source line, and no catalogue. */
static void test_refused(void **state)
{
    static const struct {
        const char *text;
        enum diag_code code;
        unsigned line, column;
    } cases[] = {
        {"fi:\n  a: [b]\n", DIAG_MESSAGE_FORM, 2, 3},
        {"fi:\n  a: {}\n", DIAG_MESSAGE_FORM, 2, 3},
        {"fi: a\n", DIAG_MESSAGE_FORM, 1, 1},
        {"fi:\n  a: b\nen:\n  a: b\n", DIAG_FIELD_UNKNOWN, 3, 1},
        {"en:\n  a: b\n", DIAG_FIELD_VALUE, 1, 1},
        {"suomi!:\n  a: b\n", DIAG_LANGUAGE_FORM, 1, 1},
        {"- fi\n", DIAG_FIELD_TYPE, 1, 1},
        {"fi:\n  a.b: c\n  a: { b: d }\n", DIAG_FIELD_TWICE, 3, 8},
        {"fi:\n  a: b\n  a: c\n", DIAG_FIELD_TWICE, 3, 3},
        {"fi:\n  a: \"\\e[1m\"\n", DIAG_TEXT_CHARACTER, 2, 6},
        {"fi: [", DIAG_YAML_SYNTAX, 1, 6},
    };
    struct folder *folder = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        struct catalog catalog = {.tag = "untouched"};
        const char *path = write_file(folder, "fi.yaml", cases[i].text);
        assert_false(catalog_load(path, &folder->arena, &diags, &catalog));
        assert_string_equal(catalog.tag, "untouched");
        if (diags.count != 1 || diags.item[0].code != cases[i].code ||
            diags.item[0].place.line != cases[i].line ||
            diags.item[0].place.column != cases[i].column) {
            struct str out = {0};
            diags_render(&diags, NULL, &out);
            fail_msg("%s\ngives %s", cases[i].text, str_text(&out));
        }
        diags_release(&diags);
    }
}

static void test_missing(void **state)
{
    struct folder *folder = *state;
    struct catalog catalog;
    assert_false(catalog_load(in(folder, "fi.yaml"), &folder->arena, &folder->diags, &catalog));
    assert_int_equal(folder->diags.item[0].code, DIAG_FILE_MISSING);
}

static void test_tags(void **state)
{
    static const char *const files[] = {"fi.yaml",  "fi-simple.yaml", "en.yaml",       "x.yaml",
                                        "read.txt", ".yaml",          "words.yaml.bak"};
    struct folder *folder = *state;
    const char *const *tags = NULL;
    assert_int_equal(catalog_tags(folder->path, &folder->arena, &tags), 0);
    assert_int_equal(catalog_tags(in(folder, "none"), &folder->arena, &tags), 0);
    assert_null(tags);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        write_file(folder, files[i], "");
    assert_int_equal(catalog_tags(folder->path, &folder->arena, &tags), 3);
    assert_string_equal(tags[0], "en");
    assert_string_equal(tags[1], "fi");
    assert_string_equal(tags[2], "fi-simple");
}

/* The catalogues of the program itself. */
static void test_real_catalogues(void **state)
{
    struct folder *folder = *state;
    const char *const *tags = NULL;
    const size_t count = catalog_tags("i18n", &folder->arena, &tags);
    for (size_t i = 0; i < count; i++) {
        struct catalog catalog;
        const char *path = arena_format(&folder->arena, "i18n/%s.yaml", tags[i]);
        if (!catalog_load(path, &folder->arena, &folder->diags, &catalog)) {
            struct str out = {0};
            diags_render(&folder->diags, NULL, &out);
            fail_msg("%s", str_text(&out));
        }
        assert_string_equal(catalog.tag, tags[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_flattens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_name_is_tag, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tags, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_real_catalogues, set_up, tear_down),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
