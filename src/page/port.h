/* SPDX-License-Identifier: MIT */
/* The contract between the program and whatever shows its pages. Five calls.
 *
 * Ports know pages, nav and keys, never the game. `read` blocks; a port has no timers and draws
 * only in `present`. Whoever opened a port may set `watch`, `patience` and `until` at any time
 * between two calls. Signals:
 * the port lets them wake `read` (see PORT_ENDED). Floor: page. */
#ifndef PAGE_PORT_H
#define PAGE_PORT_H

#include <stdint.h>

#include "page/nav.h"
#include "page/page.h"

enum port_got {
    PORT_ACT,     /* *ret_act is filled */
    PORT_AGAIN,   /* only NAV or the window changed: present again */
    PORT_LATE,    /* `patience` has passed */
    PORT_CHANGED, /* what `watch` stands for has news: the keys typed so far wait */
    PORT_END,     /* end of input, or the terminal is gone: leave with status 0 */
    PORT_SIGNAL   /* a signal asks to leave; port->signal says which */
};

struct port {
    const struct port_calls *call;
    void *self;
    int signal;
    int watch;    /* bytes of this descriptor wake `read`, which leaves them there; -1 = none */
    int patience; /* ms that the next `read` waits at most; -1 = for ever. While it is not -1, bytes
                     that came in make `read` return, whatever they mean */
    int64_t until; /* ms of CLOCK_MONOTONIC: a terminal that still takes nothing then is as good as
                      gone; 0 = it is waited for, for ever */
    unsigned long received; /* bytes that came in so far */
    int error;              /* errno of output that could not be written; 0 = none */
};

struct port_calls {
    /* Shows PAGE. NAV's scroll is brought up to date. */
    void (*present)(struct port *port, const struct page *page, struct nav *nav);
    /* Waits for the next wish, with the page last presented. */
    enum port_got (*read)(struct port *port, const struct page *page, struct nav *nav,
                          struct act *ret_act);
    /* One line that is not part of a page ("the answer expects a number"); curses may ignore it. */
    void (*say)(struct port *port, const char *text);
    /* Changes the looks: the next of the themes this port has, or the FIRST one, which it was
     * opened with. Its number, to be kept and given back when the port is opened; 0 = the port's
     * own choice, or none. */
    int (*colours)(struct port *port, bool first);
    /* Gives the terminal back and frees the port. */
    void (*close)(struct port *port);
};

#endif
