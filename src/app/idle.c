/* SPDX-License-Identifier: MIT */
#include "app/idle.h"

enum { IDLE_SECOND = 1000, IDLE_STRETCH = 60 * IDLE_SECOND };

int64_t idle_stretch(int64_t all)
{
    return all / 3 < IDLE_STRETCH ? all / 3 : IDLE_STRETCH;
}

static int64_t idle_left(int64_t all, int64_t since, int64_t now)
{
    return since + all - now;
}

static int idle_seconds(int64_t left)
{
    return (int)((left + IDLE_SECOND - 1) / IDLE_SECOND);
}

enum idle_phase idle_phase(const struct idle *idle, int64_t now, int *ret_seconds)
{
    const int64_t input = idle_left(idle->idle, idle->input, now);
    const int64_t visit = idle_left(idle->limit, idle->began, now);
    *ret_seconds = 0;
    if (idle->limit && visit <= 0)
        return IDLE_ENDED;
    if (idle->idle && input <= 0)
        return IDLE_GONE;
    if (idle->idle && input <= idle_stretch(idle->idle)) {
        *ret_seconds = idle_seconds(input);
        return IDLE_WARNING;
    }
    if (idle->limit && visit <= idle_stretch(idle->limit)) {
        *ret_seconds = idle_seconds(visit);
        return IDLE_ENDING;
    }
    return IDLE_ACTIVE;
}

/* Until the next change of one of the two times, LEFT before its end. */
static int64_t idle_next(int64_t all, int64_t left, bool seconds)
{
    if (!all || left <= 0)
        return -1;
    if (left > idle_stretch(all))
        return left - idle_stretch(all);
    return seconds ? left - (int64_t)(idle_seconds(left) - 1) * IDLE_SECOND : left;
}

int64_t idle_patience(const struct idle *idle, int64_t now, bool seconds)
{
    const int64_t input = idle_next(idle->idle, idle_left(idle->idle, idle->input, now), seconds);
    const int64_t visit = idle_next(idle->limit, idle_left(idle->limit, idle->began, now), seconds);
    return input < 0 ? visit : visit < 0 ? input : input < visit ? input : visit;
}
