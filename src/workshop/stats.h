/* SPDX-License-Identifier: MIT */
/* A pack in figures, for its author to look at: how much there is to read, to do and to choose, how
 * long that takes, and how hard it is to read.
 *
 * All texts count, also feedback that no single player meets, so that times are an upper bound:
 * STATS_PACE words a minute, and STATS_WEIGH seconds for every choice that a task puts before the
 * player (an option, an item, a pair, a gap). Tasks of the language path are kept apart. Texts are
 * counted as the player sees them, without markup. Floor: workshop. */
#ifndef WORKSHOP_STATS_H
#define WORKSHOP_STATS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/catalog.h"
#include "model/pack.h"
#include "workshop/lix.h"
#include "workshop/texts.h"

enum {
    STATS_PACE = 180,
    STATS_WEIGH = 4,
    STATS_LONGEST = 10, /* texts that are listed */
    STATS_MOST_LANGUAGES = 24
};

/* Figures of one part in one language. */
struct stats_in {
    unsigned long texts, words;
    struct lix lix;
};

/* A step, all practice tasks of a step, the test, the glossary, or pack.yaml. */
struct stats_part {
    const char *id;
    const struct text *title; /* or NULL */
    unsigned long tasks, choices;
    struct stats_in in[STATS_MOST_LANGUAGES];
};

struct stats_long {
    const struct pack_text *text;
    const struct text_in *in;
    unsigned long words, characters;
};

struct stats {
    const struct pack *pack;
    const char *tag[STATS_MOST_LANGUAGES]; /* the pack's own first */
    size_t languages;
    struct stats_part *step, *practice; /* one each for every step */
    struct stats_part quiz, glossary, rest, whole;
    unsigned long *kind, *kind_practice;      /* tasks by kind, in the order of task_kinds */
    struct stats_long longest[STATS_LONGEST]; /* the longest first */
    size_t longest_count;
};

/* The figures of PACK, which has no mistakes. All in ARENA. */
void stats_make(const struct pack *pack, struct arena *arena, struct stats *ret_stats);

/* Seconds that PART takes in language number LANGUAGE. */
double stats_seconds(const struct stats_part *part, size_t language);

/* Appends tables of the figures in the words of WORDS. */
void stats_text(const struct stats *stats, const struct catalog *words, struct str *out);

/* Appends the same as one JSON document on one line (workshop/stats_json.c):
 * {"pack", "languages": [{"language", "texts", "words", "sentences", "long", "sentence", "lix"}],
 * "steps": [PART], "practice": [PART], "quiz", "glossary", "rest", "whole": PART,
 * "kinds": [{"kind", "tasks", "practice"}],
 * "longest": [{"path", "file", "line", "column", "language", "words", "characters"}]}, where PART
 * is
 * {"id", "tasks", "choices", "in": [{"language", "texts", "words", "seconds", "lix"}]}. */
void stats_json(const struct stats *stats, struct str *out);

#endif
