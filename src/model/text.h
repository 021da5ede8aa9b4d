/* SPDX-License-Identifier: MIT */
/* A text that a player reads, in one or several languages.
 *
 * Tags are BCP 47 ("fi", "en", "fi-simple"). Lookup is RFC 4647 section 3.4: the tag itself, then
 * the tag with its last subtag cut off, and so on; then the same for the fallback; then the first
 * language there is. Strings belong to the pack's arena. Floor: model. */
#ifndef MODEL_TEXT_H
#define MODEL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct text_in {
    const char *tag, *string;
    struct place place;
};

/* Zeroed = left out by the author. */
struct text {
    const struct text_in *in;
    size_t count;
    struct place place;
};

/* The languages a reader wants: TAG first, then FALLBACK (the pack's own). */
struct text_wish {
    const char *tag, *fallback;
};

/* The string for WISH; "" for a text that was left out. Never NULL. */
const char *text_get(const struct text *text, const struct text_wish *wish);

/* Whether the author left it out. */
bool text_is_empty(const struct text *text);

/* Whether the string holds exactly the language TAG, without falling back. */
bool text_has(const struct text *text, const char *tag);

/* Whether TAG is a well-formed language tag as far as we use them: 2 to 8 letters, then subtags of
 * 1 to 8 letters or digits behind '-', at most 35 bytes in all. RFC 5646 section 2.1, simplified.
 */
bool text_tag_valid(const char *tag);

#endif
