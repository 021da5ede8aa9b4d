/* SPDX-License-Identifier: MIT */
/* The tests that come with the program, worked out once more by an independent implementation in
 * another language: 10,000 random sheets of the first, in both forms, and some of the others.
 * Without python3 it is skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "content/load.h"
#include "engine/rng.h"
#include "support/engine/ask_oracle.h"

enum { SHEETS = 9000, SHORT_SHEETS = 1000, OTHER_SHEETS = 500 };

static const struct quiz *load_quiz(const char *folder, struct arena *arena)
{
    struct diags diags = {0};
    const struct pack *pack = pack_load(folder, arena, &diags);
    assert_non_null(pack);
    assert_int_equal(diags_errors(&diags), 0);
    diags_release(&diags);
    return pack->quiz;
}

/* Sheets on which only the short form is answered. */
static void draw_short(struct oracle *oracle, int count, uint64_t *random)
{
    const struct quiz *quiz = oracle->quiz;
    for (int n = 0; n < count; n++) {
        int reply[PACK_MOST_QUESTIONS];
        for (int q = 0; q < (int)quiz->questions_count; q++)
            reply[q] = quiz_asks(quiz, TEST_SHORT, q)
                           ? rng_below(random, (int)quiz->questions[q].options_count)
                           : REPLY_NONE;
        oracle_sheet(oracle, reply);
    }
}

/* The tests of all other packs that are shipped. */
static void draw_others(struct oracle *oracle, struct arena *arena, uint64_t *random)
{
    DIR *folder = opendir("levels");
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *path = arena_format(arena, "levels/%s", entry->d_name);
        if (entry->d_name[0] == '.' || access(arena_format(arena, "%s/pack.yaml", path), R_OK) != 0)
            continue;
        const struct quiz *quiz = load_quiz(path, arena);
        if (!quiz)
            continue;
        oracle_quiz(oracle, quiz);
        oracle_draw(oracle, OTHER_SHEETS, random);
    }
    closedir(folder);
}

static void test_agrees_with_the_oracle(void **state)
{
    struct arena arena = {0};
    struct oracle oracle;
    struct oracle_seen seen;
    uint64_t random = 1953;
    (void)state;
    oracle_open(&oracle);
    oracle_quiz(&oracle, load_quiz("levels/askeleet", &arena));
    oracle_draw(&oracle, SHEETS, &random);
    draw_short(&oracle, SHORT_SHEETS, &random);
    draw_others(&oracle, &arena, &random);
    const bool asked = oracle_ask(&oracle, &seen);
    arena_release(&arena);
    if (!asked)
        skip();
    assert_true(seen.sheets >= SHEETS + SHORT_SHEETS + OTHER_SHEETS);
    for (int i = STRENGTH_BLEND; i <= STRENGTH_STRONG; i++)
        assert_true(seen.strength[i] > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agrees_with_the_oracle),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
