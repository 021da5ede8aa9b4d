/* SPDX-License-Identifier: MIT */
#include "proof/languages.h"

#include <string.h>

#include "page/markup.h"
#include "proof/language_guess.h"

enum { LANGUAGES_TERMS, LANGUAGES_STRESSED, LANGUAGES_MARKS };

static const char *const languages_marks[LANGUAGES_MARKS] = {"[[…]]", "*…*"};

static void languages_count(const char *string, int ret_count[LANGUAGES_MARKS])
{
    struct markup_piece piece;
    memset(ret_count, 0, sizeof(int) * LANGUAGES_MARKS);
    while (markup_next(&string, &piece)) {
        ret_count[LANGUAGES_TERMS] += piece.type == MARKUP_TERM;
        ret_count[LANGUAGES_STRESSED] += piece.type == MARKUP_STRONG;
    }
}

static void languages_compare_marks(const struct text *text, struct diags *diags)
{
    struct arena scratch = {0};
    int first[LANGUAGES_MARKS], count[LANGUAGES_MARKS];
    languages_count(text->in[0].string, first);
    for (size_t i = 1; i < text->count; i++) {
        const struct text_in *in = &text->in[i];
        languages_count(in->string, count);
        for (int mark = 0; mark < LANGUAGES_MARKS; mark++) {
            if (count[mark] == first[mark])
                continue;
            diag_add(diags, DIAG_MARKS_DIFFER, in->place, "mark", languages_marks[mark], "language",
                     in->tag, "count", arena_format(&scratch, "%d", count[mark]), "other",
                     text->in[0].tag, "others", arena_format(&scratch, "%d", first[mark]), NULL);
            diag_other(diags, text->in[0].place);
        }
    }
    arena_release(&scratch);
}

/* Names, titles and numbers stay as they are in all languages; sentences do not. */
static bool languages_is_prose(const char *s)
{
    size_t words = 0;
    for (const char *at = s; *at; at++)
        words += *at != ' ' && *at != '\n' && (at == s || at[-1] == ' ' || at[-1] == '\n');
    return words >= LANGUAGES_MANY_WORDS ||
           (words >= LANGUAGES_SAME_WORDS && language_small_words(s) > 0);
}

/* Whether two tags are of one language, such as fi and fi-simple: a plain sentence stays as it is.
 */
static bool languages_are_kin(const char *a, const char *b)
{
    const size_t length = strcspn(a, "-");
    return strcspn(b, "-") == length && strncmp(a, b, length) == 0;
}

/* Each string that is the same as an earlier one of the text. */
static bool languages_same(const struct text *text, struct diags *diags)
{
    bool same = false;
    for (size_t i = 1; i < text->count; i++) {
        const struct text_in *in = &text->in[i];
        for (size_t n = 0; n < i; n++) {
            if (strcmp(in->string, text->in[n].string) != 0 || !languages_is_prose(in->string) ||
                languages_are_kin(in->tag, text->in[n].tag))
                continue;
            diag_add(diags, DIAG_LANGUAGE_SAME, in->place, "language", in->tag, "other",
                     text->in[n].tag, NULL);
            diag_other(diags, text->in[n].place);
            same = true;
            break;
        }
    }
    return same;
}

static void languages_wrong(const struct text *text, struct diags *diags)
{
    for (size_t i = 0; i < text->count; i++) {
        const char *guess = language_guess(text->in[i].string, text->in[i].tag);
        if (guess)
            diag_add(diags, DIAG_LANGUAGE_WRONG, text->in[i].place, "language", text->in[i].tag,
                     "other", guess, NULL);
    }
}

void languages_check(const struct proof_texts *texts, struct diags *diags)
{
    for (size_t i = 0; i < texts->count; i++) {
        const struct proof_text *item = &texts->item[i];
        languages_compare_marks(&item->text, diags);
        if (item->practice || strchr(item->text.in[0].string, '{'))
            continue;
        if (!languages_same(&item->text, diags))
            languages_wrong(&item->text, diags);
    }
}
