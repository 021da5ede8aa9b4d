/* SPDX-License-Identifier: MIT */
#include "workshop/stats.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "page/markup.h"
#include "tasks/task.h"
#include "tasks/words.h"

/* The number of the language TAG; a new one while there is room, else the last. */
static size_t stats_language(struct stats *s, const char *tag)
{
    for (size_t i = 0; i < s->languages; i++) {
        if (strcasecmp(s->tag[i], tag) == 0)
            return i;
    }
    if (s->languages == STATS_MOST_LANGUAGES)
        return STATS_MOST_LANGUAGES - 1;
    s->tag[s->languages] = tag;
    return s->languages++;
}

/* Keeps the longest ones, sorted. */
static void stats_keep_long(struct stats *s, const struct stats_long *one)
{
    size_t at = s->longest_count;
    while (at > 0 && s->longest[at - 1].words < one->words)
        at--;
    if (at == STATS_LONGEST)
        return;
    if (s->longest_count < STATS_LONGEST)
        s->longest_count++;
    for (size_t i = s->longest_count - 1; i > at; i--)
        s->longest[i] = s->longest[i - 1];
    s->longest[at] = *one;
}

static bool stats_is_practice(const struct stats *s, const struct pack_text *text)
{
    const struct stage *stage = &s->pack->stages[text->stage];
    return text->task && text->task >= stage->tasks + stage->main_count;
}

static struct stats_part *stats_part_of(struct stats *s, const struct pack_text *text)
{
    switch (text->part) {
    case TEXTS_PACK: return &s->rest;
    case TEXTS_STAGE:
        return stats_is_practice(s, text) ? &s->practice[text->stage] : &s->step[text->stage];
    case TEXTS_QUIZ: return &s->quiz;
    case TEXTS_GLOSSARY: return &s->glossary;
    }
    return &s->rest;
}

static void stats_add(struct stats_in *in, const char *plain, unsigned long words)
{
    in->texts++;
    in->words += words;
    lix_add(&in->lix, plain);
}

static void stats_text_in(struct stats *s, const struct pack_text *text, const struct text_in *in)
{
    const size_t language = stats_language(s, in->tag);
    struct str plain = {0};
    markup_add_plain(&plain, in->string);
    const struct stats_long one = {.text = text,
                                   .in = in,
                                   .words = (unsigned long)words_count(str_text(&plain)),
                                   .characters = utf8_count(str_text(&plain))};
    stats_add(&stats_part_of(s, text)->in[language], str_text(&plain), one.words);
    stats_add(&s->whole.in[language], str_text(&plain), one.words);
    stats_keep_long(s, &one);
    str_release(&plain);
}

static void stats_task(struct stats *s, const struct task *task, struct stats_part *part,
                       unsigned long *kind)
{
    const unsigned long choices = (unsigned long)task->kind->choices(task);
    part->tasks++;
    part->choices += choices;
    s->whole.tasks++;
    s->whole.choices += choices;
    for (size_t i = 0; task_kinds[i]; i++)
        kind[i] += task_kinds[i] == task->kind;
}

static void stats_tasks(struct stats *s)
{
    for (size_t i = 0; i < s->pack->stages_count; i++) {
        const struct stage *stage = &s->pack->stages[i];
        s->step[i].id = s->practice[i].id = stage->id;
        s->step[i].title = s->practice[i].title = &stage->title;
        for (size_t j = 0; j < stage->tasks_count; j++) {
            const bool main = j < stage->main_count;
            stats_task(s, &stage->tasks[j], main ? &s->step[i] : &s->practice[i],
                       main ? s->kind : s->kind_practice);
        }
    }
    for (size_t i = 0; s->pack->quiz && i < s->pack->quiz->questions_count; i++) {
        s->quiz.tasks++;
        s->quiz.choices += s->pack->quiz->questions[i].options_count;
    }
}

void stats_make(const struct pack *pack, struct arena *arena, struct stats *ret_stats)
{
    const struct pack_text *text;
    size_t kinds = 0;
    struct stats *s = ret_stats;
    *s = (struct stats){.pack = pack,
                        .quiz = {.id = "quiz"},
                        .glossary = {.id = "glossary"},
                        .rest = {.id = "pack"},
                        .whole = {.id = pack->id}};
    while (task_kinds[kinds])
        kinds++;
    s->kind = arena_array(arena, kinds, sizeof *s->kind);
    s->kind_practice = arena_array(arena, kinds, sizeof *s->kind_practice);
    s->step = arena_array(arena, pack->stages_count, sizeof *s->step);
    s->practice = arena_array(arena, pack->stages_count, sizeof *s->practice);
    stats_language(s, pack->language);
    for (size_t i = 0; i < pack->languages_count; i++)
        stats_language(s, pack->languages[i]);
    stats_tasks(s);
    const size_t count = texts_list(pack, arena, &text);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < text[i].text.count; j++)
            stats_text_in(s, &text[i], &text[i].text.in[j]);
    }
}

double stats_seconds(const struct stats_part *part, size_t language)
{
    const double reading = (double)part->in[language].words * 60 / (double)STATS_PACE;
    return reading + (double)(part->choices * STATS_WEIGH);
}
