/* SPDX-License-Identifier: MIT */
/* A table of words and numbers in columns, for a terminal. Floor: workshop. */
#ifndef WORKSHOP_TABLE_H
#define WORKSHOP_TABLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum { TABLE_MOST_COLUMNS = 32 };

/* Begin with {.columns = N, .right = mask}: bit I of `right` sets column I to the right. */
struct table {
    size_t columns;
    unsigned right;
    struct arena arena;
    const char **cell; /* row by row; on the heap */
    size_t cells, room;
};

/* The next cell, row by row; newlines become blanks. WIDEST: columns of a terminal after which the
 * text is cut with an ellipsis, 0 = never. */
void table_cell(struct table *t, const char *text, size_t widest);
void table_number(struct table *t, unsigned long number);

/* Appends the rows, two blanks between the columns, none at the ends; releases the table. */
void table_write(struct table *t, struct str *out);

#endif
