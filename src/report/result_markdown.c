/* SPDX-License-Identifier: MIT */
/* CommonMark with tables. Our texts' markup becomes Markdown's; whatever else Markdown would take
 * for a sign is escaped, so that a text of an author shows as it was written. */
#include <stddef.h>
#include <string.h>

#include "page/markup.h"
#include "report/result_parts.h"

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

/* TEXT, its paragraphs parted by PART. BEGINS: at the beginning of a line. */
static void markdown_text(const char *text, const char *part, bool begins, struct str *out)
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

static void markdown_paragraph(const char *text, struct str *out)
{
    str_add_char(out, '\n');
    markdown_text(text, "\n\n", true, out);
    str_add_char(out, '\n');
}

static void markdown_heading(const struct told *told, const char *key, struct str *out)
{
    str_add(out, "\n## ");
    markdown_text(told_word(told, key), " ", false, out);
    str_add_char(out, '\n');
}

static void markdown_cell(const char *text, struct str *out)
{
    str_add(out, " ");
    markdown_text(text, " ", false, out);
    str_add(out, " |");
}

static void markdown_traits(struct told *told, struct str *out)
{
    const struct quiz *quiz = told->about->quiz;
    markdown_heading(told, "result.traits", out);
    str_add(out, "\n|");
    markdown_cell(told_word(told, "result.column-trait"), out);
    markdown_cell(told_word(told, "result.column-value"), out);
    markdown_cell(told_word(told, "result.column-word"), out);
    str_add(out, "\n|---|--:|---|\n");
    for (size_t t = 0; t < quiz->traits_count; t++) {
        str_add_char(out, '|');
        markdown_cell(told_text(told, &quiz->traits[t].name), out);
        markdown_cell(told_number(told, told->result.value[t], 1), out);
        markdown_cell(result_trait_word(told->about->words, told->result.value[t]), out);
        str_add_char(out, '\n');
    }
}

static void markdown_types(struct told *told, struct str *out)
{
    const struct quiz *quiz = told->about->quiz;
    if (told->result.type < 0)
        return;
    markdown_heading(told, "result.types", out);
    str_add(out, "\n|");
    markdown_cell(told_word(told, "result.column-type"), out);
    markdown_cell(told_word(told, "result.column-score"), out);
    str_add(out, "\n|---|--:|\n");
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        const int a = told->order[i];
        str_add_char(out, '|');
        markdown_cell(told_text(told, &quiz->archetypes[a].name), out);
        markdown_cell(told_number(told, told->result.score[a], 2), out);
        str_add_char(out, '\n');
    }
    markdown_paragraph(told_word(told, "result.types-note"), out);
}

static void markdown_decisive(struct told *told, struct str *out)
{
    if (told->result.decisives == 0)
        return;
    markdown_heading(told, "result.decisive", out);
    str_add_char(out, '\n');
    for (int i = 0; i < told->result.decisives; i++) {
        const struct question *question = &told->about->quiz->questions[told->result.decisive[i]];
        str_addf(out, "- **%d.** ", told->result.decisive[i] + 1);
        markdown_text(told_text(told, &question->prompt), " ", false, out);
        str_add(out, "\n  - ");
        markdown_text(told_choice(told, i), " ", true, out);
        str_add(out, "\n  - ");
        markdown_text(told_turning(told, i), " ", true, out);
        str_add_char(out, '\n');
    }
}

static void markdown_strengths(struct told *told, struct str *out)
{
    const struct quiz_result *result = &told->result;
    for (int i = 0; i < result->blends; i++) {
        const struct archetype *type = &told->about->quiz->archetypes[result->blend[i]];
        if (result->blends > 1) {
            str_add(out, "\n### ");
            markdown_text(told_text(told, &type->name), " ", false, out);
            str_add_char(out, '\n');
        }
        markdown_paragraph(told_text(told, &type->strengths), out);
    }
}

void result_write_markdown(struct told *told, struct str *out)
{
    const char *strength = told_strength(told), *opening = told_opening(told);
    const char *answered = told_answered(told), *next = told_next(told);

    str_add(out, "# ");
    markdown_text(told_title(told), " ", false, out);
    if (strength)
        markdown_text(arena_format(&told->arena, " (%s)", strength), " ", false, out);
    str_add_char(out, '\n');
    if (opening)
        markdown_paragraph(opening, out);
    markdown_strengths(told, out);
    markdown_traits(told, out);
    markdown_types(told, out);
    markdown_decisive(told, out);
    if (next) {
        markdown_heading(told, "result.next", out);
        markdown_paragraph(next, out);
    }
    markdown_heading(told, "result.about", out);
    if (answered)
        markdown_paragraph(answered, out);
    markdown_paragraph(told_word(told, "result.small-print"), out);
    markdown_paragraph(told_word(told, "result.how"), out);
}
