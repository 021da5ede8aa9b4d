/* SPDX-License-Identifier: MIT */
/* Text into lines: markup away into a style per byte, then each paragraph filled greedily.
 *
 * libunistring says where UAX #14 allows a line to end and where UAX #29 ends a grapheme; the
 * widths are ours, since they must be what ncurses will do. Blanks at a line's end hang beyond it
 * and are cut. A word wider than a line is parted between graphemes. Net and mail addresses are one
 * word each, which UAX #14 does not know. */
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/layout_parts.h"
#include "page/markup.h"

enum { WRAP_FIRST_LINES = 8, WRAP_LEAST = 2 };

/* A text being wrapped. */
struct wrapping {
    struct arena *arena;
    char *plain;
    unsigned char *style; /* per byte of plain */
    short *pick;          /* per byte of plain; NULL = none. And with it: no line ends before it */
    bool *tied;
    char *rule;         /* per byte of the paragraph: WRAP_… */
    int first, columns; /* of the first line, of the others */
    struct wrap *wrap;
    int room;
};

enum { WRAP_GRAPHEME = 1, WRAP_MAY_END = 2 };

int layout_columns(const char *text, size_t length)
{
    int columns = 0;
    for (const char *p = text; p < text + length;) {
        const int width = utf8_width(utf8_next(&p));
        if (width > 0 && columns < INT_MAX - width)
            columns += width;
    }
    return columns;
}

static enum style wrap_style(enum style base, enum markup_type type)
{
    if (type == MARKUP_TEXT || base == STYLE_SELECTED || base == STYLE_TITLE)
        return base;
    return type == MARKUP_STRONG ? STYLE_STRONG : STYLE_TERM;
}

/* Fills plain and style. */
static size_t wrap_read(struct wrapping *w, enum style style, const char *text)
{
    const size_t room = strlen(text) + 1;
    struct markup_piece piece;
    size_t length = 0;

    w->plain = arena_alloc(w->arena, room);
    w->style = arena_alloc(w->arena, room);
    w->rule = arena_alloc(w->arena, room);
    while (markup_next(&text, &piece)) {
        for (size_t i = 0; i < piece.length; i++, length++) {
            const char c = piece.shown[i];
            w->plain[length] = (unsigned char)c < ' ' && c != '\n' ? ' ' : c;
            w->style[length] = (unsigned char)wrap_style(style, piece.type);
        }
    }
    return length;
}

/* Whether the byte AT looks and means the same as the one before it. */
static bool wrap_same(const struct wrapping *w, size_t at)
{
    return w->style[at] == w->style[at - 1] && (!w->pick || w->pick[at] == w->pick[at - 1]);
}

/* Adds a line of the bytes from START to END (blanks at its end already cut). */
static void wrap_line(struct wrapping *w, size_t start, size_t end)
{
    struct wrap *wrap = w->wrap;
    if (wrap->lines == w->room) {
        const int room = w->room ? w->room * 2 : WRAP_FIRST_LINES;
        struct line *line = arena_array(w->arena, (size_t)room, sizeof *line);
        if (wrap->lines)
            memcpy(line, wrap->line, (size_t)wrap->lines * sizeof *line);
        wrap->line = line;
        w->room = room;
    }
    struct line *line = &wrap->line[wrap->lines++];
    memset(line, 0, sizeof *line);
    line->choice = -1;

    int count = 0;
    for (size_t i = start; i < end; i++)
        count += i == start || !wrap_same(w, i);
    line->run = arena_array(w->arena, (size_t)count, sizeof *line->run);
    int column = 0;
    for (size_t i = start; i < end;) {
        size_t next = i + 1;
        while (next < end && wrap_same(w, next))
            next++;
        line->run[line->runs++] = (struct run){
            .style = (enum style)w->style[i],
            .column = column,
            .pick = w->pick ? w->pick[i] : 0,
            .text = w->plain + i,
            .length = next - i,
        };
        column += layout_columns(w->plain + i, next - i);
        i = next;
    }
    line->room = line->runs;
    if (column > wrap->widest)
        wrap->widest = column;
}

/* Where the run of characters that addresses are made of ends, from AT on. *RET_ADDRESS: whether it
 * is one: somebody's, or with "://" in it. */
static size_t wrap_address(const struct wrapping *w, size_t at, size_t end, bool *ret_address)
{
    static const char marks[] = ".@-_/:+%~?&=#";
    *ret_address = false;
    while (at < end) {
        const char *start = w->plain + at, *next = start;
        const unsigned c = utf8_next(&next);
        const bool mark = c < 0x80 && strchr(marks, (int)c) != NULL;
        if (!mark && !uc_is_alpha(c) && !(c >= '0' && c <= '9'))
            break;
        *ret_address = *ret_address || c == '@' || (end - at > 3 && str_starts(start, "://"));
        at += (size_t)(next - start);
    }
    return at;
}

/* Addresses that fit a line are not parted, between the bytes START and END. */
static void wrap_addresses(struct wrapping *w, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        bool address;
        const size_t stop = wrap_address(w, at, end, &address);
        if (address && layout_columns(w->plain + at, stop - at) <= w->columns) {
            for (size_t i = at + 1; i < stop; i++)
                w->rule[i] = (char)(w->rule[i] & ~WRAP_MAY_END);
        }
        at = stop;
        if (at < end) {
            const char *next = w->plain + at;
            utf8_next(&next);
            at = (size_t)(next - w->plain);
        }
    }
}

/* Marks per byte of the paragraph START to END where graphemes begin and where a line may end. */
static void wrap_rules(struct wrapping *w, size_t start, size_t end)
{
    const uint8_t *text = (const uint8_t *)w->plain + start;
    const size_t length = end - start;
    char *other = arena_alloc(w->arena, length);
    u8_grapheme_breaks(text, length, other);
    u8_possible_linebreaks(text, length, "UTF-8", w->rule + start);
    for (size_t i = 0; i < length; i++) {
        const bool tied = w->pick && w->tied[start + i];
        const bool may_end = w->rule[start + i] == UC_BREAK_POSSIBLE && !tied;
        w->rule[start + i] = (char)((other[i] ? WRAP_GRAPHEME : 0) | (may_end ? WRAP_MAY_END : 0));
    }
    wrap_addresses(w, start, end);
}

static size_t wrap_trim(const struct wrapping *w, size_t start, size_t end)
{
    while (end > start && w->plain[end - 1] == ' ')
        end--;
    return end;
}

static void wrap_paragraph(struct wrapping *w, size_t start, size_t end)
{
    /* Blanks at the very beginning are somebody's alignment. */
    while (start > 0 && start < end && w->plain[start] == ' ')
        start++;
    end = wrap_trim(w, start, end);
    if (start == end)
        return;
    wrap_rules(w, start, end);

    size_t may_end = start;
    int columns = 0;
    for (size_t at = start; at < end;) {
        size_t next = at + 1;
        while (next < end && !(w->rule[next] & WRAP_GRAPHEME))
            next++;
        if (at > start && (w->rule[at] & WRAP_MAY_END))
            may_end = at;
        const int width = layout_columns(w->plain + at, next - at);
        const bool blank = next == at + 1 && w->plain[at] == ' ';
        const int most = w->wrap->lines == 0 ? w->first : w->columns;
        if (!blank && at > start && columns + width > most) {
            const size_t stop = may_end > start ? may_end : at;
            wrap_line(w, start, wrap_trim(w, start, stop));
            at = start = may_end = stop;
            columns = 0;
            continue;
        }
        columns += width;
        at = next;
    }
    wrap_line(w, start, end);
}

/* The paragraphs of the LENGTH bytes that were read. */
static void wrap_all(struct wrapping *w, size_t length, bool gap)
{
    for (size_t start = 0; start < length;) {
        const char *newline = memchr(w->plain + start, '\n', length - start);
        const size_t end = newline ? (size_t)(newline - w->plain) : length;
        if (wrap_trim(w, start, end) > start) {
            if (gap && w->wrap->lines > 0)
                wrap_line(w, start, start);
            wrap_paragraph(w, start, end);
        }
        start = end + 1;
    }
    if (w->wrap->lines == 0)
        wrap_line(w, 0, 0);
}

static void wrap_text(struct arena *arena, enum style style, const char *text, int first,
                      int columns, bool gap, struct wrap *ret_wrap)
{
    struct wrap wrap = {0};
    struct wrapping w = {
        .arena = arena,
        .first = first < WRAP_LEAST ? WRAP_LEAST : first,
        .columns = columns < WRAP_LEAST ? WRAP_LEAST : columns,
        .wrap = &wrap,
    };
    wrap_all(&w, wrap_read(&w, style, text ? text : ""), gap);
    *ret_wrap = wrap;
}

void layout_wrap_spans(struct arena *arena, const struct span *span, int spans, int columns,
                       struct wrap *ret_wrap)
{
    struct wrap wrap = {0};
    size_t length = 0, at = 0;
    for (int i = 0; i < spans; i++)
        length += span[i].length;
    columns = columns < WRAP_LEAST ? WRAP_LEAST : columns;
    struct wrapping w = {
        .arena = arena,
        .plain = arena_alloc(arena, length + 1),
        .style = arena_alloc(arena, length + 1),
        .pick = arena_array(arena, length + 1, sizeof *w.pick),
        .tied = arena_alloc(arena, length + 1),
        .rule = arena_alloc(arena, length + 1),
        .first = columns,
        .columns = columns,
        .wrap = &wrap,
    };
    for (int i = 0; i < spans; i++) {
        for (size_t byte = 0; byte < span[i].length; byte++, at++) {
            const char c = span[i].text[byte];
            w.plain[at] = (unsigned char)c < ' ' && c != '\n' ? ' ' : c;
            w.style[at] = (unsigned char)span[i].style;
            w.pick[at] = (short)span[i].pick;
            w.tied[at] = byte == 0 && span[i].tied;
        }
    }
    wrap_all(&w, length, false);
    *ret_wrap = wrap;
}

void layout_wrap(struct arena *arena, enum style style, const char *text, int columns, bool gap,
                 struct wrap *ret_wrap)
{
    wrap_text(arena, style, text, columns, columns, gap, ret_wrap);
}

const char *layout_plain(struct arena *arena, const char *text)
{
    if (!text)
        return "";
    char *plain = arena_alloc(arena, strlen(text) + 1);
    struct markup_piece piece;
    size_t length = 0;
    while (markup_next(&text, &piece)) {
        for (size_t i = 0; i < piece.length; i++)
            plain[length++] = (unsigned char)piece.shown[i] < ' ' ? ' ' : piece.shown[i];
    }
    return plain;
}

const char *layout_repeat(struct arena *arena, const char *sign, int count)
{
    const size_t length = strlen(sign);
    char *text = arena_alloc(arena, (count > 0 ? (size_t)count : 0) * length + 1);
    for (int i = 0; i < count; i++)
        memcpy(text + (size_t)i * length, sign, length);
    return text;
}

const char *layout_cut(struct arena *arena, const char *text, int columns, const char *mark)
{
    const size_t length = strlen(text);
    if (layout_columns(text, length) <= columns)
        return text;
    if (columns <= 0)
        return "";
    const int room = columns - utf8_columns(mark);
    if (room < 0)
        return layout_cut(arena, mark, columns, "");

    char *starts = arena_alloc(arena, length);
    u8_grapheme_breaks((const uint8_t *)text, length, starts);
    size_t kept = 0;
    int used = 0;
    for (size_t at = 0; at < length;) {
        size_t next = at + 1;
        while (next < length && !starts[next])
            next++;
        used += layout_columns(text + at, next - at);
        if (used > room)
            break;
        kept = at = next;
    }
    while (kept > 0 && text[kept - 1] == ' ')
        kept--;
    return arena_format(arena, "%.*s%s", (int)kept, text, mark);
}

void layout_wrap_plain(const char *text, int columns, int indent, struct str *out)
{
    struct arena arena = {0};
    struct wrap wrap;
    if (indent < 0)
        indent = 0;
    wrap_text(&arena, STYLE_PLAIN, text, columns, columns - indent, true, &wrap);
    if (wrap.widest == 0)
        wrap.lines = 0;
    for (int i = 0; i < wrap.lines; i++) {
        for (int n = 0; i > 0 && n < indent && wrap.line[i].runs > 0; n++)
            str_add_char(out, ' ');
        for (int run = 0; run < wrap.line[i].runs; run++)
            str_add_bytes(out, wrap.line[i].run[run].text, wrap.line[i].run[run].length);
        str_add_char(out, '\n');
    }
    arena_release(&arena);
}
