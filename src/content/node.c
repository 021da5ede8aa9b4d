/* SPDX-License-Identifier: MIT */
/* libyaml's events become a tree by shift and reduce: finished children wait on one stack, and the
 * end of a list or map moves its share of the stack into the arena.
 *
 * libyaml 0.2.5 has no limits of its own, so the bytes are looked through before it sees them
 * (encoding, control characters, %TAG lines, which it compares with each other), and the events are
 * counted as they come: the parser is left at the first one too many. What it says about an error
 * is put into words by content/trouble.h. */
#include "content/node.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/bug.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/trouble.h"

enum { NODE_MOST_MARKS = 8, NODE_FEW = 8 };

struct frame {
    enum node_type type;
    bool keyed; /* MAP: a key waits for its value on the stack */
    bool flow;
    size_t start, from;
    struct place place;
};

struct builder {
    struct source *source;
    struct arena *arena;
    struct diags *diags;
    struct node_entry *stack;
    size_t count, room;
    struct frame frame[NODE_MOST_DEPTH];
    size_t depth, nodes, errors, documents;
    struct node *root;
    bool failed; /* there will be no tree */
    bool done;   /* and no further event is wanted */
};

/* ---- places ---- */

static struct place node_mark(const struct builder *b, const yaml_mark_t *mark)
{
    return (struct place){.file = b->source->file,
                          .line = (unsigned)mark->line + 1,
                          .column = (unsigned)mark->column + 1,
                          .span = 1};
}

static struct place node_marks(const struct builder *b, const yaml_mark_t *start,
                               const yaml_mark_t *end)
{
    struct place place = node_mark(b, start);
    if (start->line == end->line && end->column > start->column)
        place.span = (unsigned)(end->column - start->column);
    return place;
}

/* ---- before libyaml ---- */

/* %TAG lines before the document: libyaml compares each with all. */
static bool node_check_directives(struct builder *b)
{
    const char *at = b->source->text, *end = at + b->source->length;
    while (at < end && (*at == '\n' || *at == '\r' || *at == '#' || *at == '%' || *at == ' ')) {
        if (end - at > 4 && memcmp(at, "%TAG", 4) == 0) {
            diag_add(b->diags, DIAG_YAML_TAG,
                     source_place(b->source, (size_t)(at - b->source->text)), NULL);
            return false;
        }
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline)
            break;
        at = newline + 1;
    }
    return true;
}

/* ---- scalars ---- */

/* Notes that C in the scalar at PLACE cannot be shown. */
static void node_bad_character(struct builder *b, struct place place, unsigned last_line,
                               const char *bytes, size_t length, unsigned c)
{
    struct place exact;
    if (b->errors >= NODE_MOST_ERRORS)
        return;
    if (c != 0 && source_locate(b->source, place, last_line, bytes, length, &exact))
        place = exact;
    source_bad_character(b->diags, b->arena, place, c);
    b->errors++;
}

/* Looks at every character of a scalar; the number of bytes to keep of it. */
static size_t node_check_string(struct builder *b, const char *s, size_t length, struct place place,
                                unsigned last_line, size_t most)
{
    const char *at = s, *end = s + length, *cut = end;
    size_t characters = 0;
    unsigned marks = 0;
    bool bad = false;

    for (; at < end; characters++) {
        if (characters == most)
            cut = at;
        const unsigned char byte = (unsigned char)*at;
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n') {
            marks = 0;
            at++;
            continue;
        }
        const char *start = at;
        const unsigned c = utf8_next(&at);
        if (c > 0xA0 && c < 0x300 && c != 0xAD) {
            marks = 0;
            continue;
        }
        const int width = utf8_width(c);
        marks = c >= 0x300 && width == 0 ? marks + 1 : 0;
        if (!bad && (!utf8_is_clean(c) || width < 0 || marks > NODE_MOST_MARKS)) {
            bad = true;
            node_bad_character(b, place, last_line, start, (size_t)(at - start), c);
        }
    }
    if (characters > most && b->errors < NODE_MOST_ERRORS) {
        diag_add(b->diags, DIAG_TEXT_LONG, place, "most", arena_format(b->arena, "%zu", most),
                 NULL);
        b->errors++;
    }
    return (size_t)(cut - s);
}

/* ---- the tree ---- */

static void node_fail(struct builder *b)
{
    b->failed = b->done = true;
}

/* An error after which reading goes on for more of its sort, though there will be no tree. */
static void node_refuse(struct builder *b, enum diag_code code, struct place place)
{
    diag_add(b->diags, code, place, NULL);
    b->failed = true;
    if (++b->errors >= NODE_MOST_ERRORS)
        b->done = true;
}

static struct node_entry *node_push(struct builder *b)
{
    if (b->count == b->room) {
        const size_t room = b->room ? b->room * 2 : 256;
        struct node_entry *stack = realloc(b->stack, room * sizeof *stack);
        if (!stack)
            bug_out_of_memory();
        b->stack = stack;
        b->room = room;
    }
    b->stack[b->count] = (struct node_entry){0};
    return &b->stack[b->count++];
}

/* Whether the next scalar is a key. */
static bool node_wants_key(const struct builder *b)
{
    return b->depth && b->frame[b->depth - 1].type == NODE_MAP && !b->frame[b->depth - 1].keyed;
}

static void node_add_key(struct builder *b, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    const size_t length = event->data.scalar.length;
    const struct place place = node_marks(b, &event->start_mark, &event->end_mark);
    if (length == 0 || memchr(text, '\n', length)) {
        diag_add(b->diags, DIAG_YAML_KEY, place, NULL);
        node_fail(b);
        return;
    }
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
        trouble_with_key(b->source, text, place, b->arena, b->diags)) {
        node_fail(b);
        return;
    }
    const size_t keep = node_check_string(b, text, length, place,
                                          (unsigned)event->end_mark.line + 1, NODE_MOST_KEY);
    struct node_entry *entry = node_push(b);
    entry->key = arena_copy(b->arena, text, keep);
    entry->place = place;
    b->frame[b->depth - 1].keyed = true;
}

/* Puts a finished value where it belongs. */
static void node_add_value(struct builder *b, struct node value)
{
    if (b->depth == 0) {
        b->root = arena_alloc(b->arena, sizeof *b->root);
        *b->root = value;
        return;
    }
    struct frame *frame = &b->frame[b->depth - 1];
    struct node_entry *entry = frame->type == NODE_MAP ? &b->stack[b->count - 1] : node_push(b);
    if (entry->key && value.type == NODE_TEXT && value.plain && value.count == 0)
        value.place = entry->place;
    entry->value = value;
    frame->keyed = false;
}

/* Counts a value; false when it is one too many. */
static bool node_count(struct builder *b, struct place place)
{
    if (++b->nodes <= NODE_MOST)
        return true;
    diag_add(b->diags, DIAG_YAML_SIZE, place, "most", arena_format(b->arena, "%d", NODE_MOST),
             NULL);
    node_fail(b);
    return false;
}

static void node_on_scalar(struct builder *b, const yaml_event_t *event)
{
    const struct place place = node_marks(b, &event->start_mark, &event->end_mark);
    if (event->data.scalar.anchor)
        node_refuse(b, DIAG_YAML_ALIAS, place);
    if (event->data.scalar.tag)
        node_refuse(b, DIAG_YAML_TAG, place);
    if (node_wants_key(b)) {
        node_add_key(b, event);
        return;
    }
    if (!node_count(b, place))
        return;
    const char *text = (const char *)event->data.scalar.value;
    struct node value = {.type = NODE_TEXT,
                         .place = place,
                         .plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
                         .from = event->start_mark.index,
                         .to = event->end_mark.index,
                         .last_line = (unsigned)event->end_mark.line + 1};
    value.count = node_check_string(b, text, event->data.scalar.length, place, value.last_line,
                                    NODE_MOST_STRING);
    value.text = arena_copy(b->arena, text, value.count);
    node_add_value(b, value);
}

static void node_on_start(struct builder *b, enum node_type type, const yaml_event_t *event)
{
    const struct place place = node_mark(b, &event->start_mark);
    const bool list = type == NODE_LIST;
    if (list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor)
        node_refuse(b, DIAG_YAML_ALIAS, place);
    if (list ? event->data.sequence_start.tag : event->data.mapping_start.tag)
        node_refuse(b, DIAG_YAML_TAG, place);
    if (node_wants_key(b)) {
        diag_add(b->diags, DIAG_YAML_KEY, place, NULL);
        node_fail(b);
    } else if (b->depth == NODE_MOST_DEPTH) {
        diag_add(b->diags, DIAG_YAML_DEPTH, place, "most",
                 arena_format(b->arena, "%d", NODE_MOST_DEPTH), NULL);
        node_fail(b);
    } else if (node_count(b, place)) {
        const bool flow = list ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                               : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        b->frame[b->depth++] = (struct frame){.type = type,
                                              .flow = flow,
                                              .start = b->count,
                                              .from = event->start_mark.index,
                                              .place = place};
    }
}

static int node_compare_keys(const void *left, const void *right)
{
    const struct node_entry *const *a = left, *const *b = right;
    const int order = strcmp((*a)->key, (*b)->key);
    return order ? order : (*a > *b) - (*a < *b);
}

static void node_twice(struct builder *b, struct node_entry *later, const struct node_entry *first)
{
    if (b->errors < NODE_MOST_ERRORS) {
        diag_add(b->diags, DIAG_FIELD_TWICE, later->place, "field", later->key, NULL);
        diag_other(b->diags, first->place);
        b->errors++;
    }
}

/* Marks all but the first entry of each key by taking the key away. Few keys are compared with
 * each other, many are sorted. */
static void node_find_twice(struct builder *b, struct node_entry *entry, size_t count)
{
    if (count <= NODE_FEW) {
        for (size_t i = 1; i < count; i++) {
            for (size_t j = 0; j < i && entry[i].key; j++) {
                if (entry[j].key && strcmp(entry[i].key, entry[j].key) == 0) {
                    node_twice(b, &entry[i], &entry[j]);
                    entry[i].key = NULL;
                }
            }
        }
        return;
    }
    struct node_entry **order = malloc(count * sizeof *order);
    if (!order)
        bug_out_of_memory();
    for (size_t i = 0; i < count; i++)
        order[i] = &entry[i];
    qsort(order, count, sizeof(struct node_entry *), node_compare_keys);
    const struct node_entry *first = order[0];
    for (size_t i = 1; i < count; i++) {
        if (strcmp(order[i]->key, first->key) == 0) {
            node_twice(b, order[i], first);
            order[i]->key = NULL;
        } else {
            first = order[i];
        }
    }
    free(order);
}

static void node_on_end(struct builder *b, const yaml_event_t *event)
{
    const struct frame frame = b->frame[--b->depth];
    const size_t count = b->count - frame.start;
    struct node_entry *child = count ? b->stack + frame.start : NULL;
    struct node value = {.type = frame.type,
                         .flow = frame.flow,
                         .from = frame.from,
                         .to = frame.flow ? event->end_mark.index : 0,
                         .place = frame.place,
                         .last_line = (unsigned)event->end_mark.line + 1};
    if (frame.type == NODE_LIST) {
        struct node *item = arena_array(b->arena, count, sizeof *item);
        for (size_t i = 0; i < count; i++)
            item[i] = child[i].value;
        value.item = item;
        value.count = count;
    } else {
        node_find_twice(b, child, count);
        struct node_entry *entry = arena_array(b->arena, count, sizeof *entry);
        for (size_t i = 0; i < count; i++) {
            if (child[i].key)
                entry[value.count++] = child[i];
        }
        value.entry = entry;
    }
    b->count = frame.start;
    node_add_value(b, value);
}

static void node_on_event(struct builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
    case YAML_STREAM_END_EVENT: b->done = true; break;
    case YAML_DOCUMENT_START_EVENT:
        if (++b->documents > 1) {
            diag_add(b->diags, DIAG_YAML_DOCUMENTS,
                     node_marks(b, &event->start_mark, &event->end_mark), NULL);
            node_fail(b);
        }
        break;
    case YAML_ALIAS_EVENT:
        node_refuse(b, DIAG_YAML_ALIAS, node_marks(b, &event->start_mark, &event->end_mark));
        if (node_wants_key(b))
            node_fail(b);
        else
            node_add_value(b, (struct node){.type = NODE_TEXT, .text = ""});
        break;
    case YAML_SCALAR_EVENT: node_on_scalar(b, event); break;
    case YAML_SEQUENCE_START_EVENT: node_on_start(b, NODE_LIST, event); break;
    case YAML_MAPPING_START_EVENT: node_on_start(b, NODE_MAP, event); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: node_on_end(b, event); break;
    }
}

/* ---- errors of libyaml ---- */

static void node_on_error(struct builder *b, const yaml_parser_t *parser)
{
    const struct trouble trouble = {
        .source = b->source,
        .context = parser->context ? parser->context : "",
        .problem = parser->problem ? parser->problem : "",
        .from = node_mark(b, &parser->context_mark),
        .at = node_mark(b, &parser->problem_mark),
    };
    b->failed = true;
    if (parser->error == YAML_MEMORY_ERROR)
        bug_out_of_memory();
    trouble_tell(&trouble, b->arena, b->diags);
}

/* ---- */

static void node_run(struct builder *b)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        bug_out_of_memory();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)b->source->text,
                                 b->source->length);
    while (!b->done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            node_on_error(b, &parser);
            break;
        }
        node_on_event(b, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    free(b->stack);
}

/* A tree from bytes that were looked through. */
static const struct node *node_build(struct source *source, struct arena *arena,
                                     struct diags *diags)
{
    struct builder b = {.source = source, .arena = arena, .diags = diags};
    if (!node_check_directives(&b))
        return NULL;
    node_run(&b);
    if (b.failed)
        return NULL;
    if (!b.root || (b.root->type == NODE_TEXT && b.root->plain && b.root->count == 0)) {
        diag_add(diags, DIAG_YAML_EMPTY, (struct place){.file = source->file}, NULL);
        return NULL;
    }
    return b.root;
}

const struct node *node_read(const char *path, struct arena *arena, struct diags *diags,
                             struct source *ret_source)
{
    return source_open(path, arena, diags, ret_source) ? node_build(ret_source, arena, diags)
                                                       : NULL;
}

const struct node *node_parse(struct source *source, struct arena *arena, struct diags *diags)
{
    source->line = 0;
    return source_check(source, arena, diags) ? node_build(source, arena, diags) : NULL;
}

const struct node_entry *node_find(const struct node *map, const char *key)
{
    for (size_t i = 0; map->type == NODE_MAP && i < map->count; i++) {
        if (strcmp(map->entry[i].key, key) == 0)
            return &map->entry[i];
    }
    return NULL;
}
