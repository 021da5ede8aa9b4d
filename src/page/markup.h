/* SPDX-License-Identifier: MIT */
/* Reads the markup of texts piece by piece. `\` before `*`, `[` or `\` takes its meaning away; a
 * `*` that never closes and a lone `[` are themselves (the checker reports `[[` without `]]`).
 * Nothing nests: an escape or a term between two stars, or a newline, makes the stars themselves.
 * Linear. Floor: page. */
#ifndef PAGE_MARKUP_H
#define PAGE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

struct str;

enum markup_type { MARKUP_TEXT, MARKUP_STRONG, MARKUP_TERM };

struct markup_piece {
    enum markup_type type;
    const char *shown; /* as a person reads it, no signs left in it; not NUL-terminated */
    size_t length;
    const char *term; /* TERM: the glossary word; equals `shown` when none was given apart */
    size_t term_length;
};

/* The next piece at *AT; moves *AT behind it. False at the end of the string. */
bool markup_next(const char **at, struct markup_piece *ret_piece);

/* Appends TEXT without any markup signs, as a person reads it. */
void markup_add_plain(struct str *out, const char *text);

#endif
