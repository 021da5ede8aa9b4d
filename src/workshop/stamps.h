/* SPDX-License-Identifier: MIT */
/* What the texts of a pack were when they were translated: the file strings/TAG.yaml in its folder.
 *
 * For each text that was put in from a worksheet the file keeps two numbers, made of its source and
 * of its translation (FNV-1a, 64 bit). A translation is stale when it is still the one that was put
 * in, while its source is not; when somebody changed the translation by hand, or nothing is known
 * of it, nothing is said. The file may be deleted at any time. Floor: workshop. */
#ifndef WORKSHOP_STAMPS_H
#define WORKSHOP_STAMPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum { STAMPS_MOST = 40000 /* texts; of those behind them nothing is kept */ };

struct stamp {
    const char *path; /* struct pack_text */
    uint64_t source, translation;
};

struct stamps {
    const struct stamp *item; /* sorted by path */
    size_t count;
};

uint64_t stamps_hash(const char *text);

/* DIRECTORY/strings/TAG.yaml, TAG in small letters; in ARENA. */
const char *stamps_path(const char *directory, const char *tag, struct arena *arena);

/* Reads it; no file is no stamps. False with diagnostics. */
bool stamps_read(const char *path, struct arena *arena, struct diags *diags,
                 struct stamps *ret_stamps) __attribute__((warn_unused_result));

const struct stamp *stamps_find(const struct stamps *stamps, const char *path);

/* Appends the file: REMARK (one line) as a remark, then the COUNT stamps in their order. */
void stamps_write(const char *tag, const char *remark, const struct stamp *stamp, size_t count,
                  struct str *out);

#endif
