/* SPDX-License-Identifier: MIT */
/* A growing string on the heap, for output that is built piece by piece.
 *
 * `text` is always a valid NUL-terminated string once something was added, NULL before. A zeroed
 * struct is empty. Out of memory does not return. Floor: base. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
    char *text;
    size_t length, room;
};

void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t length);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text, "" when nothing was added yet. Valid until the next change. */
const char *str_text(const struct str *s);

void str_clear(struct str *s);
void str_release(struct str *s);

/* Whether the string TEXT begins with PREFIX. */
bool str_starts(const char *text, const char *prefix);

/* A whole decimal number of the entire string TEXT within LEAST..MOST (sign allowed, no blanks).
 * False for anything else; *ret_number is then untouched. */
bool str_number(const char *text, long long least, long long most, long long *ret_number);

/* Damerau-Levenshtein distance (optimal string alignment) of two ids, counted in bytes, cut off
 * at MOST + 1; strings over 64 bytes count as far apart. For "did you mean". */
unsigned str_distance(const char *a, const char *b, unsigned most);

#endif
