/* SPDX-License-Identifier: MIT */
/* The screens around the game: languages, title, help, about, glossary, the question before
 * leaving. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "engine/met.h"
#include "page/markup.h"
#include "screens/rooms.h"

/* In every language at once: whoever starts for the first time cannot read one of them. */
void screen_languages(const struct room *room)
{
    const struct world *world = room->world;
    struct str title = {0};
    for (int i = 0; i < world->languages; i++) {
        if (i > 0)
            str_add(&title, " · ");
        str_add(&title, catalog_text(world->language[i], "languages.title"));
    }
    room->page->title = arena_string(room->arena, str_text(&title));
    str_release(&title);
    for (int i = 0; i < world->languages; i++)
        page_text(room->page, STYLE_PLAIN, catalog_text(world->language[i], "languages.ask"));
    struct input *input = page_input(room->page, INPUT_ONE, world->languages, 0);
    input->menu = true;
    input->at = world->current;
    input->asks = room_say(room, "ask.one");
    for (int i = 0; i < world->languages; i++)
        input->choice[i] = (struct choice){.text = world->language[i]->name, .index = i};
    room_key(room, INTENT_ENTER, "key.enter");
    room_key(room, INTENT_BACK, "key.back");
}

int title_choices(const struct world *world, enum title_choice ret_choice[TITLE_CHOICES])
{
    const struct state *state = world->state;
    int count = 0;
    if (state->pack->stages_count > 0) {
        ret_choice[count++] = TITLE_PLAY;
        if (state->where != AT_MAP)
            ret_choice[count++] = TITLE_MAP;
    }
    if (state->pack->quiz)
        ret_choice[count++] = TITLE_TEST;
    ret_choice[count++] = TITLE_CODE;
    if (world->languages > 1)
        ret_choice[count++] = TITLE_LANGUAGE;
    ret_choice[count++] = TITLE_ABOUT;
    ret_choice[count++] = TITLE_LEAVE;
    return count;
}

/* Where "go on" leads, in words; NULL for a new run. */
static const char *title_place(const struct room *room)
{
    const struct state *s = room->state;
    switch (s->where) {
    case AT_MAP: return s->events > 0 ? room_say(room, "title.place-map") : NULL;
    case AT_SCENE:
    case AT_SUMMARY: return room_stage_title(room, s->stage);
    case AT_TASK:
    case AT_FEEDBACK:
        if ((size_t)s->task >= room->pack->stages[s->stage].main_count)
            return catalog_format(room->words, room->arena, "title.place-practice", "step",
                                  room_stage_title(room, s->stage), NULL);
        return catalog_format(room->words, room->arena, "title.place-task", "step",
                              room_stage_title(room, s->stage), "number",
                              arena_format(room->arena, "%d", s->task + 1), NULL);
    case AT_TEST:
    case AT_QUESTION:
    case AT_SURE:
    case AT_RESULT: return room_text(room, &room->pack->quiz->title);
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY:
    case AT_PLANNED: return room_say(room, "week.title");
    }
    return NULL;
}

static const char *title_note(const struct room *room)
{
    const char *place = title_place(room);
    return place && !room->world->linear ? arena_format(room->arena, "(%s)", place) : place;
}

static const char *title_word(const struct room *room, enum title_choice choice)
{
    switch (choice) {
    case TITLE_PLAY: return room_say(room, room->state->events > 0 ? "title.go-on" : "title.begin");
    case TITLE_MAP: return room_say(room, "title.map");
    case TITLE_TEST: return room_say(room, "title.test");
    case TITLE_CODE: return room_say(room, "title.code");
    case TITLE_LANGUAGE: return room_say(room, "title.language");
    case TITLE_ABOUT: return room_say(room, "title.about");
    case TITLE_LEAVE: return room_say(room, "title.leave");
    case TITLE_CHOICES: break;
    }
    return "";
}

void screen_title(const struct room *room)
{
    struct page *page = room->page;
    page->title = room_text(room, &room->pack->title);
    page_text(page, STYLE_PLAIN,
              room_say(room, room->state->events == 0 ? "title.welcome"
                             : room->world->resumed   ? "title.welcome-back"
                                                      : "title.paused"));
    if (!room->world->saving && !room->world->unsaved)
        page_text(page, STYLE_DIM,
                  room_say(room, room->world->kiosk ? "kiosk.nothing" : "title.no-save"));
    enum title_choice offered[TITLE_CHOICES];
    const int count = title_choices(room->world, offered);
    struct input *input = page_input(page, INPUT_ONE, count, 0);
    input->menu = true;
    input->asks = room_say(room, "ask.one");
    for (int i = 0; i < count; i++) {
        input->choice[i] = (struct choice){.text = title_word(room, offered[i]), .index = i};
        if (offered[i] == TITLE_PLAY)
            input->choice[i].note = title_note(room);
    }
    room_key(room, INTENT_ENTER, "key.enter");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    if (room->pack->stages_count > 0)
        room_key(room, INTENT_MAP, "key.map");
    if (room->pack->quiz)
        room_key(room, INTENT_TEST, "key.test");
}

static void help_lines(const struct room *room, const char *const *keys)
{
    for (; *keys; keys++)
        page_text(room->page, STYLE_PLAIN, room_say(room, *keys));
}

/* What leaving does to the answers depends on whether they are kept. */
static const char *help_leaving(const struct world *world)
{
    if (world->linear)
        return world->saving ? "help.line-leave" : "help.line-leave-unsaved";
    return world->saving ? "help.leave" : "help.leave-unsaved";
}

void screen_help(const struct room *room)
{
    static const char *const full[] = {"help.move",   "help.choose",   "help.mark", "help.order",
                                       "help.pairs",  "help.points",   "help.text", "help.keys",
                                       "help.places", "help.language", NULL};
    static const char *const linear[] = {"help.line-answer", "help.line-many",
                                         "help.line-order",  "help.line-pairs",
                                         "help.line-points", "help.line-text",
                                         "help.line-go",     "help.line-keys",
                                         "help.line-places", NULL};
    room->page->title = room_say(room, "help.title");
    page_text(room->page, STYLE_PLAIN, room_say(room, "help.game"));
    help_lines(room, room->world->linear ? linear : full);
    page_text(room->page, STYLE_PLAIN, room_say(room, help_leaving(room->world)));
    page_text(room->page, STYLE_PLAIN, room_say(room, "help.counsellor"));
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_ABOUT, "key.about");
}

void screen_about(const struct room *room)
{
    const bool kiosk = room->world->kiosk;
    const char *const paragraphs[] = {"about.what", "about.origin",
                                      kiosk ? "about.kiosk" : "about.stored", "about.licence",
                                      NULL};
    room->page->title = catalog_format(room->words, room->arena, "about.title", "version",
                                       room->world->version, NULL);
    help_lines(room, paragraphs);
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
}

/* Glossary */

/* The entry in another language than the reader's: the next one in the list, which `l` changes to,
 * that the entry has of its own. NULL when there is none. */
static const char *glossary_other(const struct room *room, const struct glossary_entry *entry)
{
    const struct world *world = room->world;
    const char *shown = room_text(room, &entry->term);
    for (int i = 1; i < world->languages; i++) {
        const char *tag = world->language[(world->current + i) % world->languages]->tag;
        const struct text_wish wish = {.tag = tag};
        const char *term = text_get(&entry->term, &wish);
        if (!text_has(&entry->term, tag) || term == shown)
            continue;
        return text_has(&entry->gloss, tag)
                   ? arena_format(room->arena, "*%s*: %s", term, text_get(&entry->gloss, &wish))
                   : arena_format(room->arena, "*%s*", term);
    }
    return NULL;
}

static void glossary_entry_add(const struct room *room, const struct glossary_entry *entry)
{
    page_item(room->page, MARK_NONE, NULL,
              arena_format(room->arena, "*%s*: %s", room_text(room, &entry->term),
                           room_text(room, &entry->gloss)),
              glossary_other(room, entry));
}

/* Entries to show, each once. */
struct glossary_list {
    const struct glossary_entry **entry;
    int count;
};

static void glossary_list_add(struct glossary_list *list, const struct glossary_entry *entry)
{
    for (int i = 0; i < list->count; i++) {
        if (list->entry[i] == entry)
            return;
    }
    list->entry[list->count++] = entry;
}

static void glossary_text_add(const struct room *room, struct glossary_list *list, const char *text)
{
    struct markup_piece piece;
    while (text && markup_next(&text, &piece)) {
        if (piece.type != MARKUP_TERM)
            continue;
        const struct glossary_entry *entry =
            glossary_find(room->pack->glossary, piece.term, piece.term_length);
        if (entry)
            glossary_list_add(list, entry);
    }
}

/* The words of the page BEHIND, in the order they stand there. */
static void glossary_page_add(const struct room *room, struct glossary_list *list,
                              const struct page *behind)
{
    for (int i = 0; i < behind->blocks; i++) {
        glossary_text_add(room, list, behind->block[i].text);
        glossary_text_add(room, list, behind->block[i].note);
    }
    for (int i = 0; i < behind->input.choices; i++)
        glossary_text_add(room, list, behind->input.choice[i].text);
}

/* All words met so far, in the glossary's order. */
static void glossary_met_add(const struct room *room, struct glossary_list *list)
{
    const struct glossary *glossary = room->pack->glossary;
    bool *met = arena_array(room->arena, glossary->entries_count, sizeof *met);
    const int count = met_words(room->state, met);
    for (size_t i = 0; i < glossary->entries_count; i++) {
        if (met[i])
            glossary_list_add(list, &glossary->entries[i]);
    }
    page_text(room->page, STYLE_DIM,
              catalog_format(room->words, room->arena, "met.count", "met",
                             arena_format(room->arena, "%d", count), "most",
                             arena_format(room->arena, "%d", met_most(room->pack)), NULL));
}

bool glossary_collects(const struct room *room)
{
    const enum where where = room->state->where;
    return (where == AT_MAP || where == AT_SUMMARY) && room->pack->glossary && met_any(room->state);
}

void screen_glossary(const struct room *room, const struct page *behind)
{
    const struct glossary *glossary = room->pack->glossary;
    const char *word = room->ui->word;
    struct glossary_list list = {0};
    list.entry =
        arena_array(room->arena, glossary ? glossary->entries_count : 0, sizeof *list.entry);
    room->page->title = room_say(room, "glossary.title");
    if (word[0]) {
        const struct glossary_entry *entry = glossary_find(glossary, word, strlen(word));
        if (entry)
            glossary_list_add(&list, entry);
        else
            page_text(room->page, STYLE_PLAIN,
                      catalog_format(room->words, room->arena, "glossary.unknown", "word",
                                     page_plain(room->page, word), NULL));
    } else if (room->ui->under == OVERLAY_NONE && glossary_collects(room)) {
        room->page->title = room_say(room, "met.title");
        glossary_met_add(room, &list);
        glossary_page_add(room, &list, behind);
    } else {
        glossary_page_add(room, &list, behind);
    }
    for (int i = 0; i < list.count; i++)
        glossary_entry_add(room, list.entry[i]);
    if (list.count == 0 && !word[0])
        page_text(room->page, STYLE_PLAIN, room_say(room, "glossary.none"));
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
}

int leave_choices(const struct world *world, const struct ui *ui,
                  enum leave_choice ret_choice[LEAVE_CHOICES])
{
    const bool shared = world->kiosk && !world->kiosk->remote;
    int count = 0;
    ret_choice[count++] = LEAVE_STAY;
    ret_choice[count++] = shared ? LEAVE_NEXT : LEAVE_GO;
    if (ui->owns > 0 && !shared)
        ret_choice[count++] = LEAVE_TAKE;
    return count;
}

static const char *leave_word(const struct room *room, enum leave_choice choice)
{
    switch (choice) {
    case LEAVE_STAY: return room_say(room, "leave.stay");
    case LEAVE_GO: return room_say(room, "leave.go");
    case LEAVE_TAKE: return room_say(room, "leave.take");
    case LEAVE_NEXT: return room_say(room, "leave.next");
    case LEAVE_CHOICES: break;
    }
    return "";
}

void screen_leave(const struct room *room)
{
    room->page->title = room_say(room, "leave.title");
    if (room->world->kiosk)
        kiosk_code_add(room);
    else if (!room->world->saving)
        page_text(room->page, STYLE_PLAIN, room_say(room, "leave.all"));
    else if (room->ui->unfinished)
        page_text(room->page, STYLE_PLAIN, room_say(room, "leave.draft"));
    if (room->ui->owns > 0)
        page_text(room->page, STYLE_PLAIN, room_say(room, "leave.texts"));
    enum leave_choice offered[LEAVE_CHOICES];
    const int count = leave_choices(room->world, room->ui, offered);
    struct input *input = page_input(room->page, INPUT_ONE, count, 0);
    input->menu = true;
    for (int i = 0; i < count; i++)
        input->choice[i] = (struct choice){.text = leave_word(room, offered[i]), .index = i};
    room_key(room, INTENT_ENTER, "key.enter");
    room_key(room, INTENT_BACK, "key.back");
}
