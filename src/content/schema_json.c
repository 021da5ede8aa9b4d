/* SPDX-License-Identifier: MIT */
/* The constructions are those that editors answer best with.
 *
 * A choice between shapes is if and then, never oneOf: an editor that meets oneOf offers the fields
 * of all alternatives and complains about an arbitrary one of them. So the fields that all kinds of
 * task have stand in the definition of a task, and in that of each kind as `true`: known, and no
 * more to say. Beside $ref stand descriptions only, since draft-07 passes over all that is there.
 *
 * YAML makes numbers and flags of some plain words that the loader takes as texts and ids. A flag
 * among the types of a text would make an editor offer `true` and `false` wherever a text goes, so
 * it stands behind an if, where editors do not look; as the second entry of anyOf, by which they
 * know that a value goes behind the colon. `errorMessage` and `enumDescriptions` are editors' own
 * additions to draft-07. */
#include "content/schema_json.h"

#include <string.h>

#include "content/json_writer.h"
#include "content/node.h"
#include "content/shape.h"
#include "model/pack.h"
#include "tasks/task.h"

enum { SCHEMA_FILES = 6 };

/* The files of a pack. The first field of each names it. */
static const struct {
    const char *name;
    const struct shape *shape;
    const char *about;
} schema_file[SCHEMA_FILES] = {
    {"pack", &pack_shape, "pack.yaml: names the pack and its other files."},
    {"step", &stage_shape, "A step of the path: its story and its tasks."},
    {"quiz", &quiz_shape, "A test: situations, traits and types."},
    {"glossary", &glossary_shape, "The words that texts explain."},
    {"cards", &cards_shape, "Method cards: ways of working with a group."},
    {"events", &event_models_shape, "Event models: events that others can hold again."},
};

/* Languages that editors offer; a text may be in any other. */
static const struct {
    const char *tag, *about;
} schema_language[] = {{"fi", "The text in Finnish."}, {"en", "The text in English."}};

/* A pattern of texts that hold something. */
#define SCHEMA_FILLED "[^ \\n]"

static void schema_fields(struct json_writer *json, const struct shape *shape);

/* ---- values ---- */

static void schema_ref(struct json_writer *json, const char *place, const char *name)
{
    struct str ref = {0};
    str_addf(&ref, "#/definitions/%s%s", place, name);
    json_writer_string(json, "$ref", str_text(&ref));
    str_release(&ref);
}

/* KEY is no more than the definition PLACE NAME. */
static void schema_is(struct json_writer *json, const char *key, const char *place,
                      const char *name)
{
    json_writer_flat_object(json, key);
    schema_ref(json, place, name);
    json_writer_end_object(json);
}

/* if: it is of TYPE, and no more. */
static void schema_if_type(struct json_writer *json, const char *type)
{
    json_writer_flat_object(json, "if");
    json_writer_string(json, "type", type);
    json_writer_end_object(json);
}

/* A property that is of the definition NAME. */
static void schema_refers(struct json_writer *json, const struct field *f, const char *name)
{
    json_writer_flat_object(json, f->name);
    json_writer_string(json, "description", f->about);
    schema_ref(json, "", name);
    json_writer_end_object(json);
}

static void schema_list(struct json_writer *json, const struct field *f)
{
    json_writer_string(json, "type", "array");
    if (f->least > 0)
        json_writer_number(json, "minItems", f->least);
    if (f->most > 0)
        json_writer_number(json, "maxItems", f->most);
}

static void schema_range(struct json_writer *json, const struct field *f, const char *type)
{
    json_writer_string(json, "type", type);
    json_writer_number(json, "minimum", f->least);
    json_writer_number(json, "maximum", f->most);
}

/* The rest of the property F, which is no mere reference. */
static void schema_value(struct json_writer *json, const struct field *f)
{
    switch (f->type) {
    case FIELD_NUMBER: schema_range(json, f, "integer"); break;
    case FIELD_DECIMAL: schema_range(json, f, "number"); break;
    case FIELD_FLAG: json_writer_string(json, "type", "boolean"); break;
    case FIELD_WORD:
        json_writer_flat_list(json, "enum");
        for (size_t i = 0; f->words[i]; i++)
            json_writer_string(json, NULL, f->words[i]);
        json_writer_end_list(json);
        break;
    case FIELD_TEXTS:
        schema_list(json, f);
        schema_is(json, "items", "", "text");
        break;
    case FIELD_STRINGS:
        schema_list(json, f);
        schema_is(json, "items", "", "line");
        break;
    case FIELD_LIST:
        schema_list(json, f);
        if (f->shape == &unlock_shape) {
            schema_is(json, "items", "", "unlock");
            break;
        }
        json_writer_object(json, "items");
        schema_fields(json, f->shape);
        json_writer_end_object(json);
        break;
    case FIELD_MAP: schema_fields(json, f->shape); break;
    case FIELD_NUMBERS:
        json_writer_string(json, "type", "object");
        json_writer_number(json, "maxProperties", SHAPE_MOST_NUMBERS);
        json_writer_object(json, "additionalProperties");
        schema_range(json, f, "integer");
        json_writer_end_object(json);
        break;
    case FIELD_TASKS: /* there may be none where a step is coming */
        json_writer_string(json, "type", "array");
        json_writer_number(json, "maxItems", f->most);
        schema_is(json, "items", "", "task");
        break;
    case FIELD_ID:
    case FIELD_STRING:
    case FIELD_TEXT:
    case FIELD_UNLOCK: break;
    }
}

/* The property F. */
static void schema_field(struct json_writer *json, const struct field *f)
{
    switch (f->type) {
    case FIELD_ID: schema_refers(json, f, "id"); return;
    case FIELD_STRING: schema_refers(json, f, "line"); return;
    case FIELD_TEXT: schema_refers(json, f, "text"); return;
    case FIELD_UNLOCK: schema_refers(json, f, "unlock"); return;
    case FIELD_NUMBER:
    case FIELD_DECIMAL:
    case FIELD_FLAG:
    case FIELD_WORD:
    case FIELD_TEXTS:
    case FIELD_STRINGS:
    case FIELD_LIST:
    case FIELD_MAP:
    case FIELD_NUMBERS:
    case FIELD_TASKS: break;
    }
    json_writer_object(json, f->name);
    json_writer_string(json, "description", f->about);
    schema_value(json, f);
    json_writer_end_object(json);
}

/* `required`: FIRST, unless NULL, and what SHAPE requires, without BUT. */
static void schema_required(struct json_writer *json, const char *first, const struct shape *shape,
                            const char *but)
{
    json_writer_flat_list(json, "required");
    if (first)
        json_writer_string(json, NULL, first);
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->field[i];
        if (f->required && !(but && strcmp(f->name, but) == 0))
            json_writer_string(json, NULL, f->name);
    }
    json_writer_end_list(json);
}

/* What makes an object of SHAPE, into the object that is open. */
static void schema_fields(struct json_writer *json, const struct shape *shape)
{
    json_writer_string(json, "title", shape->name);
    json_writer_string(json, "type", "object");
    json_writer_object(json, "properties");
    for (size_t i = 0; i < shape->count; i++)
        schema_field(json, &shape->field[i]);
    json_writer_end_object(json);
    schema_required(json, NULL, shape, NULL);
    json_writer_flag(json, "additionalProperties", false);
}

/* ---- tasks ---- */

static void schema_kinds(struct json_writer *json)
{
    json_writer_object(json, "kind");
    json_writer_string(json, "description",
                       "What sort of task it is; it decides on the other fields.");
    json_writer_flat_list(json, "enum");
    for (size_t i = 0; task_kinds[i]; i++)
        json_writer_string(json, NULL, task_kinds[i]->name);
    json_writer_end_list(json);
    json_writer_list(json, "enumDescriptions");
    for (size_t i = 0; task_kinds[i]; i++)
        json_writer_string(json, NULL, task_kinds[i]->about);
    json_writer_end_list(json);
    json_writer_end_object(json);
}

/* if the kind is KIND, then its definition. */
static void schema_when_kind(struct json_writer *json, const struct kind *kind)
{
    json_writer_object(json, NULL);
    json_writer_flat_object(json, "if");
    json_writer_string(json, "type", "object");
    json_writer_flat_object(json, "properties");
    json_writer_flat_object(json, "kind");
    json_writer_string(json, "const", kind->name);
    json_writer_end_object(json);
    json_writer_end_object(json);
    json_writer_flat_list(json, "required");
    json_writer_string(json, NULL, "kind");
    json_writer_end_list(json);
    json_writer_end_object(json);
    schema_is(json, "then", "task-", kind->name);
    json_writer_end_object(json);
}

/* A task of any kind. Whether it needs a prompt is its kind's to say. */
static void schema_task(struct json_writer *json)
{
    json_writer_object(json, "task");
    json_writer_string(json, "title", task_shape.name);
    json_writer_string(json, "type", "object");
    json_writer_object(json, "properties");
    for (size_t i = 0; i < task_shape.count; i++) {
        schema_field(json, &task_shape.field[i]);
        if (i == 0)
            schema_kinds(json);
    }
    json_writer_end_object(json);
    schema_required(json, "kind", &task_shape, "prompt");
    json_writer_list(json, "allOf");
    for (size_t i = 0; task_kinds[i]; i++)
        schema_when_kind(json, task_kinds[i]);
    json_writer_end_list(json);
    json_writer_end_object(json);
}

static void schema_kind(struct json_writer *json, const struct kind *kind)
{
    struct str name = {0};
    str_addf(&name, "task-%s", kind->name);
    json_writer_object(json, str_text(&name));
    json_writer_string(json, "title", kind->shape->name);
    json_writer_string(json, "description", kind->about);
    json_writer_object(json, "properties");
    for (size_t i = 0; i < task_shape.count; i++) {
        json_writer_flag(json, task_shape.field[i].name, true);
        if (i == 0)
            json_writer_flag(json, "kind", true);
    }
    for (size_t i = 0; i < kind->shape->count; i++)
        schema_field(json, &kind->shape->field[i]);
    json_writer_end_object(json);
    schema_required(json, kind->prompt_optional ? NULL : "prompt", kind->shape, NULL);
    json_writer_flag(json, "additionalProperties", false);
    json_writer_end_object(json);
    str_release(&name);
}

/* ---- definitions ---- */

/* A scalar: NUMBER says what numbers may be. */
static void schema_scalar(struct json_writer *json, const char *number, const char *pattern,
                          int most, const char *message)
{
    json_writer_flat_list(json, "type");
    json_writer_string(json, NULL, "string");
    json_writer_string(json, NULL, number);
    json_writer_end_list(json);
    json_writer_string(json, "pattern", pattern);
    json_writer_number(json, "maxLength", most);
    json_writer_string(json, "errorMessage", message);
}

/* Opens the definition NAME and in it what is called TITLE; ends it, with what else it may be. */
static void schema_word_begin(struct json_writer *json, const char *name, const char *title)
{
    json_writer_object(json, name);
    json_writer_list(json, "anyOf");
    json_writer_object(json, NULL);
    json_writer_string(json, "title", title);
}

static void schema_word_end(struct json_writer *json)
{
    json_writer_end_object(json);
    schema_is(json, NULL, "", "true-or-false");
    json_writer_end_list(json);
    json_writer_end_object(json);
}

static void schema_words(struct json_writer *json)
{
    schema_word_begin(json, "string", "a text");
    schema_scalar(json, "number", SCHEMA_FILLED, NODE_MOST_STRING, "This must be a text.");
    schema_word_end(json);
    schema_word_begin(json, "line", "a line");
    schema_scalar(json, "number", "^[^\\n]+$", NODE_MOST_STRING,
                  "This must be a text of a single line.");
    schema_word_end(json);
    schema_word_begin(json, "id", "an id");
    schema_scalar(json, "integer", "^[a-z0-9-]+$", NODE_MOST_KEY,
                  "An id has only a to z, 0 to 9 and -.");
    schema_word_end(json);
    json_writer_flat_object(json, "true-or-false");
    json_writer_string(json, "title", "true or false");
    schema_if_type(json, "boolean");
    json_writer_flag(json, "else", false);
    json_writer_end_object(json);
}

static void schema_text(struct json_writer *json)
{
    schema_word_begin(json, "text", "a text");
    schema_if_type(json, "object");
    schema_is(json, "then", "", "languages");
    json_writer_object(json, "else");
    schema_scalar(json, "number", SCHEMA_FILLED, NODE_MOST_STRING,
                  "This must be a text, or a map of languages: { fi: …, en: … }.");
    json_writer_end_object(json);
    schema_word_end(json);
}

static void schema_languages(struct json_writer *json)
{
    json_writer_object(json, "languages");
    json_writer_string(json, "title", "a text");
    json_writer_string(json, "type", "object");
    json_writer_object(json, "properties");
    for (size_t i = 0; i < sizeof schema_language / sizeof *schema_language; i++) {
        json_writer_flat_object(json, schema_language[i].tag);
        json_writer_string(json, "description", schema_language[i].about);
        schema_ref(json, "", "string");
        json_writer_end_object(json);
    }
    json_writer_end_object(json);
    json_writer_object(json, "propertyNames");
    json_writer_string(json, "title", "language");
    json_writer_string(json, "description", "Any other language, by its tag.");
    json_writer_string(json, "pattern", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
    json_writer_string(json, "errorMessage", "A language is a tag such as fi, en or fi-simple.");
    json_writer_end_object(json);
    json_writer_flat_object(json, "additionalProperties");
    json_writer_string(json, "description", "The text in this language.");
    schema_ref(json, "", "string");
    json_writer_end_object(json);
    json_writer_number(json, "minProperties", 1);
    json_writer_number(json, "maxProperties", PACK_MOST_LANGUAGES);
    json_writer_end_object(json);
}

/* Exactly one of its fields. The most stands apart: beside `properties` it keeps an editor from
 * offering the first one. */
static void schema_unlock(struct json_writer *json)
{
    json_writer_object(json, "unlock");
    schema_fields(json, &unlock_shape);
    json_writer_number(json, "minProperties", 1);
    json_writer_flat_list(json, "allOf");
    json_writer_flat_object(json, NULL);
    json_writer_number(json, "maxProperties", 1);
    json_writer_end_object(json);
    json_writer_end_list(json);
    json_writer_end_object(json);
}

static void schema_definitions(struct json_writer *json)
{
    json_writer_object(json, "definitions");
    for (int i = 0; i < SCHEMA_FILES; i++) {
        json_writer_object(json, schema_file[i].name);
        json_writer_string(json, "description", schema_file[i].about);
        schema_fields(json, schema_file[i].shape);
        json_writer_end_object(json);
    }
    schema_task(json);
    for (size_t i = 0; task_kinds[i]; i++)
        schema_kind(json, task_kinds[i]);
    schema_unlock(json);
    schema_text(json);
    schema_languages(json);
    schema_words(json);
    json_writer_end_object(json);
}

/* ---- which file it is ---- */

/* Whether NAME is a field of no other file than FILE. */
static bool schema_is_own(const char *name, int file)
{
    for (int i = 0; i < SCHEMA_FILES; i++) {
        for (size_t n = 0; i != file && n < schema_file[i].shape->count; n++) {
            if (strcmp(schema_file[i].shape->field[n].name, name) == 0)
                return false;
        }
    }
    return true;
}

static void schema_has(struct json_writer *json, const char *key, const char *field)
{
    json_writer_flat_object(json, key);
    json_writer_string(json, "type", "object");
    json_writer_flat_list(json, "required");
    json_writer_string(json, NULL, field);
    json_writer_end_list(json);
    json_writer_end_object(json);
}

/* if: there is any field that only FILE has, but for its name. */
static void schema_when_own(struct json_writer *json, int file)
{
    const struct shape *shape = schema_file[file].shape;
    json_writer_object(json, "if");
    json_writer_list(json, "anyOf");
    for (size_t i = 1; i < shape->count; i++) {
        if (schema_is_own(shape->field[i].name, file))
            schema_has(json, NULL, shape->field[i].name);
    }
    json_writer_end_list(json);
    json_writer_end_object(json);
}

static void schema_then(struct json_writer *json, int file)
{
    schema_is(json, "then", "", schema_file[file].name);
    json_writer_object(json, "else");
}

/* No field tells yet which file it is: those that begin one are offered. */
static void schema_begin(struct json_writer *json)
{
    json_writer_object(json, "properties");
    for (int i = 0; i < SCHEMA_FILES; i++) {
        const char *name = schema_file[i].shape->field[0].name;
        struct str place = {0};
        str_addf(&place, "%s/properties/", schema_file[i].name);
        json_writer_flat_object(json, name);
        json_writer_string(json, "description", schema_file[i].about);
        schema_ref(json, str_text(&place), name);
        json_writer_end_object(json);
        str_release(&place);
    }
    json_writer_end_object(json);
    json_writer_object(json, "propertyNames");
    json_writer_flat_list(json, "enum");
    for (int i = 0; i < SCHEMA_FILES; i++)
        json_writer_string(json, NULL, schema_file[i].shape->field[0].name);
    json_writer_end_list(json);
    json_writer_string(json, "errorMessage",
                       "A file begins with pack, stage, quiz, glossary, cards or events.");
    json_writer_end_object(json);
}

/* A file is first what its name's field says, where no other file has that field; then what any
 * field of its own says, so that one without a name or with a misspelt one is known too; then what
 * a name says that is another file's field as well. */
static void schema_choose_file(struct json_writer *json)
{
    int open = 0;
    for (int pass = 0; pass < 3; pass++) {
        for (int i = 0; i < SCHEMA_FILES; i++) {
            const char *name = schema_file[i].shape->field[0].name;
            const bool own = schema_is_own(name, i);
            if (pass == 1 && schema_file[i].shape->count > 1)
                schema_when_own(json, i);
            else if (pass == 0 ? own : pass == 2 && !own)
                schema_has(json, "if", name);
            else
                continue;
            schema_then(json, i);
            open++;
        }
    }
    schema_begin(json);
    while (open-- > 0)
        json_writer_end_object(json);
}

void schema_json_write(struct str *out)
{
    struct json_writer json = {.out = out};
    json_writer_object(&json, NULL);
    json_writer_string(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_writer_string(&json, "$comment", "SPDX-License-Identifier: MIT. Made by: askeleet schema");
    json_writer_string(&json, "title", "a file of a pack");
    json_writer_string(&json, "type", "object");
    schema_choose_file(&json);
    schema_definitions(&json);
    json_writer_end_object(&json);
}
