/* SPDX-License-Identifier: MIT */
#include "tasks/kind.h"

#include "base/bug.h"

int kind_no_targets(const struct task *task)
{
    (void)task;
    return 0;
}

const char *kind_no_target_id(const struct task *task, int target)
{
    (void)task;
    (void)target;
    BUG("a kind of task without targets was asked for one");
}

bool kind_check_nothing(const struct task *task, struct diags *diags)
{
    (void)task;
    (void)diags;
    return true;
}

const char *kind_word(const struct telling *to, const char *key)
{
    return catalog_text(to->words, key);
}

const char *kind_text(const struct telling *to, const struct text *text)
{
    return text_get(text, &to->wish);
}

const char *kind_note(const struct telling *to, const struct text *text)
{
    return text_is_empty(text) ? NULL : text_get(text, &to->wish);
}

const int *kind_shuffled(const struct telling *to, int count, struct page *page)
{
    int *order = arena_array(page->arena, (size_t)count, sizeof *order);
    task_shuffle(to->seed, count, order);
    return order;
}

const char *kind_numbered(struct page *page, int number, const char *text)
{
    return arena_format(page->arena, "%d. %s", number, text);
}
