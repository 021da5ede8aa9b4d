/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/tasks/make_task.h"
#include "tasks/dialogue.h"

/* A talk of two nodes: 0 `start` (replies 0 to 2), 1 `work` (replies 3, 4), and three endings. */
static struct arena arena;
static struct task task;
static struct dialogue *body;
static struct page page;

static struct dialogue_reply reply(const char *id, int trust, const char *next)
{
    return (struct dialogue_reply){.id = id,
                                   .next = next,
                                   .trust = trust,
                                   .text = make_text_of(&arena, id),
                                   .feedback = make_text_of(&arena, "said")};
}

static void node(int number, const char *id, const char *says, int replies)
{
    body->nodes[number] = (struct dialogue_node){
        .id = id,
        .says = make_text_of(&arena, says),
        .replies = arena_array(&arena, (size_t)replies, sizeof(struct dialogue_reply)),
        .replies_count = (size_t)replies};
}

static struct dialogue_ending ending(const char *id, int points)
{
    return (struct dialogue_ending){.id = id,
                                    .points = points,
                                    .text = make_text_of(&arena, id),
                                    .why = make_text_of(&arena, "why")};
}

static int start(void **state)
{
    (void)state;
    make_task(&task, "dialogue", &arena);
    body = task.body;
    *body = (struct dialogue){.person = make_text_of(&arena, "Riikka"),
                              .trust = 2,
                              .nodes = arena_array(&arena, 2, sizeof *body->nodes),
                              .nodes_count = 2,
                              .endings = arena_array(&arena, 3, sizeof *body->endings),
                              .endings_count = 3};
    node(0, "start", "Hello", 3);
    body->nodes[0].replies[0] = reply("ask", 1, "work");
    body->nodes[0].replies[1] = reply("beg", -2, "work");
    body->nodes[0].replies[2] = reply("leave", 0, "short");
    node(1, "work", "Riikka laughs", 2);
    body->nodes[1].replies[0] = reply("meet", 0, "warm");
    body->nodes[1].replies[0].needs = 3;
    body->nodes[1].replies[0].otherwise = "cold";
    body->nodes[1].replies[1] = reply("thank", 2, "short");
    body->endings[0] = ending("warm", 2);
    body->endings[1] = ending("short", 1);
    body->endings[2] = ending("cold", 0);
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void dialogue_walks(void **state)
{
    static const struct {
        struct answer path;
        bool walks, ends;
        int got; /* where it ends */
    } cases[] = {
        {{.count = 0}, true, false, 0},
        {{.count = 1, .value = {0}}, true, false, 0},
        {{.count = 1, .value = {2}}, true, true, 1},
        {{.count = 1, .value = {3}}, false, false, 0}, /* of another node */
        {{.count = 1, .value = {-1}}, false, false, 0},
        {{.count = 2, .value = {0, 3}}, true, true, 2}, /* trust 3 is enough */
        {{.count = 2, .value = {1, 3}}, true, true, 0}, /* trust 0 is not */
        {{.count = 2, .value = {0, 4}}, true, true, 1},
        {{.count = 2, .value = {0, 0}}, false, false, 0},
        {{.count = 2, .value = {0, 5}}, false, false, 0},
        {{.count = 2, .value = {2, 3}}, false, false, 0}, /* behind an ending */
        {{.count = 3, .value = {0, 3, 3}}, false, false, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ends = false;
        assert_int_equal(task.kind->follow(&task, &cases[i].path, &ends), cases[i].walks);
        assert_int_equal(ends, cases[i].ends);
        assert_int_equal(answer_valid(&task, &cases[i].path), cases[i].ends);
        assert_int_equal(path_valid(&task, &cases[i].path), cases[i].walks && !cases[i].ends);
        if (!cases[i].ends)
            continue;
        const struct score score = task.kind->score(&task, &cases[i].path);
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, 2);
    }
}

/* Trust stays within 0 to 5 and `needs` looks at it after the reply. */
static void dialogue_keeps_trust_in_range(void **state)
{
    static const struct {
        int trust, move, moved;
    } cases[] = {{2, 1, 3}, {5, 2, 5}, {4, 2, 5}, {1, -2, 0}, {0, -1, 0}, {0, 0, 0}, {5, -2, 3}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct dialogue_reply moving = {.trust = cases[i].move};
        assert_int_equal(dialogue_moved(&moving, cases[i].trust), cases[i].moved);
    }
    body->nodes[1].replies[0].trust = 2;
    for (int needs = 1; needs <= 3; needs++) { /* beg: 0, then 2 */
        const struct answer path = MAKE_ANSWER(1, 3);
        body->nodes[1].replies[0].needs = needs;
        assert_int_equal(task.kind->score(&task, &path).got, needs <= 2 ? 2 : 0);
    }
}

static void dialogue_asks_turn_by_turn(void **state)
{
    static const struct message message[] = {
        {"dialogue.says", "%{person}: %{text}"},
        {"dialogue.you", "You: %{text}"},
    };
    const struct catalog words = {.tag = "en", .message = message, .count = 2};
    struct telling to = make_telling(1);
    struct answer path = {0};
    (void)state;
    to.words = &words;
    for (int turn = 0; turn < 2; turn++) {
        page_begin(&page, &arena);
        to.path = turn > 0 ? &path : NULL;
        task_ask_page(&task, &to, &page);
        assert_int_equal(page.input.type, INPUT_ONE);
        assert_int_equal(page.input.choices, turn > 0 ? 2 : 3);
        for (int i = 0; i < page.input.choices; i++)
            assert_int_equal(page.input.choice[i].index, turn * 3 + i);
        path = MAKE_ANSWER(1);
    }
    /* The second turn: what was said, trust, what Riikka does, input; no situation, no prompt. */
    assert_int_equal(page.blocks, 4);
    assert_int_equal(page.block[0].type, BLOCK_ITEM);
    assert_string_equal(page.block[0].text, "You: beg");
    assert_string_equal(page.block[0].word, "dialogue.fell");
    assert_int_equal(page.block[1].type, BLOCK_METER);
    assert_true(page.block[1].value == 0 && page.block[1].most == 5);
    assert_string_equal(page.block[1].word, "dialogue.trust-0");
    assert_string_equal(page.block[2].text, "Riikka laughs");
    assert_int_equal(page.block[3].type, BLOCK_INPUT);
    assert_string_equal(page.input.choice[0].text, "meet");

    page_begin(&page, &arena);
    to.path = NULL;
    task_ask_page(&task, &to, &page);
    assert_int_equal(page.blocks, 5); /* situation and prompt, and nothing said yet */
    assert_string_equal(page.block[2].word, "dialogue.trust-2");
    assert_string_equal(page.block[3].text, "Riikka: Hello");
}

static void dialogue_tells_the_whole_talk(void **state)
{
    static const struct {
        short reply;
        enum mark mark;
        const char *word;
    } cases[] = {
        {0, MARK_GOOD, "dialogue.end-good"},
        {1, MARK_OTHER, "dialogue.end-again"},
    };
    const struct telling to = make_telling(1);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = MAKE_ANSWER(cases[i].reply, 3);
        page_begin(&page, &arena);
        assert_true(task_tell_page(&task, &answer, &to, &page));
        /* prompt, two replies, the ending, its why, the task's why; no verdict */
        assert_int_equal(page.blocks, 6);
        assert_true(page.block[1].look);
        assert_int_equal(page.block[1].mark, i == 0 ? MARK_GOOD : MARK_OTHER);
        assert_string_equal(page.block[1].word, i == 0 ? "dialogue.grew" : "dialogue.fell");
        assert_string_equal(page.block[1].note, "said");
        assert_int_equal(page.block[2].mark, MARK_NONE);
        assert_string_equal(page.block[2].word, "dialogue.stayed");
        assert_int_equal(page.block[3].mark, cases[i].mark);
        assert_string_equal(page.block[3].word, cases[i].word);
        assert_string_equal(page.block[3].text, i == 0 ? "warm" : "cold");
        assert_int_equal(page.block[4].type, BLOCK_NOTE);
    }
}

static void dialogue_samples_best_and_worst(void **state)
{
    uint64_t chance = 3;
    struct answer best, worst;
    (void)state;
    task.kind->sample(&task, true, &best);
    task.kind->sample(&task, false, &worst);
    assert_true(answer_valid(&task, &best) && answer_valid(&task, &worst));
    assert_int_equal(task.kind->score(&task, &best).got, 2);
    assert_int_equal(task.kind->score(&task, &worst).got, 0);
    for (int round = 0; round < 200; round++) {
        struct str line = {0};
        struct answer back;
        const struct answer answer = make_answer(&task, &chance);
        answer_format(&task, &answer, &line);
        assert_true(answer_parse(&task, str_text(&line), &back));
        assert_int_equal(back.count, answer.count);
        assert_memory_equal(back.value, answer.value, (size_t)answer.count * sizeof(short));
        assert_in_range(task.kind->score(&task, &answer).got, 0, 2);
        str_release(&line);
    }
}

/* One change each makes the talk wrong; DIAG_CODES = it is fine. */
static void dialogue_checks(void **state)
{
    static const enum diag_code wanted[] = {DIAG_CODES,
                                            DIAG_CODES,
                                            DIAG_DIALOGUE_NEEDS,
                                            DIAG_DIALOGUE_NEEDS,
                                            DIAG_DIALOGUE_CYCLE,
                                            DIAG_DIALOGUE_UNREACHABLE,
                                            DIAG_TASK_UNSCORED,
                                            DIAG_ID_TWICE,
                                            DIAG_ID_TWICE,
                                            DIAG_FIELD_MISSING,
                                            DIAG_REFERENCE_UNKNOWN};
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct diags diags = {0};
        start(NULL);
        switch (i) {
        case 1: body->nodes[1].replies[0].needs = 1; break; /* begging is still too little */
        case 2: body->trust = 5; break;                     /* 5 or 3: always enough */
        case 3: body->nodes[1].replies[0].needs = 4; break; /* never enough */
        case 4: body->nodes[1].replies[1].next = "start"; break;
        case 5: body->nodes[1].replies[0].otherwise = "warm"; break;
        case 6: body->endings[0].points = body->endings[1].points = 0; break;
        case 7: body->nodes[1].replies[1].id = "leave"; break;
        case 8: body->endings[1].id = "work"; break;
        case 9: body->nodes[1].replies[0].otherwise = NULL; break;
        case 10: body->nodes[0].replies[2].next = "shor"; break;
        default: break;
        }
        const bool fine = task.kind->check(&task, &diags);
        assert_int_equal(fine, wanted[i] == DIAG_CODES);
        assert_int_equal(diags.count > 0, !fine);
        if (!fine)
            assert_int_equal(diags.item[0].code, wanted[i]);
        diags_release(&diags);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dialogue_walks),
        TEST(dialogue_keeps_trust_in_range),
        TEST(dialogue_asks_turn_by_turn),
        TEST(dialogue_tells_the_whole_talk),
        TEST(dialogue_samples_best_and_worst),
        TEST(dialogue_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
