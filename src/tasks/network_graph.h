/* SPDX-License-Identifier: MIT */
/* The arithmetic of a small network: who is reached, who is a bridge, which way is the shortest.
 * Only for the kind `network`.
 *
 * Node 0 is you. A walk goes from node 0 along ties to nodes where it was not before, and ends at
 * its goal or where it cannot go on. Floor: tasks. */
#ifndef TASKS_NETWORK_GRAPH_H
#define TASKS_NETWORK_GRAPH_H

#include <stdbool.h>

#include "model/pack.h"

enum { NETWORK_NODES = PACK_MOST_CHOICES + 1, NETWORK_NOBODY = -1 };

struct network_graph {
    int nodes;
    bool tied[NETWORK_NODES][NETWORK_NODES];
};

void network_graph_tie(struct network_graph *graph, int a, int b);

/* Whom you reach when WITHOUT (NETWORK_NOBODY = nobody) is not there; how many nodes, you too. */
int network_graph_reach(const struct network_graph *graph, int without,
                        bool ret_reached[NETWORK_NODES]);

/* How many others you lose when NODE is not there. */
int network_graph_cut(const struct network_graph *graph, int node);

/* Steps from every node to TO; -1 where there is no way. */
void network_graph_distances(const struct network_graph *graph, int to,
                             int ret_distance[NETWORK_NODES]);

/* Whether a walk to TO can be longer than the shortest, or end elsewhere. */
bool network_graph_strays(const struct network_graph *graph, int to);

/* A shortest walk to TO, without node 0: its nodes, how many; 0 when there is none. */
int network_graph_shortest(const struct network_graph *graph, int to, int ret_way[NETWORK_NODES]);

/* The least good walk: one that ends elsewhere, else one that is longer than the shortest, else
 * any. Found by trying, up to a number of steps that no network of readable size needs. */
int network_graph_lost(const struct network_graph *graph, int to, int ret_way[NETWORK_NODES]);

#endif
