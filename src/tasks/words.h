/* SPDX-License-Identifier: MIT */
/* Words that a player typed, compared with what an author wrote; only for the files of this room.
 *
 * Case, blanks and the marks at the ends never matter (Unicode case folding, NFC). What may differ
 * beyond that is little, since in Finnish one letter often makes another word: `tuli`, `tuuli` and
 * `tulli` are three. Forgiven is only what hardly ever does:
 *
 *   - letters without their dots and accents (tyota for työtä), when none of them has any: somebody
 *     types on another country's keyboard;
 *   - two neighbouring letters that changed places in a word of six letters or more, not the first
 *     letter and not the last three, where Finnish inflects (tarkiotus is no other word).
 *
 * One letter more, less or other (optimal string alignment distance 1; Damerau 1964) is near, which
 * is said, but not accepted. Floor: tasks. */
#ifndef TASKS_WORDS_H
#define TASKS_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

/* TEXT folded for comparing: case, NFC, blanks in a row one, none at the ends, nor . , ; : ! ?
 * quotation marks and brackets there. Valid UTF-8; in ARENA. */
const char *words_fold(struct arena *arena, const char *text);

enum words_match {
    WORDS_SAME,
    WORDS_SLIP, /* accepted, but spelt otherwise */
    WORDS_NEAR, /* not accepted: check the spelling */
    WORDS_OTHER
};

/* How TYPED compares with RIGHT, both folded. Memory for the comparison comes from ARENA. */
enum words_match words_compare(struct arena *arena, const char *right, const char *typed);

/* Words in TEXT: runs between blanks that hold a letter or a digit. */
int words_count(const char *text);

/* Whether a word of TEXT begins with STEM; STEM may go on over several words. Both folded. */
bool words_begin(const char *text, const char *stem);

bool words_has_digit(const char *text);

/* Whether there is a question mark, of any script that has one of its own. */
bool words_has_question(const char *text);

#endif
