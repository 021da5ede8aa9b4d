/* SPDX-License-Identifier: MIT */
/* Writing is news only when the file is closed: before that half of it may be there. An editor that
 * moves the old file away first and then writes a new one is why a little patience is needed; else
 * the file would be missing for an instant. */
#include "app/watch.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    WATCH_QUIET = 40, /* ms without news after which saving is over */
    WATCH_ROUNDS = 8, /* times that is waited for */
    WATCH_ROOM = 4096
};

int watch_open(const char *folder)
{
    const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch >= 0 && inotify_add_watch(watch, *folder ? folder : ".", events) < 0) {
        const int reason = errno;
        close(watch);
        errno = reason;
        return -1;
    }
    return watch;
}

/* Whether some of the LENGTH bytes of events are of ours. */
static bool watch_read(const char *bytes, size_t length,
                       bool (*ours)(const void *context, const char *name), const void *context)
{
    bool found = false;
    for (size_t at = 0; at + sizeof(struct inotify_event) <= length;) {
        struct inotify_event event; /* the bytes need not lie as it must */
        memcpy(&event, bytes + at, sizeof event);
        const char *name = bytes + at + sizeof event;
        if (event.mask & (IN_Q_OVERFLOW | IN_IGNORED))
            found = true;
        else if (event.len > 0)
            found = ours(context, name) || found;
        at += sizeof event + event.len;
    }
    return found;
}

bool watch_take(int watch, bool (*ours)(const void *context, const char *name), const void *context)
{
    struct pollfd what = {.fd = watch, .events = POLLIN};
    bool found = false;
    for (int round = 0; round < WATCH_ROUNDS; round++) {
        char bytes[WATCH_ROOM];
        const ssize_t n = read(watch, bytes, sizeof bytes);
        if (n > 0)
            found = watch_read(bytes, (size_t)n, ours, context) || found;
        if (!found || poll(&what, 1, WATCH_QUIET) <= 0)
            break;
    }
    return found;
}
