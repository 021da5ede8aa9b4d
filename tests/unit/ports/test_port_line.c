/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "ports/port_line.h"
#include "support/ports/words.h"

/* A line port with a file as its terminal: what is typed is there from the start. */
struct run {
    struct arena arena;
    struct page page;
    struct nav nav;
    struct act act;
    FILE *in, *out;
    struct port *port;
    struct str said;
};

static void run_open(struct run *run, const char *typed, size_t length)
{
    memset(run, 0, sizeof *run);
    run->in = tmpfile();
    run->out = tmpfile();
    assert_non_null(run->in);
    assert_non_null(run->out);
    assert_int_equal(fwrite(typed, 1, length, run->in), length);
    rewind(run->in);
    run->port = port_line_open(fileno(run->in), fileno(run->out), &test_words);
    page_begin(&run->page, &run->arena);
    run->page.title = "Title";
}

static enum port_got run_read(struct run *run)
{
    run->port->call->present(run->port, &run->page, &run->nav);
    return run->port->call->read(run->port, &run->page, &run->nav, &run->act);
}

static const char *run_said(struct run *run)
{
    char bytes[512];
    size_t n;
    str_clear(&run->said);
    rewind(run->out);
    while ((n = fread(bytes, 1, sizeof bytes, run->out)) > 0)
        str_add_bytes(&run->said, bytes, n);
    return str_text(&run->said);
}

static void run_close(struct run *run)
{
    run->port->call->close(run->port);
    fclose(run->in);
    fclose(run->out);
    str_release(&run->said);
    arena_release(&run->arena);
}

static void run_open_text(struct run *run, const char *typed)
{
    run_open(run, typed, strlen(typed));
}

static void run_choices(struct run *run, enum input_type type, int choices)
{
    static const char *const text[] = {"first", "*second*", "third [[term|shown]]"};
    struct input *input = page_input(&run->page, type, choices, 0);
    for (int i = 0; i < choices; i++)
        input->choice[i].text = text[i % 3];
}

static void test_page_prompt_answer(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "x\n2\n");
    run_choices(&run, INPUT_ONE, 3);
    page_key(&run.page, INTENT_HINT, "a hint");
    page_key(&run.page, INTENT_ENTER, "go");
    page_key(&run.page, INTENT_QUIT, "leave");
    assert_int_equal(run_read(&run), PORT_AGAIN);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_ENTER);
    assert_int_equal(run.act.answer.value[0], 1);
    assert_int_equal(run_read(&run), PORT_END);
    assert_string_equal(run_said(&run), "Title\n\n"
                                        "1  first\n2  second\n3  third shown\n\n"
                                        "ASK one 1-3.\n"
                                        "h a hint / q leave\n"
                                        "> ASK one 1-3.\n"
                                        "> > \n");
    run_close(&run);
}

/* The sentence of what is expected comes with the first page of each kind; a page that says
 * something else is printed again, and is parted by an empty line. */
static void test_asks_once(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "\n\n");
    page_text(&run.page, STYLE_PLAIN, "one");
    page_key(&run.page, INTENT_ENTER, "go on");
    assert_int_equal(run_read(&run), PORT_ACT);
    run.page.block[0].text = "two";
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_string_equal(run_said(&run), "Title\n\none\n\nASK none.\nEnter go on\n> "
                                        "\nTitle\n\ntwo\n\nEnter go on\n> ");
    run_close(&run);
}

static void test_blocks_in_words(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "");
    run.page.aside = "fi";
    run.page.dots_words = "2 of 5";
    run.page.notice = "A notice";
    page_heading(&run.page, "Heading");
    page_item(&run.page, MARK_GOOD, "good", "item", "because");
    page_item(&run.page, MARK_PART, NULL, "other", NULL);
    page_note(&run.page, STYLE_GOOD, "note one");
    page_note(&run.page, STYLE_PLAIN, "note two");
    page_meter(&run.page, "Builds", 2, 4, "some");
    page_meter(&run.page, "Gives", 4, 4, "much")->note = "You give first.";
    run.port->call->present(run.port, &run.page, &run.nav);
    assert_string_equal(run_said(&run), "Title / fi\n2 of 5\n\nHeading\n\n"
                                        "good: item\n    because\nother\n\n"
                                        "note one\nnote two\n\n"
                                        "Builds: some\nGives: much. You give first.\n\n"
                                        "A notice\n\nASK none.\n");
    run_close(&run);
}

static void test_map_in_words(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "2\n");
    struct input *input = page_map(&run.page, 10);
    for (int i = 0; i < 10; i++) {
        input->choice[i].text = "Place";
        input->choice[i].state = i == 0 ? PLACE_DONE : i == 1 ? PLACE_OPEN : PLACE_LOCKED;
    }
    input->choice[0].stars = 2;
    input->choice[0].most_stars = 3;
    input->choice[2].note = "opens after 2";
    input->choice[3].text = "Is it?";
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_PICK);
    assert_int_equal(run.act.choice, 1);
    const char *said = run_said(&run);
    assert_non_null(strstr(said, "\n 1  Place: done, 2 of 3 stars\n"));
    assert_non_null(strstr(said, "\n 2  Place: open\n 3  Place: opens after 2\n"));
    assert_non_null(strstr(said, "\n 4  Is it? locked\n"));
    assert_non_null(strstr(said, "\n10  Place: locked\n"));
    run_close(&run);
}

static void test_pairs_in_words(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "1b 2a\n");
    struct input *input = page_input(&run.page, INPUT_PAIRS, 2, 2);
    input->choice[0].text = "one";
    input->choice[1].text = "two";
    input->target[0].text = "uno";
    input->target[1].text = "due";
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.answer.value[0], 1);
    assert_int_equal(run.act.answer.value[1], 0);
    assert_non_null(strstr(run_said(&run), "1  one\n2  two\n\na  uno\nb  due\n\n"));
    run_close(&run);
}

/* PORT_LINE_LONGEST bytes are a line, one more is refused, and the line behind it counts. */
static void test_longest_line(void **state)
{
    (void)state;
    for (size_t length = PORT_LINE_LONGEST; length <= 3 * PORT_LINE_LONGEST;
         length += length == PORT_LINE_LONGEST ? 1 : PORT_LINE_LONGEST) {
        struct run run;
        struct str typed = {0};
        for (size_t i = 0; i < length; i++)
            str_add_char(&typed, i == 0 ? '1' : ' ');
        str_add(&typed, "\n3\n");
        run_open(&run, typed.text, typed.length);
        run_choices(&run, INPUT_ONE, 3);
        if (length == PORT_LINE_LONGEST) {
            assert_int_equal(run_read(&run), PORT_ACT);
            assert_int_equal(run.act.answer.value[0], 0);
        } else {
            assert_int_equal(run_read(&run), PORT_AGAIN);
            assert_non_null(strstr(run_said(&run), "> too long 4000.\n"));
        }
        assert_int_equal(run_read(&run), PORT_ACT);
        assert_int_equal(run.act.answer.value[0], 2);
        run_close(&run);
        str_release(&typed);
    }
}

/* Any bytes may be typed; what comes back holds no control character but the line end. */
static void test_dirty_bytes(void **state)
{
    (void)state;
    static const char typed[] = "\033]52;c;x\007\n\xff\xfe\n1\0\n\xe2\x80\xae"
                                "2\n \t 3 \r\n";
    struct run run;
    run_open(&run, typed, sizeof typed - 1);
    run_choices(&run, INPUT_ONE, 3);
    run.page.title = "T\033[31m\x9b\tx\xe2\x80\xae";
    for (int i = 0; i < 4; i++)
        assert_int_equal(run_read(&run), PORT_AGAIN);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.answer.value[0], 2);
    for (const char *c = run_said(&run); *c; c++)
        assert_true(*c == '\n' || ((unsigned char)*c >= 0x20 && *c != 0x7f));
    assert_null(strstr(run_said(&run), "\xe2\x80\xae"));
    run_close(&run);
}

static void test_help_says_how_to_answer(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "?\n");
    run_choices(&run, INPUT_MANY, 3);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_HELP);
    assert_non_null(strstr(run_said(&run), "> ASK many.\n"));
    run_close(&run);
}

static void test_last_line_without_end(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "1");
    run_choices(&run, INPUT_ONE, 3);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run_read(&run), PORT_END);
    run_close(&run);
}

static void test_nobody_reads(void **state)
{
    (void)state;
    int in[2], out[2];
    struct run run = {0};
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    close(out[0]);
    run.port = port_line_open(in[0], out[1], &test_words);
    page_begin(&run.page, &run.arena);
    assert_int_equal(run_read(&run), PORT_END);
    run.port->call->close(run.port);
    close(in[0]);
    close(in[1]);
    close(out[1]);
    arena_release(&run.arena);
}

/* A signal ends the wait for a line that never comes, and one that comes first does, too. */
static void test_signal_while_waiting(void **state)
{
    (void)state;
    int in[2];
    struct run run = {0};
    assert_int_equal(pipe(in), 0);
    run.out = tmpfile();
    run.port = port_line_open(in[0], fileno(run.out), &test_words);
    page_begin(&run.page, &run.arena);
    assert_int_equal(kill(getpid(), SIGTERM), 0); /* blocked until the port waits */
    assert_int_equal(run_read(&run), PORT_SIGNAL);
    assert_int_equal(run.port->signal, SIGTERM);
    assert_int_equal(run_read(&run), PORT_SIGNAL);
    run.port->call->close(run.port);
    fclose(run.out);
    close(in[0]);
    close(in[1]);
    arena_release(&run.arena);
}

/* Points: what is expected is said with every question, since it is another one each time. */
static void test_points(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "4 6\n3 7 1\n11 0 0\n4 0 6\n1 0 0\n");
    run_choices(&run, INPUT_POINTS, 3);
    run.page.input.total = 10;
    run.page.input.unit = "hours";
    for (int i = 0; i < 3; i++)
        assert_int_equal(run_read(&run), PORT_AGAIN);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.answer.value[0], 4);
    assert_int_equal(run.act.answer.value[2], 6);
    run.page.title = "Other";
    run.page.input.total = 1;
    run.page.input.unit = NULL;
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_string_equal(run_said(&run), "Title\n\n1  first\n2  second\n3  third shown\n\n"
                                        "ASK 3 points of 10 hours.\n"
                                        "> count 2 of 3. ASK 3 points of 10 hours.\n"
                                        "> sum 11 of 10 hours. ASK 3 points of 10 hours.\n"
                                        "> large 11 of 10 hours. ASK 3 points of 10 hours.\n"
                                        "> \nOther\n\n1  first\n2  second\n3  third shown\n\n"
                                        "ASK 3 points of 1.\n> ");
    run_close(&run);
}

static void test_flow_in_words(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "4\n1 3\n");
    run_choices(&run, INPUT_MANY, 6);
    struct input *input = &run.page.input;
    input->flow = true;
    input->choice[0].off = input->choice[3].off = input->choice[5].off = true;
    input->choice[3].note = "\n";
    assert_int_equal(run_read(&run), PORT_AGAIN);
    assert_int_equal(run_read(&run), PORT_ACT);
    for (int i = 0; i < 6; i++)
        assert_int_equal(run.act.answer.value[i], i == 1 || i == 4);
    assert_string_equal(run_said(&run), "Title\n\nfirst [1: second] [2: third shown]\n"
                                        "first [3: second] third shown\n\nASK many.\n"
                                        "> range 4 of 3. ASK many.\n> ");
    run_close(&run);
}

/* Own words: a prompt for each line; the page is not said again after each. Help, then the same
 * question again: what was written is shown, and goes on. */
static void test_text_lines(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "*olen*\n?\netsin\n-\n\nsoittaa\n");
    run_choices(&run, INPUT_TEXT, 3);
    nav_start(&run.nav, &run.page);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_HELP);
    run.page.title = "Again";
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_ENTER);
    assert_string_equal(run.act.text, "*olen*\n\nsoittaa");
    assert_string_equal(run_said(&run),
                        "Title\n\n1  first\n2  second\n3  third shown\n\nASK lines.\n"
                        "1> 2> ASK lines.\n"
                        "\nAgain\n\n1  first\n2  second\n3  third shown\n\n"
                        "so far:\n1  *olen*\n\n2> 3> dropped.\n2> 3> ");
    run_close(&run);
}

static void test_text_rows(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "Hei [[Mika]]!\n\n  Voinko \\soittaa?  \nl\n\xff\n.\n");
    page_input(&run.page, INPUT_TEXT, 0, 0)->rows = 5;
    page_key(&run.page, INTENT_LANGUAGE, "suomeksi");
    nav_start(&run.nav, &run.page);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_int_equal(run.act.intent, INTENT_LANGUAGE);
    run.page.title = "Otsikko";
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_string_equal(run.act.text, "Hei [[Mika]]!\n\nVoinko \\soittaa?\n");
    assert_string_equal(run_said(&run), "Title\n\nASK text.\nl suomeksi\n> > > > "
                                        "\nOtsikko\n\nl suomeksi\n"
                                        "so far:\nHei [[Mika]]!\n\nVoinko \\soittaa?\n\n> > ");
    run_close(&run);
}

/* The end of the input in the middle of a text leaves as it does everywhere. */
static void test_text_ends(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "Hei");
    page_input(&run.page, INPUT_TEXT, 0, 0)->rows = 5;
    nav_start(&run.nav, &run.page);
    assert_int_equal(run_read(&run), PORT_END);
    assert_string_equal(run.nav.text, "Hei");
    run_close(&run);
}

static void test_text_full(void **state)
{
    (void)state;
    struct run run;
    struct str typed = {0};
    for (int i = 0; i < PORT_LINE_LONGEST; i++)
        str_add_char(&typed, 'a');
    str_add(&typed, "\nmoi\n.\n");
    run_open(&run, typed.text, typed.length);
    page_input(&run.page, INPUT_TEXT, 0, 0)->rows = 5;
    nav_start(&run.nav, &run.page);
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_string_equal(run.act.text, "moi");
    assert_non_null(strstr(run_said(&run), "> full.\n> > "));
    run_close(&run);
    str_release(&typed);
}

/* What is watched wakes the prompt; half a line that was typed before goes on after it. */
static void test_watch(void **state)
{
    (void)state;
    int typed[2], news[2];
    char byte;
    struct arena arena = {0};
    struct page page;
    struct nav nav = {0};
    struct act act;
    FILE *out = tmpfile();
    assert_non_null(out);
    assert_int_equal(pipe(typed), 0);
    assert_int_equal(pipe(news), 0);
    struct port *port = port_line_open(typed[0], fileno(out), &test_words);
    assert_int_equal(port->watch, -1);
    port->watch = news[0];
    page_begin(&page, &arena);
    page_input(&page, INPUT_ONE, 12, 0);
    for (int i = 0; i < 12; i++)
        page.input.choice[i].text = "x";
    assert_int_equal(write(news[1], "!", 1), 1);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_CHANGED);
    assert_int_equal(read(news[0], &byte, 1), 1);
    assert_int_equal(write(typed[1], "1", 1), 1);
    assert_int_equal(write(news[1], "!", 1), 1);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_CHANGED);
    assert_int_equal(read(news[0], &byte, 1), 1);
    assert_int_equal(write(typed[1], "2\n3\n", 4), 4);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_ACT);
    assert_int_equal(act.answer.value[0], 11);
    assert_int_equal(port->call->read(port, &page, &nav, &act), PORT_ACT);
    assert_int_equal(act.answer.value[0], 2);
    port->call->close(port);
    fclose(out);
    for (int i = 0; i < 2; i++) {
        close(typed[i]);
        close(news[i]);
    }
    arena_release(&arena);
}

/* A line of a file is said as it is. */
static void test_source_in_words(void **state)
{
    (void)state;
    struct run run;
    run_open_text(&run, "q\n");
    page_text(&run.page, STYLE_STRONG, "a.yaml:1:9: error");
    page_source(&run.page, "  text: *a* [[b", 8, 3);
    page_key(&run.page, INTENT_QUIT, "leave");
    assert_int_equal(run_read(&run), PORT_ACT);
    assert_non_null(strstr(run_said(&run), "a.yaml:1:9: error\n      text: *a* [[b\n"));
    run_close(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page_prompt_answer),
        cmocka_unit_test(test_asks_once),
        cmocka_unit_test(test_blocks_in_words),
        cmocka_unit_test(test_map_in_words),
        cmocka_unit_test(test_pairs_in_words),
        cmocka_unit_test(test_longest_line),
        cmocka_unit_test(test_dirty_bytes),
        cmocka_unit_test(test_help_says_how_to_answer),
        cmocka_unit_test(test_last_line_without_end),
        cmocka_unit_test(test_nobody_reads),
        cmocka_unit_test(test_signal_while_waiting),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_flow_in_words),
        cmocka_unit_test(test_text_lines),
        cmocka_unit_test(test_text_rows),
        cmocka_unit_test(test_text_ends),
        cmocka_unit_test(test_text_full),
        cmocka_unit_test(test_watch),
        cmocka_unit_test(test_source_in_words),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
