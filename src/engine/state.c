/* SPDX-License-Identifier: MIT */
#include "engine/state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/quiz.h"
#include "engine/rng.h"

/* A mean that equals a bound on paper must reach it, whatever rounding made of it. */
#define STATE_SLACK 1e-9

enum { STATE_STARS = 3 }; /* the most of one stage */

void state_begin_sitting(struct quiz_sitting *sitting, enum test_form form)
{
    sitting->form = form;
    for (size_t i = 0; i < PACK_MOST_QUESTIONS; i++)
        sitting->reply[i] = REPLY_NONE;
    sitting->sure = REPLY_NONE;
    sitting->side = SIDE_NONE;
}

void state_init(struct state *state, const struct pack *pack, uint64_t seed, struct arena *arena)
{
    memset(state, 0, sizeof *state);
    state->pack = pack;
    state->seed = seed;
    state->where = AT_MAP;
    state->record = arena_array(arena, pack->tasks_count, sizeof *state->record);
    state->entered = arena_array(arena, pack->stages_count, sizeof *state->entered);
    state->finished = arena_array(arena, pack->stages_count, sizeof *state->finished);
    state_begin_sitting(&state->sitting, TEST_ALL);
    state->result = state->first = state->sitting;
    state->plan_size = state->plan_action = state->plan_day = state->pend_action = -1;
}

struct record *state_record(const struct state *state, int stage, int task)
{
    return &state->record[state->pack->stages[stage].first_task + (size_t)task];
}

bool state_unlocked(const struct state *state, const struct unlock *unlock)
{
    if (!unlock || state->all_open)
        return true;
    switch (unlock->type) {
    case UNLOCK_ALL:
        for (size_t i = 0; i < unlock->count; i++) {
            if (!state_unlocked(state, &unlock->part[i]))
                return false;
        }
        return true;
    case UNLOCK_ANY:
        for (size_t i = 0; i < unlock->count; i++) {
            if (state_unlocked(state, &unlock->part[i]))
                return true;
        }
        return false;
    case UNLOCK_DONE:
        return unlock->stage >= 0 && (size_t)unlock->stage < state->pack->stages_count &&
               state->finished[unlock->stage];
    case UNLOCK_STARS: return state_all_stars(state) >= unlock->stars;
    }
    return false;
}

bool state_open(const struct state *state, int stage)
{
    const struct stage *it = &state->pack->stages[stage];
    return !it->coming && state_unlocked(state, it->unlock);
}

bool state_better(struct score a, struct score b)
{
    return a.of > 0 && (b.of <= 0 || (long)a.got * b.of > (long)b.got * a.of);
}

int state_credit_stars(double credit)
{
    const double bound = credit + STATE_SLACK;
    return bound >= 0.85 ? 3 : bound >= 0.60 ? 2 : bound >= 0.30 ? 1 : 0;
}

int state_stars(const struct state *state, int stage)
{
    const struct stage *it = &state->pack->stages[stage];
    double credit = 0;
    size_t scored = 0;

    if (!state->finished[stage])
        return 0;
    for (size_t i = 0; i < it->main_count; i++) {
        const struct score best = state_record(state, stage, (int)i)->best;
        if (best.of > 0) {
            credit += (double)best.got / (double)best.of;
            scored++;
        }
    }
    if (scored == 0)
        return STATE_STARS;
    return state_credit_stars(credit / (double)scored);
}

int state_all_stars(const struct state *state)
{
    int stars = 0;
    for (size_t i = 0; i < state->pack->stages_count; i++)
        stars += state_stars(state, (int)i);
    return stars;
}

int state_most_stars(const struct state *state)
{
    int stars = 0;
    for (size_t i = 0; i < state->pack->stages_count; i++)
        stars += state->pack->stages[i].coming ? 0 : STATE_STARS;
    return stars;
}

int state_next_stage(const struct state *state)
{
    for (size_t i = 0; i < state->pack->stages_count; i++) {
        if (!state->finished[i] && state_open(state, (int)i))
            return (int)i;
    }
    return -1;
}

int state_before(const struct state *state, int stage, int task)
{
    const struct task *asked = &state->pack->stages[stage].tasks[task];
    const char *measure = asked->kind->measure ? asked->kind->measure(asked) : NULL;
    for (int i = 0; measure && i < (int)state->pack->stages_count; i++) {
        const struct stage *it = &state->pack->stages[i];
        for (int n = 0; n < (int)it->tasks_count; n++) {
            const struct kind *kind = it->tasks[n].kind;
            const struct record *record = state_record(state, i, n);
            if (&it->tasks[n] == asked)
                return -1;
            if (record->answered && record->first >= 0 && kind->measure &&
                strcmp(kind->measure(&it->tasks[n]), measure) == 0)
                return record->first;
        }
    }
    return -1;
}

int state_actions(const struct state *state, int size, int most, int *ret_stage, int *ret_action)
{
    int count = 0;
    for (int i = 0; i < (int)state->pack->stages_count; i++) {
        const struct stage *it = &state->pack->stages[i];
        for (int n = 0; state->finished[i] && n < (int)it->actions_count; n++) {
            if (size >= 0 && it->actions[n].size != size)
                continue;
            if (count < most) {
                ret_stage[count] = i;
                ret_action[count] = n;
            }
            count++;
        }
    }
    return count;
}

bool state_planned(const struct state *state)
{
    return state->plan_action >= 0 && state->plan_day >= 0;
}

/* A number for the place that two ids name, in this run. */
static uint64_t state_seed(const struct state *state, const char *outer, const char *inner)
{
    uint64_t hash = rng_hash(RNG_HASH_START, outer);
    hash = rng_hash(hash, "/"); /* no id holds it: "a" + "bc" is not "ab" + "c" */
    hash = rng_hash(hash, inner);

    uint64_t place = state->seed;
    place = rng_next(&place) ^ hash;
    return rng_next(&place);
}

uint64_t state_task_seed(const struct state *state, int stage, int task)
{
    const struct stage *it = &state->pack->stages[stage];
    return state_seed(state, it->id, it->tasks[task].id);
}

void state_question_order(const struct state *state, int question, int ret_order[PACK_MOST_OPTIONS])
{
    const struct quiz *quiz = state->pack->quiz;
    const struct question *asked = &quiz->questions[question];
    const int before = state->sittings - state->counted; /* sittings before this one */
    uint64_t dice = state_seed(state, quiz->id, asked->id) ^ (uint64_t)before;
    for (int i = 0; i < (int)asked->options_count; i++)
        ret_order[i] = i;
    for (int i = (int)asked->options_count - 1; i > 0; i--) {
        const int other = rng_below(&dice, i + 1), held = ret_order[i];
        ret_order[i] = ret_order[other];
        ret_order[other] = held;
    }
}

/* --- the state in words -------------------------------------------------------------------- */

static const char *const state_where_names[] = {
    [AT_MAP] = "map",           [AT_SCENE] = "scene",     [AT_TASK] = "task",
    [AT_FEEDBACK] = "feedback", [AT_SUMMARY] = "summary", [AT_TEST] = "test",
    [AT_QUESTION] = "question", [AT_SURE] = "sure",       [AT_RESULT] = "result",
    [AT_SIZE] = "size",         [AT_WEEK] = "week",       [AT_DAY] = "day",
    [AT_PLANNED] = "planned",
};

static void state_add_where(const struct state *state, struct str *out)
{
    const struct stage *stage = &state->pack->stages[state->stage];
    str_addf(out, "at %s", state_where_names[state->where]);
    switch (state->where) {
    case AT_SCENE:
    case AT_SUMMARY: str_addf(out, " %s", stage->id); break;
    case AT_TASK:
        str_addf(out, " %s %s", stage->id, stage->tasks[state->task].id);
        if (state->path.count > 0) {
            str_add_char(out, ' ');
            path_format(&stage->tasks[state->task], &state->path, out);
        }
        break;
    case AT_FEEDBACK:
        str_addf(out, " %s %s ", stage->id, stage->tasks[state->task].id);
        answer_format(&stage->tasks[state->task], &state->answer, out);
        break;
    case AT_QUESTION: str_addf(out, " %s", state->pack->quiz->questions[state->question].id); break;
    case AT_MAP:
    case AT_TEST:
    case AT_SURE:
    case AT_RESULT:
    case AT_SIZE:
    case AT_WEEK:
    case AT_PLANNED: break;
    case AT_DAY:
        stage = &state->pack->stages[state->pend_stage];
        str_addf(out, " %s %s", stage->id, stage->actions[state->pend_action].id);
        break;
    }
    str_add_char(out, '\n');
}

static void state_add_stage(const struct state *state, int stage, struct str *out)
{
    const struct stage *it = &state->pack->stages[stage];
    str_addf(out, "stage %s %s stars %d\n", it->id,
             it->coming                 ? "coming"
             : state->finished[stage]   ? "finished"
             : state_open(state, stage) ? "open"
                                        : "locked",
             state_stars(state, stage));
    for (size_t i = 0; i < it->tasks_count; i++) {
        const struct record *record = state_record(state, stage, (int)i);
        if (record->answered)
            str_addf(out, "task %s %s tries %u best %d/%d\n", it->id, it->tasks[i].id,
                     record->tries, record->best.got, record->best.of);
    }
}

/* Nine decimals, and never a minus before nothing but zeros. */
static void state_add_figure(struct str *out, const char *what, const char *id, double figure)
{
    if (figure > -0.5e-9 && figure < 0.5e-9)
        figure = 0;
    str_addf(out, "result %s%s%s %.9f\n", what, *id ? " " : "", id, figure);
}

static void state_add_result(const struct quiz *quiz, const int *reply, struct str *out)
{
    struct quiz_result result;
    quiz_result(quiz, reply, &result);
    str_addf(out, "result type %s\n", result.type < 0 ? "-" : quiz->archetypes[result.type].id);
    str_addf(out, "result strength %s\n", strength_name(result.strength));
    state_add_figure(out, "lead", "", result.lead);
    str_add(out, "result blend");
    for (int i = 0; i < result.blends; i++)
        str_addf(out, " %s", quiz->archetypes[result.blend[i]].id);
    str_add(out, "\nresult decisive");
    for (int i = 0; i < result.decisives; i++)
        str_addf(out, " %s", quiz->questions[result.decisive[i]].id);
    str_add(out, "\n");
    for (size_t i = 0; i < quiz->traits_count; i++)
        state_add_figure(out, "trait", quiz->traits[i].id, result.value[i]);
    for (size_t i = 0; i < quiz->archetypes_count; i++)
        state_add_figure(out, "score", quiz->archetypes[i].id, result.score[i]);
}

/* WHAT and each reply of SITTING. */
static void state_add_replies(const struct quiz *quiz, const struct quiz_sitting *sitting,
                              const char *what, struct str *out)
{
    for (size_t i = 0; i < quiz->questions_count; i++) {
        const struct question *question = &quiz->questions[i];
        const int reply = sitting->reply[i];
        if (reply == REPLY_NONE)
            continue;
        str_addf(out, "%s %s %s\n", what, question->id,
                 reply < 0 ? "-" : question->options[reply].id);
    }
    if (sitting->form == TEST_SHORT)
        str_addf(out, "%s short\n", what);
}

static void state_add_side(const struct quiz *quiz, const struct quiz_sitting *sitting,
                           const char *what, struct str *out)
{
    const int side = sitting->side;
    if (side != SIDE_NONE)
        str_addf(out, "%s side %s\n", what, side < 0 ? "-" : quiz->archetypes[side].id);
}

static void state_add_test(const struct state *state, struct str *out)
{
    const struct quiz *quiz = state->pack->quiz;
    const int sure = state->sitting.sure;
    state_add_replies(quiz, &state->sitting, "reply", out);
    if (sure != REPLY_NONE)
        str_addf(out, "sure %s\n", sure < 0 ? "-" : quiz->confidence->options[sure].id);
    str_addf(out, "tested %s\n", state->tested ? "yes" : "no");
    if (!state->tested)
        return;
    state_add_result(quiz, state->result.reply, out);
    state_add_side(quiz, &state->result, "result", out);
    if (state->result.form == TEST_SHORT)
        str_add(out, "result short\n");
    if (state->sittings > 1) {
        str_addf(out, "sittings %d\n", state->sittings);
        state_add_replies(quiz, &state->first, "first", out);
        state_add_side(quiz, &state->first, "first", out);
    }
}

static void state_add_plan(const struct state *state, struct str *out)
{
    static const char *const sizes[] = {
        [SIZE_SMALL] = "small", [SIZE_MIDDLE] = "middle", [SIZE_LARGE] = "large"};
    const struct stage *stage = &state->pack->stages[state->plan_stage];
    if (state->plan_size >= 0)
        str_addf(out, "plan size %s\n", sizes[state->plan_size]);
    if (state->plan_action >= 0)
        str_addf(out, "plan do %s %s\n", stage->id, stage->actions[state->plan_action].id);
    if (state->plan_day >= 0)
        str_addf(out, "plan day %d\n", state->plan_day + 1);
}

static int state_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Appends the lines of TEXT, each ended by a newline, in byte order. Ids hold no newline. */
static void state_add_sorted(char *text, struct str *out)
{
    struct arena arena = {0};
    size_t count = 0, at = 0;
    for (const char *p = text; *p; p++)
        count += *p == '\n';
    char **line = arena_array(&arena, count, sizeof *line);
    for (char *p = text; *p; p++) {
        line[at++] = p;
        p = strchr(p, '\n');
        *p = '\0';
    }
    qsort(line, count, sizeof *line, state_compare);
    for (size_t i = 0; i < count; i++)
        str_addf(out, "%s\n", line[i]);
    arena_release(&arena);
}

void state_describe(const struct state *state, struct str *out)
{
    struct str lines = {0};
    state_add_where(state, &lines);
    str_addf(&lines, "pack %s\nseed %" PRIu64 "\nevents %lu\nstars %d of %d\n", state->pack->id,
             state->seed, state->events, state_all_stars(state), state_most_stars(state));
    for (size_t i = 0; i < state->pack->stages_count; i++)
        state_add_stage(state, (int)i, &lines);
    if (state->pack->quiz)
        state_add_test(state, &lines);
    state_add_plan(state, &lines);
    state_add_sorted(lines.text, out);
    str_release(&lines);
}
