/* SPDX-License-Identifier: MIT */
/* Memory by lifetime: everything given out by an arena goes at once.
 *
 * The program has few of them, each named after how long its things live: pack, run, frame,
 * scratch. A zeroed struct is an empty arena. Memory is zeroed and aligned for any object. Running
 * out of memory does not return (base/bug.h). Floor: base. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest; blocks double in size */
};

/* SIZE zeroed bytes; SIZE 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *a, size_t size);

/* COUNT zeroed objects of SIZE bytes; an overflowing product counts as out of memory. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* A copy of the LENGTH bytes at S with a NUL behind them. */
char *arena_copy(struct arena *a, const char *s, size_t length);

/* A copy of the string S. */
char *arena_string(struct arena *a, const char *s);

/* printf into the arena. */
char *arena_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Forgets all objects and overwrites them (base/wipe.h), but keeps the newest block for what comes
 * next. */
void arena_reset(struct arena *a);

/* Gives all memory back; the arena is empty again and may be used on. */
void arena_release(struct arena *a);

#endif
