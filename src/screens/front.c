/* SPDX-License-Identifier: MIT */
/* The screens around the game: languages, title, help, about, glossary, the question before
 * leaving. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
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
              room_say(room, room->state->events > 0 ? "title.welcome-back" : "title.welcome"));
    if (!room->world->saving && !room->world->unsaved)
        page_text(page, STYLE_DIM, room_say(room, "title.no-save"));
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

void screen_help(const struct room *room)
{
    static const char *const full[] = {"help.move",     "help.choose", "help.mark",
                                       "help.order",    "help.pairs",  "help.keys",
                                       "help.language", "help.leave",  NULL};
    static const char *const linear[] = {
        "help.line-answer", "help.line-many", "help.line-order", "help.line-pairs",
        "help.line-go",     "help.line-keys", "help.line-leave", NULL};
    room->page->title = room_say(room, "help.title");
    page_text(room->page, STYLE_PLAIN, room_say(room, "help.game"));
    help_lines(room, room->world->linear ? linear : full);
    page_text(room->page, STYLE_PLAIN, room_say(room, "help.counsellor"));
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_ABOUT, "key.about");
}

void screen_about(const struct room *room)
{
    static const char *const paragraphs[] = {"about.what", "about.origin", "about.stored",
                                             "about.licence", NULL};
    room->page->title = catalog_format(room->words, room->arena, "about.title", "version",
                                       room->world->version, NULL);
    help_lines(room, paragraphs);
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
}

/* Glossary */

static void glossary_entry_add(const struct room *room, const struct glossary_entry *entry)
{
    struct str line = {0};
    str_addf(&line, "*%s*", room_text(room, &entry->term));
    for (int i = 0; i < room->world->languages; i++) {
        const char *tag = room->world->language[i]->tag;
        if (i != room->world->current && text_has(&entry->term, tag))
            str_addf(&line, " (%s: %s)", tag,
                     text_get(&entry->term, &(struct text_wish){.tag = tag}));
    }
    str_addf(&line, ": %s", room_text(room, &entry->gloss));
    page_text(room->page, STYLE_PLAIN, arena_string(room->arena, str_text(&line)));
    str_release(&line);
}

enum { GLOSSARY_SHOWN = 40 };

struct glossary_met {
    const struct glossary_entry *entry[GLOSSARY_SHOWN];
    int count;
};

static void glossary_meet(const struct room *room, struct glossary_met *met, const char *text)
{
    struct markup_piece piece;
    while (text && markup_next(&text, &piece)) {
        if (piece.type != MARKUP_TERM)
            continue;
        const struct glossary_entry *entry =
            glossary_find(room->pack->glossary, piece.term, piece.term_length);
        bool known = !entry || met->count == GLOSSARY_SHOWN;
        for (int i = 0; i < met->count; i++)
            known = known || met->entry[i] == entry;
        if (!known)
            met->entry[met->count++] = entry;
    }
}

void screen_glossary(const struct room *room, const struct page *behind)
{
    struct glossary_met met = {0};
    const char *word = room->ui->word;
    room->page->title = room_say(room, "glossary.title");
    if (word[0]) {
        const struct glossary_entry *entry =
            glossary_find(room->pack->glossary, word, strlen(word));
        if (entry)
            met.entry[met.count++] = entry;
        else
            page_text(room->page, STYLE_PLAIN,
                      catalog_format(room->words, room->arena, "glossary.unknown", "word",
                                     page_plain(room->page, word), NULL));
    } else {
        for (int i = 0; i < behind->blocks; i++) {
            glossary_meet(room, &met, behind->block[i].text);
            glossary_meet(room, &met, behind->block[i].note);
        }
        for (int i = 0; i < behind->input.choices; i++)
            glossary_meet(room, &met, behind->input.choice[i].text);
    }
    for (int i = 0; i < met.count; i++)
        glossary_entry_add(room, met.entry[i]);
    if (met.count == 0 && !word[0])
        page_text(room->page, STYLE_PLAIN, room_say(room, "glossary.none"));
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
}

void screen_leave(const struct room *room)
{
    room->page->title = room_say(room, "leave.title");
    page_text(room->page, STYLE_PLAIN,
              room_say(room, room->world->saving ? "leave.draft" : "leave.all"));
    struct input *input = page_input(room->page, INPUT_ONE, 2, 0);
    input->menu = true;
    input->choice[0] = (struct choice){.text = room_say(room, "leave.stay"), .index = 0};
    input->choice[1] = (struct choice){.text = room_say(room, "leave.go"), .index = 1};
    room_key(room, INTENT_ENTER, "key.enter");
    room_key(room, INTENT_BACK, "key.back");
}
