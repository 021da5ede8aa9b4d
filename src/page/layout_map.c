/* SPDX-License-Identifier: MIT */
/* The map: a path that winds through three places a row where there is room, else a list with the
 * path in its margin.
 *
 * A row of the winding path is the path itself with the places' signs on it, and the labels below,
 * each centred under its sign. Where there is room, the middle of a row hangs a line lower. The
 * path leaves a row through a bend beside the labels and comes into the next one on the same side,
 * which therefore runs the other way (nav.c counts the same way):
 *
 *          ●  ▝▖▝▖▝▖▝▖▝                    ▖▝▖▝▖▝▖▝▖▝  ◉  · ·
 *       1 Asenne         ▖▝▖▝▖  ●  ▝▖▝▖▝▖▝         ▸ 3 Kartta  ·
 *      ★★☆ tehty             2 Sanat                 avoinna    ·
 *                           ★★★ tehty                           ·
 *                                                              ·
 *          ○  · · · · ·                    · · · · · ·  ○  · ·
 *    6 Kohtaaminen       · · ·  ○  · · · ·       4 Jalanjälki
 *
 * Places that are not on the path (the test, the week) stand below it, side by side, each with
 * its state behind it. It is all drawn on a grid; then cells become runs. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    MAP_LEAST_COLUMNS = 64,
    MAP_LEAST_ROWS = 20,
    MAP_ROW = 3,     /* places in a row */
    MAP_BEND = 4,    /* columns beside the places for the bends */
    MAP_WIDEST = 28, /* columns of a place */
    MAP_TITLE_LINES = 2,
    MAP_FRAME = 14,  /* lines of a window that are not the path's, about */
    MAP_BETWEEN = 4, /* lines between two rows of the path at most */
    MAP_EXTRA = 4,   /* columns of sign and marker before the title of an extra place */
    MAP_EXTRA_GAP = 2
};

struct drawing {
    struct lay *lay;
    struct grid grid;
    int left, place;            /* first column of the places, columns of each */
    int path;                   /* places on the path */
    int hang;                   /* lines that the middle of a row hangs lower */
    int line[INPUT_MOST + 1];   /* of each row of places */
    int titles[INPUT_MOST + 1]; /* lines of the titles in it */
};

/* The label of a place: title lines, then its state. */
struct label {
    const char *title[MAP_TITLE_LINES];
    const char *stars, *state;
    int titles;
};

/* --- places -------------------------------------------------------------------------------- */

static enum style map_style(enum place_state state)
{
    switch (state) {
    case PLACE_LOCKED:
    case PLACE_COMING: return STYLE_DIM;
    case PLACE_OPEN:
    case PLACE_HERE:
    case PLACE_EXTRA: return STYLE_ACCENT;
    case PLACE_DONE: return STYLE_GOOD;
    }
    return STYLE_PLAIN;
}

static enum style map_title_style(const struct lay *lay, int at)
{
    if (at == lay->cursor)
        return STYLE_SELECTED;
    const enum style style = map_style(lay->page->input.choice[at].state);
    return style == STYLE_DIM ? STYLE_DIM : STYLE_STRONG;
}

static const char *map_sign(const struct lay *lay, int at)
{
    return lay->sign->place[lay->page->input.choice[at].state];
}

/* Number and title, with the title's markup. */
static const char *map_title(const struct lay *lay, int at)
{
    const struct choice *place = &lay->page->input.choice[at];
    const char *text = place->text ? place->text : "";
    return place->state == PLACE_EXTRA ? text : arena_format(lay->arena, "%d %s", at + 1, text);
}

/* "★★☆", "" where no stars were won yet. */
static const char *map_stars(const struct lay *lay, int at)
{
    const struct choice *place = &lay->page->input.choice[at];
    if (place->state != PLACE_DONE || place->most_stars <= 0 || place->most_stars > 9)
        return "";
    int won = place->stars < 0 ? 0 : place->stars;
    if (won > place->most_stars)
        won = place->most_stars;
    return arena_format(lay->arena, "%s%s", layout_repeat(lay->arena, lay->sign->star, won),
                        layout_repeat(lay->arena, lay->sign->star_open, place->most_stars - won));
}

/* Whether the walk has gone from place AT to the next one; RET_THERE: whether there is a way. */
static bool map_walked(const struct lay *lay, int at, bool *ret_there)
{
    const struct input *input = &lay->page->input;
    *ret_there = at >= 0 && at + 1 < input->choices && input->choice[at].state != PLACE_EXTRA &&
                 input->choice[at + 1].state != PLACE_EXTRA;
    return *ret_there && input->choice[at].state == PLACE_DONE;
}

/* --- the winding path ---------------------------------------------------------------------- */

/* One step of the way, at LINE and COLUMN; NTH says which foot. */
static void map_step(struct drawing *d, bool walked, int line, int column, int nth)
{
    const struct signs *sign = d->lay->sign;
    if (grid_taken(&d->grid, line, column))
        return;
    if (walked)
        grid_put(&d->grid, line, column, STYLE_PLAIN, 0, sign->step[nth & 1]);
    else if (nth & 1)
        grid_put(&d->grid, line, column, STYLE_DIM, 0, sign->ahead);
}

static int map_centre(const struct drawing *d, int column)
{
    return d->left + column * d->place + d->place / 2;
}

/* How much lower than its row's line a place in COLUMN stands. */
static int map_hang(const struct drawing *d, int column)
{
    return column % 2 ? d->hang : 0;
}

/* The bend: out to the side, down beside the labels, in again, each time a column further out. */
static void map_bend(struct drawing *d, bool walked, int row, int from, bool right)
{
    const int line = d->line[row], next = d->line[row + 1];
    const int bend = right ? d->left + MAP_ROW * d->place : d->left - 1;
    const int step = right ? 1 : -1;
    int nth = 1;
    for (int i = from + 3 * step; i != bend - step; i += step, nth++) {
        map_step(d, walked, line, i, nth);
        map_step(d, walked, next, i, nth);
    }
    for (int i = line + 1; i < next; i++) {
        const int in = i == line + 1 || i == next - 1 ? 1 : 0;
        map_step(d, walked, i, bend - in * step, walked ? i - line + nth : 1);
    }
}

/* The way from place AT on the path to the next one. */
static void map_way(struct drawing *d, int at)
{
    bool there;
    const bool walked = map_walked(d->lay, at, &there);
    const struct input *input = &d->lay->page->input;
    if (!there || at + 1 >= d->path)
        return;
    const struct map_spot spot = nav_map_spot(input, MAP_ROW, at);
    const struct map_spot to = nav_map_spot(input, MAP_ROW, at + 1);
    const int start = map_centre(d, spot.column), end = map_centre(d, to.column);
    if (spot.row != to.row) {
        map_bend(d, walked, spot.row, start, spot.row % 2 == 0);
        return;
    }
    const int left = start < end ? spot.column : to.column;
    const int from = (start < end ? start : end) + 3, last = (start < end ? end : start) - 3;
    for (int i = from; i <= last; i++) {
        const bool first_half = 2 * (i - from) <= last - from;
        const int line = d->line[spot.row] + map_hang(d, first_half ? left : left + 1);
        map_step(d, walked, line, i, i - from + 1);
    }
}

static void map_label(struct lay *lay, int at, int width, struct label *ret_label)
{
    struct label label = {.stars = map_stars(lay, at)};
    struct wrap wrap;
    /* A title's style leaves nothing to markup: each line is a single run. */
    layout_wrap(lay->arena, STYLE_TITLE, map_title(lay, at), width, false, &wrap);
    label.titles = wrap.lines < MAP_TITLE_LINES ? wrap.lines : MAP_TITLE_LINES;
    for (int i = 0; i < label.titles; i++) {
        const struct run *run = wrap.line[i].run;
        const bool last = i == MAP_TITLE_LINES - 1 && wrap.lines > MAP_TITLE_LINES;
        const char *text = wrap.line[i].runs ? arena_copy(lay->arena, run->text, run->length) : "";
        if (last)
            text = layout_cut(
                lay->arena,
                arena_format(lay->arena, "%s %s", text, layout_repeat(lay->arena, ".", width)),
                width, lay->sign->cut);
        label.title[i] = text;
    }
    /* The words say it all: stars that leave no room for them are not drawn. */
    label.state = layout_plain(lay->arena, lay->page->input.choice[at].note);
    if (utf8_columns(label.stars) + 1 + utf8_columns(label.state) > width)
        label.stars = "";
    label.state = layout_cut(lay->arena, label.state, width, lay->sign->cut);
    *ret_label = label;
}

/* Where the cursor is, if it is on place AT: on LINE and COLUMN of the drawing, with LINES to be
 * seen from FIRST on. */
static void map_focus(struct drawing *d, int at, int line, int column, int first, int lines)
{
    struct lay *lay = d->lay;
    if (at != lay->cursor)
        return;
    grid_put(&d->grid, line, column - 2, STYLE_ACCENT, at + 1, lay->sign->cursor);
    lay->cursor_line = lay->lines + line;
    lay->cursor_column = column;
    lay->focus_start = lay->lines + first;
    lay->focus_end = lay->lines + first + lines;
}

static void map_place(struct drawing *d, int at, const struct label *label)
{
    struct lay *lay = d->lay;
    const struct choice *place = &lay->page->input.choice[at];
    const struct map_spot spot = nav_map_spot(&lay->page->input, MAP_ROW, at);
    const int centre = map_centre(d, spot.column), titles = d->titles[spot.row];
    const int line = d->line[spot.row] + map_hang(d, spot.column);
    const enum style style = map_style(place->state);
    const int pick = at + 1;

    grid_put(&d->grid, line, centre, style, pick, map_sign(lay, at));
    for (int i = 0; i < label->titles; i++) {
        const int column = centre - (utf8_columns(label->title[i]) - 1) / 2;
        if (i == 0)
            map_focus(d, at, line + 1, column, line, 2 + titles);
        grid_put(&d->grid, line + 1 + i, column, map_title_style(lay, at), pick, label->title[i]);
    }
    const int stars = utf8_columns(label->stars), state = utf8_columns(label->state);
    const int whole = stars + state + (stars && state);
    const int column = centre - (whole - 1) / 2, below = line + 1 + label->titles;
    grid_put(&d->grid, below, column, STYLE_GOOD, pick, label->stars);
    grid_put(&d->grid, below, column + (stars ? stars + 1 : 0),
             place->state == PLACE_DONE ? STYLE_PLAIN : style, pick, label->state);
}

/* --- places that are not on the path ------------------------------------------------------- */

/* How COUNT places that are not on the path stand side by side: each in a slot. */
struct slots {
    int count, row; /* all of them, in a row */
    int lines;      /* of each */
    int width[MAP_ROW];
};

/* Even slots; where some text is too wide for them, slots as wide as their texts; where that is too
 * much, even ones of two lines. */
static struct slots map_slots(const struct drawing *d)
{
    const struct input *input = &d->lay->page->input;
    struct slots slots = {.count = input->choices - d->path, .lines = 1};
    slots.row = slots.count < MAP_ROW ? slots.count : MAP_ROW;
    const int sheet = d->lay->sheet - 2;
    int whole = 0;
    for (int i = 0; i < slots.count; i++) {
        const struct choice *place = &input->choice[d->path + i];
        const int width = MAP_EXTRA + 2 + MAP_EXTRA_GAP +
                          utf8_columns(layout_plain(d->lay->arena, place->text)) +
                          utf8_columns(layout_plain(d->lay->arena, place->note));
        if (width > slots.width[i % MAP_ROW])
            slots.width[i % MAP_ROW] = width;
    }
    for (int i = 0; i < slots.row; i++)
        whole += slots.width[i];
    const int even = slots.row > 0 ? sheet / slots.row : sheet;
    slots.lines = whole - MAP_EXTRA_GAP <= sheet ? 1 : 2;
    bool evenly = true;
    for (int i = 0; i < slots.row; i++)
        evenly = evenly && slots.width[i] <= even;
    for (int i = 0; i < slots.row && (evenly || slots.lines == 2); i++)
        slots.width[i] = even;
    return slots;
}

static void map_slot(struct drawing *d, const struct slots *slots, int at, int line, int column)
{
    struct lay *lay = d->lay;
    const struct choice *place = &lay->page->input.choice[at];
    const int pick = at + 1, text = column + MAP_EXTRA;
    const int room = slots->width[(at - d->path) % MAP_ROW] - MAP_EXTRA;
    const char *title =
        layout_cut(lay->arena, layout_plain(lay->arena, place->text), room, lay->sign->cut);
    const char *state =
        layout_cut(lay->arena, layout_plain(lay->arena, place->note), room, lay->sign->cut);
    const enum style style = place->off ? STYLE_DIM : map_style(place->state);
    grid_put(&d->grid, line, column, style, pick, map_sign(lay, at));
    map_focus(d, at, line, text, line, slots->lines);
    grid_put(&d->grid, line, text, map_title_style(lay, at), pick, title);
    if (slots->lines == 1)
        grid_put(&d->grid, line, text + utf8_columns(title) + 2, style, pick, state);
    else
        grid_put(&d->grid, line + 1, text, style, pick, state);
}

static void map_slots_put(struct drawing *d, const struct slots *slots, int line)
{
    int column = d->lay->margin + 2;
    for (int i = 0; i < slots->count; i++) {
        if (i % MAP_ROW == 0)
            column = d->lay->margin + 2;
        map_slot(d, slots, d->path + i, line + i / MAP_ROW * slots->lines, column);
        column += slots->width[i % MAP_ROW];
    }
}

/* --- the whole ----------------------------------------------------------------------------- */

/* How many lines of air a row of the path has below it. */
static int map_between(const struct drawing *d, int rows, int lines)
{
    if (d->lay->air != AIR_WIDE || rows < 2)
        return 1;
    const int free = (d->lay->rows - MAP_FRAME - lines) / (rows - 1);
    return free < 1 ? 1 : free > MAP_BETWEEN ? MAP_BETWEEN : free;
}

static void map_wind(struct lay *lay)
{
    const struct input *input = &lay->page->input;
    struct drawing d = {.lay = lay, .path = nav_map_extra(input)};
    const int rows = (d.path + MAP_ROW - 1) / MAP_ROW;
    d.hang = lay->air == AIR_WIDE;
    d.place = (lay->sheet - 2 * MAP_BEND) / MAP_ROW;
    d.place -= d.place % 2; /* an even way between signs is dotted evenly */
    if (d.place > MAP_WIDEST)
        d.place = MAP_WIDEST;
    d.left = lay->margin + MAP_BEND;

    struct label label[INPUT_MOST];
    int lines = 0;
    for (int row = 0; row < rows; row++) {
        d.titles[row] = 1;
        for (int at = row * MAP_ROW; at < (row + 1) * MAP_ROW && at < d.path; at++) {
            map_label(lay, at, d.place - 3, &label[at]);
            if (label[at].titles > d.titles[row])
                d.titles[row] = label[at].titles;
        }
        lines += 2 + d.titles[row] + d.hang;
    }
    const int between = map_between(&d, rows, lines);
    int line = 0;
    for (int row = 0; row < rows; row++) {
        d.line[row] = line;
        line += 2 + d.titles[row] + d.hang + (row < rows - 1 ? between : 0);
    }
    const bool parted = rows > 0 && input->choices > d.path;
    line += parted ? (between + 1) / 2 : 0;
    const struct slots slots = map_slots(&d);
    grid_begin(&d.grid, lay->arena, line + (slots.count + MAP_ROW - 1) / MAP_ROW * slots.lines,
               lay->margin + lay->sheet);
    for (int at = 0; at < d.path; at++)
        map_place(&d, at, &label[at]);
    for (int at = 0; at < d.path; at++)
        map_way(&d, at);
    map_slots_put(&d, &slots, line);
    for (int i = 0; i < d.grid.lines; i++) {
        lay_line(lay);
        grid_write(&d.grid, i, 0, lay->columns, &lay->line[lay->lines - 1]);
    }
}

/* --- the list ------------------------------------------------------------------------------ */

/* The columns of a list; `beside` is that of the states, 0 = they stand below the titles. */
struct list {
    int foot, sign, marker, text, edge, beside;
    bool stars; /* there is room to draw them beside the words */
    bool winds; /* the path has lines of its own, from side to side */
};

static int wider(int a, int b)
{
    return a > b ? a : b;
}

static struct list map_list_columns(const struct lay *lay)
{
    const struct input *input = &lay->page->input;
    struct list list = {.foot = lay->margin, .edge = lay->margin + lay->width};
    list.sign = list.foot + 2;
    list.marker = list.sign + 2;
    list.text = list.marker + 2;
    int title = 0, state = 0, stars = 0;
    for (int i = 0; i < input->choices; i++) {
        title = wider(title, utf8_columns(layout_plain(lay->arena, map_title(lay, i))));
        state = wider(state, utf8_columns(layout_plain(lay->arena, input->choice[i].note)));
        const int own = utf8_columns(map_stars(lay, i));
        if (own > 0)
            stars = wider(stars,
                          own + 1 + utf8_columns(layout_plain(lay->arena, input->choice[i].note)));
    }
    const int beside = list.text + title + 2;
    if (beside + state <= list.edge)
        list.beside = beside;
    list.stars = (list.beside ? beside : list.text) + stars <= list.edge;
    return list;
}

/* The way in the margin of the last line: the part that leads on from place AT. */
static void map_list_way(struct lay *lay, const struct list *list, int at)
{
    bool there;
    const bool walked = map_walked(lay, at, &there);
    const int foot = at % 2 ? 1 : 0;
    if (there)
        lay_put(lay, walked ? STYLE_PLAIN : STYLE_DIM, list->foot + (list->winds ? 1 : 0),
                walked ? lay->sign->step[list->winds ? foot : (lay->lines - 1) & 1]
                       : lay->sign->ahead);
}

static void map_list_place(struct lay *lay, const struct list *list, int at)
{
    const struct choice *place = &lay->page->input.choice[at];
    const enum style style = map_style(place->state);
    const bool here = at == lay->cursor;
    const char *stars = list->stars ? map_stars(lay, at) : "";

    lay->choice = at;
    lay_line(lay);
    const int start = lay->lines - 1;
    if (!list->winds)
        map_list_way(lay, list, at > 0 ? at - 1 : 0);
    lay_put(lay, style, list->winds && at % 2 == 0 ? list->foot : list->sign, map_sign(lay, at));
    if (here) {
        lay_put(lay, STYLE_ACCENT, list->marker, lay->sign->cursor);
        lay->cursor_line = start;
        lay->cursor_column = list->text;
    }
    lay_put(lay, map_title_style(lay, at), list->text,
            layout_cut(lay->arena, layout_plain(lay->arena, map_title(lay, at)),
                       list->edge - list->text, lay->sign->cut));
    int column = list->beside;
    if (!column) {
        lay_line(lay);
        map_list_way(lay, list, at);
        column = list->text;
    }
    lay_put(lay, STYLE_GOOD, column, stars);
    column += *stars ? utf8_columns(stars) + 1 : 0;
    lay_put(lay, place->state == PLACE_DONE ? STYLE_PLAIN : style, column,
            layout_cut(lay->arena, layout_plain(lay->arena, place->note), list->edge - column,
                       lay->sign->cut));
    lay->choice = -1;
    if (here) {
        lay->focus_start = start;
        lay->focus_end = lay->lines;
    }
}

static void map_list(struct lay *lay)
{
    struct list list = map_list_columns(lay);
    const int path = nav_map_extra(&lay->page->input);
    list.winds = lay->air == AIR_WIDE;
    for (int at = 0; at < lay->page->input.choices; at++) {
        if (at > 0 && (list.winds || (at == path && lay->air > AIR_TIGHT))) {
            lay_line(lay);
            map_list_way(lay, &list, at - 1);
        }
        map_list_place(lay, &list, at);
    }
}

int layout_map_columns(const struct lay *lay)
{
    return lay->columns >= MAP_LEAST_COLUMNS && lay->rows >= MAP_LEAST_ROWS ? MAP_ROW : 1;
}

void layout_map(struct lay *lay)
{
    if (lay->page->input.type == INPUT_NONE || lay->page->input.choices == 0)
        return;
    lay->map_columns = layout_map_columns(lay);
    if (lay->map_columns > 1)
        map_wind(lay);
    else
        map_list(lay);
}
