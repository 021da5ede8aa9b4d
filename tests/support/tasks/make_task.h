/* SPDX-License-Identifier: MIT */
/* Tasks for tests without a file: bodies are made and filled through the kind's shape, by the names
 * that authors use. A name or type that the shape does not have is a BUG. Floor: tests above tasks.
 */
#ifndef SUPPORT_TASKS_MAKE_TASK_H
#define SUPPORT_TASKS_MAKE_TASK_H

#include "tasks/task.h"

/* A map of the author's: a body or an entry of one of its lists. */
struct made {
    const struct shape *shape;
    char *at;
    struct arena *arena;
};

void make_id(struct made made, const char *field, const char *id);
void make_number(struct made made, const char *field, int number);
void make_flag(struct made made, const char *field, bool flag);
/* STRING in English and "fi STRING" in Finnish; NULL leaves the text out. */
void make_text(struct made made, const char *field, const char *string);
/* New, empty entries. */
void make_list(struct made made, const char *field, int count);
/* "FIELD 0", "FIELD 1", … like make_text. */
void make_texts(struct made made, const char *field, int count);
struct made make_entry(struct made made, const char *field, int index);

struct text make_text_of(struct arena *arena, const char *string);

/* An empty task of the kind, with id, situation, prompt and why. */
struct made make_task(struct task *task, const char *kind, struct arena *arena);

/* The kinds that make_sample makes, ended by NULL; those of more tangled bodies are tested with
 * tasks from files. */
extern const char *const make_kinds[];

/* The same, every field filled: lists have COUNT entries, but `groups` 3, `extra` 2 and `pages` 3.
 * In entry N of LIST texts are "FIELD N", ids "LIST-N", numbers N, flags those of odd N; item N
 * belongs to group N % 3. */
struct made make_sample(struct task *task, const char *kind, int count, struct arena *arena);

/* A page and whom it is told: English, words are their own keys. */
struct telling make_telling(uint64_t seed);

/* A valid answer from a stream of numbers; *STATE is any number at first. */
struct answer make_answer(const struct task *task, uint64_t *state);

/* An answer of COUNT values. */
#define MAKE_ANSWER(...)                                                                           \
    make_values((int)(sizeof((const short[]){__VA_ARGS__}) / sizeof(short)),                       \
                (const short[]){__VA_ARGS__})
struct answer make_values(int count, const short *value);

/* The first input block's choice that stands for the author's number INDEX, -1 = none. */
int make_shown(const struct choice *choice, int count, int index);

#endif
