/* SPDX-License-Identifier: MIT */
/* The networker test's arithmetic. Pure.
 *
 * Values: sums per trait scaled to 0..4 between the least and the most that the answered questions
 * offer. Scores: Pearson correlation of the values with each archetype's profile.
 *
 * Where this comes from. A person's values are seen about their own mean (ipsative centring: R. B.
 * Cattell, "Psychological measurement: normative, ipsative, interactive", Psychological Review 51,
 * 1944), and profiles are compared by correlation, which sees their shape and neither their height
 * nor their scatter (L. J. Cronbach & G. C. Gleser, "Assessing similarity between profiles",
 * Psychological Bulletin 50, 1953).
 *
 * Limits. Whoever has more of everything has the same result: it tells what somebody does more and
 * what less, not how well, and two people's figures cannot be set against each other. Correlations
 * over so few traits jump with a single answer, which is why near types are told as equals and the
 * decisive answers are shown. Traits, profiles and points are the author's choice and nobody has
 * validated them; proof/quiz_proof.h shows whether they are in balance, not whether they are true.
 * Unfit for choosing people. Floor: engine. */
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

/* Whether FORM asks QUESTION. Where no question is marked short, or all are, the short form is the
 * whole test. */
bool quiz_asks(const struct quiz *quiz, enum test_form form, int question);

/* Whether there is a short form to choose: some questions are marked, but not all. */
bool quiz_has_short(const struct quiz *quiz);

/* How many questions FORM asks; which of them QUESTION is, from 1. */
int quiz_questions(const struct quiz *quiz, enum test_form form);
int quiz_number(const struct quiz *quiz, enum test_form form, int question);

bool quiz_is_blended(const struct quiz_result *result, int archetype);

/* Whether the result has a tie-break question: several types are blended, each with a side to
 * choose, and the author asks. */
bool quiz_has_tiebreak(const struct quiz *quiz, const struct quiz_result *result);

/* The blended types in the order in which they are told: that of SIDE, the tie-break's answer,
 * first if it is among them. How many there are. */
int quiz_told(const struct quiz_result *result, int side, int ret_type[PACK_MOST_ARCHETYPES]);

/* The type whose next step is shown: SIDE, if it is blended, else the main type; -1 = none. */
int quiz_nearest(const struct quiz_result *result, int side);

/* Whether a value is another one now: by half a point or more. */
bool quiz_moved(double before, double now);

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

/* How much of a trait a value is: low below 1.5, middle up to 2.5, high above. */
enum level quiz_level(double value);

/* The message key of the word for a trait's value: `trait.low`, `trait.middle`, `trait.high`. */
const char *quiz_trait_key(double value);

#endif
