/* SPDX-License-Identifier: MIT */
/* A text is gathered symbol by symbol first; groups are looked at only when all of it is known to
 * be symbols, because whether a group is the last one is part of its check. */
#include "engine/resume_symbols.h"

#include <string.h>

enum {
    SYMBOLS_FIELD = 32,
    SYMBOLS_REDUCES = 0x25, /* x^5 + x^2 + 1 */
    SYMBOLS_MOST = RESUME_GROUPS * RESUME_GROUP
};

static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* SYMBOL * x. */
static int symbols_times_x(int symbol)
{
    symbol <<= 1;
    return symbol & SYMBOLS_FIELD ? symbol ^ SYMBOLS_REDUCES : symbol;
}

int resume_symbols_check(const unsigned char data[RESUME_DATA], int place, bool last)
{
    int sum = 0;
    for (int i = RESUME_DATA - 1; i >= 0; i--) /* Horner: x * (s1 + x * (s2 + x * s3)) */
        sum = symbols_times_x(sum ^ data[i]);
    return sum ^ (2 * place + last);
}

void resume_symbols_format(const unsigned char *data, int groups, char ret_text[RESUME_TEXT])
{
    char *out = ret_text;
    for (int g = 0; g < groups; g++, data += RESUME_DATA) {
        if (g > 0)
            *out++ = '-';
        for (int i = 0; i < RESUME_DATA; i++)
            *out++ = symbols[data[i]];
        *out++ = symbols[resume_symbols_check(data, g, g == groups - 1)];
    }
    *out = '\0';
}

/* The worth of a character; -1 = it has none. */
static int symbols_worth(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'I' || c == 'L')
        c = '1';
    if (c == 'O')
        c = '0';
    const char *at = c == '\0' ? NULL : strchr(symbols, c);
    return at ? (int)(at - symbols) : -1;
}

static bool symbols_pass_over(char c)
{
    return c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r';
}

static struct resume_flaw symbols_flaw(enum resume_error error, int group)
{
    return (struct resume_flaw){.error = error, .group = group};
}

/* Fills SYMBOL with the worths of what TEXT has; how many there are, at most SYMBOLS_MOST. */
static struct resume_flaw symbols_gather(const char *text, unsigned char symbol[SYMBOLS_MOST],
                                         int *ret_count)
{
    int count = 0;
    for (; *text; text++) {
        if (symbols_pass_over(*text))
            continue;
        const int worth = symbols_worth(*text);
        if (count == SYMBOLS_MOST)
            return symbols_flaw(RESUME_LONG, 0);
        if (worth < 0)
            return symbols_flaw(RESUME_SYMBOL, count / RESUME_GROUP + 1);
        symbol[count++] = (unsigned char)worth;
    }
    *ret_count = count;
    return symbols_flaw(count == 0 ? RESUME_EMPTY : RESUME_OK, 0);
}

static bool symbols_right(const unsigned char *group, int place, bool last)
{
    return group[RESUME_DATA] == resume_symbols_check(group, place, last);
}

/* The first group that is not what it should be. With a symbol missing or too many all groups
 * behind that are out of step, so the first wrong one is the nearest guess. */
static struct resume_flaw symbols_look(const unsigned char *symbol, int count)
{
    const int groups = count / RESUME_GROUP;
    const bool uneven = count % RESUME_GROUP != 0;
    for (int g = 0; g < groups; g++) {
        const unsigned char *group = symbol + g * RESUME_GROUP;
        const bool last = g == groups - 1 && !uneven;
        if (symbols_right(group, g, last))
            continue;
        const bool otherwise = symbols_right(group, g, !last);
        if (uneven)
            return symbols_flaw(RESUME_UNEVEN, otherwise ? g + 2 : g + 1);
        return symbols_flaw(!otherwise ? RESUME_WRONG : last ? RESUME_CUT : RESUME_BEYOND, g + 1);
    }
    return uneven ? symbols_flaw(RESUME_UNEVEN, groups + 1) : symbols_flaw(RESUME_OK, 0);
}

struct resume_flaw resume_symbols_parse(const char *text,
                                        unsigned char ret_data[RESUME_GROUPS * RESUME_DATA],
                                        int *ret_groups)
{
    unsigned char symbol[SYMBOLS_MOST];
    int count = 0;
    struct resume_flaw flaw = symbols_gather(text, symbol, &count);
    if (flaw.error == RESUME_OK)
        flaw = symbols_look(symbol, count);
    if (flaw.error != RESUME_OK)
        return flaw;
    *ret_groups = count / RESUME_GROUP;
    for (int g = 0; g < *ret_groups; g++)
        memcpy(ret_data + g * RESUME_DATA, symbol + g * RESUME_GROUP, RESUME_DATA);
    return flaw;
}
