/* SPDX-License-Identifier: MIT */
/* Resume codes of a made-up pack: what is carried, what is refused, what is merged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/network.h"
#include "engine/quiz.h"
#include "engine/resume.h"
#include "engine/rng.h"
#include "engine/step.h"
#include "engine/week.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

struct run {
    struct arena arena;
    struct pack *pack;
    struct state state;
};

static const char *languages[] = {"fi", "en"};

static void begin(struct run *run)
{
    memset(run, 0, sizeof *run);
    run->pack = make_pack(&run->arena);
    run->pack->languages = languages;
    run->pack->languages_count = 2;
    state_init(&run->state, run->pack, 7, &run->arena);
}

static void end(struct run *run)
{
    arena_release(&run->arena);
}

static void go(struct run *run, const char *line)
{
    struct event event;
    if (!event_parse(run->pack, line, &event) || !step_allows(&run->state, &event))
        fail_msg("'%s' may not happen", line);
    step(&run->state, &event);
}

static void code_of(const struct run *run, char ret_code[RESUME_TEXT])
{
    struct resume resume;
    resume_of(&run->state, 1, &resume);
    assert_true(resume_format(run->pack, &resume, ret_code));
}

static void take(struct run *run, const char *code)
{
    struct str line = {0};
    str_addf(&line, "resume %s", code);
    go(run, line.text);
    str_release(&line);
}

static enum resume_error error_of(const struct run *run, const char *code)
{
    struct resume resume;
    return resume_parse(run->pack, code, &resume).error;
}

/* All main tasks of the stage, drawn, and its end. */
static void finish(struct run *run, int stage, uint64_t *random)
{
    struct event event = {.type = EVENT_ANSWER, .stage = stage};
    for (; event.task < (int)run->pack->stages[stage].main_count; event.task++) {
        event.answer = make_answer(&run->pack->stages[stage].tasks[event.task], random);
        step(&run->state, &event);
    }
    event.type = EVENT_FINISH;
    step(&run->state, &event);
}

static void sit(struct run *run, const char *form, int option)
{
    struct event event;
    go(run, form);
    for (int q = 0; q < 4; q++) {
        event = (struct event){.type = EVENT_REPLY, .question = q, .option = option};
        if (step_allows(&run->state, &event))
            step(&run->state, &event);
    }
    go(run, "sure melko");
}

static void test_a_run_is_carried(void **state)
{
    struct run one, two;
    struct resume resume;
    struct quiz_result before, after;
    char code[RESUME_TEXT], again[RESUME_TEXT];
    uint64_t random = 1;
    (void)state;
    begin(&one);
    begin(&two);
    finish(&one, MADE_ALL, &random);
    finish(&one, MADE_BARE, &random);
    finish(&one, MADE_STARS, &random);
    sit(&one, "test", 2);
    go(&one, "do stars ask");
    go(&one, "day sun");
    code_of(&one, code);
    take(&two, code);
    code_of(&two, again);
    assert_string_equal(code, again);
    assert_int_equal(two.state.where, AT_MAP);
    for (int i = 0; i < MADE_STAGES; i++) {
        assert_int_equal(one.state.finished[i], two.state.finished[i]);
        assert_int_equal(state_stars(&one.state, i), state_stars(&two.state, i));
        assert_int_equal(two.state.entered[i], one.state.finished[i]);
    }
    quiz_result(one.pack->quiz, one.state.result.reply, &before);
    quiz_result(two.pack->quiz, two.state.result.reply, &after);
    assert_memory_equal(before.value, after.value, sizeof before.value);
    assert_memory_equal(before.score, after.score, sizeof before.score);
    assert_int_equal(two.state.result.sure, 1);
    assert_int_equal(two.state.sittings, 1);
    assert_true(state_planned(&two.state));
    assert_int_equal(two.state.plan_stage, MADE_STARS);
    assert_int_equal(two.state.plan_action, 1);
    assert_int_equal(two.state.plan_day, 6);
    assert_int_equal(two.state.plan_size, SIZE_LARGE);
    assert_int_equal(resume_parse(one.pack, code, &resume).error, RESUME_OK);
    assert_int_equal(resume.language, 1);

    /* The same code once more changes nothing but the count of events. */
    take(&two, code);
    assert_int_equal(two.state.sittings, 1);
    code_of(&two, again);
    assert_string_equal(code, again);
    end(&one);
    end(&two);
}

/* A step that was begun keeps which tasks are answered; it is not entered anew by a code. */
static void test_a_begun_step_is_carried(void **state)
{
    struct run one, two;
    struct event on;
    char code[RESUME_TEXT];
    (void)state;
    begin(&one);
    begin(&two);
    go(&one, "enter all");
    go(&one, "answer all pick-1 options-1");
    go(&one, "answer all read-1");
    code_of(&one, code);
    take(&two, code);
    assert_true(two.state.entered[MADE_ALL]);
    assert_false(two.state.finished[MADE_ALL]);
    for (int i = 0; i < (int)two.pack->stages[MADE_ALL].tasks_count; i++)
        assert_int_equal(state_record(&one.state, MADE_ALL, i)->answered,
                         state_record(&two.state, MADE_ALL, i)->answered);
    /* Going on leads to the first that is open. */
    go(&two, "enter all");
    assert_true(step_go_on(&two.state, &on));
    assert_int_equal(on.task, 0);
    end(&one);
    end(&two);
}

/* The earlier answer to what is asked twice is not in a code: nothing is said of it. */
static void test_single_answers_are_not_carried(void **state)
{
    struct run one, two;
    char code[RESUME_TEXT];
    uint64_t random = 3;
    struct week_measure measure[4];
    (void)state;
    begin(&one);
    begin(&two);
    finish(&one, MADE_ALL, &random);
    code_of(&one, code);
    take(&two, code);
    for (int i = 0; i < (int)two.pack->stages[MADE_ALL].tasks_count; i++) {
        const struct record *record = state_record(&two.state, MADE_ALL, i);
        assert_int_equal(record->tries, 1);
        assert_int_equal(record->first, -1);
        assert_int_equal(record->last, -1);
        assert_int_equal(state_before(&two.state, MADE_ALL, i), -1);
    }
    assert_int_equal(week_measures(&two.state, 4, measure), 0);
    go(&two, "answer all choose-1 options-2"); /* now the first one that is known */
    const int choose = stage_find_task(&two.pack->stages[MADE_ALL], "choose-1");
    assert_int_equal(state_record(&two.state, MADE_ALL, choose)->first, 2);
    assert_int_equal(state_record(&two.state, MADE_ALL, choose)->last, 2);
    end(&one);
    end(&two);
}

static void test_taking_takes_nothing_away(void **state)
{
    struct run one, two;
    char code[RESUME_TEXT], empty[RESUME_TEXT];
    uint64_t random = 4;
    (void)state;
    begin(&one);
    begin(&two);
    code_of(&two, empty);
    finish(&one, MADE_ALL, &random);
    finish(&one, MADE_BARE, &random);
    finish(&one, MADE_STARS, &random);
    sit(&one, "test", 0);
    go(&one, "do stars greet");
    go(&one, "day mon");
    code_of(&one, code);
    const int stars = state_all_stars(&one.state);
    take(&one, empty);
    code_of(&one, empty);
    assert_string_equal(code, empty);

    /* Somebody who sits the test of their own, and is in the middle of another. */
    sit(&two, "test", 2);
    go(&two, "test");
    go(&two, "reply question0 o1");
    go(&two, "answer all choose-1 options-1");
    take(&two, code);
    assert_int_equal(state_all_stars(&two.state), stars);
    assert_int_equal(two.state.sittings, 2);
    assert_int_equal(two.state.first.reply[0], 2);
    assert_int_equal(two.state.result.reply[0], 0);
    assert_int_equal(two.state.sitting.reply[0], 1); /* goes on */
    assert_int_equal(two.state.sitting.reply[1], REPLY_NONE);
    assert_false(two.state.counted);
    const int choose = stage_find_task(&two.pack->stages[MADE_ALL], "choose-1");
    assert_int_equal(state_record(&two.state, MADE_ALL, choose)->first, 1);
    sit(&two, "test", 1);
    assert_int_equal(two.state.sittings, 3);
    end(&one);
    end(&two);
}

static void test_other_packs_are_refused(void **state)
{
    struct run one, two;
    char code[RESUME_TEXT];
    uint64_t random = 5;
    (void)state;
    begin(&one);
    finish(&one, MADE_ALL, &random);
    code_of(&one, code);

    begin(&two);
    two.pack->id = "other";
    assert_int_equal(error_of(&two, code), RESUME_PACK);
    two.pack->id = "made";
    assert_int_equal(error_of(&two, code), RESUME_OK);
    /* Each of these makes another edition. A hash of 32 values misses one in 32; none of these. */
    two.pack->stages[MADE_BARE].tasks[1].id = "read-9";
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->stages[MADE_BARE].tasks[1].id = "read-2";
    two.pack->stages[MADE_COMING].id = "someday";
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->stages[MADE_COMING].id = "coming";
    two.pack->stages[MADE_STARS].actions[1].id = "tell";
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->stages[MADE_STARS].actions[1].id = "ask";
    two.pack->quiz->questions[3].options[2].id = "o9";
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->quiz->questions[3].options[2].id = "o2";
    two.pack->quiz->questions[3].in_short = true;
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->quiz->questions[3].in_short = false;
    two.pack->stages[MADE_BARE].unlock = NULL;
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->stages[MADE_BARE].unlock = one.pack->stages[MADE_BARE].unlock;
    two.pack->languages_count = 1;
    assert_int_equal(error_of(&two, code), RESUME_EDITION);
    two.pack->languages_count = 2;
    two.pack->stages[MADE_STARS].tasks[1].id = "walk-2"; /* optional: codes stay good */
    assert_int_equal(error_of(&two, code), RESUME_OK);
    end(&one);
    end(&two);
}

/* Of the ids that a step could have had, one in 32 has the same hash, and no more. */
static void test_few_editions_look_alike(void **state)
{
    struct run run;
    char code[RESUME_TEXT];
    int alike = 0;
    (void)state;
    begin(&run);
    code_of(&run, code);
    for (int i = 0; i < 3200; i++) {
        run.pack->stages[MADE_COMING].id = arena_format(&run.arena, "step-%d", i);
        alike += error_of(&run, code) == RESUME_OK;
    }
    assert_in_range(alike, 50, 150);
    end(&run);
}

/* The code of a number of so many groups, made by hand. */
static void write_number(uint64_t number, int groups, char ret_code[RESUME_TEXT])
{
    unsigned char data[RESUME_GROUPS * RESUME_DATA] = {0};
    for (int i = 0; i < groups * RESUME_DATA; i++, number >>= RESUME_BITS)
        data[i] = (unsigned char)(number & 31);
    resume_symbols_format(data, groups, ret_code);
}

static uint64_t read_number(const char *code, int *ret_groups)
{
    unsigned char data[RESUME_GROUPS * RESUME_DATA];
    uint64_t number = 0;
    assert_int_equal(resume_symbols_parse(code, data, ret_groups).error, RESUME_OK);
    for (int i = *ret_groups * RESUME_DATA - 1; i >= 0; i--)
        number = number << RESUME_BITS | data[i];
    return number;
}

static void test_what_no_program_writes(void **state)
{
    struct run run;
    char code[RESUME_TEXT], other[RESUME_TEXT];
    int groups;
    (void)state;
    begin(&run);
    code_of(&run, code);
    const uint64_t number = read_number(code, &groups);
    assert_int_equal(groups, 1);
    assert_int_equal(number % 8, RESUME_FORMAT);
    write_number(number, 1, other);
    assert_string_equal(code, other);
    write_number(number - RESUME_FORMAT, 1, other); /* version 0 */
    assert_int_equal(error_of(&run, other), RESUME_VERSION);
    write_number(number + 1, 1, other); /* version 2 */
    assert_int_equal(error_of(&run, other), RESUME_VERSION);
    write_number(number, 2, other); /* a group for nothing */
    assert_int_equal(error_of(&run, other), RESUME_REST);
    write_number(number | UINT64_C(1) << 59, 4, other); /* more than there is to say */
    assert_int_equal(error_of(&run, other), RESUME_REST);
    end(&run);
}

/* --- properties ------------------------------------------------------------------------------ */

/* Any event that could be, drawn; most of them within the pack. */
static struct event draw_event(const struct pack *pack, uint64_t *random)
{
    struct event event = {.type = (enum event_type)rng_below(random, EVENT_DAY + 1)};
    if (rng_below(random, 2) == 0)
        event.type = EVENT_ANSWER;
    event.stage = rng_below(random, MADE_STAGES - 1);
    event.task = rng_below(random, (int)pack->stages[event.stage].tasks_count);
    event.question = rng_below(random, 4);
    event.option = rng_below(random, 4) - 1;
    event.answer = make_answer(&pack->stages[event.stage].tasks[event.task], random);
    return event;
}

static void draw_run(struct run *run, uint64_t *random)
{
    const int events = rng_below(random, 250);
    begin(run);
    run->state.all_open = rng_below(random, 8) == 0;
    for (int q = 0; q < 4; q++)
        run->pack->quiz->questions[q].in_short = q < 2;
    for (int i = 0; i < events; i++) {
        const struct event event = draw_event(run->pack, random);
        const int next = state_next_stage(&run->state);
        if (next >= 0 && rng_below(random, 100) == 0)
            finish(run, next, random);
        if (step_allows(&run->state, &event))
            step(&run->state, &event);
    }
}

static void test_whatever_happened_comes_round(void **state)
{
    uint64_t random = 21;
    int finished = 0, tested = 0, planned = 0, part = 0;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct run one, two;
        struct resume resume;
        char code[RESUME_TEXT], again[RESUME_TEXT];
        draw_run(&one, &random);
        begin(&two);
        for (int q = 0; q < 4; q++)
            two.pack->quiz->questions[q].in_short = q < 2;
        code_of(&one, code);
        assert_int_equal(resume_parse(one.pack, code, &resume).error, RESUME_OK);
        finished += resume.stage[0] >= 0;
        tested += resume.tested;
        planned += resume.plan_action >= 0;
        part += resume.part_stage >= 0;
        take(&two, code);
        code_of(&two, again);
        assert_string_equal(code, again);
        end(&one);
        end(&two);
    }
    assert_true(finished > 100 && tested > 100 && planned > 100 && part > 100);
}

/* Taking a code over what one has never lowers anything, and has all that the code says. */
static void test_two_runs_are_merged(void **state)
{
    uint64_t random = 22;
    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct run one, two;
        char code[RESUME_TEXT];
        int had[MADE_STAGES];
        draw_run(&one, &random);
        draw_run(&two, &random);
        code_of(&one, code);
        for (int s = 0; s < MADE_STAGES; s++)
            had[s] = two.state.finished[s] ? state_stars(&two.state, s) : -1;
        const bool tested = two.state.tested;
        take(&two, code);
        for (int s = 0; s < MADE_STAGES; s++) {
            const int has = two.state.finished[s] ? state_stars(&two.state, s) : -1;
            assert_true(has >= had[s]);
            assert_true(!one.state.finished[s] || has >= state_stars(&one.state, s));
        }
        assert_int_equal(two.state.tested, tested || one.state.tested);
        if (one.state.tested)
            assert_memory_equal(two.state.result.reply, one.state.result.reply,
                                sizeof one.state.result.reply);
        end(&one);
        end(&two);
    }
}

/* --- long ones ------------------------------------------------------------------------------- */

/* A test of so many questions with nine options each: the longest codes there are, and none. */
static void test_as_long_as_it_may_be(void **state)
{
    uint64_t random = 23;
    int with = 0, without = 0;
    (void)state;
    for (int questions = 40; questions < 80; questions++) {
        struct run run;
        struct resume resume, again;
        char code[RESUME_TEXT];
        const struct make_wish wish = {.traits = 3,
                                       .archetypes = 3,
                                       .questions = questions,
                                       .options = PACK_MOST_OPTIONS,
                                       .most = 2};
        begin(&run);
        run.pack->quiz = make_quiz(&wish, &random, &run.arena);
        resume_of(&run.state, -1, &resume);
        resume.tested = true;
        resume.sure = REPLY_NONE;
        for (int q = 0; q < questions; q++)
            resume.reply[q] = PACK_MOST_OPTIONS - 1;
        if (resume_format(run.pack, &resume, code)) {
            assert_int_equal(resume_parse(run.pack, code, &again).error, RESUME_OK);
            assert_memory_equal(&resume, &again, sizeof resume);
            assert_true(strlen(code) < RESUME_TEXT);
            with++;
        } else {
            without++;
        }
        end(&run);
    }
    assert_true(with > 10 && without > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_run_is_carried),
        cmocka_unit_test(test_a_begun_step_is_carried),
        cmocka_unit_test(test_single_answers_are_not_carried),
        cmocka_unit_test(test_taking_takes_nothing_away),
        cmocka_unit_test(test_other_packs_are_refused),
        cmocka_unit_test(test_few_editions_look_alike),
        cmocka_unit_test(test_what_no_program_writes),
        cmocka_unit_test(test_whatever_happened_comes_round),
        cmocka_unit_test(test_two_runs_are_merged),
        cmocka_unit_test(test_as_long_as_it_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
