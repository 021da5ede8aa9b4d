/* SPDX-License-Identifier: MIT */
/* Own words in their field: each row begins with a bar, which is bright while they are typed, and
 * the hardware cursor stands at the caret. Lines with labels (the gaps of a text) have the field
 * beside the label where all labels are short, else below.
 *
 * The rows are those of writing.c, so that the arrows lead where the eye does. A column is kept
 * free behind them for the caret. */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"
#include "page/writing.h"

enum {
    TEXT_ROOMY = 60,  /* columns from which the field is set in a little */
    TEXT_BESIDE = 20, /* least columns of a field beside its label */
    TEXT_PREFIX = 2   /* the bar and a blank */
};

struct field {
    const struct nav *nav; /* one that fits */
    const char *text;      /* in the arena */
    struct writing_rows rows;
    int marker, number, label; /* columns; of the labels' parts */
    int label_width;
    int bar;     /* column */
    bool beside; /* the label, else below it */
    int width;   /* of a row */
};

static bool text_labelled(const struct input *input)
{
    return input->rows <= 0 && input->choices > 0;
}

static void text_columns(const struct lay *lay, struct field *field)
{
    const struct input *input = &lay->page->input;
    const int inset = lay->columns >= TEXT_ROOMY ? 2 : 0, edge = lay->margin + lay->width;
    field->marker = lay->margin + inset;
    field->bar = field->marker;
    if (text_labelled(input)) {
        int widest = 0;
        field->number = field->marker + 2;
        field->label = field->number + (input->choices > 9 ? 2 : 1) + 2;
        field->label_width = edge - field->label;
        for (int i = 0; i < input->choices; i++) {
            struct wrap wrap;
            layout_wrap(lay->arena, STYLE_PLAIN, input->choice[i].text, field->label_width, false,
                        &wrap);
            const int columns = wrap.lines > 1 ? edge : wrap.widest;
            widest = columns > widest ? columns : widest;
        }
        const int bar = field->label + widest + 2;
        field->beside = edge - bar >= TEXT_BESIDE;
        field->bar = field->beside ? bar : field->label;
    }
    field->width = edge - field->bar - TEXT_PREFIX - 1;
}

/* The bar of a row that begins on the sheet's last line, bright where words are typed now. */
static void text_bar(struct lay *lay, const struct field *field, bool here)
{
    lay_put(lay, here && field->nav->typing ? STYLE_ACCENT : STYLE_DIM, field->bar,
            lay->sign->field);
}

/* ROW of the text on the sheet's last line. */
static void text_row(struct lay *lay, const struct field *field, int row, bool here)
{
    const int start = field->rows.start[row];
    const int end = writing_row_end(field->text, &field->rows, row);
    const int column = field->bar + TEXT_PREFIX, caret = field->nav->caret;
    text_bar(lay, field, here);
    line_put(&lay->line[lay->lines - 1], lay->arena, column + field->width, STYLE_PLAIN, column,
             field->text + start, (size_t)(end - start));
    if (!here || writing_row(&field->rows, caret) != row)
        return;
    const int before = layout_columns(field->text + start, (size_t)(caret - start));
    lay->cursor_line = lay->lines - 1;
    lay->cursor_column = column + (before < field->width ? before : field->width);
    if (lay->focus_end == 0) /* else it begins with the label */
        lay->focus_start = lay->lines - 1;
    lay->focus_end = lay->lines;
}

/* Line AT with its label; *ROW is its first row, moved behind its last one. */
static void text_labelled_line(struct lay *lay, struct field *field, int at, int *row)
{
    const struct input *input = &lay->page->input;
    const bool here = writing_line(field->nav) == at;
    const bool chosen = here && !field->nav->typing;
    lay_line(lay);
    const int start = lay->lines - 1;
    if (here)
        lay_put(lay, STYLE_ACCENT, field->marker, lay->sign->cursor);
    lay_put(lay, here ? STYLE_ACCENT : STYLE_DIM, field->number,
            arena_format(lay->arena, "%*d", input->choices > 9 ? 2 : 1, at + 1));
    lay_text(lay, chosen ? STYLE_SELECTED : STYLE_PLAIN, field->label, field->label_width,
             input->choice[at].text, false);
    if (!field->beside)
        lay_line(lay);
    const char *words = field->text + field->rows.start[*row];
    const int length = (int)strcspn(words, "\n"), first = *row;
    for (bool more = true; more; (*row)++) {
        if (*row > first)
            lay_line(lay);
        if (here && writing_row(&field->rows, field->nav->caret) == *row && *row == first) {
            lay->focus_start = start;
            lay->focus_end = lay->lines;
        }
        text_row(lay, field, *row, here);
        more = *row + 1 < field->rows.count &&
               field->rows.start[*row + 1] <= field->rows.start[first] + length;
    }
    if (length == 0 && !here)
        lay_put(lay, STYLE_DIM, field->bar + TEXT_PREFIX, lay->sign->none);
}

void layout_text(struct lay *lay)
{
    const struct input *input = &lay->page->input;
    struct nav fitting;
    struct field field = {.nav = lay->nav};
    if (!writing_fits(lay->nav, input)) {
        memcpy(&fitting, lay->nav, sizeof fitting);
        writing_start(&fitting, input);
        field.nav = &fitting;
    }
    field.text = arena_string(lay->arena, field.nav->text);
    text_columns(lay, &field);
    writing_wrap(field.text, field.width, &field.rows);
    lay->text_columns = field.width;

    int row = 0;
    if (text_labelled(input)) {
        for (int i = 0; i < input->choices; i++) {
            lay->choice = i;
            if (i > 0 && !field.beside && lay->air == AIR_WIDE)
                lay_line(lay);
            text_labelled_line(lay, &field, i, &row);
        }
    } else {
        lay->choice = 0;
        for (; row < field.rows.count || row < input->rows; row++) {
            lay_line(lay);
            if (row < field.rows.count)
                text_row(lay, &field, row, true);
            else
                text_bar(lay, &field, true);
        }
    }
    lay->choice = -1;
}
