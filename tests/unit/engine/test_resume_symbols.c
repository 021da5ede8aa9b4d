/* SPDX-License-Identifier: MIT */
/* What the check symbols promise, for every group there is, and texts that people type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/resume_symbols.h"
#include "engine/rng.h"

enum { FIELD = 32, TRIPLES = FIELD * FIELD * FIELD };

static void triple(int number, unsigned char data[RESUME_DATA])
{
    for (int i = 0; i < RESUME_DATA; i++, number /= FIELD)
        data[i] = (unsigned char)(number % FIELD);
}

/* A group is right when its last symbol is the check of the others; 0 = right. */
static int syndrome(const unsigned char group[RESUME_GROUP])
{
    return resume_symbols_check(group, 0, false) ^ group[RESUME_DATA];
}

static void right_group(int number, unsigned char group[RESUME_GROUP])
{
    triple(number, group);
    group[RESUME_DATA] = (unsigned char)resume_symbols_check(group, 0, false);
}

static void test_every_wrong_symbol_is_found(void **state)
{
    unsigned char group[RESUME_GROUP];
    int missed = 0;
    (void)state;
    for (int n = 0; n < TRIPLES; n++) {
        right_group(n, group);
        for (int i = 0; i < RESUME_GROUP; i++) {
            for (int other = 1; other < FIELD; other++) {
                group[i] ^= (unsigned char)other;
                missed += syndrome(group) == 0;
                group[i] ^= (unsigned char)other;
            }
        }
    }
    assert_int_equal(missed, 0);
}

static void test_every_swap_is_found(void **state)
{
    unsigned char group[RESUME_GROUP];
    int missed = 0, swapped = 0;
    (void)state;
    for (int n = 0; n < TRIPLES; n++) {
        for (int i = 0; i < RESUME_GROUP; i++) {
            for (int j = 0; j < i; j++) {
                right_group(n, group);
                const unsigned char held = group[i];
                group[i] = group[j];
                group[j] = held;
                swapped += group[i] != group[j];
                missed += group[i] != group[j] && syndrome(group) == 0;
            }
        }
    }
    assert_int_equal(missed, 0);
    assert_true(swapped > 5 * TRIPLES);
}

/* Every place, the last group's and the others', has a check of its own for the same data. Together
 * with the tests above, which look at one place, that is all places. */
static void test_every_place_has_its_own_check(void **state)
{
    (void)state;
    for (int n = 0; n < TRIPLES; n++) {
        unsigned char data[RESUME_DATA];
        uint32_t seen = 0;
        triple(n, data);
        for (int place = 0; place < RESUME_GROUPS; place++) {
            for (int last = 0; last < 2; last++) {
                const int check = resume_symbols_check(data, place, last);
                const int moved = check ^ resume_symbols_check(data, 0, false);
                assert_int_equal(moved, 2 * place + last); /* whatever the data */
                seen |= UINT32_C(1) << check;
            }
        }
        assert_int_equal(seen, UINT32_MAX);
    }
}

/* The field itself, reckoned another way: carry-less product, then the remainder by x^5 + x^2 + 1.
 */
static int product(int a, int b)
{
    int sum = 0;
    for (int i = 0; i < RESUME_BITS; i++)
        sum ^= (b >> i & 1) * (a << i);
    for (int i = 2 * RESUME_BITS; i >= RESUME_BITS; i--)
        sum ^= (sum >> i & 1) * (0x25 << (i - RESUME_BITS));
    return sum;
}

static void test_the_check_is_the_documented_one(void **state)
{
    static const int weight[RESUME_DATA] = {2, 4, 8}; /* a, a^2, a^3 */
    (void)state;
    for (int n = 0; n < TRIPLES; n++) {
        unsigned char data[RESUME_DATA];
        int sum = 0;
        triple(n, data);
        for (int i = 0; i < RESUME_DATA; i++)
            sum ^= product(weight[i], data[i]);
        assert_int_equal(resume_symbols_check(data, 3, true), sum ^ 7);
    }
}

/* Whole codes of every length: each slip in a text is told with the group it is in. */
static void test_slips_are_pointed_at(void **state)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t random = 5;
    (void)state;
    for (int groups = 1; groups <= RESUME_GROUPS; groups++) {
        unsigned char data[RESUME_GROUPS * RESUME_DATA], read[RESUME_GROUPS * RESUME_DATA];
        char code[RESUME_TEXT], typed[RESUME_TEXT];
        int count = 0;
        for (int i = 0; i < groups * RESUME_DATA; i++)
            data[i] = (unsigned char)rng_below(&random, FIELD);
        resume_symbols_format(data, groups, code);
        assert_int_equal(strlen(code), groups * 5 - 1);
        assert_int_equal(resume_symbols_parse(code, read, &count).error, RESUME_OK);
        assert_int_equal(count, groups);
        assert_memory_equal(read, data, (size_t)groups * RESUME_DATA);

        for (size_t at = 0; code[at]; at++) {
            for (const char *other = alphabet; code[at] != '-' && *other; other++) {
                if (*other == code[at])
                    continue;
                memcpy(typed, code, sizeof typed);
                typed[at] = *other;
                const struct resume_flaw flaw = resume_symbols_parse(typed, read, &count);
                assert_true(flaw.error == RESUME_WRONG || flaw.error == RESUME_CUT ||
                            flaw.error == RESUME_BEYOND);
                assert_int_equal(flaw.group, at / 5 + 1);
            }
        }
        for (int g = 0; g + 1 < groups; g++) { /* two groups change places */
            memcpy(typed, code, sizeof typed);
            memcpy(typed + g * 5, code + (g + 1) * 5, 4);
            memcpy(typed + (g + 1) * 5, code + g * 5, 4);
            const struct resume_flaw flaw = resume_symbols_parse(typed, read, &count);
            assert_int_not_equal(flaw.error, RESUME_OK);
            assert_int_equal(flaw.group, g + 1);
        }
        for (int g = 1; g < groups; g++) { /* the end is missing */
            memcpy(typed, code, sizeof typed);
            typed[g * 5] = '\0';
            const struct resume_flaw flaw = resume_symbols_parse(typed, read, &count);
            assert_int_equal(flaw.error, RESUME_CUT);
            assert_int_equal(flaw.group, g);
        }
        if (groups < RESUME_GROUPS) { /* something follows */
            memcpy(typed, code, sizeof typed);
            memcpy(typed + strlen(typed), "-7777", 6);
            const struct resume_flaw flaw = resume_symbols_parse(typed, read, &count);
            assert_int_equal(flaw.error, RESUME_BEYOND);
            assert_int_equal(flaw.group, groups);
        }
        memcpy(typed, code, sizeof typed);
        typed[strlen(typed) - 1] = '\0'; /* the last symbol is missing */
        const struct resume_flaw flaw = resume_symbols_parse(typed, read, &count);
        assert_int_equal(flaw.error, RESUME_UNEVEN);
        assert_int_equal(flaw.group, groups);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_wrong_symbol_is_found),
        cmocka_unit_test(test_every_swap_is_found),
        cmocka_unit_test(test_every_place_has_its_own_check),
        cmocka_unit_test(test_the_check_is_the_documented_one),
        cmocka_unit_test(test_slips_are_pointed_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
