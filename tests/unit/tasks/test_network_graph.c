/* SPDX-License-Identifier: MIT */
/* The arithmetic of networks against a plain search that tries every walk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tasks/network_graph.h"

enum { ROUNDS = 3000 };

/* SplitMix64. */
static int below(uint64_t *state, int most)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (int)((z ^ (z >> 31)) % (uint64_t)most);
}

static struct network_graph chance_graph(uint64_t *state)
{
    struct network_graph graph = {.nodes = 3 + below(state, 5)};
    const int dense = 1 + below(state, 4);
    for (int a = 0; a < graph.nodes; a++) {
        for (int b = 0; b < a; b++) {
            if (below(state, 5) < dense)
                network_graph_tie(&graph, a, b);
        }
    }
    return graph;
}

/* All walks from a node on: the shortest and the longest that arrive, and whether one is lost. */
struct walks {
    const struct network_graph *graph;
    int to, shortest, longest;
    bool lost, passed[NETWORK_NODES];
};

static void walks_from(struct walks *w, int at, int length)
{
    bool stuck = true;
    if (at == w->to) {
        w->shortest = w->shortest == 0 || length < w->shortest ? length : w->shortest;
        w->longest = length > w->longest ? length : w->longest;
        return;
    }
    for (int next = 1; next < w->graph->nodes; next++) {
        if (!w->graph->tied[at][next] || w->passed[next])
            continue;
        stuck = false;
        w->passed[next] = true;
        walks_from(w, next, length + 1);
        w->passed[next] = false;
    }
    w->lost = w->lost || stuck;
}

/* Whether WAY can be walked; *RET_ARRIVES: at TO. It must not go on behind its end. */
static bool walkable(const struct network_graph *graph, int to, const int *way, int count,
                     bool *ret_arrives)
{
    bool passed[NETWORK_NODES] = {true}, left = false;
    int at = 0;
    for (int i = 0; i < count; i++) {
        if (at == to || !graph->tied[at][way[i]] || passed[way[i]])
            return false;
        at = way[i];
        passed[at] = true;
    }
    for (int next = 1; next < graph->nodes; next++)
        left = left || (graph->tied[at][next] && !passed[next]);
    *ret_arrives = at == to;
    return at == to || !left;
}

static void test_walks(void **state)
{
    uint64_t chance = 7;
    int strayed = 0, lost = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const struct network_graph graph = chance_graph(&chance);
        const int to = 1 + below(&chance, graph.nodes - 1);
        struct walks all = {.graph = &graph, .to = to};
        int way[NETWORK_NODES];
        bool arrives = false;
        walks_from(&all, 0, 0);
        const int shortest = network_graph_shortest(&graph, to, way);
        assert_int_equal(shortest, all.shortest);
        if (shortest == 0)
            continue;
        assert_true(walkable(&graph, to, way, shortest, &arrives));
        assert_true(arrives);
        const bool strays = all.lost || all.longest > all.shortest;
        assert_int_equal(network_graph_strays(&graph, to), strays);
        const int worst = network_graph_lost(&graph, to, way);
        assert_true(walkable(&graph, to, way, worst, &arrives));
        assert_int_equal(arrives, !all.lost);
        if (!all.lost)
            assert_int_equal(worst > shortest, strays);
        strayed += strays;
        lost += all.lost;
    }
    /* Both answers were met, many times. */
    assert_in_range(strayed, ROUNDS / 10, ROUNDS - ROUNDS / 10);
    assert_in_range(lost, ROUNDS / 20, strayed - 1);
}

/* Whether TO can be come to from AT without WITHOUT. */
static bool comes(const struct network_graph *graph, int at, int to, int without, bool *passed)
{
    if (at == to)
        return true;
    passed[at] = true;
    for (int next = 0; next < graph->nodes; next++) {
        if (graph->tied[at][next] && !passed[next] && next != without &&
            comes(graph, next, to, without, passed))
            return true;
    }
    return false;
}

static void test_cuts(void **state)
{
    uint64_t chance = 9;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const struct network_graph graph = chance_graph(&chance);
        bool reached[NETWORK_NODES];
        int count = 0;
        const int all = network_graph_reach(&graph, NETWORK_NOBODY, reached);
        for (int node = 0; node < graph.nodes; node++) {
            bool passed[NETWORK_NODES] = {false};
            assert_int_equal(reached[node], comes(&graph, 0, node, NETWORK_NOBODY, passed));
            count += reached[node];
        }
        assert_int_equal(count, all);
        for (int node = 1; node < graph.nodes; node++) {
            int cut = 0;
            for (int other = 1; other < graph.nodes; other++) {
                bool passed[NETWORK_NODES] = {false};
                cut += other != node && reached[other] && !comes(&graph, 0, other, node, passed);
            }
            assert_int_equal(network_graph_cut(&graph, node), cut);
        }
    }
}

/* The largest network that authors may write, as dense as its ties allow, is still answered. */
static void test_largest(void **state)
{
    struct network_graph graph = {.nodes = NETWORK_NODES};
    int way[NETWORK_NODES], ties = 0;
    (void)state;
    for (int step = 1; step < NETWORK_NODES && ties < 60; step++) {
        for (int a = 0; a + step < NETWORK_NODES && ties < 60; a++, ties++)
            network_graph_tie(&graph, a, a + step);
    }
    const int to = NETWORK_NODES - 1;
    const int shortest = network_graph_shortest(&graph, to, way);
    assert_true(shortest > 0);
    assert_true(network_graph_strays(&graph, to));
    assert_true(network_graph_lost(&graph, to, way) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walks),
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_largest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
