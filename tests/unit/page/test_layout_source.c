/* SPDX-License-Identifier: MIT */
/* A line of a file with its mark, in windows of any width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "page/layout.h"

/* A line, where its mark is, the window, and the two lines that show then. */
static const struct {
    const char *line;
    unsigned before, marked;
    int columns;
    const char *shows;
} cases[] = {
    {"titel: Alku", 0, 5, 80, "\n      titel: Alku\n      ^~~~~\n"},
    {"    a: *b* [[c", 7, 3, 80, "\n          a: *b* [[c\n             ^~~\n"},
    {"titel: Alku", 0, 5, 40, "\n   titel: Alku\n   ^~~~~\n"},
    {"日本: x", 4, 1, 40, "\n   日本: x\n         ^\n"},
    {"日本: x", 0, 2, 40, "\n   日本: x\n   ^~~~\n"},
    {"ends here", 9, 0, 40, "\n   ends here\n            ^\n"},
    {"ends here", 9, 5, 40, "\n   ends here\n            ^\n"},
    {"", 0, 0, 40, "\n\n   ^\n"},
    {"beyond", 900, 900, 40, "\n   beyond\n         ^\n"},
    /* Of a long one the part around the mark. */
    {"123456789 123456789 123456789 123456789 123456789 wrong", 50, 5, 40,
     "\n    123456789 123456789 123456789 wrong\n                                  ^~~~~\n"},
    {"wrong123456789 123456789 123456789 123456789 123456789", 0, 5, 40,
     "\n   wrong123456789 123456789 123456789 1\n   ^~~~~\n"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, 43, 40,
     "\n   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct frame frame;
        struct str text = {0};
        page_begin(&page, &arena);
        page_source(&page, cases[i].line, cases[i].before, cases[i].marked);
        nav_start(&nav, &page);
        layout_frame(&page, &nav, cases[i].columns, 24, &arena, &frame);
        layout_to_text(&frame, &text);
        const char *shown = strstr(str_text(&text), cases[i].shows);
        if (!shown)
            assert_string_equal(str_text(&text), cases[i].shows);
        str_release(&text);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
