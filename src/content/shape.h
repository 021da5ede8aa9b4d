/* SPDX-License-Identifier: MIT */
/* Fills C structs from a node tree as the tables of model/field.h say.
 *
 * What is missing, surplus, of the wrong type or out of range is found here for every struct alike,
 * and reading goes on behind each mistake. A struct's place is that of its name (its first required
 * id), else of the map. Strings that are required and missing come out as "", other things as zero;
 * a task of an unknown kind has no kind and no body. A kind's own rules (kind->check) are asked as
 * soon as one of its tasks is whole. Floor: content. */
#ifndef CONTENT_SHAPE_H
#define CONTENT_SHAPE_H

#include "content/reader.h"

enum { SHAPE_MOST_NUMBERS = 64 /* in a map of id: number */ };

/* Reads NODE into the zeroed struct at BASE. LABEL names it where it is no map. */
void shape_read(struct reader *r, const struct node *node, const struct shape *shape,
                const char *label, void *base);

#endif
