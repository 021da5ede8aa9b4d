/* SPDX-License-Identifier: MIT */
/* Playing: which port, the loop, and what is printed once the screen is given back. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/line_words_of.h"
#include "app/loop.h"
#include "base/bug.h"
#include "engine/resume.h"
#include "engine/step.h"
#include "ports/port_curses.h"
#include "ports/port_line.h"
#include "report/plan.h"
#include "screens/screens.h"

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value && strcmp(value, "0") != 0;
}

/* Line mode was asked for. */
static bool wants_plain(const struct game *game)
{
    return game->options->given[OPTION_PLAIN] || is_set("ACCESSIBLE") || game->settings.plain;
}

/* Why only line mode is possible here: a message key, or NULL. */
static const char *needs_plain(void)
{
    const char *term = getenv("TERM");
    if (!isatty(STDIN_FILENO))
        return "plain.input";
    if (!isatty(STDOUT_FILENO))
        return "plain.output";
    if (!term || !*term)
        return "plain.no-term";
    if (strcmp(term, "dumb") == 0)
        return "plain.dumb";
    return NULL;
}

static void change_line_words(void *context, const struct catalog *words)
{
    *(struct line_words *)context = line_words_of(words);
}

/* What is typed for the screen is for the screen: ^C, ^\ and ^Z that come when it is given back
 * already must not end the program before its last words. They wait until it ends by itself; while
 * the port is open it lets signals through (ports/signals.h). */
static void hold_keys(void)
{
    sigset_t keys;
    sigemptyset(&keys);
    sigaddset(&keys, SIGINT);
    sigaddset(&keys, SIGQUIT);
    sigaddset(&keys, SIGTSTP);
    sigprocmask(SIG_BLOCK, &keys, NULL);
}

enum exit_status app_open_pack(struct game *game, bool *ret_only_test)
{
    const bool test = game->options->command == COMMAND_QUIZ;
    const enum exit_status status = game_open_pack(game);
    if (status != EXIT_DONE)
        return status;
    *ret_only_test = test || game->pack->stages_count == 0;
    if (!*ret_only_test || game->pack->quiz)
        return EXIT_DONE;
    game_complain(
        catalog_text(game->language[game->current], test ? "plain.no-test" : "plain.nothing"));
    return EXIT_CONTENT;
}

struct port *app_open_port(struct game *game, struct loop *loop, struct line_words *line_words)
{
    const struct catalog *words = game->language[game->current];
    const char *reason = wants_plain(game) ? NULL : needs_plain();
    loop->linear = reason || wants_plain(game);
    loop->ascii = game->options->given[OPTION_ASCII] || game->options->given[OPTION_CONSOLE];
    if (reason)
        game_complain(catalog_text(words, reason));
    if (loop->linear) {
        *line_words = line_words_of(words);
        loop->words_changed = change_line_words;
        loop->context = line_words;
        return port_line_open(STDIN_FILENO, STDOUT_FILENO, line_words);
    }
    const struct port_look look = {
        .theme =
            (enum port_theme)(game->options->theme ? game->options->theme : game->settings.theme),
        .ascii = loop->ascii,
        .still = game->options->given[OPTION_STILL],
        .suspend = !loop->visit,
    };
    struct str why = {0};
    hold_keys();
    struct port *port = port_curses_open(&look, &why);
    if (port)
        bug_set_hook(port_curses_emergency);
    else
        game_complain(catalog_text(words, str_text(&why)));
    str_release(&why);
    return port;
}

enum exit_status app_print_result(const struct game *game)
{
    const struct state *state = &game->state;
    const struct result_about about = {
        .quiz = game->pack->quiz,
        .sitting = &state->result,
        .first = state->sittings > 1 ? &state->first : NULL,
        .wish = {.tag = game->language[game->current]->tag, .fallback = game->pack->language},
        .words = game->language[game->current],
        .ascii = game->options->given[OPTION_ASCII],
    };
    struct str out = {0};
    result_write(&about, game->options->format, &out);
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

enum exit_status app_print_plan(const struct game *game)
{
    const struct plan_about about = {
        .state = &game->state,
        .wish = {.tag = game->language[game->current]->tag, .fallback = game->pack->language},
        .words = game->language[game->current],
    };
    struct str out = {0};
    plan_write(&about, game->options->format == RESULT_MARKDOWN ? PLAN_MARKDOWN : PLAN_TEXT, &out);
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

enum exit_status app_print_taken(const struct loop *loop)
{
    const struct game *game = loop->game;
    const bool told = loop->linear && game->options->format == RESULT_TEXT;
    const bool result = loop->result_seen && !told;
    const bool plan = loop->plan_made && !told && state_planned(&game->state);
    enum exit_status status = result ? app_print_result(game) : EXIT_DONE;
    if (status == EXIT_DONE && result && plan)
        status = app_print("\n", 1);
    if (status == EXIT_DONE && plan)
        status = app_print_plan(game);
    if (status == EXIT_DONE && loop->texts.length > 0 && (result || plan))
        status = app_print("\n", 1);
    if (status == EXIT_DONE && loop->texts.length > 0)
        status = app_print(loop->texts.text, loop->texts.length);
    return status;
}

enum exit_status app_play(struct loop *loop, int *ret_signal)
{
    *ret_signal = loop_play(loop);
    bug_set_hook(NULL);
    const int error = loop->port->error;
    loop->port->call->close(loop->port);
    return error ? app_print_failed(error) : EXIT_DONE;
}

/* The event of --resume, in the one way in which codes are written, and its language. False, with a
 * complaint, where the code is none. */
static bool read_code(struct game *game, struct event *ret_event, int *ret_language)
{
    const struct catalog *words = game->language[game->current];
    struct arena scratch = {0};
    struct resume resume;
    const struct resume_flaw flaw =
        resume_parse(game->pack, game->options->value[OPTION_RESUME], &resume);
    const bool good = flaw.error == RESUME_OK;
    *ret_event = (struct event){.type = EVENT_RESUME};
    if (good) {
        (void)resume_format(game->pack, &resume, ret_event->code); /* it was one */
        *ret_language = game_find_language(
            game, resume.language < 0 ? "" : game->pack->languages[resume.language]);
    } else {
        game_complain(catalog_format(words, &scratch, "code.refused", "why",
                                     screen_code_flaw(words, &scratch, flaw), NULL));
    }
    arena_release(&scratch);
    return good;
}

/* On with the sitting that was left; a finished one begins anew, unless it was brought along. */
static void begin_test(struct game *game)
{
    struct event event;
    const bool brought = game->options->given[OPTION_RESUME];
    if (!step_test(&game->state, &event) || (event.type == EVENT_RESULT && !brought))
        event = (struct event){.type = EVENT_TEST};
    game_event(game, &event);
}

enum exit_status command_play(struct game *game, int *ret_signal)
{
    struct loop loop = {.game = game};
    enum exit_status status = app_open_pack(game, &loop.only_test);
    if (status != EXIT_DONE)
        return status;
    const bool coded = game->options->given[OPTION_RESUME];
    struct event code;
    int language = -1;
    if (coded && !read_code(game, &code, &language))
        return EXIT_USAGE;
    status = game_open_run(game);
    if (status != EXIT_DONE)
        return status;
    if (coded && language >= 0 && !game->options->given[OPTION_LANG])
        game_choose_language(game, language);
    if (coded)
        game_event(game, &code);
    if (loop.only_test)
        begin_test(game);
    loop.title = !loop.only_test;
    struct line_words line_words;
    loop.port = app_open_port(game, &loop, &line_words);
    if (!loop.port)
        return EXIT_ENVIRONMENT;
    status = app_play(&loop, ret_signal);
    const enum exit_status taken =
        status == EXIT_DONE && *ret_signal == 0 ? app_print_taken(&loop) : status;
    str_release(&loop.texts);
    return taken;
}
