/* SPDX-License-Identifier: MIT */
/* The days, and what was asked twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/week.h"
#include "support/engine/make_quiz.h"

static const char *courage(const struct task *task)
{
    (void)task;
    return "courage";
}

static const char *calm(const struct task *task)
{
    (void)task;
    return "calm";
}

enum { TASKS = 5 };

/* One stage of tasks that measure C(ourage), c(alm) or nothing, as the letters of KINDS say. */
struct fixture {
    struct arena arena;
    struct state state;
    struct week_measure measure[TASKS];
};

static void begin(struct fixture *f, const char *kinds)
{
    *f = (struct fixture){0};
    struct pack *pack = make_pack(&f->arena);
    struct stage *stage = &pack->stages[MADE_ALL];
    for (size_t i = 0; kinds[i]; i++) {
        struct kind *kind = arena_alloc(&f->arena, sizeof *kind);
        *kind = *stage->tasks[i].kind;
        kind->measure = kinds[i] == 'C' ? courage : kinds[i] == 'c' ? calm : NULL;
        stage->tasks[i].kind = kind;
    }
    state_init(&f->state, pack, 1, &f->arena);
}

static void answer(struct fixture *f, int task, short first, short last)
{
    struct record *record = state_record(&f->state, MADE_ALL, task);
    record->answered = true;
    record->first = first;
    record->last = last;
}

static void assert_measure(const struct fixture *f, int at, int task, int before, int now)
{
    assert_int_equal(f->measure[at].stage, MADE_ALL);
    assert_int_equal(f->measure[at].task, task);
    assert_int_equal(f->measure[at].before, before);
    assert_int_equal(f->measure[at].now, now);
}

static void test_before_and_now(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "C.C");
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 0);
    answer(&f, 2, 1, 1); /* the later one alone says nothing */
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 0);
    answer(&f, 0, 0, 2);
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 1);
    assert_measure(&f, 0, 2, 0, 1); /* the very first answer, and the latest one */
    answer(&f, 2, 1, 2);
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 1);
    assert_measure(&f, 0, 2, 0, 2);
    arena_release(&f.arena);
}

static void test_several(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "CcCcC");
    answer(&f, 0, 0, 0);
    answer(&f, 1, 1, 1);
    answer(&f, 2, 1, 1);
    answer(&f, 3, 2, 2);
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 2);
    assert_measure(&f, 0, 2, 0, 1);
    assert_measure(&f, 1, 3, 1, 2);
    assert_int_equal(week_measures(&f.state, 1, f.measure), 2);
    assert_int_equal(week_measures(&f.state, 0, NULL), 2);
    /* Asked a third time: the last one stands for now. */
    answer(&f, 4, 2, 2);
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 2);
    assert_measure(&f, 0, 3, 1, 2);
    assert_measure(&f, 1, 4, 0, 2);
    arena_release(&f.arena);
}

/* An earlier question with more choices than the later one: that answer cannot be told. */
static void test_a_choice_that_is_not_there(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "C.C");
    answer(&f, 0, 50, 50);
    answer(&f, 2, 1, 1);
    assert_int_equal(week_measures(&f.state, TASKS, f.measure), 0);
    arena_release(&f.arena);
}

static void test_days(void **state)
{
    (void)state;
    assert_string_equal(week_day_key(0), "day.monday");
    assert_string_equal(week_day_key(EVENT_DAYS - 1), "day.sunday");
    for (int day = 1; day < EVENT_DAYS; day++)
        assert_string_not_equal(week_day_key(day), week_day_key(day - 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before_and_now),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_a_choice_that_is_not_there),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests_name("week", tests, NULL, NULL);
}
