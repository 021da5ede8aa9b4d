/* SPDX-License-Identifier: MIT */
/* Lines of the journal: what is written is read back, and nothing else is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/event.h"
#include "engine/resume.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

static void assert_round(const struct pack *pack, const struct event *event)
{
    struct str line = {0}, again = {0};
    struct event read;
    event_format(pack, event, &line);
    assert_null(strchr(line.text, '\n'));
    assert_true(line.length <= EVENT_LONGEST);
    if (!event_parse(pack, line.text, &read))
        fail_msg("cannot read '%s'", line.text);
    assert_int_equal(read.type, event->type);
    assert_int_equal(read.stage, event->stage);
    assert_int_equal(read.task, event->task);
    assert_int_equal(read.question, event->question);
    assert_int_equal(read.option, event->option);
    assert_int_equal(read.answer.count, event->answer.count);
    for (int i = 0; i < read.answer.count; i++)
        assert_int_equal(read.answer.value[i], event->answer.value[i]);
    assert_string_equal(read.code, event->code);
    event_format(pack, &read, &again);
    assert_string_equal(line.text, again.text);
    str_release(&line);
    str_release(&again);
}

static void test_every_type_comes_round(void **state)
{
    struct arena arena = {0};
    const struct pack *pack = make_pack(&arena);
    uint64_t random = 3;
    (void)state;
    assert_round(pack, &(struct event){.type = EVENT_MAP});
    for (int form = 0; form < TEST_FORMS; form++)
        assert_round(pack, &(struct event){.type = EVENT_TEST, .option = form});
    for (int o = -1; o < (int)pack->quiz->archetypes_count; o++)
        assert_round(pack, &(struct event){.type = EVENT_SIDE, .option = o});
    assert_round(pack, &(struct event){.type = EVENT_RESULT});
    for (int s = 0; s < MADE_STAGES; s++) {
        assert_round(pack, &(struct event){.type = EVENT_ENTER, .stage = s});
        assert_round(pack, &(struct event){.type = EVENT_FINISH, .stage = s});
        for (int t = 0; t < (int)pack->stages[s].tasks_count; t++) {
            assert_round(pack, &(struct event){.type = EVENT_TASK, .stage = s, .task = t});
            for (int i = 0; i < 20; i++) {
                struct event event = {.type = EVENT_ANSWER, .stage = s, .task = t};
                event.answer = make_answer(&pack->stages[s].tasks[t], &random);
                assert_round(pack, &event);
            }
        }
    }
    for (int q = 0; q < (int)pack->quiz->questions_count; q++) {
        assert_round(pack, &(struct event){.type = EVENT_QUESTION, .question = q});
        for (int o = -1; o < (int)pack->quiz->questions[q].options_count; o++)
            assert_round(pack, &(struct event){.type = EVENT_REPLY, .question = q, .option = o});
    }
    for (int o = -1; o < SIZES; o++)
        assert_round(pack, &(struct event){.type = EVENT_SURE, .option = o});
    assert_round(pack, &(struct event){.type = EVENT_WEEK});
    for (int o = 0; o < SIZES; o++)
        assert_round(pack, &(struct event){.type = EVENT_SIZE, .option = o});
    for (int o = 0; o < 2; o++)
        assert_round(pack, &(struct event){.type = EVENT_DO, .stage = MADE_STARS, .option = o});
    for (int o = 0; o < EVENT_DAYS; o++)
        assert_round(pack, &(struct event){.type = EVENT_DAY, .option = o});
    for (int n = 0; n < 3; n++)
        assert_round(pack, &(struct event){.type = EVENT_TURN,
                                           .stage = MADE_STARS,
                                           .task = 1,
                                           .answer = {.count = n, .value = {1, 0}}});
    struct state run;
    struct resume resume;
    struct event event = {.type = EVENT_RESUME};
    state_init(&run, pack, 7, &arena);
    run.finished[MADE_STARS] = true;
    resume_of(&run, -1, &resume);
    assert_true(resume_format(pack, &resume, event.code));
    assert_round(pack, &event);
    arena_release(&arena);
}

static void test_lines_as_documented(void **state)
{
    struct arena arena = {0};
    const struct pack *pack = make_pack(&arena);
    struct event event;
    (void)state;
    assert_true(event_parse(pack, "answer all choose-1 options-2", &event));
    assert_int_equal(event.type, EVENT_ANSWER);
    assert_int_equal(event.answer.value[0], 2);
    assert_true(event_parse(pack, "answer all pick-1 -", &event));
    assert_int_equal(event.answer.count, 3);
    assert_true(event_parse(pack, "answer all read-1", &event));
    assert_int_equal(event.answer.count, 0);
    assert_true(event_parse(pack, "reply question3 -", &event));
    assert_int_equal(event.option, -1);
    assert_int_equal(event.question, 3);
    assert_true(event_parse(pack, "turn stars walk-1 right left", &event));
    assert_int_equal(event.answer.count, 2);
    assert_true(event_parse(pack, "turn stars walk-1 -", &event));
    assert_int_equal(event.answer.count, 0);
    assert_true(event_parse(pack, "size large", &event));
    assert_int_equal(event.option, SIZE_LARGE);
    assert_true(event_parse(pack, "do stars ask", &event));
    assert_int_equal(event.option, 1);
    assert_true(event_parse(pack, "day wed", &event));
    assert_int_equal(event.option, 2);
    assert_true(event_parse(pack, "sure paljon", &event));
    assert_int_equal(event.option, 2);
    assert_true(event_parse(pack, "test", &event));
    assert_int_equal(event.option, TEST_ALL);
    assert_true(event_parse(pack, "test short", &event));
    assert_int_equal(event.option, TEST_SHORT);
    assert_true(event_parse(pack, "side type3", &event));
    assert_int_equal(event.option, 3);
    assert_true(event_parse(pack, "side -", &event));
    assert_int_equal(event.option, -1);
    arena_release(&arena);
}

static void test_what_is_no_line(void **state)
{
    static const char *const lines[] = {
        "",
        " ",
        "map ",
        " map",
        "map map",
        "Map",
        "mapp",
        "map\n",
        "enter",
        "enter ",
        "enter  all",
        "enter nowhere",
        "turn stars walk-1",
        "turn stars walk-1 ",
        "turn stars walk-1 in",
        "turn stars walk-1 - left",
        "turn stars walk-1 left left",
        "turn stars choose-1 -",
        "answer stars walk-1",
        "answer stars walk-1 -",
        "answer stars walk-1 left",
        "answer stars walk-1 in left",
        "week now",
        "size",
        "size huge",
        "do stars",
        "do stars nothing",
        "do nowhere ask",
        "day",
        "day Mon",
        "day 1",
        "enter all ",
        "enter all all",
        "task all",
        "task all nothing",
        "task nowhere choose-1",
        "task all choose-1 options-0",
        "answer all choose-1",
        "answer all choose-1 ",
        "answer all choose-1 options-9",
        "answer all choose-1  options-0",
        "answer all choose-1 options-0 ",
        "answer all choose-1 options-0 options-1",
        "answer all read-1 ",
        "answer all read-1 a0",
        "answer all pick-1",
        "answer all order-1 items-0 items-1",
        "answer all order-1 items-0 items-1 items-1",
        "finish",
        "finish nowhere",
        "test 1",
        "test ",
        "test all",
        "test short ",
        "test short short",
        "side",
        "side ",
        "side type9",
        "side trait0",
        "side - -",
        "side type0 type1",
        "question",
        "question question9",
        "reply question0",
        "reply question0 o9",
        "reply question0 - ",
        "sure",
        "sure kovin",
        "result x",
        "answer",
        "resume",
        "resume ",
        "resume U",
        "resume 0000",
        "nothing at all",
        "\xff\xfe",
    };
    struct arena arena = {0};
    const struct pack *pack = make_pack(&arena);
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct event event = {.type = EVENT_SURE, .stage = 77};
        if (event_parse(pack, lines[i], &event))
            fail_msg("'%s' was read", lines[i]);
        assert_int_equal(event.stage, 77);
    }
    arena_release(&arena);
}

static void test_the_longest_line(void **state)
{
    static char line[EVENT_LONGEST + 2];
    struct arena arena = {0};
    struct pack *pack = make_pack(&arena);
    struct event event = {0};
    (void)state;
    /* An id of 64 is read, one of 65 is no id. */
    char id[66];
    memset(id, 'a', sizeof id);
    id[64] = '\0';
    pack->stages[0].id = id;
    memcpy(line, "enter ", 6);
    memcpy(line + 6, id, 65);
    assert_true(event_parse(pack, line, &event));
    id[64] = 'a';
    id[65] = '\0';
    memcpy(line + 6, id, 66);
    assert_false(event_parse(pack, line, &event));
    memset(line + 6, 'a', sizeof line - 7);
    assert_false(event_parse(pack, line, &event));
    arena_release(&arena);
}

/* The most and longest ids an answer may have still fit a line. */
static void test_the_longest_answer_fits(void **state)
{
    (void)state;
    assert_true(8 + 2 * 65 + PACK_MOST_CHOICES * (64 + 1 + 64 + 1) <= EVENT_LONGEST);
}

static void test_without_a_test(void **state)
{
    static const char *const lines[] = {"test", "result", "question question0",
                                        "reply question0 o1", "sure paljon"};
    struct arena arena = {0};
    struct pack *pack = make_pack(&arena);
    struct event event;
    (void)state;
    pack->quiz->confidence = NULL;
    assert_false(event_parse(pack, "sure paljon", &event));
    assert_true(event_parse(pack, "test", &event));
    pack->quiz = NULL;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_false(event_parse(pack, lines[i], &event));
    assert_true(event_parse(pack, "map", &event));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_type_comes_round),  cmocka_unit_test(test_lines_as_documented),
        cmocka_unit_test(test_what_is_no_line),         cmocka_unit_test(test_the_longest_line),
        cmocka_unit_test(test_the_longest_answer_fits), cmocka_unit_test(test_without_a_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
