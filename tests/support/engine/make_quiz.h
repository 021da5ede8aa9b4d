/* SPDX-License-Identifier: MIT */
/* Tests of networking and whole packs for tests without a file. All in the arena given.
 * Floor: tests above engine. */
#ifndef SUPPORT_ENGINE_MAKE_QUIZ_H
#define SUPPORT_ENGINE_MAKE_QUIZ_H

#include <stdint.h>

#include "base/arena.h"
#include "model/pack.h"

/* How a test of networking is drawn. Ids are trait0, type0, question0, o0, …; of the confidence
 * options vahan, melko and paljon. */
struct make_wish {
    int traits, archetypes, questions, options;
    int least, most; /* points */
    bool still;      /* nothing moves the first two traits */
    double tie;
    bool confidence;
};

/* Every third profile is another's with two places changed about, so that types tie on paper. */
struct quiz *make_quiz(const struct make_wish *wish, uint64_t *random, struct arena *arena);

/* Stages: `all` has a sample task of every kind, KIND-1; `bare` two tasks with nothing to tell,
 * read-1 and read-2, open after `all`; `stars` one task, choose-1, open from three stars or once
 * `bare` is done, an optional one, walk-1, that goes turn by turn (left, right, in; `in` ends it),
 * and the actions greet (small) and ask (large); `coming` is not playable. Its test has 4 questions
 * of 3 options. */
enum { MADE_ALL, MADE_BARE, MADE_STARS, MADE_COMING, MADE_STAGES };

struct pack *make_pack(struct arena *arena);

#endif
