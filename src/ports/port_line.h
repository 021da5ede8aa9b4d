/* SPDX-License-Identifier: MIT */
/* Line mode: pages as plain lines, answers as typed lines. For screen readers, pipes, and terminals
 * that can do no more.
 *
 * A page is printed when it says something else than the one printed last, so each change is said
 * once. Answers are read by answer_line; one that cannot be taken gets one line that says why, and
 * the prompt again. Nothing that is written holds a control character but the line end. Floor:
 * ports. */
#ifndef PORTS_PORT_LINE_H
#define PORTS_PORT_LINE_H

#include "page/port.h"
#include "ports/line_words.h"

enum {
    PORT_LINE_LONGEST = 4000,    /* bytes of a typed line; longer ones are refused with a word */
    PORT_LINE_LEAST_COLUMNS = 20 /* a terminal that has no more breaks the lines itself */
};

/* How wide pages are where descriptor OUT leads: one column less than the terminal, since some
 * break a line that fills all; from PORT_LINE_LEAST_COLUMNS to LINE_PAGE_COLUMNS, the latter also
 * where there is no terminal. */
int port_line_columns(int out);

/* Reads from descriptor IN and writes to OUT; both stay open when the port is closed. WORDS are
 * looked at whenever something is said, and must live as long as the port. Takes the signals over
 * until then. */
struct port *port_line_open(int in, int out, const struct line_words *words);

#endif
