/* SPDX-License-Identifier: MIT */
/* The pages are the screens' own, made from states that were put together for the purpose, so that
 * nothing here has to know how a screen looks. Pages look at the whole pack (the player's network,
 * the next step), so each is made in a pack that is cut down to its step, a few tasks of it and the
 * step that follows: what is checked then grows with the pack and not with its square. */
#include "proof/fit.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/step.h"
#include "model/walk.h"
#include "page/layout.h"
#include "screens/screens.h"
#include "tasks/task.h"

enum {
    FIT_COLUMNS = 80,
    FIT_ROWS = 24,
    FIT_LINE = 30, /* columns of text that a line of the smallest window takes at least */
    FIT_SLICE = 32 /* tasks */
};

/* What a page is about: something called ID at PLACE, whose own texts SHAPE tells (NULL = the page
 * asks nothing). */
struct fit_owner {
    const char *id;
    struct place place;
    const struct shape *shape;
    const void *base;
};

struct fit {
    const struct pack *pack;
    struct pack slice;
    struct stage stage[2]; /* of the slice: a part of the step, and the next one */
    const struct catalog *const *language;
    int languages, current;
    struct state state;
    struct arena run, frame;
    struct diags *diags;
};

/* ---- the smallest window ---- */

/* Where the string that a page shows stands in the pack, by the bytes themselves. */
struct fit_search {
    const char *string;
    struct place place;
};

static bool fit_is_string(void *context, const struct field *field, const struct text *text)
{
    struct fit_search *search = context;
    (void)field;
    for (size_t i = 0; i < text->count; i++) {
        if (text->in[i].string == search->string) {
            search->place = text->in[i].place;
            return false;
        }
    }
    return true;
}

static struct place fit_place_of(const struct fit_owner *owner, const char *string)
{
    struct fit_search search = {string, owner->place};
    const struct walk walk = {.text = fit_is_string, .context = &search};
    walk_texts(owner->shape, owner->base, &walk);
    return search.place;
}

/* How many lines more than WINDOWS of the smallest windows the page takes. */
static int fit_small_over(struct fit *fit, const struct page *page, int windows)
{
    struct nav nav;
    struct frame frame;
    nav_start(&nav, page);
    layout_frame(page, &nav, LAYOUT_LEAST_COLUMNS, LAYOUT_LEAST_ROWS, &fit->frame, &frame);
    return frame.extent.body_lines - windows * frame.extent.shown_lines;
}

/* One choice alone, which must be seen whole to be read. Short ones need not be laid out. */
static void fit_small_choice(struct fit *fit, const struct fit_owner *owner, const char *text)
{
    if (!text || utf8_columns(text) < LAYOUT_LEAST_ROWS / 2 * FIT_LINE)
        return;
    struct page page;
    page_begin(&page, &fit->frame);
    struct input *input = page_input(&page, INPUT_ONE, 1, 0);
    input->choice[0].text = text;
    const int over = fit_small_over(fit, &page, 1);
    if (over > 0)
        diag_add(fit->diags, DIAG_CHOICE_LONG, fit_place_of(owner, text), "language",
                 fit->language[fit->current]->tag, "lines", arena_format(&fit->frame, "%d", over),
                 NULL);
}

/* What comes before the choices of the page: the player should not have to leaf further. */
static void fit_small_question(struct fit *fit, const struct fit_owner *owner,
                               const struct page *asked)
{
    enum { WINDOWS = 2 };
    struct page page = *asked;
    int columns = 0;
    page.input = (struct input){0};
    page.blocks = 0;
    for (int i = 0; i < asked->blocks && asked->block[i].type != BLOCK_INPUT; i++) {
        if (asked->block[i].type == BLOCK_GRAPH)
            return;
        columns += asked->block[i].text ? utf8_columns(asked->block[i].text) : 0;
        page.blocks++;
    }
    if (columns < LAYOUT_LEAST_ROWS * FIT_LINE)
        return;
    const int over = fit_small_over(fit, &page, WINDOWS);
    if (over > 0)
        diag_add(fit->diags, DIAG_QUESTION_LONG, owner->place, "id", owner->id, "language",
                 fit->language[fit->current]->tag, "lines", arena_format(&fit->frame, "%d", over),
                 NULL);
}

static void fit_small(struct fit *fit, const struct fit_owner *owner, const struct page *page)
{
    const struct input *input = &page->input;
    if (input->type == INPUT_NONE)
        return;
    fit_small_question(fit, owner, page);
    for (int i = 0; i < input->choices; i++)
        fit_small_choice(fit, owner, input->choice[i].text);
    for (int i = 0; i < input->targets; i++)
        fit_small_choice(fit, owner, input->target[i].text);
}

/* ---- pages ---- */

/* Reports PAGE if it is too long. */
static void fit_laid_out(struct fit *fit, const struct page *page, const struct nav *nav,
                         const struct fit_owner *owner)
{
    struct frame frame;
    layout_frame(page, nav, FIT_COLUMNS, FIT_ROWS, &fit->frame, &frame);
    const int over = frame.extent.body_lines - frame.extent.shown_lines;
    if (over > 0)
        diag_add(fit->diags, DIAG_TEXT_OVERFLOW, owner->place, "id", owner->id, "language",
                 fit->language[fit->current]->tag, "lines", arena_format(&fit->frame, "%d", over),
                 NULL);
    if (owner->shape)
        fit_small(fit, owner, page);
}

/* The page of now. */
static void fit_page(struct fit *fit, int part, const struct fit_owner *owner)
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
    page_begin(&page, &fit->frame);
    screen_page(&world, &ui, NULL, &page);
    nav_start(&nav, &page);
    page_begin(&page, &fit->frame);
    screen_page(&world, &ui, &nav, &page);
    fit_laid_out(fit, &page, &nav, owner);
    arena_reset(&fit->frame);
}

/* The turns of a task that goes turn by turn. */
static void fit_turns(struct fit *fit, const struct task *task, const struct fit_owner *owner)
{
    for (int best = 0; best <= 1; best++) {
        struct answer way;
        task->kind->sample(task, best != 0, &way);
        for (int turn = 1; turn < way.count; turn++) {
            fit->state.path = way;
            fit->state.path.count = turn;
            fit_page(fit, 0, owner);
        }
    }
    fit->state.path.count = 0;
}

/* Makes the state one of a pack with the COUNT tasks from FROM of stage AT. */
static void fit_cut(struct fit *fit, size_t at, size_t from, size_t count)
{
    const struct pack *pack = fit->pack;
    struct stage *stage = &fit->stage[0], *next = &fit->stage[1];
    const size_t main = pack->stages[at].main_count;
    fit->slice = *pack;
    fit->slice.stages = fit->stage;
    fit->slice.stages_count = at + 1 < pack->stages_count ? 2 : 1;
    *stage = pack->stages[at];
    if (count > 0)
        stage->tasks += from;
    stage->tasks_count = count;
    stage->main_count = main <= from ? 0 : main - from < count ? main - from : count;
    stage->first_task = 0;
    stage->unlock = NULL;
    fit->slice.tasks_count = count;
    if (fit->slice.stages_count > 1) {
        *next = pack->stages[at + 1];
        next->tasks_count = next->tasks_count > 0;
        next->main_count = next->main_count > 0;
        next->first_task = count;
        next->unlock = NULL;
        fit->slice.tasks_count += next->tasks_count;
    }
    arena_reset(&fit->run);
    state_init(&fit->state, &fit->slice, 1, &fit->run);
}

static void fit_tasks(struct fit *fit, size_t count)
{
    fit->state.where = AT_TASK;
    for (size_t i = 0; i < count; i++) {
        const struct task *task = &fit->stage[0].tasks[i];
        const struct fit_owner owner = {task->id, task->place, task->kind->shape, task->body};
        fit->state.task = (int)i;
        for (int part = 0; part < task_parts(task); part++)
            fit_page(fit, part, &owner);
        if (task_form(task) == FORM_PATH)
            fit_turns(fit, task, &owner);
    }
}

static void fit_stage(struct fit *fit, size_t at)
{
    const struct stage *stage = &fit->pack->stages[at];
    const struct fit_owner scene = {.id = stage->id, .place = stage->scene.place};
    const struct fit_owner summary = {.id = stage->id, .place = stage->summary.place};
    const size_t few = stage->tasks_count < FIT_SLICE ? stage->tasks_count : FIT_SLICE;
    fit_cut(fit, at, 0, few);
    fit->state.where = AT_SCENE;
    fit_page(fit, 0, &scene);
    for (size_t from = 0; from < stage->tasks_count; from += FIT_SLICE) {
        const size_t left = stage->tasks_count - from;
        fit_cut(fit, at, from, left < FIT_SLICE ? left : FIT_SLICE);
        fit_tasks(fit, fit->stage[0].tasks_count);
    }
    fit_cut(fit, at, 0, few);
    fit->state.where = AT_SUMMARY;
    fit->state.finished[0] = true;
    if (!text_is_empty(&stage->summary))
        fit_page(fit, 0, &summary);
}

/* A question of the test: what it asks and its options, as the screen shows them. */
static void fit_questions(struct fit *fit)
{
    const struct quiz *quiz = fit->pack->quiz;
    const struct text_wish wish = {fit->language[fit->current]->tag, fit->pack->language};
    for (size_t q = 0; quiz && q < quiz->questions_count; q++) {
        const struct question *question = &quiz->questions[q];
        const struct fit_owner owner = {question->id, question->place, &quiz_shape, quiz};
        struct page page;
        struct nav nav;
        page_begin(&page, &fit->frame);
        page.title = text_get(&quiz->title, &wish);
        page_text(&page, STYLE_STRONG, text_get(&question->prompt, &wish));
        struct input *input = page_input(&page, INPUT_ONE, (int)question->options_count, 0);
        for (int i = 0; i < input->choices; i++)
            input->choice[i].text = text_get(&question->options[i].text, &wish);
        nav_start(&nav, &page);
        fit_laid_out(fit, &page, &nav, &owner);
        arena_reset(&fit->frame);
    }
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
        for (size_t i = 0; i < pack->stages_count; i++) {
            if (!pack->stages[i].coming)
                fit_stage(&fit, i);
        }
        fit_questions(&fit);
    }
    arena_release(&fit.frame);
    arena_release(&fit.run);
}
