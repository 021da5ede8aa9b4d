/* SPDX-License-Identifier: MIT */
/* The leaves of a node tree as values: ids, numbers, flags, words, texts in languages.
 *
 * Each function reads NODE for the field called FIELD; where the node does not hold what is wanted
 * it adds a diagnostic and leaves the value alone. Strings are copied into the reader's arena. How
 * the leaves make up structs is content/shape.h's. Floor: content. */
#ifndef CONTENT_READER_H
#define CONTENT_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "content/node.h"
#include "model/field.h"
#include "model/pack.h"

enum { READER_MOST_ERRORS = 1000 /* in one file; then the rest of it is not read */ };

/* A string with `[[` in it, to be looked at again once the glossary is known. */
struct marked {
    const struct text_in *in;
    unsigned last_line;
};

struct reader {
    struct arena *arena;   /* what is read lives here */
    struct arena *scratch; /* of the file: nodes, and what only diagnostics need */
    struct diags *diags;
    const char *language;        /* the tag of plain strings */
    const char *const *promised; /* tags in which every text must be there */
    size_t promised_count;
    size_t first; /* diagnostics there were before this file */
    size_t soft;  /* mistakes in this file that leave the structs whole (texts, languages) */
    struct marked *marked; /* on the heap; reader_release */
    size_t marked_count, marked_room;
};

/* Makes READER ready for the next file. */
void reader_begin(struct reader *r);
void reader_release(struct reader *r);

/* Whether so much went wrong in this file that the rest of it is not worth reading. */
bool reader_full(const struct reader *r);

/* How many mistakes in this file so far left a struct incomplete. */
size_t reader_broken(const struct reader *r);

/* For diagnostics: NUMBER, and NODE in words ("a list", "'maybe'"). In the scratch arena. */
const char *reader_number(struct reader *r, long long number);
const char *reader_found(struct reader *r, const struct node *node);

/* FIELD_TYPE: FIELD should be WANTED, not NODE. */
void reader_wrong(struct reader *r, const char *field, const char *wanted, const struct node *node);

/* FIELD_LIST and FIELD_MAP: NODE is none. */
void reader_no_list(struct reader *r, const char *field, const struct node *node);
void reader_no_map(struct reader *r, const char *field, const struct node *node);

/* The node's own text (not copied), an id, a single line; NULL when it is none. */
const char *reader_string(struct reader *r, const char *field, const char *wanted,
                          const struct node *node);
const char *reader_id(struct reader *r, const char *field, const struct node *node);
const char *reader_line(struct reader *r, const char *field, const struct node *node);

/* Appends what may have been meant with the id S: an id, or nothing when nothing is left of it. */
void reader_repair_id(const char *s, struct str *out);

/* A whole number in the range of F, called NAME. */
bool reader_whole(struct reader *r, const struct field *f, const char *name,
                  const struct node *node, int *ret_number);

void reader_decimal(struct reader *r, const struct field *f, const struct node *node, double *at);
void reader_flag(struct reader *r, const struct field *f, const struct node *node, bool *at);

/* The index of the word in f->words. */
void reader_word(struct reader *r, const struct field *f, const struct node *node, int *at);

/* A string or a map of languages; all promised ones must be there. */
void reader_text(struct reader *r, const char *field, const struct node *node, struct text *at);

/* How many entries of the list NODE to read: not more than f->most. False when it is no list. A
 * number out of the field's range is reported, but for no tasks at all (content/check.h). */
bool reader_list(struct reader *r, const struct field *f, const struct node *node,
                 size_t *ret_count);

/* Adds LANGUAGE_FORM and returns false when TAG is no language tag. */
bool reader_check_tag(struct reader *r, const char *tag, struct place place);

#endif
