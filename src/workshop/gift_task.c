/* SPDX-License-Identifier: MIT */
/* What a question becomes is decided from its answers; strings become texts on the way, so that one
 * that a terminal cannot show, or a text too long, is met wherever it stands. */
#include "workshop/gift_task.h"

#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "content/node.h"
#include "model/pack.h"
#include "tasks/words.h"
#include "workshop/gift_text.h"
#include "workshop/scalar.h"

enum {
    GIFT_TASK_WRONG = 8, /* wrong words of a gap */
    GIFT_TASK_SHOWN = 40 /* characters of an answer in a message */
};

/* One task in the making. */
struct making {
    const struct gift_pack *about;
    const struct gift_question *question;
    struct arena *arena;
    struct str *out;
    size_t values;
    size_t first; /* diagnostics there were before this question */
    bool failed;  /* it cannot be taken over, and that was said */
};

/* --- messages ------------------------------------------------------------------------------- */

static struct place gift_task_place(const struct making *m, unsigned line)
{
    return (struct place){.file = m->about->file, .line = line, .column = 1, .span = 1};
}

static const char *gift_task_short(struct making *m, const char *text)
{
    const char *at = text;
    for (int i = 0; *at && i < GIFT_TASK_SHOWN; i++)
        utf8_next(&at);
    return *at ? arena_format(m->arena, "%.*s…", (int)(at - text), text) : text;
}

/* Says CODE, but not twice of one line. */
static void gift_task_note(struct making *m, enum diag_code code, unsigned line, const char *name,
                           const char *value)
{
    struct diags *diags = m->about->diags;
    for (size_t i = m->first; i < diags->count; i++) {
        const struct diag *diag = &diags->item[i];
        if (diag->code == code && diag->place.line == line &&
            (!value || strcmp(diag->argument[0].value, value) == 0))
            return;
    }
    diag_add(diags, code, gift_task_place(m, line), name, value, NULL);
}

static void gift_task_fail(struct making *m, enum diag_code code, const char *name,
                           const char *value)
{
    if (!m->failed)
        gift_task_note(m, code, m->question->line, name, value);
    m->failed = true;
}

/* --- texts ---------------------------------------------------------------------------------- */

/* STRING as a text of the pack, in the arena; "" for nothing. */
static const char *gift_task_text(struct making *m, const struct gift_string *string, bool markup,
                                  unsigned line)
{
    char lost[GIFT_TAG_NAME];
    struct str text = {0};
    if (string->length > GIFT_TASK_RAW) {
        gift_task_fail(m, DIAG_GIFT_LONG, "most", arena_format(m->arena, "%d", NODE_MOST_STRING));
        return "";
    }
    if (string->length > 0) {
        gift_text_add(&text, string, markup, lost);
        if (*lost)
            gift_task_note(m, DIAG_GIFT_MEDIA, line, "tag", lost);
    }
    if (utf8_count(str_text(&text)) > NODE_MOST_STRING)
        gift_task_fail(m, DIAG_GIFT_LONG, "most", arena_format(m->arena, "%d", NODE_MOST_STRING));
    const char *kept = arena_string(m->arena, str_text(&text));
    str_release(&text);
    return kept;
}

/* The question's text with MIDDLE where the answers stood, if anything follows them. */
static const char *gift_task_joined(struct making *m, const char *middle)
{
    const struct gift_question *q = m->question;
    const char *before = gift_task_text(m, &q->before, true, q->line);
    if (q->behind.length == 0)
        return before;
    const char *behind = gift_task_text(m, &q->behind, true, q->line);
    const bool gap_before = *before && strchr(" \t\r\n", q->before.raw[q->before.length]);
    const bool gap_behind = strchr(" \t\r\n", q->behind.raw[-1]);
    return arena_format(m->arena, "%s%s%s%s%s", before, gap_before ? " " : "", middle,
                        gap_behind ? " " : "", behind);
}

/* --- YAML ----------------------------------------------------------------------------------- */

/* "KEY: VALUE" in column INDENT; nothing for an empty VALUE. FIRST: behind the dash of a list. */
static void gift_task_field(struct making *m, size_t indent, bool first, const char *key,
                            const char *value)
{
    if (!*value)
        return;
    for (size_t i = 0; i < (first ? indent - 2 : indent); i++)
        str_add_char(m->out, ' ');
    str_addf(m->out, "%s%s: ", first ? "- " : "", key);
    scalar_add_value(m->out, value, SCALAR_PLAIN, false, indent, indent + strlen(key) + 2, "",
                     "\n");
    str_add_char(m->out, '\n');
    m->values++;
}

/* A line that is no text: a list's name, a number, a flag. */
static void gift_task_line(struct making *m, size_t indent, const char *line)
{
    for (size_t i = 0; i < indent; i++)
        str_add_char(m->out, ' ');
    str_addf(m->out, "%s\n", line);
    m->values++;
}

/* The id of entry NUMBER: a letter. */
static void gift_task_id(struct making *m, size_t indent, size_t number)
{
    gift_task_field(m, indent, true, "id", arena_format(m->arena, "%c", (char)('a' + number)));
    m->values++;
}

/* --- choices -------------------------------------------------------------------------------- */

static bool gift_task_count(struct making *m, size_t count, size_t least, size_t most)
{
    if (count >= least && count <= most)
        return true;
    if (!m->failed)
        diag_add(m->about->diags, DIAG_GIFT_ANSWERS, gift_task_place(m, m->question->line), "count",
                 arena_format(m->arena, "%zu", count), "least",
                 arena_format(m->arena, "%zu", least), "most", arena_format(m->arena, "%zu", most),
                 NULL);
    m->failed = true;
    return false;
}

static int gift_task_divisor(int a, int b)
{
    while (b != 0) {
        const int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Whole points from 0 to 100 that lie to each other as the credits do. */
static int gift_task_points(const struct gift_question *q, int credit)
{
    int divisor = 0, most = 0;
    for (size_t i = 0; i < q->answers; i++) {
        if (q->answer[i].credit <= 0)
            continue;
        divisor = gift_task_divisor(q->answer[i].credit, divisor);
        most = q->answer[i].credit > most ? q->answer[i].credit : most;
    }
    if (credit <= 0)
        return 0;
    if (most / divisor <= 100)
        return credit / divisor;
    const int points = (credit + 50) / 100;
    return points > 0 ? points : 1;
}

static void gift_task_options(struct making *m, bool several)
{
    const struct gift_question *q = m->question;
    size_t number = 0;
    gift_task_line(m, 4, "options:");
    for (size_t i = 0; i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        const char *text = gift_task_text(m, &answer->text, true, answer->line);
        if (!*text)
            continue;
        gift_task_id(m, 8, number++);
        gift_task_field(m, 8, false, "text", text);
        if (several)
            gift_task_line(m, 8, answer->credit > 0 ? "right: true" : "right: false");
        else
            gift_task_line(
                m, 8, arena_format(m->arena, "points: %d", gift_task_points(q, answer->credit)));
        gift_task_field(m, 8, false, "feedback",
                        gift_task_text(m, &answer->feedback, true, answer->line));
    }
    gift_task_count(m, number, 2, PACK_MOST_CHOICES);
}

/* Whether the one right answer can be put into the text as a word among the others. */
static bool gift_task_is_gap(struct making *m)
{
    const struct gift_question *q = m->question;
    size_t right = 0;
    if (q->behind.length == 0 || q->answers > GIFT_TASK_WRONG + 1)
        return false;
    for (size_t i = 0; i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        const char *bare = gift_task_text(m, &answer->text, false, answer->line);
        right += answer->credit > 0;
        if ((answer->credit != 0 && answer->credit != GIFT_FULL) || strpbrk(bare, "*[\\\n") ||
            !*words_fold(m->arena, bare))
            return false;
        for (size_t j = 0; j < i; j++) { /* two words that are the same to the player */
            const char *other = gift_task_text(m, &q->answer[j].text, false, answer->line);
            if (strcmp(words_fold(m->arena, bare), words_fold(m->arena, other)) == 0)
                return false;
        }
    }
    return right == 1;
}

/* TEXT in which only {a} is a gap. */
static const char *gift_task_gap_text(struct making *m, const char *text)
{
    char *kept = arena_string(m->arena, text);
    for (char *at = kept; (at = strchr(at, '{')) != NULL; at++) {
        const size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (length > 0 && at[1 + length] == '}' && strncmp(at, "{a}", 3) != 0) {
            *at = '(';
            at[1 + length] = ')';
        }
    }
    return kept;
}

/* A sentence whose gap is {a}: braces of its own that would be taken for gaps become brackets. */
static void gift_task_sentence(struct making *m)
{
    const struct gift_question *q = m->question;
    const char *before = gift_task_text(m, &q->before, true, q->line);
    const char *behind = gift_task_text(m, &q->behind, true, q->line);
    if (strstr(before, "{a}") || strstr(behind, "{a}"))
        gift_task_fail(m, DIAG_GIFT_BRACE, NULL, NULL);
    gift_task_field(m, 4, false, "prompt", catalog_text(m->about->words, "import.gap"));
    gift_task_field(m, 4, false, "text", gift_task_gap_text(m, gift_task_joined(m, "{a}")));
}

static void gift_task_wrong(struct making *m, size_t number, const char *text, const char *feedback)
{
    if (number == 0)
        gift_task_line(m, 8, "wrong:");
    gift_task_id(m, 12, number + 1);
    gift_task_field(m, 12, false, "text", text);
    gift_task_field(m, 12, false, "feedback", feedback);
}

static void gift_task_gap(struct making *m)
{
    const struct gift_question *q = m->question;
    size_t wrong = 0;
    gift_task_sentence(m);
    gift_task_line(m, 4, "gaps:");
    gift_task_id(m, 8, 0);
    for (size_t i = 0; i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        if (answer->credit == 0)
            continue;
        gift_task_field(m, 8, false, "answer",
                        gift_task_text(m, &answer->text, false, answer->line));
        gift_task_field(m, 8, false, "feedback",
                        gift_task_text(m, &answer->feedback, true, answer->line));
    }
    for (size_t i = 0; i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        if (answer->credit == 0)
            gift_task_wrong(m, wrong++, gift_task_text(m, &answer->text, false, answer->line),
                            gift_task_text(m, &answer->feedback, true, answer->line));
    }
}

static void gift_task_choice(struct making *m)
{
    const struct gift_question *q = m->question;
    size_t full = 0, some = 0, equals = 0;
    if (!gift_task_count(m, q->answers, 2, PACK_MOST_CHOICES))
        return;
    for (size_t i = 0; i < q->answers; i++) {
        if (!*gift_task_text(m, &q->answer[i].text, true, q->answer[i].line))
            continue; /* nothing is left of it to choose */
        full += q->answer[i].credit == GIFT_FULL;
        some += q->answer[i].credit > 0;
        equals += q->answer[i].equals;
    }
    if (some == 0) {
        gift_task_fail(m, DIAG_GIFT_RIGHT, NULL, NULL);
        return;
    }
    if (gift_task_is_gap(m)) {
        gift_task_line(m, 4, "kind: gap");
        gift_task_gap(m);
        return;
    }
    const bool several = equals == 0 || full > 1;
    gift_task_line(m, 4, several ? "kind: pick" : "kind: choose");
    gift_task_field(m, 4, false, "prompt", gift_task_joined(m, "_____"));
    for (size_t i = 0; several && equals > 0 && i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        if (answer->credit > 0 && answer->credit < GIFT_FULL)
            diag_add(m->about->diags, DIAG_GIFT_CREDIT, gift_task_place(m, answer->line), "percent",
                     arena_format(m->arena, "%d", answer->credit / 100), "answer",
                     gift_task_short(m, gift_task_text(m, &answer->text, false, answer->line)),
                     "now", "100", NULL);
    }
    gift_task_options(m, several);
}

static void gift_task_truth(struct making *m)
{
    const struct gift_question *q = m->question;
    gift_task_line(m, 4, "kind: choose");
    gift_task_field(m, 4, false, "prompt", gift_task_joined(m, "_____"));
    gift_task_line(m, 4, "options:");
    for (size_t i = 0; i < 2; i++) {
        const bool right = q->truth == (i == 0);
        gift_task_id(m, 8, i);
        gift_task_field(m, 8, false, "text",
                        catalog_text(m->about->words, i == 0 ? "import.true" : "import.false"));
        gift_task_line(m, 8, right ? "points: 1" : "points: 0");
        gift_task_field(m, 8, false, "feedback",
                        gift_task_text(m, right ? &q->if_right : &q->if_wrong, true, q->line));
    }
}

/* --- matching ------------------------------------------------------------------------------- */

struct sides {
    const char *left[GIFT_MOST_ANSWERS], *right[GIFT_MOST_ANSWERS];
    size_t group[GIFT_MOST_ANSWERS]; /* the first entry with the same right-hand side */
    size_t count, groups, pairs;
};

static void gift_task_sides(struct making *m, struct sides *sides)
{
    const struct gift_question *q = m->question;
    *sides = (struct sides){0};
    for (size_t i = 0; i < q->answers; i++) {
        const struct gift_answer *answer = &q->answer[i];
        const size_t at = sides->count;
        sides->left[at] = gift_task_text(m, &answer->text, true, answer->line);
        sides->right[at] = gift_task_text(m, &answer->partner, true, answer->line);
        if (!*sides->right[at])
            continue;
        sides->group[at] = at;
        for (size_t j = 0; j < at; j++) {
            if (sides->group[j] == j && strcmp(sides->right[j], sides->right[at]) == 0)
                sides->group[at] = j;
        }
        sides->groups += sides->group[at] == at;
        sides->pairs += *sides->left[at] != '\0';
        sides->count++;
    }
}

static void gift_task_pairs(struct making *m, const struct sides *sides)
{
    size_t number = 0;
    gift_task_line(m, 4, "pairs:");
    for (size_t i = 0; i < sides->count; i++) {
        if (!*sides->left[i])
            continue;
        gift_task_id(m, 8, number++);
        gift_task_field(m, 8, false, "left", sides->left[i]);
        gift_task_field(m, 8, false, "right", sides->right[i]);
    }
    if (sides->pairs == sides->count)
        return;
    gift_task_line(m, 4, "extra:");
    for (size_t i = 0; i < sides->count; i++) {
        if (*sides->left[i])
            continue;
        str_add(m->out, "      - ");
        scalar_add(m->out, sides->right[i], SCALAR_DOUBLE, false);
        str_add_char(m->out, '\n');
        m->values++;
    }
}

/* Whether somebody belongs to the group of entry AT. */
static bool gift_task_group_used(const struct sides *sides, size_t at)
{
    for (size_t i = 0; i < sides->count; i++) {
        if (sides->group[i] == at && *sides->left[i])
            return true;
    }
    return false;
}

static void gift_task_groups(struct making *m, const struct sides *sides)
{
    size_t id[GIFT_MOST_ANSWERS] = {0}, groups = 0, items = 0;
    gift_task_line(m, 4, "groups:");
    for (size_t i = 0; i < sides->count; i++) {
        if (sides->group[i] != i)
            continue;
        if (!gift_task_group_used(sides, i)) {
            gift_task_note(m, DIAG_GIFT_EXTRA, m->question->line, "answer",
                           gift_task_short(m, sides->right[i]));
            continue;
        }
        id[i] = groups;
        gift_task_id(m, 8, groups++);
        gift_task_field(m, 8, false, "text", sides->right[i]);
    }
    gift_task_line(m, 4, "items:");
    for (size_t i = 0; i < sides->count; i++) {
        if (!*sides->left[i])
            continue;
        gift_task_id(m, 8, items++);
        gift_task_field(m, 8, false, "text", sides->left[i]);
        gift_task_line(m, 8,
                       arena_format(m->arena, "group: %c", (char)('a' + id[sides->group[i]])));
    }
    gift_task_count(m, groups, 2, PACK_MOST_TARGETS);
}

static void gift_task_match(struct making *m)
{
    struct sides sides;
    if (!gift_task_count(m, m->question->answers, 2, PACK_MOST_TARGETS))
        return;
    gift_task_sides(m, &sides);
    if (!gift_task_count(m, sides.pairs, 2, PACK_MOST_TARGETS))
        return;
    const bool shared = sides.groups < sides.count;
    gift_task_line(m, 4, shared ? "kind: classify" : "kind: match");
    gift_task_field(m, 4, false, "prompt", gift_task_joined(m, "_____"));
    if (shared)
        gift_task_groups(m, &sides);
    else
        gift_task_pairs(m, &sides);
}

/* --- short answers -------------------------------------------------------------------------- */

/* What becomes of the answers of a short answer. */
struct shorts {
    const char *right[PACK_MOST_CHOICES + 1];
    const char *wrong[GIFT_TASK_WRONG], *feedback[GIFT_TASK_WRONG];
    const char *first_feedback;
    size_t rights, wrongs;
};

static bool gift_task_known(struct making *m, const struct shorts *shorts, const char *bare)
{
    const char *folded = words_fold(m->arena, bare);
    for (size_t i = 0; i < shorts->rights; i++) {
        if (strcmp(words_fold(m->arena, shorts->right[i]), folded) == 0)
            return true;
    }
    for (size_t i = 0; i < shorts->wrongs; i++) {
        if (strcmp(words_fold(m->arena, shorts->wrong[i]), folded) == 0)
            return true;
    }
    return false;
}

/* The text of ANSWER on one line; NULL, and said, when nobody could type it. */
static const char *gift_task_typed(struct making *m, const struct gift_answer *answer)
{
    char *bare = arena_string(m->arena, gift_task_text(m, &answer->text, false, answer->line));
    for (char *at = bare; *at; at++) {
        if (*at == '\n')
            *at = ' ';
    }
    if (*words_fold(m->arena, bare) && !strchr(bare, '*') && !strstr(bare, "[["))
        return bare;
    gift_task_note(m, DIAG_GIFT_PATTERN, answer->line, "answer", gift_task_short(m, bare));
    return NULL;
}

static void gift_task_right(struct making *m, struct shorts *shorts,
                            const struct gift_answer *answer)
{
    const char *bare = answer->credit == GIFT_FULL ? gift_task_typed(m, answer) : NULL;
    if (!bare)
        return;
    const char *feedback = gift_task_text(m, &answer->feedback, true, answer->line);
    if (shorts->rights == 0)
        shorts->first_feedback = feedback;
    else if (*feedback && strcmp(feedback, shorts->first_feedback) != 0)
        gift_task_note(m, DIAG_GIFT_FEEDBACK, answer->line, "answer", gift_task_short(m, bare));
    if (gift_task_known(m, shorts, bare))
        return;
    if (shorts->rights <= PACK_MOST_CHOICES)
        shorts->right[shorts->rights++] = bare;
    else
        gift_task_note(m, DIAG_GIFT_EXTRA, answer->line, "answer", gift_task_short(m, bare));
}

/* An answer with some credit or none: nearly right is what the game finds itself; else a wrong word
 * that has its feedback. */
static void gift_task_less(struct making *m, struct shorts *shorts,
                           const struct gift_answer *answer)
{
    const char *bare = answer->credit < GIFT_FULL ? gift_task_typed(m, answer) : NULL;
    bool near = false;
    if (!bare || gift_task_known(m, shorts, bare))
        return;
    for (size_t i = 0; i < shorts->rights; i++) {
        const enum words_match match = words_compare(
            m->arena, words_fold(m->arena, shorts->right[i]), words_fold(m->arena, bare));
        near = near || match == WORDS_NEAR || match == WORDS_SLIP;
    }
    near = near && answer->credit > 0;
    const char *feedback = gift_task_text(m, &answer->feedback, true, answer->line);
    const bool full = !near && shorts->wrongs == GIFT_TASK_WRONG;
    if (answer->credit > 0)
        diag_add(m->about->diags, DIAG_GIFT_CREDIT, gift_task_place(m, answer->line), "percent",
                 arena_format(m->arena, "%d", answer->credit / 100), "answer",
                 gift_task_short(m, bare), "now", near ? "50" : "0", NULL);
    if (*feedback && (near || full))
        gift_task_note(m, DIAG_GIFT_FEEDBACK, answer->line, "answer", gift_task_short(m, bare));
    if (near || full)
        return;
    shorts->wrong[shorts->wrongs] = bare;
    shorts->feedback[shorts->wrongs++] = feedback;
}

static void gift_task_also(struct making *m, const struct shorts *shorts)
{
    if (shorts->rights < 2)
        return;
    gift_task_line(m, 8, "also:");
    for (size_t i = 1; i < shorts->rights; i++) {
        str_add(m->out, "          - ");
        scalar_add(m->out, shorts->right[i], SCALAR_PLAIN, false);
        str_add_char(m->out, '\n');
        m->values++;
    }
}

static void gift_task_short_answer(struct making *m)
{
    const struct gift_question *q = m->question;
    struct shorts shorts = {.first_feedback = ""};
    if (!gift_task_count(m, q->answers, 1, GIFT_MOST_ANSWERS))
        return;
    for (size_t i = 0; i < q->answers; i++)
        gift_task_right(m, &shorts, &q->answer[i]);
    for (size_t i = 0; i < q->answers; i++)
        gift_task_less(m, &shorts, &q->answer[i]);
    if (shorts.rights == 0) {
        gift_task_fail(m, DIAG_GIFT_RIGHT, NULL, NULL);
        return;
    }
    gift_task_line(m, 4, "kind: gap");
    gift_task_line(m, 4, "typed: true");
    if (q->behind.length > 0) {
        gift_task_sentence(m);
    } else {
        gift_task_field(m, 4, false, "prompt", gift_task_text(m, &q->before, true, q->line));
        gift_task_field(m, 4, false, "text", "{a}");
    }
    gift_task_line(m, 4, "gaps:");
    gift_task_id(m, 8, 0);
    gift_task_field(m, 8, false, "answer", shorts.right[0]);
    gift_task_also(m, &shorts);
    for (size_t i = 0; i < shorts.wrongs; i++)
        gift_task_wrong(m, i, shorts.wrong[i], shorts.feedback[i]);
    gift_task_field(m, 8, false, "feedback", shorts.first_feedback);
}

/* --- a question ----------------------------------------------------------------------------- */

static void gift_task_read(struct making *m)
{
    gift_task_line(m, 4, "kind: read");
    gift_task_line(m, 4, "pages:");
    str_add(m->out, "      - ");
    scalar_add(m->out, gift_task_text(m, &m->question->before, true, m->question->line),
               SCALAR_DOUBLE, false);
    str_add_char(m->out, '\n');
    m->values++;
}

static void gift_task_kind(struct making *m)
{
    switch (m->question->type) {
    case GIFT_DESCRIPTION: gift_task_read(m); break;
    case GIFT_ESSAY: gift_task_fail(m, DIAG_GIFT_KIND, "type", "essay"); break;
    case GIFT_NUMERICAL: gift_task_fail(m, DIAG_GIFT_KIND, "type", "numerical"); break;
    case GIFT_CHOICE: gift_task_choice(m); break;
    case GIFT_MATCH: gift_task_match(m); break;
    case GIFT_TRUE_FALSE: gift_task_truth(m); break;
    case GIFT_SHORT: gift_task_short_answer(m); break;
    }
}

bool gift_task_write(const struct gift_pack *about, const struct gift_question *question,
                     const char *id, struct str *out, size_t *ret_values)
{
    struct arena arena = {0};
    struct making m = {.about = about,
                       .question = question,
                       .arena = &arena,
                       .out = out,
                       .first = about->diags->count};
    const bool kept = question->type != GIFT_ESSAY && question->type != GIFT_NUMERICAL;
    if (kept && !*gift_task_joined(&m, "_____") && !m.failed)
        gift_task_fail(&m, DIAG_GIFT_TEXT, NULL, NULL);
    if (!m.failed) {
        gift_task_field(&m, 4, true, "id", id);
        m.values++;
        gift_task_field(&m, 4, false, "title",
                        gift_task_text(&m, &question->title, true, question->line));
        gift_task_kind(&m);
        gift_task_field(&m, 4, false, "why",
                        gift_task_text(&m, &question->why, true, question->line));
    }
    *ret_values = m.values;
    arena_release(&arena);
    return !m.failed;
}
