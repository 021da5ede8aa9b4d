/* SPDX-License-Identifier: MIT */
/* UTF-8 as Unicode 15 section 3.9 and RFC 3629 define it; checked once at each border.
 *
 * Inside the program every string is valid UTF-8 and passed the sanitiser, so readers need no error
 * path. Floor: base. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

struct str;

/* Length of the longest valid prefix of the LENGTH bytes at S; equals LENGTH when all is valid. */
size_t utf8_valid(const char *s, size_t length);

/* The code point at *S (valid, not at its end); moves *S behind it. */
unsigned utf8_next(const char **s);

/* Appends code point C (a scalar value). */
void utf8_add(struct str *out, unsigned c);

/* Code points in the string S. */
size_t utf8_count(const char *s);

/* Whether a code point may reach a terminal from outside text: no C0 (but newline), DEL, C1, bidi
 * control (061C, 200E/F, 202A-E, 2066-9), line separator, tag, private use or non-character, and
 * nothing that has no looks of its own: Default_Ignorable_Code_Point of the Unicode Character
 * Database (zero width, fillers, invisible operators) but for the variation selectors FE00-F, which
 * emoji carry. */
bool utf8_is_clean(unsigned c);

/* Appends the LENGTH bytes at BYTES as clean text: invalid bytes and unclean code points become
 * U+FFFD, tab becomes a blank, more than 8 combining marks in a row are dropped. The one way from
 * outside bytes to any output. */
void utf8_add_clean(struct str *out, const char *bytes, size_t length);

/* Terminal columns of code point C as ncursesw counts them: wcwidth(3), 0 for combining marks;
 * -1 what no terminal shows. Needs a UTF-8 LC_CTYPE. */
int utf8_width(unsigned c);

/* Terminal columns of the string S; code points of width -1 count 0. */
int utf8_columns(const char *s);

#endif
