/* SPDX-License-Identifier: MIT */
/* One object on one line. Jansson refuses only invalid UTF-8, which no id holds, and a machine out
 * of memory; so every refusal here is the latter. */
#include <jansson.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/bug.h"
#include "report/result_parts.h"

enum { JSON_DIGITS = 17 }; /* enough to read the very same double back */

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

/* Adding 0 takes the sign of a nothing away: "-0.0" would only raise questions. */
static json_t *json_figure(double figure)
{
    return json_real(figure + 0.0);
}

static json_t *json_types(const struct told *told)
{
    json_t *blend = json_array();
    for (int i = 0; i < told->words.result.blends; i++)
        json_push(blend,
                  json_string(told->about->quiz->archetypes[told->words.result.blend[i]].id));
    return blend;
}

static json_t *json_traits(const struct told *told)
{
    json_t *traits = json_object();
    for (size_t t = 0; t < told->about->quiz->traits_count; t++)
        json_put(traits, told->about->quiz->traits[t].id, json_figure(told->words.result.value[t]));
    return traits;
}

static json_t *json_scores(const struct told *told)
{
    json_t *scores = json_object();
    for (size_t a = 0; a < told->about->quiz->archetypes_count; a++)
        json_put(scores, told->about->quiz->archetypes[a].id,
                 json_figure(told->words.result.score[a]));
    return scores;
}

static json_t *json_decisive(const struct told *told)
{
    json_t *decisive = json_array();
    for (int i = 0; i < told->words.result.decisives; i++)
        json_push(decisive,
                  json_string(told->about->quiz->questions[told->words.result.decisive[i]].id));
    return decisive;
}

/* As --answers takes them: options from 1, 0 = not answered. */
static json_t *json_answers(const struct told *told)
{
    const struct quiz *quiz = told->about->quiz;
    json_t *answers = json_array();
    for (size_t q = 0; q < quiz->questions_count; q++) {
        const int reply = told->about->sitting->reply[q];
        const bool answered = reply >= 0 && (size_t)reply < quiz->questions[q].options_count;
        json_push(answers, json_integer(answered ? reply + 1 : 0));
    }
    return answers;
}

static json_t *json_side(const struct told *told)
{
    const int side = told->about->sitting->side;
    return quiz_is_blended(&told->words.result, side)
               ? json_string(told->about->quiz->archetypes[side].id)
               : json_null();
}

void result_write_json(const struct told *told, struct str *out)
{
    const int type = told->words.result.type;
    json_t *object = json_object();
    json_put(object, "type",
             type < 0 ? json_null() : json_string(told->about->quiz->archetypes[type].id));
    json_put(object, "blend", json_types(told));
    json_put(object, "strength", json_string(strength_name(told->words.result.strength)));
    json_put(object, "lead", json_figure(told->words.result.lead));
    json_put(object, "traits", json_traits(told));
    json_put(object, "scores", json_scores(told));
    json_put(object, "decisive", json_decisive(told));
    json_put(object, "answers", json_answers(told));
    json_put(object, "side", json_side(told));
    char *text = json_dumps(object, JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(JSON_DIGITS));
    if (!text)
        bug_out_of_memory();
    str_addf(out, "%s\n", text);
    free(text);
    json_decref(object);
}
