/* SPDX-License-Identifier: MIT */
/* The nouns of the game: what an author writes, as immutable values.
 *
 * A pack is loaded once into one arena and never changes; everything points into that arena. Every
 * struct that comes from a map begins with its place, for diagnostics. The shapes that describe
 * these structs to the loader stand in model/pack.c, those of the kinds of task in tasks/. Limits
 * are the PACK_ constants; levels/README.md documents each. Floor: model. */
#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/field.h"
#include "model/material.h"
#include "model/text.h"

enum {
    PACK_FORMAT = 1,
    PACK_MOST_STAGES = 40,
    PACK_MOST_TASKS = 2000, /* in one stage */
    PACK_MOST_CHOICES = 24, /* options, items, pairs of one task */
    PACK_MOST_TARGETS = 24, /* groups, right-hand sides */
    PACK_MOST_TRAITS = 12,
    PACK_MOST_ARCHETYPES = 12,
    PACK_MOST_QUESTIONS = 100,
    PACK_MOST_OPTIONS = 9, /* of one question */
    PACK_MOST_LANGUAGES = 12,
    PACK_MOST_ACTIONS = 12, /* of one stage */
    PACK_MOST_GROUPS = 24
};

enum ring { RING_CLOSE, RING_HALF_KNOWN, RING_FAR };

/* Somebody who joins the player's network when the task is done. */
struct contact {
    struct place place;
    const char *name, *group; /* group: an id or NULL */
    const char *through;      /* the name of the contact who leads to this one; or NULL */
    int ring;                 /* enum ring */
};

struct kind; /* tasks/task.h */

struct task {
    struct place place;
    const char *id;
    const struct kind *kind;
    void *body; /* the kind's own fields, of kind->shape */
    struct text title, situation, prompt, hint, why;
    struct contact *contact; /* or NULL */
};

/* When a stage opens. `all` of nothing is true. */
enum unlock_type { UNLOCK_ALL, UNLOCK_ANY, UNLOCK_DONE, UNLOCK_STARS };

struct unlock {
    struct place place;
    enum unlock_type type;
    const struct unlock *part; /* ALL, ANY */
    size_t count;
    const char *stage_id; /* DONE */
    int stage;            /* DONE: index, resolved by the checker; -1 before */
    int stars;            /* STARS: in the whole pack */
};

/* Something to do in real life. */
enum size { SIZE_SMALL, SIZE_MIDDLE, SIZE_LARGE, SIZES };

struct action {
    struct place place;
    const char *id;
    struct text text;
    int size; /* enum size */
};

struct stage {
    struct place place;
    const char *id;
    struct text title, about, scene, summary, try_this;
    int minutes;                 /* 0 = not said */
    bool coming;                 /* on the map, not playable yet */
    const struct unlock *unlock; /* NULL = open */
    struct task *tasks;    /* those of the step, then those of the Kielipolku, which are optional */
    size_t tasks_count;    /* all of them */
    size_t main_count;     /* without the optional ones */
    struct task *practice; /* as read; the loader puts them behind `tasks` */
    size_t practice_count;
    struct action *actions;
    size_t actions_count;
    size_t first_task; /* its first task's number in the whole pack */
};

/* How much of a trait somebody shows. */
enum level { LEVEL_LOW, LEVEL_MIDDLE, LEVEL_HIGH, LEVELS };

struct trait {
    struct place place;
    const char *id;
    struct text name;
    struct text at[LEVELS]; /* by enum level: a sentence about whoever has so much of it */
};

struct next_steps {
    struct place place;
    struct text by_size[SIZES];
};

struct archetype {
    struct place place;
    const char *id;
    struct text name, strengths;
    struct text
        side; /* the type in one sentence, in the first person: an option of the tie-break */
    struct field_number *profile;
    size_t profile_count;
    struct next_steps *next;
    double value[PACK_MOST_TRAITS]; /* the profile by trait index, set by the checker */
};

struct quiz_option {
    struct place place;
    const char *id;
    struct text text;
    struct field_number *traits; /* `index` = trait, set by the checker */
    size_t traits_count;
};

struct question {
    struct place place;
    const char *id;
    struct text prompt;
    bool in_short;
    struct quiz_option *options;
    size_t options_count;
};

struct confidence_option {
    struct place place;
    const char *id;
    struct text text;
    int size; /* enum size */
};

struct confidence {
    struct place place;
    struct text prompt;
    struct confidence_option *options;
    size_t options_count;
};

struct quiz {
    struct place place;
    const char *id;
    struct text title, intro;
    double tie;
    struct trait *traits;
    size_t traits_count;
    struct archetype *archetypes;
    size_t archetypes_count;
    struct question *questions;
    size_t questions_count;
    struct confidence *confidence; /* or NULL */
    struct text tiebreak;          /* asks a blend which side is nearer; may be empty */
};

struct glossary_entry {
    struct place place;
    const char *id;
    struct text term, gloss;
};

struct glossary {
    struct place place;
    struct glossary_entry *entries;
    size_t entries_count;
};

/* A circle of people: study, work, neighbourhood. */
struct group {
    struct place place;
    const char *id;
    struct text text;
};

struct pack {
    struct place place;
    const char *id;
    const char *directory;
    int format;
    struct text title;
    const char *language; /* of plain strings */
    const char **languages;
    size_t languages_count;
    const char *licence;
    const char **stage_files;
    size_t stage_files_count;
    const char *quiz_file, *glossary_file, *cards_file, *events_file; /* or NULL */
    struct group *groups;
    size_t groups_count;

    struct stage *stages;
    size_t stages_count;
    size_t tasks_count;          /* of all stages */
    struct quiz *quiz;           /* or NULL */
    struct glossary *glossary;   /* or NULL */
    struct cards *cards;         /* or NULL */
    struct event_models *events; /* or NULL */
};

/* The files' outermost maps. */
extern const struct shape pack_shape, stage_shape, quiz_shape, glossary_shape;

/* The fields that every kind of task has besides its own (id, kind, title, …). */
extern const struct shape task_shape;

/* What a map of `unlock` has one of, in the order of enum unlock_type; any number of parts. */
extern const struct shape unlock_shape;

/* Index by id, or -1. */
int pack_find_stage(const struct pack *pack, const char *id);
int stage_find_task(const struct stage *stage, const char *id);
int stage_find_action(const struct stage *stage, const char *id);
int pack_find_group(const struct pack *pack, const char *id);
int quiz_find_question(const struct quiz *quiz, const char *id);
int quiz_find_archetype(const struct quiz *quiz, const char *id);
int question_find_option(const struct question *question, const char *id);

/* The entry that WORD means: a term in any language, without regard to the case of ASCII letters,
 * or the id. NULL when there is none. */
const struct glossary_entry *glossary_find(const struct glossary *glossary, const char *word,
                                           size_t length);

#endif
