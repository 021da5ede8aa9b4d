/* SPDX-License-Identifier: MIT */
#include "tasks/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/bug.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/wipe.h"

enum { WORDS_MOST = 64, WORDS_LEAST_SLIP = 6, WORDS_ENDING = 3 };

static bool words_is_edge(unsigned c)
{
    static const char edges[] = ".,;:!?\"'()[]-";
    return (c < 0x80 && c != 0 && strchr(edges, (int)c)) || c == ' ' || c == '\n' || c == '\t' ||
           c == 0xA0 || (c >= 0x2010 && c <= 0x201F) || c == 0x2026 || c == 0xAB || c == 0xBB;
}

static bool words_is_blank(unsigned c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0xA0;
}

/* TEXT without what stands at its ends, blanks in a row as one. */
static void words_trim(const char *text, struct str *out)
{
    size_t end = 0;
    bool begun = false, blank = false;
    while (*text) {
        const unsigned c = utf8_next(&text);
        if (!begun && words_is_edge(c))
            continue;
        begun = true;
        if (words_is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank)
            str_add_char(out, ' ');
        blank = false;
        utf8_add(out, c);
        if (!words_is_edge(c))
            end = out->length;
    }
    if (out->text) {
        out->length = end;
        out->text[end] = '\0';
    }
}

const char *words_fold(struct arena *arena, const char *text)
{
    struct str trimmed = {0};
    words_trim(text, &trimmed);
    size_t length = 0;
    uint8_t *folded = u8_casefold((const uint8_t *)str_text(&trimmed), trimmed.length, NULL,
                                  UNINORM_NFC, NULL, &length);
    if (!folded && length == 0 && trimmed.length > 0)
        bug_out_of_memory();
    const char *result = arena_copy(arena, folded ? (const char *)folded : "", length);
    wipe(folded, length);
    free(folded);
    str_release(&trimmed);
    return result;
}

/* --- comparing ----------------------------------------------------------------------------- */

/* A folded string as code points; count WORDS_MOST + 1 = longer than is looked at. */
struct points {
    unsigned at[WORDS_MOST];
    int count;
};

static void words_points(const char *text, struct points *ret)
{
    ret->count = 0;
    while (*text && ret->count <= WORDS_MOST) {
        const unsigned c = utf8_next(&text);
        if (ret->count < WORDS_MOST)
            ret->at[ret->count] = c;
        ret->count++;
    }
}

/* TEXT without the marks on its letters; *RET_ANY: whether there were any. */
static const char *words_bare(struct arena *arena, const char *text, bool *ret_any)
{
    struct str bare = {0};
    size_t length = 0;
    uint8_t *apart = u8_normalize(UNINORM_NFD, (const uint8_t *)text, strlen(text), NULL, &length);
    if (!apart && length == 0 && *text)
        bug_out_of_memory();
    char *string = arena_copy(arena, apart ? (const char *)apart : "", length);
    wipe(apart, length);
    free(apart);
    *ret_any = false;
    for (const char *at = string; *at;) {
        const unsigned c = utf8_next(&at);
        if (uc_is_general_category(c, UC_CATEGORY_Mn))
            *ret_any = true;
        else
            utf8_add(&bare, c);
    }
    const char *result = arena_string(arena, str_text(&bare));
    str_release(&bare);
    return result;
}

/* Whether A and B differ by two neighbours that changed places, within the forgiving part. */
static bool words_swapped(const struct points *a, const struct points *b)
{
    int first = 0;
    if (a->count != b->count || a->count < WORDS_LEAST_SLIP || a->count > WORDS_MOST)
        return false;
    while (first < a->count && a->at[first] == b->at[first])
        first++;
    if (first == 0 || first + 1 >= a->count - WORDS_ENDING || a->at[first] != b->at[first + 1] ||
        a->at[first + 1] != b->at[first])
        return false;
    for (int i = first + 2; i < a->count; i++) {
        if (a->at[i] != b->at[i])
            return false;
    }
    return true;
}

/* Whether one letter more, less, other, or two neighbours swapped make B of A. */
static bool words_one_off(const struct points *a, const struct points *b)
{
    int first = 0, last = 0;
    if (a->count > WORDS_MOST || b->count > WORDS_MOST || abs(a->count - b->count) > 1)
        return false;
    while (first < a->count && first < b->count && a->at[first] == b->at[first])
        first++;
    while (last < a->count - first && last < b->count - first &&
           a->at[a->count - 1 - last] == b->at[b->count - 1 - last])
        last++;
    const int left = a->count - first - last, right = b->count - first - last;
    if (left <= 1 && right <= 1)
        return true;
    return left == 2 && right == 2 && a->at[first] == b->at[first + 1] &&
           a->at[first + 1] == b->at[first];
}

enum words_match words_compare(struct arena *arena, const char *right, const char *typed)
{
    struct points a, b;
    bool marked, typed_marked;
    if (strcmp(right, typed) == 0)
        return WORDS_SAME;
    if (!*right || !*typed)
        return WORDS_OTHER;
    const char *bare = words_bare(arena, right, &marked);
    const char *typed_bare = words_bare(arena, typed, &typed_marked);
    if (marked && !typed_marked && strcmp(bare, typed_bare) == 0)
        return WORDS_SLIP;
    words_points(right, &a);
    words_points(typed, &b);
    if (words_swapped(&a, &b))
        return WORDS_SLIP;
    /* In a word of two letters one is half of it. */
    if (a.count > 2 && words_one_off(&a, &b))
        return WORDS_NEAR;
    return strcmp(bare, typed_bare) == 0 ? WORDS_NEAR : WORDS_OTHER;
}

/* --- looking into a text ------------------------------------------------------------------- */

int words_count(const char *text)
{
    int count = 0;
    bool in_word = false;
    while (*text) {
        const unsigned c = utf8_next(&text);
        if (words_is_blank(c))
            in_word = false;
        else if (!in_word &&
                 uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
            in_word = true;
            count++;
        }
    }
    return count;
}

static bool words_is_letter(unsigned c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N);
}

bool words_begin(const char *text, const char *stem)
{
    const size_t length = strlen(stem);
    bool inside = false;
    if (length == 0)
        return false;
    while (*text) {
        const char *start = text;
        const bool letter = words_is_letter(utf8_next(&text));
        if (!inside && strncmp(start, stem, length) == 0)
            return true;
        inside = letter;
    }
    return false;
}

bool words_has_digit(const char *text)
{
    while (*text) {
        if (uc_is_general_category(utf8_next(&text), UC_CATEGORY_Nd))
            return true;
    }
    return false;
}

bool words_has_question(const char *text)
{
    while (*text) {
        const unsigned c = utf8_next(&text);
        if (c == '?' || c == 0x61F || c == 0x37E || c == 0xFF1F || c == 0x1367 || c == 0x2047)
            return true;
    }
    return false;
}
