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

/* Five items; item N belongs to group N % 3. */
static int start(void **state)
{
    (void)state;
    made = make_sample(&task, "classify", 5, &arena);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void classify_gives_partial_credit(void **state)
{
    static const struct {
        short put[5];
        int got;
    } cases[] = {
        {{0, 1, 2, 0, 1}, 5}, {{0, 1, 2, 0, 0}, 4}, {{0, 0, 0, 0, 0}, 2}, {{1, 2, 0, 1, 2}, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(5, cases[i].put);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 5);
    }
}

static void classify_shuffles_items_not_groups(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        const struct telling to = make_telling(seed);
        int order[5];
        page_begin(&page, &arena);
        task.kind->ask(&task, &to, &page);
        task_shuffle(seed, 5, order);
        assert_int_equal(page.input.type, INPUT_PAIRS);
        assert_true(page.input.shared);
        assert_string_equal(page.input.asks, "ask.groups");
        for (int i = 0; i < 5; i++) {
            assert_int_equal(page.input.choice[i].index, order[i]);
            assert_string_equal(page.input.choice[i].text,
                                arena_format(&arena, "text %d", order[i]));
        }
        assert_int_equal(page.input.targets, 3);
        for (int i = 0; i < 3; i++) {
            assert_int_equal(page.input.target[i].index, i);
            assert_string_equal(page.input.target[i].text, arena_format(&arena, "text %d", i));
        }
    }
}

static void classify_tells_the_group_put_to_and_the_right_one(void **state)
{
    static const struct message message[] = {
        {"classify.better", "%{group}, rather %{right}"},
        {"classify.good", "%{group} it is"},
    };
    const struct catalog words = {.tag = "en", .message = message, .count = 2};
    struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(0, 1, 2, 0, 2);
    (void)state;
    to.words = &words;
    task.kind->tell(&task, &answer, &to, &page);
    int order[5];
    task_shuffle(to.seed, 5, order);
    assert_int_equal(page.blocks, 5);
    for (int i = 0; i < 5; i++) {
        /* In the order in which they were asked. */
        const struct block *block = &page.block[i];
        assert_string_equal(block->text, arena_format(&arena, "text %d", order[i]));
        assert_string_equal(block->note, arena_format(&arena, "feedback %d", order[i]));
        if (order[i] == 3) {
            assert_int_equal(block->mark, MARK_GOOD);
            assert_string_equal(block->word, "text 0 it is");
        } else if (order[i] == 4) {
            assert_int_equal(block->mark, MARK_OTHER);
            assert_string_equal(block->word, "text 2, rather text 1");
        }
    }
}

static const char *argument(const struct diag *diag, const char *name)
{
    for (int i = 0; i < DIAG_ARGUMENTS && diag->argument[i].name; i++) {
        if (strcmp(diag->argument[i].name, name) == 0)
            return diag->argument[i].value;
    }
    return "";
}

/* Each case gives the groups of the five items; diagnostics as "CODE group-or-id guess". */
static void classify_checks_its_groups(void **state)
{
    static const struct {
        const char *group[5], *told[3];
    } cases[] = {
        {{"groups-0", "groups-1", "groups-2", "groups-0", "groups-1"}, {NULL}},
        {{"groups-0", "groups-1", "groups-0", "groups-0", "groups-1"},
         {"group-empty groups-2 ", NULL}},
        {{"groups-0", "groups-0", "groups-0", "groups-0", "groups-0"},
         {"group-empty groups-1 ", "group-empty groups-2 ", NULL}},
        /* A slip of the pen is told once. */
        {{"groups-0", "groups-1", "grousp-2", "groups-0", "groups-1"},
         {"reference-unknown grousp-2 groups-2", NULL}},
        {{"groups-0", "groups-1", "elsewhere", "groups-0", "groups-1"},
         {"reference-unknown elsewhere ", "group-empty groups-2 ", NULL}},
        /* A group that is missing is the table's to tell. */
        {{"groups-0", "groups-1", "groups-2", NULL, "groups-1"}, {NULL}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        size_t told = 0;
        for (int n = 0; n < 5; n++)
            make_id(make_entry(made, "items", n), "group", cases[i].group[n]);
        assert_int_equal(task.kind->check(&task, &diags), cases[i].told[0] == NULL);
        for (; told < diags.count; told++) {
            const struct diag *diag = &diags.item[told];
            assert_non_null(cases[i].told[told]);
            assert_string_equal(arena_format(&arena, "%s %s%s %s", diag_code_name(diag->code),
                                             argument(diag, "id"), argument(diag, "group"),
                                             argument(diag, "guess")),
                                cases[i].told[told]);
            if (diag->code == DIAG_REFERENCE_UNKNOWN)
                assert_string_equal(argument(diag, "what"), "group");
        }
        assert_null(cases[i].told[told]);
        diags_release(&diags);
    }
}

static void classify_without_items_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_list(made, "items", 0);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(classify_gives_partial_credit),
        TEST(classify_shuffles_items_not_groups),
        TEST(classify_tells_the_group_put_to_and_the_right_one),
        TEST(classify_checks_its_groups),
        TEST(classify_without_items_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
