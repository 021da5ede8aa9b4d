/* SPDX-License-Identifier: MIT */
/* Answers as values and as the journal's lines. The form of an answer depends on its input type
 * alone, so no kind has code of its own here. Ids hold neither blanks nor '=', and a target without
 * an id begins with '+', so a line has one reading only. */
#include "tasks/task.h"

#include <string.h>

#include "base/bug.h"

/* Whether all values are below MOST, and none comes twice if DISTINCT. */
static bool answer_within(const struct answer *answer, int most, bool distinct)
{
    bool seen[INPUT_MOST] = {false};
    for (int i = 0; i < answer->count; i++) {
        const int value = answer->value[i];
        if (value < 0 || value >= most || value >= INPUT_MOST || (distinct && seen[value]))
            return false;
        seen[value] = true;
    }
    return true;
}

bool answer_valid(const struct task *task, const struct answer *answer)
{
    const struct kind *kind = task->kind;
    const int choices = kind->choices(task);
    if (answer->count < 0 || answer->count > INPUT_MOST)
        return false;
    switch (kind->input) {
    case INPUT_NONE: return answer->count == 0;
    case INPUT_ONE: return answer->count == 1 && answer_within(answer, choices, false);
    case INPUT_MANY: return answer->count == choices && answer_within(answer, 2, false);
    case INPUT_ORDER: return answer->count == choices && answer_within(answer, choices, true);
    case INPUT_PAIRS:
        return answer->count == choices &&
               answer_within(answer, kind->targets(task), !kind->shared);
    }
    return false;
}

void answer_format(const struct task *task, const struct answer *answer, struct str *out)
{
    const struct kind *kind = task->kind;
    bool any = false;
    if (!answer_valid(task, answer))
        BUG("an answer that does not fit its task");
    for (int i = 0; i < answer->count; i++) {
        const int value = answer->value[i];
        const bool many = kind->input == INPUT_MANY, pairs = kind->input == INPUT_PAIRS;
        if (many && value == 0)
            continue;
        if (any)
            str_add_char(out, ' ');
        any = true;
        str_add(out, kind->choice_id(task, many || pairs ? i : value));
        if (pairs) {
            str_add_char(out, '=');
            str_add(out, kind->target_id(task, value));
        }
    }
    if (kind->input == INPUT_MANY && !any)
        str_add_char(out, '-');
}

/* The number of the one of COUNT things whose id is the LENGTH bytes at ID, or -1. */
static int answer_find(const struct task *task, const char *(*id_of)(const struct task *, int),
                       int count, const char *id, size_t length)
{
    for (int i = 0; i < count; i++) {
        const char *known = id_of(task, i);
        if (strlen(known) == length && memcmp(known, id, length) == 0)
            return i;
    }
    return -1;
}

/* Takes one part of a line into ANSWER. False when it is unknown, or one too many. */
static bool answer_take(const struct task *task, const char *part, size_t length,
                        struct answer *answer)
{
    const struct kind *kind = task->kind;
    const bool pairs = kind->input == INPUT_PAIRS;
    const char *sign = pairs ? memchr(part, '=', length) : NULL;
    if (pairs && !sign)
        return false;
    const size_t id_length = sign ? (size_t)(sign - part) : length;
    const int choices = kind->choices(task);
    const int choice = answer_find(task, kind->choice_id, choices, part, id_length);
    if (choice < 0)
        return false;

    switch (kind->input) {
    case INPUT_NONE: return false;
    case INPUT_ONE:
    case INPUT_ORDER:
        if (answer->count >= (kind->input == INPUT_ONE ? 1 : choices))
            return false;
        answer->value[answer->count++] = (short)choice;
        return true;
    case INPUT_MANY:
        if (answer->value[choice])
            return false;
        answer->value[choice] = 1;
        return true;
    case INPUT_PAIRS:
        if (answer->value[choice] >= 0)
            return false;
        answer->value[choice] = (short)answer_find(task, kind->target_id, kind->targets(task),
                                                   sign + 1, length - id_length - 1);
        return answer->value[choice] >= 0;
    }
    return false;
}

bool answer_parse(const struct task *task, const char *line, struct answer *ret_answer)
{
    const struct kind *kind = task->kind;
    const bool many = kind->input == INPUT_MANY, pairs = kind->input == INPUT_PAIRS;
    const bool nothing = strcmp(line, many ? "-" : "") == 0;
    struct answer answer = {.count = many || pairs ? kind->choices(task) : 0};
    for (int i = 0; pairs && i < answer.count; i++)
        answer.value[i] = -1;

    for (const char *at = line; !nothing; at++) {
        const size_t length = strcspn(at, " ");
        if (!answer_take(task, at, length, &answer))
            return false;
        at += length;
        if (*at == '\0')
            break;
    }
    if (!answer_valid(task, &answer))
        return false;
    *ret_answer = answer;
    return true;
}
