/* SPDX-License-Identifier: MIT */
/* The texts of a step are walked along its tables (model/walk.h), so a kind of task that comes
 * later needs nothing here. What counts as met is asked anew each time: some thousand short texts
 * are read in well under a frame, and a record of words would be one more thing to keep right. */
#include "engine/met.h"

#include <string.h>

#include "model/walk.h"
#include "page/markup.h"

struct meeting {
    const struct glossary *glossary;
    bool *met; /* NULL: the first word ends the walk */
    int count;
};

static bool met_string(struct meeting *meeting, const char *string)
{
    struct markup_piece piece;
    while (markup_next(&string, &piece)) {
        if (piece.type != MARKUP_TERM)
            continue;
        const struct glossary_entry *entry =
            glossary_find(meeting->glossary, piece.term, piece.term_length);
        if (!entry)
            continue;
        const size_t at = (size_t)(entry - meeting->glossary->entries);
        meeting->count += !meeting->met || !meeting->met[at];
        if (!meeting->met)
            return false;
        meeting->met[at] = true;
    }
    return true;
}

static bool met_in_text(void *context, const struct field *field, const struct text *text)
{
    (void)field;
    for (size_t i = 0; i < text->count; i++) {
        if (!met_string(context, text->in[i].string))
            return false;
    }
    return true;
}

static bool met_task(struct meeting *meeting, const struct task *task)
{
    const struct walk walk = {.text = met_in_text, .context = meeting};
    return walk_texts(&task_shape, task, &walk) && walk_texts(task->kind->shape, task->body, &walk);
}

/* The words of one step; STATE = NULL: all of them. False when the walk was ended. */
static bool met_stage(struct meeting *meeting, const struct pack *pack, int at,
                      const struct state *state)
{
    const struct stage *stage = &pack->stages[at];
    if ((!state || state->entered[at]) && !met_in_text(meeting, NULL, &stage->scene))
        return false;
    for (int i = 0; i < (int)stage->tasks_count; i++) {
        if ((!state || state_record(state, at, i)->answered) &&
            !met_task(meeting, &stage->tasks[i]))
            return false;
    }
    return (state && !state->finished[at]) || (met_in_text(meeting, NULL, &stage->summary) &&
                                               met_in_text(meeting, NULL, &stage->try_this));
}

/* STATE = NULL: the whole pack. */
static int met_count(const struct pack *pack, const struct state *state, bool *met)
{
    struct meeting meeting = {pack->glossary, met, 0};
    if (!pack->glossary)
        return 0;
    if (met)
        memset(met, 0, pack->glossary->entries_count * sizeof *met);
    for (int i = 0; i < (int)pack->stages_count; i++) {
        if (!met_stage(&meeting, pack, i, state))
            break;
    }
    return meeting.count;
}

int met_words(const struct state *state, bool *ret_met)
{
    return met_count(state->pack, state, ret_met);
}

bool met_any(const struct state *state)
{
    return met_count(state->pack, state, NULL) > 0;
}

int met_most(const struct pack *pack)
{
    struct arena arena = {0};
    const size_t entries = pack->glossary ? pack->glossary->entries_count : 0;
    const int count = met_count(pack, NULL, arena_array(&arena, entries, sizeof(bool)));
    arena_release(&arena);
    return count;
}
