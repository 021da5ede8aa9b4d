/* SPDX-License-Identifier: MIT */
/* `gap`: words into the gaps of a text, chosen from a bank or typed.
 *
 * The text names its gaps: "Hei! {olen} Farida." An answer puts every gap to a target: the right
 * words of all gaps first, then the wrong words that the author knows. Where the words are typed
 * two targets more say that a word was nearly right, and that it was another one; the journal keeps
 * these and never the word itself. What counts as the same word stands in tasks/words.h.
 *
 * Credit: two points for a right word, one for a nearly right one. */
#include <string.h>

#include "base/str.h"
#include "tasks/kind.h"
#include "tasks/words.h"

enum {
    GAP_MOST = 8,
    GAP_MOST_WRONG = 8, /* of one gap */
    GAP_FULL = 2,       /* points of a gap */
    GAP_AROUND = 18     /* bytes of text, about, shown before and behind a gap */
};

struct gap_wrong {
    struct place place;
    const char *id;
    struct text text, feedback;
};

struct gap_one {
    struct place place;
    const char *id;
    struct text answer, feedback;
    const char **also;
    size_t also_count;
    struct gap_wrong *wrong;
    size_t wrong_count;
};

struct gap {
    struct place place;
    struct text text;
    struct gap_one *gaps;
    size_t gaps_count;
    bool typed;
};

static const struct field gap_wrong_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct gap_wrong, id),
     .about = "Names the word; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct gap_wrong, text),
     .about = "A word that does not fit the gap."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct gap_wrong, feedback),
     .about = "Said to who put it there."},
};
static const struct shape gap_wrong_shape =
    SHAPE_OF("a wrong word", struct gap_wrong, gap_wrong_fields);

static const struct field gap_one_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct gap_one, id),
     .about = "Names the gap: {id} in the text."},
    {.name = "answer",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct gap_one, answer),
     .about = "The word that belongs there."},
    {.name = "also",
     .type = FIELD_STRINGS,
     FIELD_LIST_AT(struct gap_one, also),
     .least = 1,
     .most = PACK_MOST_CHOICES,
     .about = "Other words that are as right, when they are typed."},
    {.name = "wrong",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct gap_one, wrong),
     .least = 1,
     .most = GAP_MOST_WRONG,
     .shape = &gap_wrong_shape,
     .about = "Words that do not fit, each with its feedback."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct gap_one, feedback),
     .about = "Explains the right word."},
};
static const struct shape gap_one_shape = SHAPE_OF("a gap", struct gap_one, gap_one_fields);

static const struct field gap_fields[] = {
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct gap, text),
     .about = "The text; {id} stands for the gap of that id."},
    {.name = "gaps",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct gap, gaps),
     .least = 1,
     .most = GAP_MOST,
     .shape = &gap_one_shape,
     .about = "The gaps, in the order of the text."},
    {.name = "typed",
     .type = FIELD_FLAG,
     FIELD_AT(struct gap, typed),
     .about = "true: the player types the words; left out: chooses them from a bank."},
};
static const struct shape gap_shape = SHAPE_OF("a task of kind 'gap'", struct gap, gap_fields);

static const struct gap *gap_body(const struct task *task)
{
    return task->body;
}

/* --- targets ------------------------------------------------------------------------------- */

/* Right and wrong words; those of typed answers not counted. */
static int gap_words(const struct gap *body)
{
    size_t count = body->gaps_count;
    for (size_t i = 0; i < body->gaps_count; i++)
        count += body->gaps[i].wrong_count;
    return (int)count;
}

/* The wrong word that TARGET is, *RET_GAP the gap it belongs to; NULL and -1 when it is none. */
static const struct gap_wrong *gap_wrong_word(const struct gap *body, int target, int *ret_gap)
{
    int at = target - (int)body->gaps_count;
    for (int i = 0; at >= 0 && i < (int)body->gaps_count; i++) {
        if (at < (int)body->gaps[i].wrong_count) {
            *ret_gap = i;
            return &body->gaps[i].wrong[at];
        }
        at -= (int)body->gaps[i].wrong_count;
    }
    *ret_gap = -1;
    return NULL;
}

/* The word of TARGET; NULL for the two that are no words. */
static const struct text *gap_word(const struct gap *body, int target)
{
    int gap;
    if (target < (int)body->gaps_count)
        return &body->gaps[target].answer;
    const struct gap_wrong *wrong = gap_wrong_word(body, target, &gap);
    return wrong ? &wrong->text : NULL;
}

static int gap_choices(const struct task *task)
{
    return (int)gap_body(task)->gaps_count;
}

static const char *gap_choice_id(const struct task *task, int choice)
{
    return gap_body(task)->gaps[choice].id;
}

static int gap_targets(const struct task *task)
{
    const struct gap *body = gap_body(task);
    return gap_words(body) + (body->typed ? 2 : 0);
}

/* Nearly right; another word. */
static int gap_near(const struct gap *body)
{
    return gap_words(body);
}

static int gap_other(const struct gap *body)
{
    return gap_words(body) + 1;
}

static const char *gap_target_id(const struct task *task, int target)
{
    const struct gap *body = gap_body(task);
    int gap;
    if (target == gap_near(body))
        return "+near";
    if (target == gap_other(body))
        return "+other";
    if (target < (int)body->gaps_count)
        return body->gaps[target].id;
    return gap_wrong_word(body, target, &gap)->id;
}

static const struct text *gap_feedback(const struct task *task, int choice)
{
    return &gap_body(task)->gaps[choice].feedback;
}

/* --- the text and its gaps ----------------------------------------------------------------- */

/* The next "{id}" in AT: where it opens, *RET_END behind it, its id's *RET_LENGTH bytes. NULL when
 * there is none. */
static const char *gap_next(const char *at, const char **ret_end, size_t *ret_length)
{
    for (const char *open = strchr(at, '{'); open; open = strchr(open + 1, '{')) {
        const size_t length = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (length > 0 && open[1 + length] == '}') {
            *ret_end = open + length + 2;
            *ret_length = length;
            return open;
        }
    }
    return NULL;
}

static int gap_find(const struct gap *body, const char *id, size_t length)
{
    for (int i = 0; i < (int)body->gaps_count; i++) {
        if (body->gaps[i].id && strlen(body->gaps[i].id) == length &&
            memcmp(body->gaps[i].id, id, length) == 0)
            return i;
    }
    return -1;
}

/* TEXT with WORD[i] in the place of gap i, or its number and a line where there is none. */
static const char *gap_filled(struct page *page, const struct gap *body, const char *text,
                              const char *const *word)
{
    struct str out = {0};
    const char *end;
    size_t length;
    for (const char *open; (open = gap_next(text, &end, &length)) != NULL; text = end) {
        const int gap = gap_find(body, open + 1, length);
        str_add_bytes(&out, text, (size_t)(open - text));
        if (gap < 0)
            str_add_bytes(&out, open, (size_t)(end - open));
        else if (word[gap] && *word[gap])
            str_addf(&out, "(%d)\xc2\xa0*%s*", gap + 1, page_plain(page, word[gap]));
        else
            str_addf(&out, "(%d)\xc2\xa0______", gap + 1); /* never parted */
    }
    str_add(&out, text);
    const char *filled = arena_string(page->arena, str_text(&out));
    str_release(&out);
    return filled;
}

/* Moves FROM to the nearest blank in the direction of STEP, not beyond END. */
static const char *gap_border(const char *from, const char *end, int step)
{
    while (from != end && *from != ' ' && *from != '\n')
        from += step;
    return from;
}

/* A few words around gap GAP, the gap itself as a line: what the choice for it is called. */
static const char *gap_around(struct page *page, const struct gap *body, const char *text, int gap)
{
    const char *open, *end, *at = text;
    size_t length;
    while ((open = gap_next(at, &end, &length)) != NULL && gap_find(body, open + 1, length) != gap)
        at = end;
    if (!open)
        return "___";
    const char *first = open - text > GAP_AROUND ? open - GAP_AROUND : text;
    const char *last = end + (strlen(end) > GAP_AROUND ? GAP_AROUND : strlen(end));
    if (first > text) /* a whole word, if there is one */
        first = gap_border(first, open, 1);
    if (*last)
        last = gap_border(last, end, -1);
    for (const char *line = first; line < open; line++) { /* within one paragraph */
        if (*line == '\n')
            first = line + 1;
    }
    const char *line = memchr(end, '\n', (size_t)(last - end));
    struct str out = {0};
    str_add_bytes(&out, first, (size_t)(open - first));
    str_add(&out, "___");
    str_add_bytes(&out, end, (size_t)((line ? line : last) - end));
    /* Other gaps close by are only dots; a mark that was cut in two must not open. */
    struct str clean = {0};
    const char *from = str_text(&out), *behind;
    while (*from == ' ')
        from++;
    for (const char *other; (other = gap_next(from, &behind, &length)) != NULL; from = behind) {
        str_add_bytes(&clean, from, (size_t)(other - from));
        str_add(&clean, "…");
    }
    str_add_bytes(&clean, from, strcspn(from, "{"));
    const char *around = page_plain(page, arena_string(page->arena, str_text(&clean)));
    str_release(&out);
    str_release(&clean);
    return around;
}

/* --- rules --------------------------------------------------------------------------------- */

static bool gap_text_check(const struct gap *body, const struct text_in *in, struct diags *diags)
{
    int met[GAP_MOST] = {0};
    bool fine = true;
    const char *at = in->string, *end;
    size_t length;
    for (const char *open; (open = gap_next(at, &end, &length)) != NULL; at = end) {
        const int gap = gap_find(body, open + 1, length);
        if (gap >= 0 && met[gap]++ == 0)
            continue;
        struct str id = {0};
        str_add_bytes(&id, open + 1, length);
        diag_add(diags, gap < 0 ? DIAG_REFERENCE_UNKNOWN : DIAG_GAP_TWICE, in->place, "what", "gap",
                 "id", str_text(&id), "guess", NULL, NULL);
        str_release(&id);
        fine = false;
    }
    for (size_t i = 0; i < body->gaps_count; i++) {
        if (met[i] > 0)
            continue;
        diag_add(diags, DIAG_GAP_MISSING, in->place, "id", body->gaps[i].id, NULL);
        fine = false;
    }
    return fine;
}

/* Two entries of the bank that a player could not tell apart, or one id for two. */
static bool gap_bank_check(const struct task *task, struct diags *diags)
{
    const struct gap *body = gap_body(task);
    struct arena arena = {0};
    bool fine = true;
    const int words = gap_words(body);
    for (int i = (int)body->gaps_count; i < words; i++) {
        int gap;
        const struct gap_wrong *entry = gap_wrong_word(body, i, &gap);
        for (int j = 0; j < i; j++) {
            const struct text *other = gap_word(body, j);
            bool same = strcmp(gap_target_id(task, j), entry->id) == 0;
            if (same)
                diag_add(diags, DIAG_ID_TWICE, entry->place, "id", entry->id, NULL);
            for (size_t n = 0; !same && n < entry->text.count; n++) {
                const struct text_wish wish = {entry->text.in[n].tag, ""};
                same = text_has(other, wish.tag) &&
                       strcmp(words_fold(&arena, entry->text.in[n].string),
                              words_fold(&arena, text_get(other, &wish))) == 0;
                if (same)
                    diag_add(diags, DIAG_WORD_TWICE, entry->text.in[n].place, "word",
                             entry->text.in[n].string, NULL);
            }
            fine = fine && !same;
        }
    }
    arena_release(&arena);
    return fine;
}

static bool gap_check(const struct task *task, struct diags *diags)
{
    const struct gap *body = gap_body(task);
    bool fine = true;
    if (body->gaps_count == 0 || body->gaps_count > GAP_MOST)
        return true;
    for (size_t i = 0; i < body->text.count; i++)
        fine = gap_text_check(body, &body->text.in[i], diags) && fine;
    fine = gap_bank_check(task, diags) && fine;
    if (!body->typed && gap_words(body) < 2) {
        diag_add(diags, DIAG_FIELD_MISSING, task->place, "shape", gap_one_shape.name, "field",
                 "wrong", NULL);
        fine = false;
    }
    if (gap_targets(task) > PACK_MOST_TARGETS) {
        struct str count = {0}, most = {0};
        str_addf(&count, "%d", gap_words(body));
        str_addf(&most, "%d", PACK_MOST_TARGETS - (body->typed ? 2 : 0));
        diag_add(diags, DIAG_FIELD_COUNT, task->place, "field", "gaps", "count", str_text(&count),
                 "least", "1", "most", str_text(&most), NULL);
        str_release(&count);
        str_release(&most);
        fine = false;
    }
    return fine;
}

/* --- asking -------------------------------------------------------------------------------- */

/* Line NUMBER of the player's TYPED words, in the page's arena; "" when there is none. */
static const char *gap_line(struct page *page, const char *typed, int number)
{
    for (; typed && number > 0; number--) {
        typed = strchr(typed, '\n');
        typed = typed ? typed + 1 : NULL;
    }
    return typed ? arena_copy(page->arena, typed, strcspn(typed, "\n")) : "";
}

/* The words that stand in the gaps now: those of the answer being made. */
static void gap_draft(const struct gap *body, const struct telling *to, struct page *page,
                      const char *word[GAP_MOST])
{
    struct answer draft;
    if (!to->nav)
        return;
    if (body->typed) {
        for (int i = 0; i < (int)body->gaps_count; i++)
            word[i] = gap_line(page, to->nav->text, i);
        return;
    }
    nav_draft(to->nav, page, &draft);
    for (int i = 0; i < draft.count && i < GAP_MOST; i++) {
        if (draft.value[i] >= 0)
            word[i] = page->input.target[draft.value[i]].text;
    }
}

static void gap_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct gap *body = gap_body(task);
    const char *text = kind_text(to, &body->text), *word[GAP_MOST] = {NULL};
    const int words = gap_words(body), gaps = (int)body->gaps_count;
    struct block *shown = page_note(page, STYLE_PLAIN, "");
    const int at = page->blocks - 1;
    struct input *input =
        page_input(page, body->typed ? INPUT_TEXT : INPUT_PAIRS, gaps, body->typed ? 0 : words);
    for (int i = 0; i < gaps; i++)
        input->choice[i].text = gap_around(page, body, text, i);
    if (body->typed) {
        input->asks = kind_word(to, "gap.ask-typed");
        input->text = to->typed;
    } else {
        const int *order = kind_shuffled(to, words, page);
        for (int i = 0; i < words; i++) {
            input->target[i].text = kind_text(to, gap_word(body, order[i]));
            input->target[i].index = order[i];
        }
        input->shared = task->kind->shared;
        input->asks = kind_word(to, "gap.ask");
    }
    gap_draft(body, to, page, word);
    shown = &page->block[at]; /* the blocks may have moved */
    shown->text = gap_filled(page, body, text, word);
}

/* --- typed words --------------------------------------------------------------------------- */

/* How well TYPED matches TEXT in any of its languages. */
static enum words_match gap_compare(struct arena *arena, const struct text *text, const char *typed)
{
    enum words_match best = WORDS_OTHER;
    for (size_t i = 0; i < text->count; i++) {
        const enum words_match match =
            words_compare(arena, words_fold(arena, text->in[i].string), typed);
        if (match < best)
            best = match;
    }
    return best;
}

/* The target that TYPED (folded) means in gap AT. Words that stand in the task win over any that
 * are only like them. */
static int gap_meant(const struct gap *body, struct arena *arena, int at, const char *typed)
{
    const struct gap_one *gap = &body->gaps[at];
    const int words = gap_words(body);
    enum words_match best = gap_compare(arena, &gap->answer, typed);
    if (best == WORDS_SAME)
        return at;
    for (size_t i = 0; i < gap->also_count; i++) {
        const enum words_match match = words_compare(arena, words_fold(arena, gap->also[i]), typed);
        if (match == WORDS_SAME)
            return at;
        best = match < best ? match : best;
    }
    /* Its own wrong words come before those of other gaps: they have the right feedback. */
    int same = -1;
    for (int i = 0; i < words; i++) {
        int owner;
        gap_wrong_word(body, i, &owner);
        if (i != at && (same < 0 || owner == at) &&
            gap_compare(arena, gap_word(body, i), typed) == WORDS_SAME)
            same = i;
    }
    if (same >= 0)
        return same;
    return best == WORDS_SLIP ? at : best == WORDS_NEAR ? gap_near(body) : gap_other(body);
}

static void gap_read(const struct task *task, const struct telling *to, const char *text,
                     struct answer *ret_answer)
{
    const struct gap *body = gap_body(task);
    struct arena arena = {0};
    (void)to;
    *ret_answer = (struct answer){.count = (int)body->gaps_count};
    for (int i = 0; i < ret_answer->count; i++) {
        const size_t length = strcspn(text, "\n");
        const char *typed = words_fold(&arena, arena_copy(&arena, text, length));
        ret_answer->value[i] = (short)gap_meant(body, &arena, i, typed);
        text += length + (text[length] == '\n');
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void gap_type(const struct task *task, const struct answer *answer, const struct telling *to,
                     struct str *out)
{
    const struct gap *body = gap_body(task);
    for (int i = 0; i < answer->count; i++) {
        const struct text *word = gap_word(body, answer->value[i]);
        if (i > 0)
            str_add_char(out, '\n');
        if (word)
            str_add(out, kind_text(to, word));
        else if (answer->value[i] == gap_near(body))
            str_addf(out, "%sx", kind_text(to, &body->gaps[i].answer));
        else
            str_add(out, "xx"); /* nothing that line mode takes for a command */
    }
}

/* --- judging ------------------------------------------------------------------------------- */

static void gap_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct gap *body = gap_body(task);
    *ret_answer = (struct answer){.count = (int)body->gaps_count};
    for (int i = 0; i < ret_answer->count; i++)
        ret_answer->value[i] = (short)(best          ? i
                                       : body->typed ? gap_other(body)
                                                     : (i + 1) % gap_words(body));
}

static struct score gap_score(const struct task *task, const struct answer *answer)
{
    const struct gap *body = gap_body(task);
    struct score score = {.of = GAP_FULL * (int)body->gaps_count};
    for (int i = 0; i < answer->count; i++) {
        if (answer->value[i] == i)
            score.got += GAP_FULL;
        else if (body->typed && answer->value[i] == gap_near(body))
            score.got++;
    }
    return score;
}

/* The note on gap AT, which was put to TARGET: what belongs there, and why. */
static const char *gap_note(const struct task *task, int at, int target, const struct telling *to,
                            struct page *page)
{
    const struct gap *body = gap_body(task);
    const struct gap_one *gap = &body->gaps[at];
    const char *why = kind_note(to, &gap->feedback);
    if (target == at)
        return why;
    int owner;
    const struct gap_wrong *wrong = gap_wrong_word(body, target, &owner);
    if (owner == at && !text_is_empty(&wrong->feedback))
        why = kind_note(to, &wrong->feedback);
    const char *better = catalog_format(to->words, page->arena, "gap.better", "word",
                                        kind_text(to, &gap->answer), NULL);
    return why ? arena_format(page->arena, "%s %s", better, why) : better;
}

static void gap_tell(const struct task *task, const struct answer *answer, const struct telling *to,
                     struct page *page)
{
    const struct gap *body = gap_body(task);
    const char *right[GAP_MOST] = {NULL};
    for (int i = 0; i < (int)body->gaps_count; i++)
        right[i] = kind_text(to, &body->gaps[i].answer);
    page_note(page, STYLE_PLAIN, gap_filled(page, body, kind_text(to, &body->text), right));
    for (int i = 0; i < answer->count; i++) {
        const int target = answer->value[i];
        const struct text *word = gap_word(body, target);
        const char *typed = gap_line(page, to->typed, i);
        const char *said = body->typed && *typed ? page_plain(page, typed)
                           : word                ? kind_text(to, word)
                                  : kind_word(to, to->typed ? "gap.empty" : "gap.own-word");
        const bool near = body->typed && target == gap_near(body);
        page_item(page,
                  target == i ? MARK_GOOD
                  : near      ? MARK_PART
                              : MARK_OTHER,
                  kind_word(to, target == i ? "gap.good"
                                : near      ? "gap.near"
                                            : "gap.again"),
                  kind_numbered(page, i + 1, said), gap_note(task, i, target, to, page));
    }
}

const struct kind kind_gap = {
    .name = "gap",
    .about = "Words into the gaps of a text, chosen or typed.",
    .shape = &gap_shape,
    .form = FORM_PAIRS,
    .shared = true,
    .halves = true,
    .check = gap_check,
    .choices = gap_choices,
    .choice_id = gap_choice_id,
    .targets = gap_targets,
    .target_id = gap_target_id,
    .feedback = gap_feedback,
    .ask = gap_ask,
    .read = gap_read,
    .words = gap_type,
    .sample = gap_sample,
    .score = gap_score,
    .tell = gap_tell,
};
