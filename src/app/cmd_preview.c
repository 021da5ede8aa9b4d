/* SPDX-License-Identifier: MIT */
/* preview: an author's file, played at once, and with --watch again whenever it is saved. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/preview.h"
#include "base/io.h"

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

static enum exit_status say_broken(struct preview *preview)
{
    const struct game *game = preview->game;
    const struct diag_words words = {find_words, game->language[game->current]};
    struct str out = {0};
    diags_render(&preview->diags, &words, &out);
    const bool said = io_write_all(STDERR_FILENO, str_text(&out), out.length);
    str_release(&out);
    return said ? EXIT_CONTENT : EXIT_ENVIRONMENT;
}

/* There is nothing of that id; here is what there is. */
static enum exit_status say_not_found(const struct preview *preview)
{
    const struct game *game = preview->game;
    struct arena scratch = {0};
    struct str ids = {0};
    preview_ids(preview, &ids);
    game_complain(catalog_format(game->language[game->current], &scratch, "preview.not-found",
                                 "file", preview->path, "id", preview->begin, "ids", str_text(&ids),
                                 NULL));
    str_release(&ids);
    arena_release(&scratch);
    return EXIT_CONTENT;
}

static enum exit_status say_unwatched(const struct preview *preview, int reason)
{
    const struct game *game = preview->game;
    struct arena scratch = {0};
    const char *folder = *preview->lone.folder ? preview->lone.folder : ".";
    game_complain(catalog_format(game->language[game->current], &scratch, "preview.unwatched",
                                 "folder", folder, "reason", strerror(reason), NULL));
    arena_release(&scratch);
    return EXIT_ENVIRONMENT;
}

static enum exit_status play(struct preview *preview, int *ret_signal)
{
    struct line_words line_words;
    struct loop loop = {
        .game = preview->game,
        .preview = preview,
        .only_test = preview->only_test,
    };
    loop.port = app_open_port(preview->game, &loop, &line_words);
    if (!loop.port)
        return EXIT_ENVIRONMENT;
    loop.port->watch = preview->watch;
    return app_play(&loop, ret_signal);
}

enum exit_status command_preview(struct game *game, int *ret_signal)
{
    const bool watch = game->options->given[OPTION_WATCH];
    struct preview preview;
    enum exit_status status;
    if (!preview_open(&preview, game, game->options->path[0], watch))
        status = say_unwatched(&preview, errno);
    else if (preview.broken && !watch)
        status = say_broken(&preview);
    else if (preview.not_found)
        status = say_not_found(&preview);
    else
        status = play(&preview, ret_signal);
    preview_close(&preview);
    return status;
}
