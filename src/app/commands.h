/* SPDX-License-Identifier: MIT */
/* The commands, each from the parsed command line to an exit status. Floor: app. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/game.h"
#include "app/loop.h"
#include "ports/line_words.h"

/* Each is given open words. Signals that end a command are raised again by app_main. */
enum exit_status command_play(struct game *game, int *ret_signal); /* play and quiz */
enum exit_status command_answers(struct game *game);               /* quiz --answers */
enum exit_status command_check(struct game *game);
enum exit_status command_print(struct game *game);
enum exit_status command_replay(struct game *game);
enum exit_status command_forget(struct game *game);
enum exit_status command_preview(struct game *game, int *ret_signal);
enum exit_status command_new(struct game *game);
enum exit_status command_strings(struct game *game);
enum exit_status command_stats(struct game *game);
enum exit_status command_import(struct game *game);
enum exit_status command_kiosk(struct game *game, int *ret_signal);
enum exit_status command_schema(void);

/* What `new` makes: the name of number AT, NULL behind the last. */
const char *command_new_what(int at);

/* Opens the pack; whether nothing but its test is to be played. Where there is nothing to play at
 * all, says so: EXIT_CONTENT. */
enum exit_status app_open_pack(struct game *game, bool *ret_only_test);

/* Opens the port that is wanted and possible, or says why there is none (NULL). Fills what LOOP
 * needs to know of it. LINE_WORDS must live as long. */
struct port *app_open_port(struct game *game, struct loop *loop, struct line_words *line_words);

/* Plays until the player leaves, and closes the port. */
enum exit_status app_play(struct loop *loop, int *ret_signal);

/* All of the program. */
int app_main(int argc, char *argv[]);

/* The result of the test, the plan for the week: to standard output in --format. The state must
 * have one. */
enum exit_status app_print_result(const struct game *game);
enum exit_status app_print_plan(const struct game *game);

/* What the sitting leaves in the terminal once the screen is given back: what can be taken along.
 * In line mode it stands there already. */
enum exit_status app_print_taken(const struct loop *loop);

/* Writes TEXT to standard output; EXIT_ENVIRONMENT with one line when that fails. */
enum exit_status app_print(const char *text, size_t length);

/* The end of output that failed with REASON (errno): says so, but for a reader that is gone. */
enum exit_status app_print_failed(int reason);

#endif
