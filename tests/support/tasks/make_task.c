/* SPDX-License-Identifier: MIT */
#include "support/tasks/make_task.h"

#include <string.h>

#include "base/bug.h"

enum { MAKE_GROUPS = 3, MAKE_EXTRA = 2, MAKE_PAGES = 3 };

const char *const make_kinds[] = {"choose", "pick", "classify", "order", "match", "read", NULL};

static const struct field *make_field(const struct shape *shape, const char *name,
                                      enum field_type type)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (strcmp(shape->field[i].name, name) == 0 && shape->field[i].type == type)
            return &shape->field[i];
    }
    BUG("a test asks for a field that the shape does not have");
}

static void make_bytes(struct made made, size_t offset, const void *value, size_t size)
{
    memcpy(made.at + offset, value, size);
}

void make_id(struct made made, const char *field, const char *id)
{
    make_bytes(made, make_field(made.shape, field, FIELD_ID)->offset, &id, sizeof id);
}

void make_number(struct made made, const char *field, int number)
{
    make_bytes(made, make_field(made.shape, field, FIELD_NUMBER)->offset, &number, sizeof number);
}

void make_flag(struct made made, const char *field, bool flag)
{
    make_bytes(made, make_field(made.shape, field, FIELD_FLAG)->offset, &flag, sizeof flag);
}

struct text make_text_of(struct arena *arena, const char *string)
{
    if (!string)
        return (struct text){0};
    struct text_in *in = arena_array(arena, 2, sizeof *in);
    in[0] = (struct text_in){.tag = "fi", .string = arena_format(arena, "fi %s", string)};
    in[1] = (struct text_in){.tag = "en", .string = arena_string(arena, string)};
    return (struct text){.in = in, .count = 2};
}

void make_text(struct made made, const char *field, const char *string)
{
    const struct text text = make_text_of(made.arena, string);
    make_bytes(made, make_field(made.shape, field, FIELD_TEXT)->offset, &text, sizeof text);
}

static void *make_entries(struct made made, const struct field *field, int count, size_t size)
{
    void *list = arena_array(made.arena, (size_t)count, size);
    const size_t length = (size_t)count;
    make_bytes(made, field->offset, &list, sizeof list);
    make_bytes(made, field->count_offset, &length, sizeof length);
    return list;
}

void make_list(struct made made, const char *field, int count)
{
    const struct field *list = make_field(made.shape, field, FIELD_LIST);
    make_entries(made, list, count, list->shape->size);
}

void make_texts(struct made made, const char *field, int count)
{
    struct text *text =
        make_entries(made, make_field(made.shape, field, FIELD_TEXTS), count, sizeof *text);
    for (int i = 0; i < count; i++)
        text[i] = make_text_of(made.arena, arena_format(made.arena, "%s %d", field, i));
}

struct made make_entry(struct made made, const char *field, int index)
{
    const struct field *list = make_field(made.shape, field, FIELD_LIST);
    char *entries;
    memcpy(&entries, made.at + list->offset, sizeof entries);
    return (struct made){list->shape, entries + (size_t)index * list->shape->size, made.arena};
}

struct made make_task(struct task *task, const char *kind, struct arena *arena)
{
    *task = (struct task){.place = {.file = "test.yaml", .line = 1, .column = 1},
                          .id = "task",
                          .kind = task_kind(kind),
                          .situation = make_text_of(arena, "situation"),
                          .prompt = make_text_of(arena, "prompt"),
                          .why = make_text_of(arena, "because")};
    if (!task->kind)
        BUG("a test asks for a kind that is not there");
    task->body = arena_alloc(arena, task->kind->shape->size);
    return (struct made){task->kind->shape, task->body, arena};
}

static void make_sample_entry(struct made made, const char *list, int index)
{
    for (size_t i = 0; i < made.shape->count; i++) {
        const char *name = made.shape->field[i].name;
        switch (made.shape->field[i].type) {
        case FIELD_ID:
            if (strcmp(name, "group") == 0)
                make_id(made, name, arena_format(made.arena, "groups-%d", index % MAKE_GROUPS));
            else
                make_id(made, name, arena_format(made.arena, "%s-%d", list, index));
            break;
        case FIELD_TEXT:
            make_text(made, name, arena_format(made.arena, "%s %d", name, index));
            break;
        case FIELD_NUMBER: make_number(made, name, index); break;
        case FIELD_FLAG: make_flag(made, name, index % 2 == 1); break;
        case FIELD_STRING:
        case FIELD_DECIMAL:
        case FIELD_WORD:
        case FIELD_TEXTS:
        case FIELD_STRINGS:
        case FIELD_LIST:
        case FIELD_MAP:
        case FIELD_NUMBERS:
        case FIELD_UNLOCK:
        case FIELD_TASKS: BUG("a field type that no sample has yet");
        }
    }
}

struct made make_sample(struct task *task, const char *kind, int count, struct arena *arena)
{
    const struct made made = make_task(task, kind, arena);
    for (size_t i = 0; i < made.shape->count; i++) {
        const struct field *field = &made.shape->field[i];
        if (field->type == FIELD_TEXTS) {
            make_texts(made, field->name,
                       strcmp(field->name, "extra") == 0 ? MAKE_EXTRA : MAKE_PAGES);
        } else if (field->type == FIELD_LIST) {
            const int entries = strcmp(field->name, "groups") == 0 ? MAKE_GROUPS : count;
            make_list(made, field->name, entries);
            for (int n = 0; n < entries; n++)
                make_sample_entry(make_entry(made, field->name, n), field->name, n);
        }
    }
    return made;
}

struct telling make_telling(uint64_t seed)
{
    return (struct telling){.wish = {.tag = "en", .fallback = "fi"}, .seed = seed};
}

/* SplitMix64, apart from the one under test. */
static int make_below(uint64_t *state, int most)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (int)((z ^ (z >> 31)) % (uint64_t)most);
}

/* A way from the beginning to an end, by chance. */
static struct answer make_path(const struct task *task, uint64_t *state)
{
    const int choices = task->kind->choices(task);
    struct answer path = {0};
    bool ends = false;
    while (!ends) {
        struct answer longer = path;
        longer.count++;
        do
            longer.value[path.count] = (short)make_below(state, choices);
        while (!task->kind->follow(task, &longer, &ends));
        path = longer;
    }
    return path;
}

struct answer make_answer(const struct task *task, uint64_t *state)
{
    const struct kind *kind = task->kind;
    const enum answer_form form = task_form(task);
    const int choices = kind->choices(task), targets = kind->targets(task);
    struct answer answer = {.count = form == FORM_NONE ? 0 : form == FORM_ONE ? 1 : choices};
    short pool[INPUT_MOST];
    int left = form == FORM_ORDER ? choices : targets;
    if (form == FORM_PATH)
        return make_path(task, state);
    for (int i = 0; i < left; i++)
        pool[i] = (short)i;
    for (int i = 0; form == FORM_POINTS && i < kind->total(task); i++)
        answer.value[make_below(state, choices)]++;
    for (int i = 0; i < answer.count; i++) {
        switch (form) {
        case FORM_NONE:
        case FORM_POINTS:
        case FORM_PATH: break;
        case FORM_ONE: answer.value[i] = (short)make_below(state, choices); break;
        case FORM_MANY: answer.value[i] = (short)make_below(state, 2); break;
        case FORM_ORDER:
        case FORM_PAIRS: {
            const int at = make_below(state, left);
            answer.value[i] = pool[at];
            if (form == FORM_ORDER || !kind->shared)
                pool[at] = pool[--left];
            break;
        }
        }
    }
    return answer;
}

struct answer make_values(int count, const short *value)
{
    struct answer answer = {.count = count};
    memcpy(answer.value, value, (size_t)count * sizeof *value);
    return answer;
}

int make_shown(const struct choice *choice, int count, int index)
{
    for (int i = 0; i < count; i++) {
        if (choice[i].index == index)
            return i;
    }
    return -1;
}
