/* SPDX-License-Identifier: MIT */
/* Own words, line by line. What is written so far stands in nav (page/writing.h), so it lives as
 * long as the question does: through help, hints and the other language.
 *
 * Rows 0: each line is the next of nav's lines, an empty one leaves it as it is, and the last one
 * is the act. Else lines are added until one holds only `.`. In both `-` alone takes the last line
 * back. Pure. Floor: ports. */
#ifndef PORTS_ANSWER_TEXT_H
#define PORTS_ANSWER_TEXT_H

#include "ports/answer_line.h"

/* Takes LINE, which is no command; of the verdicts ACT (with act->text), MORE, DROPPED, FULL, and
 * EXPECTS where there is no line to take back. *ACT is zeroed but for its intent. */
enum answer_verdict answer_text_read(const struct input *input, struct nav *nav, const char *line,
                                     struct act *act);

/* Appends the lines that are written already, at most COLUMNS wide, with the sentence that says so
 * and a line end; nothing when there are none, or INPUT is no TEXT. */
void answer_text_so_far(const struct input *input, const struct nav *nav,
                        const struct line_words *words, int columns, struct str *out);

/* Appends the prompt of the next line: "> ", or "2> " where there is one for each choice. */
void answer_text_prompt(const struct input *input, const struct nav *nav, struct str *out);

#endif
