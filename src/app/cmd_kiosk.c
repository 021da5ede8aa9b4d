/* SPDX-License-Identifier: MIT */
/* The kiosk: one visitor after the other, nothing kept of any of them. */
#include "app/commands.h"
#include "app/loop.h"

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
    status = app_play(&loop, ret_signal);
    str_release(&loop.texts);
    return status;
}
