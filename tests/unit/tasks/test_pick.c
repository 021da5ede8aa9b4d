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

/* Of four options 1 and 3 fit. */
static int start(void **state)
{
    (void)state;
    made = make_sample(&task, "pick", 4, &arena);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void pick_gives_partial_credit(void **state)
{
    static const struct {
        short picked[4];
        int got;
    } cases[] = {
        {{0, 1, 0, 1}, 4}, {{0, 1, 0, 0}, 3}, {{1, 1, 0, 1}, 3}, {{1, 1, 1, 0}, 1},
        {{1, 0, 0, 1}, 2}, {{1, 0, 1, 0}, 0}, {{0, 0, 0, 0}, 0}, {{1, 1, 1, 1}, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(4, cases[i].picked);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 4);
    }
}

static void pick_all_is_right_where_all_fit(void **state)
{
    const struct answer all = MAKE_ANSWER(1, 1, 1, 1), none = MAKE_ANSWER(0, 0, 0, 0);
    (void)state;
    for (int i = 0; i < 4; i++)
        make_flag(make_entry(made, "options", i), "right", true);
    assert_int_equal(task.kind->score(&task, &all).got, 4);
    assert_int_equal(task.kind->score(&task, &none).got, 0);
}

static void pick_keeps_the_order(void **state)
{
    const struct telling to = make_telling(5);
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.input.type, INPUT_MANY);
    assert_string_equal(page.input.asks, "ask.many");
    for (int i = 0; i < 4; i++)
        assert_int_equal(page.input.choice[i].index, i);
}

static void pick_tells_every_option(void **state)
{
    static const struct {
        enum mark mark;
        const char *word;
    } told[] = {
        {MARK_OTHER, "pick.not-here"},
        {MARK_GOOD, "pick.fits"},
        {MARK_GOOD, "pick.left"},
        {MARK_PART, "pick.missed"},
    };
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(1, 1, 0, 0);
    (void)state;
    make_text(make_entry(made, "options", 2), "feedback", NULL);
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(page.block[i].type, BLOCK_ITEM);
        assert_int_equal(page.block[i].mark, told[i].mark);
        assert_string_equal(page.block[i].word, told[i].word);
        assert_string_equal(page.block[i].text, arena_format(&arena, "text %d", i));
    }
    assert_string_equal(page.block[3].note, "feedback 3");
    assert_null(page.block[2].note);
}

static void pick_needs_a_right_one(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_flag(make_entry(made, "options", 1), "right", false);
    assert_true(task.kind->check(&task, &diags));
    make_flag(make_entry(made, "options", 3), "right", false);
    assert_false(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.item[0].code, DIAG_TASK_NO_RIGHT);
    diags_release(&diags);
}

static void pick_without_options_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_task(&task, "pick", &arena);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pick_gives_partial_credit), TEST(pick_all_is_right_where_all_fit),
        TEST(pick_keeps_the_order),      TEST(pick_tells_every_option),
        TEST(pick_needs_a_right_one),    TEST(pick_without_options_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
