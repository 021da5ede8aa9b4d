/* SPDX-License-Identifier: MIT */
/* What must hold for any page in any window with any nav: nothing over the edge, nothing over
 * anything else, the cursor within, valid text. The dice are seeded, so a failure comes again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/layout.h"

enum { ANY_SEEDS = 1000 };

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

static const char *random_text(uint64_t *dice, struct arena *arena)
{
    static const char *const pieces[] = {
        "a",
        "työ",
        " ",
        " ",
        " ",
        "\n",
        "*",
        "[[",
        "]]",
        "|",
        "\\",
        "verkostoituminen",
        "-",
        "…",
        "漢字",
        "かな",
        "한국어",
        "e\xCC\x81",
        "a\xCC\x88\xCC\x81",
        "🙂",
        "👍🏽",
        "🇫🇮",
        "ไทย",
        "नमस्ते",
        "\xC2\xA0",
        "\xCC\x81",
        "[[sana|sanoja]]",
        "*vahva sana*",
        "1/2",
        "”",
        "kuulemma",
        ", ",
        "epäjärjestelmällistyttämättömyydellänsäkäänköhän",
    };
    if (dice_below(dice, 12) == 0)
        return NULL;
    struct str text = {0};
    const int count = dice_below(dice, dice_below(dice, 4) == 0 ? 120 : 12);
    for (int i = 0; i < count; i++)
        str_add(&text, pieces[dice_below(dice, (int)(sizeof pieces / sizeof *pieces))]);
    const char *copy = arena_string(arena, str_text(&text));
    str_release(&text);
    return copy;
}

static void random_choices(uint64_t *dice, struct arena *arena, struct choice *choice, int count)
{
    for (int i = 0; i < count; i++) {
        choice[i].text = random_text(dice, arena);
        choice[i].note = dice_below(dice, 2) ? random_text(dice, arena) : NULL;
        choice[i].off = dice_below(dice, 4) == 0;
        choice[i].state = (enum place_state)dice_below(dice, PLACE_EXTRA + 1);
        choice[i].stars = dice_below(dice, 7) - 1;
        choice[i].most_stars = dice_below(dice, 12) - 1;
    }
}

static void random_input(uint64_t *dice, struct arena *arena, struct page *page)
{
    const bool is_map = dice_below(dice, 4) == 0;
    const int most = dice_below(dice, 3) == 0 ? INPUT_MOST + 1 : 8;
    struct input *input =
        is_map ? page_map(page, dice_below(dice, most))
               : page_input(page, (enum input_type)dice_below(dice, INPUT_TEXT + 1),
                            dice_below(dice, most), dice_below(dice, TARGET_MOST + 1));
    random_choices(dice, arena, input->choice, input->choices);
    random_choices(dice, arena, input->target, input->targets);
    input->shared = dice_below(dice, 2) == 0;
    input->flow = input->type == INPUT_MANY && dice_below(dice, 2) == 0;
    for (int i = 0; i < input->choices && input->flow; i++)
        input->choice[i].note = dice_below(dice, 3) == 0 ? "\n" : NULL;
    input->total = dice_below(dice, 4) ? dice_below(dice, 12) : dice_below(dice, POINTS_MOST + 1);
    input->unit = random_text(dice, arena);
    input->rows = dice_below(dice, 2) ? dice_below(dice, 12) : 0;
    input->text = random_text(dice, arena);
    input->menu = input->menu || dice_below(dice, 4) == 0;
    input->at = dice_below(dice, 80) - 8;
}

static const struct graph *random_graph(uint64_t *dice, struct arena *arena)
{
    struct graph *graph = arena_alloc(arena, sizeof *graph);
    const int most = dice_below(dice, 4) ? 12 : GRAPH_MOST_NODES + 3;
    graph->nodes = dice_below(dice, most);
    graph->ties = dice_below(dice, graph->nodes * 2 + 2);
    struct graph_node *node = arena_array(arena, (size_t)graph->nodes, sizeof *node);
    struct graph_tie *tie = arena_array(arena, (size_t)graph->ties, sizeof *tie);
    for (int i = 0; i < graph->nodes; i++)
        node[i] = (struct graph_node){.label = random_text(dice, arena),
                                      .group = dice_below(dice, 2) ? random_text(dice, arena) : "g",
                                      .ring = (enum graph_ring)dice_below(dice, GRAPH_FAR + 1),
                                      .style = (enum style)dice_below(dice, STYLES)};
    for (int i = 0; i < graph->ties; i++)
        tie[i] = (struct graph_tie){dice_below(dice, graph->nodes + 2) - 1,
                                    dice_below(dice, graph->nodes + 2) - 1,
                                    (enum graph_line)dice_below(dice, 3)};
    for (int i = 0; i < 3; i++)
        graph->legend[i] = random_text(dice, arena);
    graph->node = node;
    graph->tie = tie;
    return graph;
}

static const struct wheel *random_wheel(uint64_t *dice, struct arena *arena)
{
    struct wheel *wheel = arena_alloc(arena, sizeof *wheel);
    const char **label = arena_array(arena, PAGE_WHEEL_MOST, sizeof *label);
    double *value = arena_array(arena, PAGE_WHEEL_MOST, sizeof *value);
    for (int i = 0; i < PAGE_WHEEL_MOST; i++) {
        label[i] = random_text(dice, arena);
        value[i] = dice_below(dice, 9) - 2;
    }
    *wheel = (struct wheel){.label = label,
                            .value = value,
                            .parts = dice_below(dice, PAGE_WHEEL_MOST + 1),
                            .most = dice_below(dice, 7) - 1};
    return wheel;
}

static void random_block(uint64_t *dice, struct arena *arena, struct page *page)
{
    struct block *block = NULL;
    switch (dice_below(dice, 7)) {
    case 0: block = page_heading(page, random_text(dice, arena)); break;
    case 1: block = page_text(page, STYLE_PLAIN, random_text(dice, arena)); break;
    case 2: block = page_note(page, STYLE_GOOD, random_text(dice, arena)); break;
    case 3:
        block = page_item(page, (enum mark)dice_below(dice, 4), random_text(dice, arena),
                          random_text(dice, arena), random_text(dice, arena));
        break;
    case 4: random_input(dice, arena, page); return;
    case 5: block = page_graph(page, random_graph(dice, arena)); break;
    default:
        block = page_meter(page, random_text(dice, arena), dice_below(dice, 9) - 2,
                           dice_below(dice, 7) - 1, random_text(dice, arena));
        block->note = dice_below(dice, 2) ? random_text(dice, arena) : NULL;
        break;
    }
    block->look = dice_below(dice, 6) == 0;
}

static void random_page(uint64_t *dice, struct arena *arena, struct page *page)
{
    page_begin(page, arena);
    page->ascii = dice_below(dice, 2) == 0;
    page->title = random_text(dice, arena);
    page->aside = dice_below(dice, 2) ? random_text(dice, arena) : NULL;
    page->notice = dice_below(dice, 3) ? NULL : random_text(dice, arena);
    page->steps = dice_below(dice, 3) ? dice_below(dice, 30) : 0;
    page->step = dice_below(dice, 32) - 1;
    for (int i = 0; i < PAGE_WORDS; i++)
        page->words[i] = random_text(dice, arena);
    page->beside = dice_below(dice, 4) ? NULL : random_graph(dice, arena);
    page->wheel = dice_below(dice, 3) ? NULL : random_wheel(dice, arena);
    const int blocks = dice_below(dice, 12);
    for (int i = 0; i < blocks; i++)
        random_block(dice, arena, page);
    const int keys = dice_below(dice, 20);
    for (int i = 0; i < keys; i++)
        page_key(page, (enum intent)dice_below(dice, INTENTS), random_text(dice, arena));
}

static void random_nav(uint64_t *dice, const struct page *page, struct nav *nav)
{
    static const unsigned typed[] = {'a', ' ', '*', '[', 0xe4, 0x301, 0x6f22, 0x1f642, 0x645};
    struct act act;
    nav_start(nav, page);
    for (int i = page->input.type == INPUT_TEXT ? dice_below(dice, 300) : 0; i > 0; i--) {
        const bool line = dice_below(dice, 15) == 0;
        nav_step(nav, page, NULL, line ? INTENT_DOWN : INTENT_CHARACTER,
                 (int)typed[dice_below(dice, (int)(sizeof typed / sizeof *typed))], &act);
    }
    if (dice_below(dice, 2))
        return;
    nav->typing = dice_below(dice, 2);
    nav->caret = dice_below(dice, 4) ? nav->caret : dice_below(dice, TEXT_MOST + 20) - 10;
    nav->cursor = dice_below(dice, 200) - 60;
    nav->held = dice_below(dice, 2);
    nav->scroll = dice_below(dice, 300) - 100;
    nav->follow = (enum follow)dice_below(dice, 3);
    nav->draft.count = dice_below(dice, 80) - 8;
    for (int i = 0; i < INPUT_MOST; i++)
        nav->draft.value[i] = (short)(dice_below(dice, 200) - 100);
}

/* Widths as a terminal counts them, of LENGTH bytes. */
static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (const char *p = text; p < text + length;) {
        const int width = utf8_width(utf8_next(&p));
        columns += width > 0 ? width : 0;
    }
    return columns;
}

static void check_frame(const struct frame *frame, int columns, int rows)
{
    const int least_columns = columns < 1 ? 1 : columns > 500 ? 500 : columns;
    const int least_rows = rows < 1 ? 1 : rows > 200 ? 200 : rows;
    assert_int_equal(frame->columns, least_columns);
    assert_int_equal(frame->rows, least_rows);
    assert_in_range(frame->cursor_row, 0, frame->rows - 1);
    assert_in_range(frame->cursor_column, 0, frame->columns - 1);
    for (int row = 0; row < frame->rows; row++) {
        const struct line *line = &frame->line[row];
        int edge = 0;
        for (int i = 0; i < line->runs; i++) {
            const struct run *run = &line->run[i];
            assert_true(run->column >= edge);
            assert_true((int)run->style >= 0 && run->style < STYLES);
            assert_int_equal(utf8_valid(run->text, run->length), run->length);
            assert_null(memchr(run->text, '\n', run->length));
            edge = run->column + columns_of(run->text, run->length);
        }
        assert_true(edge <= frame->columns);
    }
}

static void test_any(void **state)
{
    (void)state;
    static const enum intent moves[] = {
        INTENT_UP,   INTENT_DOWN, INTENT_LEFT,  INTENT_RIGHT, INTENT_PAGE_UP, INTENT_PAGE_DOWN,
        INTENT_MARK, INTENT_PICK, INTENT_ENTER, INTENT_FIRST, INTENT_LAST,    INTENT_NOTHING,
    };
    /* ASKELEET_SEEDS=100000 for a long night. */
    const char *wish = getenv("ASKELEET_SEEDS");
    long long seeds = ANY_SEEDS;
    if (wish && !str_number(wish, 1, 1000000000, &seeds))
        fail_msg("ASKELEET_SEEDS is not a number: %s", wish);
    struct arena arena = {0};
    for (long long seed = 1; seed <= seeds; seed++) {
        uint64_t dice = (uint64_t)seed;
        struct page page;
        struct nav nav;
        struct frame frame;
        struct act act;
        random_page(&dice, &arena, &page);
        random_nav(&dice, &page, &nav);
        int columns =
            dice_below(&dice, 3) ? 1 + dice_below(&dice, 140) : dice_below(&dice, 520) - 9;
        int rows = dice_below(&dice, 3) ? 1 + dice_below(&dice, 50) : dice_below(&dice, 220) - 9;
        for (int i = 0; i < 8; i++) {
            layout_frame(&page, &nav, columns, rows, &arena, &frame);
            check_frame(&frame, columns, rows);
            nav.scroll = frame.scroll;
            nav_step(&nav, &page, &frame.extent, moves[dice_below(&dice, 12)],
                     dice_below(&dice, 140) - 3, &act);
            if (dice_below(&dice, 4) == 0)
                columns = 40 + dice_below(&dice, 80);
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        print_error("there is no UTF-8 locale\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
