/* SPDX-License-Identifier: MIT */
/* Where the player is on a page: cursor, scroll, the answer being made. Pure.
 *
 * Nothing here is remembered over a restart. A new page of another place starts with nav_start; the
 * same place in another language keeps its nav, since numbers are display numbers and do not
 * change. Floor: page. */
#ifndef PAGE_NAV_H
#define PAGE_NAV_H

#include "page/page.h"

/* What the layout scrolls into view. */
enum follow {
    FOLLOW_NONE,  /* nothing: the player scrolled */
    FOLLOW_LOOK,  /* what the page opens for: its block to look at, else the choice at the cursor */
    FOLLOW_CURSOR /* the choice at the cursor */
};

/* What is to be said about the last intent. */
enum nav_notice {
    NAV_QUIET,
    NAV_GIVE_ALL, /* ENTER of POINTS at the last choice, while some are left */
    NAV_FULL      /* there is no room for the last character */
};

struct nav {
    int cursor; /* display number of the choice the cursor is on */
    int held;   /* ORDER: while the choice at the cursor is picked up, 1 + the place it was at */
    int scroll; /* first line of the body shown */
    enum follow follow;
    enum nav_notice notice;
    struct answer draft;      /* display numbering */
    bool typing;              /* TEXT: characters go into the text; else they are keys again */
    int caret;                /* TEXT: byte of `text` that the next character comes before */
    char text[TEXT_MOST + 1]; /* TEXT: page/writing.h */
};

/* What the layout of the page in this window was; the port knows it from the frame. */
struct extent {
    int body_lines;   /* of the whole page */
    int shown_lines;  /* that fit */
    int columns;      /* places in one row of a map; 1 for lists */
    int choice_line;  /* of the body, where the choice at the cursor begins (of a TEXT: the row of
                         the caret); 0 when there is none */
    int text_columns; /* TEXT: that a row of it is wrapped at; 0 = rows are lines */
};

/* A wish that nav cannot fulfil alone: the screens do. ENTER carries the complete answer in display
 * numbering, PICK (of a menu) the choice's display number; GLOSSARY may carry a word. */
struct act {
    enum intent intent;
    int choice;
    struct answer answer;
    char word[64];    /* GLOSSARY in line mode: clean; "" = none */
    const char *text; /* ENTER of a TEXT: the port's or nav's, until the next read; else NULL */
};

/* A TEXT is written at once: `typing` is true. */
/* Where a place of a map stands. */
struct map_spot {
    int row, column;
};

/* The spot of PLACE with COLUMNS places in a row: every other row of the path runs from right to
 * left; the PLACE_EXTRA ones behind it have rows of their own, from left to right. */
struct map_spot nav_map_spot(const struct input *input, int columns, int place);

/* The first of those extra places; input->choices where there is none. */
int nav_map_extra(const struct input *input);

void nav_start(struct nav *nav, const struct page *page);

/* Whether NAV holds another answer than START, which nav_start made of the same page. */
bool nav_touched(const struct nav *nav, const struct nav *start);

/* NAV's draft as far as it fits PAGE; the answer before anything was chosen where it does not. */
void nav_draft(const struct nav *nav, const struct page *page, struct answer *ret_draft);

/* One intent. True: only NAV changed (or nothing), show the page again. False: *RET_ACT is for the
 * screens. EXTENT may be NULL when nothing was laid out: all counts as shown.
 *
 * NUMBER is for PICK (a digit or a click) and its like, from 0: the number shown less one
 * (input_pick), in an ORDER the place in the draft; for TARGET the target; for CHARACTER the code
 * point. Cursor moves skip nothing, so that a
 * screen reader meets choices that are off, too (but the text between the parts of a flow); ENTER
 * on one that is off is an act, which the screens explain.
 *
 * - NONE: UP DOWN PAGE_* FIRST LAST scroll, MARK and ENTER page down; at the end ENTER is the act.
 * - ONE: UP DOWN move and wrap around (on a map over its grid, as drawn), PICK chooses, ENTER acts.
 * - MANY: MARK and PICK toggle, ENTER acts; in a flow LEFT and RIGHT move as well.
 * - ORDER: MARK picks up and puts down, UP DOWN and PICK then carry the choice; ENTER puts down
 *   what is held, else acts; BACK puts it where it was. GRAB (a click) picks up what stands there,
 *   or carries what is held there and puts it down.
 * - PAIRS: RIGHT or MARK next target, LEFT previous, PICK moves; TARGET puts the choice to it, away
 *   from another choice if only one may have it, and goes to the next one without; so does ENTER,
 *   and when all have a target it acts.
 * - POINTS: RIGHT or MARK one more, while there is one left, LEFT one less, PICK moves, GIVE and
 *   TAKE move and do that; ENTER goes to the next choice, when all are given it acts.
 * - TEXT, typing: CHARACTER, ERASE and its like, arrows, FIRST and LAST as in any editor; a '\n' as
 *   CHARACTER is a new line (rows 0: a blank); ENTER begins a new line (rows 0: goes to the next
 *   line, in the last one it acts); AREA and BACK leave the text, so that characters are keys
 * again.
 * - TEXT, left: ENTER acts, AREA and PICK go back to it, UP DOWN move over its lines (rows 0) or
 *   scroll; BACK is an act again.
 *
 * PAGE_UP and PAGE_DOWN scroll on any page. While the choice at the cursor stands below the window,
 * nobody can mean it: ENTER, MARK and DOWN scroll on first. All other intents are acts at once. */
bool nav_step(struct nav *nav, const struct page *page, const struct extent *extent,
              enum intent intent, int number, struct act *ret_act);

#endif
