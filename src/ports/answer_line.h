/* SPDX-License-Identifier: MIT */
/* One typed line -> what it means on a page: an answer, a command, or what is wrong with it.
 *
 * Line mode's grammar (PRODUCT, "Line mode, exactly"), generous in form: capitals, full stops and
 * brackets behind numbers, commas, semicolons and blanks are all taken. A choice's own text is an
 * answer, too, and wins over a command. Own words take several lines; what was written so far is
 * in nav (answer_text.h). Pure. Floor: ports. */
#ifndef PORTS_ANSWER_LINE_H
#define PORTS_ANSWER_LINE_H

#include "base/str.h"
#include "page/nav.h"
#include "page/page.h"
#include "ports/line_words.h"

enum answer_verdict {
    ANSWER_ACT,     /* `act` is filled, the answer in display numbering */
    ANSWER_EXPECTS, /* not the kind of answer that is wanted */
    ANSWER_RANGE,   /* the number `value` is not on the list of 1 to `most` */
    ANSWER_LETTER,  /* the letter `value` is not on the list of a to `most` */
    ANSWER_TWICE,   /* `value` stands there twice */
    ANSWER_MISSING, /* the numbers `value` are missing */
    ANSWER_COUNT,   /* POINTS: `value` numbers where `most` are wanted */
    ANSWER_LARGE,   /* POINTS: the number `value` is more than there is */
    ANSWER_SUM,     /* POINTS: the numbers make `value` together, not all that there is */
    ANSWER_MORE,    /* TEXT: the line was taken, nav has it; the next one is to be read */
    ANSWER_DROPPED, /* TEXT: the last line was taken back */
    ANSWER_FULL,    /* TEXT: the line finds no room and was not taken */
    ANSWER_NOT_HERE /* the command `value` does nothing here */
};

struct answer_line {
    enum answer_verdict verdict;
    struct act act;
    char value[INPUT_MOST * 4 + 1], most[8];
};

/* LINE is clean and trimmed. NAV changes only where the input is a TEXT. */
void answer_line_read(const struct page *page, struct nav *nav, const char *line,
                      struct answer_line *ret_read);

/* Appends what to say about a line that is no act: one or two sentences, no line end; nothing for
 * MORE. */
void answer_line_complain(const struct answer_line *read, const struct input *input,
                          const struct line_words *words, struct str *out);

/* Appends what INPUT expects, as a sentence. */
void answer_line_asks(const struct input *input, const struct line_words *words, struct str *out);

/* Appends PATTERN with %{value} and %{most} replaced (NULL = left out). */
void answer_line_fill(const char *pattern, const char *value, const char *most, struct str *out);

#endif
