/* SPDX-License-Identifier: MIT */
/* The one loop: page, wish, event, page. Floor: app. */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include <stdbool.h>

#include "app/game.h"
#include "app/preview.h"
#include "app/visit.h"
#include "engine/resume_symbols.h"
#include "page/port.h"

struct loop {
    struct game *game;
    struct port *port;
    struct preview *preview; /* an author's; or NULL */
    struct visit *visit;     /* a kiosk's: strangers play, nothing is saved or suspended; or NULL */
    bool linear, ascii, only_test;
    bool title;             /* begin with the title (and, on the first start, the languages) */
    bool result_seen;       /* out: the test's result was reached in this sitting */
    bool plan_made;         /* out: a plan for the week was made in this sitting */
    char code[RESUME_TEXT]; /* out: a kiosk's visitor may go on with it; "" = nothing to go on with
                             */
    struct str texts;       /* out: what the player wrote and wants to take along; to be released */
    /* Called with CONTEXT whenever the reader's language may have changed; or NULL. */
    void (*words_changed)(void *context, const struct catalog *words);
    void *context;
};

/* Plays until the player leaves. Returns the signal that ended it, or 0. The port stays open. */
int loop_play(struct loop *loop);

#endif
