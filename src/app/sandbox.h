/* SPDX-License-Identifier: MIT */
/* The walls around a kiosk: what the program could still do if a stranger made it do what they
 * want, and that this is next to nothing.
 *
 * Three layers, each of which alone keeps files closed to a program that is inside:
 *
 *   limits     setrlimit(2), prctl(2): no new descriptor, no process, no core dump, no privileges
 *              by execve, little memory and time (from sandbox_limits on; descriptors from
 *              sandbox_enter on)
 *   Landlock   landlock(7), Linux 5.13: a domain without any rule. What the kernel's ABI handles is
 *              denied: the file system, TCP (ABI 4), ioctl on devices opened later (5), abstract
 *              sockets and signals to others (6)
 *   seccomp    seccomp(2), Linux 4.14, by libseccomp: a list of the system calls that a game on an
 *              open terminal needs (app/sandbox_filter.h)
 *
 * What stays open: the terminal's three descriptors and the memory that frames are gathered in;
 * they can be read and written. stat(2) and its like are the filter's alone, since Landlock does
 * not handle them. The program's own memory is not protected from itself: a sandbox keeps a broken
 * program from the machine, and not the broken program from its player.
 *
 * A visitor who makes the kiosk work for SANDBOX_SECONDS, or the many visitors of a kiosk that runs
 * for weeks, make it end; whoever starts it (sshd, systemd) starts it again.
 *
 * The filter kills by SIGSYS where an honest program never gets. Nobody gives the terminal back
 * then: a client of sshd gets theirs from their own ssh, and on a console the next login resets it.
 *
 * Programs that are instrumented (sanitizers, coverage: ASKELEET_INSTRUMENTED of Flags.cmake)
 * read /proc, map terabytes, write reports and figures, and start helpers when they end. There,
 * Landlock leaves files alone, there is no filter, and the limits that would be in their way are
 * left out. Such a program is for tests; sandbox_describe says so.
 *
 * Where there is no Linux all of this is nothing: the calls succeed and sandbox_describe says so.
 * Floor: app. */
#ifndef APP_SANDBOX_H
#define APP_SANDBOX_H

#include <stdbool.h>

#include "base/str.h"

/* The figures. A window of 500x200 with the whole pack that came with the program needs 18 MB of
 * address space; an hour's play some seconds of processor time. */
enum {
    SANDBOX_MEMORY = 128,      /* MB of address space */
    SANDBOX_SECONDS = 600,     /* of processor time, then SIGXCPU asks to leave; */
    SANDBOX_GRACE = 10,        /* so many later the kernel kills */
    SANDBOX_DESCRIPTORS = 16,  /* while starting: pack, terminal description, what frames go to */
    SANDBOX_DESCRIPTORS_IN = 3 /* once inside: those that are open stay, none is added */
};

/* The first thing of a kiosk, before anything is opened but descriptors 0 to 2, which must be open:
 * closes all others; umask 077; no core, no locked memory, no message queues, no new processes
 * (RLIMIT_NPROC; root is not held by it), files of at most GATHER_LARGEST bytes (ports/gather.h;
 * the memory that frames are gathered in counts as one), the figures above; not dumpable, which
 * also keeps debuggers of the same user out; no new privileges. A limit that cannot be set is left:
 * the one in force is lower already. */
void sandbox_limits(void);

/* Closes the program in, for good: Landlock, no more descriptors, seccomp. After everything that is
 * ever needed was read and the port was opened. False with one line in *REASON, without the final
 * stop, when a layer that this kernel has cannot be entered, or there is no seccomp: a kiosk must
 * not go on then. An older kernel without Landlock is no failure. */
bool sandbox_enter(struct str *reason) __attribute__((warn_unused_result));

/* The layers of sandbox_enter one by one, for the proof that each holds alone. */
bool sandbox_landlock(struct str *reason) __attribute__((warn_unused_result));
void sandbox_last_descriptor(void);

/* Appends what sandbox_enter would do on this machine, one line without its end: "sandbox:
 * Landlock (ABI 7), seccomp". */
void sandbox_describe(struct str *out);

#endif
