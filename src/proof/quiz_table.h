/* SPDX-License-Identifier: MIT */
/* The test's arithmetic laid out for millions of sheets: what engine/quiz.h works out for one.
 *
 * A sheet here is whole: every question that the table was made for is answered, all others are
 * not. Then the range of each trait is fixed, and a sheet is the sum of one row of points per
 * question. From the sums on, the figures are made by the same operations in the same order as in
 * engine/quiz.c, so that not only the results but every bit of them agree. Pure. Floor: proof. */
#ifndef PROOF_QUIZ_TABLE_H
#define PROOF_QUIZ_TABLE_H

#include <stdint.h>

#include "engine/quiz.h"

enum { QUIZ_TABLE_LANES = 16 /* traits, rounded up to what is added at one go */ };

struct quiz_table {
    const struct quiz *quiz;
    int questions, traits, types;
    int question[PACK_MOST_QUESTIONS]; /* which of the quiz, rising */
    int options[PACK_MOST_QUESTIONS];  /* of the table's question */
    /* Points above the least that the question offers, by the table's question, option, trait. */
    int16_t points[PACK_MOST_QUESTIONS][PACK_MOST_OPTIONS][QUIZ_TABLE_LANES];
    int least[PACK_MOST_TRAITS], range[PACK_MOST_TRAITS]; /* of the sums */
    int moved[PACK_MOST_TRAITS];                          /* by how many questions */
    /* The profiles about their mean, and the sums of their squares. */
    double profile[PACK_MOST_ARCHETYPES][PACK_MOST_TRAITS], square[PACK_MOST_ARCHETYPES];
};

/* What comes of a sheet: as in struct quiz_result. `margin` is the main type's score less the best
 * other's as it is, which rounding can make a nothing below 0; `lead` is never below. */
struct quiz_verdict {
    int type;
    double lead, margin;
    double score[PACK_MOST_ARCHETYPES];
};

/* The sums of a sheet, above the least. */
struct quiz_sums {
    int16_t above[QUIZ_TABLE_LANES];
};

/* For the COUNT questions of QUIZ listed in QUESTION. QUIZ is one that loads without an error. */
void quiz_table_init(struct quiz_table *table, const struct quiz *quiz, const int *question,
                     int count);

/* Adds OPTION of the table's QUESTION to SUMS. */
static inline void quiz_table_add(const struct quiz_table *table, int question, int option,
                                  struct quiz_sums *sums)
{
    const int16_t *points = table->points[question][option];
    for (int i = 0; i < QUIZ_TABLE_LANES; i++)
        sums->above[i] = (int16_t)(sums->above[i] + points[i]);
}

void quiz_table_judge(const struct quiz_table *table, const struct quiz_sums *sums,
                      struct quiz_verdict *ret_verdict);

/* The same of the sheet OPTION, one per question of the table. */
void quiz_table_judge_sheet(const struct quiz_table *table, const int *option,
                            struct quiz_verdict *ret_verdict);

/* SCORE of TYPE less the best other's; negative when below. */
double quiz_table_margin(const struct quiz_table *table, const struct quiz_verdict *verdict,
                         int type);

enum strength quiz_table_strength(const struct quiz_verdict *verdict, double tie);

/* Whether the player is told several types, as quiz_result's `blends` above 1. */
bool quiz_table_is_blend(const struct quiz_table *table, const struct quiz_verdict *verdict);

/* The replies of the sheet OPTION as quiz_result takes them; REPLY_SKIPPED where the table has no
 * such question. */
void quiz_table_reply(const struct quiz_table *table, const int *option, int *ret_reply);

#endif
