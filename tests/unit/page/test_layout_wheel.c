/* SPDX-License-Identifier: MIT */
/* A wheel is drawn, and the drawing is looked at again: the more of a part, the more is filled; all
 * numbers and labels are there; the window loses nothing by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "page/layout_parts.h"

static const char *const labels[PAGE_WHEEL_MOST] = {"ga", "gb", "gc", "gd", "ge", "gf",
                                                    "gh", "gi", "gj", "gk", "gl", "gm"};

/* The page's frame as text; without a wheel when PARTS is 0. */
static void draw(struct arena *arena, const double *value, int parts, bool ascii, int columns,
                 int rows, struct frame *frame, struct str *text)
{
    struct page page;
    struct nav nav;
    struct wheel *wheel = arena_alloc(arena, sizeof *wheel);
    *wheel = (struct wheel){.label = labels, .value = value, .parts = parts, .most = 4};
    page_begin(&page, arena);
    page.title = "Otsikko";
    page.ascii = ascii;
    page.wheel = parts > 0 ? wheel : NULL;
    page_text(&page, STYLE_PLAIN, "Yksi lyhyt kappale.");
    page_key(&page, INTENT_ENTER, "jatka");
    nav_start(&nav, &page);
    layout_frame(&page, &nav, columns, rows, arena, frame);
    str_clear(text);
    layout_to_text(frame, text);
}

static int count(const struct str *text, const char *what)
{
    int found = 0;
    for (const char *at = str_text(text); (at = strstr(at, what)) != NULL; at += strlen(what))
        found++;
    return found;
}

/* Half blocks count half. */
static int filled(const struct str *text, bool ascii)
{
    return ascii ? 2 * count(text, "#")
                 : 2 * count(text, "█") + count(text, "▀") + count(text, "▄");
}

static void test_more_is_more(void **state)
{
    (void)state;
    for (int ascii = 0; ascii <= 1; ascii++) {
        for (int parts = 1; parts <= PAGE_WHEEL_MOST; parts++) {
            struct arena arena = {0};
            struct str text = {0};
            struct frame frame;
            double value[PAGE_WHEEL_MOST] = {0};
            int before = 0;
            draw(&arena, value, parts, ascii, 120, 45, &frame, &text);
            assert_int_equal(filled(&text, ascii), 0);
            for (int i = 0; i < parts; i++) {
                for (int step = 1; step <= 4; step++) {
                    value[i] = step;
                    draw(&arena, value, parts, ascii, 120, 45, &frame, &text);
                    const int now = filled(&text, ascii);
                    assert_true(now > before);
                    before = now;
                }
            }
            assert_int_equal(count(&text, ascii ? ".." : "░░"), 0); /* at most a frayed rim */
            str_release(&text);
            arena_release(&arena);
        }
    }
}

/* Sectors are of one size: whichever is filled, about as much is. */
static void test_parts_are_equal(void **state)
{
    (void)state;
    for (int parts = 2; parts <= PAGE_WHEEL_MOST; parts++) {
        struct arena arena = {0};
        struct str text = {0};
        struct frame frame;
        int least = 1 << 20, most = 0;
        for (int i = 0; i < parts; i++) {
            double value[PAGE_WHEEL_MOST] = {0};
            value[i] = 4;
            draw(&arena, value, parts, false, 160, 60, &frame, &text);
            const int now = filled(&text, false);
            least = now < least ? now : least;
            most = now > most ? now : most;
        }
        if (most * 3 > least * 4)
            fail_msg("of %d parts the smallest has %d, the largest %d", parts, least, most);
        str_release(&text);
        arena_release(&arena);
    }
}

static void test_numbers_and_labels(void **state)
{
    static const double value[PAGE_WHEEL_MOST] = {1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2};
    (void)state;
    for (int parts = 1; parts <= PAGE_WHEEL_MOST; parts++) {
        struct arena arena = {0};
        struct str text = {0};
        struct frame frame;
        draw(&arena, value, parts, parts % 2 == 0, 120, 45, &frame, &text);
        assert_true(frame.beside > 0);
        for (int i = 0; i < parts; i++) {
            const char *entry = arena_format(&arena, "%d %s", i + 1, labels[i]);
            assert_int_equal(count(&text, entry), 1);
            /* At the rim and in the legend; 1 and 2 are in greater numbers, too. */
            assert_true(count(&text, arena_format(&arena, "%d", i + 1)) >= 2);
        }
        str_release(&text);
        arena_release(&arena);
    }
}

/* Where it cannot be read it is not there, and the body has the room. */
static void test_room(void **state)
{
    static const double value[PAGE_WHEEL_MOST] = {1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2};
    int drawn = 0, narrow = 0, low = 0;
    (void)state;
    for (int columns = 40; columns <= 220; columns += 3) {
        for (int rows = 12; rows <= 60; rows += 4) {
            struct arena arena = {0};
            struct str with = {0}, without = {0};
            struct frame frame;
            draw(&arena, value, 7, false, columns, rows, &frame, &with);
            const int beside = frame.beside;
            draw(&arena, value, 0, false, columns, rows, &frame, &without);
            const bool there = strstr(str_text(&with), "1 ga") != NULL;
            assert_int_equal(there, beside > 0);
            if (!there)
                assert_string_equal(str_text(&with), str_text(&without));
            drawn += there;
            narrow += !there && columns < 100;
            low += !there && columns >= 100;
            if (there)
                assert_true(columns >= 100 && rows >= 16);
            if (columns >= 100 && rows >= 24)
                assert_true(there);
            str_release(&with);
            str_release(&without);
            arena_release(&arena);
        }
    }
    assert_true(drawn > 0 && narrow > 0 && low > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_more_is_more),
        cmocka_unit_test(test_parts_are_equal),
        cmocka_unit_test(test_numbers_and_labels),
        cmocka_unit_test(test_room),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
