/* SPDX-License-Identifier: MIT */
#include "proof/typography.h"

#include <string.h>

#include "base/str.h"
#include "tasks/task.h"

/* ---- signs that are typed in two ways ---- */

enum sort { SORT_QUOTES, SORT_APOSTROPHES, SORT_DOTS, SORTS };
enum way { WAY_TYPED, WAY_DRAWN, WAYS };

static const char *const typography_signs[SORTS][WAYS] = {
    {"\"…\"", "”…”"}, {"'", "’"}, {"...", "…"}};

struct use {
    size_t texts; /* how many have the sign */
    struct place first;
};

/* A language of the pack. */
struct tongue {
    const char *tag;
    struct use use[SORTS][WAYS];
};

enum { TYPOGRAPHY_TONGUES = PACK_MOST_LANGUAGES + 1 /* and the pack's own */ };

struct tongues {
    struct tongue one[TYPOGRAPHY_TONGUES];
    size_t count;
};

/* NULL when there are more than there can be promised. */
static struct tongue *typography_tongue(struct tongues *tongues, const char *tag)
{
    for (size_t i = 0; i < tongues->count; i++) {
        if (strcmp(tongues->one[i].tag, tag) == 0)
            return &tongues->one[i];
    }
    if (tongues->count == TYPOGRAPHY_TONGUES)
        return NULL;
    tongues->one[tongues->count].tag = tag;
    return &tongues->one[tongues->count++];
}

/* Which signs the string has. */
static void typography_find_signs(const char *s, bool found[SORTS][WAYS])
{
    for (; *s; s++) {
        if (*s == '"')
            found[SORT_QUOTES][WAY_TYPED] = true;
        else if (*s == '\'')
            found[SORT_APOSTROPHES][WAY_TYPED] = true;
        else if (str_starts(s, "..."))
            found[SORT_DOTS][WAY_TYPED] = true;
        else if (str_starts(s, "“") || str_starts(s, "”") || str_starts(s, "„"))
            found[SORT_QUOTES][WAY_DRAWN] = true;
        else if (str_starts(s, "’") || str_starts(s, "‘"))
            found[SORT_APOSTROPHES][WAY_DRAWN] = true;
        else if (str_starts(s, "…"))
            found[SORT_DOTS][WAY_DRAWN] = true;
    }
}

static void typography_note_signs(struct tongues *tongues, const struct text_in *in)
{
    bool found[SORTS][WAYS] = {{false}};
    struct tongue *tongue = typography_tongue(tongues, in->tag);
    typography_find_signs(in->string, found);
    for (int sort = 0; tongue && sort < SORTS; sort++) {
        for (int way = 0; way < WAYS; way++) {
            if (found[sort][way] && tongue->use[sort][way].texts++ == 0)
                tongue->use[sort][way].first = in->place;
        }
    }
}

static void typography_report_signs(const struct tongues *tongues, struct diags *diags)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < tongues->count; i++) {
        for (int sort = 0; sort < SORTS; sort++) {
            const struct use *use = tongues->one[i].use[sort];
            if (use[WAY_TYPED].texts == 0 || use[WAY_DRAWN].texts == 0)
                continue;
            const int seldom = use[WAY_DRAWN].texts < use[WAY_TYPED].texts ? WAY_DRAWN : WAY_TYPED;
            diag_add(diags, DIAG_SIGNS_MIXED, use[seldom].first, "sign",
                     typography_signs[sort][seldom], "count",
                     arena_format(&scratch, "%zu", use[seldom].texts), "other",
                     typography_signs[sort][!seldom], "others",
                     arena_format(&scratch, "%zu", use[!seldom].texts), "language",
                     tongues->one[i].tag, NULL);
        }
    }
    arena_release(&scratch);
}

/* ---- blanks and dashes ---- */

/* The word that ends before AT, for messages: at most this many bytes of it. */
static const char *typography_word(struct arena *arena, const char *text, const char *at)
{
    enum { LONGEST = 40 };
    const char *from = at;
    while (from > text && from[-1] != ' ' && from[-1] != '\n' && at - from < LONGEST)
        from--;
    while (from < at && ((unsigned char)*from & 0xC0) == 0x80)
        from++;
    return arena_copy(arena, from, (size_t)(at - from));
}

static bool typography_is_end(char c)
{
    return c == '\0' || c == ' ' || c == '\n';
}

/* Whether what stands at S, behind a blank, is a sign that belongs to the word before it: not the
 * beginning of a number (.5), of dots or of a face (:-). */
static bool typography_is_closing(const char *s)
{
    if (*s == '.' && s[1] == '.')
        return false;
    return *s && strchr(".,;:!?", *s) &&
           (typography_is_end(s[1]) || (s[1] && strchr("!?\"", s[1])));
}

/* One of each sort in a string is enough to be told. */
static void typography_blanks(const struct text_in *in, struct diags *diags)
{
    struct arena scratch = {0};
    const bool french = strncmp(in->tag, "fr", 2) == 0 && (in->tag[2] == '\0' || in->tag[2] == '-');
    bool twice = false, before = french, dash = false;
    for (const char *s = in->string; *s; s++) {
        if (*s != ' ' || s == in->string || s[-1] == '\n' || s[-1] == ' ')
            continue;
        if (!twice && s[1] == ' ' && !typography_is_end(s[1 + strspn(s + 1, " ")])) {
            diag_add(diags, DIAG_BLANK_TWICE, in->place, "word",
                     typography_word(&scratch, in->string, s), NULL);
            twice = true;
        } else if (!before && typography_is_closing(s + 1)) {
            const char sign[2] = {s[1], '\0'};
            diag_add(diags, DIAG_BLANK_BEFORE, in->place, "sign", sign, "word",
                     typography_word(&scratch, in->string, s), NULL);
            before = true;
        } else if (!dash && s[1] == '-' && (s[2] == ' ' || (s[2] == '-' && s[3] == ' '))) {
            diag_add(diags, DIAG_DASH_HYPHEN, in->place, "word",
                     typography_word(&scratch, in->string, s), NULL);
            dash = true;
        }
    }
    arena_release(&scratch);
}

/* ---- full stops ---- */

/* Whether the LENGTH bytes at S end in ENDING. */
static bool typography_ends_in(const char *s, size_t length, const char *ending)
{
    const size_t n = strlen(ending);
    return length >= n && memcmp(s + length - n, ending, n) == 0;
}

/* The length of S without quotation marks, brackets and blanks at its end. */
static size_t typography_bare_length(const char *s)
{
    static const char *const behind[] = {"”", "“", "’", "»", "\"", "'", ")", "]", "*", " "};
    enum { BEHIND = sizeof behind / sizeof *behind };
    size_t length = strlen(s);
    for (size_t i = 0; i < BEHIND;) {
        if (typography_ends_in(s, length, behind[i])) {
            length -= strlen(behind[i]);
            i = 0;
        } else {
            i++;
        }
    }
    return length;
}

/* Whether S ends a sentence. */
static bool typography_stops(const char *s)
{
    static const char *const stops[] = {".", "!", "?", "…", ":"};
    const size_t length = typography_bare_length(s);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        if (typography_ends_in(s, length, stops[i]))
            return true;
    }
    return false;
}

static const struct text_in *typography_in(const struct text *text, const char *tag)
{
    for (size_t i = 0; i < text->count; i++) {
        if (strcmp(text->in[i].tag, tag) == 0)
            return &text->in[i];
    }
    return NULL;
}

/* The COUNT sisters at ITEM in the language TAG. */
static void typography_sisters(const struct proof_text *item, size_t count, const char *tag,
                               struct diags *diags)
{
    size_t stopped = 0, open = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_in *in = typography_in(&item[i].text, tag);
        if (in && typography_stops(in->string))
            stopped++;
        else if (in)
            open++;
    }
    const size_t all = stopped + open;
    if (open == 0 || all < TYPOGRAPHY_SISTERS || (open > 1 && open * TYPOGRAPHY_FEW > all))
        return;
    for (size_t i = 0; i < count; i++) {
        const struct text_in *in = typography_in(&item[i].text, tag);
        if (in && !typography_stops(in->string))
            diag_add(diags, DIAG_STOP_MISSING, in->place, "field", item[i].field->name, NULL);
    }
}

/* Whether the text is a part of a longer one, which may be a greeting or a name: a block, a line.
 */
static bool typography_is_part(const struct proof_text *item)
{
    static const char *const kinds[] = {"spot", "assemble", "order"};
    if (!item->task || !item->task->kind || strcmp(item->field->name, "text") != 0)
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(item->task->kind->name, kinds[i]) == 0)
            return true;
    }
    return false;
}

/* The COUNT texts of one owner at ITEM. */
static void typography_owner(struct proof_text *item, size_t count, const struct tongues *tongues,
                             struct diags *diags)
{
    texts_sort_sisters(item, count);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && item[to].field == item[from].field; to++)
            ;
        if (to - from < TYPOGRAPHY_SISTERS || typography_is_part(&item[from]))
            continue;
        for (size_t i = 0; i < tongues->count; i++)
            typography_sisters(&item[from], to - from, tongues->one[i].tag, diags);
    }
}

void typography_check(struct proof_texts *texts, struct diags *diags)
{
    struct tongues tongues = {0};
    for (size_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->item[i].text;
        for (size_t n = 0; n < text->count; n++) {
            typography_note_signs(&tongues, &text->in[n]);
            typography_blanks(&text->in[n], diags);
        }
    }
    typography_report_signs(&tongues, diags);
    for (size_t from = 0, to; from < texts->count; from = to) {
        for (to = from + 1; to < texts->count && texts->item[to].owner == texts->item[from].owner;
             to++)
            ;
        typography_owner(&texts->item[from], to - from, &tongues, diags);
    }
}
