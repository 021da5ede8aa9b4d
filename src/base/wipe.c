/* SPDX-License-Identifier: MIT */
#include "base/wipe.h"

#include <string.h>

/* What a volatile pointer points to is unknown to the compiler, so the call stays. */
static void *(*const volatile wipe_set)(void *, int, size_t) = memset;

void wipe(void *room, size_t size)
{
    if (size)
        wipe_set(room, 0, size);
}

static void wipe_below(void)
{
    unsigned char below[WIPE_STACK];
    wipe(below, sizeof below);
}

/* Not inlined, else `below` would lie beside what the caller keeps, and not below it. */
static void (*const volatile wipe_deep)(void) = wipe_below;

void wipe_stack(void)
{
    wipe_deep();
}
