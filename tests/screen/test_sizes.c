/* SPDX-License-Identifier: MIT */
/* Every window from 40x12 up shows the page and its keys; below one sentence stands there. Nothing
 * is lost on the way: back in the first window the first frame stands there again, to the letter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "page/layout.h"
#include "support/app/player.h"

enum { COLUMNS = 80, ROWS = 100 };

static const struct {
    int columns, rows;
} sizes[] = {{40, 12},  {41, 12},  {40, 13}, {59, 12},  {60, 12},   {79, 13},   {80, 14},
             {80, 19},  {80, 20},  {80, 24}, {80, 25},  {99, 30},   {100, 30},  {101, 31},
             {120, 40}, {132, 43}, {40, 60}, {200, 12}, {200, 60},  {500, 100}, {600, 210},
             {39, 12},  {40, 11},  {39, 11}, {20, 5},   {200, 3},   {10, 200},  {3, 1},
             {1, 1},    {39, 12},  {40, 12}, {1, 1},    {1000, 300}};

struct frame_then {
    struct str text;
    int row, column;
};

static bool is_as_then(const struct screen *screen, const void *context)
{
    const struct frame_then *then = context;
    struct str now = {0};
    int row = 0, column = 0;
    screen_text(screen, &now);
    screen_cursor(screen, &row, &column);
    const bool same = strcmp(str_text(&now), str_text(&then->text)) == 0 && row == then->row &&
                      column == then->column;
    str_release(&now);
    return same;
}

struct expected {
    const char *title; /* in the first row */
    const char *key, *more;
};

/* The window counts as 500x200 at most. */
static bool footer_has(const struct screen *screen, const char *text)
{
    const int rows =
        screen_rows(screen) < LAYOUT_MOST_ROWS ? screen_rows(screen) : LAYOUT_MOST_ROWS;
    return screen_row_has(screen, rows - 1, text) || screen_row_has(screen, rows - 2, text);
}

static bool fits(const struct screen *screen, const void *context)
{
    const struct expected *expected = context;
    int row = 0, column = 0;
    screen_cursor(screen, &row, &column);
    return screen_row_has(screen, 0, expected->title) && row < screen_rows(screen) &&
           column < screen_columns(screen) && screen_told(screen).alternate &&
           (footer_has(screen, expected->key) || footer_has(screen, expected->more));
}

/* The sentence, or where there is no room for it, its first letter and nothing of the page. */
static bool says_small(const struct screen *screen, const void *context)
{
    const struct expected *expected = context;
    const int columns = screen_columns(screen), rows = screen_rows(screen);
    const bool room = columns >= 20 && columns * rows >= 100;
    struct str words = {0};
    screen_words(screen, &words);
    const bool there = room ? strstr(str_text(&words), expected->title) != NULL
                            : str_text(&words)[0] == expected->title[0];
    str_release(&words);
    return there && !screen_has(screen, expected->key);
}

static void try_all(struct sitting *sitting, const char *title, const char *key)
{
    struct screen *screen = sitting->screen;
    const struct expected page = {title, player_word(&sitting->player, key),
                                  player_word(&sitting->player, "page.more")};
    const struct expected small = {player_word(&sitting->player, "page.small"), page.key, ""};
    struct frame_then then = {.row = 0};

    screen_resize(screen, COLUMNS, ROWS);
    screen_until(screen, fits, &page, "the page");
    /* What is to be seen is there; the frame that brought it may still be on its way. */
    while (!screen_quiet(screen, 100))
        screen_bytes(screen, 1);
    screen_text(screen, &then.text);
    screen_cursor(screen, &then.row, &then.column);

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const bool enough = sizes[i].columns >= 40 && sizes[i].rows >= 12;
        struct str what = {0};
        screen_resize(screen, sizes[i].columns, sizes[i].rows);
        str_addf(&what, "%s in %dx%d", title, sizes[i].columns, sizes[i].rows);
        screen_until(screen, enough ? fits : says_small, enough ? &page : &small, str_text(&what));
        str_release(&what);
        if (i % 4 == 3) {
            screen_resize(screen, COLUMNS, ROWS);
            screen_until(screen, is_as_then, &then, "the page as it was");
        }
    }
    screen_resize(screen, COLUMNS, ROWS);
    screen_until(screen, is_as_then, &then, "the page as it was, at the end");
    str_release(&then.text);
}

static void test_task(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    struct move move;
    int stage = 0, task = 0;

    player_find(player, "match", &stage, &task);
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                               .columns = COLUMNS,
                                               .rows = ROWS});
    screen_shows(screen, player_word(player, "title.begin"));
    player_goes_to(player, screen, stage, task);
    assert_true(player_move(player, &move));
    screen_type(screen, str_text(&move.draft));
    /* The last pair is the last key's work. */
    const char last[] = {(char)(str_text(&move.line)[move.line.length - 1] - 'a' + 'A'), '\0'};
    screen_drops(screen, "·····");
    screen_shows(screen, arena_format(&player->arena, "[%s]", last));
    char title[] = "0 ";
    title[0] = (char)('1' + stage);
    try_all(sitting, title, "key.answer");
    screen_type(screen, "\r");
    player_did(player, &move);
    player_sees(player, screen);
    try_all(sitting, title, "key.again");
    screen_type(screen, "q");
    screen_ends(screen, 0);
    player_agrees(player, screen_path(screen, "state/askeleet"));
}

static void test_map_and_result(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;

    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                               .columns = COLUMNS,
                                               .rows = ROWS});
    screen_shows(screen, player_word(player, "title.begin"));
    while (player->state.where != AT_RESULT)
        assert_true(player_goes_on(player, screen));
    const char *title = player_word(player, "result.title");
    const size_t length = strcspn(title, "%");
    try_all(sitting, arena_copy(&player->arena, title, length), "key.test-again");
    assert_true(player_goes_on(player, screen));
    assert_int_equal(player->state.where, AT_MAP);
    try_all(sitting, player_text(player, &player->pack->title, "en"), "key.open");
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* What is written to change a frame leaves nothing of the one before: painted anew it is the same.
 * No scrolling region is left that is not the window's. */
static void test_paint(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    static const int rows[] = {24, 60, 100};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str region = {0};
        player_replay(player, PLAYER_SEED, "");
        screen_start(screen, &(struct screen_wish){
                                 .arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save"),
                                 .rows = rows[i]});
        screen_footer(screen, player_word(player, "key.enter"));
        for (int moves = 0; moves < 5 && (moves == 0 || rows[i] > 24); moves++) {
            struct frame_then then = {.row = 0};
            assert_true(player_goes_on(player, screen));
            while (!screen_quiet(screen, 30))
                screen_bytes(screen, 1);
            screen_text(screen, &then.text);
            screen_cursor(screen, &then.row, &then.column);
            screen_type(screen, "\f");
            screen_bytes(screen, 300);
            screen_until(screen, is_as_then, &then, "the same frame, painted anew");
            str_release(&then.text);
        }
        screen_type(screen, "qq");
        screen_ends(screen, 0);
        str_addf(&region, "\033[1;%dr", rows[i]);
        for (const char *at = str_text(screen_raw(screen)); (at = strstr(at, "\033[1;")); at += 4) {
            const size_t digits = strspn(at + 4, "0123456789");
            if (at[4 + digits] == 'r')
                assert_true(str_starts(at, str_text(&region)));
        }
        str_release(&region);
    }
}

/* A start in any window. */
static void test_starts(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i += 3) {
        const bool enough = sizes[i].columns >= 40 && sizes[i].rows >= 12;
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save"),
                                                   .columns = sizes[i].columns,
                                                   .rows = sizes[i].rows});
        screen_bytes(screen, 1);
        if (enough)
            screen_footer(screen, player_word(&sitting->player, "key.enter"));
        screen_type(screen, "q");
        screen_ends(screen, 0);
    }
}

/* In the smallest window everything can be read and answered: Enter goes on reading until the
 * choice stands there, and only then chooses. */
static void test_smallest(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;

    player->mind = PLAYER_BEST;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                               .columns = 40,
                                               .rows = 12});
    screen_footer(screen, player_word(player, "key.enter"));
    screen_type(screen, "1"); /* a digit means what it says, wherever the window stands */
    screen_title(screen, "1 ");
    while (!screen_footer_has(screen, player_word(player, "key.begin"))) {
        screen_type(screen, "\r");
        screen_bytes(screen, 1);
    }
    screen_type(screen, "\r");
    screen_footer(screen, player_word(player, "key.answer"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* The smallest window: the library's own first bytes come in several pieces there, and nothing of
 * ours may come between two of them. */
static void test_whole_sequences(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save"),
                                               .columns = 1,
                                               .rows = 1});
    while (!strstr(str_text(screen_raw(screen)), "\033[?2004h"))
        assert_true(screen_bytes(screen, 1));
    for (const char *at = str_text(screen_raw(screen)); (at = strstr(at, "\033[")) != NULL;) {
        at += strlen("\033[");
        assert_int_not_equal(at[strspn(at, "0123456789;?")], '\033');
    }
    screen_resize(screen, 80, 24);
    screen_footer(screen, player_word(&sitting->player, "key.enter"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* Line mode breaks its lines between words, too, at the width there is by then. */
static void test_lines(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    for (int columns = 21; columns <= 81; columns += 6) {
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--plain", "--lang=en"),
                                                   .columns = columns,
                                                   .rows = 100});
        screen_shows(screen, player_word(&sitting->player, "title.welcome"));
        screen_resize(screen, columns + 9, 100);
        screen_type(screen, "?\n");
        screen_shows(screen, player_word(&sitting->player, "help.line-keys"));
        screen_type(screen, "q\n");
        screen_ends(screen, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole_sequences, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_task, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_map_and_result, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_paint, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_starts, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_smallest, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_lines, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
