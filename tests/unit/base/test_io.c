/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"

struct folder {
    struct arena arena;
    struct diags diags;
    char *path;
};

static const char *in(struct folder *folder, const char *name)
{
    return arena_format(&folder->arena, "%s/%s", folder->path, name);
}

static int set_up(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    if (!folder)
        return -1;
    folder->path = arena_string(&folder->arena, ASKELEET_SCRATCH "/io-XXXXXX");
    *state = folder;
    return mkdtemp(folder->path) ? 0 : -1;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"a", "b", "fifo", "loop"};
    struct folder *folder = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(in(folder, names[i]));
    rmdir(in(folder, "x/y"));
    rmdir(in(folder, "x"));
    const int gone = rmdir(folder->path);
    diags_release(&folder->diags);
    arena_release(&folder->arena);
    free(folder);
    return gone;
}

static bool read_file(struct folder *folder, const char *path, size_t most, const char **ret_text,
                      size_t *ret_length)
{
    return io_read_file(path, most, &folder->arena, &folder->diags, ret_text, ret_length);
}

/* Reading PATH gives CODE and leaves the results alone. */
static void check_refused(struct folder *folder, const char *path, size_t most, enum diag_code code)
{
    const char *text = "untouched";
    size_t length = 77;
    const size_t before = folder->diags.count;
    assert_false(read_file(folder, path, most, &text, &length));
    assert_string_equal(text, "untouched");
    assert_int_equal(length, 77);
    assert_int_equal(folder->diags.count, before + 1);
    const struct diag *diag = &folder->diags.item[before];
    assert_int_equal(diag->code, code);
    assert_string_equal(diag->place.file, path);
    assert_int_equal(diag->place.line, 0);
}

static void test_write_and_read(void **state)
{
    struct folder *folder = *state;
    const char *path = in(folder, "a"), *text;
    size_t length;
    assert_true(io_replace_file(path, "one\0two", 7));
    assert_true(read_file(folder, path, 7, &text, &length));
    assert_int_equal(length, 7);
    assert_memory_equal(text, "one\0two", 8);
    check_refused(folder, path, 6, DIAG_FILE_LARGE);
    assert_true(io_replace_file(path, "", 0));
    assert_true(read_file(folder, path, 0, &text, &length));
    assert_int_equal(length, 0);
    assert_string_equal(text, "");
}

static void test_refuses(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(mkfifo(in(folder, "fifo"), 0600), 0);
    assert_int_equal(symlink("loop", in(folder, "loop")), 0);
    check_refused(folder, in(folder, "none"), 10, DIAG_FILE_MISSING);
    check_refused(folder, in(folder, "fifo/below"), 10, DIAG_FILE_MISSING);
    check_refused(folder, in(folder, "fifo"), 10, DIAG_FILE_SPECIAL);
    check_refused(folder, "/dev/zero", 10, DIAG_FILE_SPECIAL);
    check_refused(folder, folder->path, 10, DIAG_FILE_SPECIAL);
    check_refused(folder, in(folder, "loop"), 10, DIAG_FILE_UNREADABLE);
}

static void test_replace_keeps_what_was(void **state)
{
    struct folder *folder = *state;
    const char *path = in(folder, "a"), *text;
    size_t length;
    assert_true(io_replace_file(path, "old", 3));
    assert_true(io_replace_file(path, "new", 3));
    assert_true(read_file(folder, path, 10, &text, &length));
    assert_string_equal(text, "new");
    /* Its permissions, too; a new file is its owner's alone. */
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
    assert_int_equal(chmod(path, 0644), 0);
    assert_true(io_replace_file(path, "new", 3));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0644);
    assert_false(io_replace_file(in(folder, "none/a"), "x", 1));
    assert_int_equal(errno, ENOENT);
    assert_false(io_replace_file(folder->path, "x", 1)); /* a directory; nothing is left beside */
}

static void test_directories(void **state)
{
    struct folder *folder = *state;
    struct stat about;
    const char *deep = in(folder, "x/y");
    assert_true(io_make_directories(deep));
    assert_true(io_make_directories(deep));
    assert_int_equal(stat(deep, &about), 0);
    assert_true(S_ISDIR(about.st_mode));
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_true(io_replace_file(in(folder, "a"), "x", 1));
    assert_false(io_make_directories(in(folder, "a")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(io_make_directories(in(folder, "a/b")));
    assert_int_equal(errno, ENOTDIR);
}

static void test_write_all(void **state)
{
    (void)state;
    int ends[2];
    char got[4] = {0};
    assert_int_equal(pipe(ends), 0);
    assert_true(io_write_all(ends[1], "abc", 3));
    assert_true(io_write_all(ends[1], NULL, 0));
    assert_int_equal(read(ends[0], got, 3), 3);
    assert_string_equal(got, "abc");
    close(ends[0]);
    close(ends[1]);
    assert_false(io_write_all(-1, "abc", 3));
    assert_int_equal(errno, EBADF);
}

static void test_hold_standard(void **state)
{
    (void)state;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(0);
        close(2);
        io_hold_standard();
        _exit((fcntl(0, F_GETFL) & O_ACCMODE) == O_RDONLY &&
                      (fcntl(2, F_GETFL) & O_ACCMODE) == O_WRONLY
                  ? 0
                  : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_write_and_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refuses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replace_keeps_what_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_directories, set_up, tear_down),
        cmocka_unit_test(test_write_all),
        cmocka_unit_test(test_hold_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
