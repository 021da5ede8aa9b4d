/* SPDX-License-Identifier: MIT */
/* What was answered is there again, whatever killed the program; and where nothing can be saved,
 * the game says so and goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/app/player.h"

enum { KILLS = 25, ROWS = 90 };

/* The books of a player whose program is killed again and again. */
struct victim {
    struct sitting *sitting;
    struct str folder, lines; /* the state folder; the events that happened, as far as known */
    size_t seen;              /* bytes of `lines` whose outcome stood on the screen */
    unsigned long long random;
};

static void victim_did(struct victim *victim, struct move *move)
{
    struct player *player = &victim->sitting->player;
    event_format(player->pack, &move->event, &victim->lines);
    str_add_char(&victim->lines, '\n');
    player_did(player, move);
}

/* Whatever was seen must be in the journal, and nothing else than what was done. */
static void victim_reads(struct victim *victim)
{
    struct player *player = &victim->sitting->player;
    struct str journal = {0};
    uint64_t seed = PLAYER_SEED;
    player_journal(str_text(&victim->folder), &journal, &seed);
    if (journal.length < victim->seen)
        fail_msg("lost what was seen: %s", str_text(&victim->lines) + journal.length);
    assert_true(journal.length <= victim->lines.length);
    assert_memory_equal(str_text(&journal), str_text(&victim->lines), journal.length);
    player_replay(player, seed, str_text(&journal));
    victim->seen = journal.length;
    str_clear(&victim->lines);
    str_add(&victim->lines, str_text(&journal));
    str_release(&journal);
}

static void victim_starts(struct victim *victim)
{
    struct player *player = &victim->sitting->player;
    struct screen *screen = victim->sitting->screen;
    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--state",
                                                          str_text(&victim->folder)),
                                       .rows = ROWS});
    if (player->state.events == 0) {
        screen_shows(screen, player_word(player, "title.begin"));
        return;
    }
    screen_shows(screen, player_word(player, "title.go-on"));
    screen_type(screen, "\r");
    player_sees(player, screen);
}

/* One more move, in the middle of which it is killed; false when the game is at its end. */
static bool victim_dies(struct victim *victim)
{
    struct player *player = &victim->sitting->player;
    struct screen *screen = victim->sitting->screen;
    struct move move;
    if (!player_move(player, &move)) {
        move_release(&move);
        screen_kill(screen);
        return false;
    }
    const int way = screen_chance(&victim->random, 4);
    screen_type(screen, str_text(&move.keys));
    victim_did(victim, &move);
    if (way == 1)
        screen_bytes(screen, 1);
    else if (way == 2)
        screen_bytes(screen, 1 + (size_t)screen_chance(&victim->random, 150));
    else if (way == 3)
        player_sees(player, screen);
    screen_kill(screen);
    if (player_may_see(player, screen))
        victim->seen = victim->lines.length;
    return true;
}

static void test_kills(void **state)
{
    struct sitting *sitting = *state;
    struct victim victim = {.sitting = sitting, .random = 1};
    int lives = 0, moves = 0;
    str_add(&victim.folder, screen_path(sitting->screen, "life-0"));
    for (int kill = 0; kill < KILLS; kill++) {
        victim_starts(&victim);
        for (int left = screen_chance(&victim.random, 4); left > 0; left--) {
            struct move move;
            if (!player_move(&sitting->player, &move)) {
                move_release(&move);
                break;
            }
            screen_type(sitting->screen, str_text(&move.keys));
            victim_did(&victim, &move);
            player_sees(&sitting->player, sitting->screen);
            victim.seen = victim.lines.length;
            moves++;
        }
        const bool more = victim_dies(&victim);
        victim_reads(&victim);
        if (more)
            continue;
        /* The game is at its end: another life. */
        victim.seen = 0;
        str_clear(&victim.lines);
        str_clear(&victim.folder);
        str_addf(&victim.folder, "%s/life-%d", screen_folder(sitting->screen), ++lives);
        player_replay(&sitting->player, PLAYER_SEED, "");
    }
    assert_true(moves > KILLS / 2);
    victim_starts(&victim); /* resumes for the last time */
    screen_type(sitting->screen, "q");
    screen_ends(sitting->screen, 0);
    str_release(&victim.folder);
    str_release(&victim.lines);
}

/* Plays a bit and leaves; the screen says all the time that nothing is saved. */
static void plays_unsaved(struct sitting *sitting, const struct screen_wish *wish)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    player_replay(player, PLAYER_SEED, "");
    screen_start(screen, wish);
    screen_shows(screen, player_word(player, "notice.unsaved"));
    while (player->state.where != AT_FEEDBACK) {
        assert_true(player_goes_on(player, screen));
        screen_shows(screen, player_word(player, "notice.unsaved"));
    }
    screen_type(screen, "q");
    screen_title(screen, player_word(player, "leave.title"));
    screen_shows(screen, player_word(player, "leave.all"));
    screen_type(screen, "2");
    screen_ends(screen, 0);
}

static void put_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void test_unwritable(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    static char garbage[8192];
    struct str after = {0};

    /* A file in place of the folder. */
    const char *path = screen_path(screen, "state");
    put_file(path, "mine", 4);
    const struct screen_wish wish = {.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = ROWS};
    plays_unsaved(sitting, &wish);
    screen_file(screen_path(screen, "state"), &after);
    assert_string_equal(str_text(&after), "mine");

    /* Garbage in place of the journal: left alone. */
    memset(garbage, 'x', sizeof garbage);
    assert_int_equal(mkdir(screen_path(screen, "garbage"), 0700), 0);
    put_file(screen_path(screen, "garbage/journal.sqlite"), garbage, sizeof garbage);
    plays_unsaved(sitting,
                  &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--state",
                                                           screen_path(screen, "garbage")),
                                        .rows = ROWS});
    str_clear(&after);
    screen_file(screen_path(screen, "garbage/journal.sqlite"), &after);
    assert_int_equal(after.length, sizeof garbage);
    assert_memory_equal(after.text, garbage, sizeof garbage);

    /* No home at all. */
    plays_unsaved(sitting, &(struct screen_wish){
                               .arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                               .environment = WORDS("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"),
                               .rows = ROWS});
    str_release(&after);
}

/* A folder that belongs to somebody else. */
static void test_not_mine(void **state)
{
    struct sitting *sitting = *state;
    if (geteuid() != 0)
        skip();
    /* Whether that user comes as far as the program and its folder at all. */
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const bool low = setgid(65534) == 0 && setuid(65534) == 0;
        _exit(low && access(ASKELEET_EXECUTABLE, X_OK) == 0 &&
                      access(screen_folder(sitting->screen), X_OK) == 0 &&
                      access("i18n/en.yaml", R_OK) == 0
                  ? 0
                  : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (status != 0)
        skip();
    plays_unsaved(sitting, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                                 .rows = ROWS,
                                                 .nobody = true});
    assert_int_not_equal(access(screen_path(sitting->screen, "state"), F_OK), 0);
}

/* The journal is lost in the middle of the game. */
static void test_lost(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                               .rows = ROWS});
    screen_shows(screen, player_word(player, "title.begin"));
    while (player->state.where != AT_TASK)
        assert_true(player_goes_on(player, screen));
    assert_int_equal(unlink(screen_path(screen, "state/askeleet/journal.sqlite")), 0);
    assert_true(player_goes_on(player, screen));
    screen_shows(screen, player_word(player, "notice.unsaved"));
    assert_true(player_goes_on(player, screen));
    screen_type(screen, "q");
    screen_title(screen, player_word(player, "leave.title"));
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

static void test_no_save(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--no-save"),
                                               .rows = ROWS});
    screen_shows(screen, player->fi.name);
    screen_type(screen, "\r");
    screen_shows(screen, player_word(player, "title.no-save"));
    for (int i = 0; i < 5; i++)
        assert_true(player_goes_on(player, screen));
    screen_type(screen, "lc");
    screen_footer(screen, catalog_text(&player->fi, "key.again"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);
    static const char *const names[] = {"state", "config", "home"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_not_equal(access(screen_path(screen, names[i]), F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kills, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_unwritable, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_not_mine, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_lost, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_no_save, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
