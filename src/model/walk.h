/* SPDX-License-Identifier: MIT */
/* Visits every text of a struct that a table of fields describes (model/field.h), so that whoever
 * looks at what players read needs to know no struct.
 *
 * Texts come in the order of the tables, those of lists entry by entry, those of maps in their
 * place; texts that were left out are passed over. Tasks (FIELD_TASKS) are passed over, too: their
 * own fields have the shape of their kind, which this floor does not know. Floor: model. */
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include <stdbool.h>

#include "model/field.h"
#include "model/text.h"

struct walk {
    /* One text, never an empty one, and the field it stands in. False ends the walk. */
    bool (*text)(void *context, const struct field *field, const struct text *text);
    void *context;
};

/* Walks the struct at BASE, of SHAPE; nothing where BASE is NULL. False when the walk was ended. */
bool walk_texts(const struct shape *shape, const void *base, const struct walk *walk);

#endif
