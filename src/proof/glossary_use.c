/* SPDX-License-Identifier: MIT */
/* A word is looked up as the game does it (model/pack.h, glossary_find), but in a sorted list:
 * ids and terms in small ASCII letters, of equal ones the first entry's. An id counts in any case
 * of letters here, which does no harm. */
#include "proof/glossary_use.h"

#include <stdlib.h>
#include <string.h>

#include "page/markup.h"

struct used_word {
    const char *small;
    size_t entry;
};

struct used {
    struct used_word *word;
    size_t words;
    bool *entry; /* whether it is used */
    struct arena arena;
};

static const char *glossary_small(struct arena *arena, const char *word, size_t length)
{
    char *small = arena_copy(arena, word, length);
    for (char *at = small; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return small;
}

static int glossary_compare(const void *left, const void *right)
{
    const struct used_word *a = left, *b = right;
    const int order = strcmp(a->small, b->small);
    return order ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

static void glossary_index(const struct glossary *glossary, struct used *used)
{
    size_t words = glossary->entries_count;
    for (size_t i = 0; i < glossary->entries_count; i++)
        words += glossary->entries[i].term.count;
    used->word = arena_array(&used->arena, words, sizeof *used->word);
    used->entry = arena_array(&used->arena, glossary->entries_count, sizeof *used->entry);
    for (size_t i = 0; i < glossary->entries_count; i++) {
        const struct glossary_entry *entry = &glossary->entries[i];
        used->word[used->words++] =
            (struct used_word){glossary_small(&used->arena, entry->id, strlen(entry->id)), i};
        for (size_t n = 0; n < entry->term.count; n++) {
            const char *term = entry->term.in[n].string;
            used->word[used->words++] =
                (struct used_word){glossary_small(&used->arena, term, strlen(term)), i};
        }
    }
    if (used->words > 1)
        qsort(used->word, used->words, sizeof *used->word, glossary_compare);
}

static void glossary_mark(struct used *used, const char *word, size_t length)
{
    struct arena scratch = {0};
    const char *small = glossary_small(&scratch, word, length);
    size_t low = 0, high = used->words;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(used->word[middle].small, small) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < used->words && strcmp(used->word[low].small, small) == 0)
        used->entry[used->word[low].entry] = true;
    arena_release(&scratch);
}

static void glossary_mark_all(struct used *used, const struct proof_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        for (size_t n = 0; n < texts->item[i].text.count; n++) {
            const char *at = texts->item[i].text.in[n].string;
            struct markup_piece piece;
            while (markup_next(&at, &piece)) {
                if (piece.type == MARKUP_TERM)
                    glossary_mark(used, piece.term, piece.term_length);
            }
        }
    }
}

void glossary_use_check(const struct pack *pack, const struct proof_texts *texts,
                        struct diags *diags)
{
    const struct glossary *glossary = pack->glossary;
    struct used used = {0};
    if (!glossary || (pack->stages_count == 0 && !pack->quiz))
        return;
    glossary_index(glossary, &used);
    glossary_mark_all(&used, texts);
    for (size_t i = 0; i < glossary->entries_count; i++) {
        if (!used.entry[i])
            diag_add(diags, DIAG_GLOSSARY_UNUSED, glossary->entries[i].place, "id",
                     glossary->entries[i].id, NULL);
    }
    arena_release(&used.arena);
}
