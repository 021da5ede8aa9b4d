/* SPDX-License-Identifier: MIT */
/* File after file: read into a scratch arena, turned into structs, its marks checked, its source
 * lines given to the diagnostics, forgotten. The glossary goes first, so that the marks of the
 * other files can be checked while their bytes are at hand; the marks in pack.yaml itself wait for
 * it. */
#include "content/load.h"

#include <string.h>

#include "base/str.h"
#include "content/check.h"
#include "content/folder.h"
#include "content/node.h"
#include "content/reader.h"
#include "content/shape.h"

enum { LOAD_QUIZ = PACK_MOST_STAGES }; /* the test's number for load_place */

static const double load_tie = 0.05; /* of a test that does not say */

struct load {
    const char *directory;
    const struct pack_guest *guest; /* or NULL */
    struct pack *pack;
    struct reader head; /* reads pack.yaml, whose tree and bytes stay to the end */
    struct source head_source;
    const struct node *root;
    size_t guest_at;      /* which of the steps the guest is; that of a test: LOAD_QUIZ */
    struct reader reader; /* reads the others, one after the other */
    struct check_words words;
};

static const char *load_path(const struct load *l, const char *file)
{
    const size_t length = strlen(l->directory);
    const bool whole = length == 0 || l->directory[length - 1] == '/';
    return arena_format(l->head.arena, "%s%s%s", l->directory, whole ? "" : "/", file);
}

static void load_give_sources(struct diags *diags, const struct source *source)
{
    if (source->text)
        diag_sources(diags, source->file, source->text, source->length);
}

/* Takes back the newest diagnostic when it says that the file is missing. */
static bool load_was_missing(struct diags *diags)
{
    const bool missing =
        diags->count > 0 && diags->item[diags->count - 1].code == DIAG_FILE_MISSING;
    diags->count -= missing;
    return missing;
}

/* What can be done only while the bytes of the file are at hand. */
static void load_finish(struct load *l, struct source *source, const struct shape *shape,
                        void *base, bool sane)
{
    if (shape == &glossary_shape) {
        check_words_make(base, l->reader.arena, &l->words);
        l->words.unknown = !sane;
    }
    if (shape == &quiz_shape && sane)
        check_quiz(base, l->reader.diags);
    if (shape == &cards_shape && sane)
        check_cards(base, l->reader.diags);
    check_marks(&l->reader, source, &l->words);
}

/* Reads FILE, which pack.yaml names at PLACE, into the struct at BASE. False when nothing of it
 * could be read; *RET_SANE: whether the struct is whole. */
static bool load_file(struct load *l, const char *file, struct place place,
                      const struct shape *shape, void *base, bool *ret_sane)
{
    struct reader *r = &l->reader;
    struct source source;
    *ret_sane = false;
    if (strchr(file, '/') || strstr(file, "..")) {
        diag_add(r->diags, DIAG_FILE_OUTSIDE, place, "path", file, NULL);
        return false;
    }
    const char *path = load_path(l, file);
    reader_begin(r);
    const struct node *root = node_read(path, r->scratch, r->diags, &source);
    const bool found = root && root->type == NODE_MAP;
    if (root)
        shape_read(r, root, shape, file, base);
    else if (load_was_missing(r->diags)) /* the line that names it says more */
        diag_add(r->diags, DIAG_FILE_MISSING, place, "path", path, "files",
                 folder_list(l->directory, r->scratch), NULL);
    if (found) {
        *ret_sane = reader_broken(r) == 0;
        if (shape == &quiz_shape && !node_find(root, "tie"))
            ((struct quiz *)base)->tie = load_tie;
        load_finish(l, &source, shape, base, *ret_sane);
    }
    if (root)
        check_end(r, &source);
    load_give_sources(r->diags, &source);
    arena_reset(r->scratch);
    return found;
}

/* Where entry NUMBER of the list FIELD of pack.yaml stands, or the single value FIELD; of a guest:
 * its file. Entries that are no names were left out when the list was read, and are not counted
 * here. */
static struct place load_place(const struct load *l, const char *field, size_t number)
{
    if (l->guest && number == l->guest_at)
        return (struct place){.file = load_path(l, l->guest->file)};
    const struct node *node = &node_find(l->root, field)->value;
    for (size_t i = 0; node->type == NODE_LIST && i < node->count; i++) {
        const struct node *item = &node->item[i];
        if (item->type != NODE_TEXT || item->count == 0 || strchr(item->text, '\n'))
            continue;
        if (number-- == 0)
            return item->place;
    }
    return node->place;
}

static void load_stages(struct load *l)
{
    struct pack *pack = l->pack;
    struct diags *diags = l->reader.diags;
    bool sane[PACK_MOST_STAGES] = {false}, complete = true;
    pack->stages = arena_array(l->reader.arena, pack->stage_files_count, sizeof *pack->stages);
    for (size_t i = 0; i < pack->stage_files_count; i++) {
        if (load_file(l, pack->stage_files[i], load_place(l, "stages", i), &stage_shape,
                      &pack->stages[pack->stages_count], &sane[pack->stages_count]))
            pack->stages_count++;
        else
            complete = false;
    }
    const size_t before = diags->count;
    if (l->guest && l->guest->language)
        complete = false;
    check_stages(pack, l->reader.arena, sane, complete, diags);
    /* Mistakes between files are found when their bytes are gone: read those again. */
    const char *read = NULL;
    for (size_t i = before, end = diags->count; i < end; i++) {
        const char *file = diags->item[i].place.file;
        struct source source;
        if (diags->item[i].source || (read && strcmp(read, file) == 0))
            continue;
        read = file;
        if (source_open(file, l->reader.scratch, diags, &source))
            load_give_sources(diags, &source);
        arena_reset(l->reader.scratch);
    }
}

/* Where there is no room for one step more it stands for the last one. */
static void load_guest(struct load *l)
{
    struct pack *pack = l->pack;
    l->guest_at = LOAD_QUIZ;
    if (l->guest->quiz) {
        pack->quiz_file = l->guest->file;
        return;
    }
    const char **files = arena_array(l->head.arena, pack->stage_files_count + 1, sizeof *files);
    for (size_t i = 0; i < pack->stage_files_count; i++)
        files[i] = pack->stage_files[i];
    l->guest_at = pack->stage_files_count;
    if (l->guest_at == PACK_MOST_STAGES)
        l->guest_at--;
    files[l->guest_at] = arena_string(l->head.arena, l->guest->file);
    pack->stage_files = files;
    pack->stage_files_count = l->guest_at + 1;
}

static void load_parts(struct load *l)
{
    struct pack *pack = l->pack;
    bool sane;
    if (l->guest)
        load_guest(l);
    if (pack->glossary_file) {
        struct glossary *glossary = arena_alloc(l->reader.arena, sizeof *glossary);
        l->words.unknown = true; /* until it is read */
        if (load_file(l, pack->glossary_file, load_place(l, "glossary", 0), &glossary_shape,
                      glossary, &sane))
            pack->glossary = glossary;
    }
    load_stages(l);
    if (pack->quiz_file) {
        struct quiz *quiz = arena_alloc(l->reader.arena, sizeof *quiz);
        if (load_file(l, pack->quiz_file, load_place(l, "quiz", LOAD_QUIZ), &quiz_shape, quiz,
                      &sane))
            pack->quiz = quiz;
    }
    if (pack->cards_file) {
        struct cards *cards = arena_alloc(l->reader.arena, sizeof *cards);
        if (load_file(l, pack->cards_file, load_place(l, "cards", 0), &cards_shape, cards, &sane))
            pack->cards = cards;
    }
    if (pack->events_file) {
        struct event_models *events = arena_alloc(l->reader.arena, sizeof *events);
        if (load_file(l, pack->events_file, load_place(l, "events", 0), &event_models_shape, events,
                      &sane))
            pack->events = events;
    }
}

/* Whether the format is ours, as far as it can be told: anything but another number passes. */
static bool load_check_format(struct load *l)
{
    const struct node_entry *entry = node_find(l->root, "format");
    long long format;
    if (!entry || entry->value.type != NODE_TEXT ||
        !str_number(entry->value.text, PACK_FORMAT + 1, 1000000, &format))
        return true;
    diag_add(l->head.diags, DIAG_FORMAT_VERSION, entry->value.place, "value", entry->value.text,
             "known", reader_number(&l->head, PACK_FORMAT), NULL);
    return false;
}

/* Both readers must know the languages before they meet the first text. */
static void load_languages(struct load *l)
{
    const struct node_entry *own = node_find(l->root, "language");
    const struct node_entry *list = node_find(l->root, "languages");
    const char **promised = arena_array(l->head.arena, PACK_MOST_LANGUAGES, sizeof *promised);
    l->head.language = "und";
    if (own && own->value.type == NODE_TEXT && own->value.count > 0 &&
        reader_check_tag(&l->head, own->value.text, own->value.place))
        l->head.language = arena_string(l->head.arena, own->value.text);
    for (size_t i = 0; list && list->value.type == NODE_LIST && i < list->value.count; i++) {
        const struct node *tag = &list->value.item[i];
        if (tag->type == NODE_TEXT && tag->count > 0 &&
            l->head.promised_count < PACK_MOST_LANGUAGES &&
            reader_check_tag(&l->head, tag->text, tag->place))
            promised[l->head.promised_count++] = arena_string(l->head.arena, tag->text);
    }
    /* Without a language of its own nothing that the pack holds is in the promised ones. */
    if (strcmp(l->head.language, "und") == 0)
        l->head.promised_count = 0;
    l->head.promised = promised;
    l->reader.language = l->head.language;
    l->reader.promised = promised;
    l->reader.promised_count = l->head.promised_count;
}

/* A pack with nothing in it but the guest, whose title is its file's name. */
static const struct pack *load_alone(struct load *l)
{
    struct arena *arena = l->head.arena;
    struct pack *pack = l->pack = arena_alloc(arena, sizeof *pack);
    struct text_in *title = arena_alloc(arena, sizeof *title);
    pack->id = "preview";
    pack->format = PACK_FORMAT;
    pack->directory = arena_string(arena, l->directory);
    pack->language = arena_string(arena, l->guest->language);
    *title = (struct text_in){.tag = pack->language, .string = arena_string(arena, l->guest->file)};
    pack->title = (struct text){.in = title, .count = 1};
    l->reader.language = pack->language;
    l->words.unknown = true;
    load_parts(l);
    return pack;
}

static const struct pack *load_pack(struct load *l)
{
    struct diags *diags = l->head.diags;
    if (l->guest && l->guest->language)
        return load_alone(l);
    const char *path = load_path(l, "pack.yaml"), *folder = *l->directory ? l->directory : ".";
    struct pack *pack = l->pack = arena_alloc(l->head.arena, sizeof *pack);
    l->root = node_read(path, l->head.scratch, diags, &l->head_source);
    if (!l->root) {
        if (load_was_missing(diags))
            diag_add(diags, DIAG_PACK_EMPTY, (struct place){.file = folder}, "path", folder, NULL);
        return NULL;
    }
    if (!load_check_format(l))
        return NULL;
    load_languages(l);
    shape_read(&l->head, l->root, &pack_shape, "pack.yaml", pack);
    if (l->root->type != NODE_MAP)
        return NULL;
    pack->directory = arena_string(l->head.arena, l->directory);
    pack->language = l->head.language;
    if (!l->guest && !node_find(l->root, "stages") && !node_find(l->root, "quiz") &&
        !node_find(l->root, "glossary") && !node_find(l->root, "cards") &&
        !node_find(l->root, "events"))
        diag_add(diags, DIAG_FIELD_MISSING, pack->place, "shape", pack_shape.name, "field",
                 "stages", NULL);
    load_parts(l);
    l->head.first = diags->count;
    check_marks(&l->head, &l->head_source, &l->words);
    check_end(&l->head, &l->head_source);
    return pack;
}

const struct pack *pack_load(const char *directory, struct arena *arena, struct diags *diags)
{
    return pack_load_guest(directory, NULL, arena, diags);
}

const struct pack *pack_load_guest(const char *directory, const struct pack_guest *guest,
                                   struct arena *arena, struct diags *diags)
{
    struct arena head = {0}, scratch = {0};
    struct load l = {
        .directory = directory,
        .guest = guest,
        .head = {.arena = arena, .scratch = &head, .diags = diags},
        .reader = {.arena = arena, .scratch = &scratch, .diags = diags},
    };
    reader_begin(&l.head);
    const struct pack *pack = load_pack(&l);
    load_give_sources(diags, &l.head_source);
    reader_release(&l.head);
    reader_release(&l.reader);
    arena_release(&head);
    arena_release(&scratch);
    return pack;
}
