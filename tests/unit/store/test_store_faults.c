/* SPDX-License-Identifier: MIT */
/* A machine on which the n-th thing goes wrong, for every n: each write, sync, truncation, opening,
 * lock and mapping of a file, and each allocation of SQLite's. Whatever fails, nothing that was
 * acknowledged is lost, a refusal has its reason, and the next start finds a whole store.
 *
 * The faults come from a layer between SQLite and its own file system and allocator. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "store/store.h"

enum { PATH_MOST = 300, APPENDS = 3 };

/* --- what goes wrong ----------------------------------------------------------------------- */

static struct {
    long left;     /* faults come when it reaches 0; negative = never */
    bool for_ever; /* and at everything after it */
    int result;    /* what a file operation gives then */
} fault = {.left = -1};

static bool fault_now(void)
{
    if (fault.left < 0)
        return false;
    if (fault.left > 0)
        fault.left--;
    if (fault.left > 0)
        return false;
    if (!fault.for_ever)
        fault.left = -1;
    return true;
}

/* --- files --------------------------------------------------------------------------------- */

struct file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static sqlite3_vfs *real_vfs;

static sqlite3_file *real(sqlite3_file *file)
{
    return ((struct file *)(void *)file)->real;
}

static int file_close(sqlite3_file *f)
{
    return real(f)->pMethods->xClose(real(f));
}

static int file_read(sqlite3_file *f, void *to, int length, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), to, length, at);
}

static int file_write(sqlite3_file *f, const void *from, int length, sqlite3_int64 at)
{
    return fault_now() ? fault.result : real(f)->pMethods->xWrite(real(f), from, length, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return fault_now() ? fault.result : real(f)->pMethods->xTruncate(real(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
    (void)f;
    (void)flags;
    return fault_now() ? fault.result : SQLITE_OK; /* true syncs only take time here */
}

static int file_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real(f)->pMethods->xFileSize(real(f), size);
}

static int file_lock(sqlite3_file *f, int level)
{
    return fault_now() ? fault.result : real(f)->pMethods->xLock(real(f), level);
}

static int file_unlock(sqlite3_file *f, int level)
{
    return real(f)->pMethods->xUnlock(real(f), level);
}

static int file_reserved(sqlite3_file *f, int *answer)
{
    return real(f)->pMethods->xCheckReservedLock(real(f), answer);
}

static int file_control(sqlite3_file *f, int what, void *about)
{
    return real(f)->pMethods->xFileControl(real(f), what, about);
}

static int file_sector(sqlite3_file *f)
{
    return real(f)->pMethods->xSectorSize(real(f));
}

static int file_device(sqlite3_file *f)
{
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int file_map(sqlite3_file *f, int page, int size, int extend, void volatile **to)
{
    return fault_now() ? fault.result : real(f)->pMethods->xShmMap(real(f), page, size, extend, to);
}

static int file_map_lock(sqlite3_file *f, int offset, int count, int flags)
{
    return real(f)->pMethods->xShmLock(real(f), offset, count, flags);
}

static void file_barrier(sqlite3_file *f)
{
    real(f)->pMethods->xShmBarrier(real(f));
}

static int file_unmap(sqlite3_file *f, int remove)
{
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static sqlite3_io_methods file_methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_map,
    .xShmLock = file_map_lock,
    .xShmBarrier = file_barrier,
    .xShmUnmap = file_unmap,
};

static int file_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *given)
{
    struct file *file = (void *)f;
    (void)vfs;
    file->base.pMethods = NULL;
    file->real = (sqlite3_file *)(void *)(file + 1);
    if (fault_now())
        return SQLITE_CANTOPEN;
    const int result = real_vfs->xOpen(real_vfs, name, file->real, flags, given);
    if (result == SQLITE_OK)
        file->base.pMethods = &file_methods;
    return result;
}

/* --- memory -------------------------------------------------------------------------------- */

static sqlite3_mem_methods real_memory;
static bool memory_fails;

static void *memory_new(int size)
{
    return memory_fails && fault_now() ? NULL : real_memory.xMalloc(size);
}

static void *memory_resize(void *old, int size)
{
    return memory_fails && fault_now() ? NULL : real_memory.xRealloc(old, size);
}

/* --- the scenario -------------------------------------------------------------------------- */

static char root[PATH_MOST];

static void empty(const char *directory)
{
    DIR *names = opendir(directory);
    for (struct dirent *name; names && (name = readdir(names)) != NULL;) {
        char path[2 * PATH_MOST];
        snprintf(path, sizeof path, "%s/%.200s", directory, name->d_name);
        if (name->d_name[0] != '.')
            unlink(path);
    }
    if (names)
        closedir(names);
    rmdir(directory);
}

static bool count_line(void *context, const char *line)
{
    (void)line;
    ++*(int *)context;
    return true;
}

static void assert_reason(const struct str *reason)
{
    assert_true(reason->length > 10);
    assert_null(strchr(reason->text, '\n'));
}

/* Opens, appends, reads and closes; how many rows were acknowledged. FORGET: deletes all at the
 * end. */
static int play(const char *directory, bool forget)
{
    struct str reason = {0};
    struct store_run run = {0};
    int acknowledged = 0, rows = 0;
    struct store *store = store_open(directory, &reason);
    if (!store) {
        assert_reason(&reason);
    } else if (!store_run(store, "askeleet", 7, false, &run, &reason)) {
        assert_reason(&reason);
    } else {
        for (int i = 0; i < APPENDS; i++) {
            str_clear(&reason);
            const bool done = store_append(store, run.id, "map", &reason);
            if (!done)
                assert_reason(&reason);
            acknowledged += done;
        }
        str_clear(&reason);
        if (!store_read(store, run.id, count_line, &rows, &reason))
            assert_reason(&reason);
        else
            assert_true(rows >= acknowledged);
    }
    store_close(store);
    if (forget) {
        struct store_forgotten forgotten = {0};
        str_clear(&reason);
        if (store_forget(directory, &forgotten, &reason))
            acknowledged = 0;
        else
            assert_reason(&reason);
    }
    str_release(&reason);
    return acknowledged;
}

/* What a start without faults finds. */
static int rows_after(const char *directory)
{
    struct str reason = {0};
    struct store_run run = {0};
    int rows = 0;
    struct store *store = store_open(directory, &reason);
    if (!store || !store_run(store, "askeleet", 7, false, &run, &reason) ||
        !store_read(store, run.id, count_line, &rows, &reason) ||
        !store_append(store, run.id, "map", &reason))
        fail_msg("%s", str_text(&reason));
    store_close(store);
    str_release(&reason);
    return rows;
}

/* The scenario with faults from the n-th chance on. False when it has fewer chances than n. */
static bool play_at(long n, bool begun, bool forget)
{
    char directory[PATH_MOST + 8];
    snprintf(directory, sizeof directory, "%s/store", root);
    const int before = begun ? rows_after(directory) + 1 : 0;
    fault.left = n;
    const int acknowledged = play(directory, forget);
    const bool reached = fault.left <= 0;
    fault.left = -1;
    if (!forget) {
        assert_in_range(rows_after(directory), before + acknowledged, before + APPENDS);
    } else if (access(directory, F_OK) == 0) {
        rows_after(directory);
    }
    empty(directory);
    assert_int_equal(access(directory, F_OK), -1);
    return reached;
}

/* On a new and on a begun store, once and for ever, played and forgotten. STRIDE leaves chances
 * out; each of the eight begins at another. */
static void play_everything(int result, int stride)
{
    fault.result = result;
    for (int i = 0; i < 8; i++) {
        long n = 1 + i % stride;
        fault.for_ever = (i & 2) != 0;
        while (play_at(n, (i & 1) != 0, (i & 4) != 0))
            n += stride;
        assert_true(n > 10);
    }
}

static void test_every_file_operation(void **state)
{
    (void)state;
    play_everything(SQLITE_IOERR, 1);
    play_everything(SQLITE_FULL, 1);
}

static void test_every_allocation(void **state)
{
    (void)state;
    memory_fails = true;
    play_everything(SQLITE_NOMEM, 19); /* there are thousands */
    memory_fails = false;
}

/* A file system that cannot map memory between processes: no WAL, all the same otherwise. */
static void test_without_wal(void **state)
{
    char directory[PATH_MOST + 8];
    (void)state;
    file_methods.iVersion = 1;
    snprintf(directory, sizeof directory, "%s/store", root);
    assert_int_equal(play(directory, false), APPENDS);
    assert_int_equal(rows_after(directory), APPENDS);
    empty(directory);
    play_everything(SQLITE_IOERR, 1);
    file_methods.iVersion = 2;
}

static int set_up(void **state)
{
    static sqlite3_vfs vfs;
    sqlite3_mem_methods memory;
    const char *base = getenv("TMPDIR");
    (void)state;
    snprintf(root, sizeof root, "%.150s/askeleet-faults-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(root) || sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) != SQLITE_OK)
        return -1;
    memory = real_memory;
    memory.xMalloc = memory_new;
    memory.xRealloc = memory_resize;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK ||
        sqlite3_initialize() != SQLITE_OK)
        return -1;
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
    vfs.xOpen = file_open;
    return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_file_operation),
        cmocka_unit_test(test_every_allocation),
        cmocka_unit_test(test_without_wal),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
