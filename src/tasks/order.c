/* SPDX-License-Identifier: MIT */
/* `order`: items into an order. The author writes them in the right one, the program shuffles.
 *
 * Credit: the neighbours of the right order, items i and i+1, that stand next to each other and
 * that way round in the answer too, of all n-1 of them. So a whole right order earns all, a right
 * run that begins too late loses only its ends, and an order turned round earns nothing. The marks
 * on the answer's page tell the same: an item is good where it follows the item that it should
 * follow (the first one: where it stands first).
 *
 * With `own: true` there is no right order: nothing is scored, marked or named. */
#include "tasks/kind.h"

struct order_item {
    struct place place;
    const char *id;
    struct text text, feedback;
};

struct order {
    struct place place;
    struct order_item *items;
    size_t items_count;
    bool own;
};

static const struct field order_item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct order_item, id),
     .about = "Names the item; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct order_item, text),
     .about = "What the player reads."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct order_item, feedback),
     .about = "Says why the item stands there."},
};
static const struct shape order_item_shape =
    SHAPE_OF("an item", struct order_item, order_item_fields);

static const struct field order_fields[] = {
    {.name = "items",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct order, items),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &order_item_shape,
     .about = "The items in the right order; the program shuffles them."},
    {.name = "own",
     .type = FIELD_FLAG,
     FIELD_AT(struct order, own),
     .about = "true: the player's own order, which is not scored."},
};
static const struct shape order_shape =
    SHAPE_OF("a task of kind 'order'", struct order, order_fields);

static const struct order *order_body(const struct task *task)
{
    return task->body;
}

static int order_choices(const struct task *task)
{
    return (int)order_body(task)->items_count;
}

static const char *order_choice_id(const struct task *task, int choice)
{
    return order_body(task)->items[choice].id;
}

static const struct text *order_feedback(const struct task *task, int choice)
{
    return &order_body(task)->items[choice].feedback;
}

static void order_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct order *body = order_body(task);
    const int items = (int)body->items_count;
    const int *order = kind_shuffled(to, items, page);
    struct input *input = page_input(page, INPUT_ORDER, items, 0);
    for (int i = 0; i < items; i++) {
        input->choice[i].text = kind_text(to, &body->items[order[i]].text);
        input->choice[i].index = order[i];
    }
    input->asks = kind_word(to, "ask.order");
}

static struct score order_score(const struct task *task, const struct answer *answer)
{
    const struct order *body = order_body(task);
    const int items = (int)body->items_count;
    struct score score = {0};
    if (body->own || items == 0)
        return score;
    score.of = items - 1;
    for (int i = 1; i < items; i++)
        score.got += answer->value[i] == answer->value[i - 1] + 1;
    return score;
}

/* The right order as a list, a line an item. */
static void order_tell_whole(const struct order *body, const struct telling *to, struct page *page)
{
    page_text(page, STYLE_PLAIN, kind_word(to, "order.whole"));
    for (size_t i = 0; i < body->items_count; i++)
        page_item(page, MARK_NONE, NULL,
                  kind_numbered(page, (int)i + 1, kind_text(to, &body->items[i].text)), NULL);
}

static void order_tell(const struct task *task, const struct answer *answer,
                       const struct telling *to, struct page *page)
{
    const struct order *body = order_body(task);
    const struct score score = order_score(task, answer);
    for (int i = 0; i < answer->count; i++) {
        const struct order_item *item = &body->items[answer->value[i]];
        const int should = i == 0 ? 0 : answer->value[i - 1] + 1;
        const bool good = answer->value[i] == should;
        enum mark mark = MARK_NONE;
        const char *word = NULL;
        if (!body->own) {
            mark = good ? MARK_GOOD : MARK_OTHER;
            word = kind_word(to, good ? "order.good" : "order.again");
        }
        page_item(page, mark, word, kind_numbered(page, i + 1, kind_text(to, &item->text)),
                  kind_note(to, &item->feedback));
    }
    if (score.got < score.of)
        order_tell_whole(body, to, page);
}

static void order_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const int items = order_choices(task);
    *ret_answer = (struct answer){.count = items};
    for (int i = 0; i < items; i++)
        ret_answer->value[i] = (short)(best ? i : items - 1 - i);
}

const struct kind kind_order = {
    .name = "order",
    .about = "Items are put into the right order, or into the player's own.",
    .shape = &order_shape,
    .form = FORM_ORDER,
    .check = kind_check_nothing,
    .choices = order_choices,
    .choice_id = order_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = order_feedback,
    .ask = order_ask,
    .sample = order_sample,
    .score = order_score,
    .tell = order_tell,
};
