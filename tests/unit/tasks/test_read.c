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
static struct page page;
static const struct answer none;

static int start(void **state)
{
    (void)state;
    make_sample(&task, "read", 0, &arena);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void read_has_a_part_a_page(void **state)
{
    (void)state;
    assert_int_equal(task_parts(&task), 3);
    assert_true(task.kind->prompt_optional);
    assert_int_equal(task.kind->choices(&task), 0);
    assert_int_equal(task.kind->score(&task, &none).of, 0);
}

/* The first page opens with situation and prompt, the others are the text alone. */
static void read_shows_page_by_page(void **state)
{
    (void)state;
    for (int part = 0; part < 3; part++) {
        struct telling to = make_telling(0);
        const int before = part == 0 ? 2 : 0;
        to.part = part;
        page_begin(&page, &arena);
        task_ask_page(&task, &to, &page);
        assert_int_equal(page.block[before].type, BLOCK_TEXT);
        assert_string_equal(page.block[before].text, arena_format(&arena, "pages %d", part));
        assert_int_equal(page.input.type, INPUT_NONE);
        assert_string_equal(page.input.asks, "ask.go");
    }
}

static void read_does_without_prompt(void **state)
{
    const struct telling to = make_telling(0);
    (void)state;
    task.prompt = task.situation = (struct text){0};
    task_ask_page(&task, &to, &page);
    assert_string_equal(page.block[0].text, "pages 0");
}

static void read_tells_why_or_nothing(void **state)
{
    const struct telling to = make_telling(0);
    (void)state;
    assert_true(task_tell_page(&task, &none, &to, &page));
    assert_int_equal(page.blocks, 2);
    assert_string_equal(page.block[0].text, "prompt");
    assert_int_equal(page.block[1].type, BLOCK_NOTE);
    assert_true(page.block[1].look);
    task.why = (struct text){0};
    page_begin(&page, &arena);
    assert_false(task_tell_page(&task, &none, &to, &page));
    assert_int_equal(page.blocks, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(read_has_a_part_a_page),
        TEST(read_shows_page_by_page),
        TEST(read_does_without_prompt),
        TEST(read_tells_why_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
