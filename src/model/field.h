/* SPDX-License-Identifier: MIT */
/* The shape of a YAML map as data: one table that the loader, the checker and the JSON Schema read.
 *
 * A `struct shape` describes a C struct whose first member is `struct place place`. The loader
 * allocates it, fills each field at its offset, and reports what is missing, surplus or of the
 * wrong type, so the code that owns a struct holds no parsing. Floor: model. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum field_type {
    FIELD_ID,      /* const char *: [a-z0-9-]+, at most 64 */
    FIELD_STRING,  /* const char *: any single line */
    FIELD_TEXT,    /* struct text: a string or a map of languages */
    FIELD_NUMBER,  /* int from least to most */
    FIELD_DECIMAL, /* double from least to most */
    FIELD_FLAG,    /* bool: true or false */
    FIELD_WORD,    /* int: index of the word in `words` */
    FIELD_TEXTS,   /* struct text * and count: a list of texts */
    FIELD_STRINGS, /* const char ** and count: a list of strings */
    FIELD_LIST,    /* struct of `shape` * and count: a list of maps */
    FIELD_MAP,     /* one struct of `shape`, pointer; NULL when left out */
    FIELD_NUMBERS, /* struct field_number * and count: a map of id: number */
    FIELD_UNLOCK,  /* struct unlock *: see model/pack.h */
    FIELD_TASKS    /* struct task * and count: maps whose `kind` chooses the shape */
};

/* One entry of a map of id: number. `index` is for whoever resolves the id. */
struct field_number {
    const char *id;
    struct place place;
    int value;
    int index;
};

struct shape;

struct field {
    const char *name;
    enum field_type type;
    bool required;
    size_t offset;            /* of the value in the struct */
    size_t count_offset;      /* of its size_t count, for lists */
    int least, most;          /* of a number, or of a list's length */
    int otherwise;            /* a number that was left out */
    const char *const *words; /* of FIELD_WORD, ended by NULL */
    const struct shape *shape;
    const char *about; /* one English sentence for authors: documentation and schema */
};

struct shape {
    const char *name; /* as in messages: "an option" */
    size_t size;
    const struct field *field;
    size_t count;
};

/* Shorthands for the tables; S is the struct type, M the member. A list M has its count in M_count.
 */
#define FIELD_AT(S, M) .offset = offsetof(S, M)
#define FIELD_LIST_AT(S, M) .offset = offsetof(S, M), .count_offset = offsetof(S, M##_count)
#define SHAPE_OF(label, S, table)                                                                  \
    {                                                                                              \
        .name = (label), .size = sizeof(S), .field = (table),                                      \
        .count = sizeof(table) / sizeof *(table)                                                   \
    }

#endif
