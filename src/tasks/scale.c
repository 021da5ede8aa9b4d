/* SPDX-License-Identifier: MIT */
/* `scale`: how the player sees it now, on a few steps from least to most; asked again later.
 *
 * Nothing is scored. The second time the page says what was answered first, and the answer's page
 * says how the two lie to each other. No step is better than another, and a lower one may come of
 * seeing more clearly, so it is welcome, too. */
#include <string.h>

#include "tasks/kind.h"

enum { SCALE_LEAST_STEPS = 3, SCALE_MOST_STEPS = 7 };

struct scale_step {
    struct place place;
    const char *id;
    struct text text, feedback;
};

struct scale {
    struct place place;
    const char *measure;
    struct scale_step *steps;
    size_t steps_count;
};

static const struct field scale_step_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct scale_step, id),
     .about = "Names the step; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct scale_step, text),
     .about = "What the player reads."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct scale_step, feedback),
     .about = "Speaks to this very answer; every answer is a good one."},
};
static const struct shape scale_step_shape =
    SHAPE_OF("a step of a scale", struct scale_step, scale_step_fields);

static const struct field scale_fields[] = {
    {.name = "measure",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct scale, measure),
     .about = "Names what is measured; the same where it is asked again."},
    {.name = "steps",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct scale, steps),
     .least = SCALE_LEAST_STEPS,
     .most = SCALE_MOST_STEPS,
     .shape = &scale_step_shape,
     .about = "The answers, from least to most."},
};
static const struct shape scale_shape =
    SHAPE_OF("a task of kind 'scale'", struct scale, scale_fields);

static const struct scale *scale_body(const struct task *task)
{
    return task->body;
}

static const char *scale_measure(const struct task *task)
{
    return scale_body(task)->measure;
}

static int scale_choices(const struct task *task)
{
    return (int)scale_body(task)->steps_count;
}

static const char *scale_choice_id(const struct task *task, int choice)
{
    return scale_body(task)->steps[choice].id;
}

static const struct text *scale_feedback(const struct task *task, int choice)
{
    return &scale_body(task)->steps[choice].feedback;
}

/* The step that was answered earlier, or NULL. */
static const struct scale_step *scale_before(const struct scale *body, const struct telling *to)
{
    return to->before >= 0 && to->before < (int)body->steps_count ? &body->steps[to->before] : NULL;
}

static void scale_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct scale *body = scale_body(task);
    const struct scale_step *before = scale_before(body, to);
    if (before)
        page_text(page, STYLE_PLAIN,
                  catalog_format(to->words, page->arena, "scale.before", "step",
                                 kind_text(to, &before->text), NULL));
    struct input *input = page_input(page, INPUT_ONE, (int)body->steps_count, 0);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &body->steps[i].text);
        input->choice[i].index = i;
    }
    input->asks = kind_word(to, "ask.one");
}

static struct score scale_score(const struct task *task, const struct answer *answer)
{
    (void)task;
    (void)answer;
    return (struct score){0};
}

static void scale_tell(const struct task *task, const struct answer *answer,
                       const struct telling *to, struct page *page)
{
    const struct scale *body = scale_body(task);
    const struct scale_step *now = &body->steps[answer->value[0]];
    const struct scale_step *before = scale_before(body, to);
    page_item(page, MARK_NONE, NULL, kind_text(to, &now->text), kind_note(to, &now->feedback));
    if (!before)
        return;
    page_note(page, STYLE_PLAIN,
              catalog_format(to->words, page->arena,
                             now > before   ? "scale.rose"
                             : now < before ? "scale.fell"
                                            : "scale.same",
                             "before", kind_text(to, &before->text), "now",
                             kind_text(to, &now->text), NULL));
}

static void scale_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    *ret_answer = (struct answer){.count = 1};
    ret_answer->value[0] = (short)(best ? scale_choices(task) - 1 : 0);
}

const struct kind kind_scale = {
    .name = "scale",
    .about = "How the player sees it now, unscored, asked again later.",
    .shape = &scale_shape,
    .form = FORM_ONE,
    .check = kind_check_nothing,
    .measure = scale_measure,
    .choices = scale_choices,
    .choice_id = scale_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = scale_feedback,
    .ask = scale_ask,
    .sample = scale_sample,
    .score = scale_score,
    .tell = scale_tell,
};
