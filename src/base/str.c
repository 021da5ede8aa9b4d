/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/wipe.h"

enum { STR_FIRST = 256, STR_NEAR = 64 };

static void str_reserve(struct str *s, size_t more)
{
    if (more >= SIZE_MAX / 2 - s->length)
        bug_out_of_memory();
    const size_t need = s->length + more + 1;
    if (need <= s->room)
        return;
    size_t room = s->room ? s->room : STR_FIRST;
    while (room < need)
        room *= 2;
    char *text = malloc(room);
    if (!text)
        bug_out_of_memory();
    if (s->text)
        memcpy(text, s->text, s->length + 1);
    wipe(s->text, s->room);
    free(s->text);
    s->text = text;
    s->room = room;
}

void str_add_bytes(struct str *s, const char *bytes, size_t length)
{
    str_reserve(s, length);
    if (length)
        memcpy(s->text + s->length, bytes, length);
    s->length += length;
    s->text[s->length] = '\0';
}

void str_add(struct str *s, const char *text)
{
    str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
    str_add_bytes(s, &c, 1);
}

void str_addf(struct str *s, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        BUG("a format that printf refuses");
    str_reserve(s, (size_t)length);
    vsnprintf(s->text + s->length, (size_t)length + 1, format, again);
    va_end(again);
    s->length += (size_t)length;
}

const char *str_text(const struct str *s)
{
    return s->text ? s->text : "";
}

void str_clear(struct str *s)
{
    wipe(s->text, s->length);
    s->length = 0;
}

void str_release(struct str *s)
{
    wipe(s->text, s->room);
    free(s->text);
    *s = (struct str){0};
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_number(const char *text, long long least, long long most, long long *ret_number)
{
    const char *digits = text + (*text == '-' || *text == '+');
    if (*digits < '0' || *digits > '9')
        return false;
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (errno || *end || number < least || number > most)
        return false;
    *ret_number = number;
    return true;
}

unsigned str_distance(const char *a, const char *b, unsigned most)
{
    const size_t n = strlen(a), m = strlen(b);
    if (n > STR_NEAR || m > STR_NEAR || (n > m ? n - m : m - n) > most)
        return most + 1;
    unsigned char before[STR_NEAR + 1], row[STR_NEAR + 1], next[STR_NEAR + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = (unsigned char)j;
    memset(before, 0, sizeof before);
    unsigned least = 0;
    for (size_t i = 1; i <= n; i++) {
        const unsigned least_before = least;
        least = next[0] = (unsigned char)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned best = row[j - 1] + (a[i - 1] != b[j - 1] ? 1U : 0U);
            if (row[j] + 1U < best)
                best = row[j] + 1U;
            if (next[j - 1] + 1U < best)
                best = next[j - 1] + 1U;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1U < best)
                best = before[j - 2] + 1U;
            next[j] = (unsigned char)best;
            if (best < least)
                least = best;
        }
        /* A transposition reaches back two rows, no step further. */
        if (least > most && least_before > most)
            return most + 1;
        memcpy(before, row, sizeof before);
        memcpy(row, next, sizeof row);
    }
    return row[m] > most ? most + 1 : row[m];
}
