/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include <stdint.h>
#include <string.h>

#include "base/bug.h"

enum { PAGE_FIRST_BLOCKS = 16 };

/* --- intents ------------------------------------------------------------------------------- */

struct intent_row {
    const char *id, *word;
    char key;
};

static const struct intent_row intent_rows[INTENTS] = {
#define INTENT(name, id, key, word) {id, word, key},
#include "page/intents.def"
#undef INTENT
};

const char *intent_id(enum intent intent)
{
    return intent_rows[intent].id;
}

char intent_key(enum intent intent)
{
    return intent_rows[intent].key;
}

const char *intent_word(enum intent intent)
{
    return intent_rows[intent].word;
}

/* --- the page ------------------------------------------------------------------------------ */

void page_begin(struct page *page, struct arena *arena)
{
    memset(page, 0, sizeof *page);
    page->arena = arena;
}

static struct block *page_block(struct page *page, enum block_type type)
{
    if (page->blocks == page->room) {
        const int room = page->room ? page->room * 2 : PAGE_FIRST_BLOCKS;
        struct block *block = arena_array(page->arena, (size_t)room, sizeof *block);
        if (page->blocks)
            memcpy(block, page->block, (size_t)page->blocks * sizeof *block);
        page->block = block;
        page->room = room;
    }
    struct block *block = &page->block[page->blocks++];
    memset(block, 0, sizeof *block);
    block->type = type;
    return block;
}

struct block *page_heading(struct page *page, const char *text)
{
    struct block *block = page_block(page, BLOCK_HEADING);
    block->style = STYLE_STRONG;
    block->text = text;
    return block;
}

struct block *page_text(struct page *page, enum style style, const char *text)
{
    struct block *block = page_block(page, BLOCK_TEXT);
    block->style = style;
    block->text = text;
    return block;
}

struct block *page_note(struct page *page, enum style style, const char *text)
{
    struct block *block = page_block(page, BLOCK_NOTE);
    block->style = style;
    block->text = text;
    return block;
}

struct block *page_item(struct page *page, enum mark mark, const char *word, const char *text,
                        const char *note)
{
    struct block *block = page_block(page, BLOCK_ITEM);
    block->mark = mark;
    block->word = word;
    block->text = text;
    block->note = note;
    return block;
}

struct block *page_meter(struct page *page, const char *text, double value, double most,
                         const char *word)
{
    struct block *block = page_block(page, BLOCK_METER);
    block->text = text;
    block->value = value;
    block->most = most;
    block->word = word;
    return block;
}

struct block *page_source(struct page *page, const char *line, unsigned before, unsigned marked)
{
    struct block *block = page_block(page, BLOCK_SOURCE);
    block->text = line;
    block->value = before;
    block->most = marked;
    return block;
}

struct block *page_graph(struct page *page, const struct graph *graph)
{
    struct block *block = page_block(page, BLOCK_GRAPH);
    block->graph = graph;
    return block;
}

static struct choice *page_choices(struct page *page, int count)
{
    if (count <= 0)
        return NULL;
    struct choice *choice = arena_array(page->arena, (size_t)count, sizeof *choice);
    for (int i = 0; i < count; i++)
        choice[i].index = i;
    return choice;
}

struct input *page_input(struct page *page, enum input_type type, int choices, int targets)
{
    if (choices < 0 || choices > INPUT_MOST || targets < 0 || targets > TARGET_MOST)
        BUG("an input with more choices than an answer can hold");
    if (type != INPUT_NONE)
        page_block(page, BLOCK_INPUT);
    page->input = (struct input){.type = type, .choices = choices, .targets = targets};
    page->input.choice = page_choices(page, choices);
    page->input.target = page_choices(page, targets);
    return &page->input;
}

struct input *page_map(struct page *page, int places)
{
    struct input *input = page_input(page, INPUT_ONE, places, 0);
    page->block[page->blocks - 1].type = BLOCK_MAP;
    page->map = true;
    input->menu = true;
    return input;
}

bool page_has_key(const struct page *page, enum intent intent)
{
    for (int i = 0; i < page->keys; i++) {
        if (page->key[i].intent == intent)
            return true;
    }
    return false;
}

void page_key(struct page *page, enum intent intent, const char *label)
{
    if (page->keys == PAGE_KEYS || page_has_key(page, intent))
        return;
    page->key[page->keys++] = (struct key_hint){intent, label};
}

const char *page_plain(struct page *page, const char *text)
{
    const size_t length = strlen(text);
    if (length > SIZE_MAX / 2 - 1)
        bug_out_of_memory();
    char *plain = arena_alloc(page->arena, length * 2 + 1), *to = plain;
    for (; *text; text++) {
        if (*text == '*' || *text == '[' || *text == '\\')
            *to++ = '\\';
        *to++ = *text;
    }
    return plain;
}

/* --- answers ------------------------------------------------------------------------------- */

/* The author's number of CHOICE number AT, -1 when there is none or it does not fit an answer. */
static short input_index(const struct choice *choice, int count, int at)
{
    if (at < 0 || at >= count || choice[at].index < 0 || choice[at].index >= INPUT_MOST)
        return -1;
    return (short)choice[at].index;
}

void input_to_author(const struct input *input, const struct answer *shown, struct answer *ret)
{
    struct answer answer = {.count = shown->count};
    for (int i = 0; i < shown->count && i < INPUT_MOST; i++) {
        const short value = shown->value[i];
        const short to = input_index(input->choice, input->choices, i);
        switch (input->type) {
        case INPUT_NONE:
        case INPUT_TEXT: break;
        case INPUT_ONE:
        case INPUT_ORDER:
            answer.value[i] = input_index(input->choice, input->choices, value);
            break;
        case INPUT_MANY:
        case INPUT_POINTS:
            if (to >= 0)
                answer.value[to] = value;
            else
                answer.count--; /* a part that is only read */
            break;
        case INPUT_PAIRS:
            if (to >= 0)
                answer.value[to] = input_index(input->target, input->targets, value);
            break;
        }
    }
    *ret = answer;
}

void input_start(const struct input *input, struct answer *ret)
{
    struct answer answer = {.count = input->choices};
    switch (input->type) {
    case INPUT_NONE:
    case INPUT_TEXT: answer.count = 0; break;
    case INPUT_ONE:
        answer.count = 1;
        answer.value[0] = (short)input->at;
        break;
    case INPUT_MANY:
    case INPUT_POINTS: break;
    case INPUT_ORDER:
        for (int i = 0; i < input->choices; i++)
            answer.value[i] = (short)i;
        break;
    case INPUT_PAIRS:
        for (int i = 0; i < input->choices; i++)
            answer.value[i] = -1;
        break;
    }
    *ret = answer;
}

/* Whether the values are numbers below MOST, and each at most once if DISTINCT. */
static bool input_within(const struct answer *answer, int most, bool distinct)
{
    bool seen[INPUT_MOST] = {false};
    for (int i = 0; i < answer->count; i++) {
        const int value = answer->value[i];
        if (value < 0 || value >= most || (distinct && value >= INPUT_MOST) ||
            (distinct && seen[value]))
            return false;
        if (distinct)
            seen[value] = true;
    }
    return true;
}

int input_spent(const struct answer *shown)
{
    int sum = 0;
    for (int i = 0; i < shown->count && i < INPUT_MOST; i++)
        sum += shown->value[i];
    return sum;
}

static bool input_can_mean(const struct input *input, int choice)
{
    return !input->flow || !input->choice[choice].off;
}

int input_picks(const struct input *input)
{
    int count = 0;
    for (int i = 0; i < input->choices; i++)
        count += input_can_mean(input, i);
    return count;
}

int input_pick(const struct input *input, int number)
{
    for (int i = 0; i < input->choices && number >= 0; i++) {
        if (input_can_mean(input, i) && number-- == 0)
            return i;
    }
    return -1;
}

int input_number(const struct input *input, int choice)
{
    int number = 0;
    if (choice < 0 || choice >= input->choices || !input_can_mean(input, choice))
        return -1;
    for (int i = 0; i < choice; i++)
        number += input_can_mean(input, i);
    return number;
}

int input_at(const struct input *input, int choice)
{
    if (choice >= input->choices)
        choice = input->choices - 1;
    if (choice < 0)
        choice = 0;
    for (int i = choice; i < input->choices; i++) {
        if (input_can_mean(input, i))
            return i;
    }
    for (int i = choice - 1; i >= 0; i--) {
        if (input_can_mean(input, i))
            return i;
    }
    return 0;
}

/* Whether DRAFT marks some of the choices and none that are off. */
static bool input_marks(const struct input *input, const struct answer *draft)
{
    if (draft->count != input->choices || !input_within(draft, 2, false))
        return false;
    for (int i = 0; i < draft->count; i++) {
        if (draft->value[i] && input->choice[i].off)
            return false;
    }
    return true;
}

/* Whether DRAFT puts every choice to a target or to none. */
static bool input_pairs(const struct input *input, const struct answer *draft)
{
    if (draft->count != input->choices)
        return false;
    for (int i = 0; i < draft->count; i++) {
        if (draft->value[i] < -1 || draft->value[i] >= input->targets)
            return false;
    }
    return true;
}

/* Whether DRAFT is points for every choice, no more than there are. */
static bool input_points(const struct input *input, const struct answer *draft)
{
    return draft->count == input->choices && input_within(draft, POINTS_MOST + 1, false) &&
           input_spent(draft) <= input->total;
}

bool input_fits(const struct input *input, const struct answer *shown)
{
    if (input->type == INPUT_PAIRS)
        return input_pairs(input, shown);
    if (input->type == INPUT_POINTS)
        return input_points(input, shown);
    return input_complete(input, shown);
}

bool input_complete(const struct input *input, const struct answer *shown)
{
    switch (input->type) {
    case INPUT_NONE:
    case INPUT_TEXT: return shown->count == 0;
    case INPUT_ONE: return shown->count == 1 && input_within(shown, input->choices, false);
    case INPUT_MANY: return input_marks(input, shown);
    case INPUT_ORDER:
        return shown->count == input->choices && input_within(shown, input->choices, true);
    case INPUT_PAIRS:
        return shown->count == input->choices &&
               input_within(shown, input->targets, !input->shared);
    case INPUT_POINTS: return input_points(input, shown) && input_spent(shown) == input->total;
    }
    return false;
}
