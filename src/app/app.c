/* SPDX-License-Identifier: MIT */
/* The program from outside to inside: descriptors, environment, locale, command line, command. */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/door.h"
#include "app/sandbox.h"
#include "base/io.h"

/* Variables that steer the terminal library: a damaged entry in one of them has crashed it, and the
 * window's size comes from the window. */
static void scrub_environment(void)
{
    static const char *const variables[] = {"TERMINFO",
                                            "TERMINFO_DIRS",
                                            "TERMCAP",
                                            "TERMPATH",
                                            "LINES",
                                            "COLUMNS",
                                            "ESCDELAY",
                                            "BAUDRATE",
                                            "NCURSES_NO_SETBUF",
                                            "NCURSES_NO_PADDING",
                                            "NCURSES_TRACE",
                                            "NCURSES_GPM_TERMS",
                                            "NCURSES_NO_HARD_TABS",
                                            "NCURSES_NO_MAGIC_COOKIE",
                                            "NCURSES_NO_UTF8_ACS",
                                            "NCURSES_ASSUMED_COLORS",
                                            "NCURSES_CONSOLE2"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        unsetenv(variables[i]);
}

/* All texts are UTF-8. A locale that is not installed, or is not UTF-8, gives way to C.UTF-8; only
 * the class of characters matters to us. */
static void open_locale(void)
{
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "en_US.UTF-8");
}

enum exit_status app_print_failed(int reason)
{
    if (reason != EPIPE) {
        struct str line = {0};
        str_addf(&line, "standard output cannot be written: %s", strerror(reason));
        game_complain(str_text(&line));
        str_release(&line);
    }
    return EXIT_ENVIRONMENT;
}

enum exit_status app_print(const char *text, size_t length)
{
    return io_write_all(STDOUT_FILENO, text, length) ? EXIT_DONE : app_print_failed(errno);
}

static enum exit_status print_help(const struct game *game)
{
    struct str out = {0};
    options_help(game->options->command, game->language[game->current], &out);
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

static enum exit_status print_version(void)
{
    struct str out = {0};
    str_add(&out, "askeleet " ASKELEET_VERSION "\n");
    sandbox_describe(&out);
    str_add_char(&out, '\n');
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

static enum exit_status run_command(struct game *game, int *ret_signal)
{
    if (game->options->given[OPTION_HELP])
        return print_help(game);
    switch (game->options->command) {
    case COMMAND_PLAY: return command_play(game, ret_signal);
    case COMMAND_QUIZ:
        return game->options->given[OPTION_ANSWERS] ? command_answers(game)
                                                    : command_play(game, ret_signal);
    case COMMAND_CHECK: return command_check(game);
    case COMMAND_PRINT: return command_print(game);
    case COMMAND_REPLAY: return command_replay(game);
    case COMMAND_FORGET: return command_forget(game);
    case COMMAND_PREVIEW: return command_preview(game, ret_signal);
    case COMMAND_NEW: return command_new(game);
    case COMMAND_SCHEMA: return command_schema();
    case COMMAND_STRINGS: return command_strings(game);
    case COMMAND_STATS: return command_stats(game);
    case COMMAND_IMPORT: return command_import(game);
    case COMMAND_KIOSK: return command_kiosk(game, ret_signal);
    case COMMANDS: break;
    }
    return EXIT_USAGE;
}

static enum exit_status refuse(void)
{
    game_complain(DOOR_REFUSAL);
    return EXIT_USAGE;
}

/* The command line as it was understood; anything but EXIT_DONE was said already. A kiosk's client
 * is told nothing, not even that there is help. */
static enum exit_status read_command_line(const struct door *door, struct options *ret_options)
{
    struct str wrong = {0};
    enum exit_status status = EXIT_DONE;
    if (!options_read(door->argc, door->argv, ret_options, &wrong))
        status = door_brings_command(door) ? refuse() : game_complain_usage(str_text(&wrong));
    else if (door->shell && (ret_options->given[OPTION_HELP] || ret_options->given[OPTION_VERSION]))
        status = refuse();
    else if (ret_options->command == COMMAND_KIOSK && door_wanted_other())
        status = refuse();
    str_release(&wrong);
    return status;
}

int app_main(int argc, char *argv[])
{
    struct options options;
    struct game game = {0};
    struct door door;
    int ended = 0;

    io_hold_standard();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (!door_open(argc, argv, &door))
        return (int)refuse();
    enum exit_status status = read_command_line(&door, &options);
    if (status != EXIT_DONE)
        return (int)status;
    game.remote = door_is_remote();
    if (options.command == COMMAND_KIOSK) {
        sandbox_limits();
        door_environment();
    } else {
        scrub_environment();
    }
    open_locale();
    if (options.given[OPTION_VERSION])
        return (int)print_version();
    status = game_open_words(&game, &options);
    if (status == EXIT_DONE)
        status = run_command(&game, &ended);
    game_release(&game);
    if (ended) {
        /* Ended from outside: say so in the way a shell understands. */
        sigset_t only;
        sigemptyset(&only);
        sigaddset(&only, ended);
        sigprocmask(SIG_UNBLOCK, &only, NULL); /* the keys' signals are held (cmd_play.c) */
        signal(ended, SIG_DFL);
        raise(ended);
    }
    return (int)status;
}
