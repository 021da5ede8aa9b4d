/* SPDX-License-Identifier: MIT */
/* `pick`: any number of options, each of which fits or does not.
 *
 * Credit: one point for every option judged rightly, picked where it fits or left where it does
 * not. Picking none or all of them is no judgement and earns nothing, unless it is exactly right.
 */
#include "tasks/kind.h"

struct pick_option {
    struct place place;
    const char *id;
    struct text text, feedback;
    bool right;
};

struct pick {
    struct place place;
    struct pick_option *options;
    size_t options_count;
};

static const struct field pick_option_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct pick_option, id),
     .about = "Names the option; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct pick_option, text),
     .about = "What the player reads."},
    {.name = "right",
     .type = FIELD_FLAG,
     .required = true,
     FIELD_AT(struct pick_option, right),
     .about = "true: the option fits and should be picked."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct pick_option, feedback),
     .about = "Explains the option, whether the player picked it or not."},
};
static const struct shape pick_option_shape =
    SHAPE_OF("an option", struct pick_option, pick_option_fields);

static const struct field pick_fields[] = {
    {.name = "options",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct pick, options),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &pick_option_shape,
     .about = "The options, in the order they are shown."},
};
static const struct shape pick_shape = SHAPE_OF("a task of kind 'pick'", struct pick, pick_fields);

static const struct pick *pick_body(const struct task *task)
{
    return task->body;
}

static bool pick_check(const struct task *task, struct diags *diags)
{
    const struct pick *body = pick_body(task);
    for (size_t i = 0; i < body->options_count; i++) {
        if (body->options[i].right)
            return true;
    }
    if (body->options_count == 0)
        return true;
    diag_add(diags, DIAG_TASK_NO_RIGHT, task->place, NULL);
    return false;
}

static int pick_choices(const struct task *task)
{
    return (int)pick_body(task)->options_count;
}

static const char *pick_choice_id(const struct task *task, int choice)
{
    return pick_body(task)->options[choice].id;
}

static const struct text *pick_feedback(const struct task *task, int choice)
{
    return &pick_body(task)->options[choice].feedback;
}

static void pick_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct pick *body = pick_body(task);
    struct input *input = page_input(page, INPUT_MANY, (int)body->options_count, 0);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &body->options[i].text);
        input->choice[i].index = i;
    }
    input->asks = kind_word(to, "ask.many");
}

static struct score pick_score(const struct task *task, const struct answer *answer)
{
    const struct pick *body = pick_body(task);
    const int count = (int)body->options_count;
    int judged = 0, picked = 0;
    for (int i = 0; i < count; i++) {
        judged += (answer->value[i] != 0) == body->options[i].right;
        picked += answer->value[i] != 0;
    }
    if (judged < count && (picked == 0 || picked == count))
        judged = 0;
    return (struct score){.got = judged, .of = count};
}

static void pick_tell(const struct task *task, const struct answer *answer,
                      const struct telling *to, struct page *page)
{
    static const struct {
        enum mark mark;
        const char *word;
    } judged[2][2] = {
        /* [picked][fits]; what was left out and fits is only missing, hence PART */
        {{MARK_GOOD, "pick.left"}, {MARK_PART, "pick.missed"}},
        {{MARK_OTHER, "pick.not-here"}, {MARK_GOOD, "pick.fits"}},
    };
    const struct pick *body = pick_body(task);
    for (size_t i = 0; i < body->options_count; i++) {
        const struct pick_option *option = &body->options[i];
        const int picked = answer->value[i] != 0, fits = option->right;
        page_item(page, judged[picked][fits].mark, kind_word(to, judged[picked][fits].word),
                  kind_text(to, &option->text), kind_note(to, &option->feedback));
    }
}

static void pick_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct pick *body = pick_body(task);
    *ret_answer = (struct answer){.count = (int)body->options_count};
    for (int i = 0; best && i < ret_answer->count; i++)
        ret_answer->value[i] = body->options[i].right;
}

const struct kind kind_pick = {
    .name = "pick",
    .about = "Any number of options, each of which fits or does not.",
    .shape = &pick_shape,
    .form = FORM_MANY,
    .check = pick_check,
    .choices = pick_choices,
    .choice_id = pick_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = pick_feedback,
    .ask = pick_ask,
    .sample = pick_sample,
    .score = pick_score,
    .tell = pick_tell,
};
