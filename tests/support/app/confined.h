/* SPDX-License-Identifier: MIT */
/* One attempt in a child of its own that shuts itself in before. Floor: tests (<- app). */
#ifndef SUPPORT_APP_CONFINED_H
#define SUPPORT_APP_CONFINED_H

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

/* How an attempt may end, besides an errno (1 to CONFINED_LARGEST), and a signal as its negative
 * number. */
enum {
    CONFINED_DONE = 0,
    CONFINED_KILLED = -SIGSYS,
    CONFINED_LARGEST = 250,
    CONFINED_OPEN = 254 /* the child could not shut itself in */
};

/* Forks; the child calls ENTER and then TRY with CONTEXT. What came of it: CONFINED_DONE where TRY
 * returned 0 or more, its errno where it returned less, or the signal that ended the child. */
static inline int confined(bool (*enter)(void), long (*try)(const void *context),
                           const void *context)
{
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        if (!enter())
            _exit(CONFINED_OPEN);
        errno = 0;
        const long got = try(context);
        _exit(got >= 0 ? CONFINED_DONE : errno);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return CONFINED_OPEN;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

#endif
