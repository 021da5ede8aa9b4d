/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ports/port_curses_keys.h"

struct keys_case {
    struct keys_key key;
    enum intent intent;
    int number;
};

#define TYPED(c)                                                                                   \
    {                                                                                              \
        .name = KEYS_CHARACTER, .character = (c)                                                   \
    }
#define PASTED(c)                                                                                  \
    {                                                                                              \
        .name = KEYS_CHARACTER, .character = (c), .pasted = true                                   \
    }
#define ALT(c)                                                                                     \
    {                                                                                              \
        .name = KEYS_CHARACTER, .character = (c), .alt = true                                      \
    }

static const struct keys_case cases[] = {
    {TYPED('1'), INTENT_PICK, 0},
    {TYPED('9'), INTENT_PICK, 8},
    {TYPED('0'), INTENT_NOTHING, -1},
    {TYPED(0), INTENT_NOTHING, -1},
    {TYPED(3), INTENT_QUIT, -1},
    {TYPED(28), INTENT_NOTHING, -1},
    {TYPED(127), INTENT_NOTHING, -1},
    {TYPED('\r'), INTENT_ENTER, -1},
    {TYPED('\n'), INTENT_ENTER, -1},
    {TYPED('\t'), INTENT_AREA, -1},
    {TYPED(' '), INTENT_MARK, -1},
    {TYPED('j'), INTENT_DOWN, -1},
    {TYPED('K'), INTENT_UP, -1},
    {TYPED('q'), INTENT_QUIT, -1},
    {TYPED('?'), INTENT_HELP, -1},
    {TYPED('z'), INTENT_NOTHING, -1},
    {{.name = KEYS_ESCAPE}, INTENT_BACK, -1},
    {{.name = KEYS_UP}, INTENT_UP, -1},
    {{.name = KEYS_WHEEL_DOWN}, INTENT_DOWN, -1},
    {{.name = KEYS_LEFT}, INTENT_LEFT, -1},
    {{.name = KEYS_RIGHT}, INTENT_RIGHT, -1},
    {{.name = KEYS_HOME}, INTENT_FIRST, -1},
    {{.name = KEYS_END}, INTENT_LAST, -1},
    {{.name = KEYS_PAGE_UP}, INTENT_PAGE_UP, -1},
    {{.name = KEYS_PAGE_DOWN}, INTENT_PAGE_DOWN, -1},
    {{.name = KEYS_BACK_TAB}, INTENT_AREA, -1},
    {{.name = KEYS_F1}, INTENT_HELP, -1},
    {{.name = KEYS_F2}, INTENT_LANGUAGE, -1},
    {{.name = KEYS_CLICK, .row = 0, .column = 5}, INTENT_NOTHING, -1},
    {{.name = KEYS_CLICK, .row = 1, .column = 5}, INTENT_PICK, 4},
    {{.name = KEYS_CLICK, .row = 2, .column = 5}, INTENT_NOTHING, -1}, /* below the frame */
    {{.name = KEYS_CLICK, .row = 1, .column = 80}, INTENT_NOTHING, -1},
    {{.name = KEYS_CLICK, .row = 1, .column = 12}, INTENT_PICK, 6}, /* a part of a line */
    {TYPED(0xe4), INTENT_NOTHING, -1},
    {TYPED('+'), INTENT_NOTHING, -1},
    {TYPED('-'), INTENT_NOTHING, -1},
    {{.name = KEYS_DELETE}, INTENT_ERASE_AHEAD, -1},
    {TYPED(21), INTENT_NOTHING, -1},
    /* a paste is nothing here, Alt is Esc and the letter */
    {PASTED('q'), INTENT_NOTHING, -1},
    {PASTED('\n'), INTENT_NOTHING, -1},
    {PASTED('1'), INTENT_NOTHING, -1},
    {ALT('m'), INTENT_MAP, -1},
    {{.name = KEYS_ESCAPE, .alt = true}, INTENT_BACK, -1},
};

static const struct keys_case typing[] = {
    {TYPED('q'), INTENT_CHARACTER, 'q'},
    {TYPED('Q'), INTENT_CHARACTER, 'Q'},
    {TYPED('1'), INTENT_CHARACTER, '1'},
    {TYPED(' '), INTENT_CHARACTER, ' '},
    {TYPED('?'), INTENT_CHARACTER, '?'},
    {TYPED(0x1f642), INTENT_CHARACTER, 0x1f642},
    {TYPED(8), INTENT_ERASE, -1},
    {TYPED(127), INTENT_ERASE, -1},
    {TYPED(0), INTENT_NOTHING, -1},
    {TYPED(7), INTENT_NOTHING, -1},
    {TYPED(3), INTENT_QUIT, -1},
    {TYPED('\r'), INTENT_ENTER, -1},
    {TYPED('\n'), INTENT_ENTER, -1},
    {TYPED('\t'), INTENT_AREA, -1},
    {{.name = KEYS_DELETE}, INTENT_ERASE_AHEAD, -1},
    {{.name = KEYS_ESCAPE}, INTENT_BACK, -1},
    {{.name = KEYS_F1}, INTENT_HELP, -1},
    {{.name = KEYS_F2}, INTENT_LANGUAGE, -1},
    {{.name = KEYS_UP}, INTENT_UP, -1},
    {{.name = KEYS_HOME}, INTENT_FIRST, -1},
    {TYPED(1), INTENT_FIRST, -1},
    {TYPED(5), INTENT_LAST, -1},
    {TYPED(11), INTENT_ERASE_END, -1},
    {TYPED(21), INTENT_ERASE_START, -1},
    {TYPED(23), INTENT_ERASE_WORD, -1},
    {PASTED('q'), INTENT_CHARACTER, 'q'},
    {PASTED('\n'), INTENT_CHARACTER, '\n'},
    {{.name = KEYS_ESCAPE, .alt = true}, INTENT_NOTHING, -1},
    {ALT('m'), INTENT_NOTHING, -1},
    {ALT('\r'), INTENT_NOTHING, -1},
    {ALT(127), INTENT_ERASE_WORD, -1},
};

static const struct keys_case pairs[] = {
    {TYPED('A'), INTENT_TARGET, 0},
    {TYPED('C'), INTENT_TARGET, 2},
    {TYPED('D'), INTENT_NOTHING, -1},
    {TYPED('M'), INTENT_NOTHING, -1},
    {TYPED('b'), INTENT_BACK, -1},
    {TYPED('2'), INTENT_PICK, 1},
    {TYPED(' '), INTENT_MARK, -1},
    {PASTED('A'), INTENT_NOTHING, -1},
    {{.name = KEYS_CLICK, .row = 1, .column = 20}, INTENT_TARGET, 2},
    {{.name = KEYS_CLICK, .row = 1, .column = 12}, INTENT_PICK, 6},
};

static const struct keys_case order[] = {
    {{.name = KEYS_CLICK, .row = 1, .column = 5}, INTENT_GRAB, 4},
    {{.name = KEYS_CLICK, .row = 0, .column = 5}, INTENT_NOTHING, -1},
    {TYPED('2'), INTENT_PICK, 1},
};

static const struct keys_case points[] = {
    {TYPED('+'), INTENT_RIGHT, -1},
    {TYPED('-'), INTENT_LEFT, -1},
    {TYPED(' '), INTENT_MARK, -1},
    {TYPED('2'), INTENT_PICK, 1},
};

static const struct run parts[] = {
    {.column = 10, .pick = 7, .text = "part", .length = 4},
    {.column = 20, .pick = 3, .click = INTENT_TARGET, .text = "A", .length = 1},
};
static struct line lines[] = {{.choice = -1}, {.choice = 4}};

/* CASE on a page with INPUT. */
static void check(const struct keys_case *c, const struct input *input, bool typed)
{
    struct run runs[2];
    struct page page = {.input = *input};
    const struct nav nav = {.typing = typed};
    const struct frame frame = {.rows = 2, .columns = 80, .line = lines};
    int number = -1;
    memcpy(runs, parts, sizeof runs);
    lines[1].run = runs;
    lines[1].runs = 2;
    const enum intent found = port_curses_keys_intent(&c->key, &frame, &page, &nav, &number);
    assert_string_equal(intent_id(found), intent_id(c->intent));
    assert_int_equal(number, c->number);
}

static void test_intents(void **state)
{
    (void)state;
    /* A text that was left, and `typing` of another page, change nothing. */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&cases[i], &(struct input){.type = INPUT_ONE}, false);
        check(&cases[i], &(struct input){.type = INPUT_TEXT}, false);
        check(&cases[i], &(struct input){.type = INPUT_ONE}, true);
    }
    for (size_t i = 0; i < sizeof typing / sizeof *typing; i++)
        check(&typing[i], &(struct input){.type = INPUT_TEXT}, true);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        check(&points[i], &(struct input){.type = INPUT_POINTS}, false);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check(&pairs[i], &(struct input){.type = INPUT_PAIRS, .targets = 3}, false);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        check(&order[i], &(struct input){.type = INPUT_ORDER}, false);
}

/* Every letter that means something means one thing, and everything but NOTHING has a use. */
static void test_uses(void **state)
{
    (void)state;
    assert_int_equal(port_curses_keys_use(INTENT_NOTHING), PORT_CURSES_NEVER);
    assert_int_equal(port_curses_keys_use(INTENTS), PORT_CURSES_NEVER);
    assert_int_equal(port_curses_keys_use(INTENT_ENTER), PORT_CURSES_MOVES);
    assert_int_equal(port_curses_keys_use(INTENT_QUIT), PORT_CURSES_ALWAYS);
    assert_int_equal(port_curses_keys_use(INTENT_HINT), PORT_CURSES_OFFERED);
    assert_int_equal(port_curses_keys_use(INTENT_CHARACTER), PORT_CURSES_ALWAYS);
    assert_int_equal(port_curses_keys_use(INTENT_AREA), PORT_CURSES_OFFERED);
    for (int i = INTENT_NOTHING + 1; i < INTENTS; i++) {
        const char key = intent_key((enum intent)i);
        assert_int_not_equal(port_curses_keys_use((enum intent)i), PORT_CURSES_NEVER);
        for (int j = i + 1; j < INTENTS && key; j++)
            assert_int_not_equal(key, intent_key((enum intent)j));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intents),
        cmocka_unit_test(test_uses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
