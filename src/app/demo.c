/* SPDX-License-Identifier: MIT */
/* Every picture is made by the events that a player would cause, in a state of its own where no
 * step is locked. */
#include "app/demo.h"

#include "engine/step.h"
#include "tasks/task.h"

/* Tasks that show at one look what is asked and what is answered. */
static bool demo_shows(const struct task *task)
{
    const enum answer_form form = task_form(task);
    struct answer best;
    if ((form != FORM_ONE && form != FORM_MANY) || task_parts(task) != 1 || task->kind->read)
        return false;
    task->kind->sample(task, true, &best);
    return task->kind->score(task, &best).of > 0; /* nobody's feelings are answered for them */
}

/* The round's step and, in it, its task: another one each time round. False when there is none. */
static bool demo_find(const struct demo *demo, int *ret_stage, int *ret_task)
{
    const int stages = (int)demo->pack->stages_count;
    const int stage = stages ? demo->round % stages : 0, again = stages ? demo->round / stages : 0;
    int shown = 0;
    if (!stages || demo->pack->stages[stage].coming)
        return false;
    const struct stage *it = &demo->pack->stages[stage];
    for (size_t i = 0; i < it->main_count; i++)
        shown += demo_shows(&it->tasks[i]);
    int wanted = shown ? again % shown : 0;
    for (size_t i = 0; shown && i < it->main_count; i++) {
        if (demo_shows(&it->tasks[i]) && wanted-- == 0) {
            *ret_stage = stage;
            *ret_task = (int)i;
            return true;
        }
    }
    return false;
}

static bool demo_any(const struct demo *demo)
{
    struct demo other = {.pack = demo->pack};
    int stage, task;
    for (; other.round < (int)demo->pack->stages_count; other.round++) {
        if (demo_find(&other, &stage, &task))
            return true;
    }
    return false;
}

void demo_open(struct demo *demo, const struct pack *pack)
{
    *demo = (struct demo){.pack = pack};
    state_init(&demo->state, pack, 0, &demo->arena);
    demo->state.all_open = true;
}

void demo_step(struct demo *demo)
{
    int stage = 0, task = 0;
    bool found = demo_find(demo, &stage, &task);
    struct event event = {.stage = stage, .task = task};
    switch (demo->picture) {
    case DEMO_TITLE:
        if (!demo_any(demo))
            return;
        while (!found) {
            demo->round++;
            found = demo_find(demo, &stage, &task);
        }
        event = (struct event){.type = EVENT_MAP};
        demo->picture = DEMO_MAP;
        break;
    case DEMO_MAP:
        event.type = EVENT_ENTER;
        demo->picture = DEMO_SCENE;
        break;
    case DEMO_SCENE:
        event.type = EVENT_TASK;
        demo->picture = DEMO_TASK;
        break;
    case DEMO_TASK: demo->picture = DEMO_CHOICE; return;
    case DEMO_CHOICE: {
        const struct task *it = &demo->pack->stages[stage].tasks[task];
        event.type = EVENT_ANSWER;
        it->kind->sample(it, true, &event.answer);
        demo->picture = DEMO_FEEDBACK;
        break;
    }
    case DEMO_FEEDBACK:
        demo->picture = DEMO_TITLE;
        demo->round++;
        return;
    }
    if (step_allows(&demo->state, &event))
        step(&demo->state, &event);
}

int demo_patience(const struct demo *demo)
{
    static const int pictures[] = {
        [DEMO_TITLE] = 8000, [DEMO_MAP] = 6000,    [DEMO_SCENE] = 9000,
        [DEMO_TASK] = 8000,  [DEMO_CHOICE] = 3000, [DEMO_FEEDBACK] = 10000};
    return demo_any(demo) ? pictures[demo->picture] : -1;
}

void demo_point(const struct demo *demo, const struct page *page, struct nav *nav)
{
    const struct state *state = &demo->state;
    struct answer best;
    if (demo->picture == DEMO_MAP && page->input.choices > 0)
        nav->cursor = demo->round % (int)demo->pack->stages_count;
    if (demo->picture != DEMO_CHOICE)
        return; /* there may be no step at all */
    const struct task *task = &demo->pack->stages[state->stage].tasks[state->task];
    task->kind->sample(task, true, &best);
    const bool one = page->input.type == INPUT_ONE;
    for (int i = 0; i < page->input.choices; i++) {
        const int index = page->input.choice[i].index;
        if (one && index == best.value[0])
            nav->cursor = nav->draft.value[0] = (short)i;
        else if (!one && index >= 0 && index < best.count)
            nav->draft.value[i] = best.value[index];
    }
}

void demo_close(struct demo *demo)
{
    arena_release(&demo->arena);
}
