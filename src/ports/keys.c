/* SPDX-License-Identifier: MIT */
/* A state machine over single bytes, so that a sequence may come in any number of pieces and a
 * megabyte of parameters needs no memory.
 *
 * ncurses has a reader, too (wget_wch). It is not used because it reads byte by byte, and because a
 * mouse report that breaks off makes it wait within read(2) with no way for a signal to reach the
 * program, or spin there when the line is dead. */
#include "ports/keys.h"

#include <string.h>

#include "base/wipe.h"

enum keys_state {
    KEYS_GROUND,
    KEYS_AFTER_ESCAPE,
    KEYS_CONTROL,  /* ESC [ */
    KEYS_SINGLE,   /* ESC O */
    KEYS_CONSOLE,  /* ESC [ [ : function keys of the Linux console */
    KEYS_STRING,   /* ESC ] and its like, up to BEL or ESC \ */
    KEYS_OLD_MOUSE /* ESC [ M, three bytes follow */
};

enum {
    KEYS_ESC = 0x1b,
    KEYS_BEL = 0x07,
    KEYS_CAN = 0x18,
    KEYS_SUB = 0x1a,
    KEYS_MOST_PARAMETER = 9999,
    KEYS_PASTE = 200, /* the parameter of a paste's opening bracket */
    KEYS_WHEEL = 64   /* the mouse's button number of the wheel's first way */
};

static const char keys_paste_end[] = "\033[201~";

void keys_special(struct keys *keys, enum keys_name name, const char *sequence)
{
    if (!sequence || keys->specials == KEYS_SPECIAL)
        return;
    const size_t length = strlen(sequence);
    const unsigned char first = (unsigned char)sequence[0];
    if (length == 0 || length > KEYS_SEQUENCE || (first >= 0x20 && first != 0x7f))
        return;
    if (name == KEYS_DELETE && length == 1) /* that is what most send for the other one */
        return;
    struct keys_sequence *special = &keys->special[keys->specials++];
    memcpy(special->byte, sequence, length);
    special->length = length;
    special->name = name;
}

size_t keys_feed(struct keys *keys, const char *bytes, size_t length)
{
    if (keys->at == keys->end)
        keys->at = keys->end = 0;
    const size_t room = KEYS_ROOM - keys->end;
    if (length > room)
        length = room;
    if (length)
        memcpy(keys->byte + keys->end, bytes, length);
    keys->end += length;
    return length;
}

bool keys_pending(const struct keys *keys)
{
    return keys->at < keys->end;
}

int keys_patience(const struct keys *keys)
{
    if (keys_pending(keys))
        return 0;
    return keys->pasting ? KEYS_PASTE_PATIENCE : keys->state != KEYS_GROUND ? KEYS_PATIENCE : 0;
}

bool keys_quiet(struct keys *keys, struct keys_key *ret_key)
{
    const bool escape = keys->state == KEYS_AFTER_ESCAPE;
    keys->state = KEYS_GROUND;
    keys->pasting = keys->alt = false;
    keys->matched = keys->owed = 0;
    if (escape)
        *ret_key = (struct keys_key){.name = KEYS_ESCAPE};
    return escape;
}

static bool keys_found(enum keys_name name, struct keys_key *ret_key)
{
    *ret_key = (struct keys_key){.name = name};
    return true;
}

static bool keys_character(int character, struct keys_key *ret_key)
{
    *ret_key = (struct keys_key){.name = KEYS_CHARACTER, .character = character};
    return true;
}

/* The longest sequence of this terminal that stands here whole; 0 = none. */
static size_t keys_match(const struct keys *keys, enum keys_name *ret_name)
{
    const size_t left = keys->end - keys->at;
    size_t best = 0;
    for (int i = 0; i < keys->specials; i++) {
        const struct keys_sequence *special = &keys->special[i];
        if (special->length > best && special->length <= left &&
            memcmp(keys->byte + keys->at, special->byte, special->length) == 0) {
            best = special->length;
            *ret_name = special->name;
        }
    }
    return best;
}

/* Every sequence of the terminal begins with a control character (keys_special). */
static bool keys_may_begin(const struct keys *keys)
{
    const unsigned char c = (unsigned char)keys->byte[keys->at];
    return c < 0x20 || c == 0x7f;
}

static bool keys_letter(unsigned char final, struct keys_key *ret_key)
{
    switch (final) {
    case 'A': return keys_found(KEYS_UP, ret_key);
    case 'B': return keys_found(KEYS_DOWN, ret_key);
    case 'C': return keys_found(KEYS_RIGHT, ret_key);
    case 'D': return keys_found(KEYS_LEFT, ret_key);
    case 'H': return keys_found(KEYS_HOME, ret_key);
    case 'F': return keys_found(KEYS_END, ret_key);
    case 'P': return keys_found(KEYS_F1, ret_key);
    case 'Q': return keys_found(KEYS_F2, ret_key);
    case 'Z': return keys_found(KEYS_BACK_TAB, ret_key);
    default: return false;
    }
}

static bool keys_tilde(int number, struct keys_key *ret_key)
{
    switch (number) {
    case 1:
    case 7: return keys_found(KEYS_HOME, ret_key);
    case 3: return keys_found(KEYS_DELETE, ret_key);
    case 4:
    case 8: return keys_found(KEYS_END, ret_key);
    case 5: return keys_found(KEYS_PAGE_UP, ret_key);
    case 6: return keys_found(KEYS_PAGE_DOWN, ret_key);
    case 11: return keys_found(KEYS_F1, ret_key);
    case 12: return keys_found(KEYS_F2, ret_key);
    default: return false;
    }
}

/* BUTTON as in the report without its offset; the place from 1. Shift, Alt and Ctrl do not matter.
 */
static bool keys_mouse(int button, int column, int row, struct keys_key *ret_key)
{
    enum { WITH = 4 | 8 | 16 };
    switch (button & ~WITH) {
    case 0:
        if (column < 1 || row < 1)
            return false;
        *ret_key = (struct keys_key){.name = KEYS_CLICK, .row = row - 1, .column = column - 1};
        return true;
    case KEYS_WHEEL: return keys_found(KEYS_WHEEL_UP, ret_key);
    case KEYS_WHEEL + 1: return keys_found(KEYS_WHEEL_DOWN, ret_key);
    default: return false;
    }
}

static void keys_begin_control(struct keys *keys)
{
    keys->state = KEYS_CONTROL;
    keys->parameters = 0;
    memset(keys->parameter, 0, sizeof keys->parameter);
    keys->prefix = '\0';
    keys->other = false;
}

static bool keys_end_control(struct keys *keys, unsigned char final, struct keys_key *ret_key)
{
    keys->state = KEYS_GROUND;
    if (keys->prefix == '<' && !keys->other)
        return final == 'M' &&
               keys_mouse(keys->parameter[0], keys->parameter[1], keys->parameter[2], ret_key);
    if (keys->prefix || keys->other)
        return false;
    if (final == '~' && keys->parameter[0] == KEYS_PASTE) {
        keys->pasting = true;
        keys->returned = false;
        return false;
    }
    if (final == 'M' && keys->parameters == 0) {
        keys->state = KEYS_OLD_MOUSE;
        keys->mouse_bytes = 0;
        return false;
    }
    if (final == '[' && keys->parameters == 0) {
        keys->state = KEYS_CONSOLE;
        return false;
    }
    return final == '~' ? keys_tilde(keys->parameter[0], ret_key) : keys_letter(final, ret_key);
}

static bool keys_control(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    if (c >= '0' && c <= '9') {
        if (keys->parameters == 0)
            keys->parameters = 1;
        if (keys->parameters <= KEYS_PARAMETERS) {
            int *value = &keys->parameter[keys->parameters - 1];
            *value = *value * 10 + (c - '0');
            if (*value > KEYS_MOST_PARAMETER)
                *value = KEYS_MOST_PARAMETER;
        }
    } else if (c == ';' || c == ':') {
        keys->parameters += keys->parameters == 0;
        keys->parameters += keys->parameters <= KEYS_PARAMETERS;
    } else if (c >= '<' && c <= '?') {
        keys->prefix = keys->prefix || keys->parameters ? '?' : (char)c;
    } else if (c >= 0x20 && c <= 0x2f) {
        keys->other = true;
    } else if (c >= 0x40 && c <= 0x7e) {
        return keys_end_control(keys, c, ret_key);
    } else {
        keys->state = KEYS_GROUND; /* broken off; a control character is itself again */
        keys->at -= c < 0x20;
    }
    return false;
}

static bool keys_single(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    if (c >= '0' && c <= '9')
        return false; /* a modifier, as some send it */
    keys->state = KEYS_GROUND;
    if (c < 0x20) {
        keys->at--;
        return false;
    }
    if (c == 'M')
        return keys_character('\r', ret_key);
    if (c >= 'p' && c <= 'y') /* the keypad's digits */
        return keys_character('0' + (c - 'p'), ret_key);
    return keys_letter(c, ret_key);
}

static bool keys_console(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    keys->state = KEYS_GROUND;
    if (c < 0x20)
        keys->at--;
    return (c == 'A' && keys_found(KEYS_F1, ret_key)) || (c == 'B' && keys_found(KEYS_F2, ret_key));
}

static bool keys_old_mouse(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    keys->mouse[keys->mouse_bytes++] = c - 0x20;
    if (keys->mouse_bytes < 3)
        return false;
    keys->state = KEYS_GROUND;
    return keys_mouse(keys->mouse[0], keys->mouse[1], keys->mouse[2], ret_key);
}

static bool keys_after_escape(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    switch (c) {
    case '[': keys_begin_control(keys); return false;
    case 'O': keys->state = KEYS_SINGLE; return false;
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_': keys->state = KEYS_STRING; return false;
    case KEYS_ESC: return keys_found(KEYS_ESCAPE, ret_key); /* the second one begins anew */
    case '\\': keys->state = KEYS_GROUND; return false;     /* the end of a string */
    default: break;
    }
    /* Esc, and then another key so fast that they came together: so does Alt. */
    keys->state = KEYS_GROUND;
    keys->at--;
    keys->alt = true;
    keys_found(KEYS_ESCAPE, ret_key);
    ret_key->alt = true;
    return true;
}

/* The first byte of a character of several. */
static bool keys_lead(struct keys *keys, unsigned char c)
{
    static const struct {
        unsigned char first, last, mask;
        int least, missing;
    } rows[] = {
        {0xC2, 0xDF, 0x1F, 0x80, 1}, {0xE0, 0xEF, 0x0F, 0x800, 2}, {0xF0, 0xF4, 0x07, 0x10000, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (c >= rows[i].first && c <= rows[i].last) {
            keys->character = c & rows[i].mask;
            keys->least = rows[i].least;
            keys->missing = rows[i].missing;
        }
    }
    return false;
}

static bool keys_ground(struct keys *keys, unsigned char c, struct keys_key *ret_key)
{
    if ((c & 0xC0) == 0x80 && keys->missing > 0) {
        keys->character = keys->character << 6 | (c & 0x3F);
        const int found = keys->character;
        const bool surrogate = found >= 0xD800 && found <= 0xDFFF;
        return --keys->missing == 0 && found >= keys->least && found <= 0x10FFFF && !surrogate &&
               keys_character(found, ret_key);
    }
    keys->missing = 0; /* what had begun is broken off */
    if (c == KEYS_ESC) {
        keys->state = KEYS_AFTER_ESCAPE;
        return false;
    }
    return c < 0x80 ? keys_character(c, ret_key) : keys_lead(keys, c);
}

/* A character as it is pasted, or none. */
static bool keys_pasted(struct keys *keys, struct keys_key *ret_key)
{
    const int c = ret_key->character;
    const bool after_return = keys->returned;
    keys->returned = c == '\r';
    if (c == '\r')
        ret_key->character = '\n';
    else if (c == '\t')
        ret_key->character = ' ';
    else if ((c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || (c == '\n' && after_return))
        return false;
    ret_key->pasted = true;
    return true;
}

/* One byte within a paste. */
static bool keys_paste(struct keys *keys, struct keys_key *ret_key)
{
    if (keys->owed > 0) { /* what looked like the closing bracket was text, but for its Esc */
        keys_character(keys_paste_end[keys->matched - keys->owed--], ret_key);
        keys->matched = keys->owed > 0 ? keys->matched : 0;
        return keys_pasted(keys, ret_key);
    }
    const unsigned char c = (unsigned char)keys->byte[keys->at++];
    if (c == (unsigned char)keys_paste_end[keys->matched]) {
        keys->missing = 0;
        if (keys_paste_end[++keys->matched] == '\0') {
            keys->pasting = keys->returned = false;
            keys->matched = 0;
        }
        return false;
    }
    if (keys->matched > 0) {
        keys->at--;
        keys->owed = keys->matched - 1;
        keys->matched = keys->owed > 0 ? keys->matched : 0;
        return false;
    }
    return keys_ground(keys, c, ret_key) && keys_pasted(keys, ret_key);
}

/* A key as it was found, or none. */
static bool keys_is_key(struct keys *keys, struct keys_key *ret_key)
{
    const bool after_return = keys->returned;
    const bool character = ret_key->name == KEYS_CHARACTER;
    keys->returned = character && ret_key->character == '\r';
    if (ret_key->name == KEYS_ESCAPE)
        return true;
    ret_key->alt = keys->alt && character;
    keys->alt = false;
    return !(after_return && character && ret_key->character == '\n');
}

bool keys_next(struct keys *keys, struct keys_key *ret_key)
{
    while (keys_pending(keys)) {
        if (keys->pasting) {
            if (keys_paste(keys, ret_key))
                return true;
            continue;
        }
        if (keys->state == KEYS_GROUND && keys->specials > 0 && keys_may_begin(keys)) {
            enum keys_name name = KEYS_RESERVED;
            const size_t length = keys_match(keys, &name);
            if (length) {
                keys->missing = 0;
                keys->alt = keys->returned = false;
                keys->at += length;
                return keys_found(name, ret_key);
            }
        }
        const unsigned char c = (unsigned char)keys->byte[keys->at++];
        bool found = false;
        switch ((enum keys_state)keys->state) {
        case KEYS_GROUND: found = keys_ground(keys, c, ret_key); break;
        case KEYS_AFTER_ESCAPE: found = keys_after_escape(keys, c, ret_key); break;
        case KEYS_CONTROL: found = keys_control(keys, c, ret_key); break;
        case KEYS_SINGLE: found = keys_single(keys, c, ret_key); break;
        case KEYS_CONSOLE: found = keys_console(keys, c, ret_key); break;
        case KEYS_OLD_MOUSE: found = keys_old_mouse(keys, c, ret_key); break;
        case KEYS_STRING:
            if (c == KEYS_ESC)
                keys->state = KEYS_AFTER_ESCAPE;
            else if (c == KEYS_BEL || c == KEYS_CAN || c == KEYS_SUB)
                keys->state = KEYS_GROUND;
            break;
        }
        if (found && keys_is_key(keys, ret_key))
            return true;
    }
    wipe(keys->byte, keys->end);
    keys->at = keys->end = 0;
    return false;
}
