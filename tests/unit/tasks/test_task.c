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

static int start(void **state)
{
    (void)state;
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void task_kinds_are_found(void **state)
{
    (void)state;
    int count = 0;
    for (const struct kind *const *kind = task_kinds; *kind; kind++, count++)
        assert_ptr_equal(task_kind((*kind)->name), *kind);
    assert_true(count >= 6);
    assert_string_equal(task_kinds[0]->name, "choose");
    assert_null(task_kind("chose"));
    assert_null(task_kind(""));
}

static void shape_is_documented(const struct shape *shape)
{
    assert_non_null(shape->name);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->field[i];
        assert_non_null(field->about);
        assert_int_equal(field->about[strlen(field->about) - 1], '.');
        assert_in_range(field->offset, sizeof(struct place), shape->size - 1);
        if (field->type == FIELD_LIST || field->type == FIELD_TEXTS) {
            assert_in_range(field->most, 1, INPUT_MOST);
            assert_in_range(field->count_offset, sizeof(struct place), shape->size - 1);
        }
        if (field->type == FIELD_LIST)
            shape_is_documented(field->shape);
    }
}

/* What the loader, the checker, the schema and the screens rely on in every kind. */
static void task_kinds_are_whole(void **state)
{
    (void)state;
    for (const struct kind *const *kind = task_kinds; *kind; kind++) {
        const struct kind *k = *kind;
        assert_non_null(k->about);
        assert_true(k->check && k->choices && k->choice_id && k->targets && k->target_id);
        assert_true(k->ask && k->score && k->tell && k->sample);
        assert_true(k->form != FORM_PATH || k->follow);
        assert_true(!k->follow || k->form == FORM_PATH || k->form_of);
        assert_int_equal(k->total != NULL, k->form == FORM_POINTS);
        assert_int_equal(k->read != NULL, k->words != NULL);
        shape_is_documented(k->shape);
    }
    for (const char *const *kind = make_kinds; *kind; kind++) {
        make_sample(&task, *kind, 4, &arena);
        assert_int_equal(task.kind->prompt_optional, task_form(&task) == FORM_NONE);
        assert_int_equal(task_parts(&task), task.kind->parts ? 3 : 1);
        assert_int_equal(task.kind->targets(&task) > 0, task_form(&task) == FORM_PAIRS);
    }
}

/* Credit lies within its range, and the largest task fits a page. */
static void task_scores_stay_in_range(void **state)
{
    uint64_t chance = 11;
    (void)state;
    for (const char *const *kind = make_kinds; *kind; kind++) {
        make_sample(&task, *kind, 22, &arena);
        for (int round = 0; round < 500; round++) {
            const struct telling to = make_telling((uint64_t)round);
            const struct answer answer = make_answer(&task, &chance);
            const struct score score = task.kind->score(&task, &answer);
            assert_in_range(score.got, 0, score.of);
            page_begin(&page, &arena);
            assert_true(task_tell_page(&task, &answer, &to, &page));
            arena_reset(&arena);
            make_sample(&task, *kind, 22, &arena);
        }
    }
}

static void task_asks_situation_prompt_input(void **state)
{
    const struct telling to = make_telling(0);
    (void)state;
    make_sample(&task, "choose", 3, &arena);
    task_ask_page(&task, &to, &page);
    assert_int_equal(page.blocks, 3);
    assert_string_equal(page.block[0].text, "situation");
    assert_int_equal(page.block[0].style, STYLE_PLAIN);
    assert_string_equal(page.block[1].text, "prompt");
    assert_int_equal(page.block[1].style, STYLE_STRONG);
    assert_int_equal(page.block[2].type, BLOCK_INPUT);
}

static void task_leaves_out_what_the_author_left_out(void **state)
{
    const struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(0);
    (void)state;
    make_sample(&task, "choose", 3, &arena);
    task.situation = task.why = (struct text){0};
    task_ask_page(&task, &to, &page);
    assert_string_equal(page.block[0].text, "prompt");
    page_begin(&page, &arena);
    assert_true(task_tell_page(&task, &answer, &to, &page));
    assert_int_equal(page.blocks, 2);
}

static void task_speaks_the_readers_language(void **state)
{
    struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(0);
    (void)state;
    to.wish.tag = "fi-simple";
    make_sample(&task, "choose", 3, &arena);
    task_ask_page(&task, &to, &page);
    assert_string_equal(page.block[1].text, "fi prompt");
    assert_string_equal(page.input.choice[2].text, "fi text 2");
    page_begin(&page, &arena);
    task_tell_page(&task, &answer, &to, &page);
    assert_string_equal(page.block[1].note, "fi feedback 0");
}

static const struct message message[] = {
    {"task.why", "Why: %{text}"},
    {"verdict.full", "all"},
    {"verdict.none", "none"},
    {"verdict.part", "%{got} of %{of}"},
    {"verdict.part-order", "%{got} of %{of} neighbours"},
};
static const struct catalog words = {.tag = "en", .message = message, .count = 5};

/* Prompt, items, the line on how it went, why; only the first of the feedback is looked at. */
static void task_tells_in_order(void **state)
{
    static const struct {
        const char *kind;
        struct answer answer;
        const char *verdict;
        enum style style;
    } cases[] = {
        {"pick", {3, {0, 1, 0}}, "all", STYLE_GOOD},
        {"pick", {3, {1, 1, 0}}, "2 of 3", STYLE_PART},
        {"pick", {3, {1, 1, 1}}, "none", STYLE_PLAIN},
        {"classify", {3, {0, 1, 0}}, "2 of 3", STYLE_PART},
        {"match", {3, {0, 1, 2}}, "all", STYLE_GOOD},
        {"order", {3, {1, 2, 0}}, "1 of 2 neighbours", STYLE_PART},
        {"order", {3, {2, 1, 0}}, "none", STYLE_PLAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct telling to = make_telling(0);
        to.words = &words;
        make_sample(&task, cases[i].kind, 3, &arena);
        page_begin(&page, &arena);
        assert_true(task_tell_page(&task, &cases[i].answer, &to, &page));
        assert_string_equal(page.block[0].text, "prompt");
        assert_int_equal(page.block[0].style, STYLE_STRONG);
        for (int n = 1; n <= 3; n++)
            assert_int_equal(page.block[n].type, BLOCK_ITEM);
        for (int n = 0; n < page.blocks; n++)
            assert_int_equal(page.block[n].look, n == 1);
        const struct block *verdict = &page.block[page.blocks - 2];
        assert_int_equal(verdict->type, BLOCK_NOTE);
        assert_string_equal(verdict->text, cases[i].verdict);
        assert_int_equal(verdict->style, cases[i].style);
        assert_string_equal(page.block[page.blocks - 1].text, "Why: because");
    }
}

/* The mark of the chosen option is the word on how it went: no second one. */
static void task_tells_a_choice_once(void **state)
{
    struct telling to = make_telling(0);
    const struct answer answer = MAKE_ANSWER(2);
    (void)state;
    to.words = &words;
    make_sample(&task, "choose", 3, &arena);
    assert_true(task_tell_page(&task, &answer, &to, &page));
    assert_int_equal(page.blocks, 3);
    assert_int_equal(page.block[1].type, BLOCK_ITEM);
    assert_true(page.block[1].look);
    assert_string_equal(page.block[2].text, "Why: because");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(task_kinds_are_found),
        TEST(task_kinds_are_whole),
        TEST(task_scores_stay_in_range),
        TEST(task_asks_situation_prompt_input),
        TEST(task_leaves_out_what_the_author_left_out),
        TEST(task_speaks_the_readers_language),
        TEST(task_tells_in_order),
        TEST(task_tells_a_choice_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
