/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ports/port_curses_keys.h"

static const struct {
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
};

static void test_intents(void **state)
{
    (void)state;
    struct line lines[] = {{.choice = -1}, {.choice = 4}};
    const struct frame frame = {.rows = 2, .columns = 80, .line = lines};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int number = -1;
        const enum intent found = port_curses_keys_intent(&cases[i].key, &frame, &number);
        assert_string_equal(intent_id(found), intent_id(cases[i].intent));
        assert_int_equal(number, cases[i].number);
    }
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
