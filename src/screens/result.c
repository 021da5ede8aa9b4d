/* SPDX-License-Identifier: MIT */
/* The test's result as a page: who one is and what one is good at, then the traits, why, all types,
 * the next step, what has changed, the small print. The printed forms of report/result.h say the
 * same in the same words, in the same order. */
#include "base/str.h"
#include "engine/quiz_words.h"
#include "screens/rooms.h"

bool test_has_result(const struct state *state)
{
    return state->tested;
}

static void result_words(const struct room *room, struct quiz_words *ret_words)
{
    *ret_words = (struct quiz_words){
        .quiz = room->pack->quiz,
        .sitting = &room->state->result,
        .first = room->state->sittings > 1 ? &room->state->first : NULL,
        .wish = room->wish,
        .words = room->words,
        .arena = room->arena,
        .ascii = room->world->ascii,
    };
    quiz_words_init(ret_words);
}

static void result_say(const struct room *room, enum style style, const char *text)
{
    if (text)
        page_text(room->page, style, text);
}

/* --- the parts of the page ----------------------------------------------------------------- */

static void result_strengths(const struct room *room, const struct quiz_words *words)
{
    const struct quiz *quiz = words->quiz;
    int type[PACK_MOST_ARCHETYPES];
    const int count = quiz_told(&words->result, words->sitting->side, type);
    result_say(room, STYLE_PLAIN, quiz_words_opening(words));
    for (int i = 0; i < count; i++) {
        const struct archetype *told = &quiz->archetypes[type[i]];
        const char *strengths = room_text(room, &told->strengths);
        page_text(room->page, STYLE_PLAIN,
                  count == 1 ? strengths
                             : arena_format(room->arena, "*%s:* %s", room_text(room, &told->name),
                                            strengths));
    }
    result_say(room, STYLE_PLAIN, quiz_words_side(words));
    if (quiz_has_tiebreak(quiz, &words->result) && words->sitting->side == SIDE_NONE)
        page_note(room->page, STYLE_ACCENT, room_say(room, "result.side-offer"));
    result_say(room, STYLE_PLAIN, quiz_words_meaning(words));
    result_say(room, STYLE_DIM, quiz_words_short(words));
}

static void result_traits(const struct room *room, const struct quiz_words *words)
{
    const struct quiz *quiz = words->quiz;
    const char **label = arena_array(room->arena, quiz->traits_count, sizeof *label);
    struct wheel *wheel = arena_alloc(room->arena, sizeof *wheel);
    double *value = arena_array(room->arena, quiz->traits_count, sizeof *value);
    page_heading(room->page, room_say(room, "result.traits"));
    for (size_t i = 0; i < quiz->traits_count; i++) {
        value[i] = words->result.value[i];
        label[i] = room_text(room, &quiz->traits[i].name);
        page_meter(room->page, label[i], value[i], 4,
                   arena_format(room->arena, "%s  %s", quiz_words_value(words, value[i]),
                                quiz_words_level(words, value[i])))
            ->note = quiz_words_trait(words, (int)i);
    }
    *wheel =
        (struct wheel){.label = label, .value = value, .parts = (int)quiz->traits_count, .most = 4};
    room->page->wheel = wheel;
}

static void result_decisive(const struct room *room, const struct quiz_words *words)
{
    const struct quiz_result *result = &words->result;
    if (result->decisives == 0)
        return;
    page_heading(room->page, room_say(room, "result.decisive"));
    for (int i = 0; i < result->decisives; i++) {
        const struct question *question = &words->quiz->questions[result->decisive[i]];
        page_item(room->page, MARK_NONE, NULL,
                  arena_format(room->arena, "%d. %s", quiz_words_number(words, i),
                               room_text(room, &question->prompt)),
                  arena_format(room->arena, "%s %s", quiz_words_choice(words, i),
                               quiz_words_turning(words, i)));
    }
}

static void result_scores(const struct room *room, const struct quiz_words *words)
{
    const struct quiz *quiz = words->quiz;
    int order[PACK_MOST_ARCHETYPES];
    if (words->result.type < 0)
        return;
    page_heading(room->page, room_say(room, "result.types"));
    quiz_ranking(quiz, &words->result, order);
    struct str line = {0};
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        const double score = words->result.score[order[i]];
        if (i > 0)
            str_add(&line, room->world->ascii ? ", " : " · ");
        str_addf(&line, "%s\u00A0%s", room_text(room, &quiz->archetypes[order[i]].name),
                 catalog_decimal(room->words, room->arena, score, 2, room->world->ascii));
    }
    page_text(room->page, STYLE_PLAIN, arena_string(room->arena, str_text(&line)));
    str_release(&line);
    page_text(room->page, STYLE_DIM, room_say(room, "result.types-note"));
}

static void result_next(const struct room *room, const struct quiz_words *words)
{
    const char *next = quiz_words_next(words);
    if (next)
        page_note(room->page, STYLE_ACCENT,
                  arena_format(room->arena, "*%s:* %s", quiz_words_next_title(words), next));
}

static void result_changed(const struct room *room, const struct quiz_words *words)
{
    if (!words->first)
        return;
    page_heading(room->page, room_say(room, "result.changed"));
    page_text(room->page, STYLE_PLAIN, quiz_words_type_then(words));
    for (size_t t = 0; t < words->quiz->traits_count; t++) {
        const char *moved = quiz_words_moved(words, (int)t);
        if (moved)
            page_item(room->page, MARK_NONE, NULL, moved, NULL);
    }
    result_say(room, STYLE_PLAIN, quiz_words_still(words));
    result_say(room, STYLE_DIM, quiz_words_form_then(words));
}

void screen_result(const struct room *room)
{
    struct quiz_words words;
    const char *print;
    result_words(room, &words);
    room->page->title = quiz_words_title(&words);
    room->page->aside = quiz_words_strength(&words);
    result_strengths(room, &words);
    if (words.result.answered > 0)
        result_traits(room, &words);
    result_decisive(room, &words);
    result_scores(room, &words);
    result_next(room, &words);
    result_changed(room, &words);
    result_say(room, STYLE_DIM, quiz_words_answered(&words));
    for (int i = 0; (print = quiz_words_small_print(&words, i)) != NULL; i++)
        page_text(room->page, STYLE_DIM, print);
    room_key(room, INTENT_ENTER, room->world->only_test ? "key.quit" : "key.to-map");
    if (quiz_has_tiebreak(words.quiz, &words.result))
        room_key(room, INTENT_SIDE, "key.side");
    room_key(room, INTENT_AGAIN, "key.test-again");
    if (!room->world->only_test)
        room_key(room, INTENT_MAP, "key.map");
    room_key(room, INTENT_BACK, "key.back");
}

/* --- the tie-break ------------------------------------------------------------------------- */

void screen_side(const struct room *room)
{
    const struct quiz *quiz = room->pack->quiz;
    const int side = room->state->result.side;
    struct quiz_words words;
    result_words(room, &words);
    const struct quiz_result *result = &words.result;
    room->page->title = room_text(room, &quiz->title);
    page_text(room->page, STYLE_STRONG, room_text(room, &quiz->tiebreak));
    struct input *input = page_input(room->page, INPUT_ONE, result->blends + 1, 0);
    input->asks = room_say(room, "ask.one");
    for (int i = 0; i < result->blends; i++) {
        input->choice[i].text = room_text(room, &quiz->archetypes[result->blend[i]].side);
        if (result->blend[i] == side)
            input->at = i;
    }
    input->choice[result->blends].text =
        room_say(room, result->blends == 2 ? "result.side-equal-two" : "result.side-equal");
    if (side == SIDE_ALL)
        input->at = result->blends;
    room_key(room, INTENT_ENTER, "key.answer");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    room_key(room, INTENT_BACK, "key.back");
}

bool test_side_event(const struct room *room, int chosen, struct event *ret_event)
{
    struct quiz_result result;
    quiz_result(room->pack->quiz, room->state->result.reply, &result);
    if (chosen < 0 || chosen > result.blends)
        return false;
    *ret_event = (struct event){.type = EVENT_SIDE,
                                .option = chosen < result.blends ? result.blend[chosen] : SIDE_ALL};
    return true;
}
