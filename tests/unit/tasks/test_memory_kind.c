/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/bug.h"
#include "support/tasks/make_task.h"

enum { PEOPLE = 3, FACTS = 4 };

/* A step with a meeting of three people, and the recall of four facts behind it: fact i is person
 * i % 3's. */
static struct arena arena;
static struct task tasks[2];
static struct made meeting, recall;
static struct stage stage;
static struct page page;

static void put_string(struct made made, const char *field, const char *string)
{
    for (size_t i = 0; i < made.shape->count; i++) {
        if (strcmp(made.shape->field[i].name, field) == 0) {
            memcpy(made.at + made.shape->field[i].offset, &string, sizeof string);
            return;
        }
    }
    BUG("no such field");
}

static int start(void **state)
{
    (void)state;
    meeting = make_task(&tasks[0], "memory", &arena);
    tasks[0].id = "meeting";
    make_list(meeting, "people", PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
        const struct made person = make_entry(meeting, "people", i);
        make_id(person, "id", arena_format(&arena, "person-%d", i));
        put_string(person, "name", arena_format(&arena, "Name* %d", i));
        make_text(person, "says", arena_format(&arena, "says %d", i));
    }
    recall = make_task(&tasks[1], "memory", &arena);
    tasks[1].id = "recall";
    make_id(recall, "recall", "meeting");
    make_list(recall, "facts", FACTS);
    for (int i = 0; i < FACTS; i++) {
        const struct made fact = make_entry(recall, "facts", i);
        make_id(fact, "id", arena_format(&arena, "fact-%d", i));
        make_id(fact, "person", arena_format(&arena, "person-%d", i % PEOPLE));
        make_text(fact, "text", arena_format(&arena, "fact %d", i));
        make_text(fact, "feedback", i == 0 ? NULL : arena_format(&arena, "feedback %d", i));
    }
    stage = (struct stage){.id = "stage", .tasks = tasks, .tasks_count = 2, .main_count = 2};
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void resolve(void)
{
    struct diags diags = {0};
    assert_true(tasks[1].kind->resolve(&stage, &tasks[1], &diags));
    diags_release(&diags);
}

static void memory_meets_page_by_page(void **state)
{
    static const struct answer nothing = {0};
    struct telling to = make_telling(1);
    (void)state;
    assert_int_equal(task_form(&tasks[0]), FORM_NONE);
    assert_int_equal(task_parts(&tasks[0]), PEOPLE);
    assert_true(answer_valid(&tasks[0], &nothing));
    assert_int_equal(tasks[0].kind->score(&tasks[0], &nothing).of, 0);
    tasks[0].why = (struct text){0};
    assert_false(task_tell_page(&tasks[0], &nothing, &to, NULL));
    for (to.part = 0; to.part < PEOPLE; to.part++) {
        page_begin(&page, &arena);
        task_ask_page(&tasks[0], &to, &page);
        const int first = to.part == 0 ? 2 : 0; /* behind situation and prompt */
        assert_int_equal(page.blocks, first + 2);
        assert_int_equal(page.block[first].type, BLOCK_HEADING);
        assert_string_equal(page.block[first].text, arena_format(&arena, "Name\\* %d", to.part));
        assert_string_equal(page.block[first + 1].text, arena_format(&arena, "says %d", to.part));
        assert_int_equal(page.input.type, INPUT_NONE);
    }
}

static void memory_asks_who_told_what(void **state)
{
    (void)state;
    resolve();
    assert_int_equal(task_form(&tasks[1]), FORM_PAIRS);
    assert_int_equal(task_parts(&tasks[1]), 1);
    assert_int_equal(tasks[1].kind->targets(&tasks[1]), PEOPLE);
    assert_string_equal(tasks[1].kind->target_id(&tasks[1], 2), "person-2");
    for (uint64_t seed = 0; seed < 30; seed++) {
        const struct telling to = make_telling(seed);
        int order[FACTS];
        page_begin(&page, &arena);
        task_shuffle(seed, FACTS, order);
        tasks[1].kind->ask(&tasks[1], &to, &page);
        assert_int_equal(page.input.type, INPUT_PAIRS);
        assert_true(page.input.shared);
        assert_string_equal(page.input.asks, "memory.ask");
        for (int i = 0; i < FACTS; i++) {
            assert_int_equal(page.input.choice[i].index, order[i]);
            assert_string_equal(page.input.choice[i].text,
                                arena_format(&arena, "fact %d", order[i]));
        }
        for (int i = 0; i < PEOPLE; i++) {
            assert_int_equal(page.input.target[i].index, i);
            assert_string_equal(page.input.target[i].text, arena_format(&arena, "Name\\* %d", i));
        }
    }
}

static void memory_scores_facts(void **state)
{
    static const struct {
        short put[FACTS];
        int got;
    } cases[] = {{{0, 1, 2, 0}, 4}, {{0, 0, 0, 0}, 2}, {{1, 2, 0, 1}, 0}, {{0, 1, 2, 2}, 3}};
    uint64_t chance = 4;
    struct answer best, worst;
    (void)state;
    resolve();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer answer = make_values(FACTS, cases[i].put);
        const struct score score = tasks[1].kind->score(&tasks[1], &answer);
        assert_true(answer_valid(&tasks[1], &answer));
        assert_int_equal(score.got, cases[i].got);
        assert_int_equal(score.of, FACTS);
    }
    tasks[1].kind->sample(&tasks[1], true, &best);
    tasks[1].kind->sample(&tasks[1], false, &worst);
    assert_int_equal(tasks[1].kind->score(&tasks[1], &best).got, FACTS);
    assert_int_equal(tasks[1].kind->score(&tasks[1], &worst).got, 0);
    for (int round = 0; round < 100; round++) {
        struct str line = {0};
        struct answer back;
        const struct answer answer = make_answer(&tasks[1], &chance);
        answer_format(&tasks[1], &answer, &line);
        assert_true(answer_parse(&tasks[1], str_text(&line), &back));
        assert_memory_equal(back.value, answer.value, FACTS * sizeof(short));
        str_release(&line);
    }
}

static void memory_tells_every_fact(void **state)
{
    static const struct message message[] = {
        {"memory.better", "%{person}, but %{right}"},
        {"memory.good", "%{person}, yes"},
    };
    const struct catalog words = {.tag = "en", .message = message, .count = 2};
    struct telling to = make_telling(3);
    const struct answer answer = MAKE_ANSWER(0, 2, 2, 0);
    int order[FACTS];
    (void)state;
    resolve();
    to.words = &words;
    task_shuffle(3, FACTS, order);
    tasks[1].kind->tell(&tasks[1], &answer, &to, &page);
    assert_int_equal(page.blocks, FACTS);
    for (int i = 0; i < FACTS; i++) {
        const struct block *block = &page.block[i];
        assert_string_equal(block->text, arena_format(&arena, "fact %d", order[i]));
        assert_int_equal(block->mark, order[i] == 1 ? MARK_OTHER : MARK_GOOD);
        if (order[i] == 1)
            assert_string_equal(block->word, "Name\\* 2, but Name\\* 1");
        if (order[i] == 0)
            assert_null(block->note);
        else
            assert_string_equal(block->note, arena_format(&arena, "feedback %d", order[i]));
    }
}

/* A task is a meeting or a recall, whole and nothing else. */
static void memory_checks_its_forms(void **state)
{
    static const struct {
        bool people, recall, facts, prompt;
        int mistakes;
    } cases[] = {
        {true, false, false, true, 0},  {true, false, false, false, 0},
        {false, true, true, true, 0},   {false, true, true, false, 1},
        {false, true, false, true, 1},  {false, false, true, true, 1},
        {false, false, false, true, 1}, {true, true, false, true, 1},
        {true, true, true, true, 2},    {false, true, false, false, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct task task;
        struct diags diags = {0};
        const struct made made = make_task(&task, "memory", &arena);
        if (cases[i].people)
            make_list(made, "people", 2);
        if (cases[i].recall)
            make_id(made, "recall", "meeting");
        if (cases[i].facts)
            make_list(made, "facts", 2);
        if (!cases[i].prompt)
            task.prompt = (struct text){0};
        assert_int_equal(task.kind->check(&task, &diags), cases[i].mistakes == 0);
        assert_int_equal(diags.count, cases[i].mistakes);
        diags_release(&diags);
    }
}

static void memory_finds_its_meeting(void **state)
{
    static const enum diag_code wanted[] = {
        DIAG_CODES,        DIAG_REFERENCE_UNKNOWN, DIAG_REFERENCE_UNKNOWN,
        DIAG_RECALL_LATER, DIAG_REFERENCE_UNKNOWN, DIAG_PERSON_EMPTY};
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct diags diags = {0};
        struct task *task = &tasks[1];
        start(NULL);
        switch (i) {
        case 1: make_id(recall, "recall", "meetin"); break;
        case 2: make_id(recall, "recall", "recall"); break; /* itself, which is none */
        case 3: {
            const struct task first = tasks[0];
            tasks[0] = tasks[1];
            tasks[1] = first;
            task = &tasks[0];
            break;
        }
        case 4: make_id(make_entry(recall, "facts", 3), "person", "nobody"); break;
        case 5: make_id(make_entry(recall, "facts", 1), "person", "person-0"); break;
        default: break;
        }
        assert_int_equal(task->kind->resolve(&stage, task, &diags), wanted[i] == DIAG_CODES);
        assert_int_equal(diags.count, wanted[i] != DIAG_CODES);
        if (diags.count > 0)
            assert_int_equal(diags.item[0].code, wanted[i]);
        assert_int_equal(task->kind->targets(task), wanted[i] == DIAG_CODES ? PEOPLE : 0);
        diags_release(&diags);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(memory_meets_page_by_page), TEST(memory_asks_who_told_what),
        TEST(memory_scores_facts),       TEST(memory_tells_every_fact),
        TEST(memory_checks_its_forms),   TEST(memory_finds_its_meeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
