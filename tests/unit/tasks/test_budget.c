/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/tasks/make_task.h"

struct range {
    int least, most;
};

static struct arena arena;
static struct task task;
static struct made made;
static struct page page;

static void make_budget(int total, int count, const struct range *range)
{
    made = make_task(&task, "budget", &arena);
    make_number(made, "total", total);
    make_text(made, "unit", "hours");
    make_list(made, "items", count);
    for (int i = 0; i < count; i++) {
        const struct made item = make_entry(made, "items", i);
        make_id(item, "id", arena_format(&arena, "item-%d", i));
        make_text(item, "text", arena_format(&arena, "text %d", i));
        make_text(item, "feedback", arena_format(&arena, "feedback %d", i));
        make_text(item, "low", arena_format(&arena, "low %d", i));
        make_text(item, "high", arena_format(&arena, "high %d", i));
        make_number(item, "least", range[i].least);
        make_number(item, "most", range[i].most);
    }
}

/* Ten hours: 2 to 4, 0 to 1, 5 to 10. */
static int start(void **state)
{
    static const struct range range[] = {{2, 4}, {0, 1}, {5, 10}};
    (void)state;
    make_budget(10, 3, range);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void budget_counts_items_within(void **state)
{
    static const struct {
        short given[3];
        int got;
    } cases[] = {
        {{4, 1, 5}, 3}, {{2, 0, 8}, 3},  {{1, 0, 9}, 2},  {{5, 0, 5}, 2},
        {{4, 2, 4}, 1}, {{0, 0, 10}, 2}, {{10, 0, 0}, 1}, {{1, 9, 0}, 0},
    };
    (void)state;
    assert_int_equal(task.kind->total(&task), 10);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(3, cases[i].given);
        const struct score score = task.kind->score(&task, &answer);
        assert_true(answer_valid(&task, &answer));
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 3);
    }
}

static void budget_asks_for_all_of_it(void **state)
{
    static const struct message message[] = {{"budget.ask", "all %{total} %{unit}"}};
    static const struct catalog words = {.tag = "en", .message = message, .count = 1};
    struct telling to = make_telling(5);
    (void)state;
    to.words = &words;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.input.type, INPUT_POINTS);
    assert_int_equal(page.input.total, 10);
    assert_string_equal(page.input.unit, "hours");
    assert_string_equal(page.input.asks, "all 10 hours");
    assert_int_equal(page.input.choices, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(page.input.choice[i].index, i);
        assert_string_equal(page.input.choice[i].text, arena_format(&arena, "text %d", i));
    }
}

static void budget_tells_every_item(void **state)
{
    static const struct message message[] = {
        {"budget.given.one", "%{item}: %{count}"},
        {"budget.given.other", "%{item}: %{count} %{unit}"},
    };
    static const struct catalog words = {.tag = "en", .message = message, .count = 2};
    static const struct {
        enum mark mark;
        const char *word, *text, *note;
    } told[] = {
        {MARK_PART, "budget.low", "text 0: 1", "low 0"},
        {MARK_PART, "budget.high", "text 1: 3 hours", "high 1"},
        {MARK_GOOD, "budget.within", "text 2: 6 hours", "feedback 2"},
    };
    struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(1, 3, 6);
    (void)state;
    to.words = &words;
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(page.block[i].type, BLOCK_ITEM);
        assert_int_equal(page.block[i].mark, told[i].mark);
        assert_string_equal(page.block[i].word, told[i].word);
        assert_string_equal(page.block[i].text, told[i].text);
        assert_string_equal(page.block[i].note, told[i].note);
    }
}

static int below(uint64_t *chance, int most)
{
    *chance = *chance * 6364136223846793005u + 1442695040888963407u;
    return (int)((*chance >> 33) % (uint64_t)most);
}

/* Samples against answers by chance, with ranges by chance, up to the largest task. */
static void budget_samples_are_best_and_worst(void **state)
{
    uint64_t chance = 5;
    (void)state;
    for (int round = 0; round < 60; round++) {
        struct range range[12];
        const int count = round % 2 ? 2 + below(&chance, 11) : 3;
        int least = 0, most = 0;
        for (int i = 0; i < count; i++) {
            range[i].least = below(&chance, 6);
            range[i].most = range[i].least + below(&chance, 4);
            least += range[i].least;
            most += range[i].most;
        }
        most = most > POINTS_MOST ? POINTS_MOST : most;
        int total = least + below(&chance, most - least + 1);
        total = total < 1 ? 1 : total;
        range[0].most += total > most;
        make_budget(total, count, range);
        struct answer best, worst;
        struct diags diags = {0};
        assert_true(task.kind->check(&task, &diags));
        task.kind->sample(&task, true, &best);
        task.kind->sample(&task, false, &worst);
        assert_true(answer_valid(&task, &best) && answer_valid(&task, &worst));
        assert_int_equal(task.kind->score(&task, &best).got, count);
        for (int n = 0; n < 300; n++) {
            const struct answer answer = make_answer(&task, &chance);
            const struct score score = task.kind->score(&task, &answer);
            assert_in_range(score.got, task.kind->score(&task, &worst).got, score.of);
        }
        arena_reset(&arena);
    }
}

/* The worst of three items, tried against every answer there is. */
static void budget_worst_is_the_least(void **state)
{
    struct answer worst;
    int least = 3;
    (void)state;
    for (short a = 0; a <= 10; a++) {
        for (short b = 0; a + b <= 10; b++) {
            const struct answer answer = MAKE_ANSWER(a, b, (short)(10 - a - b));
            const int got = task.kind->score(&task, &answer).got;
            least = got < least ? got : least;
        }
    }
    task.kind->sample(&task, false, &worst);
    assert_int_equal(task.kind->score(&task, &worst).got, least);
}

static void budget_must_be_possible(void **state)
{
    static const struct {
        int total;
        struct range range[2];
        bool fine;
        enum diag_code code;
    } cases[] = {
        {10, {{4, 4}, {6, 6}}, true, DIAG_CODES},
        {10, {{0, 4}, {0, 6}}, true, DIAG_CODES},
        {10, {{0, 4}, {0, 5}}, false, DIAG_FIELD_RANGE},
        {10, {{5, 9}, {5, 9}}, true, DIAG_CODES},
        {10, {{5, 9}, {6, 9}}, false, DIAG_FIELD_RANGE},
        {10, {{5, 4}, {0, 9}}, false, DIAG_RANGE_EMPTY},
        {POINTS_MOST, {{0, POINTS_MOST}, {0, 0}}, true, DIAG_CODES},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        make_budget(cases[i].total, 2, cases[i].range);
        assert_int_equal(task.kind->check(&task, &diags), cases[i].fine);
        assert_int_equal(diags.count, !cases[i].fine);
        if (!cases[i].fine)
            assert_int_equal(diags.item[0].code, cases[i].code);
        diags_release(&diags);
    }
}

/* Words for too little or too much are needed where there can be that. */
static void budget_needs_its_words(void **state)
{
    static const struct {
        int item;
        const char *field;
        bool fine;
    } cases[] = {
        {0, "low", false},  {0, "high", false}, {1, "low", true},
        {1, "high", false}, {2, "low", false},  {2, "high", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        const struct made item = make_entry(made, "items", cases[i].item);
        make_text(item, cases[i].field, NULL);
        assert_int_equal(task.kind->check(&task, &diags), cases[i].fine);
        assert_int_equal(diags.count, !cases[i].fine);
        if (!cases[i].fine)
            assert_int_equal(diags.item[0].code, DIAG_FIELD_MISSING);
        make_text(item, cases[i].field, "back");
        diags_release(&diags);
    }
}

static void budget_without_items_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_task(&task, "budget", &arena);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(budget_counts_items_within), TEST(budget_asks_for_all_of_it),
        TEST(budget_tells_every_item),    TEST(budget_samples_are_best_and_worst),
        TEST(budget_worst_is_the_least),  TEST(budget_must_be_possible),
        TEST(budget_needs_its_words),     TEST(budget_without_items_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
