/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/tasks/make_task.h"

static struct arena arena;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* The samples have three choices; classify has three groups, match two extra targets. */
static void answer_fits_or_not(void **state)
{
    static const struct {
        const char *kind;
        bool valid;
        struct answer answer;
    } cases[] = {
        {"choose", true, {1, {0}}},
        {"choose", true, {1, {2}}},
        {"choose", false, {1, {3}}},
        {"choose", false, {1, {-1}}},
        {"choose", false, {0, {0}}},
        {"choose", false, {2, {0, 1}}},
        {"pick", true, {3, {0, 0, 0}}},
        {"pick", true, {3, {1, 1, 1}}},
        {"pick", false, {3, {0, 2, 0}}},
        {"pick", false, {3, {0, -1, 0}}},
        {"pick", false, {2, {0, 1}}},
        {"pick", false, {4, {0, 1, 0, 0}}},
        {"order", true, {3, {2, 0, 1}}},
        {"order", false, {3, {2, 2, 1}}},
        {"order", false, {3, {3, 0, 1}}},
        {"order", false, {3, {-1, 0, 1}}},
        {"order", false, {2, {0, 1}}},
        {"classify", true, {3, {1, 1, 1}}},
        {"classify", false, {3, {1, 3, 1}}},
        {"classify", false, {3, {1, -1, 1}}},
        {"classify", false, {2, {1, 1}}},
        {"match", true, {3, {4, 0, 3}}},
        {"match", false, {3, {4, 0, 5}}},
        {"match", false, {3, {4, 0, -1}}},
        {"match", false, {3, {4, 4, 0}}},
        {"match", false, {4, {0, 1, 2, 3}}},
        {"read", true, {0, {0}}},
        {"read", false, {1, {0}}},
        {"read", false, {-1, {0}}},
        {"order", false, {INPUT_MOST + 1, {0}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct task task;
        make_sample(&task, cases[i].kind, 3, &arena);
        if (answer_valid(&task, &cases[i].answer) != cases[i].valid)
            fail_msg("case %zu, %s", i, cases[i].kind);
    }
}

static void answer_has_its_line(void **state)
{
    static const struct {
        const char *kind, *line;
        struct answer answer;
    } cases[] = {
        {"choose", "options-2", {1, {2}}},
        {"pick", "options-0 options-2", {3, {1, 0, 1}}},
        {"pick", "options-1", {3, {0, 1, 0}}},
        {"pick", "-", {3, {0, 0, 0}}},
        {"order", "items-2 items-0 items-1", {3, {2, 0, 1}}},
        {"classify", "items-0=groups-2 items-1=groups-2 items-2=groups-0", {3, {2, 2, 0}}},
        {"match", "pairs-0=pairs-1 pairs-1=+1 pairs-2=+2", {3, {1, 3, 4}}},
        {"read", "", {0, {0}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct task task;
        struct str line = {0};
        struct answer back = {.count = -9};
        make_sample(&task, cases[i].kind, 3, &arena);
        str_add(&line, "<");
        answer_format(&task, &cases[i].answer, &line);
        assert_string_equal(str_text(&line) + 1, cases[i].line);
        assert_true(answer_parse(&task, cases[i].line, &back));
        assert_memory_equal(&back, &cases[i].answer, sizeof back);
        str_release(&line);
    }
}

static void answer_reads_sets_in_any_order(void **state)
{
    struct task task;
    struct answer answer;
    (void)state;
    make_sample(&task, "pick", 3, &arena);
    assert_true(answer_parse(&task, "options-2 options-0", &answer));
    assert_int_equal(answer.value[0] + 10 * answer.value[1] + 100 * answer.value[2], 101);
    make_sample(&task, "match", 2, &arena);
    assert_true(answer_parse(&task, "pairs-1=pairs-0 pairs-0=+2", &answer));
    assert_int_equal(answer.value[0], 3);
    assert_int_equal(answer.value[1], 0);
}

static void answer_refuses_other_lines(void **state)
{
    static const struct {
        const char *kind, *line;
    } cases[] = {
        {"choose", ""},
        {"choose", "-"},
        {"choose", "options-3"},
        {"choose", "options-"},
        {"choose", "options-11"},
        {"choose", "options-1 "},
        {"choose", " options-1"},
        {"choose", "options-1 options-2"},
        {"choose", "options-1 options-1"},
        {"pick", ""},
        {"pick", "- options-1"},
        {"pick", "options-1 -"},
        {"pick", "options-1 options-1"},
        {"pick", "options-1  options-2"},
        {"pick", "nobody"},
        {"order", ""},
        {"order", "items-0 items-1"},
        {"order", "items-0 items-1 items-1"},
        {"order", "items-0 items-1 items-2 items-0"},
        {"order", "items-0,items-1,items-2"},
        {"classify", "items-0=groups-0 items-1=groups-1"},
        {"classify", "items-0=groups-0 items-1=groups-1 items-2=groups-3"},
        {"classify", "items-0=groups-0 items-1=groups-1 items-2="},
        {"classify", "items-0=groups-0 items-1=groups-1 items-2"},
        {"classify", "items-0=groups-0 items-1=groups-1 =groups-2"},
        {"classify", "items-0=groups-0 items-0=groups-1 items-2=groups-2"},
        {"classify", "items-0=groups-0 items-1=groups-1 items-2=groups-2=groups-2"},
        {"match", "pairs-0=pairs-0 pairs-1=pairs-0 pairs-2=+1"},
        {"match", "pairs-0=pairs-0 pairs-1=pairs-1 pairs-2=+3"},
        {"match", "pairs-0=pairs-0 pairs-1=pairs-1 pairs-2=+0"},
        {"match", "pairs-0=pairs-0 pairs-1=pairs-1 +1=pairs-2"},
        {"read", "-"},
        {"read", " "},
        {"read", "pages-0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct task task;
        struct answer answer = {.count = -9};
        make_sample(&task, cases[i].kind, 3, &arena);
        if (answer_parse(&task, cases[i].line, &answer) || answer.count != -9)
            fail_msg("%s takes '%s'", cases[i].kind, cases[i].line);
    }
}

/* For every kind there is, from the smallest to the largest task. */
static void answer_comes_back(void **state)
{
    static const int counts[] = {2, 3, 7, PACK_MOST_CHOICES};
    uint64_t chance = 2024;
    (void)state;
    for (const char *const *kind = make_kinds; *kind; kind++) {
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            struct task task;
            make_sample(&task, *kind, counts[c], &arena);
            for (int round = 0; round < 300; round++) {
                const struct answer answer = make_answer(&task, &chance);
                struct answer back = {.count = -9};
                struct str line = {0}, again = {0};
                assert_true(answer_valid(&task, &answer));
                answer_format(&task, &answer, &line);
                assert_true(answer_parse(&task, str_text(&line), &back));
                assert_int_equal(back.count, answer.count);
                assert_memory_equal(back.value, answer.value,
                                    (size_t)answer.count * sizeof *answer.value);
                answer_format(&task, &back, &again);
                assert_string_equal(str_text(&again), str_text(&line));
                str_release(&line);
                str_release(&again);
            }
        }
    }
}

/* Lines with one byte changed, cut or doubled: refused, or read as an answer that is valid. */
static void answer_survives_noise(void **state)
{
    uint64_t chance = 7;
    (void)state;
    for (const char *const *kind = make_kinds; *kind; kind++) {
        struct task task;
        make_sample(&task, *kind, 4, &arena);
        for (int round = 0; round < 2000; round++) {
            const struct answer answer = make_answer(&task, &chance);
            struct answer back = {.count = -9};
            struct str line = {0};
            answer_format(&task, &answer, &line);
            if (round % 3 == 0)
                str_add(&line, " items-0");
            else if (line.length > 0)
                line.text[(size_t)round % line.length] =
                    round % 3 == 1 ? '\0' : "= -+1\xff"[round % 6];
            if (answer_parse(&task, str_text(&line), &back))
                assert_true(answer_valid(&task, &back));
            else
                assert_int_equal(back.count, -9);
            str_release(&line);
        }
    }
}

/* Display numbers and the author's numbers, both ways, through every kind's own page. */
static void answer_goes_through_the_page(void **state)
{
    uint64_t chance = 99;
    (void)state;
    for (const char *const *kind = make_kinds; *kind; kind++) {
        for (int round = 0; round < 200; round++) {
            struct task task;
            struct page page;
            const struct telling to = make_telling((uint64_t)round);
            make_sample(&task, *kind, 2 + round % 10, &arena);
            page_begin(&page, &arena);
            task_ask_page(&task, &to, &page);
            const struct answer answer = make_answer(&task, &chance);
            struct answer shown = {.count = answer.count}, back;
            const struct input *input = &page.input;
            assert_int_equal(input->choices, task.kind->choices(&task));
            assert_int_equal(input->targets, task.kind->targets(&task));
            assert_non_null(input->asks);
            for (int i = 0; i < answer.count; i++) {
                const short value = answer.value[i];
                const int at = make_shown(input->choice, input->choices, i);
                switch (input->type) {
                case INPUT_NONE:
                case INPUT_POINTS:
                case INPUT_TEXT: break;
                case INPUT_ONE:
                case INPUT_ORDER:
                    shown.value[i] = (short)make_shown(input->choice, input->choices, value);
                    break;
                case INPUT_MANY: shown.value[at] = value; break;
                case INPUT_PAIRS:
                    shown.value[at] = (short)make_shown(input->target, input->targets, value);
                    break;
                }
            }
            assert_true(input_complete(input, &shown));
            input_to_author(input, &shown, &back);
            assert_true(answer_valid(&task, &back));
            assert_memory_equal(&back, &answer, sizeof back);
        }
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(answer_fits_or_not, release),
        cmocka_unit_test_teardown(answer_has_its_line, release),
        cmocka_unit_test_teardown(answer_reads_sets_in_any_order, release),
        cmocka_unit_test_teardown(answer_refuses_other_lines, release),
        cmocka_unit_test_teardown(answer_comes_back, release),
        cmocka_unit_test_teardown(answer_survives_noise, release),
        cmocka_unit_test_teardown(answer_goes_through_the_page, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
