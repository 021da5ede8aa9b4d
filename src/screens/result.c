/* SPDX-License-Identifier: MIT */
/* The test's result as a page: strengths first, then why, then the whole table, then the small
 * print. The printed forms of report/result.h say the same in the same words. */
#include "base/str.h"
#include "screens/rooms.h"

bool test_has_result(const struct state *state)
{
    return state->tested;
}

/* "A", "A and B", "A, B and C": equals stand in the file's order. */
static const char *result_types(const struct room *room, const struct quiz_result *result)
{
    const struct quiz *quiz = room->pack->quiz;
    struct str names = {0};
    for (int i = 0; i < result->blends; i++) {
        if (i > 0)
            str_add(&names, room_say(room, i + 1 < result->blends ? "result.comma" : "result.and"));
        str_add(&names, room_text(room, &quiz->archetypes[result->blend[i]].name));
    }
    const char *types = arena_string(room->arena, str_text(&names));
    str_release(&names);
    return types;
}

static const char *strength_word(const struct room *room, enum strength strength)
{
    return room_say(room, arena_format(room->arena, "strength.%s", strength_name(strength)));
}

static void result_strengths(const struct room *room, const struct quiz_result *result)
{
    const struct quiz *quiz = room->pack->quiz;
    if (result->type < 0) {
        page_text(room->page, STYLE_PLAIN,
                  room_say(room, result->answered ? "result.none" : "result.unanswered"));
        return;
    }
    if (result->blends > 1)
        page_text(room->page, STYLE_PLAIN,
                  room_say(room, result->blends == 2   ? "result.sides-two"
                                 : result->blends == 3 ? "result.sides-three"
                                                       : "result.sides-more"));
    for (int i = 0; i < result->blends; i++) {
        const struct archetype *type = &quiz->archetypes[result->blend[i]];
        const char *strengths = room_text(room, &type->strengths);
        page_text(room->page, STYLE_PLAIN,
                  result->blends == 1 ? strengths
                                      : arena_format(room->arena, "*%s:* %s",
                                                     room_text(room, &type->name), strengths));
    }
}

static void result_next(const struct room *room, const struct quiz_result *result)
{
    if (result->type < 0)
        return;
    const struct quiz *quiz = room->pack->quiz;
    const enum size size = quiz_size(quiz, room->state->result_sure);
    page_note(room->page, STYLE_ACCENT,
              arena_format(room->arena, "*%s:* %s", room_say(room, "result.next"),
                           room_text(room, &quiz->archetypes[result->type].next->by_size[size])));
}

static void result_traits(const struct room *room, const struct quiz_result *result)
{
    const struct quiz *quiz = room->pack->quiz;
    page_heading(room->page, room_say(room, "result.traits"));
    for (size_t i = 0; i < quiz->traits_count; i++) {
        const double value = result->value[i];
        page_meter(
            room->page, room_text(room, &quiz->traits[i].name), value, 4,
            arena_format(room->arena, "%s  %s",
                         catalog_decimal(room->words, room->arena, value, 1, room->world->ascii),
                         room_say(room, quiz_trait_key(value))));
    }
}

static void result_decisive(const struct room *room, const struct quiz_result *result)
{
    const struct quiz *quiz = room->pack->quiz;
    if (result->type < 0 || result->decisives == 0)
        return;
    page_heading(room->page, room_say(room, "result.decisive"));
    for (int i = 0; i < result->decisives; i++) {
        const int at = result->decisive[i];
        const struct question *question = &quiz->questions[at];
        int type = -1;
        const int option = quiz_turning_option(quiz, room->state->result_reply, at, &type);
        const char *turning =
            option < 0 ? room_say(room, "result.turning-none")
                       : catalog_format(room->words, room->arena, "result.turning", "option",
                                        room_text(room, &question->options[option].text), "type",
                                        room_text(room, &quiz->archetypes[type].name), NULL);
        const struct quiz_option *chosen = &question->options[room->state->result_reply[at]];
        const char *told = catalog_format(room->words, room->arena, "result.you-chose", "option",
                                          room_text(room, &chosen->text), NULL);
        page_item(room->page, MARK_NONE, NULL,
                  arena_format(room->arena, "%d. %s", at + 1, room_text(room, &question->prompt)),
                  arena_format(room->arena, "%s %s", told, turning));
    }
}

static void result_scores(const struct room *room, const struct quiz_result *result)
{
    const struct quiz *quiz = room->pack->quiz;
    int order[PACK_MOST_ARCHETYPES];
    if (result->type < 0)
        return;
    page_heading(room->page, room_say(room, "result.types"));
    quiz_ranking(quiz, result, order);
    struct str line = {0};
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        const double score = result->score[order[i]];
        if (i > 0)
            str_add(&line, room->world->ascii ? ", " : " · ");
        str_addf(&line, "%s\u00A0%s", room_text(room, &quiz->archetypes[order[i]].name),
                 catalog_decimal(room->words, room->arena, score, 2, room->world->ascii));
    }
    page_text(room->page, STYLE_PLAIN, arena_string(room->arena, str_text(&line)));
    str_release(&line);
    page_text(room->page, STYLE_DIM, room_say(room, "result.types-note"));
}

void screen_result(const struct room *room)
{
    const struct quiz *quiz = room->pack->quiz;
    struct quiz_result result;
    quiz_result(quiz, room->state->result_reply, &result);
    room->page->title = result.answered == 0 ? room_say(room, "result.title-unanswered")
                        : result.type < 0
                            ? room_say(room, "result.title-none")
                            : catalog_format(room->words, room->arena, "result.title", "types",
                                             result_types(room, &result), NULL);
    room->page->aside = strength_word(room, result.strength);
    result_strengths(room, &result);
    result_next(room, &result);
    if (result.answered > 0)
        result_traits(room, &result);
    result_decisive(room, &result);
    result_scores(room, &result);
    if ((size_t)result.answered < quiz->questions_count)
        page_text(room->page, STYLE_DIM,
                  catalog_format(room->words, room->arena, "result.answered", "answered",
                                 arena_format(room->arena, "%d", result.answered), "of",
                                 arena_format(room->arena, "%zu", quiz->questions_count), NULL));
    page_text(room->page, STYLE_DIM, room_say(room, "result.small-print"));
    page_text(room->page, STYLE_DIM, room_say(room, "result.how"));
    room_key(room, INTENT_ENTER, room->world->only_test ? "key.quit" : "key.to-map");
    room_key(room, INTENT_AGAIN, "key.test-again");
    if (!room->world->only_test)
        room_key(room, INTENT_MAP, "key.map");
    room_key(room, INTENT_BACK, "key.back");
}
