/* SPDX-License-Identifier: MIT */
/* A grid of character cells for what is drawn rather than written: no two things share a cell. Then
 * cells become runs. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

void grid_begin(struct grid *grid, struct arena *arena, int lines, int columns)
{
    *grid = (struct grid){.arena = arena, .lines = lines, .columns = columns};
    grid->cell = arena_array(arena, (size_t)lines * (size_t)columns, sizeof *grid->cell);
}

void grid_put(struct grid *grid, int line, int column, enum style style, int pick, const char *text)
{
    while (*text) {
        const char *start = text;
        const int width = utf8_width(utf8_next(&text));
        for (const char *next = text; *next && utf8_width(utf8_next(&next)) == 0;)
            text = next; /* marks go with the character before them */
        if (width <= 0)
            continue;
        if (line < 0 || line >= grid->lines || column < 0 || column + width > grid->columns)
            return;
        struct cell *cell = &grid->cell[line * grid->columns + column];
        for (int i = 0; i < width; i++)
            cell[i] = (struct cell){.style = style, .pick = (short)pick, .taken = true};
        cell->text = start;
        cell->length = (size_t)(text - start);
        column += width;
    }
}

bool grid_taken(const struct grid *grid, int line, int column)
{
    return line >= 0 && line < grid->lines && column >= 0 && column < grid->columns &&
           grid->cell[line * grid->columns + column].taken;
}

void grid_write(const struct grid *grid, int at, int left, int columns, struct line *line)
{
    const struct cell *cell = &grid->cell[at * grid->columns];
    for (int i = 0; i < grid->columns;) {
        if (!cell[i].taken) {
            i++;
            continue;
        }
        int end = i;
        size_t length = 0;
        while (end < grid->columns && cell[end].taken && cell[end].style == cell[i].style &&
               cell[end].pick == cell[i].pick)
            length += cell[end++].length;
        char *text = arena_alloc(grid->arena, length + 1), *to = text;
        for (int n = i; n < end; n++) {
            if (cell[n].length)
                memcpy(to, cell[n].text, cell[n].length);
            to += cell[n].length;
        }
        const int runs = line->runs;
        line_put(line, grid->arena, columns, cell[i].style, left + i, text, length);
        if (line->runs > runs)
            line->run[line->runs - 1].pick = cell[i].pick;
        i = end;
    }
}
