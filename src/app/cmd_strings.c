/* SPDX-License-Identifier: MIT */
/* strings: what a translator has to do, as a table or a worksheet, and --merge, which puts a filled
 * worksheet back. */
#include <stdio.h>
#include <strings.h>

#include "app/commands.h"
#include "app/paths.h"
#include "workshop/merge.h"

/* One run of the command. */
struct strings {
    struct game *game;
    const struct catalog *words;
    const char *directory, *tag;
    struct arena arena;
    struct diags diags;
    struct stamps stamps;
    const struct pack *pack;
};

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* All that is wrong, on standard error. */
static void complain_all(struct strings *s)
{
    const struct diag_words words = {find_words, s->words};
    struct str out = {0};
    diags_render(&s->diags, &words, &out);
    fputs(str_text(&out), stderr);
    str_release(&out);
}

/* The pack and its stamps; false when there is something wrong with them. */
static bool open_pack(struct strings *s)
{
    s->pack = work_pack(s->directory, &s->arena, &s->diags);
    return s->pack && stamps_read(stamps_path(s->directory, s->tag, &s->arena), &s->arena,
                                  &s->diags, &s->stamps);
}

static enum exit_status print_work(struct strings *s)
{
    struct work work;
    struct str out = {0};
    work_list(s->pack, s->tag, &s->stamps, &s->arena, &work);
    if (s->game->options->worksheet) {
        const size_t written = sheet_write(&work, s->words, &out);
        if (written < work.count)
            game_complain(catalog_format(s->words, &s->arena, "strings.more", "count",
                                         arena_format(&s->arena, "%zu", work.count - written),
                                         NULL));
    } else {
        work_table(&work, s->words, &out);
    }
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

static enum exit_status print_merged(struct strings *s, const struct merged *merged)
{
    struct str out = {0};
    str_addf(&out, "%s\n",
             catalog_format(s->words, &s->arena, "strings.merged", "texts",
                            arena_format(&s->arena, "%zu", merged->texts), "files",
                            arena_format(&s->arena, "%zu", merged->files), NULL));
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

static enum exit_status merge(struct strings *s)
{
    const char *path = s->game->options->value[OPTION_MERGE];
    struct source source;
    struct sheet sheet;
    struct merged merged;
    struct str reason = {0};
    if (!sheet_read(path, &s->arena, &s->diags, &source, &sheet))
        return EXIT_CONTENT;
    if (s->tag && strcasecmp(s->tag, sheet.tag) != 0) {
        game_complain(catalog_format(s->words, &s->arena, "strings.other", "sheet", sheet.tag,
                                     "language", s->tag, NULL));
        return EXIT_CONTENT;
    }
    s->tag = sheet.tag;
    if (!open_pack(s))
        return EXIT_CONTENT;
    const char *remark =
        catalog_format(s->words, &s->arena, "strings.stamps", "language", sheet.tag, NULL);
    const enum merge_end end =
        merge_sheet(s->pack, &sheet, &source, &s->stamps, remark, &s->diags, &reason, &merged);
    enum exit_status status = end == MERGE_WRONG ? EXIT_CONTENT : EXIT_ENVIRONMENT;
    if (end == MERGE_FAILED)
        game_complain(str_text(&reason));
    else if (end == MERGE_DONE)
        status = print_merged(s, &merged);
    str_release(&reason);
    return status;
}

enum exit_status command_strings(struct game *game)
{
    const struct options *options = game->options;
    struct strings s = {
        .game = game, .words = game->language[game->current], .tag = options->value[OPTION_LANG]};
    enum exit_status status = EXIT_CONTENT;
    s.directory = options->paths > 0
                      ? options->path[0]
                      : arena_format(&s.arena, "%s/levels/askeleet", paths_data(&s.arena));
    if (options->given[OPTION_MERGE])
        status = merge(&s);
    else if (open_pack(&s))
        status = print_work(&s);
    complain_all(&s);
    diags_release(&s.diags);
    arena_release(&s.arena);
    return status;
}
