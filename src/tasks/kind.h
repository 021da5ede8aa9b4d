/* SPDX-License-Identifier: MIT */
/* What the kinds of task share; only for the files of this room.
 *
 * A kind's file is named after the kind and defines `const struct kind kind_FILE`. Its body struct
 * is private to it: the loader fills the body through kind->shape, everybody else asks the table.
 * Floor: tasks. */
#ifndef TASKS_KIND_H
#define TASKS_KIND_H

#include "tasks/task.h"

#define KIND(name) extern const struct kind kind_##name;
#include "tasks/tasks.def"
#undef KIND

/* For kinds without targets. The second must never be called. */
int kind_no_targets(const struct task *task);
const char *kind_no_target_id(const struct task *task, int target);

/* For kinds whose table of fields says it all. */
bool kind_check_nothing(const struct task *task, struct diags *diags);

/* The program's word for KEY, and the author's TEXT, in the reader's language. */
const char *kind_word(const struct telling *to, const char *key);
const char *kind_text(const struct telling *to, const struct text *text);

/* TEXT like kind_text, but NULL when it was left out: the note of a page's item. */
const char *kind_note(const struct telling *to, const struct text *text);

/* task_shuffle with to->seed, in the page's arena. */
const int *kind_shuffled(const struct telling *to, int count, struct page *page);

/* "2. TEXT" for NUMBER 2, in the page's arena. */
const char *kind_numbered(struct page *page, int number, const char *text);

#endif
