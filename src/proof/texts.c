/* SPDX-License-Identifier: MIT */
/* Two walks: the first counts, the second writes. */
#include "proof/texts.h"

#include <stdint.h>
#include <stdlib.h>

#include "model/walk.h"
#include "tasks/task.h"

struct gather {
    struct proof_texts *texts;
    struct proof_text now; /* what all texts of the owner have in common */
};

static bool texts_count_one(void *context, const struct field *field, const struct text *text)
{
    struct proof_texts *texts = context;
    (void)field;
    (void)text;
    texts->count++;
    return true;
}

static bool texts_add_one(void *context, const struct field *field, const struct text *text)
{
    struct gather *gather = context;
    struct proof_text *item = &gather->texts->item[gather->texts->count++];
    *item = gather->now;
    item->text = *text;
    item->field = field;
    return true;
}

/* A kind's fields and those that all tasks have: one owner. */
static void texts_of_task(const struct task *task, const struct walk *walk)
{
    walk_texts(&task_shape, task, walk);
    if (task->kind)
        walk_texts(task->kind->shape, task->body, walk);
}

static void texts_of_pack(const struct pack *pack, const struct walk *walk, struct proof_text *now)
{
    walk_texts(&pack_shape, pack, walk);
    for (size_t i = 0; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        now->owner++;
        walk_texts(&stage_shape, stage, walk);
        for (size_t t = 0; t < stage->tasks_count; t++) {
            now->owner++;
            now->task = &stage->tasks[t];
            now->practice = t >= stage->main_count;
            texts_of_task(now->task, walk);
        }
        now->task = NULL;
        now->practice = false;
    }
    now->owner++;
    walk_texts(&quiz_shape, pack->quiz, walk);
    now->owner++;
    walk_texts(&glossary_shape, pack->glossary, walk);
    now->owner++;
    walk_texts(&cards_shape, pack->cards, walk);
    now->owner++;
    walk_texts(&event_models_shape, pack->events, walk);
}

void texts_gather(const struct pack *pack, struct arena *arena, struct proof_texts *ret_texts)
{
    struct proof_texts texts = {0};
    struct proof_text nobody = {0};
    const struct walk count = {.text = texts_count_one, .context = &texts};
    texts_of_pack(pack, &count, &nobody);
    texts.item = arena_array(arena, texts.count, sizeof *texts.item);
    texts.count = 0;
    struct gather gather = {.texts = &texts};
    const struct walk add = {.text = texts_add_one, .context = &gather};
    texts_of_pack(pack, &add, &gather.now);
    *ret_texts = texts;
}

/* Fields are told apart by where their tables stand; which comes first does not matter. */
static int texts_compare_sisters(const void *left, const void *right)
{
    const struct proof_text *a = left, *b = right;
    const uintptr_t first = (uintptr_t)a->field, second = (uintptr_t)b->field;
    if (first != second)
        return first < second ? -1 : 1;
    const struct place *p = &a->text.place, *q = &b->text.place;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    return (p->column > q->column) - (p->column < q->column);
}

void texts_sort_sisters(struct proof_text *item, size_t count)
{
    if (count > 1)
        qsort(item, count, sizeof *item, texts_compare_sisters);
}
