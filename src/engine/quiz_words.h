/* SPDX-License-Identifier: MIT */
/* What a result of the networker test says, sentence by sentence: the screen and the printed forms
 * say the same in the same words.
 *
 * A blend is told as sides of one person: whoever reads two names has one result, not two. Strings
 * carry markup and live in the arena or are the pack's and the catalogue's. Pure. Floor: engine. */
#ifndef ENGINE_QUIZ_WORDS_H
#define ENGINE_QUIZ_WORDS_H

#include "engine/quiz.h"
#include "model/catalog.h"

/* A result and who is told it. */
struct quiz_words {
    const struct quiz *quiz;
    const struct quiz_sitting *sitting;
    const struct quiz_sitting *first; /* an earlier one, to tell what has changed since; or NULL */
    struct quiz_result result;        /* of the sitting */
    struct text_wish wish;
    const struct catalog *words;
    struct arena *arena;
    bool ascii;
};

/* Works the result out; all other fields are the caller's and are set before. */
void quiz_words_init(struct quiz_words *words);

const char *quiz_words_text(const struct quiz_words *words, const struct text *text);

/* "You are the Gardener", "Two sides to you: the Gardener and the Giver", or that there is no
 * direction, or nothing answered. */
const char *quiz_words_title(const struct quiz_words *words);

/* "a clear result". */
const char *quiz_words_strength(const struct quiz_words *words);

/* What stands below the title before the types' strengths, and what the strength means; each NULL
 * when there is nothing to say. */
const char *quiz_words_opening(const struct quiz_words *words);
const char *quiz_words_meaning(const struct quiz_words *words);

/* Of a tie-break: which side was said to be nearer; NULL when none was. */
const char *quiz_words_side(const struct quiz_words *words);

/* About the short form; about questions of the form that were not answered. NULL when it was the
 * whole test; when all of them were, or none. */
const char *quiz_words_short(const struct quiz_words *words);
const char *quiz_words_answered(const struct quiz_words *words);

/* A trait's value in figures, "3,6", in a word, "a lot", and the author's sentence for it, or NULL.
 */
const char *quiz_words_value(const struct quiz_words *words, double value);
const char *quiz_words_level(const struct quiz_words *words, double value);
const char *quiz_words_trait(const struct quiz_words *words, int trait);

/* About decisive answer number I: the question's number in the form that was asked, the answer in
 * the player's own words, and what would have changed the result. */
int quiz_words_number(const struct quiz_words *words, int i);
const char *quiz_words_choice(const struct quiz_words *words, int i);
const char *quiz_words_turning(const struct quiz_words *words, int i);

/* The next step's heading and text; NULL without direction or when the author gave none. */
const char *quiz_words_next_title(const struct quiz_words *words);
const char *quiz_words_next(const struct quiz_words *words);

/* What has changed since the first sitting: about the type, always; about trait number TRAIT, NULL
 * unless it moved; and when none did, that none did, else NULL; a warning when the first sitting
 * was of another form, else NULL. Only with `first`. */
const char *quiz_words_type_then(const struct quiz_words *words);
const char *quiz_words_form_then(const struct quiz_words *words);
const char *quiz_words_moved(const struct quiz_words *words, int trait);
const char *quiz_words_still(const struct quiz_words *words);

/* The small print, sentence by sentence; NULL behind the last. */
const char *quiz_words_small_print(const struct quiz_words *words, int i);

#endif
