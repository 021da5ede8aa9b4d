/* SPDX-License-Identifier: MIT */
/* `choose`: one option of several, each with its own feedback.
 *
 * Credit: the points of the option, of the points of the best one. The options keep the author's
 * order, so that a group talks about the same numbers. The answer's page shows the chosen option
 * alone: the best one stays to be found, since a task may be tried again. */
#include "tasks/kind.h"

struct choose_option {
    struct place place;
    const char *id;
    struct text text, feedback;
    int points;
};

struct choose {
    struct place place;
    struct choose_option *options;
    size_t options_count;
};

static const struct field choose_option_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct choose_option, id),
     .about = "Names the option; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct choose_option, text),
     .about = "What the player reads."},
    {.name = "points",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct choose_option, points),
     .least = 0,
     .most = 100,
     .about = "What the option earns; the best one has the most."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct choose_option, feedback),
     .about = "Speaks to this very choice, first of what is good in it."},
};
static const struct shape choose_option_shape =
    SHAPE_OF("an option", struct choose_option, choose_option_fields);

static const struct field choose_fields[] = {
    {.name = "options",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct choose, options),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &choose_option_shape,
     .about = "The options, in the order they are shown."},
};
static const struct shape choose_shape =
    SHAPE_OF("a task of kind 'choose'", struct choose, choose_fields);

static const struct choose *choose_body(const struct task *task)
{
    return task->body;
}

static int choose_most(const struct choose *body)
{
    int most = 0;
    for (size_t i = 0; i < body->options_count; i++) {
        if (body->options[i].points > most)
            most = body->options[i].points;
    }
    return most;
}

static bool choose_check(const struct task *task, struct diags *diags)
{
    const struct choose *body = choose_body(task);
    if (body->options_count == 0 || choose_most(body) > 0)
        return true;
    diag_add(diags, DIAG_TASK_UNSCORED, task->place, NULL);
    return false;
}

static int choose_choices(const struct task *task)
{
    return (int)choose_body(task)->options_count;
}

static const char *choose_choice_id(const struct task *task, int choice)
{
    return choose_body(task)->options[choice].id;
}

static const struct text *choose_feedback(const struct task *task, int choice)
{
    return &choose_body(task)->options[choice].feedback;
}

static void choose_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct choose *body = choose_body(task);
    struct input *input = page_input(page, INPUT_ONE, (int)body->options_count, 0);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &body->options[i].text);
        input->choice[i].index = i;
    }
    input->asks = kind_word(to, "ask.one");
}

static struct score choose_score(const struct task *task, const struct answer *answer)
{
    const struct choose *body = choose_body(task);
    return (struct score){.got = body->options[answer->value[0]].points, .of = choose_most(body)};
}

static void choose_tell(const struct task *task, const struct answer *answer,
                        const struct telling *to, struct page *page)
{
    const struct choose_option *option = &choose_body(task)->options[answer->value[0]];
    const struct score score = choose_score(task, answer);
    enum mark mark = MARK_OTHER;
    const char *word = "mark.again";
    if (score.got >= score.of) {
        mark = MARK_GOOD;
        word = "mark.good";
    } else if (score.got > 0) {
        mark = MARK_PART;
        word = "mark.part";
    }
    page_item(page, mark, kind_word(to, word), kind_text(to, &option->text),
              kind_note(to, &option->feedback));
}

static void choose_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct choose *body = choose_body(task);
    int chosen = 0;
    for (int i = 1; i < (int)body->options_count; i++) {
        const int more = body->options[i].points - body->options[chosen].points;
        if (best ? more > 0 : more < 0)
            chosen = i;
    }
    *ret_answer = (struct answer){.count = 1, .value = {(short)chosen}};
}

const struct kind kind_choose = {
    .name = "choose",
    .about = "One of several options, each with its own feedback.",
    .shape = &choose_shape,
    .form = FORM_ONE,
    .check = choose_check,
    .choices = choose_choices,
    .choice_id = choose_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = choose_feedback,
    .ask = choose_ask,
    .sample = choose_sample,
    .score = choose_score,
    .tell = choose_tell,
};
