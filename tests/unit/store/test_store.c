/* SPDX-License-Identifier: MIT */
/* The journal on disk: what is acknowledged stays, what cannot be is refused in one line.
 *
 * Whatever may not happen in this process (limits, other users, SIGKILL) happens in a child, which
 * says by its exit status how it went; asserts stand in the parent only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "store/store.h"

enum { PATH_MOST = 512 };

/* --- help ---------------------------------------------------------------------------------- */

static char test_root[PATH_MOST];

static void path_of(char path[PATH_MOST], const char *directory, const char *name)
{
    snprintf(path, PATH_MOST, "%.240s/%.240s", directory, name);
}

/* A name for a directory of this case; nothing is there yet. */
static void fresh_directory(char path[PATH_MOST])
{
    static int count;
    snprintf(path, PATH_MOST, "%.200s/%d", test_root, count++);
}

static void remove_all(const char *path)
{
    DIR *names = opendir(path);
    for (struct dirent *name; names && (name = readdir(names)) != NULL;) {
        char inside[PATH_MOST];
        if (strcmp(name->d_name, ".") == 0 || strcmp(name->d_name, "..") == 0)
            continue;
        path_of(inside, path, name->d_name);
        if (unlink(inside) != 0)
            remove_all(inside);
    }
    if (names)
        closedir(names);
    rmdir(path);
}

static int names_in(const char *path)
{
    DIR *names = opendir(path);
    int count = 0;
    if (!names)
        return -1;
    for (struct dirent *name; (name = readdir(names)) != NULL;)
        count += name->d_name[0] != '.';
    closedir(names);
    return count;
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Runs DO in a child: 0 as exit status means that all went as it should. */
static int in_child(int (*what)(const char *directory), const char *directory)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(what(directory));
    assert_true(child > 0);
    return wait_for(child);
}

/* One line of plain words, with the path in it. */
static void assert_reason(struct str *reason)
{
    assert_true(reason->length > 10);
    assert_null(strchr(reason->text, '\n'));
    assert_non_null(strchr(reason->text, ':'));
    str_release(reason);
    *reason = (struct str){0};
}

static struct store *must_open(const char *directory)
{
    struct str reason = {0};
    struct store *store = store_open(directory, &reason);
    if (!store)
        fail_msg("%s", str_text(&reason));
    str_release(&reason);
    return store;
}

static int64_t must_run(struct store *store, bool fresh)
{
    struct store_run run = {0};
    struct str reason = {0};
    if (!store_run(store, "askeleet", 7, fresh, &run, &reason))
        fail_msg("%s", str_text(&reason));
    str_release(&reason);
    return run.id;
}

static void must_append(struct store *store, int64_t run, const char *line)
{
    struct str reason = {0};
    if (!store_append(store, run, line, &reason))
        fail_msg("%s", str_text(&reason));
    str_release(&reason);
}

static bool add_line(void *context, const char *line)
{
    str_addf(context, "%s\n", line);
    return true;
}

static bool count_line(void *context, const char *line)
{
    (void)line;
    ++*(int *)context;
    return true;
}

static int count_rows(const char *directory)
{
    struct store *store = must_open(directory);
    struct str reason = {0};
    int rows = 0;
    assert_true(store_read(store, must_run(store, false), count_line, &rows, &reason));
    store_close(store);
    str_release(&reason);
    return rows;
}

/* SQL by another connection, as another program would do it. */
static int meddle(const char *directory, const char *sql)
{
    char path[PATH_MOST];
    sqlite3 *db = NULL;
    path_of(path, directory, "journal.sqlite");
    int result = sqlite3_open(path, &db);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return result;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static size_t read_file(const char *path, char *bytes, size_t most)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t length = fread(bytes, 1, most, file);
    fclose(file);
    return length;
}

/* --- opening ------------------------------------------------------------------------------- */

static void test_modes_whatever_the_umask(void **state)
{
    static const mode_t masks[] = {0, 022, 077, 0177, 0777};
    (void)state;
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        char directory[PATH_MOST], path[PATH_MOST];
        struct stat about;
        struct str reason = {0};
        fresh_directory(directory);
        const mode_t before = umask(masks[i]);
        struct store *store = store_open(directory, &reason);
        umask(before);
        assert_non_null(store);
        assert_int_equal(stat(directory, &about), 0);
        assert_int_equal(about.st_mode & 07777, 0700);
        path_of(path, directory, "journal.sqlite");
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 07777, 0600);
        store_close(store);
        assert_int_equal(names_in(directory), 1);
        str_release(&reason);
    }
}

static void test_a_loose_file_is_tightened(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    struct stat about;
    (void)state;
    fresh_directory(directory);
    store_close(must_open(directory));
    path_of(path, directory, "journal.sqlite");
    assert_int_equal(chmod(path, 0666), 0);
    store_close(must_open(directory));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
}

static void test_parents_are_made(void **state)
{
    char directory[PATH_MOST], deep[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    path_of(deep, directory, "a/b/c");
    store_close(must_open(deep));
    path_of(deep, directory, "a/b/c/journal.sqlite");
    assert_int_equal(access(deep, F_OK), 0);
}

static void test_close_nothing(void **state)
{
    (void)state;
    store_close(NULL);
}

static void test_an_empty_file_becomes_a_store(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0700), 0);
    path_of(path, directory, "journal.sqlite");
    write_file(path, "", 0);
    struct store *store = must_open(directory);
    must_append(store, must_run(store, false), "map");
    store_close(store);
    assert_int_equal(count_rows(directory), 1);
}

/* --- runs and rows ------------------------------------------------------------------------- */

static void test_runs(void **state)
{
    char directory[PATH_MOST];
    struct store_run run = {0}, again = {0};
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    assert_true(store_run(store, "askeleet", UINT64_MAX, false, &run, &reason));
    assert_true(run.seed == UINT64_MAX);
    assert_int_equal(run.rows, 0);
    must_append(store, run.id, "map");
    must_append(store, run.id, "enter asenne");

    /* The same one again; the new seed does not count. */
    assert_true(store_run(store, "askeleet", 5, false, &again, &reason));
    assert_true(again.id == run.id);
    assert_true(again.seed == UINT64_MAX);
    assert_int_equal(again.rows, 2);

    /* Another pack has its own; a fresh one is a new one and the newest. */
    assert_true(store_run(store, "kurssi", 0, false, &again, &reason));
    assert_true(again.id != run.id);
    assert_true(again.seed == 0);
    assert_true(store_run(store, "askeleet", 9, true, &again, &reason));
    assert_true(again.id != run.id);
    assert_true(again.seed == 9);
    store_close(store);

    store = must_open(directory);
    assert_true(store_run(store, "askeleet", 1, false, &run, &reason));
    assert_true(run.id == again.id && run.seed == 9 && run.rows == 0);
    store_close(store);
    str_release(&reason);
}

static bool first_line_only(void *context, const char *line)
{
    str_add(context, line);
    return false;
}

static void test_lines_in_order(void **state)
{
    char directory[PATH_MOST];
    struct str lines = {0}, reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t one = must_run(store, true), two = must_run(store, true);
    must_append(store, one, "map");
    must_append(store, two, "test");
    must_append(store, one, "");
    must_append(store, one, "sääntö 'x'; DROP TABLE event; --");
    assert_true(store_read(store, one, add_line, &lines, &reason));
    assert_string_equal(lines.text, "map\n\nsääntö 'x'; DROP TABLE event; --\n");
    str_clear(&lines);
    assert_true(store_read(store, two, add_line, &lines, &reason));
    assert_string_equal(lines.text, "test\n");
    str_clear(&lines);
    assert_true(store_read(store, one, first_line_only, &lines, &reason));
    assert_string_equal(lines.text, "map");
    str_clear(&lines);
    assert_true(store_read(store, 99, add_line, &lines, &reason));
    assert_string_equal(lines.text, "");
    store_close(store);
    str_release(&lines);
    str_release(&reason);
}

static void test_limits_of_a_line(void **state)
{
    char directory[PATH_MOST], line[STORE_LONGEST_LINE + 2];
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t run = must_run(store, true);
    memset(line, 'x', sizeof line);
    line[STORE_LONGEST_LINE + 1] = '\0';
    assert_false(store_append(store, run, line, &reason));
    assert_reason(&reason);
    line[STORE_LONGEST_LINE] = '\0';
    must_append(store, run, line);
    assert_false(store_append(store, run, "map\nmap", &reason));
    assert_reason(&reason);
    assert_false(store_append(store, run + 1, "map", &reason));
    assert_reason(&reason);
    must_append(store, run, "map");
    store_close(store);
    assert_int_equal(count_rows(directory), 2);
}

static void test_limit_of_rows(void **state)
{
    char directory[PATH_MOST], sql[PATH_MOST];
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t run = must_run(store, true);
    snprintf(sql, sizeof sql,
             "PRAGMA synchronous=OFF; INSERT INTO event VALUES (%lld, %d, 0, 'map')",
             (long long)run, STORE_MOST_ROWS - 1);
    assert_int_equal(meddle(directory, sql), SQLITE_OK);
    must_append(store, run, "map");
    assert_false(store_append(store, run, "map", &reason));
    assert_reason(&reason);
    must_append(store, must_run(store, true), "map");
    store_close(store);
}

/* --- several at once ----------------------------------------------------------------------- */

enum { WRITERS = 2, WRITER_ROWS = 500, OPENERS = 6 };

static int append_many(const char *directory)
{
    struct str reason = {0};
    struct store_run run = {0};
    struct store *store = store_open(directory, &reason);
    if (!store || !store_run(store, "askeleet", 1, false, &run, &reason))
        return 1;
    for (int i = 0; i < WRITER_ROWS; i++) {
        if (!store_append(store, run.id, "map", &reason))
            return 2;
    }
    store_close(store);
    return 0;
}

static void test_two_writers_lose_nothing(void **state)
{
    char directory[PATH_MOST];
    pid_t child[WRITERS];
    (void)state;
    fresh_directory(directory);
    for (int i = 0; i < WRITERS; i++) {
        child[i] = fork();
        if (child[i] == 0)
            _exit(append_many(directory));
    }
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(wait_for(child[i]), 0);
    assert_int_equal(count_rows(directory), WRITERS * WRITER_ROWS);
    assert_int_equal(names_in(directory), 1);
}

static int open_and_run(const char *directory)
{
    struct str reason = {0};
    struct store_run run = {0};
    struct store *store = store_open(directory, &reason);
    if (!store || !store_run(store, "askeleet", 1, false, &run, &reason))
        return 255;
    store_close(store);
    return (int)run.id;
}

/* All make the store, and one run, at the same moment. */
static void test_beginning_at_once(void **state)
{
    char directory[PATH_MOST];
    pid_t child[OPENERS];
    (void)state;
    fresh_directory(directory);
    for (int i = 0; i < OPENERS; i++) {
        child[i] = fork();
        if (child[i] == 0)
            _exit(open_and_run(directory));
    }
    for (int i = 0; i < OPENERS; i++)
        assert_int_equal(wait_for(child[i]), 1);
    assert_int_equal(names_in(directory), 1);
}

/* A lock held a while is waited for; this process holds it and gives it up when the child waits. */
static void test_a_lock_is_waited_for(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    sqlite3 *db = NULL;
    int ready[2];
    char byte = 0;
    (void)state;
    fresh_directory(directory);
    store_close(must_open(directory));
    assert_int_equal(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
        path_of(path, directory, "journal.sqlite");
        if (sqlite3_open(path, &db) != SQLITE_OK ||
            sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK ||
            write(ready[1], "x", 1) != 1)
            _exit(1);
        poll(NULL, 0, 100); /* what the parent's append has to wait for */
        _exit(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ? 0 : 2);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    struct store *store = must_open(directory);
    must_append(store, must_run(store, true), "map");
    store_close(store);
    assert_int_equal(wait_for(child), 0);
    close(ready[0]);
    close(ready[1]);
}

/* A lock held for ever is given up with a reason. That takes five seconds, so it runs beside the
 * other cases: begun before them, asked for at the end. */
static int refuse_when_locked(const char *directory)
{
    char path[PATH_MOST];
    sqlite3 *db = NULL;
    struct str reason = {0};
    struct store_run run = {0};
    struct store *store = store_open(directory, &reason);
    path_of(path, directory, "journal.sqlite");
    if (!store || !store_run(store, "askeleet", 1, false, &run, &reason))
        return 1;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return 2;
    if (store_append(store, run.id, "map", &reason) || !strstr(str_text(&reason), "locked"))
        return 3;
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    if (!store_append(store, run.id, "map", &reason))
        return 4;
    store_close(store);
    sqlite3_close(db);
    return 0;
}

static pid_t locked_child;

static void test_a_lock_for_ever_is_refused(void **state)
{
    (void)state;
    assert_int_equal(wait_for(locked_child), 0);
}

/* --- SIGKILL ------------------------------------------------------------------------------- */

enum { KILLS = 200 };

/* Appends without end; a byte in the pipe after each acknowledged row. */
static void append_until_killed(const char *directory, int acknowledge)
{
    struct str reason = {0};
    struct store_run run = {0};
    struct store *store = store_open(directory, &reason);
    if (!store || !store_run(store, "askeleet", 1, false, &run, &reason))
        _exit(1);
    while (store_append(store, run.id, "answer asenne ensimmainen-viesti kysy-tyosta", &reason)) {
        if (write(acknowledge, "x", 1) != 1)
            _exit(2);
    }
    _exit(3);
}

static void test_acknowledged_rows_survive_sigkill(void **state)
{
    char directory[PATH_MOST];
    int acknowledged = 0;
    (void)state;
    fresh_directory(directory);
    store_close(must_open(directory));
    for (int i = 0; i < KILLS; i++) {
        int ends[2];
        char bytes[256];
        assert_int_equal(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0)
            append_until_killed(directory, ends[1]);
        close(ends[1]);
        /* Killed after 0 to 3 rows, at whatever it is doing then. */
        for (int rows = 0; rows < i % 4; rows++) {
            assert_int_equal(read(ends[0], bytes, 1), 1);
            acknowledged++;
        }
        kill(child, SIGKILL);
        assert_int_equal(wait_for(child), 128 + SIGKILL);
        for (ssize_t n; (n = read(ends[0], bytes, sizeof bytes)) > 0;)
            acknowledged += (int)n;
        close(ends[0]);
    }
    const int rows = count_rows(directory);
    assert_true(rows >= acknowledged);
    assert_true(rows <= acknowledged + KILLS); /* at most one each that was never told */
    assert_true(acknowledged >= KILLS);
}

/* --- what cannot be ------------------------------------------------------------------------ */

static void assert_refused(const char *directory)
{
    struct str reason = {0};
    assert_null(store_open(directory, &reason));
    assert_reason(&reason);
}

static void test_a_newer_store_is_refused(void **state)
{
    char directory[PATH_MOST];
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    must_append(store, must_run(store, true), "map");
    store_close(store);
    assert_int_equal(meddle(directory, "PRAGMA user_version=2"), SQLITE_OK);
    assert_null(store_open(directory, &reason));
    assert_non_null(strstr(str_text(&reason), "newer"));
    assert_reason(&reason);
    assert_int_equal(meddle(directory, "PRAGMA user_version=-1"), SQLITE_OK);
    assert_refused(directory);
    assert_int_equal(meddle(directory, "PRAGMA user_version=1"), SQLITE_OK);
    assert_int_equal(count_rows(directory), 1);
}

static void test_somebody_elses_database_is_refused(void **state)
{
    char directory[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0700), 0);
    assert_int_equal(meddle(directory, "CREATE TABLE run (x); PRAGMA user_version=1"), SQLITE_OK);
    assert_refused(directory);
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0700), 0);
    assert_int_equal(meddle(directory, "CREATE TABLE run (x)"), SQLITE_OK);
    assert_refused(directory);
}

/* Opens a directory whose journal is the LENGTH BYTES: refused, and the file untouched. */
static void assert_kept(const char *directory, const char *bytes, size_t length)
{
    static char after[65536];
    char path[PATH_MOST];
    path_of(path, directory, "journal.sqlite");
    write_file(path, bytes, length);
    assert_refused(directory);
    assert_int_equal(read_file(path, after, sizeof after), length);
    assert_memory_equal(after, bytes, length);
    assert_int_equal(names_in(directory), 1);
}

static void test_a_corrupt_file_is_kept(void **state)
{
    static const size_t lengths[] = {1, 15, 16, 99, 100, 511, 512, 4095, 4096, 20000};
    char directory[PATH_MOST], bytes[20000];
    unsigned random = 1;
    (void)state;
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0700), 0);
    for (size_t i = 0; i < sizeof bytes; i++) {
        random = random * 1103515245U + 12345U;
        bytes[i] = (char)(random >> 16);
    }
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        assert_kept(directory, bytes, lengths[i]);
    memcpy(bytes, "SQLite format 3", 16);
    for (size_t i = 3; i < sizeof lengths / sizeof *lengths; i++)
        assert_kept(directory, bytes, lengths[i]);
}

/* A true store with one page overwritten, one after the other: refused or played, never a crash,
 * and what is read is one of its lines. */
static void test_damaged_pages(void **state)
{
    static char whole[65536], damaged[65536];
    char directory[PATH_MOST], path[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t run = must_run(store, true);
    must_append(store, run, "map");
    must_append(store, run, "map");
    store_close(store);
    assert_int_equal(meddle(directory, "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1"
                                       " FROM n WHERE i < 600) INSERT INTO event SELECT 1, i, 0,"
                                       " 'enter asenne' FROM n"),
                     SQLITE_OK);
    path_of(path, directory, "journal.sqlite");
    const size_t length = read_file(path, whole, sizeof whole);
    assert_true(length >= 5 * 4096 && length < sizeof whole);
    int refused = 0;
    for (size_t at = 0; at < length; at += 1024) {
        struct str reason = {0};
        int rows = 0;
        memcpy(damaged, whole, length);
        memset(damaged + at, 0x5a, 1024);
        write_file(path, damaged, length);
        store = store_open(directory, &reason);
        bool fine = store && store_read(store, run, count_line, &rows, &reason);
        fine = fine && store_append(store, run, "map", &reason);
        if (!fine)
            assert_reason(&reason);
        refused += !fine;
        store_close(store);
        str_release(&reason);
    }
    assert_true(refused > 4);
}

static void test_something_else_in_its_place(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST], other[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0700), 0);
    path_of(path, directory, "journal.sqlite");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_refused(directory);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused(directory);
    assert_int_equal(unlink(path), 0);

    /* A link to a good one: `forget` could not keep its promise. */
    char target[PATH_MOST];
    fresh_directory(other);
    store_close(must_open(other));
    path_of(target, other, "journal.sqlite");
    assert_int_equal(symlink(target, path), 0);
    assert_refused(directory);
    assert_int_equal(unlink(path), 0);

    /* A file in the directory's place, and above it. */
    write_file(path, "x", 1);
    assert_refused(path);
    path_of(other, path, "below");
    assert_refused(other);
    assert_refused("");
}

static void test_a_strange_path_is_told_on_one_line(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    write_file(directory, "x", 1);
    path_of(path, directory, "a\nb\x1b[31m\xff");
    assert_null(store_open(path, &reason));
    assert_null(strchr(str_text(&reason), '\x1b'));
    assert_null(strchr(str_text(&reason), '\xff'));
    assert_reason(&reason);
}

/* Root may write anywhere: be nobody first. */
static int refuse_read_only(const char *directory)
{
    struct str reason = {0};
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 1;
    if (store_open(directory, &reason) || reason.length < 10 || strchr(reason.text, '\n'))
        return 2;
    str_release(&reason);
    return 0;
}

static void test_a_read_only_directory(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    assert_int_equal(mkdir(directory, 0755), 0);
    assert_int_equal(chmod(directory, 0555), 0);
    assert_int_equal(in_child(refuse_read_only, directory), 0);
    assert_int_equal(names_in(directory), 0);
    /* One that cannot be made either. */
    path_of(path, directory, "below");
    assert_int_equal(in_child(refuse_read_only, path), 0);
    assert_int_equal(chmod(directory, 0755), 0);

    /* A good store that cannot be written any more. */
    store_close(must_open(directory));
    path_of(path, directory, "journal.sqlite");
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(chmod(directory, 0555), 0);
    assert_int_equal(in_child(refuse_read_only, directory), 0);
    assert_int_equal(chmod(directory, 0755), 0);
    assert_int_equal(names_in(directory), 1);
}

static void limit_files(rlim_t size)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = size;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/* No file may grow beyond SIZE while the store is made, for every SIZE that could matter: it opens
 * whole, or leaves nothing. */
static int open_on_a_full_disk(const char *directory)
{
    int opened = 0, refused = 0;
    for (rlim_t size = 0; size <= 64 * 1024; size += 1024) {
        struct str reason = {0};
        limit_files(size);
        struct store *store = store_open(directory, &reason);
        limit_files(RLIM_INFINITY);
        if (!store && (reason.length < 10 || access(directory, F_OK) == 0))
            return 1;
        opened += store != NULL;
        refused += store == NULL;
        store_close(store);
        str_release(&reason);
        remove_all(directory);
    }
    return opened > 0 && refused > 0 ? 0 : 2;
}

static int append_on_a_full_disk(const char *directory)
{
    struct str reason = {0};
    struct store_run run = {0};
    int acknowledged = 0, refused = 0, rows = 0;
    struct store *store = store_open(directory, &reason);
    if (!store || !store_run(store, "askeleet", 1, false, &run, &reason))
        return 1;
    for (rlim_t size = 0; size <= 128 * 1024; size += 2048) {
        limit_files(size);
        const bool done = store_append(store, run.id, "map", &reason);
        limit_files(RLIM_INFINITY);
        if (!done && (reason.length < 10 || strchr(reason.text, '\n')))
            return 2;
        acknowledged += done;
        refused += !done;
    }
    /* There is room again. */
    acknowledged += store_append(store, run.id, "map", &reason);
    if (!store_read(store, run.id, count_line, &rows, &reason))
        return 3;
    store_close(store);
    str_release(&reason);
    return rows != acknowledged ? 4 : refused < 3 ? 5 : acknowledged < 3 ? 6 : 0;
}

static void test_a_full_disk(void **state)
{
    char directory[PATH_MOST];
    (void)state;
    fresh_directory(directory);
    assert_int_equal(in_child(open_on_a_full_disk, directory), 0);
    assert_int_equal(in_child(append_on_a_full_disk, directory), 0);
}

static void test_a_lost_file(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    struct store_run fresh = {0};
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t run = must_run(store, true);
    must_append(store, run, "map");
    path_of(path, directory, "journal.sqlite");
    assert_int_equal(unlink(path), 0);
    assert_false(store_append(store, run, "map", &reason));
    assert_reason(&reason);
    assert_false(store_run(store, "askeleet", 1, true, &fresh, &reason));
    assert_reason(&reason);
    /* Another one in its place is not this one. */
    write_file(path, "x", 1);
    assert_false(store_append(store, run, "map", &reason));
    assert_reason(&reason);
    store_close(store);
}

static void test_a_changed_mind_of_the_schema(void **state)
{
    char directory[PATH_MOST];
    struct str reason = {0};
    int rows = 0;
    (void)state;
    fresh_directory(directory);
    struct store *store = must_open(directory);
    const int64_t run = must_run(store, true);
    assert_int_equal(meddle(directory, "DROP TABLE event"), SQLITE_OK);
    assert_false(store_read(store, run, count_line, &rows, &reason));
    assert_reason(&reason);
    assert_false(store_append(store, run, "map", &reason));
    assert_reason(&reason);
    store_close(store);
    assert_refused(directory);
}

/* --- forgetting ---------------------------------------------------------------------------- */

static void test_forget(void **state)
{
    char directory[PATH_MOST], path[PATH_MOST];
    struct store_forgotten forgotten = {5, 5};
    struct str reason = {0};
    (void)state;
    fresh_directory(directory);
    assert_true(store_forget(directory, &forgotten, &reason));
    assert_int_equal(forgotten.runs, 0);
    assert_int_equal(forgotten.rows, 0);
    assert_int_equal(names_in(directory), -1);

    struct store *store = must_open(directory);
    must_append(store, must_run(store, true), "map");
    const int64_t run = must_run(store, true);
    must_append(store, run, "map");
    must_append(store, run, "map");
    path_of(path, directory, "journal.sqlite.Ab12Cd"); /* of a beginning that was cut short */
    write_file(path, "x", 1);
    path_of(path, directory, "other");
    write_file(path, "x", 1);
    /* While another process still plays: its next answer is refused, not lost unseen. */
    assert_true(store_forget(directory, &forgotten, &reason));
    assert_int_equal(forgotten.runs, 2);
    assert_int_equal(forgotten.rows, 3);
    assert_int_equal(names_in(directory), 1);
    assert_false(store_append(store, run, "map", &reason));
    assert_reason(&reason);
    store_close(store);

    /* A damaged file goes as well. */
    path_of(path, directory, "journal.sqlite");
    write_file(path, "not a database", 14);
    assert_true(store_forget(directory, &forgotten, &reason));
    assert_int_equal(forgotten.runs, 0);
    assert_int_equal(names_in(directory), 1);

    /* What is no file stays, and that is said. */
    assert_int_equal(mkdir(path, 0700), 0);
    forgotten.runs = 5;
    assert_false(store_forget(directory, &forgotten, &reason));
    assert_int_equal(forgotten.runs, 5);
    assert_reason(&reason);
    str_release(&reason);
}

static int set_up(void **state)
{
    (void)state;
    char directory[PATH_MOST];
    const char *base = getenv("TMPDIR");
    snprintf(test_root, sizeof test_root, "%.150s/askeleet-store-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(test_root) || chmod(test_root, 0755) != 0)
        return -1;
    fresh_directory(directory);
    locked_child = fork();
    if (locked_child == 0)
        _exit(refuse_when_locked(directory));
    return locked_child > 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    remove_all(test_root);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_modes_whatever_the_umask),
        cmocka_unit_test(test_a_loose_file_is_tightened),
        cmocka_unit_test(test_parents_are_made),
        cmocka_unit_test(test_close_nothing),
        cmocka_unit_test(test_an_empty_file_becomes_a_store),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_lines_in_order),
        cmocka_unit_test(test_limits_of_a_line),
        cmocka_unit_test(test_limit_of_rows),
        cmocka_unit_test(test_two_writers_lose_nothing),
        cmocka_unit_test(test_beginning_at_once),
        cmocka_unit_test(test_a_lock_is_waited_for),
        cmocka_unit_test(test_acknowledged_rows_survive_sigkill),
        cmocka_unit_test(test_a_newer_store_is_refused),
        cmocka_unit_test(test_somebody_elses_database_is_refused),
        cmocka_unit_test(test_a_corrupt_file_is_kept),
        cmocka_unit_test(test_damaged_pages),
        cmocka_unit_test(test_something_else_in_its_place),
        cmocka_unit_test(test_a_strange_path_is_told_on_one_line),
        cmocka_unit_test(test_a_read_only_directory),
        cmocka_unit_test(test_a_full_disk),
        cmocka_unit_test(test_a_lost_file),
        cmocka_unit_test(test_a_changed_mind_of_the_schema),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_a_lock_for_ever_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
