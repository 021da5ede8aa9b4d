/* SPDX-License-Identifier: MIT */
/* A graph beside the body of a page, and below it what its lines mean. Where it is too tall, a part
 * of it is shown, with signs for what stands above and below: the beginning, where you are, unless
 * somebody who is meant stands further down. */
#include <string.h>

#include "page/layout_parts.h"

enum { BESIDE_LEGEND = 4 /* lines of the legend and the gap before it, at most */ };

/* The runs of FROM on line TO, COLUMN columns further right. */
static void beside_put(struct lay *lay, struct line *to, const struct line *from, int column)
{
    for (int i = 0; i < from->runs; i++)
        line_put(to, lay->arena, lay->columns, from->run[i].style, column + from->run[i].column,
                 from->run[i].text, from->run[i].length);
}

static void beside_sign(struct lay *lay, struct line *line, int column, const char *sign)
{
    line_put(line, lay->arena, lay->columns, STYLE_DIM, column, sign, strlen(sign));
}

void layout_beside(struct lay *lay, int column, int columns, struct line *line, int rows)
{
    struct drawn drawn;
    layout_graph(lay->arena, lay->page->beside, lay->page->ascii, columns, true,
                 rows - BESIDE_LEGEND, &drawn);
    const int gap = drawn.lines + 1 + drawn.legends <= rows;
    int shown = rows - gap - drawn.legends;
    shown = shown > drawn.lines ? drawn.lines : shown < 0 ? 0 : shown;
    int from = drawn.meant + 2 - shown;
    from = from > drawn.lines - shown ? drawn.lines - shown : from < 0 ? 0 : from;
    for (int i = 0; i < shown; i++)
        beside_put(lay, &line[i], &drawn.line[from + i], column);
    for (int i = 0; i < drawn.legends && shown + gap + i < rows; i++)
        beside_put(lay, &line[shown + gap + i], &drawn.legend[i], column);
    if (from > 0 && shown > 0)
        beside_sign(lay, &line[0], column + columns, lay->sign->above);
    if (from + shown < drawn.lines && shown > 0)
        beside_sign(lay, &line[shown - 1], column + columns, lay->sign->below);
}
