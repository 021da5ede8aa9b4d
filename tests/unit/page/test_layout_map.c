/* SPDX-License-Identifier: MIT */
/* Maps as they are drawn and as nav moves over them must be the same map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "page/layout.h"

enum { STEPS = 8, EXTRAS = 2 };

static void map_page(struct page *page, struct arena *arena, int path, int extra)
{
    static const char *const titles[] = {"Asenne", "Sanat",       "Kartta",   "Jalanjälki",
                                         "Avaus",  "Kohtaaminen", "Ylläpito", "Työhön"};
    page_begin(page, arena);
    page->title = "Verkostoitumisen askeleet";
    struct input *input = page_map(page, path + extra);
    for (int i = 0; i < path; i++)
        input->choice[i] = (struct choice){.text = titles[i % STEPS],
                                           .note = i < 2 ? "tehty" : "lukossa",
                                           .index = i,
                                           .state = i < 2 ? PLACE_DONE : PLACE_LOCKED,
                                           .stars = 2,
                                           .most_stars = 3};
    for (int i = 0; i < extra; i++)
        input->choice[path + i] = (struct choice){.text = i ? "Viikon askel" : "Oma tyyppi",
                                                  .note = i ? "valitse yksi teko" : "avoinna",
                                                  .index = path + i,
                                                  .state = PLACE_EXTRA};
    page_text(page, STYLE_PLAIN,
              "*Asenne:* Miksi verkostoitua? Löydä oma pieni alku. Seitsemän tehtävää, noin 9 "
              "minuuttia, ja lopuksi voit valita teon.");
    page_key(page, INTENT_ENTER, "avaa");
    page_key(page, INTENT_DOWN, "liiku");
    page_key(page, INTENT_NEXT, "seuraava askel");
    page_key(page, INTENT_HELP, "ohje");
    page_key(page, INTENT_BACK, "takaisin");
    page_key(page, INTENT_LANGUAGE, "in English");
    page_key(page, INTENT_QUIT, "lopeta");
    page_key(page, INTENT_NETWORK, "verkosto");
    page_key(page, INTENT_TEST, "testi");
}

/* Where the hardware cursor is when PLACE is looked at, in lines of the body. */
static void seen_at(const struct page *page, int columns, int rows, int place, struct arena *arena,
                    int *ret_line, int *ret_column)
{
    struct nav nav;
    struct frame frame;
    nav_start(&nav, page);
    nav.cursor = place;
    nav.follow = FOLLOW_CURSOR;
    layout_frame(page, &nav, columns, rows, arena, &frame);
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column), place);
    *ret_line = frame.cursor_row + frame.scroll;
    *ret_column = frame.cursor_column;
}

/* A move to the right goes to the right in the window, one down goes down, and so on. */
static void test_moves_as_drawn(void **state)
{
    static const enum intent moves[] = {INTENT_LEFT, INTENT_RIGHT, INTENT_UP, INTENT_DOWN};
    static const int sizes[][2] = {{80, 24}, {70, 20}, {120, 40}};
    (void)state;
    struct arena arena = {0};
    for (int path = 0; path <= 13; path++) {
        for (int extra = path == 0; extra <= EXTRAS; extra++) {
            for (int size = 0; size < 3; size++) {
                const int columns = sizes[size][0], rows = sizes[size][1];
                struct page page;
                map_page(&page, &arena, path, extra);
                for (int at = 0; at < path + extra; at++) {
                    int line, column;
                    seen_at(&page, columns, rows, at, &arena, &line, &column);
                    for (size_t m = 0; m < sizeof moves / sizeof *moves; m++) {
                        struct nav nav;
                        struct act act;
                        const struct extent extent = {.shown_lines = 100, .columns = 3};
                        nav_start(&nav, &page);
                        nav.cursor = at;
                        assert_true(nav_step(&nav, &page, &extent, moves[m], 0, &act));
                        if (nav.cursor == at)
                            continue;
                        int to_line, to_column;
                        seen_at(&page, columns, rows, nav.cursor, &arena, &to_line, &to_column);
                        const bool level = abs(to_line - line) <= 1;
                        assert_int_equal(level,
                                         moves[m] <= INTENT_RIGHT && moves[m] >= INTENT_LEFT);
                        if (moves[m] == INTENT_LEFT)
                            assert_true(to_column < column);
                        if (moves[m] == INTENT_RIGHT)
                            assert_true(to_column > column);
                        if (moves[m] == INTENT_UP)
                            assert_true(to_line < line);
                        if (moves[m] == INTENT_DOWN)
                            assert_true(to_line > line);
                    }
                }
                arena_reset(&arena);
            }
        }
    }
    arena_release(&arena);
}

/* Every place can be reached with arrows from the first one. */
static void test_all_reached(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int path = 1; path <= 13; path++) {
        for (int extra = 0; extra <= EXTRAS; extra++) {
            struct page page;
            map_page(&page, &arena, path, extra);
            bool met[INPUT_MOST] = {true};
            int queue[INPUT_MOST] = {0}, count = 1;
            for (int i = 0; i < count; i++) {
                for (enum intent move = INTENT_UP; move <= INTENT_RIGHT; move++) {
                    const struct extent extent = {.shown_lines = 100, .columns = 3};
                    struct nav nav;
                    struct act act;
                    nav_start(&nav, &page);
                    nav.cursor = queue[i];
                    nav_step(&nav, &page, &extent, move, 0, &act);
                    if (!met[nav.cursor]) {
                        met[nav.cursor] = true;
                        queue[count++] = nav.cursor;
                    }
                }
            }
            assert_int_equal(count, path + extra);
            arena_reset(&arena);
        }
    }
    arena_release(&arena);
}

/* Eight steps, the test and the week fit a window of 80 x 24, whichever is looked at. */
static void test_fits(void **state)
{
    static const int sizes[][2] = {{80, 24}, {100, 24}, {120, 40}, {200, 60}};
    (void)state;
    for (int size = 0; size < 4; size++) {
        for (int at = 0; at < STEPS + EXTRAS; at++) {
            struct arena arena = {0};
            struct page page;
            struct nav nav;
            struct frame frame;
            map_page(&page, &arena, STEPS, EXTRAS);
            nav_start(&nav, &page);
            nav.cursor = at;
            layout_frame(&page, &nav, sizes[size][0], sizes[size][1], &arena, &frame);
            assert_true(frame.extent.body_lines <= frame.extent.shown_lines);
            assert_int_equal(frame.extent.columns, 3);
            struct str text = {0};
            layout_to_text(&frame, &text);
            assert_non_null(strstr(str_text(&text), "valitse yksi teko"));
            assert_non_null(strstr(str_text(&text), "voit valita teon"));
            assert_null(strstr(str_text(&text), "…"));
            str_release(&text);
            arena_release(&arena);
        }
    }
}

/* Where a place was, there is that place or none; WHOLE: there are the same places everywhere. */
static void same_places(const struct frame *before, const struct frame *after, int columns,
                        bool whole)
{
    for (int row = 0; row < before->rows; row++) {
        for (int column = 0; column < columns; column++) {
            const int was = layout_choice_at(before, row, column);
            const int is = layout_choice_at(after, row, column);
            assert_true(was == is || (!whole && (was < 0 || is < 0)));
        }
    }
}

/* A notice, short or long, moves no place; on a winding map it covers none, either. */
static void test_notice(void **state)
{
    static const int sizes[][2] = {{40, 12}, {60, 30}, {64, 20},  {80, 22},
                                   {80, 24}, {80, 26}, {100, 24}, {120, 40}};
    static const char *const notices[] = {
        "Avautuu, kun Avaus on tehty.",
        "Avautuu, kun *Avaus* on tehty, ja kun sinulla on kaksikymmentä tähteä kaikista niistä "
        "askelista, jotka voi tehdä ennen tätä; sinulla on niitä nyt viisi, joten jatka vain.",
    };
    (void)state;
    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
        for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
            const int columns = sizes[size][0], rows = sizes[size][1];
            struct arena arena = {0};
            struct page page;
            struct nav nav;
            struct frame before, after;
            map_page(&page, &arena, STEPS, EXTRAS);
            nav_start(&nav, &page);
            nav.cursor = 1;
            layout_frame(&page, &nav, columns, rows, &arena, &before);
            page.notice = notices[i];
            layout_frame(&page, &nav, columns, rows, &arena, &after);
            assert_int_equal(before.scroll, after.scroll);
            same_places(&before, &after, columns, before.extent.columns > 1);
            struct str text = {0};
            layout_to_text(&after, &text);
            assert_non_null(strstr(str_text(&text), "Avautuu, kun"));
            str_release(&text);
            arena_release(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_as_drawn),
        cmocka_unit_test(test_all_reached),
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_notice),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
