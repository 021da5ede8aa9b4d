/* SPDX-License-Identifier: MIT */
/* The whole path from the recorded runs of tests/replay, in the real program: by keys and by lines
 * the same runs end in the same state, the one that stands beside them; every right answer earns
 * every star, no wrong one a single one, and either way every task says why; and the test, short
 * and whole, with its tie-break. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "engine/quiz.h"
#include "support/app/player.h"
#include "tasks/task.h"

/* The event lines of the recorded run NAME; remarks left out. */
static void read_run(const char *name, const char *suffix, struct str *out)
{
    struct str text = {0}, path = {0};
    str_addf(&path, "tests/replay/%s.%s", name, suffix);
    screen_file(str_text(&path), &text);
    for (const char *line = str_text(&text); *line;) {
        const size_t length = strcspn(line, "\n") + 1;
        if (*line != '#')
            str_add_bytes(out, line, length);
        line += length;
    }
    assert_true(out->length > 0);
    str_release(&text);
    str_release(&path);
}

static bool shows_why(const struct screen *screen, const void *context)
{
    return screen_has(screen, context);
}

/* By keys, in a window so high that every page is whole. */
static void play_by_keys(struct sitting *sitting, const char *folder)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){
                             .arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--state", folder),
                             .rows = 150});
    screen_footer(screen, player_word(player, "key.enter"));
    while (player_goes_on(player, screen)) {
        const struct state *s = &player->state;
        const struct text *why = &player->pack->stages[s->stage].tasks[s->task].why;
        if (s->where == AT_FEEDBACK && !text_is_empty(why))
            screen_until(screen, shows_why, player_text(player, why, "en"), "why");
    }
    screen_type(screen, "qq"); /* once more where own texts would be lost */
    screen_ends(screen, 0);
}

static void play_by_lines(struct sitting *sitting, const char *folder, struct str *out)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    struct str lines = {0}, path = {0}, output = {0};
    struct move move;
    while (player_move(player, &move)) {
        str_addf(&lines, "%s\n", str_text(&move.line));
        player_did(player, &move);
    }
    move_release(&move);
    str_add(&lines, "q\n");
    str_add(&path, screen_path(screen, "lines"));
    str_add(&output, screen_path(screen, "out"));
    FILE *file = fopen(str_text(&path), "w");
    assert_non_null(file);
    assert_true(fputs(str_text(&lines), file) >= 0);
    assert_int_equal(fclose(file), 0);
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en",
                                                                  "--plain", "--state", folder),
                                               .input = str_text(&path),
                                               .output = str_text(&output)});
    screen_ends(screen, 0);
    screen_file(str_text(&output), out);
    str_release(&lines);
    str_release(&path);
    str_release(&output);
}

/* Every task's why is in what line mode said. Lines are broken: words count, not blanks. */
static void says_every_why(struct player *player, const struct str *said)
{
    struct str words = {0};
    for (size_t i = 0; i < said->length; i++)
        str_add_char(&words, said->text[i] == '\n' ? ' ' : said->text[i]);
    for (size_t i = 0; i < player->pack->stages_count; i++) {
        const struct stage *stage = &player->pack->stages[i];
        for (size_t n = 0; n < stage->tasks_count; n++) {
            const char *why = player_text(player, &stage->tasks[n].why, "en");
            if (!strstr(str_text(&words), why))
                fail_msg("%s/%s does not say '%s'", stage->id, stage->tasks[n].id, why);
        }
    }
    str_release(&words);
}

/* SAID is what line mode said. */
static void play(struct sitting *sitting, const char *name, struct str *said)
{
    struct player *player = &sitting->player;
    struct str run = {0}, expected = {0}, folder = {0};
    read_run(name, "events", &run);
    read_run(name, "state", &expected);
    for (int lines = 0; lines <= 1; lines++) {
        struct str end = {0};
        str_clear(&folder);
        str_addf(&folder, "%s/%s-%d", screen_folder(sitting->screen), name, lines);
        player_replay(player, PLAYER_SEED, "");
        player->script = str_text(&run);
        if (lines)
            play_by_lines(sitting, str_text(&folder), said);
        else
            play_by_keys(sitting, str_text(&folder));
        player->script = NULL;
        player_agrees(player, str_text(&folder));
        state_describe(&player->state, &end);
        states_agree(str_text(&end), str_text(&expected));
        str_release(&end);
    }
    str_release(&run);
    str_release(&expected);
    str_release(&folder);
}

static void test_right(void **state)
{
    struct sitting *sitting = *state;
    const struct state *s = &sitting->player.state;
    struct str said = {0};
    play(sitting, "path-right", &said);
    says_every_why(&sitting->player, &said);
    str_release(&said);
    assert_int_equal(state_all_stars(s), state_most_stars(s));
    assert_true(s->tested);
    assert_true(state_planned(s));
}

static void test_wrong(void **state)
{
    struct sitting *sitting = *state;
    struct str said = {0};
    play(sitting, "path-wrong", &said);
    says_every_why(&sitting->player, &said);
    str_release(&said);
    assert_int_equal(state_all_stars(&sitting->player.state), 0);
}

/* The test twice: its short form with a tie-break, then all of it. */
static void test_twice(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    const struct quiz *quiz = player->pack->quiz;
    struct str said = {0};
    play(sitting, "short-again", &said);
    assert_int_equal(player->state.sittings, 2);
    assert_int_equal(player->state.first.form, TEST_SHORT);
    assert_true(player->state.first.side >= 0);
    for (int form = 0; form < TEST_FORMS; form++) {
        const int last = quiz_questions(quiz, (enum test_form)form);
        const char *number = arena_format(&player->frame, "%d/%d", last, last);
        assert_non_null(strstr(str_text(&said), number));
    }
    assert_non_null(strstr(str_text(&said), player_text(player, &quiz->tiebreak, "en")));
    assert_non_null(strstr(str_text(&said), player_word(player, "result.changed")));
    str_release(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_right, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_wrong, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_twice, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
