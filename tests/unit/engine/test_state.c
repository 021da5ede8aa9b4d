/* SPDX-License-Identifier: MIT */
/* Stars, locks, seeds and the state in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "engine/state.h"
#include "engine/step.h"
#include "support/engine/make_quiz.h"

static struct state begin(struct arena *arena)
{
    struct state state;
    state_init(&state, make_pack(arena), 7, arena);
    return state;
}

static void test_a_new_run(void **unused)
{
    struct arena arena = {0};
    const struct state state = begin(&arena);
    (void)unused;
    assert_int_equal(state.where, AT_MAP);
    assert_true(state.seed == 7);
    assert_int_equal(state.sitting.sure, REPLY_NONE);
    for (int i = 0; i < PACK_MOST_QUESTIONS; i++)
        assert_int_equal(state.sitting.reply[i], REPLY_NONE);
    assert_int_equal(state_all_stars(&state), 0);
    assert_int_equal(state_most_stars(&state), 9);
    assert_int_equal(state_next_stage(&state), MADE_ALL);
    arena_release(&arena);
}

/* Credits of the first stage's tasks in parts of twenty, and the stars they make. */
static void test_stars(void **unused)
{
    static const struct {
        int got, of, stars;
    } rows[] = {
        {20, 20, 3}, {17, 20, 3},    {1699, 2000, 2}, {12, 20, 2}, {1199, 2000, 1},
        {6, 20, 1},  {599, 2000, 0}, {0, 20, 0},      {0, 0, 3},
    };
    struct arena arena = {0};
    struct state state = begin(&arena);
    const int tasks = (int)state.pack->stages[MADE_ALL].tasks_count;
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int t = 0; t < tasks; t++)
            state_record(&state, MADE_ALL, t)->best = (struct score){rows[i].got, rows[i].of};
        state.finished[MADE_ALL] = false;
        assert_int_equal(state_stars(&state, MADE_ALL), 0);
        state.finished[MADE_ALL] = true;
        assert_int_equal(state_stars(&state, MADE_ALL), rows[i].stars);
        assert_int_equal(state_all_stars(&state), rows[i].stars);
    }
    arena_release(&arena);
}

/* Credits whose mean is 0.6 on paper and a little less in doubles. Unscored tasks do not count. */
static void test_stars_of_a_mixed_stage(void **unused)
{
    static const struct score scores[] = {{1, 2}, {1, 2}, {1, 3}, {3, 3}, {4, 6}, {0, 0}};
    struct arena arena = {0};
    struct state state = begin(&arena);
    (void)unused;
    for (size_t t = 0; t < state.pack->stages[MADE_ALL].tasks_count; t++)
        state_record(&state, MADE_ALL, (int)t)->best = t < 6 ? scores[t] : (struct score){0, 0};
    state.finished[MADE_ALL] = true;
    assert_int_equal(state_stars(&state, MADE_ALL), 2);
    arena_release(&arena);
}

static void test_locks(void **unused)
{
    struct arena arena = {0};
    struct state state = begin(&arena);
    const struct unlock done = {.type = UNLOCK_DONE, .stage = MADE_ALL};
    const struct unlock nowhere = {.type = UNLOCK_DONE, .stage = -1};
    const struct unlock beyond = {.type = UNLOCK_DONE, .stage = MADE_STAGES};
    const struct unlock three = {.type = UNLOCK_STARS, .stars = 3};
    const struct unlock four = {.type = UNLOCK_STARS, .stars = 4};
    const struct unlock parts[] = {done, four};
    const struct unlock all = {.type = UNLOCK_ALL, .part = parts, .count = 2};
    const struct unlock any = {.type = UNLOCK_ANY, .part = parts, .count = 2};
    const struct unlock of_nothing = {.type = UNLOCK_ALL};
    const struct unlock any_of_nothing = {.type = UNLOCK_ANY};
    const struct unlock nested[] = {of_nothing, any};
    const struct unlock deep = {.type = UNLOCK_ALL, .part = nested, .count = 2};
    (void)unused;

    assert_true(state_unlocked(&state, NULL));
    assert_true(state_unlocked(&state, &of_nothing));
    assert_false(state_unlocked(&state, &any_of_nothing));
    assert_false(state_unlocked(&state, &done));
    assert_false(state_unlocked(&state, &any));
    assert_false(state_unlocked(&state, &deep));
    assert_false(state_open(&state, MADE_BARE));
    assert_false(state_open(&state, MADE_STARS));

    state.finished[MADE_ALL] = true; /* nothing scored yet: three stars */
    assert_true(state_unlocked(&state, &done));
    assert_true(state_unlocked(&state, &three));
    assert_false(state_unlocked(&state, &four));
    assert_false(state_unlocked(&state, &all));
    assert_true(state_unlocked(&state, &any));
    assert_true(state_unlocked(&state, &deep));
    assert_false(state_unlocked(&state, &nowhere));
    assert_false(state_unlocked(&state, &beyond));
    assert_true(state_open(&state, MADE_BARE));
    assert_true(state_open(&state, MADE_STARS));
    assert_false(state_open(&state, MADE_COMING));
    assert_int_equal(state_next_stage(&state), MADE_BARE);
    state.finished[MADE_BARE] = state.finished[MADE_STARS] = true;
    assert_int_equal(state_next_stage(&state), -1);
    assert_true(state_unlocked(&state, &all));
    arena_release(&arena);
}

static void test_seeds_differ(void **unused)
{
    struct arena arena = {0};
    struct state state = begin(&arena);
    const uint64_t first = state_task_seed(&state, MADE_BARE, 0);
    (void)unused;
    assert_true(first == state_task_seed(&state, MADE_BARE, 0));
    assert_true(first != state_task_seed(&state, MADE_BARE, 1));
    assert_true(first != state_task_seed(&state, MADE_ALL, 5)); /* the same task id */
    state.seed++;
    assert_true(first != state_task_seed(&state, MADE_BARE, 0));
    arena_release(&arena);
}

/* Journals and replays lean on these: a change would shuffle what players have before them. */
static void test_seeds_stay(void **unused)
{
    struct arena arena = {0};
    const struct state state = begin(&arena);
    (void)unused;
    assert_true(state_task_seed(&state, MADE_BARE, 0) == UINT64_C(6870865671943958483));
    arena_release(&arena);
}

static int compare_ints(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Every order of three comes about equally often, over the seeds. */
static void test_orders_are_fair(void **unused)
{
    enum { SEEDS = 6000, OPTIONS = 3 };
    struct arena arena = {0};
    struct state state = begin(&arena);
    int count[OPTIONS * OPTIONS * OPTIONS] = {0}, seen = 0;
    (void)unused;
    for (int i = 0; i < SEEDS; i++) {
        int order[PACK_MOST_OPTIONS];
        state.seed = (uint64_t)i;
        state_question_order(&state, 1, order);
        count[order[0] * 9 + order[1] * 3 + order[2]]++;
        qsort(order, OPTIONS, sizeof *order, compare_ints);
        for (int o = 0; o < OPTIONS; o++)
            assert_int_equal(order[o], o);
    }
    for (size_t i = 0; i < sizeof count / sizeof *count; i++) {
        if (count[i] == 0)
            continue;
        seen++;
        assert_true(count[i] > SEEDS / 6 * 9 / 10 && count[i] < SEEDS / 6 * 11 / 10);
    }
    assert_int_equal(seen, 6);
    arena_release(&arena);
}

/* Each question and each sitting has its own order, which does not change while it goes on. */
static void test_orders_differ(void **unused)
{
    struct arena arena = {0};
    struct state state = begin(&arena);
    int differ[2] = {0};
    (void)unused;
    for (state.seed = 0; state.seed < 100; state.seed++) {
        int first[PACK_MOST_OPTIONS], other[PACK_MOST_OPTIONS], later[PACK_MOST_OPTIONS];
        state.sittings = 0;
        state.counted = false;
        state_question_order(&state, 0, first);
        state_question_order(&state, 1, other);
        differ[0] += memcmp(first, other, 3 * sizeof *first) != 0;
        state.sittings = 1;
        state.counted = true; /* the same sitting, done */
        state_question_order(&state, 0, other);
        assert_memory_equal(first, other, 3 * sizeof *first);
        state.counted = false; /* the next one */
        state_question_order(&state, 0, later);
        differ[1] += memcmp(first, later, 3 * sizeof *first) != 0;
    }
    for (int i = 0; i < 2; i++)
        assert_true(differ[i] > 65 && differ[i] < 98); /* of 100, five in six */
    arena_release(&arena);
}

/* Journals lean on these: a change would shuffle what players have before them. */
static void test_orders_stay(void **unused)
{
    struct arena arena = {0};
    struct state state = begin(&arena);
    int order[PACK_MOST_OPTIONS];
    struct str all = {0};
    (void)unused;
    for (int q = 0; q < 4; q++) {
        state_question_order(&state, q, order);
        for (int o = 0; o < 3; o++)
            str_addf(&all, "%d", order[o]);
    }
    assert_string_equal(str_text(&all), "120120201021");
    str_release(&all);
    arena_release(&arena);
}

static void go(struct state *state, const char *line)
{
    struct event event;
    assert_true(event_parse(state->pack, line, &event));
    assert_true(step_allows(state, &event));
    step(state, &event);
}

static const char description[] = "at feedback all order-1 items-0 items-2 items-1\n"
                                  "events 11\n"
                                  "pack made\n"
                                  "reply question0 o1\n"
                                  "reply question1 -\n"
                                  "reply question2 o2\n"
                                  "reply question3 o0\n"
                                  "result blend type1\n"
                                  "result decisive question2 question0 question3\n"
                                  "result lead 0.374737294\n"
                                  "result score type0 0.193224540\n"
                                  "result score type1 0.567961834\n"
                                  "result score type2 -0.496966605\n"
                                  "result score type3 0.034955634\n"
                                  "result strength strong\n"
                                  "result trait trait0 1.600000000\n"
                                  "result trait trait1 1.333333333\n"
                                  "result trait trait2 4.000000000\n"
                                  "result trait trait3 2.400000000\n"
                                  "result trait trait4 2.666666667\n"
                                  "result type type1\n"
                                  "seed 7\n"
                                  "stage all open stars 0\n"
                                  "stage bare locked stars 0\n"
                                  "stage coming coming stars 0\n"
                                  "stage stars locked stars 0\n"
                                  "stars 0 of 9\n"
                                  "sure paljon\n"
                                  "task all choose-1 tries 1 best 1/2\n"
                                  "task all order-1 tries 1 best 0/2\n"
                                  "task all pick-1 tries 2 best 2/3\n"
                                  "tested yes\n";

static void test_description(void **unused)
{
    struct arena arena = {0};
    struct state state = begin(&arena);
    struct str text = {0};
    (void)unused;
    go(&state, "enter all");
    go(&state, "answer all choose-1 options-1");
    go(&state, "answer all pick-1 options-0 options-1");
    go(&state, "answer all pick-1 options-0");
    go(&state, "test");
    go(&state, "reply question0 o1");
    go(&state, "reply question1 -");
    go(&state, "reply question2 o2");
    go(&state, "reply question3 o0");
    go(&state, "sure paljon");
    go(&state, "answer all order-1 items-0 items-2 items-1");
    state_describe(&state, &text);
    assert_string_equal(text.text, description);
    str_release(&text);
    arena_release(&arena);
}

/* Of the test also the form, the tie-break and the first sitting, where there is something to say.
 */
static void test_description_of_sittings(void **unused)
{
    static const struct text_in in[] = {{.tag = "en", .string = "words"}};
    static const char *const lines[] = {"test short",         "reply question1 o0",
                                        "reply question2 -",  "sure -",
                                        "side type2",         "test",
                                        "reply question0 o0", "reply question1 o0",
                                        "reply question2 o0", "reply question3 o1",
                                        "sure melko",         "side -"};
    static const char *const there[] = {
        "first question1 o0\nfirst question2 -\nfirst short\nfirst side type2\n",
        "reply question0 o0\n", "\nresult side -\n", "\nsittings 2\n", "\nsure melko\n"};
    struct arena arena = {0};
    struct state state;
    struct pack *pack = make_pack(&arena);
    struct str text = {0};
    (void)unused;
    pack->quiz->questions[1].in_short = pack->quiz->questions[2].in_short = true;
    pack->quiz->tie = 2;
    pack->quiz->tiebreak = (struct text){.in = in, .count = 1};
    for (size_t i = 0; i < pack->quiz->archetypes_count; i++)
        pack->quiz->archetypes[i].side = pack->quiz->tiebreak;
    state_init(&state, pack, 7, &arena);
    for (size_t i = 0; i < 5; i++)
        go(&state, lines[i]);
    state_describe(&state, &text);
    assert_non_null(strstr(text.text, "\nreply short\n"));
    assert_non_null(strstr(text.text, "\nresult short\n"));
    assert_non_null(strstr(text.text, "\nresult side type2\n"));
    assert_null(strstr(text.text, "sittings"));
    for (size_t i = 5; i < sizeof lines / sizeof *lines; i++)
        go(&state, lines[i]);
    str_clear(&text);
    state_describe(&state, &text);
    assert_null(strstr(text.text, "reply short"));
    assert_null(strstr(text.text, "result short"));
    for (size_t i = 0; i < sizeof there / sizeof *there; i++) {
        if (!strstr(text.text, there[i]))
            fail_msg("'%s' is not in\n%s", there[i], text.text);
    }
    str_release(&text);
    arena_release(&arena);
}

/* Every place has its words, lines are sorted, and a pack may have no test. */
static void test_description_of_every_place(void **unused)
{
    static const char *const lines[] = {
        "map",
        "enter all",
        "task all read-1",
        "answer all read-1",
        "answer all choose-1 options-0",
        "answer all pick-1 -",
        "answer all order-1 items-2 items-1 items-0",
        "answer all match-1 pairs-0=pairs-0 pairs-1=pairs-1 pairs-2=pairs-2",
        "answer all classify-1 items-0=groups-0 items-1=groups-0 items-2=groups-0",
        "finish all",
        "test",
        "question question2",
        "reply question0 o0",
        "reply question1 -",
        "reply question2 o2",
        "reply question3 -",
        "sure -",
        "result",
        "answer all choose-1 options-2",
        "answer all pick-1 options-1",
        "answer all order-1 items-0 items-1 items-2",
        "answer all classify-1 items-0=groups-0 items-1=groups-1 items-2=groups-2",
        "turn stars walk-1 left",
        "answer stars walk-1 left in",
        "answer stars choose-1 options-1",
        "finish stars",
        "size small",
        "week",
        "do stars greet",
        "day mon",
    };
    struct arena arena = {0};
    struct state state = begin(&arena);
    struct pack *pack = make_pack(&arena);
    struct str text = {0};
    (void)unused;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        go(&state, lines[i]);
        str_clear(&text);
        state_describe(&state, &text);
        assert_true(str_starts(text.text, "at "));
        const char *before = text.text;
        for (const char *at; (at = strchr(before, '\n')) && at[1]; before = at + 1)
            assert_true(strcmp(before, at + 1) < 0);
        assert_int_equal(text.text[text.length - 1], '\n');
    }
    pack->quiz = NULL;
    state_init(&state, pack, 1, &arena);
    str_clear(&text);
    state_describe(&state, &text);
    assert_null(strstr(text.text, "tested"));
    str_release(&text);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_run),
        cmocka_unit_test(test_stars),
        cmocka_unit_test(test_stars_of_a_mixed_stage),
        cmocka_unit_test(test_locks),
        cmocka_unit_test(test_seeds_differ),
        cmocka_unit_test(test_seeds_stay),
        cmocka_unit_test(test_orders_are_fair),
        cmocka_unit_test(test_orders_differ),
        cmocka_unit_test(test_orders_stay),
        cmocka_unit_test(test_description),
        cmocka_unit_test(test_description_of_sittings),
        cmocka_unit_test(test_description_of_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
