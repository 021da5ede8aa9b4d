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

/* Six parts: 0 and 3 are only read, 2 and 5 are slips, 1 and 4 are fine; 3 begins a line. */
static int start(void **state)
{
    (void)state;
    made = make_task(&task, "spot", &arena);
    make_list(made, "parts", 6);
    for (int i = 0; i < 6; i++) {
        const struct made part = make_entry(made, "parts", i);
        make_text(part, "text", arena_format(&arena, "text %d", i));
        if (i % 3 == 0)
            continue;
        make_id(part, "id", arena_format(&arena, "part-%d", i));
        make_text(part, "feedback", arena_format(&arena, "feedback %d", i));
    }
    make_text(make_entry(made, "parts", 5), "text", "text 5");
    make_id(make_entry(made, "parts", 5), "id", "part-5");
    make_flag(make_entry(made, "parts", 2), "slip", true);
    make_flag(make_entry(made, "parts", 5), "slip", true);
    make_flag(make_entry(made, "parts", 3), "line", true);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void spot_answers_for_parts_with_an_id(void **state)
{
    static const char *const ids[] = {"part-1", "part-2", "part-4", "part-5"};
    (void)state;
    assert_int_equal(task.kind->choices(&task), 4);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(task.kind->choice_id(&task, i), ids[i]);
        assert_string_equal(task.kind->feedback(&task, i)->in[1].string,
                            arena_format(&arena, "feedback %s", ids[i] + 5));
    }
}

static void spot_gives_partial_credit(void **state)
{
    static const struct {
        short marked[4];
        int got;
    } cases[] = {
        {{0, 1, 0, 1}, 4}, {{0, 1, 0, 0}, 3}, {{1, 1, 0, 1}, 3}, {{1, 1, 1, 0}, 1},
        {{1, 0, 0, 1}, 2}, {{1, 0, 1, 0}, 0}, {{0, 0, 0, 0}, 0}, {{1, 1, 1, 1}, 0},
    };
    struct answer best, worst;
    (void)state;
    task.kind->sample(&task, true, &best);
    task.kind->sample(&task, false, &worst);
    assert_true(answer_valid(&task, &best) && answer_valid(&task, &worst));
    assert_int_equal(task.kind->score(&task, &best).got, 4);
    assert_int_equal(task.kind->score(&task, &worst).got, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(4, cases[i].marked);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 4);
    }
}

static void spot_all_is_right_where_all_are_slips(void **state)
{
    const struct answer all = MAKE_ANSWER(1, 1, 1, 1);
    (void)state;
    make_flag(make_entry(made, "parts", 1), "slip", true);
    make_flag(make_entry(made, "parts", 4), "slip", true);
    assert_int_equal(task.kind->score(&task, &all).got, 4);
}

static void spot_shows_the_whole_text(void **state)
{
    static const int index[] = {-1, 0, 1, -1, 2, 3};
    const struct telling to = make_telling(5);
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.input.type, INPUT_MANY);
    assert_true(page.input.flow);
    assert_int_equal(page.input.choices, 6);
    assert_string_equal(page.input.asks, "ask.many");
    for (int i = 0; i < 6; i++) {
        const struct choice *choice = &page.input.choice[i];
        assert_string_equal(choice->text, arena_format(&arena, "text %d", i));
        assert_int_equal(choice->index, index[i]);
        assert_int_equal(choice->off, index[i] < 0);
        if (i == 3)
            assert_string_equal(choice->note, "\n");
        else
            assert_null(choice->note);
    }
}

/* What is marked on the page, all parts counted, becomes an answer of those with an id. */
static void spot_parts_become_an_answer(void **state)
{
    static const struct {
        short shown[6], author[4];
    } cases[] = {
        {{0, 0, 0, 0, 0, 0}, {0, 0, 0, 0}}, {{0, 1, 0, 0, 0, 0}, {1, 0, 0, 0}},
        {{0, 0, 1, 0, 0, 1}, {0, 1, 0, 1}}, {{0, 1, 1, 0, 1, 1}, {1, 1, 1, 1}},
        {{0, 0, 0, 0, 1, 0}, {0, 0, 1, 0}},
    };
    const struct telling to = make_telling(5);
    (void)state;
    task.kind->ask(&task, &to, &page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer shown = make_values(6, cases[i].shown);
        struct answer answer;
        assert_true(input_complete(&page.input, &shown));
        input_to_author(&page.input, &shown, &answer);
        assert_true(answer_valid(&task, &answer));
        assert_memory_equal(answer.value, cases[i].author, sizeof cases[i].author);
    }
}

static void spot_tells_every_part_with_an_id(void **state)
{
    static const struct {
        enum mark mark;
        const char *word;
        int part;
    } told[] = {
        {MARK_OTHER, "spot.fine", 1},
        {MARK_GOOD, "spot.found", 2},
        {MARK_GOOD, "spot.left", 4},
        {MARK_PART, "spot.missed", 5},
    };
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(1, 1, 0, 0);
    (void)state;
    make_text(make_entry(made, "parts", 4), "feedback", NULL);
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(page.block[i].type, BLOCK_ITEM);
        assert_int_equal(page.block[i].mark, told[i].mark);
        assert_string_equal(page.block[i].word, told[i].word);
        assert_string_equal(page.block[i].text, arena_format(&arena, "text %d", told[i].part));
    }
    assert_string_equal(page.block[3].note, "feedback 5");
    assert_null(page.block[2].note);
}

static void spot_needs_a_slip(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_flag(make_entry(made, "parts", 2), "slip", false);
    assert_true(task.kind->check(&task, &diags));
    make_flag(make_entry(made, "parts", 5), "slip", false);
    assert_false(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.item[0].code, DIAG_TASK_NO_SLIP);
    diags_release(&diags);
}

/* A part that says more than a part to read can is missing its id. */
static void spot_asks_for_ids(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_flag(make_entry(made, "parts", 0), "slip", true);
    make_text(make_entry(made, "parts", 3), "feedback", "why");
    assert_false(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.item[0].code, DIAG_FIELD_MISSING);
    assert_int_equal(diags.item[1].code, DIAG_FIELD_MISSING);
    diags_release(&diags);
}

static void spot_without_parts_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_task(&task, "spot", &arena);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(spot_answers_for_parts_with_an_id),
        TEST(spot_gives_partial_credit),
        TEST(spot_all_is_right_where_all_are_slips),
        TEST(spot_shows_the_whole_text),
        TEST(spot_parts_become_an_answer),
        TEST(spot_tells_every_part_with_an_id),
        TEST(spot_needs_a_slip),
        TEST(spot_asks_for_ids),
        TEST(spot_without_parts_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
