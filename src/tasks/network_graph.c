/* SPDX-License-Identifier: MIT */
#include "tasks/network_graph.h"

#include <string.h>

enum { NETWORK_TRIES = 200000 };

void network_graph_tie(struct network_graph *graph, int a, int b)
{
    graph->tied[a][b] = graph->tied[b][a] = true;
}

int network_graph_reach(const struct network_graph *graph, int without,
                        bool ret_reached[NETWORK_NODES])
{
    int queue[NETWORK_NODES] = {0}, count = 1;
    memset(ret_reached, 0, NETWORK_NODES * sizeof *ret_reached);
    ret_reached[0] = true;
    for (int at = 0; at < count; at++) {
        for (int next = 0; next < graph->nodes; next++) {
            if (ret_reached[next] || next == without || !graph->tied[queue[at]][next])
                continue;
            ret_reached[next] = true;
            queue[count++] = next;
        }
    }
    return count;
}

int network_graph_cut(const struct network_graph *graph, int node)
{
    bool reached[NETWORK_NODES];
    const int all = network_graph_reach(graph, NETWORK_NOBODY, reached);
    if (!reached[node])
        return 0;
    return all - 1 - network_graph_reach(graph, node, reached);
}

void network_graph_distances(const struct network_graph *graph, int to,
                             int ret_distance[NETWORK_NODES])
{
    int queue[NETWORK_NODES] = {to}, count = 1;
    for (int i = 0; i < NETWORK_NODES; i++)
        ret_distance[i] = -1;
    ret_distance[to] = 0;
    for (int at = 0; at < count; at++) {
        for (int next = 0; next < graph->nodes; next++) {
            if (ret_distance[next] >= 0 || !graph->tied[queue[at]][next])
                continue;
            ret_distance[next] = ret_distance[queue[at]] + 1;
            queue[count++] = next;
        }
    }
}

/* Whether a shortest walk can come to NODE from another one than NOT. */
static bool network_graph_comes(const struct network_graph *graph, const int *distance,
                                const bool *on, int node, int not )
{
    for (int from = 0; from < graph->nodes; from++) {
        if (from != not &&on[from] && graph->tied[from][node] &&
            distance[from] == distance[node] + 1)
            return true;
    }
    return false;
}

/* A walk is a shortest one as long as every step comes nearer. So one can stray just where, from a
 * node that such steps lead to, there is a tie to a node that is not nearer and was not passed: one
 * as far, or one farther that the walk need not have come from. */
bool network_graph_strays(const struct network_graph *graph, int to)
{
    int distance[NETWORK_NODES];
    bool on[NETWORK_NODES] = {true};
    network_graph_distances(graph, to, distance);
    for (int far = distance[0]; far > 0; far--) {
        for (int node = 0; node < graph->nodes; node++) {
            if (!on[node] || distance[node] != far)
                continue;
            for (int next = 1; next < graph->nodes; next++) {
                if (!graph->tied[node][next])
                    continue;
                if (distance[next] == far - 1)
                    on[next] = true;
                else if (distance[next] == far || node == 0 ||
                         network_graph_comes(graph, distance, on, node, next))
                    return true;
            }
        }
    }
    return false;
}

int network_graph_shortest(const struct network_graph *graph, int to, int ret_way[NETWORK_NODES])
{
    int distance[NETWORK_NODES], count = 0;
    network_graph_distances(graph, to, distance);
    for (int at = 0; distance[at] > 0;) {
        int next = 1;
        while (!graph->tied[at][next] || distance[next] != distance[at] - 1)
            next++;
        ret_way[count++] = at = next;
    }
    return count;
}

/* The search for a walk that is lost. */
struct network_search {
    const struct network_graph *graph;
    int to, shortest, tries;
    bool passed[NETWORK_NODES];
    int way[NETWORK_NODES], count;
    int worst[NETWORK_NODES], worst_count; /* found so far */
};

/* Goes on from AT; true when there is nothing worse to be found. */
static bool network_search_from(struct network_search *s, int at)
{
    bool stuck = true;
    if (at == s->to) {
        if (s->worst_count == 0 && s->count > s->shortest) {
            memcpy(s->worst, s->way, sizeof s->worst);
            s->worst_count = s->count;
        }
        return false;
    }
    for (int next = 1; next < s->graph->nodes; next++) {
        if (!s->graph->tied[at][next] || s->passed[next])
            continue;
        stuck = false;
        if (s->tries-- <= 0)
            return true;
        s->passed[next] = true;
        s->way[s->count++] = next;
        if (network_search_from(s, next))
            return true;
        s->count--;
        s->passed[next] = false;
    }
    if (stuck) {
        memcpy(s->worst, s->way, sizeof s->worst);
        s->worst_count = s->count;
    }
    return stuck;
}

int network_graph_lost(const struct network_graph *graph, int to, int ret_way[NETWORK_NODES])
{
    int shortest[NETWORK_NODES];
    struct network_search search = {.graph = graph, .to = to, .tries = NETWORK_TRIES};
    search.shortest = network_graph_shortest(graph, to, shortest);
    network_search_from(&search, 0);
    if (search.worst_count == 0)
        return network_graph_shortest(graph, to, ret_way);
    memcpy(ret_way, search.worst, sizeof search.worst);
    return search.worst_count;
}
