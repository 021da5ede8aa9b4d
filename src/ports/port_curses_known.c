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

void port_curses_known_keys(struct keys *keys)
{
    static const struct {
        const char *capability;
        enum keys_name name;
    } rows[] = {
        {"kcuu1", KEYS_UP},    {"kcud1", KEYS_DOWN},    {"kcub1", KEYS_LEFT},
        {"kcuf1", KEYS_RIGHT}, {"khome", KEYS_HOME},    {"kend", KEYS_END},
        {"kpp", KEYS_PAGE_UP}, {"knp", KEYS_PAGE_DOWN}, {"kcbt", KEYS_BACK_TAB},
        {"kf1", KEYS_F1},      {"kf2", KEYS_F2},        {"kdch1", KEYS_DELETE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *sequence = tigetstr(rows[i].capability);
        if (sequence && sequence != (char *)-1)
            keys_special(keys, rows[i].name, sequence);
    }
}
