/* SPDX-License-Identifier: MIT */
/* The seccomp layer of app/sandbox.h: which system calls are left, and what becomes of the others.
 *
 * Allowed is what a full sitting was seen to do once its screen is open (resize, paste, hang-up,
 * every signal, memory running out, with gcc and clang, hardened and not), and what glibc says
 * that these functions may do instead, no more. Arguments are held where a call is only harmless
 * with some: ioctl (the terminal's modes and size, no typing for others, no console), fcntl (flags
 * of an open file), mmap and mprotect (memory that is not executable, no files), signals (to
 * itself).
 *
 * The rest kills the process. An honest program never gets there, so that nothing is lost but an
 * attacker's second try, and the kernel's log shows the first one. The exception are calls by which
 * a C library looks for files or figures that it can do without (a translation, how much
 * memory there is): they fail with EACCES, and it does without.
 *
 * Calls of another architecture (32 bit and x32 on x86-64) kill. Floor: app. */
#ifndef APP_SANDBOX_FILTER_H
#define APP_SANDBOX_FILTER_H

#include <stdbool.h>

#include "base/str.h"

/* Whether this kernel can do it. */
bool sandbox_filter_possible(void);

/* Puts the filter in force, for good; sets no_new_privs. False with one line in *REASON. */
bool sandbox_filter(struct str *reason) __attribute__((warn_unused_result));

#endif
