/* SPDX-License-Identifier: MIT */
/* The map: a path that winds through three places a row where there is room, else a list with the
 * path in its margin.
 *
 * A row of the winding path is the path itself with the places' signs on it, and the labels below,
 * each centred under its sign. The path leaves a row through a bend beside the labels and comes
 * into the next one on the same side, which therefore runs the other way:
 *
 *          ●  ▖▝▖▝▖▝▖▝▖▝▖▝  ●  ▖▝▖▝▖▝▖▝▖▝▖▝  ◉  · · ·
 *       1 Asenne           2 Sanat         ▸ 3 Kartta    ·
 *      ★★☆ tehty         ★★★ tehty          avoinna      ·
 *                                                        ·
 *          ○  · · · · · ·  ○  · · · · · · ·  ○  · · · ·
 *    6 Kohtaaminen        5 Avaus        4 Jalanjälki
 *
 * It is drawn on a grid of cells, which no two things can share; then cells become runs. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    MAP_LEAST_COLUMNS = 70,
    MAP_LEAST_ROWS = 20,
    MAP_ROW = 3,     /* places in a row */
    MAP_BEND = 4,    /* columns beside the places for the bends */
    MAP_WIDEST = 28, /* columns of a place */
    MAP_TITLE_LINES = 2
};

/* A character cell; columns of wide characters behind the first have length 0 and taken set. */
struct cell {
    const char *text;
    size_t length;
    enum style style;
    short pick;
    bool taken;
};

struct drawing {
    struct lay *lay;
    struct cell *cell;
    int lines, columns;
    int left, place; /* first column of the places, columns of each */
};

/* The label of a place: title lines, then its state. */
struct label {
    const char *title[MAP_TITLE_LINES];
    const char *stars, *state;
    int titles;
};

/* --- the grid ------------------------------------------------------------------------------ */

static void draw(struct drawing *d, int line, int column, enum style style, int pick,
                 const char *text)
{
    while (*text) {
        const char *start = text;
        const int width = utf8_width(utf8_next(&text));
        for (const char *next = text; *next && utf8_width(utf8_next(&next)) == 0;)
            text = next; /* marks go with the character before them */
        if (width <= 0)
            continue;
        if (line < 0 || line >= d->lines || column < 0 || column + width > d->columns)
            return;
        struct cell *cell = &d->cell[line * d->columns + column];
        for (int i = 0; i < width; i++)
            cell[i] = (struct cell){.style = style, .pick = (short)pick, .taken = true};
        cell->text = start;
        cell->length = (size_t)(text - start);
        column += width;
    }
}

/* Writes line AT of the grid as runs behind the last line of the sheet. */
static void draw_line(struct drawing *d, int at)
{
    struct lay *lay = d->lay;
    const struct cell *cell = &d->cell[at * d->columns];
    lay_line(lay);
    struct line *line = &lay->line[lay->lines - 1];
    for (int i = 0; i < d->columns;) {
        if (!cell[i].taken) {
            i++;
            continue;
        }
        int end = i;
        size_t length = 0;
        while (end < d->columns && cell[end].taken && cell[end].style == cell[i].style &&
               cell[end].pick == cell[i].pick)
            length += cell[end++].length;
        char *text = arena_alloc(lay->arena, length + 1), *to = text;
        for (int n = i; n < end; n++) {
            if (cell[n].length)
                memcpy(to, cell[n].text, cell[n].length);
            to += cell[n].length;
        }
        line_put(line, lay->arena, lay->columns, cell[i].style, i, text, length);
        if (line->runs > 0)
            line->run[line->runs - 1].pick = cell[i].pick;
        i = end;
    }
}

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

/* One step of the way, at LINE and COLUMN; PARITY says which foot. */
static void map_step(struct drawing *d, bool walked, int line, int column, int parity)
{
    const struct signs *sign = d->lay->sign;
    if (walked)
        draw(d, line, column, STYLE_PLAIN, 0, sign->step[parity & 1]);
    else if (parity & 1)
        draw(d, line, column, STYLE_DIM, 0, sign->ahead);
}

static int map_centre(const struct drawing *d, int column)
{
    return d->left + column * d->place + d->place / 2;
}

/* The way from place AT, which stands at LINE and COLUMN of the places' grid, to the next one,
 * whose row begins at line NEXT. */
static void map_way(struct drawing *d, int at, int row, int line, int next)
{
    bool there;
    const bool walked = map_walked(d->lay, at, &there);
    if (!there)
        return;
    const int nth = at % MAP_ROW;
    const int column = row % 2 ? MAP_ROW - 1 - nth : nth;
    const int from = map_centre(d, column);
    if (nth < MAP_ROW - 1) {
        const int to = map_centre(d, row % 2 ? column - 1 : column + 1);
        const int least = (from < to ? from : to) + 3, most = (from < to ? to : from) - 3;
        for (int i = least; i <= most; i++)
            map_step(d, walked, line, i, i - least + 1);
        return;
    }
    /* The bend: out to the side, down beside the labels, in again. */
    const bool right = row % 2 == 0;
    const int bend = right ? d->left + MAP_ROW * d->place : d->left - 1;
    const int step = right ? 1 : -1;
    for (int i = from + 3 * step, n = 1; i != bend; i += step, n++) {
        map_step(d, walked, line, i, n);
        map_step(d, walked, next, i, n);
    }
    for (int i = line + 1; i < next; i++)
        map_step(d, walked, i, bend, walked ? i : 1);
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

static void map_place(struct drawing *d, int at, const struct label *label, int line, int titles)
{
    struct lay *lay = d->lay;
    const struct choice *place = &lay->page->input.choice[at];
    const int row = at / MAP_ROW, nth = at % MAP_ROW;
    const int centre = map_centre(d, row % 2 ? MAP_ROW - 1 - nth : nth);
    const enum style style = map_style(place->state);
    const bool here = at == lay->cursor;
    const int pick = at + 1;

    draw(d, line, centre, style, pick, map_sign(lay, at));
    for (int i = 0; i < label->titles; i++) {
        const int column = centre - (utf8_columns(label->title[i]) - 1) / 2;
        if (here && i == 0) {
            draw(d, line + 1, column - 2, STYLE_ACCENT, pick, lay->sign->cursor);
            lay->cursor_line = lay->lines + line + 1;
            lay->cursor_column = column;
        }
        draw(d, line + 1 + i, column, map_title_style(lay, at), pick, label->title[i]);
    }
    const int stars = utf8_columns(label->stars), state = utf8_columns(label->state);
    const int whole = stars + state + (stars && state);
    const int column = centre - (whole - 1) / 2;
    draw(d, line + 1 + titles, column, STYLE_GOOD, pick, label->stars);
    draw(d, line + 1 + titles, column + (stars ? stars + 1 : 0),
         place->state == PLACE_DONE ? STYLE_PLAIN : style, pick, label->state);
    if (here) {
        lay->focus_start = lay->lines + line;
        lay->focus_end = lay->lines + line + 2 + titles;
    }
}

static void map_wind(struct lay *lay)
{
    const int places = lay->page->input.choices;
    const int rows = (places + MAP_ROW - 1) / MAP_ROW;
    const int between = lay->air == AIR_WIDE ? 2 : 1;
    struct drawing d = {.lay = lay, .columns = lay->margin + lay->sheet};
    d.place = (lay->sheet - 2 * MAP_BEND) / MAP_ROW;
    d.place -= d.place % 2; /* an even way between signs is dotted evenly */
    if (d.place > MAP_WIDEST)
        d.place = MAP_WIDEST;
    d.left = lay->margin + MAP_BEND;

    struct label label[INPUT_MOST];
    int line[INPUT_MOST + 1], titles[INPUT_MOST];
    for (int row = 0; row < rows; row++) {
        titles[row] = 1;
        for (int at = row * MAP_ROW; at < (row + 1) * MAP_ROW && at < places; at++) {
            map_label(lay, at, d.place - 3, &label[at]);
            if (label[at].titles > titles[row])
                titles[row] = label[at].titles;
        }
        line[row] = d.lines;
        d.lines += 2 + titles[row] + (row < rows - 1 ? between : 0);
    }
    line[rows] = d.lines;
    d.cell = arena_array(lay->arena, (size_t)d.lines * (size_t)d.columns, sizeof *d.cell);
    for (int at = 0; at < places; at++)
        map_way(&d, at, at / MAP_ROW, line[at / MAP_ROW], line[at / MAP_ROW + 1]);
    for (int at = 0; at < places; at++)
        map_place(&d, at, &label[at], line[at / MAP_ROW], titles[at / MAP_ROW]);
    for (int i = 0; i < d.lines; i++)
        draw_line(&d, i);
}

/* --- the list ------------------------------------------------------------------------------ */

/* The columns of a list; `beside` is that of the states, 0 = they stand below the titles. */
struct list {
    int foot, sign, marker, text, edge, beside;
    bool stars; /* there is room to draw them beside the words */
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
    if (there)
        lay_put(lay, walked ? STYLE_PLAIN : STYLE_DIM, list->foot,
                walked ? lay->sign->step[(lay->lines - 1) & 1] : lay->sign->ahead);
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
    map_list_way(lay, list, at > 0 ? at - 1 : 0);
    lay_put(lay, style, list->sign, map_sign(lay, at));
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
    const struct list list = map_list_columns(lay);
    for (int at = 0; at < lay->page->input.choices; at++)
        map_list_place(lay, &list, at);
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
