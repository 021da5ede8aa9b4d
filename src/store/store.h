/* SPDX-License-Identifier: MIT */
/* The journal on disk: rows of events in SQLite, committed before anything of them is shown.
 *
 * One file, `journal.sqlite`, mode 0600, in the state directory. WAL where the file system can
 * (read back, else DELETE), synchronous FULL, BEGIN IMMEDIATE always, busy_timeout; several
 * processes may play at once. The store knows lines, not games: replaying them is the engine's.
 * Floor: store (<- base, sqlite3). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct store;

/* Runs of this pack that stand open in the store. */
struct store_run {
    int64_t id;
    uint64_t seed;
    size_t rows;
};

enum {
    STORE_MOST_ROWS = 200000, /* of one run; then store_append refuses */
    STORE_LONGEST_LINE = 4096
};

/* Every REASON is "PATH: what", replaced as a whole. Where files may only grow so far
 * (RLIMIT_FSIZE), SIGXFSZ must be ignored, or it ends the process before any reason can be given.
 */

/* Opens the store in DIRECTORY, making both. NULL with a reason in words (English, one line, for a
 * log) in REASON when it cannot be written; nothing is left behind then. A damaged file, one of a
 * newer program, a link or anything else that is no store of ours is refused and left as it is. */
struct store *store_open(const char *directory, struct str *reason);

/* The newest run of PACK, or a new one with SEED when there is none (or FRESH). False with REASON.
 */
bool store_run(struct store *store, const char *pack, uint64_t seed, bool fresh,
               struct store_run *ret_run, struct str *reason);

/* Calls ROW for each line of the run, in order; stops early when it returns false. False with
 * REASON only when the file could not be read; ROW may have had some of the lines then. */
bool store_read(struct store *store, int64_t run, bool (*row)(void *context, const char *line),
                void *context, struct str *reason);

/* Appends one line without newline; true only once it is on the disk. A full disk, a lost file, a
 * database that stays busy for five seconds: false with REASON, and the store as it was. */
bool store_append(struct store *store, int64_t run, const char *line, struct str *reason);

/* What `forget` deleted. */
struct store_forgotten {
    size_t runs, rows;
};

/* Deletes every row of every run of DIRECTORY's store, then its files; the directory stays. True
 * when nothing is left (also when there was nothing). A damaged or newer file is deleted uncounted;
 * one that stays busy is kept whole, and a process that still has it open can append no more. */
bool store_forget(const char *directory, struct store_forgotten *ret_forgotten, struct str *reason);

void store_close(struct store *store); /* NULL allowed */

#endif
