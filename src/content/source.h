/* SPDX-License-Identifier: MIT */
/* The bytes of a file that an author wrote, and where in them something stands.
 *
 * Lines end in a newline, with or without a carriage return before it. Columns are characters; a
 * byte that is no UTF-8 counts as one. Floor: content. */
#ifndef CONTENT_SOURCE_H
#define CONTENT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum { SOURCE_MOST_ERRORS = 100 /* characters that are refused; then the rest is not looked at */ };

struct source {
    const char *file, *text; /* text: with a NUL behind it */
    size_t length;
    unsigned line; /* the line that was looked up last, which begins at `at`; 0 = none yet */
    size_t at;
};

/* Reads the bytes of the file PATH (base/io.h says which files are refused) and looks through them
 * (source_check). *RET_SOURCE is always set; its text is NULL when the file could not be read. */
bool source_open(const char *path, struct arena *arena, struct diags *diags,
                 struct source *ret_source) __attribute__((warn_unused_result));

/* Whether SOURCE is UTF-8 without control characters and the like; else false with diagnostics.
 * Takes a byte order mark off; turns carriage returns that stand alone into newlines. */
bool source_check(struct source *source, struct arena *arena, struct diags *diags)
    __attribute__((warn_unused_result));

/* Adds TEXT_CHARACTER for the character C. */
void source_bad_character(struct diags *diags, struct arena *arena, struct place place, unsigned c);

/* The place of the byte at OFFSET. Takes time in proportion to it. */
struct place source_place(const struct source *source, size_t offset);

/* Byte offset of the beginning of LINE; the length when there are fewer lines. Cheap when lines are
 * asked for in order. */
size_t source_line(struct source *source, unsigned line);

/* The place of the LENGTH bytes at NEEDLE, looked for from FROM to the end of the line LAST_LINE.
 * False when they do not stand there as they are (escapes, line breaks). */
bool source_locate(struct source *source, struct place from, unsigned last_line, const char *needle,
                   size_t length, struct place *ret_place);

#endif
