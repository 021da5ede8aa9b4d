/* SPDX-License-Identifier: MIT */
/* `classify`: items into groups; several items share a group.
 *
 * Credit: the items in their right group, of all items. The items are shuffled, since authors write
 * them group by group; the groups keep the author's order, for they are often a scale. An item's
 * group is found by its id when it is needed: the tables are short, and the body stays as loaded.
 */
#include "tasks/kind.h"

#include <string.h>

struct classify_group {
    struct place place;
    const char *id;
    struct text text;
};

struct classify_item {
    struct place place;
    const char *id, *group;
    struct text text, feedback;
};

struct classify {
    struct place place;
    struct classify_group *groups;
    size_t groups_count;
    struct classify_item *items;
    size_t items_count;
};

static const struct field classify_group_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct classify_group, id),
     .about = "Names the group; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct classify_group, text),
     .about = "The group's name, a word or two."},
};
static const struct shape classify_group_shape =
    SHAPE_OF("a group", struct classify_group, classify_group_fields);

static const struct field classify_item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct classify_item, id),
     .about = "Names the item; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct classify_item, text),
     .about = "What the player reads."},
    {.name = "group",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct classify_item, group),
     .about = "The id of the group where the item belongs."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct classify_item, feedback),
     .about = "Explains where the item belongs and why."},
};
static const struct shape classify_item_shape =
    SHAPE_OF("an item", struct classify_item, classify_item_fields);

static const struct field classify_fields[] = {
    {.name = "groups",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct classify, groups),
     .least = 2,
     .most = PACK_MOST_TARGETS,
     .shape = &classify_group_shape,
     .about = "The groups, in the order they are shown."},
    {.name = "items",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct classify, items),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &classify_item_shape,
     .about = "What is put into the groups; the program shuffles them."},
};
static const struct shape classify_shape =
    SHAPE_OF("a task of kind 'classify'", struct classify, classify_fields);

static const struct classify *classify_body(const struct task *task)
{
    return task->body;
}

/* The group called ID (may be NULL), or -1. */
static int classify_find(const struct classify *body, const char *id)
{
    for (size_t i = 0; id && i < body->groups_count; i++) {
        if (body->groups[i].id && strcmp(body->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* The group's id that ID was most likely meant to be, or NULL. */
static const char *classify_guess(const struct classify *body, const char *id)
{
    const char *names[PACK_MOST_TARGETS];
    size_t count = 0;
    for (size_t i = 0; i < body->groups_count && count < PACK_MOST_TARGETS; i++) {
        if (body->groups[i].id)
            names[count++] = body->groups[i].id;
    }
    return diag_guess(id, names, count);
}

/* A misspelt group counts as used where the guess names it: one slip, one message. */
static bool classify_check(const struct task *task, struct diags *diags)
{
    const struct classify *body = classify_body(task);
    bool used[PACK_MOST_TARGETS] = {false}, fine = true;
    if (body->items_count == 0 || body->groups_count > PACK_MOST_TARGETS)
        return true;
    for (size_t i = 0; i < body->items_count; i++) {
        const struct classify_item *item = &body->items[i];
        int group = classify_find(body, item->group);
        if (group < 0 && item->group) {
            const char *guess = classify_guess(body, item->group);
            diag_add(diags, DIAG_REFERENCE_UNKNOWN, item->place, "what", "group", "id", item->group,
                     "guess", guess, NULL);
            fine = false;
            group = classify_find(body, guess);
        }
        if (group >= 0)
            used[group] = true;
    }
    for (size_t i = 0; i < body->groups_count; i++) {
        const struct classify_group *group = &body->groups[i];
        if (used[i] || !group->id)
            continue;
        diag_add(diags, DIAG_GROUP_EMPTY, group->place, "group", group->id, NULL);
        fine = false;
    }
    return fine;
}

static int classify_choices(const struct task *task)
{
    return (int)classify_body(task)->items_count;
}

static const char *classify_choice_id(const struct task *task, int choice)
{
    return classify_body(task)->items[choice].id;
}

static int classify_targets(const struct task *task)
{
    return (int)classify_body(task)->groups_count;
}

static const char *classify_target_id(const struct task *task, int target)
{
    return classify_body(task)->groups[target].id;
}

static const struct text *classify_feedback(const struct task *task, int choice)
{
    return &classify_body(task)->items[choice].feedback;
}

static void classify_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct classify *body = classify_body(task);
    const int items = (int)body->items_count;
    const int *order = kind_shuffled(to, items, page);
    struct input *input = page_input(page, INPUT_PAIRS, items, (int)body->groups_count);
    for (int i = 0; i < items; i++) {
        input->choice[i].text = kind_text(to, &body->items[order[i]].text);
        input->choice[i].index = order[i];
    }
    for (int i = 0; i < input->targets; i++) {
        input->target[i].text = kind_text(to, &body->groups[i].text);
        input->target[i].index = i;
    }
    input->shared = task->kind->shared;
    input->asks = kind_word(to, "ask.groups");
}

static struct score classify_score(const struct task *task, const struct answer *answer)
{
    const struct classify *body = classify_body(task);
    struct score score = {.of = (int)body->items_count};
    for (int i = 0; i < score.of; i++)
        score.got += answer->value[i] == classify_find(body, body->items[i].group);
    return score;
}

static void classify_tell(const struct task *task, const struct answer *answer,
                          const struct telling *to, struct page *page)
{
    const struct classify *body = classify_body(task);
    const int items = (int)body->items_count;
    const int *order = kind_shuffled(to, items, page); /* as they were asked */
    for (int i = 0; i < items; i++) {
        const struct classify_item *item = &body->items[order[i]];
        const int right = classify_find(body, item->group), put = answer->value[order[i]];
        const bool good = put == right || right < 0;
        const char *word =
            catalog_format(to->words, page->arena, good ? "classify.good" : "classify.better",
                           "group", kind_text(to, &body->groups[put].text), "right",
                           kind_text(to, &body->groups[good ? put : right].text), NULL);
        page_item(page, good ? MARK_GOOD : MARK_OTHER, word, kind_text(to, &item->text),
                  kind_note(to, &item->feedback));
    }
}

static void classify_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct classify *body = classify_body(task);
    *ret_answer = (struct answer){.count = (int)body->items_count};
    for (int i = 0; i < ret_answer->count; i++) {
        const int right = classify_find(body, body->items[i].group);
        ret_answer->value[i] = (short)(best ? right : (right + 1) % (int)body->groups_count);
    }
}

const struct kind kind_classify = {
    .name = "classify",
    .about = "Items are put into groups.",
    .shape = &classify_shape,
    .form = FORM_PAIRS,
    .shared = true,
    .check = classify_check,
    .choices = classify_choices,
    .choice_id = classify_choice_id,
    .targets = classify_targets,
    .target_id = classify_target_id,
    .feedback = classify_feedback,
    .ask = classify_ask,
    .sample = classify_sample,
    .score = classify_score,
    .tell = classify_tell,
};
