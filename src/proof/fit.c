/* SPDX-License-Identifier: MIT */
/* The pages are the screens' own, made from states that were put together for the purpose, so that
 * nothing here has to know how a screen looks. */
#include "proof/fit.h"

#include <string.h>

#include "engine/step.h"
#include "page/layout.h"
#include "screens/screens.h"

enum { FIT_COLUMNS = 80, FIT_ROWS = 24 };

struct fit {
    const struct pack *pack;
    const struct catalog *const *language;
    int languages, current;
    struct state state;
    struct arena run, frame;
    struct diags *diags;
};

/* Reports the page of now if it is too long; it belongs to the thing ID that stands at PLACE. */
static void fit_page(struct fit *fit, int part, const char *id, struct place place)
{
    const struct world world = {.state = &fit->state,
                                .language = fit->language,
                                .languages = fit->languages,
                                .current = fit->current,
                                .saving = true,
                                .version = ""};
    const struct ui ui = {.part = part};
    struct page page;
    struct nav nav;
    struct frame frame;
    page_begin(&page, &fit->frame);
    screen_page(&world, &ui, NULL, &page);
    nav_start(&nav, &page);
    page_begin(&page, &fit->frame);
    screen_page(&world, &ui, &nav, &page);
    layout_frame(&page, &nav, FIT_COLUMNS, FIT_ROWS, &fit->frame, &frame);
    const int over = frame.extent.body_lines - frame.extent.shown_lines;
    if (over > 0)
        diag_add(fit->diags, DIAG_TEXT_OVERFLOW, place, "id", id, "language",
                 fit->language[fit->current]->tag, "lines", arena_format(&fit->frame, "%d", over),
                 NULL);
    arena_reset(&fit->frame);
}

/* The turns of a task that goes turn by turn. */
static void fit_turns(struct fit *fit, const struct task *task)
{
    for (int best = 0; best <= 1; best++) {
        struct answer way;
        task->kind->sample(task, best != 0, &way);
        for (int turn = 1; turn < way.count; turn++) {
            fit->state.path = way;
            fit->state.path.count = turn;
            fit_page(fit, 0, task->id, task->place);
        }
    }
    fit->state.path.count = 0;
}

static void fit_stage(struct fit *fit, int at)
{
    const struct stage *stage = &fit->pack->stages[at];
    struct state *state = &fit->state;
    state->stage = at;
    state->where = AT_SCENE;
    fit_page(fit, 0, stage->id, stage->scene.place);
    state->where = AT_TASK;
    for (int i = 0; i < (int)stage->tasks_count; i++) {
        const struct task *task = &stage->tasks[i];
        state->task = i;
        for (int part = 0; part < task_parts(task); part++)
            fit_page(fit, part, task->id, task->place);
        if (task_form(task) == FORM_PATH)
            fit_turns(fit, task);
    }
    state->where = AT_SUMMARY;
    state->task = 0;
    state->finished[at] = true;
    if (!text_is_empty(&stage->summary))
        fit_page(fit, 0, stage->id, stage->summary.place);
}

void fit_check(const struct pack *pack, const struct catalog *const *language, int count,
               struct diags *diags)
{
    struct fit fit = {.pack = pack, .language = language, .languages = count, .diags = diags};
    for (fit.current = 0; fit.current < count; fit.current++) {
        const char *tag = language[fit.current]->tag;
        bool promised = strcmp(tag, pack->language) == 0;
        for (size_t i = 0; i < pack->languages_count; i++)
            promised = promised || strcmp(tag, pack->languages[i]) == 0;
        if (!promised)
            continue;
        state_init(&fit.state, pack, 1, &fit.run);
        for (int i = 0; i < (int)pack->stages_count; i++) {
            if (!pack->stages[i].coming)
                fit_stage(&fit, i);
        }
        arena_reset(&fit.run);
    }
    arena_release(&fit.frame);
    arena_release(&fit.run);
}
