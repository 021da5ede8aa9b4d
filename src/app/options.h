/* SPDX-License-Identifier: MIT */
/* The command line as a value. One table (options.def) feeds the parser, `--help` and completions.
 * Floor: app. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "report/result.h"

enum command {
    COMMAND_PLAY,
    COMMAND_QUIZ,
    COMMAND_CHECK,
    COMMAND_PRINT,
    COMMAND_REPLAY,
    COMMAND_FORGET,
    COMMAND_PREVIEW,
    COMMAND_NEW,
    COMMAND_SCHEMA,
    COMMAND_STRINGS,
    COMMAND_STATS,
    COMMAND_IMPORT,
    COMMAND_KIOSK,
    COMMANDS
};

enum option {
#define OPTION(name, text, value, commands, help) OPTION_##name,
#include "app/options.def"
#undef OPTION
    OPTIONS
};

/* What `print` prints. */
enum print { PRINT_RESULT, PRINT_PLAN, PRINTS };

enum { OPTIONS_MOST_PATHS = 64, OPTIONS_LEAST_SECONDS = 5, OPTIONS_MOST_SECONDS = 86400 };

struct options {
    enum command command;
    bool given[OPTIONS];
    const char *value[OPTIONS]; /* as given; NULL for options without a value */
    uint64_t seed;
    enum result_format format;
    bool worksheet;                       /* strings --format=yaml */
    int theme;                            /* enum theme, 0 = not given */
    enum print print;                     /* of COMMAND_PRINT; its word is no path */
    const char *path[OPTIONS_MOST_PATHS]; /* what follows the command */
    int paths;
    int idle, limit; /* kiosk: seconds, 0 = never; -1 = not given */
};

enum exit_status { EXIT_DONE = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

/* Reads ARGV. False with one specific line (English, no newline) in WRONG. Strings point into ARGV.
 */
bool options_read(int argc, char *const argv[], struct options *ret_options, struct str *wrong);

/* Whether --lang names the language of texts, which need not be one of the program's. */
bool options_lang_of_texts(const struct options *options);

const char *command_name(enum command command);
const char *option_name(enum option option);

/* The rest of the table, for the completions of shells. What a value stands for ("DIR", "FILE"),
 * NULL where there is none; the key of the help text; whether COMMAND takes it; and the words that
 * it may be with COMMAND, ended by NULL, or NULL where it is not one of a few words. */
const char *option_value(enum option option);
const char *option_help(enum option option);
bool option_goes_with(enum option option, enum command command);
const char *const *option_words(enum option option, enum command command);

/* The words that stand behind COMMAND, ended by NULL, or NULL where it takes no word or paths. */
const char *const *command_words(enum command command);

/* Appends `--help` of COMMAND in the words of WORDS. */
struct catalog;
void options_help(enum command command, const struct catalog *words, struct str *out);

#endif
