/* SPDX-License-Identifier: MIT */
/* zsh: a call of _arguments for each command; the first word that is one chooses. */
#include "app/completions/completions.h"

/* TEXT within '…' as a part of a specification, where : and brackets mean something. */
static void add_text(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            str_add(out, "'\\'");
        else if (*text == ':' || *text == '[' || *text == ']' || *text == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
}

static void add_action(enum completion what, const char *words, struct str *out)
{
    switch (what) {
    case COMPLETION_NOTHING: str_add_char(out, ' '); break;
    case COMPLETION_WORDS: str_addf(out, "(%s)", words); break;
    case COMPLETION_FILES: str_add(out, "_files"); break;
    case COMPLETION_FOLDERS: str_add(out, "_files -/"); break;
    }
}

static void add_option(const struct completions *made, enum option option, enum command command,
                       struct str *out)
{
    struct str words = {0};
    const char *value = option_value(option);
    str_addf(out, " \\\n            '--%s%s[", option_name(option), value ? "=" : "");
    add_text(out, catalog_text(made->words, option_help(option)));
    str_add_char(out, ']');
    if (value) {
        const enum completion what = completions_of_value(made, option, command, &words);
        str_addf(out, ":%s:", value);
        add_action(what, str_text(&words), out);
    }
    str_add_char(out, '\'');
    str_release(&words);
}

/* All words behind the command: it is word 1. */
static void add_words_behind(const struct completions *made, enum command command, struct str *out)
{
    static const char *const called[] = {
        [COMPLETION_WORDS] = "what", [COMPLETION_FILES] = "file", [COMPLETION_FOLDERS] = "folder"};
    static const char *const places[COMPLETIONS_MOST_WORDS] = {"2", "3"};
    const bool many = command == COMMAND_CHECK; /* then the first stands for all */
    struct str words = {0};
    for (int at = 0; at < (many ? 1 : COMPLETIONS_MOST_WORDS); at++) {
        str_clear(&words);
        const enum completion what = completions_of_word(made, command, at, &words);
        if (what == COMPLETION_NOTHING)
            continue;
        str_addf(out, " \\\n            '%s:%s:", many ? "*" : places[at], called[what]);
        add_action(what, str_text(&words), out);
        str_add_char(out, '\'');
    }
    str_release(&words);
}

void completions_zsh(const struct completions *made, struct str *out)
{
    struct str key = {0};
    str_add(out, "#compdef askeleet\n"
                 "# zsh completion for askeleet, made from its table of options.\n"
                 "\n"
                 "local -a commands\n"
                 "local word command=play\n"
                 "commands=(\n");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        str_clear(&key);
        str_addf(&key, "usage.%s", command_name(command));
        str_addf(out, "    '%s:", command_name(command));
        add_text(out, catalog_text(made->words, str_text(&key)));
        str_add(out, "'\n");
    }
    str_add(out, ")\n"
                 "for word in ${words[2,CURRENT-1]}; do\n"
                 "    if (( ${commands[(I)$word:*]} )); then\n"
                 "        command=$word\n"
                 "        break\n"
                 "    fi\n"
                 "done\n"
                 "case $command in\n");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        str_addf(out, "%s)\n    _arguments", command_name(command));
        for (enum option option = OPTION_PLAIN; option < OPTIONS; option++) {
            if (option_goes_with(option, command))
                add_option(made, option, command, out);
        }
        str_add(out, " \\\n            '1:command:{ _describe command commands }'");
        add_words_behind(made, command, out);
        str_add(out, "\n    ;;\n");
    }
    str_add(out, "esac\n");
    str_release(&key);
}
