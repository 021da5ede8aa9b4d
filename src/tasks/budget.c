/* SPDX-License-Identifier: MIT */
/* `budget`: points, hours or whatever there is, divided over some items.
 *
 * All of the total is given away. Credit: the items that get an amount within their range, of all
 * items. */
#include "base/str.h"
#include "tasks/kind.h"

enum { BUDGET_MOST_ITEMS = 12 };

struct budget_item {
    struct place place;
    const char *id;
    struct text text, feedback, low, high;
    int least, most;
};

struct budget {
    struct place place;
    int total;
    struct text unit;
    struct budget_item *items;
    size_t items_count;
};

static const struct field budget_item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct budget_item, id),
     .about = "Names the item; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct budget_item, text),
     .about = "What the player reads."},
    {.name = "least",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct budget_item, least),
     .least = 0,
     .most = POINTS_MOST,
     .about = "The least that is enough."},
    {.name = "most",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct budget_item, most),
     .least = 0,
     .most = POINTS_MOST,
     .about = "The most that is not too much."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct budget_item, feedback),
     .about = "Said when the amount is within the range."},
    {.name = "low",
     .type = FIELD_TEXT,
     FIELD_AT(struct budget_item, low),
     .about = "Said when it is less; left out only when `least` is 0."},
    {.name = "high",
     .type = FIELD_TEXT,
     FIELD_AT(struct budget_item, high),
     .about = "Said when it is more; left out only when `most` is the total."},
};
static const struct shape budget_item_shape =
    SHAPE_OF("an item of a budget", struct budget_item, budget_item_fields);

static const struct field budget_fields[] = {
    {.name = "total",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct budget, total),
     .least = 1,
     .most = POINTS_MOST,
     .about = "How much there is to divide."},
    {.name = "unit",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct budget, unit),
     .about = "What it is, as behind a number: hours."},
    {.name = "items",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct budget, items),
     .least = 2,
     .most = BUDGET_MOST_ITEMS,
     .shape = &budget_item_shape,
     .about = "What it is divided over, in the order they are shown."},
};
static const struct shape budget_shape =
    SHAPE_OF("a task of kind 'budget'", struct budget, budget_fields);

static const struct budget *budget_body(const struct task *task)
{
    return task->body;
}

static int budget_choices(const struct task *task)
{
    return (int)budget_body(task)->items_count;
}

static const char *budget_choice_id(const struct task *task, int choice)
{
    return budget_body(task)->items[choice].id;
}

static const struct text *budget_feedback(const struct task *task, int choice)
{
    return &budget_body(task)->items[choice].feedback;
}

static int budget_total(const struct task *task)
{
    return budget_body(task)->total;
}

static bool budget_within(const struct budget_item *item, int amount)
{
    return amount >= item->least && amount <= item->most;
}

/* --- rules --------------------------------------------------------------------------------- */

static bool budget_item_check(const struct budget_item *item, int total, struct diags *diags)
{
    bool fine = true;
    if (item->least > item->most) {
        struct str least = {0}, most = {0};
        str_addf(&least, "%d", item->least);
        str_addf(&most, "%d", item->most);
        diag_add(diags, DIAG_RANGE_EMPTY, item->place, "least", str_text(&least), "most",
                 str_text(&most), NULL);
        str_release(&least);
        str_release(&most);
        return false;
    }
    if (item->least > 0 && text_is_empty(&item->low)) {
        diag_add(diags, DIAG_FIELD_MISSING, item->place, "shape", budget_item_shape.name, "field",
                 "low", NULL);
        fine = false;
    }
    if (item->most < total && text_is_empty(&item->high)) {
        diag_add(diags, DIAG_FIELD_MISSING, item->place, "shape", budget_item_shape.name, "field",
                 "high", NULL);
        fine = false;
    }
    return fine;
}

/* Whether the total can be divided so that every item is within its range. */
static bool budget_sum_check(const struct task *task, struct diags *diags)
{
    const struct budget *body = budget_body(task);
    int least = 0, most = 0;
    for (size_t i = 0; i < body->items_count; i++) {
        least += body->items[i].least;
        most += body->items[i].most;
    }
    if (least <= body->total && body->total <= most)
        return true;
    struct str from = {0}, to = {0}, total = {0};
    str_addf(&total, "%d", body->total);
    str_addf(&from, "%d", least);
    str_addf(&to, "%d", most);
    diag_add(diags, DIAG_FIELD_RANGE, task->place, "field", "total", "value", str_text(&total),
             "least", str_text(&from), "most", str_text(&to), NULL);
    str_release(&total);
    str_release(&from);
    str_release(&to);
    return false;
}

static bool budget_check(const struct task *task, struct diags *diags)
{
    const struct budget *body = budget_body(task);
    bool fine = true;
    if (body->items_count == 0)
        return true;
    for (size_t i = 0; i < body->items_count; i++)
        fine = budget_item_check(&body->items[i], body->total, diags) && fine;
    return fine && budget_sum_check(task, diags);
}

/* --- pages --------------------------------------------------------------------------------- */

static void budget_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct budget *body = budget_body(task);
    struct input *input = page_input(page, INPUT_POINTS, (int)body->items_count, 0);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &body->items[i].text);
        input->choice[i].index = i;
    }
    input->total = body->total;
    input->unit = kind_text(to, &body->unit);
    input->asks =
        catalog_format(to->words, page->arena, "budget.ask", "total",
                       arena_format(page->arena, "%d", body->total), "unit", input->unit, NULL);
}

static struct score budget_score(const struct task *task, const struct answer *answer)
{
    const struct budget *body = budget_body(task);
    struct score score = {.of = (int)body->items_count};
    for (int i = 0; i < answer->count; i++)
        score.got += budget_within(&body->items[i], answer->value[i]);
    return score;
}

static void budget_tell(const struct task *task, const struct answer *answer,
                        const struct telling *to, struct page *page)
{
    const struct budget *body = budget_body(task);
    for (int i = 0; i < answer->count; i++) {
        const struct budget_item *item = &body->items[i];
        const int amount = answer->value[i];
        enum mark mark = MARK_GOOD;
        const char *word = "budget.within";
        const struct text *note = &item->feedback;
        if (amount < item->least) {
            mark = MARK_PART;
            word = "budget.low";
            note = &item->low;
        } else if (amount > item->most) {
            mark = MARK_PART;
            word = "budget.high";
            note = &item->high;
        }
        page_item(page, mark, kind_word(to, word),
                  catalog_count(to->words, page->arena, "budget.given", (unsigned long)amount,
                                "item", kind_text(to, &item->text), "unit",
                                kind_text(to, &body->unit), NULL),
                  kind_note(to, note));
    }
}

/* Among all ways to divide the total one with the most items within their range, or the fewest:
 * item after item, for every sum that the items so far can have. */
static void budget_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    enum { NEVER = BUDGET_MOST_ITEMS + 1 };
    const struct budget *body = budget_body(task);
    const int items = (int)body->items_count;
    int cost[BUDGET_MOST_ITEMS + 1][POINTS_MOST + 1]; /* items that are not as they should be */
    short last[BUDGET_MOST_ITEMS + 1][POINTS_MOST + 1] = {{0}};
    for (int sum = 0; sum <= body->total; sum++)
        cost[0][sum] = sum == 0 ? 0 : NEVER;
    for (int i = 0; i < items; i++) {
        for (int sum = 0; sum <= body->total; sum++) {
            cost[i + 1][sum] = NEVER;
            for (int amount = 0; amount <= sum; amount++) {
                const int now =
                    cost[i][sum - amount] + (budget_within(&body->items[i], amount) != best);
                if (now >= cost[i + 1][sum])
                    continue;
                cost[i + 1][sum] = now;
                last[i + 1][sum] = (short)amount;
            }
        }
    }
    *ret_answer = (struct answer){.count = items};
    for (int i = items, left = body->total; i > 0; i--) {
        ret_answer->value[i - 1] = last[i][left];
        left -= last[i][left];
    }
}

const struct kind kind_budget = {
    .name = "budget",
    .about = "Points or hours divided over some items.",
    .shape = &budget_shape,
    .form = FORM_POINTS,
    .check = budget_check,
    .choices = budget_choices,
    .choice_id = budget_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = budget_feedback,
    .ask = budget_ask,
    .total = budget_total,
    .sample = budget_sample,
    .score = budget_score,
    .tell = budget_tell,
};
