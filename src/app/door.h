/* SPDX-License-Identifier: MIT */
/* The front door of a kiosk: what a stranger brings along, and how little of it comes in.
 *
 * The program is the login shell of an account that anyone may enter. A login shell is called with
 * a name that begins with '-', or with `-c COMMAND`, where COMMAND is the host's own (sshd's
 * ForceCommand) or the client's (`ssh HOST COMMAND`, sftp, scp). Only the host's is taken, and only
 * when it is `askeleet kiosk` with options of the kiosk; whatever else comes is not even looked at
 * closely: one fixed line, and out. Floor: app. */
#ifndef APP_DOOR_H
#define APP_DOOR_H

#include <stdbool.h>

#include "app/options.h"

/* What is said, on standard error, to whoever brings a command along. Nothing of it comes back. */
#define DOOR_REFUSAL "this kiosk takes no commands; connect without one"

enum { DOOR_LONGEST = 1000, DOOR_MOST_WORDS = 32 };

/* The command line that counts. */
struct door {
    bool shell; /* called as a login shell */
    int argc;
    char *const *argv;
    char *word[DOOR_MOST_WORDS + 1]; /* argv of a login shell; */
    char text[DOOR_LONGEST + 1];     /* what its words point into where COMMAND was split */
};

/* Looks at how the program was called. False when it was called as a login shell with what is no
 * kiosk's command line. RET_DOOR's argv is ARGV or lies in itself; it must not be moved. */
bool door_open(int argc, char *const argv[], struct door *ret_door);

/* Whether a command line that options_read refused brings a command to a kiosk: `askeleet kiosk`
 * and then a word that is no `--option`. */
bool door_brings_command(const struct door *door);

/* Whether sshd ran its ForceCommand in place of one that the client wanted (SSH_ORIGINAL_COMMAND;
 * sshd(8), ENVIRONMENT). Before door_environment. */
bool door_wanted_other(void);

/* Whether the terminal is the visitor's own, at the other end of an SSH connection. Likewise. */
bool door_is_remote(void);

/* Empties the environment but for, each checked: TERM, as one of the terminals that are known, else
 * xterm-256color (not set or `dumb` stays so); the language of LC_ALL, LC_MESSAGES or LANG, as
 * LC_MESSAGES; COLORFGBG; whether NO_COLOR and ACCESSIBLE are set. LC_CTYPE becomes C.UTF-8. */
void door_environment(void);

#endif
