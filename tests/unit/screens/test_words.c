/* SPDX-License-Identifier: MIT */
/* The pages of words: one that was asked for, those of a page, all that were met; and how one felt
 * on the page of the week's plan. Words of the program are their own keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "engine/step.h"
#include "page/layout.h"
#include "screens/screens.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

static const struct message messages[] = {{"met.count", "%{met} of %{most}"}};
static const struct catalog english = {
    .tag = "en", .name = "English", .message = messages, .count = 1};
static const struct catalog swedish = {.tag = "sv", .name = "svenska"};
static const struct catalog finnish = {.tag = "fi", .name = "suomi"};
static const struct catalog *const languages[] = {&english, &swedish, &finnish};

enum { ENTRIES = 60 };

struct scene {
    struct arena arena;
    struct pack *pack;
    struct state state;
    struct world world;
    struct ui ui;
    struct page page;
    struct outcome outcome;
};

/* Words word0, word1, …: the first in the first stage's scene, the next two in its first task, all
 * but the last two in the summary. */
static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    struct arena *arena = &scene->arena;
    scene->pack = make_pack(arena);
    struct glossary *glossary = arena_alloc(arena, sizeof *glossary);
    glossary->entries = arena_array(arena, ENTRIES, sizeof *glossary->entries);
    glossary->entries_count = ENTRIES;
    struct str all = {0};
    for (int i = 0; i < ENTRIES; i++) {
        struct glossary_entry *entry = &glossary->entries[i];
        entry->id = arena_format(arena, "word%d", i);
        entry->term = make_text_of(arena, entry->id);
        entry->gloss = make_text_of(arena, arena_format(arena,
                                                        "what word %d means, told in a "
                                                        "sentence of its own",
                                                        i));
        if (i < ENTRIES - 2)
            str_addf(&all, "[[word%d]] ", i);
    }
    scene->pack->glossary = glossary;
    struct stage *stage = &scene->pack->stages[MADE_ALL];
    stage->main_count = stage->tasks_count;
    stage->scene = make_text_of(arena, "[[word0]]");
    stage->tasks[0].prompt = make_text_of(arena, "[[word2]] and [[word1]], [[WORD2]]");
    stage->summary = make_text_of(arena, str_text(&all));
    str_release(&all);
    state_init(&scene->state, scene->pack, 1, arena);
    scene->world = (struct world){
        .state = &scene->state,
        .language = languages,
        .languages = 3,
        .saving = true,
        .version = "0",
    };
}

static void happen(struct scene *scene, struct event event)
{
    assert_true(step_allows(&scene->state, &event));
    step(&scene->state, &event);
    screen_moved(&scene->ui);
}

static void show(struct scene *scene)
{
    page_begin(&scene->page, &scene->arena);
    screen_page(&scene->world, &scene->ui, NULL, &scene->page);
}

/* Asks for the words: `g`, or `g WORD` in line mode. */
static void ask(struct scene *scene, const char *word)
{
    struct act act = {.intent = INTENT_GLOSSARY};
    memcpy(act.word, word, strlen(word) + 1);
    show(scene);
    screen_act(&scene->world, &scene->ui, &scene->page, &act, false, &scene->outcome);
    show(scene);
}

static bool offered(struct scene *scene)
{
    show(scene);
    return page_has_key(&scene->page, INTENT_GLOSSARY);
}

/* The words on the page, by what their texts begin with, in order: "word2 word1 ". */
static const char *shown(struct scene *scene)
{
    struct str words = {0};
    for (int i = 0; i < scene->page.blocks; i++) {
        const struct block *block = &scene->page.block[i];
        if (block->type != BLOCK_ITEM)
            continue;
        const char *at = block->text + 1; /* behind the star */
        str_add_bytes(&words, at, strcspn(at, "*"));
        str_add_char(&words, ' ');
    }
    const char *kept = arena_string(&scene->arena, str_text(&words));
    str_release(&words);
    return kept;
}

static void finish_first(struct scene *scene)
{
    uint64_t random = 1;
    const struct stage *stage = &scene->pack->stages[MADE_ALL];
    for (int i = 0; i < (int)stage->tasks_count; i++)
        happen(scene, (struct event){.type = EVENT_ANSWER,
                                     .stage = MADE_ALL,
                                     .task = i,
                                     .answer = make_answer(&stage->tasks[i], &random)});
    happen(scene, (struct event){.type = EVENT_FINISH, .stage = MADE_ALL});
}

static void test_the_key(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    assert_false(offered(&scene)); /* the map, and nothing met */
    happen(&scene, (struct event){.type = EVENT_ENTER, .stage = MADE_ALL});
    assert_true(offered(&scene)); /* a word on the screen */
    happen(&scene, (struct event){.type = EVENT_MAP});
    assert_true(offered(&scene)); /* and met by now */
    scene.ui.overlay = OVERLAY_TITLE;
    assert_false(offered(&scene));
    scene.ui.overlay = OVERLAY_NONE;
    happen(&scene, (struct event){.type = EVENT_TEST});
    assert_false(offered(&scene)); /* none on this screen */
    finish_first(&scene);
    assert_true(offered(&scene)); /* the summary */
    scene.pack->glossary = NULL;
    happen(&scene, (struct event){.type = EVENT_MAP});
    assert_false(offered(&scene));
    arena_release(&scene.arena);
}

static void test_words_met_so_far(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_ENTER, .stage = MADE_ALL});
    happen(&scene, (struct event){.type = EVENT_MAP});
    ask(&scene, "");
    assert_int_equal(scene.ui.overlay, OVERLAY_GLOSSARY);
    assert_string_equal(scene.page.title, "met.title");
    assert_string_equal(scene.page.block[0].text, "1 of 58");
    assert_string_equal(shown(&scene), "word0 ");
    scene.ui.overlay = OVERLAY_NONE;
    finish_first(&scene);
    ask(&scene, "");
    assert_string_equal(scene.page.title, "met.title");
    assert_string_equal(scene.page.block[0].text, "58 of 58");
    assert_int_equal(scene.page.blocks, 1 + 58);
    arena_release(&scene.arena);
}

/* On a task: only its own, once each, in the order they stand there. */
static void test_words_of_the_page(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_ENTER, .stage = MADE_ALL});
    happen(&scene, (struct event){.type = EVENT_TASK, .stage = MADE_ALL});
    ask(&scene, "");
    assert_string_equal(scene.page.title, "glossary.title");
    assert_string_equal(shown(&scene), "word2 word1 ");
    ask(&scene, "word59");
    assert_string_equal(shown(&scene), "word59 ");
    ask(&scene, "kissa");
    assert_string_equal(shown(&scene), "");
    assert_string_equal(scene.page.block[0].text, "glossary.unknown");
    /* A word asked for on the map is that word. */
    scene.ui.overlay = OVERLAY_NONE;
    happen(&scene, (struct event){.type = EVENT_MAP});
    ask(&scene, "word3");
    assert_string_equal(shown(&scene), "word3 ");
    arena_release(&scene.arena);
}

/* The reader's language first, below it the next one in the list that the word has. */
static void test_both_languages(void **state)
{
    static const struct text_in only[] = {{.tag = "en", .string = "only"}};
    static const struct text_in half[] = {{.tag = "en", .string = "half"}};
    struct scene scene;
    (void)state;
    open_scene(&scene);
    ask(&scene, "word7");
    assert_string_equal(scene.page.block[0].text,
                        "*word7*: what word 7 means, told in a sentence of its own");
    assert_string_equal(scene.page.block[0].note,
                        "*fi word7*: fi what word 7 means, told in a sentence of its own");
    scene.world.current = 2;
    show(&scene);
    assert_true(str_starts(scene.page.block[0].text, "*fi word7*: fi what"));
    assert_true(str_starts(scene.page.block[0].note, "*word7*: what"));
    /* What the author did not write is not made up. */
    scene.world.current = 0;
    struct glossary_entry *entry = &scene.pack->glossary->entries[7];
    entry->gloss = (struct text){.in = half, .count = 1};
    show(&scene);
    assert_string_equal(scene.page.block[0].text, "*word7*: half");
    assert_string_equal(scene.page.block[0].note, "*fi word7*");
    entry->term = (struct text){.in = only, .count = 1};
    ask(&scene, "only");
    assert_string_equal(scene.page.block[0].text, "*only*: half");
    assert_null(scene.page.block[0].note);
    scene.world.languages = 1;
    ask(&scene, "word8");
    assert_null(scene.page.block[0].note);
    arena_release(&scene.arena);
}

/* In the smallest window all of it can be read: lines fit, and the rest is scrolled to. */
static void test_the_smallest_window(void **state)
{
    struct scene scene;
    struct frame frame;
    struct nav nav;
    struct act act;
    (void)state;
    open_scene(&scene);
    finish_first(&scene);
    ask(&scene, "");
    nav_start(&nav, &scene.page);
    bool last = false;
    for (int pages = 0; pages < 100 && !last; pages++) {
        struct str text = {0};
        layout_frame(&scene.page, &nav, LAYOUT_LEAST_COLUMNS, LAYOUT_LEAST_ROWS, &scene.arena,
                     &frame);
        nav.scroll = frame.scroll;
        layout_to_text(&frame, &text);
        for (const char *at = str_text(&text); *at;) {
            const size_t length = strcspn(at, "\n");
            assert_true(utf8_columns(arena_copy(&scene.arena, at, length)) <= LAYOUT_LEAST_COLUMNS);
            at += length + (at[length] == '\n');
        }
        last = strstr(str_text(&text), "word57") != NULL;
        str_release(&text);
        assert_true(nav_step(&nav, &scene.page, &frame.extent, INTENT_PAGE_DOWN, 0, &act));
    }
    assert_true(last);
    arena_release(&scene.arena);
}

/* --- the plan ------------------------------------------------------------------------------ */

static const char *courage(const struct task *task)
{
    (void)task;
    return "courage";
}

static void test_before_and_now(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    struct stage *stage = &scene.pack->stages[MADE_ALL];
    struct action action = {.id = "a", .text = make_text_of(&scene.arena, "Call Aino.")};
    stage->actions = &action;
    stage->actions_count = 1;
    struct kind asked = *task_kind("choose");
    asked.measure = courage;
    struct task *first = &stage->tasks[0], *second = &stage->tasks[1];
    make_sample(first, "choose", 3, &scene.arena);
    make_sample(second, "choose", 3, &scene.arena);
    second->prompt = make_text_of(&scene.arena, "How do you dare?");
    first->kind = second->kind = &asked;
    for (int i = 0; i < 2; i++)
        happen(&scene, (struct event){.type = EVENT_ANSWER,
                                      .stage = MADE_ALL,
                                      .task = i,
                                      .answer = {.count = 1, .value = {(short)(2 * i)}}});
    scene.state.finished[MADE_ALL] = true;
    happen(&scene, (struct event){.type = EVENT_SIZE, .option = SIZE_SMALL});
    happen(&scene, (struct event){.type = EVENT_DO, .stage = MADE_ALL});
    happen(&scene, (struct event){.type = EVENT_DAY, .option = 1});
    show(&scene);
    const struct block *block = &scene.page.block[scene.page.blocks - 3];
    assert_string_equal(block[0].text, "How do you dare?");
    assert_string_equal(block[1].word, "week.before");
    assert_string_equal(block[1].text, "text 0");
    assert_string_equal(block[2].word, "week.now");
    assert_string_equal(block[2].text, "text 2");
    assert_int_equal(scene.page.input.type, INPUT_NONE);
    const int blocks = scene.page.blocks;
    state_record(&scene.state, MADE_ALL, 1)->answered = false;
    show(&scene);
    assert_int_equal(scene.page.blocks, blocks - 3);
    arena_release(&scene.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_key),
        cmocka_unit_test(test_words_met_so_far),
        cmocka_unit_test(test_words_of_the_page),
        cmocka_unit_test(test_both_languages),
        cmocka_unit_test(test_the_smallest_window),
        cmocka_unit_test(test_before_and_now),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
