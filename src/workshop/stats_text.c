/* SPDX-License-Identifier: MIT */
/* The figures as tables: parts, kinds, languages, longest texts. */
#include <string.h>

#include "tasks/task.h"
#include "workshop/stats.h"
#include "workshop/table.h"

enum { STATS_TITLE = 28, STATS_SHOWN = 40, STATS_COLUMNS = 6 /* languages in a table */ };

struct writer {
    const struct stats *stats;
    const struct catalog *words;
    struct arena arena;
    struct str *out;
    size_t languages; /* that are shown */
};

static const char *stats_word(struct writer *w, const char *key)
{
    return catalog_text(w->words, key);
}

/* "words fi" */
static void stats_head(struct writer *w, struct table *table, const char *key, size_t language)
{
    table_cell(table, arena_format(&w->arena, "%s %s", stats_word(w, key), w->stats->tag[language]),
               0);
}

static void stats_part_row(struct writer *w, struct table *table, const char *name,
                           const struct stats_part *part)
{
    table_cell(table, name, STATS_TITLE);
    table_number(table, part->tasks);
    table_number(table, part->choices);
    for (size_t i = 0; i < w->languages; i++)
        table_number(table, part->in[i].words);
    for (size_t i = 0; i < w->languages; i++)
        table_cell(table,
                   catalog_decimal(w->words, &w->arena, stats_seconds(part, i) / 60, 1, false), 0);
}

/* All practice tasks as one part. */
static struct stats_part stats_practice(const struct stats *stats)
{
    struct stats_part sum = {0};
    for (size_t i = 0; i < stats->pack->stages_count; i++) {
        const struct stats_part *part = &stats->practice[i];
        sum.tasks += part->tasks;
        sum.choices += part->choices;
        for (size_t j = 0; j < stats->languages; j++)
            sum.in[j].words += part->in[j].words;
    }
    return sum;
}

static void stats_parts(struct writer *w)
{
    const struct stats *stats = w->stats;
    struct table table = {.columns = 3 + 2 * w->languages, .right = ~1U};
    const struct text_wish wish = {w->words->tag, stats->pack->language};
    table_cell(&table, stats_word(w, "stats.step"), 0);
    table_cell(&table, stats_word(w, "stats.tasks"), 0);
    table_cell(&table, stats_word(w, "stats.choices"), 0);
    for (size_t i = 0; i < w->languages; i++)
        stats_head(w, &table, "stats.words", i);
    for (size_t i = 0; i < w->languages; i++)
        stats_head(w, &table, "stats.minutes", i);
    for (size_t i = 0; i < stats->pack->stages_count; i++)
        stats_part_row(w, &table, text_get(stats->step[i].title, &wish), &stats->step[i]);
    const struct stats_part practice = stats_practice(stats);
    if (practice.tasks > 0)
        stats_part_row(w, &table, stats_word(w, "stats.practice"), &practice);
    if (stats->pack->quiz)
        stats_part_row(w, &table, stats_word(w, "stats.quiz"), &stats->quiz);
    if (stats->pack->glossary)
        stats_part_row(w, &table, stats_word(w, "stats.glossary"), &stats->glossary);
    stats_part_row(w, &table, stats_word(w, "stats.rest"), &stats->rest);
    stats_part_row(w, &table, stats_word(w, "stats.whole"), &stats->whole);
    table_write(&table, w->out);
    str_addf(w->out, "%s\n\n",
             catalog_format(w->words, &w->arena, "stats.about-time", "pace",
                            arena_format(&w->arena, "%d", STATS_PACE), "seconds",
                            arena_format(&w->arena, "%d", STATS_WEIGH), NULL));
}

static void stats_kinds(struct writer *w)
{
    const struct stats *stats = w->stats;
    struct table table = {.columns = 3, .right = ~1U};
    if (stats->pack->tasks_count == 0)
        return;
    table_cell(&table, stats_word(w, "stats.kind"), 0);
    table_cell(&table, stats_word(w, "stats.tasks"), 0);
    table_cell(&table, stats_word(w, "stats.practice"), 0);
    for (size_t i = 0; task_kinds[i]; i++) {
        if (stats->kind[i] + stats->kind_practice[i] == 0)
            continue;
        table_cell(&table, task_kinds[i]->name, 0);
        table_number(&table, stats->kind[i]);
        table_number(&table, stats->kind_practice[i]);
    }
    table_write(&table, w->out);
    str_add_char(w->out, '\n');
}

static const char *stats_band(double lix)
{
    return lix < 30   ? "stats.very-easy"
           : lix < 40 ? "stats.easy"
           : lix < 50 ? "stats.middling"
           : lix < 60 ? "stats.hard"
                      : "stats.very-hard";
}

static void stats_languages(struct writer *w)
{
    const struct stats *stats = w->stats;
    struct table table = {.columns = 7, .right = 0x3E};
    static const char *const heads[] = {"stats.language", "stats.texts", "stats.words",
                                        "stats.sentence", "stats.long",  "stats.lix",
                                        "stats.reading"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        table_cell(&table, stats_word(w, heads[i]), 0);
    for (size_t i = 0; i < stats->languages; i++) {
        const struct stats_in *in = &stats->whole.in[i];
        const double value = lix_value(&in->lix);
        const double longs =
            in->lix.words > 0 ? 100.0 * (double)in->lix.long_words / (double)in->lix.words : 0;
        table_cell(&table, stats->tag[i], 0);
        table_number(&table, in->texts);
        table_number(&table, in->words);
        table_cell(&table, catalog_decimal(w->words, &w->arena, lix_sentence(&in->lix), 1, false),
                   0);
        table_cell(&table, catalog_decimal(w->words, &w->arena, longs, 0, false), 0);
        table_cell(&table, catalog_decimal(w->words, &w->arena, value, 0, false), 0);
        table_cell(&table, in->lix.words > 0 ? stats_word(w, stats_band(value)) : "", 0);
    }
    table_write(&table, w->out);
    str_addf(w->out, "%s\n\n", stats_word(w, "stats.about-lix"));
}

static void stats_longest(struct writer *w)
{
    const struct stats *stats = w->stats;
    struct table table = {.columns = 5, .right = 2};
    table_cell(&table, stats_word(w, "stats.language"), 0);
    table_cell(&table, stats_word(w, "stats.words"), 0);
    table_cell(&table, stats_word(w, "stats.longest-place"), 0);
    table_cell(&table, stats_word(w, "stats.longest-text"), 0);
    table_cell(&table, stats_word(w, "stats.longest-begins"), 0);
    for (size_t i = 0; i < stats->longest_count; i++) {
        const struct stats_long *one = &stats->longest[i];
        table_cell(&table, one->in->tag, 0);
        table_number(&table, one->words);
        table_cell(&table,
                   arena_format(&w->arena, "%s:%u:%u", one->in->place.file, one->in->place.line,
                                one->in->place.column),
                   0);
        table_cell(&table, one->text->path, 0);
        table_cell(&table, one->in->string, STATS_SHOWN);
    }
    table_write(&table, w->out);
}

void stats_text(const struct stats *stats, const struct catalog *words, struct str *out)
{
    struct writer w = {.stats = stats, .words = words, .out = out, .languages = stats->languages};
    if (w.languages > STATS_COLUMNS)
        w.languages = STATS_COLUMNS;
    stats_parts(&w);
    stats_kinds(&w);
    stats_languages(&w);
    stats_longest(&w);
    arena_release(&w.arena);
}
