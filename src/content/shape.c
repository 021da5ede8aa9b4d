/* SPDX-License-Identifier: MIT */
/* One function for each type of field, and one that walks a map along one or two tables.
 *
 * Two tables meet in a task: the fields that all tasks have and those of its kind. A field that the
 * author misspelt is reported once, as unknown; it does not count as missing as well. */
#include "content/shape.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tasks/task.h"

enum {
    SHAPE_MOST_FIELDS = 64,
    SHAPE_MOST_PARTS = 2,
    SHAPE_MOST_UNLOCK = 8 /* `all` and `any` within each other */
};

/* A table and the struct that it fills. */
struct part {
    const struct shape *shape;
    void *base;
};

/* What a map is read into: parts, and fields beside the tables that somebody else reads. */
struct target {
    struct part part[SHAPE_MOST_PARTS];
    size_t parts;
    const char *also;     /* a field that is known though no table has it, or NULL */
    const char *optional; /* a field that is required by its table, but not here, or NULL */
    bool open;            /* the tables are not all known: unknown fields are passed over */
    struct place place;   /* of the struct */
};

static void shape_map(struct reader *r, const struct node *node, const struct target *target);

/* ---- lists and maps ---- */

/* Writes the pointer P and, for a list, COUNT at FIELD's offsets. */
static void shape_put(void *base, const struct field *f, const void *p)
{
    memcpy((char *)base + f->offset, &p, sizeof p);
}

static void shape_put_list(void *base, const struct field *f, const void *p, size_t count)
{
    shape_put(base, f, p);
    memcpy((char *)base + f->count_offset, &count, sizeof count);
}

/* Reports that the entry NODE of the list F is none of the WANTED. */
static void shape_wrong_entry(struct reader *r, const struct field *f, const char *wanted,
                              const struct node *node)
{
    const bool empty = node->type == NODE_TEXT && node->count == 0;
    const char *found = empty ? "an empty entry" : reader_found(r, node);
    diag_add(r->diags, DIAG_FIELD_TYPE, node->place, "field", f->name, "wanted", wanted, "found",
             arena_format(r->scratch, "a list with %s", found), NULL);
}

/* Whether the entry NODE of a list is a map. */
static bool shape_is_map(struct reader *r, const struct field *f, const struct node *node)
{
    if (node->type != NODE_MAP)
        shape_wrong_entry(r, f, "a list of maps", node);
    return node->type == NODE_MAP;
}

static void shape_texts(struct reader *r, const struct field *f, const struct node *node,
                        void *base)
{
    size_t count;
    if (!reader_list(r, f, node, &count))
        return;
    struct text *text = arena_array(r->arena, count, sizeof *text);
    for (size_t i = 0; i < count && !reader_full(r); i++)
        reader_text(r, f->name, &node->item[i], &text[i]);
    shape_put_list(base, f, text, count);
}

static void shape_strings(struct reader *r, const struct field *f, const struct node *node,
                          void *base)
{
    size_t count, kept = 0;
    if (!reader_list(r, f, node, &count))
        return;
    const char **string = arena_array(r->arena, count, sizeof *string);
    for (size_t i = 0; i < count; i++) {
        const struct node *item = &node->item[i];
        if (item->type != NODE_TEXT || item->count == 0)
            shape_wrong_entry(r, f, "a list of texts", item);
        else if ((string[kept] = reader_line(r, f->name, item)) != NULL)
            kept++;
    }
    shape_put_list(base, f, string, kept);
}

struct named {
    const char *id;
    struct place place;
    size_t order;
};

static int shape_compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    const int order = strcmp(a->id, b->id);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Reports ids that several of the COUNT maps at ITEM have. */
static void shape_find_twice(struct reader *r, const struct node *item, size_t count)
{
    struct named *named = arena_array(r->scratch, count, sizeof *named);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct node_entry *entry = node_find(&item[i], "id");
        if (entry && entry->value.type == NODE_TEXT && entry->value.count > 0)
            named[n++] = (struct named){entry->value.text, entry->value.place, i};
    }
    if (n > 1)
        qsort(named, n, sizeof *named, shape_compare_named);
    const struct named *first = named;
    for (size_t i = 1; i < n && !reader_full(r); i++) {
        if (strcmp(named[i].id, first->id) == 0) {
            diag_add(r->diags, DIAG_ID_TWICE, named[i].place, "id", named[i].id, NULL);
            diag_other(r->diags, first->place);
        } else {
            first = &named[i];
        }
    }
}

static void shape_maps(struct reader *r, const struct field *f, const struct node *node, void *base)
{
    size_t count, kept = 0;
    if (!reader_list(r, f, node, &count))
        return;
    char *list = arena_array(r->arena, count, f->shape->size);
    for (size_t i = 0; i < count && !reader_full(r); i++) {
        if (shape_is_map(r, f, &node->item[i]))
            shape_read(r, &node->item[i], f->shape, f->name, list + kept++ * f->shape->size);
    }
    shape_find_twice(r, node->item, count);
    shape_put_list(base, f, list, kept);
}

/* The range of the field is that of the numbers. */
static void shape_numbers(struct reader *r, const struct field *f, const struct node *node,
                          void *base)
{
    size_t kept = 0;
    if (node->type != NODE_MAP) {
        reader_wrong(r, f->name, "a map of numbers", node);
        return;
    }
    size_t count = node->count;
    if (count > SHAPE_MOST_NUMBERS) {
        diag_add(r->diags, DIAG_FIELD_COUNT, node->place, "field", f->name, "count",
                 reader_number(r, (long long)count), "least", "0", "most",
                 reader_number(r, SHAPE_MOST_NUMBERS), NULL);
        count = SHAPE_MOST_NUMBERS;
    }
    struct field_number *number = arena_array(r->arena, count, sizeof *number);
    for (size_t i = 0; i < count; i++) {
        const struct node_entry *entry = &node->entry[i];
        struct field_number *into = &number[kept];
        if (!reader_whole(r, f, entry->key, &entry->value, &into->value))
            continue;
        *into = (struct field_number){.id = arena_string(r->arena, entry->key),
                                      .place = entry->place,
                                      .value = into->value,
                                      .index = -1};
        kept++;
    }
    shape_put_list(base, f, number, kept);
}

/* ---- unlock ---- */

static void shape_unlock(struct reader *r, const struct node *node, struct unlock *at, int depth);

static void shape_unlock_parts(struct reader *r, const struct node_entry *entry, struct unlock *at,
                               int depth)
{
    const struct node *node = &entry->value;
    if (depth == SHAPE_MOST_UNLOCK) {
        diag_add(r->diags, DIAG_YAML_DEPTH, entry->place, "most",
                 reader_number(r, SHAPE_MOST_UNLOCK), NULL);
        return;
    }
    if (node->type != NODE_LIST) {
        reader_no_list(r, entry->key, node);
        return;
    }
    struct unlock *part = arena_array(r->arena, node->count, sizeof *part);
    for (size_t i = 0; i < node->count && !reader_full(r); i++)
        shape_unlock(r, &node->item[i], &part[i], depth + 1);
    at->part = part;
    at->count = node->count;
}

static void shape_unlock(struct reader *r, const struct node *node, struct unlock *at, int depth)
{
    const char *words[UNLOCK_STARS + 1];
    size_t word = 0;

    *at = (struct unlock){.place = node->place, .type = UNLOCK_ALL, .stage = -1};
    if (node->type != NODE_MAP) {
        reader_wrong(r, "unlock", "a map such as { done: id }", node);
        return;
    }
    if (node->count != 1) {
        diag_add(r->diags, DIAG_FIELD_COUNT, node->place, "field", "unlock", "count",
                 reader_number(r, (long long)node->count), "least", "1", "most", "1", NULL);
        return;
    }
    const struct node_entry *entry = node->entry;
    for (size_t i = 0; i < unlock_shape.count; i++)
        words[i] = unlock_shape.field[i].name;
    while (word < unlock_shape.count && strcmp(words[word], entry->key) != 0)
        word++;
    if (word == unlock_shape.count) {
        diag_add(r->diags, DIAG_FIELD_UNKNOWN, entry->place, "field", entry->key, "shape",
                 unlock_shape.name, "guess", diag_guess(entry->key, words, word), NULL);
        return;
    }
    switch ((enum unlock_type)word) {
    case UNLOCK_ALL:
    case UNLOCK_ANY: shape_unlock_parts(r, entry, at, depth); break;
    case UNLOCK_DONE:
        at->place = entry->value.place;
        at->stage_id = reader_id(r, entry->key, &entry->value);
        if (!at->stage_id)
            return;
        break;
    case UNLOCK_STARS:
        if (!reader_whole(r, &unlock_shape.field[word], entry->key, &entry->value, &at->stars))
            return;
        break;
    }
    at->type = (enum unlock_type)word;
}

/* ---- tasks ---- */

static const struct kind *shape_kind(struct reader *r, const struct node_entry *entry)
{
    const char *name = reader_string(r, "kind", "a word", &entry->value);
    const char *known[SHAPE_MOST_FIELDS];
    size_t count = 0;
    if (!name)
        return NULL;
    const struct kind *kind = task_kind(name);
    if (kind)
        return kind;
    struct str list = {0};
    for (; task_kinds[count] && count < SHAPE_MOST_FIELDS; count++) {
        known[count] = task_kinds[count]->name;
        str_addf(&list, "%s%s", count ? ", " : "", known[count]);
    }
    diag_add(r->diags, DIAG_KIND_UNKNOWN, entry->value.place, "kind", name, "known",
             str_text(&list), "guess", diag_guess(name, known, count), NULL);
    str_release(&list);
    return NULL;
}

static struct place shape_place(const struct node *node, const struct shape *shape);

static void shape_task(struct reader *r, const struct node *node, struct task *task)
{
    const size_t before = reader_broken(r);
    const struct node_entry *kind = node_find(node, "kind");
    struct target target = {.part = {{&task_shape, task}},
                            .parts = 1,
                            .also = "kind",
                            .place = shape_place(node, &task_shape)};
    if (kind)
        task->kind = shape_kind(r, kind);
    else
        diag_add(r->diags, DIAG_FIELD_MISSING, target.place, "shape", task_shape.name, "field",
                 "kind", NULL);
    if (task->kind) {
        task->body = arena_alloc(r->arena, task->kind->shape->size);
        target.part[target.parts++] = (struct part){task->kind->shape, task->body};
    }
    target.open = !task->kind;
    target.optional = !task->kind || task->kind->prompt_optional ? "prompt" : NULL;
    shape_map(r, node, &target);
    /* A kind's own rules presume a whole body. */
    if (task->kind && reader_broken(r) == before)
        task->kind->check(task, r->diags);
}

static void shape_tasks(struct reader *r, const struct field *f, const struct node *node,
                        void *base)
{
    size_t count, kept = 0;
    if (!reader_list(r, f, node, &count))
        return;
    struct task *list = arena_array(r->arena, count, sizeof *list);
    for (size_t i = 0; i < count && !reader_full(r); i++) {
        if (shape_is_map(r, f, &node->item[i]))
            shape_task(r, &node->item[i], &list[kept++]);
    }
    shape_find_twice(r, node->item, count);
    shape_put_list(base, f, list, kept);
}

/* ---- maps ---- */

static void shape_field(struct reader *r, const struct field *f, const struct node_entry *entry,
                        void *base)
{
    const struct node *node = &entry->value;
    void *at = (char *)base + f->offset;
    const char *string;
    if (node->type == NODE_TEXT && node->plain && node->count == 0) {
        diag_add(r->diags, DIAG_FIELD_EMPTY, entry->place, "field", f->name, NULL);
        return;
    }
    switch (f->type) {
    case FIELD_ID:
        string = reader_id(r, f->name, node);
        shape_put(base, f, string);
        break;
    case FIELD_STRING:
        string = reader_line(r, f->name, node);
        shape_put(base, f, string);
        break;
    case FIELD_TEXT: reader_text(r, f->name, node, at); break;
    case FIELD_NUMBER: (void)reader_whole(r, f, f->name, node, at); break;
    case FIELD_DECIMAL: reader_decimal(r, f, node, at); break;
    case FIELD_FLAG: reader_flag(r, f, node, at); break;
    case FIELD_WORD: reader_word(r, f, node, at); break;
    case FIELD_TEXTS: shape_texts(r, f, node, base); break;
    case FIELD_STRINGS: shape_strings(r, f, node, base); break;
    case FIELD_LIST: shape_maps(r, f, node, base); break;
    case FIELD_MAP: {
        void *map = arena_alloc(r->arena, f->shape->size);
        shape_read(r, node, f->shape, f->name, map);
        shape_put(base, f, map);
        break;
    }
    case FIELD_NUMBERS: shape_numbers(r, f, node, base); break;
    case FIELD_UNLOCK: {
        struct unlock *unlock = arena_alloc(r->arena, sizeof *unlock);
        shape_unlock(r, node, unlock, 0);
        shape_put(base, f, unlock);
        break;
    }
    case FIELD_TASKS: shape_tasks(r, f, node, base); break;
    }
}

/* The number of the field NAME over all parts of TARGET, or SHAPE_MOST_FIELDS. */
static size_t shape_find(const struct target *target, const char *name,
                         const struct field **ret_field, void **ret_base)
{
    size_t number = 0;
    for (size_t p = 0; p < target->parts; p++) {
        const struct shape *shape = target->part[p].shape;
        for (size_t i = 0; i < shape->count; i++, number++) {
            if (strcmp(shape->field[i].name, name) == 0) {
                *ret_field = &shape->field[i];
                *ret_base = target->part[p].base;
                return number;
            }
        }
    }
    return SHAPE_MOST_FIELDS;
}

/* Reports ENTRY; the name it was meant to be, or NULL. */
static const char *shape_unknown(struct reader *r, const struct target *target,
                                 const struct node_entry *entry)
{
    const char *known[SHAPE_MOST_FIELDS + 1];
    size_t count = 0;
    for (size_t p = 0; p < target->parts; p++) {
        for (size_t i = 0; i < target->part[p].shape->count; i++)
            known[count++] = target->part[p].shape->field[i].name;
    }
    if (target->also)
        known[count++] = target->also;
    const char *guess = diag_guess(entry->key, known, count);
    diag_add(r->diags, DIAG_FIELD_UNKNOWN, entry->place, "field", entry->key, "shape",
             target->part[target->parts - 1].shape->name, "guess", guess, NULL);
    return guess;
}

/* Reports what is required and not SEEN; strings that are missing or wrong become "", numbers that
 * were left out what the table says. */
static void shape_missing(struct reader *r, const struct target *target, const bool *seen)
{
    size_t number = 0;
    for (size_t p = 0; p < target->parts; p++) {
        const struct shape *shape = target->part[p].shape;
        for (size_t i = 0; i < shape->count; i++, number++) {
            const struct field *f = &shape->field[i];
            if (f->type == FIELD_NUMBER && !seen[number])
                memcpy((char *)target->part[p].base + f->offset, &f->otherwise,
                       sizeof f->otherwise);
            if (!f->required)
                continue;
            if (!seen[number] && !(target->optional && strcmp(target->optional, f->name) == 0))
                diag_add(r->diags, DIAG_FIELD_MISSING, target->place, "shape", shape->name, "field",
                         f->name, NULL);
            const char *string;
            memcpy(&string, (char *)target->part[p].base + f->offset, sizeof string);
            if ((f->type == FIELD_ID || f->type == FIELD_STRING) && !string)
                shape_put(target->part[p].base, f, "");
        }
    }
}

static void shape_map(struct reader *r, const struct node *node, const struct target *target)
{
    bool seen[SHAPE_MOST_FIELDS + 1] = {false};
    const struct field *field;
    void *base;
    size_t fields = 0;

    for (size_t p = 0; p < target->parts; p++) {
        memcpy(target->part[p].base, &target->place, sizeof target->place);
        fields += target->part[p].shape->count;
    }
    if (fields >= SHAPE_MOST_FIELDS)
        BUG("a shape with too many fields");
    for (size_t i = 0; i < node->count && !reader_full(r); i++) {
        const struct node_entry *entry = &node->entry[i];
        size_t number = shape_find(target, entry->key, &field, &base);
        if (number < SHAPE_MOST_FIELDS) {
            shape_field(r, field, entry, base);
        } else if (!target->open && !(target->also && strcmp(target->also, entry->key) == 0)) {
            const char *meant = shape_unknown(r, target, entry);
            number = meant ? shape_find(target, meant, &field, &base) : SHAPE_MOST_FIELDS;
        }
        seen[number] = true;
    }
    shape_missing(r, target, seen);
}

/* Where the struct that NODE describes has its name. */
static struct place shape_place(const struct node *node, const struct shape *shape)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->field[i].type != FIELD_ID || !shape->field[i].required)
            continue;
        const struct node_entry *entry = node_find(node, shape->field[i].name);
        if (entry && entry->value.type == NODE_TEXT)
            return entry->value.place;
        break;
    }
    return node->place;
}

void shape_read(struct reader *r, const struct node *node, const struct shape *shape,
                const char *label, void *base)
{
    if (node->type != NODE_MAP) {
        reader_no_map(r, label, node);
        return;
    }
    const struct target target = {
        .part = {{shape, base}}, .parts = 1, .place = shape_place(node, shape)};
    shape_map(r, node, &target);
}
