/* SPDX-License-Identifier: MIT */
/* Completions of command lines for bash, zsh and fish, made from the table of options.
 *
 * A program of the build, askeleet_completions, writes them; what is installed are its files, and
 * askeleet itself knows nothing of them. Names, values and who takes what come from app/options.h,
 * so a new option is there after the next build; only what stands behind a command, a file or a
 * folder, is said here. zsh and fish show the help texts of one language. Floor: app. */
#ifndef APP_COMPLETIONS_COMPLETIONS_H
#define APP_COMPLETIONS_COMPLETIONS_H

#include "app/options.h"
#include "base/str.h"
#include "model/catalog.h"

/* What can be asked for at one place of a command line. */
enum completion {
    COMPLETION_NOTHING, /* something that only the reader knows */
    COMPLETION_WORDS,
    COMPLETION_FILES,
    COMPLETION_FOLDERS
};

enum { COMPLETIONS_MOST_WORDS = 2 };

/* What the scripts are made of besides the table. */
struct completions {
    const struct catalog *words; /* of the help texts */
    struct str languages;        /* the program's, with blanks between */
    struct str templates;        /* what `new` makes, likewise */
};

/* What the value of OPTION is with COMMAND; where it is words, they are appended to WORDS with
 * blanks between. */
enum completion completions_of_value(const struct completions *made, enum option option,
                                     enum command command, struct str *words);

/* What word number AT (from 0) behind COMMAND is; likewise. */
enum completion completions_of_word(const struct completions *made, enum command command, int at,
                                    struct str *words);

/* Append a whole script. */
void completions_bash(const struct completions *made, struct str *out);
void completions_zsh(const struct completions *made, struct str *out);
void completions_fish(const struct completions *made, struct str *out);

#endif
