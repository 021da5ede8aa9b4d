/* SPDX-License-Identifier: MIT */
#include "proof/fields.h"

#include <string.h>

const struct field *fields_find(const struct shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (strcmp(shape->field[i].name, name) == 0)
            return &shape->field[i];
    }
    return NULL;
}

const char *fields_list(const void *base, const struct field *field, size_t *ret_count)
{
    const char *list;
    memcpy(&list, (const char *)base + field->offset, sizeof list);
    *ret_count = list ? 1 : 0;
    if (list && field->type == FIELD_LIST)
        memcpy(ret_count, (const char *)base + field->count_offset, sizeof *ret_count);
    return list;
}

struct text fields_text(const struct shape *shape, const void *base, const char *name)
{
    const struct field *field = fields_find(shape, name);
    struct text text = {0};
    if (field && field->type == FIELD_TEXT)
        memcpy(&text, (const char *)base + field->offset, sizeof text);
    return text;
}

const char *fields_string(const struct shape *shape, const void *base, const char *name)
{
    const struct field *field = fields_find(shape, name);
    const char *string = NULL;
    if (field && (field->type == FIELD_ID || field->type == FIELD_STRING))
        memcpy(&string, (const char *)base + field->offset, sizeof string);
    return string;
}

int fields_number(const struct shape *shape, const void *base, const char *name)
{
    const struct field *field = fields_find(shape, name);
    int number = 0;
    if (field && field->type == FIELD_NUMBER)
        memcpy(&number, (const char *)base + field->offset, sizeof number);
    return number;
}

struct place fields_place(const void *base)
{
    struct place place;
    memcpy(&place, base, sizeof place);
    return place;
}
