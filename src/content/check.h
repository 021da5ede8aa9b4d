/* SPDX-License-Identifier: MIT */
/* The rules of a pack that go beyond the form of its files, and what follows from them: references
 * become indices here, so that the game never looks up an id.
 *
 * The rules of single tasks are the kinds' own (tasks/task.h); content/shape.h asks them. Whether a
 * test can be won by every type is another question (the proof of a quiz). Floor: content. */
#ifndef CONTENT_CHECK_H
#define CONTENT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/node.h"
#include "content/reader.h"
#include "model/pack.h"

/* The glossary's words, sorted: glossary_find (model/pack.h) in less time. */
struct check_words {
    const char **id, **term; /* terms in small ASCII letters */
    size_t ids, terms;
    bool unknown;     /* there is a glossary, but it could not be read: every word passes */
    unsigned guesses; /* made so far; they are dear, and only the first errors are shown */
};

/* GLOSSARY may be NULL. The words live in ARENA. */
void check_words_make(const struct glossary *glossary, struct arena *arena,
                      struct check_words *ret_words);

/* The marks in the texts that READER met in the file SOURCE: `[[` without `]]`, and words that the
 * glossary does not have. */
void check_marks(struct reader *r, struct source *source, struct check_words *words);

/* Whether the file SOURCE ends as files do: with a new line, or at least not in the middle of a
 * sentence, as it does when it was not saved whole. Four words without a sign behind them count as
 * a sentence. */
void check_end(struct reader *r, const struct source *source);

/* Stages as a whole: ids used once, tasks where they must be, unlocking possible, what tasks say of
 * each other and of contacts. Puts the optional tasks behind the others (in ARENA); sets
 * tasks_count, main_count, first_task and the stages of `unlock`. SANE[i]: stage i was read without
 * a structural mistake. COMPLETE: no stage is missing, so an id that is not found is really
 * unknown. */
void check_stages(struct pack *pack, struct arena *arena, const bool *sane, bool complete,
                  struct diags *diags);

/* Profiles and traits of a test that was read without a structural mistake. Sets `value` of the
 * archetypes and `index` of all points. */
void check_quiz(struct quiz *quiz, struct diags *diags);

/* Adds cards whose smallest group is larger than the largest. */
void check_cards(const struct cards *cards, struct diags *diags);

#endif
