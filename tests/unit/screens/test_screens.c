/* SPDX-License-Identifier: MIT */
/* What a wish means on each screen, on a pack made for it; words are their own keys. The pack that
 * is shipped is played in tests/pages/test_play.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>

#include "support/screens/scene.h"

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
        assert_int_equal(says(&scene, "kiosk.idle"), seconds > 0);
        assert_int_equal(says(&scene, "kiosk.press"), seconds == 0);
        arena_release(&scene.arena);
    }
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
        cmocka_unit_test(test_code_leads_on),
        cmocka_unit_test(test_countdown),
        cmocka_unit_test(test_screen_key),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
