/* SPDX-License-Identifier: MIT */
/* Strings of a GIFT file as texts of a pack.
 *
 * Backslashes are resolved, line breaks of the file become blanks and `\n` a new paragraph. Except
 * in [plain] the tags of HTML are taken out (paragraphs, list items and line breaks become
 * paragraphs, links show their address, what is strong is marked) and its entities resolved; in
 * [markdown] `**` marks what is strong. Characters that no terminal shows are left out. Floor:
 * workshop. */
#ifndef WORKSHOP_GIFT_TEXT_H
#define WORKSHOP_GIFT_TEXT_H

#include <stdbool.h>

#include "base/str.h"
#include "workshop/gift.h"

enum { GIFT_TAG_NAME = 16 };

/* Appends STRING. MARKUP: as a text with marks, where a sign that would be one gets a backslash;
 * else bare. *RET_LOST gets the name of the first tag whose contents a terminal cannot show
 * ("img"),
 * "" when there was none. */
void gift_text_add(struct str *out, const struct gift_string *string, bool markup,
                   char ret_lost[GIFT_TAG_NAME]);

#endif
