/* SPDX-License-Identifier: MIT */
/* What a wish means where the player is. The order of questions in `screen_act`: what is the same
 * everywhere (help, language, leaving), then the overlay, then the place in the game. */
#include <string.h>

#include "engine/step.h"
#include "screens/rooms.h"
#include "screens/screens.h"

static void outcome_event(struct outcome *ret, struct event event)
{
    ret->type = OUTCOME_EVENT;
    ret->event = event;
}

static void act_say(const struct room *room, struct outcome *ret, const char *key)
{
    ret->type = OUTCOME_SAY;
    ret->say = room_say(room, key);
}

static void act_leave(const struct room *room, struct ui *ui, bool touched, struct outcome *ret)
{
    const bool unsaved = !room->world->saving && room->state->events > 0;
    const struct kiosk *kiosk = room->world->kiosk;
    const bool lost = !room->world->preview && (touched || ui->owns > 0 || unsaved);
    ui->unfinished = touched;
    if (lost && !room->world->linear && ui->overlay != OVERLAY_LEAVE) {
        ui->stay = ui->overlay;
        ui->overlay = OVERLAY_LEAVE;
    } else {
        ret->type = kiosk && kiosk->console ? OUTCOME_NEXT : OUTCOME_LEAVE;
    }
}

/* On the page before leaving; `q` there means it. */
static void act_leaving(const struct room *room, struct ui *ui, const struct act *act, bool go,
                        int chosen, struct outcome *ret)
{
    enum leave_choice offered[LEAVE_CHOICES], choice = LEAVE_STAY;
    const int count = leave_choices(room->world, ui, offered);
    if (act->intent == INTENT_QUIT)
        choice = room->world->kiosk && room->world->kiosk->console ? LEAVE_NEXT : LEAVE_GO;
    else if (go && chosen >= 0 && chosen < count)
        choice = offered[chosen];
    else if (act->intent != INTENT_BACK)
        return;
    switch (choice) {
    case LEAVE_GO:
    case LEAVE_TAKE:
        ret->type = OUTCOME_LEAVE;
        ret->choice = choice == LEAVE_TAKE;
        return;
    case LEAVE_NEXT: ret->type = OUTCOME_NEXT; return;
    case LEAVE_STAY:
    case LEAVE_CHOICES: ui->overlay = ui->stay; return;
    }
}

/* Whoever presses a key at a kiosk that waits is asked for their language. */
static void act_start(const struct room *room, struct ui *ui, const struct act *act,
                      struct outcome *ret)
{
    const struct kiosk *kiosk = room->world->kiosk;
    if (act->intent == INTENT_QUIT && !kiosk->console)
        ret->type = OUTCOME_LEAVE;
    else
        ui->overlay = kiosk->choose ? OVERLAY_LANGUAGES : OVERLAY_TITLE;
}

/* Leaving by the menu or behind the last page: a shared machine only gets its next visitor. */
static void act_go_away(const struct room *room, struct ui *ui, struct outcome *ret)
{
    const struct kiosk *kiosk = room->world->kiosk;
    act_leave(room, ui, false, ret);
    if (ret->type == OUTCOME_LEAVE && kiosk && !kiosk->remote)
        ret->type = OUTCOME_NEXT;
}

static void act_test(const struct room *room, struct outcome *ret)
{
    struct event event;
    if (step_test(room->state, &event))
        outcome_event(ret, event);
    else
        act_say(room, ret, "map.say-no-test");
}

static void act_title(const struct room *room, struct ui *ui, int choice, struct outcome *ret)
{
    enum title_choice offered[TITLE_CHOICES];
    const int count = title_choices(room->world, offered);
    if (choice < 0 || choice >= count)
        return;
    switch (offered[choice]) {
    case TITLE_PLAY: {
        ui->overlay = OVERLAY_NONE;
        const int stage = state_next_stage(room->state);
        if (room->state->events == 0 && stage >= 0)
            outcome_event(ret, (struct event){.type = EVENT_ENTER, .stage = stage});
        return;
    }
    case TITLE_MAP:
        ui->overlay = OVERLAY_NONE;
        outcome_event(ret, (struct event){.type = EVENT_MAP});
        return;
    case TITLE_TEST:
        ui->overlay = OVERLAY_NONE;
        act_test(room, ret);
        return;
    case TITLE_CODE: ui->overlay = OVERLAY_CODE; return;
    case TITLE_LANGUAGE: ui->overlay = OVERLAY_LANGUAGES; return;
    case TITLE_ABOUT:
        ui->under = OVERLAY_TITLE;
        ui->overlay = OVERLAY_ABOUT;
        return;
    case TITLE_LEAVE: act_go_away(room, ui, ret); return;
    case TITLE_CHOICES: return;
    }
}

/* The title's keys lead where its entries do. */
static void act_title_key(const struct room *room, struct ui *ui, enum intent intent,
                          struct outcome *ret)
{
    ui->overlay = OVERLAY_NONE;
    if (intent == INTENT_MAP)
        outcome_event(ret, (struct event){.type = EVENT_MAP});
    else
        act_test(room, ret);
}

static void act_enter_stage(const struct room *room, int stage, struct outcome *ret)
{
    const struct stage *at = &room->pack->stages[stage];
    if (at->coming) {
        act_say(room, ret, "map.say-coming");
    } else if (!state_open(room->state, stage)) {
        ret->type = OUTCOME_SAY;
        ret->say = map_unlock_words(room, at->unlock);
    } else {
        outcome_event(ret, (struct event){.type = EVENT_ENTER, .stage = stage});
    }
}

static void act_next(const struct room *room, struct outcome *ret)
{
    const int stage = state_next_stage(room->state);
    if (stage >= 0)
        outcome_event(ret, (struct event){.type = EVENT_ENTER, .stage = stage});
    else
        act_say(room, ret, "map.say-all-done");
}

/* The choice in EVENT becomes one turn more of PATH. */
static void act_turn(const struct task *task, const struct answer *path, struct event *event)
{
    struct answer longer = *path;
    bool ends = false;
    if (longer.count < INPUT_MOST)
        longer.value[longer.count++] = event->answer.value[0];
    (void)task->kind->follow(task, &longer, &ends);
    event->answer = longer;
    if (!ends)
        event->type = EVENT_TURN;
}

/* Keeps the text just typed, in the place of an earlier one for the same task. When there are too
 * many the oldest goes. */
static void keep_own_text(struct ui *ui, int stage, int task)
{
    int at = 0;
    while (at < ui->owns && (ui->own[at].stage != stage || ui->own[at].task != task))
        at++;
    if (at == ui->owns && !*ui->typed)
        return;
    if (at == UI_TEXTS) {
        memmove(ui->own, ui->own + 1, (UI_TEXTS - 1) * sizeof *ui->own);
        at--;
    }
    if (at >= ui->owns)
        ui->owns = at + 1;
    ui->own[at].stage = stage;
    ui->own[at].task = task;
    memcpy(ui->own[at].text, ui->typed, sizeof ui->typed);
}

/* Whether the answer in ACT holds nothing that was marked or written; not asked in line mode, where
 * nothing has a sign of its own. The first time the player is told so. */
static bool act_nothing(const struct room *room, struct ui *ui, const struct page *page,
                        const struct act *act, struct outcome *ret)
{
    bool nothing =
        page->input.type == INPUT_TEXT ? !act->text || !*act->text : page->input.type == INPUT_MANY;
    for (int i = 0; i < act->answer.count; i++)
        nothing = nothing && act->answer.value[i] == 0;
    if (!nothing || room->world->linear || ui->nothing)
        return false;
    ui->nothing = true;
    act_say(room, ret,
            page->input.type == INPUT_TEXT ? "task.nothing-written" : "task.none-marked");
    return true;
}

/* Own words become an answer, and stay in memory to be shown beside the feedback. */
static void act_words(const struct room *room, struct ui *ui, const struct task *task, bool several,
                      const char *words, struct event *event)
{
    const struct telling to = task_telling(room);
    size_t length = strlen(words);
    if (length > TEXT_MOST)
        length = TEXT_MOST;
    memcpy(ui->typed, words, length);
    ui->typed[length] = '\0';
    ui->typed_stage = event->stage;
    ui->typed_task = event->task;
    if (several)
        keep_own_text(ui, event->stage, event->task);
    task->kind->read(task, &to, ui->typed, &event->answer);
}

static void act_answer(const struct room *room, struct ui *ui, const struct page *page,
                       const struct act *act, struct outcome *ret)
{
    const struct state *s = room->state;
    const struct task *task = &room->pack->stages[s->stage].tasks[s->task];
    if (ui->part + 1 < task_parts(task)) {
        ui->part++;
        return;
    }
    if (act_nothing(room, ui, page, act, ret))
        return;
    struct event event = {.type = EVENT_ANSWER, .stage = s->stage, .task = s->task};
    input_to_author(&page->input, &act->answer, &event.answer);
    if (task_form(task) == FORM_PATH)
        act_turn(task, &s->path, &event);
    if (page->input.type == INPUT_TEXT)
        act_words(room, ui, task, page->input.rows > 0, act->text ? act->text : "", &event);
    outcome_event(ret, event);
}

/* The options stand in an order of their own. */
static void act_reply(const struct room *room, const struct page *page, const struct act *act,
                      struct outcome *ret)
{
    struct answer answer;
    input_to_author(&page->input, &act->answer, &answer);
    outcome_event(ret, (struct event){.type = EVENT_REPLY,
                                      .question = room->state->question,
                                      .option = answer.value[0]});
}

static void act_form(const struct room *room, int chosen, struct outcome *ret)
{
    struct event event;
    if (test_form_event(room, chosen, &event))
        outcome_event(ret, event);
}

static void act_week(const struct room *room, int chosen, struct outcome *ret)
{
    struct event event;
    if (week_event(room, chosen, &event))
        outcome_event(ret, event);
}

/* ENTER with an answer, or PICK from a menu. */
static void act_choose(const struct room *room, struct ui *ui, const struct page *page,
                       const struct act *act, struct outcome *ret)
{
    const struct state *s = room->state;
    const int chosen = act->intent == INTENT_PICK ? act->choice : act->answer.value[0];
    switch (s->where) {
    case AT_MAP:
        if (chosen < (int)room->pack->stages_count)
            act_enter_stage(room, chosen, ret);
        else if (chosen == (int)room->pack->stages_count && room->pack->quiz)
            act_test(room, ret);
        else if (page_has_key(page, INTENT_WEEK))
            outcome_event(ret, (struct event){.type = EVENT_WEEK});
        else
            act_say(room, ret, "map.about-week-locked");
        ui->about = ret->type == OUTCOME_SAY ? chosen + 1 : 0;
        return;
    case AT_TASK: act_answer(room, ui, page, act, ret); return;
    case AT_QUESTION: act_reply(room, page, act, ret); return;
    case AT_SURE: outcome_event(ret, (struct event){.type = EVENT_SURE, .option = chosen}); return;
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY: act_week(room, chosen, ret); return;
    case AT_TEST: act_form(room, page->input.type == INPUT_NONE ? 0 : chosen, ret); return;
    case AT_SCENE:
    case AT_FEEDBACK:
    case AT_SUMMARY:
    case AT_PLANNED:
    case AT_RESULT: {
        struct event event;
        if (s->where == AT_RESULT && room->world->only_test && room->world->kiosk)
            act_go_away(room, ui, ret);
        else if (s->where == AT_RESULT && room->world->only_test)
            ret->type = OUTCOME_LEAVE;
        else if (step_go_on(s, &event))
            outcome_event(ret, event);
        return;
    }
    }
}

static void act_back(const struct room *room, struct ui *ui, struct outcome *ret)
{
    struct event event;
    const enum where where = room->state->where;
    const bool only_test = room->world->only_test;
    const bool first = where == AT_MAP || (only_test && (where == AT_TEST || where == AT_RESULT));
    if (where == AT_TASK && ui->part > 0)
        ui->part--;
    else if (first && (!only_test || room->world->kiosk))
        ui->overlay = OVERLAY_TITLE;
    else if (first)
        act_leave(room, ui, false, ret);
    else if (step_back(room->state, &event))
        outcome_event(ret, event);
}

static void act_place(const struct room *room, struct ui *ui, const struct page *page,
                      const struct act *act, struct outcome *ret)
{
    const struct state *s = room->state;
    if (room->world->broken)
        return;
    switch (act->intent) {
    case INTENT_ENTER:
    case INTENT_PICK: act_choose(room, ui, page, act, ret); return;
    case INTENT_BACK: act_back(room, ui, ret); return;
    case INTENT_MAP:
        if (!room->world->only_test)
            outcome_event(ret, (struct event){.type = EVENT_MAP});
        return;
    case INTENT_HINT:
        if (page_has_key(page, INTENT_HINT))
            ui->hint = !ui->hint;
        return;
    case INTENT_AGAIN:
        if (s->where == AT_FEEDBACK)
            outcome_event(ret,
                          (struct event){.type = EVENT_TASK, .stage = s->stage, .task = s->task});
        else if (s->where == AT_RESULT)
            outcome_event(ret, (struct event){.type = EVENT_TEST});
        return;
    case INTENT_NEXT:
        if (s->where == AT_QUESTION)
            outcome_event(ret, (struct event){.type = EVENT_REPLY,
                                              .question = s->question,
                                              .option = REPLY_SKIPPED});
        else if (s->where == AT_MAP || s->where == AT_SUMMARY)
            act_next(room, ret);
        return;
    case INTENT_TEST:
        if (s->where == AT_MAP || s->where == AT_SUMMARY)
            act_test(room, ret);
        return;
    case INTENT_PRACTICE: {
        struct event event;
        if (page_has_key(page, INTENT_PRACTICE) && step_practice(s, s->stage, &event))
            outcome_event(ret, event);
        return;
    }
    case INTENT_WEEK:
        if (page_has_key(page, INTENT_WEEK))
            outcome_event(ret, s->where == AT_PLANNED
                                   ? (struct event){.type = EVENT_SIZE, .option = s->plan_size}
                                   : (struct event){.type = EVENT_WEEK});
        return;
    case INTENT_NETWORK:
    case INTENT_SIDE:
    case INTENT_CHARACTER:
    case INTENT_ERASE:
    case INTENT_ERASE_AHEAD:
    case INTENT_ERASE_START:
    case INTENT_ERASE_END:
    case INTENT_ERASE_WORD:
    case INTENT_GRAB:
    case INTENT_TARGET:
    case INTENT_GIVE:
    case INTENT_TAKE:
    case INTENT_NOTHING:
    case INTENT_UP:
    case INTENT_DOWN:
    case INTENT_LEFT:
    case INTENT_RIGHT:
    case INTENT_PAGE_UP:
    case INTENT_PAGE_DOWN:
    case INTENT_FIRST:
    case INTENT_LAST:
    case INTENT_AREA:
    case INTENT_MARK:
    case INTENT_HELP:
    case INTENT_LANGUAGE:
    case INTENT_GLOSSARY:
    case INTENT_ABOUT:
    case INTENT_COLOURS:
    case INTENT_QUIT:
    case INTENTS: return;
    }
}

/* On an overlay; true when the act was dealt with. */
static bool act_overlay(const struct room *room, struct ui *ui, const struct act *act,
                        struct outcome *ret)
{
    const bool go = act->intent == INTENT_ENTER || act->intent == INTENT_PICK;
    const int chosen = act->intent == INTENT_PICK ? act->choice : act->answer.value[0];
    switch (ui->overlay) {
    case OVERLAY_NONE: return false;
    case OVERLAY_LANGUAGES:
        if (go && chosen >= 0 && chosen < room->world->languages) {
            ret->type = OUTCOME_LANGUAGE;
            ret->choice = chosen;
        }
        if (go || act->intent == INTENT_BACK)
            ui->overlay = OVERLAY_TITLE;
        return true;
    case OVERLAY_TITLE:
        if (go)
            act_title(room, ui, chosen, ret);
        else if (act->intent == INTENT_BACK)
            act_go_away(room, ui, ret);
        else if (act->intent == INTENT_TEST || act->intent == INTENT_MAP)
            act_title_key(room, ui, act->intent, ret);
        return true;
    case OVERLAY_CODE:
        if (act->intent == INTENT_ENTER)
            code_typed(room, ui, act->text, ret);
        else if (act->intent == INTENT_BACK)
            ui->overlay = OVERLAY_TITLE;
        return true;
    case OVERLAY_LEAVE: act_leaving(room, ui, act, go, chosen, ret); return true;
    case OVERLAY_START: act_start(room, ui, act, ret); return true;
    case OVERLAY_IDLE: ui->overlay = ui->away; return true;
    case OVERLAY_SIDE:
        if (go || act->intent == INTENT_BACK)
            ui->overlay = OVERLAY_NONE;
        if (go && test_side_event(room, chosen, &ret->event))
            ret->type = OUTCOME_EVENT;
        return true;
    case OVERLAY_HELP:
    case OVERLAY_ABOUT:
    case OVERLAY_GLOSSARY:
    case OVERLAY_NETWORK:
        if (go || act->intent == INTENT_BACK || act->intent == INTENT_HELP ||
            act->intent == INTENT_GLOSSARY || act->intent == INTENT_ABOUT ||
            act->intent == INTENT_NETWORK)
            ui->overlay = ui->under;
        return true;
    }
    return false;
}

static void act_open(struct ui *ui, enum overlay overlay)
{
    if (ui->overlay != OVERLAY_HELP && ui->overlay != OVERLAY_ABOUT &&
        ui->overlay != OVERLAY_GLOSSARY && ui->overlay != OVERLAY_NETWORK)
        ui->under = ui->overlay;
    ui->overlay = overlay;
}

void screen_act(const struct world *world, struct ui *ui, const struct page *page,
                const struct act *act, bool touched, struct outcome *ret_outcome)
{
    struct page *frame = &(struct page){.arena = page->arena};
    const struct room room = room_of(world, ui, NULL, frame);
    *ret_outcome = (struct outcome){.type = OUTCOME_PAGE};
    ui->notice = NULL;
    ui->about = 0;
    ui->nothing = ui->nothing && act->intent == INTENT_ENTER;

    if (ui->overlay == OVERLAY_START || ui->overlay == OVERLAY_IDLE) {
        act_overlay(&room, ui, act, ret_outcome);
    } else if (act->intent == INTENT_COLOURS) {
        ret_outcome->type = OUTCOME_COLOURS;
    } else if (act->intent == INTENT_LANGUAGE && ui->overlay != OVERLAY_LANGUAGES) {
        ret_outcome->type = OUTCOME_LANGUAGE;
        ret_outcome->choice = (world->current + 1) % world->languages;
    } else if (act->intent == INTENT_QUIT && ui->overlay != OVERLAY_LEAVE) {
        act_leave(&room, ui, touched, ret_outcome);
    } else if (act->intent == INTENT_HELP && ui->overlay != OVERLAY_HELP &&
               ui->overlay != OVERLAY_LEAVE) {
        act_open(ui, OVERLAY_HELP);
    } else if (act->intent == INTENT_ABOUT && ui->overlay != OVERLAY_ABOUT &&
               page_has_key(page, INTENT_ABOUT)) {
        act_open(ui, OVERLAY_ABOUT);
    } else if (act->intent == INTENT_NETWORK && ui->overlay == OVERLAY_NONE &&
               page_has_key(page, INTENT_NETWORK)) {
        act_open(ui, OVERLAY_NETWORK);
    } else if (act->intent == INTENT_SIDE && ui->overlay == OVERLAY_NONE &&
               page_has_key(page, INTENT_SIDE)) {
        ui->overlay = OVERLAY_SIDE;
    } else if (act->intent == INTENT_GLOSSARY && ui->overlay != OVERLAY_LEAVE &&
               (act->word[0] || page_has_key(page, INTENT_GLOSSARY))) {
        act_open(ui, OVERLAY_GLOSSARY);
        memcpy(ui->word, act->word, sizeof ui->word);
    } else if (!act_overlay(&room, ui, act, ret_outcome)) {
        act_place(&room, ui, page, act, ret_outcome);
    }
}
