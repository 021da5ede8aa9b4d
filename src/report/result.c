/* SPDX-License-Identifier: MIT */
/* The sentences of a result. A blend is told as sides of one person: whoever reads two names has
 * one result, not two. */
#include "report/result.h"

#include <stddef.h>

#include "report/result_parts.h"

const char *told_text(const struct told *told, const struct text *text)
{
    return text_get(text, &told->about->wish);
}

const char *told_word(const struct told *told, const char *key)
{
    return catalog_text(told->about->words, key);
}

static const char *told_type(const struct told *told, int type)
{
    return told_text(told, &told->about->quiz->archetypes[type].name);
}

/* "A", "A and B", "A, B and C". */
static const char *told_types(struct told *told)
{
    const struct quiz_result *result = &told->result;
    struct str names = {0};
    for (int i = 0; i < result->blends; i++) {
        if (i > 0)
            str_add(&names,
                    told_word(told, i + 1 < result->blends ? "result.comma" : "result.and"));
        str_add(&names, told_type(told, result->blend[i]));
    }
    const char *kept = arena_string(&told->arena, str_text(&names));
    str_release(&names);
    return kept;
}

const char *told_title(struct told *told)
{
    if (told->result.type < 0)
        return told_word(told, "result.title-none");
    return catalog_format(told->about->words, &told->arena, "result.title", "types",
                          told_types(told), NULL);
}

const char *told_strength(struct told *told)
{
    if (told->result.type < 0)
        return NULL;
    return told_word(
        told, arena_format(&told->arena, "strength.%s", strength_name(told->result.strength)));
}

const char *told_opening(struct told *told)
{
    if (told->result.answered == 0)
        return told_word(told, "result.unanswered");
    if (told->result.type < 0)
        return told_word(told, "result.none");
    switch (told->result.blends) {
    case 1: return NULL;
    case 2: return told_word(told, "result.sides-two");
    case 3: return told_word(told, "result.sides-three");
    default: return told_word(told, "result.sides-more");
    }
}

const char *told_answered(struct told *told)
{
    const size_t of = told->about->quiz->questions_count;
    if ((size_t)told->result.answered == of || told->result.answered == 0)
        return NULL;
    return catalog_format(told->about->words, &told->arena, "result.answered", "answered",
                          arena_format(&told->arena, "%d", told->result.answered), "of",
                          arena_format(&told->arena, "%zu", of), NULL);
}

const char *told_number(struct told *told, double figure, int decimals)
{
    return catalog_decimal(told->about->words, &told->arena, figure, decimals, told->about->ascii);
}

const char *told_choice(struct told *told, int i)
{
    const struct question *question = &told->about->quiz->questions[told->result.decisive[i]];
    const int reply = told->about->reply[told->result.decisive[i]];
    return catalog_format(told->about->words, &told->arena, "result.you-chose", "option",
                          told_text(told, &question->options[reply].text), NULL);
}

const char *told_turning(struct told *told, int i)
{
    const struct quiz *quiz = told->about->quiz;
    const int decisive = told->result.decisive[i];
    int type = 0;
    const int option = quiz_turning_option(quiz, told->about->reply, decisive, &type);
    if (option < 0)
        return told_word(told, "result.turning-none");
    return catalog_format(told->about->words, &told->arena, "result.turning", "option",
                          told_text(told, &quiz->questions[decisive].options[option].text), "type",
                          told_type(told, type), NULL);
}

const char *told_next(struct told *told)
{
    const struct quiz *quiz = told->about->quiz;
    const struct next_steps *next =
        told->result.type < 0 ? NULL : quiz->archetypes[told->result.type].next;
    if (!next)
        return NULL;
    return told_text(told, &next->by_size[quiz_size(quiz, told->about->sure)]);
}

const char *result_trait_word(const struct catalog *words, double value)
{
    return catalog_text(words, quiz_trait_key(value));
}

void result_write(const struct result_about *about, enum result_format format, struct str *out)
{
    struct told told = {.about = about};
    quiz_result(about->quiz, about->reply, &told.result);
    quiz_ranking(about->quiz, &told.result, told.order);
    switch (format) {
    case RESULT_TEXT: result_write_text(&told, out); break;
    case RESULT_MARKDOWN: result_write_markdown(&told, out); break;
    case RESULT_JSON: result_write_json(&told, out); break;
    }
    arena_release(&told.arena);
}
