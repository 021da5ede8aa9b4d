/* SPDX-License-Identifier: MIT */
/* The registry of kinds, and what all kinds have in common on a page.
 *
 * The question's page: situation, prompt, then the kind's input; the later turns of a way only the
 * input, so that they stay short. The answer's page: prompt, then what the kind tells about each
 * choice, a line on how it went, and why. Situation and the choices that were not taken are left
 * out there: the player has just read them, and the feedback has to be in view. Where one choice
 * is the whole answer, its mark says how it went, and a line more would say the same thing twice.
 */
#include "tasks/task.h"

#include <string.h>

#include "tasks/kind.h"

const struct kind *const task_kinds[] = {
#define KIND(name) &kind_##name,
#include "tasks/tasks.def"
#undef KIND
    NULL,
};

const struct kind *task_kind(const char *name)
{
    for (const struct kind *const *kind = task_kinds; *kind; kind++) {
        if (strcmp((*kind)->name, name) == 0)
            return *kind;
    }
    return NULL;
}

enum answer_form task_form(const struct task *task)
{
    return task->kind->form_of ? task->kind->form_of(task) : task->kind->form;
}

int task_parts(const struct task *task)
{
    return task->kind->parts ? task->kind->parts(task) : 1;
}

static void task_prompt(const struct task *task, const struct telling *to, struct page *page)
{
    if (!text_is_empty(&task->prompt))
        page_text(page, STYLE_STRONG, kind_text(to, &task->prompt));
}

void task_ask_page(const struct task *task, const struct telling *to, struct page *page)
{
    if (to->part == 0 && !(to->path && to->path->count > 0)) {
        if (!text_is_empty(&task->situation))
            page_text(page, STYLE_PLAIN, kind_text(to, &task->situation));
        task_prompt(task, to, page);
    }
    task->kind->ask(task, to, page);
}

static bool task_has_feedback(const struct task *task)
{
    const struct kind *kind = task->kind;
    const int choices = kind->feedback ? kind->choices(task) : 0;
    for (int i = 0; i < choices; i++) {
        if (!text_is_empty(kind->feedback(task, i)))
            return true;
    }
    return false;
}

/* The line on how it went. An order is counted in neighbours, of which there is one less than there
 * are items, so it says what it counts. */
static void task_verdict(const struct task *task, struct score score, const struct telling *to,
                         struct page *page)
{
    if (score.of <= 0 || task_form(task) == FORM_ONE || task_form(task) == FORM_PATH)
        return;
    if (score.got >= score.of) {
        page_note(page, STYLE_GOOD, kind_word(to, "verdict.full"));
    } else if (score.got <= 0) {
        page_note(page, STYLE_PLAIN, kind_word(to, "verdict.none"));
    } else {
        const bool order = task_form(task) == FORM_ORDER;
        page_note(page, STYLE_PART,
                  task->kind->halves
                      ? kind_word(to, "verdict.some")
                      : catalog_format(to->words, page->arena,
                                       order ? "verdict.part-order" : "verdict.part", "got",
                                       arena_format(page->arena, "%d", score.got), "of",
                                       arena_format(page->arena, "%d", score.of), NULL));
    }
}

bool task_tell_page(const struct task *task, const struct answer *answer, const struct telling *to,
                    struct page *page)
{
    const struct score score = task->kind->score(task, answer);
    const bool has_why = !text_is_empty(&task->why);
    if (score.of <= 0 && !has_why && !task_has_feedback(task))
        return false;
    if (!page)
        return true;

    task_prompt(task, to, page);
    const int first = page->blocks;
    task->kind->tell(task, answer, to, page);
    task_verdict(task, score, to, page);
    if (has_why) {
        page_note(page, STYLE_PLAIN,
                  catalog_format(to->words, page->arena, "task.why", "text",
                                 kind_text(to, &task->why), NULL));
    }
    if (page->blocks > first)
        page->block[first].look = true;
    return true;
}

/* SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014). */
static uint64_t task_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* The remainder favours small numbers by less than one in 2^58: no player will see it. An identity
 * is drawn anew; the generator visits all 2^64 values, so that ends. */
void task_shuffle(uint64_t seed, int count, int *ret_order)
{
    uint64_t state = seed;
    bool moved = false;
    for (int i = 0; i < count; i++)
        ret_order[i] = i;
    while (count > 1 && !moved) {
        for (int i = count - 1; i > 0; i--) {
            const int j = (int)(task_random(&state) % (uint64_t)(i + 1));
            const int held = ret_order[i];
            ret_order[i] = ret_order[j];
            ret_order[j] = held;
        }
        for (int i = 0; i < count; i++)
            moved = moved || ret_order[i] != i;
    }
}
