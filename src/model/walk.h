/* SPDX-License-Identifier: MIT */
/* Visits every text of a struct that a table of fields describes (model/field.h), so that whoever
 * looks at what players read needs to know no struct.
 *
 * Texts come in the order of the tables, those of lists entry by entry, those of maps in their
 * place; texts that were left out are passed over. Who wants to name a text by the way that leads
 * to it hears of every entry of a list and every map on that way. Tasks (FIELD_TASKS) are passed
 * over, too: their own fields have the shape of their kind, which this floor does not know. Floor:
 * model. */
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include <stdbool.h>

#include "model/field.h"
#include "model/text.h"

struct walk {
    /* One text, never an empty one, and the field it stands in. False ends the walk. */
    bool (*text)(void *context, const struct field *field, const struct text *text);
    void *context;

    /* The walk goes into entry NUMBER (from 0) of the list FIELD, or into its map (NUMBER 0): the
     * struct of field->shape at BASE, NULL where the entry is itself a text; and out of it again.
     * Both or neither may be NULL. A walk that is ended does not come out. */
    void (*enter)(void *context, const struct field *field, size_t number, const void *base);
    void (*leave)(void *context);
};

/* Walks the struct at BASE, of SHAPE; nothing where BASE is NULL. False when the walk was ended. */
bool walk_texts(const struct shape *shape, const void *base, const struct walk *walk);

#endif
