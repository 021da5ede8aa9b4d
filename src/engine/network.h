/* SPDX-License-Identifier: MIT */
/* The player's own network: whom they have met in the tasks they answered.
 *
 * Every answered task with a contact brings somebody, in the pack's order. A name that is there
 * already brings no second person but a tie more (the contact's `through`, or you) or a closer
 * ring. Who is met through somebody that has not been met themself counts as met directly. Pure:
 * the same state gives the same network. Floor: engine. */
#ifndef ENGINE_NETWORK_H
#define ENGINE_NETWORK_H

#include <stdbool.h>

#include "engine/state.h"

enum {
    NETWORK_YOU = -1,
    NETWORK_MOST_PEOPLE = 64, /* further ones are only counted */
    NETWORK_MOST_TIES = 128   /* further ones are left out; everybody's first tie is not */
};

struct network_person {
    const char *name; /* the pack's */
    enum ring ring;   /* the closest one that a task gave */
    int group;        /* index into the pack's groups, the first one given; -1 = none */
    int through;      /* who led to them first: a person or NETWORK_YOU */
    bool bridge;      /* leads to somebody of another group */
};

struct network_tie {
    int from, to; /* a person or NETWORK_YOU; the person who was led to */
};

struct network {
    struct network_person person[NETWORK_MOST_PEOPLE];
    int people;
    struct network_tie tie[NETWORK_MOST_TIES];
    int ties;
    int more; /* people met beyond NETWORK_MOST_PEOPLE */
};

void network_of(const struct state *state, struct network *ret_network);

/* The person called NAME, or -1. */
int network_find(const struct network *network, const char *name);

/* In how many answered tasks NAME is the contact. */
int network_times(const struct state *state, const char *name);

/* Whether the two of TIE belong to different groups, so that the first is a bridge to the other's;
 * who has no group leads to one, but nobody leads to none. You are no bridge. */
bool network_bridges(const struct network *network, const struct network_tie *tie);

/* How many people of RING there are, and how many bridges. */
int network_ring(const struct network *network, enum ring ring);
int network_count_bridges(const struct network *network);

/* Whether any task of PACK brings a contact. */
bool network_in(const struct pack *pack);

#endif
