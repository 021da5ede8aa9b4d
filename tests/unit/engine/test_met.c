/* SPDX-License-Identifier: MIT */
/* Which words of the glossary were met on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/met.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

enum { SCENE, PROMPT, OPTION, FEEDBACK, SUMMARY, ONE_LANGUAGE, NOWHERE, ENTRIES };

struct fixture {
    struct arena arena;
    struct pack *pack;
    struct state state;
    bool met[ENTRIES];
};

static const char *const ids[ENTRIES] = {"scene",   "prompt",       "option", "feedback",
                                         "summary", "one-language", "nowhere"};

static struct text marked(struct fixture *f, int entry)
{
    return make_text_of(&f->arena, arena_format(&f->arena, "a [[%s|word]]", ids[entry]));
}

/* A glossary, and its words in the first stage and its task of the kind `choose`. */
static void begin(struct fixture *f)
{
    static const struct text_in other[] = {{.tag = "fi", .string = "no word"},
                                           {.tag = "en", .string = "the [[One Language]]"}};
    *f = (struct fixture){0};
    f->pack = make_pack(&f->arena);
    struct glossary *glossary = arena_alloc(&f->arena, sizeof *glossary);
    glossary->entries = arena_array(&f->arena, ENTRIES, sizeof *glossary->entries);
    glossary->entries_count = ENTRIES;
    for (int i = 0; i < ENTRIES; i++) {
        glossary->entries[i].id = ids[i];
        glossary->entries[i].term = make_text_of(&f->arena, ids[i]);
    }
    glossary->entries[ONE_LANGUAGE].term = make_text_of(&f->arena, "one language");
    f->pack->glossary = glossary;
    struct stage *stage = &f->pack->stages[MADE_ALL];
    stage->scene = marked(f, SCENE);
    stage->summary = marked(f, SUMMARY);
    struct made task = make_sample(&stage->tasks[0], "choose", 3, &f->arena);
    stage->tasks[0].prompt = marked(f, PROMPT);
    stage->tasks[0].why = (struct text){.in = other, .count = 2};
    struct made option = make_entry(task, "options", 2);
    make_text(option, "text", "an [[option]], an [[unknown]] one and the [[option]] again");
    make_text(option, "feedback", "so [[feedback]]");
    state_init(&f->state, f->pack, 1, &f->arena);
}

static void end(struct fixture *f)
{
    arena_release(&f->arena);
}

static void assert_met(struct fixture *f, int count)
{
    int marks = 0;
    assert_int_equal(met_words(&f->state, f->met), count);
    for (int i = 0; i < ENTRIES; i++)
        marks += f->met[i];
    assert_int_equal(marks, count);
    assert_int_equal(met_any(&f->state), count > 0);
}

static void test_on_the_way(void **unused)
{
    struct fixture f;
    (void)unused;
    begin(&f);
    assert_met(&f, 0);
    f.state.entered[MADE_ALL] = true;
    assert_met(&f, 1);
    assert_true(f.met[SCENE]);
    /* A task that is only looked at teaches nothing yet. */
    state_record(&f.state, MADE_ALL, 1)->answered = true;
    assert_met(&f, 1);
    state_record(&f.state, MADE_ALL, 0)->answered = true;
    assert_met(&f, 5);
    assert_true(f.met[PROMPT] && f.met[OPTION] && f.met[FEEDBACK] && f.met[ONE_LANGUAGE]);
    f.state.finished[MADE_ALL] = true;
    assert_met(&f, 6);
    assert_true(f.met[SUMMARY]);
    assert_false(f.met[NOWHERE]);
    end(&f);
}

/* Each of them alone is enough for the key. */
static void test_any(void **unused)
{
    struct fixture f;
    (void)unused;
    begin(&f);
    state_record(&f.state, MADE_ALL, 0)->answered = true;
    assert_met(&f, 4);
    state_record(&f.state, MADE_ALL, 0)->answered = false;
    f.state.finished[MADE_ALL] = true;
    assert_met(&f, 1);
    end(&f);
}

static void test_most(void **unused)
{
    struct fixture f;
    (void)unused;
    begin(&f);
    assert_int_equal(met_most(f.pack), ENTRIES - 1);
    f.pack->stages[MADE_ALL].scene = marked(&f, NOWHERE);
    f.pack->stages[MADE_BARE].scene = marked(&f, SCENE);
    assert_int_equal(met_most(f.pack), ENTRIES);
    end(&f);
}

static void test_without_a_glossary(void **unused)
{
    struct fixture f;
    (void)unused;
    begin(&f);
    f.pack->glossary = NULL;
    f.state.entered[MADE_ALL] = true;
    assert_int_equal(met_words(&f.state, f.met), 0);
    assert_false(met_any(&f.state));
    assert_int_equal(met_most(f.pack), 0);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_on_the_way),
        cmocka_unit_test(test_any),
        cmocka_unit_test(test_most),
        cmocka_unit_test(test_without_a_glossary),
    };
    return cmocka_run_group_tests_name("met", tests, NULL, NULL);
}
