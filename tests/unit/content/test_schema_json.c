/* SPDX-License-Identifier: MIT */
/* The schema is that of levels/schema.json, which ASKELEET_REFRESH=1 writes anew, and says all that
 * the tables say. What it accepts and refuses is in tests/workshop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "content/schema_json.h"
#include "tasks/task.h"

static const char path[] = "levels/schema.json";

static void test_committed(void **state)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str schema = {0};
    const char *refresh = getenv("ASKELEET_REFRESH"), *text;
    size_t length;
    (void)state;
    schema_json_write(&schema);
    if (refresh && strcmp(refresh, "1") == 0)
        assert_true(io_replace_file(path, schema.text, schema.length));
    assert_true(io_read_file(path, IO_LARGEST_FILE, &arena, &diags, &text, &length));
    if (length != schema.length || memcmp(text, schema.text, length) != 0)
        fail_msg("%s is not what the tables say; ASKELEET_REFRESH=1 writes it anew", path);
    str_release(&schema);
    diags_release(&diags);
    arena_release(&arena);
}

/* Whether JSON has the field F with its description. */
static void has_field(const char *json, const char *shape, const struct field *f)
{
    struct str key = {0}, about = {0};
    str_addf(&key, "\"%s\": {", f->name);
    if (!f->about || !*f->about || f->about[strlen(f->about) - 1] != '.')
        fail_msg("%s, field %s: no sentence about it", shape, f->name);
    str_addf(&about, "\"description\": \"%s\"", f->about);
    for (const char *at = json; (at = strstr(at, str_text(&key))) != NULL; at++) {
        const char *value = at + key.length;
        value += strspn(value, " \n");
        if (strncmp(value, str_text(&about), about.length) == 0) {
            str_release(&key);
            str_release(&about);
            return;
        }
    }
    fail_msg("%s, field %s: not in the schema", shape, f->name);
}

static void has_shape(const char *json, const struct shape *shape, int depth)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->field[i];
        has_field(json, shape->name, f);
        if (f->shape && f->shape != shape && depth < 8)
            has_shape(json, f->shape, depth + 1);
    }
}

static void test_tables(void **state)
{
    struct str schema = {0};
    (void)state;
    schema_json_write(&schema);
    has_shape(schema.text, &pack_shape, 0);
    has_shape(schema.text, &stage_shape, 0);
    has_shape(schema.text, &quiz_shape, 0);
    has_shape(schema.text, &glossary_shape, 0);
    has_shape(schema.text, &task_shape, 0);
    has_shape(schema.text, &unlock_shape, 0);
    for (size_t i = 0; task_kinds[i]; i++) {
        assert_non_null(strstr(schema.text, task_kinds[i]->about));
        has_shape(schema.text, task_kinds[i]->shape, 0);
    }
    str_release(&schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_committed),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
