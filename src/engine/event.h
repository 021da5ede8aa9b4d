/* SPDX-License-Identifier: MIT */
/* What can happen in a run: the journal's rows, a replay's lines, the only input of `step`.
 *
 * Events are absolute: each says where the player is afterwards, so that a row that no longer fits
 * an edited pack can be skipped without harm to the others. One line each, ids parted by single
 * blanks:
 *
 * - `map`: back to the map
 * - `enter STAGE`: the stage's scene
 * - `task STAGE TASK`: the task's question (again)
 * - `answer STAGE TASK ANSWER`: the answer (tasks/task.h, answer_format); feedback follows
 * - `turn STAGE TASK PATH`: the way so far in a task that goes turn by turn; `-` = its beginning
 * - `finish STAGE`: the stage's summary
 * - `test`: the test's opening; a new sitting with all questions begins
 * - `test short`: a new sitting of the short form begins, at its first question
 * - `question QUESTION`: a question of the sitting's form
 * - `reply QUESTION OPTION`: its answer, `-` = skipped; the form's next question follows
 * - `sure OPTION`: the confidence question's answer, `-` = skipped; the result follows
 * - `result`: the result
 * - `side ARCHETYPE`: the result's tie-break: which blended type is nearer; `-` = all alike
 * - `week`: choosing one thing to do this week
 * - `size SIZE`: how large it should be: small, middle or large; `-` = asks that
 * - `do STAGE ACTION`: what it is
 * - `day DAY`: and when: mon, tue, … sun
 * - `resume CODE`: what a resume code carries is added; the map follows. The code stands as it is
 *   written: capitals, groups parted by hyphens
 *
 * Floor: engine. */
#ifndef ENGINE_EVENT_H
#define ENGINE_EVENT_H

#include <stdbool.h>

#include "base/str.h"
#include "engine/resume_symbols.h"
#include "model/pack.h"
#include "page/page.h"

enum event_type {
    EVENT_MAP,
    EVENT_ENTER,
    EVENT_TASK,
    EVENT_ANSWER,
    EVENT_TURN,
    EVENT_FINISH,
    EVENT_TEST,
    EVENT_QUESTION,
    EVENT_REPLY,
    EVENT_SURE,
    EVENT_RESULT,
    EVENT_SIDE,
    EVENT_WEEK,
    EVENT_SIZE,
    EVENT_DO,
    EVENT_DAY,
    EVENT_RESUME
};

/* Which questions of the test are asked. */
enum test_form { TEST_ALL, TEST_SHORT, TEST_FORMS };

enum { EVENT_LONGEST = 4096, EVENT_DAYS = 7 }; /* bytes of a line */

struct event {
    enum event_type type;
    int stage, task; /* indices */
    int question;
    /* TEST: enum test_form; REPLY, SURE: -1 = skipped; SIDE: the archetype, -1 = all alike; SIZE:
     * enum size; DO: the action; DAY: 0 = Monday. */
    int option;
    struct answer answer;   /* ANSWER; TURN: the path */
    char code[RESUME_TEXT]; /* RESUME */
};

/* Appends the event's line, without newline. */
void event_format(const struct pack *pack, const struct event *event, struct str *out);

/* Reads a line. False when it is malformed or names what PACK does not have. */
bool event_parse(const struct pack *pack, const char *line, struct event *ret_event);

#endif
