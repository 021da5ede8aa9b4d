/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/tasks/make_task.h"

static struct arena arena;
static struct task task;
static struct made made;
static struct page page;

/* Options worth 1, 0 and 3 points. */
static int start(void **state)
{
    (void)state;
    made = make_sample(&task, "choose", 3, &arena);
    make_number(make_entry(made, "options", 0), "points", 1);
    make_number(make_entry(made, "options", 1), "points", 0);
    make_number(make_entry(made, "options", 2), "points", 3);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void choose_gives_the_points(void **state)
{
    static const int points[] = {1, 0, 3};
    (void)state;
    for (short i = 0; i < 3; i++) {
        const struct answer answer = MAKE_ANSWER(i);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, points[i]);
        assert_int_equal(score.of, 3);
    }
}

static void choose_keeps_the_order(void **state)
{
    const struct telling to = make_telling(5);
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.input.type, INPUT_ONE);
    assert_int_equal(page.input.choices, 3);
    assert_string_equal(page.input.asks, "ask.one");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(page.input.choice[i].index, i);
        assert_string_equal(page.input.choice[i].text, arena_format(&arena, "text %d", i));
    }
}

/* One item: the chosen option. What the others say and are worth does not show. */
static void choose_tells_the_chosen_one(void **state)
{
    static const struct {
        enum mark mark;
        const char *word;
    } told[] = {{MARK_PART, "mark.part"}, {MARK_OTHER, "mark.again"}, {MARK_GOOD, "mark.good"}};
    const struct telling to = make_telling(0);
    (void)state;
    for (short i = 0; i < 3; i++) {
        const struct answer answer = MAKE_ANSWER(i);
        page_begin(&page, &arena);
        task.kind->tell(&task, &answer, &to, &page);
        assert_int_equal(page.blocks, 1);
        assert_int_equal(page.block[0].type, BLOCK_ITEM);
        assert_int_equal(page.block[0].mark, told[i].mark);
        assert_string_equal(page.block[0].word, told[i].word);
        assert_string_equal(page.block[0].text, arena_format(&arena, "text %d", i));
        assert_string_equal(page.block[0].note, arena_format(&arena, "feedback %d", i));
    }
}

static void choose_needs_no_feedback(void **state)
{
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(1);
    (void)state;
    make_text(make_entry(made, "options", 1), "feedback", NULL);
    task.kind->tell(&task, &answer, &to, &page);
    assert_null(page.block[0].note);
}

static void choose_needs_a_point(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_number(make_entry(made, "options", 0), "points", 0);
    make_number(make_entry(made, "options", 2), "points", 1);
    assert_true(task.kind->check(&task, &diags));
    make_number(make_entry(made, "options", 2), "points", 0);
    assert_false(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.item[0].code, DIAG_TASK_UNSCORED);
    assert_int_equal(diags.item[0].place.line, 1);
    diags_release(&diags);
}

/* What the table said already is not said twice. */
static void choose_without_options_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_task(&task, "choose", &arena);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(choose_gives_the_points),     TEST(choose_keeps_the_order),
        TEST(choose_tells_the_chosen_one), TEST(choose_needs_no_feedback),
        TEST(choose_needs_a_point),        TEST(choose_without_options_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
