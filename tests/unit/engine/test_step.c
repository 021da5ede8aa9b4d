/* SPDX-License-Identifier: MIT */
/* How a run goes on: rules on made-up events, and properties on thousands of random ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/quiz.h"
#include "engine/rng.h"
#include "engine/step.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

struct run {
    struct arena arena;
    struct pack *pack;
    struct state state;
};

static void begin(struct run *run)
{
    memset(run, 0, sizeof *run);
    run->pack = make_pack(&run->arena);
    state_init(&run->state, run->pack, 7, &run->arena);
}

static bool allowed(const struct run *run, const char *line)
{
    struct event event;
    return event_parse(run->pack, line, &event) && step_allows(&run->state, &event);
}

static void go(struct run *run, const char *line)
{
    struct event event;
    if (!event_parse(run->pack, line, &event) || !step_allows(&run->state, &event))
        fail_msg("'%s' may not happen", line);
    step(&run->state, &event);
}

static void assert_line(const struct run *run, bool there, const struct event *event,
                        const char *line)
{
    struct str text = {0};
    if (there)
        event_format(run->pack, event, &text);
    assert_string_equal(str_text(&text), line ? line : "");
    str_release(&text);
}

static void assert_on(const struct run *run, const char *line)
{
    struct event event = {0};
    assert_line(run, step_go_on(&run->state, &event), &event, line);
}

static void assert_back(const struct run *run, const char *line)
{
    struct event event = {0};
    assert_line(run, step_back(&run->state, &event), &event, line);
}

/* --- stages -------------------------------------------------------------------------------- */

static const char *const right_answers[] = {
    "answer all choose-1 options-2",
    "answer all pick-1 options-1",
    "answer all classify-1 items-0=groups-0 items-1=groups-1 items-2=groups-2",
    "answer all order-1 items-0 items-1 items-2",
    "answer all match-1 pairs-0=pairs-0 pairs-1=pairs-1 pairs-2=pairs-2",
    "answer all read-1",
};

enum { ALL_TASKS = sizeof right_answers / sizeof *right_answers };

static void test_through_a_stage(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    assert_int_equal(run.state.where, AT_MAP);
    assert_on(&run, NULL);
    assert_back(&run, NULL);
    go(&run, "enter all");
    assert_int_equal(run.state.where, AT_SCENE);
    assert_on(&run, "task all choose-1");
    assert_back(&run, "map");
    for (int i = 0; i < ALL_TASKS; i++) {
        struct event event;
        assert_false(allowed(&run, "finish all"));
        assert_true(step_go_on(&run.state, &event));
        step(&run.state, &event);
        assert_int_equal(run.state.where, AT_TASK);
        assert_on(&run, NULL);
        go(&run, right_answers[i]);
        assert_int_equal(run.state.where, AT_FEEDBACK);
    }
    assert_back(&run, "task all read-1");
    assert_on(&run, "finish all");
    assert_false(run.state.finished[MADE_ALL]);
    go(&run, "finish all");
    assert_int_equal(run.state.where, AT_SUMMARY);
    assert_true(run.state.finished[MADE_ALL]);
    assert_int_equal(state_stars(&run.state, MADE_ALL), 3);
    assert_on(&run, "map");
    assert_back(&run, "task all read-1");
    go(&run, "map");
    assert_int_equal(state_next_stage(&run.state), MADE_BARE);
    arena_release(&run.arena);
}

/* Through the stages `all` and `bare`, so that `stars` is open. */
static void open_stars(struct run *run)
{
    for (int i = 0; i < ALL_TASKS; i++)
        go(run, right_answers[i]);
    go(run, "finish all");
}

static void test_turn_by_turn(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    open_stars(&run);
    assert_false(allowed(&run, "turn all choose-1 -"));
    assert_false(allowed(&run, "turn stars walk-1 in"));        /* that is an answer */
    assert_false(allowed(&run, "answer stars walk-1 left"));    /* that is none yet */
    assert_false(allowed(&run, "turn stars walk-1 left left")); /* it cannot be walked */
    assert_false(allowed(&run, "turn stars walk-1"));
    go(&run, "turn stars walk-1 left");
    assert_int_equal(run.state.where, AT_TASK);
    assert_int_equal(run.state.path.count, 1);
    assert_int_equal(state_record(&run.state, MADE_STARS, 1)->tries, 0);
    assert_back(&run, "turn stars walk-1 -");
    go(&run, "turn stars walk-1 left right");
    assert_back(&run, "turn stars walk-1 left");
    go(&run, "map"); /* and back: the way so far is not lost */
    go(&run, "enter stars");
    assert_int_equal(run.state.path.count, 2);
    go(&run, "turn stars walk-1 -");
    assert_int_equal(run.state.path.count, 0);
    go(&run, "turn stars walk-1 right");
    go(&run, "answer stars walk-1 right in");
    assert_int_equal(run.state.where, AT_FEEDBACK);
    assert_int_equal(run.state.path.count, 0);
    assert_int_equal(state_record(&run.state, MADE_STARS, 1)->best.got, 1);
    assert_back(&run, "task stars walk-1");
    go(&run, "task stars walk-1");
    assert_int_equal(run.state.path.count, 0);
    arena_release(&run.arena);
}

/* Optional tasks are asked for, lead back to the summary, and change neither being done nor stars.
 */
static void test_practice(void **state)
{
    struct run run;
    struct event event = {0};
    (void)state;
    begin(&run);
    open_stars(&run);
    assert_false(step_practice(&run.state, MADE_ALL, &event));
    go(&run, "enter stars");
    assert_on(&run, "task stars choose-1");
    assert_line(&run, step_practice(&run.state, MADE_STARS, &event), &event, "task stars walk-1");
    go(&run, "task stars walk-1");
    assert_back(&run, "enter stars");
    go(&run, "answer stars walk-1 in");
    assert_on(&run, "task stars choose-1"); /* what must be done is left */
    assert_false(allowed(&run, "finish stars"));
    go(&run, "answer stars choose-1 options-2");
    assert_on(&run, "finish stars");
    go(&run, "finish stars");
    assert_int_equal(state_stars(&run.state, MADE_STARS), 3);
    assert_back(&run, "task stars choose-1");
    assert_line(&run, step_practice(&run.state, MADE_STARS, &event), &event, "task stars walk-1");
    go(&run, "task stars walk-1");
    assert_back(&run, "finish stars");
    go(&run, "answer stars walk-1 left right in");
    assert_on(&run, "finish stars");
    assert_int_equal(state_stars(&run.state, MADE_STARS), 3);
    arena_release(&run.arena);
}

static void test_one_thing_this_week(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    open_stars(&run);
    assert_false(allowed(&run, "week")); /* the stages done so far have no actions */
    assert_false(allowed(&run, "size small"));
    assert_false(allowed(&run, "do stars greet"));
    assert_false(allowed(&run, "day mon"));
    go(&run, "answer stars choose-1 options-0");
    go(&run, "finish stars");
    go(&run, "week");
    assert_int_equal(run.state.where, AT_SIZE);
    assert_back(&run, "map");
    go(&run, "size large");
    assert_int_equal(run.state.where, AT_WEEK);
    assert_int_equal(state_actions(&run.state, SIZE_LARGE, 0, NULL, NULL), 1);
    assert_int_equal(state_actions(&run.state, SIZE_MIDDLE, 0, NULL, NULL), 0);
    assert_int_equal(state_actions(&run.state, -1, 0, NULL, NULL), 2);
    assert_false(allowed(&run, "day mon"));
    go(&run, "do stars ask");
    assert_int_equal(run.state.where, AT_DAY);
    assert_false(state_planned(&run.state));
    assert_back(&run, "size large");
    go(&run, "day sun");
    assert_int_equal(run.state.where, AT_PLANNED);
    assert_true(state_planned(&run.state));
    assert_int_equal(run.state.plan_day, 6);
    assert_on(&run, "map");
    go(&run, "week"); /* shows the plan */
    assert_int_equal(run.state.where, AT_PLANNED);
    go(&run, "size small");
    assert_back(&run, "size -");
    go(&run, "do stars greet"); /* another action takes its place with its day, not before */
    assert_true(state_planned(&run.state));
    assert_int_equal(run.state.plan_action, 1);
    go(&run, "day tue");
    assert_int_equal(run.state.plan_action, 0);
    assert_int_equal(run.state.plan_day, 1);
    go(&run, "size -");
    assert_int_equal(run.state.where, AT_SIZE);
    arena_release(&run.arena);
}

/* Who said how sure they are in the test is not asked again. */
static void test_week_after_the_test(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    open_stars(&run);
    go(&run, "answer stars choose-1 options-0");
    go(&run, "finish stars");
    for (int i = 0; i < 4; i++) {
        struct str line = {0};
        str_addf(&line, "reply question%d o0", i);
        go(&run, str_text(&line));
        str_release(&line);
    }
    go(&run, "sure paljon");
    go(&run, "week");
    assert_int_equal(run.state.where, AT_WEEK);
    assert_int_equal(run.state.plan_size, SIZE_LARGE);
    arena_release(&run.arena);
}

/* What is asked twice: the first and the latest answer are kept. */
static void test_first_and_last_answers(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    go(&run, "answer all choose-1 options-2");
    go(&run, "answer all choose-1 options-0");
    go(&run, "answer all choose-1 options-1");
    assert_int_equal(state_record(&run.state, MADE_ALL, 0)->first, 2);
    assert_int_equal(state_record(&run.state, MADE_ALL, 0)->last, 1);
    assert_int_equal(state_before(&run.state, MADE_ALL, 0), -1); /* it measures nothing */
    arena_release(&run.arena);
}

static void test_ways_within_a_stage(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    go(&run, "task all pick-1");
    assert_back(&run, "task all choose-1");
    go(&run, "task all choose-1");
    assert_back(&run, "enter all");
    go(&run, "answer all choose-1 options-0");
    assert_back(&run, "task all choose-1");
    assert_on(&run, "task all pick-1");
    /* The scene leads to the first that was never answered. */
    go(&run, "enter all");
    assert_on(&run, "task all pick-1");
    /* From the last one back to what was left out. */
    go(&run, "answer all read-1");
    assert_on(&run, "task all pick-1");
    for (int i = 0; i < ALL_TASKS; i++)
        go(&run, right_answers[i]);
    go(&run, "enter all");
    assert_on(&run, "task all choose-1");
    arena_release(&run.arena);
}

/* Tasks with nothing to tell: the answer leads on at once. */
static void test_nothing_to_tell(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    assert_false(allowed(&run, "enter bare"));
    assert_false(allowed(&run, "task bare read-1"));
    assert_false(allowed(&run, "answer bare read-1"));
    run.state.finished[MADE_ALL] = true;
    go(&run, "enter bare");
    go(&run, "answer bare read-1");
    assert_int_equal(run.state.where, AT_TASK);
    assert_int_equal(run.state.task, 1);
    assert_int_equal(run.state.events, 2);
    go(&run, "answer bare read-2");
    assert_int_equal(run.state.where, AT_SUMMARY);
    assert_true(run.state.finished[MADE_BARE]);
    assert_int_equal(run.state.events, 3);
    assert_int_equal(state_stars(&run.state, MADE_BARE), 3);
    arena_release(&run.arena);
}

static void test_the_better_answer_counts(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    const struct record *record = state_record(&run.state, MADE_ALL, 1);
    go(&run, "answer all pick-1 options-0 options-2");
    assert_int_equal(record->best.got, 0);
    assert_int_equal(record->tries, 1);
    go(&run, "answer all pick-1 options-1");
    assert_int_equal(record->best.got, record->best.of);
    go(&run, "answer all pick-1 options-0 options-2");
    assert_int_equal(record->best.got, record->best.of);
    assert_int_equal(record->tries, 3);
    assert_int_equal(run.state.answer.value[1], 0);
    arena_release(&run.arena);
}

static void test_a_begun_stage_stays_open(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    state_record(&run.state, MADE_BARE, 1)->answered = true;
    assert_false(state_open(&run.state, MADE_BARE));
    assert_true(allowed(&run, "enter bare"));
    assert_true(allowed(&run, "task bare read-1"));
    assert_false(allowed(&run, "finish bare"));
    assert_false(allowed(&run, "enter coming"));
    assert_false(allowed(&run, "finish coming"));
    arena_release(&run.arena);
}

/* What the checker refuses must not trip the engine either. */
static void test_a_stage_and_a_test_of_nothing(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    run.pack->stages[MADE_COMING].coming = false;
    go(&run, "enter coming");
    assert_on(&run, "map");
    assert_back(&run, "map");
    assert_false(allowed(&run, "finish coming"));
    run.pack->quiz->questions_count = 0;
    go(&run, "test");
    assert_on(&run, NULL);
    arena_release(&run.arena);
}

static void test_indices_beyond_the_pack(void **state)
{
    static const int beyond[] = {-2, -1, 99, 1 << 30, -(1 << 30)};
    struct run run;
    (void)state;
    begin(&run);
    run.state.finished[MADE_ALL] = true;
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        for (int type = EVENT_ENTER; type <= EVENT_SURE; type++) {
            struct event event = {.type = (enum event_type)type};
            event.stage = event.task = event.question = event.option = beyond[i];
            if (type == EVENT_TEST || (type == EVENT_SURE && beyond[i] == -1))
                continue;
            assert_false(step_allows(&run.state, &event));
            event.stage = event.question = 0;
            const bool whole = type == EVENT_ENTER || type == EVENT_QUESTION ||
                               (type == EVENT_REPLY && beyond[i] == -1);
            assert_int_equal(step_allows(&run.state, &event), whole);
        }
    }
    struct event event = {.type = EVENT_ANSWER};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        event.answer.count = beyond[i];
        assert_false(step_allows(&run.state, &event));
        event.answer = (struct answer){.count = 1, .value = {(short)beyond[i]}};
        if (event.answer.value[0] != 0)
            assert_false(step_allows(&run.state, &event));
    }
    arena_release(&run.arena);
}

/* --- the test of networking ---------------------------------------------------------------- */

static void test_through_the_test(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    assert_false(allowed(&run, "result"));
    go(&run, "test");
    assert_int_equal(run.state.where, AT_TEST);
    assert_on(&run, "question question0");
    assert_back(&run, "map");
    go(&run, "question question0");
    assert_on(&run, NULL);
    assert_back(&run, "test");
    go(&run, "reply question0 o2");
    assert_int_equal(run.state.where, AT_QUESTION);
    assert_int_equal(run.state.question, 1);
    assert_back(&run, "question question0");
    go(&run, "reply question1 -");
    go(&run, "reply question2 o0");
    go(&run, "reply question3 o1");
    assert_int_equal(run.state.where, AT_SURE);
    assert_false(run.state.tested);
    assert_on(&run, NULL);
    assert_back(&run, "question question3");
    go(&run, "sure melko");
    assert_int_equal(run.state.where, AT_RESULT);
    assert_true(run.state.tested);
    assert_int_equal(run.state.sitting.reply[0], 2);
    assert_int_equal(run.state.sitting.reply[1], REPLY_SKIPPED);
    assert_int_equal(run.state.sitting.sure, 1);
    assert_on(&run, "map");
    assert_back(&run, "map");
    go(&run, "map");
    assert_true(allowed(&run, "result"));
    /* A new sitting forgets the answers, and that there was one is kept. */
    go(&run, "test");
    for (int i = 0; i < PACK_MOST_QUESTIONS; i++)
        assert_int_equal(run.state.sitting.reply[i], REPLY_NONE);
    assert_int_equal(run.state.sitting.sure, REPLY_NONE);
    assert_true(run.state.tested);
    assert_true(allowed(&run, "result"));
    arena_release(&run.arena);
}

static void assert_test(const struct run *run, const char *line)
{
    struct event event = {0};
    assert_line(run, step_test(&run->state, &event), &event, line);
}

/* Where "the test" leads: on with a sitting, to its result, or to a new one. */
static void test_the_way_to_the_test(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    assert_test(&run, "test");
    go(&run, "test");
    assert_test(&run, "test");
    go(&run, "reply question0 o1");
    go(&run, "map");
    assert_test(&run, "question question1");
    go(&run, "reply question1 -");
    go(&run, "reply question2 -");
    go(&run, "reply question3 o1");
    go(&run, "map");
    assert_test(&run, "question question3"); /* how sure is still open */
    go(&run, "reply question3 o2");
    go(&run, "sure -");
    go(&run, "map");
    assert_test(&run, "result");
    assert_int_equal(run.state.result.reply[3], 2);
    assert_int_equal(run.state.result.sure, REPLY_SKIPPED);

    /* A sitting broken off leaves the last result as it was. */
    go(&run, "test");
    go(&run, "reply question0 o0");
    go(&run, "result");
    assert_int_equal(run.state.where, AT_RESULT);
    assert_int_equal(run.state.result.reply[0], 1);
    assert_int_equal(run.state.result.reply[3], 2);
    assert_test(&run, "question question1");
    run.pack->quiz = NULL;
    assert_test(&run, NULL);
    arena_release(&run.arena);
}

static void test_skipping_how_sure(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    go(&run, "sure -");
    assert_int_equal(run.state.sitting.sure, REPLY_SKIPPED);
    assert_int_equal(run.state.where, AT_RESULT);
    arena_release(&run.arena);
}

static void test_a_test_without_confidence(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    run.pack->quiz->confidence = NULL;
    go(&run, "reply question0 o0");
    go(&run, "reply question1 o0");
    go(&run, "reply question2 o0");
    assert_false(allowed(&run, "result"));
    go(&run, "reply question3 o0");
    assert_int_equal(run.state.where, AT_RESULT);
    assert_true(run.state.tested);
    arena_release(&run.arena);
}

static bool at_question(const struct run *run, int question)
{
    return run->state.where == AT_QUESTION && run->state.question == question;
}

/* Questions 1 and 3 are the short form. */
static void test_the_short_form(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    run.pack->quiz->questions[1].in_short = run.pack->quiz->questions[3].in_short = true;
    go(&run, "test");
    go(&run, "reply question0 o2");
    go(&run, "test short");
    assert_true(at_question(&run, 1));
    assert_int_equal(run.state.sitting.reply[0], REPLY_NONE);
    assert_int_equal(run.state.sitting.form, TEST_SHORT);
    assert_back(&run, "test");
    assert_false(allowed(&run, "question question0")); /* not of this form */
    assert_false(allowed(&run, "reply question2 o0"));
    assert_false(allowed(&run, "result"));
    assert_test(&run, "test"); /* nothing was answered yet */
    go(&run, "reply question1 -");
    assert_true(at_question(&run, 3));
    assert_back(&run, "question question1");
    assert_test(&run, "question question3");
    go(&run, "reply question3 o1");
    assert_int_equal(run.state.where, AT_SURE);
    assert_back(&run, "question question3");
    assert_test(&run, "question question3");
    go(&run, "sure melko");
    assert_true(run.state.tested);
    assert_int_equal(run.state.result.form, TEST_SHORT);
    assert_int_equal(run.state.result.reply[0], REPLY_NONE);
    assert_int_equal(run.state.result.reply[1], REPLY_SKIPPED);
    assert_int_equal(run.state.result.reply[3], 1);
    go(&run, "map");
    assert_test(&run, "result");

    /* The whole test again: all four. */
    go(&run, "test");
    assert_int_equal(run.state.where, AT_TEST);
    assert_on(&run, "question question0");
    go(&run, "reply question1 o0");
    assert_true(at_question(&run, 2));
    assert_int_equal(run.state.result.form, TEST_SHORT);
    arena_release(&run.arena);
}

/* Where the author has marked no question short, or all, the short form asks everything: a journal
 * from before still fits. */
static void test_the_short_form_of_a_test_without(void **state)
{
    (void)state;
    for (int all = 0; all <= 1; all++) {
        struct run run;
        begin(&run);
        for (int i = 0; i < 4; i++)
            run.pack->quiz->questions[i].in_short = all;
        go(&run, "test short");
        assert_true(at_question(&run, 0));
        for (int i = 0; i < 4; i++) {
            struct str line = {0};
            assert_false(allowed(&run, "result"));
            str_addf(&line, "reply question%d o0", i);
            go(&run, str_text(&line));
            str_release(&line);
        }
        assert_true(allowed(&run, "result"));
        arena_release(&run.arena);
    }
}

static struct text words(void)
{
    static const struct text_in in[] = {{.tag = "en", .string = "words"}};
    return (struct text){.in = in, .count = 1};
}

/* One sitting, with the same option everywhere. */
static void sit(struct run *run, int option)
{
    go(run, "test");
    for (int i = 0; i < 4; i++) {
        struct str line = {0};
        str_addf(&line, "reply question%d o%d", i, option);
        go(run, str_text(&line));
        str_release(&line);
    }
    go(run, "sure -");
}

/* All four types within a tie as wide as can be; all can be sides. */
static void begin_blend(struct run *run)
{
    begin(run);
    run->pack->quiz->tie = 2;
    run->pack->quiz->tiebreak = words();
    for (int i = 0; i < 4; i++)
        run->pack->quiz->archetypes[i].side = words();
}

static void test_a_tie_break(void **state)
{
    struct run run;
    struct quiz_result result;
    (void)state;
    begin_blend(&run);
    assert_false(allowed(&run, "side type1")); /* no result yet */
    assert_false(allowed(&run, "side -"));
    sit(&run, 1);
    quiz_result(run.pack->quiz, run.state.result.reply, &result);
    assert_int_equal(result.blends, 4);
    assert_int_equal(run.state.result.side, SIDE_NONE);
    go(&run, "map");
    go(&run, "side type1");
    assert_int_equal(run.state.where, AT_RESULT);
    assert_int_equal(run.state.result.side, 1);
    assert_int_equal(run.state.first.side, 1);
    go(&run, "result"); /* is no new sitting */
    assert_int_equal(run.state.result.side, 1);
    go(&run, "side -");
    assert_int_equal(run.state.result.side, SIDE_ALL);

    /* A sitting that has only begun changes nothing; one that is done asks anew. */
    go(&run, "side type3");
    go(&run, "test");
    go(&run, "result");
    assert_int_equal(run.state.result.side, 3);
    sit(&run, 2);
    assert_int_equal(run.state.result.side, SIDE_NONE);
    assert_int_equal(run.state.first.side, 3);

    /* Not without the question, nor without one of the sides, nor for who is not in the blend. */
    run.pack->quiz->archetypes[2].side = (struct text){0};
    assert_false(allowed(&run, "side type1"));
    run.pack->quiz->archetypes[2].side = words();
    assert_true(allowed(&run, "side type1"));
    run.pack->quiz->tiebreak = (struct text){0};
    assert_false(allowed(&run, "side -"));
    run.pack->quiz->tiebreak = words();
    run.pack->quiz->tie = 0;
    assert_false(allowed(&run, "side type1"));
    assert_false(allowed(&run, "side -"));
    arena_release(&run.arena);
}

static void test_again_later(void **state)
{
    struct run run;
    (void)state;
    begin(&run);
    sit(&run, 1);
    assert_int_equal(run.state.sittings, 1);
    /* Changed before another began: still the first. */
    go(&run, "question question2");
    go(&run, "reply question2 o0");
    go(&run, "result");
    assert_int_equal(run.state.sittings, 1);
    assert_int_equal(run.state.result.reply[2], 0);
    assert_int_equal(run.state.first.reply[2], 0);
    go(&run, "test");
    go(&run, "reply question0 o2");
    go(&run, "map");
    assert_int_equal(run.state.sittings, 1);
    sit(&run, 2);
    sit(&run, 0);
    assert_int_equal(run.state.sittings, 3);
    assert_int_equal(run.state.first.reply[0], 1);
    assert_int_equal(run.state.first.reply[2], 0);
    assert_int_equal(run.state.result.reply[2], 0);
    assert_int_equal(run.state.result.reply[0], 0);
    arena_release(&run.arena);
}

/* --- properties ---------------------------------------------------------------------------- */

/* An event drawn from all types, half of them within the pack, half of them anything. */
static struct event draw_event(const struct pack *pack, uint64_t *random)
{
    struct event event = {.type = (enum event_type)rng_below(random, EVENT_DAY + 1)};
    const bool wild = rng_below(random, 4) == 0;
    event.stage = rng_below(random, MADE_STAGES + (wild ? 3 : 0)) - (wild ? 1 : 0);
    const bool there = event.stage >= 0 && event.stage < MADE_STAGES;
    const int tasks = there ? (int)pack->stages[event.stage].tasks_count : 0;
    event.task = rng_below(random, tasks + (wild ? 3 : 0)) - (wild ? 1 : 0);
    event.question = rng_below(random, 4 + (wild ? 3 : 0)) - (wild ? 1 : 0);
    event.option = rng_below(random, 4 + (wild ? 3 : 0)) - (wild ? 3 : 1);
    if (there && event.task >= 0 && event.task < tasks && !wild)
        event.answer = make_answer(&pack->stages[event.stage].tasks[event.task], random);
    else
        event.answer = (struct answer){.count = rng_below(random, 200) - 50};
    if (event.type == EVENT_TURN && event.answer.count > 0)
        event.answer.count--;
    for (int i = 0; wild && i < INPUT_MOST; i++)
        event.answer.value[i] = (short)(rng_below(random, 8) - 2);
    return event;
}

static bool replay(struct state *state, const struct event *event, int count)
{
    bool any = false;
    for (int i = 0; i < count; i++) {
        if (step_allows(state, &event[i])) {
            step(state, &event[i]);
            any = true;
        }
    }
    return any;
}

static void assert_sane(const struct state *state)
{
    const struct pack *pack = state->pack;
    struct quiz_result result;
    struct event event;
    for (size_t i = 0; i < pack->tasks_count; i++) {
        const struct record *record = &state->record[i];
        assert_true(record->best.got >= 0 && record->best.got <= record->best.of);
        assert_int_equal(record->answered, record->tries > 0);
    }
    for (int i = 0; i < MADE_STAGES; i++) {
        const int stars = state_stars(state, i);
        assert_true(stars >= 0 && stars <= 3);
        assert_true(stars == 0 || state->finished[i]);
    }
    assert_true(state_all_stars(state) <= state_most_stars(state));
    quiz_result(pack->quiz, state->sitting.reply, &result);
    for (size_t i = 0; i < pack->quiz->archetypes_count; i++)
        assert_true(result.score[i] >= -1 && result.score[i] <= 1);
    /* What the keys offer may always happen. */
    if (step_go_on(state, &event))
        assert_true(step_allows(state, &event));
    if (step_back(state, &event))
        assert_true(step_allows(state, &event));
    if (step_test(state, &event))
        assert_true(step_allows(state, &event));
    assert_int_equal(state->tested, state->sittings > 0);
    assert_true(state->result.side == SIDE_NONE || state->tested);
}

static void test_random_events_keep_it_sane(void **state)
{
    uint64_t random = 11;
    int moved = 0;
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct run run;
        begin_blend(&run);
        for (int q = 0; q < 4; q++)
            run.pack->quiz->questions[q].in_short = rng_below(&random, 2) == 0;
        for (int j = 0; j < 100; j++) {
            struct event event = draw_event(run.pack, &random);
            moved += replay(&run.state, &event, 1);
            assert_sane(&run.state);
        }
        arena_release(&run.arena);
    }
    assert_true(moved > 2000);
}

/* Whoever only ever goes on, answers and goes back, finishes. */
static void test_going_on_finishes(void **state)
{
    struct run run;
    uint64_t random = 12;
    (void)state;
    begin(&run);
    for (int i = 0; i < 3000; i++) {
        const int next = state_next_stage(&run.state);
        struct event event = {
            .stage = run.state.stage, .task = run.state.task, .question = run.state.question};
        if (run.state.where == AT_MAP && next < 0)
            break;
        if (run.state.where == AT_MAP) {
            event.type = EVENT_ENTER;
            event.stage = next;
        } else if (run.state.where == AT_TASK) {
            event.type = EVENT_ANSWER;
            event.answer = make_answer(&run.pack->stages[event.stage].tasks[event.task], &random);
        }
        if (event.type == EVENT_MAP || rng_below(&random, 4) == 0) {
            if (!(rng_below(&random, 4) == 0 ? step_back(&run.state, &event)
                                             : step_go_on(&run.state, &event)))
                continue;
        }
        assert_true(step_allows(&run.state, &event));
        step(&run.state, &event);
    }
    assert_true(run.state.finished[MADE_ALL]);
    assert_true(run.state.finished[MADE_BARE]);
    assert_true(run.state.finished[MADE_STARS]);
    assert_int_equal(state_next_stage(&run.state), -1);
    arena_release(&run.arena);
}

enum { EVENTS = 120 };

static void test_a_part_and_the_rest_are_the_whole(void **state)
{
    uint64_t random = 13;
    (void)state;
    for (int i = 0; i < 60; i++) {
        struct run whole, parts;
        struct event event[EVENTS];
        struct str one = {0}, two = {0}, line = {0};
        begin(&whole);
        begin(&parts);
        for (int j = 0; j < EVENTS; j++)
            event[j] = draw_event(whole.pack, &random);
        replay(&whole.state, event, EVENTS);
        const int cut = rng_below(&random, EVENTS);
        replay(&parts.state, event, cut);
        /* The rest through the journal's form. */
        for (int j = cut; j < EVENTS; j++) {
            struct event read;
            if (!step_allows(&parts.state, &event[j]))
                continue;
            str_clear(&line);
            event_format(parts.pack, &event[j], &line);
            assert_true(event_parse(parts.pack, line.text, &read));
            replay(&parts.state, &read, 1);
        }
        state_describe(&whole.state, &one);
        state_describe(&parts.state, &two);
        assert_string_equal(one.text, two.text);
        str_release(&one);
        str_release(&two);
        str_release(&line);
        arena_release(&whole.arena);
        arena_release(&parts.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_through_a_stage),
        cmocka_unit_test(test_turn_by_turn),
        cmocka_unit_test(test_practice),
        cmocka_unit_test(test_one_thing_this_week),
        cmocka_unit_test(test_week_after_the_test),
        cmocka_unit_test(test_first_and_last_answers),
        cmocka_unit_test(test_ways_within_a_stage),
        cmocka_unit_test(test_nothing_to_tell),
        cmocka_unit_test(test_the_better_answer_counts),
        cmocka_unit_test(test_a_begun_stage_stays_open),
        cmocka_unit_test(test_a_stage_and_a_test_of_nothing),
        cmocka_unit_test(test_indices_beyond_the_pack),
        cmocka_unit_test(test_through_the_test),
        cmocka_unit_test(test_the_way_to_the_test),
        cmocka_unit_test(test_skipping_how_sure),
        cmocka_unit_test(test_a_test_without_confidence),
        cmocka_unit_test(test_the_short_form),
        cmocka_unit_test(test_the_short_form_of_a_test_without),
        cmocka_unit_test(test_a_tie_break),
        cmocka_unit_test(test_again_later),
        cmocka_unit_test(test_random_events_keep_it_sane),
        cmocka_unit_test(test_going_on_finishes),
        cmocka_unit_test(test_a_part_and_the_rest_are_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
