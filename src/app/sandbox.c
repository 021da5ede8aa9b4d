/* SPDX-License-Identifier: MIT */
/* Landlock's structures and bits are written down here: <linux/landlock.h> of Debian 12 knows those
 * of Linux 5.19, and the kernel that runs is asked which of them it has. Their numbers are the
 * kernel's promise (landlock(7)).
 *
 * Order matters in sandbox_enter: making a Landlock domain needs a descriptor, lowering the limit
 * on descriptors needs prlimit64, and after the filter there is neither. */
#define _DEFAULT_SOURCE /* syscall, RLIMIT_NPROC and others */

#include "app/sandbox.h"

#ifdef __linux__

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/sandbox_filter.h"
#include "ports/gather.h"

#ifdef ASKELEET_INSTRUMENTED
enum { SANDBOX_INSTRUMENTED = true };
#else
enum { SANDBOX_INSTRUMENTED = false };
#endif

/* The numbers that every architecture shares since they came (Linux 5.9 and 5.13). */
#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

/* --- limits -------------------------------------------------------------------------------- */

static void sandbox_close_above(unsigned last)
{
    struct rlimit limit;
    if (syscall(SYS_close_range, last + 1, ~0U, 0) == 0)
        return;
    /* Before Linux 5.9. Nothing can be open above the hard limit, unless that was lowered since. */
    const rlim_t most = 1 << 20;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max > most)
        limit.rlim_max = most;
    for (rlim_t at = last + 1; at < limit.rlim_max; at++)
        close((int)at);
}

/* SOFT and HARD, or what is in force where that is lower. */
static void sandbox_limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    if (limit.rlim_max > hard)
        limit.rlim_max = hard;
    if (limit.rlim_cur > soft)
        limit.rlim_cur = soft;
    setrlimit(resource, &limit);
}

void sandbox_limits(void)
{
    const rlim_t memory = (rlim_t)SANDBOX_MEMORY * 1024 * 1024;
    sandbox_close_above(STDERR_FILENO);
    umask(077);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    sandbox_limit(RLIMIT_CORE, 0, 0);
    sandbox_limit(RLIMIT_MEMLOCK, 0, 0);
    sandbox_limit(RLIMIT_MSGQUEUE, 0, 0);
    sandbox_limit(RLIMIT_CPU, SANDBOX_SECONDS, SANDBOX_SECONDS + SANDBOX_GRACE);
    if (SANDBOX_INSTRUMENTED)
        return;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    sandbox_limit(RLIMIT_NPROC, 0, 0);
    sandbox_limit(RLIMIT_FSIZE, GATHER_LARGEST, GATHER_LARGEST);
    sandbox_limit(RLIMIT_NOFILE, SANDBOX_DESCRIPTORS, SANDBOX_DESCRIPTORS);
    sandbox_limit(RLIMIT_AS, memory, memory);
}

void sandbox_last_descriptor(void)
{
    if (!SANDBOX_INSTRUMENTED)
        sandbox_limit(RLIMIT_NOFILE, SANDBOX_DESCRIPTORS_IN, SANDBOX_DESCRIPTORS_IN);
}

/* --- Landlock ------------------------------------------------------------------------------ */

struct landlock_handled { /* struct landlock_ruleset_attr of ABI 6 */
    uint64_t files, network, scopes;
};

/* What came with which ABI: so many bits, from the lowest. */
static const struct {
    int abi;
    unsigned files, network, scopes;
} landlock_abis[] = {
    {1, 13, 0, 0}, /* 5.13: execute, write, read, list, remove, make */
    {2, 14, 0, 0}, /* 5.19: link and rename between folders */
    {3, 15, 0, 0}, /* 6.2: truncate */
    {4, 15, 2, 0}, /* 6.7: TCP bind, connect */
    {5, 16, 2, 0}, /* 6.10: ioctl on a device opened inside */
    {6, 16, 2, 2}, /* 6.12: abstract sockets, signals */
};

/* 0 = none. */
static int landlock_abi(void)
{
    enum { VERSION = 1 };
    const long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION);
    return abi > 0 ? (int)abi : 0;
}

/* What the kernel handles, as far as it is known here; its structure's size there. */
static size_t landlock_handles(int abi, struct landlock_handled *ret_handled)
{
    size_t at = 0;
    while (at + 1 < sizeof landlock_abis / sizeof *landlock_abis &&
           landlock_abis[at + 1].abi <= abi)
        at++;
    *ret_handled = (struct landlock_handled){
        .files =
            SANDBOX_INSTRUMENTED && abi >= 4 ? 0 : (UINT64_C(1) << landlock_abis[at].files) - 1,
        .network = (UINT64_C(1) << landlock_abis[at].network) - 1,
        .scopes = (UINT64_C(1) << landlock_abis[at].scopes) - 1,
    };
    return abi >= 6   ? sizeof *ret_handled
           : abi >= 4 ? offsetof(struct landlock_handled, scopes)
                      : offsetof(struct landlock_handled, network);
}

bool sandbox_landlock(struct str *reason)
{
    const int abi = landlock_abi();
    struct landlock_handled handled;
    if (abi == 0 || (SANDBOX_INSTRUMENTED && abi < 4))
        return true;
    const size_t size = landlock_handles(abi, &handled);
    const long rules = syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    const bool ok = rules >= 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                    syscall(SYS_landlock_restrict_self, (int)rules, 0) == 0;
    if (!ok)
        str_addf(reason, "Landlock: %s", strerror(errno));
    if (rules >= 0)
        close((int)rules);
    return ok;
}

/* --- all together -------------------------------------------------------------------------- */

bool sandbox_enter(struct str *reason)
{
    if (!sandbox_landlock(reason))
        return false;
    sandbox_last_descriptor();
    return sandbox_filter(reason);
}

void sandbox_describe(struct str *out)
{
    const int abi = landlock_abi();
    str_add(out, "sandbox: ");
    if (SANDBOX_INSTRUMENTED)
        str_add(out, "none for files; this build is instrumented");
    else if (!sandbox_filter_possible())
        str_add(out, "none; this kernel has no seccomp");
    else if (abi == 0)
        str_add(out, "seccomp; this kernel has no Landlock");
    else
        str_addf(out, "Landlock (ABI %d), seccomp", abi);
}

#else

#include <sys/stat.h>

void sandbox_limits(void)
{
    umask(077);
}

void sandbox_last_descriptor(void)
{
}

bool sandbox_landlock(struct str *reason)
{
    (void)reason;
    return true;
}

bool sandbox_enter(struct str *reason)
{
    (void)reason;
    return true;
}

void sandbox_describe(struct str *out)
{
    str_add(out, "sandbox: none on this system");
}

#endif
