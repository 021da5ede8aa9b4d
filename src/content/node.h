/* SPDX-License-Identifier: MIT */
/* A YAML file as a tree of texts, lists and maps, each with its place.
 *
 * The format is a small part of YAML: one document; no anchors, aliases or tags; a map's keys are
 * plain words, given once. Every scalar is a text: what `no`, `012` or `true` mean is decided by
 * who wants a flag or a number. All that an outsider controls is capped (below), and reading takes
 * time and memory in proportion to the file whatever it holds.
 *
 * The tree lives in the arena that was given and points into nothing else. This is the only place
 * that knows libyaml. Needs a UTF-8 LC_CTYPE (base/utf8.h). Floor: content. */
#ifndef CONTENT_NODE_H
#define CONTENT_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/source.h"

enum {
    NODE_MOST_DEPTH = 24,    /* lists and maps within each other */
    NODE_MOST = 50000,       /* values in one file: texts, lists and maps */
    NODE_MOST_STRING = 8000, /* characters of a text */
    NODE_MOST_KEY = 64,      /* characters of a key */
    NODE_MOST_ERRORS = 100   /* after so many of one sort a file is not looked at further */
};

enum node_type { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node_entry;

struct node {
    enum node_type type;
    bool plain;         /* TEXT: stands without quotation marks, `|` or `>` */
    bool flow;          /* LIST, MAP: stands in brackets */
    size_t from, to;    /* characters of the source before it and before its end; `to` is 0 for a
                         * list or map without brackets; of a `|` or `>` behind its last newline */
    unsigned last_line; /* where it ends */
    struct place place; /* where it begins; of an empty value in a map: its key */
    size_t count;       /* TEXT: bytes; LIST, MAP: children */
    union {
        const char *text;               /* TEXT; "" for a value left out */
        const struct node *item;        /* LIST */
        const struct node_entry *entry; /* MAP, in the file's order */
    };
};

struct node_entry {
    const char *key;
    struct place place; /* of the key */
    struct node value;
};

/* Reads the file PATH like source_open, then as YAML. The tree's root, or NULL with diagnostics.
 * Tree and source live in ARENA. A tree may come with diagnostics too (a key given twice, a
 * character that cannot be shown). Source lines are left to the caller: diag_sources, when all is
 * said. */
const struct node *node_read(const char *path, struct arena *arena, struct diags *diags,
                             struct source *ret_source);

/* The same for text in memory: SOURCE has file, text and length; a NUL stands behind the text. */
const struct node *node_parse(struct source *source, struct arena *arena, struct diags *diags);

/* The entry KEY of MAP, or NULL. */
const struct node_entry *node_find(const struct node *map, const char *key);

#endif
