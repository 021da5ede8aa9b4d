/* SPDX-License-Identifier: MIT */
/* The test's figures and words against tests/support/quiz_oracle.py, an implementation in another
 * language that shares no line with ours. Sheets are gathered, then asked all at one go. Fails the
 * test where the two do not agree: figures to 1e-9, everything else exactly. Floor: tests above
 * engine. */
#ifndef SUPPORT_ENGINE_ASK_ORACLE_H
#define SUPPORT_ENGINE_ASK_ORACLE_H

#include <stdint.h>
#include <stdio.h>

#include "engine/quiz.h"

struct oracle_sheet {
    const struct quiz *quiz;
    int reply[PACK_MOST_QUESTIONS];
};

struct oracle {
    FILE *questions;
    const struct quiz *quiz; /* of the sheets to come */
    struct oracle_sheet *sheet;
    int sheets, room;
};

/* What the sheets came to: a test that asks for every kind of result knows that it had them. */
struct oracle_seen {
    int sheets;
    int strength[STRENGTH_STRONG + 1];
    int all_equal;     /* answered, and without direction */
    int unanswered;    /* all skipped */
    int ties_of_three; /* or more, all exactly equal at the top */
    int decisives[QUIZ_DECISIVE + 1];
};

void oracle_open(struct oracle *oracle);

/* Sheets of QUIZ follow; it must live until oracle_ask. */
void oracle_quiz(struct oracle *oracle, const struct quiz *quiz);

/* One reply per question; what is no option is a question skipped. */
void oracle_sheet(struct oracle *oracle, const int *reply);

/* COUNT sheets drawn by chance: the first ones all skipped, first options, last options, a single
 * answer; then half of them with some questions skipped. */
void oracle_draw(struct oracle *oracle, int count, uint64_t *random);

/* Asks, compares, and releases ORACLE. False when there is no python3 to ask. */
bool oracle_ask(struct oracle *oracle, struct oracle_seen *ret_seen);

#endif
