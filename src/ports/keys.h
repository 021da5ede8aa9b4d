/* SPDX-License-Identifier: MIT */
/* Bytes that a terminal sends -> keys. Pure: no terminal, no clock.
 *
 * Knows the control sequences of ECMA-48 as xterm, the Linux console, rxvt, PuTTY and the screen
 * multiplexers send them, the mouse reports of xterm (1000 and 1006), and whatever else the
 * terminal's description names (keys_special). Sequences nobody asked for (device reports,
 * operating system commands) are swallowed whole, however long. Characters are UTF-8; bytes that
 * are none (RFC 3629) are dropped, and the next character is whole again.
 *
 * What stands in the brackets of a paste (xterm's mode 2004) is text: characters that say `pasted`,
 * each line's end a '\n' (CR, LF or both), a tab a blank, and other control characters dropped. A
 * paste outside of brackets is keys, but the line feed behind a carriage return is none. Floor:
 * ports. */
#ifndef PORTS_KEYS_H
#define PORTS_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum keys_name {
    KEYS_CHARACTER, /* `character`: a code point, control characters too */
    KEYS_ESCAPE,
    KEYS_UP,
    KEYS_DOWN,
    KEYS_LEFT,
    KEYS_RIGHT,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_BACK_TAB,
    KEYS_DELETE, /* what stands ahead; the other one is a character, 8 or 127 */
    KEYS_F1,
    KEYS_F2,
    KEYS_CLICK, /* first button, at `row` and `column` from 0 */
    KEYS_WHEEL_UP,
    KEYS_WHEEL_DOWN,
    KEYS_RESERVED /* end of the list */
};

struct keys_key {
    enum keys_name name;
    int character;
    bool pasted; /* CHARACTER: of a paste */
    bool alt;    /* ESCAPE and the CHARACTER behind it: they came together, as Alt sends them */
    int row, column;
};

enum { KEYS_ROOM = 4096, KEYS_SPECIAL = 16, KEYS_SEQUENCE = 16, KEYS_PARAMETERS = 3 };

struct keys_sequence {
    char byte[KEYS_SEQUENCE];
    size_t length;
    enum keys_name name;
};

struct keys {
    int state;
    int parameter[KEYS_PARAMETERS], parameters;
    char prefix; /* of a control sequence: '<', '?', …, '\0' */
    bool other;  /* it holds something no key has */
    int mouse[3], mouse_bytes;
    int character, least, missing; /* a character of several bytes: so far, the least that so many
                                      bytes may say, bytes still to come */
    struct keys_sequence special[KEYS_SPECIAL];
    int specials;
    bool pasting, alt, returned; /* in brackets; behind an Esc; behind a carriage return */
    int matched, owed;           /* bytes of the closing bracket that have come; and that came but
                                    were none, so that they are text */
    char byte[KEYS_ROOM];
    size_t at, end; /* the bytes not looked at yet */
};

/* Adds a sequence of this terminal for NAME. Ones that begin with a printable character, are too
 * long, or NULL are left out, and a DELETE of one byte, since most send that for Backspace. */
void keys_special(struct keys *keys, enum keys_name name, const char *sequence);

/* Adds LENGTH bytes; keeps what there is room for and returns how many. */
size_t keys_feed(struct keys *keys, const char *bytes, size_t length);

/* The next key among the bytes fed; false when they are used up. */
bool keys_next(struct keys *keys, struct keys_key *ret_key);

/* Bytes are there that keys_next has not looked at. */
bool keys_pending(const struct keys *keys);

/* A sequence or a paste has begun and may go on: ask keys_quiet when nothing comes for so many ms;
 * 0 = none has. */
int keys_patience(const struct keys *keys);

/* Nothing more came: ends the sequence, or the paste. True if it was the Esc key alone. */
bool keys_quiet(struct keys *keys, struct keys_key *ret_key);

enum { KEYS_PATIENCE = 25, KEYS_PASTE_PATIENCE = 2000 };

#endif
