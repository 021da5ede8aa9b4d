/* SPDX-License-Identifier: MIT */
/* check: everything that is wrong with packs and catalogues, and with --quiz-report or as JSON the
 * figures of packs' tests. */
#include <string.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "app/paths.h"
#include "content/catalog_load.h"
#include "proof/catalog_proof.h"
#include "proof/check_json.h"
#include "proof/code_list.h"
#include "proof/pack_proof.h"
#include "proof/quiz_report.h"

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* ---- what a path names ---- */

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* NAME in the folder that the file PATH lies in. */
static const char *beside(struct arena *arena, const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_format(arena, "%.*s/%s", (int)(slash - path), path, name) : name;
}

/* The folder of the file PATH. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

/* Whether PATH is a file called as catalogues are, TAG.yaml. */
static bool is_catalog(struct arena *arena, const char *path)
{
    static const char ending[] = ".yaml";
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const size_t length = strlen(name), end = sizeof ending - 1;
    return length > end && strcmp(name + length - end, ending) == 0 &&
           text_tag_valid(arena_copy(arena, name, length - end)) && is_file(path);
}

/* ---- one path ---- */

/* What is checked, and what came of it. */
struct checking {
    const struct game *game;
    struct str out;
    enum exit_status worst;
};

/* The figures of the pack's test, or why there are none. */
static void add_report(struct checking *c, const char *folder, const struct pack *pack,
                       const struct quiz_proof *proof)
{
    const struct catalog *words = c->game->language[c->game->current];
    if (proof) {
        const struct text_wish wish = {.tag = words->tag, .fallback = pack->language};
        quiz_report_write(proof, words, &wish, &c->out);
    } else {
        struct arena scratch = {0};
        str_addf(&c->out, "%s\n",
                 catalog_format(words, &scratch,
                                pack && pack->quiz ? "proof.errors" : "proof.no-test", "folder",
                                folder, NULL));
        arena_release(&scratch);
    }
}

/* Appends what was found at PATH. */
static void add_found(struct checking *c, const char *path, struct diags *diags,
                      const struct quiz_proof *proof)
{
    const struct diag_words words = {find_words, c->game->language[c->game->current]};
    const bool strict = c->game->options->given[OPTION_STRICT];
    if ((strict ? diags->count : diags_errors(diags)) > 0)
        c->worst = EXIT_CONTENT > c->worst ? EXIT_CONTENT : c->worst;
    if (c->game->options->format == RESULT_JSON)
        check_json_add(path, diags, &words, proof, &c->out);
    else
        diags_render(diags, &words, &c->out);
}

static void check_pack(struct checking *c, const char *folder)
{
    const struct options *options = c->game->options;
    struct arena arena = {0};
    struct diags diags = {0};
    const struct quiz_proof *proof;
    const struct pack *pack =
        pack_prove(folder, c->game->language, c->game->languages, &arena, &diags, &proof);
    if (options->given[OPTION_QUIZ_REPORT] && options->format != RESULT_JSON)
        add_report(c, folder, pack, proof);
    add_found(c, folder, &diags, proof);
    diags_release(&diags);
    arena_release(&arena);
}

/* The English catalogue that the one at PATH is compared with: the one beside it, else the
 * program's. */
static const struct catalog *english_of(struct checking *c, struct arena *arena, const char *path)
{
    struct diags broken = {0};
    struct catalog *beside_it = arena_alloc(arena, sizeof *beside_it);
    const bool read = catalog_load(beside(arena, path, "en.yaml"), arena, &broken, beside_it);
    diags_release(&broken);
    if (read)
        return beside_it;
    for (int i = 0; i < c->game->languages; i++) {
        if (strcmp(c->game->language[i]->tag, "en") == 0)
            return c->game->language[i];
    }
    return NULL;
}

static void check_catalog(struct checking *c, const char *path)
{
    struct arena arena = {0};
    struct diags diags = {0};
    catalog_prove(path, english_of(c, &arena, path), &diags);
    add_found(c, path, &diags, NULL);
    diags_release(&diags);
    arena_release(&arena);
}

/* A folder without pack.yaml whose YAML files are catalogues, with the English one among them. */
static bool check_catalogs(struct checking *c, const char *folder)
{
    struct arena arena = {0};
    const char *const *tags;
    const size_t count = catalog_tags(folder, &arena, &tags);
    const bool catalogs = is_file(arena_format(&arena, "%s/en.yaml", folder)) &&
                          !is_file(arena_format(&arena, "%s/pack.yaml", folder));
    for (size_t i = 0; catalogs && i < count; i++)
        check_catalog(c, arena_format(&arena, "%s/%s.yaml", folder, tags[i]));
    arena_release(&arena);
    return catalogs;
}

/* A pack's folder or one of its files, a catalogue or a folder of them. */
static void check_path(struct checking *c, const char *path)
{
    struct arena arena = {0};
    if (is_folder(path)) {
        if (!check_catalogs(c, path))
            check_pack(c, path);
    } else if (is_file(path) && is_file(beside(&arena, path, "pack.yaml"))) {
        check_pack(c, folder_of(&arena, path));
    } else if (is_catalog(&arena, path)) {
        check_catalog(c, path);
    } else {
        check_pack(c, path);
    }
    arena_release(&arena);
}

/* ---- the command ---- */

/* Text is printed path by path; the one JSON document when it is whole. */
static void check_print(struct checking *c, bool last)
{
    if (c->game->options->format == RESULT_JSON && !last)
        return;
    if (c->game->options->format == RESULT_JSON)
        check_json_end(&c->out);
    const enum exit_status printed =
        c->out.length > 0 ? app_print(str_text(&c->out), c->out.length) : EXIT_DONE;
    c->worst = printed > c->worst ? printed : c->worst;
    str_clear(&c->out);
}

static enum exit_status list_codes(const struct game *game)
{
    const struct diag_words words = {find_words, game->language[game->current]};
    struct str out = {0};
    if (game->options->format == RESULT_JSON)
        check_json_codes(&words, &out);
    else
        code_list_write(&words, &out);
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

enum exit_status command_check(struct game *game)
{
    const struct options *options = game->options;
    const int paths = options->paths > 0 ? options->paths : 1;
    struct checking c = {.game = game, .worst = EXIT_DONE};
    struct arena scratch = {0};
    if (options->given[OPTION_LIST_CODES])
        return list_codes(game);
    for (int i = 0; i < paths; i++) {
        check_path(&c, options->paths > 0
                           ? options->path[i]
                           : arena_format(&scratch, "%s/levels/askeleet", paths_data(&scratch)));
        check_print(&c, i + 1 == paths);
    }
    str_release(&c.out);
    arena_release(&scratch);
    return c.worst;
}
