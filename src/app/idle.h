/* SPDX-License-Identifier: MIT */
/* When a kiosk's visitor counts as gone, and when their time is over. Arithmetic alone: whoever
 * asks brings the clock, in milliseconds of one that never goes back. Floor: app. */
#ifndef APP_IDLE_H
#define APP_IDLE_H

#include <stdbool.h>
#include <stdint.h>

struct idle {
    int64_t idle, limit;  /* ms without input, and in all; 0 = never */
    int64_t input, began; /* when bytes came in for the last time, and when the visit began */
};

enum idle_phase {
    IDLE_ACTIVE,
    IDLE_ENDING,  /* the last stretch before the limit */
    IDLE_WARNING, /* the last stretch without input */
    IDLE_GONE,    /* no input for all of `idle` */
    IDLE_ENDED    /* the limit is reached */
};

/* The last stretch: a minute, of a short time its last third. */
int64_t idle_stretch(int64_t all);

/* The phase at NOW; of two the later in the list. *RET_SECONDS: how many whole ones are left until
 * its end, counted up, so that it is never 0 before; 0 where nothing is counted. */
enum idle_phase idle_phase(const struct idle *idle, int64_t now, int *ret_seconds);

/* Milliseconds until the phase changes (SECONDS: or the seconds that are told); -1 = never. */
int64_t idle_patience(const struct idle *idle, int64_t now, bool seconds);

#endif
