/* SPDX-License-Identifier: MIT */
/* Texts with signs from ASCII alone; letters of every language stay.
 *
 * Signs that take more columns in ASCII are replaced before the page is laid out, in a copy of it.
 * All others are replaced afterwards, in the frame: a no-break space has held its words together by
 * then, and own words, in which the caret stands, keep their columns. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

/* --- before -------------------------------------------------------------------------------- */

/* TEXT with its wide signs; they never take more bytes. */
static const char *ascii_text(struct arena *arena, const char *text)
{
    if (!text)
        return NULL;
    char *ascii = arena_string(arena, text), *to = ascii;
    for (const char *at = text; *at;) {
        const char *start = at;
        const unsigned c = utf8_next(&at);
        const char *sign = c == 0x2026 ? "..." : c == 0x2192 ? "->" : c == 0x2190 ? "<-" : NULL;
        const size_t length = sign ? strlen(sign) : (size_t)(at - start);
        memcpy(to, sign ? sign : start, length);
        to += length;
    }
    *to = '\0';
    return ascii;
}

static const struct graph *ascii_graph(struct arena *arena, const struct graph *graph)
{
    if (!graph || graph->nodes <= 0)
        return graph;
    struct graph *ascii = arena_alloc(arena, sizeof *ascii);
    struct graph_node *node = arena_array(arena, (size_t)graph->nodes, sizeof *node);
    *ascii = *graph;
    for (int i = 0; i < graph->nodes; i++) {
        node[i] = graph->node[i];
        node[i].label = ascii_text(arena, node[i].label);
        node[i].group = ascii_text(arena, node[i].group);
    }
    for (size_t i = 0; i < sizeof ascii->legend / sizeof *ascii->legend; i++)
        ascii->legend[i] = ascii_text(arena, graph->legend[i]);
    ascii->node = node;
    return ascii;
}

static const struct wheel *ascii_wheel(struct arena *arena, const struct wheel *wheel)
{
    if (!wheel || wheel->parts <= 0)
        return wheel;
    struct wheel *ascii = arena_alloc(arena, sizeof *ascii);
    const char **label = arena_array(arena, (size_t)wheel->parts, sizeof *label);
    *ascii = *wheel;
    for (int i = 0; i < wheel->parts; i++)
        label[i] = ascii_text(arena, wheel->label[i]);
    ascii->label = label;
    return ascii;
}

static struct choice *ascii_choices(struct arena *arena, const struct choice *choice, int count)
{
    if (count <= 0)
        return NULL;
    struct choice *ascii = arena_array(arena, (size_t)count, sizeof *ascii);
    for (int i = 0; i < count; i++) {
        ascii[i] = choice[i];
        ascii[i].text = ascii_text(arena, choice[i].text);
        ascii[i].note = ascii_text(arena, choice[i].note);
    }
    return ascii;
}

static struct block *ascii_blocks(struct arena *arena, const struct block *block, int count)
{
    if (count <= 0)
        return NULL;
    struct block *ascii = arena_array(arena, (size_t)count, sizeof *ascii);
    for (int i = 0; i < count; i++) {
        ascii[i] = block[i];
        ascii[i].text = ascii_text(arena, block[i].text);
        ascii[i].word = ascii_text(arena, block[i].word);
        ascii[i].note = ascii_text(arena, block[i].note);
        ascii[i].graph = ascii_graph(arena, block[i].graph);
    }
    return ascii;
}

const struct page *layout_ascii_page(struct arena *arena, const struct page *page)
{
    struct page *ascii = arena_alloc(arena, sizeof *ascii);
    struct input *input = &ascii->input;
    *ascii = *page;
    ascii->title = ascii_text(arena, page->title);
    ascii->aside = ascii_text(arena, page->aside);
    ascii->notice = ascii_text(arena, page->notice);
    ascii->block = ascii_blocks(arena, page->block, page->blocks);
    input->choice = ascii_choices(arena, input->choice, input->choices);
    input->target = ascii_choices(arena, input->target, input->targets);
    input->unit = ascii_text(arena, input->unit);
    ascii->beside = ascii_graph(arena, page->beside);
    ascii->wheel = ascii_wheel(arena, page->wheel);
    for (int i = 0; i < page->keys; i++)
        ascii->key[i].label = ascii_text(arena, page->key[i].label);
    for (int i = 0; i < PAGE_WORDS; i++)
        ascii->words[i] = ascii_text(arena, page->words[i]);
    return ascii;
}

/* --- afterwards ---------------------------------------------------------------------------- */

/* The sign for C; '\0' = C stays. */
static char ascii_sign(unsigned c)
{
    static const struct {
        unsigned first, last;
        char sign;
    } rows[] = {
        {0xA0, 0xA0, ' '},      {0xAB, 0xAB, '"'},      {0xB7, 0xB7, '-'},
        {0xBB, 0xBB, '"'},      {0xD7, 0xD7, 'x'},      {0x2002, 0x200A, ' '},
        {0x2010, 0x2015, '-'},  {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},
        {0x2022, 0x2022, '-'},  {0x2026, 0x2026, '.'},  {0x202F, 0x202F, ' '},
        {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},  {0x2039, 0x203A, '\''},
        {0x2190, 0x2190, '<'},  {0x2192, 0x2192, '>'},  {0x2212, 0x2212, '-'},
        {0x2605, 0x2606, '*'},
    };
    if (c < 0x80 || utf8_width(c) != 1)
        return '\0';
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (c >= rows[i].first && c <= rows[i].last)
            return rows[i].sign;
    }
    return '\0';
}

void layout_ascii_run(struct arena *arena, struct run *run)
{
    char *ascii = arena_copy(arena, run->text, run->length), *to = ascii;
    for (const char *at = run->text; at < run->text + run->length;) {
        const char *start = at;
        const char sign = ascii_sign(utf8_next(&at));
        if (sign)
            *to++ = sign;
        else
            while (start < at)
                *to++ = *start++;
    }
    run->text = ascii;
    run->length = (size_t)(to - ascii);
}

const char *layout_to_ascii(struct arena *arena, const char *text)
{
    struct run run = {.text = ascii_text(arena, text)};
    run.length = strlen(run.text);
    layout_ascii_run(arena, &run);
    return arena_copy(arena, run.text, run.length);
}
