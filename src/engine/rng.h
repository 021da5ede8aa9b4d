/* SPDX-License-Identifier: MIT */
/* Numbers that look random and are the same on every machine.
 *
 * SplitMix64 (Steele, Lea & Flood 2014) for sequences, FNV-1a 64 bit (Fowler, Noll & Vo) to turn
 * names into numbers. Neither is fit for secrets. Pure. Floor: engine. */
#ifndef ENGINE_RNG_H
#define ENGINE_RNG_H

#include <stdint.h>

/* FNV-1a of nothing: what a chain of rng_hash begins with. */
#define RNG_HASH_START UINT64_C(0xcbf29ce484222325)

/* The next number of the sequence whose place is *STATE; any value starts one. */
uint64_t rng_next(uint64_t *state);

/* A number from 0 to MOST - 1, all equally likely; 0 when MOST is not positive. */
int rng_below(uint64_t *state, int most);

/* HASH carried on over the bytes of S, without its NUL. */
uint64_t rng_hash(uint64_t hash, const char *s);

#endif
