/* SPDX-License-Identifier: MIT */
#include "app/paths.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool paths_has_data(struct arena *arena, const char *folder)
{
    struct stat about;
    return stat(arena_format(arena, "%s/i18n", folder), &about) == 0 && S_ISDIR(about.st_mode);
}

/* The folder the program lies in, NULL where /proc does not tell. */
static char *paths_program(struct arena *arena)
{
    enum { LONGEST = 4096 };
    char *path = arena_alloc(arena, LONGEST);
    const ssize_t length = readlink("/proc/self/exe", path, LONGEST - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash)
        *slash = '\0';
    return path;
}

const char *paths_data(struct arena *arena)
{
    const char *program = paths_program(arena);
    if (program) {
        const char *relative = arena_format(arena, "%s/../share/games/askeleet", program);
        if (paths_has_data(arena, relative))
            return relative;
    }
    return ASKELEET_INSTALL_DATADIR;
}

/* The XDG base directory specification 0.8: a relative path in the variable is ignored. */
static const char *paths_xdg(struct arena *arena, const char *variable, const char *below_home)
{
    const char *base = getenv(variable), *home = getenv("HOME");
    if (base && base[0] == '/')
        return arena_format(arena, "%s/askeleet", base);
    if (home && home[0] == '/')
        return arena_format(arena, "%s/%s/askeleet", home, below_home);
    return NULL;
}

const char *paths_state(struct arena *arena)
{
    return paths_xdg(arena, "XDG_STATE_HOME", ".local/state");
}

const char *paths_settings(struct arena *arena)
{
    const char *folder = paths_xdg(arena, "XDG_CONFIG_HOME", ".config");
    return folder ? arena_format(arena, "%s/config.yaml", folder) : NULL;
}
