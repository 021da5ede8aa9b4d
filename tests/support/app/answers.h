/* SPDX-License-Identifier: MIT */
/* Answers for players who know everything, or nothing: no test knows a kind. A header alone, like
 * real.h. Floor: tests (<- engine). */
#ifndef SUPPORT_APP_ANSWERS_H
#define SUPPORT_APP_ANSWERS_H

#include "engine/quiz.h"
#include "engine/rng.h"
#include "page/page.h"
#include "tasks/task.h"

/* The answer with the most points, or one with the least, as the kind itself names them; that these
 * are what they say is the content tests' to prove. */
static inline struct answer answers_find(const struct task *task, bool best)
{
    struct answer answer;
    task->kind->sample(task, best, &answer);
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
    const bool flow = input->type == INPUT_MANY && input->flow;
    struct answer shown = {.count = flow ? input->choices : answer->count};
    for (int i = 0; i < shown.count; i++) {
        const int mine = input->choices > i ? input->choice[i].index : 0;
        if (mine < 0) /* text between the parts that can be marked */
            continue;
        switch (input->type) {
        case INPUT_NONE:
        case INPUT_TEXT: break;
        case INPUT_ONE:
        case INPUT_ORDER:
            shown.value[i] = answers_display(input->choice, input->choices, answer->value[i]);
            break;
        case INPUT_MANY:
        case INPUT_POINTS: shown.value[i] = answer->value[mine]; break;
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
    for (int i = 0, number = 0; i < shown->count; i++) {
        number += !input->flow || !input->choice[i].off;
        if (input->type == INPUT_MANY && !shown->value[i])
            continue;
        if (any)
            str_add_char(out, ' ');
        any = true;
        if (input->type == INPUT_ONE || input->type == INPUT_ORDER)
            str_addf(out, "%d", shown->value[i] + 1);
        else if (input->type == INPUT_POINTS)
            str_addf(out, "%d", shown->value[i]);
        else
            str_addf(out, "%d", number);
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
