/* SPDX-License-Identifier: MIT */
/* The resume code: what a run has achieved, as a short code that is written down on one machine and
 * typed by hand on another. engine/resume_symbols.h is about its symbols and their checks.
 *
 * What it carries: the language, which steps are finished and with how many stars, how far one step
 * that was begun has come, the last finished test reply by reply (so that its result is the same to
 * the last digit), and the one thing planned for the week. What it does not carry: any word the
 * player wrote, single answers to tasks, optional tasks (Kielipolku), a test that was begun and not
 * finished, earlier sittings, the tie-break's answer, a second step that was begun, and where the
 * player is. It holds nothing personal and is no secret.
 *
 * The format, version 1. The code's data symbols are one whole number, the first symbol its lowest
 * five bits. The number is written in mixed radix, lowest digit first, so that what a digit means,
 * and how many values it has, may depend on all before it; a digit of one value takes no room:
 *
 *     digit                     values
 *     version                   8: 1 now
 *     pack                      32: a hash of the pack's id
 *     edition                   32: a hash of all that the digits below depend on (resume_edition)
 *     language                  one for each of the pack's languages, in its order, and one for
 * none for each step             5: not finished, finished with 0, 1, 2, 3 stars; of a step without
 *                               scored tasks 2: not finished, finished; without tasks 1
 *     test                      3: none, whole, short; 2 where there is no short form; 1 without
 *     if any, for each question its form asks
 *                               options + 1: skipped, option 0, option 1, …
 *       and how sure            options + 1, likewise, if the test asks that
 *     plan                      7 * (actions of the finished steps) + 1: none; else 1 + 7 * (which,
 *                               in the pack's order) + day, Monday = 0
 *     step that was begun       as many as there are steps not finished and open by what the code
 *                               says (not `coming`, with main tasks); 1 if there is none
 *       for each main task of it
 *                               grades + 1: not answered, else the grade, worst first; of an
 *                               unscored one 2: not answered, answered. All 0: none was begun.
 *
 * The grades of a task's best credit are 4, as wide as those of stars (below 0.30, 0.60, 0.85, and
 * above), if the product of all radices is then below 2^90 and the code so of at most six groups;
 * else 3 (the two lowest are one); else 2 (the two highest, too). Grades that are one stand for the
 * better of them.
 *
 * There are no more groups than the number needs, at least one, so that one content has one code.
 * The product of all radices is below 2^240; content that would need more has no code. For the pack
 * levels/askeleet it is below 2^90 always: no code has more than six groups, 24 symbols.
 *
 * Pure. Floor: engine. */
#ifndef ENGINE_RESUME_H
#define ENGINE_RESUME_H

#include <stdbool.h>

#include "engine/resume_symbols.h"
#include "engine/state.h"
#include "model/pack.h"

enum {
    RESUME_FORMAT = 1,
    RESUME_MOST_BITS = RESUME_GROUPS * RESUME_DATA * RESUME_BITS, /* 240 */
    RESUME_MOST_PART = RESUME_MOST_BITS /* tasks of a begun step: each takes a bit or more */
};

/* A code's content. */
struct resume {
    int language;                        /* index into the pack's languages, -1 = none of them */
    signed char stage[PACK_MOST_STAGES]; /* -1 = not finished, else its stars */
    bool tested;
    enum test_form form;            /* if tested, */
    int reply[PACK_MOST_QUESTIONS]; /* option, REPLY_SKIPPED, or REPLY_NONE = not of the form */
    int sure;                       /* option, REPLY_SKIPPED, or REPLY_NONE = never asked */
    int plan_stage, plan_action, plan_day; /* plan_action -1 = none */
    int part_stage;                        /* the step that was begun; -1 = none */
    unsigned char part[RESUME_MOST_PART];  /* its main tasks: 0 = not answered, 1 to 4 = grade */
};

/* What of STATE goes into a code, read in LANGUAGE (index into the pack's languages, -1 = none). Of
 * several steps that were begun it is the first one of the pack. */
void resume_of(const struct state *state, int language, struct resume *ret_resume);

/* Whether there is anything to carry, besides the language. */
bool resume_any(const struct resume *resume);

/* The code of a content. False when it would need more than RESUME_MOST_BITS. */
bool resume_format(const struct pack *pack, const struct resume *resume,
                   char ret_text[RESUME_TEXT]);

/* Reads any text. The content is sound for PACK, and its code is the same again; untouched unless
 * the error is RESUME_OK. */
struct resume_flaw resume_parse(const struct pack *pack, const char *text,
                                struct resume *ret_resume);

/* Adds a content to STATE, whose pack it was read for. Nothing is taken away: finished steps are
 * finished and entered and all their main tasks answered; of what a task had and a credit as the
 * stars or the grade say (0.90, 0.70, 0.45, 0.10) the better one counts; a test that is not the
 * last one already becomes the last sitting, and the first if there was none, while one that goes
 * on goes on; the plan takes the place of the one there was; the player is at the map. */
void resume_take(struct state *state, const struct resume *resume);

#endif
