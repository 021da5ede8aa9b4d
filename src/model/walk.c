/* SPDX-License-Identifier: MIT */
/* Tables are nested a few levels deep (model/pack.c, tasks/), so the walk goes down by recursion.
 * Members are read through memcpy: the tables know where they stand, not of which type they are. */
#include "model/walk.h"

#include <string.h>

static bool walk_text(const struct field *field, const struct text *text, const struct walk *walk)
{
    return text_is_empty(text) || walk->text(walk->context, field, text);
}

static void walk_enter(const struct field *field, size_t number, const void *base,
                       const struct walk *walk)
{
    if (walk->enter)
        walk->enter(walk->context, field, number, base);
}

static void walk_leave(const struct walk *walk)
{
    if (walk->leave)
        walk->leave(walk->context);
}

/* The pointer at FIELD's offset; for a list *RET_COUNT entries are behind it, for a map one. */
static const char *walk_pointer(const struct field *field, const char *base, size_t *ret_count)
{
    const void *pointer;
    memcpy(&pointer, base + field->offset, sizeof pointer);
    *ret_count = 1;
    if (field->type != FIELD_MAP)
        memcpy(ret_count, base + field->count_offset, sizeof *ret_count);
    return pointer;
}

static bool walk_field(const struct field *field, const char *base, const struct walk *walk)
{
    const char *at;
    size_t count;
    switch (field->type) {
    case FIELD_TEXT: {
        struct text text;
        memcpy(&text, base + field->offset, sizeof text);
        return walk_text(field, &text, walk);
    }
    case FIELD_TEXTS:
        at = walk_pointer(field, base, &count);
        for (size_t i = 0; at && i < count; i++) {
            struct text text;
            memcpy(&text, at + i * sizeof text, sizeof text);
            walk_enter(field, i, NULL, walk);
            if (!walk_text(field, &text, walk))
                return false;
            walk_leave(walk);
        }
        return true;
    case FIELD_LIST:
    case FIELD_MAP:
        at = walk_pointer(field, base, &count);
        for (size_t i = 0; at && i < count; i++) {
            const char *entry = at + i * field->shape->size;
            walk_enter(field, i, entry, walk);
            if (!walk_texts(field->shape, entry, walk))
                return false;
            walk_leave(walk);
        }
        return true;
    case FIELD_ID:
    case FIELD_STRING:
    case FIELD_NUMBER:
    case FIELD_DECIMAL:
    case FIELD_FLAG:
    case FIELD_WORD:
    case FIELD_STRINGS:
    case FIELD_NUMBERS:
    case FIELD_UNLOCK:
    case FIELD_TASKS: return true;
    }
    return true;
}

bool walk_texts(const struct shape *shape, const void *base, const struct walk *walk)
{
    for (size_t i = 0; base && i < shape->count; i++) {
        if (!walk_field(&shape->field[i], base, walk))
            return false;
    }
    return true;
}
