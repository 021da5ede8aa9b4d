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

static struct made make_scale(struct task *into, const char *measure, int steps)
{
    const struct made scale = make_task(into, "scale", &arena);
    make_id(scale, "measure", measure);
    make_list(scale, "steps", steps);
    for (int i = 0; i < steps; i++) {
        const struct made step = make_entry(scale, "steps", i);
        make_id(step, "id", arena_format(&arena, "%d", i + 1));
        make_text(step, "text", arena_format(&arena, "text %d", i));
        make_text(step, "feedback", arena_format(&arena, "feedback %d", i));
    }
    return scale;
}

static int start(void **state)
{
    (void)state;
    made = make_scale(&task, "courage", 5);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static const struct message message[] = {
    {"scale.before", "earlier %{step}"},
    {"scale.fell", "fell from %{before} to %{now}"},
    {"scale.rose", "rose from %{before} to %{now}"},
    {"scale.same", "still %{now}"},
};
static const struct catalog words = {.tag = "en", .message = message, .count = 4};

static struct telling telling(int before)
{
    struct telling to = make_telling(3);
    to.words = &words;
    to.before = before;
    return to;
}

static void scale_is_not_scored(void **state)
{
    struct answer answer;
    (void)state;
    assert_string_equal(task.kind->measure(&task), "courage");
    for (int best = 0; best < 2; best++) {
        task.kind->sample(&task, best == 1, &answer);
        assert_true(answer_valid(&task, &answer));
        assert_int_equal(task.kind->score(&task, &answer).of, 0);
        assert_int_equal(task.kind->score(&task, &answer).got, 0);
    }
}

static void scale_asks_for_a_step(void **state)
{
    const struct telling to = telling(-1);
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.blocks, 1);
    assert_int_equal(page.input.type, INPUT_ONE);
    assert_int_equal(page.input.choices, 5);
    assert_int_equal(page.input.at, 0);
    assert_string_equal(page.input.asks, "ask.one");
    for (int i = 0; i < 5; i++) {
        assert_int_equal(page.input.choice[i].index, i);
        assert_string_equal(page.input.choice[i].text, arena_format(&arena, "text %d", i));
    }
}

static void scale_says_what_was_answered_earlier(void **state)
{
    const struct telling to = telling(4);
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.blocks, 2);
    assert_string_equal(page.block[0].text, "earlier text 4");
    assert_int_equal(page.block[1].type, BLOCK_INPUT);
}

static void scale_tells_the_way(void **state)
{
    static const struct {
        int before;
        short now;
        const char *way; /* NULL = nothing to compare with */
    } cases[] = {
        {-1, 2, NULL},
        {0, 4, "rose from text 0 to text 4"},
        {1, 2, "rose from text 1 to text 2"},
        {2, 2, "still text 2"},
        {0, 0, "still text 0"},
        {3, 2, "fell from text 3 to text 2"},
        {4, 0, "fell from text 4 to text 0"},
        {5, 2, NULL}, /* of another stage's scale with more steps */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct telling to = telling(cases[i].before);
        const struct answer answer = MAKE_ANSWER(cases[i].now);
        page_begin(&page, &arena);
        task.kind->tell(&task, &answer, &to, &page);
        assert_int_equal(page.blocks, cases[i].way ? 2 : 1);
        assert_int_equal(page.block[0].type, BLOCK_ITEM);
        assert_int_equal(page.block[0].mark, MARK_NONE);
        assert_null(page.block[0].word);
        assert_string_equal(page.block[0].text, arena_format(&arena, "text %d", cases[i].now));
        assert_string_equal(page.block[0].note, arena_format(&arena, "feedback %d", cases[i].now));
        if (!cases[i].way)
            continue;
        assert_int_equal(page.block[1].type, BLOCK_NOTE);
        assert_int_equal(page.block[1].style, STYLE_PLAIN);
        assert_string_equal(page.block[1].text, cases[i].way);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(scale_is_not_scored),
        TEST(scale_asks_for_a_step),
        TEST(scale_says_what_was_answered_earlier),
        TEST(scale_tells_the_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
