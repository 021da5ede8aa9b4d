/* SPDX-License-Identifier: MIT */
/* One screen and what happens on it, on a pack made for it; words are their own keys. A header
 * alone. Floor: tests (<- screens). */
#ifndef SUPPORT_SCREENS_SCENE_H
#define SUPPORT_SCREENS_SCENE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/step.h"
#include "screens/screens.h"

#include "support/engine/make_quiz.h"

static const struct catalog english = {.tag = "en", .name = "English"};
static const struct catalog finnish = {.tag = "fi", .name = "suomi"};
static const struct catalog *const languages[] = {&english, &finnish};

/* One screen and what happened on it. */
struct scene {
    struct arena arena;
    struct pack *pack;
    struct state state;
    struct world world;
    struct ui ui;
    struct page page;
    struct outcome outcome;
};

static inline void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    scene->pack = make_pack(&scene->arena);
    for (size_t i = 0; i < scene->pack->quiz->archetypes_count; i++)
        scene->pack->quiz->archetypes[i].next =
            arena_alloc(&scene->arena, sizeof(struct next_steps));
    state_init(&scene->state, scene->pack, 1, &scene->arena);
    scene->world = (struct world){
        .state = &scene->state,
        .language = languages,
        .languages = 2,
        .saving = true,
        .version = "0",
    };
}

static inline void happen(struct scene *scene, struct event event)
{
    assert_true(step_allows(&scene->state, &event));
    step(&scene->state, &event);
    screen_moved(&scene->ui);
}

/* The first option of each question. */
static inline void answer_all(struct scene *scene)
{
    for (int question = 0; question < (int)scene->pack->quiz->questions_count; question++)
        happen(scene, (struct event){.type = EVENT_REPLY, .question = question, .option = 0});
}

static inline void show(struct scene *scene)
{
    page_begin(&scene->page, &scene->arena);
    screen_page(&scene->world, &scene->ui, NULL, &scene->page);
}

static inline void act(struct scene *scene, enum intent intent, int choice, bool touched)
{
    const struct act wish = {
        .intent = intent, .choice = choice, .answer = {.count = 1, .value = {(short)choice}}};
    show(scene);
    screen_act(&scene->world, &scene->ui, &scene->page, &wish, touched, &scene->outcome);
}

/* How many blocks of the page say the text. */
static inline int says(struct scene *scene, const char *text)
{
    int times = 0;
    show(scene);
    for (int i = 0; i < scene->page.blocks; i++)
        times += scene->page.block[i].text && strcmp(scene->page.block[i].text, text) == 0;
    return times;
}

#endif
