/* SPDX-License-Identifier: MIT */
/* Own words while they are written: nav's `text` and `caret` on a page whose input is a TEXT.
 *
 * The text is clean UTF-8 of at most TEXT_MOST bytes, lines parted by newlines. Where input->rows
 * is 0 it always has exactly one line for each choice (at least one), and no key joins or parts
 * them. The caret stands on a grapheme border (UAX #29), and erasing takes whole graphemes. What
 * cannot stand in a text never gets in: control characters, bidi controls, what no terminal shows,
 * and combining marks with nothing to stand on or more than WRITING_MOST_MARKS in a row.
 *
 * All functions take a nav that fits (writing_fits) but for the first two. Needs a UTF-8 LC_CTYPE.
 * Floor: page. */
#ifndef PAGE_WRITING_H
#define PAGE_WRITING_H

#include "page/nav.h"

enum { WRITING_MOST_MARKS = 8 };

/* Puts input->text there, as far as it is clean and fits, and the caret at the end of the first
 * line (rows 0) or of the text. */
void writing_start(struct nav *nav, const struct input *input);

/* Whether NAV's text can stand in INPUT: its number of lines, and the caret within. */
bool writing_fits(const struct nav *nav, const struct input *input);

/* Puts character C before the caret, '\n' only where rows is not 0. False, and nothing happens,
 * where it cannot stand there or there is no room. */
bool writing_insert(struct nav *nav, const struct input *input, unsigned c);

/* Takes the grapheme (or the line's end, where rows is not 0) before the caret out, AHEAD that
 * behind it. */
bool writing_erase(struct nav *nav, const struct input *input, bool ahead);

/* Takes out what stands in the line before the caret (ERASE_START), behind it (ERASE_END), or the
 * word before it (ERASE_WORD), which at a line's start is what writing_erase takes. */
bool writing_erase_to(struct nav *nav, const struct input *input, enum intent intent);

/* Whether it was only for want of room that writing_insert did not take C. */
bool writing_is_full(const struct nav *nav, const struct input *input, unsigned c);

/* The lines there are, at least 1; the line the caret is in, from 0; puts the caret at the end of
 * LINE (clamped). */
int writing_lines(const struct nav *nav);
int writing_line(const struct nav *nav);
void writing_go(struct nav *nav, int line);

/* Moves the caret: LEFT, RIGHT by a grapheme; UP, DOWN by a row of at most COLUMNS as wrapped (0 =
 * rows are lines), FIRST, LAST to its ends. False when it stays. */
bool writing_move(struct nav *nav, enum intent intent, int columns);

/* TEXT broken into rows of at most COLUMNS (0 = only at newlines): where each begins; blanks at a
 * row's end hang beyond it. start[count] lies behind the text's end. `border`: per byte, whether a
 * grapheme begins there. */
struct writing_rows {
    int count;
    short start[TEXT_MOST + 2];
    char border[TEXT_MOST + 1];
};

void writing_wrap(const char *text, int columns, struct writing_rows *ret_rows);

/* Where the words of ROW end: before its newline, or where the next row begins. */
int writing_row_end(const char *text, const struct writing_rows *rows, int row);

/* The row that byte AT of the text belongs to. */
int writing_row(const struct writing_rows *rows, int at);

#endif
