/* SPDX-License-Identifier: MIT */
/* stats: a pack in figures, for its author. */
#include <stdio.h>

#include "app/commands.h"
#include "app/paths.h"
#include "workshop/stats.h"
#include "workshop/work.h"

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

enum exit_status command_stats(struct game *game)
{
    const struct options *options = game->options;
    const struct catalog *words = game->language[game->current];
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    enum exit_status status = EXIT_CONTENT;
    const char *directory = options->paths > 0
                                ? options->path[0]
                                : arena_format(&arena, "%s/levels/askeleet", paths_data(&arena));
    const struct pack *pack = work_pack(directory, &arena, &diags);
    if (pack) {
        struct stats *stats = arena_alloc(&arena, sizeof *stats);
        stats_make(pack, &arena, stats);
        if (options->format == RESULT_JSON)
            stats_json(stats, &out);
        else
            stats_text(stats, words, &out);
        status = app_print(str_text(&out), out.length);
    } else {
        diags_render(&diags, &(struct diag_words){find_words, words}, &out);
        fputs(str_text(&out), stderr);
    }
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return status;
}
