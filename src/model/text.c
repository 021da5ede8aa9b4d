/* SPDX-License-Identifier: MIT */
#include "model/text.h"

#include <string.h>
#include <strings.h>

enum { TEXT_TAG_MOST = 35 };

static const char *text_find(const struct text *text, const char *tag, size_t length)
{
    for (size_t i = 0; i < text->count; i++) {
        if (strlen(text->in[i].tag) == length && strncasecmp(text->in[i].tag, tag, length) == 0)
            return text->in[i].string;
    }
    return NULL;
}

/* RFC 4647 section 3.4: cut subtags off the end; a single-letter subtag goes with the one before.
 */
static const char *text_look_up(const struct text *text, const char *tag)
{
    size_t length = tag ? strlen(tag) : 0;
    while (length > 0) {
        const char *found = text_find(text, tag, length);
        if (found)
            return found;
        while (length > 0 && tag[length - 1] != '-')
            length--;
        if (length > 0)
            length--;
        if (length >= 2 && tag[length - 2] == '-')
            length -= 2;
    }
    return NULL;
}

const char *text_get(const struct text *text, const struct text_wish *wish)
{
    if (text->count == 0)
        return "";
    const char *found = text_look_up(text, wish->tag);
    if (!found)
        found = text_look_up(text, wish->fallback);
    return found ? found : text->in[0].string;
}

bool text_is_empty(const struct text *text)
{
    return text->count == 0;
}

bool text_has(const struct text *text, const char *tag)
{
    return text_find(text, tag, strlen(tag)) != NULL;
}

static bool text_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool text_tag_valid(const char *tag)
{
    size_t run = 0;
    bool first = true;
    if (strlen(tag) > TEXT_TAG_MOST)
        return false;
    for (const char *at = tag;; at++) {
        if (*at == '-' || *at == '\0') {
            if (run < (first ? 2U : 1U) || run > 8)
                return false;
            if (*at == '\0')
                return true;
            first = false;
            run = 0;
        } else if (text_is_letter(*at) || (!first && *at >= '0' && *at <= '9')) {
            run++;
        } else {
            return false;
        }
    }
}
