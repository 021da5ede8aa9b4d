/* SPDX-License-Identifier: MIT */
/* Lines are gathered to blocks; remarks in a block become empty lines, so that a line of the block
 * is a line of the file. Within a block every search skips what has a backslash before it. Time is
 * in proportion to the file. */
#include "workshop/gift.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/str.h"

struct reading {
    const struct source *source;
    struct arena *arena;
    struct diags *diags;
    struct gift_question *item; /* on the heap */
    size_t count, room;
    struct gift_string category;
    bool full;
};

/* A part of a block, and the line where the block begins. */
struct span {
    const char *at, *end;
};

struct block {
    struct span text;
    unsigned line;
};

/* --- spans ---------------------------------------------------------------------------------- */

static bool gift_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct span gift_trim(struct span span)
{
    while (span.at < span.end && gift_is_blank(*span.at))
        span.at++;
    while (span.end > span.at && gift_is_blank(span.end[-1]))
        span.end--;
    return span;
}

static bool gift_starts(struct span span, const char *with)
{
    const size_t length = strlen(with);
    return (size_t)(span.end - span.at) >= length && memcmp(span.at, with, length) == 0;
}

static bool gift_is(struct span span, const char *word)
{
    return gift_starts(span, word) && (size_t)(span.end - span.at) == strlen(word);
}

/* The first of the signs SET in SPAN that has no backslash before it, or the end. */
static const char *gift_sign(struct span span, const char *set)
{
    while (span.at < span.end && !strchr(set, *span.at))
        span.at += span.at[0] == '\\' && span.at + 1 < span.end ? 2 : 1;
    return span.at;
}

/* The first WORD (of signs) in SPAN, in the same way. */
static const char *gift_word(struct span span, const char *word)
{
    const char set[2] = {word[0], '\0'};
    while ((span.at = gift_sign(span, set)) < span.end && !gift_starts(span, word))
        span.at++;
    return span.at;
}

static unsigned gift_line(const struct block *block, const char *at)
{
    unsigned line = block->line;
    for (const char *c = block->text.at; c < at; c++)
        line += *c == '\n';
    return line;
}

static void gift_note(struct reading *r, enum diag_code code, unsigned line, const char *name,
                      const char *value)
{
    const struct place place = {.file = r->source->file, .line = line, .column = 1, .span = 1};
    diag_add(r->diags, code, place, name, value, NULL);
}

/* --- strings -------------------------------------------------------------------------------- */

/* SPAN with its own [format], else FORMAT. */
static struct gift_string gift_string(struct span span, enum gift_format format)
{
    static const struct {
        const char *name;
        enum gift_format format;
    } names[] = {{"[moodle]", GIFT_MOODLE},
                 {"[html]", GIFT_HTML},
                 {"[plain]", GIFT_PLAIN},
                 {"[markdown]", GIFT_MARKDOWN}};
    span = gift_trim(span);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (gift_starts(span, names[i].name)) {
            format = names[i].format;
            span.at += strlen(names[i].name);
            span = gift_trim(span);
            break;
        }
    }
    return (struct gift_string){span.at, (size_t)(span.end - span.at), format};
}

/* Takes "%-50.5%" off the front of SPAN; hundredths, within GIFT_FULL. */
static bool gift_credit(struct span *span, int *ret_credit)
{
    const char *at = span->at + 1;
    long whole = 0, part = 0;
    int digits = 0, places = 0;
    if (!gift_starts(*span, "%"))
        return false;
    const bool minus = at < span->end && *at == '-';
    at += minus;
    for (; at < span->end && *at >= '0' && *at <= '9'; at++, digits++)
        whole = whole > GIFT_FULL ? whole : whole * 10 + (*at - '0');
    if (digits > 0 && at < span->end && *at == '.')
        for (at++; at < span->end && *at >= '0' && *at <= '9'; at++, places++)
            part = places < 2 ? part * 10 + (*at - '0') : part;
    if (digits == 0 || at >= span->end || *at != '%')
        return false;
    long credit = whole * 100 + (places == 1 ? part * 10 : part);
    credit = credit > GIFT_FULL ? GIFT_FULL : credit;
    *ret_credit = (int)(minus ? -credit : credit);
    span->at = at + 1;
    return true;
}

/* --- answers -------------------------------------------------------------------------------- */

/* The text and the feedback of one answer. */
static void gift_answer_text(struct span span, enum gift_format format, struct gift_answer *answer)
{
    const char *sign = gift_sign(span, "#");
    answer->text = gift_string((struct span){span.at, sign}, format);
    if (sign < span.end)
        answer->feedback = gift_string((struct span){sign + 1, span.end}, answer->text.format);
}

static void gift_answer(const struct block *block, struct span span, enum gift_format format,
                        enum gift_type type, struct gift_answer *answer)
{
    *answer = (struct gift_answer){.line = gift_line(block, span.at)};
    answer->equals = gift_starts(span, "=");
    if (answer->equals || gift_starts(span, "~"))
        span.at++;
    span = gift_trim(span);
    if (type == GIFT_MATCH) {
        const char *arrow = gift_word(span, "->");
        answer->text = gift_string((struct span){span.at, arrow}, format);
        if (arrow < span.end)
            answer->partner = gift_string((struct span){arrow + 2, span.end}, format);
        return;
    }
    /* Moodle reads no weight behind the '=' of a choice; people write it all the same. */
    answer->credit = answer->equals || type == GIFT_SHORT ? GIFT_FULL : 0;
    gift_credit(&span, &answer->credit);
    gift_answer_text(gift_trim(span), format, answer);
}

/* The next answer in SPAN, from its sign to that of the one behind; takes it off. */
static struct span gift_take(struct span *span, const char *signs)
{
    const struct span rest = {span->at + 1, span->end};
    const char *next = span->at < span->end ? gift_sign(rest, signs) : span->end;
    const struct span taken = {span->at, next};
    span->at = next;
    return taken;
}

static void gift_answers(struct reading *r, const struct block *block, struct span span,
                         struct gift_question *question)
{
    const char *signs = question->type == GIFT_CHOICE ? "~=" : "=";
    struct gift_answer *answer = NULL;
    for (int pass = 0; pass < 2; pass++) { /* to count them, to keep them */
        struct span rest = span;
        size_t count = 0;
        /* What stands before the first sign is an answer of its own, if there is anything. */
        while (rest.at < rest.end) {
            const struct span taken = gift_trim(gift_take(&rest, signs));
            if (taken.at == taken.end)
                continue;
            if (answer && count < GIFT_MOST_ANSWERS)
                gift_answer(block, taken, question->before.format, question->type, &answer[count]);
            count++;
        }
        question->answers = count;
        if (!answer)
            answer = arena_array(r->arena, count < GIFT_MOST_ANSWERS ? count : GIFT_MOST_ANSWERS,
                                 sizeof *answer);
    }
    question->answer = answer;
}

static void gift_truth(struct span span, struct gift_question *question)
{
    const enum gift_format format = question->before.format;
    const char *first = gift_sign(span, "#");
    const char *second =
        first < span.end ? gift_sign((struct span){first + 1, span.end}, "#") : span.end;
    question->truth = *span.at == 'T';
    if (first < span.end)
        question->if_wrong = gift_string((struct span){first + 1, second}, format);
    if (second < span.end)
        question->if_right = gift_string((struct span){second + 1, span.end}, format);
}

/* Moodle's own rules, in its order. */
static enum gift_type gift_type(struct span span)
{
    static const char *const truths[] = {"T", "TRUE", "F", "FALSE"};
    if (span.at == span.end)
        return GIFT_ESSAY;
    if (*span.at == '#')
        return GIFT_NUMERICAL;
    if (gift_sign(span, "~") < span.end)
        return GIFT_CHOICE;
    if (gift_sign(span, "=") < span.end && gift_word(span, "->") < span.end)
        return GIFT_MATCH;
    const struct span word = gift_trim((struct span){span.at, gift_sign(span, "#")});
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        if (gift_is(word, truths[i]))
            return GIFT_TRUE_FALSE;
    }
    return GIFT_SHORT;
}

/* --- questions ------------------------------------------------------------------------------ */

/* Takes the general feedback off the end of the answers. */
static struct span gift_why(struct span *span)
{
    struct span why = {span->end, span->end};
    for (struct span rest = *span; (rest.at = gift_word(rest, "####")) < rest.end; rest.at += 4)
        why.at = rest.at;
    if (why.at == span->end)
        return why;
    *span = gift_trim((struct span){span->at, why.at});
    why.at += 4;
    return why;
}

static struct gift_question *gift_new(struct reading *r)
{
    if (r->count == r->room) {
        r->room = r->room ? r->room * 2 : 64;
        r->item = realloc(r->item, r->room * sizeof *r->item);
        if (!r->item)
            bug_out_of_memory();
    }
    struct gift_question *question = &r->item[r->count++];
    *question = (struct gift_question){.category = r->category};
    return question;
}

/* The question of a BLOCK that is TEXT behind its title. */
static void gift_question(struct reading *r, const struct block *block, struct span title,
                          struct span text)
{
    const char *open = gift_sign(text, "{"), *close = gift_sign(text, "}");
    if ((open < text.end) != (close < text.end) || close < open ||
        (open < text.end && (gift_sign((struct span){open + 1, close}, "{") < close ||
                             gift_sign((struct span){close + 1, text.end}, "{}") < text.end))) {
        gift_note(r, DIAG_GIFT_BRACE, gift_line(block, close < open ? close : open), NULL, NULL);
        return;
    }
    struct gift_question *question = gift_new(r);
    question->line = gift_line(block, block->text.at);
    question->title = gift_string(title, GIFT_PLAIN);
    question->before = gift_string((struct span){text.at, open}, GIFT_MOODLE);
    if (open == text.end)
        return;
    struct span answers = gift_trim((struct span){open + 1, close});
    const enum gift_format format = question->before.format;
    question->behind = gift_string((struct span){close + 1, text.end}, format);
    question->behind.format = format;
    question->why = gift_string(gift_why(&answers), format);
    question->type = gift_type(answers);
    if (question->type == GIFT_TRUE_FALSE)
        gift_truth(answers, question);
    else if (question->type != GIFT_ESSAY && question->type != GIFT_NUMERICAL)
        gift_answers(r, block, answers, question);
}

static void gift_block(struct reading *r, struct block block)
{
    struct span text = gift_trim(block.text), title = {text.at, text.at};
    block.line = gift_line(&block, text.at);
    block.text = text;
    if (gift_starts(text, "$CATEGORY:")) {
        const char *newline = memchr(text.at, '\n', (size_t)(text.end - text.at));
        const char *end = newline ? newline : text.end;
        r->category = gift_string((struct span){text.at + strlen("$CATEGORY:"), end}, GIFT_PLAIN);
        text = gift_trim((struct span){end, text.end});
        block.line = gift_line(&block, text.at);
        block.text = text;
    }
    if (text.at == text.end)
        return;
    if (r->count == GIFT_MOST_QUESTIONS) {
        if (!r->full)
            gift_note(r, DIAG_GIFT_MANY, block.line, NULL, NULL);
        r->full = true;
        return;
    }
    if (gift_starts(text, "::")) {
        text.at += 2;
        const char *end = gift_word(text, "::");
        if (end < text.end) {
            title = (struct span){text.at, end};
            text.at = end + 2;
        }
    }
    gift_question(r, &block, title, gift_trim(text));
}

/* --- the file ------------------------------------------------------------------------------- */

void gift_read(const struct source *source, struct arena *arena, struct diags *diags,
               struct gift *ret_gift)
{
    struct reading r = {.source = source, .arena = arena, .diags = diags};
    /* Remarks are blanked in a copy. */
    char *text = arena_copy(arena, source->text, source->length), *at = text, *start = text;
    const char *end = text + source->length;
    unsigned line = 1, first = 1;
    while (at < end) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *stop = newline ? newline : text + source->length;
        const struct span now = gift_trim((struct span){at, stop});
        if (now.at == now.end) { /* an empty line ends a block */
            gift_block(&r, (struct block){{start, at}, first});
            start = newline ? newline + 1 : stop;
            first = line + 1;
        } else if (gift_starts(now, "//")) {
            memset(at, ' ', (size_t)(stop - at));
        }
        at = newline ? newline + 1 : stop;
        line++;
    }
    gift_block(&r, (struct block){{start, end}, first});
    struct gift_question *question = arena_array(arena, r.count, sizeof *question);
    if (r.count > 0)
        memcpy(question, r.item, r.count * sizeof *question);
    *ret_gift = (struct gift){.question = question, .count = r.count};
    free(r.item);
}
