/* SPDX-License-Identifier: MIT */
/* Calls are named by their text and resolved when the filter is made: architectures have different
 * ones (aarch64 has no `poll`, 32-bit ones have `ppoll_time64`), and a name that is none here adds
 * no rule. The kernel looks at 32 bits of what it takes as an int; so do the comparisons. The
 * terminal's structures come from <asm/>, since <termios.h> does not show the newer requests, which
 * glibc uses from 2.42 on. */
#define _GNU_SOURCE /* syscall */

#include "app/sandbox_filter.h"

#if defined(__linux__) && !defined(ASKELEET_INSTRUMENTED)

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILTER_INT UINT64_C(0xffffffff)

enum filter_when {
    FILTER_ALWAYS,
    FILTER_REQUEST, /* the second argument is `value` */
    FILTER_DATA,    /* the third does not ask for executable memory */
    FILTER_FRESH,   /* nor does it, and the fourth asks for memory that is no file's */
    FILTER_MYSELF,  /* the first is this process */
    FILTER_ASKS     /* the third is no pointer: nothing is set */
};

struct filter_row {
    const char *call;
    enum filter_when when;
    unsigned value;
};

static const struct filter_row filter_allowed[] = {
    /* bytes in and out */
    {"read", FILTER_ALWAYS, 0},
    {"write", FILTER_ALWAYS, 0},
    {"writev", FILTER_ALWAYS, 0}, /* glibc's last words */
    {"pread64", FILTER_ALWAYS, 0},
    {"lseek", FILTER_ALWAYS, 0},
    {"_llseek", FILTER_ALWAYS, 0},
    {"close", FILTER_ALWAYS, 0},
    {"fstat", FILTER_ALWAYS, 0},
    {"fstat64", FILTER_ALWAYS, 0},
    {"fcntl", FILTER_REQUEST, F_GETFL},
    {"fcntl", FILTER_REQUEST, F_SETFL},
    {"fcntl64", FILTER_REQUEST, F_GETFL},
    {"fcntl64", FILTER_REQUEST, F_SETFL},
    /* waiting, clocks */
    {"poll", FILTER_ALWAYS, 0},
    {"ppoll", FILTER_ALWAYS, 0},
    {"ppoll_time64", FILTER_ALWAYS, 0},
    {"restart_syscall", FILTER_ALWAYS, 0}, /* a wait goes on after SIGCONT */
    {"clock_gettime", FILTER_ALWAYS, 0},   /* where the kernel's page cannot tell */
    {"clock_gettime64", FILTER_ALWAYS, 0},
    {"gettimeofday", FILTER_ALWAYS, 0},
    {"time", FILTER_ALWAYS, 0},
    {"setitimer", FILTER_ALWAYS, 0}, /* the guard of port_curses */
    /* the terminal */
    {"ioctl", FILTER_REQUEST, TIOCGWINSZ},
    {"ioctl", FILTER_REQUEST, TCGETS},
    {"ioctl", FILTER_REQUEST, TCSETS},
    {"ioctl", FILTER_REQUEST, TCSETSW},
    {"ioctl", FILTER_REQUEST, TCSETSF},
    {"ioctl", FILTER_REQUEST, TCFLSH},
#ifdef TCGETS2
    {"ioctl", FILTER_REQUEST, TCGETS2},
    {"ioctl", FILTER_REQUEST, TCSETS2},
    {"ioctl", FILTER_REQUEST, TCSETSW2},
    {"ioctl", FILTER_REQUEST, TCSETSF2},
#endif
    /* memory */
    {"brk", FILTER_ALWAYS, 0},
    {"munmap", FILTER_ALWAYS, 0},
    {"mremap", FILTER_ALWAYS, 0},
    {"mmap", FILTER_FRESH, 0},
    {"mmap2", FILTER_FRESH, 0},
    {"mprotect", FILTER_DATA, 0},
    {"getrandom", FILTER_ALWAYS, 0}, /* malloc */
    /* signals, the end */
    {"rt_sigaction", FILTER_ALWAYS, 0},
    {"rt_sigprocmask", FILTER_ALWAYS, 0},
    {"rt_sigreturn", FILTER_ALWAYS, 0},
    {"sigreturn", FILTER_ALWAYS, 0},
    {"getpid", FILTER_ALWAYS, 0},
    {"gettid", FILTER_ALWAYS, 0},
    {"kill", FILTER_MYSELF, 0},
    {"tgkill", FILTER_MYSELF, 0},
    {"exit", FILTER_ALWAYS, 0},
    {"exit_group", FILTER_ALWAYS, 0},
};

/* What fails with EACCES. */
static const struct filter_row filter_refused[] = {
    /* a message catalogue, a conversion, a time zone, /proc/self/maps */
    {"open", FILTER_ALWAYS, 0},
    {"openat", FILTER_ALWAYS, 0},
    {"openat2", FILTER_ALWAYS, 0},
    {"stat", FILTER_ALWAYS, 0},
    {"stat64", FILTER_ALWAYS, 0},
    {"lstat", FILTER_ALWAYS, 0},
    {"lstat64", FILTER_ALWAYS, 0},
    {"newfstatat", FILTER_ALWAYS, 0}, /* also fstat(3): stdio then takes its usual buffer */
    {"fstatat64", FILTER_ALWAYS, 0},
    {"statx", FILTER_ALWAYS, 0},
    {"access", FILTER_ALWAYS, 0},
    {"faccessat", FILTER_ALWAYS, 0},
    {"faccessat2", FILTER_ALWAYS, 0},
    {"readlink", FILTER_ALWAYS, 0},
    {"readlinkat", FILTER_ALWAYS, 0},
    /* figures: qsort asks how much memory there is */
    {"sysinfo", FILTER_ALWAYS, 0},
    {"prlimit64", FILTER_ASKS, 0},
    {"getrlimit", FILTER_ALWAYS, 0},
    {"ugetrlimit", FILTER_ALWAYS, 0},
};

bool sandbox_filter_possible(void)
{
    const uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

/* What ROW asks of the arguments; how many comparisons. */
static unsigned filter_compare(const struct filter_row *row, struct scmp_arg_cmp compare[2])
{
    switch (row->when) {
    case FILTER_ALWAYS: return 0;
    case FILTER_REQUEST:
        compare[0] = SCMP_A1_64(SCMP_CMP_MASKED_EQ, FILTER_INT, row->value);
        return 1;
    case FILTER_DATA: compare[0] = SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0); return 1;
    case FILTER_FRESH:
        compare[0] = SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
        compare[1] = SCMP_A3_64(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
        return 2;
    case FILTER_MYSELF:
        compare[0] = SCMP_A0_64(SCMP_CMP_MASKED_EQ, FILTER_INT, (scmp_datum_t)getpid());
        return 1;
    case FILTER_ASKS: compare[0] = SCMP_A2_64(SCMP_CMP_EQ, 0, 0); return 1;
    }
    return 0;
}

/* 0, or a negative errno. */
static int filter_add(scmp_filter_ctx filter, uint32_t action, const struct filter_row *row,
                      size_t rows)
{
    int result = 0;
    for (; rows > 0 && result == 0; row++, rows--) {
        struct scmp_arg_cmp compare[2];
        const int call = seccomp_syscall_resolve_name(row->call);
        if (call < 0) /* not on this architecture */
            continue;
        const unsigned count = filter_compare(row, compare);
        result = seccomp_rule_add_array(filter, action, call, count, compare);
    }
    return result;
}

bool sandbox_filter(struct str *reason)
{
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int result = filter ? 0 : -ENOSYS;
    if (result == 0)
        result = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (result == 0)
        result = filter_add(filter, SCMP_ACT_ALLOW, filter_allowed,
                            sizeof filter_allowed / sizeof *filter_allowed);
    if (result == 0)
        result = filter_add(filter, SCMP_ACT_ERRNO(EACCES), filter_refused,
                            sizeof filter_refused / sizeof *filter_refused);
    if (result == 0)
        result = seccomp_load(filter);
    if (filter)
        seccomp_release(filter);
    if (result != 0)
        str_addf(reason, "seccomp: %s", strerror(-result));
    return result == 0;
}

#else

bool sandbox_filter_possible(void)
{
    return false;
}

bool sandbox_filter(struct str *reason)
{
    (void)reason;
    return true;
}

#endif
