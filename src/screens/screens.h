/* SPDX-License-Identifier: MIT */
/* Engine state -> page, and a player's wish -> what should happen. Pure: no port, no clock, no
 * disk.
 *
 * `screen_page` describes the screen the player is on; `screen_act` answers what their wish means
 * there. What lies over the game for a moment (title, languages, help, glossary, the question
 * before leaving) is in `struct ui` and is never journaled. One file per group of screens;
 * screens.c only chooses a screen, act.c what a wish means. Floor: screens (<- engine, page). */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include <stdbool.h>

#include "base/diag.h"
#include "engine/resume.h"
#include "engine/state.h"
#include "model/catalog.h"
#include "page/nav.h"
#include "page/page.h"

enum overlay {
    OVERLAY_NONE,
    OVERLAY_LANGUAGES, /* first start */
    OVERLAY_TITLE,
    OVERLAY_HELP,
    OVERLAY_ABOUT,
    OVERLAY_GLOSSARY,
    OVERLAY_NETWORK,
    OVERLAY_SIDE,  /* the tie-break of the test's result */
    OVERLAY_CODE,  /* the resume code */
    OVERLAY_LEAVE, /* asks once */
    OVERLAY_START, /* a kiosk that nobody plays at */
    OVERLAY_IDLE   /* a kiosk's visitor does nothing, or their time is nearly over */
};

/* What the program is and can do here. */
struct world {
    const struct state *state;
    const struct catalog *const *language; /* all there are; `words` is one of them */
    int languages;
    int current; /* index into language */
    bool linear; /* line mode: one prompt after the other */
    bool ascii;
    bool only_test;             /* no map behind the test; behind it a kiosk's menu, else nothing */
    bool saving;                /* answers reach the journal */
    bool unsaved;               /* saving was wanted and does not work */
    bool preview;               /* an author looks at their work: nothing is lost by leaving */
    const struct diags *broken; /* why the pack cannot be played now, sorted; or NULL */
    bool resumed;               /* the run had begun when the program started */
    const char *version;
    const struct kiosk *kiosk; /* at a kiosk; or NULL */
};

/* What a visitor meets at a kiosk. */
struct kiosk {
    const struct state *demo; /* the start screen shows this place in place of its own; or NULL */
    bool console;             /* nobody can end the program */
    bool remote;              /* the terminal is the visitor's own, which leaving gives back */
    bool choose;              /* each visitor is asked for their language */
    bool ending;              /* the time limit is near, not the visitor away */
    int seconds;              /* OVERLAY_IDLE: how many are left */
};

enum { UI_TEXTS = 8 };

/* A text that the player wrote in a task of that form. */
struct own_text {
    int stage, task;
    char text[TEXT_MOST + 1];
};

struct ui {
    enum overlay overlay;
    enum overlay under;            /* the overlay that help and other such pages were opened from */
    enum overlay stay;             /* the overlay that leaving was asked from */
    enum overlay away;             /* the overlay below OVERLAY_IDLE */
    bool hint;                     /* the task's hint shows */
    int part;                      /* of a task with several pages */
    struct own_text own[UI_TEXTS]; /* what was written in this sitting, nowhere else */
    int owns;
    bool unfinished;             /* leaving would lose an answer that was begun */
    bool nothing;                /* the player was told that there is nothing in the answer yet */
    int typed_stage, typed_task; /* the task that `typed` was written for */
    char typed[TEXT_MOST + 1];   /* the player's own words, nowhere else; "" = none */
    char word[64];               /* the glossary word asked for; "" = those of the screen */
    const char *notice;          /* said once on the next page; frame-independent memory; or NULL */
    int about;                   /* 1 + the map's place whose line below says that already; or 0 */
    int codes;                   /* resume codes typed in that were none */
};

enum outcome_type {
    OUTCOME_PAGE,     /* show again: UI changed, or nothing */
    OUTCOME_EVENT,    /* `event` should happen */
    OUTCOME_LANGUAGE, /* change to language[choice] */
    OUTCOME_SAY,      /* tell `say` in one line */
    OUTCOME_COLOURS,  /* the next theme */
    OUTCOME_NEXT,     /* a kiosk's visitor leaves, the next one may come */
    OUTCOME_LEAVE     /* the player leaves */
};

struct outcome {
    enum outcome_type type;
    struct event event;
    int choice;      /* LANGUAGE: which; LEAVE: 1 = taking the own texts along */
    const char *say; /* SAY; EVENT: what to tell once it happened, or NULL; in the page's arena */
};

/* Describes the screen. NAV tells which place of the map the cursor is on. */
void screen_page(const struct world *world, const struct ui *ui, const struct nav *nav,
                 struct page *page);

/* What ACT means on PAGE (made by screen_page). TOUCHED: the player has begun an answer on this
 * page that leaving would lose. Changes only UI. */
void screen_act(const struct world *world, struct ui *ui, const struct page *page,
                const struct act *act, bool touched, struct outcome *ret_outcome);

/* A number, never 0, that differs between screens and is the same for one screen in another
 * language: the cursor starts anew when it changes. */
unsigned long screen_key(const struct world *world, const struct ui *ui);

/* Appends the player's own texts, each below its task's title, in the language of WORDS. */
void screen_own_texts(const struct ui *ui, const struct pack *pack, const struct catalog *words,
                      struct str *out);

/* The resume code of now, in ARENA, with the reader's language; NULL while there is nothing to
 * carry, and where the pack has no codes (engine/resume.h). */
const char *screen_code(const struct world *world, struct arena *arena);

/* What is wrong with a code that somebody typed, in a sentence or two. */
const char *screen_code_flaw(const struct catalog *words, struct arena *arena,
                             struct resume_flaw flaw);

/* UI for an event that happened: a new place shows no hint and its first part. */
void screen_moved(struct ui *ui);

#endif
