/* SPDX-License-Identifier: MIT */
/* A port for tests: plays typed lines and collects what line mode would print. No descriptors, no
 * signals. Floor: ports. */
#ifndef PORTS_PORT_SCRIPT_H
#define PORTS_PORT_SCRIPT_H

#include "base/str.h"
#include "page/port.h"
#include "ports/line_words.h"

/* Plays the COUNT strings at LINES, then says PORT_END. Everything shown is appended to OUT: pages
 * (each when it differs from the one before), what is said, and the lines typed behind "> ". All
 * arguments must outlive the port. */
struct port *port_script_open(const char *const *lines, size_t count,
                              const struct line_words *words, struct str *out);

#endif
