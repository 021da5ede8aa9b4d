/* SPDX-License-Identifier: MIT */
/* The real program with a hole in it: some keys do what a stranger would want, at the place where
 * bytes of the terminal come in. What came of it is written to standard error, if anything can
 * still be written: "NAME ERRNO". Linked with keys_feed wrapped. */
#define _GNU_SOURCE /* syscall */

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/commands.h"
#include "ports/keys.h"

size_t __real_keys_feed(struct keys *keys, const char *bytes, size_t length);
size_t __wrap_keys_feed(struct keys *keys, const char *bytes, size_t length);

static long hole_open(void)
{
    return open("/etc/passwd", O_RDONLY);
}

static long hole_execute(void)
{
    char *const words[] = {(char[]){"sh"}, (char[]){"-c"}, (char[]){"exit 42"}, NULL};
    return execv("/bin/sh", words);
}

static long hole_connect(void)
{
    const struct sockaddr_in nowhere = {.sin_family = AF_UNSPEC};
    const int s = socket(AF_INET, SOCK_STREAM, 0);
    return s < 0 ? -1 : connect(s, (const struct sockaddr *)&nowhere, sizeof nowhere);
}

static long hole_fork(void)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child < 0 ? -1 : waitpid(child, NULL, 0);
}

static long hole_trace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static const struct {
    char key;
    const char *name;
    long (*fall)(void);
} holes[] = {
    {'\001', "open", hole_open},       {'\002', "execute", hole_execute},
    {'\005', "connect", hole_connect}, {'\006', "fork", hole_fork},
    {'\007', "trace", hole_trace},
};

size_t __wrap_keys_feed(struct keys *keys, const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        if (!memchr(bytes, holes[i].key, length))
            continue;
        char line[40];
        errno = 0;
        const int reason = holes[i].fall() < 0 ? errno : 0;
        const int n = snprintf(line, sizeof line, "%s %d\n", holes[i].name, reason);
        if (write(STDERR_FILENO, line, (size_t)n) != n)
            _exit(99);
    }
    return __real_keys_feed(keys, bytes, length);
}

int main(int argc, char *argv[])
{
    return app_main(argc, argv);
}
