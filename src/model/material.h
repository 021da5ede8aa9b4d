/* SPDX-License-Identifier: MIT */
/* What a pack holds for those who run groups: method cards and event models. All sizes are counted
 * in people, all times in minutes. Lists that were left out have a count of 0; a text that was left
 * out is empty. The pack owns everything. Floor: model. */
#ifndef MODEL_MATERIAL_H
#define MODEL_MATERIAL_H

#include <stddef.h>

#include "base/diag.h"
#include "model/field.h"
#include "model/text.h"

enum card_where { CARD_LIVE, CARD_REMOTE, CARD_BOTH };

/* A way of working with a group. */
struct card {
    struct place place;
    const char *id;
    struct text title, purpose;
    int least, most; /* people in the group; least <= most */
    int minutes;
    int where; /* enum card_where */
    struct text *steps, *variations;
    size_t steps_count, variations_count;
};

struct cards {
    struct place place;
    struct card *cards;
    size_t cards_count;
};

/* An event that others can hold again. */
struct event_model {
    struct place place;
    const char *id;
    struct text title, idea;
    struct text *partners, *how, *worked, *pitfalls;
    size_t partners_count, how_count, worked_count, pitfalls_count;
};

struct event_models {
    struct place place;
    struct event_model *events;
    size_t events_count;
};

/* The files' outermost maps. */
extern const struct shape cards_shape, event_models_shape;

#endif
