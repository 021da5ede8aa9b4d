/* SPDX-License-Identifier: MIT */
/* `write`: the player's own text, and a list of what it should have and what it should not.
 *
 * The program looks at words and marks only and says so; what the text is worth the player knows
 * better. The list is live while the text is written. Of the answer the journal keeps which points
 * of the list were met, never the words.
 *
 * Choices: the length, then what the text should have, then what it should avoid. Credit: one point
 * for each that is met. What a text avoids counts only once it is long enough: an empty page is no
 * achievement. */
#include <string.h>

#include "base/str.h"
#include "tasks/kind.h"
#include "tasks/words.h"

enum {
    WRITE_MOST_ASKS = 8,
    WRITE_MOST_AVOIDS = 8,
    WRITE_MOST_WORDS = 200,
    WRITE_MOST_ANY = 64,
    WRITE_ROWS = 5
};

struct write_item {
    struct place place;
    const char *id;
    struct text text, feedback;
    const char **any;
    size_t any_count;
    bool question, number;
};

struct write {
    struct place place;
    int least, most;
    struct write_item *asks;
    size_t asks_count;
    struct write_item *avoids;
    size_t avoids_count;
    struct text example;
};

static const struct field write_item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct write_item, id),
     .about = "Names the point of the list; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct write_item, text),
     .about = "What the player reads in the list."},
    {.name = "any",
     .type = FIELD_STRINGS,
     FIELD_LIST_AT(struct write_item, any),
     .least = 1,
     .most = WRITE_MOST_ANY,
     .about = "Beginnings of words, of all languages: one of them is enough."},
    {.name = "question",
     .type = FIELD_FLAG,
     FIELD_AT(struct write_item, question),
     .about = "true: a question mark is what is looked for."},
    {.name = "number",
     .type = FIELD_FLAG,
     FIELD_AT(struct write_item, number),
     .about = "true: a digit is what is looked for."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct write_item, feedback),
     .about = "Said when the point is not met."},
};
static const struct shape write_item_shape =
    SHAPE_OF("a point of the list", struct write_item, write_item_fields);

static const struct field write_fields[] = {
    {.name = "least",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct write, least),
     .least = 1,
     .most = WRITE_MOST_WORDS,
     .about = "Words that the text has at least."},
    {.name = "most",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct write, most),
     .least = 1,
     .most = WRITE_MOST_WORDS,
     .about = "Words that it has at most."},
    {.name = "asks",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct write, asks),
     .least = 1,
     .most = WRITE_MOST_ASKS,
     .shape = &write_item_shape,
     .about = "What the text should have."},
    {.name = "avoids",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct write, avoids),
     .least = 1,
     .most = WRITE_MOST_AVOIDS,
     .shape = &write_item_shape,
     .about = "What it should not have."},
    {.name = "example",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct write, example),
     .about = "One way to write it, shown afterwards; it meets every point."},
};
static const struct shape write_shape =
    SHAPE_OF("a task of kind 'write'", struct write, write_fields);

static const struct write *write_body(const struct task *task)
{
    return task->body;
}

/* --- the list ------------------------------------------------------------------------------ */

static int write_choices(const struct task *task)
{
    return 1 + (int)(write_body(task)->asks_count + write_body(task)->avoids_count);
}

/* Whether CHOICE is something to avoid. */
static bool write_avoids(const struct write *body, int choice)
{
    return choice > (int)body->asks_count;
}

/* The author's entry for CHOICE; NULL for the length. */
static const struct write_item *write_item(const struct write *body, int choice)
{
    if (choice == 0)
        return NULL;
    return write_avoids(body, choice) ? &body->avoids[choice - 1 - (int)body->asks_count]
                                      : &body->asks[choice - 1];
}

static const char *write_choice_id(const struct task *task, int choice)
{
    const struct write_item *item = write_item(write_body(task), choice);
    return item ? item->id : "length";
}

static bool write_found(const struct write_item *item, const char *text, const char *folded,
                        struct arena *arena)
{
    if (item->question && words_has_question(text))
        return true;
    if (item->number && words_has_digit(text))
        return true;
    for (size_t i = 0; i < item->any_count; i++) {
        if (words_begin(folded, words_fold(arena, item->any[i])))
            return true;
    }
    return false;
}

/* Looks TEXT over: value 1 for every point that is met. */
static void write_look(const struct write *body, const char *text, struct answer *ret)
{
    struct arena arena = {0};
    const char *folded = words_fold(&arena, text);
    const int words = words_count(text);
    *ret = (struct answer){.count = 1 + (int)(body->asks_count + body->avoids_count)};
    ret->value[0] = words >= body->least && words <= body->most;
    for (int i = 1; i < ret->count; i++) {
        const bool found = write_found(write_item(body, i), text, folded, &arena);
        ret->value[i] = write_avoids(body, i) ? !found && words >= body->least : found;
    }
    arena_release(&arena);
}

static void write_read(const struct task *task, const struct telling *to, const char *text,
                       struct answer *ret_answer)
{
    (void)to;
    write_look(write_body(task), text, ret_answer);
}

/* The example where everything is met; nothing where that is not asked for. */
static void write_words(const struct task *task, const struct answer *answer,
                        const struct telling *to, struct str *out)
{
    for (int i = 0; i < answer->count; i++) {
        if (!answer->value[i])
            return;
    }
    str_add(out, kind_text(to, &write_body(task)->example));
}

/* --- rules --------------------------------------------------------------------------------- */

static bool write_item_check(const struct write_item *item, struct diags *diags)
{
    if (item->any_count > 0 || item->question || item->number)
        return true;
    diag_add(diags, DIAG_FIELD_MISSING, item->place, "shape", write_item_shape.name, "field", "any",
             NULL);
    return false;
}

/* No id twice over both lists, nor the one that the length has. */
static bool write_ids_check(const struct task *task, struct diags *diags)
{
    bool fine = true;
    for (int i = 1; i < write_choices(task); i++) {
        const struct write_item *item = write_item(write_body(task), i);
        for (int j = 0; j < i; j++) {
            /* Within one list the loader has said it already. */
            const bool loader =
                j > 0 && write_avoids(write_body(task), i) == write_avoids(write_body(task), j);
            if (loader || !item->id || strcmp(write_choice_id(task, j), item->id) != 0)
                continue;
            diag_add(diags, DIAG_ID_TWICE, item->place, "id", item->id, NULL);
            fine = false;
        }
    }
    return fine;
}

/* The example has to be what the list asks for, in every language. */
static bool write_example_check(const struct task *task, struct diags *diags)
{
    const struct write *body = write_body(task);
    bool fine = true;
    for (size_t i = 0; i < body->example.count; i++) {
        struct answer met;
        write_look(body, body->example.in[i].string, &met);
        for (int n = 0; n < met.count; n++) {
            if (met.value[n])
                continue;
            diag_add(diags, DIAG_EXAMPLE_FAILS, body->example.in[i].place, "id",
                     write_choice_id(task, n), NULL);
            fine = false;
        }
    }
    return fine;
}

static bool write_check(const struct task *task, struct diags *diags)
{
    const struct write *body = write_body(task);
    bool fine = true;
    if (body->asks_count > WRITE_MOST_ASKS || body->avoids_count > WRITE_MOST_AVOIDS)
        return true;
    if (body->least > body->most) {
        struct str least = {0}, most = {0};
        str_addf(&least, "%d", body->least);
        str_addf(&most, "%d", body->most);
        diag_add(diags, DIAG_RANGE_EMPTY, task->place, "least", str_text(&least), "most",
                 str_text(&most), NULL);
        str_release(&least);
        str_release(&most);
        return false;
    }
    for (int i = 1; i < write_choices(task); i++)
        fine = write_item_check(write_item(body, i), diags) && fine;
    fine = write_ids_check(task, diags) && fine;
    return fine && write_example_check(task, diags);
}

/* --- pages --------------------------------------------------------------------------------- */

/* What the list says of CHOICE. */
static const char *write_says(const struct write *body, int choice, const struct telling *to,
                              struct page *page)
{
    const struct write_item *item = write_item(body, choice);
    if (item && write_avoids(body, choice))
        return catalog_format(to->words, page->arena, "write.avoid", "text",
                              kind_text(to, &item->text), NULL);
    if (item)
        return kind_text(to, &item->text);
    return catalog_format(to->words, page->arena, "write.length", "least",
                          arena_format(page->arena, "%d", body->least), "most",
                          arena_format(page->arena, "%d", body->most), NULL);
}

/* How CHOICE stands in TEXT, whose words were looked over as MET: whether something to avoid was
 * found can only be said of a text that is long enough. */
static const char *write_stands(const struct write *body, const struct answer *met, int choice,
                                int words, enum mark *ret_mark)
{
    *ret_mark = met->value[choice] ? MARK_GOOD : MARK_NONE;
    if (!write_avoids(body, choice))
        return met->value[choice] ? "write.met" : "write.open";
    if (met->value[choice] || words < body->least)
        return "write.avoided";
    *ret_mark = MARK_PART;
    return "write.found";
}

/* The list while TEXT is written; NULL = it cannot be seen, and only what is asked for is listed.
 */
static void write_list(const struct write *body, const char *text, const struct telling *to,
                       struct page *page)
{
    const int words = text ? words_count(text) : 0;
    struct answer met;
    write_look(body, text ? text : "", &met);
    for (int i = 0; i < met.count; i++) {
        enum mark mark = MARK_NONE;
        const char *word = write_stands(body, &met, i, words, &mark);
        const char *says = write_says(body, i, to, page);
        if (i == 0 && text)
            says = catalog_format(to->words, page->arena, "write.now", "length", says, "words",
                                  arena_format(page->arena, "%d", words), NULL);
        page_item(page, text ? mark : MARK_NONE, text ? kind_word(to, word) : NULL, says, NULL);
    }
}

static void write_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct write *body = write_body(task);
    struct input *input = page_input(page, INPUT_TEXT, 0, 0);
    input->rows = WRITE_ROWS;
    input->text = to->typed;
    input->asks = kind_word(to, "write.ask");
    write_list(body, to->nav ? to->nav->text : NULL, to, page);
}

static void write_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    *ret_answer = (struct answer){.count = write_choices(task)};
    for (int i = 0; i < ret_answer->count; i++)
        ret_answer->value[i] = best;
}

static struct score write_score(const struct task *task, const struct answer *answer)
{
    struct score score = {.of = write_choices(task)};
    for (int i = 0; i < answer->count; i++)
        score.got += answer->value[i] != 0;
    return score;
}

/* What to do about CHOICE, which is not met: the author's word, and for the length ours. */
static const char *write_advice(const struct write *body, int choice, int words,
                                const struct telling *to)
{
    const struct write_item *item = write_item(body, choice);
    if (item)
        return kind_note(to, &item->feedback);
    return kind_word(to, words < body->least ? "write.longer" : "write.shorter");
}

/* Of a text that is not known any more the answer tells enough: one that was not long enough was
 * too short or too long, and what it avoided then cannot be told. */
static void write_tell(const struct task *task, const struct answer *answer,
                       const struct telling *to, struct page *page)
{
    const struct write *body = write_body(task);
    const int words = to->typed ? words_count(to->typed) : answer->value[0] ? body->least : 0;
    if (to->typed && *to->typed)
        page_note(page, STYLE_PLAIN, page_plain(page, to->typed));
    for (int i = 0; i < answer->count; i++) {
        enum mark mark;
        const char *word = write_stands(body, answer, i, words, &mark);
        const bool advice =
            !answer->value[i] && strcmp(word, "write.avoided") != 0 && (i > 0 || to->typed);
        if (strcmp(word, "write.open") == 0)
            mark = MARK_PART;
        page_item(page, mark, kind_word(to, word), write_says(body, i, to, page),
                  advice ? write_advice(body, i, words, to) : NULL);
    }
    page_text(page, STYLE_DIM, kind_word(to, "write.only-words"));
    page_note(page, STYLE_PLAIN,
              catalog_format(to->words, page->arena, "write.example", "text",
                             kind_text(to, &body->example), NULL));
}

const struct kind kind_write = {
    .name = "write",
    .about = "The player's own text, with a list of what it should have.",
    .shape = &write_shape,
    .form = FORM_MANY,
    .check = write_check,
    .choices = write_choices,
    .choice_id = write_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .ask = write_ask,
    .read = write_read,
    .words = write_words,
    .sample = write_sample,
    .score = write_score,
    .tell = write_tell,
};
