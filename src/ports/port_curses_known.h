/* SPDX-License-Identifier: MIT */
/* What the terminal library knows of a terminal. Inside of port_curses. Floor: ports. */
#ifndef PORTS_PORT_CURSES_KNOWN_H
#define PORTS_PORT_CURSES_KNOWN_H

#include <stdbool.h>

#include "ports/keys.h"

/* Whether TERM is known. Asked before newterm, which loses memory when it is not. */
bool port_curses_known(const char *term);

/* Tells KEYS what the special keys of the terminal send that newterm opened. */
void port_curses_known_keys(struct keys *keys);

#endif
