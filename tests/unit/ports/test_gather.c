/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/arena.h"
#include "ports/gather.h"

static void test_thin(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"\033(B\033[m", "\033[m"},
        {"a\033(B\033[0;1mb\033(B", "a\033[0;1mb"},
        {"\033[39m\033(B\033[mx", "\033[mx"},
        {"\033[39m\033(B\033[0;7mx", "\033[0;7mx"},
        {"\033[39m\033[m", "\033[m"},
        {"\033[39mx\033(B\033[m", "\033[39mx\033[m"},
        {"\033[39m", "\033[39m"},
        {"\033(", "\033("},
        {"\033", "\033"},
        {"\033(0", "\033(0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[64];
        size_t length = strlen(cases[i].before);
        memcpy(bytes, cases[i].before, length);
        length = gather_thin(bytes, length);
        assert_int_equal(length, strlen(cases[i].after));
        assert_memory_equal(bytes, cases[i].after, length);
    }
}

static void put(const struct gather *gather, const char *text)
{
    assert_int_equal(write(gather->out, text, strlen(text)), strlen(text));
}

/* Until it starts all goes to the terminal (here: a pipe), then nothing does. */
static void test_memory(void **state)
{
    (void)state;
    int terminal[2];
    char seen[16];
    struct arena arena = {0};
    struct gather gather;
    size_t length = 9;
    assert_int_equal(pipe(terminal), 0);
    gather_open(&gather, terminal[1]);
    assert_true(gather.out > STDERR_FILENO);
    put(&gather, "before");
    gather_start(&gather);
    assert_true(gather.memory);
    gather_take(&gather, &arena, &length);
    assert_int_equal(length, 0);
    put(&gather, "one ");
    put(&gather, "frame");
    assert_memory_equal(gather_take(&gather, &arena, &length), "one frame", 9);
    assert_int_equal(length, 9);
    put(&gather, "two");
    assert_memory_equal(gather_take(&gather, &arena, &length), "two", 3);
    assert_int_equal(length, 3);
    gather_take(&gather, &arena, &length);
    assert_int_equal(length, 0);
    gather_close(&gather);
    close(terminal[1]);
    assert_int_equal(read(terminal[0], seen, sizeof seen), 6);
    assert_memory_equal(seen, "before", 6);
    close(terminal[0]);
    arena_release(&arena);
}

/* Where files may not grow, or no descriptor is left, it stays the terminal. */
static void test_without_memory(void **state)
{
    (void)state;
    struct rlimit old, none;
    struct arena arena = {0};
    struct gather gather;
    size_t length = 9;
    int terminal[2];
    assert_int_equal(pipe(terminal), 0);

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    none = old;
    none.rlim_cur = 1000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    gather_open(&gather, terminal[1]);
    gather_start(&gather);
    assert_false(gather.memory);
    gather_take(&gather, &arena, &length);
    assert_int_equal(length, 0);
    gather_close(&gather);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    none = old;
    none.rlim_cur = 3;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    gather_open(&gather, terminal[1]);
    assert_ptr_equal(gather.file, stdout);
    gather_start(&gather);
    assert_false(gather.memory);
    gather_close(&gather);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    close(terminal[0]);
    close(terminal[1]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_thin),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
