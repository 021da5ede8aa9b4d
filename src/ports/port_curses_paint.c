/* SPDX-License-Identifier: MIT */
/* Styles as attributes and few colours. Every style that means something differs by an attribute,
 * too, and the page says it in a sign or word besides.
 *
 * The tones are of xterm's 256, as WCAG 2 contrast with the ground: `dark` at least 7 to 1 on
 * #101418, `light` at least 5 to 1 on #ffffff. No tone reaches 4.5 to 1 on both (the best possible
 * is 4.3), so without a word on the ground (`both`) running text and what is dim keep the
 * terminal's own colour, and tones are bold, for single words and signs, from 3.9 up on both.
 * Where there are only 8 colours their tones are the terminal's affair: `both` then has none. */
#define NCURSES_NOMACROS
#include "ports/port_curses_paint.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

enum paint_ground { PAINT_DARK, PAINT_LIGHT, PAINT_BOTH, PAINT_GROUNDS };

struct paint_tone {
    short of_256, of_8; /* -1 = the terminal's own */
    int rgb;            /* for terminals with direct colour */
};

struct paint_row {
    struct paint_tone tone[PAINT_GROUNDS];
    unsigned attribute; /* with colours, and in mono */
    unsigned contrast;
};

static const struct paint_row paint_rows[STYLES] = {
    [STYLE_PLAIN] = {{{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}}, A_NORMAL, A_NORMAL},
    [STYLE_TITLE] = {{{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}}, A_BOLD, A_BOLD},
    [STYLE_STRONG] = {{{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}}, A_BOLD, A_BOLD},
    [STYLE_DIM] = {{{248, -1, 0xa8a8a8}, {240, -1, 0x585858}, {-1, -1, -1}}, A_NORMAL, A_NORMAL},
    [STYLE_ACCENT] = {{{80, 6, 0x5fd7d7}, {24, 4, 0x005f87}, {30, -1, 0x008787}}, A_BOLD, A_BOLD},
    [STYLE_GOOD] = {{{114, 2, 0x87d787}, {22, -1, 0x005f00}, {64, -1, 0x5f8700}}, A_BOLD, A_BOLD},
    [STYLE_PART] = {{{215, 3, 0xffaf5f}, {94, 5, 0x875f00}, {130, -1, 0xaf5f00}}, A_BOLD, A_BOLD},
    [STYLE_TERM] = {{{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}}, A_UNDERLINE, A_UNDERLINE},
    [STYLE_SELECTED] = {{{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}}, A_REVERSE, A_REVERSE | A_BOLD},
    [STYLE_KEY] = {{{80, 6, 0x5fd7d7}, {24, 4, 0x005f87}, {30, -1, 0x008787}}, A_BOLD, A_BOLD},
};

/* What COLORFGBG says ("15;0", "0;default;15"): the last number is the ground. */
static enum paint_ground paint_ground_of_terminal(void)
{
    const char *value = getenv("COLORFGBG");
    const char *last = value ? strrchr(value, ';') : NULL;
    long long number = 0;
    if (!last || !str_number(last + 1, 0, 15, &number))
        return PAINT_BOTH;
    return number == 7 || number == 15 ? PAINT_LIGHT : PAINT_DARK;
}

static enum paint_ground paint_ground(enum port_theme theme)
{
    switch (theme) {
    case PORT_THEME_DARK: return PAINT_DARK;
    case PORT_THEME_LIGHT: return PAINT_LIGHT;
    case PORT_THEME_AUTO: return paint_ground_of_terminal();
    case PORT_THEME_MONO:
    case PORT_THEME_CONTRAST:
    case PORT_THEMES: break;
    }
    return PAINT_BOTH;
}

static int paint_colour(const struct paint_tone *tone)
{
    if (COLORS > 256)
        return tone->rgb;
    return COLORS >= 256 ? tone->of_256 : tone->of_8;
}

/* A pair of its own for each style that has a tone. */
static void paint_colours(struct port_curses_paint *paint, enum paint_ground ground)
{
    if (!paint->coloured) {
        start_color();
        use_default_colors();
        paint->coloured = true;
    }
    for (int i = 0; i < STYLES; i++) {
        const int colour = paint_colour(&paint_rows[i].tone[ground]);
        const short pair = (short)(i + 1);
        if (colour < 0 || pair >= COLOR_PAIRS)
            continue;
        if (init_extended_pair(pair, colour, -1) == OK)
            paint->pair[i] = pair;
    }
}

static void paint_set(struct port_curses_paint *paint)
{
    const bool contrast = paint->theme == PORT_THEME_CONTRAST;
    memset(paint->pair, 0, sizeof paint->pair);
    for (int i = 0; i < STYLES; i++)
        paint->attribute[i] = contrast ? paint_rows[i].contrast : paint_rows[i].attribute;
    if (paint->theme == PORT_THEME_MONO)
        paint->attribute[STYLE_DIM] = A_DIM;
    if (!paint->plain && paint->theme != PORT_THEME_MONO && !contrast)
        paint_colours(paint, paint_ground(paint->theme));
}

void port_curses_paint_open(struct port_curses_paint *paint, enum port_theme theme)
{
    const char *no_color = getenv("NO_COLOR");
    *paint = (struct port_curses_paint){.theme = theme};
    paint->plain = (no_color && *no_color) || !has_colors();
    if (paint->plain && theme != PORT_THEME_CONTRAST)
        paint->theme = PORT_THEME_MONO;
    paint->first = paint->theme;
    paint_set(paint);
}

static enum port_theme paint_next(const struct port_curses_paint *paint)
{
    enum port_theme next = PORT_THEME_AUTO;
    switch (paint->theme) {
    case PORT_THEME_AUTO: next = PORT_THEME_DARK; break;
    case PORT_THEME_DARK: next = PORT_THEME_LIGHT; break;
    case PORT_THEME_LIGHT: next = PORT_THEME_MONO; break;
    case PORT_THEME_MONO: next = PORT_THEME_CONTRAST; break;
    case PORT_THEME_CONTRAST: next = paint->plain ? PORT_THEME_MONO : PORT_THEME_AUTO; break;
    case PORT_THEMES: break;
    }
    return next;
}

void port_curses_paint_change(struct port_curses_paint *paint, bool first)
{
    paint->theme = first ? paint->first : paint_next(paint);
    paint_set(paint);
}

/* FNV-1a of 64 bits over all that makes a line look as it does. */
static uint64_t paint_hash(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static uint64_t paint_line_hash(const struct port_curses_paint *paint, const struct line *line)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    hash = paint_hash(hash, &paint->theme, sizeof paint->theme);
    for (int i = 0; i < line->runs; i++) {
        const struct run *run = &line->run[i];
        const int where[] = {(int)run->style, run->column, (int)run->length};
        hash = paint_hash(hash, where, sizeof where);
        hash = paint_hash(hash, run->text, run->length);
    }
    return hash;
}

static void paint_line(const struct port_curses_paint *paint, const struct line *line, int row)
{
    for (int i = 0; i < line->runs; i++) {
        const struct run *run = &line->run[i];
        attr_set(paint->attribute[run->style], paint->pair[run->style], NULL);
        mvaddnstr(row, run->column, run->text, (int)run->length);
    }
    attr_set(A_NORMAL, 0, NULL);
}

void port_curses_paint_frame(struct port_curses_paint *paint, const struct frame *frame, bool whole)
{
    whole = whole || paint->rows != frame->rows || paint->columns != frame->columns;
    if (whole) {
        clearok(curscr, TRUE);
        erase();
    }
    for (int row = 0; row < frame->rows; row++) {
        const uint64_t hash = paint_line_hash(paint, &frame->line[row]);
        if (!whole && hash == paint->painted[row])
            continue;
        paint->painted[row] = hash;
        move(row, 0);
        if (!whole)
            clrtoeol();
        paint_line(paint, &frame->line[row], row);
    }
    paint->rows = frame->rows;
    paint->columns = frame->columns;
    move(frame->cursor_row, frame->cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}
