/* SPDX-License-Identifier: MIT */
/* Answers for players who know everything, or nothing, found by trying: no test knows a kind.
 *
 * From a first valid answer, single values and swaps are tried as long as the score gets better (or
 * worse). That finds the ends of every score that adds up over its choices; an order, which is
 * scored by neighbours, starts at the author's order or the reverse of it. A header alone, like
 * real.h. Floor: tests (<- engine). */
#ifndef SUPPORT_APP_ANSWERS_H
#define SUPPORT_APP_ANSWERS_H

#include "engine/quiz.h"
#include "engine/rng.h"
#include "page/page.h"
#include "tasks/task.h"

static inline struct answer answers_first(const struct task *task, bool best)
{
    const struct kind *kind = task->kind;
    const int choices = kind->choices(task);
    struct answer answer = {.count = choices};
    if (kind->input == INPUT_NONE)
        answer.count = 0;
    else if (kind->input == INPUT_ONE)
        answer.count = 1;
    for (int i = 0; i < choices; i++) {
        if (kind->input == INPUT_ORDER)
            answer.value[i] = (short)(best ? i : choices - 1 - i);
        else if (kind->input == INPUT_PAIRS)
            answer.value[i] = (short)(kind->shared ? 0 : i);
    }
    return answer;
}

static inline bool answers_better(const struct task *task, const struct answer *a,
                                  const struct answer *b, bool best)
{
    const int gain = task->kind->score(task, a).got - task->kind->score(task, b).got;
    return answer_valid(task, a) && (best ? gain > 0 : gain < 0);
}

/* Takes the first change of *ANSWER that is better; false when there is none. */
static inline bool answers_improve(const struct task *task, bool best, struct answer *answer)
{
    const struct kind *kind = task->kind;
    const int values = kind->input == INPUT_MANY    ? 2
                       : kind->input == INPUT_PAIRS ? kind->targets(task)
                                                    : kind->choices(task);
    for (int i = 0; i < answer->count; i++) {
        for (int to = 0; to < values; to++) {
            struct answer tried = *answer;
            for (int j = 0; j < tried.count; j++) { /* who has it already takes ours */
                if (tried.value[j] == to && kind->input != INPUT_MANY && !kind->shared)
                    tried.value[j] = tried.value[i];
            }
            tried.value[i] = (short)to;
            if (answer_valid(task, &tried) && answers_better(task, &tried, answer, best)) {
                *answer = tried;
                return true;
            }
        }
    }
    return false;
}

/* The answer with the most points, or the least. Of several choices the worst are the others:
 * scores end at 0, so that trying would stop at nothing marked. */
static inline struct answer answers_find(const struct task *task, bool best)
{
    const bool others = task->kind->input == INPUT_MANY && !best;
    struct answer answer = answers_first(task, best || others);
    while (answers_improve(task, best || others, &answer)) {
    }
    for (int i = 0; others && i < answer.count; i++)
        answer.value[i] = !answer.value[i];
    return answer;
}

/* The display number of the one of COUNT that is the author's INDEX; -1 when there is none. */
static inline short answers_display(const struct choice *choice, int count, int index)
{
    for (int i = 0; i < count; i++) {
        if (choice[i].index == index)
            return (short)i;
    }
    return -1;
}

/* The author's ANSWER in display numbering: input_to_author turned around. */
static inline struct answer answers_shown(const struct input *input, const struct answer *answer)
{
    struct answer shown = {.count = answer->count};
    for (int i = 0; i < answer->count; i++) {
        const int mine = input->choices > i ? input->choice[i].index : 0;
        switch (input->type) {
        case INPUT_NONE: break;
        case INPUT_ONE:
        case INPUT_ORDER:
            shown.value[i] = answers_display(input->choice, input->choices, answer->value[i]);
            break;
        case INPUT_MANY: shown.value[i] = answer->value[mine]; break;
        case INPUT_PAIRS:
            shown.value[i] = answers_display(input->target, input->targets, answer->value[mine]);
            break;
        }
    }
    return shown;
}

/* Appends SHOWN, in display numbering, as a line that line mode takes. */
static inline void answers_line(const struct input *input, const struct answer *shown,
                                struct str *out)
{
    bool any = false;
    for (int i = 0; i < shown->count; i++) {
        if (input->type == INPUT_MANY && !shown->value[i])
            continue;
        if (any)
            str_add_char(out, ' ');
        any = true;
        if (input->type == INPUT_ONE || input->type == INPUT_ORDER)
            str_addf(out, "%d", shown->value[i] + 1);
        else
            str_addf(out, "%d", i + 1);
        if (input->type == INPUT_PAIRS)
            str_add_char(out, (char)('a' + shown->value[i]));
    }
    if (input->type == INPUT_MANY && !any)
        str_add_char(out, '-');
}

/* Replies to the whole test with the result STRENGTH and BLENDS types, from a fixed seed; false
 * when none was met. */
static inline bool answers_sitting(const struct quiz *quiz, enum strength strength, int blends,
                                   int ret_reply[PACK_MOST_QUESTIONS])
{
    uint64_t dice = 5;
    struct quiz_result result;
    for (int tries = 0; tries < 20000; tries++) {
        for (size_t i = 0; i < quiz->questions_count; i++)
            ret_reply[i] = rng_below(&dice, (int)quiz->questions[i].options_count);
        quiz_result(quiz, ret_reply, &result);
        if (result.strength == strength && result.blends == blends)
            return true;
    }
    return false;
}

#endif
