/* SPDX-License-Identifier: MIT */
#include "engine/rng.h"

uint64_t rng_next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

int rng_below(uint64_t *state, int most)
{
    if (most <= 0)
        return 0;
    /* Numbers below the remainder of 2^64 would make the small results likelier: draw again. */
    const uint64_t range = (uint64_t)most, uneven = (UINT64_MAX - range + 1) % range;
    uint64_t drawn;
    do {
        drawn = rng_next(state);
    } while (drawn < uneven);
    return (int)(drawn % range);
}

uint64_t rng_hash(uint64_t hash, const char *s)
{
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
    return hash;
}
