/* SPDX-License-Identifier: MIT */
/* The times of a kiosk, on a clock that stands still. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "app/idle.h"

/* At NOW, with input at `input` and a visit that began at 0; all in ms. */
static const struct {
    int64_t idle, limit, input, now;
    enum idle_phase phase;
    int seconds;
    int64_t patience, steady; /* with and without the seconds told */
} rows[] = {
    /* idle for five minutes: a minute of warning */
    {300000, 0, 0, 0, IDLE_ACTIVE, 0, 240000, 240000},
    {300000, 0, 0, 239999, IDLE_ACTIVE, 0, 1, 1},
    {300000, 0, 0, 240000, IDLE_WARNING, 60, 1000, 60000},
    {300000, 0, 0, 240001, IDLE_WARNING, 60, 999, 59999},
    {300000, 0, 0, 241000, IDLE_WARNING, 59, 1000, 59000},
    {300000, 0, 0, 299999, IDLE_WARNING, 1, 1, 1},
    {300000, 0, 0, 300000, IDLE_GONE, 0, -1, -1},
    {300000, 0, 0, 900000, IDLE_GONE, 0, -1, -1},
    {300000, 0, 250000, 300000, IDLE_ACTIVE, 0, 190000, 190000},
    /* the shortest: a third of it */
    {5000, 0, 0, 3333, IDLE_ACTIVE, 0, 1, 1},
    {5000, 0, 0, 3334, IDLE_WARNING, 2, 666, 1666},
    /* the limit counts whatever is typed */
    {0, 7200000, 7139999, 7139999, IDLE_ACTIVE, 0, 1, 1},
    {0, 7200000, 7140000, 7140000, IDLE_ENDING, 60, 1000, 60000},
    {0, 7200000, 7199999, 7199999, IDLE_ENDING, 1, 1, 1},
    {0, 7200000, 7200000, 7200000, IDLE_ENDED, 0, -1, -1},
    /* both: the end wins, then being gone, then the warning */
    {300000, 7200000, 6850000, 7150000, IDLE_GONE, 0, 1000, 50000},
    {300000, 7200000, 6900000, 7150000, IDLE_WARNING, 50, 1000, 50000},
    {300000, 7200000, 6900000, 7200000, IDLE_ENDED, 0, -1, -1},
    {300000, 7200000, 7140000, 7140000, IDLE_ENDING, 60, 1000, 60000},
    /* never */
    {0, 0, 0, 86400000, IDLE_ACTIVE, 0, -1, -1},
    /* the longest */
    {86400000, 86400000, 0, 86339999, IDLE_ACTIVE, 0, 1, 1},
};

static void test_phases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct idle idle = {
            .idle = rows[i].idle, .limit = rows[i].limit, .input = rows[i].input};
        int seconds = -1;
        const enum idle_phase phase = idle_phase(&idle, rows[i].now, &seconds);
        const int64_t patience = idle_patience(&idle, rows[i].now, true);
        const int64_t steady = idle_patience(&idle, rows[i].now, false);
        if (phase != rows[i].phase || seconds != rows[i].seconds || patience != rows[i].patience ||
            steady != rows[i].steady)
            fail_msg("row %zu: phase %d, %d s, %lld and %lld ms", i, (int)phase, seconds,
                     (long long)patience, (long long)steady);
    }
}

/* Whoever waits as long as they are told sees every second and every phase, and nothing twice. */
static void test_walk(void **state)
{
    const struct idle idle = {.idle = 90000, .limit = 200000};
    int64_t now = 0;
    int wakes = 0, last = -1;
    (void)state;
    for (;;) {
        int seconds;
        const enum idle_phase phase = idle_phase(&idle, now, &seconds);
        if (phase == IDLE_GONE)
            break;
        if (phase == IDLE_WARNING) {
            assert_int_equal(seconds, last < 0 ? 30 : last - 1);
            last = seconds;
        }
        const int64_t patience = idle_patience(&idle, now, true);
        assert_true(patience > 0);
        now += patience;
        wakes++;
    }
    assert_int_equal(now, 90000);
    assert_int_equal(last, 1);
    assert_int_equal(wakes, 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_phases), cmocka_unit_test(test_walk)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
