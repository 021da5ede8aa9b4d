/* SPDX-License-Identifier: MIT */
/* Overwriting what somebody typed before its memory goes to the next use. One process may serve
 * many people one after the other (a kiosk), and a mistake that reads too far must not show the
 * one before. arena.h and str.h do it with all they give back. Floor: base. */
#ifndef BASE_WIPE_H
#define BASE_WIPE_H

#include <stddef.h>

/* Sets SIZE bytes at ROOM to zero, also where a compiler sees that nobody reads them any more. */
void wipe(void *room, size_t size);

/* Overwrites what functions that have returned left on the stack, WIPE_STACK bytes deep. */
void wipe_stack(void);

enum { WIPE_STACK = 96 * 1024 };

#endif
