/* SPDX-License-Identifier: MIT */
#include "support/engine/make_quiz.h"

#include "engine/rng.h"
#include "support/tasks/make_task.h"

enum { MADE_CHOICES = 3 };

static void make_points(struct quiz_option *option, const struct make_wish *wish, uint64_t *random,
                        struct arena *arena)
{
    option->traits = arena_array(arena, (size_t)wish->traits, sizeof *option->traits);
    for (int t = 0; t < wish->traits; t++) {
        const int points = wish->least + rng_below(random, wish->most - wish->least + 1);
        /* A trait left out offers 0. */
        if (rng_below(random, 3) == 0 || (wish->still && t < 2))
            continue;
        option->traits[option->traits_count++] = (struct field_number){.value = points, .index = t};
    }
}

static void make_archetype(struct archetype *it, const struct make_wish *wish, int number,
                           uint64_t *random, struct arena *arena)
{
    it->id = arena_format(arena, "type%d", number);
    it->name = make_text_of(arena, it->id);
    for (int t = 0; t < wish->traits; t++)
        it->value[t] = number % 3 == 2 ? (it - 1)->value[t] : rng_below(random, 5);
    if (number % 3 == 2) {
        const int t = rng_below(random, wish->traits), u = rng_below(random, wish->traits);
        const double held = it->value[t];
        it->value[t] = it->value[u];
        it->value[u] = held;
    }
}

static void make_question(struct question *it, const struct make_wish *wish, int number,
                          uint64_t *random, struct arena *arena)
{
    it->id = arena_format(arena, "question%d", number);
    it->options_count = (size_t)wish->options;
    it->options = arena_array(arena, it->options_count, sizeof *it->options);
    for (int o = 0; o < wish->options; o++) {
        it->options[o].id = arena_format(arena, "o%d", o);
        make_points(&it->options[o], wish, random, arena);
    }
}

static struct confidence *make_confidence(struct arena *arena)
{
    static const char *const ids[] = {"vahan", "melko", "paljon"};
    struct confidence *confidence = arena_alloc(arena, sizeof *confidence);
    confidence->options_count = SIZES;
    confidence->options = arena_array(arena, SIZES, sizeof *confidence->options);
    for (int o = 0; o < SIZES; o++)
        confidence->options[o] = (struct confidence_option){.id = ids[o], .size = o};
    return confidence;
}

struct quiz *make_quiz(const struct make_wish *wish, uint64_t *random, struct arena *arena)
{
    struct quiz *quiz = arena_alloc(arena, sizeof *quiz);
    quiz->id = "made";
    quiz->tie = wish->tie;
    quiz->traits_count = (size_t)wish->traits;
    quiz->traits = arena_array(arena, quiz->traits_count, sizeof *quiz->traits);
    for (int t = 0; t < wish->traits; t++)
        quiz->traits[t].id = arena_format(arena, "trait%d", t);
    quiz->archetypes_count = (size_t)wish->archetypes;
    quiz->archetypes = arena_array(arena, quiz->archetypes_count, sizeof *quiz->archetypes);
    for (int a = 0; a < wish->archetypes; a++)
        make_archetype(&quiz->archetypes[a], wish, a, random, arena);
    quiz->questions_count = (size_t)wish->questions;
    quiz->questions = arena_array(arena, quiz->questions_count, sizeof *quiz->questions);
    for (int q = 0; q < wish->questions; q++)
        make_question(&quiz->questions[q], wish, q, random, arena);
    if (wish->confidence)
        quiz->confidence = make_confidence(arena);
    return quiz;
}

static struct stage *make_stage(struct pack *pack, const char *id, size_t tasks,
                                const struct unlock *unlock, struct arena *arena)
{
    struct stage *stage = &pack->stages[pack->stages_count++];
    stage->id = id;
    stage->unlock = unlock;
    stage->tasks = arena_array(arena, tasks, sizeof *stage->tasks);
    stage->tasks_count = tasks;
    stage->first_task = pack->tasks_count;
    pack->tasks_count += tasks;
    return stage;
}

static void make_sample_named(struct task *task, const char *id, const char *kind,
                              struct arena *arena)
{
    make_sample(task, kind, MADE_CHOICES, arena);
    task->id = id;
}

struct pack *make_pack(struct arena *arena)
{
    static const struct unlock after_all = {.type = UNLOCK_DONE, .stage = MADE_ALL};
    static const struct unlock either[] = {
        {.type = UNLOCK_STARS, .stars = 3},
        {.type = UNLOCK_DONE, .stage = MADE_BARE},
    };
    static const struct unlock any = {.type = UNLOCK_ANY, .part = either, .count = 2};
    static const char *const bare[] = {"read-1", "read-2"};
    const struct make_wish wish = {
        .traits = 5,
        .archetypes = 4,
        .questions = 4,
        .options = 3,
        .least = -1,
        .most = 2,
        .tie = 0.05,
        .confidence = true,
    };
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    uint64_t random = 42;
    size_t kinds = 0;
    while (task_kinds[kinds])
        kinds++;

    pack->id = "made";
    pack->stages = arena_array(arena, MADE_STAGES, sizeof *pack->stages);
    struct stage *stage = make_stage(pack, "all", kinds, NULL, arena);
    for (size_t i = 0; i < kinds; i++) {
        const char *kind = task_kinds[i]->name;
        make_sample_named(&stage->tasks[i], arena_format(arena, "%s-1", kind), kind, arena);
    }
    stage = make_stage(pack, "bare", 2, &after_all, arena);
    for (size_t i = 0; i < 2; i++) {
        make_sample_named(&stage->tasks[i], bare[i], "read", arena);
        stage->tasks[i].why = (struct text){0};
    }
    stage = make_stage(pack, "stars", 1, &any, arena);
    make_sample_named(&stage->tasks[0], "choose-1", "choose", arena);
    make_stage(pack, "coming", 0, NULL, arena)->coming = true;
    pack->quiz = make_quiz(&wish, &random, arena);
    return pack;
}
