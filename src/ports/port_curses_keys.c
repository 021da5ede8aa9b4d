/* SPDX-License-Identifier: MIT */
#include "ports/port_curses_keys.h"

enum {
    CURSES_CTRL_A = 1,
    CURSES_CTRL_C = 3,
    CURSES_CTRL_E = 5,
    CURSES_BACKSPACE = 8,
    CURSES_CTRL_K = 11,
    CURSES_CTRL_U = 21,
    CURSES_CTRL_W = 23,
    CURSES_DELETE = 127
};

enum port_curses_use port_curses_keys_use(enum intent intent)
{
    switch (intent) {
    case INTENT_NOTHING:
    case INTENTS: return PORT_CURSES_NEVER;
    case INTENT_UP:
    case INTENT_DOWN:
    case INTENT_LEFT:
    case INTENT_RIGHT:
    case INTENT_PAGE_UP:
    case INTENT_PAGE_DOWN:
    case INTENT_FIRST:
    case INTENT_LAST:
    case INTENT_MARK:
    case INTENT_PICK:
    case INTENT_GRAB:
    case INTENT_TARGET:
    case INTENT_GIVE:
    case INTENT_TAKE:
    case INTENT_ENTER: return PORT_CURSES_MOVES;
    case INTENT_CHARACTER: /* where the caret is shown does not matter to it: pastes are cheap */
    case INTENT_ERASE:
    case INTENT_ERASE_AHEAD:
    case INTENT_ERASE_START:
    case INTENT_ERASE_END:
    case INTENT_ERASE_WORD:
    case INTENT_BACK:
    case INTENT_HELP:
    case INTENT_LANGUAGE:
    case INTENT_COLOURS:
    case INTENT_QUIT: return PORT_CURSES_ALWAYS;
    case INTENT_AREA:
    case INTENT_HINT:
    case INTENT_GLOSSARY:
    case INTENT_MAP:
    case INTENT_NEXT:
    case INTENT_TEST:
    case INTENT_AGAIN:
    case INTENT_ABOUT:
    case INTENT_NETWORK:
    case INTENT_PRACTICE:
    case INTENT_SIDE:
    case INTENT_WEEK: break;
    }
    return PORT_CURSES_OFFERED;
}

/* Own words are typed. */
static enum intent curses_typed(const struct keys_key *key, int *ret_number)
{
    const int c = key->character;
    if (key->pasted) {
        *ret_number = c;
        return INTENT_CHARACTER;
    }
    if (key->alt) /* as in any editor; but no letter that nobody meant to write */
        return c == CURSES_BACKSPACE || c == CURSES_DELETE ? INTENT_ERASE_WORD : INTENT_NOTHING;
    switch (c) {
    case CURSES_CTRL_C: return INTENT_QUIT;
    case CURSES_CTRL_A: return INTENT_FIRST;
    case CURSES_CTRL_E: return INTENT_LAST;
    case CURSES_CTRL_U: return INTENT_ERASE_START;
    case CURSES_CTRL_K: return INTENT_ERASE_END;
    case CURSES_CTRL_W: return INTENT_ERASE_WORD;
    case CURSES_BACKSPACE:
    case CURSES_DELETE: return INTENT_ERASE;
    case '\t': return INTENT_AREA;
    case '\r':
    case '\n': return INTENT_ENTER;
    default: break;
    }
    if (c < ' ')
        return INTENT_NOTHING;
    *ret_number = c;
    return INTENT_CHARACTER;
}

static enum intent curses_character(int c, const struct input *input, int *ret_number)
{
    const enum input_type type = input->type;
    if (c >= '1' && c <= '9') {
        *ret_number = c - '1';
        return INTENT_PICK;
    }
    if (c == CURSES_CTRL_C)
        return INTENT_QUIT;
    if (c == '\n')
        c = '\r';
    if (type == INPUT_POINTS && (c == '+' || c == '-'))
        return c == '+' ? INTENT_RIGHT : INTENT_LEFT;
    if (type == INPUT_PAIRS && c >= 'A' && c <= 'Z') {
        const bool there = c - 'A' < input->targets;
        *ret_number = there ? c - 'A' : *ret_number;
        return there ? INTENT_TARGET : INTENT_NOTHING;
    }
    if (c >= 'A' && c <= 'Z') /* caps lock is no reason to do nothing */
        c += 'a' - 'A';
    for (int i = 0; i < INTENTS; i++) {
        if (c && intent_key((enum intent)i) == c)
            return (enum intent)i;
    }
    return INTENT_NOTHING;
}

/* In an order a click takes hold of what it meets, since nothing else can be meant. */
static enum intent curses_click(enum intent click, const struct page *page)
{
    return click == INTENT_PICK && page->input.type == INPUT_ORDER ? INTENT_GRAB : click;
}

enum intent port_curses_keys_intent(const struct keys_key *key, const struct frame *frame,
                                    const struct page *page, const struct nav *nav, int *ret_number)
{
    const bool typing = page->input.type == INPUT_TEXT && nav->typing;
    switch (key->name) {
    case KEYS_CHARACTER:
        if (typing)
            return curses_typed(key, ret_number);
        return key->pasted ? INTENT_NOTHING
                           : curses_character(key->character, &page->input, ret_number);
    case KEYS_ESCAPE: return typing && key->alt ? INTENT_NOTHING : INTENT_BACK;
    case KEYS_UP:
    case KEYS_WHEEL_UP: return INTENT_UP;
    case KEYS_DOWN:
    case KEYS_WHEEL_DOWN: return INTENT_DOWN;
    case KEYS_LEFT: return INTENT_LEFT;
    case KEYS_RIGHT: return INTENT_RIGHT;
    case KEYS_HOME: return INTENT_FIRST;
    case KEYS_END: return INTENT_LAST;
    case KEYS_PAGE_UP: return INTENT_PAGE_UP;
    case KEYS_PAGE_DOWN: return INTENT_PAGE_DOWN;
    case KEYS_BACK_TAB: return INTENT_AREA;
    case KEYS_DELETE: return INTENT_ERASE_AHEAD;
    case KEYS_F1: return INTENT_HELP;
    case KEYS_F2: return INTENT_LANGUAGE;
    case KEYS_CLICK:
        return curses_click(layout_click_at(frame, key->row, key->column, ret_number), page);
    case KEYS_RESERVED: break;
    }
    return INTENT_NOTHING;
}
