/* SPDX-License-Identifier: MIT */
/* What a wish means on each screen, on a pack made for it; words are their own keys. The pack that
 * is shipped is played in tests/pages/test_play.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "engine/step.h"
#include "screens/screens.h"

#include "support/engine/make_quiz.h"

static const struct catalog english = {.tag = "en", .name = "English"};
static const struct catalog finnish = {.tag = "fi", .name = "suomi"};
static const struct catalog *const languages[] = {&english, &finnish};

/* One screen and what happened on it. */
struct scene {
    struct arena arena;
    struct pack *pack;
    struct state state;
    struct world world;
    struct ui ui;
    struct page page;
    struct outcome outcome;
};

static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    scene->pack = make_pack(&scene->arena);
    for (size_t i = 0; i < scene->pack->quiz->archetypes_count; i++)
        scene->pack->quiz->archetypes[i].next =
            arena_alloc(&scene->arena, sizeof(struct next_steps));
    state_init(&scene->state, scene->pack, 1, &scene->arena);
    scene->world = (struct world){
        .state = &scene->state,
        .language = languages,
        .languages = 2,
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

/* The first option of each question. */
static void answer_all(struct scene *scene)
{
    for (int question = 0; question < (int)scene->pack->quiz->questions_count; question++)
        happen(scene, (struct event){.type = EVENT_REPLY, .question = question, .option = 0});
}

static void show(struct scene *scene)
{
    page_begin(&scene->page, &scene->arena);
    screen_page(&scene->world, &scene->ui, NULL, &scene->page);
}

static void act(struct scene *scene, enum intent intent, int choice, bool touched)
{
    const struct act wish = {
        .intent = intent, .choice = choice, .answer = {.count = 1, .value = {(short)choice}}};
    show(scene);
    screen_act(&scene->world, &scene->ui, &scene->page, &wish, touched, &scene->outcome);
}

/* --- leaving ------------------------------------------------------------------------------- */

static void test_leave_asks_when_something_is_lost(void **state)
{
    static const struct {
        bool saving, begun, touched, linear, asks;
    } cases[] = {
        {true, true, false, false, false}, {true, true, true, false, true},
        {true, true, true, true, false},   {false, false, false, false, false},
        {false, true, false, false, true}, {false, true, false, true, false},
        {false, false, true, false, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene);
        scene.world.saving = cases[i].saving;
        scene.world.linear = cases[i].linear;
        if (cases[i].begun)
            happen(&scene, (struct event){.type = EVENT_TASK});
        act(&scene, INTENT_QUIT, 0, cases[i].touched);
        assert_int_equal(scene.outcome.type, cases[i].asks ? OUTCOME_PAGE : OUTCOME_LEAVE);
        assert_int_equal(scene.ui.overlay, cases[i].asks ? OVERLAY_LEAVE : OVERLAY_NONE);
        arena_release(&scene.arena);
    }
}

/* Whoever stays is back where they were, and every page over the game still closes. */
static void test_staying_leads_back(void **state)
{
    static const enum overlay overlays[] = {OVERLAY_NONE, OVERLAY_TITLE, OVERLAY_HELP,
                                            OVERLAY_ABOUT, OVERLAY_GLOSSARY};
    (void)state;
    for (size_t i = 0; i < sizeof overlays / sizeof *overlays; i++) {
        for (int back = 0; back <= 1; back++) {
            struct scene scene;
            open_scene(&scene);
            scene.world.saving = false;
            happen(&scene, (struct event){.type = EVENT_TASK});
            scene.ui.overlay = overlays[i];
            act(&scene, INTENT_QUIT, 0, false);
            assert_int_equal(scene.ui.overlay, OVERLAY_LEAVE);
            act(&scene, back ? INTENT_BACK : INTENT_PICK, 0, false);
            assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
            assert_int_equal(scene.ui.overlay, overlays[i]);
            if (overlays[i] != OVERLAY_TITLE) {
                act(&scene, INTENT_BACK, 0, false);
                assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
            }
            arena_release(&scene.arena);
        }
    }
}

static void test_leaving_after_all(void **state)
{
    static const struct {
        enum intent intent;
        int choice;
    } cases[] = {{INTENT_QUIT, 0}, {INTENT_PICK, 1}, {INTENT_ENTER, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene);
        scene.ui.overlay = OVERLAY_LEAVE;
        act(&scene, cases[i].intent, cases[i].choice, false);
        assert_int_equal(scene.outcome.type, OUTCOME_LEAVE);
        arena_release(&scene.arena);
    }
}

/* --- over the game ------------------------------------------------------------------------- */

static void test_pages_over_the_game(void **state)
{
    static const struct {
        enum overlay from;
        enum intent intent;
        enum overlay to;
    } cases[] = {
        {OVERLAY_NONE, INTENT_HELP, OVERLAY_HELP},
        {OVERLAY_NONE, INTENT_ABOUT, OVERLAY_ABOUT},
        {OVERLAY_NONE, INTENT_BACK, OVERLAY_TITLE},
        {OVERLAY_TITLE, INTENT_HELP, OVERLAY_HELP},
        {OVERLAY_HELP, INTENT_HELP, OVERLAY_NONE},
        {OVERLAY_HELP, INTENT_ABOUT, OVERLAY_ABOUT},
        {OVERLAY_HELP, INTENT_ENTER, OVERLAY_NONE},
        {OVERLAY_ABOUT, INTENT_BACK, OVERLAY_NONE},
        {OVERLAY_GLOSSARY, INTENT_GLOSSARY, OVERLAY_NONE},
        {OVERLAY_LANGUAGES, INTENT_BACK, OVERLAY_TITLE},
        {OVERLAY_LEAVE, INTENT_HELP, OVERLAY_LEAVE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene);
        scene.ui.overlay = cases[i].from;
        act(&scene, cases[i].intent, 0, false);
        assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
        assert_int_equal(scene.ui.overlay, cases[i].to);
        arena_release(&scene.arena);
    }
}

static void test_about_from_help_closes_to_the_game(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    act(&scene, INTENT_HELP, 0, false);
    act(&scene, INTENT_ABOUT, 0, false);
    act(&scene, INTENT_HELP, 0, false);
    assert_int_equal(scene.ui.overlay, OVERLAY_HELP);
    act(&scene, INTENT_BACK, 0, false);
    assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
    arena_release(&scene.arena);
}

static void test_languages(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    act(&scene, INTENT_LANGUAGE, 0, false);
    assert_int_equal(scene.outcome.type, OUTCOME_LANGUAGE);
    assert_int_equal(scene.outcome.choice, 1);
    scene.ui.overlay = OVERLAY_LANGUAGES;
    act(&scene, INTENT_PICK, 1, false);
    assert_int_equal(scene.outcome.type, OUTCOME_LANGUAGE);
    assert_int_equal(scene.outcome.choice, 1);
    assert_int_equal(scene.ui.overlay, OVERLAY_TITLE);
    arena_release(&scene.arena);
}

/* The footer does not name keys that do nothing. */
static void test_keys_left_out(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    scene.ui.overlay = OVERLAY_LANGUAGES;
    show(&scene);
    assert_false(page_has_key(&scene.page, INTENT_LANGUAGE));
    assert_true(page_has_key(&scene.page, INTENT_HELP));
    scene.ui.overlay = OVERLAY_LEAVE;
    show(&scene);
    assert_true(page_has_key(&scene.page, INTENT_LANGUAGE));
    assert_false(page_has_key(&scene.page, INTENT_HELP));
    scene.ui.overlay = OVERLAY_NONE;
    scene.world.languages = 1;
    show(&scene);
    assert_false(page_has_key(&scene.page, INTENT_LANGUAGE));
    arena_release(&scene.arena);
}

/* --- in the game --------------------------------------------------------------------------- */

static void test_map_places(void **state)
{
    static const struct {
        int place;
        enum outcome_type type;
        enum event_type event;
    } cases[] = {
        {MADE_ALL, OUTCOME_EVENT, EVENT_ENTER},   {MADE_BARE, OUTCOME_SAY, EVENT_MAP},
        {MADE_STARS, OUTCOME_SAY, EVENT_MAP},     {MADE_COMING, OUTCOME_SAY, EVENT_MAP},
        {MADE_STAGES, OUTCOME_EVENT, EVENT_TEST},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene);
        act(&scene, INTENT_PICK, cases[i].place, false);
        assert_int_equal(scene.outcome.type, cases[i].type);
        if (cases[i].type == OUTCOME_EVENT)
            assert_int_equal(scene.outcome.event.type, cases[i].event);
        else
            assert_true(scene.outcome.say && *scene.outcome.say);
        arena_release(&scene.arena);
    }
}

static void test_hint(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_TASK});
    show(&scene);
    const bool has = !text_is_empty(&scene.pack->stages[0].tasks[0].hint);
    assert_int_equal(page_has_key(&scene.page, INTENT_HINT), has);
    act(&scene, INTENT_HINT, 0, false);
    assert_int_equal(scene.ui.hint, has);
    act(&scene, INTENT_HINT, 0, false);
    assert_false(scene.ui.hint);
    arena_release(&scene.arena);
}

/* `askeleet quiz` has no game behind it: back leaves at both ends of the test, and only there. */
static void test_only_the_test(void **state)
{
    static const struct {
        struct event event;
        enum outcome_type type;
    } cases[] = {
        {{.type = EVENT_TEST}, OUTCOME_LEAVE},
        {{.type = EVENT_QUESTION, .question = 1}, OUTCOME_EVENT},
        {{.type = EVENT_RESULT}, OUTCOME_LEAVE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene);
        scene.world.only_test = true;
        answer_all(&scene);
        if (scene.pack->quiz->confidence)
            happen(&scene, (struct event){.type = EVENT_SURE, .option = 0});
        happen(&scene, cases[i].event);
        act(&scene, INTENT_BACK, 0, false);
        assert_int_equal(scene.outcome.type, cases[i].type);
        act(&scene, INTENT_MAP, 0, false);
        assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
        arena_release(&scene.arena);
    }
}

/* At a kiosk it has its menu behind it: nothing leads to a map, and no key alone to the end. */
static void test_only_the_test_at_a_kiosk(void **state)
{
    static const struct {
        enum overlay from;
        enum intent intent;
        bool console;
        enum overlay to;
        enum outcome_type then; /* on choosing the second entry there, if that asks */
    } cases[] = {
        {OVERLAY_NONE, INTENT_ENTER, true, OVERLAY_LEAVE, OUTCOME_NEXT},
        {OVERLAY_NONE, INTENT_ENTER, false, OVERLAY_LEAVE, OUTCOME_LEAVE},
        {OVERLAY_NONE, INTENT_BACK, true, OVERLAY_TITLE, OUTCOME_PAGE},
        {OVERLAY_LANGUAGES, INTENT_ENTER, true, OVERLAY_TITLE, OUTCOME_PAGE},
        {OVERLAY_LANGUAGES, INTENT_BACK, true, OVERLAY_TITLE, OUTCOME_PAGE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct kiosk kiosk = {.console = cases[i].console, .remote = !cases[i].console};
        struct scene scene;
        open_scene(&scene);
        scene.world.only_test = true;
        scene.world.saving = false;
        scene.world.kiosk = &kiosk;
        answer_all(&scene);
        happen(&scene, (struct event){.type = EVENT_RESULT});
        scene.ui.overlay = cases[i].from;
        act(&scene, cases[i].intent, 0, false);
        assert_int_not_equal(scene.outcome.type, OUTCOME_LEAVE);
        assert_int_equal(scene.ui.overlay, cases[i].to);
        if (cases[i].to == OVERLAY_LEAVE) {
            act(&scene, INTENT_PICK, 1, false);
            assert_int_equal(scene.outcome.type, cases[i].then);
        }
        arena_release(&scene.arena);
    }
}

/* A code that is taken leads to the map, or where there is none to the menu. */
static void test_code_leads_on(void **state)
{
    (void)state;
    for (int only_test = 0; only_test <= 1; only_test++) {
        struct scene scene;
        open_scene(&scene);
        scene.world.only_test = only_test;
        answer_all(&scene);
        happen(&scene, (struct event){.type = EVENT_RESULT});
        const char *code = screen_code(&scene.world, &scene.arena);
        assert_non_null(code);
        scene.ui.overlay = OVERLAY_CODE;
        show(&scene);
        const struct act typed = {.intent = INTENT_ENTER, .text = code};
        screen_act(&scene.world, &scene.ui, &scene.page, &typed, false, &scene.outcome);
        assert_int_equal(scene.outcome.type, OUTCOME_EVENT);
        assert_int_equal(scene.ui.overlay, only_test ? OVERLAY_TITLE : OVERLAY_NONE);
        arena_release(&scene.arena);
    }
}

/* The menu's entry goes on with a test that was begun, as the map's does. */
static void test_menu_goes_on_with_the_test(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_TEST});
    happen(&scene, (struct event){.type = EVENT_REPLY, .question = 0, .option = 0});
    happen(&scene, (struct event){.type = EVENT_MAP});
    scene.ui.overlay = OVERLAY_TITLE;
    act(&scene, INTENT_PICK, 1, false);
    assert_int_equal(scene.outcome.type, OUTCOME_EVENT);
    assert_int_equal(scene.outcome.event.type, EVENT_QUESTION);
    assert_int_equal(scene.outcome.event.question, 1);
    arena_release(&scene.arena);
}

static bool page_says(const struct page *page, const char *words)
{
    for (int i = 0; i < page->blocks; i++) {
        if (page->block[i].text && strcmp(page->block[i].text, words) == 0)
            return true;
    }
    return false;
}

/* Bytes that are no key stop the countdown but leave its page: it tells no seconds then. */
static void test_countdown(void **state)
{
    (void)state;
    for (int seconds = 0; seconds <= 7; seconds += 7) {
        const struct kiosk kiosk = {.seconds = seconds};
        struct scene scene;
        open_scene(&scene);
        scene.world.kiosk = &kiosk;
        scene.ui.overlay = OVERLAY_IDLE;
        show(&scene);
        assert_int_equal(page_says(&scene.page, "kiosk.idle"), seconds > 0);
        assert_int_equal(page_says(&scene.page, "kiosk.press"), seconds == 0);
        arena_release(&scene.arena);
    }
}

/* The opening offers both forms where there are two. */
static void test_forms(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_TEST});
    show(&scene);
    assert_int_equal(scene.page.input.type, INPUT_NONE);
    act(&scene, INTENT_ENTER, 0, false);
    assert_int_equal(scene.outcome.event.type, EVENT_QUESTION);
    scene.pack->quiz->questions[1].in_short = true;
    show(&scene);
    assert_int_equal(scene.page.input.type, INPUT_ONE);
    assert_int_equal(scene.page.input.choices, TEST_FORMS);
    for (int pick = 0; pick <= 1; pick++) {
        const enum intent intent = pick ? INTENT_PICK : INTENT_ENTER;
        act(&scene, intent, TEST_ALL, false);
        assert_int_equal(scene.outcome.type, OUTCOME_EVENT);
        assert_int_equal(scene.outcome.event.type, EVENT_QUESTION);
        assert_int_equal(scene.outcome.event.question, 0);
        act(&scene, intent, TEST_SHORT, false);
        assert_int_equal(scene.outcome.event.type, EVENT_TEST);
        assert_int_equal(scene.outcome.event.option, TEST_SHORT);
    }
    happen(&scene, scene.outcome.event);
    show(&scene);
    assert_string_equal(scene.page.aside, "1/1");
    assert_int_equal(scene.state.question, 1);
    arena_release(&scene.arena);
}

/* Whatever the order on the screen, what is chosen is what was read. */
static void test_options_in_any_order(void **state)
{
    struct scene scene;
    int moved = 0;
    (void)state;
    open_scene(&scene);
    happen(&scene, (struct event){.type = EVENT_QUESTION, .question = 2});
    for (scene.state.seed = 0; scene.state.seed < 20; scene.state.seed++) {
        for (int at = 0; at < 3; at++) {
            act(&scene, INTENT_ENTER, at, false);
            assert_int_equal(scene.outcome.type, OUTCOME_EVENT);
            assert_int_equal(scene.outcome.event.type, EVENT_REPLY);
            assert_int_equal(scene.outcome.event.question, 2);
            assert_int_equal(scene.outcome.event.option, scene.page.input.choice[at].index);
            moved += scene.outcome.event.option != at;
            /* Back at it, the cursor stands on the answer. */
            scene.state.sitting.reply[2] = scene.outcome.event.option;
            show(&scene);
            assert_int_equal(scene.page.input.at, at);
            scene.state.sitting.reply[2] = REPLY_NONE;
        }
    }
    assert_true(moved > 20 && moved < 58);
    arena_release(&scene.arena);
}

/* All four types blended, each with a side. */
static void open_blend(struct scene *scene)
{
    static const struct text_in in[] = {{.tag = "en", .string = "words"}};
    open_scene(scene);
    scene->pack->quiz->tie = 2;
    scene->pack->quiz->tiebreak = (struct text){.in = in, .count = 1};
    for (int i = 0; i < 4; i++)
        scene->pack->quiz->archetypes[i].side = scene->pack->quiz->tiebreak;
    for (int question = 0; question < 4; question++)
        happen(scene, (struct event){.type = EVENT_REPLY, .question = question, .option = 1});
    happen(scene, (struct event){.type = EVENT_SURE, .option = 0});
}

static void test_the_tie_break(void **state)
{
    struct scene scene;
    (void)state;
    open_blend(&scene);
    for (int at = 0; at <= 4; at++) {
        const int option = at < 4 ? at : SIDE_ALL;
        show(&scene);
        assert_true(page_has_key(&scene.page, INTENT_SIDE));
        act(&scene, INTENT_SIDE, 0, false);
        assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
        assert_int_equal(scene.ui.overlay, OVERLAY_SIDE);
        show(&scene);
        assert_int_equal(scene.page.input.choices, 5);
        assert_int_equal(scene.page.input.at, at > 0 ? at - 1 : 0); /* the answer before */
        act(&scene, at % 2 ? INTENT_PICK : INTENT_ENTER, at, false);
        assert_int_equal(scene.outcome.type, OUTCOME_EVENT);
        assert_int_equal(scene.outcome.event.type, EVENT_SIDE);
        assert_int_equal(scene.outcome.event.option, option);
        assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
        happen(&scene, scene.outcome.event);
        assert_int_equal(scene.state.result.side, option);
    }
    act(&scene, INTENT_SIDE, 0, false);
    act(&scene, INTENT_BACK, 0, false); /* asked for, not answered */
    assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
    assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
    assert_int_equal(scene.state.where, AT_RESULT);
    arena_release(&scene.arena);
}

static void test_no_tie_break(void **state)
{
    (void)state;
    for (int without = 0; without < 3; without++) {
        struct scene scene;
        open_blend(&scene);
        if (without == 0)
            scene.pack->quiz->tie = 0;
        else if (without == 1)
            scene.pack->quiz->tiebreak = (struct text){0};
        else
            scene.pack->quiz->archetypes[3].side = (struct text){0};
        act(&scene, INTENT_SIDE, 0, false);
        assert_false(page_has_key(&scene.page, INTENT_SIDE));
        assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
        assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
        arena_release(&scene.arena);
    }
}

/* How many blocks of the page say the text. */
static int says(struct scene *scene, const char *text)
{
    int times = 0;
    show(scene);
    for (int i = 0; i < scene->page.blocks; i++)
        times += scene->page.block[i].text && strcmp(scene->page.block[i].text, text) == 0;
    return times;
}

static void sit(struct scene *scene, int option)
{
    happen(scene, (struct event){.type = EVENT_TEST});
    for (int question = 0; question < 4; question++)
        happen(scene, (struct event){.type = EVENT_REPLY, .question = question, .option = option});
    happen(scene, (struct event){.type = EVENT_SURE, .option = 0});
}

static void test_what_has_changed(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    sit(&scene, 0);
    assert_int_equal(says(&scene, "result.changed"), 0);
    sit(&scene, 0);
    assert_int_equal(says(&scene, "result.changed"), 1);
    assert_int_equal(says(&scene, "result.type-same"), 1);
    assert_int_equal(says(&scene, "result.still"), 1);
    sit(&scene, 2);
    assert_int_equal(says(&scene, "result.changed"), 1);
    assert_int_equal(says(&scene, "result.still"), 0);
    arena_release(&scene.arena);
}

/* The wheel says what the meters say. */
static void test_wheel(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    sit(&scene, 1);
    show(&scene);
    const struct wheel *wheel = scene.page.wheel;
    assert_non_null(wheel);
    assert_int_equal(wheel->parts, (int)scene.pack->quiz->traits_count);
    int part = 0;
    for (int i = 0; i < scene.page.blocks; i++) {
        const struct block *block = &scene.page.block[i];
        if (block->type != BLOCK_METER)
            continue;
        assert_true(block->value == wheel->value[part] && block->most == wheel->most);
        assert_string_equal(block->text, wheel->label[part++]);
    }
    assert_int_equal(part, wheel->parts);
    arena_release(&scene.arena);
}

/* The cursor stays over another language and starts anew on another screen. */
static void test_screen_key(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    const unsigned long map = screen_key(&scene.world, &scene.ui);
    scene.world.current = 1;
    assert_true(screen_key(&scene.world, &scene.ui) == map);
    happen(&scene, (struct event){.type = EVENT_TASK});
    const unsigned long task = screen_key(&scene.world, &scene.ui);
    happen(&scene, (struct event){.type = EVENT_TASK, .task = 1});
    const unsigned long next = screen_key(&scene.world, &scene.ui);
    scene.ui.part = 1;
    const unsigned long part = screen_key(&scene.world, &scene.ui);
    unsigned long keys[5 + OVERLAY_IDLE] = {0, map, task, next, part};
    size_t count = 5;
    for (int overlay = OVERLAY_NONE + 1; overlay <= OVERLAY_IDLE; overlay++) {
        scene.ui.overlay = (enum overlay)overlay;
        keys[count++] = screen_key(&scene.world, &scene.ui);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++)
            assert_true(keys[i] != keys[j]);
    }
    arena_release(&scene.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leave_asks_when_something_is_lost),
        cmocka_unit_test(test_staying_leads_back),
        cmocka_unit_test(test_leaving_after_all),
        cmocka_unit_test(test_pages_over_the_game),
        cmocka_unit_test(test_about_from_help_closes_to_the_game),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_keys_left_out),
        cmocka_unit_test(test_map_places),
        cmocka_unit_test(test_hint),
        cmocka_unit_test(test_only_the_test),
        cmocka_unit_test(test_only_the_test_at_a_kiosk),
        cmocka_unit_test(test_code_leads_on),
        cmocka_unit_test(test_menu_goes_on_with_the_test),
        cmocka_unit_test(test_countdown),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_options_in_any_order),
        cmocka_unit_test(test_the_tie_break),
        cmocka_unit_test(test_no_tie_break),
        cmocka_unit_test(test_what_has_changed),
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_screen_key),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
