/* SPDX-License-Identifier: MIT */
/* Every text of a pack in one row, with what it belongs to: what the rules about texts go through.
 *
 * The row is in reading order: pack.yaml, the steps with their tasks, the test, the glossary. Texts
 * of one owner stand together. Sisters are the texts of one owner in the same field: the texts of
 * all options of a task, say. Floor: proof. */
#ifndef PROOF_TEXTS_H
#define PROOF_TEXTS_H

#include "base/arena.h"
#include "model/pack.h"

struct proof_text {
    struct text text;
    const struct field *field;
    size_t owner;            /* equal for texts of the same task, step, test, … */
    const struct task *task; /* or NULL */
    bool practice;           /* of an optional task in the language to be learnt */
};

struct proof_texts {
    struct proof_text *item;
    size_t count;
};

/* Gathers the texts of PACK, which may have errors, in ARENA. Left-out texts are left out. */
void texts_gather(const struct pack *pack, struct arena *arena, struct proof_texts *ret_texts);

/* The COUNT texts at ITEM, of one owner, sorted so that sisters stand together, in their order. */
void texts_sort_sisters(struct proof_text *item, size_t count);

#endif
