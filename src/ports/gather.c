/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create, F_DUPFD_CLOEXEC's company; Linux has no other file in memory  \
                     */

#include "ports/gather.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

void gather_open(struct gather *gather, int tty)
{
    *gather = (struct gather){.file = stdout, .out = tty};
    const int out = fcntl(tty, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *file = out < 0 ? NULL : fdopen(out, "w");
    if (file) {
        gather->file = file;
        gather->out = out;
    } else if (out >= 0) {
        close(out);
    }
}

void gather_start(struct gather *gather)
{
    struct rlimit limit;
    if (gather->file == stdout || getrlimit(RLIMIT_FSIZE, &limit) != 0 ||
        limit.rlim_cur < GATHER_LARGEST)
        return;
    const int memory = memfd_create("frame", MFD_CLOEXEC);
    if (memory < 0)
        return;
    gather->memory = dup3(memory, gather->out, O_CLOEXEC) >= 0;
    close(memory);
}

char *gather_take(struct gather *gather, struct arena *arena, size_t *ret_length)
{
    const off_t length = gather->memory ? lseek(gather->out, 0, SEEK_CUR) : 0;
    char *bytes = arena_alloc(arena, length > 0 ? (size_t)length : 0);
    *ret_length = 0;
    if (length <= 0)
        return bytes;
    const ssize_t n = pread(gather->out, bytes, (size_t)length, 0);
    lseek(gather->out, 0, SEEK_SET);
    *ret_length = n > 0 ? (size_t)n : 0;
    return bytes;
}

/* Whether the LENGTH bytes at BYTES begin with WHAT. */
static bool gather_begins(const char *bytes, size_t length, const char *what)
{
    const size_t wanted = strlen(what);
    return length >= wanted && memcmp(bytes, what, wanted) == 0;
}

size_t gather_thin(char *bytes, size_t length)
{
    static const char ascii[] = "\033(B", own_colour[] = "\033[39m";
    size_t to = 0;
    for (size_t at = 0; at < length;) {
        const char *here = bytes + at;
        const size_t left = length - at;
        size_t skip = 0;
        if (gather_begins(here, left, ascii))
            skip = sizeof ascii - 1;
        else if (gather_begins(here, left, "\033[39m\033(B\033[m") ||
                 gather_begins(here, left, "\033[39m\033(B\033[0;") ||
                 gather_begins(here, left, "\033[39m\033[m"))
            skip = sizeof own_colour - 1;
        at += skip;
        if (skip == 0)
            bytes[to++] = bytes[at++];
    }
    return to;
}

void gather_close(struct gather *gather)
{
    if (gather->file && gather->file != stdout)
        fclose(gather->file);
    *gather = (struct gather){.out = -1};
}
