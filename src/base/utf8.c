/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

#include "base/str.h"

enum { UTF8_MOST_MARKS = 8 };

/* Length of the valid sequence at P, 0 if there is none. Table 3-7 of the Unicode Standard. */
static size_t utf8_sequence(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    const size_t need = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < need)
        return 0;
    unsigned char least = 0x80, most = 0xBF;
    switch (p[0]) {
    case 0xE0: least = 0xA0; break;
    case 0xED: most = 0x9F; break;
    case 0xF0: least = 0x90; break;
    case 0xF4: most = 0x8F; break;
    default: break;
    }
    if (p[1] < least || p[1] > most)
        return 0;
    for (size_t i = 2; i < need; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    }
    return need;
}

size_t utf8_valid(const char *s, size_t length)
{
    size_t at = 0;
    while (at < length) {
        const size_t n = utf8_sequence((const unsigned char *)s + at, length - at);
        if (n == 0)
            break;
        at += n;
    }
    return at;
}

unsigned utf8_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    if (p[0] < 0x80) {
        *s += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *s += 2;
        return (p[0] & 0x1FU) << 6 | (p[1] & 0x3FU);
    }
    if (p[0] < 0xF0) {
        *s += 3;
        return (p[0] & 0x0FU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
    }
    *s += 4;
    return (p[0] & 0x07U) << 18 | (p[1] & 0x3FU) << 12 | (p[2] & 0x3FU) << 6 | (p[3] & 0x3FU);
}

void utf8_add(struct str *out, unsigned c)
{
    char b[4];
    if (c < 0x80) {
        b[0] = (char)c;
        str_add_bytes(out, b, 1);
    } else if (c < 0x800) {
        b[0] = (char)(0xC0 | c >> 6);
        b[1] = (char)(0x80 | (c & 0x3F));
        str_add_bytes(out, b, 2);
    } else if (c < 0x10000) {
        b[0] = (char)(0xE0 | c >> 12);
        b[1] = (char)(0x80 | (c >> 6 & 0x3F));
        b[2] = (char)(0x80 | (c & 0x3F));
        str_add_bytes(out, b, 3);
    } else {
        b[0] = (char)(0xF0 | c >> 18);
        b[1] = (char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (char)(0x80 | (c >> 6 & 0x3F));
        b[3] = (char)(0x80 | (c & 0x3F));
        str_add_bytes(out, b, 4);
    }
}

size_t utf8_count(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

static bool utf8_within(unsigned c, unsigned least, unsigned most)
{
    return c >= least && c <= most;
}

bool utf8_is_clean(unsigned c)
{
    if (c < 0x20)
        return c == '\n';
    if (c < 0x7F)
        return true;
    static const struct {
        unsigned first, last;
    } unclean[] = {{0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
                   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},
                   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},   {0xD800, 0xF8FF},
                   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
                   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xF0000, UINT_MAX}};
    for (size_t i = 0; i < sizeof unclean / sizeof *unclean; i++) {
        if (utf8_within(c, unclean[i].first, unclean[i].last))
            return false;
    }
    return (c & 0xFFFE) != 0xFFFE;
}

void utf8_add_clean(struct str *out, const char *bytes, size_t length)
{
    static const unsigned replacement = 0xFFFD;
    const char *at = bytes, *end = bytes + length;
    unsigned marks = 0;

    while (at < end) {
        const size_t n = utf8_sequence((const unsigned char *)at, (size_t)(end - at));
        if (n == 0) {
            utf8_add(out, replacement);
            at++;
            marks = 0;
            continue;
        }
        const char *start = at;
        const unsigned c = utf8_next(&at);
        const bool mark = c >= 0x300 && utf8_width(c) == 0;
        marks = mark ? marks + 1 : 0;
        if (marks > UTF8_MOST_MARKS)
            continue;
        if (c == '\t')
            str_add_char(out, ' ');
        else if (utf8_is_clean(c))
            str_add_bytes(out, start, n);
        else
            utf8_add(out, replacement);
    }
}

int utf8_width(unsigned c)
{
    if (c >= 0x20 && c < 0x7F)
        return 1;
    return wcwidth((wchar_t)c);
}

int utf8_columns(const char *s)
{
    int columns = 0;
    while (*s) {
        const int width = utf8_width(utf8_next(&s));
        columns += width > 0 ? width : 0;
    }
    return columns;
}
