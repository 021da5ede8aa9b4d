/* SPDX-License-Identifier: MIT */
/* A talk only goes forward and has at most 24 nodes, so the points that can follow a place are
 * found by going on, each node once. */
#include "proof/talks.h"

#include <string.h>

#include "proof/fields.h"
#include "tasks/task.h"

enum { TALKS_NODES = PACK_MOST_CHOICES };

struct list {
    const struct shape *shape;
    const char *base;
    size_t count;
};

/* The least and the most points of the endings that can follow. */
struct span {
    int least, most;
    bool known;
};

struct talk {
    struct list nodes, endings;
    struct span after[TALKS_NODES]; /* by node */
};

static const char *talks_at(const struct list *list, size_t i)
{
    return list->base + i * list->shape->size;
}

static struct list talks_list(const struct shape *shape, const void *base, const char *name)
{
    const struct field *field = fields_find(shape, name);
    struct list list = {0};
    if (field && field->type == FIELD_LIST) {
        list.shape = field->shape;
        list.base = fields_list(base, field, &list.count);
    }
    return list;
}

static struct list talks_replies(const struct talk *talk, size_t node)
{
    return talks_list(talk->nodes.shape, talks_at(&talk->nodes, node), "replies");
}

/* The number of the one called ID, or the count. */
static size_t talks_find(const struct list *list, const char *id)
{
    size_t i = 0;
    while (i < list->count && strcmp(fields_string(list->shape, talks_at(list, i), "id"), id) != 0)
        i++;
    return i;
}

static void talks_widen(struct span *span, const struct span *by)
{
    if (!span->known || by->least < span->least)
        span->least = by->least;
    if (!span->known || by->most > span->most)
        span->most = by->most;
    span->known = true;
}

/* What can follow at the place called ID. */
static struct span talks_span(struct talk *talk, const char *id)
{
    const size_t ending = talks_find(&talk->endings, id), node = talks_find(&talk->nodes, id);
    if (ending < talk->endings.count) {
        const int points =
            fields_number(talk->endings.shape, talks_at(&talk->endings, ending), "points");
        return (struct span){points, points, true};
    }
    if (node >= talk->nodes.count || talk->after[node].known)
        return node < talk->nodes.count ? talk->after[node] : (struct span){0};
    struct span span = {0};
    const struct list replies = talks_replies(talk, node);
    for (size_t i = 0; i < replies.count; i++) {
        static const char *const ways[] = {"next", "otherwise"};
        for (size_t n = 0; n < sizeof ways / sizeof *ways; n++) {
            const char *to = fields_string(replies.shape, talks_at(&replies, i), ways[n]);
            if (to) {
                const struct span behind = talks_span(talk, to);
                talks_widen(&span, &behind);
            }
        }
    }
    talk->after[node] = span;
    return span;
}

static void talks_reversed(struct talk *talk, const struct list *replies, struct diags *diags)
{
    for (size_t i = 0; i < replies->count; i++) {
        const char *reply = talks_at(replies, i);
        const char *next = fields_string(replies->shape, reply, "next");
        const char *otherwise = fields_string(replies->shape, reply, "otherwise");
        if (!otherwise)
            continue;
        if (talks_span(talk, otherwise).least > talks_span(talk, next).most)
            diag_add(diags, DIAG_NEEDS_REVERSED, fields_place(reply), "next", next, "otherwise",
                     otherwise, NULL);
    }
}

static bool talks_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether all replies do the same. */
static bool talks_alike(const struct list *replies)
{
    static const char *const places[] = {"next", "otherwise"};
    static const char *const numbers[] = {"trust", "needs"};
    const struct shape *shape = replies->shape;
    const char *first = talks_at(replies, 0);
    for (size_t i = 1; i < replies->count; i++) {
        const char *reply = talks_at(replies, i);
        for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
            if (!talks_same(fields_string(shape, reply, places[n]),
                            fields_string(shape, first, places[n])))
                return false;
        }
        for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
            if (fields_number(shape, reply, numbers[n]) != fields_number(shape, first, numbers[n]))
                return false;
        }
    }
    return true;
}

void talks_check_task(const struct task *task, struct diags *diags)
{
    const struct shape *shape = task->kind->shape;
    struct talk talk = {.nodes = talks_list(shape, task->body, "nodes"),
                        .endings = talks_list(shape, task->body, "endings")};
    if (!talk.nodes.shape || !talk.endings.shape || talk.nodes.count > TALKS_NODES)
        return;
    for (size_t i = 0; i < talk.nodes.count; i++) {
        const struct list replies = talks_replies(&talk, i);
        const char *node = talks_at(&talk.nodes, i);
        if (replies.count > 1 && talks_alike(&replies))
            diag_add(diags, DIAG_REPLIES_ALIKE, fields_place(node), "id",
                     fields_string(talk.nodes.shape, node, "id"), NULL);
        talks_reversed(&talk, &replies, diags);
    }
}
