/* SPDX-License-Identifier: MIT */
/* A chain of blocks, newest first; each twice the size of the one before, up to a bound. An object
 * larger than the next block gets a block of its own size. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/wipe.h"

enum { ARENA_FIRST = 4096, ARENA_LARGEST = 256 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size, used;
    max_align_t data[];
};

static size_t arena_round(size_t size)
{
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX - step - sizeof(struct arena_block))
        bug_out_of_memory();
    return (size + step - 1) / step * step;
}

static void arena_grow(struct arena *a, size_t need)
{
    size_t size = a->block ? a->block->size * 2 : ARENA_FIRST;
    if (size > ARENA_LARGEST)
        size = ARENA_LARGEST;
    if (size < need)
        size = need;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        bug_out_of_memory();
    block->older = a->block;
    block->size = size;
    block->used = 0;
    a->block = block;
}

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t need = arena_round(size);
    if (!a->block || a->block->size - a->block->used < need)
        arena_grow(a, need);
    char *p = (char *)a->block->data + a->block->used;
    a->block->used += need;
    return memset(p, 0, need);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        bug_out_of_memory();
    return arena_alloc(a, count * size);
}

char *arena_copy(struct arena *a, const char *s, size_t length)
{
    char *copy = arena_alloc(a, length + 1);
    if (length)
        memcpy(copy, s, length);
    return copy;
}

char *arena_string(struct arena *a, const char *s)
{
    return arena_copy(a, s, strlen(s));
}

char *arena_format(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        BUG("a format that printf refuses");
    char *s = arena_alloc(a, (size_t)length + 1);
    vsnprintf(s, (size_t)length + 1, format, again);
    va_end(again);
    return s;
}

void arena_reset(struct arena *a)
{
    if (!a->block)
        return;
    struct arena_block *old = a->block->older;
    while (old) {
        struct arena_block *older = old->older;
        wipe(old->data, old->used);
        free(old);
        old = older;
    }
    a->block->older = NULL;
    wipe(a->block->data, a->block->used);
    a->block->used = 0;
}

void arena_release(struct arena *a)
{
    arena_reset(a);
    free(a->block);
    a->block = NULL;
}
