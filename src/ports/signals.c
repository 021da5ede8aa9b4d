/* SPDX-License-Identifier: MIT */
/* The flags below are the only state of the process that is not passed round: a handler gets no
 * argument. They change only within ppoll, since the signals are blocked everywhere else.
 *
 * Linux does not let a pending signal through in a ppoll that finds its descriptor ready. A
 * terminal that is flooded with keys would so keep SIGTERM waiting; therefore each ready wait is
 * followed by one of no length that has no descriptor.
 *
 * Writing sets O_NONBLOCK for the one call and takes it back: the open file belongs to the shell
 * and others too, and must not stay so. */
#define _GNU_SOURCE /* ppoll: POSIX has it since 2024, glibc shows it only so */

#include "ports/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

enum signals_use { SIGNALS_USE_LEAVE, SIGNALS_USE_FLAG, SIGNALS_USE_IGNORE };

struct signals_row {
    int number;
    enum signals_use use;
    enum signals_flag flag;
    bool even_ignored; /* is caught also where it was ignored at the start */
};

static const struct signals_row signals_rows[SIGNALS_CAUGHT] = {
    {SIGHUP, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, true},
    {SIGTERM, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGINT, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGQUIT, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGUSR1, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGUSR2, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGXCPU, SIGNALS_USE_LEAVE, SIGNALS_FLAGS, false},
    {SIGPIPE, SIGNALS_USE_IGNORE, SIGNALS_FLAGS, false},
    {SIGXFSZ, SIGNALS_USE_IGNORE, SIGNALS_FLAGS, false},
    {SIGALRM, SIGNALS_USE_IGNORE, SIGNALS_FLAGS, false},
    {SIGWINCH, SIGNALS_USE_FLAG, SIGNALS_WINDOW, true},
    {SIGTSTP, SIGNALS_USE_FLAG, SIGNALS_STOP, false},
    {SIGCONT, SIGNALS_USE_FLAG, SIGNALS_CONTINUE, true},
};

static volatile sig_atomic_t signals_leave;
static volatile sig_atomic_t signals_raised[SIGNALS_FLAGS];

static void signals_handle(int number)
{
    switch (number) {
    case SIGWINCH: signals_raised[SIGNALS_WINDOW] = 1; break;
    case SIGTSTP: signals_raised[SIGNALS_STOP] = 1; break;
    case SIGCONT: signals_raised[SIGNALS_CONTINUE] = 1; break;
    default: signals_leave = number; break;
    }
}

void signals_open(struct signals *signals, bool screen)
{
    *signals = (struct signals){.open = true, .screen = screen};
    signals_leave = 0;
    for (int i = 0; i < SIGNALS_FLAGS; i++)
        signals_raised[i] = 0;

    sigset_t blocked;
    sigemptyset(&blocked);
    for (int i = 0; i < SIGNALS_CAUGHT; i++) {
        if (signals_rows[i].use == SIGNALS_USE_LEAVE ||
            (screen && signals_rows[i].use == SIGNALS_USE_FLAG))
            sigaddset(&blocked, signals_rows[i].number);
    }
    sigprocmask(SIG_BLOCK, &blocked, &signals->before);
    signals->within = signals->before;
    for (int i = 0; i < SIGNALS_CAUGHT; i++) {
        const struct signals_row *row = &signals_rows[i];
        struct sigaction action = {.sa_handler = signals_handle};
        sigaction(row->number, NULL, &signals->old[i]);
        if (row->use == SIGNALS_USE_FLAG && !screen)
            continue;
        sigdelset(&signals->within, row->number);
        if (row->use == SIGNALS_USE_IGNORE)
            action.sa_handler = SIG_IGN;
        else if (signals->old[i].sa_handler == SIG_IGN && !row->even_ignored)
            continue;
        sigemptyset(&action.sa_mask);
        sigaction(row->number, &action, NULL);
    }
}

void signals_close(struct signals *signals)
{
    if (!signals->open)
        return;
    /* Ignoring a signal drops it where it waits: the line's own SIGHUP must not kill the program
     * that has just seen the end of its input and is on its way out. */
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (int i = 0; i < SIGNALS_CAUGHT; i++) {
        if (signals_rows[i].use == SIGNALS_USE_FLAG && !signals->screen)
            continue;
        sigaction(signals_rows[i].number, &ignore, NULL);
        sigaction(signals_rows[i].number, &signals->old[i], NULL);
    }
    sigprocmask(SIG_SETMASK, &signals->before, NULL);
    signals->open = false;
}

int signals_leaving(void)
{
    return signals_leave;
}

bool signals_take(enum signals_flag flag)
{
    const bool raised = signals_raised[flag] != 0;
    signals_raised[flag] = 0;
    return raised;
}

/* WHAT is the descriptor and the other one. */
static enum signals_got signals_poll(const struct signals *signals, struct pollfd what[2],
                                     int patience)
{
    const struct timespec none = {0, 0};
    const struct timespec time = {patience / 1000, patience % 1000 * 1000000L};

    const int n = ppoll(what, 2, patience < 0 ? NULL : &time, &signals->within);
    if (n < 0)
        return SIGNALS_CAME; /* EINTR; nothing else can be wrong with these arguments */
    if (n == 0)
        return SIGNALS_LATE;
    if (ppoll(NULL, 0, &none, &signals->within) < 0)
        return SIGNALS_CAME;
    return what[0].revents ? SIGNALS_READY : SIGNALS_OTHER;
}

enum signals_got signals_wait(const struct signals *signals, int descriptor, short events,
                              int patience)
{
    struct pollfd what[2] = {{.fd = descriptor, .events = events}, {.fd = -1}};
    return signals_poll(signals, what, patience);
}

enum signals_got signals_wait_either(const struct signals *signals, int descriptor, int other,
                                     int patience)
{
    struct pollfd what[2] = {{.fd = descriptor, .events = POLLIN}, {.fd = other, .events = POLLIN}};
    return signals_poll(signals, what, patience);
}

bool signals_hung_up(int descriptor)
{
    struct pollfd what = {.fd = descriptor, .events = POLLOUT};
    return poll(&what, 1, 0) > 0 && (what.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

static ssize_t signals_write_now(int descriptor, const char *bytes, size_t length)
{
    const int flags = fcntl(descriptor, F_GETFL);
    const bool change = flags >= 0 && (flags & O_NONBLOCK) == 0;
    if (change)
        fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
    const ssize_t n = write(descriptor, bytes, length);
    const int error = errno;
    if (change)
        fcntl(descriptor, F_SETFL, flags);
    errno = error;
    return n;
}

/* The ms until `until`, at most a day; -1 = for ever. */
static int signals_left(const struct signals *signals)
{
    enum { DAY = 24 * 60 * 60 * 1000 };
    struct timespec now = {0, 0};
    if (signals->until == 0)
        return -1;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const int64_t left = signals->until - ((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
    return left < 0 ? 0 : left > DAY ? DAY : (int)left;
}

bool signals_write(const struct signals *signals, int descriptor, const char *bytes, size_t length,
                   int patience)
{
    enum { PAUSE = 20 }; /* ms: a terminal with one place free is ready, but takes no line end */
    int rounds = 0;
    bool ready = false;

    while (length > 0) {
        const ssize_t n = signals_write_now(descriptor, bytes, length);
        if (n > 0) {
            bytes += n;
            length -= (size_t)n;
            ready = false;
            continue;
        }
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
            return false;
        if (patience < 0 && signals_leaving()) {
            errno = EINTR;
            return false;
        }
        const int left = patience < 0 ? signals_left(signals) : patience;
        if ((patience < 0 && left == 0) || (patience >= 0 && ++rounds > SIGNALS_ROUNDS)) {
            errno = ETIMEDOUT;
            return false;
        }
        if (ready) {
            signals_wait(signals, -1, 0, PAUSE);
            ready = false;
            continue;
        }
        const enum signals_got got = signals_wait(signals, descriptor, POLLOUT, left);
        if (got == SIGNALS_LATE && patience >= 0) {
            errno = ETIMEDOUT;
            return false;
        }
        ready = got == SIGNALS_READY;
    }
    return true;
}

void signals_stop(bool group)
{
    struct sigaction caught, stop = {.sa_handler = SIG_DFL};
    sigset_t only, mask;

    sigemptyset(&stop.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    sigaddset(&only, SIGCONT); /* its handler is to run here and not later, as news */
    sigaction(SIGTSTP, &stop, &caught);
    kill(group ? 0 : getpid(), SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, &mask); /* here it stops, and here it goes on */
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &caught, NULL);
    signals_take(SIGNALS_STOP);
    signals_take(SIGNALS_CONTINUE);
}
