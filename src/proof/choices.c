/* SPDX-License-Identifier: MIT */
#include "proof/choices.h"

#include <string.h>

#include "proof/fields.h"
#include "tasks/task.h"

/* A list of choices: COUNT structs of SHAPE. */
struct choices {
    const struct shape *shape;
    const char *base;
    size_t count;
};

static const void *choices_at(const struct choices *list, size_t i)
{
    return list->base + i * list->shape->size;
}

/* ---- feedback ---- */

/* What has no id cannot be chosen (the parts of a `spot` that are only read). */
static bool choices_can_be_chosen(const struct choices *list, size_t i)
{
    return !fields_find(list->shape, "id") ||
           fields_string(list->shape, choices_at(list, i), "id") != NULL;
}

static void choices_feedback(const struct choices *list, bool each, struct diags *diags)
{
    size_t with = 0, without = 0;
    if (!fields_find(list->shape, "feedback"))
        return;
    for (size_t i = 0; i < list->count; i++) {
        const struct text feedback = fields_text(list->shape, choices_at(list, i), "feedback");
        with += !text_is_empty(&feedback);
        without += text_is_empty(&feedback) && choices_can_be_chosen(list, i);
    }
    if (with == 0 || without == 0 || (!each && with <= without))
        return;
    for (size_t i = 0; i < list->count; i++) {
        const void *choice = choices_at(list, i);
        const struct text feedback = fields_text(list->shape, choice, "feedback");
        if (!text_is_empty(&feedback) || !choices_can_be_chosen(list, i))
            continue;
        const char *id = fields_string(list->shape, choice, "id");
        diag_add(diags, DIAG_FEEDBACK_MISSING, fields_place(choice), "id", id ? id : "", NULL);
    }
}

/* ---- choices that read the same ---- */

static bool choices_same(const struct text *a, const struct text *b)
{
    for (size_t i = 0; i < a->count; i++) {
        for (size_t n = 0; n < b->count; n++) {
            if (strcmp(a->in[i].tag, b->in[n].tag) == 0 &&
                strcmp(a->in[i].string, b->in[n].string) == 0)
                return true;
        }
    }
    return false;
}

static void choices_twice(const struct choices *list, const char *field, struct diags *diags)
{
    if (!fields_find(list->shape, field))
        return;
    for (size_t i = 1; i < list->count; i++) {
        const struct text text = fields_text(list->shape, choices_at(list, i), field);
        for (size_t n = 0; n < i; n++) {
            const struct text earlier = fields_text(list->shape, choices_at(list, n), field);
            if (!choices_same(&text, &earlier))
                continue;
            diag_add(diags, DIAG_CHOICE_TWICE, text.place, "id",
                     fields_string(list->shape, choices_at(list, i), "id"), "other",
                     fields_string(list->shape, choices_at(list, n), "id"), NULL);
            diag_other(diags, earlier.place);
            break;
        }
    }
}

/* ---- all lists of a struct ---- */

/* What a kind lets its choices be. */
struct habits {
    bool each;  /* the feedback of one choice is shown alone */
    bool parts; /* the choices are a text together: two may read the same */
};

static void choices_walk(const struct shape *shape, const void *base, const struct habits *habits,
                         struct diags *diags)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->field[i];
        if (field->type != FIELD_LIST && field->type != FIELD_MAP)
            continue;
        struct choices list = {.shape = field->shape};
        list.base = fields_list(base, field, &list.count);
        if (field->type == FIELD_LIST) {
            choices_feedback(&list, habits->each, diags);
            if (!habits->parts && strcmp(field->name, "endings") != 0) {
                choices_twice(&list, "text", diags);
                choices_twice(&list, "left", diags);
                choices_twice(&list, "right", diags);
            }
        }
        for (size_t n = 0; n < list.count; n++)
            choices_walk(list.shape, choices_at(&list, n), habits, diags);
    }
}

/* ---- scores ---- */

static void choices_score(const struct task *task, struct diags *diags)
{
    const struct kind *kind = task->kind;
    struct answer best, worst;
    if (task_form(task) == FORM_NONE || !kind->sample || !kind->score)
        return;
    kind->sample(task, true, &best);
    kind->sample(task, false, &worst);
    const struct score most = kind->score(task, &best), least = kind->score(task, &worst);
    if (most.of == 0)
        return;
    if (least.got >= most.got) {
        diag_add(diags, DIAG_ANSWERS_ALIKE, task->place, NULL);
        return;
    }
    bool all = task_form(task) == FORM_MANY && !kind->read && best.count > 1;
    for (int i = 0; i < best.count; i++)
        all = all && best.value[i] != 0;
    if (all)
        diag_add(diags, DIAG_ANSWER_ALL, task->place, NULL);
}

void choices_check_task(const struct task *task, struct diags *diags)
{
    const char *kind = task->kind->name;
    const struct habits habits = {.each = strcmp(kind, "choose") == 0 || strcmp(kind, "scale") == 0,
                                  .parts = strcmp(kind, "spot") == 0};
    choices_walk(task->kind->shape, task->body, &habits, diags);
    choices_score(task, diags);
}

void choices_check_quiz(const struct quiz *quiz, struct diags *diags)
{
    const struct habits habits = {0};
    choices_walk(&quiz_shape, quiz, &habits, diags);
}
