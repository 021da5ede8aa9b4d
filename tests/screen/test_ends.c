/* SPDX-License-Identifier: MIT */
/* However it ends, the terminal is given back as it was and the process is gone; and while nothing
 * happens, nothing happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/app/player.h"

static void start(struct sitting *sitting, const struct screen_wish *wish)
{
    struct screen_wish seeded = *wish;
    if (!seeded.arguments)
        seeded.arguments = WORDS(PLAYER_SEEDED, "--lang=en");
    player_replay(&sitting->player, PLAYER_SEED, "");
    screen_start(sitting->screen, &seeded);
    screen_footer(sitting->screen, player_word(&sitting->player, "key.enter"));
}

/* To the first task, with one key pressed in it. */
static void start_answering(struct sitting *sitting, const struct screen_wish *wish)
{
    struct screen_wish unsaved = *wish;
    unsaved.arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save");
    unsaved.rows = 60;
    start(sitting, &unsaved);
    while (sitting->player.state.where != AT_TASK)
        assert_true(player_goes_on(&sitting->player, sitting->screen));
    screen_type(sitting->screen, "\033[C");
}

static void test_signals(void **state)
{
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1};
    struct sitting *sitting = *state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        for (int place = 0; place < 2; place++) {
            if (place == 0)
                start(sitting, &(struct screen_wish){.rows = 0});
            else
                start_answering(sitting, &(struct screen_wish){.rows = 0});
            assert_true(screen_told(sitting->screen).alternate);
            screen_signal(sitting->screen, numbers[i]);
            const int status = screen_end(sitting->screen);
            assert_true(WIFSIGNALED(status));
            assert_int_equal(WTERMSIG(status), numbers[i]);
            assert_true(screen_given_back(sitting->screen));
        }
    }
}

/* The window is closed: the session's leader is told so by a signal, others only by the line. */
static void test_hang_up(void **state)
{
    struct sitting *sitting = *state;
    static const struct {
        bool shell, deaf, plain, answering;
    } ways[] = {{false, false, false, false}, {false, true, false, false},
                {true, false, false, false},  {true, true, false, true},
                {false, false, true, false},  {false, true, true, false},
                {true, false, true, false}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const struct screen_wish wish = {.shell = ways[i].shell, .deaf = ways[i].deaf};
        if (ways[i].plain) {
            struct screen_wish plain = wish;
            plain.arguments = WORDS("--plain", "--lang=en");
            screen_start(sitting->screen, &plain);
            screen_shows(sitting->screen, "> ");
        } else if (ways[i].answering) {
            start_answering(sitting, &wish);
        } else {
            start(sitting, &wish);
        }
        screen_hang_up(sitting->screen);
        const int status = screen_end(sitting->screen);
        assert_true((WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
                    (WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP));
    }
}

static void test_keys_that_leave(void **state)
{
    static const char *const keys[] = {"q", "Q", "\003", "b", "\033"};
    struct sitting *sitting = *state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        start(sitting, &(struct screen_wish){.rows = 0});
        screen_type(sitting->screen, keys[i]);
        screen_ends(sitting->screen, 0);
    }
    /* In line mode the line's own keys: end of input, and interrupt. */
    static const struct {
        const char *keys;
        int number;
    } lines[] = {{"q\n", 0}, {"\004", 0}, {"\003", SIGINT}, {"\034", SIGQUIT}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        screen_start(sitting->screen,
                     &(struct screen_wish){.arguments = WORDS("--plain", "--lang=en")});
        screen_shows(sitting->screen, ">");
        screen_type(sitting->screen, lines[i].keys);
        if (lines[i].number == 0) {
            screen_ends(sitting->screen, 0);
            continue;
        }
        const int status = screen_end(sitting->screen);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), lines[i].number);
    }
}

/* The keys of a terminal's own, one after the other while the screen is being given back: they were
 * meant for the screen, and the program ends as it was asked to. */
static void test_keys_behind(void **state)
{
    enum { ROUNDS = 20, KEYS = 2000 };
    static const char *const keys[] = {"\003", "\034"};
    struct sitting *sitting = *state;
    for (int round = 0; round < ROUNDS; round++) {
        start(sitting, &(struct screen_wish){.rows = 0});
        screen_type(sitting->screen, "q");
        for (int i = 0; i < KEYS; i++)
            screen_type(sitting->screen, keys[round % 2]);
        const int status = screen_end(sitting->screen);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
}

/* Many keys at once, the last of which leaves. */
static void test_paste(void **state)
{
    struct sitting *sitting = *state;
    struct str paste = {0};
    start(sitting, &(struct screen_wish){.rows = 0});
    for (int i = 0; i < 2000; i++)
        str_add(&paste, "jjjj kkk zz");
    str_add(&paste, "q");
    screen_type(sitting->screen, str_text(&paste));
    screen_ends(sitting->screen, 0);
    str_release(&paste);
}

static bool is_alternate(const struct screen *screen, const void *context)
{
    return screen_told(screen).alternate && player_may_see(context, screen);
}

/* Job control: stopped it leaves the terminal to the shell, continued it paints anew. */
static void test_suspend(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start_answering(sitting, &(struct screen_wish){.shell = true});
    for (int way = 0; way < 3; way++) {
        if (way == 1)
            screen_signal(screen, SIGTSTP);
        else
            screen_type(screen, "\032");
        screen_stopped(screen);
        assert_true(screen_given_back(screen));
        if (way == 2)
            screen_resize(screen, 100, 50); /* meanwhile */
        screen_continue(screen);
        screen_until(screen, is_alternate, &sitting->player, "the task again");
    }
    screen_type(screen, "l"); /* and it listens */
    screen_footer(screen, catalog_text(&sitting->player.fi, "key.answer"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);
}

/* Stopped where it could not help it, it paints anew as well. */
static void test_stop_and_continue(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start_answering(sitting, &(struct screen_wish){.shell = true});
    screen_signal(screen, SIGSTOP);
    screen_stopped(screen);
    const size_t before = screen_raw(screen)->length;
    screen_continue(screen);
    screen_bytes(screen, 400); /* most of a frame */
    assert_true(screen_raw(screen)->length > before);
    player_sees(&sitting->player, screen);
    screen_type(screen, "qq");
    screen_ends(screen, 0);
}

/* Nobody could bring it back: ^Z does nothing there. */
static void test_no_job_control(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    start_answering(sitting, &(struct screen_wish){.rows = 0});
    screen_type(screen, "\032");
    screen_until(screen, is_alternate, &sitting->player, "still the task");
    screen_type(screen, "l");
    screen_footer(screen, catalog_text(&sitting->player.fi, "key.answer"));
    screen_type(screen, "qq");
    screen_ends(screen, 0);
}

struct effort {
    unsigned long ticks, switches;
};

/* What the process has used: clock ticks, and how often it went to sleep by itself. */
static struct effort effort_of(pid_t process)
{
    struct effort effort = {0};
    struct str path = {0}, text = {0};
    unsigned long user = 0, kernel = 0;
    str_addf(&path, "/proc/%ld/stat", (long)process);
    screen_file(str_text(&path), &text);
    const char *at = strrchr(str_text(&text), ')');
    assert_non_null(at);
    assert_int_equal(
        sscanf(at, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel), 2);
    effort.ticks = user + kernel;
    str_clear(&path);
    str_clear(&text);
    str_addf(&path, "/proc/%ld/status", (long)process);
    screen_file(str_text(&path), &text);
    at = strstr(str_text(&text), "\nvoluntary_ctxt_switches:");
    assert_non_null(at);
    effort.switches = strtoul(strchr(at, ':') + 1, NULL, 10);
    str_release(&path);
    str_release(&text);
    return effort;
}

/* 300 ms without a key: not a byte, not a tick, not one wake-up. */
static void sits_still(struct screen *screen)
{
    enum { STILL = 300, SETTLING = 100 };
    while (!screen_quiet(screen, SETTLING))
        screen_bytes(screen, 1);
    const struct effort before = effort_of(screen_process(screen));
    assert_true(screen_quiet(screen, STILL));
    const struct effort after = effort_of(screen_process(screen));
    assert_int_equal(before.ticks, after.ticks);
    assert_int_equal(before.switches, after.switches);
}

static void test_idle(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    if (access("/proc/self/stat", R_OK) != 0)
        skip();
    start_answering(sitting, &(struct screen_wish){.rows = 0});
    sits_still(screen);
    screen_type(screen, "\033[1;"); /* half a sequence is no reason to stay awake */
    sits_still(screen);
    screen_type(screen, "b");
    screen_resize(screen, 60, 5);
    screen_shows(screen, player_word(&sitting->player, "page.small"));
    sits_still(screen);
    screen_type(screen, "qq");
    screen_ends(screen, 0);

    screen_start(screen, &(struct screen_wish){.arguments = WORDS("--plain", "--lang=en")});
    screen_shows(screen, ">");
    sits_still(screen);
    screen_type(screen, "q\n");
    screen_ends(screen, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_signals, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_hang_up, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_keys_that_leave, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_keys_behind, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_paste, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_suspend, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_stop_and_continue, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_no_job_control, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_idle, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
