/* SPDX-License-Identifier: MIT */
/* Page and world are made anew each time round from the state; only `nav` (cursor, draft) and `ui`
 * (overlays) are carried on. A nav set aside while a help page lies over a task comes back with its
 * task; and the last few answers that were begun, or handed in, wait for the player to come back to
 * theirs. All of it is in memory alone. */
#include "app/loop.h"

#include <string.h>

#include "base/wipe.h"
#include "screens/screens.h"

enum { LOOP_DRAFTS = 4 };

/* An answer of a task whose screen was left. */
struct draft {
    unsigned long key; /* of the screen; 0 = none */
    bool handed;       /* it was given: nothing would be lost */
    struct nav nav;
};

struct looping {
    struct loop *loop;
    struct arena frame;
    struct ui ui;
    struct nav nav, start, aside, aside_start;
    struct draft draft[LOOP_DRAFTS]; /* the newest first */
    bool task;                       /* the screen shown last was a task's */
    bool handed;                     /* and its answer was given */
    bool resumed;
    unsigned long key, aside_key;
    enum input_type asked; /* by the page of `nav` */
    bool begun;
    struct kiosk kiosk; /* for the screens, when there is a visit */
    int language;       /* a kiosk's own */
    char notice[512];   /* longer ones are cut; the frame they were made in is gone */
};

/* What the screens of a kiosk need to know. */
static void look_around(struct looping *at)
{
    const struct visit *visit = at->loop->visit;
    const bool demo = visit->moves && !visit->linear && visit->demo.picture != DEMO_TITLE;
    at->kiosk = (struct kiosk){
        .demo = demo ? &visit->demo.state : NULL,
        .console = visit->console,
        .remote = visit->remote,
        .choose = at->loop->game->languages > 1 && !at->loop->game->options->given[OPTION_LANG],
        .ending = visit->phase == IDLE_ENDING,
        .seconds = visit->seconds,
    };
}

static struct world world_of(const struct looping *at)
{
    const struct loop *loop = at->loop;
    const struct game *game = loop->game;
    return (struct world){
        .state = &game->state,
        .language = game->language,
        .languages = game->languages,
        .current = game->current,
        .linear = loop->linear,
        .ascii = loop->ascii,
        .only_test = loop->only_test,
        .saving = game->store != NULL,
        .unsaved = game->unsaved,
        .preview = loop->preview != NULL,
        .broken = loop->preview && loop->preview->broken ? &loop->preview->diags : NULL,
        .version = ASKELEET_VERSION,
        .kiosk = loop->visit ? &at->kiosk : NULL,
    };
}

/* Keeps the answer of the screen that is left, if there is one worth it. */
static void keep_draft(struct looping *at)
{
    if (!at->task || (!at->handed && !nav_touched(&at->nav, &at->start)))
        return;
    int old = 0;
    while (old < LOOP_DRAFTS - 1 && at->draft[old].key != at->key)
        old++;
    for (; old > 0; old--)
        at->draft[old] = at->draft[old - 1];
    /* Part by part: a whole one would lie on the stack first, where next_visitor cannot wipe it. */
    struct draft *draft = &at->draft[0];
    draft->key = at->key;
    draft->handed = at->handed;
    memcpy(&draft->nav, &at->nav, sizeof draft->nav);
    draft->nav.scroll = draft->nav.held = 0;
}

/* Takes the answer that waits for the screen of now. */
static void take_draft(struct looping *at)
{
    for (int i = 0; i < LOOP_DRAFTS; i++) {
        struct draft *draft = &at->draft[i];
        if (draft->key != at->key)
            continue;
        const enum follow follow = at->nav.follow;
        at->nav = draft->nav;
        at->nav.follow = follow;
        if (draft->handed)
            at->start = at->nav;
        draft->key = 0;
    }
}

/* The page of the picture that a kiosk's start screen shows, in one language after the other. */
static void make_picture(struct looping *at, struct world *world, struct page *page)
{
    const struct demo *demo = &at->loop->visit->demo;
    arena_reset(&at->frame);
    page_begin(page, &at->frame);
    world->current = (world->current + demo->round) % world->languages;
    screen_page(world, &at->ui, NULL, page);
    nav_start(&at->nav, page);
    demo_point(demo, page, &at->nav);
    at->begun = false;
}

/* The page of now, with a nav that fits it. */
static void make_page(struct looping *at, const struct world *world, struct page *page)
{
    arena_reset(&at->frame);
    page_begin(page, &at->frame);
    screen_page(world, &at->ui, at->begun ? &at->nav : NULL, page);
    const unsigned long key = screen_key(world, &at->ui);
    if (at->begun && key == at->key && page->input.type == at->asked)
        return;
    const bool over = at->ui.overlay != OVERLAY_NONE || world->broken;
    if (at->begun && !over && at->aside_key != key)
        keep_draft(at);
    const bool back = at->begun && key == at->aside_key;
    if (at->begun && over && at->aside_key == 0) {
        at->aside = at->nav;
        at->aside_start = at->start;
        at->aside_key = at->key;
    }
    nav_start(&at->start, page);
    at->nav = back ? at->aside : at->start;
    if (back)
        at->start = at->aside_start;
    if (!over)
        at->aside_key = 0;
    at->key = key;
    at->asked = page->input.type;
    at->begun = true;
    if (!over) {
        at->task = world->state->where == AT_TASK;
        at->handed = false;
        if (at->task && !back)
            take_draft(at);
    }
    /* The map's text follows the cursor, which is only known now. */
    page_begin(page, &at->frame);
    screen_page(world, &at->ui, &at->nav, page);
}

/* Whether leaving would lose something that was begun: here, below an overlay, or at another task.
 */
static bool draft_touched(const struct looping *at)
{
    for (int i = 0; i < LOOP_DRAFTS; i++) {
        if (at->draft[i].key && !at->draft[i].handed)
            return true;
    }
    if (!at->task)
        return false;
    return at->ui.overlay == OVERLAY_NONE
               ? nav_touched(&at->nav, &at->start)
               : at->aside_key != 0 && nav_touched(&at->aside, &at->aside_start);
}

static void say(struct looping *at, const char *text)
{
    if (at->loop->linear) {
        at->loop->port->call->say(at->loop->port, text);
        return;
    }
    size_t length = strlen(text);
    if (length >= sizeof at->notice) {
        length = sizeof at->notice - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(at->notice, text, length);
    at->notice[length] = '\0';
    at->ui.notice = at->notice;
}

/* Nothing of the one before is left: not their answers, their words, their language, their colours.
 */
static void next_visitor(struct looping *at)
{
    struct loop *loop = at->loop;
    arena_reset(&at->frame);
    game_start(loop->game, game_seed(loop->game));
    wipe(&at->ui, sizeof at->ui);
    wipe(&at->nav, sizeof at->nav);
    wipe(&at->start, sizeof at->start);
    wipe(&at->aside, sizeof at->aside);
    wipe(&at->aside_start, sizeof at->aside_start);
    wipe(at->draft, sizeof at->draft);
    wipe(at->notice, sizeof at->notice);
    wipe_stack();
    at->begun = at->task = at->handed = false;
    at->aside_key = 0;
    at->ui.overlay = OVERLAY_START;
    loop->result_seen = loop->plan_made = false;
    loop->game->current = at->language;
    if (loop->words_changed)
        loop->words_changed(loop->context, loop->game->language[at->language]);
    loop->game->settings.theme = loop->port->call->colours(loop->port, true);
    visit_anew(loop->visit);
}

/* The code to go on with, if there is one. */
static void say_code(struct looping *at)
{
    const struct game *game = at->loop->game;
    const struct catalog *words = game->language[game->current];
    const struct world world = world_of(at);
    arena_reset(&at->frame);
    const char *code = screen_code(&world, &at->frame);
    if (!code)
        return;
    say(at, catalog_format(words, &at->frame, "code.line", "code", code, NULL));
    say(at, catalog_text(words, "kiosk.keep"));
}

/* Line mode is told once how long there is left. */
static void say_warning(struct looping *at)
{
    const struct game *game = at->loop->game;
    const char *key = at->kiosk.ending ? "kiosk.ending" : "kiosk.idle-line";
    arena_reset(&at->frame);
    say(at, catalog_count(game->language[game->current], &at->frame, key,
                          (unsigned long)at->kiosk.seconds, NULL));
    say_code(at);
}

/* What the visitor can go on with, once the port is closed. */
static void keep_code(struct looping *at)
{
    const struct world world = world_of(at);
    arena_reset(&at->frame);
    const char *code = screen_code(&world, &at->frame);
    if (code && strlen(code) < sizeof at->loop->code)
        memcpy(at->loop->code, code, strlen(code) + 1);
}

/* A kiosk's clock. False when the program's time is over. */
static bool mind_the_visitor(struct looping *at)
{
    struct loop *loop = at->loop;
    const bool start = at->ui.overlay == OVERLAY_START;
    const enum visit_news news = visit_look(loop->visit, start, loop->port->received);
    look_around(at);
    switch (news) {
    case VISIT_SAME: break;
    case VISIT_WARN:
        if (loop->linear) {
            say_warning(at);
        } else if (at->ui.overlay != OVERLAY_IDLE) {
            at->ui.away = at->ui.overlay;
            at->ui.overlay = OVERLAY_IDLE;
        }
        break;
    case VISIT_NEXT:
        next_visitor(at);
        look_around(at);
        break;
    case VISIT_END: return false;
    }
    loop->port->patience = visit_patience(loop->visit, at->ui.overlay == OVERLAY_START);
    loop->port->until = visit_until(loop->visit, at->ui.overlay == OVERLAY_START);
    return true;
}

/* False when the player leaves. */
static bool carry_out(struct looping *at, const struct outcome *outcome)
{
    struct game *game = at->loop->game;
    switch (outcome->type) {
    case OUTCOME_PAGE: return true;
    case OUTCOME_EVENT:
        at->handed = outcome->event.type == EVENT_ANSWER || outcome->event.type == EVENT_TURN;
        if (game_event(game, &outcome->event)) {
            screen_moved(&at->ui);
            at->aside_key = 0;
            if (outcome->say)
                say(at, outcome->say);
        }
        if (game->state.where == AT_RESULT)
            at->loop->result_seen = true;
        if (game->state.where == AT_PLANNED && outcome->event.type == EVENT_DAY)
            at->loop->plan_made = true;
        return true;
    case OUTCOME_LANGUAGE:
        game_choose_language(game, outcome->choice);
        if (at->loop->words_changed)
            at->loop->words_changed(at->loop->context, game->language[game->current]);
        return true;
    case OUTCOME_SAY: say(at, outcome->say); return true;
    case OUTCOME_COLOURS:
        game_choose_theme(game, at->loop->port->call->colours(at->loop->port, false));
        return true;
    case OUTCOME_NEXT:
        if (at->loop->linear) /* it was not asked there, with the code on the page */
            say_code(at);
        next_visitor(at);
        return true;
    case OUTCOME_LEAVE:
        if (outcome->choice)
            screen_own_texts(&at->ui, game->state.pack, game->language[game->current],
                             &at->loop->texts);
        return false;
    }
    return false;
}

/* What was said of the place before still holds there; the page may have fewer parts. */
static void keep_place(struct looping *at)
{
    const struct state *state = &at->loop->game->state;
    const bool task = state->where == AT_TASK || state->where == AT_FEEDBACK;
    const struct stage *stage = &state->pack->stages[state->stage];
    if (!task || at->ui.part >= task_parts(&stage->tasks[state->task]))
        at->ui.part = 0;
}

/* The author has saved a file. */
static void take_news(struct looping *at)
{
    struct loop *loop = at->loop;
    struct preview *preview = loop->preview;
    struct game *game = loop->game;
    const bool broken = preview->broken, begun = preview->begun;
    const int stage = game->state.stage, task = game->state.task;
    switch (preview_take(preview)) {
    case PREVIEW_NOTHING: return;
    case PREVIEW_BROKEN:
        at->ui.overlay = OVERLAY_NONE;
        if (broken) /* other mistakes are read from the first one on */
            at->nav.scroll = 0;
        return;
    case PREVIEW_READ: break;
    }
    loop->only_test = preview->only_test;
    if (game->state.stage != stage || game->state.task != task) {
        screen_moved(&at->ui);
        at->ui.typed[0] = '\0';
    }
    keep_place(at);
    say(at, catalog_text(game->language[game->current],
                         !begun && preview->not_found ? "preview.not-here" : "preview.read"));
}

int loop_play(struct loop *loop)
{
    struct looping at = {.loop = loop, .resumed = loop->game->state.events > 0};
    int signal = 0;
    if (loop->title)
        at.ui.overlay = loop->game->languages > 1 && !loop->game->language_chosen
                            ? OVERLAY_LANGUAGES
                            : OVERLAY_TITLE;
    if (loop->visit) {
        at.ui.overlay = OVERLAY_START;
        at.language = loop->game->current;
        loop->visit->linear = loop->linear;
    }
    for (bool on = true; on;) {
        if (loop->visit && !mind_the_visitor(&at))
            break;
        struct world world = world_of(&at);
        world.resumed = at.resumed;
        struct page page;
        struct act act = {.intent = INTENT_NOTHING};
        if (loop->visit && at.ui.overlay == OVERLAY_START)
            make_picture(&at, &world, &page);
        else
            make_page(&at, &world, &page);
        loop->port->call->present(loop->port, &page, &at.nav);
        switch (loop->port->call->read(loop->port, &page, &at.nav, &act)) {
        case PORT_AGAIN:
        case PORT_LATE: break;
        case PORT_CHANGED: take_news(&at); break;
        case PORT_END: on = false; break;
        case PORT_SIGNAL:
            signal = loop->port->signal;
            on = false;
            break;
        case PORT_ACT: {
            struct outcome outcome;
            const bool hint = at.ui.hint;
            screen_act(&world, &at.ui, &page, &act, draft_touched(&at), &outcome);
            if (at.ui.hint && !hint)
                at.nav.follow = FOLLOW_LOOK;
            on = carry_out(&at, &outcome);
            break;
        }
        }
    }
    if (loop->visit)
        keep_code(&at);
    arena_release(&at.frame);
    return signal;
}
