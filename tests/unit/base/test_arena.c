/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static void test_zeroed_and_aligned(void **state)
{
    struct arena a = {0};
    (void)state;
    for (size_t size = 0; size < 5000; size += 7) {
        unsigned char *p = arena_alloc(&a, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    arena_release(&a);
    assert_null(a.block);
}

static void test_objects_stay_apart(void **state)
{
    enum { COUNT = 2000 };
    struct arena a = {0};
    char *kept[COUNT];
    (void)state;
    for (int i = 0; i < COUNT; i++)
        kept[i] = arena_format(&a, "object %d", i);
    char *large = arena_alloc(&a, 1 << 20); /* larger than any block */
    memset(large, 'x', 1 << 20);
    for (int i = 0; i < COUNT; i++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "object %d", i);
        assert_string_equal(kept[i], wanted);
    }
    arena_release(&a);
}

static void test_strings(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_string_equal(arena_copy(&a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&a, NULL, 0), "");
    assert_string_equal(arena_string(&a, "ä"), "ä");
    assert_string_equal(arena_format(&a, "%s-%d", "x", 7), "x-7");
    assert_string_equal(arena_format(&a, "%s", ""), "");
    arena_release(&a);
}

static void test_reset_zeroes_again(void **state)
{
    struct arena a = {0};
    (void)state;
    arena_reset(&a);
    memset(arena_alloc(&a, 100000), 0xFF, 100000);
    arena_reset(&a);
    assert_non_null(a.block);
    const unsigned char *p = arena_alloc(&a, 4096);
    for (size_t i = 0; i < 4096; i++)
        assert_int_equal(p[i], 0);
    arena_release(&a);
    arena_release(&a);
}

/* The exit status of a child that asks for too much. */
static int status_of(size_t count, size_t size)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct arena a = {0};
        close(STDERR_FILENO);
        arena_array(&a, count, size);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_overflow_is_out_of_memory(void **state)
{
    (void)state;
    assert_int_equal(status_of(3, 5), 0);
    assert_int_equal(status_of(0, SIZE_MAX), 0);
    assert_int_equal(status_of(SIZE_MAX, 0), 0);
    assert_int_equal(status_of(SIZE_MAX / 2, 3), 3);
    assert_int_equal(status_of(1, SIZE_MAX), 3);
}

/* Nothing of an object is left where the next one comes to lie. */
static void test_reset_overwrites(void **state)
{
    struct arena a = {0};
    (void)state;
    char *secret = arena_string(&a, "a secret");
    arena_reset(&a);
    assert_memory_equal(secret, "\0\0\0\0\0\0\0\0", 8); /* the block is kept */
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_and_aligned),
        cmocka_unit_test(test_objects_stay_apart),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_reset_zeroes_again),
        cmocka_unit_test(test_reset_overwrites),
        cmocka_unit_test(test_overflow_is_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
