/* SPDX-License-Identifier: MIT */
#include "workshop/lix.h"

#include <stdbool.h>
#include <wchar.h>
#include <wctype.h>

#include "base/utf8.h"

enum { LIX_LONG = 6 /* letters; a long word has more */ };

/* The words since the last end of a sentence. */
struct open {
    unsigned long words, long_words;
    unsigned letters; /* of the word that is being read */
    bool word;
};

static bool lix_is_end(unsigned c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case ':':
    case 0x2026: /* … */
    case 0x061F: /* Arabic question mark */
    case 0x06D4: /* Urdu full stop */
    case 0x0964: /* danda */
    case 0x3002: /* ideographic full stop */
    case 0xFF01:
    case 0xFF1F: return true;
    default: return false;
    }
}

/* Quotation marks and brackets, which may stand between the end of a sentence and the blank. */
static bool lix_is_mark(unsigned c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0xAB ||
           (c >= 0x2018 && c <= 0x201F);
}

static bool lix_is_blank(unsigned c)
{
    return c == ' ' || c == '\n' || c == 0xA0 || c == 0x202F;
}

/* Whether a sentence ends before AT, behind one of its signs. */
static bool lix_ends(const char *at)
{
    unsigned c = 0;
    bool blank = false;
    while (*at) {
        c = utf8_next(&at);
        if (c == '\n')
            return true;
        if (lix_is_blank(c))
            blank = true;
        else if (!lix_is_mark(c) && !lix_is_end(c))
            return blank && !iswlower((wint_t)c);
    }
    return true;
}

static void lix_word_ends(struct open *open)
{
    open->words += open->word;
    open->long_words += open->word && open->letters > LIX_LONG;
    open->word = false;
    open->letters = 0;
}

void lix_add(struct lix *lix, const char *text)
{
    struct open open = {0};
    while (*text) {
        const unsigned c = utf8_next(&text);
        if (iswalnum((wint_t)c)) {
            open.word = true;
            open.letters += iswalpha((wint_t)c) != 0;
        }
        if (lix_is_blank(c))
            lix_word_ends(&open);
        if (lix_is_end(c) && lix_ends(text)) {
            lix_word_ends(&open);
            lix->words += open.words;
            lix->long_words += open.long_words;
            lix->sentences += open.words > 0;
            open = (struct open){0};
        } else if (c == '\n') {
            open = (struct open){0};
        }
    }
}

double lix_sentence(const struct lix *lix)
{
    return lix->sentences > 0 ? (double)lix->words / (double)lix->sentences : 0;
}

double lix_value(const struct lix *lix)
{
    return lix->words > 0 ? lix_sentence(lix) + 100.0 * (double)lix->long_words / (double)lix->words
                          : 0;
}
