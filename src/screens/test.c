/* SPDX-License-Identifier: MIT */
/* The networker test: opening, questions, result. */
#include "base/str.h"
#include "screens/rooms.h"

static void test_head(const struct room *room)
{
    room->page->title = room_text(room, &room->pack->quiz->title);
}

static void test_menu_keys(const struct room *room)
{
    room_key(room, INTENT_BACK, "key.back");
    if (!room->world->only_test)
        room_key(room, INTENT_MAP, "key.map");
}

void screen_test(const struct room *room)
{
    const struct quiz *quiz = room->pack->quiz;
    test_head(room);
    if (!text_is_empty(&quiz->intro))
        page_text(room->page, STYLE_PLAIN, room_text(room, &quiz->intro));
    page_text(room->page, STYLE_DIM,
              catalog_count(room->words, room->arena, "test.size",
                            (unsigned long)quiz->questions_count, NULL));
    page_text(room->page, STYLE_DIM, room_say(room, "result.small-print"));
    room_key(room, INTENT_ENTER, "key.begin");
    test_menu_keys(room);
}

void screen_question(const struct room *room)
{
    const struct state *s = room->state;
    const struct quiz *quiz = room->pack->quiz;
    const struct question *question = &quiz->questions[s->question];
    struct page *page = room->page;
    test_head(room);
    page->aside = arena_format(room->arena, "%d/%zu", s->question + 1, quiz->questions_count);
    page_text(page, STYLE_STRONG, room_text(room, &question->prompt));
    struct input *input = page_input(page, INPUT_ONE, (int)question->options_count, 0);
    input->asks = room_say(room, "ask.one");
    for (int i = 0; i < input->choices; i++)
        input->choice[i] =
            (struct choice){.text = room_text(room, &question->options[i].text), .index = i};
    if (s->reply[s->question] >= 0)
        input->at = s->reply[s->question];
    room_key(room, INTENT_ENTER, "key.answer");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    room_key(room, INTENT_NEXT, "key.skip");
    test_menu_keys(room);
}

void screen_sure(const struct room *room)
{
    const struct confidence *confidence = room->pack->quiz->confidence;
    test_head(room);
    page_text(room->page, STYLE_STRONG, room_text(room, &confidence->prompt));
    struct input *input = page_input(room->page, INPUT_ONE, (int)confidence->options_count, 0);
    input->asks = room_say(room, "ask.one");
    for (int i = 0; i < input->choices; i++)
        input->choice[i] =
            (struct choice){.text = room_text(room, &confidence->options[i].text), .index = i};
    if (room->state->sure >= 0)
        input->at = room->state->sure;
    room_key(room, INTENT_ENTER, "key.answer");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    test_menu_keys(room);
}
