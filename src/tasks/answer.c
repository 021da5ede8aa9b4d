/* SPDX-License-Identifier: MIT */
/* Answers as values and as the journal's lines. The form of an answer depends on its input type
 * alone, so no kind has code of its own here. Ids hold neither blanks nor '=', and a target without
 * an id begins with '+', so a line has one reading only. */
#include "tasks/task.h"

#include <string.h>

#include "base/bug.h"

/* The sum of the values; -1 when one of them is out of range. */
static int answer_points(const struct answer *answer)
{
    int sum = 0;
    for (int i = 0; i < answer->count; i++) {
        if (answer->value[i] < 0 || answer->value[i] > POINTS_MOST)
            return -1;
        sum += answer->value[i];
    }
    return sum;
}

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

bool path_valid(const struct task *task, const struct answer *path)
{
    bool ends;
    return task_form(task) == FORM_PATH && path->count >= 0 && path->count <= INPUT_MOST &&
           answer_within(path, task->kind->choices(task), false) &&
           task->kind->follow(task, path, &ends) && !ends;
}

bool answer_valid(const struct task *task, const struct answer *answer)
{
    const struct kind *kind = task->kind;
    const int choices = kind->choices(task);
    bool ends = false;
    if (answer->count < 0 || answer->count > INPUT_MOST)
        return false;
    switch (task_form(task)) {
    case FORM_NONE: return answer->count == 0;
    case FORM_ONE: return answer->count == 1 && answer_within(answer, choices, false);
    case FORM_MANY: return answer->count == choices && answer_within(answer, 2, false);
    case FORM_ORDER: return answer->count == choices && answer_within(answer, choices, true);
    case FORM_PAIRS:
        return answer->count == choices &&
               answer_within(answer, kind->targets(task), !kind->shared);
    case FORM_POINTS: return answer->count == choices && answer_points(answer) == kind->total(task);
    case FORM_PATH:
        return answer_within(answer, choices, false) && kind->follow(task, answer, &ends) && ends;
    }
    return false;
}

/* Appends the ids of ORDER and PATH, "-" when there are none. */
static void answer_add_ids(const struct task *task, const struct answer *answer, struct str *out)
{
    for (int i = 0; i < answer->count; i++)
        str_addf(out, "%s%s", i > 0 ? " " : "", task->kind->choice_id(task, answer->value[i]));
    if (answer->count == 0)
        str_add_char(out, '-');
}

void path_format(const struct task *task, const struct answer *path, struct str *out)
{
    if (!path_valid(task, path))
        BUG("a way that does not fit its task");
    answer_add_ids(task, path, out);
}

void answer_format(const struct task *task, const struct answer *answer, struct str *out)
{
    const struct kind *kind = task->kind;
    const enum answer_form form = task_form(task);
    bool any = false;
    if (!answer_valid(task, answer))
        BUG("an answer that does not fit its task");
    if (form == FORM_ONE || form == FORM_ORDER || form == FORM_PATH) {
        answer_add_ids(task, answer, out);
        return;
    }
    for (int i = 0; i < answer->count; i++) {
        const int value = answer->value[i];
        if (form == FORM_MANY && value == 0)
            continue;
        str_addf(out, "%s%s", any ? " " : "", kind->choice_id(task, i));
        any = true;
        if (form == FORM_PAIRS)
            str_addf(out, "=%s", kind->target_id(task, value));
        else if (form == FORM_POINTS)
            str_addf(out, "=%d", value);
    }
    if (form == FORM_MANY && !any)
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

/* A number of points without sign and needless zeros; -1 = it is none. */
static short answer_number(const char *text, size_t length)
{
    int number = 0;
    if (length == 0 || length > 3 || (length > 1 && *text == '0'))
        return -1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number <= POINTS_MOST ? (short)number : -1;
}

/* Takes "id" or "id=value" into ANSWER. False when it is unknown, or one too many. */
static bool answer_take(const struct task *task, const char *part, size_t length,
                        struct answer *answer)
{
    const struct kind *kind = task->kind;
    const enum answer_form form = task_form(task);
    const bool valued = form == FORM_PAIRS || form == FORM_POINTS;
    const char *sign = valued ? memchr(part, '=', length) : NULL;
    if (valued && !sign)
        return false;
    const size_t id_length = sign ? (size_t)(sign - part) : length;
    const int choice = answer_find(task, kind->choice_id, kind->choices(task), part, id_length);
    if (choice < 0)
        return false;

    switch (form) {
    case FORM_NONE: return false;
    case FORM_ONE:
    case FORM_ORDER:
    case FORM_PATH:
        if (answer->count >= INPUT_MOST)
            return false;
        answer->value[answer->count++] = (short)choice;
        return true;
    case FORM_MANY:
        if (answer->value[choice])
            return false;
        answer->value[choice] = 1;
        return true;
    case FORM_PAIRS:
    case FORM_POINTS:
        if (answer->value[choice] >= 0)
            return false;
        sign++;
        length -= id_length + 1;
        answer->value[choice] =
            form == FORM_POINTS
                ? answer_number(sign, length)
                : (short)answer_find(task, kind->target_id, kind->targets(task), sign, length);
        return answer->value[choice] >= 0;
    }
    return false;
}

/* Reads the parts of LINE, whatever they amount to. */
static bool answer_read(const struct task *task, const char *line, bool nothing,
                        struct answer *ret_answer)
{
    const enum answer_form form = task_form(task);
    const bool valued = form == FORM_PAIRS || form == FORM_POINTS;
    struct answer answer = {.count = valued || form == FORM_MANY ? task->kind->choices(task) : 0};
    for (int i = 0; valued && i < answer.count; i++)
        answer.value[i] = -1;

    for (const char *at = line; !nothing; at++) {
        const size_t length = strcspn(at, " ");
        if (!answer_take(task, at, length, &answer))
            return false;
        at += length;
        if (*at == '\0')
            break;
    }
    *ret_answer = answer;
    return true;
}

bool answer_parse(const struct task *task, const char *line, struct answer *ret_answer)
{
    struct answer answer;
    const bool nothing = strcmp(line, task_form(task) == FORM_MANY ? "-" : "") == 0;
    if (!answer_read(task, line, nothing, &answer) || !answer_valid(task, &answer))
        return false;
    *ret_answer = answer;
    return true;
}

bool path_parse(const struct task *task, const char *line, struct answer *ret_path)
{
    struct answer path;
    if (task_form(task) != FORM_PATH || !answer_read(task, line, strcmp(line, "-") == 0, &path) ||
        !path_valid(task, &path))
        return false;
    *ret_path = path;
    return true;
}
