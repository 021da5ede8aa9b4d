/* SPDX-License-Identifier: MIT */
/* Moodle's GIFT format (docs.moodle.org/en/GIFT_format), from text to questions.
 *
 *     // a remark
 *     $CATEGORY: course/part
 *
 *     ::title::[html]What is missing {
 *         =right #feedback
 *         ~%50%half right
 *         ~wrong
 *         ####general feedback
 *     } here?
 *
 * Questions are parted by empty lines. A backslash takes the meaning from ~ = # { } : and itself,
 * `\n` is a new line. The kind of a question is told from its answers as Moodle tells it. Strings
 * are left as they stand in the file; workshop/gift_text.h makes texts of them. Floor: workshop. */
#ifndef WORKSHOP_GIFT_H
#define WORKSHOP_GIFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/source.h"

enum {
    GIFT_MOST_QUESTIONS = 20000,
    GIFT_MOST_ANSWERS = 200, /* of one question; more are counted, and not kept */
    GIFT_FULL = 10000        /* the credit of a right answer: hundredths of a per cent */
};

enum gift_format { GIFT_MOODLE, GIFT_HTML, GIFT_PLAIN, GIFT_MARKDOWN };

/* A part of the file; left out = length 0. */
struct gift_string {
    const char *raw;
    size_t length;
    enum gift_format format;
};

enum gift_type {
    GIFT_DESCRIPTION, /* no answers at all */
    GIFT_ESSAY,       /* {} */
    GIFT_NUMERICAL,   /* {#…} */
    GIFT_CHOICE,      /* with ~ */
    GIFT_MATCH,       /* = and -> */
    GIFT_TRUE_FALSE,  /* {T} */
    GIFT_SHORT
};

struct gift_answer {
    struct gift_string text;
    struct gift_string partner; /* MATCH; `text` may then be left out */
    struct gift_string feedback;
    int credit;  /* -GIFT_FULL to GIFT_FULL */
    bool equals; /* written with '=' */
    unsigned line;
};

struct gift_question {
    unsigned line;
    enum gift_type type;
    struct gift_string category;              /* the one that stands above it */
    struct gift_string title, before, behind; /* behind: what follows the answers */
    struct gift_string why;                   /* general feedback */
    const struct gift_answer *answer;
    size_t answers;                        /* that there are; GIFT_MOST_ANSWERS of them are kept */
    bool truth;                            /* TRUE_FALSE */
    struct gift_string if_wrong, if_right; /* its feedback */
};

struct gift {
    const struct gift_question *question;
    size_t count;
};

/* Reads SOURCE, looked through by source_check. Never fails; what is no question at all is added to
 * DIAGS, as warnings. All in ARENA; strings point into it or into SOURCE. */
void gift_read(const struct source *source, struct arena *arena, struct diags *diags,
               struct gift *ret_gift);

#endif
