/* SPDX-License-Identifier: MIT */
/* Any line typed at any kind of prompt: an act that fits the page, or one line that says what is
 * expected.
 *
 * Bytes 1 to 4: the form of the answer and of the page, how many choices and targets, which keys
 * work. The rest is the line, cleaned and trimmed as the port does. */
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "ports/answer_line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct line_words words = {
    .range = "%{value} is not there, there are 1 to %{most}.",
    .letter = "%{value} is not there, there are a to %{most}.",
    .twice = "%{value} twice.",
    .missing = "%{value} missing.",
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
    .state = {"locked", "open", "here", "done", "coming", "extra"},
};

enum { HEAD = 4, LONGEST = 4096 };

static void make_page(const uint8_t head[HEAD], struct page *page)
{
    static const char *const texts[] = {"q", "Ei mitään", "*Hyvä* [[sana|sanaa]]", "2", "", "-"};
    const enum input_type type = (enum input_type)(head[0] % (INPUT_PAIRS + 1));
    const int choices = 1 + head[1] % INPUT_MOST, targets = 1 + head[2] % TARGET_MOST;
    struct input *input =
        page_input(page, type, type == INPUT_NONE ? 0 : choices, type == INPUT_PAIRS ? targets : 0);
    for (int i = 0; i < input->choices; i++)
        input->choice[i].text = texts[i % (int)(sizeof texts / sizeof *texts)];
    for (int i = 0; i < input->targets; i++)
        input->target[i].text = texts[i % (int)(sizeof texts / sizeof *texts)];
    input->shared = head[0] & 0x40;
    input->menu = type == INPUT_ONE && head[0] & 0x80;
    if (head[0] & 0x20)
        input->asks = "Anna [[vastaus]].";
    page_key(page, INTENT_ENTER, "go on");
    for (int i = 0; i < 8; i++) {
        if (head[3] & 1 << i)
            page_key(page, (enum intent)(INTENT_BACK + i), "key");
    }
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
    } else if (act->intent != INTENT_HELP && act->intent != INTENT_QUIT &&
               !page_has_key(page, act->intent)) {
        BUG("a command that does not work here");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct page page;
    struct str line = {0}, say = {0};
    struct answer_line read;
    if (size < HEAD || size > HEAD + LONGEST)
        return 0;
    setlocale(LC_CTYPE, "C.UTF-8");
    page_begin(&page, &arena);
    make_page(data, &page);
    for (data += HEAD, size -= HEAD; size > 0 && strchr(" \t\r\n", *data); data++)
        size--;
    while (size > 0 && strchr(" \t\r\n", data[size - 1]))
        size--;
    utf8_add_clean(&line, (const char *)data, size);
    answer_line_read(&page, &nav, str_text(&line), &read);
    if (read.verdict == ANSWER_ACT)
        check_act(&page, &read.act);
    answer_line_complain(&read, &page.input, &words, &say);
    if ((say.length == 0) != (read.verdict == ANSWER_ACT))
        BUG("a complaint about an answer, or none about a slip");
    if (utf8_valid(str_text(&say), say.length) != say.length)
        BUG("a complaint that is no UTF-8");
    str_release(&line);
    str_release(&say);
    arena_release(&arena);
    return 0;
}
