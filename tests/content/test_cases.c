/* SPDX-License-Identifier: MIT */
/* Whole packs and what is said about them. Each folder of tests/content/bad is a pack whose
 * complete diagnostics stand beside it in NAME.diag; each folder of tests/content/ok loads without
 * any. ASKELEET_REFRESH=1 writes the .diag files anew; read what changed before it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "content/load.h"

enum { CASES = 512 };

/* Codes that no pack in a repository can produce, and the tests that do. */
static const struct {
    const char *code, *test;
} elsewhere[] = {
    {"file-unreadable", "unit/base/test_io.c"},
    {"file-special", "unit/base/test_io.c"},
    {"file-large", "unit/base/test_io.c"},
    {"yaml-size", "unit/content/test_node.c"},
    {"message-form", "unit/content/test_catalog_load.c"},
    /* Of what is no pack. */
    {"strings-unknown", "unit/workshop/test_merge.c"},
    {"strings-kept", "unit/workshop/test_merge.c"},
    {"strings-stale", "unit/workshop/test_merge.c"},
    {"strings-place", "unit/workshop/test_merge.c"},
    {"gift-kind", "unit/workshop/test_gift.c"},
    {"gift-brace", "unit/workshop/test_gift.c"},
    {"gift-answers", "unit/workshop/test_gift.c"},
    {"gift-right", "unit/workshop/test_gift.c"},
    {"gift-credit", "unit/workshop/test_gift.c"},
    {"gift-feedback", "unit/workshop/test_gift.c"},
    {"gift-pattern", "unit/workshop/test_gift.c"},
    {"gift-extra", "unit/workshop/test_gift.c"},
    {"gift-media", "unit/workshop/test_gift.c"},
    {"gift-long", "unit/workshop/test_gift.c"},
    {"gift-many", "unit/workshop/test_gift.c"},
    {"gift-text", "unit/workshop/test_gift.c"},
    {"gift-empty", "cli/test_import.sh"},
    /* Of packs that load all the same. */
    {"text-overflow", "proof/test_cases.c"},
    {"type-unreachable", "proof/test_cases.c"},
    {"type-share", "proof/test_cases.c"},
    {"types-alike", "proof/test_cases.c"},
    {"trait-thin", "proof/test_cases.c"},
    {"blends-many", "proof/test_cases.c"},
    {"position-favours", "proof/test_cases.c"},
    {"length-favours", "proof/test_cases.c"},
    {"glossary-unused", "proof/test_cases.c"},
    {"language-same", "proof/test_cases.c"},
    {"language-wrong", "proof/test_cases.c"},
    {"marks-differ", "proof/test_cases.c"},
    {"signs-mixed", "proof/test_cases.c"},
    {"blank-twice", "proof/test_cases.c"},
    {"blank-before", "proof/test_cases.c"},
    {"dash-hyphen", "proof/test_cases.c"},
    {"stop-missing", "proof/test_cases.c"},
    {"choice-long", "proof/test_cases.c"},
    {"question-long", "proof/test_cases.c"},
    {"word-long", "proof/test_cases.c"},
    {"groups-none", "proof/test_cases.c"},
    {"answers-alike", "proof/test_cases.c"},
    {"answer-all", "proof/test_cases.c"},
    {"choice-twice", "proof/test_cases.c"},
    {"feedback-missing", "proof/test_cases.c"},
    {"answer-place", "proof/test_cases.c"},
    {"answer-last", "proof/test_cases.c"},
    {"answer-longest", "proof/test_cases.c"},
    {"replies-alike", "proof/test_cases.c"},
    {"needs-reversed", "proof/test_cases.c"},
    {"file-unused", "proof/test_cases.c"},
    /* Of the program's own words. */
    {"message-missing", "proof/test_catalogs.c"},
    {"message-surplus", "proof/test_catalogs.c"},
    {"plural-missing", "proof/test_catalogs.c"},
    {"plural-unused", "proof/test_catalogs.c"},
    {"placeholder-missing", "proof/test_catalogs.c"},
    {"placeholder-unknown", "proof/test_catalogs.c"},
};

/* The test of elsewhere[] that produces CODE, or NULL. */
static const char *test_elsewhere(const char *code)
{
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
        if (strcmp(elsewhere[i].code, code) == 0)
            return elsewhere[i].test;
    }
    return NULL;
}

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

/* The diagnostics of the pack in DIRECTORY, as text; marks the codes in SEEN (may be NULL). */
static const char *load(const char *directory, struct arena *arena, bool *seen)
{
    struct arena packs = {0};
    struct diags diags = {0};
    struct str out = {0};
    const struct pack *pack = pack_load(directory, &packs, &diags);
    assert_true(pack || diags_errors(&diags) > 0);
    for (size_t i = 0; seen && i < diags.count; i++)
        seen[diags.item[i].code] = true;
    diags_render(&diags, NULL, &out);
    const char *text = arena_string(arena, str_text(&out));
    str_release(&out);
    diags_release(&diags);
    arena_release(&packs);
    return text;
}

static bool case_is_right(const char *name, struct arena *arena, bool *seen)
{
    const char *directory = arena_format(arena, "tests/content/bad/%s", name);
    const char *golden = arena_format(arena, "%s.diag", directory);
    const char *said = load(directory, arena, seen), *wanted = "";
    const char *refresh = getenv("ASKELEET_REFRESH");
    struct diags diags = {0};
    size_t length;
    if (refresh && strcmp(refresh, "1") == 0)
        assert_true(io_replace_file(golden, said, strlen(said)));
    const bool read = io_read_file(golden, IO_LARGEST_FILE, arena, &diags, &wanted, &length);
    diags_release(&diags);
    if (read && *said && strcmp(said, wanted) == 0)
        return true;
    print_error("%s: wanted:\n%s\nbut was:\n%s\n", directory, wanted, said);
    return false;
}

static void test_bad(void **state)
{
    struct arena arena = {0};
    const char *names[CASES];
    bool seen[DIAG_CODES] = {false};
    size_t wrong = 0;
    (void)state;
    const size_t count = list_cases("tests/content/bad", &arena, names);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        wrong += !case_is_right(names[i], &arena, seen);
    for (int i = 0; i < DIAG_CODES; i++) {
        const char *code = diag_code_name((enum diag_code)i), *test = test_elsewhere(code);
        if (seen[i] == !test)
            continue;
        if (test)
            print_error("%s has a case and need not be left to %s\n", code, test);
        else
            print_error("no case produces %s\n", code);
        wrong++;
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void test_ok(void **state)
{
    struct arena arena = {0};
    const char *names[CASES];
    size_t wrong = 0;
    (void)state;
    const size_t count = list_cases("tests/content/ok", &arena, names);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        const char *directory = arena_format(&arena, "tests/content/ok/%s", names[i]);
        const char *said = load(directory, &arena, NULL);
        if (*said)
            print_error("%s: wanted nothing, but was:\n%s\n", directory, said);
        wrong += *said != '\0';
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bad), cmocka_unit_test(test_ok)};
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
