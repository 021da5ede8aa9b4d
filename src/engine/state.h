/* SPDX-License-Identifier: MIT */
/* A run as a value: where the player is and what was achieved. Same pack, seed and events give the
 * same state, on every machine. Floor: engine. */
#ifndef ENGINE_STATE_H
#define ENGINE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/event.h"
#include "model/pack.h"
#include "tasks/task.h"

enum where {
    AT_MAP,
    AT_SCENE,
    AT_TASK,
    AT_FEEDBACK,
    AT_SUMMARY,
    AT_TEST,     /* the test's opening */
    AT_QUESTION, /* question `question` */
    AT_SURE,     /* the confidence question */
    AT_RESULT,
    AT_SIZE,   /* how large a thing to do this week */
    AT_WEEK,   /* which one */
    AT_DAY,    /* on which day */
    AT_PLANNED /* what is planned */
};

/* What is known about one task. The best answer counts; playing again never takes anything away. */
struct record {
    unsigned tries;
    struct score best; /* of = 0: unscored or not answered yet */
    bool answered;
    /* Of one choice (FORM_ONE), when answered: the first and the latest; -1 = not known, since a
     * resume code told of the task. */
    short first, last;
};

enum { REPLY_NONE = -2, REPLY_SKIPPED = -1 };
enum { SIDE_NONE = -2, SIDE_ALL = -1 };

/* One time through the test. */
struct quiz_sitting {
    enum test_form form;
    int reply[PACK_MOST_QUESTIONS]; /* option index, REPLY_SKIPPED or REPLY_NONE */
    int sure;                       /* confidence option, REPLY_SKIPPED or REPLY_NONE */
    int side; /* tie-break: the archetype that is nearer, SIDE_ALL or SIDE_NONE = not asked */
};

struct state {
    const struct pack *pack;
    uint64_t seed;
    bool all_open; /* no step is locked: an author's preview */

    enum where where;
    int stage, task, question;
    struct answer answer; /* AT_FEEDBACK: the one just given */
    struct answer path;   /* the way so far in the task below, which goes turn by turn */
    int path_stage, path_task;

    struct record *record; /* pack->tasks_count of them, stage->first_task + task */
    bool *finished;        /* per stage: its summary was reached with every task answered */
    bool *entered;         /* per stage: its scene was seen */

    struct quiz_sitting sitting;           /* that goes on, or was done and no other has begun */
    bool tested;                           /* a sitting was finished once: */
    struct quiz_sitting result;            /* the last one that was, */
    struct quiz_sitting first;             /* and the first one */
    int sittings;                          /* how many were finished */
    bool counted;                          /* the one that goes on is among them */
    int plan_size;                         /* enum size, -1 = not chosen */
    int plan_stage, plan_action, plan_day; /* the one thing this week; action, day -1 = none */
    int pend_stage, pend_action; /* what may take its place, once it has a day; action -1 = none */
    unsigned long events;        /* adopted so far */
};

/* A sitting of FORM in which nothing was answered. */
void state_begin_sitting(struct quiz_sitting *sitting, enum test_form form);

/* A new run at the map; tables in ARENA. */
void state_init(struct state *state, const struct pack *pack, uint64_t seed, struct arena *arena);

struct record *state_record(const struct state *state, int stage, int task);

/* Whether the stage can be entered now: unlocked and not `coming`. */
bool state_open(const struct state *state, int stage);

/* Whether an unlock rule holds (NULL holds, and all do where all is open). */
bool state_unlocked(const struct state *state, const struct unlock *unlock);

/* Whether A is the better credit, as a part of the whole; any credit is better than none known. */
bool state_better(struct score a, struct score b);

/* The stars of a mean credit, 0 to 1. */
int state_credit_stars(double credit);

/* Stars of a finished stage, 0 to 3, of the mean credit over its scored tasks: 3 from 0.85, 2 from
 * 0.60, 1 from 0.30; an entirely unscored stage has 3. 0 when not finished. */
int state_stars(const struct state *state, int stage);
int state_all_stars(const struct state *state);
int state_most_stars(const struct state *state); /* of playable stages */

/* The answer to another task that measures the same as this one and was answered before it, its
 * first that is known; -1 when there is none. */
int state_before(const struct state *state, int stage, int task);

/* The actions of size SIZE that were met on the way (those of finished stages), in the pack's
 * order; of any size when SIZE is -1. Fills at most MOST of stage and action; returns how many
 * there are. */
int state_actions(const struct state *state, int size, int most, int *ret_stage, int *ret_action);

/* Whether everything that this week's plan needs was chosen. */
bool state_planned(const struct state *state);

/* The stage to go to next: the first open one that is not finished; -1 when there is none. */
int state_next_stage(const struct state *state);

/* The seed for the shuffles of one task in this run: SplitMix64 over the seed and FNV-1a of the
 * ids. */
uint64_t state_task_seed(const struct state *state, int stage, int task);

/* The order in which the options of the test's QUESTION stand on the screen: RET_ORDER[i] = the
 * option at place i. All orders are equally likely, over the seeds; each sitting has its own. */
void state_question_order(const struct state *state, int question,
                          int ret_order[PACK_MOST_OPTIONS]);

/* The whole state as sorted plain lines, for tests and `askeleet replay`: where, tasks with tries
 * and best, stages with stars, replies, and the result's figures to 9 decimals. */
void state_describe(const struct state *state, struct str *out);

#endif
