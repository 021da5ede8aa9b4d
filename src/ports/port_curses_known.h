/* SPDX-License-Identifier: MIT */
/* Whether the terminal library has a description. Inside of port_curses. Floor: ports. */
#ifndef PORTS_PORT_CURSES_KNOWN_H
#define PORTS_PORT_CURSES_KNOWN_H

#include <stdbool.h>

/* Whether TERM is known. Asked before newterm, which loses memory when it is not. */
bool port_curses_known(const char *term);

#endif
