/* SPDX-License-Identifier: MIT */
/* The full-screen port, on ncursesw.
 *
 * Draws on stdscr alone and only in `present`; a frame and a key cost one write to the terminal
 * each, and nothing runs while nobody types. Keys that wait are all taken before the next frame is
 * painted, so a paste of any size costs few frames, and what is typed ahead means the same however
 * fast it comes. The window counts as at most LAYOUT_MOST_COLUMNS x LAYOUT_MOST_ROWS. Whatever
 * happens the terminal is given back as it was, unless it is gone.
 *
 * Needs a UTF-8 LC_CTYPE (setlocale) and an environment that is clean of TERMINFO and NCURSES_*;
 * both are the app's. Floor: ports. */
#ifndef PORTS_PORT_CURSES_H
#define PORTS_PORT_CURSES_H

#include <stdbool.h>

#include "base/str.h"
#include "page/port.h"

enum port_theme {
    PORT_THEME_AUTO, /* by COLORFGBG; where that is not set, colours that hold on both */
    PORT_THEME_DARK,
    PORT_THEME_LIGHT,
    PORT_THEME_MONO,     /* bold, dim, underlined, reverse */
    PORT_THEME_CONTRAST, /* bold, underlined, reverse: nothing dimmer than the terminal's own text
                          */
    PORT_THEMES
};

struct port_look {
    enum port_theme theme; /* without colours where NO_COLOR is set */
    bool ascii;            /* signs from ASCII alone, whatever the page says */
    bool still;            /* no motion: this port has none yet */
    bool suspend;          /* ^Z and SIGTSTP stop the program (not in a kiosk) */
};

/* Opens standard input and output as a screen. NULL where that cannot be, with the key of a message
 * in *REASON: terminal.none (not a terminal), terminal.unset (TERM is), terminal.poor (it cannot
 * move its cursor), terminal.failed. A TERM that is not known counts as xterm-256color, or vt100.
 */
struct port *port_curses_open(const struct port_look *look, struct str *reason);

/* Gives the terminal back at any moment, also from a signal handler or with memory exhausted; does
 * nothing while no screen is open. For bug_set_hook. Never waits. */
void port_curses_emergency(void);

#endif
