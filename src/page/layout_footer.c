/* SPDX-License-Identifier: MIT */
/* The footer: the page's keys with what they do. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    FOOTER_NARROW = 60, /* columns below which hints stand closer together */
    FOOTER_GAP = 3,     /* columns between two hints */
    FOOTER_LEAST_GAP = 2
};

struct hint {
    const char *key, *label;
};

static bool hint_is_arrow(enum intent intent)
{
    return intent == INTENT_UP || intent == INTENT_DOWN || intent == INTENT_LEFT ||
           intent == INTENT_RIGHT;
}

static bool label_same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The arrows that mean the same as key AT, as one sign; NULL when an earlier key showed them. */
static const char *hint_arrows(const struct lay *lay, int at)
{
    const struct page *page = lay->page;
    bool upright = false, level = false;
    for (int i = 0; i < page->keys; i++) {
        if (!hint_is_arrow(page->key[i].intent) ||
            !label_same(page->key[i].label, page->key[at].label))
            continue;
        if (i < at)
            return NULL;
        const bool up = page->key[i].intent == INTENT_UP || page->key[i].intent == INTENT_DOWN;
        upright = upright || up;
        level = level || !up;
    }
    if (lay->map_columns > 1 || (upright && level))
        return lay->sign->all_ways;
    return upright ? lay->sign->up_down : lay->sign->left_right;
}

/* The name of a key: its SIGN, else the page's WORD for it, else what stands on most of them. */
static const char *hint_named(const struct lay *lay, const char *sign, enum page_word word,
                              const char *otherwise)
{
    const char *name = sign ? sign : layout_plain(lay->arena, lay->page->words[word]);
    return *name ? name : otherwise;
}

static const char *hint_enter(const struct lay *lay)
{
    return hint_named(lay, lay->sign->enter, WORD_ENTER, "Enter");
}

static const char *hint_space(const struct lay *lay)
{
    return hint_named(lay, lay->sign->space, WORD_SPACE, "Space");
}

/* The same while own words are typed: only keys that are no characters work. */
static const char *hint_key_typing(const struct lay *lay, enum intent intent)
{
    if (intent == INTENT_ENTER)
        return hint_enter(lay);
    return intent == INTENT_AREA       ? "Tab"
           : intent == INTENT_HELP     ? "F1"
           : intent == INTENT_LANGUAGE ? "F2"
                                       : NULL;
}

/* The name of the key of hint AT; NULL = not shown. */
static const char *hint_key(const struct lay *lay, int at)
{
    const enum intent intent = lay->page->key[at].intent;
    if (lay->page->input.type == INPUT_TEXT && lay->nav->typing)
        return hint_key_typing(lay, intent);
    switch (intent) {
    case INTENT_UP:
    case INTENT_DOWN:
    case INTENT_LEFT:
    case INTENT_RIGHT: return hint_arrows(lay, at);
    case INTENT_PAGE_UP: return "PgUp";
    case INTENT_PAGE_DOWN: return "PgDn";
    case INTENT_FIRST: return "Home";
    case INTENT_LAST: return "End";
    case INTENT_AREA: return "Tab";
    case INTENT_MARK: return hint_space(lay);
    case INTENT_PICK: return "1-9";
    case INTENT_TARGET: return "A-Z";
    case INTENT_ENTER: return hint_enter(lay);
    case INTENT_NOTHING:
    case INTENT_CHARACTER:
    case INTENT_ERASE:
    case INTENT_ERASE_AHEAD:
    case INTENT_ERASE_START:
    case INTENT_ERASE_END:
    case INTENT_ERASE_WORD:
    case INTENT_GRAB:
    case INTENT_GIVE:
    case INTENT_TAKE:
    case INTENTS: return NULL;
    case INTENT_NETWORK:
    case INTENT_PRACTICE:
    case INTENT_SIDE:
    case INTENT_WEEK:
    case INTENT_BACK:
    case INTENT_HELP:
    case INTENT_HINT:
    case INTENT_LANGUAGE:
    case INTENT_GLOSSARY:
    case INTENT_MAP:
    case INTENT_NEXT:
    case INTENT_TEST:
    case INTENT_AGAIN:
    case INTENT_ABOUT:
    case INTENT_COLOURS:
    case INTENT_QUIT: {
        const char key[2] = {intent_key(intent), '\0'};
        return arena_string(lay->arena, key);
    }
    }
    return NULL;
}

/* The hints in order; MORE: Enter goes on to what stands below. */
static int hints_gather(const struct lay *lay, bool more, struct hint hint[PAGE_KEYS + 2])
{
    const struct page *page = lay->page;
    const char *more_word = layout_plain(lay->arena, page->words[WORD_MORE]);
    const char *choose = layout_plain(lay->arena, page->words[WORD_CHOOSE]);
    int count = 0;
    if (more && !page_has_key(page, INTENT_ENTER))
        hint[count++] = (struct hint){hint_enter(lay), more_word};
    for (int i = 0; i < page->keys; i++) {
        const char *key = hint_key(lay, i);
        const bool enter = page->key[i].intent == INTENT_ENTER;
        if (key && *key)
            hint[count++] = (struct hint){
                key, enter && more ? more_word : layout_plain(lay->arena, page->key[i].label)};
        const bool marks = page->input.type == INPUT_ORDER || page->input.type == INPUT_PAIRS;
        if (enter && marks && *choose && !page_has_key(page, INTENT_MARK) &&
            !page_has_key(page, INTENT_RIGHT))
            hint[count++] = (struct hint){hint_space(lay), choose};
    }
    return count;
}

/* Writes the COUNT hints, GAP columns apart; *RET_LINES is how many lines they took. False when
 * some found no room. */
static bool footer_write(struct lay *lay, const struct hint *hint, int count, int gap,
                         struct line *line, int lines, int *ret_lines)
{
    const int room = lay->columns - 2 * lay->margin;
    int at = 0, used = 0;
    bool all = true;
    for (int i = 0; i < count; i++) {
        const int key = utf8_columns(hint[i].key), label = utf8_columns(hint[i].label);
        const int need = key + (label ? label + 1 : 0);
        if (used > 0 && used + gap + need > room) {
            if (at + 1 >= lines) {
                all = false;
                continue;
            }
            at++;
            used = 0;
        }
        const int column = lay->margin + (used ? used + gap : 0);
        used = column - lay->margin + need;
        if (!line)
            continue;
        line_put(&line[at], lay->arena, lay->columns, STYLE_KEY, column, hint[i].key,
                 strlen(hint[i].key));
        line_put(&line[at], lay->arena, lay->columns, STYLE_PLAIN, column + key + 1, hint[i].label,
                 strlen(hint[i].label));
    }
    *ret_lines = used > 0 ? at + 1 : 0;
    return all;
}

int layout_footer(struct lay *lay, bool more, struct line *line, int lines)
{
    struct hint hint[PAGE_KEYS + 2];
    const int count = hints_gather(lay, more, hint);
    int used;
    const bool wide = lay->columns >= FOOTER_NARROW &&
                      footer_write(lay, hint, count, FOOTER_GAP, NULL, lines, &used);
    footer_write(lay, hint, count, wide ? FOOTER_GAP : FOOTER_LEAST_GAP, line, lines, &used);
    return used;
}
