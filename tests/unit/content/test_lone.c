/* SPDX-License-Identifier: MIT */
/* One file with a pack around it: the one beside it, or one made for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/str.h"
#include "content/lone.h"
#include "tasks/task.h"

struct desk {
    struct arena arena;
    struct diags diags;
    char folder[256];
    struct lone lone;
    const struct pack *pack;
};

static const char first[] = "stage: eka\ntitle: Eka\nscene: Tarina.\n"
                            "tasks: [{ id: a, kind: read, pages: [\"[[sana]]\"] }]\n";
static const char second[] = "stage: toka\ntitle: { en: Second, fi: Toka }\nscene: Toinen.\n"
                             "unlock: { done: eka }\n"
                             "tasks:\n  - id: b\n    kind: read\n    pages: [\"[[outo]] on\"]\n"
                             "    contact: { name: Aino, ring: far, group: ala, through: Sara }\n";
static const char head[] = "pack: oma\nformat: 1\ntitle: Oma\nlanguage: fi\n"
                           "stages: [eka.yaml]\nglossary: sanat.yaml\n"
                           "groups: [{ id: ala, text: ala }]\n";
static const char words[] = "glossary: [{ id: sana, term: sana, gloss: Selitys. }]\n";
static const char quiz[] =
    "quiz: testi\ntitle: Testi\ntraits: [{ id: a, name: A }, { id: b, name: B }]\n"
    "archetypes:\n"
    "  - { id: x, name: X, profile: { a: 4, b: 0 }, strengths: s, next: { small: s, middle: m, "
    "large: l } }\n"
    "  - { id: y, name: Y, profile: { a: 0, b: 4 }, strengths: s, next: { small: s, middle: m, "
    "large: l } }\n"
    "questions:\n  - id: q\n    prompt: Q\n"
    "    options: [{ id: a, text: A, traits: { a: 1 } }, { id: b, text: B, traits: { b: 1 } }]\n";

static const char *in(struct desk *desk, const char *name)
{
    return arena_format(&desk->arena, "%s/%s", desk->folder, name);
}

static void put(struct desk *desk, const char *name, const char *text)
{
    assert_true(io_replace_file(in(desk, name), text, strlen(text)));
}

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    snprintf(desk->folder, sizeof desk->folder, "%s/lone-XXXXXX", ASKELEET_SCRATCH);
    assert_non_null(mkdtemp(desk->folder));
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"pack.yaml", "eka.yaml", "toka.yaml", "sanat.yaml",
                                        "testi.yaml"};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(in(desk, names[i]));
    rmdir(desk->folder);
    diags_release(&desk->diags);
    arena_release(&desk->arena);
    free(desk);
    return 0;
}

static void load(struct desk *desk, const char *path, const char *language)
{
    diags_release(&desk->diags);
    desk->pack = lone_load(path, language, "sv", &desk->arena, &desk->diags, &desk->lone);
}

static void sound(struct desk *desk, const char *name, const char *language)
{
    load(desk, in(desk, name), language);
    struct str out = {0};
    diags_render(&desk->diags, NULL, &out);
    assert_string_equal(str_text(&out), "");
    assert_non_null(desk->pack);
    str_release(&out);
}

static void test_alone(void **state)
{
    struct desk *desk = *state;
    put(desk, "toka.yaml", second);
    sound(desk, "toka.yaml", NULL);
    assert_int_equal(desk->lone.part, LONE_STAGE);
    assert_int_equal(desk->lone.stage, 0);
    assert_string_equal(desk->lone.file, "toka.yaml");
    assert_string_equal(desk->pack->language, "en"); /* the first of its title */
    assert_int_equal(desk->pack->stages_count, 1);
    assert_int_equal(desk->pack->tasks_count, 1);
    assert_null(desk->pack->glossary);
    assert_string_equal(desk->pack->title.in[0].string, "toka.yaml");
    sound(desk, "toka.yaml", "fi");
    assert_string_equal(desk->pack->language, "fi");
    put(desk, "eka.yaml", first);
    sound(desk, "eka.yaml", NULL);
    assert_string_equal(desk->pack->language, "sv"); /* the reader's */
    put(desk, "testi.yaml", quiz);
    sound(desk, "testi.yaml", NULL);
    assert_int_equal(desk->lone.part, LONE_QUIZ);
    assert_int_equal(desk->pack->stages_count, 0);
    assert_string_equal(desk->pack->quiz->id, "testi");
}

static void test_named(void **state)
{
    struct desk *desk = *state;
    put(desk, "pack.yaml", head);
    put(desk, "eka.yaml", first);
    put(desk, "sanat.yaml", words);
    sound(desk, "eka.yaml", "en");
    assert_int_equal(desk->lone.part, LONE_STAGE);
    assert_int_equal(desk->lone.stage, 0);
    assert_string_equal(desk->pack->id, "oma");
    assert_string_equal(desk->pack->language, "fi");
    assert_non_null(desk->pack->glossary);
    sound(desk, "sanat.yaml", NULL);
    assert_int_equal(desk->lone.part, LONE_PACK);
    sound(desk, "pack.yaml", NULL);
    assert_int_equal(desk->lone.part, LONE_PACK);
    sound(desk, "", NULL); /* the folder */
    assert_int_equal(desk->lone.part, LONE_PACK);
    assert_string_equal(desk->lone.file, "pack.yaml");
}

static void test_joins(void **state)
{
    struct desk *desk = *state;
    put(desk, "pack.yaml", head);
    put(desk, "eka.yaml", first);
    put(desk, "sanat.yaml", words);
    put(desk, "testi.yaml", quiz);
    sound(desk, "testi.yaml", NULL);
    assert_int_equal(desk->lone.part, LONE_QUIZ);
    assert_int_equal(desk->pack->stages_count, 1);
    put(desk, "toka.yaml", second);
    load(desk, in(desk, "toka.yaml"), NULL); /* now the pack is known, its words and contacts too */
    assert_int_equal(desk->lone.stage, 1);
    assert_int_equal(desk->pack->stages_count, 2);
    assert_int_equal(desk->diags.count, 2);
    assert_int_equal(desk->diags.item[0].code, DIAG_GLOSSARY_UNKNOWN);
    assert_int_equal(desk->diags.item[1].code, DIAG_REFERENCE_UNKNOWN);
}

static void test_most_steps(void **state)
{
    struct desk *desk = *state;
    struct str text = {0};
    str_add(&text,
            "pack: oma\nformat: 1\ntitle: Oma\nlanguage: fi\nglossary: sanat.yaml\nstages:\n");
    for (int i = 0; i < PACK_MOST_STAGES; i++)
        str_add(&text, "  - eka.yaml\n");
    put(desk, "pack.yaml", str_text(&text));
    put(desk, "eka.yaml", first);
    put(desk, "sanat.yaml", words);
    put(desk, "toka.yaml",
        "stage: x\ntitle: X\nscene: X\n"
        "tasks: [{ id: a, kind: read, pages: [a] }]\n");
    load(desk, in(desk, "toka.yaml"), NULL);
    assert_int_equal(desk->pack->stages_count, PACK_MOST_STAGES);
    assert_int_equal(desk->lone.stage, PACK_MOST_STAGES - 1);
    str_release(&text);
}

/* What cannot be read is said where it stands. */
static void test_broken(void **state)
{
    struct desk *desk = *state;
    load(desk, in(desk, "eka.yaml"), NULL);
    assert_int_equal(desk->diags.count, 1);
    assert_int_equal(desk->diags.item[0].code, DIAG_FILE_MISSING);
    assert_string_equal(desk->diags.item[0].place.file, in(desk, "eka.yaml"));
    assert_int_equal(desk->lone.stage, -1);
    put(desk, "eka.yaml", "stage: [\n");
    load(desk, in(desk, "eka.yaml"), NULL);
    assert_int_equal(diags_errors(&desk->diags), 1);
    assert_int_equal(desk->diags.item[0].code, DIAG_YAML_SYNTAX);
    put(desk, "pack.yaml", "pack: [\n");
    load(desk, in(desk, "eka.yaml"), NULL);
    assert_null(desk->pack);
    assert_string_equal(desk->diags.item[0].place.file, in(desk, "pack.yaml"));
    unlink(in(desk, "pack.yaml"));
    put(desk, "sanat.yaml", words);
    load(desk, in(desk, "sanat.yaml"), NULL);
    assert_null(desk->pack);
    assert_int_equal(desk->diags.item[0].code, DIAG_PACK_EMPTY);
}

static void test_split(void **state)
{
    static const struct {
        const char *path, *folder, *file;
    } cases[] = {{"a.yaml", "", "a.yaml"},
                 {"./a.yaml", "./", "a.yaml"},
                 {"/a.yaml", "/", "a.yaml"},
                 {"x/y/a.yaml", "x/y/", "a.yaml"},
                 {"levels", "levels", "pack.yaml"},
                 {"levels/", "levels/", "pack.yaml"},
                 {".", ".", "pack.yaml"}};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lone_split(cases[i].path, &desk->arena, &desk->lone);
        assert_string_equal(desk->lone.folder, cases[i].folder);
        assert_string_equal(desk->lone.file, cases[i].file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_joins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_most_steps, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_split, set_up, tear_down),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
