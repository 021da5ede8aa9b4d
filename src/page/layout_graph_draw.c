/* SPDX-License-Identifier: MIT */
/* A sketch becomes lines of text: first the ties as ways that leave a cell in four directions, then
 * each cell's sign for them, and labels where no way goes.
 *
 * A tie's style is seen in its line and in its corner. Where several arcs leave a label together,
 * they share a way up to the first one's lane; what merely crosses is a plain cross (in ASCII the
 * level line goes on over the other). */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_graph.h"

/* What goes through a cell in one direction; the greater one is seen. */
enum way { WAY_NONE, WAY_WEAK, WAY_STEM, WAY_STRONG, WAY_BRIDGE };

enum { NORTH, EAST, SOUTH, WEST, DIRECTIONS };

struct ways {
    unsigned char go[DIRECTIONS];
};

struct easel {
    const struct graph *graph;
    const struct sketch_side *side;
    bool ascii;
    struct grid grid;
    struct ways *ways;
    int base; /* column of x 0 */
    int out;  /* 1 = x grows to the right, -1 = to the left */
    int top;  /* line of row 0 */
};

/* --- ways ---------------------------------------------------------------------------------- */

static enum way way_of(enum graph_line line)
{
    switch (line) {
    case GRAPH_STRONG: return WAY_STRONG;
    case GRAPH_WEAK: return WAY_WEAK;
    case GRAPH_BRIDGE: return WAY_BRIDGE;
    }
    return WAY_STRONG;
}

static void way_put(struct easel *e, int line, int x, int direction, enum way way)
{
    const int column = e->base + e->out * x;
    if (line < 0 || line >= e->grid.lines || column < 0 || column >= e->grid.columns)
        return;
    if (e->out < 0 && (direction == EAST || direction == WEST))
        direction = EAST + WEST - direction;
    unsigned char *go = &e->ways[line * e->grid.columns + column].go[direction];
    if (*go < way)
        *go = (unsigned char)way;
}

/* From the cell at FROM to the one at TO, which is further out. */
static void way_level(struct easel *e, int line, int from, int to, enum way way)
{
    for (int x = from; x < to; x++) {
        way_put(e, line, x, EAST, way);
        way_put(e, line, x + 1, WEST, way);
    }
}

static void way_down(struct easel *e, int x, int from, int to, enum way way)
{
    for (int line = from; line < to; line++) {
        way_put(e, line, x, SOUTH, way);
        way_put(e, line + 1, x, NORTH, way);
    }
}

/* --- signs --------------------------------------------------------------------------------- */

/* By the directions that a cell is left in: 1 north, 2 east, 4 south, 8 west. */
static const char *const light[16] = {" ", "│", "─", "└", "│", "│", "┌", "├",
                                      "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"};
static const char *const round_corner[16] = {[3] = "╰", [6] = "╭", [9] = "╯", [12] = "╮"};
static const char *const level_double[16] = {" ", "│", "═", "╘", "│", "│", "╒", "╞",
                                             "═", "╛", "═", "╧", "╕", "╡", "╤", "╪"};
static const char *const upright_double[16] = {" ", "║", "─", "╙", "║", "║", "╓", "╟",
                                               "─", "╜", "─", "╨", "╖", "╢", "╥", "╫"};
static const char *const both_double[16] = {" ", "║", "═", "╚", "║", "║", "╔", "╠",
                                            "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"};

static int most_of(int a, int b)
{
    return a > b ? a : b;
}

static const char *way_typed(int upright, int level, int mask)
{
    static const char *const levels[] = {" ", ".", "-", "-", "="};
    static const char *const uprights[] = {" ", ":", "|", "|", "#"};
    if (!upright)
        return levels[level];
    if (!level)
        return uprights[upright];
    return mask == 15 && upright != WAY_STEM ? levels[level] : "+";
}

static const char *way_sign(const struct ways *ways, bool ascii)
{
    const int upright = most_of(ways->go[NORTH], ways->go[SOUTH]);
    const int level = most_of(ways->go[EAST], ways->go[WEST]);
    int mask = 0;
    for (int i = 0; i < DIRECTIONS; i++)
        mask |= ways->go[i] ? 1 << i : 0;
    if (ascii)
        return way_typed(upright, level, mask);
    if (upright == WAY_BRIDGE)
        return (level == WAY_BRIDGE ? both_double : upright_double)[mask];
    if (level == WAY_BRIDGE)
        return level_double[mask];
    if (level == WAY_WEAK && upright == WAY_NONE)
        return "┈";
    if (upright == WAY_WEAK && level == WAY_NONE)
        return "┆";
    if (upright == WAY_WEAK && level == WAY_WEAK && round_corner[mask])
        return round_corner[mask];
    return light[mask];
}

static void ways_put(struct easel *e)
{
    for (int line = 0; line < e->grid.lines; line++) {
        for (int column = 0; column < e->grid.columns; column++) {
            const struct ways *ways = &e->ways[line * e->grid.columns + column];
            const int way = most_of(most_of(ways->go[NORTH], ways->go[SOUTH]),
                                    most_of(ways->go[EAST], ways->go[WEST]));
            if (way == WAY_NONE || grid_taken(&e->grid, line, column))
                continue;
            const enum style style = way == WAY_BRIDGE   ? STYLE_STRONG
                                     : way == WAY_STRONG ? STYLE_PLAIN
                                                         : STYLE_DIM;
            grid_put(&e->grid, line, column, style, 0, way_sign(ways, e->ascii));
        }
    }
}

/* --- a side -------------------------------------------------------------------------------- */

/* The line that comes down from row FROM: its ties' own, if they are all of one style. */
static enum way side_stem(const struct sketch_side *side, int from)
{
    enum way way = WAY_NONE;
    for (int i = from + 1; i < side->rows; i++) {
        if (side->row[i].from != from)
            continue;
        const enum way own = way_of(side->row[i].line);
        if (way != WAY_NONE && way != own)
            return WAY_STEM;
        way = own;
    }
    return way;
}

static void side_label(struct easel *e, const struct sketch_row *row, int line)
{
    const int column = e->base + (e->out > 0 ? row->x : 1 - row->end);
    const enum style own = e->graph->node[row->node].style;
    const bool person = row->type == SKETCH_PERSON;
    grid_put(&e->grid, line, column,
             !person          ? STYLE_DIM
             : row->node == 0 ? STYLE_ACCENT
                              : own,
             0, row->name);
    grid_put(&e->grid, line, column + utf8_columns(row->name) + 1, STYLE_DIM, 0, row->word);
}

static void side_draw(struct easel *e)
{
    const struct sketch_side *side = e->side;
    for (int i = 0; i < side->rows; i++) {
        const struct sketch_row *row = &side->row[i];
        if (row->type == SKETCH_GAP)
            continue;
        side_label(e, row, e->top + i);
        if (row->from == SKETCH_FROM_NOBODY)
            continue;
        way_level(e, e->top + i, row->elbow, row->x - 2, way_of(row->line));
        if (row->from < 0)
            continue;
        const enum way way =
            row->from == 0 && side->row[0].node == 0 ? WAY_STEM : side_stem(side, row->from);
        way_put(e, e->top + row->from + 1, row->elbow, NORTH, way);
        way_down(e, row->elbow, e->top + row->from + 1, e->top + i, way);
    }
    for (int i = 0; i < side->arcs; i++) {
        const struct sketch_arc *arc = &side->arc[i];
        const enum way way = way_of(arc->line);
        way_level(e, e->top + arc->from, side->row[arc->from].end + 1, arc->x, way);
        way_level(e, e->top + arc->to, side->row[arc->to].end + 1, arc->x, way);
        way_down(e, arc->x, e->top + arc->from, e->top + arc->to, way);
    }
}

/* The line at you that all ties of a side come from, as far as they are spread. */
static bool side_stem_draw(struct easel *e, int you)
{
    const struct sketch_side *side = e->side;
    int first = you, last = you;
    bool any = false;
    for (int i = 0; i < side->rows; i++) {
        if (side->row[i].from != SKETCH_FROM_YOU)
            continue;
        first = e->top + i < first ? e->top + i : first;
        last = e->top + i > last ? e->top + i : last;
        any = true;
    }
    if (!any)
        return false;
    way_down(e, 0, first, last, WAY_STEM);
    way_level(e, you, -2, 0, WAY_STEM);
    return true;
}

/* --- both ---------------------------------------------------------------------------------- */

static void both_draw(struct easel *e, const struct sketch *sketch)
{
    const int you = (sketch_lines(sketch) - 1) / 2, width = utf8_columns(sketch->you);
    const struct sketch_side *const side[2] = {sketch->left, sketch->right};
    const int column = sketch->left->rows > 0 ? sketch->left->width + 4 : 0;
    for (int i = 0; i < 2; i++) {
        e->side = side[i];
        e->out = i == 0 ? -1 : 1;
        e->base = i == 0 ? column - 4 : column + width + 3;
        e->top = you - (side[i]->rows - 1) / 2;
        side_draw(e);
        side_stem_draw(e, you);
    }
    grid_put(&e->grid, you, column, STYLE_ACCENT, 0, sketch->you);
}

static int drawn_meant(const struct sketch_side *side, const struct graph *graph)
{
    for (int i = 0; side && i < side->rows; i++) {
        const struct sketch_row *row = &side->row[i];
        if (row->type == SKETCH_PERSON && row->node > 0 &&
            graph->node[row->node].style != STYLE_PLAIN)
            return i;
    }
    return -1;
}

void sketch_draw(const struct sketch *sketch, const struct graph *graph, bool ascii,
                 struct arena *arena, struct drawn *drawn)
{
    struct easel e = {.graph = graph, .ascii = ascii, .out = 1, .side = sketch->right};
    grid_begin(&e.grid, arena, sketch_lines(sketch), sketch_columns(sketch));
    e.ways = arena_array(arena, (size_t)e.grid.lines * (size_t)e.grid.columns, sizeof *e.ways);
    if (sketch->left)
        both_draw(&e, sketch);
    else
        side_draw(&e);
    ways_put(&e);

    drawn->spread = sketch->left && sketch->left->rows > 0;
    drawn->lines = e.grid.lines;
    drawn->line = arena_array(arena, (size_t)drawn->lines, sizeof *drawn->line);
    for (int i = 0; i < drawn->lines; i++) {
        struct line *line = &drawn->line[i];
        line->choice = -1;
        grid_write(&e.grid, i, 0, e.grid.columns, line);
        if (line->runs > 0) {
            const struct run *last = &line->run[line->runs - 1];
            const int end = last->column + layout_columns(last->text, last->length);
            drawn->widest = end > drawn->widest ? end : drawn->widest;
        }
    }
    const int meant = drawn_meant(sketch->right, graph), other = drawn_meant(sketch->left, graph);
    const int you = (drawn->lines - 1) / 2;
    if (meant >= 0)
        drawn->meant = sketch->left ? you - (sketch->right->rows - 1) / 2 + meant : meant;
    else if (other >= 0)
        drawn->meant = you - (sketch->left->rows - 1) / 2 + other;
}
