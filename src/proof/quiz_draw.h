/* SPDX-License-Identifier: MIT */
/* Options at random, several from one number. A question's option is the whole part of fraction
 * times options; what is left behind the point is the next question's fraction. Three questions
 * from 32 bits leave each option uneven by at most 9^3 / 2^32, two in ten million. Pure.
 * Floor: proof. */
#ifndef PROOF_QUIZ_DRAW_H
#define PROOF_QUIZ_DRAW_H

#include <stdint.h>

#include "engine/rng.h"

struct quiz_draw {
    uint64_t state;
    uint32_t fraction, waiting;
    int used; /* questions drawn since the last number; 0 = draw one first */
};

/* An option from 0 to OPTIONS - 1, OPTIONS at most 9. Any state begins a sequence. */
static inline int quiz_draw(struct quiz_draw *draw, int options)
{
    enum { FROM_A_FRACTION = 3 };
    if (draw->used == 0) {
        const uint64_t number = rng_next(&draw->state);
        draw->fraction = (uint32_t)(number >> 32);
        draw->waiting = (uint32_t)number;
    } else if (draw->used == FROM_A_FRACTION) {
        draw->fraction = draw->waiting;
    }
    const uint64_t product = (uint64_t)draw->fraction * (uint64_t)options;
    draw->fraction = (uint32_t)product;
    draw->used = draw->used == 2 * FROM_A_FRACTION - 1 ? 0 : draw->used + 1;
    return (int)(product >> 32);
}

#endif
