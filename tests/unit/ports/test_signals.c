/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ports/signals.h"

enum { LARGE = 1024 * 1024 }; /* more than a pipe holds */

struct ends {
    int out, in;
};

static struct ends make_pipe(void)
{
    int both[2];
    assert_int_equal(pipe(both), 0);
    return (struct ends){both[1], both[0]};
}

static void close_pipe(struct ends ends)
{
    close(ends.out);
    close(ends.in);
}

static void test_wait(void **state)
{
    (void)state;
    struct signals signals;
    struct ends ends = make_pipe();
    signals_open(&signals, true);
    assert_int_equal(signals_wait(&signals, ends.in, POLLIN, 0), SIGNALS_LATE);
    assert_int_equal(signals_wait(&signals, -1, 0, 1), SIGNALS_LATE);
    assert_int_equal(write(ends.out, "x", 1), 1);
    assert_int_equal(signals_wait(&signals, ends.in, POLLIN, -1), SIGNALS_READY);

    /* A signal gets through although bytes are there all the time. */
    kill(getpid(), SIGWINCH);
    assert_false(signals_take(SIGNALS_WINDOW)); /* not before the wait */
    assert_int_equal(signals_wait(&signals, ends.in, POLLIN, -1), SIGNALS_CAME);
    assert_true(signals_take(SIGNALS_WINDOW));
    assert_false(signals_take(SIGNALS_WINDOW));
    assert_int_equal(signals_leaving(), 0);
    close(ends.out);
    assert_int_equal(signals_wait(&signals, ends.in, POLLIN, -1), SIGNALS_READY);
    assert_true(signals_hung_up(ends.in));
    close(ends.in);
    signals_close(&signals);
    signals_close(&signals); /* a second time does nothing */
}

/* Of two descriptors the first one comes first; the other's bytes are left where they are. */
static void test_wait_either(void **state)
{
    (void)state;
    struct signals signals;
    struct ends typed = make_pipe(), other = make_pipe();
    signals_open(&signals, true);
    assert_int_equal(signals_wait_either(&signals, typed.in, other.in, 0), SIGNALS_LATE);
    assert_int_equal(write(other.out, "x", 1), 1);
    assert_int_equal(signals_wait_either(&signals, typed.in, -1, 0), SIGNALS_LATE);
    for (int i = 0; i < 2; i++)
        assert_int_equal(signals_wait_either(&signals, typed.in, other.in, -1), SIGNALS_OTHER);
    assert_int_equal(write(typed.out, "x", 1), 1);
    assert_int_equal(signals_wait_either(&signals, typed.in, other.in, -1), SIGNALS_READY);
    kill(getpid(), SIGWINCH);
    assert_int_equal(signals_wait_either(&signals, typed.in, other.in, -1), SIGNALS_CAME);
    assert_true(signals_take(SIGNALS_WINDOW));
    close_pipe(typed);
    close_pipe(other);
    signals_close(&signals);
}

static void test_leaving(void **state)
{
    (void)state;
    static const int numbers[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct signals signals;
        signals_open(&signals, i % 2 == 0);
        kill(getpid(), numbers[i]);
        assert_int_equal(signals_wait(&signals, -1, 0, 1000), SIGNALS_CAME);
        assert_int_equal(signals_leaving(), numbers[i]);
        kill(getpid(), numbers[i]); /* one that nobody looks at is dropped, and does not kill */
        signals_close(&signals);
    }
}

static void test_ignored_at_start(void **state)
{
    (void)state;
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction now;
    struct signals signals;
    sigaction(SIGINT, &ignore, NULL);
    sigaction(SIGHUP, &ignore, NULL);
    signals_open(&signals, true);
    kill(getpid(), SIGINT);
    assert_int_equal(signals_wait(&signals, -1, 0, 0), SIGNALS_LATE);
    kill(getpid(), SIGHUP);
    assert_int_equal(signals_wait(&signals, -1, 0, 1000), SIGNALS_CAME);
    assert_int_equal(signals_leaving(), SIGHUP);
    signals_close(&signals);
    sigaction(SIGHUP, NULL, &now);
    assert_ptr_equal(now.sa_handler, SIG_IGN);
    signal(SIGINT, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
}

static void test_write(void **state)
{
    (void)state;
    struct signals signals;
    struct ends ends = make_pipe();
    char *bytes = calloc(1, LARGE), seen[4];
    assert_non_null(bytes);
    signals_open(&signals, false);
    assert_true(signals_write(&signals, ends.out, "abc", 3, -1));
    assert_int_equal(read(ends.in, seen, sizeof seen), 3);
    assert_true(signals_write(&signals, ends.out, "", 0, -1));
    assert_int_equal(fcntl(ends.out, F_GETFL) & O_NONBLOCK, 0); /* as it was */

    assert_false(signals_write(&signals, ends.out, bytes, LARGE, 10));
    assert_int_equal(errno, ETIMEDOUT);
    assert_int_equal(fcntl(ends.out, F_GETFL) & O_NONBLOCK, 0);

    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    signals.until = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 10;
    assert_false(signals_write(&signals, ends.out, "x", 1, -1)); /* full, until then */
    assert_int_equal(errno, ETIMEDOUT);
    assert_false(signals_write(&signals, ends.out, "x", 1, -1)); /* and ever since */
    assert_int_equal(errno, ETIMEDOUT);
    assert_true(read(ends.in, bytes, LARGE) > 0);
    assert_true(signals_write(&signals, ends.out, "x", 1, -1)); /* who takes is not asked when */
    assert_false(signals_write(&signals, ends.out, bytes, LARGE, -1));
    signals.until = 0;

    kill(getpid(), SIGTERM); /* full, for ever, but asked to leave */
    assert_false(signals_write(&signals, ends.out, "x", 1, -1));
    assert_int_equal(errno, EINTR);

    close(ends.in);
    assert_false(signals_write(&signals, ends.out, "x", 1, -1)); /* and no SIGPIPE */
    assert_int_equal(errno, EPIPE);
    close(ends.out);
    signals_close(&signals);
    free(bytes);
}

static void test_not_hung_up(void **state)
{
    (void)state;
    struct ends ends = make_pipe();
    assert_false(signals_hung_up(ends.out));
    close(ends.in);
    assert_true(signals_hung_up(ends.out));
    ends.in = -1;
    close_pipe(ends);
    assert_true(signals_hung_up(ends.out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wait),    cmocka_unit_test(test_wait_either),
        cmocka_unit_test(test_leaving), cmocka_unit_test(test_ignored_at_start),
        cmocka_unit_test(test_write),   cmocka_unit_test(test_not_hung_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
