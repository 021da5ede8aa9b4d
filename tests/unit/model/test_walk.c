/* SPDX-License-Identifier: MIT */
/* The walk over the texts of a struct, on tables of its own and on those of a step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "model/pack.h"
#include "model/walk.h"

struct leaf {
    struct place place;
    const char *id;
    struct text text;
    bool flag;
    struct text more;
};

struct tree {
    struct place place;
    struct text first;
    int number;
    struct leaf *leaves;
    size_t leaves_count;
    struct text *lines;
    size_t lines_count;
    struct leaf *one;
    const char **names;
    size_t names_count;
    struct text last;
};

static const struct field leaf_fields[] = {
    {.name = "id", .type = FIELD_ID, FIELD_AT(struct leaf, id)},
    {.name = "text", .type = FIELD_TEXT, FIELD_AT(struct leaf, text)},
    {.name = "flag", .type = FIELD_FLAG, FIELD_AT(struct leaf, flag)},
    {.name = "more", .type = FIELD_TEXT, FIELD_AT(struct leaf, more)},
};
static const struct shape leaf_shape = SHAPE_OF("a leaf", struct leaf, leaf_fields);

static const struct field tree_fields[] = {
    {.name = "first", .type = FIELD_TEXT, FIELD_AT(struct tree, first)},
    {.name = "number", .type = FIELD_NUMBER, FIELD_AT(struct tree, number)},
    {.name = "leaves",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct tree, leaves),
     .shape = &leaf_shape},
    {.name = "lines", .type = FIELD_TEXTS, FIELD_LIST_AT(struct tree, lines)},
    {.name = "one", .type = FIELD_MAP, FIELD_AT(struct tree, one), .shape = &leaf_shape},
    {.name = "names", .type = FIELD_STRINGS, FIELD_LIST_AT(struct tree, names)},
    {.name = "last", .type = FIELD_TEXT, FIELD_AT(struct tree, last)},
};
static const struct shape tree_shape = SHAPE_OF("a tree", struct tree, tree_fields);

static const struct text_in words[] = {
    {.tag = "fi", .string = "a"}, {.tag = "fi", .string = "b"}, {.tag = "fi", .string = "c"},
    {.tag = "fi", .string = "d"}, {.tag = "fi", .string = "e"}, {.tag = "fi", .string = "f"},
    {.tag = "fi", .string = "g"}, {.tag = "en", .string = "h"},
};

static struct text text_of(size_t at, size_t count)
{
    return (struct text){.in = &words[at], .count = count};
}

/* What was visited, as "field=string " for each text; the walk ends behind text MOST. */
struct visits {
    struct str seen;
    int count, most;
};

static bool visit(void *context, const struct field *field, const struct text *text)
{
    struct visits *visits = context;
    str_addf(&visits->seen, "%s=", field->name);
    for (size_t i = 0; i < text->count; i++)
        str_add(&visits->seen, text->in[i].string);
    str_add_char(&visits->seen, ' ');
    return ++visits->count < visits->most;
}

/* Ended after MOST texts; the whole walk when there are fewer. */
static void assert_walk(const struct shape *shape, const void *base, int most, const char *seen,
                        bool whole)
{
    struct visits visits = {.most = most};
    const struct walk walk = {.text = visit, .context = &visits};
    assert_int_equal(walk_texts(shape, base, &walk), whole);
    assert_string_equal(str_text(&visits.seen), seen);
    str_release(&visits.seen);
}

static void test_a_tree(void **state)
{
    struct leaf leaves[] = {{.text = text_of(1, 1)}, {.more = text_of(2, 1)}};
    struct leaf one = {.text = text_of(5, 1)};
    struct text lines[] = {text_of(3, 1), {0}, text_of(4, 1)};
    const char *names[] = {"no text"};
    const struct tree tree = {
        .first = text_of(0, 1),
        .leaves = leaves,
        .leaves_count = 2,
        .lines = lines,
        .lines_count = 3,
        .one = &one,
        .names = names,
        .names_count = 1,
        .last = text_of(6, 2), /* in two languages */
    };
    static const char all[] = "first=a text=b more=c lines=d lines=e text=f last=gh ";
    (void)state;
    assert_walk(&tree_shape, &tree, 100, all, true);
    /* It ends wherever the visitor wants, and not before. */
    assert_walk(&tree_shape, &tree, 8, all, true);
    assert_walk(&tree_shape, &tree, 7, all, false);
    assert_walk(&tree_shape, &tree, 6, "first=a text=b more=c lines=d lines=e text=f ", false);
    assert_walk(&tree_shape, &tree, 4, "first=a text=b more=c lines=d ", false);
    assert_walk(&tree_shape, &tree, 2, "first=a text=b ", false);
    assert_walk(&tree_shape, &tree, 1, "first=a ", false);
}

static void test_nothing(void **state)
{
    const struct tree empty = {0};
    const struct tree counts = {.leaves_count = 3, .lines_count = 3}; /* and no pointer */
    (void)state;
    assert_walk(&tree_shape, &empty, 1, "", true);
    assert_walk(&tree_shape, &counts, 1, "", true);
    assert_walk(&tree_shape, NULL, 1, "", true);
}

/* The way to each text: entries of lists by number and id, maps by name alone. */
struct ways {
    struct str seen, way;
};

static void go_in(void *context, const struct field *field, size_t number, const void *base)
{
    struct ways *ways = context;
    const char *id = base ? ((const struct leaf *)base)->id : NULL;
    str_addf(&ways->way, "/%s%zu%s", field->name, number, id ? id : "");
}

static void come_out(void *context)
{
    struct ways *ways = context;
    ways->way.length = (size_t)(strrchr(ways->way.text, '/') - ways->way.text);
    ways->way.text[ways->way.length] = '\0';
}

static bool note_way(void *context, const struct field *field, const struct text *text)
{
    struct ways *ways = context;
    (void)text;
    str_addf(&ways->seen, "%s:%s ", str_text(&ways->way), field->name);
    return true;
}

static void test_ways(void **state)
{
    struct leaf leaves[] = {{.id = "a", .text = text_of(1, 1)}, {.more = text_of(2, 1)}};
    struct leaf one = {.text = text_of(5, 1)};
    struct text lines[] = {text_of(3, 1), {0}, text_of(4, 1)};
    const struct tree tree = {.first = text_of(0, 1),
                              .leaves = leaves,
                              .leaves_count = 2,
                              .lines = lines,
                              .lines_count = 3,
                              .one = &one,
                              .last = text_of(6, 2)};
    struct ways ways = {{0}, {0}};
    const struct walk walk = {
        .text = note_way, .context = &ways, .enter = go_in, .leave = come_out};
    (void)state;
    assert_true(walk_texts(&tree_shape, &tree, &walk));
    assert_string_equal(str_text(&ways.seen), ":first /leaves0a:text /leaves1:more /lines0:lines "
                                              "/lines2:lines /one0:text :last ");
    assert_string_equal(str_text(&ways.way), "");
    str_release(&ways.seen);
    str_release(&ways.way);
}

/* Tasks are passed over: this floor does not know what they are made of. */
static void test_a_step(void **state)
{
    struct task task = {.prompt = text_of(3, 1)};
    struct action action = {.text = text_of(2, 1)};
    const struct stage stage = {
        .title = text_of(0, 1),
        .scene = text_of(1, 1),
        .tasks = &task,
        .tasks_count = 1,
        .actions = &action,
        .actions_count = 1,
    };
    (void)state;
    assert_walk(&stage_shape, &stage, 100, "title=a scene=b text=c ", true);
    assert_walk(&task_shape, &task, 100, "prompt=d ", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_tree),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_a_step),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
