/* SPDX-License-Identifier: MIT */
/* One task: the question, and the answer with its feedback. What a kind shows is its own; here is
 * the frame around it. */
#include "screens/rooms.h"

static const struct task *task_here(const struct room *room)
{
    return &room->pack->stages[room->state->stage].tasks[room->state->task];
}

/* Title, and one dot per task of the step: how the best answer went, in words as well. */
static void task_head(const struct room *room)
{
    const struct state *s = room->state;
    const struct stage *stage = &room->pack->stages[s->stage];
    const struct task *task = task_here(room);
    struct page *page = room->page;
    const char *title = room_stage_title(room, s->stage);
    /* The optional tasks are a row of their own. */
    const bool practice = (size_t)s->task >= stage->main_count;
    const int from = practice ? (int)stage->main_count : 0;
    const int count = (int)(practice ? stage->tasks_count : stage->main_count) - from;

    page->title = text_is_empty(&task->title)
                      ? title
                      : arena_format(room->arena, "%s · %s", title, room_text(room, &task->title));
    page->step = s->task - from + 1;
    page->steps = count;
    unsigned char *dots = arena_alloc(room->arena, (size_t)count);
    for (int i = 0; i < count; i++) {
        const struct record *record = state_record(s, s->stage, from + i);
        const bool whole = record->best.got == record->best.of;
        dots[i] = (unsigned char)(!record->answered ? MARK_NONE : whole ? MARK_GOOD : MARK_PART);
    }
    page->dots = dots;
    page->dots_words = catalog_format(room->words, room->arena, "task.progress", "number",
                                      arena_format(room->arena, "%d", page->step), "count",
                                      arena_format(room->arena, "%d", count), NULL);
}

struct telling task_telling(const struct room *room)
{
    const struct state *s = room->state;
    return (struct telling){
        .wish = room->wish,
        .words = room->words,
        .seed = state_task_seed(s, s->stage, s->task),
        .part = room->ui->part,
        .nav = room->world->linear ? NULL : room->nav, /* a line comes whole */
        .path = s->where == AT_TASK && s->path.count > 0 ? &s->path : NULL,
        .typed = room->ui->typed[0] && room->ui->typed_stage == s->stage &&
                         room->ui->typed_task == s->task
                     ? room->ui->typed
                     : NULL,
        .before = state_before(s, s->stage, s->task),
    };
}

/* The key that changes the answer at the cursor, named for what it does in this input. */
static void task_mark_key(const struct room *room)
{
    if (room->world->linear)
        return;
    switch (room->page->input.type) {
    case INPUT_NONE: break;
    case INPUT_ONE: room_key(room, INTENT_DOWN, "key.move"); break;
    case INPUT_MANY:
        room_key(room, INTENT_MARK, "key.mark");
        room_key(room, INTENT_DOWN, "key.move");
        break;
    case INPUT_ORDER:
        room_key(room, INTENT_MARK, "key.lift");
        room_key(room, INTENT_DOWN, "key.move");
        break;
    case INPUT_PAIRS:
        room_key(room, INTENT_RIGHT, "key.pair");
        room_key(room, INTENT_DOWN, "key.move");
        break;
    case INPUT_POINTS:
        room_key(room, INTENT_RIGHT, "key.points");
        room_key(room, INTENT_DOWN, "key.move");
        break;
    case INPUT_TEXT:
        room_key(room, INTENT_AREA, room->nav && !room->nav->typing ? "key.write" : "key.area");
        break;
    }
}

/* What Enter does now: it hands the answer in only where one is whole. */
static const char *task_enter_key(const struct room *room)
{
    const struct input *input = &room->page->input;
    const struct nav *nav = room->nav;
    struct answer draft;
    if (input->type == INPUT_NONE)
        return "key.go-on";
    if (input->type == INPUT_POINTS && nav) {
        nav_draft(nav, room->page, &draft);
        return input_complete(input, &draft) ? "key.answer" : "key.next-one";
    }
    if (input->type != INPUT_TEXT || !nav || !nav->typing)
        return "key.answer";
    if (input->rows > 0)
        return "key.new-line";
    return nav->cursor + 1 < input->choices ? "key.next-one" : "key.answer";
}

void screen_task(const struct room *room)
{
    const struct task *task = task_here(room);
    const struct telling to = task_telling(room);
    task_head(room);
    task_ask_page(task, &to, room->page);
    if (room->ui->hint && !text_is_empty(&task->hint))
        page_note(room->page, STYLE_PLAIN,
                  catalog_format(room->words, room->arena, "task.hint", "text",
                                 room_text(room, &task->hint), NULL))
            ->look = true;
    room_key(room, INTENT_ENTER, task_enter_key(room));
    task_mark_key(room);
    if (!text_is_empty(&task->hint))
        room_key(room, INTENT_HINT, "key.hint");
    network_key(room);
    network_beside(room);
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
}

void screen_feedback(const struct room *room)
{
    const struct state *s = room->state;
    const struct task *task = task_here(room);
    const struct telling to = task_telling(room);
    task_head(room);
    task_tell_page(task, &s->answer, &to, room->page);
    if (task->contact && state_record(s, s->stage, s->task)->tries == 1)
        page_note(room->page, STYLE_ACCENT, network_news(room, task));
    room_key(room, INTENT_ENTER, "key.go-on");
    room_key(room, INTENT_AGAIN, "key.again");
    network_key(room);
    network_beside(room);
    room_key(room, INTENT_BACK, "key.back");
    room_key(room, INTENT_MAP, "key.map");
}
