/* SPDX-License-Identifier: MIT */
/* The kiosk: one visitor after the other, nothing kept of any of them. What they take along is
 * printed only where the terminal is their own. */
#define _POSIX_C_SOURCE 200809L /* sigaction; setitimer is POSIX's, too */

#include <signal.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/loop.h"
#include "app/sandbox.h"
#include "base/bug.h"
#include "page/layout.h"
#include "ports/port_line.h"

enum {
    LEAVING_SECONDS = 5,
    GOODBYE_COLUMNS = 38 /* whole words even in the smallest window, whose size is gone by then */
};

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

/* Whoever does not read what is said at the end is not waited for. */
static void leave_soon(void)
{
    const struct itimerval soon = {.it_value = {LEAVING_SECONDS, 0}};
    const struct sigaction end = {.sa_handler = SIG_DFL};
    sigaction(SIGALRM, &end, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
}

/* In line mode the terminal itself makes signals of ^C and ^\, the end of input of ^D, a standstill
 * of ^S; on a console nobody may end anything. They become characters, which line mode drops. False
 * where nothing was changed. */
static bool hold_console(const struct loop *loop, struct termios *ret_before)
{
    struct termios modes;
    if (!loop->linear || !loop->visit->console || tcgetattr(STDIN_FILENO, &modes) != 0)
        return false;
    *ret_before = modes;
    modes.c_lflag &= ~(tcflag_t)ISIG;
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | BRKINT);
    modes.c_cc[VEOF] = _POSIX_VDISABLE;
    return tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0;
}

/* What stands in the visitor's terminal once the screen is given back. */
static enum exit_status say_goodbye(struct loop *loop)
{
    const struct game *game = loop->game;
    const struct catalog *words = game->language[game->current];
    enum exit_status status = EXIT_DONE;
    struct str lines = {0};
    struct arena scratch = {0};
    if (loop->visit->over)
        str_addf(&lines, "%s\n", catalog_text(words, "kiosk.over"));
    if (loop->code[0] && (loop->visit->remote || loop->linear)) {
        str_addf(&lines, "%s\n",
                 catalog_format(words, &scratch, "code.line", "code", loop->code, NULL));
        layout_wrap_plain(catalog_text(words, "kiosk.keep"),
                          loop->linear ? port_line_columns(STDOUT_FILENO) : GOODBYE_COLUMNS, 0,
                          &lines);
    }
    if (lines.length > 0)
        status = app_print(str_text(&lines), lines.length);
    arena_release(&scratch);
    str_release(&lines);
    if (status == EXIT_DONE && loop->visit->remote)
        status = app_print_taken(loop);
    return status;
}

enum exit_status command_kiosk(struct game *game, int *ret_signal)
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct visit visit;
    struct loop loop = {.game = game, .visit = &visit};
    enum exit_status status = app_open_pack(game, &loop.only_test);
    if (status != EXIT_DONE)
        return status;
    sigaction(SIGTSTP, &ignore, NULL); /* line mode would leave it to the terminal */
    game_start(game, game_seed(game));
    game->settings.theme = game->options->theme;
    visit_open(&visit, game->options, game->remote, game->pack);
    struct line_words line_words;
    loop.port = app_open_port(game, &loop, &line_words);
    struct termios before;
    const bool held = loop.port && hold_console(&loop, &before);
    status = loop.port && seal(game, loop.port) ? app_play(&loop, ret_signal) : EXIT_ENVIRONMENT;
    leave_soon();
    if (held)
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
    if (status == EXIT_DONE && *ret_signal == 0)
        status = say_goodbye(&loop);
    str_release(&loop.texts);
    visit_close(&visit);
    return status;
}
