/* SPDX-License-Identifier: MIT */
/* `match`: every left-hand side with its right-hand side; `extra` ones belong nowhere.
 *
 * Credit: the right pairs, of all pairs. Targets are numbered as the author wrote them, first the
 * pairs' own right-hand sides, then the extra ones; so pair i is right when it has target i. On the
 * page the left-hand sides keep their order and the targets are shuffled, all together. */
#include "tasks/kind.h"

struct match_pair {
    struct place place;
    const char *id;
    struct text left, right, feedback;
};

struct match {
    struct place place;
    struct match_pair *pairs;
    size_t pairs_count;
    struct text *extra;
    size_t extra_count;
};

static const struct field match_pair_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct match_pair, id),
     .about = "Names the pair; used once in its task."},
    {.name = "left",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct match_pair, left),
     .about = "What the player finds a partner for."},
    {.name = "right",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct match_pair, right),
     .about = "The partner; the program shuffles them."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct match_pair, feedback),
     .about = "Explains why the two belong together."},
};
static const struct shape match_pair_shape =
    SHAPE_OF("a pair", struct match_pair, match_pair_fields);

enum { MATCH_LEAST = 2 };

static const struct field match_fields[] = {
    {.name = "pairs",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct match, pairs),
     .least = MATCH_LEAST,
     .most = PACK_MOST_CHOICES,
     .shape = &match_pair_shape,
     .about = "The pairs as they belong together."},
    {.name = "extra",
     .type = FIELD_TEXTS,
     FIELD_LIST_AT(struct match, extra),
     .least = 0,
     .most = PACK_MOST_TARGETS - MATCH_LEAST,
     .about = "More right-hand sides, which belong to no pair."},
};
static const struct shape match_shape =
    SHAPE_OF("a task of kind 'match'", struct match, match_fields);

static const struct match *match_body(const struct task *task)
{
    return task->body;
}

/* Pairs and extras each have their limit in the table; together they have one, too. */
static bool match_check(const struct task *task, struct diags *diags)
{
    const struct match *body = match_body(task);
    if (body->pairs_count > PACK_MOST_TARGETS || body->extra_count == 0)
        return true;
    const size_t most = PACK_MOST_TARGETS - body->pairs_count;
    if (body->extra_count <= most)
        return true;
    struct str count = {0}, limit = {0};
    str_addf(&count, "%zu", body->extra_count);
    str_addf(&limit, "%zu", most);
    diag_add(diags, DIAG_FIELD_COUNT, body->extra[most].place, "field", "extra", "count",
             str_text(&count), "least", "0", "most", str_text(&limit), NULL);
    str_release(&count);
    str_release(&limit);
    return false;
}

static int match_choices(const struct task *task)
{
    return (int)match_body(task)->pairs_count;
}

static const char *match_choice_id(const struct task *task, int choice)
{
    return match_body(task)->pairs[choice].id;
}

static int match_targets(const struct task *task)
{
    return (int)(match_body(task)->pairs_count + match_body(task)->extra_count);
}

/* Ids of the extra right-hand sides; as many as the table above lets in. */
static const char *const match_extra_ids[] = {
    "+1",  "+2",  "+3",  "+4",  "+5",  "+6",  "+7",  "+8",  "+9",  "+10", "+11",
    "+12", "+13", "+14", "+15", "+16", "+17", "+18", "+19", "+20", "+21", "+22",
};
_Static_assert(sizeof match_extra_ids / sizeof *match_extra_ids == PACK_MOST_TARGETS - MATCH_LEAST,
               "every extra right-hand side needs an id");

static const char *match_target_id(const struct task *task, int target)
{
    const struct match *body = match_body(task);
    const int pairs = (int)body->pairs_count;
    return target < pairs ? body->pairs[target].id : match_extra_ids[target - pairs];
}

static const struct text *match_feedback(const struct task *task, int choice)
{
    return &match_body(task)->pairs[choice].feedback;
}

static const struct text *match_target(const struct match *body, int target)
{
    const int pairs = (int)body->pairs_count;
    return target < pairs ? &body->pairs[target].right : &body->extra[target - pairs];
}

static void match_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct match *body = match_body(task);
    const int targets = match_targets(task);
    const int *order = kind_shuffled(to, targets, page);
    struct input *input = page_input(page, INPUT_PAIRS, (int)body->pairs_count, targets);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &body->pairs[i].left);
        input->choice[i].index = i;
    }
    for (int i = 0; i < targets; i++) {
        input->target[i].text = kind_text(to, match_target(body, order[i]));
        input->target[i].index = order[i];
    }
    input->asks = kind_word(to, "ask.pairs");
}

static struct score match_score(const struct task *task, const struct answer *answer)
{
    struct score score = {.of = match_choices(task)};
    for (int i = 0; i < score.of; i++)
        score.got += answer->value[i] == i;
    return score;
}

static void match_tell(const struct task *task, const struct answer *answer,
                       const struct telling *to, struct page *page)
{
    const struct match *body = match_body(task);
    for (int i = 0; i < (int)body->pairs_count; i++) {
        const struct match_pair *pair = &body->pairs[i];
        const bool good = answer->value[i] == i;
        const char *together =
            catalog_format(to->words, page->arena, "match.pair", "left", kind_text(to, &pair->left),
                           "right", kind_text(to, match_target(body, answer->value[i])), NULL);
        const char *note = kind_note(to, &pair->feedback);
        if (!good) {
            const char *better = catalog_format(to->words, page->arena, "match.better", "right",
                                                kind_text(to, &pair->right), NULL);
            note = note ? arena_format(page->arena, "%s %s", better, note) : better;
        }
        page_item(page, good ? MARK_GOOD : MARK_OTHER,
                  kind_word(to, good ? "match.good" : "match.again"), together, note);
    }
}

/* The worst is everything one too far: there are two pairs at least. */
static void match_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const int targets = match_targets(task);
    *ret_answer = (struct answer){.count = match_choices(task)};
    for (int i = 0; i < ret_answer->count; i++)
        ret_answer->value[i] = (short)(best ? i : (i + 1) % targets);
}

const struct kind kind_match = {
    .name = "match",
    .about = "Every left-hand side gets its partner on the right.",
    .shape = &match_shape,
    .form = FORM_PAIRS,
    .check = match_check,
    .choices = match_choices,
    .choice_id = match_choice_id,
    .targets = match_targets,
    .target_id = match_target_id,
    .feedback = match_feedback,
    .ask = match_ask,
    .sample = match_sample,
    .score = match_score,
    .tell = match_tell,
};
