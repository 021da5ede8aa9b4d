/* SPDX-License-Identifier: MIT */
/* The printed plan for the week. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/utf8.h"
#include "report/plan.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

/* Sorted by key. */
static const struct message messages[] = {
    {"day.monday", "Monday"},       {"day.sunday", "Sunday"},
    {"met.title", "My words"},      {"plan.column-gloss", "Meaning"},
    {"plan.column-term", "Word"},   {"plan.step", "From the step: %{step}"},
    {"plan.yours", "It is yours."}, {"week.plan", "%{day}: %{action}"},
    {"week.title", "This week"},
};
static const struct catalog words = {
    .tag = "en", .message = messages, .count = sizeof messages / sizeof *messages};

struct fixture {
    struct arena arena;
    struct pack *pack;
    struct state state;
    struct plan_about about;
    struct str out;
};

/* Planned: ACTION of the second stage, called TITLE, on Sunday. */
static void begin(struct fixture *f, const char *action, const char *title)
{
    *f = (struct fixture){0};
    f->pack = make_pack(&f->arena);
    struct stage *stage = &f->pack->stages[MADE_BARE];
    stage->title = make_text_of(&f->arena, title);
    stage->actions = arena_alloc(&f->arena, sizeof *stage->actions);
    stage->actions_count = 1;
    stage->actions[0].text = make_text_of(&f->arena, action);
    state_init(&f->state, f->pack, 1, &f->arena);
    f->state.plan_size = SIZE_SMALL;
    f->state.plan_stage = MADE_BARE;
    f->state.plan_action = 0;
    f->state.plan_day = 6;
    f->about = (struct plan_about){
        .state = &f->state, .wish = {.tag = "en", .fallback = "fi"}, .words = &words};
}

static void end(struct fixture *f)
{
    str_release(&f->out);
    arena_release(&f->arena);
}

static const char *write_as(struct fixture *f, enum plan_format format)
{
    str_clear(&f->out);
    plan_write(&f->about, format, &f->out);
    return str_text(&f->out);
}

static void test_a_text(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "Call *Aino*.", "Map");
    assert_string_equal(write_as(&f, PLAN_TEXT), "This week\n"
                                                 "\n"
                                                 "Sunday: Call Aino.\n"
                                                 "  From the step: 2 Map\n"
                                                 "\n"
                                                 "It is yours.\n");
    f.state.plan_day = 0;
    f.about.wish.tag = "fi";
    assert_non_null(strstr(write_as(&f, PLAN_TEXT), "\nMonday: fi Call Aino.\n"));
    plan_write(&f.about, PLAN_TEXT, &f.out); /* appends */
    assert_non_null(strstr(f.out.text, "It is yours.\nThis week\n"));
    end(&f);
}

static void test_a_markdown(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "Call [[bridge|Aino]] #1 *now*, a_b.", "1. *Map*");
    assert_string_equal(write_as(&f, PLAN_MARKDOWN), "# This week\n"
                                                     "\n"
                                                     "**Sunday**: Call Aino \\#1 **now**, a\\_b.\n"
                                                     "\n"
                                                     "From the step: 2 1. **Map**\n"
                                                     "\n"
                                                     "It is yours.\n");
    end(&f);
}

static void test_words_met(void **state)
{
    static const char *const terms[] = {"network", "scam", "bridge"};
    static const char table[] = "It is yours.\n"
                                "\n"
                                "## My words\n"
                                "\n"
                                "| Word | Meaning |\n"
                                "|---|---|\n"
                                "| network | a\\|b of **network** |\n"
                                "| bridge | a\\|b of **bridge** |\n";
    struct fixture f;
    (void)state;
    begin(&f, "Call Aino.", "Map");
    struct glossary *glossary = arena_alloc(&f.arena, sizeof *glossary);
    glossary->entries = arena_array(&f.arena, 3, sizeof *glossary->entries);
    glossary->entries_count = 3;
    for (int i = 0; i < 3; i++) {
        glossary->entries[i].id = terms[i];
        glossary->entries[i].term = make_text_of(&f.arena, terms[i]);
        glossary->entries[i].gloss =
            make_text_of(&f.arena, arena_format(&f.arena, "a|b of\n*%s*", terms[i]));
    }
    f.pack->glossary = glossary;
    f.pack->stages[MADE_ALL].scene = make_text_of(&f.arena, "a [[bridge]] in the [[network]]");
    assert_null(strstr(write_as(&f, PLAN_MARKDOWN), "My words"));
    f.state.entered[MADE_ALL] = true;
    const char *with = strstr(write_as(&f, PLAN_MARKDOWN), "It is yours.\n");
    assert_non_null(with);
    assert_string_equal(with, table);
    assert_null(strstr(write_as(&f, PLAN_TEXT), "My words"));
    end(&f);
}

/* No line is wider than asked, whatever the words. */
static void test_every_width(void **state)
{
    static const struct {
        int asked, most;
    } rows[] = {{0, 78}, {-1, 78}, {1, 40}, {39, 40}, {40, 40}, {41, 41}, {80, 80}, {9999, 500}};
    struct fixture f;
    (void)state;
    begin(&f,
          "Kirjoita entiselle työkaverille ja kysy, mitä hänelle kuuluu, ja vielä pitkästi muuta "
          "samasta aiheesta.",
          "Pilvenpiirtäjänrakentajamestarinopastaja ja muut");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f.about.columns = rows[i].asked;
        for (const char *line = write_as(&f, PLAN_TEXT); *line;) {
            const size_t length = strcspn(line, "\n");
            assert_true(utf8_columns(arena_copy(&f.arena, line, length)) <= rows[i].most);
            line += length + (line[length] == '\n');
        }
    }
    end(&f);
}

static int set_up(void **state)
{
    (void)state;
    return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_text),
        cmocka_unit_test(test_a_markdown),
        cmocka_unit_test(test_words_met),
        cmocka_unit_test(test_every_width),
    };
    return cmocka_run_group_tests_name("plan", tests, set_up, NULL);
}
