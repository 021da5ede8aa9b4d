/* SPDX-License-Identifier: MIT */
/* step_allows is the border: whatever passes it, step can do without asking again. Both look at the
 * event and at what was achieved, never at where the player stands, so a journal whose middle no
 * longer fits an edited pack still replays: what is refused is skipped. */
#include "engine/step.h"

#include <stddef.h>
#include <string.h>

#include "engine/quiz.h"
#include "engine/resume.h"

static bool step_all_answered(const struct state *state, int stage)
{
    const size_t count = state->pack->stages[stage].main_count;
    for (size_t i = 0; i < count; i++) {
        if (!state_record(state, stage, (int)i)->answered)
            return false;
    }
    return count > 0;
}

/* Once entered, a stage stays open, even when an author closes it for newcomers. */
static bool step_may_enter(const struct state *state, int stage)
{
    if (stage < 0 || (size_t)stage >= state->pack->stages_count)
        return false;
    if (state_open(state, stage))
        return true;
    for (size_t i = 0; i < state->pack->stages[stage].tasks_count; i++) {
        if (state_record(state, stage, (int)i)->answered)
            return true;
    }
    return false;
}

static bool step_may_do(const struct state *state, const struct event *event)
{
    return step_may_enter(state, event->stage) && event->task >= 0 &&
           (size_t)event->task < state->pack->stages[event->stage].tasks_count;
}

static bool step_has_question(const struct state *state, int question)
{
    const struct quiz *quiz = state->pack->quiz;
    return quiz && question >= 0 && (size_t)question < quiz->questions_count;
}

/* Whether the sitting's form asks it. */
static bool step_asks(const struct state *state, int question)
{
    return step_has_question(state, question) &&
           quiz_asks(state->pack->quiz, state->sitting.form, question);
}

/* The question of the form that comes next behind QUESTION (BY 1) or before it (BY -1); -1 when
 * there is none. */
static int step_question(const struct state *state, int question, int by)
{
    do
        question += by;
    while (step_has_question(state, question) && !step_asks(state, question));
    return step_has_question(state, question) ? question : -1;
}

/* The first question of the sitting that is still open; -1 when there is none. */
static int step_first_question(const struct state *state)
{
    int question = step_question(state, -1, 1);
    while (question >= 0 && state->sitting.reply[question] != REPLY_NONE)
        question = step_question(state, question, 1);
    return question;
}

static int step_last_question(const struct state *state)
{
    return step_question(state, (int)state->pack->quiz->questions_count, -1);
}

static bool step_all_replied(const struct state *state)
{
    return step_first_question(state) < 0;
}

/* Whether the last result has a tie-break with the archetype SIDE, or SIDE_ALL. */
static bool step_has_side(const struct state *state, int side)
{
    const struct quiz *quiz = state->pack->quiz;
    struct quiz_result result;
    if (!quiz || !state->tested)
        return false;
    quiz_result(quiz, state->result.reply, &result);
    return quiz_has_tiebreak(quiz, &result) && (side == SIDE_ALL || quiz_is_blended(&result, side));
}

static bool step_has_option(int option, size_t count)
{
    return option >= REPLY_SKIPPED && (option < 0 || (size_t)option < count);
}

bool step_allows(const struct state *state, const struct event *event)
{
    const struct pack *pack = state->pack;
    const struct confidence *confidence = pack->quiz ? pack->quiz->confidence : NULL;
    struct resume resume;

    switch (event->type) {
    case EVENT_MAP: return true;
    case EVENT_ENTER: return step_may_enter(state, event->stage);
    case EVENT_TASK: return step_may_do(state, event);
    case EVENT_ANSWER:
        return step_may_do(state, event) &&
               answer_valid(&pack->stages[event->stage].tasks[event->task], &event->answer);
    case EVENT_TURN:
        return step_may_do(state, event) &&
               path_valid(&pack->stages[event->stage].tasks[event->task], &event->answer);
    case EVENT_FINISH:
        return step_may_enter(state, event->stage) && step_all_answered(state, event->stage);
    case EVENT_TEST: return pack->quiz && event->option >= 0 && event->option < TEST_FORMS;
    case EVENT_QUESTION: return step_asks(state, event->question);
    case EVENT_REPLY:
        return step_asks(state, event->question) &&
               step_has_option(event->option, pack->quiz->questions[event->question].options_count);
    case EVENT_SURE: return confidence && step_has_option(event->option, confidence->options_count);
    case EVENT_RESULT: return pack->quiz && (state->tested || step_all_replied(state));
    case EVENT_SIDE: return step_has_side(state, event->option);
    case EVENT_WEEK: return state_actions(state, -1, 0, NULL, NULL) > 0;
    case EVENT_SIZE:
        return event->option >= -1 && event->option < SIZES &&
               state_actions(state, -1, 0, NULL, NULL) > 0;
    case EVENT_DO:
        return (size_t)event->stage < pack->stages_count && state->finished[event->stage] &&
               (size_t)event->option < pack->stages[event->stage].actions_count;
    case EVENT_DAY:
        return event->option >= 0 && event->option < EVENT_DAYS && state->pend_action >= 0;
    case EVENT_RESUME: return resume_parse(pack, event->code, &resume).error == RESUME_OK;
    }
    return false;
}

/* --- making it happen ---------------------------------------------------------------------- */

static void step_record(struct state *state, const struct event *event)
{
    const struct task *task = &state->pack->stages[event->stage].tasks[event->task];
    struct record *record = state_record(state, event->stage, event->task);
    const struct score score = task->kind->score(task, &event->answer);
    record->tries++;
    if (task_form(task) == FORM_ONE) {
        record->last = event->answer.value[0];
        if (!record->answered || record->first < 0)
            record->first = record->last;
    }
    record->answered = true;
    if (state_better(score, record->best))
        record->best = score;
}

/* Whether there is something to say about the answer just given: at the first time also whom the
 * player has met. */
static bool step_has_feedback(const struct state *state, const struct event *event)
{
    const struct telling nobody = {0};
    const struct task *task = &state->pack->stages[event->stage].tasks[event->task];
    return task_tell_page(task, &event->answer, &nobody, NULL) ||
           (task->contact && state_record(state, event->stage, event->task)->tries == 1);
}

/* A new sitting: the whole form begins with the test's opening, the short one, which was chosen
 * there, with its first question. */
static void step_begin_test(struct state *state, enum test_form form)
{
    state_begin_sitting(&state->sitting, form);
    state->counted = false;
    state->where = AT_TEST;
    if (form == TEST_SHORT && !step_all_replied(state)) {
        state->question = step_first_question(state);
        state->where = AT_QUESTION;
    }
}

/* The result is shown; a sitting that is complete becomes the one that counts. One that counted
 * already and was changed since counts as it is now; its tie-break must be asked again. */
static void step_show_result(struct state *state)
{
    const struct quiz_sitting *sitting = &state->sitting;
    state->where = AT_RESULT;
    if (!step_all_replied(state))
        return;
    const bool same = state->counted && state->result.sure == sitting->sure &&
                      memcmp(state->result.reply, sitting->reply, sizeof sitting->reply) == 0;
    if (same)
        return;
    state->sittings += !state->counted;
    state->tested = state->counted = true;
    state->result = *sitting;
    if (state->sittings == 1)
        state->first = *sitting;
}

static void step_after_reply(struct state *state)
{
    const struct quiz *quiz = state->pack->quiz;
    const int next = step_question(state, state->question, 1);
    if (next >= 0) {
        state->question = next;
        state->where = AT_QUESTION;
    } else if (quiz->confidence) {
        state->where = AT_SURE;
    } else {
        step_show_result(state);
    }
}

static void step_move(struct state *state, const struct event *event)
{
    struct resume resume;
    switch (event->type) {
    case EVENT_MAP: state->where = AT_MAP; break;
    case EVENT_ENTER:
        state->where = AT_SCENE;
        state->stage = event->stage;
        state->task = 0;
        state->entered[event->stage] = true;
        break;
    case EVENT_TASK:
    case EVENT_TURN:
    case EVENT_ANSWER:
        state->where = event->type == EVENT_ANSWER ? AT_FEEDBACK : AT_TASK;
        state->stage = event->stage;
        state->task = event->task;
        state->path = event->type == EVENT_TURN ? event->answer : (struct answer){0};
        state->path_stage = event->stage;
        state->path_task = event->task;
        if (event->type == EVENT_ANSWER) {
            state->answer = event->answer;
            step_record(state, event);
        }
        break;
    case EVENT_FINISH:
        state->where = AT_SUMMARY;
        state->stage = event->stage;
        state->finished[event->stage] = true;
        break;
    case EVENT_TEST: step_begin_test(state, (enum test_form)event->option); break;
    case EVENT_QUESTION:
        state->where = AT_QUESTION;
        state->question = event->question;
        break;
    case EVENT_REPLY:
        state->question = event->question;
        state->sitting.reply[event->question] = event->option;
        step_after_reply(state);
        break;
    case EVENT_SURE:
        state->sitting.sure = event->option;
        step_show_result(state);
        break;
    case EVENT_RESULT: step_show_result(state); break;
    case EVENT_SIDE:
        state->where = AT_RESULT;
        state->result.side = event->option;
        if (state->sittings == 1)
            state->first.side = event->option;
        break;
    case EVENT_WEEK:
        if (state->plan_size < 0 && state->tested && state->result.sure >= 0)
            state->plan_size = (int)quiz_size(state->pack->quiz, state->result.sure);
        state->where = state_planned(state) ? AT_PLANNED : state->plan_size < 0 ? AT_SIZE : AT_WEEK;
        break;
    case EVENT_SIZE:
        state->plan_size = event->option;
        state->where = event->option < 0 ? AT_SIZE : AT_WEEK;
        break;
    case EVENT_DO:
        state->pend_stage = event->stage;
        state->pend_action = event->option;
        state->where = AT_DAY;
        break;
    case EVENT_DAY:
        state->plan_stage = state->pend_stage;
        state->plan_action = state->pend_action;
        state->plan_day = event->option;
        state->where = AT_PLANNED;
        break;
    case EVENT_RESUME:
        if (resume_parse(state->pack, event->code, &resume).error == RESUME_OK)
            resume_take(state, &resume);
        break;
    }
}

void step(struct state *state, const struct event *event)
{
    struct event on;
    step_move(state, event);
    if (event->type == EVENT_ANSWER && !step_has_feedback(state, event) && step_go_on(state, &on))
        step_move(state, &on);
    state->events++;
}

/* --- the ways on and back ------------------------------------------------------------------ */

static struct event step_event(enum event_type type, int stage, int task)
{
    return (struct event){.type = type, .stage = stage, .task = task};
}

/* The event that leads to a task: where a way through it was begun and left, to its latest turn. */
static struct event step_to_task(const struct state *state, int stage, int task)
{
    struct event event = step_event(EVENT_TASK, stage, task);
    if (state->path.count > 0 && state->path_stage == stage && state->path_task == task) {
        event.type = EVENT_TURN;
        event.answer = state->path;
    }
    return event;
}

/* The first task of the stage that must be answered and never was; main_count when there is none.
 */
static size_t step_first_open(const struct state *state, int stage)
{
    size_t task = 0;
    while (task < state->pack->stages[stage].main_count &&
           state_record(state, stage, (int)task)->answered)
        task++;
    return task;
}

bool step_go_on(const struct state *state, struct event *ret_event)
{
    const int stage = state->stage;
    size_t count, open;

    switch (state->where) {
    case AT_SCENE:
        count = state->pack->stages[stage].main_count;
        open = step_first_open(state, stage);
        *ret_event = count == 0 ? step_event(EVENT_MAP, 0, 0)
                                : step_to_task(state, stage, open < count ? (int)open : 0);
        return true;
    case AT_FEEDBACK:
        count = state->pack->stages[stage].main_count;
        open = step_first_open(state, stage);
        if ((size_t)state->task >= count)
            count = state->pack->stages[stage].tasks_count; /* going on within the practice */
        if ((size_t)state->task + 1 < count)
            *ret_event = step_to_task(state, stage, state->task + 1);
        else if (open < state->pack->stages[stage].main_count)
            *ret_event = step_to_task(state, stage, (int)open);
        else
            *ret_event = step_event(EVENT_FINISH, stage, 0);
        return true;
    case AT_SUMMARY:
    case AT_RESULT:
    case AT_PLANNED: *ret_event = step_event(EVENT_MAP, 0, 0); return true;
    case AT_TEST:
        *ret_event =
            (struct event){.type = EVENT_QUESTION, .question = step_question(state, -1, 1)};
        return ret_event->question >= 0;
    case AT_MAP:
    case AT_TASK:
    case AT_QUESTION:
    case AT_SURE:
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY: return false;
    }
    return false;
}

bool step_practice(const struct state *state, int stage, struct event *ret_event)
{
    const struct stage *it = &state->pack->stages[stage];
    size_t task = it->main_count;
    if (task == it->tasks_count)
        return false;
    while (task < it->tasks_count && state_record(state, stage, (int)task)->answered)
        task++;
    *ret_event = step_to_task(state, stage, (int)(task < it->tasks_count ? task : it->main_count));
    return true;
}

bool step_back(const struct state *state, struct event *ret_event)
{
    const int stage = state->stage, task = state->task;

    switch (state->where) {
    case AT_MAP: return false;
    case AT_SCENE:
    case AT_TEST:
    case AT_SIZE:
    case AT_PLANNED:
    case AT_RESULT: *ret_event = step_event(EVENT_MAP, 0, 0); return true;
    case AT_WEEK: /* asks anew how large it should be */
        *ret_event = (struct event){.type = EVENT_SIZE, .option = -1};
        return true;
    case AT_DAY:
        *ret_event = (struct event){.type = EVENT_SIZE, .option = state->plan_size};
        return true;
    case AT_TASK:
        if (state->path.count > 0) { /* a turn back */
            *ret_event = step_event(EVENT_TURN, stage, task);
            ret_event->answer = state->path;
            ret_event->answer.count--;
            return true;
        }
        if ((size_t)task == state->pack->stages[stage].main_count) { /* out of the practice */
            *ret_event = state->finished[stage] ? step_event(EVENT_FINISH, stage, 0)
                                                : step_event(EVENT_ENTER, stage, 0);
            return true;
        }
        *ret_event =
            task > 0 ? step_event(EVENT_TASK, stage, task - 1) : step_event(EVENT_ENTER, stage, 0);
        return true;
    case AT_FEEDBACK: *ret_event = step_event(EVENT_TASK, stage, task); return true;
    case AT_SUMMARY:
        *ret_event = step_event(EVENT_TASK, stage, (int)state->pack->stages[stage].main_count - 1);
        return true;
    case AT_QUESTION:
        *ret_event = (struct event){.type = EVENT_QUESTION,
                                    .question = step_question(state, state->question, -1)};
        if (ret_event->question < 0)
            *ret_event = (struct event){.type = EVENT_TEST};
        return true;
    case AT_SURE:
        *ret_event = (struct event){.type = EVENT_QUESTION, .question = step_last_question(state)};
        return ret_event->question >= 0;
    }
    return false;
}

/* Whether a sitting was begun and neither finished nor started anew. */
static bool step_sitting(const struct state *state)
{
    const struct quiz *quiz = state->pack->quiz;
    bool begun = false;
    for (size_t i = 0; i < quiz->questions_count; i++)
        begun = begun || state->sitting.reply[i] != REPLY_NONE;
    return begun &&
           (!step_all_replied(state) || (quiz->confidence && state->sitting.sure == REPLY_NONE));
}

bool step_test(const struct state *state, struct event *ret_event)
{
    const struct quiz *quiz = state->pack->quiz;
    if (!quiz)
        return false;
    if (step_sitting(state)) {
        const int open = step_first_question(state);
        *ret_event = (struct event){.type = EVENT_QUESTION,
                                    .question = open < 0 ? step_last_question(state) : open};
    } else {
        *ret_event = (struct event){.type = state->tested ? EVENT_RESULT : EVENT_TEST};
    }
    return true;
}
