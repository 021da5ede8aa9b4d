/* SPDX-License-Identifier: MIT */
/* Key by key: a page, keys, and where that leaves the player.
 *
 * Keys: u d l r arrows, < > page up and down, f e first and last, '.' mark, '!' enter, digits pick
 * (1 = number 0), A to Z target, "(1" ")1" "#1" give, take and grab, others as intents.def has
 * them. The outcome: cursor, 'h' when held, @scroll, [draft], '?' when all points are asked for,
 * and the act of the last key with its choice or answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "page/nav.h"

enum { TARGETS = 3, TOTAL = 3 };

struct nav_case {
    const char *name;
    enum input_type type;
    int choices;
    bool shared, menu, map;
    int at;               /* cursor at first */
    struct extent extent; /* body, shown, columns, line of the choice */
    const char *keys, *expected;
};

static const struct nav_case nav_cases[] = {
    /* Nothing to choose: the page scrolls. */
    {"short", INPUT_NONE, 0, .keys = "!", .expected = "0 @0 [] enter []"},
    {"short down", INPUT_NONE, 0, .keys = "dd>.e", .expected = "0 @0 []"},
    {"long enter", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "!", .expected = "0 @9 []"},
    {"long enter end", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "!!",
     .expected = "0 @15 []"},
    {"long enter act", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "!!!",
     .expected = "0 @15 [] enter []"},
    {"long mark stays", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "....",
     .expected = "0 @15 []"},
    {"long arrows", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "ddu",
     .expected = "0 @1 []"},
    {"long top", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "u", .expected = "0 @0 []"},
    {"long last first", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "ef",
     .expected = "0 @0 []"},
    {"long last", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "ed", .expected = "0 @15 []"},
    {"long pages", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = ">><",
     .expected = "0 @6 []"},
    {"long pick", INPUT_NONE, 0, .extent = {25, 10, 1, 0, 0}, .keys = "1", .expected = "0 @0 []"},
    {"one line", INPUT_NONE, 0, .extent = {5, 1, 1, 0, 0}, .keys = "!", .expected = "0 @1 []"},
    {"back", INPUT_NONE, 0, .keys = "b", .expected = "0 @0 [] back"},
    {"no choices", INPUT_ONE, 0, .keys = "du1!", .expected = "0 @0 [0] enter [0]"},

    /* One of the choices. */
    {"one", INPUT_ONE, 3, .keys = "!", .expected = "0 @0 [0] enter [0]"},
    {"one down", INPUT_ONE, 3, .keys = "d!", .expected = "1 @0 [1] enter [1]"},
    {"one looks", INPUT_ONE, 3, .keys = "d", .expected = "1 @0 [0]"},
    {"one around", INPUT_ONE, 3, .keys = "u", .expected = "2 @0 [0]"},
    {"one around down", INPUT_ONE, 3, .keys = "ddd", .expected = "0 @0 [0]"},
    {"one first last", INPUT_ONE, 3, .keys = "e", .expected = "2 @0 [0]"},
    {"one first", INPUT_ONE, 3, .at = 1, .keys = "f", .expected = "0 @0 [1]"},
    {"one pick", INPUT_ONE, 3, .keys = "3", .expected = "2 @0 [2] enter [2]"},
    {"one pick none", INPUT_ONE, 3, .keys = "4", .expected = "0 @0 [0]"},
    {"one mark", INPUT_ONE, 3, .keys = "d.", .expected = "1 @0 [0]"},
    {"one at", INPUT_ONE, 3, .at = 2, .keys = "!", .expected = "2 @0 [2] enter [2]"},
    {"one at far", INPUT_ONE, 3, .at = 9, .keys = "!", .expected = "2 @0 [2] enter [2]"},
    {"one sideways", INPUT_ONE, 3, .keys = "r", .expected = "0 @0 [0]"},
    {"one act", INPUT_ONE, 3, .keys = "dh", .expected = "1 @0 [0] hint"},
    {"menu", INPUT_ONE, 3, .menu = true, .keys = "d!", .expected = "1 @0 [1] pick 1"},
    {"menu pick", INPUT_ONE, 3, .menu = true, .keys = "3", .expected = "2 @0 [2] pick 2"},

    /* What stands below the window is not meant. */
    {"unseen enter", INPUT_ONE, 3, .extent = {25, 10, 1, 20, 0}, .keys = "!",
     .expected = "0 @9 [0]"},
    {"unseen seen", INPUT_ONE, 3, .extent = {25, 10, 1, 20, 0}, .keys = "!!!",
     .expected = "0 @15 [0] enter [0]"},
    {"unseen down", INPUT_ONE, 3, .extent = {25, 10, 1, 20, 0}, .keys = "dd",
     .expected = "0 @2 [0]"},
    {"unseen mark", INPUT_MANY, 3, .extent = {25, 10, 1, 20, 0}, .keys = ".",
     .expected = "0 @9 [0 0 0]"},
    {"edge seen", INPUT_ONE, 3, .extent = {25, 10, 1, 9, 0}, .keys = "!",
     .expected = "0 @0 [0] enter [0]"},
    {"edge unseen", INPUT_ONE, 3, .extent = {25, 10, 1, 10, 0}, .keys = "!",
     .expected = "0 @9 [0]"},
    {"unseen above", INPUT_ONE, 3, .extent = {25, 10, 1, 2, 0}, .keys = ">!",
     .expected = "0 @9 [0]"},
    {"unseen pick", INPUT_ONE, 3, .extent = {25, 10, 1, 20, 0}, .keys = "2",
     .expected = "1 @0 [1] enter [1]"},

    /* A map, three a row, every other row from right to left: 0 1 2 / 5 4 3 / 6 7. */
    {"map right", INPUT_ONE, 8, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "rr",
     .expected = "2 @0 [0]"},
    {"map edge", INPUT_ONE, 8, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "rrr",
     .expected = "2 @0 [0]"},
    {"map down", INPUT_ONE, 8, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "d",
     .expected = "5 @0 [0]"},
    {"map bend", INPUT_ONE, 8, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "rrd",
     .expected = "3 @0 [0]"},
    {"map left there", INPUT_ONE, 8, .map = true, .at = 3, .extent = {0, 0, 3, 0, 0}, .keys = "l",
     .expected = "4 @0 [3]"},
    {"map last row", INPUT_ONE, 8, .map = true, .at = 5, .extent = {0, 0, 3, 0, 0}, .keys = "drr",
     .expected = "7 @0 [5]"},
    {"map short row", INPUT_ONE, 8, .map = true, .at = 3, .extent = {0, 0, 3, 0, 0}, .keys = "d",
     .expected = "7 @0 [3]"},
    {"map up", INPUT_ONE, 8, .map = true, .at = 7, .extent = {0, 0, 3, 0, 0}, .keys = "uu",
     .expected = "1 @0 [7]"},
    {"map top", INPUT_ONE, 8, .map = true, .at = 1, .extent = {0, 0, 3, 0, 0}, .keys = "u",
     .expected = "1 @0 [1]"},
    {"map odd short", INPUT_ONE, 4, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "dl",
     .expected = "3 @0 [0]"},
    {"map one", INPUT_ONE, 1, .map = true, .extent = {0, 0, 3, 0, 0}, .keys = "lrud",
     .expected = "0 @0 [0]"},
    {"map list", INPUT_ONE, 8, .map = true, .extent = {0, 0, 1, 0, 0}, .keys = "drru",
     .expected = "2 @0 [0]"},
    {"map list around", INPUT_ONE, 8, .map = true, .extent = {0, 0, 1, 0, 0}, .keys = "u",
     .expected = "7 @0 [0]"},
    {"map pick", INPUT_ONE, 8, .map = true, .menu = true, .extent = {0, 0, 3, 0, 0}, .keys = "5",
     .expected = "4 @0 [4] pick 4"},

    /* Any number. */
    {"many none", INPUT_MANY, 3, .keys = "!", .expected = "0 @0 [0 0 0] enter [0 0 0]"},
    {"many mark", INPUT_MANY, 3, .keys = ".d.", .expected = "1 @0 [1 1 0]"},
    {"many twice", INPUT_MANY, 3, .keys = "..", .expected = "0 @0 [0 0 0]"},
    {"many pick", INPUT_MANY, 3, .keys = "3", .expected = "2 @0 [0 0 1]"},
    {"many pick none", INPUT_MANY, 3, .keys = "4", .expected = "0 @0 [0 0 0]"},
    {"many around", INPUT_MANY, 3, .keys = "u.d.", .expected = "0 @0 [1 0 1]"},
    {"many enter", INPUT_MANY, 3, .keys = "2!", .expected = "1 @0 [0 1 0] enter [0 1 0]"},

    /* An order. */
    {"order", INPUT_ORDER, 4, .keys = "!", .expected = "0 @0 [0 1 2 3] enter [0 1 2 3]"},
    {"order carry", INPUT_ORDER, 4, .keys = ".dd", .expected = "0 h @0 [1 2 0 3]"},
    {"order put down", INPUT_ORDER, 4, .keys = ".d.", .expected = "0 @0 [1 0 2 3]"},
    {"order enter puts down", INPUT_ORDER, 4, .keys = ".d!", .expected = "0 @0 [1 0 2 3]"},
    {"order enter acts", INPUT_ORDER, 4, .keys = ".d!!",
     .expected = "0 @0 [1 0 2 3] enter [1 0 2 3]"},
    {"order ends", INPUT_ORDER, 4, .keys = ".uddddd", .expected = "0 h @0 [1 2 3 0]"},
    {"order walks places", INPUT_ORDER, 4, .keys = ".dd.d", .expected = "3 @0 [1 2 0 3]"},
    {"order around", INPUT_ORDER, 4, .keys = "u.u", .expected = "3 h @0 [0 1 3 2]"},
    {"order pick", INPUT_ORDER, 4, .keys = ".dd.1", .expected = "1 @0 [1 2 0 3]"},
    {"order pick held", INPUT_ORDER, 4, .keys = ".3", .expected = "0 h @0 [1 2 0 3]"},
    {"order last held", INPUT_ORDER, 4, .keys = ".e", .expected = "0 h @0 [1 2 3 0]"},
    {"order first held", INPUT_ORDER, 4, .keys = "e.f", .expected = "3 h @0 [3 0 1 2]"},
    {"order back", INPUT_ORDER, 4, .keys = "d.ddb", .expected = "1 @0 [0 1 2 3]"},
    {"order back up", INPUT_ORDER, 4, .keys = "e.fb", .expected = "3 @0 [0 1 2 3]"},
    {"order back twice", INPUT_ORDER, 4, .keys = ".dbb", .expected = "0 @0 [0 1 2 3] back"},
    {"order back later", INPUT_ORDER, 4, .keys = ".d..db", .expected = "0 @0 [1 0 2 3]"},
    {"order grab", INPUT_ORDER, 4, .keys = "#3", .expected = "2 h @0 [0 1 2 3]"},
    {"order grab and put", INPUT_ORDER, 4, .keys = "#3#1", .expected = "2 @0 [2 0 1 3]"},
    {"order grab twice", INPUT_ORDER, 4, .keys = "#3#3", .expected = "2 @0 [0 1 2 3]"},
    {"order grab again", INPUT_ORDER, 4, .keys = "#3#1#1", .expected = "2 h @0 [2 0 1 3]"},
    {"order grab nothing", INPUT_ORDER, 4, .keys = "#5", .expected = "0 @0 [0 1 2 3]"},
    {"order grab back", INPUT_ORDER, 4, .keys = "#1db", .expected = "0 @0 [0 1 2 3]"},

    /* Pairs with three targets. */
    {"pairs next", INPUT_PAIRS, 3, .keys = "r", .expected = "0 @0 [0 -1 -1]"},
    {"pairs mark", INPUT_PAIRS, 3, .keys = "..", .expected = "0 @0 [1 -1 -1]"},
    {"pairs around", INPUT_PAIRS, 3, .keys = "rrrr", .expected = "0 @0 [-1 -1 -1]"},
    {"pairs back", INPUT_PAIRS, 3, .keys = "l", .expected = "0 @0 [2 -1 -1]"},
    {"pairs taken", INPUT_PAIRS, 3, .keys = "rdr", .expected = "1 @0 [0 1 -1]"},
    {"pairs taken back", INPUT_PAIRS, 3, .keys = "rdrl", .expected = "1 @0 [0 -1 -1]"},
    {"pairs shared", INPUT_PAIRS, 3, .shared = true, .keys = "rdr", .expected = "1 @0 [0 0 -1]"},
    {"pairs all taken", INPUT_PAIRS, 4, .keys = "rdrdrdr", .expected = "3 @0 [0 1 2 -1]"},
    {"pairs pick", INPUT_PAIRS, 3, .keys = "3", .expected = "2 @0 [-1 -1 -1]"},
    {"pairs enter moves", INPUT_PAIRS, 3, .keys = "r!", .expected = "1 @0 [0 -1 -1]"},
    {"pairs enter around", INPUT_PAIRS, 3, .keys = "dr!r!", .expected = "0 @0 [-1 0 1]"},
    {"pairs enter acts", INPUT_PAIRS, 3, .keys = "r!r!r!",
     .expected = "2 @0 [0 1 2] enter [0 1 2]"},
    {"pairs target", INPUT_PAIRS, 3, .keys = "B", .expected = "1 @0 [1 -1 -1]"},
    {"pairs targets", INPUT_PAIRS, 3, .keys = "BAC", .expected = "2 @0 [1 0 2]"},
    {"pairs targets act", INPUT_PAIRS, 3, .keys = "BAC!", .expected = "2 @0 [1 0 2] enter [1 0 2]"},
    {"pairs target around", INPUT_PAIRS, 3, .keys = "eA", .expected = "0 @0 [-1 -1 0]"},
    {"pairs target over", INPUT_PAIRS, 3, .keys = "dAfB", .expected = "2 @0 [1 0 -1]"},
    {"pairs target again", INPUT_PAIRS, 3, .keys = "AfA", .expected = "1 @0 [0 -1 -1]"},
    {"pairs target moved", INPUT_PAIRS, 3, .keys = "AA", .expected = "2 @0 [-1 0 -1]"},
    {"pairs target shared", INPUT_PAIRS, 3, .shared = true, .keys = "AAA",
     .expected = "2 @0 [0 0 0]"},
    {"pairs target last", INPUT_PAIRS, 3, .shared = true, .keys = "AAfC",
     .expected = "2 @0 [2 0 -1]"},
    {"pairs no target", INPUT_PAIRS, 3, .keys = "D", .expected = "1 @0 [-1 -1 -1]"},
    {"many no target", INPUT_MANY, 3, .keys = "A", .expected = "0 @0 [0 0 0]"},
    {"pairs up", INPUT_PAIRS, 3, .keys = "uf", .expected = "0 @0 [-1 -1 -1]"},

    /* Three points over the choices. */
    {"points", INPUT_POINTS, 2, .keys = "r", .expected = "0 @0 [1 0]"},
    {"points mark", INPUT_POINTS, 2, .keys = "..", .expected = "0 @0 [2 0]"},
    {"points less", INPUT_POINTS, 2, .keys = "rrl", .expected = "0 @0 [1 0]"},
    {"points none", INPUT_POINTS, 2, .keys = "l", .expected = "0 @0 [0 0]"},
    {"points all", INPUT_POINTS, 2, .keys = "rrrr", .expected = "0 @0 [3 0]"},
    {"points all over two", INPUT_POINTS, 2, .keys = "rdrrr", .expected = "1 @0 [1 2]"},
    {"points moved over", INPUT_POINTS, 2, .keys = "rrrldr", .expected = "1 @0 [2 1]"},
    {"points pick", INPUT_POINTS, 3, .keys = "3r", .expected = "2 @0 [0 0 1]"},
    {"points pick none", INPUT_POINTS, 3, .keys = "4r", .expected = "0 @0 [1 0 0]"},
    {"points around", INPUT_POINTS, 3, .keys = "ur", .expected = "2 @0 [0 0 1]"},
    {"points ends", INPUT_POINTS, 3, .keys = "erfr", .expected = "0 @0 [1 0 1]"},
    {"points enter moves", INPUT_POINTS, 2, .keys = "rr!", .expected = "1 @0 [2 0]"},
    {"points enter around", INPUT_POINTS, 2, .keys = "!!", .expected = "0 @0 [0 0] ?"},
    {"points asked once", INPUT_POINTS, 2, .keys = "!!d", .expected = "1 @0 [0 0]"},
    {"points give", INPUT_POINTS, 3, .keys = "(2(2", .expected = "1 @0 [0 2 0]"},
    {"points give all", INPUT_POINTS, 3, .keys = "(2(2(3(3", .expected = "2 @0 [0 2 1]"},
    {"points take", INPUT_POINTS, 3, .keys = "(2(2)2)1", .expected = "0 @0 [0 1 0]"},
    {"points give nothing", INPUT_POINTS, 3, .keys = "r(4)4", .expected = "0 @0 [1 0 0]"},
    {"points enter acts", INPUT_POINTS, 2, .keys = "rr!r!", .expected = "1 @0 [2 1] enter [2 1]"},
    {"points unseen", INPUT_POINTS, 2, .extent = {25, 10, 1, 20, 0}, .keys = ".",
     .expected = "0 @9 [0 0]"},

    /* A followed choice counts as seen before the next frame is laid out. */
    {"followed", INPUT_ONE, 3, .extent = {25, 10, 1, 12, 0}, .keys = ">u!",
     .expected = "2 @9 [2] enter [2]"},
};

static enum intent key_intent(char key)
{
    static const char keys[] = "udlr<>fe.!()#";
    static const enum intent intents[] = {
        INTENT_UP,        INTENT_DOWN,  INTENT_LEFT, INTENT_RIGHT, INTENT_PAGE_UP,
        INTENT_PAGE_DOWN, INTENT_FIRST, INTENT_LAST, INTENT_MARK,  INTENT_ENTER,
        INTENT_GIVE,      INTENT_TAKE,  INTENT_GRAB,
    };
    const char *at = strchr(keys, key);
    if (at)
        return intents[at - keys];
    if (key >= '1' && key <= '9')
        return INTENT_PICK;
    if (key >= 'A' && key <= 'Z')
        return INTENT_TARGET;
    for (int i = 0; i < INTENTS; i++) {
        if (intent_key((enum intent)i) == key)
            return (enum intent)i;
    }
    fail_msg("no intent has the key '%c'", key);
    return INTENT_NOTHING;
}

static void add_answer(struct str *out, const struct answer *answer)
{
    str_add_char(out, '[');
    for (int i = 0; i < answer->count; i++)
        str_addf(out, "%s%d", i ? " " : "", answer->value[i]);
    str_add_char(out, ']');
}

static void make_page(const struct nav_case *c, struct arena *arena, struct page *page)
{
    page_begin(page, arena);
    struct input *input =
        c->map ? page_map(page, c->choices)
               : page_input(page, c->type, c->choices, c->type == INPUT_PAIRS ? TARGETS : 0);
    input->shared = c->shared;
    input->total = TOTAL;
    input->menu = c->menu;
    input->at = c->at;
}

static void test_keys(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof nav_cases / sizeof *nav_cases; i++) {
        const struct nav_case *c = &nav_cases[i];
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct act act;
        struct str got = {0};
        bool stays = true;
        make_page(c, &arena, &page);
        nav_start(&nav, &page);
        for (const char *key = c->keys; *key; key++) {
            const enum intent intent = key_intent(*key);
            const bool clicked =
                intent == INTENT_GIVE || intent == INTENT_TAKE || intent == INTENT_GRAB;
            key += clicked;
            stays = nav_step(&nav, &page, &c->extent, intent,
                             *key - (intent == INTENT_TARGET ? 'A' : '1'), &act);
        }

        str_addf(&got, "%d%s @%d ", nav.cursor, nav.held ? " h" : "", nav.scroll);
        add_answer(&got, &nav.draft);
        str_add(&got, nav.notice == NAV_GIVE_ALL ? " ?" : "");
        if (!stays) {
            str_addf(&got, " %s", intent_id(act.intent));
            if (act.intent == INTENT_PICK)
                str_addf(&got, " %d", act.choice);
            if (act.intent == INTENT_ENTER) {
                str_add_char(&got, ' ');
                add_answer(&got, &act.answer);
            }
        }
        if (strcmp(str_text(&got), c->expected) != 0) {
            print_error("%s: expected %s, got %s\n", c->name, c->expected, str_text(&got));
            wrong++;
        }
        str_release(&got);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void test_off(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    page_begin(&page, &arena);
    page_input(&page, INPUT_MANY, 2, 0)->choice[0].off = true;
    nav_start(&nav, &page);
    assert_true(nav_step(&nav, &page, NULL, INTENT_MARK, 0, &act));
    assert_int_equal(nav.draft.value[0], 0);

    /* Choosing what is off is an act: the screens say why it is off. */
    page_begin(&page, &arena);
    page_map(&page, 2)->choice[1].off = true;
    nav_start(&nav, &page);
    assert_true(nav_step(&nav, &page, NULL, INTENT_DOWN, 0, &act));
    assert_int_equal(nav.cursor, 1);
    assert_false(nav_step(&nav, &page, NULL, INTENT_ENTER, 0, &act));
    assert_int_equal(act.choice, 1);
    arena_release(&arena);
}

static void test_follow(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    const struct extent extent = {.body_lines = 30, .shown_lines = 10};
    page_begin(&page, &arena);
    page_input(&page, INPUT_ONE, 3, 0);
    nav_start(&nav, &page);
    assert_int_equal(nav.follow, FOLLOW_NONE);
    nav_step(&nav, &page, &extent, INTENT_DOWN, 0, &act);
    assert_int_equal(nav.follow, FOLLOW_CURSOR);
    nav_step(&nav, &page, &extent, INTENT_PAGE_DOWN, 0, &act);
    assert_int_equal(nav.follow, FOLLOW_NONE);
    nav_step(&nav, &page, &extent, INTENT_ENTER, 0, &act); /* scrolled out of view above */
    assert_int_equal(nav.follow, FOLLOW_CURSOR);

    page_note(&page, STYLE_PLAIN, "palaute")->look = true;
    nav_start(&nav, &page);
    assert_int_equal(nav.follow, FOLLOW_LOOK);

    page_begin(&page, &arena);
    page_map(&page, 3);
    nav_start(&nav, &page);
    assert_int_equal(nav.follow, FOLLOW_LOOK);
    arena_release(&arena);
}

/* Left and right turn leaves only where the footer says so. */
static void test_leaves(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    page_begin(&page, &arena);
    nav_start(&nav, &page);
    assert_true(nav_step(&nav, &page, NULL, INTENT_RIGHT, 0, &act));
    page_key(&page, INTENT_RIGHT, "seuraava");
    assert_false(nav_step(&nav, &page, NULL, INTENT_RIGHT, 0, &act));
    assert_int_equal(act.intent, INTENT_RIGHT);
    arena_release(&arena);
}

/* A nav of another page does no harm. */
static void test_foreign(void **state)
{
    (void)state;
    static const struct answer drafts[] = {
        {.count = -1},
        {.count = 1000},
        {.count = 2, .value = {7, 7}},
        {.count = 2, .value = {0, 0}},
        {.count = 2, .value = {-5, 30000}},
        {.count = 0},
    };
    struct arena arena = {0};
    for (int type = INPUT_NONE; type <= INPUT_TEXT; type++) {
        for (size_t d = 0; d < sizeof drafts / sizeof *drafts; d++) {
            for (int intent = 0; intent < INTENTS; intent++) {
                struct page page;
                struct act act;
                struct nav nav = {.cursor = intent % 2 ? 99 : -99, .scroll = -7, .held = 3};
                nav.draft = drafts[d];
                page_begin(&page, &arena);
                page_input(&page, (enum input_type)type, 2, type == INPUT_PAIRS ? 2 : 0);
                nav_step(&nav, &page, NULL, (enum intent)intent, 1, &act);
                assert_in_range(nav.cursor, 0, 1);
                assert_in_range(nav.draft.count, 0, 2);
            }
        }
    }
    arena_release(&arena);
}

/* --- a flow -------------------------------------------------------------------------------- */

/* Six parts; 1, 3 and 4 can be marked and have the numbers 0, 1, 2. */
static void make_flow(struct page *page, struct arena *arena)
{
    page_begin(page, arena);
    struct input *input = page_input(page, INPUT_MANY, 6, 0);
    input->flow = true;
    for (int i = 0; i < 6; i++)
        input->choice[i].off = i != 1 && i != 3 && i != 4;
}

static void test_flow(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *expected;
    } cases[] = {
        {"", "1 []"},    {".", "1 [1]"}, {"d.", "3 [3]"}, {"r.r.", "4 [3 4]"}, {"dd", "4 []"},
        {"ddd", "1 []"}, {"u", "4 []"},  {"l", "4 []"},   {"e", "4 []"},       {"ef", "1 []"},
        {"1", "1 [1]"},  {"3", "4 [4]"}, {"4", "1 []"},   {"33", "4 []"},      {"123", "4 [1 3 4]"},
    };
    struct arena arena = {0};
    struct page page;
    make_flow(&page, &arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nav nav;
        struct act act;
        struct str got = {0};
        nav_start(&nav, &page);
        for (const char *key = cases[i].keys; *key; key++)
            assert_true(nav_step(&nav, &page, NULL, key_intent(*key), *key - '1', &act));
        str_addf(&got, "%d [", nav.cursor);
        bool first = true;
        for (int c = 0; c < 6; c++) {
            if (nav.draft.value[c])
                str_addf(&got, "%s%d", first ? "" : " ", c);
            first = first && !nav.draft.value[c];
        }
        str_add(&got, "]");
        assert_string_equal(str_text(&got), cases[i].expected);
        str_release(&got);
        assert_false(nav_step(&nav, &page, NULL, INTENT_ENTER, 0, &act));
        assert_true(input_complete(&page.input, &act.answer));
        assert_int_equal(act.answer.count, 6);
    }
    arena_release(&arena);
}

/* With nothing to mark, nothing can be marked, and Enter acts. */
static void test_flow_none(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    make_flow(&page, &arena);
    for (int i = 0; i < 6; i++)
        page.input.choice[i].off = true;
    nav_start(&nav, &page);
    for (int intent = 0; intent < INTENT_ENTER; intent++)
        nav_step(&nav, &page, NULL, (enum intent)intent, 0, &act);
    assert_false(nav_step(&nav, &page, NULL, INTENT_ENTER, 0, &act));
    for (int i = 0; i < 6; i++)
        assert_int_equal(act.answer.value[i], 0);
    arena_release(&arena);
}

/* --- own words ----------------------------------------------------------------------------- */

/* Keys: '^' and 'v' up and down, '<' '>' left and right, 'T' Tab, 'E' Esc, '!' Enter, '-' erase,
 * '=' erase ahead, '{' '}' to start and end, '_' a word, '[' ']' first and last, digits pick, other
 * characters are typed or pasted ('\n'). The outcome: text with the caret, "left" when it was left,
 * and the act. */
static const struct {
    const char *name;
    int rows, choices;
    const char *keys, *expected;
} text_cases[] = {
    {"typed", 3, 0, "ab", "ab|"},
    {"new line", 3, 0, "a!b", "a/b|"},
    {"new lines", 1, 0, "!!", "//|"},
    {"arrows", 3, 0, "ab!cd^<x>y", "axby|/cd"},
    {"erase", 3, 0, "abc-<=", "a|"},
    {"ends", 3, 0, "abc[x]y", "xabcy|"},
    {"tab leaves", 3, 0, "aT", "a| left"},
    {"esc leaves", 3, 0, "aE", "a| left"},
    {"tab returns", 3, 0, "aTTb", "ab|"},
    {"left keys", 3, 0, "aTbc-", "a| left"},
    {"left enter", 3, 0, "aT!", "a| left enter a|"},
    {"left esc", 3, 0, "aTE", "a| left back"},
    {"pick returns", 3, 0, "aT1b", "ab|"},
    {"lines", 0, 3, "a!b!c", "a/b/c|"},
    {"lines act", 0, 3, "a!b!c!", "a/b/c| enter a/b/c|"},
    {"lines empty act", 0, 2, "!!", "/| enter /|"},
    {"lines up", 0, 3, "a!b^c", "ac|/b/"},
    {"lines stay lines", 0, 3, "a!-b", "a/b|/"},
    {"lines ahead", 0, 3, "a^=b", "ab|//"},
    {"lines left down", 0, 3, "aTvTb", "a/b|/"},
    {"lines left ends", 0, 3, "T]Ta^^b", "b|//a"},
    {"lines left first", 0, 3, "!!T[Ta", "a|//"},
    {"lines left clamp", 0, 3, "T^^Ta", "a|//"},
    {"lines left pick", 0, 3, "T3a", "//a|"},
    {"lines left pick far", 0, 3, "T9a", "//a|"},
    {"lines left enter", 0, 3, "aT!", "a|// left enter a|//"},
    {"one line", 0, 1, "ab!", "ab| enter ab|"},
    {"no line", 0, 0, "ab!", "ab| enter ab|"},
    {"mark is nothing", 3, 0, "a.b", "ab|"},
    {"pasted lines", 3, 0, "a\nb\n", "a/b/|"},
    {"pasted lines in a line", 0, 2, "a\nb\n!c", "a b /c|"},
    {"to start", 3, 0, "ab!cd<{", "ab/|d"},
    {"to end", 3, 0, "ab!cd^[>}", "a|/cd"},
    {"a word", 3, 0, "ab cd_e", "ab e|"},
    {"two words", 3, 0, "ab cd__", "|"},
};

static enum intent text_intent(char key)
{
    static const char keys[] = "^v<>TE!-=[].{}_";
    static const enum intent intents[] = {
        INTENT_UP,   INTENT_DOWN,  INTENT_LEFT,        INTENT_RIGHT,       INTENT_AREA,
        INTENT_BACK, INTENT_ENTER, INTENT_ERASE,       INTENT_ERASE_AHEAD, INTENT_FIRST,
        INTENT_LAST, INTENT_MARK,  INTENT_ERASE_START, INTENT_ERASE_END,   INTENT_ERASE_WORD};
    const char *at = strchr(keys, key);
    if (at)
        return intents[at - keys];
    return key >= '1' && key <= '9' ? INTENT_PICK : INTENT_CHARACTER;
}

static void add_text(struct str *out, const struct nav *nav)
{
    for (int i = 0; i <= (int)strlen(nav->text); i++) {
        if (i == nav->caret)
            str_add_char(out, '|');
        if (nav->text[i])
            str_add_char(out, nav->text[i] == '\n' ? '/' : nav->text[i]);
    }
}

static void test_text(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof text_cases / sizeof *text_cases; i++) {
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct act act;
        struct str got = {0};
        bool stays = true;
        page_begin(&page, &arena);
        page_input(&page, INPUT_TEXT, text_cases[i].choices, 0)->rows = text_cases[i].rows;
        nav_start(&nav, &page);
        for (const char *key = text_cases[i].keys; *key; key++) {
            const enum intent intent = text_intent(*key);
            stays = nav_step(&nav, &page, NULL, intent,
                             intent == INTENT_CHARACTER ? *key : *key - '1', &act);
        }
        add_text(&got, &nav);
        str_add(&got, nav.typing ? "" : " left");
        if (!stays) {
            str_addf(&got, " %s", intent_id(act.intent));
            if (act.intent == INTENT_ENTER) {
                assert_ptr_equal(act.text, nav.text);
                str_add_char(&got, ' ');
                add_text(&got, &nav);
            } else {
                assert_null(act.text);
            }
        }
        if (strcmp(str_text(&got), text_cases[i].expected) != 0) {
            print_error("%s: expected %s, got %s\n", text_cases[i].name, text_cases[i].expected,
                        str_text(&got));
            wrong++;
        }
        str_release(&got);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* What works while words are typed; rows are those that were laid out; the page scrolls at the
 * text's ends; the words stay when the page comes in another language. */
static void test_text_page(void **state)
{
    (void)state;
    static const enum intent acts[] = {INTENT_HELP, INTENT_LANGUAGE, INTENT_QUIT};
    struct arena arena = {0};
    struct page page;
    struct nav nav, start;
    struct act act;
    struct extent extent = {.body_lines = 30, .shown_lines = 10, .choice_line = 12};
    page_begin(&page, &arena);
    page_input(&page, INPUT_TEXT, 0, 0)->rows = 3;
    nav_start(&nav, &page);
    start = nav;
    assert_true(nav.typing);
    assert_int_equal(nav.follow, FOLLOW_NONE);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        assert_false(nav_step(&nav, &page, &extent, acts[i], 0, &act));
        assert_int_equal(act.intent, acts[i]);
    }
    /* Enter shows the field first; what is typed is followed. */
    assert_true(nav_step(&nav, &page, &extent, INTENT_ENTER, 0, &act));
    assert_string_equal(nav.text, "");
    assert_int_equal(nav.scroll, 9);
    assert_false(nav_touched(&nav, &start));
    for (const char *c = "yksi kaksi"; *c; c++)
        nav_step(&nav, &page, &extent, INTENT_CHARACTER, *c, &act);
    assert_int_equal(nav.follow, FOLLOW_CURSOR);
    assert_true(nav_touched(&nav, &start));
    extent.text_columns = 6;
    nav_step(&nav, &page, &extent, INTENT_UP, 0, &act);
    assert_int_equal(nav.caret, 4);
    assert_int_equal(nav.scroll, 9);
    nav_step(&nav, &page, &extent, INTENT_UP, 0, &act);
    assert_int_equal(nav.scroll, 8);
    nav_step(&nav, &page, &extent, INTENT_DOWN, 0, &act);
    assert_int_equal(nav.caret, 9);
    nav_step(&nav, &page, &extent, INTENT_DOWN, 0, &act);
    assert_int_equal(nav.scroll, 9);
    nav_step(&nav, &page, &extent, INTENT_CHARACTER, -1, &act);
    nav_step(&nav, &page, &extent, INTENT_CHARACTER, 0x202e, &act);
    assert_string_equal(nav.text, "yksi kaksi");

    page_begin(&page, &arena);
    page_input(&page, INPUT_TEXT, 0, 0)->rows = 3;
    nav_step(&nav, &page, &extent, INTENT_LAST, 0, &act);
    assert_string_equal(nav.text, "yksi kaksi");
    /* A text that does not fit another page is begun anew there. */
    page_begin(&page, &arena);
    page_input(&page, INPUT_TEXT, 3, 0)->text = "a\nb\nc";
    nav_step(&nav, &page, &extent, INTENT_NOTHING, 0, &act);
    assert_string_equal(nav.text, "a\nb\nc");
    arena_release(&arena);
}

/* A text that is full says so, until something else is done; what cannot stand there is no reason.
 */
static void test_text_full(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    page_begin(&page, &arena);
    page_input(&page, INPUT_TEXT, 0, 0)->rows = 3;
    nav_start(&nav, &page);
    for (int i = 0; i < TEXT_MOST; i++) {
        nav_step(&nav, &page, NULL, INTENT_CHARACTER, 'x', &act);
        assert_int_equal(nav.notice, NAV_QUIET);
    }
    nav_step(&nav, &page, NULL, INTENT_CHARACTER, 0x202e, &act);
    assert_int_equal(nav.notice, NAV_QUIET);
    nav_step(&nav, &page, NULL, INTENT_CHARACTER, 'y', &act);
    assert_int_equal(nav.notice, NAV_FULL);
    nav_step(&nav, &page, NULL, INTENT_LEFT, 0, &act);
    assert_int_equal(nav.notice, NAV_QUIET);
    nav_step(&nav, &page, NULL, INTENT_ENTER, 0, &act);
    assert_int_equal(nav.notice, NAV_FULL);
    nav_step(&nav, &page, NULL, INTENT_ERASE, 0, &act);
    assert_int_equal(nav.notice, NAV_QUIET);
    nav_step(&nav, &page, NULL, INTENT_CHARACTER, 0xe4, &act); /* two bytes where one has room */
    assert_int_equal(nav.notice, NAV_FULL);
    nav_step(&nav, &page, NULL, INTENT_CHARACTER, 'y', &act);
    assert_int_equal(nav.notice, NAV_QUIET);
    assert_int_equal(strlen(nav.text), TEXT_MOST);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),      cmocka_unit_test(test_off),
        cmocka_unit_test(test_follow),    cmocka_unit_test(test_leaves),
        cmocka_unit_test(test_foreign),   cmocka_unit_test(test_flow),
        cmocka_unit_test(test_flow_none), cmocka_unit_test(test_text),
        cmocka_unit_test(test_text_page), cmocka_unit_test(test_text_full),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        print_error("there is no UTF-8 locale\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
