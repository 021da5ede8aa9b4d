/* SPDX-License-Identifier: MIT */
#include "proof/language_guess.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

enum { GUESS_FI, GUESS_EN, GUESS_SV, GUESS_LANGUAGES, GUESS_LONGEST = 12 };

/* Small letters, between blanks. */
static const struct {
    const char *tag, *words;
} guess_table[GUESS_LANGUAGES] = {
    {"fi",
     " ei eikä en et että hän hänelle häneltä hänen hänet ihan ja jo joka jonka jos jotka kaikki"
     " kanssa koska kuin kuinka kuka kun miksi mikä millainen miltä minulla minun minä missä"
     " miten mitä mutta muut myös niin nyt näin ole olen olet oli olivat olla ovat sen sinulla"
     " sinun sinut sinä sitten siitä tai tämä tämän tässä vain vielä voi voin voisin voit "},
    {"en",
     " about and are at but by can could do does from has have her his how if is it its my not of"
     " or our she so than that the their them then there they this to was what when where which"
     " who why will with would you your "},
    {"sv", " att av dig din ditt där ett från för hon hur här inte jag kan mig mycket måste när och"
           " också om på sig ska skulle som så till vad vi vill är "},
};

/* The language of TAG by its first subtag, or -1. */
static int guess_of_tag(const char *tag)
{
    for (int i = 0; i < GUESS_LANGUAGES; i++) {
        const size_t length = strlen(guess_table[i].tag);
        if (strncmp(tag, guess_table[i].tag, length) == 0 &&
            (tag[length] == '\0' || tag[length] == '-'))
            return i;
    }
    return -1;
}

struct word {
    char small[GUESS_LONGEST * 2 + 3]; /* in small letters, a blank before and behind; "" = too long
                                          to be a small word */
    bool dotted;                       /* has one of å, ä, ö */
};

/* The next word at *AT; false when there is none. Letters are those of ASCII and all others that
 * are no ASCII but the curly marks, which begin with E2. */
static bool guess_next(const char **at, struct word *ret_word)
{
    const char *s = *at;
    size_t length = 0;
    *ret_word = (struct word){.small = " "};
    while (*s && !((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
                   ((unsigned char)*s >= 0xC3 && (unsigned char)*s < 0xE2)))
        s++;
    if (!*s)
        return false;
    while ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
           ((unsigned char)*s >= 0xC3 && (unsigned char)*s < 0xE2)) {
        const char *from = s;
        const unsigned c = utf8_next(&s);
        const bool large = (c >= 'A' && c <= 'Z') || c == 0xC4 || c == 0xC5 || c == 0xD6;
        const unsigned small = large ? c + 0x20 : c;
        ret_word->dotted = ret_word->dotted || small == 0xE4 || small == 0xE5 || small == 0xF6;
        const size_t bytes = (size_t)(s - from);
        if (length + bytes <= (size_t)GUESS_LONGEST * 2) {
            memcpy(ret_word->small + 1 + length, from, bytes);
            if (large) /* the same bytes but for the bit of the small letters */
                ret_word->small[length + bytes] = (char)(ret_word->small[length + bytes] | 0x20);
        }
        length += bytes;
    }
    if (length <= (size_t)GUESS_LONGEST * 2)
        memcpy(ret_word->small + 1 + length, " ", 2);
    else
        ret_word->small[0] = '\0';
    *at = s;
    return true;
}

int language_small_words(const char *text)
{
    struct word word;
    int count = 0;
    while (guess_next(&text, &word)) {
        bool small = false;
        for (int i = 0; word.small[0] && i < GUESS_LANGUAGES; i++)
            small = small || strstr(guess_table[i].words, word.small);
        count += small;
    }
    return count;
}

const char *language_guess(const char *text, const char *tag)
{
    const int own = guess_of_tag(tag);
    int small[GUESS_LANGUAGES] = {0}, words = 0;
    bool dotted = false;
    struct word word;
    if (own < 0)
        return NULL;
    while (guess_next(&text, &word)) {
        words++;
        dotted = dotted || word.dotted;
        for (int i = 0; word.small[0] && i < GUESS_LANGUAGES; i++)
            small[i] += strstr(guess_table[i].words, word.small) != NULL;
    }
    if (dotted && own == GUESS_EN) {
        small[GUESS_FI]++;
        small[GUESS_SV]++;
    }
    int best = own == GUESS_FI ? GUESS_EN : GUESS_FI;
    for (int i = 0; i < GUESS_LANGUAGES; i++) {
        if (i != own && small[i] > small[best])
            best = i;
    }
    if (small[best] < LANGUAGE_GUESS_LEAST || small[best] * LANGUAGE_GUESS_SHARE < words ||
        small[best] < LANGUAGE_GUESS_TIMES * small[own])
        return NULL;
    return guess_table[best].tag;
}
