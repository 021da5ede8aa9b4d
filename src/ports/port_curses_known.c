/* SPDX-License-Identifier: MIT */
/* A file of its own: term.h defines half the dictionary as macros. */
#define NCURSES_NOMACROS
#include "ports/port_curses_known.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

bool port_curses_known(const char *term)
{
    int found = 0;
    if (setupterm(term, STDOUT_FILENO, &found) != OK)
        return false;
    del_curterm(cur_term);
    return true;
}
