/* SPDX-License-Identifier: MIT */
/* A wheel beside the body: equal sectors around a middle, the first one upward and on with the
 * clock, each filled outward as far as its value; numbers at the rim, and below them whose they
 * are.
 *
 * A character cell is about twice as high as wide, so half blocks make square dots: two in a cell,
 * one above the other. A dot belongs to the sector whose middle ray it lies most along. Near the
 * border of two sectors it belongs to none, so that they stand apart without any colour. In ASCII a
 * cell is one dot. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    WHEEL_SMALLEST = 3, /* cells from the middle up to the rim */
    WHEEL_LARGEST = 9,
    WHEEL_SIDE = 4, /* columns beside the rim, for numbers */
    WHEEL_GAP = 2   /* columns between the columns of the legend */
};

#define WHEEL_TURN 6.28318530717958647692
#define WHEEL_BORDER 0.5 /* dots without a sector on either side of a border */
#define WHEEL_HUB 0.9    /* dots from the middle that belong to the first sector they may */
#define WHEEL_ROUND 0.4  /* dots that the rim is further out, so that it has no single tips */
#define WHEEL_RIM 2.6    /* dots from the rim out to the numbers */

enum dot { DOT_NONE, DOT_OPEN, DOT_FILLED };

struct spokes {
    const struct wheel *wheel;
    double across[PAGE_WHEEL_MOST], down[PAGE_WHEEL_MOST]; /* where each sector's middle points */
    int radius;                                            /* in cells, from the middle up */
};

static void spokes_begin(struct spokes *spokes, const struct wheel *wheel, int radius)
{
    spokes->wheel = wheel;
    spokes->radius = radius;
    for (int i = 0; i < wheel->parts; i++) {
        const double angle = WHEEL_TURN * i / wheel->parts;
        spokes->across[i] = sin(angle);
        spokes->down[i] = -cos(angle);
    }
}

/* What the dot ACROSS and DOWN from the middle is. */
static enum dot spokes_dot(const struct spokes *spokes, double across, double down)
{
    const struct wheel *wheel = spokes->wheel;
    const double rim = 2.0 * spokes->radius + WHEEL_ROUND,
                 away = sqrt(across * across + down * down);
    double along = -HUGE_VAL, next = -HUGE_VAL;
    int sector = 0;
    for (int i = 0; i < wheel->parts; i++) {
        const double here = across * spokes->across[i] + down * spokes->down[i];
        if (here > along) {
            next = along;
            along = here;
            sector = i;
        } else if (here > next) {
            next = here;
        }
    }
    const double border = (along - next) / (2 * sin(WHEEL_TURN / 2 / wheel->parts));
    if (away > rim || (wheel->parts > 1 && border < WHEEL_BORDER && away > WHEEL_HUB))
        return DOT_NONE;
    const double part = wheel->most > 0 ? wheel->value[sector] / wheel->most : 0;
    return away <= rim * part && part > 0 ? DOT_FILLED : DOT_OPEN;
}

static void wheel_cell(const struct lay *lay, const struct spokes *spokes, struct grid *grid,
                       int line, int column, int across, int down)
{
    const struct signs *sign = lay->sign;
    const bool ascii = lay->page->ascii;
    const enum dot upper = spokes_dot(spokes, across, ascii ? 2.0 * down : 2.0 * down - 0.5);
    const enum dot lower = ascii ? upper : spokes_dot(spokes, across, 2.0 * down + 0.5);
    if (upper == DOT_FILLED || lower == DOT_FILLED)
        grid_put(grid, line, column, STYLE_ACCENT, 0,
                 upper == lower        ? sign->bar
                 : upper == DOT_FILLED ? "▀"
                                       : "▄");
    else if (upper == DOT_OPEN || lower == DOT_OPEN)
        grid_put(grid, line, column, STYLE_DIM, 0, sign->bar_open);
}

/* The wheel with its middle at LINE and COLUMN of GRID. */
static void wheel_draw(struct lay *lay, const struct spokes *spokes, struct grid *grid, int line,
                       int column)
{
    const int radius = spokes->radius;
    for (int down = -radius; down <= radius; down++) {
        for (int across = -2 * radius; across <= 2 * radius; across++)
            wheel_cell(lay, spokes, grid, line + down, column + across, across, down);
    }
    for (int i = 0; i < spokes->wheel->parts; i++) {
        const char *number = arena_format(lay->arena, "%d", i + 1);
        const double out = 2.0 * radius + WHEEL_RIM;
        const int at = column + (int)lround(out * spokes->across[i]);
        const int left = spokes->across[i] < 0 ? (int)strlen(number) - 1 : 0;
        grid_put(grid, line + (int)lround(out * spokes->down[i] / 2), at - left, STYLE_STRONG, 0,
                 number);
    }
}

/* --- whose number it is -------------------------------------------------------------------- */

struct legend {
    int number, widest; /* columns of a number and of an entry */
    int columns, lines; /* of entries */
};

static void legend_measure(const struct lay *lay, const struct wheel *wheel, int columns,
                           struct legend *legend)
{
    legend->number = wheel->parts > 9 ? 2 : 1;
    legend->widest = 0;
    for (int i = 0; i < wheel->parts; i++) {
        const int label = utf8_columns(layout_plain(lay->arena, wheel->label[i]));
        legend->widest = label > legend->widest ? label : legend->widest;
    }
    legend->widest += legend->number + 1;
    legend->widest = legend->widest > columns ? columns : legend->widest;
    legend->columns = 2 * legend->widest + WHEEL_GAP <= columns ? 2 : 1;
    legend->lines = (wheel->parts + legend->columns - 1) / legend->columns;
}

static void legend_put(struct lay *lay, const struct wheel *wheel, const struct legend *legend,
                       int column, struct line *line)
{
    const int room = legend->widest - legend->number - 1;
    for (int i = 0; i < wheel->parts; i++) {
        const int left = column + i / legend->lines * (legend->widest + WHEEL_GAP);
        struct line *to = &line[i % legend->lines];
        const char *number = arena_format(lay->arena, "%*d", legend->number, i + 1);
        const char *label =
            layout_cut(lay->arena, layout_plain(lay->arena, wheel->label[i]), room, lay->sign->cut);
        line_put(to, lay->arena, lay->columns, STYLE_STRONG, left, number, strlen(number));
        line_put(to, lay->arena, lay->columns, STYLE_PLAIN, left + legend->number + 1, label,
                 strlen(label));
    }
}

/* --- the whole ----------------------------------------------------------------------------- */

/* The largest wheel that has room above its legend. */
static int wheel_radius(const struct lay *lay, int columns, int rows, struct legend *legend)
{
    legend_measure(lay, lay->page->wheel, columns, legend);
    const int high = (rows - legend->lines - 1 - 3) / 2, wide = (columns - 1 - 2 * WHEEL_SIDE) / 4;
    const int radius = high < wide ? high : wide;
    return radius > WHEEL_LARGEST ? WHEEL_LARGEST : radius;
}

bool layout_wheel_fits(const struct lay *lay, int columns, int rows)
{
    struct legend legend;
    return wheel_radius(lay, columns, rows, &legend) >= WHEEL_SMALLEST;
}

void layout_wheel(struct lay *lay, int column, int columns, struct line *line, int rows)
{
    const struct wheel *wheel = lay->page->wheel;
    struct legend legend;
    struct spokes spokes;
    struct grid grid;
    const int radius = wheel_radius(lay, columns, rows, &legend);
    if (radius < WHEEL_SMALLEST)
        return;
    const int lines = 2 * radius + 3, width = 4 * radius + 1 + 2 * WHEEL_SIDE;
    spokes_begin(&spokes, wheel, radius);
    grid_begin(&grid, lay->arena, lines, width);
    wheel_draw(lay, &spokes, &grid, radius + 1, 2 * radius + WHEEL_SIDE);
    for (int i = 0; i < lines; i++)
        grid_write(&grid, i, column, lay->columns, &line[i]);
    legend_put(lay, wheel, &legend, column, &line[lines + 1]);
}
