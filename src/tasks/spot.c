/* SPDX-License-Identifier: MIT */
/* `spot`: a text in parts, some of which are to be marked.
 *
 * A part with an id can be marked, one without is only read. An answer has a value for each part
 * that can be marked, in their order; the page's input has all parts, since they are one text, and
 * gives those that are only read no place in the answer.
 *
 * Credit, as in `pick`: one point for every part judged rightly. Marking none or all is no
 * judgement and earns nothing, unless it is exactly right. */
#include "tasks/kind.h"

struct spot_part {
    struct place place;
    const char *id; /* NULL = only read */
    struct text text, feedback;
    bool slip, line;
};

struct spot_body {
    struct place place;
    struct spot_part *parts;
    size_t parts_count;
};

static const struct field spot_part_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     FIELD_AT(struct spot_part, id),
     .about = "Names the part, which can be marked then; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct spot_part, text),
     .about = "What the player reads."},
    {.name = "slip",
     .type = FIELD_FLAG,
     FIELD_AT(struct spot_part, slip),
     .about = "true: the part should be marked."},
    {.name = "line",
     .type = FIELD_FLAG,
     FIELD_AT(struct spot_part, line),
     .about = "true: the part begins a new line."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct spot_part, feedback),
     .about = "Explains the part, whether the player marked it or not."},
};
static const struct shape spot_part_shape = SHAPE_OF("a part", struct spot_part, spot_part_fields);

static const struct field spot_fields[] = {
    {.name = "parts",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct spot_body, parts),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &spot_part_shape,
     .about = "The text in its order; blanks join the parts."},
};
static const struct shape spot_shape =
    SHAPE_OF("a task of kind 'spot'", struct spot_body, spot_fields);

static const struct spot_body *spot_body(const struct task *task)
{
    return task->body;
}

static int spot_choices(const struct task *task)
{
    const struct spot_body *body = spot_body(task);
    int count = 0;
    for (size_t i = 0; i < body->parts_count; i++)
        count += body->parts[i].id != NULL;
    return count;
}

/* The part that is CHOICE, of those that can be marked. */
static const struct spot_part *spot_part(const struct task *task, int choice)
{
    const struct spot_part *part = spot_body(task)->parts;
    for (; !part->id || choice > 0; part++)
        choice -= part->id != NULL;
    return part;
}

static const char *spot_choice_id(const struct task *task, int choice)
{
    return spot_part(task, choice)->id;
}

static const struct text *spot_feedback(const struct task *task, int choice)
{
    return &spot_part(task, choice)->feedback;
}

/* Who writes of a part that it is a slip, or explains it, means it to be marked. */
static bool spot_check(const struct task *task, struct diags *diags)
{
    const struct spot_body *body = spot_body(task);
    bool fine = true, slips = body->parts_count == 0;
    for (size_t i = 0; i < body->parts_count; i++) {
        const struct spot_part *part = &body->parts[i];
        slips = slips || part->slip;
        if (part->id || (!part->slip && text_is_empty(&part->feedback)))
            continue;
        diag_add(diags, DIAG_FIELD_MISSING, part->place, "shape", spot_part_shape.name, "field",
                 "id", NULL);
        fine = false;
    }
    if (!slips) {
        diag_add(diags, DIAG_TASK_NO_SLIP, task->place, NULL);
        fine = false;
    }
    return fine;
}

static void spot_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct spot_body *body = spot_body(task);
    struct input *input = page_input(page, INPUT_MANY, (int)body->parts_count, 0);
    int choice = 0;
    for (int i = 0; i < input->choices; i++) {
        const struct spot_part *part = &body->parts[i];
        input->choice[i].text = kind_text(to, &part->text);
        input->choice[i].note = part->line ? "\n" : NULL;
        input->choice[i].index = part->id ? choice++ : -1;
        input->choice[i].off = !part->id;
    }
    input->flow = true;
    input->asks = kind_word(to, "ask.many");
}

static struct score spot_score(const struct task *task, const struct answer *answer)
{
    const int count = spot_choices(task);
    int judged = 0, marked = 0;
    for (int i = 0; i < count; i++) {
        judged += (answer->value[i] != 0) == spot_part(task, i)->slip;
        marked += answer->value[i] != 0;
    }
    if (judged < count && (marked == 0 || marked == count))
        judged = 0;
    return (struct score){.got = judged, .of = count};
}

static void spot_tell(const struct task *task, const struct answer *answer,
                      const struct telling *to, struct page *page)
{
    static const struct {
        enum mark mark;
        const char *word;
    } judged[2][2] = {
        /* [marked][slip]; what was not seen is only missing, hence PART */
        {{MARK_GOOD, "spot.left"}, {MARK_PART, "spot.missed"}},
        {{MARK_OTHER, "spot.fine"}, {MARK_GOOD, "spot.found"}},
    };
    for (int i = 0; i < answer->count; i++) {
        const struct spot_part *part = spot_part(task, i);
        const int marked = answer->value[i] != 0, slip = part->slip;
        page_item(page, judged[marked][slip].mark, kind_word(to, judged[marked][slip].word),
                  kind_text(to, &part->text), kind_note(to, &part->feedback));
    }
}

static void spot_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    *ret_answer = (struct answer){.count = spot_choices(task)};
    for (int i = 0; best && i < ret_answer->count; i++)
        ret_answer->value[i] = spot_part(task, i)->slip;
}

const struct kind kind_spot = {
    .name = "spot",
    .about = "A text in parts, some of which are to be marked.",
    .shape = &spot_shape,
    .form = FORM_MANY,
    .check = spot_check,
    .choices = spot_choices,
    .choice_id = spot_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = spot_feedback,
    .ask = spot_ask,
    .sample = spot_sample,
    .score = spot_score,
    .tell = spot_tell,
};
