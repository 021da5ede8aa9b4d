/* SPDX-License-Identifier: MIT */
/* Graphs are drawn, and the drawing is read again: whoever follows its lines with a finger must
 * find the very ties that were drawn, no more and no fewer. Any graph, any width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/layout_parts.h"

enum { ANY_SEEDS = 1500, MOST_LINES = 600, MOST_COLUMNS = 140, NOBODY = -1 };

/* SplitMix64. */
static uint64_t dice_next(uint64_t *dice)
{
    uint64_t z = *dice += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int dice_below(uint64_t *dice, int most)
{
    return (int)(dice_next(dice) % (uint64_t)most);
}

/* --- reading a drawing --------------------------------------------------------------------- */

enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

/* A line's sign: the directions that it leaves the cell in, and the style as far as it shows. */
struct sign {
    const char *text;
    int ways;
    int level, upright; /* enum graph_line, -1 = does not show */
};

static const struct sign signs[] = {
    {"─", EAST | WEST, GRAPH_STRONG, -1},
    {"┈", EAST | WEST, GRAPH_WEAK, -1},
    {"═", EAST | WEST, GRAPH_BRIDGE, -1},
    {"│", NORTH | SOUTH, -1, GRAPH_STRONG},
    {"┆", NORTH | SOUTH, -1, GRAPH_WEAK},
    {"║", NORTH | SOUTH, -1, GRAPH_BRIDGE},
    {"└", NORTH | EAST, -1, -1},
    {"┌", EAST | SOUTH, -1, -1},
    {"┐", SOUTH | WEST, -1, -1},
    {"┘", NORTH | WEST, -1, -1},
    {"├", NORTH | EAST | SOUTH, -1, -1},
    {"┤", NORTH | SOUTH | WEST, -1, -1},
    {"┬", EAST | SOUTH | WEST, -1, -1},
    {"┴", NORTH | EAST | WEST, -1, -1},
    {"┼", NORTH | EAST | SOUTH | WEST, -1, -1},
    {"╰", NORTH | EAST, GRAPH_WEAK, GRAPH_WEAK},
    {"╭", EAST | SOUTH, GRAPH_WEAK, GRAPH_WEAK},
    {"╮", SOUTH | WEST, GRAPH_WEAK, GRAPH_WEAK},
    {"╯", NORTH | WEST, GRAPH_WEAK, GRAPH_WEAK},
    {"╘", NORTH | EAST, GRAPH_BRIDGE, -1},
    {"╒", EAST | SOUTH, GRAPH_BRIDGE, -1},
    {"╕", SOUTH | WEST, GRAPH_BRIDGE, -1},
    {"╛", NORTH | WEST, GRAPH_BRIDGE, -1},
    {"╞", NORTH | EAST | SOUTH, GRAPH_BRIDGE, -1},
    {"╡", NORTH | SOUTH | WEST, GRAPH_BRIDGE, -1},
    {"╤", EAST | SOUTH | WEST, GRAPH_BRIDGE, -1},
    {"╧", NORTH | EAST | WEST, GRAPH_BRIDGE, -1},
    {"╪", NORTH | EAST | SOUTH | WEST, GRAPH_BRIDGE, -1},
    {"╙", NORTH | EAST, -1, GRAPH_BRIDGE},
    {"╓", EAST | SOUTH, -1, GRAPH_BRIDGE},
    {"╖", SOUTH | WEST, -1, GRAPH_BRIDGE},
    {"╜", NORTH | WEST, -1, GRAPH_BRIDGE},
    {"╟", NORTH | EAST | SOUTH, -1, GRAPH_BRIDGE},
    {"╢", NORTH | SOUTH | WEST, -1, GRAPH_BRIDGE},
    {"╥", EAST | SOUTH | WEST, -1, GRAPH_BRIDGE},
    {"╨", NORTH | EAST | WEST, -1, GRAPH_BRIDGE},
    {"╫", NORTH | EAST | SOUTH | WEST, -1, GRAPH_BRIDGE},
    {"╚", NORTH | EAST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╔", EAST | SOUTH, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╗", SOUTH | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╝", NORTH | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╠", NORTH | EAST | SOUTH, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╣", NORTH | SOUTH | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╦", EAST | SOUTH | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╩", NORTH | EAST | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
    {"╬", NORTH | EAST | SOUTH | WEST, GRAPH_BRIDGE, GRAPH_BRIDGE},
};

/* A label in the drawing. */
struct seen {
    int node, line, column, end;
    bool other; /* only a name for somebody who stands elsewhere */
};

struct reading {
    const struct drawn *drawn;
    char cell[MOST_LINES][MOST_COLUMNS][8];
    struct seen label[MOST_LINES];
    int labels;
    /* What was found between two nodes: 1 + enum graph_line, 4 = of no visible style; 0 = nothing.
     * The smaller number first. */
    int tie[GRAPH_MOST_NODES][GRAPH_MOST_NODES];
};

static const struct sign *sign_at(const struct reading *r, int line, int column)
{
    if (line < 0 || line >= r->drawn->lines || column < 0 || column >= MOST_COLUMNS)
        return NULL;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].text, r->cell[line][column]) == 0)
            return &signs[i];
    }
    return NULL;
}

/* Puts the runs into cells; they must not overlap. */
static void read_cells(struct reading *r)
{
    assert_true(r->drawn->lines <= MOST_LINES);
    for (int line = 0; line < r->drawn->lines; line++) {
        const struct line *from = &r->drawn->line[line];
        int edge = 0;
        for (int i = 0; i < from->runs; i++) {
            const struct run *run = &from->run[i];
            assert_true(run->column >= edge);
            edge = run->column;
            for (const char *p = run->text; p < run->text + run->length;) {
                const char *start = p;
                utf8_next(&p);
                assert_true(edge < MOST_COLUMNS);
                memcpy(r->cell[line][edge], start, (size_t)(p - start));
                edge++;
            }
        }
        assert_true(edge <= r->drawn->widest);
    }
}

static bool is_blank(const char *cell)
{
    return cell[0] == '\0' || cell[0] == ' ';
}

static void found(struct reading *r, int a, int b, int line)
{
    int *tie = &r->tie[a < b ? a : b][a < b ? b : a];
    assert_true(a != b);
    assert_int_equal(*tie, 0);
    *tie = line < 0 ? 4 : line + 1;
}

/* The person whose label covers COLUMN of LINE. */
static int label_at(const struct reading *r, int line, int column)
{
    for (int i = 0; i < r->labels; i++) {
        const struct seen *seen = &r->label[i];
        if (seen->line == line && seen->column <= column && column < seen->end && !seen->other)
            return seen->node;
    }
    return NOBODY;
}

/* Finds the labels: 'p' and two digits, perhaps a sign before and a group in brackets behind; all
 * in brackets = of somebody who stands elsewhere. Everybody stands somewhere, once. */
static void read_labels(struct reading *r, const struct graph *graph)
{
    bool there[GRAPH_MOST_NODES] = {false};
    for (int line = 0; line < r->drawn->lines; line++) {
        char(*cell)[8] = r->cell[line];
        for (int column = 0; column + 2 < MOST_COLUMNS; column++) {
            if (cell[column][0] != 'p')
                continue;
            struct seen seen = {.line = line, .column = column};
            seen.node = (cell[column + 1][0] - '0') * 10 + cell[column + 2][0] - '0';
            assert_in_range(seen.node, 0, graph->nodes - 1);
            while (!is_blank(cell[column]) || cell[column + 1][0] == '(')
                column++;
            seen.end = column;
            while (seen.column > 0 && !is_blank(cell[seen.column - 1]))
                seen.column--;
            if (seen.column > 1 && strchr("\xE2@", cell[seen.column - 2][0]) &&
                !is_blank(cell[seen.column - 2]) && !sign_at(r, line, seen.column - 2))
                seen.column -= 2;
            seen.other = cell[seen.column][0] == '(';
            assert_true(seen.other || !there[seen.node]);
            there[seen.node] = there[seen.node] || !seen.other;
            r->label[r->labels++] = seen;
        }
    }
    for (int i = 0; i < graph->nodes; i++)
        assert_true(there[i]);
}

/* Who the line that comes to label SEEN from you's side begins at; NOBODY = there is no
 * line. */
static int follow_in(const struct reading *r, const struct seen *seen, int out, int *ret_style)
{
    const int line = seen->line;
    const int in_way = out > 0 ? WEST : EAST, out_way = out > 0 ? EAST : WEST;
    int column = out > 0 ? seen->column - 2 : seen->end + 1;
    const struct sign *sign = sign_at(r, line, column);
    if (!sign || !(sign->ways & out_way) || (sign->ways & (NORTH | SOUTH)))
        return NOBODY;
    *ret_style = sign->level;
    while ((sign = sign_at(r, line, column)) && !(sign->ways & (NORTH | SOUTH)) &&
           label_at(r, line, column) == NOBODY)
        column -= out;
    if (!sign && label_at(r, line, column - out) != NOBODY)
        return label_at(r, line, column - out); /* you, nobody above or below */
    assert_non_null(sign);
    assert_true(sign->ways & out_way);
    for (int down = 0; down <= 1; down++) {
        for (int at = line;; at += down ? 1 : -1) {
            const int there = label_at(r, at, column);
            if (there != NOBODY)
                return there;
            sign = sign_at(r, at, column);
            if (!sign)
                break;
            if (sign->ways & in_way) {
                for (int x = column - out;; x -= out) {
                    const int you = label_at(r, at, x);
                    if (you != NOBODY)
                        return you;
                    assert_in_range(x, 0, MOST_COLUMNS - 1);
                }
            }
            if (!(sign->ways & (down ? SOUTH : NORTH)))
                break;
        }
    }
    fail_msg("a line that leads nowhere");
    return NOBODY;
}

/* Follows every line that leaves label SEEN at its outer end. Counts each tie at its upper end. */
static void follow_out(struct reading *r, const struct seen *seen, int out)
{
    const int line = seen->line;
    const int in_way = out > 0 ? WEST : EAST, out_way = out > 0 ? EAST : WEST;
    int column = out > 0 ? seen->end + 1 : seen->column - 2;
    const struct sign *sign = sign_at(r, line, column);
    if (!sign || label_at(r, line, column) != NOBODY)
        return;
    for (;; column += out) {
        sign = sign_at(r, line, column);
        assert_non_null(sign);
        const int turn = sign->ways & (NORTH | SOUTH);
        if (turn == SOUTH) {
            int style = sign->upright, at = line + 1;
            for (;; at++) {
                const struct sign *on = sign_at(r, at, column);
                assert_non_null(on);
                assert_true(on->ways & NORTH);
                if (on->upright >= 0)
                    style = on->upright;
                if (!(on->ways & SOUTH)) {
                    assert_true(on->ways & in_way);
                    break;
                }
            }
            for (int x = column - out;; x -= out) {
                const int end = label_at(r, at, x);
                if (end != NOBODY) {
                    found(r, seen->node, end, style);
                    break;
                }
                assert_in_range(x, 0, MOST_COLUMNS - 1);
            }
        }
        if (!(sign->ways & out_way))
            break;
    }
}

static void read_ties(struct reading *r)
{
    int you = 0;
    for (int i = 0; i < r->labels; i++) {
        if (r->label[i].node == 0)
            you = r->label[i].column;
    }
    for (int i = 0; i < r->labels; i++) {
        const struct seen *seen = &r->label[i];
        if (seen->node == 0 && !seen->other)
            continue;
        const int out = seen->column < you ? -1 : 1;
        int style = -1;
        const int from = follow_in(r, seen, out, &style);
        assert_true(!seen->other || from != NOBODY);
        if (from != NOBODY)
            found(r, from, seen->node, style);
        if (!seen->other)
            follow_out(r, seen, out);
    }
}

/* --- any graph ----------------------------------------------------------------------------- */

struct made {
    struct graph_node node[GRAPH_MOST_NODES];
    struct graph_tie tie[GRAPH_MOST_TIES];
    struct graph graph;
};

static const char *const groups[] = {NULL, "g1", "g2", "g3-ja-muut", "g4", "g5", "g6"};

static void make_graph(uint64_t *dice, struct arena *arena, struct made *made)
{
    static const char letters[] = "abcdefghijklmnoäqrstuv";
    struct graph *graph = &made->graph;
    memset(made, 0, sizeof *made);
    const int size = dice_below(dice, 4);
    graph->nodes = 1 + dice_below(dice, size == 0 ? 4 : size == 1 ? 12 : GRAPH_MOST_NODES);
    graph->ties = dice_below(dice, dice_below(dice, 2) ? graph->nodes * 2 : GRAPH_MOST_TIES + 1);
    if (graph->ties > GRAPH_MOST_TIES)
        graph->ties = GRAPH_MOST_TIES;
    const int kinds = 1 + dice_below(dice, (int)(sizeof groups / sizeof *groups));
    const int longest = dice_below(dice, 6) ? 14 : 70;
    for (int i = 0; i < graph->nodes; i++) {
        struct graph_node *node = &made->node[i];
        node->label = arena_format(arena, "p%02d%.*s", i, dice_below(dice, longest) % 20, letters);
        node->group = i ? groups[dice_below(dice, kinds)] : NULL;
        node->ring = i ? (enum graph_ring)(GRAPH_CLOSE + dice_below(dice, 3)) : GRAPH_YOU;
        node->style = dice_below(dice, 9) ? STYLE_PLAIN : STYLE_ACCENT;
    }
    const int star = dice_below(dice, 3), chain = dice_below(dice, 5);
    for (int i = 0; i < graph->ties; i++) {
        struct graph_tie *tie = &made->tie[i];
        tie->from = dice_below(dice, graph->nodes + 1) - (dice_below(dice, 40) == 0);
        tie->to = dice_below(dice, graph->nodes + 1);
        tie->line = (enum graph_line)dice_below(dice, 3);
        if (star == 0 && dice_below(dice, 2))
            tie->from = 0;
        if (chain == 0 && i < graph->nodes - 1)
            *tie = (struct graph_tie){i, i + 1, tie->line};
    }
    graph->node = made->node;
    graph->tie = made->tie;
    graph->legend[GRAPH_STRONG] = "läheinen";
    graph->legend[GRAPH_WEAK] = "etäisempi";
    graph->legend[GRAPH_BRIDGE] = "silta toiseen ryhmään";
}

/* The ties that must be found: each pair once, with the first one's style. */
static int expected(const struct graph *graph, int tie[GRAPH_MOST_NODES][GRAPH_MOST_NODES])
{
    int count = 0;
    for (int i = 0; i < graph->ties; i++) {
        const int a = graph->tie[i].from, b = graph->tie[i].to;
        if (a < 0 || b < 0 || a >= graph->nodes || b >= graph->nodes || a == b)
            continue;
        int *at = &tie[a < b ? a : b][a < b ? b : a];
        count += *at == 0;
        if (*at == 0)
            *at = (int)graph->tie[i].line + 1;
    }
    return count;
}

static void drawn_text(const struct drawn *drawn, struct str *out)
{
    for (int i = 0; i < drawn->lines + drawn->legends; i++) {
        const struct line *line =
            i < drawn->lines ? &drawn->line[i] : &drawn->legend[i - drawn->lines];
        int column = 0;
        for (int r = 0; r < line->runs; r++) {
            for (; column < line->run[r].column; column++)
                str_add_char(out, ' ');
            str_add_bytes(out, line->run[r].text, line->run[r].length);
            column += layout_columns(line->run[r].text, line->run[r].length);
        }
        str_add_char(out, '\n');
    }
}

static void check_graph(const struct graph *graph, int columns, bool airy, int rows, uint64_t seed)
{
    static struct reading r;
    int wanted[GRAPH_MOST_NODES][GRAPH_MOST_NODES] = {{0}};
    struct arena arena = {0};
    struct drawn drawn, again, typed;
    layout_graph(&arena, graph, false, columns, airy, rows, &drawn);
    layout_graph(&arena, graph, false, columns, airy, rows, &again);
    struct str text = {0}, twice = {0};
    drawn_text(&drawn, &text);
    drawn_text(&again, &twice);
    assert_string_equal(str_text(&text), str_text(&twice));
    assert_true(drawn.widest <= columns);

    memset(&r, 0, sizeof r);
    r.drawn = &drawn;
    read_cells(&r);
    read_labels(&r, graph);
    read_ties(&r);
    expected(graph, wanted);
    for (int a = 0; a < graph->nodes; a++) {
        for (int b = a + 1; b < graph->nodes; b++) {
            if (r.tie[a][b] == 4 && wanted[a][b])
                continue;
            if (r.tie[a][b] != wanted[a][b])
                print_error("seed %llu columns %d: %d-%d\n%s\n", (unsigned long long)seed, columns,
                            a, b, str_text(&text));
            assert_int_equal(r.tie[a][b], wanted[a][b]);
        }
    }

    /* The same in ASCII: as many labels in as many lines, nothing else than ASCII drawn. */
    layout_graph(&arena, graph, true, columns, airy, rows, &typed);
    memset(&r, 0, sizeof r);
    r.drawn = &typed;
    read_cells(&r);
    read_labels(&r, graph);
    str_release(&text);
    str_release(&twice);
    arena_release(&arena);
}

static void test_any(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= ANY_SEEDS; seed++) {
        uint64_t dice = seed;
        struct arena arena = {0};
        struct made made;
        make_graph(&dice, &arena, &made);
        const int columns =
            dice_below(&dice, 4) == 0 ? 30 + dice_below(&dice, 10) : 36 + dice_below(&dice, 85);
        const bool airy = dice_below(&dice, 2);
        const int rows = dice_below(&dice, 2) ? 0 : 1 + dice_below(&dice, 40);
        check_graph(&made.graph, columns, airy, rows, seed);
        arena_release(&arena);
    }
}

/* The largest graph there may be, in the narrowest window, one person behind the other. */
static void test_edges(void **state)
{
    (void)state;
    static struct made made;
    struct arena arena = {0};
    uint64_t dice = 1;
    make_graph(&dice, &arena, &made);
    made.graph.nodes = GRAPH_MOST_NODES;
    made.graph.ties = GRAPH_MOST_TIES;
    for (int i = 0; i < GRAPH_MOST_NODES; i++)
        made.node[i] = (struct graph_node){.label = arena_format(&arena, "p%02d", i),
                                           .ring = i ? GRAPH_FAR : GRAPH_YOU};
    for (int i = 0; i < GRAPH_MOST_TIES; i++)
        made.tie[i] = i < GRAPH_MOST_NODES - 1
                          ? (struct graph_tie){i, i + 1, GRAPH_WEAK}
                          : (struct graph_tie){1 + i % 60, 3 + i % 60, GRAPH_BRIDGE};
    for (int columns = 30; columns <= 120; columns += 10)
        check_graph(&made.graph, columns, false, 0, 0);
    made.graph.nodes = 1;
    check_graph(&made.graph, 36, true, 0, 0);
    arena_release(&arena);
}

/* --- single rules -------------------------------------------------------------------------- */

static void draw_small(struct arena *arena, const struct graph *graph, int columns, struct str *out)
{
    struct drawn drawn;
    layout_graph(arena, graph, false, columns, false, 0, &drawn);
    drawn_text(&drawn, out);
}

static void test_looks(void **state)
{
    static const struct graph_node node[] = {
        {"Sinä", NULL, GRAPH_YOU, STYLE_PLAIN},
        {"Linh", "kurssi", GRAPH_HALF_KNOWN, STYLE_PLAIN},
        {"Olena", "ystävät", GRAPH_CLOSE, STYLE_PLAIN},
        {"Kaisa", "kurssi", GRAPH_HALF_KNOWN, STYLE_PLAIN},
        {"Mika", "oma ala", GRAPH_FAR, STYLE_ACCENT},
        {"Sami", NULL, GRAPH_FAR, STYLE_PLAIN},
    };
    static const struct graph_tie tie[] = {{0, 1, GRAPH_WEAK},
                                           {0, 2, GRAPH_STRONG},
                                           {0, 3, GRAPH_WEAK},
                                           {3, 4, GRAPH_BRIDGE},
                                           {1, 4, GRAPH_WEAK}};
    static const struct graph graph = {node, 6, tie, 5, NULL, {"läheinen", "etäisempi", "silta"}};
    (void)state;
    struct arena arena = {0};
    struct str text = {0};
    draw_small(&arena, &graph, 40, &text);
    assert_string_equal(str_text(&text), "Sinä\n"
                                         "│ kurssi\n"
                                         "├┈┈┈┈┈┈┈┈┈┈ Linh\n"
                                         "│            ╰┈┈┈┈┈ ◉ Mika (oma ala) ═╗\n"
                                         "├┈┈┈┈┈┈┈┈┈┈ Kaisa ════════════════════╝\n"
                                         "└── Olena (ystävät)\n"
                                         "                    Sami\n"
                                         "── läheinen   ┈┈ etäisempi   ══ silta\n");
    str_clear(&text);

    /* Who is the goal is not where you are. */
    static const struct graph_node others[] = {
        {"Sinä", NULL, GRAPH_YOU, STYLE_PLAIN},
        {"Linh", NULL, GRAPH_CLOSE, STYLE_ACCENT},
        {"Mika", NULL, GRAPH_CLOSE, STYLE_GOOD},
    };
    static const struct graph path = {others, 3, tie, 2, NULL, {NULL, NULL, NULL}};
    draw_small(&arena, &path, 40, &text);
    assert_non_null(strstr(str_text(&text), "◉ Linh"));
    assert_non_null(strstr(str_text(&text), "★ Mika"));
    str_clear(&text);
    struct drawn drawn;
    layout_graph(&arena, &path, true, 40, false, 0, &drawn);
    drawn_text(&drawn, &text);
    assert_non_null(strstr(str_text(&text), "@ Linh"));
    assert_non_null(strstr(str_text(&text), "* Mika"));
    arena_release(&arena);
    str_release(&text);
}

/* Nothing is cut where a shape can be found that fits without. */
static void test_cut_last(void **state)
{
    static const struct graph_node node[] = {
        {"Sinä", NULL, GRAPH_YOU, STYLE_PLAIN},
        {"Valmentaja Tuija-Marjaana", "naapurusto", GRAPH_FAR, STYLE_PLAIN},
        {"Entinen työkaveri Aleksanteri", "harrastus", GRAPH_FAR, STYLE_PLAIN},
    };
    static const struct graph_tie tie[] = {{0, 1, GRAPH_WEAK}, {0, 2, GRAPH_WEAK}};
    static const struct graph graph = {node, 3, tie, 2, NULL, {NULL, NULL, NULL}};
    (void)state;
    for (int columns = 30; columns <= 96; columns++) {
        struct arena arena = {0};
        struct str text = {0};
        draw_small(&arena, &graph, columns, &text);
        const bool whole = strstr(str_text(&text), node[1].label) != NULL &&
                           strstr(str_text(&text), node[2].label) != NULL;
        assert_int_equal(whole, columns >= 8 + 29);
        assert_true(whole || strstr(str_text(&text), "…"));
        str_release(&text);
        arena_release(&arena);
    }
}

static void test_nothing(void **state)
{
    static const struct graph nobody = {0};
    (void)state;
    struct arena arena = {0};
    struct drawn drawn;
    layout_graph(&arena, &nobody, false, 40, true, 0, &drawn);
    assert_int_equal(drawn.lines, 0);
    layout_graph(&arena, NULL, false, 40, true, 0, &drawn);
    assert_int_equal(drawn.lines, 0);
    arena_release(&arena);
}

/* --- beside a page ------------------------------------------------------------------------- */

static void beside_page(struct arena *arena, const struct graph *graph, int columns, int rows,
                        struct frame *frame)
{
    struct page page;
    page_begin(&page, arena);
    page.title = "Otsikko";
    page_text(&page, STYLE_PLAIN,
              "Ensimmäinen kappale, joka on niin pitkä, että se täyttää rivinsä aivan loppuun "
              "asti ja jatkuu vielä seuraavalle.");
    struct input *input = page_input(&page, INPUT_ONE, 12, 0);
    for (int i = 0; i < 12; i++)
        input->choice[i].text = "Vaihtoehto, jossa on sanoja";
    page_key(&page, INTENT_ENTER, "vastaa");
    page.beside = graph;
    struct nav nav;
    nav_start(&nav, &page);
    layout_frame(&page, &nav, columns, rows, arena, frame);
}

static void test_beside(void **state)
{
    (void)state;
    static struct made made;
    struct arena make = {0};
    for (int i = 0; i < 30; i++) {
        made.node[i] = (struct graph_node){.label = arena_format(&make, "p%02d", i),
                                           .ring = i ? GRAPH_CLOSE : GRAPH_YOU};
        if (i > 0)
            made.tie[i - 1] = (struct graph_tie){0, i, GRAPH_STRONG};
    }
    made.graph = (struct graph){made.node, 30, made.tie, 29, NULL, {"läheinen", NULL, NULL}};
    for (int columns = 90; columns <= 220; columns += 3) {
        for (int rows = 12; rows <= 60; rows += 7) {
            struct arena arena = {0};
            struct frame with, without;
            struct str a = {0}, b = {0};
            beside_page(&arena, &made.graph, columns, rows, &with);
            beside_page(&arena, NULL, columns, rows, &without);
            layout_to_text(&with, &a);
            layout_to_text(&without, &b);
            assert_int_equal(strstr(str_text(&a), "p00") != NULL, columns >= 100);
            assert_int_equal(with.beside > 0, columns >= 100);
            if (columns < 100)
                assert_string_equal(str_text(&a), str_text(&b));
            else
                assert_non_null(strstr(str_text(&a), "── läheinen"));
            assert_int_equal(with.extent.shown_lines, without.extent.shown_lines);
            /* What does not fit is said, and nothing of the page is lost. */
            const bool all = strstr(str_text(&a), "p29") != NULL;
            if (columns >= 100 && rows <= 19)
                assert_false(all);
            if (columns >= 100 && !all)
                assert_non_null(strstr(str_text(&a), "▾"));
            if (columns >= 100) {
                assert_int_equal(layout_choice_at(&with, with.cursor_row, with.beside), -1);
                assert_int_equal(layout_choice_at(&with, with.cursor_row, 10), 0);
                assert_true(columns - with.beside >= 30);
            }
            str_release(&a);
            str_release(&b);
            arena_release(&arena);
        }
    }
    arena_release(&make);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any),     cmocka_unit_test(test_edges),
        cmocka_unit_test(test_looks),   cmocka_unit_test(test_cut_last),
        cmocka_unit_test(test_nothing), cmocka_unit_test(test_beside),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
