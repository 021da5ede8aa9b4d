/* SPDX-License-Identifier: MIT */
/* A number in symbols that people read off one screen and type into another, so made that a slip of
 * the hand is found and the place of it can be named.
 *
 * Symbols are Crockford's base 32 (https://www.crockford.com/base32.html): the digits and the
 * letters without I, L, O and U, worth 0 to 31 in that order. Reading takes small letters for
 * capitals, I and L for 1, O for 0, and passes over blanks and hyphens wherever they stand.
 *
 * A code is 1 to 16 groups of four symbols, written XXXX-XXXX-…: three data symbols s1 s2 s3 and a
 * check symbol
 *
 *     s4 = a*s1 + a^2*s2 + a^3*s3 + k
 *
 * reckoned in GF(32), the polynomials over GF(2) modulo x^5 + x^2 + 1, a = x; bit i of a symbol is
 * the coefficient of x^i, so that + is exclusive or. k = 2 * place + last, with the group's place
 * counted from 0 and last = 1 for the code's last group, else 0: 32 different numbers.
 *
 * The weights a, a^2, a^3 and 1 are different and not 0 and so are their differences. Therefore:
 * - one wrong symbol in a group is always found,
 * - so is one swap of two different symbols in a group, side by side or not,
 * - so is every group at another place than its own, and
 * - so is a code whose last groups are missing or that has groups behind its end.
 * Anything else in one group stays unseen once in 32 times. Sixteen groups is as far as different k
 * go; that is why a code has no more. Nothing here is a secret or keeps one.
 *
 * Pure. Floor: engine. */
#ifndef ENGINE_RESUME_SYMBOLS_H
#define ENGINE_RESUME_SYMBOLS_H

#include <stdbool.h>

enum {
    RESUME_GROUP = 4, /* symbols in a group, */
    RESUME_DATA = 3,  /* of which are data */
    RESUME_BITS = 5,  /* in a symbol */
    RESUME_GROUPS = 16,
    RESUME_TEXT = RESUME_GROUPS * (RESUME_GROUP + 1) /* bytes of a code with hyphens and NUL */
};

/* What is wrong with a text that should be a code. */
enum resume_error {
    RESUME_OK,
    RESUME_EMPTY,   /* nothing but blanks and hyphens */
    RESUME_SYMBOL,  /* the group holds a character that is no symbol */
    RESUME_LONG,    /* more than 16 groups */
    RESUME_UNEVEN,  /* not whole groups: in this one a symbol is missing or too many */
    RESUME_WRONG,   /* the group has a slip in it or stands at a wrong place */
    RESUME_CUT,     /* the last group has a slip in it, or groups behind it are missing */
    RESUME_BEYOND,  /* the group has a slip in it, or is the last and those behind are too many */
    RESUME_VERSION, /* of another version of the format (engine/resume.h) */
    RESUME_PACK,    /* of another pack */
    RESUME_EDITION, /* of the same pack with other steps, tasks, questions or actions */
    RESUME_REST     /* says more than there is to say: made by no program */
};

/* `group` from 1 for SYMBOL, UNEVEN, WRONG, CUT and BEYOND, else 0. */
struct resume_flaw {
    enum resume_error error;
    int group;
};

/* The check symbol of the three DATA symbols of the group at PLACE, 0 to 15. */
int resume_symbols_check(const unsigned char data[RESUME_DATA], int place, bool last);

/* Writes the code of 3 * GROUPS data symbols, each below 32. */
void resume_symbols_format(const unsigned char *data, int groups, char ret_text[RESUME_TEXT]);

/* Reads any text: the data symbols and how many groups they are. What is no symbol is told before
 * what is wrong with groups; of several flaws of a sort, the one that stands first. Outputs are
 * untouched unless the error is RESUME_OK. */
struct resume_flaw resume_symbols_parse(const char *text,
                                        unsigned char ret_data[RESUME_GROUPS * RESUME_DATA],
                                        int *ret_groups);

#endif
