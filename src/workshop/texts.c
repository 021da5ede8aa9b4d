/* SPDX-License-Identifier: MIT */
/* The tables are walked (model/walk.h) with the way so far in one string, which is cut back to the
 * length it had whenever the walk comes out of something. */
#include "workshop/texts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/str.h"
#include "model/walk.h"
#include "tasks/task.h"

enum { TEXTS_MOST_DEPTH = 32 };

struct texts {
    struct arena *arena;
    struct pack_text *item; /* on the heap while it grows */
    size_t count, room;
    struct pack_text now;         /* part, stage and task of what is being walked */
    struct str path;              /* the way, behind the '#' */
    size_t cut[TEXTS_MOST_DEPTH]; /* its lengths further out */
    size_t depth;
};

const char *texts_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const struct text_in *texts_in(const struct text *text, const char *tag)
{
    for (size_t i = 0; i < text->count; i++) {
        if (strcasecmp(text->in[i].tag, tag) == 0)
            return &text->in[i];
    }
    return NULL;
}

const struct text_in *texts_source(const struct text *text, const char *language, const char *tag)
{
    const struct text_in *found = strcasecmp(language, tag) == 0 ? NULL : texts_in(text, language);
    for (size_t i = 0; !found && i < text->count; i++) {
        if (strcasecmp(text->in[i].tag, tag) != 0)
            found = &text->in[i];
    }
    return found;
}

static void texts_cut(struct texts *t, size_t length)
{
    t->path.length = length;
    if (t->path.text)
        t->path.text[length] = '\0';
}

static void texts_step(struct texts *t, const char *name)
{
    str_addf(&t->path, "%s%s", t->path.length > 0 ? "." : "", name);
}

/* The id of the struct at BASE, or NULL. */
static const char *texts_id(const struct shape *shape, const void *base)
{
    for (size_t i = 0; base && shape && i < shape->count; i++) {
        const struct field *field = &shape->field[i];
        if (field->type != FIELD_ID || strcmp(field->name, "id") != 0)
            continue;
        const char *id;
        memcpy(&id, (const char *)base + field->offset, sizeof id);
        return id && *id ? id : NULL;
    }
    return NULL;
}

static void texts_enter(void *context, const struct field *field, size_t number, const void *base)
{
    struct texts *t = context;
    if (t->depth == TEXTS_MOST_DEPTH)
        BUG("tables nested too deep");
    t->cut[t->depth++] = t->path.length;
    texts_step(t, field->name);
    if (field->type == FIELD_MAP)
        return;
    const char *id = texts_id(field->shape, base);
    if (id)
        texts_step(t, id);
    else
        str_addf(&t->path, ".+%zu", number + 1);
}

static void texts_leave(void *context)
{
    struct texts *t = context;
    texts_cut(t, t->cut[--t->depth]);
}

static bool texts_add(void *context, const struct field *field, const struct text *text)
{
    struct texts *t = context;
    const size_t length = t->path.length;
    if (t->count == t->room) {
        t->room = t->room ? t->room * 2 : 256;
        t->item = realloc(t->item, t->room * sizeof *t->item);
        if (!t->item)
            bug_out_of_memory();
    }
    if (field->type != FIELD_TEXTS)
        texts_step(t, field->name);
    struct pack_text *item = &t->item[t->count++];
    *item = t->now;
    item->text = *text;
    item->path = arena_format(t->arena, "%s#%s", texts_file(text->place.file), str_text(&t->path));
    texts_cut(t, length);
    return true;
}

static void texts_walk(struct texts *t, const struct shape *shape, const void *base)
{
    const struct walk walk = {
        .text = texts_add, .context = t, .enter = texts_enter, .leave = texts_leave};
    walk_texts(shape, base, &walk);
}

static void texts_task(struct texts *t, const struct task *task)
{
    t->now.task = task;
    texts_cut(t, 0);
    texts_step(t, task->id);
    texts_walk(t, &task_shape, task);
    if (task->kind)
        texts_walk(t, task->kind->shape, task->body);
    t->now.task = NULL;
    texts_cut(t, 0);
}

static int texts_compare(const void *left, const void *right)
{
    const struct place *a = &((const struct pack_text *)left)->text.place;
    const struct place *b = &((const struct pack_text *)right)->text.place;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Puts what came since FIRST, all of one file, into the file's order. */
static void texts_sort(struct texts *t, size_t first)
{
    if (t->count > first)
        qsort(t->item + first, t->count - first, sizeof *t->item, texts_compare);
}

static void texts_stages(struct texts *t, const struct pack *pack)
{
    for (size_t i = 0; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        const size_t first = t->count;
        t->now = (struct pack_text){.part = TEXTS_STAGE, .stage = i};
        texts_walk(t, &stage_shape, stage);
        for (size_t j = 0; j < stage->tasks_count; j++)
            texts_task(t, &stage->tasks[j]);
        texts_sort(t, first);
    }
}

size_t texts_list(const struct pack *pack, struct arena *arena, const struct pack_text **ret_text)
{
    struct texts t = {.arena = arena, .now = {.part = TEXTS_PACK}};
    size_t first = 0;
    texts_walk(&t, &pack_shape, pack);
    texts_sort(&t, first);
    texts_stages(&t, pack);
    first = t.count;
    t.now = (struct pack_text){.part = TEXTS_QUIZ};
    texts_walk(&t, &quiz_shape, pack->quiz);
    texts_sort(&t, first);
    first = t.count;
    t.now = (struct pack_text){.part = TEXTS_GLOSSARY};
    texts_walk(&t, &glossary_shape, pack->glossary);
    texts_sort(&t, first);
    first = t.count;
    t.now = (struct pack_text){.part = TEXTS_PACK};
    texts_walk(&t, &cards_shape, pack->cards);
    texts_sort(&t, first);
    first = t.count;
    texts_walk(&t, &event_models_shape, pack->events);
    texts_sort(&t, first);

    struct pack_text *item = arena_array(arena, t.count, sizeof *item);
    if (t.count > 0)
        memcpy(item, t.item, t.count * sizeof *item);
    *ret_text = item;
    free(t.item);
    str_release(&t.path);
    return t.count;
}
