/* SPDX-License-Identifier: MIT */
/* The tables behind model/pack.h. The order of fields is the order of the documentation. */
#include "model/pack.h"

#include <string.h>
#include <strings.h>

static const char *const ring_words[] = {"close", "half-known", "far", NULL};
static const char *const size_words[] = {"small", "middle", "large", NULL};

static const struct field contact_fields[] = {
    {.name = "name",
     .type = FIELD_STRING,
     .required = true,
     FIELD_AT(struct contact, name),
     .about = "The person's first name."},
    {.name = "ring",
     .type = FIELD_WORD,
     .required = true,
     FIELD_AT(struct contact, ring),
     .words = ring_words,
     .about = "How near the person is: close, half-known or far."},
    {.name = "group",
     .type = FIELD_ID,
     FIELD_AT(struct contact, group),
     .about = "The circle the person belongs to: the id of one of the pack's groups."},
    {.name = "through",
     .type = FIELD_STRING,
     FIELD_AT(struct contact, through),
     .about = "The name of an earlier contact who leads to this one."},
};
static const struct shape contact_shape = SHAPE_OF("a contact", struct contact, contact_fields);

static const struct field task_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct task, id),
     .about = "Names the task; used once in its step."},
    {.name = "title",
     .type = FIELD_TEXT,
     FIELD_AT(struct task, title),
     .about = "A few words for the top of the screen."},
    {.name = "situation",
     .type = FIELD_TEXT,
     FIELD_AT(struct task, situation),
     .about = "What is going on, in two or three sentences."},
    {.name = "prompt",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct task, prompt),
     .about = "The question or request."},
    {.name = "hint",
     .type = FIELD_TEXT,
     FIELD_AT(struct task, hint),
     .about = "Helps to think; costs nothing."},
    {.name = "why",
     .type = FIELD_TEXT,
     FIELD_AT(struct task, why),
     .about = "The reason behind the task, shown after every answer."},
    {.name = "contact",
     .type = FIELD_MAP,
     FIELD_AT(struct task, contact),
     .shape = &contact_shape,
     .about = "Somebody who joins the player's network."},
};
const struct shape task_shape = SHAPE_OF("a task", struct task, task_fields);

/* In the order of enum unlock_type; a map has exactly one of them. */
static const struct field unlock_fields[] = {
    {.name = "all",
     .type = FIELD_LIST,
     .offset = offsetof(struct unlock, part),
     .count_offset = offsetof(struct unlock, count),
     .shape = &unlock_shape,
     .about = "All of these hold."},
    {.name = "any",
     .type = FIELD_LIST,
     .offset = offsetof(struct unlock, part),
     .count_offset = offsetof(struct unlock, count),
     .shape = &unlock_shape,
     .about = "At least one of these holds."},
    {.name = "done",
     .type = FIELD_ID,
     FIELD_AT(struct unlock, stage_id),
     .about = "The step of this id has been done."},
    {.name = "stars",
     .type = FIELD_NUMBER,
     FIELD_AT(struct unlock, stars),
     .least = 1,
     .most = 3 * PACK_MOST_STAGES,
     .about = "The player has so many stars in the whole pack."},
};
const struct shape unlock_shape = SHAPE_OF("'unlock'", struct unlock, unlock_fields);

static const struct field action_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct action, id),
     .about = "Names the action; used once in its step."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct action, text),
     .about = "What the player can do this week."},
    {.name = "size",
     .type = FIELD_WORD,
     .required = true,
     FIELD_AT(struct action, size),
     .words = size_words,
     .about = "How much courage it takes: small, middle or large."},
};
static const struct shape action_shape = SHAPE_OF("an action", struct action, action_fields);

static const struct field stage_fields[] = {
    {.name = "stage",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct stage, id),
     .about = "Names the step; used once in its pack."},
    {.name = "title",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct stage, title),
     .about = "The step's name on the map."},
    {.name = "about",
     .type = FIELD_TEXT,
     FIELD_AT(struct stage, about),
     .about = "One line for the map."},
    {.name = "minutes",
     .type = FIELD_NUMBER,
     FIELD_AT(struct stage, minutes),
     .least = 1,
     .most = 600,
     .about = "About how long the step takes."},
    {.name = "coming",
     .type = FIELD_FLAG,
     FIELD_AT(struct stage, coming),
     .about = "true: on the map, but not playable yet."},
    {.name = "scene",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct stage, scene),
     .about = "The story that opens the step."},
    {.name = "unlock",
     .type = FIELD_UNLOCK,
     FIELD_AT(struct stage, unlock),
     .about = "When the step opens; left out = at once."},
    {.name = "summary",
     .type = FIELD_TEXT,
     FIELD_AT(struct stage, summary),
     .about = "What the player can do now."},
    {.name = "try",
     .type = FIELD_TEXT,
     FIELD_AT(struct stage, try_this),
     .about = "One thing to try in real life."},
    {.name = "tasks",
     .type = FIELD_TASKS,
     FIELD_LIST_AT(struct stage, tasks),
     .least = 1,
     .most = PACK_MOST_TASKS,
     .about = "The tasks, in order."},
    {.name = "practice",
     .type = FIELD_TASKS,
     FIELD_LIST_AT(struct stage, practice),
     .least = 1,
     .most = PACK_MOST_TASKS,
     .about = "Optional language tasks, in order; they give no stars."},
    {.name = "actions",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct stage, actions),
     .least = 1,
     .most = PACK_MOST_ACTIONS,
     .shape = &action_shape,
     .about = "Things to do in real life; the player picks one at the end."},
};
const struct shape stage_shape = SHAPE_OF("a step", struct stage, stage_fields);

static const struct field trait_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct trait, id),
     .about = "Names the trait."},
    {.name = "name",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct trait, name),
     .about = "The trait's name in the result."},
    {.name = "low",
     .type = FIELD_TEXT,
     FIELD_AT(struct trait, at[LEVEL_LOW]),
     .about = "One sentence for a low value: what one does instead, never a lack."},
    {.name = "middle",
     .type = FIELD_TEXT,
     FIELD_AT(struct trait, at[LEVEL_MIDDLE]),
     .about = "One sentence for a middling value."},
    {.name = "high",
     .type = FIELD_TEXT,
     FIELD_AT(struct trait, at[LEVEL_HIGH]),
     .about = "One sentence for a high value."},
};
static const struct shape trait_shape = SHAPE_OF("a trait", struct trait, trait_fields);

static const struct field next_fields[] = {
    {.name = "small",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct next_steps, by_size[SIZE_SMALL]),
     .about = "For low confidence."},
    {.name = "middle",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct next_steps, by_size[SIZE_MIDDLE]),
     .about = "For middling confidence."},
    {.name = "large",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct next_steps, by_size[SIZE_LARGE]),
     .about = "For high confidence."},
};
static const struct shape next_shape = SHAPE_OF("'next'", struct next_steps, next_fields);

static const struct field archetype_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct archetype, id),
     .about = "Names the type."},
    {.name = "name",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct archetype, name),
     .about = "The type's name."},
    {.name = "profile",
     .type = FIELD_NUMBERS,
     .required = true,
     FIELD_LIST_AT(struct archetype, profile),
     .least = 0,
     .most = 4,
     .about = "Every trait with a number from 0 to 4."},
    {.name = "strengths",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct archetype, strengths),
     .about = "What the type is good at."},
    {.name = "next",
     .type = FIELD_MAP,
     .required = true,
     FIELD_AT(struct archetype, next),
     .shape = &next_shape,
     .about = "The next step, by confidence."},
    {.name = "side",
     .type = FIELD_TEXT,
     FIELD_AT(struct archetype, side),
     .about = "The type in one sentence in the first person: an option of the tie-break question."},
};
static const struct shape archetype_shape = SHAPE_OF("a type", struct archetype, archetype_fields);

static const struct field quiz_option_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct quiz_option, id),
     .about = "Names the option; used once in its question."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct quiz_option, text),
     .about = "What the player reads."},
    {.name = "traits",
     .type = FIELD_NUMBERS,
     FIELD_LIST_AT(struct quiz_option, traits),
     .least = -10,
     .most = 10,
     .about = "Points for traits; negative too."},
};
static const struct shape quiz_option_shape =
    SHAPE_OF("an option", struct quiz_option, quiz_option_fields);

static const struct field question_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct question, id),
     .about = "Names the question."},
    {.name = "prompt",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct question, prompt),
     .about = "The situation."},
    {.name = "short",
     .type = FIELD_FLAG,
     FIELD_AT(struct question, in_short),
     .about = "true: belongs to the short form too."},
    {.name = "options",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct question, options),
     .least = 2,
     .most = PACK_MOST_OPTIONS,
     .shape = &quiz_option_shape,
     .about = "The answers to choose from."},
};
static const struct shape question_shape = SHAPE_OF("a question", struct question, question_fields);

static const struct field confidence_option_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct confidence_option, id),
     .about = "Names the option."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct confidence_option, text),
     .about = "What the player reads."},
    {.name = "size",
     .type = FIELD_WORD,
     .required = true,
     FIELD_AT(struct confidence_option, size),
     .words = size_words,
     .about = "How large the next step is: small, middle or large."},
};
static const struct shape confidence_option_shape =
    SHAPE_OF("an option", struct confidence_option, confidence_option_fields);

static const struct field confidence_fields[] = {
    {.name = "prompt",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct confidence, prompt),
     .about = "The question; it does not choose the type."},
    {.name = "options",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct confidence, options),
     .least = 2,
     .most = PACK_MOST_OPTIONS,
     .shape = &confidence_option_shape,
     .about = "The answers to choose from."},
};
static const struct shape confidence_shape =
    SHAPE_OF("'confidence'", struct confidence, confidence_fields);

static const struct field quiz_fields[] = {
    {.name = "quiz",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct quiz, id),
     .about = "Names the test."},
    {.name = "title",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct quiz, title),
     .about = "The test's name."},
    {.name = "intro",
     .type = FIELD_TEXT,
     FIELD_AT(struct quiz, intro),
     .about = "What the test is; shown before it."},
    {.name = "tie",
     .type = FIELD_DECIMAL,
     FIELD_AT(struct quiz, tie),
     .least = 0,
     .most = 1,
     .about = "Types this near to the best are blended with it; left out = 0.05."},
    {.name = "traits",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct quiz, traits),
     .least = 2,
     .most = PACK_MOST_TRAITS,
     .shape = &trait_shape,
     .about = "What is measured."},
    {.name = "archetypes",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct quiz, archetypes),
     .least = 2,
     .most = PACK_MOST_ARCHETYPES,
     .shape = &archetype_shape,
     .about = "The types."},
    {.name = "questions",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct quiz, questions),
     .least = 1,
     .most = PACK_MOST_QUESTIONS,
     .shape = &question_shape,
     .about = "The situations."},
    {.name = "confidence",
     .type = FIELD_MAP,
     FIELD_AT(struct quiz, confidence),
     .shape = &confidence_shape,
     .about = "Sizes the next step."},
    {.name = "tiebreak",
     .type = FIELD_TEXT,
     FIELD_AT(struct quiz, tiebreak),
     .about = "Asks whose types are blended which side is nearer to them; may be skipped."},
};
const struct shape quiz_shape = SHAPE_OF("a test", struct quiz, quiz_fields);

static const struct field glossary_entry_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct glossary_entry, id),
     .about = "Names the word."},
    {.name = "term",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct glossary_entry, term),
     .about = "The word in its basic form."},
    {.name = "gloss",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct glossary_entry, gloss),
     .about = "What it means, in everyday words."},
};
static const struct shape glossary_entry_shape =
    SHAPE_OF("a word", struct glossary_entry, glossary_entry_fields);

static const struct field glossary_fields[] = {
    {.name = "glossary",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct glossary, entries),
     .least = 1,
     .most = 1000,
     .shape = &glossary_entry_shape,
     .about = "The words."},
};
const struct shape glossary_shape = SHAPE_OF("a glossary", struct glossary, glossary_fields);

static const struct field group_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct group, id),
     .about = "Names the circle of people."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct group, text),
     .about = "The circle's name in the network picture."},
};
static const struct shape group_shape = SHAPE_OF("a group", struct group, group_fields);

static const struct field pack_fields[] = {
    {.name = "pack",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct pack, id),
     .about = "Names the pack."},
    {.name = "format",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct pack, format),
     .least = 1,
     .most = 1000,
     .about = "The version of this format: 1."},
    {.name = "title",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct pack, title),
     .about = "The pack's name."},
    {.name = "language",
     .type = FIELD_STRING,
     .required = true,
     FIELD_AT(struct pack, language),
     .about = "The language of plain strings, for example fi."},
    {.name = "languages",
     .type = FIELD_STRINGS,
     FIELD_LIST_AT(struct pack, languages),
     .least = 1,
     .most = PACK_MOST_LANGUAGES,
     .about = "Languages in which every text is promised."},
    {.name = "licence",
     .type = FIELD_STRING,
     FIELD_AT(struct pack, licence),
     .about = "The licence of the texts, as an SPDX name."},
    {.name = "stages",
     .type = FIELD_STRINGS,
     FIELD_LIST_AT(struct pack, stage_files),
     .least = 1,
     .most = PACK_MOST_STAGES,
     .about = "The steps' files, in the order of the path."},
    {.name = "quiz",
     .type = FIELD_STRING,
     FIELD_AT(struct pack, quiz_file),
     .about = "The test's file."},
    {.name = "glossary",
     .type = FIELD_STRING,
     FIELD_AT(struct pack, glossary_file),
     .about = "The glossary's file."},
    {.name = "cards",
     .type = FIELD_STRING,
     FIELD_AT(struct pack, cards_file),
     .about = "The method cards' file."},
    {.name = "events",
     .type = FIELD_STRING,
     FIELD_AT(struct pack, events_file),
     .about = "The event models' file."},
    {.name = "groups",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct pack, groups),
     .least = 1,
     .most = PACK_MOST_GROUPS,
     .shape = &group_shape,
     .about = "The circles that contacts belong to, in the order of the network picture."},
};
const struct shape pack_shape = SHAPE_OF("a pack", struct pack, pack_fields);

int pack_find_stage(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->stages_count; i++) {
        if (strcmp(pack->stages[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int stage_find_task(const struct stage *stage, const char *id)
{
    for (size_t i = 0; i < stage->tasks_count; i++) {
        if (strcmp(stage->tasks[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int stage_find_action(const struct stage *stage, const char *id)
{
    for (size_t i = 0; i < stage->actions_count; i++) {
        if (strcmp(stage->actions[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int pack_find_group(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->groups_count; i++) {
        if (strcmp(pack->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int quiz_find_question(const struct quiz *quiz, const char *id)
{
    for (size_t i = 0; i < quiz->questions_count; i++) {
        if (strcmp(quiz->questions[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int quiz_find_archetype(const struct quiz *quiz, const char *id)
{
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        if (strcmp(quiz->archetypes[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

int question_find_option(const struct question *question, const char *id)
{
    for (size_t i = 0; i < question->options_count; i++) {
        if (strcmp(question->options[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

const struct glossary_entry *glossary_find(const struct glossary *glossary, const char *word,
                                           size_t length)
{
    for (size_t i = 0; glossary && i < glossary->entries_count; i++) {
        const struct glossary_entry *entry = &glossary->entries[i];
        if (strlen(entry->id) == length && memcmp(entry->id, word, length) == 0)
            return entry;
        for (size_t j = 0; j < entry->term.count; j++) {
            const char *term = entry->term.in[j].string;
            if (strlen(term) == length && strncasecmp(term, word, length) == 0)
                return entry;
        }
    }
    return NULL;
}
