/* SPDX-License-Identifier: MIT */
/* One kind of task: its fields, its rules, its score, its page. All the rest of the program sees a
 * kind only through this table; tasks.def lists them.
 *
 * An answer (page/page.h, `struct answer`) is in the author's numbering. Everything here is pure.
 * Floor: tasks. */
#ifndef TASKS_TASK_H
#define TASKS_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/catalog.h"
#include "model/pack.h"
#include "page/page.h"

/* Credit for an answer: `got` of `of` points; of 0 = the task is not scored. */
struct score {
    int got, of;
};

/* Who is told, and how: the reader's language and the program's words. */
struct telling {
    struct text_wish wish;
    const struct catalog *words;
    uint64_t seed; /* of this task in this run: for shuffles */
    int part;      /* which of the task's parts is shown, from 0 */
};

struct kind {
    const char *name;
    const char *about;         /* one English sentence for authors */
    const struct shape *shape; /* its own fields; the body's struct begins with its place */
    enum input_type input;     /* the form of an answer */
    bool shared;               /* PAIRS: several choices may have the same target (groups) */
    bool prompt_optional;      /* it may do without a prompt (nothing is asked) */

    /* Rules beyond the table. False when something was added to DIAGS. */
    bool (*check)(const struct task *task, struct diags *diags);

    /* How many choices and targets an answer has (targets 0 unless PAIRS); their ids, which the
     * journal keeps. Targets without an id of their own are named "+1", "+2", … */
    int (*choices)(const struct task *task);
    const char *(*choice_id)(const struct task *task, int choice);
    int (*targets)(const struct task *task);
    const char *(*target_id)(const struct task *task, int target);

    /* The feedback for a choice, empty when the author left it out. NULL = never any. */
    const struct text *(*feedback)(const struct task *task, int choice);

    /* Pages to read before the answer; NULL = 1. */
    int (*parts)(const struct task *task);

    /* Puts the input on the page (behind situation and prompt, which task_ask_page wrote). */
    void (*ask)(const struct task *task, const struct telling *to, struct page *page);

    /* Partial credit for a valid answer. */
    struct score (*score)(const struct task *task, const struct answer *answer);

    /* Puts a valid answer as given and the feedback for the very choices on the page; the word on
     * how it went and `why` follow. */
    void (*tell)(const struct task *task, const struct answer *answer, const struct telling *to,
                 struct page *page);
};

/* All kinds, in the order of tasks.def, ended by NULL. */
extern const struct kind *const task_kinds[];

/* The kind called NAME, or NULL. */
const struct kind *task_kind(const char *name);

int task_parts(const struct task *task);

/* Whether ANSWER fits TASK: right count, numbers within range, an order a permutation, pairs
 * complete and no target twice unless they are shared. */
bool answer_valid(const struct task *task, const struct answer *answer);

/* Appends ANSWER with ids, the journal's form: "id" (ONE), "id id" or "-" (MANY), "id id id"
 * (ORDER), "id=target id=target" (PAIRS), "" (NONE). ANSWER must be valid. */
void answer_format(const struct task *task, const struct answer *answer, struct str *out);

/* Reads that form; single blanks between the parts, MANY and PAIRS in any order. False when an id
 * is unknown or comes twice, or the answer does not fit; *RET_ANSWER is then untouched. */
bool answer_parse(const struct task *task, const char *line, struct answer *ret_answer);

/* Situation, prompt and the kind's input; of a task with several parts, part to->part, the first
 * one behind situation and prompt. */
void task_ask_page(const struct task *task, const struct telling *to, struct page *page);

/* Prompt, the answer as given with its feedback, a word on how it went, and why; the first block
 * behind the prompt has `look` set. Where one choice is the answer, its mark is that word already.
 * False when there is nothing to tell (an unscored task without feedback and why): the game goes on
 * at once. PAGE may be NULL to only ask. */
bool task_tell_page(const struct task *task, const struct answer *answer, const struct telling *to,
                    struct page *page);

/* A permutation of 0..COUNT-1 from SEED (Fisher-Yates on SplitMix64), never the identity when
 * COUNT > 1. The same on every machine. */
void task_shuffle(uint64_t seed, int count, int *ret_order);

#endif
