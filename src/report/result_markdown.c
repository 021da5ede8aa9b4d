/* SPDX-License-Identifier: MIT */
#include <stddef.h>

#include "report/markdown.h"
#include "report/result_parts.h"

static void markdown_traits(struct told *told, struct str *out)
{
    const struct quiz *quiz = told->about->quiz;
    markdown_heading(2, told_word(told, "result.traits"), out);
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
    markdown_heading(2, told_word(told, "result.types"), out);
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
    markdown_heading(2, told_word(told, "result.decisive"), out);
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
        if (result->blends > 1)
            markdown_heading(3, told_text(told, &type->name), out);
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
        markdown_heading(2, told_word(told, "result.next"), out);
        markdown_paragraph(next, out);
    }
    markdown_heading(2, told_word(told, "result.about"), out);
    if (answered)
        markdown_paragraph(answered, out);
    markdown_paragraph(told_word(told, "result.small-print"), out);
    markdown_paragraph(told_word(told, "result.how"), out);
}
