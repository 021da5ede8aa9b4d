/* SPDX-License-Identifier: MIT */
/* What a pack holds once it is loaded; what is said about bad ones is in tests/content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "content/load.h"
#include "tasks/task.h"

struct loaded {
    struct arena arena;
    struct diags diags;
    const struct pack *pack;
};

static void load(struct loaded *l, const char *directory)
{
    *l = (struct loaded){0};
    l->pack = pack_load(directory, &l->arena, &l->diags);
}

static void release(struct loaded *l)
{
    diags_release(&l->diags);
    arena_release(&l->arena);
}

static const char *shown(const struct text *text, const char *tag)
{
    const struct text_wish wish = {tag, "fi"};
    return text_get(text, &wish);
}

static void test_kinds(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, "tests/content/ok/kinds/");
    assert_int_equal(l.diags.count, 0);
    const struct pack *pack = l.pack;
    assert_string_equal(pack->id, "koe");
    assert_string_equal(pack->directory, "tests/content/ok/kinds/");
    assert_string_equal(pack->place.file, "tests/content/ok/kinds/pack.yaml");
    assert_int_equal(pack->format, PACK_FORMAT);
    assert_string_equal(pack->language, "fi");
    assert_int_equal(pack->stages_count, 1);
    assert_int_equal(pack->tasks_count, 6);
    assert_null(pack->quiz);

    const struct stage *stage = &pack->stages[0];
    assert_string_equal(stage->id, "eka");
    assert_int_equal(stage->place.line, 1);
    assert_int_equal(stage->place.column, 8);
    assert_int_equal(stage->minutes, 600);
    assert_null(stage->unlock);
    assert_int_equal(stage->tasks_count, 6);
    static const char *const kinds[] = {"choose", "pick", "classify", "order", "match", "read"};
    static const int choices[] = {2, 2, 2, 2, 2, 0};
    for (size_t i = 0; i < 6; i++) {
        const struct task *task = &stage->tasks[i];
        assert_string_equal(task->kind->name, kinds[i]);
        assert_int_equal(task->kind->choices(task), choices[i]);
    }
    const struct task *task = &stage->tasks[0];
    assert_string_equal(task->id, "c");
    assert_string_equal(task->kind->choice_id(task, 1), "b");
    assert_string_equal(shown(&task->hint, "en"), "Vihje [[NETWORK]].");
    assert_string_equal(task->contact->name, "Aino");
    assert_int_equal(task->contact->ring, RING_HALF_KNOWN);
    assert_string_equal(task->contact->group, "koulu");
    assert_null(stage->tasks[1].contact);
    assert_true(text_is_empty(&stage->tasks[5].prompt));

    assert_int_equal(pack->glossary->entries_count, 1);
    assert_non_null(glossary_find(pack->glossary, "NETWORK", 7));
    release(&l);
}

static void test_plain_words_are_texts(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, "tests/content/ok/plain-words");
    const struct stage *stage = &l.pack->stages[0];
    assert_string_equal(stage->id, "012");
    assert_string_equal(shown(&stage->title, "fi"), "no");
    assert_string_equal(shown(&stage->about, "fi"), "yes");
    assert_string_equal(shown(&stage->scene, "fi"), "~");
    assert_string_equal(shown(&stage->summary, "fi"), "null");
    assert_string_equal(stage->tasks[0].contact->name, "No");
    assert_string_equal(stage->tasks[0].contact->group, "007");
    release(&l);
}

static void test_languages(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, "tests/content/ok/languages");
    assert_int_equal(l.pack->languages_count, 2);
    assert_string_equal(l.pack->languages[1], "en");
    assert_string_equal(shown(&l.pack->title, "no"), "Prøve");
    const struct stage *stage = &l.pack->stages[0];
    assert_true(stage->coming);
    assert_string_equal(shown(&stage->title, "fi-simple"), "Eka");
    assert_string_equal(shown(&stage->title, "en-GB"), "First");
    assert_string_equal(shown(&stage->scene, "en"), "b");
    release(&l);
}

static void test_unlock(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, "tests/content/ok/unlock");
    const struct stage *stages = l.pack->stages;
    assert_int_equal(l.pack->stages_count, 3);
    assert_int_equal(stages[1].first_task, 1);
    assert_int_equal(stages[2].first_task, 2);
    const struct unlock *unlock = stages[1].unlock;
    assert_int_equal(unlock->type, UNLOCK_ANY);
    assert_int_equal(unlock->count, 2);
    assert_int_equal(unlock->part[0].stage, 0);
    assert_int_equal(unlock->part[1].stage, 2);
    unlock = stages[2].unlock;
    for (int i = 0; i < 8; i++) {
        assert_int_equal(unlock->type, UNLOCK_ALL);
        assert_int_equal(unlock->count, 1);
        unlock = unlock->part;
    }
    assert_int_equal(unlock->type, UNLOCK_STARS);
    assert_int_equal(unlock->stars, 6);
    release(&l);
}

static void test_quiz(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, "tests/content/ok/quiz-whole");
    const struct quiz *quiz = l.pack->quiz;
    assert_true(quiz->tie >= 0 && quiz->tie <= 0); /* a given 0 stays 0 */
    assert_true(quiz->archetypes[0].value[1] >= 4 && quiz->archetypes[0].value[1] <= 4);
    assert_true(quiz->archetypes[0].value[0] <= 0);
    assert_int_equal(quiz->questions[0].options[1].traits[0].index, 1);
    assert_int_equal(quiz->questions[0].options[1].traits[0].value, -2);
    assert_int_equal(quiz->confidence->options[1].size, SIZE_LARGE);
    assert_int_equal(l.pack->stages_count, 0);
    release(&l);

    load(&l, "tests/content/ok/only-quiz");
    assert_true(l.pack->quiz->tie > 0.0499 && l.pack->quiz->tie < 0.0501);
    assert_null(l.pack->quiz->confidence);
    release(&l);
}

/* With mistakes there is a pack all the same, in which no required string is NULL. */
static void test_broken_is_whole(void **state)
{
    static const char *const none[] = {"none", "tests/content/bad/pack-empty",
                                       "tests/content/bad/format-version"};
    struct loaded l;
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        load(&l, none[i]);
        assert_null(l.pack);
        assert_int_equal(diags_errors(&l.diags), 1);
        release(&l);
    }
    load(&l, "tests/content/bad/field-missing");
    assert_non_null(l.pack);
    assert_true(diags_errors(&l.diags) > 0);
    assert_string_equal(l.pack->stages[0].id, "");
    assert_string_equal(l.pack->stages[0].tasks[0].id, "");
    assert_string_equal(shown(&l.pack->stages[0].title, "fi"), "");
    release(&l);
    load(&l, "tests/content/bad/kind-unknown");
    assert_int_equal(l.pack->stages[0].tasks_count, 3);
    assert_null(l.pack->stages[0].tasks[0].kind);
    release(&l);
}

static void test_real_pack(void **state)
{
    struct loaded l;
    struct str out = {0};
    (void)state;
    load(&l, "levels/askeleet");
    diags_render(&l.diags, NULL, &out);
    if (l.diags.count > 0)
        print_error("%s\n", str_text(&out));
    assert_int_equal(l.diags.count, 0);
    assert_true(l.pack->stages_count > 0 && l.pack->tasks_count > 0);
    str_release(&out);
    release(&l);
}

/* A pack in a folder of its own, whose only step is TEXT. */
static void load_step(struct loaded *l, const char *text, size_t length)
{
    static const char head[] = "pack: a\nformat: 1\ntitle: a\nlanguage: fi\nstages: [s.yaml]\n";
    char folder[] = ASKELEET_SCRATCH "/load-XXXXXX";
    struct arena names = {0};
    assert_non_null(mkdtemp(folder));
    const char *pack = arena_format(&names, "%s/pack.yaml", folder);
    const char *step = arena_format(&names, "%s/s.yaml", folder);
    assert_true(io_replace_file(pack, head, sizeof head - 1));
    assert_true(io_replace_file(step, text, length));
    load(l, folder);
    unlink(pack);
    unlink(step);
    rmdir(folder);
    arena_release(&names);
}

/* PIECE given TIMES over (one more than there may be tasks, among others) neither takes long nor
 * fills the list of diagnostics. */
static void test_bombs(void **state)
{
    static const struct {
        const char *front, *piece;
        size_t times;
        const char *back;
    } cases[] = {
        {"", "k%zu: v\n", 45000, ""},
        {"{", "k%zu: [a], ", 20000, "}"},
        {"stage: a\ntitle: a\nscene: a\ntasks:\n", "- {id: a}\n", 20000, ""},
        {"stage: a\ntitle: a\nscene: a\ntasks:\n", "- {id: a%zu, kind: read, pages: [a]}\n", 2001,
         ""},
        {"stage: a\ntitle: a\nscene: a\nunlock: {all: [", "{done: b}, ", 15000, "]}"},
        {"stage: a\ntitle: a\nscene: a\nunlock: {any: [", "{x: b}, ", 15000, "]}"},
        {"stage: a\ntitle: a\nscene: a\nabout: \"", "[[a]]", 1600, "\""},
        {"stage: a\ntitle: a\nscene: a\nabout: \"", "[[", 4000, "\""},
        {"stage: a\ntitle: {", "a%zu: b, ", 20000, "}"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct loaded l;
        struct str s = {0};
        str_add(&s, cases[i].front);
        for (size_t n = 0; n < cases[i].times; n++) {
            const char *number = strstr(cases[i].piece, "%zu");
            if (number) {
                str_add_bytes(&s, cases[i].piece, (size_t)(number - cases[i].piece));
                str_addf(&s, "%zu%s", n, number + 3);
            } else {
                str_add(&s, cases[i].piece);
            }
        }
        str_add(&s, cases[i].back);
        const clock_t start = clock();
        load_step(&l, s.text, s.length);
        const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 2 || l.diags.count == 0 || l.diags.count > 2500)
            fail_msg("%s: %.2f s, %zu diagnostics", cases[i].piece, seconds, l.diags.count);
        release(&l);
        str_release(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),     cmocka_unit_test(test_plain_words_are_texts),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_unlock),
        cmocka_unit_test(test_quiz),      cmocka_unit_test(test_broken_is_whole),
        cmocka_unit_test(test_real_pack), cmocka_unit_test(test_bombs),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
