/* SPDX-License-Identifier: MIT */
/* Where the people of a graph stand.
 *
 * The ties make a tree that is rooted in you: whoever you are tied to stands first, whoever is
 * reached only through somebody stands below and behind them. Every label has a row of its own, so
 * that no two can meet; how far out it stands says how well it is known. What the tree leaves out
 * is drawn at the outer ends, in lanes (arcs). Hence people who are tied without you must be on the
 * same side, and those of a group should be:
 *
 *                    opiskelu ┤        ├── Sisko (perhe) ┐
 *            Mehdi ┈┈┈┈┈┈┈┈┈┈┈┤        │      └── Serkku ┘
 *     Helena ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼─ Sinä ─┼┈┈┈┈┈┈┈ Opettaja (kurssi)
 *                                      │           ╚══ Mika (ala)
 *                                      │          Piia (ala)
 *
 * There are several shapes from generous to tight; the first one that fits is taken. Where there is
 * no room for two sides, all people hang below you on the right. The last shape always fits: it
 * cuts labels, names an arc's end under its beginning where there is no lane, and lets a branch
 * that would grow too far begin anew at the left, tied by an arc. */
#include "page/layout_graph.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

enum {
    GRAPH_BRANCH = 4, /* columns from a tie's beginning to the label: "├── " */
    GRAPH_LEAST = 12, /* columns that a label in the tightest shape begins before the edge */
    GRAPH_LANE = 2,   /* columns from a label's end to the first lane, and between lanes */
    GRAPH_CENTRE = 8  /* columns of you and the lines to both sides, without the label */
};

enum use { USE_TREE, USE_ARC, USE_OTHER };

struct link {
    struct graph_tie tie;
    enum use use;
};

/* A graph without what cannot be drawn, and its tree. */
struct tree {
    const struct graph *graph;
    int nodes, links;
    struct link link[GRAPH_MOST_TIES];
    int parent[GRAPH_MOST_NODES]; /* -1: you, and who is not tied to you */
    enum graph_line line[GRAPH_MOST_NODES];
    int circle[GRAPH_MOST_NODES]; /* the first person with the same group; -1 = none */
    int side[GRAPH_MOST_NODES];   /* 0 = right */
};

struct shape {
    bool both;   /* sides */
    bool heads;  /* a group's word stands above even one person */
    bool always; /* fits always */
    int step;    /* columns from ring to ring */
};

static const struct shape shapes[] = {
    {.both = true, .step = 8},
    {.both = true, .step = 6},
    {.both = true, .step = 5},
    {.both = true, .step = 4},
    {.both = true, .step = 3},
    {.both = true, .step = 4, .heads = true},
    {.both = true, .step = 3, .heads = true},
    {.step = 8},
    {.step = 6},
    {.step = 4},
    {.step = 3},
    {.step = 3, .heads = true},
    {.step = 2, .heads = true},
    {.step = 2, .heads = true, .always = true},
};

/* A side being filled. */
struct filling {
    struct tree *tree;
    struct arena *arena;
    const struct signs *sign;
    const struct shape *shape;
    struct sketch_side *side;
    bool airy;
    int columns;
    int which; /* side of the tree; -1 = everybody */
    int row_of[GRAPH_MOST_NODES];
    bool parted; /* air belongs behind the last section */
    bool again;  /* the tree has changed: all begins anew */
};

/* --- the tree ------------------------------------------------------------------------------ */

static bool tree_has(const struct tree *tree, int a, int b)
{
    for (int i = 0; i < tree->links; i++) {
        const struct graph_tie *tie = &tree->link[i].tie;
        if ((tie->from == a && tie->to == b) || (tie->from == b && tie->to == a))
            return true;
    }
    return false;
}

/* Two people are tied at most once: the first tie counts. */
static void tree_read(struct tree *tree, const struct graph *graph)
{
    tree->graph = graph;
    tree->nodes = graph->nodes < GRAPH_MOST_NODES ? graph->nodes : GRAPH_MOST_NODES;
    for (int i = 0; i < graph->ties && i < GRAPH_MOST_TIES; i++) {
        const struct graph_tie tie = graph->tie[i];
        if (tie.from < 0 || tie.from >= tree->nodes || tie.to < 0 || tie.to >= tree->nodes ||
            tie.from == tie.to || tree_has(tree, tie.from, tie.to))
            continue;
        tree->link[tree->links++] = (struct link){.tie = tie, .use = USE_ARC};
    }
}

/* Hangs everybody who is reached from ROOT on whoever comes first on the shortest way. */
static void tree_grow(struct tree *tree, int root, bool *met)
{
    int queue[GRAPH_MOST_NODES], count = 0;
    queue[count++] = root;
    met[root] = true;
    for (int i = 0; i < count; i++) {
        for (int t = 0; t < tree->links; t++) {
            struct link *link = &tree->link[t];
            const int from = link->tie.from, to = link->tie.to;
            const int other = from == queue[i] ? to : to == queue[i] ? from : -1;
            if (other < 0 || met[other])
                continue;
            met[other] = true;
            tree->parent[other] = queue[i];
            tree->line[other] = link->tie.line;
            link->use = USE_TREE;
            queue[count++] = other;
        }
    }
}

static const char *tree_word(const struct tree *tree, int node)
{
    const char *word = tree->graph->node[node].group;
    return word ? word : "";
}

static void tree_make(struct tree *tree, const struct graph *graph)
{
    bool met[GRAPH_MOST_NODES] = {false};
    memset(tree, 0, sizeof *tree);
    tree_read(tree, graph);
    for (int i = 0; i < tree->nodes; i++)
        tree->parent[i] = -1;
    for (int i = 0; i < tree->nodes; i++) {
        if (!met[i])
            tree_grow(tree, i, met);
        const char *word = tree_word(tree, i);
        tree->circle[i] = *word && i > 0 ? i : -1;
        for (int n = 1; n < i && *word; n++) {
            if (strcmp(tree_word(tree, n), word) == 0) {
                tree->circle[i] = n;
                break;
            }
        }
    }
}

/* --- sides --------------------------------------------------------------------------------- */

static void bunch_join(int *bunch, int nodes, int a, int b)
{
    const int from = bunch[a] > bunch[b] ? bunch[a] : bunch[b];
    const int to = bunch[a] > bunch[b] ? bunch[b] : bunch[a];
    for (int i = 0; i < nodes; i++) {
        if (bunch[i] == from)
            bunch[i] = to;
    }
}

/* Puts bunches of people who must stay together on two sides, the largest first, each where there
 * are fewer. GROUPS: those of a group are to stay together, too. Returns how many people the
 * fuller side has. */
static int tree_divide(const struct tree *tree, bool groups, int *ret_side)
{
    int bunch[GRAPH_MOST_NODES], size[GRAPH_MOST_NODES] = {0}, count[2] = {0, 0};
    for (int i = 0; i < tree->nodes; i++)
        bunch[i] = i;
    for (int t = 0; t < tree->links; t++) {
        const struct graph_tie *tie = &tree->link[t].tie;
        if (tie->from > 0 && tie->to > 0)
            bunch_join(bunch, tree->nodes, tie->from, tie->to);
    }
    for (int i = 1; i < tree->nodes && groups; i++) {
        if (tree->circle[i] >= 0)
            bunch_join(bunch, tree->nodes, i, tree->circle[i]);
    }
    for (int i = 1; i < tree->nodes; i++)
        size[bunch[i]]++;
    for (;;) {
        int largest = 0;
        for (int i = 1; i < tree->nodes; i++) {
            if (size[i] > size[largest])
                largest = i;
        }
        if (size[largest] == 0)
            break;
        const int side = count[0] > count[1];
        count[side] += size[largest];
        size[largest] = 0;
        for (int i = 1; i < tree->nodes; i++) {
            if (bunch[i] == largest)
                ret_side[i] = side;
        }
    }
    return count[0] > count[1] ? count[0] : count[1];
}

static void tree_sides(struct tree *tree)
{
    int apart[GRAPH_MOST_NODES] = {0};
    const int together = tree_divide(tree, true, tree->side);
    const int fewer = tree_divide(tree, false, apart);
    if (2 * together > 3 * fewer) /* a group on either side is better than one side of nearly all */
        memcpy(tree->side, apart, sizeof apart);
}

/* --- rows ---------------------------------------------------------------------------------- */

static int fill_ring(const struct filling *f, int node)
{
    const int ring = (int)f->tree->graph->node[node].ring - GRAPH_CLOSE;
    return GRAPH_BRANCH + (ring > 0 ? ring : 0) * f->shape->step;
}

static int fill_indent(const struct filling *f)
{
    return f->shape->always ? GRAPH_BRANCH : GRAPH_BRANCH + 1;
}

static struct sketch_row *fill_row(struct filling *f, enum sketch_type type, int node, int x)
{
    struct sketch_row *row = &f->side->row[f->side->rows++];
    *row = (struct sketch_row){
        .type = type, .node = node, .from = SKETCH_FROM_NOBODY, .x = x, .name = "", .word = ""};
    return row;
}

/* The name as it is written, and the group's word if it has room. */
static void fill_label(struct filling *f, struct sketch_row *row, const char *name,
                       const char *word)
{
    const int room = f->columns - row->x;
    if (f->shape->always && utf8_columns(name) > room)
        name = layout_cut(f->arena, name, room, f->sign->cut);
    row->name = name;
    row->end = row->x + utf8_columns(name);
    if (!*word)
        return;
    word = arena_format(f->arena, "(%s)", word);
    const int end = row->end + 1 + utf8_columns(word);
    if (f->shape->always && end > f->columns)
        return;
    row->word = word;
    row->end = end;
}

static void fill_person(struct filling *f, int node, int from, int least, bool word);

/* What hangs on NODE, which stands in row AT. */
static void fill_below(struct filling *f, int node, int at)
{
    const struct tree *tree = f->tree;
    const int x = f->side->row[at].x + fill_indent(f);
    for (int t = 0; t < tree->links; t++) {
        const struct link *link = &tree->link[t];
        if (link->use != USE_OTHER || link->tie.from != node)
            continue;
        struct sketch_row *row = fill_row(f, SKETCH_OTHER, link->tie.to, x);
        row->from = at;
        row->elbow = x - GRAPH_BRANCH;
        row->line = link->tie.line;
        const char *name = tree->graph->node[link->tie.to].label;
        fill_label(f, row, arena_format(f->arena, "(%s)", name ? name : ""), "");
    }
    for (int i = 1; i < tree->nodes; i++) {
        if (tree->parent[i] == node)
            fill_person(f, i, at, x, tree->circle[i] >= 0 && tree->circle[i] != tree->circle[node]);
    }
}

/* NODE cannot stand behind its parent: it begins anew. */
static void fill_loosen(struct filling *f, int node)
{
    struct tree *tree = f->tree;
    for (int t = 0; t < tree->links; t++) {
        const struct graph_tie *tie = &tree->link[t].tie;
        if ((tie->from == node && tie->to == tree->parent[node]) ||
            (tie->to == node && tie->from == tree->parent[node]))
            tree->link[t].use = USE_ARC;
    }
    tree->parent[node] = -1;
    f->again = true;
}

/* What stands before the name of somebody who is meant: who is the goal is not where you are. */
static const char *fill_sign(const struct filling *f, enum style style)
{
    return style == STYLE_GOOD ? f->sign->star : f->sign->place[PLACE_HERE];
}

/* NODE and all who hang on it, at LEAST or further out. */
static void fill_person(struct filling *f, int node, int from, int least, bool word)
{
    int x = fill_ring(f, node);
    if (x < least)
        x = least;
    if (f->shape->always && x > f->columns - GRAPH_LEAST)
        x = least;
    if (f->shape->always && x > f->columns - GRAPH_LEAST && from >= 0) {
        fill_loosen(f, node);
        return;
    }
    const struct graph_node *person = &f->tree->graph->node[node];
    const char *name = person->label ? person->label : "";
    if (person->style != STYLE_PLAIN && node > 0)
        name = arena_format(f->arena, "%s %s", fill_sign(f, person->style), name);
    const int at = f->side->rows;
    struct sketch_row *row = fill_row(f, SKETCH_PERSON, node, x);
    row->from = from;
    row->elbow = from == SKETCH_FROM_YOU || f->tree->parent[node] == 0 ? 0 : least - GRAPH_BRANCH;
    row->line = f->tree->line[node];
    fill_label(f, row, name, word ? tree_word(f->tree, node) : "");
    f->row_of[node] = at;
    fill_below(f, node, at);
}

static bool fill_is_root(const struct filling *f, int node)
{
    return f->tree->parent[node] <= 0 && (f->which < 0 || f->tree->side[node] == f->which);
}

/* Whether NODE stands in one section with FIRST: same group, or both in none. */
static bool fill_is_with(const struct filling *f, int first, int node)
{
    return fill_is_root(f, node) && f->tree->circle[node] == f->tree->circle[first];
}

/* The section of FIRST, if TIED says whether somebody there is tied to you. */
static void fill_section(struct filling *f, int first, bool tied)
{
    const struct tree *tree = f->tree;
    int count = 0;
    bool any = false;
    for (int i = 1; i < tree->nodes; i++) {
        if (!fill_is_with(f, first, i))
            continue;
        if (i < first)
            return; /* it was there before */
        count++;
        any = any || tree->parent[i] == 0;
    }
    if (any != tied)
        return;
    const bool grouped = tree->circle[first] >= 0, head = grouped && (count > 1 || f->shape->heads);
    if (f->airy && f->side->rows > 0 && (head || f->parted))
        fill_row(f, SKETCH_GAP, first, 0);
    f->parted = head;
    if (head)
        fill_label(f, fill_row(f, SKETCH_HEAD, first, 2), tree_word(tree, first), "");
    const int you = f->which < 0 ? 0 : SKETCH_FROM_YOU;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = first; i < tree->nodes; i++) {
            if (fill_is_with(f, first, i) && (tree->parent[i] == 0) == (pass == 0))
                fill_person(f, i, pass == 0 ? you : SKETCH_FROM_NOBODY, GRAPH_BRANCH,
                            grouped && !head);
        }
    }
}

/* --- lanes --------------------------------------------------------------------------------- */

/* Whether a line down from row FROM to row TO may stand at X. */
static bool lane_free(const struct sketch_side *side, int from, int to, int x)
{
    for (int i = 0; i < side->arcs; i++) {
        const struct sketch_arc *arc = &side->arc[i];
        if (arc->from <= to && from <= arc->to && arc->x > x - GRAPH_LANE &&
            arc->x < x + GRAPH_LANE)
            return false;
    }
    return true;
}

/* Draws LINK in the first lane that is free; false when there is none. */
static bool lane_find(struct filling *f, const struct link *link)
{
    struct sketch_side *side = f->side;
    const int a = f->row_of[link->tie.from], b = f->row_of[link->tie.to];
    const int from = a < b ? a : b, to = a < b ? b : a;
    int x = 0;
    for (int i = from; i <= to; i++) {
        if (side->row[i].end + GRAPH_LANE > x)
            x = side->row[i].end + GRAPH_LANE;
    }
    for (; x < f->columns; x++) {
        if (lane_free(side, from, to, x)) {
            side->arc[side->arcs++] =
                (struct sketch_arc){.from = from, .to = to, .x = x, .line = link->tie.line};
            return true;
        }
    }
    return false;
}

/* Short arcs first: they stay close to their people. */
static void fill_lanes(struct filling *f)
{
    struct tree *tree = f->tree;
    for (int span = 1; span < f->side->rows; span++) {
        for (int t = 0; t < tree->links; t++) {
            struct link *link = &tree->link[t];
            if (link->use != USE_ARC || (f->which >= 0 && tree->side[link->tie.from] != f->which))
                continue;
            const int down = f->row_of[link->tie.to] - f->row_of[link->tie.from];
            if ((down < 0 ? -down : down) != span || lane_find(f, link))
                continue;
            link->use = USE_OTHER;
            f->again = true;
        }
    }
}

/* --- sides and shapes ---------------------------------------------------------------------- */

static void fill_side(struct filling *f)
{
    f->side->rows = f->side->arcs = f->side->width = 0;
    f->again = f->parted = false;
    if (f->which < 0) {
        struct sketch_row *you = fill_row(f, SKETCH_PERSON, 0, 0);
        const char *name = f->tree->graph->node[0].label;
        fill_label(f, you, name ? name : "", "");
    }
    for (int tied = 1; tied >= 0; tied--) {
        for (int i = 1; i < f->tree->nodes; i++) {
            if (fill_is_root(f, i))
                fill_section(f, i, tied);
        }
    }
    if (f->again)
        return;
    fill_lanes(f);
    for (int i = 0; i < f->side->rows; i++) {
        if (f->side->row[i].end > f->side->width)
            f->side->width = f->side->row[i].end;
    }
    for (int i = 0; i < f->side->arcs; i++) {
        if (f->side->arc[i].x >= f->side->width)
            f->side->width = f->side->arc[i].x + 1;
    }
}

/* Fills SKETCH in SHAPE. False when it does not fit. */
static bool sketch_fill(struct sketch *sketch, const struct tree *tree, const struct shape *shape,
                        bool airy, int columns, bool ascii, struct arena *arena)
{
    struct tree *own = arena_alloc(arena, sizeof *own);
    struct filling f = {.tree = own,
                        .arena = arena,
                        .sign = layout_signs(ascii),
                        .shape = shape,
                        .airy = airy,
                        .columns = columns};
    struct sketch_side *side[2] = {sketch->right, sketch->left};
    *own = *tree;
    for (int i = 0; i < (shape->both ? 2 : 1); i++) {
        f.side = side[i];
        f.which = shape->both ? i : -1;
        do
            fill_side(&f);
        while (f.again && shape->always);
        if (f.again)
            return false;
    }
    if (!shape->both)
        sketch->left = NULL;
    return sketch_columns(sketch) <= columns;
}

int sketch_columns(const struct sketch *sketch)
{
    const int you = utf8_columns(sketch->you);
    if (!sketch->left)
        return sketch->right->width;
    return sketch->right->width + sketch->left->width + you + GRAPH_CENTRE;
}

int sketch_lines(const struct sketch *sketch)
{
    const int right = sketch->right->rows, left = sketch->left ? sketch->left->rows : 0;
    const int most = right > left ? right : left;
    return most > 0 ? most : 1;
}

/* --- the legend ---------------------------------------------------------------------------- */

static void legend_add(struct arena *arena, struct drawn *drawn, int columns, int *used,
                       const char *sign, const char *word)
{
    const int width = utf8_columns(sign) + 1 + utf8_columns(word);
    const int gap = *used > 0 ? 3 : 0;
    if (drawn->legends == 0 || *used + gap + width > columns) {
        drawn->legends++;
        *used = 0;
    }
    struct line *line = &drawn->legend[drawn->legends - 1];
    const int column = *used > 0 ? *used + gap : 0;
    line_put(line, arena, columns, STYLE_PLAIN, column, sign, strlen(sign));
    line_put(line, arena, columns, STYLE_DIM, column + utf8_columns(sign) + 1, word, strlen(word));
    *used = column + width;
}

static void legend_make(const struct tree *tree, bool ascii, int columns, struct arena *arena,
                        struct drawn *drawn)
{
    static const char *const lines[2][3] = {{"──", "┈┈", "══"}, {"--", "..", "=="}};
    int used = 0;
    drawn->legend = arena_array(arena, 3, sizeof *drawn->legend);
    for (int line = 0; line < 3; line++) {
        drawn->legend[line].choice = -1;
        const char *word = layout_plain(arena, tree->graph->legend[line]);
        bool there = false;
        for (int t = 0; t < tree->links; t++)
            there = there || (int)tree->link[t].tie.line == line;
        if (there && *word)
            legend_add(arena, drawn, columns, &used, lines[ascii][line],
                       layout_cut(arena, word, columns - 3, layout_signs(ascii)->cut));
    }
}

/* --- all of it ----------------------------------------------------------------------------- */

void layout_graph(struct arena *arena, const struct graph *graph, bool ascii, int columns,
                  bool airy, int rows, struct drawn *ret_drawn)
{
    *ret_drawn = (struct drawn){.meant = -1};
    if (!graph || graph->nodes <= 0)
        return;
    struct tree *tree = arena_alloc(arena, sizeof *tree);
    tree_make(tree, graph);
    tree_sides(tree);

    struct sketch_side *right = arena_alloc(arena, sizeof *right);
    struct sketch_side *left = arena_alloc(arena, sizeof *left);
    const int count = (int)(sizeof shapes / sizeof *shapes);
    struct sketch sketch = {0};
    for (int i = 0; i < 2 * count; i++) {
        const struct shape *shape = &shapes[i / 2];
        sketch = (struct sketch){.right = right, .left = left, .you = graph->node[0].label};
        if (!sketch.you)
            sketch.you = "";
        const bool now_airy = airy && i % 2 == 0;
        const bool last = !now_airy && !shape->both;
        if (sketch_fill(&sketch, tree, shape, now_airy, columns, ascii, arena) &&
            (last || rows <= 0 || sketch_lines(&sketch) <= rows))
            break;
    }
    sketch_draw(&sketch, graph, ascii, arena, ret_drawn);
    legend_make(tree, ascii, columns, arena, ret_drawn);
}
