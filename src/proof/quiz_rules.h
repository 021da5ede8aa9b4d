/* SPDX-License-Identifier: MIT */
/* What is wrong with a test, by its proof: figures beyond these limits become diagnostics.
 *
 * A type that nobody can get is an error; the rest are warnings, since they may be meant. Each
 * limit holds for the whole test and for its short form; the number of questions in the message
 * tells which. levels/README.md explains each code. Pure. Floor: proof. */
#ifndef PROOF_QUIZ_RULES_H
#define PROOF_QUIZ_RULES_H

#include "proof/quiz_proof.h"

/* A type's share, as parts of an even share (1 / number of types): from half to twice. */
#define QUIZ_LEAST_SHARE 0.5
#define QUIZ_MOST_SHARE 2.0

/* Of all sheets, those that end in several types at once: where one player in three gets no clear
 * answer, the types are too near to each other or `tie` is too wide. */
#define QUIZ_MOST_BLENDS 0.30

/* Correlation of two profiles: beyond it, few answers tell the two apart. */
#define QUIZ_MOST_ALIKE 0.80

/* Questions that move a trait: one alone is chance, and leaves the trait at its least, its most or
 * one place between. */
#define QUIZ_LEAST_MOVED 2

/* `away` of a lean (proof/quiz_proof.h). A place or a length that gives a type away in every
 * question of an ordinary test is at 5 and more. Chance alone: of 1,000 tests like the one that
 * comes with the program (8 types, 14 questions of 4 or 5 options), with their options shuffled, 47
 * had a place beyond 3 and 8 one beyond 3.5. */
#define QUIZ_MOST_LEAN 3.5

/* Adds to DIAGS: TYPE_UNREACHABLE, TYPE_SHARE, TYPES_ALIKE, TRAIT_THIN, BLENDS_MANY,
 * POSITION_FAVOURS, LENGTH_FAVOURS. */
void quiz_rules_check(const struct quiz_proof *proof, struct diags *diags);

#endif
