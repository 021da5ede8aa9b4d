/* SPDX-License-Identifier: MIT */
/* The kiosk: one visitor after the other, nothing kept of any of them. */
#include "app/commands.h"
#include "app/loop.h"
#include "app/sandbox.h"
#include "base/bug.h"

/* From here on there is nothing but the open terminal. Where that cannot be had, gives it back and
 * says so. */
static bool seal(struct game *game, struct port *port)
{
    struct str reason = {0};
    const bool sealed = sandbox_enter(&reason);
    if (!sealed) {
        bug_set_hook(NULL);
        port->call->close(port);
        game_complain(catalog_format(game->language[game->current], &game->run_arena,
                                     "terminal.unsafe", "reason", str_text(&reason), NULL));
    }
    str_release(&reason);
    return sealed;
}

enum exit_status command_kiosk(struct game *game, int *ret_signal)
{
    enum exit_status status = game_open_pack(game);
    if (status != EXIT_DONE)
        return status;
    game_start(game, game_seed(game));
    struct loop loop = {.game = game, .kiosk = true, .title = true};
    struct line_words line_words;
    loop.port = app_open_port(game, &loop, &line_words);
    if (!loop.port)
        return EXIT_ENVIRONMENT;
    if (!seal(game, loop.port))
        return EXIT_ENVIRONMENT;
    status = app_play(&loop, ret_signal);
    str_release(&loop.texts);
    return status;
}
