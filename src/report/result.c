/* SPDX-License-Identifier: MIT */
#include "report/result.h"

#include "report/result_parts.h"

const char *told_text(const struct told *told, const struct text *text)
{
    return quiz_words_text(&told->words, text);
}

const char *told_word(const struct told *told, const char *key)
{
    return catalog_text(told->about->words, key);
}

const char *told_number(struct told *told, double figure, int decimals)
{
    return catalog_decimal(told->about->words, &told->arena, figure, decimals, told->about->ascii);
}

void result_write(const struct result_about *about, enum result_format format, struct str *out)
{
    struct told told = {.about = about,
                        .words = {.quiz = about->quiz,
                                  .sitting = about->sitting,
                                  .first = about->first,
                                  .wish = about->wish,
                                  .words = about->words,
                                  .ascii = about->ascii}};
    told.words.arena = &told.arena;
    quiz_words_init(&told.words);
    quiz_ranking(about->quiz, &told.words.result, told.order);
    told.types = quiz_told(&told.words.result, about->sitting->side, told.type);
    switch (format) {
    case RESULT_TEXT: result_write_text(&told, out); break;
    case RESULT_MARKDOWN: result_write_markdown(&told, out); break;
    case RESULT_JSON: result_write_json(&told, out); break;
    }
    arena_release(&told.arena);
}
