/* SPDX-License-Identifier: MIT */
#include "proof/word_fit.h"

#include <string.h>

#include "base/utf8.h"

static bool word_fit_parts(unsigned c)
{
    return c == ' ' || c == '\n' || c == '-' || c == '/' || c == '|' || c == 0x2013 || c == 0x2014;
}

/* The first word of S that is too wide, *RET_LENGTH bytes of it; or NULL. */
static const char *word_fit_find(const char *s, size_t *ret_length)
{
    while (*s) {
        const char *word = s, *end = s;
        int columns = 0;
        for (unsigned c; *s && !word_fit_parts(c = utf8_next(&s)); end = s) {
            const int width = utf8_width(c);
            columns += width > 0 ? width : 0;
        }
        if (columns > WORD_FIT_COLUMNS) {
            *ret_length = (size_t)(end - word);
            return word;
        }
    }
    return NULL;
}

/* The beginning of the word, for the message. */
static const char *word_fit_shown(struct arena *arena, const char *word, size_t length)
{
    enum { SHOWN = 40 };
    const char *end = word;
    for (int i = 0; i < SHOWN && end < word + length; i++)
        utf8_next(&end);
    const char *cut = arena_copy(arena, word, (size_t)(end - word));
    return end < word + length ? arena_format(arena, "%s…", cut) : cut;
}

void word_fit_check(const struct proof_texts *texts, struct diags *diags)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->item[i].text;
        for (size_t n = 0; n < text->count; n++) {
            size_t length;
            const char *word = word_fit_find(text->in[n].string, &length);
            if (word)
                diag_add(diags, DIAG_WORD_LONG, text->in[n].place, "word",
                         word_fit_shown(&scratch, word, length), NULL);
        }
    }
    arena_release(&scratch);
}
