/* SPDX-License-Identifier: MIT */
/* The first sitting: language, title, the steps, the map, the test, its result on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/step.h"
#include "support/app/player.h"

static void test_first_start(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;

    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED), .rows = 60});
    /* The languages in all languages; English is the environment's, so the cursor is on it. */
    screen_shows(screen, catalog_text(&player->en, "languages.title"));
    screen_shows(screen, catalog_text(&player->fi, "languages.title"));
    screen_shows(screen, player->fi.name);
    screen_type(screen, "k\r"); /* the other one */
    screen_shows(screen, catalog_text(&player->fi, "title.begin"));
    screen_type(screen, "l");
    screen_shows(screen, player_word(player, "title.begin"));
    assert_true(player_goes_on(player, screen)); /* straight to the first step */
    assert_int_equal(player->state.where, AT_SCENE);
    assert_int_equal(player->state.stage, 0);
    assert_true(player_goes_on(player, screen));
    assert_int_equal(player->state.where, AT_TASK);
    screen_type(screen, "q");
    screen_ends(screen, 0);

    /* It does not ask again, in the language chosen last, and goes on where it was left. */
    screen_start(screen, &(struct screen_wish){.rows = 60});
    screen_shows(screen, player_word(player, "title.go-on"));
    screen_type(screen, "\r");
    player_sees(player, screen);
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

static bool shows_feedback(const struct screen *screen, const void *context)
{
    return screen_has(screen, context);
}

/* The feedback for the very choices, and why. */
static void sees_feedback(struct player *player, struct screen *screen)
{
    const struct state *s = &player->state;
    const struct task *task = &player->pack->stages[s->stage].tasks[s->task];
    for (int i = 0; i < task->kind->choices(task); i++) {
        bool given = task_form(task) != FORM_ONE && task_form(task) != FORM_PATH;
        for (int n = 0; !given && n < s->answer.count; n++)
            given = s->answer.value[n] == i;
        const struct text *feedback =
            task->kind->feedback ? task->kind->feedback(task, i) : &(struct text){0};
        if (given && !text_is_empty(feedback))
            screen_until(screen, shows_feedback, player_text(player, feedback, "en"),
                         task->kind->choice_id(task, i));
    }
    if (!text_is_empty(&task->why))
        screen_shows(screen, player_text(player, &task->why, "en"));
}

/* The first step by keys with the best answers: every form of answer, feedback, summary, stars. */
static void test_whole_step(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    bool met[FORM_PATH + 1] = {false};
    int forms = 0;

    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = 90});
    screen_shows(screen, player_word(player, "title.begin"));
    player->mind = PLAYER_BEST;
    while (player_goes_on(player, screen) && player->state.where != AT_SUMMARY) {
        if (player->state.where != AT_FEEDBACK)
            continue;
        const struct stage *stage = &player->pack->stages[player->state.stage];
        met[task_form(&stage->tasks[player->state.task])] = true;
        sees_feedback(player, screen);
    }
    assert_int_equal(player->state.where, AT_SUMMARY);
    for (int form = FORM_ONE; form <= FORM_PATH; form++)
        forms += met[form];
    assert_true(forms >= 5);
    assert_int_equal(state_stars(&player->state, 0), 3);
    screen_shows(screen, player_text(player, &player->pack->stages[0].summary, "en"));
    screen_shows(screen, player_text(player, &player->pack->stages[0].try_this, "en"));
    screen_shows(screen, catalog_count(&player->en, &player->frame, "map.stars", 3, NULL));
    assert_true(player_goes_on(player, screen));
    assert_int_equal(player->state.where, AT_MAP);
    screen_shows(screen, "★★★");
    screen_shows(screen, player_word(player, "map.done"));
    /* Any finished step can be played again. */
    screen_type(screen, "1");
    screen_title(screen, player_text(player, &player->pack->stages[0].title, "en"));
    screen_footer(screen, player_word(player, "key.begin"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* A wrong answer, and the chance to try again, which loses nothing. */
static void test_try_again(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;

    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = 60});
    screen_shows(screen, player_word(player, "title.begin"));
    player->mind = PLAYER_BEST;
    for (int i = 0; i < 3; i++)
        assert_true(player_goes_on(player, screen));
    assert_int_equal(player->state.where, AT_FEEDBACK);
    const struct record best = *state_record(&player->state, 0, 0);
    screen_type(screen, "r");
    step(&player->state, &(struct event){.type = EVENT_TASK});
    player_sees(player, screen);
    player->mind = PLAYER_ANY;
    assert_true(player_goes_on(player, screen));
    assert_int_equal(state_record(&player->state, 0, 0)->tries, 2);
    assert_int_equal(state_record(&player->state, 0, 0)->best.got, best.best.got);
    /* Back: feedback -> its task -> the scene -> the map. */
    struct event event;
    while (step_back(&player->state, &event)) {
        screen_type(screen, player->state.where == AT_SCENE ? "\033" : "b");
        step(&player->state, &event);
        player_sees(player, screen);
    }
    assert_int_equal(player->state.where, AT_MAP);
    /* A locked or coming step says why. */
    const int last = (int)player->pack->stages_count - 1;
    if (player->pack->stages[last].coming) {
        screen_type(screen, (char[]){(char)('1' + last), '\0'});
        screen_shows(screen, player_word(player, "map.say-coming"));
    }
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

static void strip_blanks(const char *text, struct str *out)
{
    for (; *text; text++) {
        if (*text != ' ' && *text != '\n' && *text != '\r')
            str_add_char(out, *text);
    }
}

/* The test played in curses: the result as a page, and after leaving on standard output, the same
 * as the command that asks nothing prints for the same answers. */
static void test_quiz(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    struct str answers = {0}, here = {0}, there = {0};

    screen_start(screen, &(struct screen_wish){
                             .arguments = WORDS("quiz", PLAYER_SEEDED, "--lang=en"), .rows = 150});
    str_add(&answers, "--answers=");
    step(&player->state, &(struct event){.type = EVENT_TEST});
    player_sees(player, screen);
    while (player->state.where != AT_RESULT)
        assert_true(player_goes_on(player, screen));
    const size_t count = player->pack->quiz->questions_count;
    for (size_t i = 0; i < count; i++)
        str_addf(&answers, "%s%d", i ? "," : "", player->state.result.reply[i] + 1);
    str_addf(&answers, ",%d", player->state.result.sure + 1);
    for (size_t i = 0; i < player->pack->quiz->traits_count; i++)
        screen_shows(screen, player_text(player, &player->pack->quiz->traits[i].name, "en"));
    const size_t before = screen_raw(screen)->length;
    screen_type(screen, "\r"); /* only the test: Enter leaves */
    screen_ends(screen, 0);
    /* What was printed stands behind the terminal's own switching back. */
    const char *told = str_text(screen_raw(screen)) + before, *last = strstr(told, "\033[?1049l");
    assert_non_null(last);
    while (strchr(last, '\033'))
        last = strchr(last, '\033') + 1;
    last = strpbrk(last, "\r\nlh") ? last : "";
    strip_blanks(last, &here);

    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS("quiz", str_text(&answers), "--lang=en"),
                                       .rows = 150});
    screen_ends(screen, 0);
    strip_blanks(str_text(screen_raw(screen)), &there);
    assert_true(there.length > 200);
    if (!strstr(str_text(&here), str_text(&there)))
        assert_string_equal(str_text(&here), str_text(&there));
    str_release(&answers);
    str_release(&here);
    str_release(&there);
}

/* The whole of it: all steps, the test from the map, back to the map, out. */
static void test_all_of_it(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;

    screen_start(
        screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = 150});
    screen_shows(screen, player_word(player, "title.begin"));
    while (player_goes_on(player, screen))
        continue;
    assert_int_equal(player->state.where, AT_MAP);
    assert_true(player->state.tested);
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_first_start, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_whole_step, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_try_again, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_quiz, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_all_of_it, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
