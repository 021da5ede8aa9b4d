/* SPDX-License-Identifier: MIT */
/* The networker test: opening, questions. */
#include "engine/step.h"
#include "screens/rooms.h"

enum { TEST_SECONDS = 20 /* for a question, about */ };

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

/* About how long a form takes, rounded up. */
static int test_minutes(int questions)
{
    return (questions * TEST_SECONDS + 59) / 60;
}

/* Both forms to choose from. */
static void test_forms(const struct room *room)
{
    static const char *const sizes[TEST_FORMS] = {"test.all", "test.short"};
    static const char *const notes[TEST_FORMS] = {"test.minutes", "test.minutes-short"};
    struct input *input = page_input(room->page, INPUT_ONE, TEST_FORMS, 0);
    input->menu = true;
    input->asks = room_say(room, "ask.one");
    for (int form = 0; form < TEST_FORMS; form++) {
        const int questions = quiz_questions(room->pack->quiz, (enum test_form)form);
        struct choice *choice = &input->choice[form];
        choice->text =
            catalog_count(room->words, room->arena, sizes[form], (unsigned long)questions, NULL);
        choice->note =
            catalog_format(room->words, room->arena, notes[form], "minutes",
                           arena_format(room->arena, "%d", test_minutes(questions)), NULL);
    }
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
}

bool test_form_event(const struct room *room, int chosen, struct event *ret_event)
{
    if (chosen != TEST_SHORT)
        return step_go_on(room->state, ret_event);
    *ret_event = (struct event){.type = EVENT_TEST, .option = TEST_SHORT};
    return true;
}

void screen_test(const struct room *room)
{
    const struct quiz *quiz = room->pack->quiz;
    const bool choice = quiz_has_short(quiz);
    test_head(room);
    if (!text_is_empty(&quiz->intro))
        page_text(room->page, STYLE_PLAIN, room_text(room, &quiz->intro));
    room_key(room, INTENT_ENTER, "key.begin");
    if (choice)
        test_forms(room);
    page_text(room->page, STYLE_DIM,
              choice ? room_say(room, "test.skip")
                     : catalog_count(room->words, room->arena, "test.size",
                                     (unsigned long)quiz->questions_count, NULL));
    page_text(room->page, STYLE_DIM, room_say(room, "result.small-print"));
    test_menu_keys(room);
}

void screen_question(const struct room *room)
{
    const struct state *s = room->state;
    const struct quiz *quiz = room->pack->quiz;
    const struct question *question = &quiz->questions[s->question];
    struct page *page = room->page;
    int order[PACK_MOST_OPTIONS];
    test_head(room);
    page->aside =
        arena_format(room->arena, "%d/%d", quiz_number(quiz, s->sitting.form, s->question),
                     quiz_questions(quiz, s->sitting.form));
    page_text(page, STYLE_STRONG, room_text(room, &question->prompt));
    struct input *input = page_input(page, INPUT_ONE, (int)question->options_count, 0);
    input->asks = room_say(room, "ask.one");
    state_question_order(s, s->question, order);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i] = (struct choice){
            .text = room_text(room, &question->options[order[i]].text), .index = order[i]};
        if (order[i] == s->sitting.reply[s->question])
            input->at = i;
    }
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
    if (room->state->sitting.sure >= 0)
        input->at = room->state->sitting.sure;
    room_key(room, INTENT_ENTER, "key.answer");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    test_menu_keys(room);
}
