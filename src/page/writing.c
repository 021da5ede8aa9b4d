/* SPDX-License-Identifier: MIT */
/* A text of 2,000 bytes needs no clever structure: insertions move the tail, and graphemes are
 * looked for anew in the line at hand. Only a refusal must be cheap, since a paste may hold a
 * hundred thousand characters that find no room. */
#include "page/writing.h"

#include <stdint.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "base/str.h"
#include "base/utf8.h"

/* --- places in the text -------------------------------------------------------------------- */

static int writing_line_start(const char *text, int at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

static int writing_line_end(const char *text, int at)
{
    return at + (int)strcspn(text + at, "\n");
}

/* The grapheme border of AT's line behind AT (STEP 1), before it (-1), or nearest from AT on (0);
 * AT itself at the line's end. */
static int writing_border(const char *text, int at, int step)
{
    const int start = writing_line_start(text, at), end = writing_line_end(text, at);
    char border[TEXT_MOST + 1];
    if (at == (step < 0 ? start : end))
        return at;
    u8_grapheme_breaks((const uint8_t *)text + start, (size_t)(end - start), border);
    at += step;
    while (at > start && at < end && !border[at - start])
        at += step < 0 ? -1 : 1;
    return at;
}

static void writing_cut(struct nav *nav, int from, int to)
{
    memmove(nav->text + from, nav->text + to, strlen(nav->text + to) + 1);
    nav->caret = writing_border(nav->text, from, 0); /* what came together may be one grapheme */
}

int writing_lines(const struct nav *nav)
{
    int lines = 1;
    for (const char *at = nav->text; (at = strchr(at, '\n')); at++)
        lines++;
    return lines;
}

int writing_line(const struct nav *nav)
{
    int line = 0;
    for (int i = 0; i < nav->caret; i++)
        line += nav->text[i] == '\n';
    return line;
}

void writing_go(struct nav *nav, int line)
{
    int at = writing_line_end(nav->text, 0);
    for (; line > 0 && nav->text[at]; line--)
        at = writing_line_end(nav->text, at + 1);
    nav->caret = at;
}

/* --- writing ------------------------------------------------------------------------------- */

static bool writing_takes(unsigned c)
{
    static const unsigned replacement = 0xFFFD; /* what a mistake in the bytes was made to before */
    return c >= 0x20 && c <= 0x10FFFF && c != replacement && utf8_is_clean(c) && utf8_width(c) >= 0;
}

/* Whether a combining mark more can stand before the caret. */
static bool writing_takes_mark(const struct nav *nav)
{
    int marks = 0;
    for (int at = nav->caret; at > 0 && nav->text[at - 1] != '\n';) {
        do {
            at--;
        } while (at > 0 && ((unsigned char)nav->text[at] & 0xC0) == 0x80);
        const char *c = nav->text + at;
        if (utf8_width(utf8_next(&c)) != 0)
            return marks < WRITING_MOST_MARKS;
        marks++;
    }
    return false; /* nothing that it could stand on */
}

/* Whether C can stand before the caret, if there is room. */
static bool writing_may_stand(const struct nav *nav, const struct input *input, unsigned c)
{
    if (c == '\n')
        return input->rows > 0;
    return writing_takes(c) && (utf8_width(c) != 0 || writing_takes_mark(nav));
}

bool writing_is_full(const struct nav *nav, const struct input *input, unsigned c)
{
    enum { LONGEST = 4 }; /* bytes of a character */
    return strlen(nav->text) + LONGEST > TEXT_MOST && writing_may_stand(nav, input, c);
}

bool writing_insert(struct nav *nav, const struct input *input, unsigned c)
{
    const size_t length = strlen(nav->text);
    if (length >= TEXT_MOST || !writing_may_stand(nav, input, c))
        return false;
    struct str bytes = {0};
    utf8_add(&bytes, c);
    const bool fits = length + bytes.length <= TEXT_MOST;
    if (fits) {
        char *at = nav->text + nav->caret;
        memmove(at + bytes.length, at, length - (size_t)nav->caret + 1);
        memcpy(at, bytes.text, bytes.length);
        nav->caret = writing_border(nav->text, nav->caret + (int)bytes.length, 0);
    }
    str_release(&bytes);
    return fits;
}

bool writing_erase(struct nav *nav, const struct input *input, bool ahead)
{
    const int at = nav->caret;
    int to = writing_border(nav->text, at, ahead ? 1 : -1);
    if (to == at && input->rows > 0 && (ahead ? nav->text[at] != '\0' : at > 0))
        to += ahead ? 1 : -1;
    if (to == at)
        return false;
    writing_cut(nav, ahead ? at : to, ahead ? to : at);
    return true;
}

/* Where the word before the caret begins, over the blanks between. */
static int writing_word(const struct nav *nav)
{
    int at = nav->caret;
    while (at > 0 && nav->text[at - 1] == ' ')
        at--;
    while (at > 0 && nav->text[at - 1] != ' ' && nav->text[at - 1] != '\n')
        at--;
    return at;
}

bool writing_erase_to(struct nav *nav, const struct input *input, enum intent intent)
{
    const int at = nav->caret;
    int from = at, to = at;
    if (intent == INTENT_ERASE_START)
        from = writing_line_start(nav->text, at);
    else if (intent == INTENT_ERASE_END)
        to = writing_line_end(nav->text, at);
    else
        from = writing_word(nav);
    if (from == to)
        return intent == INTENT_ERASE_WORD && writing_erase(nav, input, false);
    writing_cut(nav, from, to);
    return true;
}

void writing_start(struct nav *nav, const struct input *input)
{
    const int lines = input->rows <= 0 && input->choices > 1 ? input->choices : 1;
    memset(nav->text, 0, sizeof nav->text);
    memset(nav->text, '\n', (size_t)lines - 1);
    nav->caret = 0;
    for (const char *at = input->text ? input->text : ""; *at;) {
        const unsigned c = utf8_next(&at);
        if (c != '\n' || input->rows > 0)
            writing_insert(nav, input, c);
        else if (nav->text[nav->caret] == '\n')
            nav->caret++;
        else
            writing_insert(nav, input, ' ');
    }
    if (input->rows <= 0)
        writing_go(nav, 0);
}

bool writing_fits(const struct nav *nav, const struct input *input)
{
    const char *end = memchr(nav->text, '\0', sizeof nav->text);
    if (!end || nav->caret < 0 || nav->caret > end - nav->text)
        return false;
    if (((unsigned char)nav->text[nav->caret] & 0xC0) == 0x80)
        return false;
    return input->rows > 0 || writing_lines(nav) == (input->choices > 1 ? input->choices : 1);
}

/* --- rows ---------------------------------------------------------------------------------- */

static int writing_columns(const char *text, int length)
{
    int columns = 0;
    for (const char *at = text; at < text + length;) {
        const int width = utf8_width(utf8_next(&at));
        columns += width > 0 ? width : 0;
    }
    return columns;
}

/* The rows of the line from START to END. Greedy, like layout_wrap.c, but no blank is lost: the
 * caret can stand behind each. */
static void writing_wrap_line(const char *text, int start, int end, int columns,
                              struct writing_rows *rows)
{
    char may_end[TEXT_MOST + 1];
    rows->start[rows->count++] = (short)start;
    if (start == end)
        return;
    const uint8_t *bytes = (const uint8_t *)text + start;
    u8_grapheme_breaks(bytes, (size_t)(end - start), rows->border + start);
    u8_possible_linebreaks(bytes, (size_t)(end - start), "UTF-8", may_end);
    int row = start, stop = start, used = 0;
    for (int at = start; at < end;) {
        int next = at + 1;
        while (next < end && !rows->border[next])
            next++;
        if (at > row && may_end[at - start] == UC_BREAK_POSSIBLE)
            stop = at;
        const int width = writing_columns(text + at, next - at);
        if (columns > 0 && text[at] != ' ' && at > row && used + width > columns) {
            at = row = stop = stop > row ? stop : at;
            rows->start[rows->count++] = (short)row;
            used = 0;
            continue;
        }
        used += width;
        at = next;
    }
}

void writing_wrap(const char *text, int columns, struct writing_rows *ret_rows)
{
    int end = 0;
    ret_rows->count = 0;
    memset(ret_rows->border, 0, sizeof ret_rows->border);
    for (int start = 0;; start = end + 1) {
        end = writing_line_end(text, start);
        writing_wrap_line(text, start, end, columns, ret_rows);
        ret_rows->border[end] = 1;
        if (!text[end])
            break;
    }
    ret_rows->start[ret_rows->count] = (short)(end + 1);
}

int writing_row_end(const char *text, const struct writing_rows *rows, int row)
{
    const int next = rows->start[row + 1];
    const char last = text[next - 1];
    return last == '\n' || last == '\0' ? next - 1 : next;
}

int writing_row(const struct writing_rows *rows, int at)
{
    int row = 0;
    while (row + 1 < rows->count && rows->start[row + 1] <= at)
        row++;
    return row;
}

/* The last place of the caret in ROW: where the words end, but before the grapheme that ends a row
 * within a line, since behind it is the next row. */
static int writing_row_last(const char *text, const struct writing_rows *rows, int row)
{
    int last = writing_row_end(text, rows, row);
    if (last < rows->start[row + 1])
        return last;
    do {
        last--;
    } while (last > rows->start[row] && !rows->border[last]);
    return last;
}

/* The place in ROW that COLUMNS lie before, as many as there are. */
static int writing_row_at(const char *text, const struct writing_rows *rows, int row, int columns)
{
    const int last = writing_row_last(text, rows, row);
    int at = rows->start[row];
    while (at < last) {
        int next = at + 1;
        while (next < last && !rows->border[next])
            next++;
        columns -= writing_columns(text + at, next - at);
        if (columns < 0)
            break;
        at = next;
    }
    return at;
}

/* --- moving -------------------------------------------------------------------------------- */

static int writing_aim(const struct nav *nav, enum intent intent, int columns)
{
    const int at = nav->caret;
    if (intent == INTENT_LEFT || intent == INTENT_RIGHT) {
        const int step = intent == INTENT_LEFT ? -1 : 1;
        const int to = writing_border(nav->text, at, step);
        if (to != at || (step < 0 ? at == 0 : !nav->text[at]))
            return to;
        return at + step; /* over the line's end */
    }
    struct writing_rows rows;
    writing_wrap(nav->text, columns, &rows);
    const int row = writing_row(&rows, at);
    const int before = writing_columns(nav->text + rows.start[row], at - rows.start[row]);
    if (intent == INTENT_UP && row > 0)
        return writing_row_at(nav->text, &rows, row - 1, before);
    if (intent == INTENT_DOWN && row + 1 < rows.count)
        return writing_row_at(nav->text, &rows, row + 1, before);
    if (intent == INTENT_FIRST)
        return rows.start[row];
    return intent == INTENT_LAST ? writing_row_last(nav->text, &rows, row) : at;
}

bool writing_move(struct nav *nav, enum intent intent, int columns)
{
    const int to = writing_aim(nav, intent, columns);
    const bool moved = to != nav->caret;
    nav->caret = to;
    return moved;
}
