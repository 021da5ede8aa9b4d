/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "model/pack.h"
#include "proof/quiz_draw.h"

enum { DRAWS = 200000 };

/* Each option is drawn about as often as any, and so is each pair of one draw and the next; within
 * six standard deviations. */
static void test_even(void **state)
{
    (void)state;
    for (int options = 1; options <= PACK_MOST_OPTIONS; options++) {
        struct quiz_draw draw = {.state = 4};
        long seen[PACK_MOST_OPTIONS] = {0};
        long pair[PACK_MOST_OPTIONS][PACK_MOST_OPTIONS] = {{0}};
        int last = 0;
        for (int i = 0; i < DRAWS; i++) {
            const int option = quiz_draw(&draw, options);
            assert_in_range(option, 0, options - 1);
            seen[option]++;
            pair[last][option]++;
            last = option;
        }
        for (int o = 0; o < options; o++) {
            const double even = (double)DRAWS / options;
            assert_true(fabs((double)seen[o] - even) <= 6 * sqrt(even));
            for (int p = 0; p < options; p++)
                assert_true(fabs((double)pair[p][o] - even / options) <=
                            6 * sqrt(even / options) + 1);
        }
    }
}

static void test_same_every_time(void **state)
{
    struct quiz_draw one = {.state = 9}, other = {.state = 9}, third = {.state = 10};
    int differs = 0;
    (void)state;
    for (int i = 0; i < 100; i++) {
        const int option = quiz_draw(&one, 5);
        assert_int_equal(option, quiz_draw(&other, 5));
        differs += option != quiz_draw(&third, 5);
    }
    assert_true(differs > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_even),
                                       cmocka_unit_test(test_same_every_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
