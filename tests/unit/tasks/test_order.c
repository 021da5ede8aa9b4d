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

static int start(void **state)
{
    (void)state;
    made = make_sample(&task, "order", 4, &arena);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void order_counts_neighbours(void **state)
{
    static const struct {
        short order[4];
        int got;
    } cases[] = {
        {{0, 1, 2, 3}, 3}, {{1, 2, 3, 0}, 2}, {{3, 0, 1, 2}, 2}, {{2, 3, 0, 1}, 2},
        {{1, 0, 2, 3}, 1}, {{0, 2, 1, 3}, 0}, {{3, 2, 1, 0}, 0}, {{0, 1, 3, 2}, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(4, cases[i].order);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 3);
    }
}

static void order_of_two_is_all_or_nothing(void **state)
{
    const struct answer right = MAKE_ANSWER(0, 1), turned = MAKE_ANSWER(1, 0);
    (void)state;
    make_sample(&task, "order", 2, &arena);
    assert_int_equal(task.kind->score(&task, &right).got, 1);
    assert_int_equal(task.kind->score(&task, &turned).got, 0);
    assert_int_equal(task.kind->score(&task, &turned).of, 1);
}

static void order_shuffles_its_items(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        const struct telling to = make_telling(seed);
        int order[4];
        bool moved = false;
        page_begin(&page, &arena);
        task.kind->ask(&task, &to, &page);
        task_shuffle(seed, 4, order);
        assert_int_equal(page.input.type, INPUT_ORDER);
        assert_string_equal(page.input.asks, "ask.order");
        for (int i = 0; i < 4; i++) {
            assert_int_equal(page.input.choice[i].index, order[i]);
            assert_string_equal(page.input.choice[i].text,
                                arena_format(&arena, "text %d", order[i]));
            moved = moved || order[i] != i;
        }
        assert_true(moved);
    }
}

static void order_tells_places_and_the_whole(void **state)
{
    static const enum mark marks[] = {MARK_OTHER, MARK_GOOD, MARK_OTHER, MARK_OTHER};
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(1, 2, 0, 3);
    (void)state;
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 9);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(page.block[i].mark, marks[i]);
        assert_string_equal(page.block[i].word,
                            marks[i] == MARK_GOOD ? "order.good" : "order.again");
        assert_string_equal(page.block[i].text,
                            arena_format(&arena, "%d. text %d", i + 1, answer.value[i]));
        assert_string_equal(page.block[i].note,
                            arena_format(&arena, "feedback %d", answer.value[i]));
    }
    assert_int_equal(page.block[4].type, BLOCK_TEXT);
    assert_string_equal(page.block[4].text, "order.whole");
    for (int i = 0; i < 4; i++) {
        assert_int_equal(page.block[5 + i].type, BLOCK_ITEM);
        assert_int_equal(page.block[5 + i].mark, MARK_NONE);
        assert_string_equal(page.block[5 + i].text, arena_format(&arena, "%d. text %d", i + 1, i));
    }
}

static void order_all_right_needs_no_whole(void **state)
{
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(0, 1, 2, 3);
    (void)state;
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(page.block[i].mark, MARK_GOOD);
}

static void order_of_ones_own_is_not_judged(void **state)
{
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(3, 2, 1, 0);
    (void)state;
    make_flag(made, "own", true);
    assert_int_equal(task.kind->score(&task, &answer).of, 0);
    assert_int_equal(task.kind->score(&task, &answer).got, 0);
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(page.block[i].mark, MARK_NONE);
        assert_null(page.block[i].word);
        assert_string_equal(page.block[i].text, arena_format(&arena, "%d. text %d", i + 1, 3 - i));
        assert_string_equal(page.block[i].note, arena_format(&arena, "feedback %d", 3 - i));
    }
}

/* One's own order is worth a page of its own only for what the author has to say about it. */
static void order_of_ones_own_may_have_nothing_to_tell(void **state)
{
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(3, 2, 1, 0);
    (void)state;
    make_flag(made, "own", true);
    task.why = (struct text){0};
    assert_true(task_tell_page(&task, &answer, &to, NULL));
    for (int i = 0; i < 3; i++)
        make_text(make_entry(made, "items", i), "feedback", NULL);
    assert_true(task_tell_page(&task, &answer, &to, NULL));
    make_text(make_entry(made, "items", 3), "feedback", NULL);
    assert_false(task_tell_page(&task, &answer, &to, NULL));
    assert_false(task_tell_page(&task, &answer, &to, &page));
    assert_int_equal(page.blocks, 0);
    make_flag(made, "own", false);
    assert_true(task_tell_page(&task, &answer, &to, NULL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(order_counts_neighbours),
        TEST(order_of_two_is_all_or_nothing),
        TEST(order_shuffles_its_items),
        TEST(order_tells_places_and_the_whole),
        TEST(order_all_right_needs_no_whole),
        TEST(order_of_ones_own_is_not_judged),
        TEST(order_of_ones_own_may_have_nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
