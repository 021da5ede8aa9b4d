/* SPDX-License-Identifier: MIT */
#include "ports/line_page.h"

#include <string.h>

#include "page/layout.h"
#include "page/markup.h"
#include "ports/answer_line.h"

enum { LINE_PAGE_INDENT = 4 };

/* Ends the line that OUT stands in, if it does. */
static void line_page_end(struct str *out)
{
    if (out->length > 0 && out->text[out->length - 1] != '\n')
        str_add_char(out, '\n');
}

/* One empty line, never two and none at the top. */
static void line_page_gap(struct str *out)
{
    line_page_end(out);
    if (out->length > 1 && out->text[out->length - 2] != '\n')
        str_add_char(out, '\n');
}

static bool line_page_is(const char *text)
{
    return text && *text;
}

void line_page_text(const char *text, int columns, int indent, struct str *out)
{
    layout_wrap_plain(text, columns, indent, out);
    line_page_end(out);
}

/* --- blocks -------------------------------------------------------------------------------- */

static void line_page_item(const struct block *block, int columns, struct str *out)
{
    struct str text = {0};
    if (line_page_is(block->word))
        str_addf(&text, "%s: ", block->word);
    str_add(&text, block->text ? block->text : "");
    line_page_text(str_text(&text), columns, LINE_PAGE_INDENT, out);
    if (line_page_is(block->note)) {
        str_clear(&text);
        layout_wrap_plain(block->note, columns - LINE_PAGE_INDENT, 0, &text);
        for (const char *at = str_text(&text); *at;) {
            const size_t length = strcspn(at, "\n");
            if (length > 0)
                str_addf(out, "%*s%.*s", LINE_PAGE_INDENT, "", (int)length, at);
            str_add_char(out, '\n');
            at += length + (at[length] == '\n');
        }
    }
    str_release(&text);
}

/* As it stands in the file; what is marked in it stands in the text above. */
static void line_page_source(const struct block *block, struct str *out)
{
    line_page_end(out);
    str_addf(out, "%*s%s\n", LINE_PAGE_INDENT, "", block->text);
}

static void line_page_meter(const struct block *block, int columns, struct str *out)
{
    struct str text = {0};
    str_add(&text, block->text ? block->text : "");
    if (line_page_is(block->word))
        str_addf(&text, ": %s", block->word);
    if (line_page_is(block->note))
        str_addf(&text, ". %s", block->note);
    line_page_text(str_text(&text), columns, LINE_PAGE_INDENT, out);
    str_release(&text);
}

/* "12  text: note"; after a text that is a sentence the note is one, too. */
static void line_page_entry(const char *label, const char *text, const char *note, int columns,
                            struct str *out)
{
    struct str entry = {0};
    str_addf(&entry, "%s  %s", label, text ? text : "");
    const int indent = (int)strlen(label) + 2;
    const char last = entry.text[entry.length - 1];
    if (line_page_is(note))
        str_addf(&entry, "%s %s", strchr(".!?:)\"", last) ? "" : ":", note);
    line_page_text(str_text(&entry), columns, indent, out);
    str_release(&entry);
}

static void line_page_choice(const struct page *page, const struct line_words *words, int columns,
                             int i, struct str *out)
{
    const struct choice *choice = &page->input.choice[i];
    struct str label = {0}, note = {0}, value = {0}, most = {0};
    str_addf(&label, "%*d", page->input.choices > 9 ? 2 : 1, i + 1);
    if (line_page_is(choice->note))
        str_add(&note, choice->note);
    else if (page->map)
        str_add(&note, words->state[choice->state]);
    if (page->map && choice->state == PLACE_DONE && choice->most_stars > 0) {
        str_addf(&value, "%d", choice->stars);
        str_addf(&most, "%d", choice->most_stars);
        str_add(&note, ", ");
        answer_line_fill(words->stars, str_text(&value), str_text(&most), &note);
    }
    line_page_entry(str_text(&label), choice->text, str_text(&note), columns, out);
    str_release(&label);
    str_release(&note);
    str_release(&value);
    str_release(&most);
}

/* The parts of a flow as one text: "Amir Rezaei [1: Hard-working nurse] from Kuopio". */
static void line_page_flow(const struct input *input, int columns, struct str *out)
{
    struct str text = {0};
    for (int i = 0; i < input->choices; i++) {
        const struct choice *part = &input->choice[i];
        if (part->note && strcmp(part->note, "\n") == 0 && text.length) {
            line_page_text(str_text(&text), columns, 0, out);
            str_clear(&text);
        }
        str_add(&text, text.length ? " " : "");
        const int number = input_number(input, i);
        if (number >= 0)
            str_addf(&text, "[%d: %s]", number + 1, part->text ? part->text : "");
        else
            str_add(&text, part->text ? part->text : "");
    }
    line_page_text(str_text(&text), columns, 0, out);
    str_release(&text);
}

static void line_page_input(const struct page *page, const struct line_words *words, int columns,
                            struct str *out)
{
    const struct input *input = &page->input;
    line_page_gap(out);
    if (input->flow) {
        line_page_flow(input, columns, out);
        return;
    }
    if (input->type == INPUT_TEXT && input->rows > 0)
        return;
    for (int i = 0; i < input->choices; i++)
        line_page_choice(page, words, columns, i, out);
    if (input->type != INPUT_PAIRS)
        return;
    line_page_gap(out);
    for (int i = 0; i < input->targets; i++) {
        const char label[2] = {(char)('a' + i), '\0'};
        line_page_entry(label, input->target[i].text, input->target[i].note, columns, out);
    }
}

static void line_page_block(const struct page *page, int i, const struct line_words *words,
                            int columns, struct str *out)
{
    const struct block *block = &page->block[i];
    const bool same = i > 0 && page->block[i - 1].type == block->type;
    switch (block->type) {
    case BLOCK_HEADING:
    case BLOCK_TEXT:
        line_page_gap(out);
        line_page_text(block->text ? block->text : "", columns, 0, out);
        break;
    case BLOCK_NOTE:
        if (!same)
            line_page_gap(out);
        line_page_text(block->text ? block->text : "", columns, 0, out);
        break;
    case BLOCK_ITEM:
        if (!same)
            line_page_gap(out);
        line_page_item(block, columns, out);
        break;
    case BLOCK_METER:
        if (!same)
            line_page_gap(out);
        line_page_meter(block, columns, out);
        break;
    case BLOCK_SOURCE: line_page_source(block, out); break;
    case BLOCK_GRAPH:
        line_page_gap(out);
        line_page_text(block->graph->words ? block->graph->words : "", columns, 0, out);
        break;
    case BLOCK_INPUT:
    case BLOCK_MAP: line_page_input(page, words, columns, out); break;
    }
}

/* --- the page ------------------------------------------------------------------------------ */

void line_page_render(const struct page *page, const struct line_words *words, int columns,
                      struct str *out)
{
    struct str title = {0};
    str_add(&title, page->title ? page->title : "");
    if (line_page_is(page->aside))
        str_addf(&title, "%s%s", title.length ? words->joiner : "", page->aside);
    line_page_text(str_text(&title), columns, 0, out);
    str_release(&title);
    if (line_page_is(page->dots_words))
        line_page_text(page->dots_words, columns, 0, out);
    for (int i = 0; i < page->blocks; i++)
        line_page_block(page, i, words, columns, out);
    if (line_page_is(page->notice)) {
        line_page_gap(out);
        line_page_text(page->notice, columns, 0, out);
    }
    line_page_gap(out);
}

void line_page_keys(const struct page *page, const struct line_words *words, int columns,
                    struct str *out)
{
    /* No-break spaces keep a key, its label and what joins it together while the line is broken. */
    static const char no_break[] = "\xc2\xa0";
    struct str keys = {0}, lines = {0};
    for (int i = 0; i < page->keys; i++) {
        const struct key_hint *key = &page->key[i];
        const char *word = intent_word(key->intent);
        if (key->intent == INTENT_ENTER && page->input.type == INPUT_NONE)
            word = words->enter;
        if (!*word)
            continue;
        if (keys.length && *words->joiner == ' ') /* it ends a line and begins none */
            str_add(&keys, no_break);
        if (keys.length)
            str_add(&keys, words->joiner + (*words->joiner == ' '));
        str_addf(&keys, "%s%s", word, no_break);
        for (const char *c = key->label; *c; c++) {
            if (*c == ' ')
                str_add(&keys, no_break);
            else
                str_add_char(&keys, *c);
        }
    }
    if (keys.length)
        line_page_text(str_text(&keys), columns, 0, &lines);
    for (const char *c = str_text(&lines); *c; c++) {
        const bool blank = str_starts(c, no_break);
        str_add_char(out, blank ? ' ' : *c);
        c += blank;
    }
    str_release(&keys);
    str_release(&lines);
}
