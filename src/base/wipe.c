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
