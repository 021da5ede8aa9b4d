/* SPDX-License-Identifier: MIT */
/* A resume code goes from one program to another: read off the screen, typed in, or given with
 * --resume. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/resume.h"
#include "support/app/player.h"

static void start(struct sitting *sitting, const char *resume)
{
    const char *const plain[] = {PLAYER_SEEDED, "--lang=en", "--no-save", NULL};
    const char *const coded[] = {PLAYER_SEEDED, "--lang=en", "--no-save", resume, NULL};
    screen_start(sitting->screen,
                 &(struct screen_wish){.arguments = resume ? coded : plain, .rows = 60});
    screen_footer(sitting->screen, player_word(&sitting->player, "key.enter"));
}

/* From the title to the page of the code; the menu's entry is where it is named. */
static void open_page(struct sitting *sitting)
{
    struct screen *screen = sitting->screen;
    for (int row = 0; row < screen_rows(screen); row++) {
        struct str line = {0}, key = {0};
        screen_row(screen, row, &line);
        const char *at = strstr(str_text(&line), player_word(&sitting->player, "title.code"));
        for (const char *digit = str_text(&line); at && digit < at; digit++) {
            if (*digit >= '1' && *digit <= '9')
                str_add_char(&key, *digit);
        }
        if (key.length > 0)
            screen_type(screen, str_text(&key));
        str_release(&line);
        str_release(&key);
    }
    screen_title(screen, player_word(&sitting->player, "code.title"));
}

/* The code that stands on the page, in a row of its own. */
static void read_code(struct sitting *sitting, char ret_code[RESUME_TEXT])
{
    struct screen *screen = sitting->screen;
    struct resume resume;
    screen_shows(screen, player_word(&sitting->player, "code.what"));
    screen_shows(screen, player_word(&sitting->player, "code.type"));
    for (int row = 1; row < screen_rows(screen); row++) {
        struct str line = {0};
        screen_row(screen, row, &line);
        const char *text = str_text(&line) + strspn(str_text(&line), " ");
        const bool found = resume_parse(sitting->player.pack, text, &resume).error == RESUME_OK;
        if (found)
            memcpy(ret_code, text, strlen(text) + 1);
        str_release(&line);
        if (found)
            return;
    }
    fail_msg("no code is on the screen");
}

/* Plays until the first step is done, and reads its code at the title. */
static void earn_code(struct sitting *sitting, char ret_code[RESUME_TEXT])
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    start(sitting, NULL);
    while (player->state.where != AT_SUMMARY)
        assert_true(player_goes_on(player, screen));
    screen_shows(screen, "Resume code: ");
    screen_type(screen, "m");
    screen_shows(screen, player_word(player, "map.done"));
    screen_type(screen, "b");
    screen_shows(screen, player_word(player, "title.go-on"));
    open_page(sitting);
    read_code(sitting, ret_code);
    screen_type(screen, "\033\033");
    screen_shows(screen, player_word(player, "title.go-on"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);
}

static void check_first_step_done(struct sitting *sitting)
{
    struct str stars = {0};
    str_addf(&stars, "%d/%d", state_all_stars(&sitting->player.state),
             state_most_stars(&sitting->player.state));
    screen_shows(sitting->screen, str_text(&stars));
    str_release(&stars);
}

static void test_typed(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    char code[RESUME_TEXT], again[RESUME_TEXT];
    earn_code(sitting, code);
    start(sitting, NULL);
    open_page(sitting);
    screen_shows(screen, player_word(&sitting->player, "code.none"));
    /* A slip in the first group is told; what was typed stays and is put right. */
    char wrong[RESUME_TEXT];
    memcpy(wrong, code, sizeof wrong);
    wrong[0] = code[0] == 'A' ? 'B' : 'A';
    screen_type(screen, wrong);
    screen_shows(screen, wrong);
    screen_footer(screen, player_word(&sitting->player, "key.take-code"));
    screen_type(screen, "\r");
    screen_shows(screen, "in group 1.");
    screen_shows(screen, wrong);
    screen_type(screen, "\033[H\033[3~");
    screen_type(screen, (char[]){code[0], '\0'});
    screen_type(screen, "\r");
    screen_shows(screen, "Your code works.");
    screen_shows(screen, "1 finished step");
    check_first_step_done(sitting);
    screen_type(screen, "b");
    screen_shows(screen, player_word(&sitting->player, "title.go-on"));
    open_page(sitting);
    read_code(sitting, again);
    assert_string_equal(code, again);
    screen_type(screen, "\r"); /* nothing typed: back */
    screen_shows(screen, player_word(&sitting->player, "title.go-on"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);
}

static void test_given(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    char code[RESUME_TEXT];
    struct str option = {0};
    earn_code(sitting, code);
    str_addf(&option, "--resume=%s", code);
    start(sitting, str_text(&option));
    screen_shows(screen, player_word(&sitting->player, "title.go-on"));
    screen_type(screen, "m");
    check_first_step_done(sitting);
    screen_type(screen, "qq");
    screen_ends(screen, 0);
    str_release(&option);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_typed, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_given, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests_name("code", tests, NULL, NULL);
}
