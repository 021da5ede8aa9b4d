/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tasks/task.h"

enum { MOST = 64 };

/* By an independent program, from the generator's published form. */
static void shuffle_is_the_same_everywhere(void **state)
{
    static const struct {
        uint64_t seed;
        int count, order[10];
    } known[] = {
        {0, 1, {0}},
        {0, 2, {1, 0}},
        {0, 5, {2, 3, 1, 4, 0}},
        {1, 5, {2, 1, 4, 3, 0}},
        {1234567, 7, {5, 0, 2, 4, 3, 6, 1}},
        {UINT64_MAX, 3, {2, 0, 1}},
        {42, 10, {0, 9, 5, 8, 6, 4, 7, 2, 1, 3}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int order[10];
        task_shuffle(known[i].seed, known[i].count, order);
        assert_memory_equal(order, known[i].order, (size_t)known[i].count * sizeof *order);
    }
}

static void shuffle_permutes_and_moves(void **state)
{
    (void)state;
    for (int count = 0; count <= MOST; count++) {
        for (uint64_t seed = 0; seed < 200; seed++) {
            int order[MOST + 1];
            bool seen[MOST] = {false}, moved = false;
            order[count] = -7;
            task_shuffle(seed * UINT64_C(0x123456789), count, order);
            for (int i = 0; i < count; i++) {
                assert_in_range(order[i], 0, count - 1);
                assert_false(seen[order[i]]);
                seen[order[i]] = true;
                moved = moved || order[i] != i;
            }
            assert_int_equal(moved, count > 1);
            assert_int_equal(order[count], -7);
        }
    }
}

/* The 23 orders of four things but the identity, each about 1000 times of 23000. */
static void shuffle_is_fair(void **state)
{
    int times[256] = {0}, orders = 0;
    (void)state;
    for (uint64_t seed = 0; seed < 23000; seed++) {
        int order[4];
        task_shuffle(seed, 4, order);
        times[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
    }
    for (int i = 0; i < 256; i++) {
        if (times[i] == 0)
            continue;
        orders++;
        assert_in_range(times[i], 850, 1150);
    }
    assert_int_equal(orders, 23);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shuffle_is_the_same_everywhere),
        cmocka_unit_test(shuffle_permutes_and_moves),
        cmocka_unit_test(shuffle_is_fair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
