/* SPDX-License-Identifier: MIT */
/* What ncurses writes, gathered in memory, so that a frame reaches the terminal in one write and
 * never waits within ncurses.
 *
 * ncurses 6.4 writes after every movement of the cursor, and waits for ever where the terminal does
 * not read. It is given a descriptor of its own; once it is set up, that descriptor is an anonymous
 * file in memory, and the port writes its content to the terminal itself (signals_write). Where
 * such a file is not to be had (few descriptors, a limit on file sizes), the descriptor stays the
 * terminal: `memory` is false. Floor: ports. */
#ifndef PORTS_GATHER_H
#define PORTS_GATHER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

/* Bytes of memory that a limit on file sizes must leave: more than any frame of 500x200. */
enum { GATHER_LARGEST = 8 * 1024 * 1024 };

struct gather {
    FILE *file; /* for newterm; only its descriptor is used */
    int out;    /* that descriptor */
    bool memory;
};

/* Gets ready for newterm: FILE writes to the terminal TTY. With no descriptor left it is standard
 * output itself. */
void gather_open(struct gather *gather, int tty);

/* From now on all that is written there stays in memory. */
void gather_start(struct gather *gather);

/* What was written since the last call, in ARENA, and its length; the memory is empty again. */
char *gather_take(struct gather *gather, struct arena *arena, size_t *ret_length);

/* Takes out of the LENGTH bytes of an ncurses frame what no terminal needs, and returns how many
 * are left: "G0 is ASCII" (the game never leaves it) and the default colour just before a full
 * reset. A quarter of the bytes of a moved selection. */
size_t gather_thin(char *bytes, size_t length);

void gather_close(struct gather *gather);

#endif
