/* SPDX-License-Identifier: MIT */
/* Where a reader stands is kept as ids, not as numbers: numbers move when somebody puts a task in
 * between. The numbers serve only to find the nearest when the id is gone. */
#include "app/preview.h"

#include <string.h>
#include <unistd.h>

#include "app/watch.h"
#include "engine/step.h"

/* Stands in until there is a pack: with nothing in it, since it is never played. */
static const struct pack preview_nothing = {.id = "preview", .language = "und"};

/* --- the place in the pack ------------------------------------------------------------------- */

struct spot {
    enum where where;
    const char *stage, *task, *question; /* ids; "" where there is none */
    int stage_at, task_at, question_at;
};

static struct spot spot_of(const struct state *state, struct arena *arena)
{
    const struct pack *pack = state->pack;
    struct spot spot = {state->where, "", "", "", state->stage, state->task, state->question};
    if ((size_t)state->stage < pack->stages_count) {
        const struct stage *stage = &pack->stages[state->stage];
        spot.stage = arena_string(arena, stage->id);
        if ((size_t)state->task < stage->tasks_count)
            spot.task = arena_string(arena, stage->tasks[state->task].id);
    }
    if (pack->quiz && (size_t)state->question < pack->quiz->questions_count)
        spot.question = arena_string(arena, pack->quiz->questions[state->question].id);
    return spot;
}

static bool spot_same(const struct spot *a, const struct spot *b)
{
    if (a->where != b->where)
        return false;
    switch (a->where) {
    case AT_TASK:
    case AT_FEEDBACK: return strcmp(a->stage, b->stage) == 0 && strcmp(a->task, b->task) == 0;
    case AT_SCENE:
    case AT_SUMMARY: return strcmp(a->stage, b->stage) == 0;
    case AT_QUESTION: return strcmp(a->question, b->question) == 0;
    case AT_MAP:
    case AT_TEST:
    case AT_SURE:
    case AT_RESULT:
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY:
    case AT_PLANNED: return true;
    }
    return true;
}

static int nearest(int at, size_t count)
{
    return (size_t)at < count ? at : (int)count - 1;
}

/* The event that leads to SPOT in the new pack, or as near to it as there is a place. */
static struct event spot_event(const struct preview *preview, const struct spot *spot)
{
    const struct pack *pack = preview->game->pack;
    struct event event = {.type = EVENT_MAP};
    switch (spot->where) {
    case AT_SCENE:
    case AT_TASK:
    case AT_FEEDBACK:
    case AT_SUMMARY: {
        int at = pack_find_stage(pack, spot->stage);
        if (at < 0)
            at = preview->lone.stage >= 0 ? preview->lone.stage
                                          : nearest(spot->stage_at, pack->stages_count);
        if (at < 0 || pack->stages[at].tasks_count == 0)
            return event;
        const int task = stage_find_task(&pack->stages[at], spot->task);
        event.type = spot->where == AT_SCENE     ? EVENT_ENTER
                     : spot->where == AT_SUMMARY ? EVENT_FINISH
                                                 : EVENT_TASK;
        event.stage = at;
        event.task = task >= 0 ? task : nearest(spot->task_at, pack->stages[at].tasks_count);
        return event;
    }
    case AT_QUESTION:
    case AT_SURE:
    case AT_RESULT:
    case AT_TEST: {
        if (!pack->quiz)
            return event;
        const int question = quiz_find_question(pack->quiz, spot->question);
        event.type = spot->where == AT_QUESTION ? EVENT_QUESTION : EVENT_TEST;
        event.question =
            question >= 0 ? question : nearest(spot->question_at, pack->quiz->questions_count);
        return event;
    }
    case AT_MAP:
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY:
    case AT_PLANNED: break;
    }
    return event;
}

/* --- beginning ------------------------------------------------------------------------------- */

static bool find_task(const struct pack *pack, int from, int to, const char *id,
                      struct event *ret_event)
{
    for (int i = from; i < to; i++) {
        const int task = stage_find_task(&pack->stages[i], id);
        if (task >= 0) {
            *ret_event = (struct event){.type = EVENT_TASK, .stage = i, .task = task};
            return true;
        }
    }
    return false;
}

/* The event that leads to what is called ID: of a step's file its tasks, of a test's its
 * questions, of a pack all that it has. */
static bool find_id(const struct preview *preview, const char *id, struct event *ret_event)
{
    const struct pack *pack = preview->game->pack;
    const bool whole = preview->lone.part == LONE_PACK;
    const int own = preview->lone.stage;
    const int from = whole || own < 0 ? 0 : own;
    const int to = whole ? (int)pack->stages_count : own < 0 ? 0 : own + 1;
    const int stage = whole ? pack_find_stage(pack, id) : -1;
    if (stage >= 0) {
        *ret_event = (struct event){.type = EVENT_ENTER, .stage = stage};
        return true;
    }
    if (find_task(pack, from, to, id, ret_event))
        return true;
    const bool asks = pack->quiz && preview->lone.part != LONE_STAGE;
    const int question = asks ? quiz_find_question(pack->quiz, id) : -1;
    *ret_event = (struct event){.type = EVENT_QUESTION, .question = question};
    return question >= 0;
}

/* To where the author wants to begin. */
static void begin(struct preview *preview)
{
    const struct pack *pack = preview->game->pack;
    struct event event = {.type = EVENT_MAP};
    if (preview->only_test)
        event.type = EVENT_TEST;
    else if (preview->lone.stage >= 0 && !pack->stages[preview->lone.stage].coming)
        event = (struct event){.type = EVENT_ENTER, .stage = preview->lone.stage};
    game_event(preview->game, &event);
    preview->not_found = preview->begin && !find_id(preview, preview->begin, &event);
    if (preview->begin && !preview->not_found)
        game_event(preview->game, &event);
    preview->begun = true;
}

/* --- reading --------------------------------------------------------------------------------- */

static void add_file(struct preview *preview, const char *name)
{
    if (name)
        str_addf(&preview->files, "\n%s\n", name);
}

static bool is_file(const void *context, const char *name)
{
    const struct preview *preview = context;
    struct str line = {0};
    str_addf(&line, "\n%s\n", name);
    const bool found = strstr(str_text(&preview->files), str_text(&line)) != NULL;
    str_release(&line);
    return found;
}

/* Those of the last pack stay where there is none now: one of them is being mended. */
static void list_files(struct preview *preview, const struct pack *pack)
{
    if (pack)
        str_clear(&preview->files);
    add_file(preview, "pack.yaml");
    add_file(preview, preview->lone.file);
    for (size_t i = 0; pack && i < pack->stage_files_count; i++)
        add_file(preview, pack->stage_files[i]);
    add_file(preview, pack ? pack->quiz_file : NULL);
    add_file(preview, pack ? pack->glossary_file : NULL);
    add_file(preview, pack ? pack->cards_file : NULL);
    add_file(preview, pack ? pack->events_file : NULL);
}

/* All events so far once more, as far as they fit. Those that do are the new journal. */
static void replay(struct preview *preview)
{
    struct game *game = preview->game;
    struct str old = preview->journal;
    preview->journal = (struct str){0};
    for (char *line = old.text; line && *line;) {
        char *end = line + strcspn(line, "\n");
        struct event event;
        *end = '\0'; /* every line has one */
        if (event_parse(game->pack, line, &event))
            game_event(game, &event);
        line = end + 1;
    }
    str_release(&old);
}

/* PACK plays from now on. */
static void adopt(struct preview *preview, const struct pack *pack)
{
    struct game *game = preview->game;
    struct arena scratch = {0};
    const struct spot spot = spot_of(&game->state, &scratch);
    const uint64_t seed = preview->begun ? game->state.seed : game_seed(game);
    preview->in_use = !preview->in_use;
    preview->only_test = preview->lone.part == LONE_QUIZ || pack->stages_count == 0;
    game->pack = pack;
    game_start(game, seed);
    game->state.all_open = true;
    if (preview->begun) {
        replay(preview);
        const struct spot now = spot_of(&game->state, &scratch);
        struct event event = spot_event(preview, &spot);
        if (!spot_same(&now, &spot) && !game_event(game, &event)) {
            event.type = event.type == EVENT_FINISH ? EVENT_ENTER : EVENT_MAP;
            game_event(game, &event);
        }
    } else {
        begin(preview);
    }
    arena_release(&scratch);
}

/* Reads the files as they are now. */
static void read_files(struct preview *preview)
{
    struct game *game = preview->game;
    struct arena *arena = &preview->arena[!preview->in_use];
    const char *reader = game->language[game->current]->tag;
    diags_release(&preview->diags);
    arena_reset(arena);
    const struct pack *pack = lone_load(preview->path, game->options->value[OPTION_LANG], reader,
                                        arena, &preview->diags, &preview->lone);
    list_files(preview, pack);
    if (pack && diags_errors(&preview->diags) == 0 && pack->stages_count == 0 && !pack->quiz)
        diag_add(&preview->diags, DIAG_FIELD_MISSING, pack->place, "shape", pack_shape.name,
                 "field", "stages", NULL);
    diags_sort(&preview->diags);
    preview->broken = !pack || diags_errors(&preview->diags) > 0;
    if (!preview->broken)
        adopt(preview, pack);
}

/* --- the calls ------------------------------------------------------------------------------- */

bool preview_open(struct preview *preview, struct game *game, const char *what, bool watch)
{
    struct arena *arena = &game->pack_arena;
    const char *hash = access(what, F_OK) == 0 ? NULL : strrchr(what, '#');
    *preview = (struct preview){.game = game, .path = what, .watch = -1};
    if (hash) {
        preview->path = arena_copy(arena, what, (size_t)(hash - what));
        preview->begin = hash[1] ? hash + 1 : NULL;
    }
    game->settings_path = NULL;
    game->journal = &preview->journal;
    game->pack = &preview_nothing;
    game_start(game, 0);
    lone_split(preview->path, arena, &preview->lone);
    if (watch) /* before reading, so that nothing is missed */
        preview->watch = watch_open(preview->lone.folder);
    if (watch && preview->watch < 0)
        return false;
    read_files(preview);
    return true;
}

enum preview_news preview_take(struct preview *preview)
{
    if (!watch_take(preview->watch, is_file, preview))
        return PREVIEW_NOTHING;
    read_files(preview);
    return preview->broken ? PREVIEW_BROKEN : PREVIEW_READ;
}

/* Nobody reads more than a few lines of them. */
static void add_id(struct str *out, const char *id)
{
    enum { LONGEST = 400 };
    static const char and_so_on[] = ", …";
    if (out->length < LONGEST)
        str_addf(out, "%s%s", out->length ? ", " : "", id);
    else if (strcmp(out->text + out->length - strlen(and_so_on), and_so_on) != 0)
        str_add(out, and_so_on);
}

void preview_ids(const struct preview *preview, struct str *out)
{
    const struct pack *pack = preview->game->pack;
    const bool whole = preview->lone.part == LONE_PACK;
    for (int i = 0; preview->lone.part != LONE_QUIZ && i < (int)pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        if (whole)
            add_id(out, stage->id);
        for (size_t n = 0; i == preview->lone.stage && n < stage->tasks_count; n++)
            add_id(out, stage->tasks[n].id);
    }
    for (size_t i = 0; preview->lone.part == LONE_QUIZ && i < pack->quiz->questions_count; i++)
        add_id(out, pack->quiz->questions[i].id);
}

void preview_close(struct preview *preview)
{
    if (preview->watch >= 0)
        close(preview->watch);
    preview->game->journal = NULL;
    diags_release(&preview->diags);
    str_release(&preview->files);
    str_release(&preview->journal);
    arena_release(&preview->arena[0]);
    arena_release(&preview->arena[1]);
}
