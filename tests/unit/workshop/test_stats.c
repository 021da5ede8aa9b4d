/* SPDX-License-Identifier: MIT */
/* A pack in figures that were counted by hand, as text and as JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <string.h>

#include <jansson.h>

#include "content/load.h"
#include "tasks/task.h"
#include "workshop/stats.h"

#include "support/workshop/bench.h"

static const char head[] = "pack: p\nformat: 1\ntitle: { fi: Oma paketti, en: My pack }\n"
                           "language: fi\nstages: [s.yaml]\nquiz: q.yaml\nglossary: g.yaml\n";
static const char stage[] = "stage: s\n"
                            "title: { fi: Alku, en: Start }\n"
                            "scene: Olet *kurssilla*. Mitä teet?\n" /* 4 words, 2 sentences */
                            "tasks:\n"
                            "  - id: a\n"
                            "    kind: choose\n"
                            "    prompt: Mitä sanot?\n"
                            "    options:\n"
                            "      - { id: x, text: Hei., points: 1 }\n"
                            "      - { id: y, text: En mitään., points: 0 }\n"
                            "  - id: b\n"
                            "    kind: read\n"
                            "    pages: [\"[[verkosto|Verkostossa]] on ihmisiä.\"]\n"
                            "practice:\n"
                            "  - id: c\n"
                            "    kind: order\n"
                            "    prompt: Järjestä.\n"
                            "    items: [ { id: x, text: yksi }, { id: y, text: kaksi } ]\n";
static const char quiz[] =
    "quiz: q\ntitle: Testi\ntraits: [ { id: t, name: T }, { id: u, name: U } ]\n"
    "archetypes:\n"
    "  - { id: a, name: A, profile: { t: 4, u: 0 }, strengths: S., next: { small: a, middle: b, "
    "large: c } }\n"
    "  - { id: b, name: B, profile: { t: 0, u: 4 }, strengths: S., next: { small: a, middle: b, "
    "large: c } }\n"
    "questions:\n"
    "  - { id: q, prompt: Kumpi?, options: [ { id: x, text: Yksi, traits: { t: 1 } }, { id: y, "
    "text: Kaksi, traits: { u: 1 } } ] }\n";
static const char glossary[] = "glossary:\n  - { id: verkosto, term: verkosto, gloss: Ihmisiä. }\n";

struct counted {
    struct bench bench;
    struct diags diags;
    struct stats stats;
};

static void count(struct counted *c)
{
    *c = (struct counted){0};
    bench_open(&c->bench);
    bench_write(&c->bench, "pack.yaml", head, sizeof head - 1);
    bench_write(&c->bench, "s.yaml", stage, sizeof stage - 1);
    bench_write(&c->bench, "q.yaml", quiz, sizeof quiz - 1);
    bench_write(&c->bench, "g.yaml", glossary, sizeof glossary - 1);
    const struct pack *pack = pack_load(c->bench.folder, &c->bench.arena, &c->diags);
    struct str out = {0};
    diags_render(&c->diags, NULL, &out);
    if (c->diags.count > 0)
        print_error("%s", str_text(&out));
    str_release(&out);
    assert_int_equal(c->diags.count, 0);
    stats_make(pack, &c->bench.arena, &c->stats);
}

static void end(struct counted *c)
{
    diags_release(&c->diags);
    bench_close(&c->bench);
}

static void test_figures(void **state)
{
    struct counted c;
    (void)state;
    count(&c);
    const struct stats *s = &c.stats;
    assert_int_equal(s->languages, 2);
    assert_string_equal(s->tag[0], "fi");
    assert_string_equal(s->tag[1], "en");
    assert_int_equal(s->step[0].tasks, 2);
    assert_int_equal(s->step[0].choices, 2);
    /* Alku; Olet kurssilla Mitä teet; Mitä sanot; Hei; En mitään; Verkostossa on ihmisiä */
    assert_int_equal(s->step[0].in[0].words, 1 + 4 + 2 + 1 + 2 + 3);
    assert_int_equal(s->step[0].in[0].texts, 6);
    assert_int_equal(s->step[0].in[1].words, 1);
    assert_true(fabs(stats_seconds(&s->step[0], 0) - (13 * 60.0 / 180 + 2 * STATS_WEIGH)) < 1e-9);
    assert_int_equal(s->step[0].in[0].lix.sentences, 6);
    assert_int_equal(s->step[0].in[0].lix.words, 12);
    assert_int_equal(s->step[0].in[0].lix.long_words, 3); /* kurssilla Verkostossa ihmisiä */
    assert_int_equal(s->practice[0].tasks, 1);
    assert_int_equal(s->practice[0].choices, 2);
    assert_int_equal(s->practice[0].in[0].words, 3);
    assert_int_equal(s->quiz.tasks, 1);
    assert_int_equal(s->quiz.choices, 2);
    assert_int_equal(s->glossary.in[0].words, 2);
    assert_int_equal(s->rest.in[0].words, 2);
    assert_int_equal(s->rest.in[1].words, 2);
    assert_int_equal(s->whole.tasks, 3);
    assert_int_equal(s->whole.in[0].words, 13 + 3 + s->quiz.in[0].words + 2 + 2);
    for (size_t i = 0; task_kinds[i]; i++) {
        const char *name = task_kinds[i]->name;
        assert_int_equal(s->kind[i], strcmp(name, "choose") == 0 || strcmp(name, "read") == 0);
        assert_int_equal(s->kind_practice[i], strcmp(name, "order") == 0);
    }
    assert_int_equal(s->longest_count, STATS_LONGEST);
    assert_string_equal(s->longest[0].text->path, "s.yaml#scene");
    assert_int_equal(s->longest[0].words, 4);
    assert_int_equal(s->longest[0].characters, strlen("Olet kurssilla. Mitä teet?") - 1);
    for (size_t i = 1; i < s->longest_count; i++)
        assert_true(s->longest[i - 1].words >= s->longest[i].words);
    end(&c);
}

static void test_text(void **state)
{
    static const char *const tags[] = {"fi", "en"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct counted c;
        struct str out = {0};
        count(&c);
        const struct catalog *words = bench_words(&c.bench, tags[i]);
        stats_text(&c.stats, words, &out);
        assert_non_null(strstr(str_text(&out), catalog_text(words, "stats.whole")));
        assert_non_null(strstr(str_text(&out), i == 0 ? "\nAlku " : "\nStart "));
        assert_non_null(strstr(str_text(&out), "s.yaml#scene"));
        assert_non_null(strstr(str_text(&out), i == 0 ? "0,2" : "0.2"));
        assert_null(strstr(str_text(&out), "stats."));
        assert_null(strstr(str_text(&out), " \n"));
        str_release(&out);
        end(&c);
    }
}

static void test_json(void **state)
{
    struct counted c;
    struct str out = {0};
    (void)state;
    count(&c);
    stats_json(&c.stats, &out);
    json_t *root = json_loads(str_text(&out), 0, NULL);
    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "pack")), "p");
    const json_t *step = json_array_get(json_object_get(root, "steps"), 0);
    assert_string_equal(json_string_value(json_object_get(step, "id")), "s");
    assert_int_equal(json_integer_value(json_object_get(step, "tasks")), 2);
    const json_t *in = json_array_get(json_object_get(step, "in"), 0);
    assert_string_equal(json_string_value(json_object_get(in, "language")), "fi");
    assert_int_equal(json_integer_value(json_object_get(in, "words")), 13);
    assert_true(fabs(json_real_value(json_object_get(in, "seconds")) -
                     stats_seconds(&c.stats.step[0], 0)) < 0.001);
    assert_int_equal(json_array_size(json_object_get(root, "languages")), 2);
    assert_int_equal(json_array_size(json_object_get(root, "longest")), STATS_LONGEST);
    const json_t *longest = json_array_get(json_object_get(root, "longest"), 0);
    assert_int_equal(json_integer_value(json_object_get(longest, "line")), 3);
    json_decref(root);
    str_release(&out);
    end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_json),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
