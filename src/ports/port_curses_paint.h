/* SPDX-License-Identifier: MIT */
/* Frames -> ncurses' idea of the screen; themes. Inside of port_curses. Floor: ports. */
#ifndef PORTS_PORT_CURSES_PAINT_H
#define PORTS_PORT_CURSES_PAINT_H

#include <stdbool.h>
#include <stdint.h>

#include "page/layout.h"
#include "ports/port_curses.h"

struct port_curses_paint {
    enum port_theme theme, first; /* first: that of port_curses_paint_open */
    bool coloured;                /* start_color was called */
    bool plain;                   /* NO_COLOR, or the terminal has none */
    unsigned attribute[STYLES];
    short pair[STYLES];
    int rows, columns;                  /* of the frame painted last, and of each of its lines */
    uint64_t painted[LAYOUT_MOST_ROWS]; /* a hash: the frame's texts are gone with their page */
};

/* After newterm: gets THEME ready. */
void port_curses_paint_open(struct port_curses_paint *paint, enum port_theme theme);

/* The next of the themes that look different here, or the FIRST one. */
void port_curses_paint_change(struct port_curses_paint *paint, bool first);

/* Puts FRAME on stdscr and has ncurses write what changed; only lines that differ from those
 * painted last are gone through. WHOLE: the screen is painted anew. */
void port_curses_paint_frame(struct port_curses_paint *paint, const struct frame *frame,
                             bool whole);

#endif
