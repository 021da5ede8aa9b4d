/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/bug.h"
#include "support/tasks/make_task.h"

enum { MOST = 16 };

static struct arena arena;
static struct task task;
static struct made made;
static struct page page;
static struct nav nav;

/* The list of strings FIELD, which make_task has no words for. */
static void put_strings(struct made entry, const char *field, const char *a, const char *b)
{
    const struct field *at = entry.shape->field;
    while (strcmp(at->name, field) != 0 || at->type != FIELD_STRINGS) {
        if (++at == entry.shape->field + entry.shape->count)
            BUG("a test asks for a list of strings that is not there");
    }
    const char **string = arena_array(&arena, 2, sizeof *string);
    const size_t count = 2;
    string[0] = a;
    string[1] = b;
    memcpy(entry.at + at->offset, &string, sizeof string);
    memcpy(entry.at + at->count_offset, &count, sizeof count);
}

static void make_blocks(int count, const int *points)
{
    made = make_task(&task, "assemble", &arena);
    make_list(made, "blocks", count);
    for (int i = 0; i < count; i++) {
        const struct made block = make_entry(made, "blocks", i);
        make_id(block, "id", arena_format(&arena, "b%d", i));
        make_text(block, "text", arena_format(&arena, "T%d.", i));
        make_text(block, "feedback", arena_format(&arena, "feedback %d", i));
        make_number(block, "points", points[i]);
    }
}

static void make_clashes(int count, const int pair[][2])
{
    make_list(made, "clashes", count);
    for (int i = 0; i < count; i++) {
        const struct made clash = make_entry(made, "clashes", i);
        put_strings(clash, "blocks", arena_format(&arena, "b%d", pair[i][0]),
                    arena_format(&arena, "b%d", pair[i][1]));
        make_text(clash, "feedback", arena_format(&arena, "clash %d", i));
    }
}

/* Greeting, two alternatives that clash, one without need, one that harms. */
static int start(void **state)
{
    static const int points[] = {1, 1, 1, 0, -1}, clash[][2] = {{1, 2}};
    (void)state;
    make_blocks(5, points);
    make_clashes(1, clash);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void assemble_counts_points_and_clashes(void **state)
{
    static const struct {
        short chosen[5];
        int got;
    } cases[] = {
        {{0, 0, 0, 0, 0}, 0}, {{1, 0, 0, 0, 0}, 1}, {{1, 1, 0, 0, 0}, 2}, {{1, 0, 1, 0, 0}, 2},
        {{1, 1, 1, 0, 0}, 1}, {{1, 1, 0, 1, 0}, 2}, {{1, 1, 0, 0, 1}, 1}, {{0, 0, 0, 1, 0}, 0},
        {{0, 0, 0, 0, 1}, 0}, {{0, 1, 1, 0, 1}, 0}, {{1, 1, 1, 1, 1}, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(5, cases[i].chosen);
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 2);
    }
}

/* The search against all texts there can be, with points and clashes by chance. */
static void assemble_finds_the_best(void **state)
{
    uint64_t chance = 77;
    (void)state;
    for (int round = 0; round < 120; round++) {
        int points[MOST], pair[24][2], pairs = 0, best = 0;
        const int count = round < 4 ? MOST : 2 + round % 9;
        for (int i = 0; i < count; i++)
            points[i] =
                (int)((chance = chance * 6364136223846793005u + 1442695040888963407u) >> 33) % 4 -
                1;
        for (int i = 0; i < count; i++)
            points[i] = points[i] > 1 ? 1 : points[i];
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count && pairs < 24; j++) {
                chance = chance * 6364136223846793005u + 1442695040888963407u;
                if ((chance >> 33) % 4 != 0)
                    continue;
                pair[pairs][0] = j;
                pair[pairs++][1] = i;
            }
        }
        make_blocks(count, points);
        make_clashes(pairs, (const int(*)[2])pair);
        for (unsigned set = 0; set < 1u << count; set++) {
            int sum = 0, clashes = 0;
            for (int i = 0; i < count; i++)
                sum += set >> i & 1u ? points[i] : 0;
            for (int i = 0; i < pairs; i++)
                clashes += (set >> pair[i][0] & set >> pair[i][1] & 1u) != 0;
            best = clashes == 0 && sum > best ? sum : best;
            if (round >= 4 || set % 61 == 0) { /* fewer where there are very many */
                struct answer answer = {.count = count};
                for (int i = 0; i < count; i++)
                    answer.value[i] = set >> i & 1u;
                const struct score score = task.kind->score(&task, &answer);
                assert_int_equal(score.got, sum > 2 * clashes ? sum - 2 * clashes : 0);
                assert_true(score.got <= score.of);
            }
        }
        struct answer answer;
        task.kind->sample(&task, true, &answer);
        assert_true(answer_valid(&task, &answer));
        const struct score score = task.kind->score(&task, &answer);
        assert_int_equal(score.of, best);
        assert_int_equal(score.got, best);
        task.kind->sample(&task, false, &answer);
        assert_true(answer_valid(&task, &answer));
        assert_int_equal(task.kind->score(&task, &answer).got, 0);
        arena_reset(&arena);
    }
}

static void assemble_shuffles(void **state)
{
    const struct telling to = make_telling(5);
    bool moved = false;
    (void)state;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.blocks, 1);
    assert_int_equal(page.input.type, INPUT_MANY);
    assert_string_equal(page.input.asks, "ask.many");
    for (int i = 0; i < 5; i++) {
        const struct choice *choice = &page.input.choice[i];
        moved = moved || choice->index != i;
        assert_string_equal(choice->text, arena_format(&arena, "T%d.", choice->index));
    }
    assert_true(moved);
}

/* The page of the answer being made, in which the author's CHOSEN are marked. */
static void ask_again(int count, const int *chosen)
{
    struct telling to = make_telling(5);
    page_begin(&page, &arena);
    task.kind->ask(&task, &to, &page);
    nav_start(&nav, &page);
    for (int i = 0; i < count; i++)
        nav.draft.value[make_shown(page.input.choice, 5, chosen[i])] = 1;
    to.nav = &nav;
    page_begin(&page, &arena);
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.block[0].type, BLOCK_INPUT);
}

static void assemble_shows_the_text_so_far(void **state)
{
    static const int some[] = {3, 0, 2}, both[] = {2, 1};
    (void)state;
    ask_again(0, NULL);
    assert_int_equal(page.blocks, 2);
    assert_int_equal(page.block[1].type, BLOCK_NOTE);
    assert_string_equal(page.block[1].text, "assemble.nothing-yet");

    ask_again(3, some);
    assert_int_equal(page.blocks, 2);
    assert_int_equal(page.block[1].type, BLOCK_NOTE);
    assert_string_equal(page.block[1].text, "T0. T2. T3.");

    ask_again(2, both);
    assert_int_equal(page.blocks, 3);
    assert_string_equal(page.block[1].text, "T1. T2.");
    assert_string_equal(page.block[2].text, "assemble.which-stays");
}

/* A nav of another page, or one that has no answer yet. */
static void assemble_shows_no_text_of_another_page(void **state)
{
    struct telling to = make_telling(5);
    (void)state;
    memset(&nav, 0, sizeof nav);
    to.nav = &nav;
    task.kind->ask(&task, &to, &page);
    assert_int_equal(page.blocks, 1);
    nav.draft = MAKE_ANSWER(1, 1);
    page_begin(&page, &arena);
    task.kind->ask(&task, &to, &page);
    assert_string_equal(page.block[1].text, "assemble.nothing-yet");
}

struct told {
    enum mark mark;
    const char *word, *text, *note;
};

static void check_told(const struct answer *answer, const char *text, const struct told *told,
                       int count)
{
    const struct telling to = make_telling(0);
    page_begin(&page, &arena);
    task.kind->tell(&task, answer, &to, &page);
    assert_int_equal(page.blocks, count + 1);
    assert_int_equal(page.block[0].type, BLOCK_NOTE);
    assert_string_equal(page.block[0].text, text);
    for (int i = 0; i < count; i++) {
        const struct block *block = &page.block[i + 1];
        assert_int_equal(block->type, BLOCK_ITEM);
        assert_int_equal(block->mark, told[i].mark);
        assert_string_equal(block->word, told[i].word);
        assert_string_equal(block->text, told[i].text);
        assert_string_equal(block->note, told[i].note);
    }
}

static void assemble_tells_text_blocks_clashes(void **state)
{
    static const struct told all[] = {
        {MARK_GOOD, "assemble.belongs", "T0.", "feedback 0"},
        {MARK_PART, "assemble.not-both", "T1.", "feedback 1"},
        {MARK_PART, "assemble.not-both", "T2.", "feedback 2"},
        {MARK_NONE, "assemble.spare", "T3.", "feedback 3"},
        {MARK_OTHER, "assemble.leave-out", "T4.", "feedback 4"},
        {MARK_OTHER, "assemble.clash", "assemble.pair", "clash 0"},
    };
    static const struct told second[] = {
        /* the other alternative is not missing */
        {MARK_GOOD, "assemble.belongs", "T2.", "feedback 2"},
        {MARK_PART, "assemble.missing", "T0.", "feedback 0"},
    };
    static const struct told none[] = {
        {MARK_PART, "assemble.missing", "T0.", "feedback 0"},
        {MARK_PART, "assemble.missing", "T1.", "feedback 1"},
    };
    struct answer answer = MAKE_ANSWER(1, 1, 1, 1, 1);
    (void)state;
    check_told(&answer, "T0. T1. T2. T3. T4.", all, 6);
    answer = MAKE_ANSWER(0, 0, 1, 0, 0);
    check_told(&answer, "T2.", second, 2);
    answer = MAKE_ANSWER(0, 0, 0, 0, 0);
    check_told(&answer, "assemble.nothing", none, 2);
}

/* One that stands in the way of two: what would be better is said, too. */
static void assemble_tells_of_a_larger_text(void **state)
{
    static const int points[] = {1, 1, 1}, clash[][2] = {{0, 1}, {0, 2}};
    static const struct told told[] = {
        {MARK_PART, "assemble.instead", "T0.", "feedback 0"},
        {MARK_PART, "assemble.missing", "T1.", "feedback 1"},
        {MARK_PART, "assemble.missing", "T2.", "feedback 2"},
    };
    const struct answer answer = MAKE_ANSWER(1, 0, 0);
    (void)state;
    make_blocks(3, points);
    make_clashes(2, clash);
    check_told(&answer, "T0.", told, 3);
}

/* In a clash with a block that has no point, the one with a point is not to blame. */
static void assemble_blames_the_block_without_a_point(void **state)
{
    static const int points[] = {1, 0, -1}, clash[][2] = {{0, 1}, {2, 0}};
    static const struct told told[] = {
        {MARK_GOOD, "assemble.belongs", "T0.", "feedback 0"},
        {MARK_PART, "assemble.not-both", "T1.", "feedback 1"},
        {MARK_OTHER, "assemble.leave-out", "T2.", "feedback 2"},
        {MARK_OTHER, "assemble.clash", "assemble.pair", "clash 0"},
        {MARK_OTHER, "assemble.clash", "assemble.pair", "clash 1"},
    };
    const struct answer answer = MAKE_ANSWER(1, 1, 1);
    (void)state;
    make_blocks(3, points);
    make_clashes(2, clash);
    check_told(&answer, "T0. T1. T2.", told, 5);
}

static void assemble_has_rules(void **state)
{
    static const struct {
        const char *a, *b;
        enum diag_code code;
    } cases[] = {
        {"b0", "b9", DIAG_REFERENCE_UNKNOWN}, {"", "b0", DIAG_REFERENCE_UNKNOWN},
        {"b3", "b3", DIAG_ID_TWICE},          {"b2", "b1", DIAG_FIELD_TWICE},
        {"b1", "b2", DIAG_FIELD_TWICE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        static const int clash[][2] = {{1, 2}, {0, 4}};
        struct diags diags = {0};
        make_clashes(2, clash);
        assert_true(task.kind->check(&task, &diags));
        put_strings(make_entry(made, "clashes", 1), "blocks", cases[i].a, cases[i].b);
        assert_false(task.kind->check(&task, &diags));
        assert_int_equal(diags.count, 1);
        assert_int_equal(diags.item[0].code, cases[i].code);
        diags_release(&diags);
    }
}

static void assemble_needs_a_point(void **state)
{
    struct diags diags = {0};
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(task.kind->check(&task, &diags));
        make_number(make_entry(made, "blocks", i), "points", 0);
    }
    assert_false(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.item[0].code, DIAG_TASK_UNSCORED);
    diags_release(&diags);
}

static void assemble_without_blocks_is_the_tables(void **state)
{
    struct diags diags = {0};
    (void)state;
    make_task(&task, "assemble", &arena);
    assert_true(task.kind->check(&task, &diags));
    assert_int_equal(diags.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(assemble_counts_points_and_clashes),
        TEST(assemble_finds_the_best),
        TEST(assemble_shuffles),
        TEST(assemble_shows_the_text_so_far),
        TEST(assemble_shows_no_text_of_another_page),
        TEST(assemble_tells_text_blocks_clashes),
        TEST(assemble_tells_of_a_larger_text),
        TEST(assemble_blames_the_block_without_a_point),
        TEST(assemble_has_rules),
        TEST(assemble_needs_a_point),
        TEST(assemble_without_blocks_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
