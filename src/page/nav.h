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

struct nav {
    int cursor; /* display number of the choice the cursor is on */
    int held;   /* ORDER: 1 while the choice at the cursor is picked up */
    int scroll; /* first line of the body shown */
    enum follow follow;
    struct answer draft;      /* display numbering */
    bool typing;              /* TEXT: characters go into the text; else they are keys again */
    int caret;                /* TEXT: byte of `text` that the next character stands before */
    char text[TEXT_MOST + 1]; /* TEXT: clean UTF-8, lines parted by newlines */
};

/* What the layout of the page in this window was; the port knows it from the frame. */
struct extent {
    int body_lines;  /* of the whole page */
    int shown_lines; /* that fit */
    int columns;     /* places in one row of a map; 1 for lists */
    int choice_line; /* of the body, where the choice at the cursor begins; 0 when there is none */
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

void nav_start(struct nav *nav, const struct page *page);

/* NAV's draft as far as it fits PAGE; the answer before anything was chosen where it does not. */
void nav_draft(const struct nav *nav, const struct page *page, struct answer *ret_draft);

/* One intent. True: only NAV changed (or nothing), show the page again. False: *RET_ACT is for the
 * screens. EXTENT may be NULL when nothing was laid out: all counts as shown.
 *
 * NUMBER is for PICK (a digit or a click), from 0: the number shown less one, which is the display
 * number of the choice, but in an ORDER its place in the draft. Cursor moves skip nothing, so that
 * a screen reader meets choices that are off, too; ENTER on one that is off is an act, which the
 * screens explain.
 *
 *   NONE   UP DOWN PAGE_* FIRST LAST scroll, MARK and ENTER page down; at the end ENTER is the act
 *   ONE    UP DOWN move and wrap around (on a map over its grid, as drawn), PICK chooses, ENTER
 * acts MANY   MARK and PICK toggle, ENTER acts ORDER  MARK picks up and puts down, UP DOWN and PICK
 * then carry the choice; ENTER puts down what is held, else acts PAIRS  RIGHT or MARK next target,
 * LEFT previous, PICK moves; ENTER goes to the next choice without a target, when all have one it
 * acts
 *
 * PAGE_UP and PAGE_DOWN scroll on any page. While the choice at the cursor stands below the window,
 * nobody can mean it: ENTER, MARK and DOWN scroll on first. All other intents are acts at once. */
bool nav_step(struct nav *nav, const struct page *page, const struct extent *extent,
              enum intent intent, int number, struct act *ret_act);

#endif
