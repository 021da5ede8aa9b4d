/* SPDX-License-Identifier: MIT */
/* A talk as its author wrote it, and where it leads: what the files of the kind `dialogue` share;
 * nobody else includes it.
 *
 * The choices are the replies of all nodes, numbered through. Nodes and endings together are the
 * places where a talk can be: the nodes first, then the endings. A talk begins at place 0.
 * Floor: tasks. */
#ifndef TASKS_DIALOGUE_H
#define TASKS_DIALOGUE_H

#include "tasks/task.h"

enum {
    DIALOGUE_TRUST = 5, /* the most */
    DIALOGUE_BEGIN = 2, /* trust at the start, where the author does not say */
    DIALOGUE_NODES = PACK_MOST_CHOICES,
    DIALOGUE_ENDINGS = 12,
    DIALOGUE_REPLIES = 2 * PACK_MOST_CHOICES, /* of all nodes together */
    DIALOGUE_NOWHERE = -1
};

_Static_assert((int)DIALOGUE_REPLIES <= (int)INPUT_MOST && (int)DIALOGUE_NODES <= (int)INPUT_MOST,
               "an answer holds every talk");

struct dialogue_reply {
    struct place place;
    const char *id, *next, *otherwise;
    struct text text, feedback;
    int trust, needs;
};

struct dialogue_node {
    struct place place;
    const char *id;
    struct text says;
    struct dialogue_reply *replies;
    size_t replies_count;
};

struct dialogue_ending {
    struct place place;
    const char *id;
    struct text text, why;
    int points;
};

struct dialogue {
    struct place place;
    struct text person;
    int trust;
    struct dialogue_node *nodes;
    size_t nodes_count;
    struct dialogue_ending *endings;
    size_t endings_count;
};

int dialogue_choices(const struct task *task);

/* The number of NODE's first reply; of the node behind the last one: how many replies there are. */
int dialogue_first(const struct dialogue *body, int node);

const struct dialogue_reply *dialogue_reply(const struct dialogue *body, int choice);

/* The place called ID; DIALOGUE_NOWHERE when there is none, or ID is NULL. */
int dialogue_find(const struct dialogue *body, const char *id);

/* The ending at the place AT; NULL when that is a node. */
const struct dialogue_ending *dialogue_ending(const struct dialogue *body, int at);

/* The trust after REPLY. */
int dialogue_moved(const struct dialogue_reply *reply, int trust);

/* The place where REPLY leads with TRUST, which has moved already. */
int dialogue_next(const struct dialogue *body, const struct dialogue_reply *reply, int trust);

/* The points of the best ending. */
int dialogue_best(const struct dialogue *body);

/* kind->check. */
bool dialogue_check(const struct task *task, struct diags *diags);

#endif
