/* SPDX-License-Identifier: MIT */
/* What an author, a player or the machine got wrong: a value with a place, a code and a hint.
 *
 * A diagnostic is data: code plus named arguments. Words are made when it is rendered, in the
 * reader's language, so tests and JSON see the same thing as a person. Functions that can fail
 * for such a reason take a `struct diags *`, add to it, go on where that is sane, and return false.
 * The list owns its memory; strings passed in are copied. Floor: base. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum diag_severity { DIAG_ERROR, DIAG_WARNING };

enum diag_code {
#define DIAG(name, code, severity, message, hint) DIAG_##name,
#include "base/diag_codes.def"
#undef DIAG
    DIAG_CODES
};

/* What the program says within a diagnostic: `a whole number`. */
enum diag_term {
#define TERM(name, key, english) DIAG_TERM_##name,
#include "base/diag_terms.def"
#undef TERM
    DIAG_TERMS
};

/* Where something stands. Lines and columns count from 1, columns in characters (not bytes);
 * line 0 = the file as a whole. `span` is how many characters the caret line underlines (0 = 1). */
struct place {
    const char *file; /* as the user named it; NULL = nowhere in particular */
    unsigned line, column, span;
};

struct diag_argument {
    const char *name, *value;
};

enum { DIAG_ARGUMENTS = 6, DIAG_SHOWN = 20 };

struct diag {
    enum diag_code code;
    struct place place;
    struct diag_argument argument[DIAG_ARGUMENTS]; /* unused ones have name NULL */
    struct place other;                            /* a second place ("first here"), or line 0 */
    const char *source; /* the text of the line around the place, cleaned, or NULL */
    unsigned skipped;   /* characters of the line that `source` leaves out at its front */
};

struct diags {
    struct arena arena;
    struct diag *item;
    size_t count, room;
};

/* Adds CODE at PLACE with pairs of argument name and value, ended by NULL:
 * diag_add(d, DIAG_FIELD_MISSING, place, "shape", "a task", "field", "prompt", NULL). */
void diag_add(struct diags *d, enum diag_code code, struct place place, ...)
    __attribute__((sentinel));

/* Gives the newest diagnostic a second place, shown as "first here". */
void diag_other(struct diags *d, struct place other);

/* Gives every diagnostic of FILE that has none its source line out of the LENGTH bytes at TEXT; of
 * a line longer than a few hundred characters the part around the place. */
void diag_sources(struct diags *d, const char *file, const char *text, size_t length);

const char *diag_code_name(enum diag_code code);
enum diag_severity diag_code_severity(enum diag_code code);
const char *diag_code_message(enum diag_code code); /* English pattern */
const char *diag_code_hint(enum diag_code code);    /* English pattern or NULL */

const char *diag_term(enum diag_term term);      /* in English, for diag_add */
const char *diag_term_name(enum diag_term term); /* as in the key `diag.term.NAME` */

/* Looks up the pattern of a message in the reader's language; returns NULL to use the English one.
 * KEY is `diag.CODE.message`, `diag.CODE.hint`, `diag.term.NAME` or one of `diag.error`,
 * `diag.warning`, `diag.hint`, `diag.first`, `diag.count` (%{errors}), `diag.counts` (and
 * %{warnings}), `diag.more`
 * (%{count}). */
struct diag_words {
    const char *(*find)(const void *context, const char *key);
    const void *context;
};

/* Appends what is wrong, in words: the message filled in, or the code's name when an argument that
 * it asks for was not given. */
void diag_message(const struct diag *d, const struct diag_words *words, struct str *out);

/* Appends the hint filled in; false, and nothing is appended, when there is none to show. */
bool diag_hint(const struct diag *d, const struct diag_words *words, struct str *out);

/* Appends `file:line:column: error: message [code]`, without a newline; the "first here" of the
 * second place, alike: false, and nothing is appended, when there is none. */
void diag_head(const struct diag *d, const struct diag_words *words, struct str *out);
bool diag_other_head(const struct diag *d, const struct diag_words *words, struct str *out);

/* Appends one diagnostic: `file:line:column: error: message [code]`, source line, caret, hint. */
void diag_render(const struct diag *d, const struct diag_words *words, struct str *out);

/* Sorts by file name, place, code and arguments. */
void diags_sort(struct diags *d);

/* Sorts; appends up to DIAG_SHOWN diagnostics, errors before all others if there are more, and a
 * last line with the count. Nothing for an empty list. */
void diags_render(struct diags *d, const struct diag_words *words, struct str *out);

/* Number of errors (warnings not counted). */
size_t diags_errors(const struct diags *d);

void diags_release(struct diags *d);

/* The one of the COUNT names that NAME was most likely meant to be: at most a third of its letters
 * away, best first; NULL when none is near. */
const char *diag_guess(const char *name, const char *const *names, size_t count);

#endif
