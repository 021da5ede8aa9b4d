/* SPDX-License-Identifier: MIT */
/* Command lines: what they mean, or the one line that says what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "app/options.h"
#include "app/themes.h"
#include "base/utf8.h"
#include "model/catalog.h"

enum { WORDS = 12 };

/* Words, and what they mean: the command, the options given in the table's order with their
 * values, the paths. */
static const struct {
    const char *word[WORDS];
    const char *means;
} rights[] = {
    {{NULL}, "play"},
    {{"play"}, "play"},
    {{"--plain"}, "play --plain"},
    {{"--lang=fi"}, "play --lang=fi"},
    {{"--lang", "fi"}, "play --lang=fi"},
    {{"--pack", "--plain"}, "play --pack=--plain"},
    {{"--pack=a=b"}, "play --pack=a=b"},
    {{"--state=/tmp/x", "--no-save"}, "play --no-save --state=/tmp/x"},
    {{"--still", "--ascii"}, "play --ascii --still"},
    {{"--theme=contrast"}, "play --theme=contrast (theme contrast)"},
    {{"--seed=0"}, "play --seed=0"},
    {{"--seed=9223372036854775807"}, "play --seed=9223372036854775807 (seed 9223372036854775807)"},
    {{"--seed=1", "--seed=2"}, "play --seed=2 (seed 2)"},
    {{"quiz"}, "quiz"},
    {{"quiz", "--answers=1,2"}, "quiz --answers=1,2"},
    {{"--answers=1,2", "quiz"}, "quiz --answers=1,2"},
    {{"quiz", "--format=text"}, "quiz --format=text"},
    {{"quiz", "--format=json"}, "quiz --format=json (json)"},
    {{"quiz", "--format", "markdown"}, "quiz --format=markdown (markdown)"},
    {{"check"}, "check"},
    {{"check", "a", "b"}, "check a b"},
    {{"check", "--lang=en", "a"}, "check --lang=en a"},
    {{"check", "--", "--plain", "-x"}, "check --plain -x"},
    {{"check", "-"}, "check -"},
    {{"check", "--quiz-report"}, "check --quiz-report"},
    {{"check", "--format=json", "a"}, "check --format=json (json) a"},
    {{"check", "--format=text", "--quiz-report"}, "check --format=text --quiz-report"},
    {{"--", "check", "a"}, "check a"},
    {{"print", "result"}, "print (result)"},
    {{"print", "plan"}, "print (plan)"},
    {{"print", "--format=json", "result"}, "print --format=json (json) (result)"},
    {{"print", "plan", "--format", "markdown", "--ascii", "--state=x", "--pack=p"},
     "print --pack=p --state=x --ascii --format=markdown (markdown) (plan)"},
    {{"print", "--", "plan"}, "print (plan)"},
    {{"print", "--help"}, "print --help (result)"},
    {{"print", "plan", "--help"}, "print --help (plan)"},
    {{"print", "--version"}, "print --version (result)"},
    {{"replay", "j"}, "replay j"},
    {{"replay", "--pack", "p", "j"}, "replay --pack=p j"},
    {{"replay", "--help"}, "replay --help"},
    {{"replay", "--version"}, "replay --version"},
    {{"forget", "--state=x"}, "forget --state=x"},
    {{"preview", "a.yaml#b"}, "preview a.yaml#b"},
    {{"preview", "--watch", "--lang=fi", "--plain", "--ascii", "--seed=1", "--theme=mono",
      "--still", "a"},
     "preview --plain --lang=fi --seed=1 --ascii --theme=mono --still --watch (seed 1) (theme "
     "mono) a"},
    {{"preview", "--help"}, "preview --help"},
    {{"new"}, "new"},
    {{"new", "choose", "dir", "--lang=fi"}, "new --lang=fi choose dir"},
    {{"new", "choose", "--help"}, "new --help choose"},
    {{"strings", "--lang=sv"}, "strings --lang=sv"},
    {{"strings", "--lang=zh-Hant", "dir"}, "strings --lang=zh-Hant dir"},
    {{"strings", "--lang=sv", "--format=yaml"}, "strings --lang=sv --format=yaml (worksheet)"},
    {{"strings", "--lang=sv", "--format=text"}, "strings --lang=sv --format=text"},
    {{"strings", "--merge=f", "dir"}, "strings --merge=f dir"},
    {{"strings", "--lang", "sv", "--merge", "f"}, "strings --lang=sv --merge=f"},
    {{"strings", "--help"}, "strings --help"},
    {{"stats"}, "stats"},
    {{"stats", "dir", "--format=json", "--lang=fi"}, "stats --lang=fi --format=json (json) dir"},
    {{"import", "f", "dir"}, "import f dir"},
    {{"import", "f", "dir", "--lang=sv"}, "import --lang=sv f dir"},
    {{"import", "--help"}, "import --help"},
    {{"--help"}, "play --help"},
    {{"--version"}, "play --version"},
};

static const struct {
    const char *word[WORDS];
    const char *says; /* the whole line */
} wrongs[] = {
    {{"paly"}, "there is no command 'paly'; did you mean 'play'?"},
    {{"tanssi"}, "there is no command 'tanssi'"},
    {{""}, "there is no command ''"},
    {{"-"}, "there is no command '-'"},
    {{"-h"}, "there is no option '-h'"},
    {{"--plan"}, "there is no option '--plan'; did you mean '--plain'?"},
    {{"--themes=x"}, "there is no option '--themes'; did you mean '--theme'?"},
    {{"--x"}, "there is no option '--x'"},
    {{"--=x"}, "there is no option '--'"},
    {{"--plain=1"}, "--plain takes no value"},
    {{"--plain="}, "--plain takes no value"},
    {{"--lang"}, "--lang needs a value: --lang=TAG"},
    {{"--lang="}, "--lang needs a value: --lang=TAG"},
    {{"--lang", ""}, "--lang needs a value: --lang=TAG"},
    {{"--seed=-1"}, "--seed takes a whole number from 0 to 9223372036854775807, not '-1'"},
    {{"--seed=9223372036854775808"},
     "--seed takes a whole number from 0 to 9223372036854775807, not '9223372036854775808'"},
    {{"--seed=1x"}, "--seed takes a whole number from 0 to 9223372036854775807, not '1x'"},
    {{"--theme=blue"}, "--theme is dark, light, mono or contrast, not 'blue'"},
    {{"--theme=Dark"}, "--theme is dark, light, mono or contrast, not 'Dark'"},
    {{"quiz", "--format=xml"}, "--format is text, markdown or json, not 'xml'"},
    {{"--answers=1"}, "--answers does not go with 'play'"},
    {{"check", "--plain"}, "--plain does not go with 'check'"},
    {{"check", "--format=markdown"},
     "what was checked is printed as text or json, not as markdown"},
    {{"check", "--quiz-report=1"}, "--quiz-report takes no value"},
    {{"quiz", "--quiz-report"}, "--quiz-report does not go with 'quiz'"},
    {{"forget", "--pack=x"}, "--pack does not go with 'forget'"},
    {{"play", "x"}, "'play' takes no more words, and here is 'x'"},
    {{"quiz", "quiz"}, "'quiz' takes no more words, and here is 'quiz'"},
    {{"forget", "all"}, "'forget' takes no more words, and here is 'all'"},
    {{"print"}, "'print' needs one word: askeleet print result, or askeleet print plan"},
    {{"print", "plan", "result"},
     "'print' needs one word: askeleet print result, or askeleet print plan"},
    {{"print", "plam"}, "'print' knows result and plan, not 'plam'; did you mean 'plan'?"},
    {{"print", "Plan"}, "'print' knows result and plan, not 'Plan'; did you mean 'plan'?"},
    {{"print", "worksheet"}, "'print' knows result and plan, not 'worksheet'"},
    {{"print", "", "--help"}, "'print' knows result and plan, not ''"},
    {{"print", "plan", "--format=json"}, "the plan is printed as text or markdown, not as json"},
    {{"print", "plan", "--plain"}, "--plain does not go with 'print'"},
    {{"print", "plan", "--no-save"}, "--no-save does not go with 'print'"},
    {{"replay"}, "'replay' needs one file: askeleet replay JOURNAL"},
    {{"preview"}, "'preview' needs one file: askeleet preview FILE"},
    {{"preview", "a", "b"}, "'preview' needs one file: askeleet preview FILE"},
    {{"preview", "a", "--state=x"}, "--state does not go with 'preview'"},
    {{"preview", "a", "--watch=x"}, "--watch takes no value"},
    {{"play", "--watch"}, "--watch does not go with 'play'"},
    {{"new", "choose"}, "'new' needs a word and a folder: askeleet new WHAT DIR"},
    {{"new", "a", "b", "c"}, "'new' needs a word and a folder: askeleet new WHAT DIR"},
    {{"new", "--plain"}, "--plain does not go with 'new'"},
    {{"strings"}, "'strings' needs a language: askeleet strings --lang=TAG"},
    {{"strings", "dir"}, "'strings' needs a language: askeleet strings --lang=TAG"},
    {{"strings", "--lang=s_v"}, "--lang is a language tag such as fi or sv, not 's_v'"},
    {{"strings", "--lang=s"}, "--lang is a language tag such as fi or sv, not 's'"},
    {{"strings", "--lang=sv", "a", "b"}, "'strings' takes one folder, and here is 'b'"},
    {{"strings", "--lang=sv", "--format=json"},
     "texts to translate are printed as text or yaml, not as 'json'"},
    {{"strings", "--lang=sv", "--format=yaml", "--merge=f"},
     "--merge puts a worksheet back and prints none; leave --format out"},
    {{"strings", "--lang=sv", "--merge"}, "--merge needs a value: --merge=FILE"},
    {{"stats", "--merge=f"}, "--merge does not go with 'stats'"},
    {{"stats", "a", "b"}, "'stats' takes one folder, and here is 'b'"},
    {{"stats", "--format=markdown"}, "figures are printed as text or json, not as markdown"},
    {{"stats", "--format=yaml"}, "--format is text, markdown or json, not 'yaml'"},
    {{"import"}, "'import' needs a file and a folder: askeleet import FILE.gift DIR"},
    {{"import", "f"}, "'import' needs a file and a folder: askeleet import FILE.gift DIR"},
    {{"import", "f", "d", "e"},
     "'import' needs a file and a folder: askeleet import FILE.gift DIR"},
    {{"import", "f", "d", "--lang=?"}, "--lang is a language tag such as fi or sv, not '?'"},
    {{"import", "f", "d", "--format=text"}, "--format does not go with 'import'"},
    {{"replay", "a", "b"}, "'replay' needs one file: askeleet replay JOURNAL"},
    {{"a\x1b[31m\nb"}, "there is no command 'a\xEF\xBF\xBD[31m b'"},
    {{"--\xFF"}, "there is no option '--\xEF\xBF\xBD'"},
};

static int count_words(const char *const *word)
{
    int count = 0;
    while (count < WORDS && word[count])
        count++;
    return count;
}

static bool read_words(const char *const *word, struct options *ret_options, struct str *wrong)
{
    char name[] = "askeleet";
    char *argv[WORDS + 2] = {name};
    const int count = count_words(word);
    for (int i = 0; i < count; i++)
        argv[i + 1] = (char *)(uintptr_t)word[i]; /* read only */
    return options_read(count + 1, argv, ret_options, wrong);
}

static void describe(const struct options *options, struct str *out)
{
    static const char *const formats[] = {
        [RESULT_TEXT] = "", [RESULT_MARKDOWN] = " (markdown)", [RESULT_JSON] = " (json)"};
    str_add(out, command_name(options->command));
    for (int i = 0; i < OPTIONS; i++) {
        if (!options->given[i]) {
            assert_null(options->value[i]);
            continue;
        }
        str_addf(out, " --%s", option_name((enum option)i));
        if (options->value[i])
            str_addf(out, "=%s", options->value[i]);
    }
    if (options->seed)
        str_addf(out, " (seed %llu)", (unsigned long long)options->seed);
    if (options->theme)
        str_addf(out, " (theme %s)", theme_name(options->theme));
    str_add(out, formats[options->format]);
    if (options->worksheet)
        str_add(out, " (worksheet)");
    if (options->command == COMMAND_PRINT)
        str_add(out, options->print == PRINT_PLAN ? " (plan)" : " (result)");
    for (int i = 0; i < options->paths; i++)
        str_addf(out, " %s", options->path[i]);
}

static void test_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
        struct options options;
        struct str wrong = {0}, means = {0};
        const bool read = read_words(rights[i].word, &options, &wrong);
        assert_string_equal(str_text(&wrong), "");
        assert_true(read);
        describe(&options, &means);
        assert_string_equal(str_text(&means), rights[i].means);
        str_release(&means);
        str_release(&wrong);
    }
}

static void test_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        struct options options = {.paths = -1};
        struct str wrong = {0};
        const bool read = read_words(wrongs[i].word, &options, &wrong);
        assert_string_equal(str_text(&wrong), wrongs[i].says);
        assert_false(read);
        assert_int_equal(options.paths, -1); /* untouched */
        str_release(&wrong);
    }
}

/* As many files as fit, and one more. */
static void test_most_paths(void **state)
{
    char name[] = "askeleet", check[] = "check", path[] = "p";
    char *argv[OPTIONS_MOST_PATHS + 4] = {name, check};
    struct options options;
    struct str wrong = {0};
    (void)state;
    for (int i = 0; i <= OPTIONS_MOST_PATHS; i++)
        argv[i + 2] = path;
    assert_true(options_read(OPTIONS_MOST_PATHS + 2, argv, &options, &wrong));
    assert_int_equal(options.paths, OPTIONS_MOST_PATHS);
    assert_false(options_read(OPTIONS_MOST_PATHS + 3, argv, &options, &wrong));
    assert_string_equal(str_text(&wrong), "more than 64 files at once");
    str_release(&wrong);
}

/* What was typed is shown up to a limit, whole characters only. */
static void test_long_words_are_cut(void **state)
{
    struct str word = {0}, wrong = {0};
    struct options options;
    (void)state;
    for (int i = 0; i < 61; i++)
        str_add(&word, "x");
    const char *const plain[WORDS] = {word.text};
    assert_false(read_words(plain, &options, &wrong));
    assert_int_equal(strlen("there is no command ''") + 60 + strlen("…"), wrong.length);
    str_clear(&wrong);
    str_clear(&word);
    str_add(&word, "x");
    for (int i = 0; i < 60; i++)
        str_add(&word, "ä");
    const char *const letters[WORDS] = {word.text};
    assert_false(read_words(letters, &options, &wrong));
    assert_null(strstr(wrong.text, "\xEF\xBF\xBD"));
    str_release(&word);
    str_release(&wrong);
}

/* Help names every option that the command takes and no other, in columns. */
static void test_help(void **state)
{
    static const struct catalog words = {.tag = "en"};
    (void)state;
    for (int command = 0; command < COMMANDS; command++) {
        struct str help = {0};
        options_help((enum command)command, &words, &help);
        for (int i = 0; i < OPTIONS; i++) {
            struct options options;
            struct str line = {0}, name = {0}, wrong = {0};
            str_addf(&line, "\n  --%s", option_name((enum option)i));
            str_addf(&name, "--%s%s", option_name((enum option)i),
                     i == OPTION_THEME    ? "=dark"
                     : i == OPTION_FORMAT ? "=text"
                     : i == OPTION_IDLE   ? "=60"
                     : i == OPTION_LIMIT  ? "=60"
                                          : "");
            const char *const with[WORDS] = {command_name((enum command)command), "--help",
                                             name.text, "1"};
            read_words(with, &options, &wrong);
            const bool fits = !strstr(str_text(&wrong), "does not go with");
            assert_int_equal(strstr(help.text, line.text) != NULL, fits);
            str_release(&line);
            str_release(&name);
            str_release(&wrong);
        }
        assert_int_equal(utf8_valid(help.text, help.length), help.length);
        str_release(&help);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_right),      cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_most_paths), cmocka_unit_test(test_long_words_are_cut),
        cmocka_unit_test(test_help),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
