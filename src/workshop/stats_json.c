/* SPDX-License-Identifier: MIT */
/* Jansson refuses only invalid UTF-8, of which packs hold none, and a machine out of memory. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "tasks/task.h"
#include "workshop/stats.h"

enum { STATS_DIGITS = 6 };

static void json_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        bug_out_of_memory();
}

static void json_push(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        bug_out_of_memory();
}

static json_t *json_whole(unsigned long number)
{
    return json_integer((json_int_t)number);
}

/* File names may hold anything. */
static json_t *json_clean(const char *text)
{
    struct str out = {0};
    utf8_add_clean(&out, text, strlen(text));
    json_t *string = json_string(str_text(&out));
    str_release(&out);
    return string;
}

static json_t *stats_json_part(const struct stats *stats, const struct stats_part *part)
{
    json_t *object = json_object(), *in = json_array();
    json_put(object, "id", json_string(part->id));
    json_put(object, "tasks", json_whole(part->tasks));
    json_put(object, "choices", json_whole(part->choices));
    for (size_t i = 0; i < stats->languages; i++) {
        json_t *one = json_object();
        json_put(one, "language", json_string(stats->tag[i]));
        json_put(one, "texts", json_whole(part->in[i].texts));
        json_put(one, "words", json_whole(part->in[i].words));
        json_put(one, "seconds", json_real(stats_seconds(part, i)));
        json_put(one, "lix", json_real(lix_value(&part->in[i].lix)));
        json_push(in, one);
    }
    json_put(object, "in", in);
    return object;
}

static json_t *stats_json_parts(const struct stats *stats, const struct stats_part *part)
{
    json_t *array = json_array();
    for (size_t i = 0; i < stats->pack->stages_count; i++)
        json_push(array, stats_json_part(stats, &part[i]));
    return array;
}

static json_t *stats_json_languages(const struct stats *stats)
{
    json_t *array = json_array();
    for (size_t i = 0; i < stats->languages; i++) {
        const struct stats_in *in = &stats->whole.in[i];
        json_t *one = json_object();
        json_put(one, "language", json_string(stats->tag[i]));
        json_put(one, "texts", json_whole(in->texts));
        json_put(one, "words", json_whole(in->words));
        json_put(one, "sentences", json_whole(in->lix.sentences));
        json_put(one, "long", json_whole(in->lix.long_words));
        json_put(one, "sentence", json_real(lix_sentence(&in->lix)));
        json_put(one, "lix", json_real(lix_value(&in->lix)));
        json_push(array, one);
    }
    return array;
}

static json_t *stats_json_kinds(const struct stats *stats)
{
    json_t *array = json_array();
    for (size_t i = 0; task_kinds[i]; i++) {
        json_t *one = json_object();
        json_put(one, "kind", json_string(task_kinds[i]->name));
        json_put(one, "tasks", json_whole(stats->kind[i]));
        json_put(one, "practice", json_whole(stats->kind_practice[i]));
        json_push(array, one);
    }
    return array;
}

static json_t *stats_json_longest(const struct stats *stats)
{
    json_t *array = json_array();
    for (size_t i = 0; i < stats->longest_count; i++) {
        const struct stats_long *from = &stats->longest[i];
        json_t *one = json_object();
        json_put(one, "path", json_clean(from->text->path));
        json_put(one, "file", json_clean(from->in->place.file));
        json_put(one, "line", json_integer(from->in->place.line));
        json_put(one, "column", json_integer(from->in->place.column));
        json_put(one, "language", json_string(from->in->tag));
        json_put(one, "words", json_whole(from->words));
        json_put(one, "characters", json_whole(from->characters));
        json_push(array, one);
    }
    return array;
}

void stats_json(const struct stats *stats, struct str *out)
{
    json_t *root = json_object();
    json_put(root, "pack", json_string(stats->pack->id));
    json_put(root, "languages", stats_json_languages(stats));
    json_put(root, "steps", stats_json_parts(stats, stats->step));
    json_put(root, "practice", stats_json_parts(stats, stats->practice));
    json_put(root, "quiz", stats_json_part(stats, &stats->quiz));
    json_put(root, "glossary", stats_json_part(stats, &stats->glossary));
    json_put(root, "rest", stats_json_part(stats, &stats->rest));
    json_put(root, "whole", stats_json_part(stats, &stats->whole));
    json_put(root, "kinds", stats_json_kinds(stats));
    json_put(root, "longest", stats_json_longest(stats));
    char *text = json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(STATS_DIGITS));
    if (!text)
        bug_out_of_memory();
    str_addf(out, "%s\n", text);
    free(text);
    json_decref(root);
}
