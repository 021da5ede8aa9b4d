/* SPDX-License-Identifier: MIT */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void io_unreadable(struct diags *diags, const char *path)
{
    const struct place whole = {.file = path};
    if (errno == ENOENT || errno == ENOTDIR)
        diag_add(diags, DIAG_FILE_MISSING, whole, "path", path, NULL);
    else
        diag_add(diags, DIAG_FILE_UNREADABLE, whole, "path", path, "reason", strerror(errno), NULL);
}

/* Reads until end of file or MOST + 1 bytes; the length, or -1 with errno. */
static ssize_t io_read_up_to(int descriptor, char *buffer, size_t most)
{
    size_t length = 0;
    while (length <= most) {
        const ssize_t n = read(descriptor, buffer + length, most + 1 - length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        length += (size_t)n;
    }
    return (ssize_t)length;
}

bool io_read_file(const char *path, size_t most, struct arena *arena, struct diags *diags,
                  const char **ret_text, size_t *ret_length)
{
    const struct place whole = {.file = path};
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    bool ok = false;

    if (descriptor < 0 || fstat(descriptor, &about) != 0) {
        io_unreadable(diags, path);
    } else if (!S_ISREG(about.st_mode)) {
        diag_add(diags, DIAG_FILE_SPECIAL, whole, "path", path, NULL);
    } else if (about.st_size > (off_t)most) {
        char *number = arena_format(arena, "%zu", most);
        diag_add(diags, DIAG_FILE_LARGE, whole, "most", number, NULL);
    } else {
        const size_t room = (size_t)about.st_size;
        char *text = arena_alloc(arena, room + 2);
        const ssize_t length = io_read_up_to(descriptor, text, room);
        if (length < 0) {
            io_unreadable(diags, path);
        } else {
            /* A file that grew meanwhile is read up to the size it had. */
            *ret_length = (size_t)length > room ? room : (size_t)length;
            text[*ret_length] = '\0';
            *ret_text = text;
            ok = true;
        }
    }
    if (descriptor >= 0)
        close(descriptor);
    return ok;
}

bool io_write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t n = write(descriptor, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

bool io_replace_file(const char *path, const char *bytes, size_t length)
{
    struct str beside = {0};
    str_addf(&beside, "%s.XXXXXX", path);
    const int descriptor = mkstemp(beside.text);
    bool ok = descriptor >= 0;
    if (ok) {
        struct stat about;
        if (stat(path, &about) == 0 && S_ISREG(about.st_mode))
            ok = fchmod(descriptor, about.st_mode & 07777) == 0;
        ok = ok && io_write_all(descriptor, bytes, length) && fsync(descriptor) == 0;
        ok = close(descriptor) == 0 && ok;
        ok = ok && rename(beside.text, path) == 0;
        if (!ok) {
            const int reason = errno;
            unlink(beside.text);
            errno = reason;
        }
    }
    const int reason = errno;
    str_release(&beside);
    errno = reason;
    return ok;
}

bool io_make_directories(const char *path)
{
    struct str part = {0};
    bool ok = true;
    for (const char *at = path; ok && *at;) {
        const char *slash = strchr(at + 1, '/');
        const size_t length = slash ? (size_t)(slash - path) : strlen(path);
        str_clear(&part);
        str_add_bytes(&part, path, length);
        ok = mkdir(part.text, 0700) == 0 || errno == EEXIST;
        at = path + length;
    }
    const int reason = errno;
    struct stat about;
    if (ok && (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))) {
        str_release(&part);
        errno = ENOTDIR;
        return false;
    }
    str_release(&part);
    errno = reason;
    return ok;
}

void io_hold_standard(void)
{
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF)
            continue;
        const int opened = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
        if (opened >= 0 && opened != descriptor)
            close(opened);
    }
}
