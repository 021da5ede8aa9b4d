/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "page/markup.h"
#include "page/page.h"

static void test_intents(void **state)
{
    (void)state;
    assert_string_equal(intent_id(INTENT_NOTHING), "nothing");
    assert_string_equal(intent_id(INTENT_QUIT), "quit");
    assert_int_equal(intent_key(INTENT_BACK), 'b');
    assert_int_equal(intent_key(INTENT_NOTHING), '\0');
    assert_string_equal(intent_word(INTENT_HELP), "?");
    assert_string_equal(intent_word(INTENT_UP), "");

    /* A key or word means one thing, and every id is another. */
    for (int a = 0; a < INTENTS; a++) {
        for (int b = a + 1; b < INTENTS; b++) {
            const enum intent one = (enum intent)a, two = (enum intent)b;
            assert_string_not_equal(intent_id(one), intent_id(two));
            assert_true(intent_key(one) == '\0' || intent_key(one) != intent_key(two));
            assert_true(!*intent_word(one) || strcmp(intent_word(one), intent_word(two)) != 0);
        }
    }
}

static void test_blocks(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    page_begin(&page, &arena);
    assert_int_equal(page.blocks, 0);
    page_heading(&page, "otsikko");
    page_text(&page, STYLE_DIM, "teksti")->look = true;
    page_note(&page, STYLE_GOOD, "huomio");
    page_item(&page, MARK_PART, "melkein", "kohta", "selitys");
    page_meter(&page, "antaa", 3, 4, "paljon");
    /* More than any first room; what was there stays. */
    for (int i = 0; i < 200; i++)
        page_text(&page, STYLE_PLAIN, "lisää");

    assert_int_equal(page.blocks, 205);
    assert_int_equal(page.block[0].type, BLOCK_HEADING);
    assert_int_equal(page.block[0].style, STYLE_STRONG);
    assert_true(page.block[1].look);
    assert_int_equal(page.block[1].style, STYLE_DIM);
    assert_int_equal(page.block[2].type, BLOCK_NOTE);
    assert_string_equal(page.block[3].note, "selitys");
    assert_int_equal(page.block[3].mark, MARK_PART);
    assert_true(page.block[4].value == 3 && page.block[4].most == 4);
    assert_string_equal(page.block[204].text, "lisää");
    page_begin(&page, &arena);
    assert_int_equal(page.blocks + page.keys + page.input.choices, 0);
    arena_release(&arena);
}

static void test_keys(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    page_begin(&page, &arena);
    assert_false(page_has_key(&page, INTENT_ENTER));
    page_key(&page, INTENT_ENTER, "jatka");
    page_key(&page, INTENT_ENTER, "toisin");
    assert_int_equal(page.keys, 1);
    assert_string_equal(page.key[0].label, "jatka");
    assert_true(page_has_key(&page, INTENT_ENTER));
    for (int i = 0; i < INTENTS; i++)
        page_key(&page, (enum intent)i, "x");
    assert_int_equal(page.keys, PAGE_KEYS);
    arena_release(&arena);
}

static void test_input(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    page_begin(&page, &arena);
    struct input *input = page_input(&page, INPUT_PAIRS, INPUT_MOST, TARGET_MOST);
    assert_ptr_equal(input, &page.input);
    assert_int_equal(page.block[0].type, BLOCK_INPUT);
    assert_int_equal(input->choice[INPUT_MOST - 1].index, INPUT_MOST - 1);
    assert_int_equal(input->target[TARGET_MOST - 1].index, TARGET_MOST - 1);
    assert_false(page.map);

    page_begin(&page, &arena);
    page_input(&page, INPUT_NONE, 0, 0);
    assert_int_equal(page.blocks, 0);

    input = page_map(&page, 3);
    assert_int_equal(page.block[0].type, BLOCK_MAP);
    assert_true(page.map && input->menu);
    assert_int_equal(input->type, INPUT_ONE);
    arena_release(&arena);
}

static void test_plain(void **state)
{
    (void)state;
    static const char *const cases[] = {"", "Aino", "*", "a*b*", "[[x|y]]", "\\", "\\*[", "ä*ö"};
    struct arena arena = {0};
    struct page page;
    page_begin(&page, &arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str read = {0};
        markup_add_plain(&read, page_plain(&page, cases[i]));
        assert_string_equal(str_text(&read), cases[i]);
        str_release(&read);
    }
    arena_release(&arena);
}

/* --- answers ------------------------------------------------------------------------------- */

static struct input *shuffled(struct page *page, enum input_type type)
{
    static const int order[4] = {2, 0, 3, 1}, targets[3] = {1, 2, 0};
    struct input *input = page_input(page, type, 4, type == INPUT_PAIRS ? 3 : 0);
    for (int i = 0; i < 4; i++)
        input->choice[i].index = order[i];
    for (int i = 0; i < input->targets; i++)
        input->target[i].index = targets[i];
    input->shared = true;
    return input;
}

static void check_answer(const struct answer *answer, int count, const short *value)
{
    assert_int_equal(answer->count, count);
    for (int i = 0; i < count; i++)
        assert_int_equal(answer->value[i], value[i]);
}

static void test_to_author(void **state)
{
    (void)state;
    static const struct {
        enum input_type type;
        int count;
        short shown[4], author[4];
    } cases[] = {
        {INPUT_NONE, 0, {0}, {0}},
        {INPUT_ONE, 1, {2}, {3}},
        {INPUT_ONE, 1, {9}, {-1}},
        {INPUT_MANY, 4, {1, 0, 0, 1}, {0, 1, 1, 0}},
        {INPUT_ORDER, 4, {0, 1, 2, 3}, {2, 0, 3, 1}},
        {INPUT_ORDER, 4, {3, 2, 1, 0}, {1, 3, 0, 2}},
        {INPUT_PAIRS, 4, {0, 1, 2, -1}, {2, -1, 1, 0}},
        {INPUT_POINTS, 4, {5, 0, 7, 1}, {0, 1, 5, 7}},
        {INPUT_TEXT, 0, {0}, {0}},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page;
        page_begin(&page, &arena);
        const struct input *input = shuffled(&page, cases[i].type);
        struct answer shown = {.count = cases[i].count}, author;
        memcpy(shown.value, cases[i].shown, sizeof cases[i].shown);
        input_to_author(input, &shown, &author);
        check_answer(&author, cases[i].count, cases[i].author);
    }
    arena_release(&arena);
}

static void test_start(void **state)
{
    (void)state;
    static const struct {
        enum input_type type;
        int count;
        short value[4];
        bool complete;
    } cases[] = {
        {INPUT_NONE, 0, {0}, true},
        {INPUT_ONE, 1, {2}, true},
        {INPUT_MANY, 4, {0, 0, 0, 0}, true},
        {INPUT_ORDER, 4, {0, 1, 2, 3}, true},
        {INPUT_PAIRS, 4, {-1, -1, -1, -1}, false},
        {INPUT_POINTS, 4, {0, 0, 0, 0}, false},
        {INPUT_TEXT, 0, {0}, true},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page;
        struct answer answer;
        page_begin(&page, &arena);
        struct input *input = shuffled(&page, cases[i].type);
        input->at = 2;
        input->total = 1;
        input_start(input, &answer);
        check_answer(&answer, cases[i].count, cases[i].value);
        assert_int_equal(input_complete(input, &answer), cases[i].complete);
    }
    arena_release(&arena);
}

static void test_complete(void **state)
{
    (void)state;
    static const struct {
        enum input_type type;
        int count;
        short value[4];
        bool shared, complete;
    } cases[] = {
        {INPUT_NONE, 1, {0}, false, false},
        {INPUT_ONE, 1, {3}, false, true},
        {INPUT_ONE, 1, {4}, false, false},
        {INPUT_ONE, 1, {-1}, false, false},
        {INPUT_ONE, 0, {0}, false, false},
        {INPUT_MANY, 4, {1, 1, 1, 1}, false, true},
        {INPUT_MANY, 4, {2, 0, 0, 0}, false, false},
        {INPUT_MANY, 3, {0, 0, 0}, false, false},
        {INPUT_ORDER, 4, {3, 1, 0, 2}, false, true},
        {INPUT_ORDER, 4, {3, 1, 0, 3}, false, false},
        {INPUT_ORDER, 3, {0, 1, 2}, false, false},
        {INPUT_PAIRS, 4, {0, 0, 1, 2}, true, true},
        {INPUT_PAIRS, 4, {0, 0, 1, 2}, false, false},
        {INPUT_PAIRS, 4, {0, -1, 1, 2}, true, false},
        {INPUT_PAIRS, 4, {0, 3, 1, 2}, true, false},
        {INPUT_POINTS, 4, {4, 3, 2, 1}, false, true},
        {INPUT_POINTS, 4, {10, 0, 0, 0}, false, true},
        {INPUT_POINTS, 4, {4, 3, 2, 0}, false, false},
        {INPUT_POINTS, 4, {4, 3, 2, 2}, false, false},
        {INPUT_POINTS, 4, {12, -2, 0, 0}, false, false},
        {INPUT_POINTS, 3, {10, 0, 0}, false, false},
        {INPUT_TEXT, 0, {0}, false, true},
        {INPUT_TEXT, 1, {0}, false, false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page;
        page_begin(&page, &arena);
        struct input *input = shuffled(&page, cases[i].type);
        input->shared = cases[i].shared;
        input->total = 10;
        struct answer answer = {.count = cases[i].count};
        memcpy(answer.value, cases[i].value, sizeof cases[i].value);
        assert_int_equal(input_complete(input, &answer), cases[i].complete);
    }
    arena_release(&arena);
}

/* What may stand while an answer is made. */
static void test_fits(void **state)
{
    (void)state;
    static const struct {
        enum input_type type;
        int count;
        short value[4];
        bool fits;
    } cases[] = {
        {INPUT_ONE, 1, {4}, false},
        {INPUT_ORDER, 4, {3, 1, 0, 2}, true},
        {INPUT_PAIRS, 4, {0, -1, -1, 2}, true},
        {INPUT_PAIRS, 4, {0, -2, -1, 2}, false},
        {INPUT_PAIRS, 4, {0, -1, -1, 3}, false},
        {INPUT_PAIRS, 3, {0, -1, -1}, false},
        {INPUT_POINTS, 4, {0, 0, 0, 0}, true},
        {INPUT_POINTS, 4, {4, 3, 2, 1}, true},
        {INPUT_POINTS, 4, {4, 3, 2, 2}, false},
        {INPUT_POINTS, 4, {4, -1, 0, 0}, false},
        {INPUT_POINTS, 3, {0, 0, 0}, false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page;
        page_begin(&page, &arena);
        struct input *input = shuffled(&page, cases[i].type);
        input->total = 10;
        struct answer answer = {.count = cases[i].count};
        memcpy(answer.value, cases[i].value, sizeof cases[i].value);
        assert_int_equal(input_fits(input, &answer), cases[i].fits);
    }
    arena_release(&arena);
}

/* In a flow the numbers run over the parts that can be marked. */
static void test_numbers(void **state)
{
    (void)state;
    static const int flow[] = {-1, 0, -1, 1, 2, -1}, at[] = {1, 1, 3, 3, 4, 4};
    struct arena arena = {0};
    struct page page;
    page_begin(&page, &arena);
    struct input *input = page_input(&page, INPUT_MANY, 6, 0);
    for (int i = 0; i < 6; i++)
        input->choice[i].off = flow[i] < 0;
    assert_int_equal(input_picks(input), 6);
    assert_int_equal(input_pick(input, 5), 5);
    assert_int_equal(input_pick(input, 6), -1);
    assert_int_equal(input_number(input, 2), 2);
    assert_int_equal(input_at(input, 2), 2);

    input->flow = true;
    assert_int_equal(input_picks(input), 3);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(input_number(input, i), flow[i]);
        assert_int_equal(input_at(input, i), at[i]);
        if (flow[i] >= 0)
            assert_int_equal(input_pick(input, flow[i]), i);
    }
    assert_int_equal(input_pick(input, 3), -1);
    assert_int_equal(input_pick(input, -1), -1);
    assert_int_equal(input_number(input, -1), -1);
    assert_int_equal(input_number(input, 6), -1);
    assert_int_equal(input_at(input, -3), 1);
    assert_int_equal(input_at(input, 99), 4);

    struct answer answer = {.count = 6, .value = {0, 1, 0, 0, 1, 0}};
    assert_true(input_complete(input, &answer));
    answer.value[2] = 1;
    assert_false(input_complete(input, &answer));

    for (int i = 0; i < 6; i++)
        input->choice[i].off = true;
    assert_int_equal(input_picks(input), 0);
    assert_int_equal(input_pick(input, 0), -1);
    assert_int_equal(input_at(input, 3), 0);
    page_begin(&page, &arena);
    input = page_input(&page, INPUT_MANY, 0, 0);
    assert_int_equal(input_at(input, 3), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intents), cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_keys),    cmocka_unit_test(test_input),
        cmocka_unit_test(test_plain),   cmocka_unit_test(test_to_author),
        cmocka_unit_test(test_start),   cmocka_unit_test(test_complete),
        cmocka_unit_test(test_fits),    cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
