/* SPDX-License-Identifier: MIT */
/* The networker test's arithmetic. Pure.
 *
 * Values: sums per trait scaled to 0..4 between the least and the most that the answered questions
 * offer. Scores: Pearson correlation of the values with each archetype's profile, so only the shape
 * of a person's answers counts, not their height (ipsative centring; Cattell 1944; profile
 * correlation: Cronbach & Gleser 1953). Limits: playful, not validated, unfit for choosing people.
 * Floor: engine. */
#ifndef ENGINE_QUIZ_H
#define ENGINE_QUIZ_H

#include "engine/state.h"

enum strength { STRENGTH_NONE, STRENGTH_BLEND, STRENGTH_BALANCED, STRENGTH_STRONG };

enum { QUIZ_DECISIVE = 3 };

struct quiz_result {
    int type; /* archetype index, -1 = no direction */
    /* The main type and its equals, all in the file's order; none without direction. */
    int blend[PACK_MOST_ARCHETYPES];
    int blends;
    enum strength strength;
    double lead;
    double value[PACK_MOST_TRAITS];     /* 0..4 */
    double score[PACK_MOST_ARCHETYPES]; /* -1..1 */
    int decisive[QUIZ_DECISIVE];        /* question indices */
    int decisives;
    int answered; /* questions answered, skipped ones not counted */
};

/* The result of REPLY (one per question: option index, or negative = not answered).
 *
 * A trait that the answered questions cannot move has the value 2. Values that are all equal
 * (spread below 1e-9) have no direction: type -1, scores 0. The best score is the main type, exact
 * ties in the file's order; every other within quiz->tie of it is blended with it. lead = main
 * minus best other; `strong` from 0.20, `balanced` above the tie, else `blend`. Decisive: each
 * answered question is left out in turn; the three whose absence lowers the lead (main's score
 * minus the best other's) most, of equal ones the first in the file. Figures within 1e-9 of each
 * other count as equal throughout, so that a tie on paper is one in the program. */
void quiz_result(const struct quiz *quiz, const int *reply, struct quiz_result *ret_result);

const char *strength_name(enum strength strength); /* "none", "blend", "balanced", "strong" */

/* Archetypes by falling score; exact ties in the file's order. */
void quiz_ranking(const struct quiz *quiz, const struct quiz_result *result,
                  int ret_order[PACK_MOST_ARCHETYPES]);

/* The option of QUESTION that would have made another type the main one, none of those that
 * share the result now, all other answers as they are; the
 * first in the file's order; -1 when none does. */
int quiz_turning_option(const struct quiz *quiz, const int *reply, int question, int *ret_type);

/* The confidence option's size; SIZE_MIDDLE when it was not answered. */
enum size quiz_size(const struct quiz *quiz, int sure);

/* The message key of the word for a trait's value: `trait.low` below 1.5, `trait.middle` up to 2.5,
 * `trait.high` above. */
const char *quiz_trait_key(double value);

#endif
