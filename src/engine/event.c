/* SPDX-License-Identifier: MIT */
/* A line is a keyword and the ids of what it is about. Reading is strict (one blank between words,
 * none at the ends), so that formatting what was read gives the same line again. */
#include "engine/event.h"

#include <string.h>

#include "engine/resume.h"
#include "tasks/task.h"

enum { EVENT_WORD = 65 }; /* the longest id and its NUL */

static const char *const event_names[] = {
    [EVENT_MAP] = "map",       [EVENT_ENTER] = "enter",
    [EVENT_TASK] = "task",     [EVENT_ANSWER] = "answer",
    [EVENT_FINISH] = "finish", [EVENT_TEST] = "test",
    [EVENT_REPLY] = "reply",   [EVENT_QUESTION] = "question",
    [EVENT_SURE] = "sure",     [EVENT_RESULT] = "result",
    [EVENT_TURN] = "turn",     [EVENT_WEEK] = "week",
    [EVENT_SIZE] = "size",     [EVENT_DO] = "do",
    [EVENT_DAY] = "day",       [EVENT_SIDE] = "side",
    [EVENT_RESUME] = "resume",
};

static const char event_short[] = "short";
static const char *const event_sizes[] = {
    [SIZE_SMALL] = "small", [SIZE_MIDDLE] = "middle", [SIZE_LARGE] = "large"};
static const char *const event_days[EVENT_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

enum { EVENT_TYPES = sizeof event_names / sizeof *event_names };

/* --- writing ------------------------------------------------------------------------------- */

static void event_add(struct str *out, const char *word)
{
    str_add_char(out, ' ');
    str_add(out, word);
}

static void event_add_answer(const struct task *task, const struct answer *answer, struct str *out)
{
    struct str words = {0};
    answer_format(task, answer, &words);
    if (words.length > 0)
        event_add(out, words.text);
    str_release(&words);
}

void event_format(const struct pack *pack, const struct event *event, struct str *out)
{
    const struct stage *stage;
    const struct question *question;

    str_add(out, event_names[event->type]);
    switch (event->type) {
    case EVENT_MAP:
    case EVENT_WEEK:
    case EVENT_RESULT: break;
    case EVENT_TEST:
        if (event->option == TEST_SHORT)
            event_add(out, event_short);
        break;
    case EVENT_ENTER:
    case EVENT_FINISH: event_add(out, pack->stages[event->stage].id); break;
    case EVENT_TASK:
    case EVENT_TURN:
    case EVENT_ANSWER:
        stage = &pack->stages[event->stage];
        event_add(out, stage->id);
        event_add(out, stage->tasks[event->task].id);
        if (event->type == EVENT_ANSWER) {
            event_add_answer(&stage->tasks[event->task], &event->answer, out);
        } else if (event->type == EVENT_TURN) {
            str_add_char(out, ' ');
            path_format(&stage->tasks[event->task], &event->answer, out);
        }
        break;
    case EVENT_QUESTION: event_add(out, pack->quiz->questions[event->question].id); break;
    case EVENT_REPLY:
        question = &pack->quiz->questions[event->question];
        event_add(out, question->id);
        event_add(out, event->option < 0 ? "-" : question->options[event->option].id);
        break;
    case EVENT_SURE:
        event_add(out, event->option < 0 ? "-" : pack->quiz->confidence->options[event->option].id);
        break;
    case EVENT_SIDE:
        event_add(out, event->option < 0 ? "-" : pack->quiz->archetypes[event->option].id);
        break;
    case EVENT_SIZE: event_add(out, event->option < 0 ? "-" : event_sizes[event->option]); break;
    case EVENT_DO:
        stage = &pack->stages[event->stage];
        event_add(out, stage->id);
        event_add(out, stage->actions[event->option].id);
        break;
    case EVENT_DAY: event_add(out, event_days[event->option]); break;
    case EVENT_RESUME: event_add(out, event->code); break;
    }
}

/* --- reading ------------------------------------------------------------------------------- */

/* Copies the word at *AT, up to a blank or the end. False when there is none or it is no id. */
static bool event_word(const char **at, char word[EVENT_WORD])
{
    const size_t length = strcspn(*at, " ");
    if (length == 0 || length >= EVENT_WORD)
        return false;
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length;
    return true;
}

/* The word behind the blank at *AT. */
static bool event_next(const char **at, char word[EVENT_WORD])
{
    if (**at != ' ')
        return false;
    ++*at;
    return event_word(at, word);
}

static bool event_stage(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!event_next(at, word))
        return false;
    event->stage = pack_find_stage(pack, word);
    return event->stage >= 0;
}

static bool event_task(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!event_stage(pack, at, event) || !event_next(at, word))
        return false;
    event->task = stage_find_task(&pack->stages[event->stage], word);
    return event->task >= 0;
}

/* The rest of the line is the answer or, for TURN, the way so far; an answer of nothing stands
 * without a blank before it. */
static bool event_answer(const struct pack *pack, const char **at, struct event *event)
{
    if (!event_task(pack, at, event))
        return false;
    const struct task *task = &pack->stages[event->stage].tasks[event->task];
    if (**at == ' ' && *++*at == '\0')
        return false;
    if (event->type == EVENT_TURN ? !path_parse(task, *at, &event->answer)
                                  : !answer_parse(task, *at, &event->answer))
        return false;
    *at += strlen(*at);
    return true;
}

static bool event_question(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!pack->quiz || !event_next(at, word))
        return false;
    event->question = quiz_find_question(pack->quiz, word);
    return event->question >= 0;
}

static bool event_reply(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!event_question(pack, at, event) || !event_next(at, word))
        return false;
    event->option = -1;
    if (strcmp(word, "-") == 0)
        return true;
    event->option = question_find_option(&pack->quiz->questions[event->question], word);
    return event->option >= 0;
}

static bool event_sure(const struct pack *pack, const char **at, struct event *event)
{
    const struct confidence *confidence = pack->quiz ? pack->quiz->confidence : NULL;
    char word[EVENT_WORD];
    if (!confidence || !event_next(at, word))
        return false;
    event->option = -1;
    if (strcmp(word, "-") == 0)
        return true;
    for (size_t i = 0; i < confidence->options_count; i++) {
        if (strcmp(confidence->options[i].id, word) == 0)
            event->option = (int)i;
    }
    return event->option >= 0;
}

static bool event_test(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    event->option = **at == ' ' ? TEST_SHORT : TEST_ALL;
    return pack->quiz &&
           (event->option == TEST_ALL || (event_next(at, word) && strcmp(word, event_short) == 0));
}

static bool event_side(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!pack->quiz || !event_next(at, word))
        return false;
    event->option = quiz_find_archetype(pack->quiz, word);
    return event->option >= 0 || strcmp(word, "-") == 0;
}

/* The next word as its number among the COUNT at NAMES. */
static bool event_option(const char *const *names, int count, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!event_next(at, word))
        return false;
    for (event->option = 0; event->option < count; event->option++) {
        if (strcmp(names[event->option], word) == 0)
            return true;
    }
    return false;
}

/* A size, or `-` for the question of it. */
static bool event_size(const char **at, struct event *event)
{
    event->option = -1;
    if (strcmp(*at, " -") == 0) {
        *at += 2;
        return true;
    }
    return event_option(event_sizes, SIZES, at, event);
}

static bool event_do(const struct pack *pack, const char **at, struct event *event)
{
    char word[EVENT_WORD];
    if (!event_stage(pack, at, event) || !event_next(at, word))
        return false;
    event->option = stage_find_action(&pack->stages[event->stage], word);
    return event->option >= 0;
}

/* A code of this pack, in the one way in which it is written. */
static bool event_resume(const struct pack *pack, const char **at, struct event *event)
{
    struct resume resume;
    if (**at != ' ' || resume_parse(pack, *at + 1, &resume).error != RESUME_OK ||
        !resume_format(pack, &resume, event->code) || strcmp(event->code, *at + 1) != 0)
        return false;
    *at += strlen(*at);
    return true;
}

static bool event_type(const char *word, enum event_type *ret_type)
{
    for (int i = 0; i < EVENT_TYPES; i++) {
        if (strcmp(event_names[i], word) == 0) {
            *ret_type = (enum event_type)i;
            return true;
        }
    }
    return false;
}

bool event_parse(const struct pack *pack, const char *line, struct event *ret_event)
{
    struct event event = {0};
    char word[EVENT_WORD];
    const char *at = line;
    bool ok = false;

    if (strlen(line) > EVENT_LONGEST || !event_word(&at, word) || !event_type(word, &event.type))
        return false;
    switch (event.type) {
    case EVENT_MAP:
    case EVENT_WEEK: ok = true; break;
    case EVENT_TEST: ok = event_test(pack, &at, &event); break;
    case EVENT_RESULT: ok = pack->quiz != NULL; break;
    case EVENT_SIDE: ok = event_side(pack, &at, &event); break;
    case EVENT_ENTER:
    case EVENT_FINISH: ok = event_stage(pack, &at, &event); break;
    case EVENT_TASK: ok = event_task(pack, &at, &event); break;
    case EVENT_TURN:
    case EVENT_ANSWER: ok = event_answer(pack, &at, &event); break;
    case EVENT_QUESTION: ok = event_question(pack, &at, &event); break;
    case EVENT_REPLY: ok = event_reply(pack, &at, &event); break;
    case EVENT_SURE: ok = event_sure(pack, &at, &event); break;
    case EVENT_SIZE: ok = event_size(&at, &event); break;
    case EVENT_DO: ok = event_do(pack, &at, &event); break;
    case EVENT_DAY: ok = event_option(event_days, EVENT_DAYS, &at, &event); break;
    case EVENT_RESUME: ok = event_resume(pack, &at, &event); break;
    }
    if (!ok || *at != '\0')
        return false;
    *ret_event = event;
    return true;
}
