/* SPDX-License-Identifier: MIT */
/* What a kiosk shows while nobody plays, and when somebody seems to have gone. Any key ends both.
 */
#include "base/str.h"
#include "screens/rooms.h"

/* The message KEY in all languages on one line: whoever comes next may read any of them. */
static const char *kiosk_in_all(const struct room *room, const char *key)
{
    const struct world *world = room->world;
    struct str line = {0};
    for (int i = 0; i < world->languages; i++)
        str_addf(&line, "%s%s", i > 0 ? " · " : "", catalog_text(world->language[i], key));
    const char *kept = arena_string(room->arena, str_text(&line));
    str_release(&line);
    return kept;
}

/* The key that begins, before the keys that DEMO's place would offer. */
static void kiosk_keys(const struct room *room, const char *key)
{
    room->page->keys = 0;
    room->page->wake = true;
    room_key(room, INTENT_ENTER, key);
}

void screen_attract(const struct room *room)
{
    const struct world *world = room->world;
    if (world->kiosk->demo) {
        struct room there = *room;
        there.state = world->kiosk->demo;
        room_place(&there);
    } else {
        room->page->title = catalog_text(world->language[0], "kiosk.start-title");
        for (int i = 0; i < world->languages; i++) {
            if (i > 0) /* a title line of them all would be cut in a small window */
                page_heading(room->page, catalog_text(world->language[i], "kiosk.start-title"));
            page_text(room->page, STYLE_PLAIN, catalog_text(world->language[i], "kiosk.start"));
        }
        if (world->linear)
            page_text(room->page, STYLE_STRONG, kiosk_in_all(room, "kiosk.press-enter"));
    }
    kiosk_keys(room, "key.begin");
    if (!world->linear)
        room->page->notice = kiosk_in_all(room, "kiosk.press");
    if (!world->kiosk->console)
        room_key(room, INTENT_QUIT, "key.quit");
}

void kiosk_code_add(const struct room *room)
{
    page_text(room->page, STYLE_PLAIN,
              room_say(room, room->state->events > 0 ? "kiosk.wiped" : "kiosk.nothing"));
    code_line(room, STYLE_STRONG);
    if (screen_code(room->world, room->arena))
        page_text(room->page, STYLE_PLAIN, room_say(room, "kiosk.keep"));
}

void screen_idle(const struct room *room)
{
    const struct kiosk *kiosk = room->world->kiosk;
    room->page->title = room_say(room, kiosk->ending ? "kiosk.ending-title" : "kiosk.idle-title");
    /* What came in meanwhile may have been no key, or only half of one: there is no hurry then. */
    page_text(room->page, STYLE_STRONG,
              kiosk->seconds > 0 ? catalog_count(room->words, room->arena,
                                                 kiosk->ending ? "kiosk.ending" : "kiosk.idle",
                                                 (unsigned long)kiosk->seconds, NULL)
                                 : room_say(room, "kiosk.press"));
    kiosk_code_add(room);
    kiosk_keys(room, "key.back-to-game");
}
