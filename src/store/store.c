/* SPDX-License-Identifier: MIT */
/* Two tables: runs, and the lines of each run by number. The file appears whole or not at all: a
 * new one is made under another name, with its tables and synced, and then linked to its own. So
 * there is never a half-made store, two processes may begin at once (the second link fails and uses
 * the first's), and a failure leaves nothing behind.
 *
 * Every writing transaction is BEGIN IMMEDIATE: it takes the lock before it reads, so no other
 * process can write between the reading of the last number and the row that follows it.
 *
 * A file that is open here must not be opened and closed again by other means in this process: that
 * would drop SQLite's locks (POSIX record locks belong to the process). Hence lstat and chmod by
 * name, and descriptors only for files that nobody else can know yet. */
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/io.h"
#include "base/utf8.h"

#define STORE_FILE "journal.sqlite"

#define STORE_DAMAGED "damaged, or not a journal; left as it is"

enum {
    STORE_PATIENCE = 5000, /* milliseconds that a locked file is waited for */
    STORE_PAUSE = 5,       /* milliseconds between tries where SQLite does not wait by itself */
    STORE_HEADER = 100     /* bytes of SQLite's header: https://sqlite.org/fileformat2.html 1.3 */
};

/* Step i takes a store from version i (PRAGMA user_version) to i + 1. Never change one that was
 * released; add another. Plain tables that PostgreSQL can hold too: BIGINT, TEXT, no triggers. The
 * seed's 64 bits stand in a signed number; times are seconds since 1970. */
static const char *const store_migrations[] = {
    "CREATE TABLE run (id INTEGER PRIMARY KEY, pack TEXT NOT NULL, seed BIGINT NOT NULL,"
    " started BIGINT NOT NULL);"
    "CREATE TABLE event (run BIGINT NOT NULL REFERENCES run (id), number BIGINT NOT NULL,"
    " at BIGINT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;",
};

enum { STORE_VERSION = sizeof store_migrations / sizeof *store_migrations };

struct store {
    sqlite3 *db;
    struct str path;
    sqlite3_stmt *last, *insert; /* of store_append, made at its first call */
};

/* --- reasons ------------------------------------------------------------------------------- */

/* "PATH: WHAT" on one line, whatever is in the path. */
static void store_say(struct str *reason, const char *path, const char *what)
{
    struct str line = {0};
    utf8_add_clean(&line, path, strlen(path));
    str_add(&line, ": ");
    utf8_add_clean(&line, what, strlen(what));
    for (size_t i = 0; i < line.length; i++) {
        if (line.text[i] == '\n')
            line.text[i] = ' ';
    }
    str_clear(reason);
    str_add(reason, line.text);
    str_release(&line);
}

static void store_say_result(const struct store *store, int result, struct str *reason)
{
    struct str what = {0};
    switch (result & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: str_add(&what, STORE_DAMAGED); break;
    case SQLITE_FULL: str_add(&what, "the disk is full"); break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: str_add(&what, "another process keeps it locked"); break;
    case SQLITE_READONLY: str_add(&what, "cannot be written"); break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        str_add(&what, sqlite3_errstr(result));
        if (store->db && sqlite3_system_errno(store->db))
            str_addf(&what, " (%s)", strerror(sqlite3_system_errno(store->db)));
        break;
    default: str_add(&what, store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(result)); break;
    }
    store_say(reason, store->path.text, what.text);
    str_release(&what);
}

/* Undoes an open transaction and says why: for the end of every failure. */
static bool store_give_up(const struct store *store, int result, struct str *reason)
{
    store_say_result(store, result, reason);
    if (store->db && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* --- SQL ----------------------------------------------------------------------------------- */

static long long store_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Runs SQL. While a store is being set up, SQLite gives some locks up without asking the busy
 * handler (where waiting could be a deadlock); trying again from the start is right then. */
static int store_execute(const struct store *store, const char *sql)
{
    const long long deadline = store_now_ms() + STORE_PATIENCE;
    int result;
    while ((result = sqlite3_exec(store->db, sql, NULL, NULL, NULL)) == SQLITE_BUSY &&
           sqlite3_get_autocommit(store->db) && store_now_ms() < deadline)
        nanosleep(&(struct timespec){.tv_nsec = STORE_PAUSE * 1000000L}, NULL);
    return result;
}

/* The first column of SQL's one row. */
static int store_number(const struct store *store, const char *sql, sqlite3_int64 *ret_number)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        *ret_number = sqlite3_column_int64(statement, 0);
        result = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE ? SQLITE_CORRUPT : result;
}

/* --- opening ------------------------------------------------------------------------------- */

/* Brings the tables to STORE_VERSION. Another process may do so first. */
static int store_migrate(const struct store *store)
{
    sqlite3_int64 version = 0;
    int result = store_execute(store, "BEGIN IMMEDIATE");
    if (result == SQLITE_OK)
        result = store_number(store, "PRAGMA user_version", &version);
    for (; result == SQLITE_OK && version < STORE_VERSION; version++)
        result = store_execute(store, store_migrations[version]);
    if (result == SQLITE_OK) {
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA user_version=%lld", (long long)version);
        result = store_execute(store, sql);
    }
    if (result == SQLITE_OK)
        result = store_execute(store, "COMMIT");
    return result;
}

/* Opens the file that is there. Nothing is written before it has been recognised. */
static int store_connect(struct store *store, sqlite3_int64 *ret_version)
{
    int result = sqlite3_open_v2(store->path.text, &store->db,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK)
        return result;
    sqlite3_extended_result_codes(store->db, 0);
    sqlite3_busy_timeout(store->db, STORE_PATIENCE);
    if (sqlite3_db_readonly(store->db, "main") != 0)
        return SQLITE_READONLY;
    result = store_execute(store, "PRAGMA cache_size=-64; PRAGMA temp_store=MEMORY;"
                                  "PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
                                  "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL");
    if (result == SQLITE_OK)
        result = store_number(store, "PRAGMA user_version", ret_version);
    return result;
}

/* WAL where the file system can hold it; SQLite answers with the mode that is in force. */
static int store_set_mode(const struct store *store)
{
    const long long deadline = store_now_ms() + STORE_PATIENCE;
    sqlite3_stmt *statement = NULL;
    bool wal = false;
    int result = sqlite3_prepare_v2(store->db, "PRAGMA journal_mode=WAL", -1, &statement, NULL);
    if (result != SQLITE_OK)
        return result;
    while ((result = sqlite3_step(statement)) == SQLITE_BUSY && store_now_ms() < deadline) {
        sqlite3_reset(statement);
        nanosleep(&(struct timespec){.tv_nsec = STORE_PAUSE * 1000000L}, NULL);
    }
    if (result == SQLITE_ROW) {
        const unsigned char *mode = sqlite3_column_text(statement, 0);
        wal = mode && strcmp((const char *)mode, "wal") == 0;
        result = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    if (result == SQLITE_OK && !wal)
        result = store_execute(store, "PRAGMA journal_mode=DELETE");
    return result;
}

/* A reason why the file cannot be a store, or NULL. Tightens its mode. */
static const char *store_refuse(const char *path)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return strerror(errno);
    if (S_ISDIR(about.st_mode))
        return "is a directory, not a file";
    if (!S_ISREG(about.st_mode))
        return "not an ordinary file";
    /* SQLite takes a file of one byte for an empty one and would write over it. */
    if (about.st_size > 0 && about.st_size < STORE_HEADER)
        return STORE_DAMAGED;
    if ((about.st_mode & 0077) != 0 && chmod(path, about.st_mode & 0700) != 0)
        return strerror(errno);
    return NULL;
}

/* SQLITE_OK, or what went wrong, with REASON said. */
static int store_attach(struct store *store, struct str *reason)
{
    sqlite3_int64 version = 0, ignored = 0;
    const char *refused = store_refuse(store->path.text);
    if (refused) {
        store_say(reason, store->path.text, refused);
        return SQLITE_CANTOPEN;
    }
    int result = store_connect(store, &version);
    if (result == SQLITE_OK && (version < 0 || version > STORE_VERSION)) {
        struct str what = {0};
        str_addf(&what, "made by a newer program: version %lld, this one knows %d",
                 (long long)version, (int)STORE_VERSION);
        store_say(reason, store->path.text, what.text);
        str_release(&what);
        return SQLITE_MISMATCH;
    }
    /* Reading the tables finds most damage before the first write. */
    if (result == SQLITE_OK && version > 0)
        result = store_number(
            store, "SELECT (SELECT count(*) FROM run) + EXISTS (SELECT * FROM event)", &ignored);
    if (result == SQLITE_OK)
        result = store_set_mode(store);
    if (result == SQLITE_OK && version < STORE_VERSION)
        result = store_migrate(store);
    if (result != SQLITE_OK)
        store_give_up(store, result, reason);
    return result;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    sqlite3_finalize(store->last);
    sqlite3_finalize(store->insert);
    sqlite3_close(store->db);
    str_release(&store->path);
    free(store);
}

static struct store *store_new(const char *directory)
{
    struct store *store = calloc(1, sizeof *store);
    if (!store)
        bug_out_of_memory();
    str_addf(&store->path, "%s/%s", directory, STORE_FILE);
    return store;
}

/* --- one at a time ------------------------------------------------------------------------- */

/* Starters of the same folder take turns while they make the file, its mode and the first run: a
 * descriptor for store_let_go, -1 where that cannot be had in STORE_PATIENCE; then SQLite's own
 * locks must do. */
static int store_take_turn(const char *directory)
{
    const long long deadline = store_now_ms() + STORE_PATIENCE;
    const int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || store_now_ms() >= deadline)
            break;
        nanosleep(&(struct timespec){.tv_nsec = STORE_PAUSE * 1000000L}, NULL);
    }
    return descriptor;
}

static void store_let_go(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

/* --- making -------------------------------------------------------------------------------- */

/* Makes what is in DIRECTORY's list of names as lasting as the files' contents. */
static void store_sync_directory(const char *directory)
{
    const int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

/* An empty file of mode 0600 whatever the umask, its name in PATH. */
static bool store_make_file(struct str *path)
{
    const int descriptor = mkstemp(path->text);
    if (descriptor < 0)
        return false;
    const bool ok = fchmod(descriptor, 0600) == 0;
    const int why = errno;
    close(descriptor);
    if (!ok)
        unlink(path->text);
    errno = why;
    return ok;
}

/* Gives the file FRESH the name PATH, unless another process was first. */
static bool store_give_name(const char *fresh, const char *path)
{
    if (link(fresh, path) == 0 || errno == EEXIST)
        return true;
    /* A file system without hard links. */
    return access(path, F_OK) == 0 || rename(fresh, path) == 0;
}

static bool store_make(const char *directory, const char *path, struct str *reason)
{
    struct store fresh = {0};
    sqlite3_int64 version = 0;
    str_addf(&fresh.path, "%s.XXXXXX", path);
    if (!store_make_file(&fresh.path)) {
        store_say(reason, path, strerror(errno));
        str_release(&fresh.path);
        return false;
    }
    int result = store_connect(&fresh, &version);
    if (result == SQLITE_OK)
        result = store_execute(&fresh, "PRAGMA journal_mode=MEMORY");
    if (result == SQLITE_OK)
        result = store_migrate(&fresh);
    bool ok = result == SQLITE_OK;
    if (!ok)
        store_give_up(&fresh, result, reason);
    sqlite3_close(fresh.db);
    if (ok && !store_give_name(fresh.path.text, path)) {
        store_say(reason, path, strerror(errno));
        ok = false;
    }
    unlink(fresh.path.text);
    if (ok)
        store_sync_directory(directory);
    str_release(&fresh.path);
    return ok;
}

/* Makes DIRECTORY if there is none. */
static bool store_make_directory(const char *directory, bool *ret_made, struct str *reason)
{
    struct stat about;
    const bool missing = stat(directory, &about) != 0;
    if (!io_make_directories(directory)) {
        store_say(reason, directory, strerror(errno));
        return false;
    }
    if (missing && chmod(directory, 0700) != 0) {
        store_say(reason, directory, strerror(errno));
        rmdir(directory);
        return false;
    }
    *ret_made = missing;
    return true;
}

struct store *store_open(const char *directory, struct str *reason)
{
    struct stat about;
    bool made = false;
    if (!store_make_directory(directory, &made, reason))
        return NULL;

    struct store *store = store_new(directory);
    const int turn = store_take_turn(directory);
    const bool missing = lstat(store->path.text, &about) != 0 && errno == ENOENT;
    const bool ready = (!missing || store_make(directory, store->path.text, reason)) &&
                       store_attach(store, reason) == SQLITE_OK;
    store_let_go(turn);
    if (ready)
        return store;
    store_close(store);
    if (made)
        rmdir(directory);
    return NULL;
}

/* --- runs and rows ------------------------------------------------------------------------- */

/* The newest run of PACK: SQLITE_ROW, or SQLITE_DONE when there is none. */
static int store_find_run(const struct store *store, const char *pack, struct store_run *ret_run)
{
    sqlite3_stmt *statement = NULL;
    int result =
        sqlite3_prepare_v2(store->db,
                           "SELECT id, seed, (SELECT count(*) FROM event WHERE event.run = run.id)"
                           " FROM run WHERE pack = ?1 ORDER BY id DESC LIMIT 1",
                           -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_bind_text(statement, 1, pack, -1, SQLITE_STATIC);
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        ret_run->id = sqlite3_column_int64(statement, 0);
        ret_run->seed = (uint64_t)sqlite3_column_int64(statement, 1);
        ret_run->rows = (size_t)sqlite3_column_int64(statement, 2);
    }
    sqlite3_finalize(statement);
    return result;
}

static int store_add_run(const struct store *store, const char *pack, uint64_t seed,
                         struct store_run *ret_run)
{
    sqlite3_stmt *statement = NULL;
    int result =
        sqlite3_prepare_v2(store->db, "INSERT INTO run (pack, seed, started) VALUES (?1, ?2, ?3)",
                           -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_bind_text(statement, 1, pack, -1, SQLITE_STATIC);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int64(statement, 2, (sqlite3_int64)seed);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int64(statement, 3, (sqlite3_int64)time(NULL));
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (result == SQLITE_DONE)
        *ret_run = (struct store_run){sqlite3_last_insert_rowid(store->db), seed, 0};
    return result;
}

/* Whether the open file still has its name; writing to a file without one would be lost. */
static bool store_is_there(const struct store *store)
{
    int moved = 0;
    return sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           !moved;
}

static bool store_begin(const struct store *store, struct str *reason)
{
    const int result = store_execute(store, "BEGIN IMMEDIATE");
    if (result != SQLITE_OK)
        return store_give_up(store, result, reason);
    if (!store_is_there(store)) {
        store_give_up(store, SQLITE_CANTOPEN, reason);
        store_say(reason, store->path.text, "was deleted or moved while it was open");
        return false;
    }
    return true;
}

static bool store_find_or_add_run(struct store *store, const char *pack, uint64_t seed, bool fresh,
                                  struct store_run *ret_run, struct str *reason)
{
    struct store_run run = {0};
    int result = fresh ? SQLITE_DONE : store_find_run(store, pack, &run);
    if (result == SQLITE_DONE) {
        if (!store_begin(store, reason))
            return false;
        /* Another process may have begun one meanwhile. */
        if (!fresh)
            result = store_find_run(store, pack, &run);
        if (result == SQLITE_DONE)
            result = store_add_run(store, pack, seed, &run);
        if (result == SQLITE_DONE || result == SQLITE_ROW)
            result = store_execute(store, "COMMIT");
        if (result == SQLITE_OK)
            result = SQLITE_ROW;
    }
    if (result != SQLITE_ROW)
        return store_give_up(store, result, reason);
    *ret_run = run;
    return true;
}

bool store_run(struct store *store, const char *pack, uint64_t seed, bool fresh,
               struct store_run *ret_run, struct str *reason)
{
    struct str directory = {0};
    str_add_bytes(&directory, store->path.text, store->path.length - strlen("/" STORE_FILE));
    const int turn = store_take_turn(directory.text);
    const bool ok = store_find_or_add_run(store, pack, seed, fresh, ret_run, reason);
    store_let_go(turn);
    str_release(&directory);
    return ok;
}

bool store_read(struct store *store, int64_t run, bool (*row)(void *context, const char *line),
                void *context, struct str *reason)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(
        store->db, "SELECT line FROM event WHERE run = ?1 ORDER BY number", -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int64(statement, 1, run);
    while (result == SQLITE_OK && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        const unsigned char *line = sqlite3_column_text(statement, 0);
        if (!line)
            result = SQLITE_NOMEM; /* the column cannot be NULL */
        else
            result = row(context, (const char *)line) ? SQLITE_OK : SQLITE_DONE;
    }
    sqlite3_finalize(statement);
    if (result == SQLITE_DONE)
        return true;
    return store_give_up(store, result, reason);
}

static int store_prepare_append(struct store *store)
{
    int result = SQLITE_OK;
    if (!store->last)
        result = sqlite3_prepare_v2(store->db,
                                    "SELECT coalesce(max(number), 0) FROM event WHERE run = ?1", -1,
                                    &store->last, NULL);
    if (result == SQLITE_OK && !store->insert)
        result = sqlite3_prepare_v2(
            store->db, "INSERT INTO event (run, number, at, line) VALUES (?1, ?2, ?3, ?4)", -1,
            &store->insert, NULL);
    return result;
}

static int store_last(const struct store *store, int64_t run, sqlite3_int64 *ret_number)
{
    int result = sqlite3_bind_int64(store->last, 1, run);
    if (result == SQLITE_OK && (result = sqlite3_step(store->last)) == SQLITE_ROW) {
        *ret_number = sqlite3_column_int64(store->last, 0);
        result = SQLITE_OK;
    }
    sqlite3_reset(store->last);
    return result;
}

static int store_insert(const struct store *store, int64_t run, sqlite3_int64 number,
                        const char *line)
{
    sqlite3_stmt *insert = store->insert;
    int result = sqlite3_bind_int64(insert, 1, run);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int64(insert, 2, number);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int64(insert, 3, (sqlite3_int64)time(NULL));
    if (result == SQLITE_OK)
        result = sqlite3_bind_text(insert, 4, line, -1, SQLITE_STATIC);
    if (result == SQLITE_OK)
        result = sqlite3_step(insert);
    sqlite3_reset(insert);
    sqlite3_clear_bindings(insert);
    return result == SQLITE_DONE ? SQLITE_OK : result;
}

bool store_append(struct store *store, int64_t run, const char *line, struct str *reason)
{
    sqlite3_int64 number = 0;
    if (strlen(line) > STORE_LONGEST_LINE || strchr(line, '\n')) {
        store_say(reason, store->path.text, "a line that is too long, or more than one");
        return false;
    }
    if (!store_begin(store, reason))
        return false;
    int result = store_prepare_append(store);
    if (result == SQLITE_OK)
        result = store_last(store, run, &number);
    if (result == SQLITE_OK && number >= STORE_MOST_ROWS) {
        store_give_up(store, SQLITE_FULL, reason);
        store_say(reason, store->path.text, "this run has as many rows as one may have");
        return false;
    }
    if (result == SQLITE_OK)
        result = store_insert(store, run, number + 1, line);
    if (result == SQLITE_OK)
        result = store_execute(store, "COMMIT");
    return result == SQLITE_OK || store_give_up(store, result, reason);
}

/* --- forgetting ---------------------------------------------------------------------------- */

/* Empties the tables. secure_delete overwrites the rows; the last checkpoint empties the WAL. */
static int store_empty(const struct store *store, struct store_forgotten *forgotten)
{
    sqlite3_int64 runs = 0, rows = 0;
    int result = store_execute(store, "BEGIN IMMEDIATE");
    if (result == SQLITE_OK)
        result = store_number(store, "SELECT count(*) FROM run", &runs);
    if (result == SQLITE_OK)
        result = store_number(store, "SELECT count(*) FROM event", &rows);
    if (result == SQLITE_OK)
        result = store_execute(store, "DELETE FROM event; DELETE FROM run; COMMIT");
    if (result == SQLITE_OK) {
        *forgotten = (struct store_forgotten){(size_t)runs, (size_t)rows};
        sqlite3_exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    }
    return result;
}

/* Deletes the store's files, and unfinished ones of interrupted beginnings. */
static bool store_delete_files(const char *directory, struct str *reason)
{
    DIR *names = opendir(directory);
    bool ok = names || errno == ENOENT;
    if (!ok)
        store_say(reason, directory, strerror(errno));
    for (struct dirent *name; names && (name = readdir(names)) != NULL;) {
        struct str path = {0};
        if (!str_starts(name->d_name, STORE_FILE))
            continue;
        str_addf(&path, "%s/%s", directory, name->d_name);
        if (unlink(path.text) != 0 && errno != ENOENT) {
            store_say(reason, path.text, strerror(errno));
            ok = false;
        }
        str_release(&path);
    }
    if (names)
        closedir(names);
    return ok;
}

bool store_forget(const char *directory, struct store_forgotten *ret_forgotten, struct str *reason)
{
    struct store *store = store_new(directory);
    struct store_forgotten forgotten = {0};
    struct stat about;
    int result = SQLITE_OK;

    if (lstat(store->path.text, &about) == 0)
        result = store_attach(store, reason);
    if (result == SQLITE_OK && store->db) {
        result = store_empty(store, &forgotten);
        if (result != SQLITE_OK)
            store_give_up(store, result, reason);
    }
    store_close(store);
    /* A damaged or newer file goes too, uncounted; one that is in use stays whole. */
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        return false;
    if (!store_delete_files(directory, reason))
        return false;
    *ret_forgotten = forgotten;
    return true;
}
