/* SPDX-License-Identifier: MIT */
/* What editors do when they save, and whether it is news. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/watch.h"
#include "base/str.h"

struct place {
    char folder[256];
    int watch;
};

static bool is_ours(const void *context, const char *name)
{
    return strcmp(context, name) == 0;
}

static const char *in(const struct place *place, const char *name, struct str *path)
{
    str_clear(path);
    str_addf(path, "%s/%s", place->folder, name);
    return str_text(path);
}

static void put(const struct place *place, const char *name)
{
    struct str path = {0};
    FILE *file = fopen(in(place, name, &path), "w");
    assert_non_null(file);
    assert_int_equal(fputs("x", file) < 0, 0);
    fclose(file);
    str_release(&path);
}

static void move(const struct place *place, const char *from, const char *to)
{
    struct str a = {0}, b = {0};
    assert_int_equal(rename(in(place, from, &a), in(place, to, &b)), 0);
    str_release(&a);
    str_release(&b);
}

static bool has_news(const struct place *place)
{
    struct pollfd what = {.fd = place->watch, .events = POLLIN};
    return poll(&what, 1, 0) > 0;
}

static bool take(const struct place *place)
{
    return watch_take(place->watch, is_ours, "a.yaml");
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "%s/watch-XXXXXX", ASKELEET_SCRATCH);
    assert_non_null(mkdtemp(place->folder));
    place->watch = watch_open(place->folder);
    assert_true(place->watch >= 0);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"a.yaml", "b.yaml", "a.yaml~", "a.new"};
    struct place *place = *state;
    struct str path = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(in(place, names[i], &path));
    str_release(&path);
    rmdir(place->folder);
    close(place->watch);
    free(place);
    return 0;
}

static void test_news(void **state)
{
    struct place *place = *state;
    struct str path = {0};
    assert_false(take(place));
    put(place, "a.yaml"); /* made and written in place */
    assert_true(has_news(place));
    assert_true(take(place));
    assert_false(has_news(place));
    assert_false(take(place));
    put(place, "b.yaml"); /* another one */
    assert_false(take(place));
    assert_false(has_news(place));
    put(place, "a.new"); /* put in its place */
    move(place, "a.new", "a.yaml");
    assert_true(take(place));
    move(place, "a.yaml", "a.yaml~"); /* moved away */
    assert_true(take(place));
    move(place, "a.yaml~", "a.yaml");
    assert_true(take(place));
    unlink(in(place, "a.yaml", &path));
    assert_true(take(place));
    str_release(&path);
}

/* Only reading, or a file that is open and not written to its end yet. */
static void test_no_news(void **state)
{
    struct place *place = *state;
    struct str path = {0};
    put(place, "a.yaml");
    assert_true(take(place));
    FILE *file = fopen(in(place, "a.yaml", &path), "r");
    assert_non_null(file);
    fclose(file);
    assert_false(take(place));
    const int half = open(str_text(&path), O_WRONLY | O_TRUNC);
    assert_true(half >= 0);
    assert_int_equal(write(half, "half", 4), 4);
    assert_false(take(place));
    close(half);
    assert_true(take(place));
    str_release(&path);
}

/* More news than are read at once; ours is the last. */
static void test_many(void **state)
{
    enum { MANY = 400 };
    struct place *place = *state;
    bool found = false;
    for (int i = 0; i < MANY; i++)
        put(place, "b.yaml");
    put(place, "a.yaml");
    while (has_news(place))
        found = take(place) || found;
    assert_true(found);
}

static void test_no_folder(void **state)
{
    struct place *place = *state;
    struct str path = {0};
    assert_int_equal(watch_open(in(place, "nowhere", &path)), -1);
    assert_int_equal(errno, ENOENT);
    put(place, "a.yaml");
    assert_int_equal(watch_open(in(place, "a.yaml", &path)), -1);
    assert_int_equal(errno, ENOTDIR);
    const int here = watch_open("");
    assert_true(here >= 0);
    close(here);
    str_release(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_news, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_news, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_folder, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
