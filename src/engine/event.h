/* SPDX-License-Identifier: MIT */
/* What can happen in a run: the journal's rows, a replay's lines, the only input of `step`.
 *
 * Events are absolute: each says where the player is afterwards, so that a row that no longer fits
 * an edited pack can be skipped without harm to the others. One line each, ids parted by single
 * blanks:
 *
 *     map                          back to the map
 *     enter STAGE                  the stage's scene
 *     task STAGE TASK              the task's question (again)
 *     answer STAGE TASK ANSWER     the answer (tasks/task.h, answer_format); feedback follows
 *     finish STAGE                 the stage's summary
 *     test                         the test's opening; a new sitting begins
 *     question QUESTION            a question of the test
 *     reply QUESTION OPTION        the answer; OPTION `-` = skipped; the next question follows
 *     sure OPTION                  the confidence question's answer, `-` = skipped; the result
 *                                  follows
 *     result                       the result
 *
 * Floor: engine. */
#ifndef ENGINE_EVENT_H
#define ENGINE_EVENT_H

#include <stdbool.h>

#include "base/str.h"
#include "model/pack.h"
#include "page/page.h"

enum event_type {
    EVENT_MAP,
    EVENT_ENTER,
    EVENT_TASK,
    EVENT_ANSWER,
    EVENT_FINISH,
    EVENT_TEST,
    EVENT_QUESTION,
    EVENT_REPLY,
    EVENT_SURE,
    EVENT_RESULT
};

enum { EVENT_LONGEST = 4096 }; /* bytes of a line */

struct event {
    enum event_type type;
    int stage, task;      /* indices */
    int question, option; /* REPLY, SURE: option -1 = skipped */
    struct answer answer;
};

/* Appends the event's line, without newline. */
void event_format(const struct pack *pack, const struct event *event, struct str *out);

/* Reads a line. False when it is malformed or names what PACK does not have. */
bool event_parse(const struct pack *pack, const char *line, struct event *ret_event);

#endif
