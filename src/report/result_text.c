/* SPDX-License-Identifier: MIT */
/* Plain text: headings are lines of their own between empty ones, no rules and no boxes, so that it
 * is read aloud as it is written. Bars repeat what the figure and the word beside them say. */
#include "base/utf8.h"
#include "page/layout.h"
#include "page/markup.h"
#include "report/result_parts.h"

enum {
    TEXT_COLUMNS = 78,
    TEXT_INDENT = 2,
    TEXT_GAP = 2,
    TEXT_WIDEST_BAR = 40,
    TEXT_SHORTEST_BAR = 5
};

static int text_columns(const struct told *told)
{
    const int columns = told->about->columns > 0 ? told->about->columns : TEXT_COLUMNS;
    return columns < LAYOUT_LEAST_COLUMNS  ? LAYOUT_LEAST_COLUMNS
           : columns > LAYOUT_MOST_COLUMNS ? LAYOUT_MOST_COLUMNS
                                           : columns;
}

static void text_blanks(struct str *out, int count)
{
    for (int i = 0; i < count; i++)
        str_add_char(out, ' ');
}

/* TEXT in lines that begin at INDENT; LEAD (or NULL) stands in the first line's indent. */
static void text_lines(struct told *told, const char *lead, int indent, const char *text,
                       struct str *out)
{
    const int blanks = lead ? 0 : indent;
    const char *first = arena_format(&told->arena, "%s%*s%s", lead ? lead : "", blanks, "", text);
    layout_wrap_plain(first, text_columns(told), indent, out);
}

/* The same, where there is something to say. */
static void text_say(struct told *told, int indent, const char *text, struct str *out)
{
    if (text)
        text_lines(told, NULL, indent, text, out);
}

static void text_heading(struct told *told, const char *words, struct str *out)
{
    str_add_char(out, '\n');
    text_lines(told, NULL, 0, words, out);
}

static const char *text_plain(struct told *told, const struct text *text)
{
    struct str plain = {0};
    markup_add_plain(&plain, told_text(told, text));
    for (size_t i = 0; i < plain.length; i++) {
        if (plain.text[i] == '\n')
            plain.text[i] = ' ';
    }
    const char *kept = arena_string(&told->arena, str_text(&plain));
    str_release(&plain);
    return kept;
}

/* NAME and blanks up to WIDTH; a longer one stands on lines of its own before. */
static void text_name(struct told *told, const char *name, int width, struct str *out)
{
    const int columns = utf8_columns(name);
    if (columns <= width) {
        text_blanks(out, TEXT_INDENT);
        str_add(out, name);
        text_blanks(out, width - columns);
        return;
    }
    struct str escaped = {0};
    for (const char *p = name; *p; p++) {
        if (*p == '*' || *p == '[' || *p == '\\')
            str_add_char(&escaped, '\\');
        str_add_char(&escaped, *p);
    }
    text_lines(told, NULL, TEXT_INDENT, str_text(&escaped), out);
    text_blanks(out, TEXT_INDENT + width);
    str_release(&escaped);
}

static int text_wider(int width, const char *name, int most)
{
    const int columns = utf8_columns(name);
    return columns > most ? most : columns > width ? columns : width;
}

static void text_bar(const struct told *told, double value, int width, struct str *out)
{
    const int full = (int)(value / 4 * width + 0.5);
    for (int i = 0; i < width; i++)
        str_add(out,
                told->about->ascii ? (i < full ? "#" : ".") : (i < full ? "\u2588" : "\u2591"));
}

static void text_traits(struct told *told, struct str *out)
{
    static const double sample[] = {0, 2, 4};
    const struct quiz *quiz = told->about->quiz;
    const int columns = text_columns(told);
    const int number = utf8_columns(told_number(told, 0, 1));
    int name = 0, word = 0;

    for (size_t t = 0; t < quiz->traits_count; t++)
        name = text_wider(name, text_plain(told, &quiz->traits[t].name), columns / 3);
    for (int i = 0; i < 3; i++)
        word = text_wider(word, quiz_words_level(&told->words, sample[i]), columns / 3);
    int bar = columns - TEXT_INDENT - name - number - word - 3 * TEXT_GAP;
    bar = bar > TEXT_WIDEST_BAR ? TEXT_WIDEST_BAR : bar;

    text_heading(told, told_word(told, "result.traits"), out);
    for (size_t t = 0; t < quiz->traits_count; t++) {
        const double value = told->words.result.value[t];
        text_name(told, text_plain(told, &quiz->traits[t].name), name, out);
        if (bar >= TEXT_SHORTEST_BAR) {
            text_blanks(out, TEXT_GAP);
            text_bar(told, value, bar, out);
        }
        text_blanks(out, TEXT_GAP);
        str_addf(out, "%s  %s\n", quiz_words_value(&told->words, value),
                 quiz_words_level(&told->words, value));
        text_say(told, 2 * TEXT_INDENT, quiz_words_trait(&told->words, (int)t), out);
    }
}

static void text_types(struct told *told, struct str *out)
{
    const struct quiz *quiz = told->about->quiz;
    const int number = utf8_columns(told_number(told, -1, 2));
    const int most = text_columns(told) - TEXT_INDENT - TEXT_GAP - number;
    int name = 0;

    if (told->words.result.type < 0)
        return;
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        name = text_wider(name, text_plain(told, &quiz->archetypes[a].name), most);
    text_heading(told, told_word(told, "result.types"), out);
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        const int a = told->order[i];
        const char *score = told_number(told, told->words.result.score[a], 2);
        text_name(told, text_plain(told, &quiz->archetypes[a].name), name, out);
        text_blanks(out, TEXT_GAP + number - utf8_columns(score));
        str_addf(out, "%s\n", score);
    }
    text_lines(told, NULL, TEXT_INDENT, told_word(told, "result.types-note"), out);
}

static void text_decisive(struct told *told, struct str *out)
{
    const struct quiz_result *result = &told->words.result;
    if (result->decisives == 0)
        return;
    text_heading(told, told_word(told, "result.decisive"), out);
    for (int i = 0; i < result->decisives; i++) {
        const char *lead = arena_format(&told->arena, "  %d. ", quiz_words_number(&told->words, i));
        const int indent = utf8_columns(lead);
        const struct question *question = &told->about->quiz->questions[result->decisive[i]];
        text_lines(told, lead, indent, told_text(told, &question->prompt), out);
        text_lines(told, NULL, indent, quiz_words_choice(&told->words, i), out);
        text_lines(told, NULL, indent, quiz_words_turning(&told->words, i), out);
    }
}

/* The types and what each is good at; a lone type has its name in the title already. */
static void text_strengths(struct told *told, struct str *out)
{
    text_say(told, 0, quiz_words_opening(&told->words), out);
    for (int i = 0; i < told->types; i++) {
        const struct archetype *type = &told->about->quiz->archetypes[told->type[i]];
        if (told->types > 1)
            text_heading(told, told_text(told, &type->name), out);
        text_lines(told, NULL, told->types > 1 ? TEXT_INDENT : 0, told_text(told, &type->strengths),
                   out);
    }
    if (told->types > 1)
        str_add_char(out, '\n');
    text_say(told, 0, quiz_words_side(&told->words), out);
    text_say(told, 0, quiz_words_meaning(&told->words), out);
    text_say(told, 0, quiz_words_short(&told->words), out);
}

static void text_changed(struct told *told, struct str *out)
{
    if (!told->words.first)
        return;
    text_heading(told, told_word(told, "result.changed"), out);
    text_lines(told, NULL, TEXT_INDENT, quiz_words_type_then(&told->words), out);
    for (size_t t = 0; t < told->about->quiz->traits_count; t++)
        text_say(told, TEXT_INDENT, quiz_words_moved(&told->words, (int)t), out);
    text_say(told, TEXT_INDENT, quiz_words_still(&told->words), out);
    text_say(told, TEXT_INDENT, quiz_words_form_then(&told->words), out);
}

void result_write_text(struct told *told, struct str *out)
{
    const char *next = quiz_words_next(&told->words), *print;
    const char *title = quiz_words_title(&told->words);

    if (told->types > 0)
        title = arena_format(&told->arena, "%s (%s)", title, quiz_words_strength(&told->words));
    text_lines(told, NULL, 0, title, out);
    text_strengths(told, out);
    text_traits(told, out);
    text_decisive(told, out);
    text_types(told, out);
    if (next) {
        text_heading(told, quiz_words_next_title(&told->words), out);
        text_lines(told, NULL, TEXT_INDENT, next, out);
    }
    text_changed(told, out);
    text_heading(told, told_word(told, "result.about"), out);
    text_say(told, TEXT_INDENT, quiz_words_answered(&told->words), out);
    for (int i = 0; (print = quiz_words_small_print(&told->words, i)) != NULL; i++)
        text_lines(told, NULL, TEXT_INDENT, print, out);
}
