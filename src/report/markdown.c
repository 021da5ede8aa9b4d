/* SPDX-License-Identifier: MIT */
#include "report/markdown.h"

#include <stddef.h>
#include <string.h>

#include "page/markup.h"

/* Whether C at AT would be read as a sign; BLANK: a blank or a line's beginning stands before it.
 */
static bool markdown_is_sign(const char *at, bool blank, bool begins)
{
    if (strchr("\\`*_[]<>|~&", *at))
        return true;
    if (*at == '#')
        return blank;
    if (strchr("+-=", *at))
        return begins;
    return false;
}

/* A text's LENGTH bytes at S. BEGINS: they stand at the beginning of a line. A number's full stop
 * there would make a list. */
static void markdown_escape(const char *s, size_t length, bool begins, struct str *out)
{
    bool blank = begins, number = begins;
    for (size_t i = 0; i < length; i++) {
        const bool digit = s[i] >= '0' && s[i] <= '9';
        const bool item = number && i > 0 && (s[i] == '.' || s[i] == ')');
        if (item || markdown_is_sign(&s[i], blank, begins && i == 0))
            str_add_char(out, '\\');
        str_add_char(out, s[i]);
        blank = s[i] == ' ';
        number = number && digit;
    }
}

static void markdown_piece(const struct markup_piece *piece, bool begins, struct str *out)
{
    const bool strong = piece->type == MARKUP_STRONG;
    str_add(out, strong ? "**" : "");
    markdown_escape(piece->shown, piece->length, begins && !strong, out);
    str_add(out, strong ? "**" : "");
}

/* One text on its way into Markdown. */
struct markdown_text {
    const char *part; /* what parts paragraphs */
    bool begins;      /* at the beginning of a line */
    bool any, due;    /* something was written; a part is due before the next */
};

static void markdown_run(struct markdown_text *state, enum markup_type type, const char *shown,
                         size_t length, struct str *out)
{
    const struct markup_piece piece = {type, shown, length, NULL, 0};
    if (length == 0)
        return;
    if (state->due) {
        str_add(out, state->part);
        state->begins = strchr(state->part, '\n') != NULL;
    }
    markdown_piece(&piece, state->begins, out);
    state->begins = state->due = false;
    state->any = true;
}

void markdown_text(const char *text, const char *part, bool begins, struct str *out)
{
    struct markdown_text state = {.part = part, .begins = begins};
    struct markup_piece piece;
    while (markup_next(&text, &piece)) {
        const char *end;
        while ((end = memchr(piece.shown, '\n', piece.length)) != NULL) {
            const size_t length = (size_t)(end - piece.shown);
            markdown_run(&state, piece.type, piece.shown, length, out);
            state.due = state.any;
            piece.shown = end + 1;
            piece.length -= length + 1;
        }
        markdown_run(&state, piece.type, piece.shown, piece.length, out);
    }
}

void markdown_paragraph(const char *text, struct str *out)
{
    str_add_char(out, '\n');
    markdown_text(text, "\n\n", true, out);
    str_add_char(out, '\n');
}

void markdown_heading(int level, const char *text, struct str *out)
{
    if (out->length > 0)
        str_add_char(out, '\n');
    for (int i = 0; i < level; i++)
        str_add_char(out, '#');
    str_add_char(out, ' ');
    markdown_text(text, " ", false, out);
    str_add_char(out, '\n');
}

void markdown_cell(const char *text, struct str *out)
{
    str_add(out, " ");
    markdown_text(text, " ", false, out);
    str_add(out, " |");
}
