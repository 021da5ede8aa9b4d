/* SPDX-License-Identifier: MIT */
/* Pastes: text where own words are written, and nothing elsewhere, whatever stands in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support/app/player.h"

static const char escape[] = "\033", begin[] = "\033[200~", end[] = "\033[201~";

static void start(struct sitting *sitting, int rows)
{
    screen_start(sitting->screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save"),
                                       .rows = rows});
    screen_footer(sitting->screen, player_word(&sitting->player, "key.enter"));
}

/* In front of the first task in which a whole text is written. */
static void start_writing(struct sitting *sitting)
{
    int stage, task;
    start(sitting, 150); /* nothing has to be scrolled on the way */
    player_find(&sitting->player, "write", &stage, &task);
    player_goes_to(&sitting->player, sitting->screen, stage, task);
    screen_resize(sitting->screen, 80, 24);
}

static void paste(struct screen *screen, const char *text)
{
    struct str keys = {0};
    str_addf(&keys, "%s%s%s", begin, text, end);
    screen_type(screen, str_text(&keys));
    str_release(&keys);
}

static bool has_raw(const struct screen *screen, const char *bytes)
{
    return strstr(str_text(screen_raw(screen)), bytes) != NULL;
}

/* A page without a text takes nothing of it, not even what would leave or begin. */
static void test_elsewhere(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, 24);
    assert_true(has_raw(screen, "\033[?2004h"));
    paste(screen, "q\r\n\r1 ja j\t?lb");
    assert_true(screen_quiet(screen, 100));
    screen_footer(screen, player_word(&sitting->player, "key.enter"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
    assert_true(has_raw(screen, "\033[?2004l"));
}

static void test_in_a_text(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start_writing(sitting);
    paste(screen, "Hello\tMika,\r\nI know q?\r\033[Abm\003\n\nlast line");
    screen_shows(screen, "Hello Mika,");
    screen_shows(screen, "I know q?");
    screen_shows(screen, "[Abm");
    screen_shows(screen, "last line");
    /* With Alt a letter is none, and Esc not the way out. */
    screen_type(screen, "\033m\033q!");
    screen_shows(screen, "last line!");
    /* Not in brackets either is the end of a line two of them. */
    screen_type(screen, "a\r\nb\001>\005<\027");
    screen_shows(screen, "last line!a");
    screen_drops(screen, "b<");
    screen_type(screen, escape);
    screen_footer(screen, player_word(&sitting->player, "key.write"));
    paste(screen, "qqq\r\r");
    assert_true(screen_quiet(screen, 100));
    screen_footer(screen, player_word(&sitting->player, "key.write"));
    screen_type(screen, "q\r");
}

/* More than there is room for; and the feedback begins at its beginning. */
static void test_too_long(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    struct str text = {0};
    start_writing(sitting);
    str_add(&text, "Beginning of it all. ");
    for (int i = 0; i < 600; i++)
        str_add(&text, "words ");
    paste(screen, str_text(&text));
    screen_shows(screen, player_word(player, "page.full"));
    screen_type(screen, "\t");
    screen_drops(screen, player_word(player, "page.full"));
    screen_footer(screen, player_word(player, "key.write"));
    screen_type(screen, "\r");
    screen_footer(screen, player_word(player, "key.again"));
    screen_shows(screen, "Beginning of it all.");
    screen_type(screen, "q\r");
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_elsewhere, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_in_a_text, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_too_long, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests_name("paste", tests, NULL, NULL);
}
