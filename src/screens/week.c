/* SPDX-License-Identifier: MIT */
/* The one thing for this week: how large, which, when, and the plan that comes of it. The actions
 * are those of the steps that are done; a menu's last entries lead to smaller and larger ones. */
#include "engine/week.h"
#include "screens/rooms.h"

enum { WEEK_MOST = INPUT_MOST - 2, WEEK_MOST_MEASURES = 8 };

static const char *const week_sizes[] = {
    [SIZE_SMALL] = "week.small", [SIZE_MIDDLE] = "week.middle", [SIZE_LARGE] = "week.large"};

/* What the entries of the week's menu mean. */
struct week {
    int stage[WEEK_MOST], action[WEEK_MOST];
    int actions;
    int smaller, larger; /* sizes the last entries lead to; -1 = there is no such entry */
};

static struct week week_of(const struct state *s)
{
    struct week week = {.smaller = -1, .larger = -1};
    week.actions = state_actions(s, s->plan_size, WEEK_MOST, week.stage, week.action);
    if (week.actions > WEEK_MOST)
        week.actions = WEEK_MOST;
    for (int size = 0; size < SIZES; size++) {
        if (state_actions(s, size, 0, NULL, NULL) == 0)
            continue;
        if (size < s->plan_size)
            week.smaller = size;
        else if (size > s->plan_size && week.larger < 0)
            week.larger = size;
    }
    return week;
}

static void week_head(const struct room *room)
{
    room->page->title = room_say(room, "week.title");
}

static struct input *week_menu(const struct room *room, int entries)
{
    struct input *input = page_input(room->page, INPUT_ONE, entries, 0);
    input->menu = true;
    input->asks = room_say(room, "ask.one");
    room_key(room, INTENT_ENTER, "key.choose");
    if (!room->world->linear)
        room_key(room, INTENT_DOWN, "key.move");
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
    return input;
}

void screen_size(const struct room *room)
{
    week_head(room);
    page_text(room->page, STYLE_PLAIN, room_say(room, "week.intro"));
    page_text(room->page, STYLE_STRONG, room_say(room, "week.ask-size"));
    struct input *input = week_menu(room, SIZES);
    for (int i = 0; i < SIZES; i++)
        input->choice[i].text = room_say(room, week_sizes[i]);
    if (room->state->plan_size >= 0)
        input->at = room->state->plan_size;
}

void screen_week(const struct room *room)
{
    const struct state *s = room->state;
    const struct week week = week_of(s);
    week_head(room);
    page_text(room->page, STYLE_STRONG, room_say(room, "week.ask-action"));
    struct input *input = week_menu(room, week.actions + (week.smaller >= 0) + (week.larger >= 0));
    int at = 0;
    for (; at < week.actions; at++) {
        const struct stage *stage = &room->pack->stages[week.stage[at]];
        input->choice[at].text = room_text(room, &stage->actions[week.action[at]].text);
        if (week.stage[at] == s->plan_stage && week.action[at] == s->plan_action)
            input->at = at;
    }
    if (week.smaller >= 0)
        input->choice[at++].text = room_say(room, "week.smaller");
    if (week.larger >= 0)
        input->choice[at++].text = room_say(room, "week.larger");
}

void screen_day(const struct room *room)
{
    const struct state *s = room->state;
    const struct stage *stage = &room->pack->stages[s->pend_stage];
    week_head(room);
    page_text(room->page, STYLE_PLAIN, room_text(room, &stage->actions[s->pend_action].text));
    page_text(room->page, STYLE_STRONG, room_say(room, "week.ask-day"));
    struct input *input = week_menu(room, EVENT_DAYS);
    for (int i = 0; i < EVENT_DAYS; i++)
        input->choice[i].text = room_say(room, week_day_key(i));
    if (s->plan_day >= 0)
        input->at = s->plan_day;
}

/* CHOICE of TASK in words, as its question shows it. */
static const char *week_choice(const struct room *room, const struct task *task, int choice)
{
    const struct telling to = {.wish = room->wish, .words = room->words, .before = -1};
    struct page asked;
    page_begin(&asked, room->arena);
    task->kind->ask(task, &to, &asked);
    for (int i = 0; i < asked.input.choices; i++) {
        if (asked.input.choice[i].index == choice)
            return asked.input.choice[i].text;
    }
    return "";
}

/* How it felt before and now, in the player's own answers; nothing says which of them is better. */
static void week_feelings(const struct room *room)
{
    struct week_measure measure[WEEK_MOST_MEASURES];
    int count = week_measures(room->state, WEEK_MOST_MEASURES, measure);
    if (count > WEEK_MOST_MEASURES)
        count = WEEK_MOST_MEASURES;
    for (int i = 0; i < count; i++) {
        const struct task *task = &room->pack->stages[measure[i].stage].tasks[measure[i].task];
        page_text(room->page, STYLE_PLAIN, room_text(room, &task->prompt));
        page_item(room->page, MARK_NONE, room_say(room, "week.before"),
                  week_choice(room, task, measure[i].before), NULL);
        page_item(room->page, MARK_NONE, room_say(room, "week.now"),
                  week_choice(room, task, measure[i].now), NULL);
    }
}

/* What the player wrote on the way, to read once more and to take along. */
static void week_texts(const struct room *room)
{
    const struct ui *ui = room->ui;
    if (ui->owns > 0)
        page_heading(room->page, room_say(room, "week.texts"));
    for (int i = 0; i < ui->owns; i++) {
        const struct own_text *own = &ui->own[i];
        const struct task *task = &room->pack->stages[own->stage].tasks[own->task];
        page_text(room->page, STYLE_STRONG, room_text(room, &task->title));
        page_note(room->page, STYLE_PLAIN, page_plain(room->page, own->text));
    }
}

void screen_planned(const struct room *room)
{
    const struct state *s = room->state;
    week_head(room);
    page_text(room->page, STYLE_PLAIN, room_say(room, "week.planned"));
    page_note(room->page, STYLE_STRONG,
              catalog_format(
                  room->words, room->arena, "week.plan", "day",
                  room_say(room, week_day_key(s->plan_day)), "action",
                  room_text(room, &room->pack->stages[s->plan_stage].actions[s->plan_action].text),
                  NULL))
        ->look = true;
    page_text(room->page, STYLE_PLAIN, room_say(room, "week.afterwards"));
    week_feelings(room);
    week_texts(room);
    room_key(room, INTENT_ENTER, "key.go-on");
    room_key(room, INTENT_WEEK, "key.again-week");
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
}

bool week_event(const struct room *room, int chosen, struct event *ret_event)
{
    const struct state *s = room->state;
    struct week week;
    if (chosen < 0)
        return false;
    switch (s->where) {
    case AT_SIZE:
        *ret_event = (struct event){.type = EVENT_SIZE, .option = chosen};
        return chosen < SIZES;
    case AT_WEEK:
        week = week_of(s);
        if (chosen < week.actions) {
            *ret_event = (struct event){
                .type = EVENT_DO, .stage = week.stage[chosen], .option = week.action[chosen]};
            return true;
        }
        *ret_event = (struct event){
            .type = EVENT_SIZE,
            .option = chosen == week.actions && week.smaller >= 0 ? week.smaller : week.larger};
        return ret_event->option >= 0;
    case AT_DAY:
        *ret_event = (struct event){.type = EVENT_DAY, .option = chosen};
        return chosen < EVENT_DAYS;
    case AT_MAP:
    case AT_SCENE:
    case AT_TASK:
    case AT_FEEDBACK:
    case AT_SUMMARY:
    case AT_TEST:
    case AT_QUESTION:
    case AT_SURE:
    case AT_RESULT:
    case AT_PLANNED: return false;
    }
    return false;
}
