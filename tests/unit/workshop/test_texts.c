/* SPDX-License-Identifier: MIT */
/* The list of a pack's texts: every one, by its name, in the order of the files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "content/load.h"
#include "tasks/task.h"
#include "workshop/table.h"
#include "workshop/texts.h"

struct loaded {
    struct arena arena;
    struct diags diags;
    const struct pack *pack;
    const struct pack_text *text;
    size_t count;
};

static void load(struct loaded *l, const char *folder)
{
    *l = (struct loaded){0};
    l->pack = pack_load(folder, &l->arena, &l->diags);
    assert_non_null(l->pack);
    assert_int_equal(diags_errors(&l->diags), 0);
    l->count = texts_list(l->pack, &l->arena, &l->text);
}

static void unload(struct loaded *l)
{
    diags_release(&l->diags);
    arena_release(&l->arena);
}

static const struct pack_text *find(const struct loaded *l, const char *path)
{
    for (size_t i = 0; i < l->count; i++) {
        if (strcmp(l->text[i].path, path) == 0)
            return &l->text[i];
    }
    return NULL;
}

static void test_names(void **state)
{
    static const char *const names[] = {
        "pack.yaml#title",
        "pack.yaml#groups.kurssi.text",
        "03-kartta.yaml#title",
        "03-kartta.yaml#scene",
        "03-kartta.yaml#actions.viisi-nimea.text",
        "03-kartta.yaml#kolme-rengasta.title",
        "quiz.yaml#title",
        "glossary.yaml#glossary.verkosto.term",
        "02-sanat.yaml#puoli-minuuttia.pages.+2",
    };
    struct loaded l;
    (void)state;
    load(&l, "levels/askeleet");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!find(&l, names[i]))
            print_error("%s\n", names[i]);
        assert_non_null(find(&l, names[i]));
    }
    const struct pack_text *text = find(&l, "03-kartta.yaml#kolme-rengasta.title");
    assert_int_equal(text->part, TEXTS_STAGE);
    assert_int_equal(text->stage, 2);
    assert_string_equal(text->task->id, "kolme-rengasta");
    assert_null(find(&l, "03-kartta.yaml#title")->task);
    assert_int_equal(find(&l, "glossary.yaml#glossary.verkosto.term")->part, TEXTS_GLOSSARY);
    unload(&l);
}

static int compare(const void *left, const void *right)
{
    const struct pack_text *a = left, *b = right;
    return strcmp(a->path, b->path);
}

/* No name twice; file by file, and down each file. */
static void test_order(void **state)
{
    static const char *const folders[] = {"levels/askeleet", "tests/content/ok/kinds-parts",
                                          "tests/content/ok/people", "tests/content/ok/kinds"};
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct loaded l;
        load(&l, folders[i]);
        assert_true(l.count > 10);
        for (size_t j = 1; j < l.count; j++) {
            const struct place *a = &l.text[j - 1].text.place, *b = &l.text[j].text.place;
            if (strcmp(a->file, b->file) == 0)
                assert_true(a->line < b->line || (a->line == b->line && a->column < b->column));
        }
        struct pack_text *sorted = arena_array(&l.arena, l.count, sizeof *sorted);
        memcpy(sorted, l.text, l.count * sizeof *sorted);
        qsort(sorted, l.count, sizeof *sorted, compare);
        for (size_t j = 1; j < l.count; j++)
            assert_string_not_equal(sorted[j - 1].path, sorted[j].path);
        unload(&l);
    }
}

static void test_languages(void **state)
{
    const struct text_in in[] = {{.tag = "fi", .string = "a"}, {.tag = "sv-FI", .string = "b"}};
    const struct text text = {.in = in, .count = 2}, one = {.in = in, .count = 1};
    (void)state;
    assert_string_equal(texts_in(&text, "SV-fi")->string, "b");
    assert_null(texts_in(&text, "sv")); /* exactly the tag */
    assert_string_equal(texts_source(&text, "fi", "sv-fi")->string, "a");
    assert_string_equal(texts_source(&text, "fi", "fi")->string, "b");
    assert_string_equal(texts_source(&text, "en", "sv-FI")->string, "a");
    assert_null(texts_source(&one, "fi", "fi"));
    assert_string_equal(texts_file("a/b/c.yaml"), "c.yaml");
    assert_string_equal(texts_file("c.yaml"), "c.yaml");
}

static void test_table(void **state)
{
    struct table table = {.columns = 3, .right = 2};
    struct str out = {0};
    (void)state;
    table_cell(&table, "ä", 0);
    table_cell(&table, "määrä", 0);
    table_cell(&table, "teksti", 0);
    table_cell(&table, "pitkä", 0);
    table_number(&table, 7);
    table_cell(&table, "abc\ndef", 6);
    table_cell(&table, "x", 0);
    table_number(&table, 12345678);
    table_cell(&table, "", 0);
    table_write(&table, &out);
    assert_string_equal(str_text(&out), "ä         määrä  teksti\n"
                                        "pitkä         7  abc d…\n"
                                        "x      12345678\n");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_table),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
