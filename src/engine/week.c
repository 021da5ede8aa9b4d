/* SPDX-License-Identifier: MIT */
#include "engine/week.h"

#include <string.h>

const char *week_day_key(int day)
{
    static const char *const keys[EVENT_DAYS] = {"day.monday",   "day.tuesday", "day.wednesday",
                                                 "day.thursday", "day.friday",  "day.saturday",
                                                 "day.sunday"};
    return keys[day];
}

static const char *week_measure_of(const struct task *task)
{
    return task->kind->measure ? task->kind->measure(task) : NULL;
}

/* Whether MEASURE was answered once more behind TASK of STAGE. */
static bool week_asked_later(const struct state *state, int stage, int task, const char *measure)
{
    for (int i = stage; i < (int)state->pack->stages_count; i++) {
        const struct stage *it = &state->pack->stages[i];
        for (int n = i == stage ? task + 1 : 0; n < (int)it->tasks_count; n++) {
            const char *other = week_measure_of(&it->tasks[n]);
            if (other && strcmp(other, measure) == 0 && state_record(state, i, n)->answered)
                return true;
        }
    }
    return false;
}

int week_measures(const struct state *state, int most, struct week_measure *ret_measure)
{
    int count = 0;
    for (int i = 0; i < (int)state->pack->stages_count; i++) {
        const struct stage *it = &state->pack->stages[i];
        for (int n = 0; n < (int)it->tasks_count; n++) {
            const struct task *task = &it->tasks[n];
            const struct record *record = state_record(state, i, n);
            const char *measure = week_measure_of(task);
            const int before = measure && record->answered ? state_before(state, i, n) : -1;
            if (before < 0 || before >= task->kind->choices(task) || record->last < 0 ||
                week_asked_later(state, i, n, measure))
                continue;
            if (count < most)
                ret_measure[count] = (struct week_measure){i, n, before, record->last};
            count++;
        }
    }
    return count;
}
