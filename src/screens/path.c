/* SPDX-License-Identifier: MIT */
/* The path: the map, and each step's opening and closing. */
#include "base/str.h"
#include "screens/rooms.h"

static const char *number(const struct room *room, int n)
{
    return arena_format(room->arena, "%d", n);
}

static void unlock_words_add(const struct room *room, const struct unlock *unlock, struct str *out)
{
    switch (unlock->type) {
    case UNLOCK_DONE:
        str_add(out,
                catalog_format(room->words, room->arena, "unlock.done", "step",
                               room_text(room, &room->pack->stages[unlock->stage].title), NULL));
        return;
    case UNLOCK_STARS:
        str_add(out, catalog_count(room->words, room->arena, "unlock.stars",
                                   (unsigned long)unlock->stars, NULL));
        return;
    case UNLOCK_ALL:
    case UNLOCK_ANY:
        for (size_t i = 0; i < unlock->count; i++) {
            if (i > 0)
                str_addf(out, " %s ",
                         room_say(room, unlock->type == UNLOCK_ALL ? "unlock.and" : "unlock.or"));
            unlock_words_add(room, &unlock->part[i], out);
        }
        return;
    }
}

const char *map_unlock_words(const struct room *room, const struct unlock *unlock)
{
    if (!unlock)
        return "";
    struct str conditions = {0};
    unlock_words_add(room, unlock, &conditions);
    const char *words = catalog_format(room->words, room->arena, "unlock.sentence", "conditions",
                                       str_text(&conditions), NULL);
    str_release(&conditions);
    return words;
}

static const char *stars_words(const struct room *room, int stars)
{
    return catalog_count(room->words, room->arena, "map.stars", (unsigned long)stars, NULL);
}

static struct choice map_place(const struct room *room, int stage)
{
    const struct state *s = room->state;
    const struct stage *at = &room->pack->stages[stage];
    struct choice place = {
        .text = room_text(room, &at->title),
        .index = stage,
        .most_stars = 3,
    };
    if (at->coming) {
        place.state = PLACE_COMING;
        place.note = room_say(room, "map.coming");
        place.off = true;
    } else if (s->finished[stage]) {
        place.state = PLACE_DONE;
        place.stars = state_stars(s, stage);
        place.note = room_say(room, "map.done");
    } else if (state_open(s, stage)) {
        place.state = stage == state_next_stage(s) ? PLACE_HERE : PLACE_OPEN;
        place.note = room_say(room, "map.open");
    } else {
        place.state = PLACE_LOCKED;
        place.note = room_say(room, "map.locked");
        if (room->world->linear) /* where no cursor can ask for it */
            place.note =
                arena_format(room->arena, "%s. %s", place.note, map_unlock_words(room, at->unlock));
        place.off = true;
    }
    return place;
}

/* Whether there is something to choose from for the week. */
static bool map_has_week(const struct room *room)
{
    return state_actions(room->state, -1, 0, NULL, NULL) > 0;
}

/* The number of the week's place: behind the steps and the test. */
static int map_week_place(const struct room *room)
{
    return (int)room->pack->stages_count + (room->pack->quiz != NULL);
}

/* Whether the pack speaks of things to do at all. */
static bool map_shows_week(const struct room *room)
{
    for (size_t i = 0; i < room->pack->stages_count; i++) {
        if (room->pack->stages[i].actions_count > 0)
            return true;
    }
    return false;
}

static struct choice map_week(const struct room *room)
{
    const bool open = map_has_week(room);
    return (struct choice){
        .text = room_say(room, "map.week"),
        .note = room_say(room, state_planned(room->state) ? "map.week-done"
                               : open                     ? "map.week-open"
                                                          : "map.locked"),
        .index = map_week_place(room),
        .state = PLACE_EXTRA,
        .off = !open,
    };
}

/* One line about the place under the cursor: what it is, or what opens it. */
static const char *map_about(const struct room *room, int place)
{
    if (place >= map_week_place(room))
        return room_say(room, !map_has_week(room)          ? "map.about-week-locked"
                              : state_planned(room->state) ? "map.about-planned"
                                                           : "map.about-week");
    if (place >= (int)room->pack->stages_count)
        return room_say(room, test_has_result(room->state) ? "map.about-result" : "map.about-test");
    const struct stage *at = &room->pack->stages[place];
    struct str line = {0};
    str_addf(&line, "*%s:* %s", room_text(room, &at->title), room_text(room, &at->about));
    if (at->coming)
        str_addf(&line, " %s", room_say(room, "map.say-coming"));
    else if (!state_open(room->state, place))
        str_addf(&line, " %s", map_unlock_words(room, at->unlock));
    else if (at->minutes > 0)
        str_addf(&line, " %s",
                 catalog_count(room->words, room->arena, "map.size", (unsigned long)at->main_count,
                               "minutes", number(room, at->minutes), NULL));
    const char *about = arena_string(room->arena, str_text(&line));
    str_release(&line);
    return about;
}

void screen_map(const struct room *room)
{
    const struct state *s = room->state;
    const int stages = (int)room->pack->stages_count;
    const int places = map_week_place(room) + map_shows_week(room);
    struct page *page = room->page;

    page->title = room_text(room, &room->pack->title);
    page->aside = catalog_format(
        room->words, room->arena, room->world->linear ? "map.total-words" : "map.total", "stars",
        number(room, state_all_stars(s)), "most", number(room, state_most_stars(s)), NULL);
    struct input *map = page_map(page, places);
    map->menu = true;
    map->asks = room_say(room, "ask.one");
    for (int i = 0; i < stages; i++)
        map->choice[i] = map_place(room, i);
    if (places > map_week_place(room))
        map->choice[map_week_place(room)] = map_week(room);
    if (room->pack->quiz)
        map->choice[stages] = (struct choice){
            .text = room_say(room, "map.test"),
            .note = room_say(room, test_has_result(s) ? "map.test-done" : "map.test-open"),
            .index = stages,
            .state = PLACE_EXTRA,
        };
    const int next = state_next_stage(s);
    map->at = next >= 0            ? next
              : map_has_week(room) ? map_week_place(room)
              : places > stages    ? stages
                                   : 0;
    int cursor = room->nav ? room->nav->cursor : map->at;
    if (cursor < 0 || cursor >= places || room->world->linear)
        cursor = map->at;
    /* Why a place does not open stands there already: it is only brought out. */
    page_text(page, room->ui->about == cursor + 1 ? STYLE_PART : STYLE_PLAIN,
              map_about(room, cursor));

    room_key(room, INTENT_ENTER, "key.open");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    if (next >= 0)
        room_key(room, INTENT_NEXT, "key.next");
    if (room->pack->quiz)
        room_key(room, INTENT_TEST, "key.test");
    if (map_has_week(room))
        room_key(room, INTENT_WEEK, "key.week");
    network_key(room);
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_ABOUT, "key.about");
    network_beside(room);
}

void screen_scene(const struct room *room)
{
    const struct stage *at = &room->pack->stages[room->state->stage];
    room->page->title = room_stage_title(room, room->state->stage);
    page_text(room->page, STYLE_PLAIN, room_text(room, &at->scene));
    if (at->minutes > 0)
        page_text(room->page, STYLE_DIM,
                  catalog_count(room->words, room->arena, "map.size", (unsigned long)at->main_count,
                                "minutes", number(room, at->minutes), NULL));
    room_key(room, INTENT_ENTER, "key.begin");
    if (at->tasks_count > at->main_count)
        room_key(room, INTENT_PRACTICE, "key.practice");
    network_key(room);
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
}

void screen_summary(const struct room *room)
{
    const struct state *s = room->state;
    const struct stage *at = &room->pack->stages[s->stage];
    const int stars = state_stars(s, s->stage), next = state_next_stage(s);
    struct page *page = room->page;

    page->title = room_stage_title(room, s->stage);
    page_heading(page, catalog_format(room->words, room->arena, "summary.done", "step",
                                      room_text(room, &at->title), NULL));
    page_meter(page, room_say(room, "summary.stars"), stars, 3, stars_words(room, stars));
    if (!text_is_empty(&at->summary))
        page_text(page, STYLE_PLAIN, room_text(room, &at->summary));
    if (!text_is_empty(&at->try_this))
        page_note(page, STYLE_PLAIN,
                  catalog_format(room->words, room->arena, "summary.try", "text",
                                 room_text(room, &at->try_this), NULL));
    if (at->tasks_count > at->main_count)
        page_text(page, STYLE_PLAIN,
                  catalog_count(room->words, room->arena, "summary.practice",
                                (unsigned long)(at->tasks_count - at->main_count), NULL));
    if (stars < 3)
        page_text(page, STYLE_DIM, room_say(room, "summary.again"));
    if (next >= 0)
        page_text(page, STYLE_ACCENT,
                  catalog_format(room->words, room->arena, "summary.next", "step",
                                 room_text(room, &room->pack->stages[next].title), NULL));
    else if (room->pack->quiz && !test_has_result(s))
        page_text(page, STYLE_ACCENT, room_say(room, "summary.test"));
    else if (map_has_week(room))
        page_text(page, STYLE_ACCENT, room_say(room, "summary.week"));
    code_line(room, STYLE_DIM);
    room_key(room, INTENT_ENTER, "key.to-map");
    if (next >= 0)
        room_key(room, INTENT_NEXT, "key.next");
    if (at->tasks_count > at->main_count)
        room_key(room, INTENT_PRACTICE, "key.practice");
    if (room->pack->quiz)
        room_key(room, INTENT_TEST, "key.test");
    if (map_has_week(room))
        room_key(room, INTENT_WEEK, "key.week");
    network_key(room);
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
}
