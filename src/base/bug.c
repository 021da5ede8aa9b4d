/* SPDX-License-Identifier: MIT */
/* Only write(2) and _exit(2) here: stdio may be the very thing that failed. */
#include "base/bug.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*bug_hook)(void);
static bool bug_saved;

void bug_set_hook(void (*hook)(void))
{
    bug_hook = hook;
}

void bug_set_saved(bool saved)
{
    bug_saved = saved;
}

static void bug_say(const char *s)
{
    size_t left = strlen(s);
    while (left > 0) {
        ssize_t n = write(STDERR_FILENO, s, left);
        if (n <= 0)
            return;
        s += n;
        left -= (size_t)n;
    }
}

static void bug_run_hook(void)
{
    void (*hook)(void) = bug_hook;
    bug_hook = NULL;
    if (hook)
        hook();
}

_Noreturn void bug_found(const char *file, int line, const char *what)
{
    char digits[12];
    size_t at = sizeof digits - 1;
    unsigned number = line > 0 ? (unsigned)line : 0;

    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    bug_run_hook();
    bug_say("askeleet: ");
    bug_say(file);
    bug_say(":");
    bug_say(digits + at);
    bug_say(": bug: ");
    bug_say(what);
    bug_say("\n");
    abort();
}

_Noreturn void bug_out_of_memory(void)
{
    bug_run_hook();
    bug_say(bug_saved ? "askeleet: out of memory; what you answered is saved\n"
                      : "askeleet: out of memory\n");
    _exit(3);
}
