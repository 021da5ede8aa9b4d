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
        markdown_cell(quiz_words_value(&told->words, told->words.result.value[t]), out);
        markdown_cell(quiz_words_level(&told->words, told->words.result.value[t]), out);
        str_add_char(out, '\n');
    }
    for (size_t t = 0; t < quiz->traits_count; t++) {
        const char *sentence = quiz_words_trait(&told->words, (int)t);
        if (sentence)
            markdown_paragraph(arena_format(&told->arena, "*%s:* %s",
                                            told_text(told, &quiz->traits[t].name), sentence),
                               out);
    }
}

static void markdown_types(struct told *told, struct str *out)
{
    const struct quiz *quiz = told->about->quiz;
    if (told->words.result.type < 0)
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
        markdown_cell(told_number(told, told->words.result.score[a], 2), out);
        str_add_char(out, '\n');
    }
    markdown_paragraph(told_word(told, "result.types-note"), out);
}

static void markdown_decisive(struct told *told, struct str *out)
{
    const struct quiz_result *result = &told->words.result;
    if (result->decisives == 0)
        return;
    markdown_heading(2, told_word(told, "result.decisive"), out);
    str_add_char(out, '\n');
    for (int i = 0; i < result->decisives; i++) {
        const struct question *question = &told->about->quiz->questions[result->decisive[i]];
        str_addf(out, "- **%d.** ", quiz_words_number(&told->words, i));
        markdown_text(told_text(told, &question->prompt), " ", false, out);
        str_add(out, "\n  - ");
        markdown_text(quiz_words_choice(&told->words, i), " ", true, out);
        str_add(out, "\n  - ");
        markdown_text(quiz_words_turning(&told->words, i), " ", true, out);
        str_add_char(out, '\n');
    }
}

static void markdown_say(const char *text, struct str *out)
{
    if (text)
        markdown_paragraph(text, out);
}

static void markdown_strengths(struct told *told, struct str *out)
{
    markdown_say(quiz_words_opening(&told->words), out);
    for (int i = 0; i < told->types; i++) {
        const struct archetype *type = &told->about->quiz->archetypes[told->type[i]];
        const char *strengths = told_text(told, &type->strengths);
        markdown_paragraph(told->types == 1 ? strengths
                                            : arena_format(&told->arena, "*%s:* %s",
                                                           told_text(told, &type->name), strengths),
                           out);
    }
    markdown_say(quiz_words_side(&told->words), out);
    markdown_say(quiz_words_meaning(&told->words), out);
    markdown_say(quiz_words_short(&told->words), out);
}

static void markdown_changed(struct told *told, struct str *out)
{
    bool any = false;
    if (!told->words.first)
        return;
    markdown_heading(2, told_word(told, "result.changed"), out);
    markdown_paragraph(quiz_words_type_then(&told->words), out);
    for (size_t t = 0; t < told->about->quiz->traits_count; t++) {
        const char *moved = quiz_words_moved(&told->words, (int)t);
        if (!moved)
            continue;
        str_add(out, any ? "- " : "\n- ");
        markdown_text(moved, " ", true, out);
        str_add_char(out, '\n');
        any = true;
    }
    markdown_say(quiz_words_still(&told->words), out);
    markdown_say(quiz_words_form_then(&told->words), out);
}

void result_write_markdown(struct told *told, struct str *out)
{
    const char *next = quiz_words_next(&told->words), *print;

    str_add(out, "# ");
    markdown_text(quiz_words_title(&told->words), " ", false, out);
    if (told->types > 0)
        markdown_text(arena_format(&told->arena, " (%s)", quiz_words_strength(&told->words)), " ",
                      false, out);
    str_add_char(out, '\n');
    markdown_strengths(told, out);
    markdown_traits(told, out);
    markdown_decisive(told, out);
    markdown_types(told, out);
    if (next) {
        markdown_heading(2, quiz_words_next_title(&told->words), out);
        markdown_paragraph(next, out);
    }
    markdown_changed(told, out);
    markdown_heading(2, told_word(told, "result.about"), out);
    markdown_say(quiz_words_answered(&told->words), out);
    for (int i = 0; (print = quiz_words_small_print(&told->words, i)) != NULL; i++)
        markdown_paragraph(print, out);
}
