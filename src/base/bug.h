/* SPDX-License-Identifier: MIT */
/* The two ends that are nobody's input: a programmer's error and a machine out of memory.
 *
 * Both give the terminal back through the hook (the port sets it while a screen is up), say one
 * line on standard error and end the process at once. Floor: base. */
#ifndef BASE_BUG_H
#define BASE_BUG_H

#include <stdbool.h>

/* A state that cannot be. Aborts. */
#define BUG(what) bug_found(__FILE__, __LINE__, (what))

/* Says "FILE:LINE: bug: WHAT" and aborts. */
_Noreturn void bug_found(const char *file, int line, const char *what);

/* Says that memory ran out and exits with status 3. */
_Noreturn void bug_out_of_memory(void);

/* Whether that may say that nothing was lost, since the journal is committed before an answer
 * shows. At first it may not. */
void bug_set_saved(bool saved);

/* HOOK runs once before either message; NULL for none. It must be safe to call at any moment. */
void bug_set_hook(void (*hook)(void));

#endif
