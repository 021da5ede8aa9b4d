/* SPDX-License-Identifier: MIT */
/* check: everything that is wrong with packs, and with --quiz-report or as JSON the figures of
 * their tests. */
#include <string.h>

#include "app/commands.h"
#include "app/paths.h"
#include "proof/check_json.h"
#include "proof/pack_proof.h"
#include "proof/quiz_report.h"

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* The figures of the pack's test, or why there are none. */
static void add_report(const struct game *game, const char *folder, const struct pack *pack,
                       const struct quiz_proof *proof, struct str *out)
{
    const struct catalog *words = game->language[game->current];
    if (proof) {
        const struct text_wish wish = {.tag = words->tag, .fallback = pack->language};
        quiz_report_write(proof, words, &wish, out);
    } else {
        struct arena scratch = {0};
        str_addf(out, "%s\n",
                 catalog_format(words, &scratch,
                                pack && pack->quiz ? "proof.errors" : "proof.no-test", "folder",
                                folder, NULL));
        arena_release(&scratch);
    }
}

/* Appends what is to be said about the pack in FOLDER to OUT. */
static enum exit_status check_pack(const struct game *game, const char *folder, struct str *out)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const struct diag_words words = {find_words, game->language[game->current]};
    const struct quiz_proof *proof;
    const struct pack *pack =
        pack_prove(folder, game->language, game->languages, &arena, &diags, &proof);
    const enum exit_status status = diags_errors(&diags) > 0 ? EXIT_CONTENT : EXIT_DONE;
    if (game->options->format == RESULT_JSON) {
        check_json_add(folder, &diags, &words, proof, out);
    } else {
        if (game->options->given[OPTION_QUIZ_REPORT])
            add_report(game, folder, pack, proof, out);
        diags_render(&diags, &words, out);
    }
    diags_release(&diags);
    arena_release(&arena);
    return status;
}

/* Text is printed pack by pack; the one JSON document when it is whole. */
static enum exit_status check_print(const struct game *game, bool last, struct str *out)
{
    enum exit_status status = EXIT_DONE;
    if (game->options->format == RESULT_JSON && !last)
        return status;
    if (game->options->format == RESULT_JSON)
        check_json_end(out);
    if (out->length > 0)
        status = app_print(str_text(out), out->length);
    str_clear(out);
    return status;
}

enum exit_status command_check(struct game *game)
{
    const struct options *options = game->options;
    const int packs = options->paths > 0 ? options->paths : 1;
    enum exit_status worst = EXIT_DONE;
    struct arena scratch = {0};
    struct str out = {0};
    for (int i = 0; i < packs; i++) {
        const char *folder =
            options->paths > 0 ? options->path[i]
                               : arena_format(&scratch, "%s/levels/askeleet", paths_data(&scratch));
        const enum exit_status checked = check_pack(game, folder, &out);
        const enum exit_status printed = check_print(game, i + 1 == packs, &out);
        worst = checked > worst ? checked : worst;
        worst = printed > worst ? printed : worst;
    }
    str_release(&out);
    arena_release(&scratch);
    return worst;
}
