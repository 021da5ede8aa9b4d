/* SPDX-License-Identifier: MIT */
/* The printed result: its parts, their order, and that no text can break the form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/rng.h"
#include "report/result.h"
#include "support/engine/make_quiz.h"
#include "support/tasks/make_task.h"

/* Sorted by key. */
static const struct message messages[] = {
    {"number.decimal", ","},
    {"result.about", "About this test"},
    {"result.and", " and "},
    {"result.answered", "Answered: %{answered} of %{of}."},
    {"result.changed", "What has changed"},
    {"result.column-score", "Likeness"},
    {"result.column-trait", "Trait"},
    {"result.column-type", "Type"},
    {"result.column-value", "Value"},
    {"result.column-word", "In words"},
    {"result.comma", ", "},
    {"result.decisive", "Why this type"},
    {"result.form-then", "Another length."},
    {"result.how", "How it is computed."},
    {"result.next-large", "Your next big step"},
    {"result.next-middle", "Your next step"},
    {"result.next-small", "Your next small step"},
    {"result.none", "No type stands out."},
    {"result.shape", "The shape of your answers."},
    {"result.short", "The short test: %{count} of %{of}."},
    {"result.side", "Nearest now: %{type}."},
    {"result.side-all", "All are equally near."},
    {"result.sides-more", "Many sides."},
    {"result.sides-three", "Three sides."},
    {"result.sides-two", "Two sides."},
    {"result.small-print", "Playful, not validated."},
    {"result.still", "Nothing has moved much."},
    {"result.title", "You are %{types}"},
    {"result.title-more", "Many sides: %{types}"},
    {"result.title-none", "Every direction evenly"},
    {"result.title-three", "Three sides: %{types}"},
    {"result.title-two", "Two sides: %{types}"},
    {"result.title-unanswered", "The test is waiting"},
    {"result.traits", "Your traits"},
    {"result.turning", "With \u201c%{option}\u201d you would be %{type}."},
    {"result.turning-none", "No other answer would."},
    {"result.type-same", "The same as then: %{now}."},
    {"result.type-then", "Then: %{then}. Now: %{now}."},
    {"result.types", "All types"},
    {"result.types-note", "1 is exactly alike."},
    {"result.unanswered", "Nothing was answered."},
    {"result.you-chose", "You chose: \u201c%{option}\u201d"},
    {"strength.balanced", "balanced"},
    {"strength.balanced-means", "It is ahead."},
    {"strength.blend", "a blend"},
    {"strength.blend-means", "They are close."},
    {"strength.none", "no direction"},
    {"strength.strong", "clear"},
    {"strength.strong-means", "It is well ahead."},
    {"trait.high", "a lot"},
    {"trait.low", "a little"},
    {"trait.middle", "some"},
};
static const struct catalog words = {
    .tag = "en", .message = messages, .count = sizeof messages / sizeof *messages};

enum { TRAITS = 3, QUESTIONS = 4 };

struct fixture {
    struct arena arena;
    struct quiz *quiz;
    struct quiz_sitting sitting, before;
    struct result_about about;
    struct str out;
};

static void reply(struct quiz_sitting *sitting, const int *option)
{
    for (int q = 0; q < QUESTIONS; q++)
        sitting->reply[q] = option[q];
}

static const char *const type_names[] = {"Bridge", "Gardener", "Lamp"};
static const char *const trait_names[] = {"Builds", "Keeps in touch", "Sees"};

/* Three traits, three types, each of one trait; option O speaks for trait O. */
static void begin(struct fixture *f, const int *option)
{
    const struct make_wish wish = {.traits = TRAITS,
                                   .archetypes = TRAITS,
                                   .questions = QUESTIONS,
                                   .options = TRAITS,
                                   .tie = 0.05,
                                   .confidence = true};
    uint64_t random = 1;
    memset(f, 0, sizeof *f);
    f->quiz = make_quiz(&wish, &random, &f->arena);
    for (int t = 0; t < TRAITS; t++) {
        struct archetype *type = &f->quiz->archetypes[t];
        f->quiz->traits[t].name = make_text_of(&f->arena, trait_names[t]);
        type->name = make_text_of(&f->arena, type_names[t]);
        type->strengths =
            make_text_of(&f->arena, arena_format(&f->arena, "Good at *%s*.", type_names[t]));
        type->next = arena_alloc(&f->arena, sizeof *type->next);
        for (int size = 0; size < SIZES; size++)
            type->next->by_size[size] =
                make_text_of(&f->arena, arena_format(&f->arena, "Step %d of %d.", size, t));
        memset(type->value, 0, sizeof type->value);
        type->value[t] = 4;
    }
    for (int q = 0; q < QUESTIONS; q++) {
        struct question *question = &f->quiz->questions[q];
        question->prompt = make_text_of(&f->arena, arena_format(&f->arena, "Situation %d?", q));
        for (int o = 0; o < TRAITS; o++) {
            question->options[o].text =
                make_text_of(&f->arena, arena_format(&f->arena, "Way %d of %d", o, q));
            question->options[o].traits[0] = (struct field_number){.index = o, .value = 1};
            question->options[o].traits_count = 1;
        }
    }
    f->about = (struct result_about){
        .quiz = f->quiz, .sitting = &f->sitting, .wish = {"en", "fi"}, .words = &words};
    state_begin_sitting(&f->sitting, TEST_ALL);
    state_begin_sitting(&f->before, TEST_ALL);
    reply(&f->sitting, option);
}

static void end(struct fixture *f)
{
    str_release(&f->out);
    arena_release(&f->arena);
}

static const char *write_as(struct fixture *f, enum result_format format)
{
    str_clear(&f->out);
    result_write(&f->about, format, &f->out);
    return str_text(&f->out);
}

/* All of WANTED, ended by NULL, one behind the other. */
static void assert_in_order(const char *text, const char *const *wanted)
{
    const char *at = text;
    for (; *wanted; wanted++) {
        at = strstr(at, *wanted);
        if (!at)
            fail_msg("'%s' is missing, or in the wrong place, in:\n%s", *wanted, text);
        at += strlen(*wanted);
    }
}

/* --- text ---------------------------------------------------------------------------------- */

static void test_a_text(void **state)
{
    static const int option[] = {1, 1, 0, 1};
    static const char expected[] =
        "You are Gardener (clear)\n"
        "Good at Gardener.\n"
        "It is well ahead.\n"
        "\n"
        "Your traits\n"
        "  Builds          ##########..............................  1,0  a little\n"
        "  Keeps in touch  ##############################..........  3,0  a lot\n"
        "  Sees            ........................................  0,0  a little\n"
        "\n"
        "Why this type\n"
        "  1. Situation 0?\n"
        "     You chose: \u201cWay 1 of 0\u201d\n"
        "     With \u201cWay 0 of 0\u201d you would be Bridge.\n"
        "  2. Situation 1?\n"
        "     You chose: \u201cWay 1 of 1\u201d\n"
        "     With \u201cWay 0 of 1\u201d you would be Bridge.\n"
        "  4. Situation 3?\n"
        "     You chose: \u201cWay 1 of 3\u201d\n"
        "     With \u201cWay 0 of 3\u201d you would be Bridge.\n"
        "\n"
        "All types\n"
        "  Gardener   0,94\n"
        "  Bridge    -0,19\n"
        "  Lamp      -0,76\n"
        "  1 is exactly alike.\n"
        "\n"
        "Your next step\n"
        "  Step 1 of 1.\n"
        "\n"
        "About this test\n"
        "  Playful, not validated.\n"
        "  The shape of your answers.\n"
        "  How it is computed.\n";
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.about.ascii = true;
    assert_string_equal(write_as(&f, RESULT_TEXT), expected);
    f.about.ascii = false;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "\u2588\u2588\u2591"));
    assert_non_null(strstr(f.out.text, "Lamp      \u22120,76\n"));
    end(&f);
}

static void test_appends(void **state)
{
    static const int option[] = {1, 1, 0, 1};
    struct fixture f;
    (void)state;
    begin(&f, option);
    str_add(&f.out, "before\n");
    result_write(&f.about, RESULT_TEXT, &f.out);
    assert_true(str_starts(f.out.text, "before\nYou are"));
    end(&f);
}

static void test_the_size_of_the_next_step(void **state)
{
    static const int option[] = {2, 2, 2, 0};
    static const char *const steps[] = {"Step 0 of 2.", "Step 1 of 2.", "Step 2 of 2."};
    struct fixture f;
    (void)state;
    begin(&f, option);
    for (int sure = 0; sure < SIZES; sure++) {
        f.sitting.sure = sure;
        assert_non_null(strstr(write_as(&f, RESULT_TEXT), steps[sure]));
        assert_non_null(strstr(write_as(&f, RESULT_MARKDOWN), steps[sure]));
    }
    f.sitting.sure = REPLY_NONE;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), steps[SIZE_MIDDLE]));
    f.quiz->archetypes[2].next = NULL;
    assert_null(strstr(write_as(&f, RESULT_TEXT), "next step"));
    end(&f);
}

static void test_sides_of_one_person(void **state)
{
    static const int two[] = {2, 0, 0, 2};
    static const char *const wanted[] = {"Two sides: Bridge and Lamp (a blend)",
                                         "Two sides.",
                                         "Bridge",
                                         "Good at",
                                         "Lamp",
                                         "Good at",
                                         "They are close.",
                                         "Your traits",
                                         "Step 1 of 0.",
                                         NULL};
    static const char *const chosen[] = {"Two sides: Lamp and Bridge (a blend)",
                                         "Two sides.",
                                         "Lamp",
                                         "Good at",
                                         "Bridge",
                                         "Good at",
                                         "Nearest now: Lamp.",
                                         "They are close.",
                                         "Step 1 of 2.",
                                         NULL};
    struct fixture f;
    (void)state;
    begin(&f, two);
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_in_order(write_as(&f, RESULT_MARKDOWN), wanted);
    assert_non_null(strstr(write_as(&f, RESULT_JSON), "\"side\": null}"));
    f.sitting.side = SIDE_ALL;
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_non_null(strstr(f.out.text, "All are equally near."));
    assert_non_null(strstr(write_as(&f, RESULT_JSON), "\"side\": null}"));
    f.sitting.side = 2;
    assert_in_order(write_as(&f, RESULT_TEXT), chosen);
    assert_in_order(write_as(&f, RESULT_MARKDOWN), chosen);
    assert_non_null(strstr(write_as(&f, RESULT_JSON), "\"side\": \"type2\"}"));
    f.sitting.side = 1; /* no side of this blend: an author changed the test */
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_non_null(strstr(write_as(&f, RESULT_JSON), "\"side\": null}"));
    end(&f);

    /* All three, with a tie wide enough. */
    begin(&f, two);
    f.quiz->tie = 1;
    f.quiz->archetypes[1].value[0] = f.quiz->archetypes[1].value[2] = 3;
    f.quiz->archetypes[1].value[1] = 1;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "Three sides: Bridge, Gardener and Lamp"));
    assert_non_null(strstr(f.out.text, "Three sides."));
    end(&f);
}

static void test_without_direction(void **state)
{
    static const int even[] = {0, 1, 2, -1}, nothing[] = {-1, -2, -1, -1};
    static const char *const wanted[] = {
        "Every direction evenly\n", "No type stands out.", "Your traits", "2,0  some",
        "About this test",          "Answered: 3 of 4.",   NULL};
    struct fixture f;
    (void)state;
    begin(&f, even);
    for (int i = 0; i < QUESTIONS; i++)
        for (int o = 0; o < TRAITS; o++)
            f.quiz->questions[i].options[o].traits_count = 0;
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_null(strstr(f.out.text, "All types"));
    assert_null(strstr(f.out.text, "Why this type"));
    assert_null(strstr(f.out.text, "next step"));
    assert_null(strstr(f.out.text, "("));
    reply(&f.sitting, nothing);
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "Nothing was answered."));
    assert_null(strstr(f.out.text, "Answered:"));
    assert_non_null(strstr(write_as(&f, RESULT_MARKDOWN), "# The test is waiting\n"));
    end(&f);
}

static void test_what_would_have_changed_it(void **state)
{
    static const int option[] = {0, 0, 1, 2};
    struct fixture f;
    (void)state;
    begin(&f, option);
    assert_non_null(
        strstr(write_as(&f, RESULT_TEXT), "With \u201cWay 1 of 0\u201d you would be Gardener."));
    end(&f);
}

/* No line is wider than asked, whatever the words. */
static void assert_fits(struct fixture *f, int columns, int most)
{
    f->about.columns = columns;
    const char *text = write_as(f, RESULT_TEXT);
    assert_true(utf8_valid(text, strlen(text)) == strlen(text));
    for (const char *line = text; *line;) {
        const size_t length = strcspn(line, "\n");
        char *copy = arena_copy(&f->arena, line, length);
        if (utf8_columns(copy) > most)
            fail_msg("wider than %d: '%s'", most, copy);
        assert_true(length == 0 || copy[length - 1] != ' ');
        line += length + (line[length] == '\n');
    }
}

static void test_every_width(void **state)
{
    static const int option[] = {0, 0, 1, 2};
    static const int widths[] = {40, 41, 45, 50, 59, 60, 77, 78, 79, 80, 100, 200, 500};
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.quiz->traits[1].name =
        make_text_of(&f.arena, "Pitää yhteyttä *vanhoihin* tuttuihin ja muistaa \\[nimet]");
    f.quiz->archetypes[0].name = make_text_of(&f.arena, "Pilvenpiirtäjänrakentajamestari ja muut");
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_fits(&f, widths[i], widths[i]);
    assert_fits(&f, 0, 78);
    assert_fits(&f, -5, 78);
    assert_fits(&f, 1, 40);
    assert_fits(&f, 39, 40);
    assert_fits(&f, 1 << 30, 500);
    assert_null(strchr(f.out.text, '*'));
    assert_non_null(strstr(f.out.text, "[nimet]"));
    end(&f);
}

/* --- Markdown ------------------------------------------------------------------------------ */

static void test_a_markdown(void **state)
{
    static const int option[] = {1, 1, 0, -1};
    static const char expected[] = "# You are Gardener (clear)\n"
                                   "\n"
                                   "Good at **Gardener**.\n"
                                   "\n"
                                   "It is well ahead.\n"
                                   "\n"
                                   "## Your traits\n"
                                   "\n"
                                   "| Trait | Value | In words |\n"
                                   "|---|--:|---|\n"
                                   "| Builds | 1,3 | a little |\n"
                                   "| Keeps in touch | 2,7 | a lot |\n"
                                   "| Sees | 0,0 | a little |\n"
                                   "\n"
                                   "## Why this type\n"
                                   "\n"
                                   "- **1.** Situation 0?\n"
                                   "  - You chose: \u201cWay 1 of 0\u201d\n"
                                   "  - With \u201cWay 0 of 0\u201d you would be Bridge.\n"
                                   "- **2.** Situation 1?\n"
                                   "  - You chose: \u201cWay 1 of 1\u201d\n"
                                   "  - With \u201cWay 0 of 1\u201d you would be Bridge.\n"
                                   "- **3.** Situation 2?\n"
                                   "  - You chose: \u201cWay 0 of 2\u201d\n"
                                   "  - No other answer would.\n"
                                   "\n"
                                   "## All types\n"
                                   "\n"
                                   "| Type | Likeness |\n"
                                   "|---|--:|\n"
                                   "| Gardener | 0,87 |\n"
                                   "| Bridge | 0,00 |\n"
                                   "| Lamp | \u22120,87 |\n"
                                   "\n"
                                   "1 is exactly alike.\n"
                                   "\n"
                                   "## Your next step\n"
                                   "\n"
                                   "Step 1 of 1.\n"
                                   "\n"
                                   "## About this test\n"
                                   "\n"
                                   "Answered: 3 of 4.\n"
                                   "\n"
                                   "Playful, not validated.\n"
                                   "\n"
                                   "The shape of your answers.\n"
                                   "\n"
                                   "How it is computed.\n";
    struct fixture f;
    (void)state;
    begin(&f, option);
    assert_string_equal(write_as(&f, RESULT_MARKDOWN), expected);
    end(&f);
}

/* Texts that Markdown would take for its own signs, as strengths: a paragraph. */
static void test_markdown_is_escaped(void **state)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"a_b `c` <d> e|f ~g~ h&amp;", "\na\\_b \\`c\\` \\<d\\> e\\|f \\~g\\~ h\\&amp;\n"},
        {"# not a heading #1", "\n\\# not a heading \\#1\n"},
        {"- not a list", "\n\\- not a list\n"},
        {"+ nor this", "\n\\+ nor this\n"},
        {"=====", "\n\\=====\n"},
        {"1. nor this", "\n1\\. nor this\n"},
        {"12) nor this", "\n12\\) nor this\n"},
        {"1.5 metres - or 2", "\n1\\.5 metres - or 2\n"},
        {"*stressed* and \\*not\\*", "\n**stressed** and \\*not\\*\n"},
        {"a [[term|word]] and \\[[none]]", "\na word and \\[\\[none\\]\\]\n"},
        {"[a](http://x)", "\n\\[a\\](http://x)\n"},
        {"C# and F#", "\nC# and F#\n"},
        {"one\n\ntwo\n- three", "\none\n\ntwo\n\n\\- three\n"},
        {"*1. strong* - x", "\n**1. strong** - x\n"},
    };
    static const int option[] = {0, 0, 0, 0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        begin(&f, option);
        f.quiz->archetypes[0].strengths = make_text_of(&f.arena, rows[i].text);
        if (!strstr(write_as(&f, RESULT_MARKDOWN), rows[i].shown))
            fail_msg("'%s' became:\n%s", rows[i].text, f.out.text);
        end(&f);
    }
}

/* A text of two paragraphs stays in its table cell and its list item. */
static void test_markdown_stays_on_its_line(void **state)
{
    static const int option[] = {0, 0, 0, 0};
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.quiz->traits[0].name = make_text_of(&f.arena, "one\ntwo|three");
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "one two|three  "));
    f.quiz->questions[0].prompt = make_text_of(&f.arena, "first\n\nsecond");
    write_as(&f, RESULT_MARKDOWN);
    assert_non_null(strstr(f.out.text, "| one two\\|three | 4,0 |"));
    assert_non_null(strstr(f.out.text, "- **1.** first second\n"));
    end(&f);
}

/* --- JSON ---------------------------------------------------------------------------------- */

static void test_a_json(void **state)
{
    static const int option[] = {1, 1, 0, -1};
    static const char *const keys[] = {"type",   "blend",    "strength", "lead", "traits",
                                       "scores", "decisive", "answers",  "side"};
    struct fixture f;
    struct quiz_result result;
    (void)state;
    begin(&f, option);
    quiz_result(f.quiz, option, &result);
    const char *text = write_as(&f, RESULT_JSON);
    assert_int_equal(text[strlen(text) - 1], '\n');
    assert_true(strchr(text, '\n') == text + strlen(text) - 1);
    json_t *object = json_loads(text, 0, NULL);
    assert_non_null(object);
    assert_int_equal(json_object_size(object), 9);
    int at = 0;
    for (void *i = json_object_iter(object); i; i = json_object_iter_next(object, i))
        assert_string_equal(json_object_iter_key(i), keys[at++]);
    assert_string_equal(json_string_value(json_object_get(object, "type")), "type1");
    assert_string_equal(json_string_value(json_object_get(object, "strength")), "strong");
    assert_int_equal(json_array_size(json_object_get(object, "blend")), 1);
    assert_true(json_real_value(json_object_get(object, "lead")) == result.lead);
    for (int t = 0; t < TRAITS; t++) {
        json_t *value = json_object_get(json_object_get(object, "traits"), f.quiz->traits[t].id);
        assert_true(json_is_real(value) && json_real_value(value) == result.value[t]);
        value = json_object_get(json_object_get(object, "scores"), f.quiz->archetypes[t].id);
        assert_true(json_is_real(value) && json_real_value(value) == result.score[t]);
    }
    json_t *decisive = json_object_get(object, "decisive");
    assert_int_equal(json_array_size(decisive), 3);
    assert_string_equal(json_string_value(json_array_get(decisive, 0)), "question0");
    json_t *answers = json_object_get(object, "answers");
    static const int numbers[] = {2, 2, 1, 0};
    assert_int_equal(json_array_size(answers), QUESTIONS);
    for (size_t q = 0; q < QUESTIONS; q++)
        assert_int_equal(json_integer_value(json_array_get(answers, q)), numbers[q]);
    json_decref(object);
    end(&f);
}

static void test_json_without_direction(void **state)
{
    static const int option[] = {-1, -2, 99, -1};
    struct fixture f;
    (void)state;
    begin(&f, option);
    assert_string_equal(write_as(&f, RESULT_JSON),
                        "{\"type\": null, \"blend\": [], \"strength\": \"none\", \"lead\": 0.0, "
                        "\"traits\": {\"trait0\": 2.0, \"trait1\": 2.0, \"trait2\": 2.0}, "
                        "\"scores\": {\"type0\": 0.0, \"type1\": 0.0, \"type2\": 0.0}, "
                        "\"decisive\": [], \"answers\": [0, 0, 0, 0], \"side\": null}\n");
    end(&f);
}

/* --- properties ---------------------------------------------------------------------------- */

static void test_any_sheet_prints(void **state)
{
    uint64_t random = 21;
    (void)state;
    for (int i = 0; i < 300; i++) {
        int option[QUESTIONS];
        struct fixture f;
        for (int q = 0; q < QUESTIONS; q++)
            option[q] = rng_below(&random, TRAITS + 2) - 2;
        begin(&f, option);
        f.sitting.sure = rng_below(&random, 6) - 2;
        f.sitting.side = rng_below(&random, TRAITS + 2) - 2;
        f.sitting.form = (enum test_form)rng_below(&random, TEST_FORMS);
        f.quiz->questions[rng_below(&random, QUESTIONS)].in_short = true;
        if (rng_below(&random, 2) == 0)
            f.about.first = &f.before;
        f.quiz->tie = 0.4 * rng_below(&random, 5);
        assert_fits(&f, 40, 40);
        json_t *object = json_loads(write_as(&f, RESULT_JSON), 0, NULL);
        assert_non_null(object);
        json_decref(object);
        assert_true(str_starts(write_as(&f, RESULT_MARKDOWN), "# "));
        assert_null(strstr(f.out.text, "\n\n\n"));
        end(&f);
    }
}

/* --- what only some results say ------------------------------------------------------------ */

/* The author's sentence for a trait stands below it, by its level. */
static void test_sentences_for_traits(void **state)
{
    static const int option[] = {1, 1, 0, 1};
    static const char *const text[] = {"1,0  a little\n    Builds slowly.\n  Keeps in touch",
                                       "3,0  a lot\n    Keeps all.\n  Sees", NULL};
    static const char *const markdown[] = {
        "| Sees | 0,0 | a little |\n\n**Builds:** Builds slowly.",
        "\n\n**Keeps in touch:** Keeps all.\n\n## Why", NULL};
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.quiz->traits[0].at[LEVEL_LOW] = make_text_of(&f.arena, "Builds slowly.");
    f.quiz->traits[0].at[LEVEL_HIGH] = make_text_of(&f.arena, "Builds fast.");
    f.quiz->traits[1].at[LEVEL_HIGH] = make_text_of(&f.arena, "Keeps all.");
    assert_in_order(write_as(&f, RESULT_TEXT), text);
    assert_null(strstr(f.out.text, "Builds fast."));
    assert_in_order(write_as(&f, RESULT_MARKDOWN), markdown);
    end(&f);
}

/* What the form did not ask does not count as left out, and questions are numbered as asked. */
static void test_the_short_form(void **state)
{
    static const int option[] = {-2, 1, -2, 0};
    static const char *const wanted[] = {"The short test: 2 of 4.", "  2. Situation 3?",
                                         "  1. Situation 1?", NULL};
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.sitting.form = TEST_SHORT;
    f.quiz->questions[1].in_short = f.quiz->questions[3].in_short = true;
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_null(strstr(f.out.text, "Answered:"));
    assert_non_null(strstr(write_as(&f, RESULT_MARKDOWN), "\n\nThe short test: 2 of 4.\n\n"));
    f.sitting.reply[1] = REPLY_SKIPPED;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "Answered: 1 of 2."));
    f.sitting.form = TEST_ALL;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "Answered: 1 of 4."));
    assert_null(strstr(f.out.text, "The short test"));
    end(&f);
}

static void test_what_has_changed(void **state)
{
    static const int option[] = {1, 1, 0, 1}, once[] = {0, 0, 0, 1}, none[] = {-1, -1, -1, -1};
    static const char *const wanted[] = {"Your next step",
                                         "What has changed\n  Then: Bridge. Now: Gardener.\n",
                                         "  Builds: a lot (3,0) -> a little (1,0)\n",
                                         "  Keeps in touch: a little (1,0) -> a lot (3,0)\n",
                                         "\nAbout this test",
                                         NULL};
    static const char *const markdown[] = {
        "\n\nThen: Bridge. Now: Gardener.\n\n- Builds: a lot (3,0)",
        "\n- Keeps in touch: ", "\n\n## About this test", NULL};
    struct fixture f;
    (void)state;
    begin(&f, option);
    f.about.ascii = true;
    assert_null(strstr(write_as(&f, RESULT_TEXT), "What has changed"));
    f.about.first = &f.before;
    reply(&f.before, once);
    assert_in_order(write_as(&f, RESULT_TEXT), wanted);
    assert_null(strstr(f.out.text, "Sees: "));
    assert_null(strstr(f.out.text, "Nothing has moved"));
    f.about.ascii = false;
    assert_in_order(write_as(&f, RESULT_MARKDOWN), markdown);
    assert_non_null(strstr(f.out.text, "(3,0) \u2192 a little (1,0)"));
    reply(&f.before, none);
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "  Then: no direction. Now: Gardener.\n"));
    f.before.form = TEST_SHORT;
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "\n  Another length.\n\nAbout"));
    assert_non_null(strstr(write_as(&f, RESULT_MARKDOWN), "\n\nAnother length.\n\n## About"));
    f.before.form = TEST_ALL;
    assert_null(strstr(write_as(&f, RESULT_TEXT), "Another length"));
    reply(&f.before, option);
    assert_non_null(strstr(write_as(&f, RESULT_TEXT), "  The same as then: Gardener.\n"
                                                      "  Nothing has moved much.\n"));
    end(&f);
}

static int set_up(void **state)
{
    (void)state;
    return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_text),
        cmocka_unit_test(test_appends),
        cmocka_unit_test(test_the_size_of_the_next_step),
        cmocka_unit_test(test_sides_of_one_person),
        cmocka_unit_test(test_without_direction),
        cmocka_unit_test(test_what_would_have_changed_it),
        cmocka_unit_test(test_every_width),
        cmocka_unit_test(test_a_markdown),
        cmocka_unit_test(test_markdown_is_escaped),
        cmocka_unit_test(test_markdown_stays_on_its_line),
        cmocka_unit_test(test_a_json),
        cmocka_unit_test(test_json_without_direction),
        cmocka_unit_test(test_any_sheet_prints),
        cmocka_unit_test(test_sentences_for_traits),
        cmocka_unit_test(test_the_short_form),
        cmocka_unit_test(test_what_has_changed),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
