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
    stage->tasks_count = stage->main_count = tasks;
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

/* A kind that goes turn by turn: steps 0, 1 and 2 in any order, until step 2 is taken; the score is
 * how many came before it, of 2. */
static int walk_choices(const struct task *task)
{
    (void)task;
    return 3;
}

static const char *walk_choice_id(const struct task *task, int choice)
{
    static const char *const ids[] = {"left", "right", "in"};
    (void)task;
    return ids[choice];
}

static bool walk_follow(const struct task *task, const struct answer *path, bool *ret_ends)
{
    bool seen[3] = {false};
    (void)task;
    *ret_ends = false;
    for (int i = 0; i < path->count; i++) {
        if (*ret_ends || seen[path->value[i]])
            return false;
        seen[path->value[i]] = true;
        *ret_ends = path->value[i] == 2;
    }
    return true;
}

static struct score walk_score(const struct task *task, const struct answer *answer)
{
    (void)task;
    return (struct score){.got = answer->count - 1, .of = 2};
}

static void walk_ask(const struct task *task, const struct telling *to, struct page *page)
{
    (void)task;
    (void)to;
    page_input(page, INPUT_ONE, 3, 0);
}

static void walk_tell(const struct task *task, const struct answer *answer,
                      const struct telling *to, struct page *page)
{
    (void)task;
    (void)answer;
    (void)to;
    (void)page;
}

static int walk_targets(const struct task *task)
{
    (void)task;
    return 0;
}

static const struct kind walk = {.name = "walk",
                                 .form = FORM_PATH,
                                 .choices = walk_choices,
                                 .choice_id = walk_choice_id,
                                 .targets = walk_targets,
                                 .follow = walk_follow,
                                 .score = walk_score,
                                 .ask = walk_ask,
                                 .tell = walk_tell};

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
    while (make_kinds[kinds])
        kinds++;

    pack->id = "made";
    pack->stages = arena_array(arena, MADE_STAGES, sizeof *pack->stages);
    struct stage *stage = make_stage(pack, "all", kinds, NULL, arena);
    for (size_t i = 0; i < kinds; i++) {
        const char *kind = make_kinds[i];
        make_sample_named(&stage->tasks[i], arena_format(arena, "%s-1", kind), kind, arena);
    }
    stage = make_stage(pack, "bare", 2, &after_all, arena);
    for (size_t i = 0; i < 2; i++) {
        make_sample_named(&stage->tasks[i], bare[i], "read", arena);
        stage->tasks[i].why = (struct text){0};
    }
    stage = make_stage(pack, "stars", 2, &any, arena);
    make_sample_named(&stage->tasks[0], "choose-1", "choose", arena);
    stage->tasks[1] = (struct task){.id = "walk-1", .kind = &walk, .why = stage->tasks[0].why};
    stage->main_count = 1;
    stage->actions = arena_array(arena, 2, sizeof *stage->actions);
    stage->actions_count = 2;
    stage->actions[0] = (struct action){.id = "greet", .size = SIZE_SMALL};
    stage->actions[1] = (struct action){.id = "ask", .size = SIZE_LARGE};
    make_stage(pack, "coming", 0, NULL, arena)->coming = true;
    pack->quiz = make_quiz(&wish, &random, arena);
    return pack;
}
