/* SPDX-License-Identifier: MIT */
/* What a program in the sandbox can no longer do: one attempt a child, and what must come of it.
 * Attempts are system calls as the kernel sees them, past the C library, as injected code would
 * make them. Each layer is tried alone, too.
 *
 * Programs that are instrumented have no filter and may open files (app/sandbox.h): what needs
 * these is skipped there. */
#define _GNU_SOURCE /* syscall, struct ucred's company */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include "app/sandbox.h"
#include "app/sandbox_filter.h"
#include "support/app/confined.h"

#ifdef ASKELEET_INSTRUMENTED
enum { INSTRUMENTED = true };
#else
enum { INSTRUMENTED = false };
#endif

#define FOLDER ASKELEET_SCRATCH "/sandbox"
#define FILE_THERE FOLDER "/there"
#define FILE_NEW FOLDER "/new"
#define ABSTRACT "askeleet-sandbox-test"

/* A number in the place of an argument. */
#define N(number) ((const void *)(intptr_t)(number))
#define HIGH (INT64_C(1) << 32)

enum { KILLED = CONFINED_KILLED, DONE = CONFINED_DONE };

static char room[4096];
static char *const no_words[] = {NULL};
static const struct rlimit more = {4096, 4096};

struct attempt {
    const char *name;
    long call;
    const void *argument[6];
    int outcome;
};

static const struct attempt attempts[] = {
    /* files */
    {"openat to read", SYS_openat, {N(AT_FDCWD), "/etc/passwd", N(O_RDONLY)}, EACCES},
    {"openat to write", SYS_openat, {N(AT_FDCWD), FILE_THERE, N(O_WRONLY)}, EACCES},
    {"openat to create",
     SYS_openat,
     {N(AT_FDCWD), FILE_NEW, N(O_WRONLY | O_CREAT), N(0600)},
     EACCES},
    {"openat a folder", SYS_openat, {N(AT_FDCWD), "/", N(O_RDONLY | O_DIRECTORY)}, EACCES},
    {"openat the terminal", SYS_openat, {N(AT_FDCWD), "/dev/tty", N(O_RDWR)}, EACCES},
    {"openat beside a descriptor", SYS_openat, {N(0), "x", N(O_RDONLY)}, EACCES},
    {"fstatat", SYS_newfstatat, {N(AT_FDCWD), "/etc/passwd", room}, EACCES},
    {"statx", SYS_statx, {N(AT_FDCWD), "/etc/passwd", N(0), N(0x7ff), room}, EACCES},
    {"faccessat", SYS_faccessat, {N(AT_FDCWD), "/etc/passwd", N(R_OK)}, EACCES},
    {"readlinkat", SYS_readlinkat, {N(AT_FDCWD), "/proc/self/exe", room, N(64)}, EACCES},
    {"unlinkat", SYS_unlinkat, {N(AT_FDCWD), FILE_THERE}, KILLED},
    {"renameat2", SYS_renameat2, {N(AT_FDCWD), FILE_THERE, N(AT_FDCWD), FILE_NEW}, KILLED},
    {"linkat", SYS_linkat, {N(AT_FDCWD), FILE_THERE, N(AT_FDCWD), FILE_NEW}, KILLED},
    {"symlinkat", SYS_symlinkat, {FILE_THERE, N(AT_FDCWD), FILE_NEW}, KILLED},
    {"mkdirat", SYS_mkdirat, {N(AT_FDCWD), FILE_NEW, N(0700)}, KILLED},
    {"mknodat", SYS_mknodat, {N(AT_FDCWD), FILE_NEW, N(S_IFIFO | 0600)}, KILLED},
    {"truncate", SYS_truncate, {FILE_THERE, N(0)}, KILLED},
    {"fchmodat", SYS_fchmodat, {N(AT_FDCWD), FILE_THERE, N(0777)}, KILLED},
    {"utimensat", SYS_utimensat, {N(AT_FDCWD), FILE_THERE}, KILLED},
    {"getdents64", SYS_getdents64, {N(0), room, N(sizeof room)}, KILLED},
    {"chdir", SYS_chdir, {"/"}, KILLED},
    {"chroot", SYS_chroot, {"/"}, KILLED},
    {"mount", SYS_mount, {"none", "/mnt", "tmpfs"}, KILLED},
    {"umount2", SYS_umount2, {"/mnt"}, KILLED},
    {"pivot_root", SYS_pivot_root, {"/", "/"}, KILLED},
    {"open_by_handle_at", SYS_open_by_handle_at, {N(AT_FDCWD), room, N(0)}, KILLED},
    {"inotify_init1", SYS_inotify_init1, {N(0)}, KILLED},
    {"memfd_create", SYS_memfd_create, {"x", N(0)}, KILLED},
    {"dup", SYS_dup, {N(0)}, KILLED},
    {"fcntl that duplicates", SYS_fcntl, {N(0), N(F_DUPFD), N(0)}, KILLED},
    {"fcntl that asks for signals", SYS_fcntl, {N(0), N(F_SETOWN), N(1)}, KILLED},
    {"pipe2", SYS_pipe2, {room, N(0)}, KILLED},
    {"sendfile", SYS_sendfile, {N(1), N(0), N(0), N(1)}, KILLED},
    {"io_uring_setup", SYS_io_uring_setup, {N(1), room}, KILLED},
    /* programs and processes */
    {"execve", SYS_execve, {"/bin/sh", no_words, no_words}, KILLED},
    {"execveat", SYS_execveat, {N(AT_FDCWD), "/bin/sh", no_words, no_words}, KILLED},
    {"clone", SYS_clone, {N(SIGCHLD)}, KILLED},
    {"clone3", SYS_clone3, {room, N(64)}, KILLED},
    {"wait4", SYS_wait4, {N(-1)}, KILLED},
    {"ptrace attach", SYS_ptrace, {N(PTRACE_ATTACH), N(1)}, KILLED},
    {"ptrace traceme", SYS_ptrace, {N(PTRACE_TRACEME)}, KILLED},
    {"process_vm_readv", SYS_process_vm_readv, {N(1)}, KILLED},
    {"process_vm_writev", SYS_process_vm_writev, {N(1)}, KILLED},
    {"pidfd_open", SYS_pidfd_open, {N(1)}, KILLED},
    {"kill another", SYS_kill, {N(1), N(0)}, KILLED},
    {"kill the group", SYS_kill, {N(0), N(0)}, KILLED},
    {"kill all", SYS_kill, {N(-1), N(0)}, KILLED},
    {"tgkill another", SYS_tgkill, {N(1), N(1), N(0)}, KILLED},
    {"tkill", SYS_tkill, {N(1), N(0)}, KILLED},
    {"setsid", SYS_setsid, {N(0)}, KILLED},
    {"setuid", SYS_setuid, {N(0)}, KILLED},
    {"capset", SYS_capset, {room, room}, KILLED},
    {"unshare", SYS_unshare, {N(CLONE_NEWUSER)}, KILLED},
    {"setns", SYS_setns, {N(0), N(0)}, KILLED},
    {"personality", SYS_personality, {N(0x0400000)}, KILLED},
    {"prctl that makes dumpable", SYS_prctl, {N(PR_SET_DUMPABLE), N(1)}, KILLED},
    {"prlimit64 that raises", SYS_prlimit64, {N(0), N(RLIMIT_NOFILE), &more}, KILLED},
    {"prlimit64 that asks", SYS_prlimit64, {N(0), N(RLIMIT_NOFILE), N(0), room}, EACCES},
    {"seccomp", SYS_seccomp, {N(0), N(0), N(0)}, KILLED},
    /* sockets */
    {"socket inet", SYS_socket, {N(AF_INET), N(SOCK_STREAM)}, KILLED},
    {"socket inet6 datagram", SYS_socket, {N(AF_INET6), N(SOCK_DGRAM)}, KILLED},
    {"socket unix", SYS_socket, {N(AF_UNIX), N(SOCK_STREAM)}, KILLED},
    {"socket netlink", SYS_socket, {N(AF_NETLINK), N(SOCK_RAW)}, KILLED},
    {"socket packet", SYS_socket, {N(AF_PACKET), N(SOCK_RAW)}, KILLED},
    {"socketpair", SYS_socketpair, {N(AF_UNIX), N(SOCK_STREAM), N(0), room}, KILLED},
    {"connect", SYS_connect, {N(0), room, N(16)}, KILLED},
    {"bind", SYS_bind, {N(0), room, N(16)}, KILLED},
    {"sendmsg", SYS_sendmsg, {N(0), room}, KILLED},
    {"recvmsg", SYS_recvmsg, {N(0), room}, KILLED},
    /* memory that can be run */
    {"mmap to run",
     SYS_mmap,
     {N(0), N(4096), N(PROT_READ | PROT_WRITE | PROT_EXEC), N(MAP_PRIVATE | MAP_ANONYMOUS), N(-1)},
     KILLED},
    {"mmap of a file", SYS_mmap, {N(0), N(4096), N(PROT_READ), N(MAP_PRIVATE), N(0)}, KILLED},
    {"mprotect to run", SYS_mprotect, {N(0), N(4096), N(PROT_READ | PROT_EXEC)}, KILLED},
    {"shmget", SYS_shmget, {N(0), N(4096), N(0600)}, KILLED},
    /* typing for others, and requests that the kernel cuts to 32 bits */
    {"ioctl TIOCSTI", SYS_ioctl, {N(0), N(TIOCSTI), room}, KILLED},
    {"ioctl TIOCSTI with high bits", SYS_ioctl, {N(0), N(HIGH | TIOCSTI), room}, KILLED},
    {"ioctl TIOCLINUX", SYS_ioctl, {N(0), N(TIOCLINUX), room}, KILLED},
    {"ioctl TIOCLINUX with high bits", SYS_ioctl, {N(0), N(HIGH | TIOCLINUX), room}, KILLED},
    {"ioctl TIOCSCTTY", SYS_ioctl, {N(0), N(TIOCSCTTY), N(1)}, KILLED},
    {"ioctl TIOCSETD", SYS_ioctl, {N(0), N(TIOCSETD), room}, KILLED},
    {"ioctl TIOCSWINSZ", SYS_ioctl, {N(0), N(TIOCSWINSZ), room}, KILLED},
    {"ioctl TIOCSPGRP", SYS_ioctl, {N(0), N(TIOCSPGRP), room}, KILLED},
    {"ioctl TIOCGWINSZ elsewhere", SYS_ioctl, {N(-1), N(TIOCGWINSZ), room}, EBADF},
    {"ioctl TIOCGWINSZ with high bits", SYS_ioctl, {N(-1), N(HIGH | TIOCGWINSZ), room}, EBADF},
    /* the kernel's wide doors */
    {"keyctl", SYS_keyctl, {N(0), N(-3)}, KILLED},
    {"add_key", SYS_add_key, {"user", "x", "x", N(1), N(-3)}, KILLED},
    {"bpf", SYS_bpf, {N(0), room, N(64)}, KILLED},
    {"userfaultfd", SYS_userfaultfd, {N(0)}, KILLED},
    {"perf_event_open", SYS_perf_event_open, {room, N(0), N(-1), N(-1)}, KILLED},
    {"init_module", SYS_init_module, {room, N(0), ""}, KILLED},
    {"fanotify_init", SYS_fanotify_init, {N(0), N(0)}, KILLED},
    {"a call of the future", 4000, {N(0)}, KILLED},
#ifdef __x86_64__
    {"open", SYS_open, {"/etc/passwd", N(O_RDONLY)}, EACCES},
    {"stat", SYS_stat, {"/etc/passwd", room}, EACCES},
    {"lstat", SYS_lstat, {"/etc/passwd", room}, EACCES},
    {"access", SYS_access, {"/etc/passwd", N(R_OK)}, EACCES},
    {"readlink", SYS_readlink, {"/proc/self/exe", room, N(64)}, EACCES},
    {"creat", SYS_creat, {FILE_NEW, N(0600)}, KILLED},
    {"unlink", SYS_unlink, {FILE_THERE}, KILLED},
    {"rename", SYS_rename, {FILE_THERE, FILE_NEW}, KILLED},
    {"mkdir", SYS_mkdir, {FILE_NEW, N(0700)}, KILLED},
    {"fork", SYS_fork, {N(0)}, KILLED},
    {"vfork", SYS_vfork, {N(0)}, KILLED},
    {"dup2", SYS_dup2, {N(0), N(1)}, KILLED},
    {"setrlimit", SYS_setrlimit, {N(RLIMIT_NOFILE), &more}, KILLED},
    {"arch_prctl", SYS_arch_prctl, {N(0x1002), room}, KILLED},
    {"modify_ldt", SYS_modify_ldt, {N(0), room, N(16)}, KILLED},
    {"iopl", SYS_iopl, {N(3)}, KILLED},
    {"the x32 getpid", 0x40000000 + SYS_getpid, {N(0)}, KILLED},
#endif
};

static bool enter_all(void)
{
    struct str reason = {0};
    sandbox_limits();
    return sandbox_enter(&reason);
}

static bool enter_landlock(void)
{
    struct str reason = {0};
    return sandbox_landlock(&reason);
}

static bool enter_filter(void)
{
    struct str reason = {0};
    return sandbox_filter(&reason);
}

static bool enter_last_descriptor(void)
{
    sandbox_last_descriptor();
    return true;
}

static bool enter_nothing(void)
{
    return true;
}

static long try_call(const void *context)
{
    const struct attempt *a = context;
    const void *const *with = a->argument;
    return syscall(a->call, with[0], with[1], with[2], with[3], with[4], with[5]);
}

static bool landlock_is_there(void)
{
    struct str out = {0};
    sandbox_describe(&out);
    const bool there = strstr(str_text(&out), "Landlock (ABI") != NULL;
    str_release(&out);
    return there;
}

/* --- all of it ----------------------------------------------------------------------------- */

static void test_attempts(void **state)
{
    (void)state;
    int wrong = 0;
    if (INSTRUMENTED)
        skip();
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        const int got = confined(enter_all, try_call, &attempts[i]);
        if (got == attempts[i].outcome)
            continue;
        print_error("%s: %d in place of %d\n", attempts[i].name, got, attempts[i].outcome);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

#ifdef __x86_64__
/* getpid of the 32-bit architecture. */
static long try_32_bits(const void *context)
{
    long number = 20;
    (void)context;
    __asm__ volatile("int $0x80" : "+a"(number) : : "memory", "r8", "r9", "r10", "r11");
    return number;
}

static void test_other_architecture(void **state)
{
    (void)state;
    if (INSTRUMENTED || confined(enter_nothing, try_32_bits, NULL) == -SIGSEGV)
        skip(); /* this kernel has no such calls */
    assert_int_equal(confined(enter_nothing, try_32_bits, NULL), DONE);
    assert_int_equal(confined(enter_all, try_32_bits, NULL), KILLED);
}
#endif

/* --- each layer alone ---------------------------------------------------------------------- */

static const struct layer {
    const char *name;
    bool (*enter)(void);
    int refused, killed; /* what becomes of a call that the filter refuses, or kills for */
    bool landlock;
} layers[] = {
    {"Landlock", enter_landlock, EACCES, EACCES, true},
    {"seccomp", enter_filter, EACCES, KILLED, false},
    {"descriptors", enter_last_descriptor, EMFILE, DONE, false},
};

/* What needs no layer to be possible at all. */
static const struct attempt opening[] = {
    {"to read", SYS_openat, {N(AT_FDCWD), "/etc/passwd", N(O_RDONLY)}, EACCES},
    {"to write", SYS_openat, {N(AT_FDCWD), FILE_THERE, N(O_WRONLY)}, EACCES},
    {"to create", SYS_openat, {N(AT_FDCWD), FILE_NEW, N(O_WRONLY | O_CREAT), N(0600)}, EACCES},
    {"a folder", SYS_openat, {N(AT_FDCWD), "/", N(O_RDONLY | O_DIRECTORY)}, EACCES},
    {"a new folder", SYS_mkdirat, {N(AT_FDCWD), FILE_NEW, N(0700)}, KILLED},
    {"a new link", SYS_symlinkat, {FILE_THERE, N(AT_FDCWD), FILE_NEW}, KILLED},
    {"a removal", SYS_unlinkat, {N(AT_FDCWD), FILE_THERE}, KILLED},
};

static void put_files(void)
{
    mkdir(FOLDER, 0700);
    unlink(FILE_NEW);
    rmdir(FILE_NEW);
    const int file = open(FILE_THERE, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    close(file);
}

static void test_files_by_layer(void **state)
{
    (void)state;
    int wrong = 0;
    if (INSTRUMENTED)
        skip();
    for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
        put_files();
        assert_int_equal(confined(enter_nothing, try_call, &opening[i]), DONE);
        for (size_t l = 0; l < sizeof layers / sizeof *layers; l++) {
            const struct layer *layer = &layers[l];
            if (layer->landlock && !landlock_is_there())
                continue;
            put_files();
            const int outcome = opening[i].outcome == KILLED ? layer->killed : layer->refused;
            const int got = confined(layer->enter, try_call, &opening[i]);
            if (got == outcome)
                continue;
            print_error("%s, %s: %d in place of %d\n", layer->name, opening[i].name, got, outcome);
            wrong++;
        }
    }
    put_files();
    assert_int_equal(wrong, 0);
}

/* --- what Landlock has besides files ------------------------------------------------------- */

static const struct sockaddr_in loopback = {.sin_family = AF_INET};

static long try_bind(const void *context)
{
    (void)context;
    const int s = socket(AF_INET, SOCK_STREAM, 0);
    return bind(s, (const struct sockaddr *)&loopback, sizeof loopback);
}

static long try_connect(const void *context)
{
    const int s = socket(AF_INET, SOCK_STREAM, 0);
    return connect(s, context, sizeof(struct sockaddr_in));
}

static long try_abstract(const void *context)
{
    const int s = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(s, context, offsetof(struct sockaddr_un, sun_path) + sizeof ABSTRACT);
}

static long try_signal(const void *context)
{
    (void)context;
    return kill(getppid(), 0);
}

static int landlock_abi_there(void)
{
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
}

/* Each is possible without Landlock, and refused inside from ABI on. */
static void landlock_refuses(int abi, long (*try)(const void *), const void *context, int outcome)
{
    assert_int_equal(confined(enter_nothing, try, context), DONE);
    if (landlock_abi_there() >= abi)
        assert_int_equal(confined(enter_landlock, try, context), outcome);
}

static void test_landlock_beyond_files(void **state)
{
    (void)state;
    struct sockaddr_in place = loopback;
    socklen_t length = sizeof place;
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    memcpy(name.sun_path + 1, ABSTRACT, sizeof ABSTRACT - 1);

    const int tcp = socket(AF_INET, SOCK_STREAM, 0), local = socket(AF_UNIX, SOCK_STREAM, 0);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(bind(tcp, (struct sockaddr *)&place, sizeof place), 0);
    assert_int_equal(getsockname(tcp, (struct sockaddr *)&place, &length), 0);
    assert_int_equal(listen(tcp, 5), 0);
    assert_int_equal(bind(local, (struct sockaddr *)&name,
                          offsetof(struct sockaddr_un, sun_path) + sizeof ABSTRACT),
                     0);
    assert_int_equal(listen(local, 5), 0);

    landlock_refuses(4, try_bind, NULL, EACCES);
    landlock_refuses(4, try_connect, &place, EACCES);
    landlock_refuses(6, try_abstract, &name, EPERM);
    landlock_refuses(6, try_signal, NULL, EPERM);
    close(tcp);
    close(local);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attempts),
#ifdef __x86_64__
        cmocka_unit_test(test_other_architecture),
#endif
        cmocka_unit_test(test_files_by_layer),
        cmocka_unit_test(test_landlock_beyond_files),
    };
    put_files();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
