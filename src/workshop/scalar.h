/* SPDX-License-Identifier: MIT */
/* Texts as YAML scalars, so that every reader of YAML 1.1 or 1.2 gets the same text back, a text
 * and no number, date or truth.
 *
 * Texts are clean UTF-8 (base/utf8.h), at least one character, perhaps several lines. Floor:
 * workshop. */
#ifndef WORKSHOP_SCALAR_H
#define WORKSHOP_SCALAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { SCALAR_COLUMNS = 100 /* lines are folded here where they can be */ };

enum scalar_style { SCALAR_PLAIN, SCALAR_SINGLE, SCALAR_DOUBLE };

/* The scalar's style in a source, told by its first character; of `|` and `>` DOUBLE. */
enum scalar_style scalar_style_of(char first);

/* Appends TEXT on one line: in STYLE where that can hold it, else between double quotation marks.
 * FLOW: it will stand in brackets. */
void scalar_add(struct str *out, const char *text, enum scalar_style style, bool flow);

/* Whether TEXT can stand behind `>-` and be got back. */
bool scalar_can_fold(const char *text);

/* Appends the lines of TEXT behind a `>-`, each with EOL before it and INDENT blanks; no EOL at the
 * end. */
void scalar_add_folded(struct str *out, const char *text, size_t indent, const char *eol);

/* Appends TEXT as the value of a key that stands in column INDENT of a block and ends in column
 * USED: in STYLE on its line while it fits, else behind a `>-` if it can. FOLDED: it shall be
 * folded anyway. REMARK goes behind the first line; EOL stands between lines, none at the end. */
void scalar_add_value(struct str *out, const char *text, enum scalar_style style, bool folded,
                      size_t indent, size_t used, const char *remark, const char *eol);

/* Appends `|-` and the lines of TEXT in the same way, unfolded. TEXT as for scalar_can_fold. */
void scalar_add_literal(struct str *out, const char *text, size_t indent, const char *eol);

#endif
