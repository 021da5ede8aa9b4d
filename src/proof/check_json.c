/* SPDX-License-Identifier: MIT */
/* Jansson refuses only invalid UTF-8, of which diagnostics and packs hold none, and a machine out
 * of memory; the folder, which the player typed, is cleaned first. */
#include "proof/check_json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "proof/code_list.h"

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

/* Adding 0 takes the sign of a nothing away. */
static json_t *json_figure(double figure)
{
    return json_real(figure + 0.0);
}

static json_t *json_clean(const char *text)
{
    struct str clean = {0};
    utf8_add_clean(&clean, text, strlen(text));
    json_t *string = json_string(str_text(&clean));
    str_release(&clean);
    return string;
}

/* --- diagnostics --------------------------------------------------------------------------- */

static void json_put_place(json_t *object, const struct place *place)
{
    json_put(object, "file", place->file ? json_clean(place->file) : json_null());
    json_put(object, "line", json_integer(place->line));
    json_put(object, "column", json_integer(place->column));
    json_put(object, "span", json_integer(place->span));
}

static json_t *json_diag(const struct diag *diag, const struct diag_words *words)
{
    json_t *object = json_object(), *first = json_null();
    struct str message = {0}, hint = {0};
    diag_message(diag, words, &message);
    const bool hinted = diag_hint(diag, words, &hint);
    if (diag->other.line > 0) {
        first = json_object();
        json_put_place(first, &diag->other);
    }
    json_put_place(object, &diag->place);
    json_put(object, "code", json_string(diag_code_name(diag->code)));
    json_put(object, "severity",
             json_string(diag_code_severity(diag->code) == DIAG_ERROR ? "error" : "warning"));
    json_put(object, "message", json_string(str_text(&message)));
    json_put(object, "hint", hinted ? json_string(str_text(&hint)) : json_null());
    json_put(object, "source", diag->source ? json_string(diag->source) : json_null());
    json_put(object, "skipped", json_integer(diag->skipped));
    json_put(object, "first", first);
    str_release(&message);
    str_release(&hint);
    return object;
}

/* --- the proof of a test ------------------------------------------------------------------- */

static json_t *json_lean(const struct proof_lean *lean)
{
    json_t *object = json_object();
    json_put(object, "hits", json_integer(lean->hits));
    json_put(object, "of", json_integer(lean->of));
    json_put(object, "away", json_figure(lean->away));
    return object;
}

static const char *json_reach(enum quiz_reach reach)
{
    switch (reach) {
    case QUIZ_REACHED: return "reached";
    case QUIZ_IMPOSSIBLE: return "impossible";
    case QUIZ_NOT_FOUND: return "not-found";
    }
    return "";
}

static json_t *json_one_type(const struct quiz *quiz, size_t at, const struct proof_type *type)
{
    json_t *object = json_object(), *answers = json_array();
    for (size_t q = 0; q < quiz->questions_count; q++)
        json_push(answers, json_integer(type->reply[q] >= 0 ? type->reply[q] + 1 : 0));
    json_put(object, "id", json_string(quiz->archetypes[at].id));
    json_put(object, "share", json_figure(type->share));
    json_put(object, "reach", json_string(json_reach(type->reach)));
    json_put(object, "answers", answers);
    json_put(object, "score", json_figure(type->score));
    json_put(object, "lead", json_figure(type->margin));
    json_put(object, "next", json_string(quiz->archetypes[type->other].id));
    return object;
}

static json_t *json_one_trait(const struct trait *trait, const struct proof_trait *proof)
{
    json_t *object = json_object();
    json_put(object, "id", json_string(trait->id));
    json_put(object, "questions", json_integer(proof->moved));
    json_put(object, "least", json_integer(proof->least));
    json_put(object, "most", json_integer(proof->most));
    return object;
}

static json_t *json_position(const struct quiz *quiz, int at, const struct proof_position *position)
{
    json_t *object = json_object(), *types = json_object(), *traits = json_object();
    for (size_t a = 0; a < quiz->archetypes_count; a++) {
        json_t *type = json_lean(&position->type[a]);
        json_put(type, "always", json_figure(position->always[a]));
        json_put(type, "half", json_figure(position->half[a]));
        json_put(types, quiz->archetypes[a].id, type);
    }
    for (size_t t = 0; t < quiz->traits_count; t++)
        json_put(traits, quiz->traits[t].id, json_figure(position->points[t]));
    json_put(object, "option", json_integer(at + 1));
    json_put(object, "questions", json_integer(position->questions));
    json_put(object, "types", types);
    json_put(object, "points", traits);
    return object;
}

static json_t *json_length(const struct quiz *quiz, const struct proof_length *length)
{
    json_t *object = json_object(), *types = json_object(), *traits = json_object();
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        json_put(types, quiz->archetypes[a].id, json_lean(&length->type[a]));
    for (size_t t = 0; t < quiz->traits_count; t++)
        json_put(traits, quiz->traits[t].id, json_lean(&length->trait[t]));
    json_put(object, "language", json_string(length->language));
    json_put(object, "questions", json_integer(length->questions));
    json_put(object, "types", types);
    json_put(object, "traits", traits);
    return object;
}

static json_t *json_form(const struct quiz *quiz, const struct proof_form *form, bool whole)
{
    json_t *object = json_object(), *types = json_array(), *traits = json_array();
    json_t *positions = json_array(), *lengths = json_array();
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        json_push(types, json_one_type(quiz, a, &form->type[a]));
    for (size_t t = 0; t < quiz->traits_count; t++)
        json_push(traits, json_one_trait(&quiz->traits[t], &form->trait[t]));
    for (int n = 0; n < form->positions; n++)
        json_push(positions, json_position(quiz, n, &form->position[n]));
    for (int i = 0; i < form->lengths; i++)
        json_push(lengths, json_length(quiz, &form->length[i]));
    json_put(object, "form", json_string(whole ? "whole" : "short"));
    json_put(object, "questions", json_integer(form->questions));
    json_put(object, "sheets", json_integer(form->sheets));
    json_put(object, "exact", json_boolean(form->exact));
    json_put(object, "strong", json_figure(form->strong));
    json_put(object, "balanced", json_figure(form->balanced));
    json_put(object, "blend", json_figure(form->blend));
    json_put(object, "none", json_figure(form->none));
    json_put(object, "types", types);
    json_put(object, "traits", traits);
    json_put(object, "positions", positions);
    json_put(object, "lengths", lengths);
    return object;
}

static json_t *json_quiz(const struct quiz_proof *proof)
{
    const struct quiz *quiz = proof->quiz;
    json_t *object = json_object(), *forms = json_array(), *alike = json_array();
    for (int i = 0; i < proof->forms; i++)
        json_push(forms, json_form(quiz, &proof->form[i], i == 0));
    for (size_t b = 0; b < quiz->archetypes_count; b++) {
        for (size_t a = 0; a < b; a++) {
            json_t *pair = json_object(), *types = json_array();
            json_push(types, json_string(quiz->archetypes[a].id));
            json_push(types, json_string(quiz->archetypes[b].id));
            json_put(pair, "types", types);
            json_put(pair, "correlation", json_figure(proof->alike[a][b]));
            json_push(alike, pair);
        }
    }
    json_put(object, "id", json_string(quiz->id));
    json_put(object, "tie", json_figure(quiz->tie));
    json_put(object, "forms", forms);
    json_put(object, "alike", alike);
    return object;
}

/* --- the document -------------------------------------------------------------------------- */

void check_json_add(const char *folder, struct diags *diags, const struct diag_words *words,
                    const struct quiz_proof *proof, struct str *out)
{
    json_t *object = json_object(), *list = json_array();
    const size_t errors = diags_errors(diags);
    diags_sort(diags);
    for (size_t i = 0; i < diags->count; i++)
        json_push(list, json_diag(&diags->item[i], words));
    json_put(object, "folder", json_clean(folder));
    json_put(object, "errors", json_integer((json_int_t)errors));
    json_put(object, "warnings", json_integer((json_int_t)(diags->count - errors)));
    json_put(object, "diagnostics", list);
    json_put(object, "quiz", proof ? json_quiz(proof) : json_null());
    char *text = json_dumps(object, JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(JSON_DIGITS));
    if (!text)
        bug_out_of_memory();
    str_add(out, out->length == 0 ? "{\"packs\": [" : ", ");
    str_add(out, text);
    free(text);
    json_decref(object);
}

/* A code's pattern in WORDS, else the English one, which may be NULL. */
static json_t *json_pattern(const struct diag_words *words, enum diag_code code, const char *part,
                            const char *english)
{
    struct str key = {0};
    str_addf(&key, "diag.%s.%s", diag_code_name(code), part);
    const char *found =
        english && words && words->find ? words->find(words->context, str_text(&key)) : NULL;
    json_t *pattern = english ? json_string(found ? found : english) : json_null();
    str_release(&key);
    return pattern;
}

void check_json_codes(const struct diag_words *words, struct str *out)
{
    enum diag_code codes[DIAG_CODES];
    json_t *object = json_object(), *list = json_array();
    code_list_sort(codes);
    for (int i = 0; i < DIAG_CODES; i++) {
        const enum diag_code code = codes[i];
        const bool error = diag_code_severity(code) == DIAG_ERROR;
        json_t *one = json_object();
        json_put(one, "code", json_string(diag_code_name(code)));
        json_put(one, "severity", json_string(error ? "error" : "warning"));
        json_put(one, "message", json_pattern(words, code, "message", diag_code_message(code)));
        json_put(one, "hint", json_pattern(words, code, "hint", diag_code_hint(code)));
        json_push(list, one);
    }
    json_put(object, "codes", list);
    char *text = json_dumps(object, JSON_PRESERVE_ORDER);
    if (!text)
        bug_out_of_memory();
    str_addf(out, "%s\n", text);
    free(text);
    json_decref(object);
}

void check_json_end(struct str *out)
{
    str_add(out, out->length == 0 ? "{\"packs\": []}\n" : "]}\n");
}
