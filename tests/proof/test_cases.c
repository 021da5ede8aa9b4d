/* SPDX-License-Identifier: MIT */
/* Packs that load, and what is said about them all the same (and some that do not, where all is to
 * be said in one run). Each folder of tests/proof/bad is a pack whose complete diagnostics stand
 * beside it in NAME.diag; each folder of tests/proof/ok has none, and some of tests/content/ok
 * neither. ASKELEET_REFRESH=1 writes the .diag files anew; read what changed before it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "support/proof/prove_case.h"

enum { CASES = 256 };

/* What only a proof can say; the rest is tests/content's. */
static const enum diag_code codes[] = {
    DIAG_TEXT_OVERFLOW,    DIAG_TYPE_UNREACHABLE, DIAG_TYPE_SHARE,       DIAG_TYPES_ALIKE,
    DIAG_TRAIT_THIN,       DIAG_BLENDS_MANY,      DIAG_POSITION_FAVOURS, DIAG_LENGTH_FAVOURS,
    DIAG_GLOSSARY_UNUSED,  DIAG_LANGUAGE_SAME,    DIAG_LANGUAGE_WRONG,   DIAG_MARKS_DIFFER,
    DIAG_SIGNS_MIXED,      DIAG_BLANK_TWICE,      DIAG_BLANK_BEFORE,     DIAG_DASH_HYPHEN,
    DIAG_STOP_MISSING,     DIAG_CHOICE_LONG,      DIAG_QUESTION_LONG,    DIAG_WORD_LONG,
    DIAG_GROUPS_NONE,      DIAG_ANSWERS_ALIKE,    DIAG_ANSWER_ALL,       DIAG_CHOICE_TWICE,
    DIAG_FEEDBACK_MISSING, DIAG_ANSWER_PLACE,     DIAG_ANSWER_LAST,      DIAG_ANSWER_LONGEST,
    DIAG_REPLIES_ALIKE,    DIAG_NEEDS_REVERSED,   DIAG_FILE_UNUSED,
};

static int compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The folders in DIRECTORY, sorted. */
static size_t list_cases(const char *directory, struct arena *arena, const char **ret_names)
{
    size_t count = 0;
    DIR *folder = opendir(directory);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strchr(entry->d_name, '.'))
            continue;
        assert_true(count < CASES);
        ret_names[count++] = arena_string(arena, entry->d_name);
    }
    closedir(folder);
    qsort(ret_names, count, sizeof *ret_names, compare_names);
    return count;
}

/* What is said about the pack in DIRECTORY; marks the codes in SEEN. */
static const char *say(const char *directory, struct arena *arena, bool *seen)
{
    struct prove_case proved;
    struct str out = {0};
    prove_case_open(&proved, directory);
    assert_non_null(proved.pack);
    for (size_t i = 0; i < proved.diags.count; i++)
        seen[proved.diags.item[i].code] = true;
    diags_render(&proved.diags, NULL, &out);
    const char *text = arena_string(arena, str_text(&out));
    str_release(&out);
    prove_case_release(&proved);
    return text;
}

static void test_bad(void **state)
{
    struct arena arena = {0};
    const char *names[CASES];
    bool seen[DIAG_CODES] = {false};
    size_t wrong = 0;
    (void)state;
    const size_t count = list_cases("tests/proof/bad", &arena, names);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        const char *directory = arena_format(&arena, "tests/proof/bad/%s", names[i]);
        const char *said = say(directory, &arena, seen);
        wrong +=
            !*said || !prove_case_matches(arena_format(&arena, "%s.diag", directory), said, &arena);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (!seen[codes[i]])
            print_error("no case produces %s\n", diag_code_name(codes[i]));
        wrong += !seen[codes[i]];
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void assert_quiet(const char *directory, struct arena *arena)
{
    bool seen[DIAG_CODES] = {false};
    const char *said = say(directory, arena, seen);
    if (*said)
        fail_msg("%s: wanted nothing, but was:\n%s", directory, said);
}

static void test_ok(void **state)
{
    /* Tasks that go turn by turn, most kinds of the others, and the packs that are shipped. */
    static const char *const others[] = {"tests/content/ok/people", "tests/content/ok/kinds",
                                         "levels/askeleet", "levels/tapahtuma"};
    struct arena arena = {0};
    const char *names[CASES];
    (void)state;
    const size_t count = list_cases("tests/proof/ok", &arena, names);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        assert_quiet(arena_format(&arena, "tests/proof/ok/%s", names[i]), &arena);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_quiet(others[i], &arena);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bad), cmocka_unit_test(test_ok)};
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
