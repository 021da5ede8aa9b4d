/* SPDX-License-Identifier: MIT */
/* `memory`: people and what they told, in two tasks of one step.
 *
 * The meeting has `people`: one page each, nothing is asked, nothing scored. Its recall comes
 * later, has `recall` (the meeting's id) and `facts`, and asks who told what: every fact with a
 * person, the facts shuffled, the people in the order they were met. Credit: the right facts, of
 * all facts.
 *
 * The two are two forms of one body; which fields belong to which is the check's to say, since the
 * table cannot. The meeting is looked up once all tasks of the step have been read. */
#include "tasks/kind.h"

#include <string.h>

#include "base/bug.h"

struct memory_person {
    struct place place;
    const char *id, *name;
    struct text says;
};

struct memory_fact {
    struct place place;
    const char *id, *person;
    struct text text, feedback;
};

struct memory {
    struct place place;
    struct memory_person *people;
    size_t people_count;
    const char *recall; /* NULL: this is a meeting */
    struct memory_fact *facts;
    size_t facts_count;
    const struct memory *meeting; /* of a recall, resolved; NULL before */
};

static const struct field memory_person_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct memory_person, id),
     .about = "Names the person; used once in its task."},
    {.name = "name",
     .type = FIELD_STRING,
     .required = true,
     FIELD_AT(struct memory_person, name),
     .about = "The person's first name."},
    {.name = "says",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct memory_person, says),
     .about = "What the person tells; two or three things to remember."},
};
static const struct shape memory_person_shape =
    SHAPE_OF("a person", struct memory_person, memory_person_fields);

static const struct field memory_fact_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct memory_fact, id),
     .about = "Names the fact; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct memory_fact, text),
     .about = "What somebody told."},
    {.name = "person",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct memory_fact, person),
     .about = "The id of the person of the meeting who told it."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct memory_fact, feedback),
     .about = "Says what remembering this is good for."},
};
static const struct shape memory_fact_shape =
    SHAPE_OF("a fact", struct memory_fact, memory_fact_fields);

static const struct field memory_fields[] = {
    {.name = "people",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct memory, people),
     .least = 2,
     .most = PACK_MOST_TARGETS,
     .shape = &memory_person_shape,
     .about = "The meeting: who is met, one page each."},
    {.name = "recall",
     .type = FIELD_ID,
     FIELD_AT(struct memory, recall),
     .about = "The recall: the id of the meeting, a task before this one in the step."},
    {.name = "facts",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct memory, facts),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &memory_fact_shape,
     .about = "The recall: what was told; the program shuffles it."},
};
static const struct shape memory_shape =
    SHAPE_OF("a task of kind 'memory'", struct memory, memory_fields);

static const struct memory *memory_body(const struct task *task)
{
    return task->body;
}

static bool memory_is_meeting(const struct memory *body)
{
    return body->people_count > 0;
}

/* --- rules --------------------------------------------------------------------------------- */

static bool memory_check(const struct task *task, struct diags *diags)
{
    const struct memory *body = memory_body(task);
    const bool meeting = memory_is_meeting(body);
    const size_t before = diags->count;
    if (meeting && body->recall)
        diag_add(diags, DIAG_FIELD_UNKNOWN, task->place, "field", "recall", "shape",
                 "a meeting, which has 'people'", "guess", NULL, NULL);
    if (meeting && body->facts_count > 0)
        diag_add(diags, DIAG_FIELD_UNKNOWN, task->place, "field", "facts", "shape",
                 "a meeting, which has 'people'", "guess", NULL, NULL);
    if (!meeting && !body->recall)
        diag_add(diags, DIAG_FIELD_MISSING, task->place, "shape", memory_shape.name, "field",
                 body->facts_count > 0 ? "recall" : "people", NULL);
    if (!meeting && body->recall && body->facts_count == 0)
        diag_add(diags, DIAG_FIELD_MISSING, task->place, "shape", memory_shape.name, "field",
                 "facts", NULL);
    /* The kind may do without a prompt; a task that asks something may not. */
    if (!meeting && body->recall && text_is_empty(&task->prompt))
        diag_add(diags, DIAG_FIELD_MISSING, task->place, "shape", task_shape.name, "field",
                 "prompt", NULL);
    return diags->count == before;
}

/* The number of the person called ID, or -1. */
static int memory_find(const struct memory *meeting, const char *id)
{
    for (size_t i = 0; i < meeting->people_count; i++) {
        if (strcmp(meeting->people[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* The task called ID, or NULL; looked for backwards from TASK, since the meeting is mostly near. */
static const struct task *memory_task(const struct stage *stage, const struct task *task,
                                      const char *id)
{
    for (const struct task *other = task; other-- > stage->tasks;) {
        if (strcmp(other->id, id) == 0)
            return other;
    }
    for (const struct task *other = task; other < stage->tasks + stage->tasks_count; other++) {
        if (strcmp(other->id, id) == 0)
            return other;
    }
    return NULL;
}

/* The meeting in STAGE, before TASK, that TASK recalls; NULL and a diagnostic when there is none.
 */
static const struct memory *memory_meeting(const struct stage *stage, const struct task *task,
                                           struct diags *diags)
{
    const char *id = memory_body(task)->recall, *known[PACK_MOST_CHOICES];
    size_t count = 0;
    const struct task *met = memory_task(stage, task, id);
    if (met && met->kind == &kind_memory && memory_is_meeting(memory_body(met))) {
        if (met < task)
            return memory_body(met);
        diag_add(diags, DIAG_RECALL_LATER, task->place, "id", id, NULL);
        return NULL;
    }
    for (const struct task *other = stage->tasks; other < task && count < PACK_MOST_CHOICES;
         other++) {
        if (other->kind == &kind_memory && memory_is_meeting(memory_body(other)))
            known[count++] = other->id;
    }
    diag_add(diags, DIAG_REFERENCE_UNKNOWN, task->place, "what", "meeting", "id", id, "guess",
             diag_guess(id, known, count), NULL);
    return NULL;
}

/* Every fact is somebody's, and everybody has one. */
static bool memory_check_facts(const struct memory *body, const struct memory *meeting,
                               const struct task *task, struct diags *diags)
{
    bool asked[PACK_MOST_TARGETS] = {false}, fine = true;
    const char *known[PACK_MOST_TARGETS];
    for (size_t i = 0; i < meeting->people_count; i++)
        known[i] = meeting->people[i].id;
    for (size_t i = 0; i < body->facts_count; i++) {
        const struct memory_fact *fact = &body->facts[i];
        int person = memory_find(meeting, fact->person);
        if (person < 0) {
            const char *guess = diag_guess(fact->person, known, meeting->people_count);
            diag_add(diags, DIAG_REFERENCE_UNKNOWN, fact->place, "what", "person", "id",
                     fact->person, "guess", guess, NULL);
            fine = false;
            person = guess ? memory_find(meeting, guess) : -1; /* one slip, one message */
        }
        if (person >= 0)
            asked[person] = true;
    }
    for (size_t i = 0; i < meeting->people_count; i++) {
        if (asked[i])
            continue;
        diag_add(diags, DIAG_PERSON_EMPTY, task->place, "id", known[i], NULL);
        diag_other(diags, meeting->people[i].place);
        fine = false;
    }
    return fine;
}

static bool memory_resolve(const struct stage *stage, struct task *task, struct diags *diags)
{
    struct memory *body = task->body;
    if (memory_is_meeting(body))
        return true;
    const struct memory *meeting = memory_meeting(stage, task, diags);
    if (!meeting || !memory_check_facts(body, meeting, task, diags))
        return false;
    body->meeting = meeting;
    return true;
}

/* --- the answer ---------------------------------------------------------------------------- */

static enum answer_form memory_form(const struct task *task)
{
    return memory_is_meeting(memory_body(task)) ? FORM_NONE : FORM_PAIRS;
}

static int memory_choices(const struct task *task)
{
    return (int)memory_body(task)->facts_count;
}

static const char *memory_choice_id(const struct task *task, int choice)
{
    return memory_body(task)->facts[choice].id;
}

static int memory_targets(const struct task *task)
{
    const struct memory *meeting = memory_body(task)->meeting;
    return meeting ? (int)meeting->people_count : 0;
}

static const char *memory_target_id(const struct task *task, int target)
{
    return memory_body(task)->meeting->people[target].id;
}

static const struct text *memory_feedback(const struct task *task, int choice)
{
    return &memory_body(task)->facts[choice].feedback;
}

static int memory_parts(const struct task *task)
{
    const struct memory *body = memory_body(task);
    return memory_is_meeting(body) ? (int)body->people_count : 1;
}

/* --- the page ------------------------------------------------------------------------------ */

static void memory_meet(const struct memory *body, const struct telling *to, struct page *page)
{
    if (to->part < 0 || (size_t)to->part >= body->people_count)
        BUG("a task was asked for a part that it does not have");
    const struct memory_person *person = &body->people[to->part];
    page_heading(page, page_plain(page, person->name));
    page_text(page, STYLE_PLAIN, kind_text(to, &person->says));
    page_input(page, INPUT_NONE, 0, 0)->asks = kind_word(to, "ask.go");
}

static void memory_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct memory *body = memory_body(task);
    if (memory_is_meeting(body)) {
        memory_meet(body, to, page);
        return;
    }
    const int facts = memory_choices(task);
    const int *order = kind_shuffled(to, facts, page);
    struct input *input = page_input(page, INPUT_PAIRS, facts, memory_targets(task));
    for (int i = 0; i < facts; i++) {
        input->choice[i].text = kind_text(to, &body->facts[order[i]].text);
        input->choice[i].index = order[i];
    }
    for (int i = 0; i < input->targets; i++)
        input->target[i].text = page_plain(page, body->meeting->people[i].name);
    input->shared = task->kind->shared;
    input->asks = kind_word(to, "memory.ask");
}

/* --- judging ------------------------------------------------------------------------------- */

static int memory_right(const struct memory *body, int fact)
{
    return memory_find(body->meeting, body->facts[fact].person);
}

static struct score memory_score(const struct task *task, const struct answer *answer)
{
    struct score score = {.of = memory_choices(task)};
    for (int i = 0; i < score.of; i++)
        score.got += answer->value[i] == memory_right(memory_body(task), i);
    return score;
}

static void memory_tell(const struct task *task, const struct answer *answer,
                        const struct telling *to, struct page *page)
{
    const struct memory *body = memory_body(task);
    const int *order = kind_shuffled(to, answer->count, page); /* as they were asked */
    for (int i = 0; i < answer->count; i++) {
        const struct memory_fact *fact = &body->facts[order[i]];
        const int right = memory_right(body, order[i]), put = answer->value[order[i]];
        const bool good = put == right;
        const char *word =
            catalog_format(to->words, page->arena, good ? "memory.good" : "memory.better", "person",
                           page_plain(page, body->meeting->people[put].name), "right",
                           page_plain(page, body->meeting->people[right].name), NULL);
        page_item(page, good ? MARK_GOOD : MARK_OTHER, word, kind_text(to, &fact->text),
                  kind_note(to, &fact->feedback));
    }
}

static void memory_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct memory *body = memory_body(task);
    *ret_answer = (struct answer){.count = memory_choices(task)};
    for (int i = 0; i < ret_answer->count; i++) {
        const int right = memory_right(body, i);
        ret_answer->value[i] = (short)(best ? right : (right + 1) % memory_targets(task));
    }
}

const struct kind kind_memory = {
    .name = "memory",
    .about = "People who are met, and later in the step who told what.",
    .shape = &memory_shape,
    .form = FORM_PAIRS,
    .shared = true,
    .prompt_optional = true,
    .check = memory_check,
    .form_of = memory_form,
    .resolve = memory_resolve,
    .choices = memory_choices,
    .choice_id = memory_choice_id,
    .targets = memory_targets,
    .target_id = memory_target_id,
    .feedback = memory_feedback,
    .parts = memory_parts,
    .ask = memory_ask,
    .sample = memory_sample,
    .score = memory_score,
    .tell = memory_tell,
};
