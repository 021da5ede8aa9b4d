/* SPDX-License-Identifier: MIT */
#include "workshop/work.h"

#include <string.h>

#include "content/load.h"
#include "workshop/table.h"

enum { WORK_SHOWN = 60 /* columns of a source text in the table */ };

const struct pack *work_pack(const char *directory, struct arena *arena, struct diags *diags)
{
    const size_t before = diags->count;
    const struct pack *pack = pack_load(directory, arena, diags);
    size_t kept = before;
    for (size_t i = before; i < diags->count; i++) {
        const struct diag *diag = &diags->item[i];
        if (diag->code != DIAG_LANGUAGE_MISSING && diag_code_severity(diag->code) == DIAG_ERROR)
            diags->item[kept++] = *diag;
    }
    diags->count = kept;
    return kept == before ? pack : NULL;
}

/* Whether TEXT is to be done, and if so what. */
static bool work_needed(const struct pack *pack, const struct pack_text *text, const char *tag,
                        const struct stamps *stamps, struct work_item *ret_item)
{
    const struct text_in *there = texts_in(&text->text, tag);
    *ret_item = (struct work_item){
        .text = text, .source = texts_source(&text->text, pack->language, tag), .now = there};
    if (!ret_item->source || !there)
        return ret_item->source != NULL;
    const struct stamp *stamp = stamps_find(stamps, text->path);
    return stamp && stamp->translation == stamps_hash(there->string) &&
           stamp->source != stamps_hash(ret_item->source->string);
}

void work_list(const struct pack *pack, const char *tag, const struct stamps *stamps,
               struct arena *arena, struct work *ret_work)
{
    const struct pack_text *text;
    const size_t count = texts_list(pack, arena, &text);
    struct work_item *item = arena_array(arena, count, sizeof *item);
    *ret_work = (struct work){.tag = tag, .item = item};
    for (size_t i = 0; i < count; i++) {
        struct work_item *next = &item[ret_work->count];
        if (!work_needed(pack, &text[i], tag, stamps, next))
            continue;
        ret_work->count++;
        ret_work->stale += next->now != NULL;
    }
}

static const char *work_place(struct arena *arena, const struct place *place)
{
    return arena_format(arena, "%s:%u:%u", place->file, place->line, place->column);
}

void work_table(const struct work *work, const struct catalog *words, struct str *out)
{
    struct arena arena = {0};
    struct table table = {.columns = 4};
    if (work->count == 0) {
        str_addf(out, "%s\n",
                 catalog_format(words, &arena, "strings.none", "language", work->tag, NULL));
        arena_release(&arena);
        return;
    }
    table_cell(&table, catalog_text(words, "strings.place"), 0);
    table_cell(&table, catalog_text(words, "strings.what"), 0);
    table_cell(&table, catalog_text(words, "strings.text"), 0);
    table_cell(&table, catalog_text(words, "strings.source"), 0);
    for (size_t i = 0; i < work->count; i++) {
        const struct work_item *item = &work->item[i];
        const char *what = item->now ? "strings.stale" : "strings.missing";
        table_cell(&table, work_place(&arena, &item->source->place), 0);
        table_cell(&table, catalog_text(words, what), 0);
        table_cell(&table, item->text->path, 0);
        table_cell(&table, item->source->string, WORK_SHOWN);
    }
    table_write(&table, out);
    str_addf(out, "%s\n",
             catalog_format(words, &arena, "strings.count", "language", work->tag, "missing",
                            arena_format(&arena, "%zu", work->count - work->stale), "stale",
                            arena_format(&arena, "%zu", work->stale), NULL));
    arena_release(&arena);
}
