/* SPDX-License-Identifier: MIT */
/* A player without a terminal: the same round as the program's loop, with what must hold in every
 * round asked every time.
 *
 * `walker_show` makes and lays out the page of now; `walker_wish` tries one intent on it,
 * `walker_act` gives the screens an act that line mode could give. What may never be is a BUG, so
 * that fuzzers find it too. A header alone, like real.h. Floor: tests (<- content, screens). */
#ifndef SUPPORT_APP_WALKER_H
#define SUPPORT_APP_WALKER_H

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "engine/step.h"
#include "page/layout.h"
#include "screens/screens.h"

#include "support/app/real.h"

struct walker {
    const struct real *real;
    struct arena run, frame;
    struct state state;
    struct ui ui;
    struct nav nav, start, aside;
    unsigned long key, aside_key;
    bool begun;
    int current; /* language */
    bool linear, ascii, only_test, saving, unsaved;
    const struct kiosk *kiosk; /* NULL, or what a visitor meets at a kiosk */
    int columns, rows;
    struct page page;   /* of now */
    struct frame shown; /* likewise; not in line mode */
    char notice[1024];
    struct str *journal; /* NULL, or where the events' lines are added */
    bool left;           /* the player went */
};

static inline void walker_open(struct walker *walker, const struct real *real, uint64_t seed)
{
    memset(walker, 0, sizeof *walker);
    walker->real = real;
    walker->columns = 80;
    walker->rows = 24;
    walker->saving = true;
    state_init(&walker->state, real->pack, seed, &walker->run);
}

static inline void walker_close(struct walker *walker)
{
    arena_release(&walker->frame);
    arena_release(&walker->run);
    memset(walker, 0, sizeof *walker);
}

static inline struct world walker_world(const struct walker *walker)
{
    return (struct world){
        .state = &walker->state,
        .language = walker->real->language,
        .languages = REAL_LANGUAGES,
        .current = walker->current,
        .linear = walker->linear,
        .ascii = walker->ascii,
        .only_test = walker->only_test,
        .saving = walker->saving,
        .unsaved = walker->unsaved,
        .version = "0.1",
        .kiosk = walker->kiosk,
    };
}

/* What must hold for a page that is laid out. */
static inline void walker_check_frame(const struct frame *frame)
{
    struct str text = {0};
    layout_to_text(frame, &text);
    if (utf8_valid(str_text(&text), text.length) != text.length)
        BUG("a frame that is no UTF-8");
    for (char *line = text.text; *line;) {
        char *end = strchr(line, '\n');
        *end = '\0';
        if (utf8_columns(line) > frame->columns)
            BUG("a line wider than the window");
        for (const char *at = line; *at;) {
            if (!utf8_is_clean(utf8_next(&at)))
                BUG("a character that no terminal may get");
        }
        line = end + 1;
    }
    if (frame->cursor_row < 0 || frame->cursor_row >= frame->rows || frame->cursor_column < 0 ||
        frame->cursor_column >= frame->columns)
        BUG("a cursor outside the window");
    const struct extent *extent = &frame->extent;
    const int most =
        extent->body_lines > extent->shown_lines ? extent->body_lines - extent->shown_lines : 0;
    if (frame->scroll < 0 || frame->scroll > most)
        BUG("scrolled past the page");
    str_release(&text);
}

static inline void walker_make_page(struct walker *walker, const struct nav *nav)
{
    const struct world world = walker_world(walker);
    page_begin(&walker->page, &walker->frame);
    screen_page(&world, &walker->ui, nav, &walker->page);
    if (walker->page.keys == 0)
        BUG("a screen without a way out");
}

/* The page of now, with a nav that fits it, laid out. */
static inline void walker_show(struct walker *walker)
{
    const struct world world = walker_world(walker);
    arena_reset(&walker->frame);
    walker_make_page(walker, walker->begun ? &walker->nav : NULL);
    const unsigned long key = screen_key(&world, &walker->ui);
    if (!walker->begun || key != walker->key) {
        const bool back = walker->begun && key == walker->aside_key;
        if (walker->begun && walker->ui.overlay != OVERLAY_NONE && walker->aside_key == 0) {
            walker->aside = walker->nav;
            walker->aside_key = walker->key;
        }
        nav_start(&walker->start, &walker->page);
        walker->nav = back ? walker->aside : walker->start;
        if (walker->ui.overlay == OVERLAY_NONE)
            walker->aside_key = 0;
        walker->key = key;
        walker->begun = true;
        walker_make_page(walker, &walker->nav);
    }
    layout_frame(&walker->page, &walker->nav, walker->columns, walker->rows, &walker->frame,
                 &walker->shown);
    walker->nav.scroll = walker->shown.scroll;
    walker_check_frame(&walker->shown);
}

/* Every event that the screens ask for must be allowed, and its line must read back as itself. */
static inline void walker_event(struct walker *walker, const struct event *event)
{
    struct str line = {0}, again = {0};
    struct event read;
    if (!step_allows(&walker->state, event))
        BUG("the screens asked for an event that is not allowed");
    event_format(walker->real->pack, event, &line);
    if (!event_parse(walker->real->pack, str_text(&line), &read))
        BUG("an event whose line cannot be read");
    event_format(walker->real->pack, &read, &again);
    if (strcmp(str_text(&line), str_text(&again)) != 0)
        BUG("an event whose line reads as another");
    if (walker->journal)
        str_addf(walker->journal, "%s\n", str_text(&line));
    str_release(&line);
    str_release(&again);
    step(&walker->state, event);
    if (walker->only_test && walker->state.where < AT_TEST)
        BUG("a way out of the test into the game");
    screen_moved(&walker->ui);
    walker->aside_key = 0;
}

static inline void walker_act(struct walker *walker, const struct act *act, bool touched)
{
    const struct world world = walker_world(walker);
    struct outcome outcome;
    const bool hint = walker->ui.hint;
    screen_act(&world, &walker->ui, &walker->page, act, touched, &outcome);
    if (walker->ui.hint && !hint)
        walker->nav.follow = FOLLOW_LOOK;
    switch (outcome.type) {
    case OUTCOME_PAGE:
    case OUTCOME_COLOURS: break;
    case OUTCOME_EVENT: walker_event(walker, &outcome.event); break;
    case OUTCOME_LANGUAGE:
        if (outcome.choice < 0 || outcome.choice >= REAL_LANGUAGES)
            BUG("a language that is not there");
        walker->current = outcome.choice;
        break;
    case OUTCOME_SAY:
        if (!outcome.say || !*outcome.say)
            BUG("nothing to say");
        walker->notice[0] = '\0';
        strncat(walker->notice, outcome.say, sizeof walker->notice - 1);
        walker->ui.notice = walker->notice;
        break;
    case OUTCOME_NEXT: BUG("a next visitor where there is no kiosk");
    case OUTCOME_LEAVE: walker->left = true; break;
    }
}

static inline bool walker_touched(const struct walker *walker)
{
    return walker->ui.overlay == OVERLAY_NONE && walker->state.where == AT_TASK &&
           nav_touched(&walker->nav, &walker->start);
}

/* One intent on the page that was shown last; NUMBER is for PICK. */
static inline void walker_wish(struct walker *walker, enum intent intent, int number)
{
    struct act act = {.intent = INTENT_NOTHING};
    if (nav_step(&walker->nav, &walker->page, &walker->shown.extent, intent, number, &act))
        return;
    walker_act(walker, &act, walker_touched(walker));
}

/* A state in words, after the rules that every state keeps. */
static inline void walker_check_state(const struct state *state, struct str *out)
{
    const struct pack *pack = state->pack;
    const int stars = state_all_stars(state);
    if (stars < 0 || stars > state_most_stars(state))
        BUG("stars out of range");
    for (size_t stage = 0; stage < pack->stages_count; stage++) {
        for (size_t task = 0; task < pack->stages[stage].tasks_count; task++) {
            const struct record *record = state_record(state, (int)stage, (int)task);
            if (record->best.got < 0 || record->best.got > record->best.of)
                BUG("a score out of range");
            if (record->answered != (record->tries > 0))
                BUG("answered without a try");
        }
    }
    state_describe(state, out);
    if (utf8_valid(str_text(out), out->length) != out->length || out->length == 0)
        BUG("a description that is no text");
}

#endif
