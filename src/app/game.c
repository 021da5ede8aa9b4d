/* SPDX-License-Identifier: MIT */
#include "app/game.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "app/paths.h"
#include "base/bug.h"
#include "base/io.h"
#include "base/utf8.h"
#include "content/catalog_load.h"
#include "content/load.h"
#include "engine/step.h"

void game_complain(const char *what)
{
    struct str line = {0};
    str_add(&line, "askeleet: ");
    utf8_add_clean(&line, what, strlen(what));
    for (char *c = line.text; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    str_add_char(&line, '\n');
    /* Nowhere to say it: there is nothing left to do about that. */
    if (!io_write_all(STDERR_FILENO, line.text, line.length))
        (void)0;
    str_release(&line);
}

enum exit_status game_complain_usage(const char *what)
{
    game_complain(what);
    fputs("Try 'askeleet --help'\n", stderr);
    return EXIT_USAGE;
}

static void game_complain_of(const char *format, const char *what)
{
    struct arena scratch = {0};
    game_complain(arena_format(&scratch, "%s%s", format, what));
    arena_release(&scratch);
}

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* Words */

int game_find_language(const struct game *game, const char *tag)
{
    size_t length = strlen(tag);
    while (length > 0) {
        for (int i = 0; i < game->languages; i++) {
            const char *has = game->language[i]->tag;
            if (strlen(has) == length && strncasecmp(has, tag, length) == 0)
                return i;
        }
        while (length > 0 && tag[length - 1] != '-')
            length--;
        length -= length > 0;
    }
    return -1;
}

/* The language that the environment asks for, by the text of the variable: the locale need not be
 * installed. */
static int environment_language(const struct game *game)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (!value || !*value)
            continue;
        char tag[16] = "";
        for (size_t n = 0; value[n] && !strchr(".@", value[n]) && n < sizeof tag - 1; n++)
            tag[n] = value[n] == '_' ? '-' : value[n];
        return game_find_language(game, tag);
    }
    return -1;
}

static enum exit_status unknown_language(const struct game *game, const char *tag)
{
    struct str line = {0};
    str_addf(&line, "there is no language '%.35s'; there are:", tag);
    for (int i = 0; i < game->languages; i++)
        str_addf(&line, " %s", game->language[i]->tag);
    game_complain_usage(line.text);
    str_release(&line);
    return EXIT_USAGE;
}

static void choose_language(struct game *game, int wanted)
{
    const char *set = game->settings.language;
    const int by_setting = set ? game_find_language(game, set) : -1;
    const int by_environment = environment_language(game);
    const int english = game_find_language(game, "en");
    game->language_chosen = wanted >= 0 || by_setting >= 0;
    game->current = wanted >= 0           ? wanted
                    : by_setting >= 0     ? by_setting
                    : by_environment >= 0 ? by_environment
                    : english >= 0        ? english
                                          : 0;
}

enum exit_status game_open_words(struct game *game, const struct options *options)
{
    game->options = options;
    struct arena *arena = &game->pack_arena;
    const char *data = paths_data(arena);
    const char *folder = arena_format(arena, "%s/i18n", data);
    const char *const *tags;
    const size_t count = catalog_tags(folder, arena, &tags);
    struct diags diags = {0};

    for (size_t i = 0; i < count && game->languages < GAME_MOST_LANGUAGES; i++) {
        struct catalog *catalog = &game->catalog[game->languages];
        if (catalog_load(arena_format(arena, "%s/%s.yaml", folder, tags[i]), arena, &diags,
                         catalog))
            game->language[game->languages++] = catalog;
    }
    if (diags.count > 0) {
        struct str out = {0};
        diags_render(&diags, NULL, &out);
        fputs(str_text(&out), stderr);
        str_release(&out);
    }
    diags_release(&diags);
    if (game->languages == 0) {
        game_complain_of("no words to speak with: there is no catalogue in ", folder);
        return EXIT_ENVIRONMENT;
    }
    const int english = game_find_language(game, "en");
    for (int i = 0; i < game->languages; i++) {
        if (english >= 0 && i != english)
            game->catalog[i].fallback = &game->catalog[english];
    }
    game->settings_path = paths_settings(arena);
    settings_read(game->settings_path, arena, &game->settings);
    const char *wanted = options_lang_of_texts(options) ? NULL : options->value[OPTION_LANG];
    const int index = wanted ? game_find_language(game, wanted) : -1;
    if (wanted && index < 0)
        return unknown_language(game, wanted);
    choose_language(game, index);
    return EXIT_DONE;
}

static void keep_settings(struct game *game)
{
    const bool keep =
        game->settings_path && !game->settings.damaged && !game->options->given[OPTION_NO_SAVE];
    if (keep && !settings_write(game->settings_path, &game->settings))
        game->settings_path = NULL; /* not again and again */
}

void game_choose_theme(struct game *game, int theme)
{
    game->settings.theme = theme;
    keep_settings(game);
}

void game_choose_language(struct game *game, int index)
{
    if (index < 0 || index >= game->languages)
        return;
    game->current = index;
    game->language_chosen = true;
    game->settings.language = game->language[index]->tag;
    keep_settings(game);
}

/* Pack */

/* A kiosk's visitors get the first mistake in one line; its host has `check`. */
static void complain_of_pack(const struct game *game, struct diags *diags)
{
    const struct diag_words words = {find_words, game->language[game->current]};
    struct str out = {0};
    if (game->options->command == COMMAND_KIOSK) {
        size_t first = 0;
        diags_sort(diags);
        while (first + 1 < diags->count &&
               diag_code_severity(diags->item[first].code) != DIAG_ERROR)
            first++;
        diag_head(&diags->item[first], &words, &out);
        game_complain(str_text(&out));
    } else {
        diags_render(diags, &words, &out);
        fputs(str_text(&out), stderr);
    }
    str_release(&out);
}

enum exit_status game_open_pack(struct game *game)
{
    struct arena *arena = &game->pack_arena;
    const char *given = game->options->value[OPTION_PACK], *variable = getenv("ASKELEET_PACK");
    const char *folder = given ? given
                         : variable && *variable
                             ? variable
                             : arena_format(arena, "%s/levels/askeleet", paths_data(arena));
    struct diags diags = {0};
    enum exit_status status = EXIT_DONE;

    game->pack = pack_load(folder, arena, &diags);
    if (!game->pack && diags.count == 1 &&
        (diags.item[0].code == DIAG_PACK_EMPTY || diags.item[0].code == DIAG_FILE_MISSING)) {
        game_complain_of("no pack to play here: ", folder);
        status = EXIT_ENVIRONMENT;
    } else if (!game->pack || diags_errors(&diags) > 0) {
        complain_of_pack(game, &diags);
        status = EXIT_CONTENT;
    }
    diags_release(&diags);
    return status;
}

/* Run */

struct replaying {
    struct game *game;
};

static bool replay_row(void *context, const char *line)
{
    struct game *game = ((struct replaying *)context)->game;
    struct event event;
    if (event_parse(game->pack, line, &event) && step_allows(&game->state, &event))
        step(&game->state, &event);
    else
        game->unfit++;
    return true;
}

static uint64_t fresh_seed(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec) ^ (uint64_t)getpid() << 40;
}

uint64_t game_seed(const struct game *game)
{
    return game->options->given[OPTION_SEED] ? game->options->seed : fresh_seed();
}

void game_start(struct game *game, uint64_t seed)
{
    arena_reset(&game->run_arena);
    game->state = (struct state){0};
    game->unfit = 0;
    state_init(&game->state, game->pack, seed & INT64_MAX, &game->run_arena);
}

static void stop_saving(struct game *game)
{
    store_close(game->store);
    game->store = NULL;
    game->unsaved = true;
    bug_set_saved(false);
}

/* Whether the folder of --state is there or can be made. */
static bool state_folder(const char *folder)
{
    if (io_make_directories(folder))
        return true;
    struct str line = {0};
    str_addf(&line, "there is no folder '%s' to save in, and none can be made: %s", folder,
             strerror(errno));
    game_complain(str_text(&line));
    str_release(&line);
    return false;
}

enum exit_status game_open_run(struct game *game)
{
    const struct options *options = game->options;
    game_start(game, game_seed(game));
    if (options->given[OPTION_NO_SAVE])
        return EXIT_DONE;
    const char *folder = options->value[OPTION_STATE];
    if (folder && !state_folder(folder))
        return EXIT_ENVIRONMENT;
    if (!folder)
        folder = paths_state(&game->pack_arena);
    struct str reason = {0};
    struct store_run run;
    game->store = folder ? store_open(folder, &reason) : NULL;
    if (!game->store ||
        !store_run(game->store, game->pack->id, game->state.seed, false, &run, &reason)) {
        stop_saving(game);
    } else {
        game_start(game, run.seed);
        game->run = run.id;
        if (!store_read(game->store, run.id, replay_row, &(struct replaying){game}, &reason))
            stop_saving(game);
    }
    bug_set_saved(game->store != NULL);
    str_release(&reason);
    return EXIT_DONE;
}

bool game_event(struct game *game, const struct event *event)
{
    if (!step_allows(&game->state, event))
        return false;
    if (game->store) {
        struct str line = {0}, reason = {0};
        event_format(game->pack, event, &line);
        if (!store_append(game->store, game->run, str_text(&line), &reason))
            stop_saving(game);
        str_release(&line);
        str_release(&reason);
    }
    if (game->journal) {
        event_format(game->pack, event, game->journal);
        str_add_char(game->journal, '\n');
    }
    step(&game->state, event);
    return true;
}

void game_release(struct game *game)
{
    store_close(game->store);
    arena_release(&game->run_arena);
    arena_release(&game->pack_arena);
    *game = (struct game){0};
}
