/* SPDX-License-Identifier: MIT */
/* One visitor after the other at a kiosk: what each of them meets, and that nothing of them is
 * left.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "engine/resume.h"
#include "support/app/player.h"

/* Words of the catalogue in the language TAG. */
static const char *word(const struct sitting *sitting, const char *key)
{
    return player_word(&sitting->player, key);
}

static void start(struct sitting *sitting, const char *const *arguments,
                  const char *const *environment)
{
    screen_start(sitting->screen,
                 &(struct screen_wish){.arguments = arguments, .environment = environment});
    screen_shows(sitting->screen, word(sitting, "kiosk.start"));
}

/* Any key, and on to the first scene. */
static void begin(struct sitting *sitting)
{
    screen_type(sitting->screen, "x");
    screen_shows(sitting->screen, word(sitting, "title.begin"));
    screen_type(sitting->screen, "\r");
    screen_footer(sitting->screen, word(sitting, "key.begin"));
    screen_drops(sitting->screen, word(sitting, "title.welcome"));
}

static bool folder_is_empty(struct sitting *sitting, const char *name)
{
    DIR *folder = opendir(screen_path(sitting->screen, name));
    if (!folder)
        return true;
    int entries = 0;
    while (readdir(folder))
        entries++;
    closedir(folder);
    return entries == 2;
}

static void check_nothing_stored(struct sitting *sitting)
{
    static const char *const folders[] = {"home", "state", "config"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_true(folder_is_empty(sitting, folders[i]));
}

/* In their own words, whatever language they read: press a key, choose a language, play. */
static void test_visit(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    const struct catalog *fi = &sitting->player.fi;
    start(sitting, WORDS("kiosk", "--still"), NULL);
    screen_shows(screen, catalog_text(fi, "kiosk.press"));
    screen_type(screen, "\033[A"); /* any key at all */
    screen_title(screen, word(sitting, "languages.title"));
    screen_type(screen, "\033[B\r");
    screen_shows(screen, catalog_text(fi, "title.begin"));
    screen_type(screen, "l");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "\r");
    screen_footer(screen, word(sitting, "key.begin"));
    screen_type(screen, "q");
    screen_shows(screen, word(sitting, "kiosk.wiped"));
    screen_shows(screen, word(sitting, "leave.next"));
    screen_type(screen, "2");
    screen_shows(screen, word(sitting, "kiosk.start"));
    /* The next one is asked again, and begins at the beginning. */
    screen_type(screen, "x");
    screen_title(screen, word(sitting, "languages.title"));
    screen_type(screen, "b");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "b"); /* back from the menu is back to the start, and no end */
    screen_shows(screen, word(sitting, "kiosk.start"));
    screen_type(screen, "xb");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
    check_nothing_stored(sitting);
}

static void test_own_words(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still"), WORDS("LANG=fi_FI.UTF-8"));
    screen_type(screen, " ");
    screen_title(screen, word(sitting, "languages.title"));
    screen_type(screen, "\r"); /* the language that the terminal asked for stands first */
    screen_shows(screen, catalog_text(&sitting->player.fi, "title.begin"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* It plays by itself, until somebody comes. */
static void test_picture(void **state)
{
    struct sitting *sitting = *state;
    start(sitting, WORDS("kiosk", "--lang=en"), NULL);
    screen_drops(sitting->screen, word(sitting, "kiosk.start"));
    screen_shows(sitting->screen, word(sitting, "kiosk.press"));
    begin(sitting);
    screen_type(sitting->screen, "qq");
    screen_ends(sitting->screen, 0);
}

static void test_idle(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still", "--lang=en", "--idle=5"), NULL);
    begin(sitting);
    screen_title(screen, word(sitting, "kiosk.idle-title"));
    screen_type(screen, "q"); /* any key, this one too */
    screen_footer(screen, word(sitting, "key.begin"));
    screen_title(screen, word(sitting, "kiosk.idle-title"));
    screen_shows(screen, word(sitting, "kiosk.start"));
    screen_type(screen, "x");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* The code that the screen names. */
static void read_code(struct sitting *sitting, char ret_code[RESUME_TEXT])
{
    static const char name[] = "Resume code: ";
    struct str words = {0};
    struct resume resume;
    screen_shows(sitting->screen, word(sitting, "kiosk.keep"));
    screen_words(sitting->screen, &words);
    const char *at = strstr(str_text(&words), name);
    assert_non_null(at);
    at += strlen(name);
    const size_t length = strcspn(at, " ");
    assert_in_range(length, 1, RESUME_TEXT - 1);
    memcpy(ret_code, at, length);
    ret_code[length] = '\0';
    assert_int_equal(resume_parse(sitting->player.pack, ret_code, &resume).error, RESUME_OK);
    str_release(&words);
}

/* The map's line below is about STAGE, which the cursor is on. */
static void check_selected(struct sitting *sitting, int stage)
{
    const struct player *player = &sitting->player;
    const struct text_wish english = {.tag = "en", .fallback = player->pack->language};
    struct str about = {0};
    str_addf(&about, "%s:", text_get(&player->pack->stages[stage].title, &english));
    screen_shows(sitting->screen, str_text(&about));
    str_release(&about);
}

/* What one visitor has done goes on with the code alone, at a kiosk or at home. */
static void test_code(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    char code[RESUME_TEXT], again[RESUME_TEXT];
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("kiosk", "--still", "--lang=en",
                                                                  "--idle=15", PLAYER_SEEDED),
                                               .rows = 60});
    screen_shows(screen, word(sitting, "kiosk.start"));
    screen_type(screen, "x");
    screen_shows(screen, word(sitting, "title.begin"));
    while (sitting->player.state.where != AT_SUMMARY)
        assert_true(player_goes_on(&sitting->player, screen));
    screen_title(screen, word(sitting, "kiosk.idle-title"));
    read_code(sitting, code);
    screen_type(screen, "x");
    screen_drops(screen, word(sitting, "kiosk.keep"));
    screen_type(screen, "q");
    screen_title(screen, word(sitting, "leave.title"));
    read_code(sitting, again);
    assert_string_equal(code, again);
    screen_type(screen, "2");
    screen_shows(screen, word(sitting, "kiosk.start"));

    screen_type(screen, "x");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "3"); /* the menu's entry for the code */
    screen_title(screen, word(sitting, "code.title"));
    screen_shows(screen, word(sitting, "code.none"));
    screen_type(screen, code);
    screen_type(screen, "\r");
    screen_shows(screen, "1 finished step");
    check_selected(sitting, 1); /* the map opens at the step that comes next */
    screen_type(screen, "q");
    read_code(sitting, again);
    assert_string_equal(code, again);
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* The time limit: told, and then the end; on the machine's own screen the next one's turn. */
static void test_limit(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still", "--lang=en", "--limit=5"), NULL);
    begin(sitting);
    screen_title(screen, word(sitting, "kiosk.ending-title"));
    screen_type(screen, " ");
    screen_shows(screen, word(sitting, "kiosk.ending-soon"));
    screen_ends(screen, 0);
    screen_shows(screen, word(sitting, "kiosk.over"));

    start(sitting, WORDS("kiosk", "--still", "--lang=en", "--limit=5", "--console"), NULL);
    begin(sitting);
    screen_shows(screen, word(sitting, "kiosk.start"));
    begin(sitting);
    screen_signal(screen, SIGTERM);
    assert_int_equal(WTERMSIG(screen_end(screen)), SIGTERM);
    assert_true(screen_given_back(screen));
}

static bool is_coloured(const struct screen *screen)
{
    struct screen_cell cell;
    bool coloured = false;
    for (int row = 0; row < screen_rows(screen); row++) {
        for (int column = 0; column < screen_columns(screen); column++) {
            screen_cell(screen, row, column, &cell);
            coloured = coloured || cell.coloured;
        }
    }
    return coloured;
}

/* The colours that a visitor chose leave with them. */
static void test_colours(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still", "--lang=en", "--theme=mono"), NULL);
    assert_false(is_coloured(screen));
    screen_type(screen, "x");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "cc?"); /* contrast, and the terminal's own */
    screen_title(screen, word(sitting, "help.title"));
    assert_true(is_coloured(screen));
    screen_type(screen, "bb");
    screen_shows(screen, word(sitting, "kiosk.start"));
    assert_false(is_coloured(screen));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* Nobody ends, stops or leaves what is the machine's own screen. */
static void test_console(void **state)
{
    static const char *const keys[] = {"q", "\003", "\032x", "\034", "\004", "\033"};
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still", "--lang=en", "--console"), NULL);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        screen_type(screen, keys[i]);
        screen_shows(screen, word(sitting, "title.begin"));
        screen_type(screen, "q");
        screen_shows(screen, word(sitting, "kiosk.start"));
    }
    screen_signal(screen, SIGHUP);
    assert_int_equal(WTERMSIG(screen_end(screen)), SIGHUP);
}

/* Nor in line mode, where the terminal would make signals and ends of some keys. */
static void test_console_lines(void **state)
{
    static const char *const keys[] = {"\003", "\032", "\034", "\004", "\023"};
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    const struct screen_wish plain = {.arguments =
                                          WORDS("kiosk", "--lang=en", "--console", "--plain")};
    screen_start(screen, &plain);
    screen_shows(screen, word(sitting, "kiosk.press-enter"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        screen_type(screen, keys[i]);
        screen_type(screen, "\n\n"); /* no line of any meaning; then a visitor */
        screen_shows(screen, word(sitting, "title.begin"));
        screen_type(screen, "q\n");
        screen_shows(screen, word(sitting, "kiosk.press-enter"));
    }
    screen_signal(screen, SIGTERM);
    assert_int_equal(WTERMSIG(screen_end(screen)), SIGTERM);
    assert_true(screen_given_back(screen));
}

static void test_no_stopping(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("kiosk", "--still", "--lang=en"),
                                               .shell = true});
    screen_shows(screen, word(sitting, "kiosk.start"));
    begin(sitting);
    screen_type(screen, "\032?");
    screen_title(screen, word(sitting, "help.title"));
    screen_signal(screen, SIGTSTP);
    screen_type(screen, "?");
    screen_footer(screen, word(sitting, "key.begin"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);

    screen_start(screen, &(struct screen_wish){.arguments = WORDS("kiosk", "--lang=en", "--plain"),
                                               .shell = true});
    screen_shows(screen, word(sitting, "kiosk.press-enter"));
    screen_type(screen, "\032\n");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "q\n");
    screen_ends(screen, 0);
}

/* A visitor at the other end of a connection leaves it, and takes along what the terminal shows. */
static void test_remote(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start(sitting, WORDS("kiosk", "--still", "--lang=en"), WORDS("SSH_TTY=/dev/pts/1"));
    begin(sitting);
    screen_type(screen, "q");
    screen_title(screen, word(sitting, "leave.title"));
    screen_drops(screen, word(sitting, "leave.next"));
    screen_type(screen, "2");
    screen_ends(screen, 0);
}

static void test_lines(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    const struct screen_wish plain = {.arguments =
                                          WORDS("kiosk", "--lang=en", "--idle=5", "--plain")};
    screen_start(screen, &plain);
    screen_shows(screen, word(sitting, "kiosk.press-enter"));
    screen_type(screen, "\n1\n");
    screen_shows(screen, word(sitting, "line.enter"));
    screen_shows(screen, "Are you still there?");
    screen_shows(screen, word(sitting, "kiosk.press-enter"));
    screen_type(screen, "\n");
    screen_shows(screen, word(sitting, "title.begin"));
    screen_type(screen, "\004");
    screen_ends(screen, 0);
    check_nothing_stored(sitting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_visit, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_own_words, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_picture, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_idle, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_code, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_limit, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_colours, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_console, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_console_lines, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_no_stopping, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_remote, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_lines, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
