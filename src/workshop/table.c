/* SPDX-License-Identifier: MIT */
#include "workshop/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"

/* TEXT on one line of at most WIDEST columns. */
static const char *table_cut(struct table *t, const char *text, size_t widest)
{
    char *line = arena_string(&t->arena, text);
    for (char *at = line; *at; at++) {
        if (*at == '\n')
            *at = ' ';
    }
    if (widest == 0 || (size_t)utf8_columns(line) <= widest)
        return line;
    const char *at = line, *end = line;
    for (size_t used = 0; *at;) {
        const int width = utf8_width(utf8_next(&at));
        used += width > 0 ? (size_t)width : 0;
        if (used >= widest)
            break;
        end = at;
    }
    return arena_format(&t->arena, "%.*s…", (int)(end - line), line);
}

void table_cell(struct table *t, const char *text, size_t widest)
{
    if (t->columns == 0 || t->columns > TABLE_MOST_COLUMNS)
        BUG("a table with no columns, or too many");
    if (t->cells == t->room) {
        t->room = t->room ? t->room * 2 : 64;
        const char **cell = realloc(t->cell, t->room * sizeof *cell);
        if (!cell)
            bug_out_of_memory();
        t->cell = cell;
    }
    t->cell[t->cells++] = table_cut(t, text, widest);
}

void table_number(struct table *t, unsigned long number)
{
    table_cell(t, arena_format(&t->arena, "%lu", number), 0);
}

static void table_row(const struct table *t, size_t first, const size_t *width, struct str *out)
{
    size_t blanks = 0;
    for (size_t i = 0; i < t->columns && first + i < t->cells; i++) {
        const char *cell = t->cell[first + i];
        const size_t lacks = width[i] - (size_t)utf8_columns(cell);
        const bool right = t->right >> i & 1;
        blanks += right ? lacks : 0;
        for (; *cell && blanks > 0; blanks--)
            str_add_char(out, ' ');
        str_add(out, cell);
        blanks += (right ? 0 : lacks) + 2;
    }
    str_add_char(out, '\n');
}

void table_write(struct table *t, struct str *out)
{
    size_t width[TABLE_MOST_COLUMNS] = {0};
    for (size_t i = 0; i < t->cells; i++) {
        const size_t columns = (size_t)utf8_columns(t->cell[i]);
        if (columns > width[i % t->columns])
            width[i % t->columns] = columns;
    }
    for (size_t i = 0; i < t->cells; i += t->columns)
        table_row(t, i, width, out);
    free(t->cell);
    arena_release(&t->arena);
    *t = (struct table){0};
}
