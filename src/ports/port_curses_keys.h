/* SPDX-License-Identifier: MIT */
/* Keys and clicks -> intents. Pure; inside of port_curses. Floor: ports. */
#ifndef PORTS_PORT_CURSES_KEYS_H
#define PORTS_PORT_CURSES_KEYS_H

#include "page/layout.h"
#include "ports/keys.h"

/* How an intent's key works. */
enum port_curses_use {
    PORT_CURSES_NEVER,
    PORT_CURSES_MOVES,  /* about the answer being made or the scroll: needs the layout */
    PORT_CURSES_ALWAYS, /* on every page */
    PORT_CURSES_OFFERED /* where the page names its key */
};

enum port_curses_use port_curses_keys_use(enum intent intent);

/* What KEY means while FRAME of PAGE is shown and NAV is on it. *RET_NUMBER: for PICK and its like
 * the number from 0, for CHARACTER the code point. Capitals mean what small letters do, but in
 * PAIRS they are the targets, and while own words are typed every character is itself; a paste is
 * such words or nothing. INTENT_NOTHING for what has no meaning. */
enum intent port_curses_keys_intent(const struct keys_key *key, const struct frame *frame,
                                    const struct page *page, const struct nav *nav,
                                    int *ret_number);

#endif
