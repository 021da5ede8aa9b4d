/* SPDX-License-Identifier: MIT */
/* Any words as a command line: options, or one line that says what is wrong. Words are the lines of
 * the input, and end at its NULs. */
#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "app/options.h"
#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WORDS = 100 };

static void check_wrong(const struct str *wrong)
{
    const char *at = str_text(wrong);
    if (!*at || strlen(at) != wrong->length)
        BUG("nothing said about a wrong command line");
    if (utf8_valid(at, wrong->length) != wrong->length || wrong->length > 1000)
        BUG("a line that no terminal may get");
    while (*at) {
        const unsigned c = utf8_next(&at);
        if (c == '\n' || !utf8_is_clean(c))
            BUG("a message that is not one clean line");
    }
}

static void check_options(const struct options *options, char *const *word, int words)
{
    if (options->command < 0 || options->command >= COMMANDS || options->paths < 0 ||
        options->paths > OPTIONS_MOST_PATHS || options->theme < 0)
        BUG("options out of range");
    for (int i = 0; i < options->paths; i++) {
        bool known = false;
        for (int j = 1; j < words; j++)
            known = known || options->path[i] == word[j];
        if (!known)
            BUG("a path that was not given");
    }
    for (int i = 0; i < OPTIONS; i++) {
        if (options->value[i] && !*options->value[i])
            BUG("an option with an empty value");
        if (options->value[i] && !options->given[i])
            BUG("a value of an option that was not given");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct str wrong = {0};
    struct options options;
    char *word[WORDS + 2] = {(char[]){"askeleet"}};
    int words = 1;
    setlocale(LC_CTYPE, "C.UTF-8");
    for (size_t at = 0; at < size && words <= WORDS;) {
        const char *start = (const char *)data + at;
        const char *end = memchr(start, '\n', size - at);
        const size_t length = end ? (size_t)(end - start) : size - at;
        word[words++] = arena_copy(&arena, start, length);
        at += length + 1;
    }
    if (options_read(words, word, &options, &wrong)) {
        check_options(&options, word, words);
        if (wrong.length > 0)
            BUG("something said about a right command line");
    } else {
        check_wrong(&wrong);
    }
    str_release(&wrong);
    arena_release(&arena);
    return 0;
}
