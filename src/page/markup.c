/* SPDX-License-Identifier: MIT */
/* A reader without state: everything about a piece is decided by the bytes from its first one on.
 *
 * So nothing nests: a star opens a stressed run only when another star closes it in the same
 * paragraph with no escape and no term between; otherwise it is itself. In the same way `[[` opens
 * a term only when `]]` comes before another `[[` and before the paragraph's end. Each look ahead
 * stops where the next one would begin, so reading is linear in any text. */
#include "page/markup.h"

#include <string.h>

#include "base/str.h"

static bool markup_is_sign(char c)
{
    return c == '*' || c == '[' || c == '\\';
}

/* The star that closes the run opened by the one at OPEN, or NULL. */
static const char *markup_strong_end(const char *open)
{
    const char *p = open + 1;
    if (*p == ' ')
        return NULL;
    for (; *p && *p != '\n' && *p != '\\'; p++) {
        if (*p == '*')
            return p > open + 1 ? p : NULL;
        if (p[0] == '[' && p[1] == '[')
            return NULL;
    }
    return NULL;
}

/* The first bracket of the `]]` that closes the `[[` at OPEN, or NULL. */
static const char *markup_term_end(const char *open)
{
    for (const char *p = open + 2; *p && *p != '\n'; p++) {
        if (p[0] == ']' && p[1] == ']')
            return p;
        if (p[0] == '[' && p[1] == '[')
            return NULL;
    }
    return NULL;
}

/* Fills PIECE with what stands between OPEN and END. False when there is no word in it. */
static bool markup_term(const char *open, const char *end, struct markup_piece *piece)
{
    const char *inside = open + 2;
    const size_t length = (size_t)(end - inside);
    const char *bar = memchr(inside, '|', length);
    const size_t term_length = bar ? (size_t)(bar - inside) : length;
    if (term_length == 0)
        return false;

    *piece = (struct markup_piece){MARKUP_TERM, inside, term_length, inside, term_length};
    if (bar && bar + 1 < end) {
        piece->shown = bar + 1;
        piece->length = (size_t)(end - bar - 1);
    }
    return true;
}

bool markup_next(const char **at, struct markup_piece *ret_piece)
{
    const char *p = *at;
    if (!*p)
        return false;

    if (*p == '*') {
        const char *end = markup_strong_end(p);
        if (end) {
            *ret_piece =
                (struct markup_piece){MARKUP_STRONG, p + 1, (size_t)(end - p - 1), NULL, 0};
            *at = end + 1;
            return true;
        }
    } else if (p[0] == '[' && p[1] == '[') {
        const char *end = markup_term_end(p);
        if (end && markup_term(p, end, ret_piece)) {
            *at = end + 2;
            return true;
        }
    } else if (p[0] == '\\' && markup_is_sign(p[1])) {
        *ret_piece = (struct markup_piece){MARKUP_TEXT, p + 1, 1, NULL, 0};
        *at = p + 2;
        return true;
    }

    /* Plain up to the next sign; the first byte is plain even when it looks like one. */
    const char *end = p + 1;
    while (*end && !markup_is_sign(*end))
        end++;
    *ret_piece = (struct markup_piece){MARKUP_TEXT, p, (size_t)(end - p), NULL, 0};
    *at = end;
    return true;
}

void markup_add_plain(struct str *out, const char *text)
{
    struct markup_piece piece;
    while (markup_next(&text, &piece))
        str_add_bytes(out, piece.shown, piece.length);
}
