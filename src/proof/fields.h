/* SPDX-License-Identifier: MIT */
/* The fields of a struct by the names that authors write: rules that hold for several kinds of task
 * read `options`, `text`, `points` so, since what a kind's struct is only the kind knows.
 *
 * BASE is a struct of SHAPE (model/field.h). Pure. Floor: proof. */
#ifndef PROOF_FIELDS_H
#define PROOF_FIELDS_H

#include "model/field.h"
#include "model/text.h"

/* The field NAME, or NULL. */
const struct field *fields_find(const struct shape *shape, const char *name);

/* The structs behind FIELD, a LIST or a MAP, and how many there are; NULL for none. */
const char *fields_list(const void *base, const struct field *field, size_t *ret_count);

/* The values of NAME; an empty text, NULL and 0 where there is no such field. */
struct text fields_text(const struct shape *shape, const void *base, const char *name);
const char *fields_string(const struct shape *shape, const void *base, const char *name);
int fields_number(const struct shape *shape, const void *base, const char *name);

/* Where the struct at BASE stands: the place that each begins with. */
struct place fields_place(const void *base);

#endif
