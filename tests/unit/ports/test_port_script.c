/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>

#include "base/arena.h"
#include "base/str.h"
#include "ports/port_script.h"
#include "support/ports/words.h"

static void test_script(void **state)
{
    (void)state;
    static const char *const lines[] = {"5", "2"};
    struct arena arena = {0};
    struct page page;
    struct nav nav = {0};
    struct act act;
    struct str out = {0};
    page_begin(&page, &arena);
    page.title = "Title";
    struct input *input = page_input(&page, INPUT_ONE, 2, 0);
    input->choice[0].text = "first";
    input->choice[1].text = "second";
    page_key(&page, INTENT_QUIT, "leave");

    struct port *port = port_script_open(lines, 2, &test_words, &out);
    port->call->present(port, &page, &nav);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_AGAIN);
    port->call->present(port, &page, &nav);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_ACT);
    assert_int_equal(act.intent, INTENT_ENTER);
    assert_int_equal(act.answer.value[0], 1);
    port->call->say(port, "Said.");
    page.title = "Other";
    port->call->present(port, &page, &nav);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_END);
    port->call->colours(port, false);
    port->call->close(port);
    assert_string_equal(str_text(&out), "Title\n\n1  first\n2  second\n\nq leave\n"
                                        "> 5\nrange 5 of 2. ASK one 1-2.\n"
                                        "> 2\nSaid.\n"
                                        "\nOther\n\n1  first\n2  second\n\nq leave\n> \n");
    str_release(&out);
    arena_release(&arena);
}

/* Own words take several lines of the script. */
static void test_own_words(void **state)
{
    (void)state;
    static const char *const lines[] = {"olen", "?", "etsin"};
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct act act;
    struct str out = {0};
    page_begin(&page, &arena);
    page.title = "Title";
    struct input *input = page_input(&page, INPUT_TEXT, 2, 0);
    input->choice[0].text = "first";
    input->choice[1].text = "second";
    nav_start(&nav, &page);
    struct port *port = port_script_open(lines, 3, &test_words, &out);
    port->call->present(port, &page, &nav);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_ACT);
    assert_int_equal(act.intent, INTENT_HELP);
    page.title = "Again";
    port->call->present(port, &page, &nav);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_ACT);
    assert_string_equal(act.text, "olen\netsin");
    port->call->close(port);
    assert_string_equal(str_text(&out), "Title\n\n1  first\n2  second\n\n1> olen\n2> ?\n"
                                        "\nAgain\n\n1  first\n2  second\n\n"
                                        "so far:\n1  olen\n\n2> etsin\n");
    str_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_script),
                                       cmocka_unit_test(test_own_words)};
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
