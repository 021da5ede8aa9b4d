/* SPDX-License-Identifier: MIT */
/* What pages look like, as text files to be read by people (golden/), and single rules.
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
#include <unistring/version.h>

#include "base/io.h"
#include "base/str.h"
#include "page/layout.h"

#define GOLDEN "tests/unit/page/golden/"

/* --- pages --------------------------------------------------------------------------------- */

static void words(struct page *page)
{
    page->words[WORD_MORE] = "lisää";
    page->words[WORD_SMALL] = "Ikkuna on liian pieni: tarvitaan 40 × 12.";
    page->words[WORD_CHOOSE] = "nosta";
}

static void common_keys(struct page *page)
{
    page_key(page, INTENT_BACK, "takaisin");
    page_key(page, INTENT_MAP, "kartta");
    page_key(page, INTENT_GLOSSARY, "sanat");
    page_key(page, INTENT_LANGUAGE, "in English");
    page_key(page, INTENT_HELP, "ohje");
    page_key(page, INTENT_QUIT, "lopeta");
}

static void task_head(struct page *page)
{
    static const unsigned char dots[5] = {MARK_GOOD, MARK_PART, MARK_NONE, MARK_NONE, MARK_NONE};
    words(page);
    page->title = "3 Kartta · Kuka voisi tietää?";
    page->aside = "fi";
    page->step = 3;
    page->steps = 5;
    page->dots = dots;
    page_text(page, STYLE_PLAIN,
              "Etsit töitä logistiikasta. Et tunne ketään alalta.\n"
              "Tänään tapaat kolme ihmistä. Moni heistä on [[puolituttu]].");
}

static void task_one(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Keneltä kysyt ensin, ja mitä?");
    struct input *input = page_input(page, INPUT_ONE, 3, 0);
    input->choice[0].text = "Suomen kielen opettajalta: ”Tunnetko ketään, joka on töissä "
                            "logistiikassa?”";
    input->choice[1].text = "Naapurilta: ”Onko sinulla minulle työpaikkaa?”";
    input->choice[2].text = "En keneltäkään, koska *he* eivät ole alalta.";
    page_key(page, INTENT_ENTER, "vastaa");
    page_key(page, INTENT_DOWN, "liiku");
    page_key(page, INTENT_HINT, "vihje");
    common_keys(page);
    nav_start(nav, page);
}

static void task_many(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Mitkä näistä auttavat opettajaa vastaamaan?");
    struct input *input = page_input(page, INPUT_MANY, 4, 0);
    input->choice[0].text = "Kerrot, mitä alaa etsit.";
    input->choice[1].text = "Lähetät heti kaikki todistukset.";
    input->choice[2].text = "Kysyt yhtä ihmistä tai yhtä vihjettä.";
    input->choice[3].text = "Kiität, vaikka hän ei tuntisi ketään.";
    page_key(page, INTENT_ENTER, "valmis");
    page_key(page, INTENT_MARK, "merkitse");
    common_keys(page);
    nav_start(nav, page);
    nav->cursor = 2;
    nav->draft.value[0] = nav->draft.value[2] = 1;
}

static void task_order(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Missä järjestyksessä teet nämä?");
    struct input *input = page_input(page, INPUT_ORDER, 4, 0);
    input->choice[0].text = "Tervehdit ja kerrot nimesi.";
    input->choice[1].text = "Kysyt, saatko ottaa myöhemmin yhteyttä.";
    input->choice[2].text = "Kerrot lyhyesti, mitä osaat ja mitä etsit.";
    input->choice[3].text = "Kiität ja sanot, mitä aiot tehdä seuraavaksi.";
    page_key(page, INTENT_ENTER, "valmis");
    common_keys(page);
    nav_start(nav, page);
    nav->cursor = 2;
    nav->held = 1;
    nav->draft = (struct answer){.count = 4, .value = {0, 2, 1, 3}};
}

static void task_pairs(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Kuka kuuluu mihin ryhmään?");
    struct input *input = page_input(page, INPUT_PAIRS, 4, 3);
    input->shared = true;
    input->choice[0].text = "Sisko";
    input->choice[1].text = "Entinen työkaveri";
    input->choice[2].text = "Naapurin setä";
    input->choice[3].text = "Opettaja";
    input->target[0].text = "läheinen";
    input->target[1].text = "puolituttu";
    input->target[2].text = "silta toiseen piiriin";
    page_key(page, INTENT_ENTER, "valmis");
    page_key(page, INTENT_RIGHT, "vaihda pari");
    common_keys(page);
    nav_start(nav, page);
    nav->cursor = 1;
    nav->draft.value[0] = 0;
    nav->draft.value[1] = 2;
}

static void task_long_pairs(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Mikä vastaus sopii mihinkin viestiin?");
    struct input *input = page_input(page, INPUT_PAIRS, 3, 4);
    input->choice[0].text = "”Valitettavasti meillä ei ole nyt avoimia paikkoja, mutta kiitos "
                            "kiinnostuksesta.”";
    input->choice[1].text = "”Voit soittaa minulle torstaina.”";
    input->choice[2].text = "”Laitan sinulle Mikan yhteystiedot.”";
    input->target[0].text = "Kiität ja kysyt, saatko kysyä syksyllä uudelleen.";
    input->target[1].text = "Ehdotat kellonaikaa ja vahvistat puhelun.";
    input->target[2].text = "Kiität ja kerrot myöhemmin, miten kävi.";
    input->target[3].text = "Et vastaa mitään.";
    page_key(page, INTENT_ENTER, "valmis");
    page_key(page, INTENT_RIGHT, "vaihda pari");
    common_keys(page);
    nav_start(nav, page);
    nav->draft.value[0] = 0;
}

static void feedback(struct page *page, struct nav *nav)
{
    task_head(page);
    page_text(page, STYLE_STRONG, "Kuka kuuluu mihin ryhmään?");
    page_item(page, MARK_GOOD, "oikein", "Sisko → läheinen", NULL);
    page_item(page, MARK_PART, "melkein", "Entinen työkaveri → läheinen",
              "Häntä et ole nähnyt vuoteen: hän on *puolituttu*.");
    page_item(page, MARK_OTHER, "toisin", "Naapurin setä → puolituttu",
              "Hän tuntee koko logistiikan alan, joten hän on silta.");
    struct block *note = page_note(page, STYLE_PART, "Hyvä alku: 1,5 / 3.");
    note->look = true;
    page_note(page, STYLE_PLAIN,
              "Miksi: jokaisella on oma verkosto. [[puolituttu|Puolitutut]] tietävät usein "
              "sellaista, mitä lähipiiri ei tiedä.");
    page_key(page, INTENT_ENTER, "jatka");
    page_key(page, INTENT_AGAIN, "yritä uudelleen");
    common_keys(page);
    page->notice = "Edistymistä ei voitu tallentaa.";
    nav_start(nav, page);
}

static void result(struct page *page, struct nav *nav)
{
    words(page);
    page->title = "Olet Sillanrakentaja";
    page->aside = "selvä tulos";
    page_text(page, STYLE_PLAIN, "Yhdistät ihmisiä, jotka eivät vielä tunne toisiaan.");
    page_meter(page, "Siltaa piirejä", 3.6, 4, "3,6 paljon");
    page_meter(page, "Antaa", 3, 4, "3,0 paljon");
    page_meter(page, "Rakentaa", 2, 4, "2,0 jonkin verran");
    page_meter(page, "Ylläpitää", 0, 4, "0,0 vähän");
    page_heading(page, "Miksi: kolme vastausta ratkaisi eniten");
    page_item(page, MARK_NONE, "4", "Esittelet kaksi tuttavaa toisilleen.", NULL);
    page_item(page, MARK_NONE, "11", "Kysyt, kuka tietäisi enemmän.", NULL);
    page_heading(page, "Seuraava pieni askel");
    page_text(page, STYLE_PLAIN, "Kerro yhdelle tutulle tällä viikolla, mitä etsit.");
    page_text(page, STYLE_DIM, "Leikkimielinen testi. Ei mittaa kelpoisuutta, tulos voi muuttua.");
    page_key(page, INTENT_ENTER, "jatka");
    page_key(page, INTENT_AGAIN, "tee uudelleen");
    common_keys(page);
    nav_start(nav, page);
}

/* Meters with a sentence each, and the same as a wheel at the side. */
static void traits(struct page *page, struct nav *nav)
{
    static const struct {
        const char *name, *word, *note;
    } trait[] = {
        {"Rakentaa", "2,0  jonkin verran", "Tutustut mielelläsi, kun joku muu aloittaa."},
        {"Pitää yhteyttä", "0,0  vähän", "Palaat ihmisten luo silloin, kun on asiaa."},
        {"Kysyy suoraan", "1,0  vähän", NULL},
        {"Siltaa piirejä", "3,6  paljon",
         "Saat eri piirien ihmiset puhumaan keskenään, ja sinun kauttasi tieto kulkee porukasta "
         "toiseen."},
        {"Näkyy verkossa", "4,0  paljon", "Kerrot työstäsi siellä, missä muutkin sen näkevät."},
        {"Antaa", "3,0  paljon", "Autat, ennen kuin kukaan ehtii pyytää."},
        {"Suunnittelee", "2,5  jonkin verran", "Teet suunnitelman ja muutat sitä matkalla."},
    };
    static const double value[] = {2, 0, 1, 3.6, 4, 3, 2.5};
    static const char *label[7];
    static const struct wheel wheel = {.label = label, .value = value, .parts = 7, .most = 4};
    words(page);
    page->title = "Olet Sillanrakentaja";
    page->aside = "selvä tulos";
    page_heading(page, "Näin verkostoidut");
    for (int i = 0; i < wheel.parts; i++) {
        label[i] = trait[i].name;
        page_meter(page, trait[i].name, value[i], 4, trait[i].word)->note = trait[i].note;
    }
    page->wheel = &wheel;
    page_key(page, INTENT_ENTER, "jatka");
    page_key(page, INTENT_SIDE, "valitse puoli");
    common_keys(page);
    nav_start(nav, page);
}

static void traits_ascii(struct page *page, struct nav *nav)
{
    traits(page, nav);
    page->ascii = true;
}

static void map_places(struct page *page, int places, int done)
{
    static const char *const titles[] = {"Asenne", "Sanat",       "Kartta",   "Jalanjälki",
                                         "Avaus",  "Kohtaaminen", "Ylläpito", "Työhön"};
    words(page);
    page->title = "Verkostoitumisen askeleet";
    page->aside = "★ 7/24   fi";
    struct input *input = page_map(page, places + 2);
    for (int i = 0; i < places; i++) {
        struct choice *place = &input->choice[i];
        place->text = titles[i % 8];
        place->most_stars = 3;
        place->state = i < done ? PLACE_DONE : i == done ? PLACE_HERE : PLACE_LOCKED;
        place->note = i < done ? "tehty" : i == done ? "avoinna" : "lukossa";
        place->stars = i < done ? 2 + i % 2 : 0;
        place->off = i > done;
    }
    input->choice[places] = (struct choice){
        .text = "Oma tyyppi", .note = "testi on avoinna", .index = places, .state = PLACE_EXTRA};
    input->choice[places + 1] = (struct choice){.text = "Viikon askel",
                                                .note = "valitse yksi teko",
                                                .index = places + 1,
                                                .state = PLACE_EXTRA};
    input->at = done;
    page_text(page, STYLE_PLAIN, "*Kartta:* kenet jo tunnet? Viisi tehtävää, noin 8 minuuttia.");
    page_key(page, INTENT_ENTER, "avaa");
    page_key(page, INTENT_DOWN, "liiku");
    page_key(page, INTENT_NEXT, "seuraava");
    page_key(page, INTENT_TEST, "testi");
    page_key(page, INTENT_BACK, "takaisin");
    page_key(page, INTENT_LANGUAGE, "in English");
    page_key(page, INTENT_HELP, "ohje");
    page_key(page, INTENT_QUIT, "lopeta");
}

static void map(struct page *page, struct nav *nav)
{
    map_places(page, 8, 2);
    nav_start(nav, page);
}

static const struct graph *people(void)
{
    static const struct graph_node node[] = {
        {"Sinä", NULL, GRAPH_YOU, STYLE_PLAIN},
        {"Aino", "kurssi", GRAPH_CLOSE, STYLE_PLAIN},
        {"Mehdi", "opiskelu", GRAPH_HALF_KNOWN, STYLE_PLAIN},
        {"Ngozi", "tapahtumat", GRAPH_FAR, STYLE_PLAIN},
        {"Mika", "oma ala", GRAPH_FAR, STYLE_PLAIN},
        {"Piia", "oma ala", GRAPH_FAR, STYLE_PLAIN},
        {"Opettaja Kaisa", "kurssi", GRAPH_HALF_KNOWN, STYLE_PLAIN},
        {"Riikka", "työ", GRAPH_HALF_KNOWN, STYLE_ACCENT},
        {"Olena", "ystävät", GRAPH_CLOSE, STYLE_PLAIN},
        {"Linh", "ystävät", GRAPH_CLOSE, STYLE_PLAIN},
    };
    static const struct graph_tie tie[] = {
        {0, 1, GRAPH_STRONG}, {0, 2, GRAPH_WEAK},   {0, 3, GRAPH_WEAK},   {1, 4, GRAPH_BRIDGE},
        {4, 5, GRAPH_WEAK},   {0, 6, GRAPH_WEAK},   {6, 7, GRAPH_BRIDGE}, {0, 8, GRAPH_STRONG},
        {0, 9, GRAPH_STRONG}, {6, 4, GRAPH_BRIDGE}, {8, 9, GRAPH_STRONG}};
    static const struct graph graph = {
        node, 10, tie, 11, NULL, {"läheinen", "etäisempi", "silta toiseen ryhmään"}};
    return &graph;
}

static void network(struct page *page, struct nav *nav)
{
    words(page);
    page->title = "Verkostosi";
    page_text(page, STYLE_PLAIN, "Verkostossasi on 9 ihmistä: 3 läheistä, 3 puolituttua, 3 muuta.");
    page_graph(page, people());
    page_text(page, STYLE_PLAIN, "*Silta:* Aino. Hänen kauttaan tavoitat: Mika (oma ala).");
    page_key(page, INTENT_ENTER, "takaisin peliin");
    common_keys(page);
    nav_start(nav, page);
}

static void network_ascii(struct page *page, struct nav *nav)
{
    network(page, nav);
    page->ascii = true;
}

static void map_beside(struct page *page, struct nav *nav)
{
    map(page, nav);
    page->beside = people();
}

static void feedback_beside(struct page *page, struct nav *nav)
{
    feedback(page, nav);
    page->beside = people();
}

static void map_ascii(struct page *page, struct nav *nav)
{
    map_places(page, 8, 5);
    page->aside = "7/24   fi";
    page->ascii = true;
    nav_start(nav, page);
}

static void map_many(struct page *page, struct nav *nav)
{
    map_places(page, 39, 20);
    page->input.choice[22].text = "Läsnäolo sosiaalisessa mediassa ja digitaalinen rekrytointi "
                                  "Suomessa";
    nav_start(nav, page);
}

static void menu(struct page *page, struct nav *nav)
{
    words(page);
    page->title = "Verkostoitumisen askeleet";
    page_text(page, STYLE_PLAIN,
              "Tervetuloa! Täällä harjoittelet verkostoitumista askel kerrallaan.");
    struct input *input = page_input(page, INPUT_ONE, 4, 0);
    input->menu = true;
    input->choice[0].text = "Jatka";
    input->choice[0].note = "3 Kartta, tehtävä 2";
    input->choice[1].text = "Testi";
    input->choice[2].text = "Kieli";
    input->choice[3].text = "Lopeta";
    page_key(page, INTENT_ENTER, "valitse");
    page_key(page, INTENT_DOWN, "liiku");
    nav_start(nav, page);
}

static void reading(struct page *page, struct nav *nav)
{
    words(page);
    page->title = "3 Kartta";
    page_text(
        page, STYLE_PLAIN,
        "Ohjaaja antaa sinulle tyhjän paperin. Hän sanoo: ”Kirjoita tähän ihmiset, jotka "
        "tunnet Suomessa.” Ajattelet, että listasta tulee lyhyt.\n"
        "Sitten muistat naapurin, jonka näet usein pihalla. Muistat opettajan, valmentajan ja "
        "miehen, jonka kanssa juttelit kirjastossa.\n"
        "Paperi täyttyy. Moni heistä on [[puolituttu]]. *Kuka heistä* tuntee jonkun sinun "
        "alaltasi?");
    page_text(page, STYLE_DIM, "Viisi tehtävää, noin 8 minuuttia.");
    page_key(page, INTENT_ENTER, "aloita");
    page_key(page, INTENT_BACK, "takaisin");
    page_key(page, INTENT_HELP, "ohje");
    nav_start(nav, page);
}

/* --- golden files -------------------------------------------------------------------------- */

struct golden_case {
    const char *name;
    void (*fill)(struct page *page, struct nav *nav);
    int columns, rows;
};

static const struct golden_case golden_cases[] = {
    {"one", task_one, 40, 12},
    {"one", task_one, 80, 24},
    {"one", task_one, 120, 40},
    {"many", task_many, 40, 12},
    {"many", task_many, 80, 24},
    {"order", task_order, 40, 12},
    {"order", task_order, 80, 24},
    {"pairs", task_pairs, 40, 12},
    {"pairs", task_pairs, 80, 24},
    {"long-pairs", task_long_pairs, 40, 24},
    {"long-pairs", task_long_pairs, 80, 24},
    {"feedback", feedback, 40, 12},
    {"feedback", feedback, 80, 24},
    {"feedback", feedback, 120, 40},
    {"result", result, 40, 12},
    {"result", result, 80, 24},
    {"result", result, 120, 40},
    {"traits", traits, 40, 12},
    {"traits", traits, 80, 24},
    {"traits", traits, 100, 24},
    {"traits", traits, 120, 40},
    {"traits", traits, 160, 45},
    {"traits-ascii", traits_ascii, 120, 40},
    {"map", map, 40, 12},
    {"map", map, 70, 20},
    {"map", map, 80, 24},
    {"map", map, 120, 40},
    {"map-ascii", map_ascii, 40, 12},
    {"map-ascii", map_ascii, 80, 24},
    {"map-many", map_many, 40, 12},
    {"map-many", map_many, 80, 24},
    {"map-many", map_many, 120, 40},
    {"map", map, 60, 30},
    {"map-beside", map_beside, 100, 24},
    {"map-beside", map_beside, 120, 40},
    {"map-beside", map_beside, 160, 45},
    {"feedback-beside", feedback_beside, 100, 24},
    {"feedback-beside", feedback_beside, 120, 12},
    {"network", network, 40, 12},
    {"network", network, 40, 40},
    {"network", network, 80, 24},
    {"network", network, 120, 40},
    {"network-ascii", network_ascii, 80, 24},
    {"menu", menu, 40, 12},
    {"menu", menu, 80, 24},
    {"reading", reading, 40, 12},
    {"reading", reading, 80, 24},
    {"reading", reading, 39, 12},
};

static void test_golden(void **state)
{
    (void)state;
    const bool refresh = getenv("ASKELEET_REFRESH") != NULL;
    int wrong = 0;
    for (size_t i = 0; i < sizeof golden_cases / sizeof *golden_cases; i++) {
        const struct golden_case *c = &golden_cases[i];
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct frame frame;
        struct str text = {0};
        page_begin(&page, &arena);
        c->fill(&page, &nav);
        layout_frame(&page, &nav, c->columns, c->rows, &arena, &frame);
        layout_to_text(&frame, &text);
        str_addf(&text, "cursor %d,%d scroll %d of %d\n", frame.cursor_row, frame.cursor_column,
                 frame.scroll, frame.extent.body_lines);

        const char *path =
            arena_format(&arena, GOLDEN "%s-%dx%d.txt", c->name, c->columns, c->rows);
        struct diags diags = {0};
        const char *expected;
        size_t length;
        if (refresh) {
            assert_true(io_replace_file(path, text.text, text.length));
        } else if (!io_read_file(path, IO_LARGEST_FILE, &arena, &diags, &expected, &length)) {
            print_error("%s is missing\n", path);
            wrong++;
        } else if (strcmp(expected, text.text) != 0) {
            print_error("%s: expected\n%sgot\n%s", path, expected, text.text);
            wrong++;
        }
        diags_release(&diags);
        str_release(&text);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* --- single rules -------------------------------------------------------------------------- */

/* The choice at the cursor is in view after any move, in windows of every size from the least on.
 */
static void test_follows(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int places = 1; places <= 40; places++) {
        for (int size = 0; size < 3; size++) {
            static const int columns[] = {40, 80, 120}, rows[] = {12, 20, 24};
            struct page page;
            struct nav nav;
            struct frame frame;
            struct act act;
            page_begin(&page, &arena);
            map_places(&page, places, places / 2);
            nav_start(&nav, &page);
            for (int at = 0; at < places + 2; at++) {
                layout_frame(&page, &nav, columns[size], rows[size], &arena, &frame);
                nav.scroll = frame.scroll;
                nav_step(&nav, &page, &frame.extent, at ? INTENT_RIGHT : INTENT_FIRST, 0, &act);
                nav.cursor = at;
                layout_frame(&page, &nav, columns[size], rows[size], &arena, &frame);
                assert_int_equal(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column),
                                 at);
            }
            arena_reset(&arena);
        }
    }
    arena_release(&arena);
}

/* The same in lists that are longer than the window: down to the choices, and around them twice. */
static void test_follows_lists(void **state)
{
    (void)state;
    static void (*const fill[])(struct page *, struct nav *) = {task_one, task_many, task_order,
                                                                task_pairs, task_long_pairs};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof fill / sizeof *fill; i++) {
        struct page page;
        struct nav nav;
        struct frame frame;
        struct act act;
        int moves = 0;
        page_begin(&page, &arena);
        fill[i](&page, &nav);
        nav_start(&nav, &page);
        for (int step = 0; step < 24; step++) {
            layout_frame(&page, &nav, 40, 12, &arena, &frame);
            nav.scroll = frame.scroll;
            if (nav.follow == FOLLOW_CURSOR) {
                moves++;
                assert_true(layout_choice_at(&frame, frame.cursor_row, frame.cursor_column) >= 0);
            }
            assert_true(nav_step(&nav, &page, &frame.extent, INTENT_DOWN, 0, &act));
        }
        assert_true(moves >= 8);
    }
    arena_release(&arena);
}

static const char *footer_of(const struct page *page, const struct nav *nav, int columns, int rows,
                             struct arena *arena)
{
    struct frame frame;
    struct str text = {0};
    layout_frame(page, nav, columns, rows, arena, &frame);
    layout_to_text(&frame, &text);
    const char *copy = arena_string(arena, str_text(&text));
    str_release(&text);
    return copy;
}

static void test_more(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    page_begin(&page, &arena);
    reading(&page, &nav);
    assert_non_null(strstr(footer_of(&page, &nav, 40, 12, &arena), "⏎ lisää"));
    assert_null(strstr(footer_of(&page, &nav, 40, 12, &arena), "⏎ aloita"));
    nav.scroll = 1000;
    assert_non_null(strstr(footer_of(&page, &nav, 40, 12, &arena), "⏎ aloita"));
    assert_non_null(strstr(footer_of(&page, &nav, 80, 24, &arena), "⏎ aloita"));
    memset(page.words, 0, sizeof page.words);
    nav.scroll = 0;
    assert_null(strstr(footer_of(&page, &nav, 40, 12, &arena), "lisää"));
    assert_null(strstr(footer_of(&page, &nav, 39, 12, &arena), "Ohjaaja"));
    arena_release(&arena);
}

/* The least window is a page, one less in either direction the word. */
static void test_small(void **state)
{
    (void)state;
    static const struct {
        int columns, rows;
        bool page;
    } cases[] = {{40, 12, true}, {39, 12, false}, {40, 11, false}, {1, 1, false}, {39, 200, false}};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page;
        struct nav nav;
        page_begin(&page, &arena);
        reading(&page, &nav);
        const char *text = footer_of(&page, &nav, cases[i].columns, cases[i].rows, &arena);
        assert_int_equal(strstr(text, "Ohjaaja") != NULL, cases[i].page);
    }
    arena_release(&arena);
}

static void test_wrap_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns, indent;
        const char *expected;
    } cases[] = {
        {"", 20, 0, ""},
        {"\n \n", 20, 0, ""},
        {"yksi kaksi kolme", 10, 0, "yksi kaksi\nkolme\n"},
        {"yksi kaksi kolme", 9, 0, "yksi\nkaksi\nkolme\n"},
        {"yksi kaksi kolme", 12, 2, "yksi kaksi\n  kolme\n"},
        {"1  yksi kaksi", 9, 3, "1  yksi\n   kaksi\n"},
        {"yksi kaksi", 10, 8, "yksi kaksi\n"},
        {" 1  yksi", 20, 4, " 1  yksi\n"},
        {"*yksi* [[a|kaksi]]", 10, 0, "yksi kaksi\n"},
        {"yksi\nkaksi", 10, 2, "yksi\n\n  kaksi\n"},
        {"yksi\n\n\nkaksi", 10, 0, "yksi\n\nkaksi\n"},
        {"kolmevaihe", 4, 0, "kolm\nevai\nhe\n"},
        {"漢字漢字", 5, 0, "漢字\n漢字\n"},
        {"aaae\xCC\x81x", 4, 0, "aaae\xCC\x81\nx\n"},
        {"pitkä-sana", 6, 0, "pitkä-\nsana\n"},
        {"a\xC2\xA0"
         "b cd",
         4, 0,
         "a\xC2\xA0"
         "b\ncd\n"},
        {"漢", 0, 9, "漢\n"},
        /* addresses are not parted, unless they are wider than a line */
        {"nimi: suresh.nair@example.org, ja", 24, 0, "nimi:\nsuresh.nair@example.org,\nja\n"},
#if _LIBUNISTRING_VERSION < 0x010300 /* newer ones know no place to break example.org */
        {"suresh.nair@example.org", 22, 0, "suresh.nair@example.\norg\n"},
#else
        {"suresh.nair@example.org", 22, 0, "suresh.nair@example.or\ng\n"},
#endif
        {"suresh-nair@example.org", 19, 0, "suresh-\nnair@example.org\n"},
        {"katso https://a.fi/sivu-on/taalla", 30, 0, "katso\nhttps://a.fi/sivu-on/taalla\n"},
        {"katso linkedin.com/in/suresh-nair", 30, 0, "katso linkedin.com/in/suresh-\nnair\n"},
        {"*anna-maija@työ.fi* ja", 20, 0, "anna-maija@työ.fi ja\n"},
        {"xx *anna-maija@työ.fi*", 18, 0, "xx\nanna-maija@työ.fi\n"},
        {"@", 4, 0, "@\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        layout_wrap_plain(cases[i].text, cases[i].columns, cases[i].indent, &out);
        assert_string_equal(str_text(&out), cases[i].expected);
        str_release(&out);
    }
}

/* In a wide window, too, every key is named where two lines have room for all. */
static void test_footer(void **state)
{
    (void)state;
    static const enum intent keys[] = {
        INTENT_ENTER,    INTENT_MARK, INTENT_DOWN,    INTENT_HINT, INTENT_HELP,     INTENT_BACK,
        INTENT_LANGUAGE, INTENT_QUIT, INTENT_NETWORK, INTENT_MAP,  INTENT_GLOSSARY, INTENT_COLOURS};
    struct arena arena = {0};
    for (int columns = 80; columns <= 140; columns += 10) {
        struct page page;
        struct nav nav;
        page_begin(&page, &arena);
        reading(&page, &nav);
        page.beside = people();
        page.keys = 0;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            page_key(&page, keys[i], arena_format(&arena, "avain %d", (int)i));
        const char *text = footer_of(&page, &nav, columns, 24, &arena);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            assert_non_null(strstr(text, page.key[i].label));
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* In ASCII only letters are not, and lines break where they did. */
static void test_ascii(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    page_begin(&page, &arena);
    page.ascii = true;
    page.title = "3 Kartta · Näin se käy…";
    page_text(&page, STYLE_PLAIN,
              "”Hei” – ’sinä’ — ja ‘hän’… “a” „b“ 40\xC2\xA0× 12 «ä»\xE2\x80\xAFé → ★ • −1");
    page_item(&page, MARK_GOOD, "hyvä…", "Sinä – Aino", "→ jatka");
    struct input *input = page_input(&page, INPUT_PAIRS, 1, 1);
    input->choice[0].text = "yksi…";
    input->target[0].text = "kaksi → kolme";
    page_key(&page, INTENT_ENTER, "lisää…");
    page_key(&page, INTENT_MARK, "valitse");
    page_key(&page, INTENT_DOWN, "liiku");
    page_key(&page, INTENT_RIGHT, "vaihda");
    page.words[WORD_ENTER] = "Enter";
    page.words[WORD_SPACE] = "Väli";
    nav_start(&nav, &page);
    nav.draft.value[0] = 0;
    assert_string_equal(footer_of(&page, &nav, 80, 24, &arena),
                        "  3 Kartta - Näin se käy...\n"
                        "\n"
                        "  \"Hei\" - 'sinä' - ja 'hän'... \"a\" \"b\" 40 x 12 \"ä\" é -> * - -1\n"
                        "\n"
                        "  + hyvä...  Sinä - Aino\n"
                        "             -> jatka\n"
                        "\n"
                        "    > 1  yksi...  -> A  kaksi -> kolme\n"
                        "\n"
                        "      A  kaksi -> kolme\n"
                        "\n\n\n\n\n\n\n\n\n\n\n\n\n"
                        "  Enter lisää...   Väli valitse   ^v liiku   <> vaihda\n");
    page.words[WORD_SPACE] = NULL;
    assert_non_null(strstr(footer_of(&page, &nav, 80, 24, &arena), "Space valitse"));

    /* A no-break space holds on to its word. */
    page_begin(&page, &arena);
    page.ascii = true;
    page_text(&page, STYLE_PLAIN, "noin kolmekymmentä sanaa tässä 40\xC2\xA0kertaa");
    nav_start(&nav, &page);
    assert_non_null(strstr(footer_of(&page, &nav, 40, 12, &arena), " sanaa tässä\n 40 kertaa\n"));
    arena_release(&arena);
}

static void test_clicks(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    struct frame frame;
    page_begin(&page, &arena);
    task_order(&page, &nav);
    layout_frame(&page, &nav, 80, 24, &arena, &frame);
    /* In an order the number is the place: the cursor's choice 2 stands second. */
    assert_int_equal(layout_choice_at(&frame, frame.cursor_row, 0), 1);
    assert_int_equal(layout_choice_at(&frame, 0, 0), -1);
    assert_int_equal(layout_choice_at(&frame, -1, 0), -1);
    assert_int_equal(layout_choice_at(&frame, 24, 0), -1);
    assert_int_equal(layout_choice_at(&frame, 0, 80), -1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),        cmocka_unit_test(test_follows),
        cmocka_unit_test(test_follows_lists), cmocka_unit_test(test_more),
        cmocka_unit_test(test_small),         cmocka_unit_test(test_wrap_plain),
        cmocka_unit_test(test_clicks),        cmocka_unit_test(test_footer),
        cmocka_unit_test(test_ascii),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        print_error("there is no UTF-8 locale\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
