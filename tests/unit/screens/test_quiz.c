/* SPDX-License-Identifier: MIT */
/* The screens of the networker test: alone or with a game around it, its questions, its result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>

#include "support/screens/scene.h"

/* --- around it ----------------------------------------------------------------------------- */

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

/* --- questions and result ------------------------------------------------------------------- */

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_the_test),
        cmocka_unit_test(test_only_the_test_at_a_kiosk),
        cmocka_unit_test(test_menu_goes_on_with_the_test),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_options_in_any_order),
        cmocka_unit_test(test_the_tie_break),
        cmocka_unit_test(test_no_tie_break),
        cmocka_unit_test(test_what_has_changed),
        cmocka_unit_test(test_wheel),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("quiz", tests, NULL, NULL);
}
