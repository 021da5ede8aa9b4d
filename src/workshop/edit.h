/* SPDX-License-Identifier: MIT */
/* Puts a language into texts of a file that somebody wrote by hand, and changes nothing else.
 *
 * A text that is a plain string becomes a map of languages; a map gets one entry more; an entry
 * that is there gets another value. Remarks, order, quotation marks, indentation and line ends of
 * everything else stay byte for byte; what is new follows the style of what stands beside it.
 *
 * Every change is proved: the new bytes are read again, and the tree must be the old one but for
 * the texts that were to change. What cannot be changed so is left alone and marked. Floor:
 * workshop. */
#ifndef WORKSHOP_EDIT_H
#define WORKSHOP_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/node.h"

struct edit {
    struct place place;     /* of the text: struct text, `place` */
    const char *string;     /* what the language shall say there */
    size_t number;          /* the caller's */
    struct place ret_place; /* where it now says so */
    bool ret_done;          /* false: the text is written in a way that cannot be changed */
};

/* Changes the file of SOURCE, whose tree is ROOT, and appends all its new bytes to OUT (as SOURCE
 * has them, without a byte order mark). LANGUAGE is that of plain strings, TAG the one to put in.
 * Sorts the COUNT edits by place; no two have the same place. */
void edit_texts(const struct source *source, const struct node *root, const char *language,
                const char *tag, struct edit *edit, size_t count, struct str *out);

#endif
