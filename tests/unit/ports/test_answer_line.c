/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "ports/answer_line.h"
#include "support/ports/words.h"

/* Pages by letter: n none, o one (3), O one (64), m many (4), r order (4), p pairs (3 with 3),
 * g groups (4 with 2), M a menu (3), x one whose choices are called "b", "Yes *please*" and "",
 * P points (3, ten hours), f a flow of 5 parts of which 1, 2 and 4 can be marked. */
static void make_page(struct page *page, struct arena *arena, char kind)
{
    static const char *const odd[] = {"b", "Yes *please*", ""};
    page_begin(page, arena);
    struct input *input = NULL;
    switch (kind) {
    case 'n': input = page_input(page, INPUT_NONE, 0, 0); break;
    case 'o':
    case 'x':
    case 'M': input = page_input(page, INPUT_ONE, 3, 0); break;
    case 'O': input = page_input(page, INPUT_ONE, INPUT_MOST, 0); break;
    case 'm': input = page_input(page, INPUT_MANY, 4, 0); break;
    case 'r': input = page_input(page, INPUT_ORDER, 4, 0); break;
    case 'p': input = page_input(page, INPUT_PAIRS, 3, 3); break;
    case 'P': input = page_input(page, INPUT_POINTS, 3, 0); break;
    case 'f': input = page_input(page, INPUT_MANY, 5, 0); break;
    default: input = page_input(page, INPUT_PAIRS, 4, 2); break;
    }
    input->shared = kind == 'g';
    input->menu = kind == 'M';
    input->total = 10;
    input->unit = kind == 'P' ? "*hours*" : NULL;
    input->flow = kind == 'f';
    for (int i = 0; i < input->choices; i++)
        input->choice[i].text = kind == 'x' ? odd[i] : "text";
    for (int i = 0; i < input->choices && input->flow; i++)
        input->choice[i].off = i == 0 || i == 3;
    page_key(page, INTENT_BACK, "back");
    page_key(page, INTENT_HINT, "hint");
    page_key(page, INTENT_GLOSSARY, "words");
    page_key(page, INTENT_UP, "up");
}

/* What was understood, in one line: "answer 1 0 2", "pick 2", "do back", "do glossary [word]",
 * or the complaint without the sentence of what is expected. */
static void describe(const struct answer_line *read, const struct input *input, struct str *out)
{
    if (read->verdict == ANSWER_EXPECTS) {
        str_add(out, "expects");
    } else if (read->verdict != ANSWER_ACT) {
        answer_line_complain(read, input, &test_words, out);
        char *end = out->text ? strstr(out->text, " ASK") : NULL;
        if (end)
            *end = '\0';
    } else if (read->act.intent == INTENT_ENTER) {
        str_add(out, "answer");
        for (int i = 0; i < read->act.answer.count; i++)
            str_addf(out, " %d", read->act.answer.value[i]);
    } else if (read->act.intent == INTENT_PICK) {
        str_addf(out, "pick %d", read->act.choice);
    } else {
        str_addf(out, "do %s", intent_id(read->act.intent));
        if (read->act.intent == INTENT_GLOSSARY)
            str_addf(out, " [%s]", read->act.word);
    }
}

static const struct {
    char page;
    const char *line, *wanted;
} cases[] = {
    /* just go on */
    {'n', "", "answer"},
    {'n', "1", "expects"},
    {'n', "-", "expects"},
    {'n', "yes", "expects"},
    /* one */
    {'o', "1", "answer 0"},
    {'o', "3", "answer 2"},
    {'o', "2.", "answer 1"},
    {'o', "2)", "answer 1"},
    {'o', "02", "answer 1"},
    {'o', "2,", "answer 1"},
    {'o', "0", "range 0 of 3."},
    {'o', "4", "range 4 of 3."},
    {'o', "99999999999999999999", "range 99999999999 of 3."},
    {'o', "4294967297", "range 4294967297 of 3."},
    {'o', "00001", "range 00001 of 3."},
    {'o', "-1", "expects"},
    {'o', "-", "expects"},
    {'o', "1 2", "expects"},
    {'o', "1x", "expects"},
    {'o', "one", "expects"},
    {'o', "", "expects"},
    {'o', "\xc3\xa4", "expects"},
    {'O', "64", "answer 63"},
    {'O', "65", "range 65 of 64."},
    /* a menu */
    {'M', "2", "pick 1"},
    {'M', "4", "range 4 of 3."},
    {'M', "", "expects"},
    /* a choice's own text wins over a command */
    {'x', "b", "answer 0"},
    {'x', "B", "do back"},
    {'x', "Yes please", "answer 1"},
    {'x', "yes please", "expects"},
    {'x', "", "expects"},
    {'x', "h", "do hint"},
    /* many */
    {'m', "1 3 4", "answer 1 0 1 1"},
    {'m', "1,3,4", "answer 1 0 1 1"},
    {'m', "4; 1", "answer 1 0 0 1"},
    {'m', "2 2", "answer 0 1 0 0"},
    {'m', "1. 2.", "answer 1 1 0 0"},
    {'m',
     "1\xc2\xa0"
     "2",
     "answer 1 1 0 0"},
    {'m', "-", "answer 0 0 0 0"},
    {'m', "- 1", "expects"},
    {'m', "1 5", "range 5 of 4."},
    {'m', "1 b", "expects"},
    {'m', "", "expects"},
    /* order */
    {'r', "3 1 2 4", "answer 2 0 1 3"},
    {'r', "4,3,2,1", "answer 3 2 1 0"},
    {'r', "1 2 3", "missing 4."},
    {'r', "2", "missing 1, 3, 4."},
    {'r', "1 2 2 3", "twice 2."},
    {'r', "1 2 3 4 4", "twice 4."},
    {'r', "1 2 3 5", "range 5 of 4."},
    {'r', "", "expects"},
    {'r', "-", "expects"},
    /* pairs, each letter once */
    {'p', "1b 2a 3c", "answer 1 0 2"},
    {'p', "1 b 2 a 3 c", "answer 1 0 2"},
    {'p', "1=b,2=a,3=c", "answer 1 0 2"},
    {'p', "1B2A3C", "answer 1 0 2"},
    {'p', "3c, 2: a; 1 - b", "answer 1 0 2"},
    {'p', "1. b) 2. a) 3. c)", "answer 1 0 2"},
    {'p', "1b 2a", "missing 3."},
    {'p', "1b 2a 3a", "twice a."},
    {'p', "1b 1c 2a", "twice 1."},
    {'p', "1b 2a 3d", "letter d of c."},
    {'p', "1b 2a 4c", "range 4 of 3."},
    {'p', "1b 2", "expects"},
    {'p', "1 2 3", "expects"},
    {'p', "1ab", "expects"},
    {'p', "b1", "expects"},
    {'p', "", "expects"},
    /* groups: a letter may serve several */
    {'g', "1a 2a 3b 4a", "answer 0 0 1 0"},
    {'g', "1a 2a 3b 4c", "letter c of b."},
    {'g', "1a", "missing 2, 3, 4."},
    /* points */
    {'P', "3 0 7", "answer 3 0 7"},
    {'P', "3,0;7", "answer 3 0 7"},
    {'P', "10 0 0", "answer 10 0 0"},
    {'P', "003 0 7", "answer 3 0 7"},
    {'P',
     "3\xc2\xa0"
     "0 7",
     "answer 3 0 7"},
    {'P', "3 7", "count 2 of 3."},
    {'P', "3 3 3 1", "count 4 of 3."},
    {'P', "3 0 6", "sum 9 of 10 hours."},
    {'P', "4 4 4", "sum 12 of 10 hours."},
    {'P', "0 0 0", "sum 0 of 10 hours."},
    {'P', "11 0 0", "large 11 of 10 hours."},
    {'P', "99999999999999999999 0 0", "large 99999999999 of 10 hours."},
    {'P', "-3 0 7", "expects"},
    {'P', "3 - 7", "expects"},
    {'P', "3. 0. 7.", "expects"},
    {'P', "3h 0 7", "expects"},
    {'P', "3 0 7 x", "expects"},
    {'P', "3+0+7", "expects"},
    {'P', "", "expects"},
    {'P', "q", "do quit"},
    /* a flow: numbers count the parts that can be marked */
    {'f', "1 3", "answer 0 1 0 0 1"},
    {'f', "2", "answer 0 0 1 0 0"},
    {'f', "-", "answer 0 0 0 0 0"},
    {'f', "4", "range 4 of 3."},
    {'f', "0", "range 0 of 3."},
    {'f', "", "expects"},
    /* commands */
    {'o', "b", "do back"},
    {'o', "B", "do back"},
    {'o', "?", "do help"},
    {'o', "q", "do quit"},
    {'o', "h", "do hint"},
    {'o', "m", "not here m."},
    {'o', "t", "not here t."},
    {'o', "k", "expects"},
    {'o', "bb", "expects"},
    {'o', "b 1", "expects"},
    {'o', "g", "do glossary []"},
    {'o', "g piilotyo", "do glossary [piilotyo]"},
    {'o', "G  two words", "do glossary [two words]"},
    {'o', "gx", "expects"},
    {'p', "b", "do back"},
    {'n', "q", "do quit"},
    {'r', "m", "not here m."},
};

static void test_lines(void **state)
{
    (void)state;
    struct nav nav = {0};
    int failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct page page;
        struct answer_line read;
        struct str found = {0};
        make_page(&page, &arena, cases[i].page);
        answer_line_read(&page, &nav, cases[i].line, &read);
        describe(&read, &page.input, &found);
        if (strcmp(str_text(&found), cases[i].wanted) != 0) {
            print_error("%c \"%s\": wanted \"%s\", found \"%s\"\n", cases[i].page, cases[i].line,
                        cases[i].wanted, str_text(&found));
            failed++;
        }
        if (read.verdict == ANSWER_ACT && read.act.intent == INTENT_ENTER)
            assert_true(input_complete(&page.input, &read.act.answer));
        str_release(&found);
        arena_release(&arena);
    }
    assert_int_equal(failed, 0);
}

/* The longest words fit, and a longer one never ends within a character. */
static void test_glossary_word_is_cut(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct answer_line read;
    struct nav nav = {0};
    struct str line = {0};
    make_page(&page, &arena, 'o');
    str_add(&line, "g x");
    for (int i = 0; i < 40; i++)
        str_add(&line, "\xc3\xa4");
    answer_line_read(&page, &nav, str_text(&line), &read);
    assert_int_equal(read.act.intent, INTENT_GLOSSARY);
    assert_int_equal(strlen(read.act.word), sizeof read.act.word - 1);
    str_clear(&line);
    str_add(&line, "g ");
    for (int i = 0; i < 40; i++)
        str_add(&line, "\xc3\xa4");
    answer_line_read(&page, &nav, str_text(&line), &read);
    assert_int_equal(strlen(read.act.word), sizeof read.act.word - 2);
    str_release(&line);
    arena_release(&arena);
}

/* All numbers of the longest order missing but one: the list is whole. */
static void test_missing_list_is_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct answer_line read;
    struct nav nav = {0};
    page_begin(&page, &arena);
    page_input(&page, INPUT_ORDER, INPUT_MOST, 0);
    answer_line_read(&page, &nav, "1", &read);
    assert_int_equal(read.verdict, ANSWER_MISSING);
    assert_string_equal(read.value + strlen(read.value) - 4, ", 64");
    arena_release(&arena);
}

static void test_complaints(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page page;
    struct answer_line read;
    struct nav nav = {0};
    struct str said = {0};
    make_page(&page, &arena, 'o');
    answer_line_read(&page, &nav, "7", &read);
    answer_line_complain(&read, &page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "range 7 of 3. ASK one 1-3.");

    str_clear(&said);
    page.input.asks = "Type *one* number.";
    answer_line_complain(&read, &page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "range 7 of 3. Type one number.");

    str_clear(&said);
    answer_line_read(&page, &nav, "m", &read);
    answer_line_complain(&read, &page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "not here m.");

    str_clear(&said);
    answer_line_read(&page, &nav, "1", &read);
    answer_line_complain(&read, &page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "");

    make_page(&page, &arena, 'P');
    answer_line_read(&page, &nav, "3 0 6", &read);
    answer_line_complain(&read, &page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "sum 9 of 10 hours. ASK 3 points of 10 hours.");
    str_clear(&said);
    page.input.unit = NULL;
    answer_line_asks(&page.input, &test_words, &said);
    assert_string_equal(str_text(&said), "ASK 3 points of 10.");
    str_release(&said);
    arena_release(&arena);
}

/* --- own words ----------------------------------------------------------------------------- */

/* Lines parted by '|'. The outcome of each: '+' more, '-' dropped, 'F' full, '?' expected, the
 * intent of an act, "not-here"; then the text with '/' for newlines. */
static const struct {
    int rows, choices;
    const char *text, *lines, *wanted;
} text_cases[] = {
    {3, 0, NULL, "Hei!|.", "+ enter: Hei!"},
    {3, 0, NULL, "Hei!||Moi.|.", "+ + + enter: Hei!//Moi."},
    {3, 0, NULL, ".", "enter: "},
    {3, 0, "vanha\nteksti", "lisää|.", "+ enter: vanha/teksti/lisää"},
    {3, 0, "vanha\nteksti", ".", "enter: vanha/teksti"},
    {3, 0, NULL, "yksi|kaksi|-|kolme|.", "+ + - + enter: yksi/kolme"},
    {3, 0, NULL, "yksi|-|-|.", "+ - ? enter: "},
    {3, 0, NULL, "yksi|b|?|h|q", "+ back help hint quit: yksi"},
    {3, 0, NULL, "yksi|m|l|kaksi", "+ not-here not-here +: yksi/kaksi"},
    {3, 0, NULL, "n|a|t|b b|hh|. .|..", "+ + + + + + +: n/a/t/b b/hh/. ./.."},
    {3, 0, NULL, "g|g sana", "glossary glossary: "},
    {3, 0, NULL, "B|H", "back hint: "},
    {3, 0, NULL,
     "a\xe2\x80\xae"
     "b\xef\xbf\xbd"
     "c\033|.",
     "+ enter: abc"},
    {0, 3, NULL, "olen|etsin|työ", "+ + enter: olen/etsin/työ"},
    {0, 3, NULL, "||", "+ + enter: //"},
    {0, 3, NULL, ".|1|-|2|3", "+ + - + enter: ./2/3"},
    {0, 3, NULL, "-", "?: //"},
    {0, 3, NULL, "olen|?|l|b|h|etsin|q", "+ help not-here back hint + quit: olen/etsin/"},
    {0, 3, "a\nb\nc", "|x|", "+ + enter: a/x/c"},
    {0, 1, NULL, "sana", "enter: sana"},
    {0, 0, NULL, "sana", "enter: sana"},
};

static const char *verdict_word(const struct answer_line *read)
{
    switch (read->verdict) {
    case ANSWER_ACT: return intent_id(read->act.intent);
    case ANSWER_MORE: return "+";
    case ANSWER_DROPPED: return "-";
    case ANSWER_FULL: return "F";
    case ANSWER_EXPECTS: return "?";
    case ANSWER_NOT_HERE: return "not-here";
    case ANSWER_RANGE:
    case ANSWER_LETTER:
    case ANSWER_TWICE:
    case ANSWER_MISSING:
    case ANSWER_COUNT:
    case ANSWER_LARGE:
    case ANSWER_SUM: break;
    }
    return "!";
}

static void test_own_words(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof text_cases / sizeof *text_cases; i++) {
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct answer_line read;
        struct str found = {0};
        page_begin(&page, &arena);
        struct input *input = page_input(&page, INPUT_TEXT, text_cases[i].choices, 0);
        input->rows = text_cases[i].rows;
        input->text = text_cases[i].text;
        page_key(&page, INTENT_BACK, "back");
        page_key(&page, INTENT_HINT, "hint");
        page_key(&page, INTENT_GLOSSARY, "words");
        nav_start(&nav, &page);
        for (const char *at = text_cases[i].lines; at;) {
            const size_t length = strcspn(at, "|");
            answer_line_read(&page, &nav, arena_copy(&arena, at, length), &read);
            str_addf(&found, "%s%s", found.length ? " " : "", verdict_word(&read));
            if (read.verdict == ANSWER_ACT && read.act.intent == INTENT_ENTER)
                assert_ptr_equal(read.act.text, nav.text);
            at = at[length] ? at + length + 1 : NULL;
        }
        str_add(&found, ": ");
        for (const char *c = nav.text; *c; c++)
            str_add_char(&found, *c == '\n' ? '/' : *c);
        if (strcmp(str_text(&found), text_cases[i].wanted) != 0) {
            print_error("\"%s\": wanted \"%s\", found \"%s\"\n", text_cases[i].lines,
                        text_cases[i].wanted, str_text(&found));
            failed++;
        }
        str_release(&found);
        arena_release(&arena);
    }
    assert_int_equal(failed, 0);
}

/* A line that does not fit is not taken in part, and what was there stays. */
static void test_own_words_full(void **state)
{
    (void)state;
    for (int lines = 0; lines < 2; lines++) {
        struct arena arena = {0};
        struct page page;
        struct nav nav;
        struct answer_line read;
        page_begin(&page, &arena);
        page_input(&page, INPUT_TEXT, lines ? 3 : 0, 0)->rows = lines ? 0 : 3;
        nav_start(&nav, &page);
        char *line = arena_alloc(&arena, TEXT_MOST + 2);
        memset(line, 'a', TEXT_MOST - 100);
        answer_line_read(&page, &nav, line, &read);
        assert_int_equal(read.verdict, ANSWER_MORE);
        const struct nav before = nav;
        memset(line, 'b', TEXT_MOST - 100);
        answer_line_read(&page, &nav, line, &read);
        assert_int_equal(read.verdict, ANSWER_FULL);
        assert_memory_equal(&before, &nav, sizeof nav);
        /* One newline is needed for it, or two stand there already. */
        line[99 - lines] = '\0';
        answer_line_read(&page, &nav, line, &read);
        assert_int_equal(read.verdict, ANSWER_MORE);
        assert_int_equal(strlen(nav.text), TEXT_MOST);
        answer_line_read(&page, &nav, "c", &read);
        assert_int_equal(read.verdict, ANSWER_FULL);
        answer_line_read(&page, &nav, lines ? "" : ".", &read);
        assert_int_equal(read.verdict, ANSWER_ACT);
        arena_release(&arena);
    }
}

static void test_fill(void **state)
{
    (void)state;
    struct str out = {0};
    answer_line_fill("%{most}%{value}%{other}% {%{", "a", NULL, &out);
    assert_string_equal(str_text(&out), "a%{other}% {%{");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_glossary_word_is_cut),
        cmocka_unit_test(test_missing_list_is_whole),
        cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_own_words_full),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
