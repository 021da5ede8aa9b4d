/* SPDX-License-Identifier: MIT */
/* What must still work in the sandbox, what the limits are, and kernels that have less. */
#define _DEFAULT_SOURCE /* syscall */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <termios.h>
#include <time.h>

#include "app/sandbox.h"
#include "ports/gather.h"
#include "ports/signals.h"
#include "support/app/confined.h"

#ifdef ASKELEET_INSTRUMENTED
enum { INSTRUMENTED = true };
#else
enum { INSTRUMENTED = false };
#endif

/* What is opened before the child is inside, as a kiosk's port is. */
static struct {
    int terminal, other; /* a pseudo terminal's two ends */
    struct gather gather;
    struct arena arena;
} opened;

static bool enter_all(void)
{
    struct str reason = {0};
    sandbox_limits();
    if (openpty(&opened.other, &opened.terminal, NULL, NULL, NULL) != 0)
        return false;
    gather_open(&opened.gather, opened.terminal);
    gather_start(&opened.gather);
    return sandbox_enter(&reason);
}

static bool enter_limits(void)
{
    sandbox_limits();
    return true;
}

/* --- what must work ------------------------------------------------------------------------ */

static long use_terminal(const void *context)
{
    struct termios modes;
    struct winsize size;
    (void)context;
    if (tcgetattr(opened.terminal, &modes) != 0 ||
        tcsetattr(opened.terminal, TCSANOW, &modes) != 0 ||
        tcsetattr(opened.terminal, TCSADRAIN, &modes) != 0 ||
        tcsetattr(opened.terminal, TCSAFLUSH, &modes) != 0)
        return -1;
    return tcflush(opened.terminal, TCIFLUSH) | ioctl(opened.terminal, TIOCGWINSZ, &size) |
           (isatty(opened.terminal) ? 0 : -1);
}

static long use_writing(const void *context)
{
    struct signals signals;
    char byte;
    (void)context;
    signals_open(&signals, true);
    const bool ok = signals_write(&signals, opened.terminal, "x\n", 2, -1) &&
                    signals_wait(&signals, opened.other, POLLIN, -1) == SIGNALS_READY &&
                    read(opened.other, &byte, 1) == 1 && byte == 'x' &&
                    signals_wait(&signals, opened.terminal, POLLIN, 1) == SIGNALS_LATE &&
                    !signals_hung_up(opened.terminal);
    signals_close(&signals);
    return ok ? 0 : -1;
}

/* The largest frame there may be, without a byte through the terminal. */
static long use_gathering(const void *context)
{
    static char bytes[GATHER_LARGEST];
    size_t length = 0;
    (void)context;
    if (!INSTRUMENTED && !opened.gather.memory)
        return -1;
    for (int round = 0; round < 2; round++) {
        if (opened.gather.memory && write(opened.gather.out, bytes, sizeof bytes) != sizeof bytes)
            return -1;
        gather_take(&opened.gather, &opened.arena, &length);
        if (opened.gather.memory && length != sizeof bytes)
            return -1;
        arena_reset(&opened.arena);
    }
    gather_close(&opened.gather);
    return 0;
}

static long use_memory(const void *context)
{
    enum { LARGE = 20 << 20, SMALL = 3000 };
    (void)context;
    for (int round = 0; round < 20; round++) {
        char *large = malloc(LARGE), *small = malloc(SMALL);
        char *more = large ? realloc(large, LARGE + LARGE / 2) : NULL;
        if (!small || !more)
            return -1;
        memset(more, 1, LARGE + LARGE / 2);
        free(small);
        free(more);
    }
    return 0;
}

static long use_memory_up(const void *context)
{
    (void)context;
    for (size_t size = (size_t)SANDBOX_MEMORY << 20; size > 0;) {
        if (!malloc(size)) /* the last small ones go through malloc's way out, too */
            size /= 2;
    }
    return 0;
}

static int compare(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static long use_sorting(const void *context)
{
    static int number[100000];
    const int count = sizeof number / sizeof *number;
    (void)context;
    for (int i = 0; i < count; i++)
        number[i] = count - i;
    qsort(number, sizeof number / sizeof *number, sizeof *number, compare);
    return number[0] == 1 ? 0 : -1;
}

static long use_words(const void *context)
{
    char text[64];
    (void)context;
    const int n = snprintf(text, sizeof text, "%.3f %s", 0.5, strerror(ENOENT));
    return n > 6 ? 0 : -1;
}

static long use_clock(const void *context)
{
    struct timespec now;
    struct timeval too;
    (void)context;
    return syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now) | syscall(SYS_gettimeofday, &too, 0) |
           (time(NULL) > 0 ? 0 : -1);
}

static volatile sig_atomic_t came;

static void take(int number)
{
    came = number;
}

static long use_signals(const void *context)
{
    struct sigaction action = {.sa_handler = take};
    const struct itimerval soon = {.it_value = {0, 1000}};
    (void)context;
    if (sigaction(SIGUSR1, &action, NULL) != 0 || raise(SIGUSR1) != 0 || came != SIGUSR1 ||
        kill(getpid(), SIGUSR1) != 0)
        return -1;
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    while (came != SIGALRM)
        poll(NULL, 0, 1000);
    return 0;
}

static long use_abort(const void *context)
{
    (void)context;
    abort();
}

static long use_exit(const void *context)
{
    (void)context;
    exit(7);
}

static const struct {
    const char *name;
    long (*use)(const void *context);
    int outcome;
    bool without_sanitizer;
} uses[] = {
    {"terminal", use_terminal, CONFINED_DONE, false},
    {"writing", use_writing, CONFINED_DONE, false},
    {"gathering", use_gathering, CONFINED_DONE, false},
    {"memory", use_memory, CONFINED_DONE, false},
    {"memory that runs out", use_memory_up, CONFINED_DONE, true},
    {"sorting", use_sorting, CONFINED_DONE, false},
    {"words", use_words, CONFINED_DONE, false},
    {"clock", use_clock, CONFINED_DONE, false},
    {"signals", use_signals, CONFINED_DONE, false},
    {"abort", use_abort, -SIGABRT, true},
    {"exit", use_exit, 7, true},
};

static void test_uses(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        if (INSTRUMENTED && uses[i].without_sanitizer)
            continue;
        const int got = confined(enter_all, uses[i].use, NULL);
        if (got == uses[i].outcome)
            continue;
        print_error("%s: %d in place of %d\n", uses[i].name, got, uses[i].outcome);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* --- the limits ---------------------------------------------------------------------------- */

/* At most this; for resources that an instrumented program is not held in, so many there. */
static const struct bound {
    int resource;
    rlim_t soft, hard;
    bool everywhere;
} bounds[] = {
    {RLIMIT_CORE, 0, 0, true},
    {RLIMIT_MEMLOCK, 0, 0, true},
    {RLIMIT_MSGQUEUE, 0, 0, true},
    {RLIMIT_CPU, SANDBOX_SECONDS, SANDBOX_SECONDS + SANDBOX_GRACE, true},
    {RLIMIT_NPROC, 0, 0, false},
    {RLIMIT_FSIZE, GATHER_LARGEST, GATHER_LARGEST, false},
    {RLIMIT_NOFILE, SANDBOX_DESCRIPTORS, SANDBOX_DESCRIPTORS, false},
    {RLIMIT_AS, (rlim_t)SANDBOX_MEMORY << 20, (rlim_t)SANDBOX_MEMORY << 20, false},
};

static long is_bound(const void *context)
{
    const struct bound *b = context;
    struct rlimit limit;
    errno = EDOM;
    return getrlimit(b->resource, &limit) == 0 && limit.rlim_cur <= b->soft &&
                   limit.rlim_max <= b->hard
               ? 0
               : -1;
}

static long is_bare(const void *context)
{
    (void)context;
    errno = EDOM;
    if (umask(0) != 077 || prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return -1;
    return INSTRUMENTED || prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -1;
}

static long has_descriptor(const void *context)
{
    const int *descriptor = context;
    return fcntl(*descriptor, F_GETFD);
}

/* As an ordinary user; root is not counted. */
static bool enter_limits_as_nobody(void)
{
    enum { NOBODY = 65534 };
    sandbox_limits();
    return getuid() != 0 || setuid(NOBODY) == 0;
}

static long try_fork(const void *context)
{
    (void)context;
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child;
}

static void test_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (!INSTRUMENTED || bounds[i].everywhere)
            assert_int_equal(confined(enter_limits, is_bound, &bounds[i]), CONFINED_DONE);
    }
    assert_int_equal(confined(enter_limits, is_bare, NULL), CONFINED_DONE);
    if (!INSTRUMENTED)
        assert_int_equal(confined(enter_limits_as_nobody, try_fork, NULL), EAGAIN);
}

static void test_inherited_descriptors(void **state)
{
    static const int kept[] = {0, 1, 2}, closed[] = {3, 40, 900};
    (void)state;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        if (fcntl(closed[i], F_GETFD) < 0)
            assert_int_equal(dup2(STDERR_FILENO, closed[i]), closed[i]);
        assert_int_equal(confined(enter_limits, has_descriptor, &closed[i]), EBADF);
        close(closed[i]);
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_int_equal(confined(enter_limits, has_descriptor, &kept[i]), CONFINED_DONE);
}

/* --- kernels that have less ---------------------------------------------------------------- */

/* From now on the system call NUMBER fails as one that this kernel does not have. */
static bool take_away(long number)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {sizeof code / sizeof *code, code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

static bool without_landlock(void)
{
    return take_away(SYS_landlock_create_ruleset);
}

static bool with_half_a_landlock(void)
{
    return take_away(SYS_landlock_restrict_self);
}

static bool without_seccomp(void)
{
    return take_away(SYS_seccomp);
}

static long describes(const void *context)
{
    struct str out = {0};
    sandbox_describe(&out);
    errno = EDOM;
    return strcmp(str_text(&out), context) == 0 ? 0 : -1;
}

/* EDOM when it went wrong without a word. */
static long enters(const void *context)
{
    struct str reason = {0};
    (void)context;
    if (sandbox_enter(&reason))
        return 0;
    errno = reason.length ? ENOEXEC : EDOM;
    return -1;
}

static long enters_and_opens(const void *context)
{
    return enters(context) == 0 ? open("/etc/passwd", O_RDONLY) : -1;
}

static bool landlock_is_there(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0;
}

static void test_less(void **state)
{
    (void)state;
    if (INSTRUMENTED)
        skip();
    assert_int_equal(
        confined(without_landlock, describes, "sandbox: seccomp; this kernel has no Landlock"),
        CONFINED_DONE);
    assert_int_equal(confined(without_landlock, enters_and_opens, NULL), EACCES);
    if (landlock_is_there())
        assert_int_equal(confined(with_half_a_landlock, enters, NULL), ENOEXEC);
    assert_int_equal(
        confined(without_seccomp, describes, "sandbox: none; this kernel has no seccomp"),
        CONFINED_DONE);
    assert_int_equal(confined(without_seccomp, enters, NULL), ENOEXEC);
}

static long closes_inherited(const void *context)
{
    sandbox_limits();
    return has_descriptor(context);
}

static bool without_close_range(void)
{
    return take_away(SYS_close_range);
}

static void test_without_close_range(void **state)
{
    static const int high = 40, standard = STDERR_FILENO;
    (void)state;
    assert_int_equal(dup2(STDERR_FILENO, high), high);
    assert_int_equal(confined(without_close_range, closes_inherited, &high), EBADF);
    assert_int_equal(confined(without_close_range, closes_inherited, &standard), CONFINED_DONE);
    close(high);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uses),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_inherited_descriptors),
        cmocka_unit_test(test_less),
        cmocka_unit_test(test_without_close_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
