/* SPDX-License-Identifier: MIT */
/* The same answers lead to the same end, whether they are given by keys or by lines: all steps and
 * the test, played in curses and in line mode; the two journals are replayed by the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/app/player.h"

/* A player of the run with PLAYER_SEED, whose answers depend on CHANCE. */
static void begin(struct sitting *sitting, unsigned long long chance)
{
    player_replay(&sitting->player, PLAYER_SEED, "");
    sitting->player.random = chance;
}

static void play_by_keys(struct sitting *sitting, const char *folder)
{
    struct screen *screen = sitting->screen;
    screen_start(screen, &(struct screen_wish){
                             .arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--state", folder),
                             .rows = 150});
    screen_footer(screen, player_word(&sitting->player, "key.enter"));
    while (player_goes_on(&sitting->player, screen))
        continue;
    screen_type(screen, "qq"); /* once more where own texts would be lost */
    screen_ends(screen, 0);
}

/* Slips of the pen, which are never counted: each is answered by a line and the prompt again. */
static const char *next_slip(unsigned long long *random)
{
    static const char *const slips[] = {"",        "0\n",    "99\n",  "1z\n",
                                        "xyzzy\n", "l\nl\n", "?\n\n", "1 1 1 1z\n"};
    return slips[screen_chance(random, sizeof slips / sizeof *slips)];
}

static void play_by_lines(struct sitting *sitting, const char *folder, bool slips)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    struct str lines = {0}, path = {0};
    struct move move;
    unsigned long long random = 1;
    while (player_move(player, &move)) {
        if (slips && !move.words)
            str_add(&lines, next_slip(&random));
        str_addf(&lines, "%s\n", str_text(&move.line));
        player_did(player, &move);
    }
    move_release(&move);
    str_add(&lines, "q\n");
    str_add(&path, screen_path(screen, "lines"));
    FILE *file = fopen(str_text(&path), "w");
    assert_non_null(file);
    assert_true(fputs(str_text(&lines), file) >= 0);
    assert_int_equal(fclose(file), 0);
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en",
                                                                  "--plain", "--state", folder),
                                               .input = str_text(&path),
                                               .output = screen_path(screen, "out")});
    screen_ends(screen, 0);
    str_release(&lines);
    str_release(&path);
}

/* What `askeleet replay` says of the journal in FOLDER. */
static void replay(struct sitting *sitting, const char *folder, struct str *out)
{
    struct screen *screen = sitting->screen;
    struct str lines = {0}, path = {0}, printed = {0};
    uint64_t seed = 0;
    assert_true(player_journal(folder, &lines, &seed));
    assert_int_equal(seed, PLAYER_SEED);
    str_add(&path, screen_path(screen, "journal"));
    FILE *file = fopen(str_text(&path), "w");
    assert_non_null(file);
    assert_true(fprintf(file, "# seed: %llu\n%s", (unsigned long long)seed, str_text(&lines)) > 0);
    assert_int_equal(fclose(file), 0);
    str_add(&printed, screen_path(screen, "printed"));
    remove(str_text(&printed));
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("replay", str_text(&path)),
                                               .output = str_text(&printed)});
    screen_ends(screen, 0);
    screen_file(str_text(&printed), out);
    assert_true(out->length > 0);
    str_release(&lines);
    str_release(&path);
    str_release(&printed);
}

static void test_same_end(void **state)
{
    struct sitting *sitting = *state;
    for (unsigned long long chance = 1; chance <= 3; chance++) {
        struct str by_keys = {0}, by_lines = {0}, expected = {0}, end = {0};
        str_addf(&by_keys, "%s/keys-%llu", screen_folder(sitting->screen), chance);
        str_addf(&by_lines, "%s/lines-%llu", screen_folder(sitting->screen), chance);
        begin(sitting, chance);
        play_by_keys(sitting, str_text(&by_keys));
        state_describe(&sitting->player.state, &expected);
        begin(sitting, chance);
        play_by_lines(sitting, str_text(&by_lines), chance > 1);

        replay(sitting, str_text(&by_keys), &end);
        states_agree(str_text(&end), str_text(&expected));
        str_clear(&end);
        replay(sitting, str_text(&by_lines), &end);
        states_agree(str_text(&end), str_text(&expected));
        str_release(&by_keys);
        str_release(&by_lines);
        str_release(&expected);
        str_release(&end);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_end, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
