/* SPDX-License-Identifier: MIT */
/* The resume code: the page that shows the one of now and takes one typed in, and what is said of
 * it. Codes are never in a catalogue: they are the same in every language but for the digit that
 * names it. */
#include <string.h>

#include "base/str.h"
#include "screens/rooms.h"

static int code_language(const struct world *world)
{
    const struct pack *pack = world->state->pack;
    for (int i = 0; i < (int)pack->languages_count; i++) {
        if (strcmp(pack->languages[i], world->language[world->current]->tag) == 0)
            return i;
    }
    return -1;
}

const char *screen_code(const struct world *world, struct arena *arena)
{
    struct resume resume;
    char code[RESUME_TEXT];
    resume_of(world->state, code_language(world), &resume);
    if (!resume_any(&resume) || !resume_format(world->state->pack, &resume, code))
        return NULL;
    return arena_string(arena, code);
}

void code_line(const struct room *room, enum style style)
{
    const char *code = screen_code(room->world, room->arena);
    if (code)
        page_text(room->page, style,
                  catalog_format(room->words, room->arena, "code.line", "code", code, NULL));
}

void screen_resume(const struct room *room)
{
    struct page *page = room->page;
    const char *code = screen_code(room->world, room->arena);
    page->title = room_say(room, "code.title");
    page_text(page, STYLE_PLAIN, room_say(room, code ? "code.what" : "code.none"));
    if (code)
        page_text(page, STYLE_STRONG, code);
    struct input *input = page_input(page, INPUT_TEXT, 1, 0);
    input->choice[0].text = room_say(room, "code.type");
    input->asks = room_say(room, "code.ask");
    page_text(page, STYLE_DIM, room_say(room, "code.holds"));
    const bool typed = room->nav && room->nav->text[0];
    room_key(room, INTENT_ENTER, typed ? "key.take-code" : "key.back");
    if (!room->world->linear)
        room_key(room, INTENT_AREA,
                 room->nav && !room->nav->typing ? "key.write-code" : "key.area");
    room_key(room, INTENT_BACK, "key.back");
}

/* --- what is said of a code ------------------------------------------------------------------ */

const char *screen_code_flaw(const struct catalog *words, struct arena *arena,
                             struct resume_flaw flaw)
{
    static const char *const keys[] = {
        [RESUME_OK] = "code.title",        [RESUME_EMPTY] = "code.empty",
        [RESUME_SYMBOL] = "code.symbol",   [RESUME_LONG] = "code.long",
        [RESUME_UNEVEN] = "code.uneven",   [RESUME_WRONG] = "code.wrong",
        [RESUME_CUT] = "code.cut",         [RESUME_BEYOND] = "code.beyond",
        [RESUME_VERSION] = "code.version", [RESUME_PACK] = "code.pack",
        [RESUME_EDITION] = "code.edition", [RESUME_REST] = "code.rest",
    };
    return catalog_format(words, arena, keys[flaw.error], "group",
                          arena_format(arena, "%d", flaw.group), NULL);
}

static void code_add(struct str *list, const char *what)
{
    if (list->length > 0)
        str_add(list, ", ");
    str_add(list, what);
}

/* What a good code brought, as one line. */
static const char *code_brought(const struct room *room, const struct resume *resume)
{
    struct str list = {0};
    unsigned long steps = 0;
    for (int i = 0; i < (int)room->pack->stages_count; i++)
        steps += resume->stage[i] >= 0;
    if (steps > 0)
        code_add(&list, catalog_count(room->words, room->arena, "code.steps", steps, NULL));
    if (resume->part_stage >= 0)
        code_add(&list, catalog_format(room->words, room->arena, "code.part", "step",
                                       room_stage_title(room, resume->part_stage), NULL));
    if (resume->tested)
        code_add(&list, room_say(room, "code.test"));
    if (resume->plan_action >= 0)
        code_add(&list, room_say(room, "code.plan"));
    const char *said = list.length == 0 ? room_say(room, "code.nothing")
                                        : catalog_format(room->words, room->arena, "code.brought",
                                                         "what", str_text(&list), NULL);
    str_release(&list);
    return said;
}

void code_typed(const struct room *room, struct ui *ui, const char *text, struct outcome *ret)
{
    struct resume resume;
    const struct resume_flaw flaw = resume_parse(room->pack, text ? text : "", &resume);
    if (flaw.error == RESUME_EMPTY) {
        ui->overlay = OVERLAY_TITLE;
        return;
    }
    if (flaw.error != RESUME_OK) {
        ui->codes++;
        ret->type = OUTCOME_SAY;
        ret->say = screen_code_flaw(room->words, room->arena, flaw);
        return;
    }
    ret->type = OUTCOME_EVENT;
    ret->event = (struct event){.type = EVENT_RESUME};
    ret->say = code_brought(room, &resume);
    if (resume_format(room->pack, &resume, ret->event.code))
        ui->overlay = room->world->only_test ? OVERLAY_TITLE : OVERLAY_NONE; /* there is no map */
}
