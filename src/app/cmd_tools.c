/* SPDX-License-Identifier: MIT */
/* The commands that ask nothing: the test from a list of answers, print, replay, forget. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/paths.h"
#include "base/io.h"
#include "engine/step.h"
#include "store/store.h"

/* quiz --answers */

/* The options of question NUMBER (from 0); the one behind the last is the confidence question. */
static int options_of(const struct quiz *quiz, size_t number)
{
    if (number < quiz->questions_count)
        return (int)quiz->questions[number].options_count;
    return quiz->confidence ? (int)quiz->confidence->options_count : 0;
}

/* Reads "2,1,4,…"; the count, or -1 with a line in WRONG. */
static int read_answers(const struct quiz *quiz, const char *list, int *ret_number,
                        struct str *wrong)
{
    const size_t most = quiz->questions_count + (quiz->confidence != NULL);
    size_t count = 0;
    for (const char *at = list;; at++) {
        char word[8] = "";
        size_t length = strcspn(at, ",");
        long long number;
        const int allowed = count < most ? options_of(quiz, count) : 0;
        memcpy(word, at, length < sizeof word - 1 ? length : 0);
        if (count < most && !str_number(word, 0, allowed, &number)) {
            str_addf(wrong, "--answers: answer %zu must be a number from 0 to %d (0 = skipped)",
                     count + 1, allowed);
            return -1;
        }
        if (count < most)
            ret_number[count] = (int)number;
        count++;
        at += length;
        if (!*at)
            break;
    }
    if (count < quiz->questions_count || count > most) {
        str_addf(wrong, "--answers: %zu numbers given; this test takes %zu", count,
                 quiz->questions_count);
        if (quiz->confidence)
            str_addf(wrong, ", or %zu with the confidence question", most);
        return -1;
    }
    return (int)count;
}

enum exit_status command_answers(struct game *game)
{
    enum exit_status status = game_open_pack(game);
    if (status != EXIT_DONE)
        return status;
    const struct quiz *quiz = game->pack->quiz;
    const struct catalog *words = game->language[game->current];
    if (!quiz) {
        game_complain(catalog_text(words, "plain.no-test"));
        return EXIT_CONTENT;
    }
    int number[PACK_MOST_QUESTIONS + 1] = {0};
    struct quiz_sitting sitting;
    struct str out = {0};
    const int count = read_answers(quiz, game->options->value[OPTION_ANSWERS], number, &out);
    if (count < 0) {
        status = game_complain_usage(str_text(&out));
    } else {
        const int questions = (int)quiz->questions_count;
        state_begin_sitting(&sitting, TEST_ALL);
        for (int i = 0; i < questions; i++)
            sitting.reply[i] = number[i] == 0 ? REPLY_SKIPPED : number[i] - 1;
        if (count > questions)
            sitting.sure = number[questions] - 1;
        const struct result_about about = {
            .quiz = quiz,
            .sitting = &sitting,
            .wish = {.tag = words->tag, .fallback = game->pack->language},
            .words = words,
            .ascii = game->options->given[OPTION_ASCII],
        };
        result_write(&about, game->options->format, &out);
        status = app_print(str_text(&out), out.length);
    }
    str_release(&out);
    return status;
}

/* print */

/* Whether anything was ever saved. Opening a store makes one, and printing leaves nothing behind.
 */
static bool was_saved(const struct game *game)
{
    struct arena scratch = {0};
    const char *folder = game->options->value[OPTION_STATE];
    if (!folder)
        folder = paths_state(&scratch);
    const bool saved =
        folder && access(arena_format(&scratch, "%s/journal.sqlite", folder), F_OK) == 0;
    arena_release(&scratch);
    return saved;
}

/* What there is nothing of yet, and how to come by it. */
static enum exit_status print_nothing(const struct game *game, const char *key)
{
    game_complain(catalog_text(game->language[game->current], key));
    return EXIT_CONTENT;
}

enum exit_status command_print(struct game *game)
{
    enum exit_status status = game_open_pack(game);
    if (status == EXIT_DONE && was_saved(game))
        status = game_open_run(game);
    else if (status == EXIT_DONE)
        state_init(&game->state, game->pack, 0, &game->run_arena);
    if (status != EXIT_DONE)
        return status;
    if (game->unsaved) {
        game_complain(catalog_text(game->language[game->current], "print.unreadable"));
        return EXIT_ENVIRONMENT;
    }
    switch (game->options->print) {
    case PRINT_RESULT:
        if (!game->pack->quiz)
            return print_nothing(game, "plain.no-test");
        return game->state.tested ? app_print_result(game) : print_nothing(game, "print.no-result");
    case PRINT_PLAN:
        return state_planned(&game->state) ? app_print_plan(game)
                                           : print_nothing(game, "print.no-plan");
    case PRINTS: break;
    }
    return EXIT_USAGE;
}

/* replay */

enum { REPLAY_LARGEST = 16 * 1024 * 1024 };

/* Rows are events; lines that begin with `#` are remarks, of which `# seed: N` is read. */
static enum exit_status replay_lines(struct game *game, char *text, const char *path)
{
    struct str wrong = {0};
    unsigned long number = 0;
    enum exit_status status = EXIT_DONE;
    for (char *line = text; status == EXIT_DONE && *line;) {
        char *end = line + strcspn(line, "\n");
        const bool last = *end == '\0';
        *end = '\0';
        number++;
        long long seed;
        struct event event;
        if (str_starts(line, "# seed: ") && str_number(line + 8, 0, INT64_MAX, &seed)) {
            game->state.seed = (uint64_t)seed;
        } else if (*line != '\0' && *line != '#') {
            if (event_parse(game->pack, line, &event) && step_allows(&game->state, &event)) {
                step(&game->state, &event);
            } else {
                str_addf(&wrong, "%s:%lu: this event does not fit the pack: %.80s", path, number,
                         line);
                game_complain(str_text(&wrong));
                status = EXIT_CONTENT;
            }
        }
        line = last ? end : end + 1;
    }
    str_release(&wrong);
    return status;
}

enum exit_status command_replay(struct game *game)
{
    const char *path = game->options->path[0], *text;
    struct arena scratch = {0};
    struct diags diags = {0};
    struct str out = {0};
    size_t length;
    enum exit_status status = game_open_pack(game);
    if (status == EXIT_DONE &&
        !io_read_file(path, REPLAY_LARGEST, &scratch, &diags, &text, &length)) {
        diag_render(&diags.item[0], NULL, &out);
        fputs(str_text(&out), stderr);
        status = EXIT_ENVIRONMENT;
    } else if (status == EXIT_DONE) {
        state_init(&game->state, game->pack, 0, &game->run_arena);
        status = replay_lines(game, arena_copy(&scratch, text, length), path);
        if (status == EXIT_DONE) {
            state_describe(&game->state, &out);
            status = app_print(str_text(&out), out.length);
        }
    }
    str_release(&out);
    diags_release(&diags);
    arena_release(&scratch);
    return status;
}

/* forget */

enum exit_status command_forget(struct game *game)
{
    struct arena scratch = {0};
    struct str reason = {0};
    struct store_forgotten gone = {0};
    const struct catalog *words = game->language[game->current];
    const char *folder = game->options->value[OPTION_STATE];
    enum exit_status status = EXIT_DONE;
    if (!folder)
        folder = paths_state(&scratch);
    if (folder && !store_forget(folder, &gone, &reason)) {
        game_complain(str_text(&reason));
        status = EXIT_ENVIRONMENT;
    } else {
        bool settings = game->settings_path && remove(game->settings_path) == 0;
        struct str out = {0};
        if (gone.rows == 0 && gone.runs == 0 && !settings)
            str_addf(&out, "%s\n", catalog_text(words, "forget.nothing"));
        else
            str_addf(&out, "%s\n",
                     catalog_count(words, &scratch, "forget.answers", gone.rows, NULL));
        if (settings)
            str_addf(&out, "%s\n", catalog_text(words, "forget.settings"));
        status = app_print(str_text(&out), out.length);
        str_release(&out);
    }
    str_release(&reason);
    arena_release(&scratch);
    return status;
}
