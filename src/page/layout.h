/* SPDX-License-Identifier: MIT */
/* Page and window size -> lines of styled runs. Pure; the only place that knows about columns.
 *
 * One visual language: a title line, one column of at most LAYOUT_WIDEST, a footer of keys (as many
 * as fit, in one or two lines). Line breaks follow UAX #14 (libunistring) and never part a
 * grapheme; widths are ncurses' own (base/utf8.h). From LAYOUT_LEAST_COLUMNS x LAYOUT_LEAST_ROWS
 * up; below, the frame is one line that says so. Floor: page. */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "page/nav.h"
#include "page/page.h"

struct str;

enum {
    LAYOUT_LEAST_COLUMNS = 40,
    LAYOUT_LEAST_ROWS = 12,
    LAYOUT_MOST_COLUMNS = 500,
    LAYOUT_MOST_ROWS = 200,
    LAYOUT_WIDEST = 66 /* columns of running text */
};

/* Runs of a line stand in the order of their columns and never overlap. */
struct run {
    enum style style;
    int column;
    int pick; /* what stands here is the choice that PICK calls pick - 1; 0 = as the line says */
    enum intent click; /* a click here means this of pick - 1; NOTHING = PICK */
    const char *text;
    size_t length;
};

struct line {
    struct run *run;
    int runs, room;
    int choice; /* PICK's number for the choice that stands here, -1 = none */
};

struct frame {
    int columns, rows;
    struct line *line;             /* rows of them */
    int cursor_row, cursor_column; /* where the hardware cursor belongs */
    struct extent extent;
    int beside; /* first column of what stands beside the body and is no part of it; 0 = none */
    int scroll; /* the scroll in force: nav's, clamped, and followed where it asked */
};

/* Lays PAGE out in ARENA (reset by the caller per frame). NAV is read; the caller adopts
 * frame->scroll. */
void layout_frame(const struct page *page, const struct nav *nav, int columns, int rows,
                  struct arena *arena, struct frame *ret_frame);

/* What a click on ROW and COLUMN (from 0) means: PICK, TARGET, GIVE or TAKE with its number, or
 * NOTHING and -1. */
enum intent layout_click_at(const struct frame *frame, int row, int column, int *ret_number);

/* PICK's number there, -1 = there is no choice. */
int layout_choice_at(const struct frame *frame, int row, int column);

/* TEXT as a frame of a page in ASCII shows it: its dashes, quotes, dots, arrows and no-break spaces
 * are ASCII, its letters stay. In ARENA. */
const char *layout_to_ascii(struct arena *arena, const char *text);

/* The frame as plain text, a line each, trailing blanks cut: for tests and golden pages. */
void layout_to_text(const struct frame *frame, struct str *out);

/* Breaks TEXT (with markup) into lines of at most COLUMNS, the indent counted in; for line mode and
 * reports: appends them, a newline behind each, with INDENT blanks before each line but the first.
 * Paragraphs are parted by an empty line. Nothing for an empty text. */
void layout_wrap_plain(const char *text, int columns, int indent, struct str *out);

#endif
