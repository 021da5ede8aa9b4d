/* SPDX-License-Identifier: MIT */
/* What is wrong with the pack of an author who watches it: each mistake with its line and hint. */
#include "base/str.h"
#include "screens/rooms.h"

static const char *broken_find(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* TEXT, which is no text of the game, in the frame; empties it. */
static const char *broken_plain(const struct room *room, struct str *text)
{
    const char *plain = page_plain(room->page, str_text(text));
    str_clear(text);
    return plain;
}

static void broken_add(const struct room *room, const struct diag *diag)
{
    const struct diag_words words = {broken_find, room->words};
    struct str text = {0};
    diag_head(diag, &words, &text);
    page_text(room->page, STYLE_STRONG, broken_plain(room, &text));
    if (diag->source) {
        const unsigned column = diag->place.column > 0 ? diag->place.column - 1 : 0;
        const unsigned before = column > diag->skipped ? column - diag->skipped : 0;
        page_source(room->page, diag->source, before, diag->place.span);
    }
    str_addf(&text, "%s: ", room_say(room, "diag.hint"));
    if (diag_hint(diag, &words, &text))
        page_text(room->page, STYLE_PLAIN, broken_plain(room, &text));
    str_clear(&text);
    if (diag_other_head(diag, &words, &text))
        page_text(room->page, STYLE_DIM, broken_plain(room, &text));
    str_release(&text);
}

void screen_broken(const struct room *room)
{
    const struct diags *diags = room->world->broken;
    struct page *page = room->page;
    page->title =
        catalog_count(room->words, room->arena, "preview.broken", diags_errors(diags), NULL);
    page_text(page, STYLE_PLAIN, room_say(room, "preview.mend"));
    for (size_t i = 0; i < diags->count && i < DIAG_SHOWN; i++)
        broken_add(room, &diags->item[i]);
    if (diags->count > DIAG_SHOWN)
        page_text(page, STYLE_PLAIN,
                  catalog_format(room->words, room->arena, "diag.more", "count",
                                 arena_format(room->arena, "%zu", diags->count - DIAG_SHOWN),
                                 NULL));
}
