/* SPDX-License-Identifier: MIT */
/* A table is filled with cells first and written when all widths are known. Types are numbered in
 * the first table; where they would not fit beside each other, the numbers stand for them. */
#include "proof/quiz_report.h"

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "page/layout.h"
#include "page/markup.h"
#include "proof/quiz_rules.h"

enum {
    TABLE_ROWS = PACK_MOST_ARCHETYPES + PACK_MOST_TRAITS + 6,
    TABLE_COLUMNS = 2 * PACK_MOST_LANGUAGES + 4,
    TABLE_INDENT = 2,
    TABLE_GAP = 2,
    REPORT_COLUMNS = 78 /* of words; tables are as wide as they need to be */
};

struct table {
    int rows, columns;
    bool left[TABLE_COLUMNS]; /* aligned there; else right */
    const char *cell[TABLE_ROWS][TABLE_COLUMNS];
};

struct report {
    const struct quiz_proof *proof;
    const struct quiz *quiz;
    const struct proof_form *form;
    const struct catalog *words;
    const struct text_wish *wish;
    struct table table;
    struct arena arena;
    struct str *out;
};

/* --- tables -------------------------------------------------------------------------------- */

/* An empty table whose first LEFT columns are aligned left. */
static void table_clear(struct table *table, int left)
{
    memset(table, 0, sizeof *table);
    for (int i = 0; i < left; i++)
        table->left[i] = true;
}

static void table_put(struct table *table, int row, int column, const char *text)
{
    if (row >= TABLE_ROWS || column >= TABLE_COLUMNS)
        BUG("a report's table is too small");
    table->cell[row][column] = text;
    table->rows = row >= table->rows ? row + 1 : table->rows;
    table->columns = column >= table->columns ? column + 1 : table->columns;
}

static void report_blanks(struct str *out, int count)
{
    for (int i = 0; i < count; i++)
        str_add_char(out, ' ');
}

static void report_row(const struct table *table, int row, const int *width, struct str *out)
{
    int owed = TABLE_INDENT; /* blanks, written only before something */
    for (int column = 0; column < table->columns; column++) {
        const char *text = table->cell[row][column] ? table->cell[row][column] : "";
        const int blanks = width[column] - utf8_columns(text);
        owed += table->left[column] ? 0 : blanks;
        if (*text) {
            report_blanks(out, owed);
            str_add(out, text);
            owed = 0;
        }
        owed += TABLE_GAP + (table->left[column] ? blanks : 0);
    }
    str_add_char(out, '\n');
}

static void report_table(struct report *report)
{
    const struct table *table = &report->table;
    int width[TABLE_COLUMNS] = {0};
    for (int row = 0; row < table->rows; row++) {
        for (int column = 0; column < table->columns; column++) {
            const char *text = table->cell[row][column];
            const int columns = text ? utf8_columns(text) : 0;
            width[column] = columns > width[column] ? columns : width[column];
        }
    }
    for (int row = 0; row < table->rows; row++)
        report_row(table, row, width, report->out);
}

/* --- cells --------------------------------------------------------------------------------- */

static const char *report_word(const struct report *report, const char *key)
{
    return catalog_text(report->words, key);
}

static const char *report_decimal(struct report *report, double value, int decimals)
{
    return catalog_decimal(report->words, &report->arena, value, decimals, false);
}

static const char *report_percent(struct report *report, double share)
{
    return report_decimal(report, 100 * share, 1);
}

static const char *report_number(struct report *report, long number)
{
    return report_decimal(report, (double)number, 0);
}

static const char *report_name(struct report *report, const struct text *text)
{
    struct str plain = {0};
    markup_add_plain(&plain, text_get(text, report->wish));
    const char *kept = arena_string(&report->arena, str_text(&plain));
    str_release(&plain);
    return kept;
}

/* As `askeleet quiz --answers` takes them. */
static const char *report_answers(struct report *report, const int *reply)
{
    struct str list = {0};
    for (size_t q = 0; q < report->quiz->questions_count; q++)
        str_addf(&list, "%s%d", q > 0 ? "," : "", reply[q] >= 0 ? reply[q] + 1 : 0);
    const char *kept = arena_string(&report->arena, str_text(&list));
    str_release(&list);
    return kept;
}

/* How far it leans stands in brackets in the next column. */
static void report_lean(struct report *report, int row, int column, const char *text,
                        const struct proof_lean *lean)
{
    table_put(&report->table, row, column, text);
    table_put(&report->table, row, column + 1,
              arena_format(&report->arena, "(%s)", report_decimal(report, lean->away, 1)));
}

static void report_hits(struct report *report, int row, int column, const struct proof_lean *lean)
{
    report_lean(report, row, column, arena_format(&report->arena, "%d/%d", lean->hits, lean->of),
                lean);
}

/* Words before a table. */
static void report_line(struct report *report, const char *text)
{
    layout_wrap_plain(text, REPORT_COLUMNS, 0, report->out);
}

/* --- the parts ----------------------------------------------------------------------------- */

static const char *report_witness(struct report *report, const struct proof_type *type)
{
    const char *answers = report_answers(report, type->reply);
    switch (type->reach) {
    case QUIZ_REACHED: break;
    case QUIZ_IMPOSSIBLE:
        return catalog_format(report->words, &report->arena, "proof.impossible", "answers", answers,
                              NULL);
    case QUIZ_NOT_FOUND:
        return catalog_format(report->words, &report->arena, "proof.not-found", "answers", answers,
                              NULL);
    }
    return answers;
}

/* Numbers and names of the types in the first two columns, from row 1 on. */
static void report_type_names(struct report *report)
{
    for (size_t a = 0; a < report->quiz->archetypes_count; a++) {
        const int row = (int)a + 1;
        table_put(&report->table, row, 0, report_number(report, row));
        table_put(&report->table, row, 1, report_name(report, &report->quiz->archetypes[a].name));
    }
}

static void report_types(struct report *report)
{
    static const char *const keys[] = {"proof.strong", "proof.balanced", "proof.blend",
                                       "proof.none"};
    const struct proof_form *form = report->form;
    const double shares[] = {form->strong, form->balanced, form->blend, form->none};
    const double even = 1.0 / (double)report->quiz->archetypes_count;
    struct table *table = &report->table;
    int row = 0;
    report_line(report, catalog_format(report->words, &report->arena, "proof.even", "even",
                                       report_percent(report, even), "least",
                                       report_percent(report, QUIZ_LEAST_SHARE * even), "most",
                                       report_percent(report, QUIZ_MOST_SHARE * even), "blends",
                                       report_percent(report, QUIZ_MOST_BLENDS), NULL));
    table_clear(table, 2);
    table->left[0] = false;
    table->left[4] = true;
    table_put(table, row, 1, report_word(report, "proof.type"));
    table_put(table, row, 2, report_word(report, "proof.share"));
    table_put(table, row, 3, report_word(report, "proof.lead"));
    table_put(table, row, 4, report_word(report, "proof.answers"));
    report_type_names(report);
    for (size_t a = 0; a < report->quiz->archetypes_count; a++) {
        row++;
        table_put(table, row, 2, report_percent(report, form->type[a].share));
        table_put(table, row, 3, report_decimal(report, form->type[a].margin, 2));
        table_put(table, row, 4, report_witness(report, &form->type[a]));
    }
    for (int i = 0; i < 4; i++) {
        row++;
        table_put(table, row, 1, report_word(report, keys[i]));
        table_put(table, row, 2, report_percent(report, shares[i]));
    }
    report_table(report);
}

static void report_traits(struct report *report)
{
    const struct proof_form *form = report->form;
    struct table *table = &report->table;
    str_add_char(report->out, '\n');
    report_line(report, catalog_format(report->words, &report->arena, "proof.about-traits", "least",
                                       report_number(report, QUIZ_LEAST_MOVED), NULL));
    table_clear(table, 1);
    table_put(table, 0, 0, report_word(report, "proof.trait"));
    table_put(table, 0, 1, report_word(report, "proof.moved"));
    table_put(table, 0, 2, report_word(report, "proof.least"));
    table_put(table, 0, 3, report_word(report, "proof.most"));
    for (int n = 0; n < form->positions; n++)
        table_put(table, 0, 4 + n,
                  catalog_format(report->words, &report->arena, "proof.option", "number",
                                 report_number(report, n + 1), NULL));
    for (size_t t = 0; t < report->quiz->traits_count; t++) {
        const int row = (int)t + 1;
        table_put(table, row, 0, report_name(report, &report->quiz->traits[t].name));
        table_put(table, row, 1, report_number(report, form->trait[t].moved));
        table_put(table, row, 2, report_number(report, form->trait[t].least));
        table_put(table, row, 3, report_number(report, form->trait[t].most));
        for (int n = 0; n < form->positions; n++)
            table_put(table, row, 4 + n, report_decimal(report, form->position[n].points[t], 2));
    }
    report_table(report);
}

/* Who comes out most when the option at this place is always taken. */
static const char *report_always(struct report *report, const struct proof_position *position)
{
    size_t most = 0;
    for (size_t a = 1; a < report->quiz->archetypes_count; a++)
        most = position->always[a] > position->always[most] ? a : most;
    return position->always[most] > 0 ? report_number(report, (long)most + 1) : "–";
}

static void report_positions(struct report *report)
{
    const struct proof_form *form = report->form;
    struct table *table = &report->table;
    const int last = (int)report->quiz->archetypes_count + 1;
    str_add_char(report->out, '\n');
    report_line(report, catalog_format(report->words, &report->arena, "proof.about-places", "most",
                                       report_decimal(report, QUIZ_MOST_LEAN, 1), NULL));
    table_clear(table, 2);
    table->left[0] = false;
    table_put(table, 0, 1, report_word(report, "proof.type"));
    report_type_names(report);
    table_put(table, last, 1, report_word(report, "proof.always"));
    for (int n = 0; n < form->positions; n++) {
        const struct proof_position *position = &form->position[n];
        const int column = 2 + 2 * n;
        table_put(table, 0, column,
                  catalog_format(report->words, &report->arena, "proof.option", "number",
                                 report_number(report, n + 1), NULL));
        for (int a = 0; a + 1 < last; a++)
            report_lean(report, a + 1, column, report_percent(report, position->half[a]),
                        &position->type[a]);
        table_put(table, last, column, report_always(report, position));
    }
    report_table(report);
}

static void report_lengths(struct report *report)
{
    const struct quiz *quiz = report->quiz;
    const struct proof_form *form = report->form;
    const int types = (int)quiz->archetypes_count, traits = (int)quiz->traits_count;
    struct table *table = &report->table;
    str_add_char(report->out, '\n');
    report_line(report, catalog_format(report->words, &report->arena, "proof.about-lengths", "most",
                                       report_decimal(report, QUIZ_MOST_LEAN, 1), NULL));
    table_clear(table, 1);
    table_put(table, 1, 0, report_word(report, "proof.longest"));
    for (int a = 0; a < types; a++)
        table_put(table, 2 + a, 0, report_name(report, &quiz->archetypes[a].name));
    for (int t = 0; t < traits; t++)
        table_put(table, 2 + types + t, 0, report_name(report, &quiz->traits[t].name));
    for (int i = 0; i < form->lengths; i++) {
        const struct proof_length *length = &form->length[i];
        const int column = 1 + 2 * i;
        table_put(table, 0, column, length->language);
        table_put(table, 1, column, report_number(report, length->questions));
        for (int a = 0; a < types; a++)
            report_hits(report, 2 + a, column, &length->type[a]);
        for (int t = 0; t < traits; t++)
            report_hits(report, 2 + types + t, column, &length->trait[t]);
    }
    report_table(report);
}

static void report_alike(struct report *report)
{
    const int types = (int)report->quiz->archetypes_count;
    struct table *table = &report->table;
    str_add_char(report->out, '\n');
    report_line(report, catalog_format(report->words, &report->arena, "proof.about-alike", "most",
                                       report_decimal(report, QUIZ_MOST_ALIKE, 2), NULL));
    table_clear(table, 2);
    table->left[0] = false;
    table_put(table, 0, 1, report_word(report, "proof.type"));
    report_type_names(report);
    for (int b = 0; b + 1 < types; b++) {
        table_put(table, 0, 2 + b, report_number(report, b + 1));
        for (int a = b + 1; a < types; a++)
            table_put(table, a + 1, 2 + b, report_decimal(report, report->proof->alike[a][b], 2));
    }
    report_table(report);
}

static void report_form(struct report *report, bool whole)
{
    const struct proof_form *form = report->form;
    str_add_char(report->out, '\n');
    report_line(report,
                catalog_count(report->words, &report->arena, whole ? "proof.whole" : "proof.short",
                              (unsigned long)form->questions, NULL));
    report_line(report, catalog_format(report->words, &report->arena,
                                       form->exact ? "proof.exact" : "proof.random", "sheets",
                                       report_number(report, form->sheets), NULL));
    report_types(report);
    report_traits(report);
    report_positions(report);
    report_lengths(report);
}

void quiz_report_write(const struct quiz_proof *proof, const struct catalog *words,
                       const struct text_wish *wish, struct str *out)
{
    struct report report = {
        .proof = proof, .quiz = proof->quiz, .words = words, .wish = wish, .out = out};
    str_addf(out, "%s (%s)\n", report_name(&report, &proof->quiz->title), proof->quiz->id);
    for (int i = 0; i < proof->forms; i++) {
        report.form = &proof->form[i];
        report_form(&report, i == 0);
    }
    report_alike(&report);
    arena_release(&report.arena);
}
