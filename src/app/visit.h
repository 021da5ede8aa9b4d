/* SPDX-License-Identifier: MIT */
/* One visitor after the other at a kiosk: when the start screen plays by itself, when a visitor is
 * warned and when they count as gone. Nothing of the game is known here; loop.c does what is said.
 * Floor: app. */
#ifndef APP_VISIT_H
#define APP_VISIT_H

#include "app/demo.h"
#include "app/idle.h"
#include "app/options.h"

enum { VISIT_IDLE = 300, VISIT_LIMIT = 7200 }; /* seconds, where the host says nothing */

struct visit {
    bool console;     /* nobody can end the program */
    bool remote;      /* the terminal is the visitor's own */
    bool moves;       /* the start screen plays by itself */
    bool linear;      /* line mode: seconds are not counted down */
    bool over;        /* out: the time limit ended the visit */
    struct idle idle; /* its clock is visit_now's */
    struct demo demo;
    int64_t next;          /* when the demo's next picture is due */
    unsigned long seen;    /* bytes that had come in when last looked */
    enum idle_phase phase; /* as last told */
    int seconds;           /* to be told in the warning */
};

enum visit_news {
    VISIT_SAME,
    VISIT_WARN, /* the phase is IDLE_WARNING or IDLE_ENDING since now */
    VISIT_NEXT, /* the visitor is gone: the start screen for the next one */
    VISIT_END   /* the program's time is over */
};

/* Milliseconds of a clock that never goes back. */
int64_t visit_now(void);

void visit_open(struct visit *visit, const struct options *options, bool remote,
                const struct pack *pack);

/* What is due. START: the start screen is shown, where nobody can be gone. RECEIVED: bytes that
 * came in so far (page/port.h). */
enum visit_news visit_look(struct visit *visit, bool start, unsigned long received);

/* A new visitor is there, or the old one gone: the times begin anew. */
void visit_anew(struct visit *visit);

/* For port->patience. */
int visit_patience(const struct visit *visit, bool start);

/* For port->until: when the visit is over if nothing comes in. A terminal that takes nothing keeps
 * the program from its clock. */
int64_t visit_until(const struct visit *visit, bool start);

void visit_close(struct visit *visit);

#endif
