/* SPDX-License-Identifier: MIT */
/* What holds for every task of every kind, tried with the tasks of whole packs: those of
 * tests/content/ok and the one that is played. Answers are drawn by chance from a fixed seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "content/load.h"
#include "support/tasks/make_task.h"

enum { ROUNDS = 120 };

static const char *const tags[] = {"fi", "en"};

static struct arena frame; /* of one round */
static uint64_t chance = 20241;

/* A catalogue without messages: every word is its own key. */
static const struct catalog words = {.tag = "en"};

static struct telling telling(uint64_t seed, int language)
{
    return (struct telling){.wish = {.tag = tags[language], .fallback = "fi"},
                            .words = &words,
                            .seed = seed,
                            .before = -1};
}

/* What is being tried, for messages. */
static const char *name(const struct stage *stage, const struct task *task)
{
    return arena_format(&frame, "%s#%s (%s)", stage->id, task->id, task->kind->name);
}

/* ANSWER is valid, has its line, and the line leads back to it. */
static void comes_back(const struct stage *stage, const struct task *task,
                       const struct answer *answer)
{
    struct answer back = {.count = -9};
    struct str line = {0}, again = {0};
    if (!answer_valid(task, answer))
        fail_msg("%s: an answer is not valid", name(stage, task));
    answer_format(task, answer, &line);
    if (!answer_parse(task, str_text(&line), &back))
        fail_msg("%s: '%s' is not read", name(stage, task), str_text(&line));
    answer_format(task, &back, &again);
    assert_string_equal(str_text(&again), str_text(&line));
    assert_int_equal(back.count, answer->count);
    assert_memory_equal(back.value, answer->value, (size_t)answer->count * sizeof *answer->value);
    str_release(&line);
    str_release(&again);
}

/* Every way that can be walked can be written down and read again, turn by turn. */
static void path_comes_back(const struct task *task, const struct answer *answer)
{
    struct answer path = *answer, back;
    for (path.count = 0; path.count < answer->count; path.count++) {
        struct str line = {0};
        assert_true(path_valid(task, &path));
        assert_false(answer_valid(task, &path));
        path_format(task, &path, &line);
        assert_true(path_parse(task, str_text(&line), &back));
        assert_int_equal(back.count, path.count);
        assert_false(answer_parse(task, str_text(&line), &back));
        str_release(&line);
    }
    assert_false(path_valid(task, &path));
}

static int shown(const struct choice *choice, int count, int index)
{
    for (int i = 0; i < count; i++) {
        if (choice[i].index == index)
            return i;
    }
    return -1;
}

/* What the page offers leads to the author's ANSWER and back. */
static void goes_through_the_page(const struct stage *stage, const struct task *task,
                                  const struct answer *answer, const struct telling *to)
{
    struct page page;
    page_begin(&page, &frame);
    task_ask_page(task, to, &page);
    const struct input *input = &page.input;
    struct answer given = {.count = input->type == INPUT_MANY ? input->choices : answer->count},
                  back;
    if (input->type == INPUT_NONE || input->type == INPUT_TEXT || task_form(task) == FORM_PATH)
        return;
    assert_non_null(input->asks);
    for (int i = 0; i < answer->count; i++) {
        const bool whole = input->type == INPUT_ONE || input->type == INPUT_ORDER;
        const int at = whole ? i : shown(input->choice, input->choices, i);
        int value = answer->value[i];
        if (whole)
            value = shown(input->choice, input->choices, value);
        else if (input->type == INPUT_PAIRS)
            value = shown(input->target, input->targets, value);
        if (at < 0 || value < 0)
            fail_msg("%s: a choice is not offered", name(stage, task));
        given.value[at] = (short)value;
    }
    assert_true(input_complete(input, &given));
    input_to_author(input, &given, &back);
    for (int i = 0; i < answer->count; i++)
        assert_int_equal(back.value[i], answer->value[i]);
    back.count = answer->count;
    assert_true(answer_valid(task, &back));
}

/* The answer's page has the feedback for what was chosen, and why. */
static void is_told(const struct stage *stage, const struct task *task, const struct answer *answer,
                    const struct telling *to)
{
    struct page page;
    page_begin(&page, &frame);
    const bool told = task_tell_page(task, answer, to, &page);
    if (!told) {
        assert_true(text_is_empty(&task->why));
        return;
    }
    if (page.blocks == 0)
        fail_msg("%s: nothing is told", name(stage, task));
    if (!text_is_empty(&task->why))
        assert_non_null(strstr(page.block[page.blocks - 1].text, "task.why"));
}

static void answers_hold(const struct stage *stage, const struct task *task)
{
    const struct kind *kind = task->kind;
    struct answer best, worst;
    kind->sample(task, true, &best);
    kind->sample(task, false, &worst);
    comes_back(stage, task, &best);
    comes_back(stage, task, &worst);
    const struct score most = kind->score(task, &best), least = kind->score(task, &worst);
    if (most.got != most.of)
        fail_msg("%s: the best answer earns %d of %d", name(stage, task), most.got, most.of);
    for (uint64_t round = 0; round < ROUNDS; round++) {
        const struct answer answer = make_answer(task, &chance);
        const struct score score = kind->score(task, &answer);
        const struct telling to = telling(round, (int)(round % 2));
        if (score.of != most.of || score.got < least.got || score.got > most.of || score.got < 0)
            fail_msg("%s: %d of %d, the least is %d", name(stage, task), score.got, score.of,
                     least.got);
        comes_back(stage, task, &answer);
        if (task_form(task) == FORM_PATH)
            path_comes_back(task, &answer);
        goes_through_the_page(stage, task, &answer, &to);
        is_told(stage, task, &answer, &to);
        arena_reset(&frame);
    }
}

/* Words for an answer are read as that answer, where there are any. */
static void words_hold(const struct stage *stage, const struct task *task)
{
    static const char *const odd[] = {"",
                                      "\n\n\n\n\n\n\n\n\n\n\n\n",
                                      "?",
                                      "a\nb\nc",
                                      "\xc3\xa4\xcc\x88\xcc\x88",
                                      "* [[ {x}",
                                      "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\n\xe4\xbd\xa0\xe5\xa5\xbd"};
    const struct kind *kind = task->kind;
    for (int language = 0; language < 2; language++) {
        const struct telling to = telling(1, language);
        for (int good = 0; good < 2; good++) {
            struct answer answer, read;
            struct str text = {0};
            kind->sample(task, good, &answer);
            kind->words(task, &answer, &to, &text);
            kind->read(task, &to, str_text(&text), &read);
            if (memcmp(read.value, answer.value, (size_t)answer.count * sizeof *read.value) != 0)
                fail_msg("%s: '%s' is read as another answer", name(stage, task), str_text(&text));
            str_release(&text);
        }
        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
            struct answer read;
            kind->read(task, &to, odd[i], &read);
            assert_true(answer_valid(task, &read));
        }
    }
}

static bool asks_for_words(const struct task *task)
{
    const struct telling to = telling(1, 0);
    struct page page;
    page_begin(&page, &frame);
    task_ask_page(task, &to, &page);
    return page.input.type == INPUT_TEXT;
}

static size_t met_kinds(const bool *met)
{
    size_t count = 0;
    for (size_t i = 0; task_kinds[i]; i++)
        count += met[i];
    return count;
}

static void try_pack(const char *directory, bool *met)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const struct pack *pack = pack_load(directory, &arena, &diags);
    assert_non_null(pack);
    for (size_t i = 0; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        for (size_t n = 0; n < stage->tasks_count; n++) {
            const struct task *task = &stage->tasks[n];
            answers_hold(stage, task);
            if (task->kind->read && asks_for_words(task))
                words_hold(stage, task);
            for (size_t k = 0; task_kinds[k]; k++)
                met[k] = met[k] || task_kinds[k] == task->kind;
        }
    }
    diags_release(&diags);
    arena_release(&arena);
}

static void test_good_packs(void **state)
{
    bool met[64] = {false};
    DIR *folder = opendir("tests/content/ok");
    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.')
            try_pack(arena_format(&frame, "tests/content/ok/%s", entry->d_name), met);
    }
    closedir(folder);
    size_t kinds = 0;
    while (task_kinds[kinds])
        kinds++;
    assert_int_equal(met_kinds(met), kinds);
}

/* Every kind is used at least once in what is played. */
static void test_played_pack(void **state)
{
    bool met[64] = {false};
    (void)state;
    try_pack("levels/askeleet", met);
    for (size_t i = 0; task_kinds[i]; i++) {
        if (!met[i])
            fail_msg("no task of the kind %s", task_kinds[i]->name);
    }
}

static int release(void **state)
{
    (void)state;
    arena_release(&frame);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_good_packs, release),
        cmocka_unit_test_teardown(test_played_pack, release),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
