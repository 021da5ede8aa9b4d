/* SPDX-License-Identifier: MIT */
/* Files and streams, with the limits that outside input needs. Floor: base. */
#ifndef BASE_IO_H
#define BASE_IO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum { IO_LARGEST_FILE = 4 * 1024 * 1024 };

/* The whole of the ordinary file PATH, at most MOST bytes, in ARENA with a NUL behind it. False
 * with a diagnostic for a missing, unreadable, special (FIFO, device, directory) or too large file;
 * never blocks. The diagnostic's place is PATH as a whole. */
bool io_read_file(const char *path, size_t most, struct arena *arena, struct diags *diags,
                  const char **ret_text, size_t *ret_length) __attribute__((warn_unused_result));

/* Writes all LENGTH bytes to the descriptor, through interruptions. False with errno set. */
bool io_write_all(int descriptor, const char *bytes, size_t length)
    __attribute__((warn_unused_result));

/* Replaces the file PATH as a whole with the LENGTH bytes: written beside it, fsynced, renamed.
 * False with errno set; PATH is then as before. A file that was there keeps its permissions, a new
 * one is its owner's alone. */
bool io_replace_file(const char *path, const char *bytes, size_t length)
    __attribute__((warn_unused_result));

/* Makes the directory PATH and its parents, mode 0700 for new ones. False with errno set. */
bool io_make_directories(const char *path) __attribute__((warn_unused_result));

/* Opens /dev/null on those of the descriptors 0 to 2 that are closed, so that nothing else can land
 * there. Before anything is opened. */
void io_hold_standard(void);

#endif
