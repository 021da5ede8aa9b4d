/* SPDX-License-Identifier: MIT */
/* Any line typed at any kind of prompt: an act that fits the page, or one line that says what is
 * expected.
 *
 * Bytes 1 to 4: the form of the answer and of the page, how many choices and targets (or what is
 * divided, or the rows of a text), which keys work. The rest are lines, cleaned and trimmed as the
 * port does; own words may take several. */
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "page/writing.h"
#include "ports/answer_line.h"
#include "ports/answer_text.h"
#include "ports/line_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct line_words words = {
    .range = "%{value} is not there, there are 1 to %{most}.",
    .letter = "%{value} is not there, there are a to %{most}.",
    .twice = "%{value} twice.",
    .missing = "%{value} missing.",
    .count = "%{value} of %{most} numbers.",
    .large = "%{value} is more than %{most}.",
    .sum = "%{value} is not %{most}.",
    .so_far = "So far:",
    .dropped = "Dropped.",
    .full = "Full.",
    .not_here = "%{value} does nothing here.",
    .too_long = "At most %{most}.",
    .enter = "Enter",
    .joiner = " / ",
    .stars = "%{value} of %{most}",
    .asks_none = "Nothing.",
    .asks_one = "One of 1 to %{most}.",
    .asks_many = "Some.",
    .asks_order = "All.",
    .asks_pairs = "Pairs.",
    .asks_points = "%{value} numbers, %{most} together.",
    .asks_lines = "Lines.",
    .asks_text = "Text.",
    .state = {"locked", "open", "here", "done", "coming", "extra"},
};

enum { HEAD = 4, LONGEST = 4096 };

static void make_page(const uint8_t head[HEAD], struct page *page)
{
    static const char *const texts[] = {"q", "Ei mitään", "*Hyvä* [[sana|sanaa]]", "2", "", "-"};
    /* The five forms of the first corpus keep their numbers. */
    const enum input_type type = head[0] & 0x10 ? head[0] & 1 ? INPUT_TEXT : INPUT_POINTS
                                                : (enum input_type)(head[0] % (INPUT_PAIRS + 1));
    const int choices = 1 + head[1] % INPUT_MOST, targets = 1 + head[2] % TARGET_MOST;
    struct input *input =
        page_input(page, type, type == INPUT_NONE ? 0 : choices, type == INPUT_PAIRS ? targets : 0);
    for (int i = 0; i < input->choices; i++)
        input->choice[i].text = texts[i % (int)(sizeof texts / sizeof *texts)];
    for (int i = 0; i < input->targets; i++)
        input->target[i].text = texts[i % (int)(sizeof texts / sizeof *texts)];
    input->shared = head[0] & 0x40;
    input->flow = type == INPUT_MANY && head[0] & 0x40;
    for (int i = 0; i < input->choices && input->flow; i++)
        input->choice[i].off = (head[2] >> i % 8) & 1;
    input->total = 1 + head[2] % POINTS_MOST;
    input->unit = head[0] & 0x40 ? "*tuntia*" : NULL;
    input->rows = type == INPUT_TEXT ? head[2] % 4 : 0;
    input->text = head[2] & 0x40 ? "Hei *Mika*!\n\n[[sana]]" : NULL;
    input->menu = type == INPUT_ONE && head[0] & 0x80;
    if (head[0] & 0x20)
        input->asks = "Anna [[vastaus]].";
    page_key(page, INTENT_ENTER, "go on");
    for (int i = 0; i < 8; i++) {
        if (head[3] & 1 << i)
            page_key(page, (enum intent)(INTENT_BACK + i), "key");
    }
}

/* Own words are clean, within their room, and can be shown again. */
static void check_text(const struct page *page, const struct nav *nav)
{
    struct str shown = {0};
    if (!writing_fits(nav, &page->input))
        BUG("own words that do not fit their page");
    if (utf8_valid(nav->text, strlen(nav->text)) != strlen(nav->text))
        BUG("own words that are no UTF-8");
    for (const char *at = nav->text; *at;) {
        if (!utf8_is_clean(utf8_next(&at)))
            BUG("own words with a character that no terminal may get");
    }
    answer_text_so_far(&page->input, nav, &words, LINE_PAGE_COLUMNS, &shown);
    answer_text_prompt(&page->input, nav, &shown);
    if (utf8_valid(str_text(&shown), shown.length) != shown.length)
        BUG("own words that are shown as no UTF-8");
    str_release(&shown);
}

static void check_act(const struct page *page, const struct act *act)
{
    const struct input *input = &page->input;
    if (utf8_valid(act->word, strlen(act->word)) != strlen(act->word))
        BUG("a glossary word that is no UTF-8");
    if (act->intent == INTENT_PICK) {
        if (!input->menu || act->choice < 0 || act->choice >= input->choices)
            BUG("a choice that is not on the menu");
    } else if (act->intent == INTENT_ENTER) {
        if (!input_complete(input, &act->answer))
            BUG("an answer that cannot be handed in");
        if ((act->text != NULL) != (input->type == INPUT_TEXT))
            BUG("own words where none are wanted, or none where they are");
    } else if (act->intent != INTENT_HELP && act->intent != INTENT_QUIT &&
               !(act->intent == INTENT_GLOSSARY && act->word[0]) &&
               !page_has_key(page, act->intent)) {
        BUG("a command that does not work here");
    }
}

/* One line of SIZE bytes at DATA. */
static void try_line(const struct page *page, struct nav *nav, const uint8_t *data, size_t size)
{
    struct str line = {0}, say = {0};
    struct answer_line read;
    for (; size > 0 && strchr(" \t\r\n", *data); data++)
        size--;
    while (size > 0 && strchr(" \t\r\n", data[size - 1]))
        size--;
    utf8_add_clean(&line, (const char *)data, size);
    answer_line_read(page, nav, str_text(&line), &read);
    if (read.verdict == ANSWER_ACT)
        check_act(page, &read.act);
    if (page->input.type == INPUT_TEXT)
        check_text(page, nav);
    answer_line_complain(&read, &page->input, &words, &say);
    if ((say.length == 0) != (read.verdict == ANSWER_ACT || read.verdict == ANSWER_MORE))
        BUG("a complaint about an answer, or none about a slip");
    if (utf8_valid(str_text(&say), say.length) != say.length)
        BUG("a complaint that is no UTF-8");
    str_release(&line);
    str_release(&say);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct page page;
    struct nav nav;
    if (size < HEAD || size > HEAD + LONGEST)
        return 0;
    setlocale(LC_CTYPE, "C.UTF-8");
    page_begin(&page, &arena);
    make_page(data, &page);
    nav_start(&nav, &page);
    data += HEAD;
    size -= HEAD;
    while (page.input.type == INPUT_TEXT && size > 0) {
        const uint8_t *end = memchr(data, '\n', size);
        const size_t length = end ? (size_t)(end - data) : size;
        try_line(&page, &nav, data, length);
        data += length + (end != NULL);
        size -= length + (end != NULL);
    }
    if (page.input.type != INPUT_TEXT)
        try_line(&page, &nav, data, size);
    arena_release(&arena);
    return 0;
}
