/* SPDX-License-Identifier: MIT */
/* Allow-lists throughout: what is not known to be good does not come in. */
#include "app/door.h"

#include <stdlib.h>
#include <string.h>

extern char **environ;

static const char door_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char door_digits[] = "0123456789";

/* --- the command line ---------------------------------------------------------------------- */

/* Splits COMMAND at blanks, without quoting of any kind. */
static bool door_split(const char *command, struct door *door)
{
    const size_t length = strlen(command);
    if (length > DOOR_LONGEST)
        return false;
    memcpy(door->text, command, length + 1);
    for (char *at = door->text + strspn(door->text, " "); *at; at += strspn(at, " ")) {
        if (door->argc == DOOR_MOST_WORDS)
            return false;
        door->word[door->argc++] = at;
        at += strcspn(at, " ");
        if (*at)
            *at++ = '\0';
    }
    return true;
}

/* Whether PATH is the program's name, with or without a folder before it. */
static bool door_is_program(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strcmp(slash ? slash + 1 : path, "askeleet") == 0;
}

bool door_open(int argc, char *const argv[], struct door *ret_door)
{
    static char program[] = "askeleet", kiosk[] = "kiosk";
    struct door *door = ret_door;
    const bool command = argc > 1 && strcmp(argv[1], "-c") == 0;
    memset(door, 0, sizeof *door);
    door->shell = command || (argc > 0 && argv[0][0] == '-');
    door->argc = argc;
    door->argv = argv;
    if (!door->shell)
        return true;
    if (argc > 1 && !command)
        return strcmp(argv[1], kiosk) == 0;
    door->argc = 0;
    door->argv = door->word;
    if (command)
        return argc == 3 && door_split(argv[2], door) && door->argc >= 2 &&
               door_is_program(door->word[0]) && strcmp(door->word[1], kiosk) == 0;
    door->word[door->argc++] = program;
    door->word[door->argc++] = kiosk;
    return true;
}

bool door_brings_command(const struct door *door)
{
    if (door->shell)
        return true;
    if (door->argc < 2 || strcmp(door->argv[1], "kiosk") != 0)
        return false;
    for (int i = 2; i < door->argc; i++) {
        if (strncmp(door->argv[i], "--", 2) != 0)
            return true;
    }
    return false;
}

/* --- the environment ----------------------------------------------------------------------- */

static const char *door_variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

bool door_wanted_other(void)
{
    return door_variable("SSH_ORIGINAL_COMMAND") != NULL;
}

bool door_is_remote(void)
{
    return door_variable("SSH_CONNECTION") || door_variable("SSH_TTY");
}

/* The terminals whose descriptions a kiosk loads: the name up to its first '-', or all of it. */
static bool door_knows_terminal(const char *term)
{
    static const char *const families[] = {
        "xterm",  "screen", "tmux",    "linux",   "vt100",   "vt102",   "vt220",  "vt320",
        "vt420",  "vt520",  "rxvt",    "putty",   "konsole", "gnome",   "vte",    "alacritty",
        "foot",   "kitty",  "st",      "iterm",   "iterm2",  "wezterm", "nsterm", "mlterm",
        "cygwin", "mintty", "contour", "ghostty", "eterm",   "Eterm",   "ansi",   "dumb"};
    enum { LONGEST = 40 };
    const size_t family = strcspn(term, "-");
    if (strlen(term) > LONGEST)
        return false;
    for (const char *c = term; *c; c++) {
        if (!strchr(door_letters, *c) && !strchr(door_digits, *c) && !strchr("-+.", *c))
            return false;
    }
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (strlen(families[i]) == family && memcmp(families[i], term, family) == 0)
            return true;
    }
    return false;
}

static void door_keep_terminal(char *room, size_t size)
{
    const char *term = door_variable("TERM");
    const char *kept = !term ? "" : door_knows_terminal(term) ? term : "xterm-256color";
    strncat(room, kept, size - 1);
}

/* The language's tag, at most "xx-yyyyyyy" of letters; the program knows which ones it has. */
static void door_keep_language(char *room, size_t size)
{
    const char *value = door_variable("LC_ALL");
    if (!value)
        value = door_variable("LC_MESSAGES");
    if (!value)
        value = door_variable("LANG");
    for (size_t n = 0; value && n < size - 1; n++) {
        if (value[n] == '\0' || !(strchr(door_letters, value[n]) || value[n] == '_'))
            break;
        room[n] = value[n];
    }
}

static void door_keep_ground(char *room, size_t size)
{
    const char *value = door_variable("COLORFGBG");
    if (value && strlen(value) < size && strspn(value, "0123456789;") == strlen(value))
        strncat(room, value, size - 1);
}

void door_environment(void)
{
    enum { LONGEST = 41, SHORT = 12 };
    static char *nothing[] = {NULL};
    char term[LONGEST] = "", language[SHORT] = "", ground[SHORT] = "";
    const bool no_color = door_variable("NO_COLOR") != NULL;
    const char *accessible = door_variable("ACCESSIBLE");
    const bool plain = accessible && strcmp(accessible, "0") != 0;
    door_keep_terminal(term, sizeof term);
    door_keep_language(language, sizeof language);
    door_keep_ground(ground, sizeof ground);

    environ = nothing;
    setenv("LC_CTYPE", "C.UTF-8", 1);
    if (*term)
        setenv("TERM", term, 1);
    if (*language)
        setenv("LC_MESSAGES", language, 1);
    if (*ground)
        setenv("COLORFGBG", ground, 1);
    if (no_color)
        setenv("NO_COLOR", "1", 1);
    if (plain)
        setenv("ACCESSIBLE", "1", 1);
}
