/* SPDX-License-Identifier: MIT */
/* The network's page: where it opens and closes, and what it tells, with the real words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "screens/screens.h"

#include "support/tasks/make_task.h"

enum { MEETINGS = 5 };

static const struct message words[] = {
    {"own-network.bridge", "B %{name}: %{people}"},
    {"own-network.bridges.other", "bridges %{count}"},
    {"own-network.close", "close %{people}"},
    {"own-network.comma", ", "},
    {"own-network.count-close.other", "%{count} close"},
    {"own-network.count-far.other", "%{count} far"},
    {"own-network.count-half.other", "%{count} half"},
    {"own-network.far", "far %{people}"},
    {"own-network.half", "half %{people}"},
    {"own-network.more.other", "more %{count}"},
    {"own-network.people.other", "%{count}: %{rings}."},
    {"own-network.person", "%{name} (%{group})"},
    {"own-network.through", "T %{name}: %{people}"},
    {"task.contact-again", "again %{name}."},
    {"task.contact-close", "close %{name}."},
    {"task.contact-far", "far %{name}."},
    {"task.contact-half", "half %{name}."},
    {"task.contact-through", "through %{name}."},
};
static const struct catalog english = {
    .tag = "en", .name = "English", .message = words, .count = sizeof words / sizeof *words};
static const struct catalog *const languages[] = {&english};

struct scene {
    struct arena arena;
    struct state state;
    struct world world;
    struct ui ui;
    struct page page;
    struct outcome outcome;
};

/* A stage of tasks, each with its contact. */
static void open_scene(struct scene *scene, bool contacts)
{
    static struct contact met[MEETINGS] = {
        {.name = "Kaisa", .ring = RING_HALF_KNOWN, .group = "kurssi"},
        {.name = "Sis*ko", .ring = RING_CLOSE},
        {.name = "Mika", .ring = RING_FAR, .group = "ala", .through = "Kaisa"},
        {.name = "Linh", .ring = RING_FAR, .group = "kurssi", .through = "Kaisa"},
        {.name = "Kaisa", .ring = RING_CLOSE},
    };
    static const struct text_in names[] = {{.tag = "en", .string = "course"},
                                           {.tag = "en", .string = "own field"}};
    memset(scene, 0, sizeof *scene);
    struct arena *arena = &scene->arena;
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    struct stage *stage = arena_alloc(arena, sizeof *stage);
    struct group *groups = arena_array(arena, 2, sizeof *groups);
    groups[0] = (struct group){.id = "kurssi", .text = {.in = &names[0], .count = 1}};
    groups[1] = (struct group){.id = "ala", .text = {.in = &names[1], .count = 1}};
    *stage = (struct stage){.id = "a",
                            .tasks = arena_array(arena, MEETINGS, sizeof(struct task)),
                            .tasks_count = MEETINGS,
                            .main_count = MEETINGS};
    for (int i = 0; i < MEETINGS; i++) {
        struct task *task = &stage->tasks[i];
        make_sample(task, "choose", 2, arena);
        task->contact = contacts ? &met[i] : NULL;
    }
    *pack = (struct pack){.id = "p",
                          .language = "en",
                          .groups = groups,
                          .groups_count = 2,
                          .stages = stage,
                          .stages_count = 1,
                          .tasks_count = MEETINGS};
    state_init(&scene->state, pack, 1, arena);
    scene->state.answer.count = 1;
    scene->world = (struct world){.state = &scene->state,
                                  .language = languages,
                                  .languages = 1,
                                  .saving = true,
                                  .version = "0"};
}

static void meet(struct scene *scene, int tasks)
{
    for (int i = 0; i < tasks; i++) {
        scene->state.record[i].answered = true;
        scene->state.record[i].tries = 1;
    }
}

static void show(struct scene *scene)
{
    page_begin(&scene->page, &scene->arena);
    screen_page(&scene->world, &scene->ui, NULL, &scene->page);
}

static void act(struct scene *scene, enum intent intent)
{
    const struct act wish = {.intent = intent};
    show(scene);
    screen_act(&scene->world, &scene->ui, &scene->page, &wish, false, &scene->outcome);
}

static void test_opens_and_closes(void **state)
{
    static const enum where places[] = {AT_MAP, AT_SCENE, AT_TASK, AT_FEEDBACK, AT_SUMMARY};
    static const enum intent closes[] = {INTENT_NETWORK, INTENT_BACK, INTENT_ENTER};
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        for (size_t n = 0; n < sizeof closes / sizeof *closes; n++) {
            struct scene scene;
            open_scene(&scene, true);
            scene.state.where = places[i];
            act(&scene, INTENT_NETWORK);
            assert_int_equal(scene.ui.overlay, OVERLAY_NETWORK);
            act(&scene, closes[n]);
            assert_int_equal(scene.outcome.type, OUTCOME_PAGE);
            assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
            arena_release(&scene.arena);
        }
    }
}

static void test_only_where_there_are_people(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, false);
    act(&scene, INTENT_NETWORK);
    assert_int_equal(scene.ui.overlay, OVERLAY_NONE);
    assert_false(page_has_key(&scene.page, INTENT_NETWORK));
    scene.ui.overlay = OVERLAY_TITLE;
    act(&scene, INTENT_NETWORK);
    assert_int_equal(scene.ui.overlay, OVERLAY_TITLE);
    arena_release(&scene.arena);
}

static void test_empty(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, true);
    scene.ui.overlay = OVERLAY_NETWORK;
    show(&scene);
    assert_int_equal(scene.page.blocks, 1);
    assert_string_equal(scene.page.block[0].text, "own-network.empty");
    arena_release(&scene.arena);
}

static const struct graph *graph_of(const struct page *page)
{
    for (int i = 0; i < page->blocks; i++) {
        if (page->block[i].type == BLOCK_GRAPH)
            return page->block[i].graph;
    }
    return NULL;
}

static void test_page(void **state)
{
    static const struct graph_tie ties[] = {
        {0, 1, GRAPH_STRONG}, {0, 2, GRAPH_STRONG}, {1, 3, GRAPH_BRIDGE}, {1, 4, GRAPH_WEAK}};
    (void)state;
    struct scene scene;
    open_scene(&scene, true);
    meet(&scene, MEETINGS);
    scene.ui.overlay = OVERLAY_NETWORK;
    show(&scene);
    assert_string_equal(scene.page.block[0].text, "4: 2 close, 2 far. bridges 1");
    const struct graph *graph = graph_of(&scene.page);
    assert_non_null(graph);
    assert_int_equal(graph->nodes, 5);
    assert_string_equal(graph->node[2].label, "Sis*ko");
    assert_null(graph->node[2].group);
    assert_string_equal(graph->node[3].group, "own field");
    assert_int_equal(graph->node[3].ring, GRAPH_FAR);
    assert_int_equal(graph->ties, 4);
    for (int i = 0; i < graph->ties; i++)
        assert_memory_equal(&graph->tie[i], &ties[i], sizeof ties[i]);
    assert_string_equal(graph->words, "close Kaisa (course), Sis\\*ko\n"
                                      "far Mika (own field), Linh (course)\n"
                                      "B Kaisa: Mika (own field)\n"
                                      "T Kaisa: Linh (course)");
    assert_string_equal(scene.page.block[2].text, "B Kaisa: Mika (own field)");
    assert_null(scene.page.beside);

    /* In line mode the graph's words have said all of it. */
    scene.world.linear = true;
    show(&scene);
    assert_int_equal(scene.page.blocks, 2);
    arena_release(&scene.arena);
}

static void test_beside(void **state)
{
    static const struct {
        enum where where;
        bool beside;
    } rows[] = {{AT_MAP, true},
                {AT_SCENE, false},
                {AT_TASK, true},
                {AT_FEEDBACK, true},
                {AT_SUMMARY, false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        open_scene(&scene, true);
        scene.state.where = rows[i].where;
        show(&scene);
        assert_null(scene.page.beside);
        meet(&scene, MEETINGS);
        show(&scene);
        assert_int_equal(scene.page.beside != NULL, rows[i].beside);
        arena_release(&scene.arena);
    }
}

static void test_news(void **state)
{
    static const struct {
        int met, task;
        const char *news;
        int latest; /* node */
    } rows[] = {
        {1, 0, "half Kaisa.", 1},
        {2, 1, "close Sis\\*ko.", 2},
        {3, 2, "far Mika. through Kaisa.", 3},
        {5, 4, "again Kaisa.", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        open_scene(&scene, true);
        meet(&scene, rows[i].met);
        scene.state.where = AT_FEEDBACK;
        scene.state.task = rows[i].task;
        show(&scene);
        assert_string_equal(scene.page.block[scene.page.blocks - 1].text, rows[i].news);
        const struct graph *graph = scene.page.beside;
        for (int n = 0; n < graph->nodes; n++)
            assert_int_equal(graph->node[n].style,
                             n == rows[i].latest ? STYLE_ACCENT : STYLE_PLAIN);
        arena_release(&scene.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opens_and_closes),
        cmocka_unit_test(test_only_where_there_are_people),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_news),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
