/* SPDX-License-Identifier: MIT */
/* What can be shown of a test without asking anybody: whether every type can come out and how
 * often, which traits the questions move, whether types are alike, and whether the order or the
 * length of the options gives a type away. Figures only; proof/quiz_rules.h judges them.
 *
 * Looked at are whole sheets, on which every question is answered: all there are, when they are at
 * most QUIZ_PROOF_SHEETS, else as many, drawn at random from a fixed seed, each equally likely
 * (within a millionth). So the same test has the same figures everywhere and every time.
 *
 * A lean tells how marked options (those at one place of each question; those that are visibly the
 * longest) stand to a type or trait. Each option gives it some amount: a trait its points, a type
 * what the points add to the agreement of the values with its profile. `hits` of `of`: among the
 * marked questions whose options differ in this amount, those where the marked option gives the
 * most. `away`: the marked options' amounts above the mean of their questions, summed, in standard
 * deviations of that sum if chance had chosen the marked options; 0 is no lean, and above 3.5 comes
 * by chance about once in 4,000 times. Visibly the longest is an option with at least a tenth more
 * characters, markup left out, than any other of its question.
 *
 * That the order of questions and options does not change the result needs no figure: it holds for
 * every test, since only sums of points count (tests/unit/proof/test_quiz_table.c tries it).
 *
 * Pure. Takes about 0.2 s for 14 questions and 1 s for 100. Floor: proof. */
#ifndef PROOF_QUIZ_PROOF_H
#define PROOF_QUIZ_PROOF_H

#include "proof/quiz_reach.h"

enum {
    QUIZ_PROOF_SHEETS = 1000000,
    QUIZ_PROOF_HABIT_SHEETS = 10000, /* of one habit, see struct proof_position */
    QUIZ_PROOF_FORMS = 2
};

struct proof_lean {
    int hits, of;
    double away;
    int question, option; /* the first hit, as indices in the test; -1 without */
};

struct proof_type {
    double share;          /* of all sheets, 0..1 */
    enum quiz_reach reach; /* the sheets seen count, too */
    /* As in struct quiz_witness, but with one reply per question of the test. */
    int reply[PACK_MOST_QUESTIONS];
    double score, margin;
    int other;
};

struct proof_trait {
    int moved;       /* by how many questions */
    int least, most; /* of the sum of points */
};

/* Players with a habit: one always takes the option at this place, one in every second question on
 * average; for the rest, and where there is no such option, any. How often each type is the result
 * then, and how the options at this place lean to it. */
struct proof_position {
    int questions; /* that have such an option */
    double always[PACK_MOST_ARCHETYPES], half[PACK_MOST_ARCHETYPES];
    struct proof_lean type[PACK_MOST_ARCHETYPES];
    double points[PACK_MOST_TRAITS]; /* the mean of what these options give */
};

struct proof_length {
    const char *language;
    int questions; /* with an option that is visibly the longest */
    struct proof_lean type[PACK_MOST_ARCHETYPES], trait[PACK_MOST_TRAITS];
};

struct proof_form {
    int questions;
    long sheets;
    bool exact;         /* the sheets are all there are */
    double none, blend; /* shares without direction; with several types told */
    double strong, balanced;
    struct proof_type type[PACK_MOST_ARCHETYPES];
    struct proof_trait trait[PACK_MOST_TRAITS];
    struct proof_position position[PACK_MOST_OPTIONS];
    int positions;
    struct proof_length length[PACK_MOST_LANGUAGES + 1];
    int lengths;
};

struct quiz_proof {
    const struct quiz *quiz;
    /* All questions; then, when some but not all are marked `short`, those. */
    struct proof_form form[QUIZ_PROOF_FORMS];
    int forms;
    double alike[PACK_MOST_ARCHETYPES][PACK_MOST_ARCHETYPES]; /* correlation of the profiles */
};

/* The figures of PACK's test, which must be there and have loaded without an error. Lengths are
 * looked at in the pack's own language and those it promises. Languages and test stay the pack's.
 * Needs no locale. */
void quiz_prove(const struct pack *pack, struct quiz_proof *ret_proof);

#endif
