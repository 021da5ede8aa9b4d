/* SPDX-License-Identifier: MIT */
/* An author's preview: what shows while a file is broken, and what does nothing then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "engine/step.h"
#include "screens/screens.h"

#include "support/engine/make_quiz.h"

static const struct message words[] = {
    {"diag.hint", "HINT"}, {"preview.broken.other", "%{count} wrong"}, {"preview.mend", "mend"}};
static const struct catalog english = {
    .tag = "en", .name = "English", .message = words, .count = sizeof words / sizeof *words};
static const struct catalog *const languages[] = {&english, &english};

struct scene {
    struct arena arena;
    struct diags diags;
    struct state state;
    struct world world;
    struct ui ui;
    struct page page;
    struct outcome outcome;
};

static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    state_init(&scene->state, make_pack(&scene->arena), 1, &scene->arena);
    step(&scene->state, &(struct event){.type = EVENT_TASK});
    scene->world = (struct world){.state = &scene->state,
                                  .language = languages,
                                  .languages = 2,
                                  .preview = true,
                                  .broken = &scene->diags,
                                  .version = "0"};
}

static void close_scene(struct scene *scene)
{
    diags_release(&scene->diags);
    arena_release(&scene->arena);
}

static void show(struct scene *scene)
{
    page_begin(&scene->page, &scene->arena);
    screen_page(&scene->world, &scene->ui, NULL, &scene->page);
}

static void act(struct scene *scene, enum intent intent)
{
    const struct act wish = {.intent = intent, .answer = {.count = 1}};
    show(scene);
    screen_act(&scene->world, &scene->ui, &scene->page, &wish, true, &scene->outcome);
}

static void test_page(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    const struct place place = {"a.yaml", 3, 5, 4}, before = {"a.yaml", 1, 1, 1};
    diag_add(&scene.diags, DIAG_FIELD_UNKNOWN, place, "field", "[[x", "shape", "*y*", "guess", "z",
             NULL);
    diag_add(&scene.diags, DIAG_ID_TWICE, place, "id", "x", NULL);
    diag_other(&scene.diags, before);
    diag_sources(&scene.diags, "a.yaml", "one\ntwo\n    *x: y\n", 18);
    show(&scene);
    const struct block *block = scene.page.block;
    assert_string_equal(scene.page.title, "2 wrong");
    assert_int_equal(scene.page.blocks, 8);
    assert_string_equal(block[0].text, "mend");
    assert_string_equal(block[1].text, "a.yaml:3:5: error: '\\[\\[x' is not a field of \\*y\\* "
                                       "\\[field-unknown]");
    assert_int_equal(block[2].type, BLOCK_SOURCE);
    assert_string_equal(block[2].text, "    *x: y");
    assert_int_equal(block[2].value, 4);
    assert_int_equal(block[2].most, 4);
    assert_string_equal(block[3].text, "HINT: did you mean 'z'?");
    assert_string_equal(block[7].text, "a.yaml:1:1: first here");
    assert_false(page_has_key(&scene.page, INTENT_GLOSSARY)); /* the marks are the author's */
    assert_int_equal(scene.page.input.type, INPUT_NONE);
    close_scene(&scene);
}

/* As many as are shown, and one more. */
static void test_many(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    for (int i = 0; i < DIAG_SHOWN; i++)
        diag_add(&scene.diags, DIAG_YAML_EMPTY, (struct place){"a.yaml", 0, 0, 0}, NULL);
    show(&scene);
    assert_int_equal(scene.page.blocks, DIAG_SHOWN + 1);
    diag_add(&scene.diags, DIAG_YAML_EMPTY, (struct place){"a.yaml", 0, 0, 0}, NULL);
    show(&scene);
    assert_int_equal(scene.page.blocks, DIAG_SHOWN + 2);
    close_scene(&scene);
}

static void test_acts(void **state)
{
    static const enum intent nothing[] = {INTENT_ENTER, INTENT_PICK,    INTENT_BACK, INTENT_MAP,
                                          INTENT_HINT,  INTENT_NEXT,    INTENT_TEST, INTENT_AGAIN,
                                          INTENT_WEEK,  INTENT_PRACTICE};
    struct scene scene;
    (void)state;
    open_scene(&scene);
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        act(&scene, nothing[i]);
        assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
        assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
    }
    act(&scene, INTENT_LANGUAGE);
    assert_int_equal(scene.outcome.type, OUTCOME_LANGUAGE);
    act(&scene, INTENT_HELP);
    assert_int_equal(scene.ui.overlay, OVERLAY_HELP);
    act(&scene, INTENT_BACK);
    assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
    act(&scene, INTENT_QUIT); /* an author is not asked */
    assert_int_equal(scene.outcome.type, OUTCOME_LEAVE);
    scene.world.broken = NULL;
    act(&scene, INTENT_QUIT);
    assert_int_equal(scene.outcome.type, OUTCOME_LEAVE);
    close_scene(&scene);
}

/* The cursor of the task waits while its file is broken. */
static void test_key(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene);
    const unsigned long broken = screen_key(&scene.world, &scene.ui);
    scene.ui.overlay = OVERLAY_HELP;
    assert_true(screen_key(&scene.world, &scene.ui) != broken);
    scene.ui.overlay = OVERLAY_NONE;
    scene.world.broken = NULL;
    assert_true(screen_key(&scene.world, &scene.ui) != broken);
    close_scene(&scene);
}

static void test_all_open(void **state)
{
    struct scene scene;
    const struct unlock stars = {.type = UNLOCK_STARS, .stars = 100};
    (void)state;
    open_scene(&scene);
    assert_false(state_unlocked(&scene.state, &stars));
    scene.state.all_open = true;
    assert_true(state_unlocked(&scene.state, &stars));
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page), cmocka_unit_test(test_many),     cmocka_unit_test(test_acts),
        cmocka_unit_test(test_key),  cmocka_unit_test(test_all_open),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
