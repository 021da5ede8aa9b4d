/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ports/port_curses_keys.h"

struct keys_case {
    struct keys_key key;
    enum intent intent;
    int number;
} cases[] = {
    {{KEYS_CHARACTER, '1', 0, 0}, INTENT_PICK, 0},
    {{KEYS_CHARACTER, '9', 0, 0}, INTENT_PICK, 8},
    {{KEYS_CHARACTER, '0', 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, 0, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, 3, 0, 0}, INTENT_QUIT, -1},
    {{KEYS_CHARACTER, 28, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, 127, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, '\r', 0, 0}, INTENT_ENTER, -1},
    {{KEYS_CHARACTER, '\n', 0, 0}, INTENT_ENTER, -1},
    {{KEYS_CHARACTER, '\t', 0, 0}, INTENT_AREA, -1},
    {{KEYS_CHARACTER, ' ', 0, 0}, INTENT_MARK, -1},
    {{KEYS_CHARACTER, 'j', 0, 0}, INTENT_DOWN, -1},
    {{KEYS_CHARACTER, 'K', 0, 0}, INTENT_UP, -1},
    {{KEYS_CHARACTER, 'q', 0, 0}, INTENT_QUIT, -1},
    {{KEYS_CHARACTER, '?', 0, 0}, INTENT_HELP, -1},
    {{KEYS_CHARACTER, 'z', 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_ESCAPE, 0, 0, 0}, INTENT_BACK, -1},
    {{KEYS_UP, 0, 0, 0}, INTENT_UP, -1},
    {{KEYS_WHEEL_DOWN, 0, 0, 0}, INTENT_DOWN, -1},
    {{KEYS_LEFT, 0, 0, 0}, INTENT_LEFT, -1},
    {{KEYS_RIGHT, 0, 0, 0}, INTENT_RIGHT, -1},
    {{KEYS_HOME, 0, 0, 0}, INTENT_FIRST, -1},
    {{KEYS_END, 0, 0, 0}, INTENT_LAST, -1},
    {{KEYS_PAGE_UP, 0, 0, 0}, INTENT_PAGE_UP, -1},
    {{KEYS_PAGE_DOWN, 0, 0, 0}, INTENT_PAGE_DOWN, -1},
    {{KEYS_BACK_TAB, 0, 0, 0}, INTENT_AREA, -1},
    {{KEYS_F1, 0, 0, 0}, INTENT_HELP, -1},
    {{KEYS_F2, 0, 0, 0}, INTENT_LANGUAGE, -1},
    {{KEYS_CLICK, 0, 0, 5}, INTENT_NOTHING, -1},
    {{KEYS_CLICK, 0, 1, 5}, INTENT_PICK, 4},
    {{KEYS_CLICK, 0, 2, 5}, INTENT_NOTHING, -1}, /* below the frame */
    {{KEYS_CLICK, 0, 1, 80}, INTENT_NOTHING, -1},
    {{KEYS_CLICK, 0, 1, 12}, INTENT_PICK, 6}, /* a part of a line */
    {{KEYS_CHARACTER, 0xe4, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, '+', 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, '-', 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_DELETE, 0, 0, 0}, INTENT_ERASE_AHEAD, -1},
};

static const struct keys_case typing[] = {
    {{KEYS_CHARACTER, 'q', 0, 0}, INTENT_CHARACTER, 'q'},
    {{KEYS_CHARACTER, 'Q', 0, 0}, INTENT_CHARACTER, 'Q'},
    {{KEYS_CHARACTER, '1', 0, 0}, INTENT_CHARACTER, '1'},
    {{KEYS_CHARACTER, ' ', 0, 0}, INTENT_CHARACTER, ' '},
    {{KEYS_CHARACTER, '?', 0, 0}, INTENT_CHARACTER, '?'},
    {{KEYS_CHARACTER, 0x1f642, 0, 0}, INTENT_CHARACTER, 0x1f642},
    {{KEYS_CHARACTER, 8, 0, 0}, INTENT_ERASE, -1},
    {{KEYS_CHARACTER, 127, 0, 0}, INTENT_ERASE, -1},
    {{KEYS_CHARACTER, 0, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, 7, 0, 0}, INTENT_NOTHING, -1},
    {{KEYS_CHARACTER, 3, 0, 0}, INTENT_QUIT, -1},
    {{KEYS_CHARACTER, '\r', 0, 0}, INTENT_ENTER, -1},
    {{KEYS_CHARACTER, '\n', 0, 0}, INTENT_ENTER, -1},
    {{KEYS_CHARACTER, '\t', 0, 0}, INTENT_AREA, -1},
    {{KEYS_DELETE, 0, 0, 0}, INTENT_ERASE_AHEAD, -1},
    {{KEYS_ESCAPE, 0, 0, 0}, INTENT_BACK, -1},
    {{KEYS_F1, 0, 0, 0}, INTENT_HELP, -1},
    {{KEYS_F2, 0, 0, 0}, INTENT_LANGUAGE, -1},
    {{KEYS_UP, 0, 0, 0}, INTENT_UP, -1},
    {{KEYS_HOME, 0, 0, 0}, INTENT_FIRST, -1},
};

static const struct keys_case points[] = {
    {{KEYS_CHARACTER, '+', 0, 0}, INTENT_RIGHT, -1},
    {{KEYS_CHARACTER, '-', 0, 0}, INTENT_LEFT, -1},
    {{KEYS_CHARACTER, ' ', 0, 0}, INTENT_MARK, -1},
    {{KEYS_CHARACTER, '2', 0, 0}, INTENT_PICK, 1},
};

static const struct run part = {.column = 10, .pick = 7, .text = "part", .length = 4};
static struct line lines[] = {{.choice = -1}, {.choice = 4}};

/* CASE on a page with INPUT. */
static void check(const struct keys_case *c, const struct input *input, bool typed)
{
    struct run runs[1];
    struct page page = {.input = *input};
    const struct nav nav = {.typing = typed};
    const struct frame frame = {.rows = 2, .columns = 80, .line = lines};
    int number = -1;
    runs[0] = part;
    lines[1].run = runs;
    lines[1].runs = 1;
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
