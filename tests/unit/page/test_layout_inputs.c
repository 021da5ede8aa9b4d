/* SPDX-License-Identifier: MIT */
/* What points, own words and a text with parts to mark look like, as text files to be read by
 * people (golden/), and their rules.
 *
 * ASKELEET_REFRESH=1 writes the golden files anew instead of comparing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/str.h"
#include "base/utf8.h"
#include "page/layout.h"

#define GOLDEN "tests/unit/page/golden/"

/* --- pages --------------------------------------------------------------------------------- */

static void press(struct nav *nav, const struct page *page, enum intent intent, int times)
{
    struct act act;
    for (int i = 0; i < times; i++)
        assert_true(nav_step(nav, page, NULL, intent, 0, &act));
}

static void type(struct nav *nav, const struct page *page, const char *text)
{
    struct act act;
    while (*text) {
        const unsigned c = utf8_next(&text);
        if (c == '\n')
            assert_true(nav_step(nav, page, NULL, INTENT_ENTER, 0, &act));
        else
            assert_true(nav_step(nav, page, NULL, INTENT_CHARACTER, (int)c, &act));
    }
}

static void head(struct page *page, const char *prompt)
{
    page->words[WORD_MORE] = "lisää";
    page->words[WORD_LEFT] = "Vielä jaettavana %{unit}: %{number}";
    page->title = "3 Kartta · Oma viikko";
    page->aside = "fi";
    page_text(page, STYLE_PLAIN,
              "Sinulla on viikossa kymmenen tuntia aikaa työnhakuun. Mieti, mihin käytät ne.");
    page_text(page, STYLE_STRONG, prompt);
}

static void keys(struct page *page, const char *enter, enum intent mark, const char *label)
{
    page_key(page, INTENT_ENTER, enter);
    page_key(page, mark, label);
    page_key(page, INTENT_HINT, "vihje");
    page_key(page, INTENT_HELP, "ohje");
    page_key(page, INTENT_BACK, "takaisin");
    page_key(page, INTENT_LANGUAGE, "in English");
    page_key(page, INTENT_QUIT, "lopeta");
}

static void points(struct page *page, struct nav *nav)
{
    static const char *const texts[] = {"Avoimiin ilmoituksiin vastaaminen",
                                        "Tapaamiset ja viestit puolitutuille",
                                        "Oman profiilin päivittäminen", "Kurssit", "Tapahtumat"};
    head(page, "Jaa tunnit.");
    struct input *input = page_input(page, INPUT_POINTS, 5, 0);
    for (int i = 0; i < 5; i++)
        input->choice[i].text = texts[i];
    input->total = 10;
    input->unit = "tuntia";
    keys(page, "seuraava", INTENT_RIGHT, "lisää tai vähennä");
    nav_start(nav, page);
    press(nav, page, INTENT_RIGHT, 2);
    press(nav, page, INTENT_DOWN, 1);
    press(nav, page, INTENT_RIGHT, 5);
}

static void points_ascii(struct page *page, struct nav *nav)
{
    points(page, nav);
    page->ascii = true;
    press(nav, page, INTENT_DOWN, 3);
    press(nav, page, INTENT_RIGHT, 3);
}

static void points_hundred(struct page *page, struct nav *nav)
{
    head(page, "Jaa sata pistettä.");
    struct input *input = page_input(page, INPUT_POINTS, 3, 0);
    input->choice[0].text = "Etsiminen";
    input->choice[1].text = "Tapaaminen";
    input->choice[2].text =
        "Harkitseminen ja kaikki muu, mikä ei sovi kahteen ensimmäiseen kohtaan";
    input->total = POINTS_MOST;
    input->unit = "pistettä";
    keys(page, "vastaa", INTENT_RIGHT, "lisää tai vähennä");
    nav_start(nav, page);
    press(nav, page, INTENT_RIGHT, 60);
    press(nav, page, INTENT_DOWN, 1);
    press(nav, page, INTENT_RIGHT, 3);
    press(nav, page, INTENT_DOWN, 1);
    press(nav, page, INTENT_RIGHT, 90);
}

static void gaps(struct page *page, struct nav *nav)
{
    head(page, "Kirjoita puuttuva sana.");
    struct input *input = page_input(page, INPUT_TEXT, 3, 0);
    input->choice[0].text = "Hei! ____ Farida.";
    input->choice[1].text = "… ____ töitä Kuopiosta.";
    input->choice[2].text = "Voinko ____ sinulle?";
    keys(page, "seuraava", INTENT_AREA, "valmis");
    nav_start(nav, page);
    type(nav, page, "olen\netsin ö");
}

static void gaps_left(struct page *page, struct nav *nav)
{
    gaps(page, nav);
    press(nav, page, INTENT_AREA, 1);
}

static void gaps_long(struct page *page, struct nav *nav)
{
    head(page, "Kirjoita puuttuvat sanat.");
    struct input *input = page_input(page, INPUT_TEXT, 2, 0);
    input->choice[0].text = "Kysymys, johon vastaat: mitä osaat, ja missä olet oppinut sen?";
    input->choice[1].text = "Toinen kysymys: mitä haluaisit oppia seuraavaksi?";
    keys(page, "seuraava", INTENT_AREA, "valmis");
    nav_start(nav, page);
    type(nav, page,
         "Osaan hoitaa asiakkaita, pitää kassaa ja puhua kolmea kieltä; opin ne kotona ja "
         "torilla.");
}

static const char letter[] =
    "Hei Mika!\n\nOlen Farida ja opiskelen Kuopiossa *lähihoitajaksi*. Opettajani sanoi, että "
    "tunnet [[alan]] hyvin.\nVoinko soittaa sinulle?";

static void text_page(struct page *page, struct nav *nav)
{
    head(page, "Kirjoita Mikalle lyhyt viesti.");
    page_input(page, INPUT_TEXT, 0, 0)->rows = 6;
    page_heading(page, "Viestissä on");
    page_item(page, MARK_NONE, NULL, "tervehdys", NULL);
    page_item(page, MARK_GOOD, NULL, "yksi kysymys", NULL);
    keys(page, "uusi rivi", INTENT_AREA, "valmis");
    nav_start(nav, page);
}

static void text_empty(struct page *page, struct nav *nav)
{
    text_page(page, nav);
}

static void text(struct page *page, struct nav *nav)
{
    text_page(page, nav);
    type(nav, page, letter);
}

static void text_left_ascii(struct page *page, struct nav *nav)
{
    text_page(page, nav);
    page->ascii = true;
    type(nav, page, letter);
    press(nav, page, INTENT_AREA, 1);
}

static void text_scripts(struct page *page, struct nav *nav)
{
    text_page(page, nav);
    type(nav, page,
         "Привет, Мика!\nمرحبا\nTie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t\n漢字と かな");
}

static void flow(struct page *page, struct nav *nav)
{
    static const struct {
        const char *text;
        bool line, off;
    } parts[] = {
        {"*Amir Rezaei*", false, true},
        {"Ahkera monialaosaaja", true, false},
        {"Kuopio", false, false},
        {"Olen työskennellyt varastossa ja kaupassa kuusi vuotta.", true, true},
        {"Etsin töitä heti, mitä vain.", false, false},
        {"Haluan oppia [[trukki|trukin]] ajamista.", false, false},
        {"Soita!", true, true},
    };
    head(page, "Merkitse kohdat, jotka jäävät epäselviksi.");
    struct input *input = page_input(page, INPUT_MANY, 7, 0);
    input->flow = true;
    for (int i = 0; i < 7; i++) {
        input->choice[i].text = parts[i].text;
        input->choice[i].note = parts[i].line ? "\n" : NULL;
        input->choice[i].off = parts[i].off;
    }
    keys(page, "vastaa", INTENT_MARK, "merkitse");
    nav_start(nav, page);
    press(nav, page, INTENT_MARK, 1);
    press(nav, page, INTENT_DOWN, 2);
}

static void flow_ascii(struct page *page, struct nav *nav)
{
    flow(page, nav);
    page->ascii = true;
    press(nav, page, INTENT_MARK, 1);
    press(nav, page, INTENT_DOWN, 1);
}

static const struct {
    const char *name;
    void (*fill)(struct page *page, struct nav *nav);
    int columns, rows;
} golden_cases[] = {
    {"points", points, 40, 12},
    {"points", points, 80, 24},
    {"points", points, 120, 40},
    {"points-ascii", points_ascii, 40, 12},
    {"points-ascii", points_ascii, 80, 24},
    {"points-hundred", points_hundred, 80, 24},
    {"gaps", gaps, 40, 12},
    {"gaps", gaps, 80, 24},
    {"gaps-left", gaps_left, 80, 24},
    {"gaps-long", gaps_long, 40, 12},
    {"gaps-long", gaps_long, 80, 24},
    {"text-empty", text_empty, 40, 12},
    {"text-empty", text_empty, 80, 24},
    {"text", text, 40, 12},
    {"text", text, 80, 24},
    {"text", text, 120, 40},
    {"text-left-ascii", text_left_ascii, 40, 12},
    {"text-left-ascii", text_left_ascii, 80, 24},
    {"text-scripts", text_scripts, 80, 24},
    {"flow", flow, 40, 12},
    {"flow", flow, 80, 24},
    {"flow", flow, 120, 40},
    {"flow-ascii", flow_ascii, 80, 24},
};

static void test_golden(void **state)
{
    (void)state;
    const bool refresh = getenv("ASKELEET_REFRESH") != NULL;
    int wrong = 0;
    for (size_t i = 0; i < sizeof golden_cases / sizeof *golden_cases; i++) {
        const int columns = golden_cases[i].columns, rows = golden_cases[i].rows;
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct frame frame;
        struct str got = {0};
        page_begin(&page, &arena);
        golden_cases[i].fill(&page, &nav);
        layout_frame(&page, &nav, columns, rows, &arena, &frame);
        layout_to_text(&frame, &got);
        str_addf(&got, "cursor %d,%d scroll %d of %d\n", frame.cursor_row, frame.cursor_column,
                 frame.scroll, frame.extent.body_lines);
        const char *path =
            arena_format(&arena, GOLDEN "%s-%dx%d.txt", golden_cases[i].name, columns, rows);
        struct diags diags = {0};
        const char *expected;
        size_t length;
        if (refresh) {
            assert_true(io_replace_file(path, got.text, got.length));
        } else if (!io_read_file(path, IO_LARGEST_FILE, &arena, &diags, &expected, &length)) {
            print_error("%s is missing\n", path);
            wrong++;
        } else if (strcmp(expected, got.text) != 0) {
            print_error("%s: expected\n%sgot\n%s", path, expected, got.text);
            wrong++;
        }
        diags_release(&diags);
        str_release(&got);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* --- rules --------------------------------------------------------------------------------- */

/* What stands in FRAME right before the cursor, of its row. */
static void before_cursor(const struct frame *frame, struct str *out)
{
    const struct line *line = &frame->line[frame->cursor_row];
    str_clear(out);
    for (int i = 0; i < line->runs; i++) {
        const struct run *run = &line->run[i];
        int column = run->column;
        for (const char *at = run->text; at < run->text + run->length;) {
            const char *start = at;
            const int width = utf8_width(utf8_next(&at));
            if (column + width > frame->cursor_column)
                return;
            column += width;
            str_add_bytes(out, start, (size_t)(at - start));
        }
    }
}

/* The caret is in view and the cursor stands behind what was typed last, in windows of every size;
 * and the arrows lead to where they point. */
static void test_caret(void **state)
{
    (void)state;
    static const int sizes[][2] = {{40, 12}, {60, 12}, {80, 24}, {120, 40}};
    struct arena arena = {0};
    struct str before = {0};
    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
        struct page page;
        struct nav nav;
        struct frame frame;
        struct act act;
        page_begin(&page, &arena);
        text_page(&page, &nav);
        struct arena scratch = {0};
        for (int i = 0; i < 600; i++) {
            static const char words[] = "aurinko paistaa tänään\nja ";
            const char *at = words;
            for (int skip = i % (int)utf8_count(words); skip > 0; skip--)
                utf8_next(&at);
            const unsigned c = utf8_next(&at);
            nav_step(&nav, &page, NULL, c == '\n' ? INTENT_ENTER : INTENT_CHARACTER, (int)c, &act);
            arena_reset(&scratch);
            layout_frame(&page, &nav, sizes[size][0], sizes[size][1], &scratch, &frame);
            nav.scroll = frame.scroll;
            before_cursor(&frame, &before);
            struct str last = {0};
            utf8_add(&last, c);
            if (c == '\n') {
                str_clear(&last);
                str_add(&last, "▌");
            }
            assert_true(before.length >= last.length);
            if (c != ' ') /* a blank may hang beyond the row's end */
                assert_string_equal(before.text + before.length - last.length, last.text);
            str_release(&last);
        }
        /* Up through all rows: the cursor goes up by one row, or the page scrolls. */
        for (int i = 0; i < 60; i++) {
            const int row = frame.cursor_row, scroll = frame.scroll, caret = nav.caret;
            nav_step(&nav, &page, &frame.extent, INTENT_UP, 0, &act);
            arena_reset(&scratch);
            layout_frame(&page, &nav, sizes[size][0], sizes[size][1], &scratch, &frame);
            nav.scroll = frame.scroll;
            if (nav.caret == caret && scroll == 0) {
                assert_in_range(caret, 0, 66); /* in the first row */
                break;
            }
            assert_true(frame.cursor_row == row - 1 || frame.scroll < scroll);
        }
        arena_release(&scratch);
        arena_reset(&arena);
    }
    str_release(&before);
    arena_release(&arena);
}

/* Clicks: parts of a flow by their own words only, fields by any of their rows. */
static void test_clicks(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct frame frame;
    page_begin(&page, &arena);
    flow(&page, &nav);
    layout_frame(&page, &nav, 80, 24, &arena, &frame);
    /* The cursor is on the third part that can be marked. */
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column), 2);
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row, 0), -1);
    int seen = 0;
    for (int row = 0; row < frame.rows; row++) {
        for (int column = 0; column < frame.columns; column++) {
            const int pick = layout_choice_at(&frame, row, column);
            assert_in_range(pick + 1, 0, 4);
            seen |= pick >= 0 ? 1 << pick : 0;
        }
    }
    assert_int_equal(seen, 15);

    page_begin(&page, &arena);
    gaps(&page, &nav);
    layout_frame(&page, &nav, 80, 24, &arena, &frame);
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column), 1);
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row + 1, 3), 2);
    arena_release(&arena);
}

/* Where TEXT stands in FRAME, by row and column. */
static void find(const struct frame *frame, const char *text, int *ret_row, int *ret_column)
{
    for (int row = 0; row < frame->rows; row++) {
        for (int i = 0; i < frame->line[row].runs; i++) {
            const struct run *run = &frame->line[row].run[i];
            const size_t length = strlen(text);
            if (run->length >= length && memcmp(run->text, text, length) == 0) {
                *ret_row = row;
                *ret_column = run->column;
                return;
            }
        }
    }
    fail_msg("\"%s\" is not shown", text);
}

static void click(const struct frame *frame, int row, int column, enum intent intent, int number)
{
    int found;
    assert_string_equal(intent_id(layout_click_at(frame, row, column, &found)), intent_id(intent));
    assert_int_equal(found, number);
}

/* A click on a bar's open part gives, on the number or what is there already takes. */
static void test_clicks_points(void **state)
{
    (void)state;
    static const int sizes[][2] = {{80, 24}, {40, 30}};
    struct arena arena = {0};
    for (int size = 0; size < 2; size++) {
        struct page page;
        struct nav nav;
        struct frame frame;
        int row, column;
        page_begin(&page, &arena);
        points(&page, &nav);
        layout_frame(&page, &nav, sizes[size][0], sizes[size][1], &arena, &frame);
        find(&frame, "█████", &row, &column);
        click(&frame, row, column, INTENT_TAKE, 1);
        click(&frame, row, column + 4, INTENT_TAKE, 1);
        click(&frame, row, column + 5, INTENT_GIVE, 1);
        click(&frame, row, column + 9, INTENT_GIVE, 1);
        click(&frame, row, column + 10, INTENT_PICK, 1);
        click(&frame, row, column - 3, INTENT_TAKE, 1);
        find(&frame, "Kurssit", &row, &column);
        click(&frame, row, column, INTENT_PICK, 3);
        find(&frame, "Vielä", &row, &column);
        click(&frame, row, column, INTENT_NOTHING, -1);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* A click on a target's letter or any word of it means the target, side by side or not. */
static void test_clicks_targets(void **state)
{
    (void)state;
    static const char distant[] =
        "työkaveri, jonka näet harvoin ja jota et ehkä tunnista enää kadulla";
    static const char *const texts[] = {"naapuri", distant, "opettaja", "ystävä"};
    struct arena arena = {0};
    for (int longer = 0; longer < 2; longer++) {
        struct page page;
        struct nav nav;
        struct frame frame;
        int row, column;
        page_begin(&page, &arena);
        struct input *input = page_input(&page, INPUT_PAIRS, 2, 4);
        for (int i = 0; i < 4; i++)
            input->target[i].text = texts[longer ? i : i == 1 ? 0 : i];
        input->choice[0].text = "Kuka asuu lähellä?";
        input->choice[1].text = "Kuka opettaa?";
        nav_start(&nav, &page);
        layout_frame(&page, &nav, 60, 24, &arena, &frame);
        find(&frame, "D  ", &row, &column);
        click(&frame, row, column, INTENT_TARGET, 3);
        find(&frame, "opettaja", &row, &column);
        click(&frame, row, column + 7, INTENT_TARGET, 2);
        if (longer) {
            find(&frame, "tunnista", &row, &column);
            click(&frame, row, column, INTENT_TARGET, 1);
        }
        find(&frame, "Kuka asuu", &row, &column);
        click(&frame, row, column, INTENT_PICK, 0);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* What is to be said about the last key stands above the footer, and only on the page it is for. */
static void test_notices(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int notice = NAV_QUIET; notice <= NAV_FULL; notice++) {
        for (int other = 0; other < 2; other++) {
            struct page page;
            struct nav nav;
            struct frame frame;
            struct str shown = {0};
            page_begin(&page, &arena);
            (other ? text_page : points)(&page, &nav);
            page.words[WORD_GIVE_ALL] = "Jaa ensin kaikki.";
            page.words[WORD_FULL] = "Teksti on täynnä.";
            page.notice = "Tallennus ei toimi.";
            nav.notice = (enum nav_notice)notice;
            layout_frame(&page, &nav, 80, 24, &arena, &frame);
            layout_to_text(&frame, &shown);
            const bool give = notice == NAV_GIVE_ALL && !other;
            const bool full = notice == NAV_FULL && other;
            assert_int_equal(strstr(shown.text, "\n  Jaa ensin kaikki.\n") != NULL, give);
            assert_int_equal(strstr(shown.text, "\n  Teksti on täynnä.\n") != NULL, full);
            assert_int_equal(strstr(shown.text, "\n  Tallennus ei toimi.\n") != NULL,
                             !give && !full);
            str_release(&shown);
            arena_reset(&arena);
        }
    }
    arena_release(&arena);
}

/* While words are typed the footer names only keys that are no characters. */
static void test_footer(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int left = 0; left < 2; left++) {
        struct page page;
        struct nav nav;
        struct frame frame;
        struct str shown = {0};
        page_begin(&page, &arena);
        text_page(&page, &nav);
        press(&nav, &page, INTENT_AREA, left);
        layout_frame(&page, &nav, 80, 24, &arena, &frame);
        layout_to_text(&frame, &shown);
        assert_int_equal(strstr(shown.text, "F1 ohje") != NULL, !left);
        assert_int_equal(strstr(shown.text, "F2 in English") != NULL, !left);
        assert_non_null(strstr(shown.text, "Tab valmis"));
        assert_int_equal(strstr(shown.text, "h vihje") != NULL, left);
        assert_int_equal(strstr(shown.text, "q lopeta") != NULL, left);
        str_release(&shown);
    }
    arena_release(&arena);
}

/* What is left stays in view while the items scroll. */
static void test_left_is_shown(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    page_begin(&page, &arena);
    points(&page, &nav);
    for (int at = 0; at < 5; at++) {
        struct frame frame;
        struct str shown = {0};
        nav.cursor = at;
        nav.follow = FOLLOW_CURSOR;
        layout_frame(&page, &nav, 40, 12, &arena, &frame);
        nav.scroll = frame.scroll;
        layout_to_text(&frame, &shown);
        assert_non_null(strstr(shown.text, "Vielä jaettavana tuntia: 3\n"));
        assert_int_equal(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column), at);
        str_release(&shown);
    }
    arena_release(&arena);
}

/* Marking a part moves no word. */
static void test_flow_stays(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    page_begin(&page, &arena);
    flow(&page, &nav);
    for (int columns = 40; columns <= 100; columns++) {
        struct frame before, after;
        layout_frame(&page, &nav, columns, 30, &arena, &before);
        nav.draft.value[1] = nav.draft.value[4] = 1;
        nav.draft.value[2] = 1;
        layout_frame(&page, &nav, columns, 30, &arena, &after);
        nav.draft.value[1] = nav.draft.value[2] = nav.draft.value[4] = 0;
        assert_int_equal(before.extent.body_lines, after.extent.body_lines);
        assert_int_equal(before.cursor_row, after.cursor_row);
        assert_int_equal(before.cursor_column, after.cursor_column);
        arena_reset(&arena);
        page_begin(&page, &arena);
        flow(&page, &nav);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),        cmocka_unit_test(test_caret),
        cmocka_unit_test(test_clicks),        cmocka_unit_test(test_footer),
        cmocka_unit_test(test_left_is_shown), cmocka_unit_test(test_flow_stays),
        cmocka_unit_test(test_clicks_points), cmocka_unit_test(test_clicks_targets),
        cmocka_unit_test(test_notices),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        print_error("there is no UTF-8 locale\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
