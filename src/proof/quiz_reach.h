/* SPDX-License-Identifier: MIT */
/* A sheet of answers whose result is a given type, or the proof that there is none.
 *
 * Correlation divides by the length of the player's values, which is the same for all types, so
 * "type A is ahead of type B" is linear in the sheet: a sum of one number per answer. Type A is
 * reached where all these sums, one for each other type, are above 0 at once. The search goes by
 * weights on the other types: the sheet that is best for the weighted sum takes one step each, the
 * weight of a type that it loses to grows, and should even the best weighted sum fall below 0, no
 * sheet can make all of them positive (Lagrangian duality; the weights move as in Freund & Schapire
 * 1997). What this leaves open is settled by branch and bound, with those weights as one of its
 * bounds, up to QUIZ_REACH_NODES. Deterministic. Pure. Floor: proof. */
#ifndef PROOF_QUIZ_REACH_H
#define PROOF_QUIZ_REACH_H

#include "proof/quiz_table.h"

enum { QUIZ_REACH_NODES = 200000, QUIZ_REACH_STEPS = 500 };

enum quiz_reach {
    QUIZ_REACHED,
    QUIZ_IMPOSSIBLE, /* proved: no whole sheet has this result */
    QUIZ_NOT_FOUND   /* neither a sheet nor a proof within the limits */
};

/* `option`: per question of the table, the sheet with this result by the greatest lead that hill
 * climbing found; or, where it was not reached, the sheet on which the type comes nearest. */
struct quiz_witness {
    enum quiz_reach reach;
    int option[PACK_MOST_QUESTIONS];
    double score, margin; /* of the type on that sheet; margin: see quiz_table_margin */
    int other;            /* the best other type there */
    bool directed;        /* whether that sheet has a direction */
};

/* Looks for a sheet with the result TYPE, or for the proof that there is none. */
void quiz_reach_find(const struct quiz_table *table, int type, struct quiz_witness *ret_witness);

/* Makes the margin of TYPE on the sheet OPTION greater, an answer at a time, until no single answer
 * helps; its result stays TYPE when it was. Fills the whole of *RET_WITNESS; `reach` tells whether
 * TYPE is now the result (QUIZ_NOT_FOUND when not). */
void quiz_reach_climb(const struct quiz_table *table, int type, const int *option,
                      struct quiz_witness *ret_witness);

#endif
