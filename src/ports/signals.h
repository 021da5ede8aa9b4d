/* SPDX-License-Identifier: MIT */
/* What wakes a port: bytes, or a signal; and writing that neither can hold up.
 *
 * The signals a port cares about are blocked all the time and let through only while it waits, so
 * none is lost between a look and a sleep, and a handler does nothing but set a flag. Those that
 * ask to leave: SIGHUP (even where it was ignored at the start), SIGTERM, SIGINT, SIGQUIT (not
 * where they were ignored), SIGUSR1, SIGUSR2, SIGXCPU. SIGPIPE, SIGXFSZ and SIGALRM are ignored:
 * the failing call says the same. Handlers are per process, so only one `struct signals` may be
 * open at a time. Floor: ports. */
#ifndef PORTS_SIGNALS_H
#define PORTS_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum signals_flag {
    SIGNALS_WINDOW,   /* the window has another size */
    SIGNALS_STOP,     /* asked to stop (SIGTSTP) */
    SIGNALS_CONTINUE, /* was continued */
    SIGNALS_FLAGS
};

enum signals_got {
    SIGNALS_READY, /* the descriptor can be read or written, or is at its end, broken or hung up */
    SIGNALS_OTHER, /* the other descriptor can be read */
    SIGNALS_CAME,  /* a signal came: look at signals_leaving and signals_take */
    SIGNALS_LATE   /* the time passed */
};

enum { SIGNALS_CAUGHT = 13 };

struct signals {
    bool open, screen;
    int64_t until;   /* ms of CLOCK_MONOTONIC when signals_write gives up waiting; 0 = never */
    sigset_t before; /* the mask to give back */
    sigset_t within; /* in force while waiting */
    struct sigaction old[SIGNALS_CAUGHT];
};

/* Takes the signals over. SCREEN: also the window's and the job control's three. */
void signals_open(struct signals *signals, bool screen);

/* Gives them back; those that came meanwhile and were not looked at are dropped. */
void signals_close(struct signals *signals);

/* The signal that asks to leave, 0 = none. Stays until signals_open. */
int signals_leaving(void);

/* Whether FLAG was raised since the last call; lowers it. */
bool signals_take(enum signals_flag flag);

/* Waits for EVENTS (poll(2)) of DESCRIPTOR or a signal, at most PATIENCE ms (-1 = for ever).
 * A signal wins over a descriptor that is always ready. */
enum signals_got signals_wait(const struct signals *signals, int descriptor, short events,
                              int patience);

/* The same for bytes of DESCRIPTOR or, where it has none, of OTHER (-1 = no other). */
enum signals_got signals_wait_either(const struct signals *signals, int descriptor, int other,
                                     int patience);

/* Whether the other end of the terminal is gone for good. */
bool signals_hung_up(int descriptor);

/* Writes all LENGTH bytes; one write(2) where the other side takes them. While it does not, waits:
 * PATIENCE -1 until it does, a signal asks to leave or `until` has come, else PATIENCE ms a time
 * and SIGNALS_ROUNDS times whatever comes. False: not all was written; errno says why (EINTR,
 * ETIMEDOUT, EIO, …). */
bool signals_write(const struct signals *signals, int descriptor, const char *bytes, size_t length,
                   int patience) __attribute__((warn_unused_result));

/* Stops this process (GROUP: all of its process group) as SIGTSTP does by default; returns when it
 * was continued, or at once where nobody could continue it. The caller gave the terminal back. */
void signals_stop(bool group);

enum { SIGNALS_ROUNDS = 20 };

#endif
