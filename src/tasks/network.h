/* SPDX-License-Identifier: MIT */
/* A network as its author wrote it: what the files of the kind `network` share; nobody else
 * includes it. In the graph node 0 is you and person i node i+1. Floor: tasks. */
#ifndef TASKS_NETWORK_H
#define TASKS_NETWORK_H

#include "tasks/network_graph.h"
#include "tasks/task.h"

enum network_ask { ASK_BRIDGE, ASK_PATH, ASK_GAP };
enum network_strength { TIE_STRONG, TIE_WEAK };

struct network_group {
    struct place place;
    const char *id;
    struct text text, feedback;
};

struct network_person {
    struct place place;
    const char *id, *name, *group; /* group may be NULL */
    struct text feedback;
};

struct network_tie {
    struct place place;
    const char *from, *to;
    int strength; /* enum network_strength */
};

struct network {
    struct place place;
    struct network_group *groups;
    size_t groups_count;
    struct network_person *people;
    size_t people_count;
    struct network_tie *ties;
    size_t ties_count;
    int ask; /* enum network_ask */
    const char *answer, *to;
};

/* The node of the person called ID, 0 for you; NETWORK_NOBODY when there is none, or ID is NULL. */
int network_node(const struct network *body, const char *id);

/* The number of the group called ID; -1 when there is none, or ID is NULL. */
int network_group(const struct network *body, const char *id);

/* Who is tied to whom. */
void network_graph(const struct network *body, struct network_graph *ret_graph);

/* A way from you through the network. */
struct network_walk {
    int at;
    bool passed[NETWORK_NODES];
    bool ends;
};

/* False when PATH cannot be walked, or goes on behind its end. */
bool network_walk(const struct network *body, const struct answer *path,
                  struct network_walk *ret_walk);

/* Of the table. network_page.c has the last two. */
int network_choices(const struct task *task);
const struct text *network_feedback(const struct task *task, int choice);
struct score network_score(const struct task *task, const struct answer *answer);
void network_ask(const struct task *task, const struct telling *to, struct page *page);
void network_tell(const struct task *task, const struct answer *answer, const struct telling *to,
                  struct page *page);

#endif
