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
#include "page/nav.h"
#include "page/page.h"

/* Credit for an answer: `got` of `of` points; of 0 = the task is not scored. */
struct score {
    int got, of;
};

/* Who is told, and how: the reader's language and the program's words. */
struct telling {
    struct text_wish wish;
    const struct catalog *words;
    uint64_t seed;             /* of this task in this run: for shuffles */
    int part;                  /* which of the task's parts is shown, from 0 */
    const struct nav *nav;     /* the answer being made, for previews; or NULL */
    const struct answer *path; /* FORM_PATH: the way so far; or NULL = none yet */
    const char *typed;         /* the player's own words for this task; NULL = not known any more */
    int before; /* of a task that is asked twice (kind->measure): the earlier answer; -1 = none */
};

/* The form of an answer, which is what the journal keeps. */
enum answer_form {
    FORM_NONE,   /* nothing is asked */
    FORM_ONE,    /* value[0] = the choice */
    FORM_MANY,   /* value[i] = 0 or 1 for every choice */
    FORM_ORDER,  /* value[i] = the choice at place i */
    FORM_PAIRS,  /* value[i] = target of choice i */
    FORM_POINTS, /* value[i] = points of choice i, 0 to POINTS_MOST */
    FORM_PATH    /* value[i] = the choice of turn i; how many there are depends on the way */
};

struct kind {
    const char *name;
    const char *about;         /* one English sentence for authors */
    const struct shape *shape; /* its own fields; the body's struct begins with its place */
    enum answer_form form;
    bool shared;          /* PAIRS: several choices may have the same target (groups) */
    bool halves;          /* points are no count of anything: they are not told */
    bool prompt_optional; /* it may do without a prompt (nothing is asked) */

    /* Rules beyond the table. False when something was added to DIAGS. */
    bool (*check)(const struct task *task, struct diags *diags);

    /* The form of this very task's answer, where that depends on its fields; NULL = `form`. */
    enum answer_form (*form_of)(const struct task *task);

    /* Finds the other tasks of STAGE that TASK speaks of, once all of them have been read. False
     * when something was added to DIAGS. NULL = it speaks of none. */
    bool (*resolve)(const struct stage *stage, struct task *task, struct diags *diags);

    /* What the task measures, when it may be asked again later, with the same choices (the loader
     * sees to that within a stage); NULL = nothing. */
    const char *(*measure)(const struct task *task);

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

    /* POINTS: what must be divided. */
    int (*total)(const struct task *task);

    /* PATH: whether PATH can be walked from its beginning; *RET_ENDS: whether it is at an end, so
     * that it is an answer. The empty path can be walked and is at no end. */
    bool (*follow)(const struct task *task, const struct answer *path, bool *ret_ends);

    /* Own words as an answer, where the page's input is a TEXT: clean UTF-8, lines parted by
     * newlines. Any text is an answer. NULL = the input is no TEXT. */
    void (*read)(const struct task *task, const struct telling *to, const char *text,
                 struct answer *ret_answer);

    /* Appends words that `read` takes for ANSWER, as well as there are any (for a player that plays
     * by itself). */
    void (*words)(const struct task *task, const struct answer *answer, const struct telling *to,
                  struct str *out);

    /* A valid answer with full credit (BEST), or one with as little as there can be; of a task
     * without a score any. */
    void (*sample)(const struct task *task, bool best, struct answer *ret_answer);

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
enum answer_form task_form(const struct task *task);

/* Whether ANSWER fits TASK: right count, numbers within range, an order a permutation, pairs
 * complete and no target twice unless they are shared, a path walked to an end. */
bool answer_valid(const struct task *task, const struct answer *answer);

/* Appends ANSWER with ids, the journal's form: "id" (ONE), "id id" or "-" (MANY), "id id id"
 * (ORDER, PATH), "id=target id=target" (PAIRS), "id=3 id=0" (POINTS), "" (NONE). ANSWER must be
 * valid. */
void answer_format(const struct task *task, const struct answer *answer, struct str *out);

/* Reads that form; single blanks between the parts, MANY, PAIRS and POINTS in any order. False when
 * an id is unknown or comes twice, or the answer does not fit; *RET_ANSWER is then untouched. */
bool answer_parse(const struct task *task, const char *line, struct answer *ret_answer);

/* The same for a PATH that has not come to its end yet (EVENT_TURN); "-" = at its beginning. */
bool path_valid(const struct task *task, const struct answer *path);
void path_format(const struct task *task, const struct answer *path, struct str *out);
bool path_parse(const struct task *task, const char *line, struct answer *ret_path);

/* Situation, prompt and the kind's input; of a task with several parts, part to->part, the first
 * one behind situation and prompt; of a way (to->path) the same for its first turn. */
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
