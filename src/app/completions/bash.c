/* SPDX-License-Identifier: MIT */
/* bash: one function that walks the words before the cursor and then asks which words fit. It needs
 * no other script, so it can be sourced from an unpacked archive, too. Whether `=` splits words
 * (COMP_WORDBREAKS) is the user's choice; both are understood. */
#include "app/completions/completions.h"

static const char opening[] =
    "# bash completion for askeleet, made from its table of options. -*- shell-script -*-\n"
    "\n"
    "_askeleet()\n"
    "{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} command= pending= ended= prefix=\n"
    "    local what=nothing words=\n"
    "    local -i i at=0\n"
    "    COMPREPLY=()\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        if [[ ${COMP_WORDS[i]} == = ]]; then\n"
    "            continue\n"
    "        elif [[ $pending ]]; then\n"
    "            pending=\n"
    "        elif [[ ! $ended && ${COMP_WORDS[i]} == -- ]]; then\n"
    "            ended=yes\n"
    "        elif [[ ! $ended && ${COMP_WORDS[i]} == -* ]]; then\n"
    "            case ${COMP_WORDS[i]} in\n";

static const char middle[] = "                pending=${COMP_WORDS[i]}\n"
                             "                ;;\n"
                             "            esac\n"
                             "        elif [[ ! $command ]]; then\n"
                             "            command=${COMP_WORDS[i]}\n"
                             "        else\n"
                             "            at+=1\n"
                             "        fi\n"
                             "    done\n"
                             "    [[ $word != = ]] || word=\n"
                             "    if [[ ! $pending && ! $ended && $word == --*=* ]]; then\n"
                             "        pending=${word%%=*}\n"
                             "        prefix=$pending=\n"
                             "        word=${word#*=}\n"
                             "    fi\n"
                             "\n"
                             "    if [[ $pending ]]; then\n"
                             "        case ${command:-play}$pending in\n";

static const char closing[] =
    "        esac\n"
    "    fi\n"
    "\n"
    "    case $what in\n"
    "    words) mapfile -t COMPREPLY < <(compgen -P \"$prefix\" -W \"$words\" -- \"$word\") ;;\n"
    "    files) mapfile -t COMPREPLY < <(compgen -P \"$prefix\" -f -- \"$word\") ;;\n"
    "    folders) mapfile -t COMPREPLY < <(compgen -P \"$prefix\" -d -- \"$word\") ;;\n"
    "    esac\n"
    "    if [[ $what == files || $what == folders ]]; then\n"
    "        compopt -o filenames 2>/dev/null\n"
    "    elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    fi\n"
    "}\n"
    "complete -F _askeleet askeleet\n";

static void add_what(enum completion what, const char *words, struct str *out)
{
    switch (what) {
    case COMPLETION_NOTHING: break;
    case COMPLETION_WORDS: str_addf(out, "what=words words='%s'", words); break;
    case COMPLETION_FILES: str_add(out, "what=files"); break;
    case COMPLETION_FOLDERS: str_add(out, "what=folders"); break;
    }
}

/* A line of a `case`: PATTERN) what fits ;; */
static void add_case(const char *pattern, enum completion what, const char *words, struct str *out)
{
    if (what == COMPLETION_NOTHING)
        return;
    str_addf(out, "        %s) ", pattern);
    add_what(what, words, out);
    str_add(out, " ;;\n");
}

static void add_values(const struct completions *made, struct str *out)
{
    struct str words = {0}, pattern = {0};
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        for (enum option option = OPTION_PLAIN; option < OPTIONS; option++) {
            if (!option_value(option) || !option_goes_with(option, command))
                continue;
            str_clear(&words);
            str_clear(&pattern);
            str_addf(&pattern, "%s--%s", command_name(command), option_name(option));
            const enum completion what = completions_of_value(made, option, command, &words);
            add_case(str_text(&pattern), what, str_text(&words), out);
        }
    }
    str_release(&words);
    str_release(&pattern);
}

static void add_options(struct str *out)
{
    str_add(out, "        esac\n"
                 "    elif [[ ! $ended && $word == -* ]]; then\n"
                 "        what=words\n"
                 "        case ${command:-play} in\n");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        const char *blank = "";
        str_addf(out, "        %s) words='", command_name(command));
        for (enum option option = OPTION_PLAIN; option < OPTIONS; option++) {
            if (!option_goes_with(option, command))
                continue;
            str_addf(out, "%s--%s%s", blank, option_name(option), option_value(option) ? "=" : "");
            blank = " ";
        }
        str_add(out, "' ;;\n");
    }
    str_add(out, "        esac\n");
}

static void add_commands(struct str *out)
{
    str_add(out, "    elif [[ ! $command ]]; then\n"
                 "        what=words words='");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++)
        str_addf(out, "%s%s", command > 0 ? " " : "", command_name(command));
    str_add(out, "'\n");
}

/* What stands behind a command; the last that is said goes for all that follow, where a command
 * takes any number. */
static void add_words_behind(const struct completions *made, struct str *out)
{
    struct str words = {0}, pattern = {0};
    str_add(out, "    else\n"
                 "        case $command:$((at < 2 ? at : 2)) in\n");
    for (enum command command = COMMAND_PLAY; command < COMMANDS; command++) {
        for (int at = 0; at <= COMPLETIONS_MOST_WORDS; at++) {
            str_clear(&words);
            str_clear(&pattern);
            str_addf(&pattern, "%s:%d", command_name(command), at);
            const enum completion what = completions_of_word(made, command, at, &words);
            add_case(str_text(&pattern), what, str_text(&words), out);
        }
    }
    str_release(&words);
    str_release(&pattern);
}

void completions_bash(const struct completions *made, struct str *out)
{
    const char *bar = "";
    str_add(out, opening);
    str_add(out, "            ");
    for (enum option option = OPTION_PLAIN; option < OPTIONS; option++) {
        if (!option_value(option))
            continue;
        str_addf(out, "%s--%s", bar, option_name(option));
        bar = " | ";
    }
    str_add(out, ")\n");
    str_add(out, middle);
    add_values(made, out);
    add_options(out);
    add_commands(out);
    add_words_behind(made, out);
    str_add(out, closing);
}
