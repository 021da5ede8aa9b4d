/* SPDX-License-Identifier: MIT */
/* Questions of Moodle's GIFT as tasks: what each becomes, what is said to be left out, and that the
 * pack made of them has no mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>
#include <time.h>

#include "content/load.h"
#include "content/node.h"
#include "workshop/gift_pack.h"
#include "workshop/gift_text.h"

#include "support/workshop/bench.h"

/* What is made of a file. */
struct import {
    struct bench bench;
    struct diags diags;
    struct gift gift;
    struct str stage, head;
    size_t tasks;
};

static void import_text(struct import *i, const char *text, size_t length)
{
    *i = (struct import){0};
    bench_open(&i->bench);
    struct source source = {
        .file = "q.gift", .text = arena_copy(&i->bench.arena, text, length), .length = length};
    const struct gift_pack about = {.file = "dir/Kysymykset 1.gift",
                                    .language = "fi",
                                    .words = bench_words(&i->bench, "en"),
                                    .diags = &i->diags};
    assert_true(source_check(&source, &i->bench.arena, &i->diags));
    gift_read(&source, &i->bench.arena, &i->diags, &i->gift);
    i->tasks = gift_pack_stage(&about, &i->gift, "s", &i->stage);
    gift_pack_head(&about, &i->gift, "p", "s.yaml", &i->head);
}

static void import_end(struct import *i)
{
    str_release(&i->stage);
    str_release(&i->head);
    diags_release(&i->diags);
    bench_close(&i->bench);
}

/* Whether the pack that came of it loads without a word. */
static bool import_loads(struct import *i)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    bench_write(&i->bench, "s.yaml", str_text(&i->stage), i->stage.length);
    bench_write(&i->bench, "pack.yaml", str_text(&i->head), i->head.length);
    const struct pack *pack = pack_load(i->bench.folder, &arena, &diags);
    const bool fine = pack && diags.count == 0;
    diags_render(&diags, NULL, &out);
    if (!fine)
        print_error("%s%s", str_text(&i->stage), str_text(&out));
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return fine;
}

/* `said`: line:code of each diagnostic, in the order they came, parted by blanks. */
static const struct {
    const char *gift, *tasks, *said;
} cases[] = {
    /* One right answer: choose, with the credits as small whole points. */
    {"Kuka?{~a =b#Niin. ~c}",
     "kind: choose\nprompt: Kuka?\noptions:\n  - id: a\n    text: a\n    points: 0\n  - id: b\n"
     "    text: b\n    points: 1\n    feedback: Niin.\n  - id: c\n    text: c\n    points: 0\n",
     ""},
    {"Kuka?{~%50%aa =bb ~%25%cc ~%-10%dd####Siksi.}",
     "kind: choose\nprompt: Kuka?\noptions:\n  - id: a\n    text: aa\n    points: 2\n  - id: b\n"
     "    text: bb\n    points: 4\n  - id: c\n    text: cc\n    points: 1\n  - id: d\n"
     "    text: dd\n    points: 0\nwhy: Siksi.\n",
     ""},
    {"Kuka?{~%33.333%aa =bb}",
     "kind: choose\nprompt: Kuka?\noptions:\n  - id: a\n    text: aa\n    points: 33\n  - id: b\n"
     "    text: bb\n    points: 100\n",
     ""},
    /* Several: pick. */
    {"Ketkä?{~%50%aa#A ~%50%bb ~%-100%cc}",
     "kind: pick\nprompt: Ketkä?\noptions:\n  - id: a\n    text: aa\n    right: true\n"
     "    feedback: A\n  - id: b\n    text: bb\n    right: true\n  - id: c\n    text: cc\n"
     "    right: false\n",
     ""},
    {"Ketkä?{=aa =bb ~%50%cc ~dd}",
     "kind: pick\nprompt: Ketkä?\noptions:\n  - id: a\n    text: aa\n    right: true\n  - id: b\n"
     "    text: bb\n    right: true\n  - id: c\n    text: cc\n    right: true\n  - id: d\n"
     "    text: dd\n    right: false\n",
     "1:gift-credit"},
    /* A missing word: gap, unless an answer has some credit. */
    {"Grant on {~haudattu#Ei. =levossa ~elossa} siellä.",
     "kind: gap\nprompt: Complete the sentence.\ntext: Grant on {a} siellä.\ngaps:\n  - id: a\n"
     "    answer: levossa\n    wrong:\n      - id: b\n        text: haudattu\n"
     "        feedback: Ei.\n      - id: c\n        text: elossa\n",
     ""},
    {"Hän on {~%50%aa =bb}.",
     "kind: choose\nprompt: Hän on _____.\noptions:\n  - id: a\n    text: aa\n    points: 1\n"
     "  - id: b\n    text: bb\n    points: 2\n",
     ""},
    {"Tässä {=a* ~b} on.",
     "kind: choose\nprompt: Tässä _____ on.\noptions:\n  - id: a\n    text: a\\*\n    points: 1\n"
     "  - id: b\n    text: b\n    points: 0\n",
     ""},
    {"{=Aasia ~Afrikka} on suurin.",
     "kind: gap\nprompt: Complete the sentence.\ntext: \"{a} on suurin.\"\ngaps:\n  - id: a\n"
     "    answer: Aasia\n    wrong:\n      - id: b\n        text: Afrikka\n",
     ""},
    {"Joukko \\{x\\} on {=aa ~bb} tässä.",
     "kind: gap\nprompt: Complete the sentence.\ntext: Joukko (x) on {a} tässä.\ngaps:\n  - id: a\n"
     "    answer: aa\n    wrong:\n      - id: b\n        text: bb\n",
     ""},
    {"Joukko \\{a\\} on {=aa ~bb} tässä.", "", "1:gift-brace"},
    /* True or false. */
    {"Aurinko nousee.{T}",
     "kind: choose\nprompt: Aurinko nousee.\noptions:\n  - id: a\n    text: \"True\"\n"
     "    points: 1\n  - id: b\n    text: Not true\n    points: 0\n",
     ""},
    {"Aurinko laskee.{FALSE#Ei ihan.#Juuri niin.}",
     "kind: choose\nprompt: Aurinko laskee.\noptions:\n  - id: a\n    text: \"True\"\n"
     "    points: 0\n    feedback: Ei ihan.\n  - id: b\n    text: Not true\n    points: 1\n"
     "    feedback: Juuri niin.\n",
     ""},
    /* Matching; with partners that come twice, classify. */
    {"Yhdistä.{\n=Suomi -> Helsinki\n// tämä ei\n=Ruotsi->Tukholma\n= -> Oslo\n}",
     "kind: match\nprompt: Yhdistä.\npairs:\n  - id: a\n    left: Suomi\n    right: Helsinki\n"
     "  - id: b\n    left: Ruotsi\n    right: Tukholma\nextra:\n  - \"Oslo\"\n",
     ""},
    {"Lajittele.{=Aino->lähi =Bo->kauko =Ci->lähi =->muu}",
     "kind: classify\nprompt: Lajittele.\ngroups:\n  - id: a\n    text: lähi\n  - id: b\n"
     "    text: kauko\nitems:\n  - id: a\n    text: Aino\n    group: a\n  - id: b\n    text: Bo\n"
     "    group: b\n  - id: c\n    text: Ci\n    group: a\n",
     "1:gift-extra"},
    {"Lajittele.{=Aino->lähi =Bo->lähi}", "", "1:gift-answers"},
    {"Yhdistä.{=Aino->lähi =->muu}", "", "1:gift-answers"},
    /* Short answers: gap, typed. */
    {"Kuka?{=Aino =aino. =Anni#Myös.}",
     "kind: gap\ntyped: true\nprompt: Kuka?\ntext: \"{a}\"\ngaps:\n  - id: a\n    answer: Aino\n"
     "    also:\n      - Anni\n",
     "1:gift-feedback"},
    {"Kaksi ja kaksi on {=neljä =4}.",
     "kind: gap\ntyped: true\nprompt: Complete the sentence.\ntext: Kaksi ja kaksi on {a}.\n"
     "gaps:\n  - id: a\n    answer: neljä\n    also:\n      - \"4\"\n",
     ""},
    {"Kuka?{Aino}",
     "kind: gap\ntyped: true\nprompt: Kuka?\ntext: \"{a}\"\ngaps:\n  - id: a\n    answer: Aino\n",
     ""},
    {"Missä?{=Nasaret#Niin! =%75%Nasarett#Melkein. =%25%Betlehem#Ei. =%0%Rooma}",
     "kind: gap\ntyped: true\nprompt: Missä?\ntext: \"{a}\"\ngaps:\n  - id: a\n"
     "    answer: Nasaret\n    wrong:\n      - id: b\n        text: Betlehem\n"
     "        feedback: Ei.\n      - id: c\n        text: Rooma\n    feedback: Niin!\n",
     "1:gift-credit 1:gift-feedback 1:gift-credit"},
    {"Kuka?{=Ai*}", "", "1:gift-pattern 1:gift-right"},
    {"Kuka?{=.}", "", "1:gift-pattern 1:gift-right"},
    /* A description; essays and numbers. */
    {"Lue tämä.\\nJa tämä.", "kind: read\npages:\n  - \"Lue tämä.\\nJa tämä.\"\n", ""},
    {"Kirjoita.{}", "", "1:gift-kind"},
    {"Kirjoita.{####Kiitos.}", "", "1:gift-kind"},
    {"Milloin?{#1822:2}", "", "1:gift-kind"},
    /* What is wrong. */
    {"Kuka?{=a ~b", "", "1:gift-brace"},
    {"Kuka? a}", "", "1:gift-brace"},
    {"Kuka?{=a{b} ~c}", "", "1:gift-brace"},
    {"Kuka?{=a ~b} ja {=c ~d}", "", "1:gift-brace"},
    {"Kuka?{~a ~b}", "", "1:gift-right"},
    {"Kuka?{= ~b ~c}", "", "1:gift-right"},
    {"Kuka?{~a}", "", "1:gift-answers"},
    {"Kuka?{=a ~ ~}", "", "1:gift-answers"},
    {"{=a ~b}", "", "1:gift-text"},
    {"[html]<img src=\"a.png\">{=a ~b}", "", "1:gift-media 1:gift-text"},
    {"\n\n// a remark\n\n::::\n", "", "5:gift-text"},
    /* Titles, signs, formats. */
    {"::Työ & haku::Mikä\non oikein\\: \\~ \\= \\# \\{ \\} \\\\ \\a?{=\\=2 ~\\~3}",
     "title: Työ & haku\nkind: choose\nprompt: \"Mikä on oikein: ~ = # { } \\\\\\\\ \\\\\\\\a?\"\n"
     "options:\n  - id: a\n    text: \"=2\"\n    points: 1\n  - id: b\n    text: \"~3\"\n"
     "    points: 0\n",
     ""},
    {"[html]<p>Mikä on <b>tärkeä</b> &auml; &#246; &lt;?</p>{=[plain]<b>a</b> ~<i>bb</i>}",
     "kind: choose\nprompt: Mikä on *tärkeä* ä ö <?\noptions:\n  - id: a\n    text: \"<b>a</b>\"\n"
     "    points: 1\n  - id: b\n    text: \"*bb*\"\n    points: 0\n",
     ""},
    {"[markdown]Mikä on **tärkeä** 2*3?{=aa ~bb}",
     "kind: choose\nprompt: Mikä on *tärkeä* 2\\*3?\noptions:\n  - id: a\n    text: aa\n"
     "    points: 1\n  - id: b\n    text: bb\n    points: 0\n",
     ""},
    {"Mikä [[on]] *se*?{=aa ~bb}",
     "kind: choose\nprompt: Mikä \\[[on]] \\*se\\*?\noptions:\n  - id: a\n    text: aa\n"
     "    points: 1\n  - id: b\n    text: bb\n    points: 0\n",
     ""},
};

/* The lines of the tasks without their id, further out by as much as they stand in. */
static void add_tasks(const struct str *stage, struct str *out)
{
    const char *at = strstr(str_text(stage), "tasks:\n");
    assert_non_null(at);
    at += strlen("tasks:\n");
    while (*at) {
        const size_t length = strcspn(at, "\n") + 1;
        if (!str_starts(at, "  - id: ") && length > 4)
            str_add_bytes(out, at + 4, length - 4);
        at += length;
    }
}

static void add_said(const struct diags *diags, struct str *out)
{
    for (size_t i = 0; i < diags->count; i++)
        str_addf(out, "%s%u:%s", i ? " " : "", diags->item[i].place.line,
                 diag_code_name(diags->item[i].code));
}

static void test_cases(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
        struct import i;
        struct str tasks = {0}, said = {0};
        import_text(&i, cases[n].gift, strlen(cases[n].gift));
        add_tasks(&i.stage, &tasks);
        add_said(&i.diags, &said);
        const bool right = strcmp(str_text(&tasks), cases[n].tasks) == 0 &&
                           strcmp(str_text(&said), cases[n].said) == 0 &&
                           i.tasks == (*cases[n].tasks != '\0') &&
                           (i.tasks == 0 || import_loads(&i));
        if (!right)
            print_error("%s\nwanted:\n%s%s\nbut was:\n%s%s\n", cases[n].gift, cases[n].tasks,
                        cases[n].said, str_text(&tasks), str_text(&said));
        wrong += !right;
        str_release(&tasks);
        str_release(&said);
        import_end(&i);
    }
    assert_int_equal(wrong, 0);
}

static void test_file(void **state)
{
    static const char file[] = "// remark\r\n"
                               "$CATEGORY: $course$/top/Verkosto ja työ\r\n"
                               "\r\n"
                               "::Eka::Kuka?{=aa\r\n"
                               "// in between\r\n"
                               "~bb\r\n"
                               "}\r\n"
                               "  \r\n"
                               "Kirjoita.{}\r\n"
                               "\r\n"
                               "::Eka::Mikä?{=aa ~bb}\r\n";
    struct import i;
    (void)state;
    import_text(&i, file, sizeof file - 1);
    assert_int_equal(i.tasks, 2);
    assert_int_equal(i.gift.count, 3);
    assert_int_equal(i.gift.question[0].line, 4);
    assert_int_equal(i.gift.question[1].line, 9);
    assert_int_equal(i.diags.count, 1);
    assert_int_equal(i.diags.item[0].place.line, 9);
    assert_true(str_starts(str_text(&i.stage), "stage: s\ntitle: Verkosto ja työ\nscene: These "));
    assert_non_null(strstr(str_text(&i.stage),
                           "tasks:\n  # Moodle category: $course$/top/Verkosto ja työ\n"
                           "  - id: t1-eka\n"));
    assert_non_null(strstr(str_text(&i.stage), "  - id: t2-eka\n"));
    assert_string_equal(str_text(&i.head), "pack: p\nformat: 1\ntitle: Verkosto ja työ\n"
                                           "language: fi\nstages:\n  - s.yaml\n");
    assert_true(import_loads(&i));
    import_end(&i);
}

/* Without one category for all the step is called like the file. */
static void test_categories(void **state)
{
    static const char file[] = "a?{=aa ~bb}\n\n$CATEGORY: X\nb?{=aa ~bb}\n\nc?{=aa ~bb}\n";
    struct import i;
    (void)state;
    import_text(&i, file, sizeof file - 1);
    assert_int_equal(i.tasks, 3);
    assert_int_equal(i.gift.question[1].line, 4);
    assert_non_null(strstr(str_text(&i.stage), "title: Kysymykset 1\n"));
    assert_non_null(strstr(str_text(&i.stage), "  # Moodle category: X\n  - id: t2\n"));
    assert_true(import_loads(&i));
    import_end(&i);
}

/* A question with COUNT answers. */
static void add_choices(struct str *out, int count)
{
    str_add(out, "Kuka?{=oikea");
    for (int i = 1; i < count; i++)
        str_addf(out, " ~vaara%d", i);
    str_add(out, "}\n\n");
}

static void test_limits(void **state)
{
    struct import i;
    struct str file = {0};
    (void)state;
    add_choices(&file, 24);
    add_choices(&file, 25);
    import_text(&i, file.text, file.length);
    assert_int_equal(i.tasks, 1);
    assert_int_equal(i.diags.count, 1);
    assert_int_equal(i.diags.item[0].code, DIAG_GIFT_ANSWERS);
    assert_int_equal(i.diags.item[0].place.line, 3);
    assert_true(import_loads(&i));
    import_end(&i);

    /* A text at its limit, and one beyond. */
    for (int over = 0; over < 2; over++) {
        str_clear(&file);
        for (int n = 0; n < NODE_MOST_STRING + over; n++)
            str_add_char(&file, 'a');
        str_add(&file, "{=aa ~bb}");
        import_text(&i, file.text, file.length);
        assert_int_equal(i.tasks, !over);
        assert_int_equal(i.diags.count, over);
        if (over)
            assert_int_equal(i.diags.item[0].code, DIAG_GIFT_LONG);
        else
            assert_true(import_loads(&i));
        import_end(&i);
    }

    /* More values than one file may hold, more tasks than one step. */
    str_clear(&file);
    for (int n = 0; n < 1000; n++)
        add_choices(&file, 24);
    import_text(&i, file.text, file.length);
    assert_true(i.tasks > 300 && i.tasks < 1000);
    assert_int_equal(i.diags.count, 1);
    assert_int_equal(i.diags.item[0].code, DIAG_GIFT_MANY);
    assert_int_equal(i.diags.item[0].place.line, 2 * i.tasks + 1);
    assert_true(import_loads(&i));
    import_end(&i);
    str_clear(&file);
    for (int n = 0; n < PACK_MOST_TASKS + 1; n++)
        str_add(&file, "Lue.\n\n");
    import_text(&i, file.text, file.length);
    assert_int_equal(i.tasks, PACK_MOST_TASKS);
    assert_int_equal(i.diags.item[0].code, DIAG_GIFT_MANY);
    assert_true(import_loads(&i));
    import_end(&i);
    str_release(&file);
}

/* Time is in proportion to the file. */
static void test_large(void **state)
{
    static const char *const pieces[] = {"{~", "::", "a{b}c\n", "#", "%50%", "<!--", "**", "\\"};
    (void)state;
    for (size_t n = 0; n < sizeof pieces / sizeof *pieces; n++) {
        struct import i;
        struct str file = {0};
        while (file.length < 1000000)
            str_add(&file, pieces[n]);
        const clock_t before = clock();
        import_text(&i, file.text, file.length);
        assert_true((double)(clock() - before) / CLOCKS_PER_SEC < 5);
        import_end(&i);
        str_release(&file);
    }
}

static void test_texts(void **state)
{
    static const struct {
        const char *raw;
        enum gift_format format;
        bool markup;
        const char *text, *lost;
    } texts[] = {
        {"  a \t b\n c ", GIFT_MOODLE, true, "a b c", ""},
        {"a\\n\\nb", GIFT_MOODLE, true, "a\nb", ""},
        {"a\\n\\nb", GIFT_PLAIN, true, "a\nb", ""},
        {"a < b & c > d", GIFT_MOODLE, true, "a < b & c > d", ""},
        {"a<br/>b<BR>c", GIFT_HTML, true, "a\nb\nc", ""},
        {"<ul><li>a</li><li>b</li></ul>c", GIFT_HTML, true, "– a\n– b\nc", ""},
        {"<b>a</b> <b>b", GIFT_HTML, true, "*a* b", ""},
        {"<b>a*b</b>", GIFT_HTML, true, "a\\*b", ""},
        {"<b>a</b>", GIFT_HTML, false, "a", ""},
        {"<b><i>a</i></b>", GIFT_HTML, true, "*a*", ""},
        {"<foo>a</foo>", GIFT_HTML, true, "<foo>a</foo>", ""},
        {"<a href=\"https://x.fi/?a=1&amp;b\">a</a>", GIFT_HTML, true, "a (https://x.fi/?a=1&b)",
         ""},
        {"a<IMG src=x>b<video>c</video>", GIFT_HTML, true, "abc", "img"},
        {"a<script>b<c</script>d", GIFT_HTML, true, "ad", "script"},
        {"a<!-- <b> -->b<!-- c", GIFT_HTML, true, "ab<!-- c", ""},
        {"&nbsp;&unknown;&#x41;&#0;&#xD800;&amp", GIFT_HTML, true,
         "\u00A0&unknown;A&#0;&#xD800;&amp", ""},
        {"**a** *b*", GIFT_MARKDOWN, true, "*a* \\*b\\*", ""},
        {"**a", GIFT_MARKDOWN, true, "\\*\\*a", ""},
        {"a\u200Bb\u202Ec", GIFT_PLAIN, true, "abc", ""},
        {"[[a]] [b]", GIFT_PLAIN, true, "\\[[a]] [b]", ""},
        {"[[a]] \\\\ *", GIFT_PLAIN, false, "[[a]] \\ *", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct gift_string string = {texts[i].raw, strlen(texts[i].raw), texts[i].format};
        struct str out = {0};
        char lost[GIFT_TAG_NAME];
        gift_text_add(&out, &string, texts[i].markup, lost);
        assert_string_equal(str_text(&out), texts[i].text);
        assert_string_equal(lost, texts[i].lost);
        str_release(&out);
    }
}

static void test_ids(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(gift_pack_id(&arena, "Työn haku: 1", "x"), "tyon-haku-1");
    assert_string_equal(gift_pack_id(&arena, "--", "x"), "x");
    assert_string_equal(gift_pack_id(&arena, "\xFF\xFE", "x"), "x");
    assert_int_equal(
        strlen(gift_pack_id(&arena, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "x")),
        40);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),      cmocka_unit_test(test_file),
        cmocka_unit_test(test_categories), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_large),      cmocka_unit_test(test_texts),
        cmocka_unit_test(test_ids),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("gift", tests, NULL, NULL);
}
