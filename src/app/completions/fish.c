/* SPDX-License-Identifier: MIT */
/* fish: one `complete` for each thing that can be said, with the commands it goes with. Without a
 * command it is `play`, hence conditions of both signs. */
#include <string.h>

#include "app/completions/completions.h"

static void add_text(struct str *out, const char *text)
{
    str_add(out, " -d '");
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '\'');
}

/* " -n 'condition'": one of the commands of MASK is given. */
static void add_condition(struct str *out, int mask)
{
    const bool play = mask & 1 << COMMAND_PLAY;
    const int all = (1 << COMMANDS) - 1, named = play ? all & ~mask : mask;
    if (mask == all)
        return;
    str_addf(out, " -n '%s__fish_seen_subcommand_from", play ? "not " : "");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        if (named & 1 << command)
            str_addf(out, " %s", command_name(command));
    }
    str_add_char(out, '\'');
}

static void add_what(enum completion what, const char *words, struct str *out)
{
    switch (what) {
    case COMPLETION_NOTHING: break;
    case COMPLETION_WORDS: str_addf(out, " -a '%s'", words); break;
    case COMPLETION_FILES: str_add(out, " -F"); break;
    case COMPLETION_FOLDERS: str_add(out, " -a '(__fish_complete_directories)'"); break;
    }
}

static void add_option(const struct completions *made, enum option option, int mask,
                       enum completion what, const char *words, struct str *out)
{
    str_add(out, "complete -c askeleet");
    add_condition(out, mask);
    str_addf(out, " -l %s", option_name(option));
    if (option_value(option))
        str_add(out, what == COMPLETION_FILES ? " -r" : " -x");
    add_what(what, words, out);
    add_text(out, catalog_text(made->words, option_help(option)));
    str_add_char(out, '\n');
}

/* Commands with which the option's value is the same share a line. */
static void add_options(const struct completions *made, struct str *out)
{
    struct str words = {0}, others = {0};
    for (enum option option = OPTION_PLAIN; option < OPTIONS; option++) {
        int done = 0;
        for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
            if (!option_goes_with(option, command) || done & 1 << command)
                continue;
            int mask = 0;
            enum completion what = COMPLETION_NOTHING;
            str_clear(&words);
            if (option_value(option))
                what = completions_of_value(made, option, command, &words);
            for (enum command other = command; other < COMMANDS; other++) {
                if (!option_goes_with(option, other))
                    continue;
                str_clear(&others);
                if (option_value(option))
                    completions_of_value(made, option, other, &others);
                if (strcmp(str_text(&words), str_text(&others)) == 0)
                    mask |= 1 << other;
            }
            add_option(made, option, mask, what, str_text(&words), out);
            done |= mask;
        }
    }
    str_release(&words);
    str_release(&others);
}

void completions_fish(const struct completions *made, struct str *out)
{
    struct str text = {0};
    str_add(out, "# fish completion for askeleet, made from its table of options.\n"
                 "complete -c askeleet -f\n");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        str_add(out, "complete -c askeleet -n 'not __fish_seen_subcommand_from");
        for (enum command other = COMMAND_PLAY; other < COMMANDS; other++)
            str_addf(out, " %s", command_name(other));
        str_addf(out, "' -a %s", command_name(command));
        str_clear(&text);
        str_addf(&text, "usage.%s", command_name(command));
        add_text(out, catalog_text(made->words, str_text(&text)));
        str_add_char(out, '\n');
    }
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        for (int at = 0; at < COMPLETIONS_MOST_WORDS; at++) {
            str_clear(&text);
            const enum completion what = completions_of_word(made, command, at, &text);
            if (what == COMPLETION_NOTHING)
                continue;
            str_add(out, "complete -c askeleet");
            add_condition(out, 1 << command);
            add_what(what, str_text(&text), out);
            str_add_char(out, '\n');
        }
    }
    add_options(made, out);
    str_release(&text);
}
