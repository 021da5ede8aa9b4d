/* SPDX-License-Identifier: MIT */
/* `--name=VALUE` or `--name VALUE`; the first word that is no option is the command, the others are
 * its paths; `--` ends the options. */
#include "app/options.h"

#include <string.h>

#include "app/themes.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "model/catalog.h"
#include "model/text.h"

enum {
    FOR_QUIZ = 1 << COMMAND_QUIZ,
    FOR_STEPS = 1 << COMMAND_PLAY,
    FOR_PLAY = FOR_STEPS | FOR_QUIZ,
    FOR_CHECK = 1 << COMMAND_CHECK,
    FOR_PRINT = 1 << COMMAND_PRINT,
    FOR_REPLAY = 1 << COMMAND_REPLAY,
    FOR_FORGET = 1 << COMMAND_FORGET,
    FOR_PREVIEW = 1 << COMMAND_PREVIEW,
    FOR_NEW = 1 << COMMAND_NEW,
    FOR_STRINGS = 1 << COMMAND_STRINGS,
    FOR_STATS = 1 << COMMAND_STATS,
    FOR_IMPORT = 1 << COMMAND_IMPORT,
    FOR_KIOSK = 1 << COMMAND_KIOSK,
    FOR_ALL = (1 << COMMANDS) - 1
};

static const struct {
    const char *name, *value;
    int commands;
    const char *help;
} option_table[OPTIONS] = {
#define OPTION(name, text, value, commands, help) {text, value, commands, help},
#include "app/options.def"
#undef OPTION
};

static const char *const command_names[COMMANDS] = {
    "play", "quiz",   "check",   "print", "replay", "forget", "preview",
    "new",  "schema", "strings", "stats", "import", "kiosk"};
static const char *const print_names[PRINTS + 1] = {"result", "plan", NULL};
static const char *const format_names[] = {"text", "markdown", "json", NULL};

const char *command_name(enum command command)
{
    return command_names[command];
}

const char *option_name(enum option option)
{
    return option_table[option].name;
}

const char *option_value(enum option option)
{
    return option_table[option].value;
}

const char *option_help(enum option option)
{
    return option_table[option].help;
}

bool option_goes_with(enum option option, enum command command)
{
    return option_table[option].commands & 1 << command;
}

const char *const *option_words(enum option option, enum command command)
{
    static const char *const text_json[] = {"text", "json", NULL};
    static const char *const text_yaml[] = {"text", "yaml", NULL};
    if (option == OPTION_THEME)
        return theme_names();
    if (option != OPTION_FORMAT)
        return NULL;
    return command == COMMAND_STRINGS                             ? text_yaml
           : command == COMMAND_CHECK || command == COMMAND_STATS ? text_json
                                                                  : format_names;
}

const char *const *command_words(enum command command)
{
    return command == COMMAND_PRINT ? print_names : NULL;
}

/* What was typed may hold anything; what is said of it is clean and short. */
static void wrong_word(struct str *wrong, const char *word, size_t length)
{
    enum { SHOWN = 60 };
    struct str clean = {0};
    size_t shown = length > SHOWN ? SHOWN : length;
    while (shown > 0 && shown < length && ((unsigned char)word[shown] & 0xC0) == 0x80)
        shown--; /* never half a character */
    utf8_add_clean(&clean, word, shown);
    for (char *c = clean.text; c && *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    str_addf(wrong, "'%s%s'", str_text(&clean), shown < length ? "…" : "");
    str_release(&clean);
}

static void wrong_guess(struct str *wrong, const char *before, const char *word,
                        const char *const *names, size_t count)
{
    const char *guess = diag_guess(word, names, count);
    if (guess)
        str_addf(wrong, "; did you mean '%s%s'?", before, guess);
}

static bool read_command(const char *word, struct options *options, struct str *wrong)
{
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(word, command_names[i]) == 0) {
            options->command = (enum command)i;
            return true;
        }
    }
    str_add(wrong, "there is no command ");
    wrong_word(wrong, word, strlen(word));
    wrong_guess(wrong, "", word, command_names, COMMANDS);
    return false;
}

static int find_option(const char *name, size_t length)
{
    for (int i = 0; i < OPTIONS; i++) {
        if (strlen(option_table[i].name) == length &&
            memcmp(option_table[i].name, name, length) == 0)
            return i;
    }
    return -1;
}

static bool wrong_option(const char *name, size_t length, struct str *wrong)
{
    enum { LONGEST = 40 };
    const char *names[OPTIONS];
    char word[LONGEST + 1] = "";
    for (int i = 0; i < OPTIONS; i++)
        names[i] = option_table[i].name;
    memcpy(word, name, length < LONGEST ? length : LONGEST);
    str_add(wrong, "there is no option ");
    wrong_word(wrong, name - 2, length + 2);
    wrong_guess(wrong, "--", word, names, OPTIONS);
    return false;
}

/* One option at argv[*at]; moves *at to its value when that stands apart. */
static bool read_option(int argc, char *const argv[], int *at, struct options *options,
                        struct str *wrong)
{
    const char *name = argv[*at] + 2, *equals = strchr(name, '=');
    const size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const int option = find_option(name, length);
    if (option < 0)
        return wrong_option(name, length, wrong);
    const char *value = equals ? equals + 1 : NULL;
    if (!option_table[option].value && value) {
        str_addf(wrong, "--%s takes no value", option_table[option].name);
        return false;
    }
    if (option_table[option].value && !value) {
        if (*at + 1 < argc)
            value = argv[++*at];
    }
    if (option_table[option].value && (!value || !*value)) {
        str_addf(wrong, "--%s needs a value: --%s=%s", option_table[option].name,
                 option_table[option].name, option_table[option].value);
        return false;
    }
    options->given[option] = true;
    options->value[option] = value;
    return true;
}

static bool read_strings_format(struct options *options, struct str *wrong)
{
    const char *format = options->value[OPTION_FORMAT];
    options->worksheet = strcmp(format, "yaml") == 0;
    if (options->worksheet || strcmp(format, "text") == 0)
        return true;
    str_add(wrong, "texts to translate are printed as text or yaml, not as ");
    wrong_word(wrong, format, strlen(format));
    return false;
}

/* A time for a kiosk; *RET_SECONDS stays where the option was not given. */
static bool read_seconds(const struct options *options, enum option option, int *ret_seconds,
                         struct str *wrong)
{
    const char *value = options->value[option];
    long long seconds;
    if (!options->given[option])
        return true;
    if (str_number(value, 0, OPTIONS_MOST_SECONDS, &seconds) &&
        (seconds == 0 || seconds >= OPTIONS_LEAST_SECONDS)) {
        *ret_seconds = (int)seconds;
        return true;
    }
    str_addf(wrong, "--%s takes whole seconds from %d to %d, or 0 for never, not ",
             option_table[option].name, OPTIONS_LEAST_SECONDS, OPTIONS_MOST_SECONDS);
    wrong_word(wrong, value, strlen(value));
    return false;
}

static bool read_values(struct options *options, struct str *wrong)
{
    if (!read_seconds(options, OPTION_IDLE, &options->idle, wrong) ||
        !read_seconds(options, OPTION_LIMIT, &options->limit, wrong))
        return false;
    if (options->given[OPTION_SEED]) {
        long long seed;
        if (!str_number(options->value[OPTION_SEED], 0, INT64_MAX, &seed)) {
            str_add(wrong, "--seed takes a whole number from 0 to 9223372036854775807, not ");
            wrong_word(wrong, options->value[OPTION_SEED], strlen(options->value[OPTION_SEED]));
            return false;
        }
        options->seed = (uint64_t)seed;
    }
    if (options->given[OPTION_THEME]) {
        options->theme = theme_find(options->value[OPTION_THEME]);
        if (options->theme < 0) {
            str_add(wrong, "--theme is dark, light, mono or contrast, not ");
            wrong_word(wrong, options->value[OPTION_THEME], strlen(options->value[OPTION_THEME]));
            return false;
        }
    }
    if (options->given[OPTION_FORMAT] && options->command == COMMAND_STRINGS)
        return read_strings_format(options, wrong);
    if (options->given[OPTION_FORMAT]) {
        const char *format = options->value[OPTION_FORMAT];
        int found = -1;
        for (int i = 0; i < 3; i++)
            found = strcmp(format, format_names[i]) == 0 ? i : found;
        if (found < 0) {
            str_add(wrong, "--format is text, markdown or json, not ");
            wrong_word(wrong, format, strlen(format));
            return false;
        }
        options->format = (enum result_format)found;
    }
    return true;
}

/* `print` and its word. Where only help is wanted it may be missing. */
static bool read_print(struct options *options, struct str *wrong)
{
    if (options->paths == 0 && (options->given[OPTION_HELP] || options->given[OPTION_VERSION]))
        return true;
    if (options->paths != 1) {
        str_add(wrong, "'print' needs one word: askeleet print result, or askeleet print plan");
        return false;
    }
    const char *word = options->path[0];
    int found = -1;
    for (int i = 0; i < PRINTS; i++)
        found = strcmp(word, print_names[i]) == 0 ? i : found;
    if (found < 0) {
        str_add(wrong, "'print' knows result and plan, not ");
        wrong_word(wrong, word, strlen(word));
        wrong_guess(wrong, "", word, print_names, PRINTS);
        return false;
    }
    options->print = (enum print)found;
    options->paths = 0;
    if (options->print == PRINT_PLAN && options->format == RESULT_JSON) {
        str_add(wrong, "the plan is printed as text or markdown, not as json");
        return false;
    }
    return true;
}

/* Commands that want a certain number of words behind them. Where only help is wanted they may be
 * missing. */
static bool check_paths(const struct options *options, struct str *wrong)
{
    static const struct {
        enum command command;
        int paths;
        const char *wants;
    } rows[] = {
        {COMMAND_REPLAY, 1, "'replay' needs one file: askeleet replay JOURNAL"},
        {COMMAND_PREVIEW, 1, "'preview' needs one file: askeleet preview FILE"},
        {COMMAND_IMPORT, 2, "'import' needs a file and a folder: askeleet import FILE.gift DIR"},
        {COMMAND_NEW, 2, "'new' needs a word and a folder: askeleet new WHAT DIR"},
    };
    if (options->given[OPTION_HELP] || options->given[OPTION_VERSION])
        return true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const bool lists = rows[i].command == COMMAND_NEW && options->paths == 0;
        if (options->command == rows[i].command && options->paths != rows[i].paths && !lists) {
            str_add(wrong, rows[i].wants);
            return false;
        }
    }
    return true;
}

bool options_lang_of_texts(const struct options *options)
{
    return options->command == COMMAND_STRINGS || options->command == COMMAND_IMPORT;
}

/* The language of texts: one is needed, or a worksheet that names it; and it looks like one. */
static bool check_lang(const struct options *options, struct str *wrong)
{
    const char *tag = options->value[OPTION_LANG];
    if (!options_lang_of_texts(options) || options->given[OPTION_HELP] ||
        options->given[OPTION_VERSION])
        return true;
    if (tag && !text_tag_valid(tag)) {
        str_add(wrong, "--lang is a language tag such as fi or sv, not ");
        wrong_word(wrong, tag, strlen(tag));
        return false;
    }
    if (!tag && options->command == COMMAND_STRINGS && !options->given[OPTION_MERGE]) {
        str_add(wrong, "'strings' needs a language: askeleet strings --lang=TAG");
        return false;
    }
    return true;
}

static bool check_fit(const struct options *options, struct str *wrong)
{
    for (int i = 0; i < OPTIONS; i++) {
        if (options->given[i] && !(option_table[i].commands & 1 << options->command)) {
            str_addf(wrong, "--%s does not go with '%s'", option_table[i].name,
                     command_names[options->command]);
            return false;
        }
    }
    if (options->command == COMMAND_CHECK && options->format == RESULT_MARKDOWN) {
        str_add(wrong, "what was checked is printed as text or json, not as markdown");
        return false;
    }
    const bool takes_paths =
        options->command == COMMAND_CHECK || options->command == COMMAND_PRINT ||
        options->command == COMMAND_REPLAY || options->command == COMMAND_PREVIEW ||
        options->command == COMMAND_NEW || options->command == COMMAND_STRINGS ||
        options->command == COMMAND_STATS || options->command == COMMAND_IMPORT;
    if (options->paths > 0 && !takes_paths) {
        str_addf(wrong, "'%s' takes no more words, and here is ", command_names[options->command]);
        wrong_word(wrong, options->path[0], strlen(options->path[0]));
        return false;
    }
    const bool one = options->command == COMMAND_STRINGS || options->command == COMMAND_STATS;
    if (one && options->paths > 1) {
        str_addf(wrong, "'%s' takes one folder, and here is ", command_names[options->command]);
        wrong_word(wrong, options->path[1], strlen(options->path[1]));
        return false;
    }
    if (options->command == COMMAND_STATS && options->format == RESULT_MARKDOWN) {
        str_add(wrong, "figures are printed as text or json, not as markdown");
        return false;
    }
    if (options->worksheet && options->given[OPTION_MERGE]) {
        str_add(wrong, "--merge puts a worksheet back and prints none; leave --format out");
        return false;
    }
    return check_lang(options, wrong) && check_paths(options, wrong);
}

bool options_read(int argc, char *const argv[], struct options *ret_options, struct str *wrong)
{
    struct options options = {
        .command = COMMAND_PLAY, .format = RESULT_TEXT, .idle = -1, .limit = -1};
    bool command = false, ended = false;
    for (int at = 1; at < argc; at++) {
        const char *word = argv[at];
        if (!ended && strcmp(word, "--") == 0) {
            ended = true;
        } else if (!ended && word[0] == '-' && word[1] == '-') {
            if (!read_option(argc, argv, &at, &options, wrong))
                return false;
        } else if (!ended && word[0] == '-' && word[1] != '\0') {
            str_add(wrong, "there is no option ");
            wrong_word(wrong, word, strlen(word));
            return false;
        } else if (!command) {
            if (!read_command(word, &options, wrong))
                return false;
            command = true;
        } else if (options.paths == OPTIONS_MOST_PATHS) {
            str_addf(wrong, "more than %d files at once", OPTIONS_MOST_PATHS);
            return false;
        } else {
            options.path[options.paths++] = word;
        }
    }
    if (!read_values(&options, wrong) || !check_fit(&options, wrong))
        return false;
    if (options.command == COMMAND_PRINT && !read_print(&options, wrong))
        return false;
    *ret_options = options;
    return true;
}

static void help_column(struct str *out, const char *name, const char *text)
{
    enum { COLUMN = 22 };
    str_addf(out, "  %s", name);
    for (int i = utf8_columns(name); i < COLUMN; i++)
        str_add_char(out, ' ');
    str_addf(out, "%s\n", text);
}

void options_help(enum command command, const struct catalog *words, struct str *out)
{
    struct str name = {0};
    str_addf(out, "%s\n\n%s\n", catalog_text(words, "usage.what"),
             catalog_text(words, "usage.commands"));
    for (int i = 0; i < COMMANDS; i++) {
        str_clear(&name);
        str_addf(&name, "askeleet%s%s", i == COMMAND_PLAY ? "" : " ",
                 i == COMMAND_PLAY ? "" : command_names[i]);
        struct str key = {0};
        str_addf(&key, "usage.%s", command_names[i]);
        help_column(out, str_text(&name), catalog_text(words, str_text(&key)));
        str_release(&key);
    }
    str_addf(out, "\n%s\n", catalog_text(words, "usage.options"));
    for (int i = 0; i < OPTIONS; i++) {
        if (!(option_table[i].commands & 1 << command))
            continue;
        str_clear(&name);
        str_addf(&name, "--%s%s%s", option_table[i].name, option_table[i].value ? "=" : "",
                 option_table[i].value ? option_table[i].value : "");
        help_column(out, str_text(&name), catalog_text(words, option_table[i].help));
    }
    str_addf(out, "\n%s\n", catalog_text(words, "usage.environment"));
    str_release(&name);
}
