/* SPDX-License-Identifier: MIT */
/* Against the figures that the algorithms' authors publish. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/rng.h"

/* From https://prng.di.unimi.it/splitmix64.c, seed 1234567. */
static void test_splitmix(void **state)
{
    static const uint64_t numbers[] = {
        UINT64_C(6457827717110365317),  UINT64_C(3203168211198807973),
        UINT64_C(9817491932198370423),  UINT64_C(4593380528125082431),
        UINT64_C(16408922859458223821),
    };
    uint64_t place = 1234567;
    (void)state;
    for (int i = 0; i < 5; i++)
        assert_true(rng_next(&place) == numbers[i]);
}

/* From http://www.isthe.com/chongo/src/fnv/test_fnv.c. */
static void test_fnv(void **state)
{
    (void)state;
    assert_true(rng_hash(RNG_HASH_START, "") == UINT64_C(0xcbf29ce484222325));
    assert_true(rng_hash(RNG_HASH_START, "a") == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(rng_hash(RNG_HASH_START, "foobar") == UINT64_C(0x85944171f73967e8));
    assert_true(rng_hash(rng_hash(RNG_HASH_START, "foo"), "bar") == UINT64_C(0x85944171f73967e8));
}

static void test_below(void **state)
{
    uint64_t place = 5;
    int count[3] = {0};
    (void)state;
    for (int i = 0; i < 3000; i++)
        count[rng_below(&place, 3)]++;
    for (int i = 0; i < 3; i++)
        assert_true(count[i] > 900 && count[i] < 1100);
    assert_int_equal(rng_below(&place, 1), 0);
    assert_int_equal(rng_below(&place, 0), 0);
    assert_int_equal(rng_below(&place, -4), 0);
    assert_true(rng_below(&place, INT32_MAX) >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_splitmix),
        cmocka_unit_test(test_fnv),
        cmocka_unit_test(test_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
