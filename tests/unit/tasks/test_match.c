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

/* Three pairs and two extra right-hand sides: targets 0 to 4. */
static int start(void **state)
{
    (void)state;
    made = make_sample(&task, "match", 3, &arena);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void match_gives_partial_credit(void **state)
{
    static const struct {
        short put[3];
        int got;
    } cases[] = {{{0, 1, 2}, 3}, {{0, 2, 1}, 1}, {{0, 1, 4}, 2}, {{3, 4, 0}, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(3, cases[i].put);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 3);
    }
}

static void match_shuffles_right_hand_sides(void **state)
{
    static const char *const right[] = {"right 0", "right 1", "right 2", "extra 0", "extra 1"};
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        const struct telling to = make_telling(seed);
        int order[5];
        page_begin(&page, &arena);
        task.kind->ask(&task, &to, &page);
        task_shuffle(seed, 5, order);
        assert_int_equal(page.input.type, INPUT_PAIRS);
        assert_false(page.input.shared);
        assert_string_equal(page.input.asks, "ask.pairs");
        assert_int_equal(page.input.choices, 3);
        assert_int_equal(page.input.targets, 5);
        for (int i = 0; i < 3; i++) {
            assert_int_equal(page.input.choice[i].index, i);
            assert_string_equal(page.input.choice[i].text, arena_format(&arena, "left %d", i));
        }
        for (int i = 0; i < 5; i++) {
            assert_int_equal(page.input.target[i].index, order[i]);
            assert_string_equal(page.input.target[i].text, right[order[i]]);
        }
    }
}

static void match_tells_every_pair(void **state)
{
    static const struct message message[] = {
        {"match.better", "Better: %{right}"},
        {"match.pair", "%{left} + %{right}"},
    };
    const struct catalog words = {.tag = "en", .message = message, .count = 2};
    struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(0, 2, 4);
    (void)state;
    to.words = &words;
    make_text(make_entry(made, "pairs", 2), "feedback", NULL);
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.blocks, 3);
    assert_int_equal(page.block[0].mark, MARK_GOOD);
    assert_string_equal(page.block[0].word, "match.good");
    assert_string_equal(page.block[0].text, "left 0 + right 0");
    assert_string_equal(page.block[0].note, "feedback 0");
    assert_int_equal(page.block[1].mark, MARK_OTHER);
    assert_string_equal(page.block[1].word, "match.again");
    assert_string_equal(page.block[1].text, "left 1 + right 2");
    assert_string_equal(page.block[1].note, "Better: right 1 feedback 1");
    assert_string_equal(page.block[2].text, "left 2 + extra 1");
    assert_string_equal(page.block[2].note, "Better: right 2");
}

static void match_names_its_targets(void **state)
{
    (void)state;
    assert_int_equal(task.kind->targets(&task), 5);
    assert_string_equal(task.kind->target_id(&task, 0), "pairs-0");
    assert_string_equal(task.kind->target_id(&task, 2), "pairs-2");
    assert_string_equal(task.kind->target_id(&task, 3), "+1");
    assert_string_equal(task.kind->target_id(&task, 4), "+2");
    make_list(made, "pairs", 2);
    make_texts(made, "extra", PACK_MOST_TARGETS - 2);
    assert_string_equal(task.kind->target_id(&task, PACK_MOST_TARGETS - 1), "+22");
}

/* Pairs and extras together are the targets, of which there may be so many and no more. */
static void match_limits_its_targets(void **state)
{
    static const struct {
        int pairs, extra;
        const char *most; /* NULL = fine */
    } cases[] = {
        {2, 0, NULL},
        {2, PACK_MOST_TARGETS - 2, NULL},
        {PACK_MOST_TARGETS, 0, NULL},
        {PACK_MOST_TARGETS - 1, 1, NULL},
        {PACK_MOST_TARGETS, 1, "0"},
        {PACK_MOST_TARGETS - 2, 3, "2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        make_list(made, "pairs", cases[i].pairs);
        make_texts(made, "extra", cases[i].extra);
        assert_int_equal(task.kind->check(&task, &diags), cases[i].most == NULL);
        assert_int_equal(diags.count, cases[i].most != NULL);
        if (cases[i].most) {
            const struct diag_argument *most = &diags.item[0].argument[3];
            assert_int_equal(diags.item[0].code, DIAG_FIELD_COUNT);
            assert_string_equal(most->name, "most");
            assert_string_equal(most->value, cases[i].most);
        }
        diags_release(&diags);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(match_gives_partial_credit), TEST(match_shuffles_right_hand_sides),
        TEST(match_tells_every_pair),     TEST(match_names_its_targets),
        TEST(match_limits_its_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
