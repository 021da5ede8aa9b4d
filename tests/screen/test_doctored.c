/* SPDX-License-Identifier: MIT */
/* A kiosk with a hole in it (doctored.c): what a stranger gets out of it. The same hole in a game
 * without the sandbox shows that there is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "support/app/player.h"

enum { REFUSED = EACCES, KILLED = -1, ENDED = -2 };

static const struct {
    const char *key, *name;
    int kiosk, game; /* an errno, or the end */
} holes[] = {
    {"\001", "open", REFUSED, 0},   {"\002", "execute", KILLED, ENDED},
    {"\005", "connect", KILLED, 0}, {"\006", "fork", KILLED, 0},
    {"\007", "trace", KILLED, 0},
};

static bool has_told(const struct screen *screen, const void *context)
{
    struct str errors = {0};
    screen_errors(screen, &errors);
    const bool told = strstr(str_text(&errors), context) != NULL;
    str_release(&errors);
    return told;
}

/* Types KEY and sees what comes of it. */
static void falls(struct screen *screen, const char *key, const char *name, int outcome)
{
    char line[40];
    screen_type(screen, key);
    if (outcome == KILLED) {
        const int status = screen_end(screen);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGSYS);
        assert_false(screen_given_back(screen)); /* nobody is left who could */
        return;
    }
    if (outcome == ENDED) {
        assert_int_equal(WEXITSTATUS(screen_end(screen)), 42);
        return;
    }
    snprintf(line, sizeof line, "%s %d\n", name, outcome);
    screen_type(screen, "?"); /* it goes on as if nothing were */
    screen_until(screen, has_told, line, line);
    screen_type(screen, "?qq");
    screen_ends(screen, 0);
}

static void test_kiosk(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
#ifdef ASKELEET_INSTRUMENTED
    skip(); /* there is no filter */
#endif
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        screen_start(screen,
                     &(struct screen_wish){.program = ASKELEET_DOCTORED,
                                           .arguments = WORDS("kiosk", "--lang=en", "--still")});
        screen_shows(screen, player_word(&sitting->player, "kiosk.press"));
        screen_type(screen, " ");
        screen_shows(screen, player_word(&sitting->player, "title.begin"));
        falls(screen, holes[i].key, holes[i].name, holes[i].kiosk);
    }
}

static void test_game(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
#ifdef ASKELEET_INSTRUMENTED
        if (strcmp(holes[i].name, "trace") == 0)
            continue; /* a sanitizer traces the program itself when it ends */
#endif
        screen_start(screen, &(struct screen_wish){.program = ASKELEET_DOCTORED,
                                                   .arguments = WORDS("--lang=en", "--no-save")});
        screen_shows(screen, player_word(&sitting->player, "title.begin"));
        falls(screen, holes[i].key, holes[i].name, holes[i].game);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kiosk, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_game, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
