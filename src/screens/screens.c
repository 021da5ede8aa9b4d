/* SPDX-License-Identifier: MIT */
/* Which screen it is: the overlay or the place in the game, and what every page has in common. */
#include "screens/screens.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "screens/rooms.h"

const char *room_say(const struct room *room, const char *key)
{
    return catalog_text(room->words, key);
}

const char *room_text(const struct room *room, const struct text *text)
{
    return text_get(text, &room->wish);
}

void room_key(const struct room *room, enum intent intent, const char *message_key)
{
    page_key(room->page, intent, room_say(room, message_key));
}

void room_common_keys(const struct room *room)
{
    const enum overlay overlay = room->ui->overlay;
    if (room->world->languages > 1 && overlay != OVERLAY_LANGUAGES) {
        const struct world *world = room->world;
        const struct catalog *other = world->language[(world->current + 1) % world->languages];
        page_key(room->page, INTENT_LANGUAGE, catalog_text(other, "key.language"));
    }
    if (overlay != OVERLAY_LEAVE)
        room_key(room, INTENT_HELP, "key.help");
    room_key(room, INTENT_QUIT, "key.quit");
    if (!room->world->linear)
        room_key(room, INTENT_COLOURS, "key.colours");
}

const char *room_stage_title(const struct room *room, int stage)
{
    return arena_format(room->arena, "%d %s", stage + 1,
                        room_text(room, &room->pack->stages[stage].title));
}

struct room room_of(const struct world *world, const struct ui *ui, const struct nav *nav,
                    struct page *page)
{
    const struct pack *pack = world->state->pack;
    const struct catalog *words = world->language[world->current];
    return (struct room){
        .world = world,
        .ui = ui,
        .nav = nav,
        .state = world->state,
        .pack = pack,
        .words = words,
        .wish = {.tag = words->tag, .fallback = pack->language},
        .page = page,
        .arena = page->arena,
    };
}

void room_place(const struct room *room)
{
    if (room->world->broken) {
        screen_broken(room);
        return;
    }
    switch (room->state->where) {
    case AT_MAP: screen_map(room); return;
    case AT_SCENE: screen_scene(room); return;
    case AT_TASK: screen_task(room); return;
    case AT_FEEDBACK: screen_feedback(room); return;
    case AT_SUMMARY: screen_summary(room); return;
    case AT_TEST: screen_test(room); return;
    case AT_QUESTION: screen_question(room); return;
    case AT_SURE: screen_sure(room); return;
    case AT_RESULT: screen_result(room); return;
    case AT_SIZE: screen_size(room); return;
    case AT_WEEK: screen_week(room); return;
    case AT_DAY: screen_day(room); return;
    case AT_PLANNED: screen_planned(room); return;
    }
}

static void screen_overlay(const struct room *room, enum overlay overlay)
{
    switch (overlay) {
    case OVERLAY_NONE: room_place(room); return;
    case OVERLAY_LANGUAGES: screen_languages(room); return;
    case OVERLAY_TITLE: screen_title(room); return;
    case OVERLAY_HELP: screen_help(room); return;
    case OVERLAY_ABOUT: screen_about(room); return;
    case OVERLAY_CODE: screen_resume(room); return;
    case OVERLAY_LEAVE: screen_leave(room); return;
    case OVERLAY_NETWORK: screen_network(room); return;
    case OVERLAY_SIDE: screen_side(room); return;
    case OVERLAY_IDLE: screen_idle(room); return;
    case OVERLAY_START: screen_attract(room); return;
    case OVERLAY_GLOSSARY: {
        struct page behind;
        page_begin(&behind, room->arena);
        struct room there = *room;
        there.page = &behind;
        screen_overlay(&there, room->ui->under);
        screen_glossary(room, &behind);
        return;
    }
    }
}

/* Whether the screen below uses a glossary word: then `g` is offered. */
static bool page_has_terms(const struct page *page)
{
    for (int i = 0; i < page->blocks; i++) {
        if ((page->block[i].text && strstr(page->block[i].text, "[[")) ||
            (page->block[i].note && strstr(page->block[i].note, "[[")))
            return true;
    }
    for (int i = 0; i < page->input.choices; i++) {
        if (strstr(page->input.choice[i].text, "[["))
            return true;
    }
    return false;
}

/* The footer's order, the same on every screen: what one does here, then what works everywhere,
 * then the rest. Where room is short the last ones go first; help names them all. */
static int key_rank(enum intent intent)
{
    static const enum intent order[] = {
        INTENT_ENTER,    INTENT_MARK,  INTENT_RIGHT,   INTENT_DOWN,     INTENT_AREA, INTENT_HINT,
        INTENT_SIDE,     INTENT_AGAIN, INTENT_NEXT,    INTENT_PRACTICE, INTENT_HELP, INTENT_BACK,
        INTENT_LANGUAGE, INTENT_QUIT,  INTENT_NETWORK, INTENT_TEST,     INTENT_WEEK, INTENT_MAP,
        INTENT_GLOSSARY, INTENT_ABOUT, INTENT_COLOURS};
    const int count = (int)(sizeof order / sizeof *order);
    for (int i = 0; i < count; i++) {
        if (order[i] == intent)
            return i;
    }
    return count;
}

static void sort_keys(struct page *page)
{
    for (int i = 1; i < page->keys; i++) {
        const struct key_hint key = page->key[i];
        int to = i;
        for (; to > 0 && key_rank(page->key[to - 1].intent) > key_rank(key.intent); to--)
            page->key[to] = page->key[to - 1];
        page->key[to] = key;
    }
}

/* TEXT with the signs that title lines are written with in ASCII; its length never grows. */
static const char *title_in_ascii(struct arena *arena, const char *text)
{
    static const char dot[] = "·", star[] = "★";
    char *plain = text ? arena_string(arena, text) : NULL, *to = plain;
    for (const char *at = plain; at && *at;) {
        const bool is_dot = str_starts(at, dot), is_star = str_starts(at, star);
        *to++ = is_dot ? '-' : is_star ? '*' : *at;
        at += is_dot ? sizeof dot - 1 : is_star ? sizeof star - 1 : 1;
    }
    if (to)
        *to = '\0';
    return plain;
}

void screen_page(const struct world *world, const struct ui *ui, const struct nav *nav,
                 struct page *page)
{
    const struct room room = room_of(world, ui, nav, page);
    page->ascii = world->ascii;
    page->words[WORD_MORE] = room_say(&room, "page.more");
    page->words[WORD_SMALL] = room_say(&room, "page.small");
    page->words[WORD_CHOOSE] = room_say(&room, "page.choose");
    page->words[WORD_LEFT] = room_say(&room, "page.left");
    page->words[WORD_GIVE_ALL] = room_say(&room, "page.give-all");
    page->words[WORD_FULL] = room_say(&room, "page.full");
    page->words[WORD_ENTER] = room_say(&room, "page.key-enter");
    page->words[WORD_SPACE] = room_say(&room, "page.key-space");
    screen_overlay(&room, ui->overlay);
    if (page->wake) { /* its keys are its own */
        if (world->ascii)
            page->title = title_in_ascii(page->arena, page->title);
        return;
    }
    if (ui->overlay == OVERLAY_NONE && !world->broken &&
        (page_has_terms(page) || glossary_collects(&room)))
        room_key(&room, INTENT_GLOSSARY, "key.glossary");
    room_common_keys(&room);
    sort_keys(page);
    if (world->ascii) {
        page->title = title_in_ascii(page->arena, page->title);
        page->aside = title_in_ascii(page->arena, page->aside);
    }
    if (ui->notice && !ui->about)
        page->notice = ui->notice;
    else if (world->unsaved)
        page->notice = room_say(&room, "notice.unsaved");
    else if (world->kiosk && world->kiosk->ending && ui->overlay == OVERLAY_NONE)
        page->notice = room_say(&room, "kiosk.ending-soon");
}

unsigned long screen_key(const struct world *world, const struct ui *ui)
{
    const struct state *s = world->state;
    const unsigned long over = ULONG_MAX - (unsigned long)ui->overlay;
    if (world->broken && ui->overlay == OVERLAY_NONE)
        return ULONG_MAX;
    if (ui->overlay == OVERLAY_CODE && world->linear) /* a line comes whole: no old one waits */
        return over - 64 * (unsigned long)ui->codes;
    if (ui->overlay != OVERLAY_NONE && ui->overlay != OVERLAY_GLOSSARY)
        return over;
    unsigned long key = 1 + (unsigned long)(ui->overlay == OVERLAY_GLOSSARY); /* never 0 */
    key = key * 16 + (unsigned long)s->where;
    key = key * 64 + (unsigned long)s->stage;
    key = key * 4096 + (unsigned long)s->task;
    key = key * 128 + (unsigned long)s->question;
    key = key * 64 + (unsigned long)s->path.count; /* two turns of a talk are two screens */
    return key * 64 + (unsigned long)ui->part;
}

void screen_own_texts(const struct ui *ui, const struct pack *pack, const struct catalog *words,
                      struct str *out)
{
    const struct text_wish wish = {.tag = words->tag, .fallback = pack->language};
    for (int i = 0; i < ui->owns; i++) {
        const struct own_text *own = &ui->own[i];
        str_addf(out, "%s%s\n\n%s\n", i > 0 ? "\n" : "",
                 text_get(&pack->stages[own->stage].tasks[own->task].title, &wish), own->text);
    }
}

void screen_moved(struct ui *ui)
{
    ui->hint = false;
    ui->part = 0;
    ui->notice = NULL;
    ui->about = 0;
    ui->nothing = false;
}
