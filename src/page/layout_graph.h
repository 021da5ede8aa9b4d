/* SPDX-License-Identifier: MIT */
/* How a graph is going to stand, between layout_graph.c, which finds it out, and
 * layout_graph_draw.c, which draws it; nobody else includes it.
 *
 * A side is a list of rows, one label each, and lines beside them. Its columns, called x, count
 * from the line that comes from you outward: to the right on the right side, to the left on the
 * left. Floor: page. */
#ifndef PAGE_LAYOUT_GRAPH_H
#define PAGE_LAYOUT_GRAPH_H

#include "page/layout_parts.h"

enum { SKETCH_MOST_ROWS = 4 * GRAPH_MOST_NODES + GRAPH_MOST_TIES };

enum sketch_type {
    SKETCH_GAP,    /* nothing: air between groups */
    SKETCH_HEAD,   /* the word of a group whose people stand below */
    SKETCH_PERSON, /* a person, or you */
    SKETCH_OTHER   /* the name of somebody who stands elsewhere: the end of a tie */
};

enum { SKETCH_FROM_YOU = -1, SKETCH_FROM_NOBODY = -2 };

struct sketch_row {
    enum sketch_type type;
    int node;  /* whose label, whose group's word */
    int from;  /* the row above that its tie comes from, or SKETCH_FROM_ */
    int elbow; /* x at which the tie comes down */
    int x, end;
    enum graph_line line;    /* of the tie */
    const char *name, *word; /* word: the group's, behind the name; "" = none */
};

/* A tie between two rows, drawn at their outer ends. */
struct sketch_arc {
    int from, to; /* rows, from < to */
    int x;        /* of the line down */
    enum graph_line line;
};

struct sketch_side {
    struct sketch_row row[SKETCH_MOST_ROWS];
    int rows;
    struct sketch_arc arc[GRAPH_MOST_TIES];
    int arcs;
    int width;
};

struct sketch {
    struct sketch_side *right, *left; /* left NULL: you stand in the first row of the right one */
    const char *you;
};

/* What a sketch measures. */
int sketch_lines(const struct sketch *sketch);
int sketch_columns(const struct sketch *sketch);

void sketch_draw(const struct sketch *sketch, const struct graph *graph, bool ascii,
                 struct arena *arena, struct drawn *drawn);

#endif
