/* SPDX-License-Identifier: MIT */
/* askeleet_completions I18N FOLDER: writes the scripts bash, zsh and fish into
 * FOLDER, with the languages and the English texts of the catalogues in I18N. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "app/completions/completions.h"
#include "base/io.h"
#include "content/catalog_load.h"

static void add_word(struct str *words, const char *word)
{
    if (words->length > 0)
        str_add_char(words, ' ');
    str_add(words, word);
}

static enum completion add_words(struct str *words, const char *const *list)
{
    for (; *list; list++)
        add_word(words, *list);
    return COMPLETION_WORDS;
}

enum completion completions_of_value(const struct completions *made, enum option option,
                                     enum command command, struct str *words)
{
    const char *const *list = option_words(option, command);
    if (list)
        return add_words(words, list);
    if (option == OPTION_LANG) {
        add_word(words, str_text(&made->languages));
        return COMPLETION_WORDS;
    }
    const char *value = option_value(option);
    return strcmp(value, "DIR") == 0    ? COMPLETION_FOLDERS
           : strcmp(value, "FILE") == 0 ? COMPLETION_FILES
                                        : COMPLETION_NOTHING;
}

enum completion completions_of_word(const struct completions *made, enum command command, int at,
                                    struct str *words)
{
    static const enum completion paths[COMMANDS][COMPLETIONS_MOST_WORDS] = {
        [COMMAND_CHECK] = {COMPLETION_FOLDERS, COMPLETION_FOLDERS}, /* and so on */
        [COMMAND_REPLAY] = {COMPLETION_FILES},
        [COMMAND_PREVIEW] = {COMPLETION_FILES},
        [COMMAND_NEW] = {COMPLETION_WORDS, COMPLETION_FOLDERS},
        [COMMAND_STRINGS] = {COMPLETION_FOLDERS},
        [COMMAND_STATS] = {COMPLETION_FOLDERS},
        [COMMAND_IMPORT] = {COMPLETION_FILES, COMPLETION_FOLDERS},
    };
    const char *const *list = command_words(command);
    if (list)
        return at == 0 ? add_words(words, list) : COMPLETION_NOTHING;
    const enum completion what =
        at < COMPLETIONS_MOST_WORDS ? paths[command][at] : COMPLETION_NOTHING;
    if (what == COMPLETION_WORDS)
        add_word(words, str_text(&made->templates));
    return what;
}

/* The languages of the catalogues in FOLDER, and the English one. */
static bool read_words(const char *folder, struct arena *arena, struct completions *made,
                       struct catalog *ret_catalog)
{
    const char *const *tags;
    const size_t count = catalog_tags(folder, arena, &tags);
    struct diags diags = {0};
    for (size_t i = 0; i < count; i++)
        add_word(&made->languages, tags[i]);
    const bool done =
        catalog_load(arena_format(arena, "%s/en.yaml", folder), arena, &diags, ret_catalog);
    if (!done) {
        struct str out = {0};
        diags_render(&diags, NULL, &out);
        fputs(str_text(&out), stderr);
        str_release(&out);
    }
    diags_release(&diags);
    return done;
}

static bool write_script(const struct completions *made, const char *folder, const char *name,
                         void (*script)(const struct completions *made, struct str *out))
{
    struct str path = {0}, text = {0};
    str_addf(&path, "%s/%s", folder, name);
    script(made, &text);
    const bool done = io_replace_file(str_text(&path), str_text(&text), text.length);
    if (!done)
        fprintf(stderr, "askeleet_completions: %s cannot be written\n", str_text(&path));
    str_release(&path);
    str_release(&text);
    return done;
}

int main(int argc, char *argv[])
{
    struct arena arena = {0};
    struct completions made = {0};
    struct catalog catalog = {0};
    if (argc != 3) {
        fputs("usage: askeleet_completions I18N FOLDER\n", stderr);
        return EXIT_USAGE;
    }
    setlocale(LC_CTYPE, "C.UTF-8"); /* the loader looks at characters */
    bool done = read_words(argv[1], &arena, &made, &catalog);
    made.words = &catalog;
    for (int i = 0; command_new_what(i); i++)
        add_word(&made.templates, command_new_what(i));
    done = done && write_script(&made, argv[2], "bash", completions_bash) &&
           write_script(&made, argv[2], "zsh", completions_zsh) &&
           write_script(&made, argv[2], "fish", completions_fish);
    str_release(&made.languages);
    str_release(&made.templates);
    arena_release(&arena);
    return done ? EXIT_DONE : EXIT_ENVIRONMENT;
}
