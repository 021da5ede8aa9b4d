/* SPDX-License-Identifier: MIT */
/* What one start of the program holds: words, pack, run, store. Opened in order, released as one.
 *
 * A function that returns an `enum exit_status` other than EXIT_DONE has already said, on standard
 * error and in one line (a broken pack: its diagnostics), what is wrong. Floor: app. */
#ifndef APP_GAME_H
#define APP_GAME_H

#include "app/options.h"
#include "app/settings.h"
#include "base/arena.h"
#include "engine/state.h"
#include "model/catalog.h"
#include "model/pack.h"
#include "store/store.h"

enum { GAME_MOST_LANGUAGES = 32 };

struct game {
    const struct options *options;
    bool remote;             /* the terminal is at the other end of an SSH connection */
    struct arena pack_arena; /* words and pack: the whole life of the program */
    struct arena run_arena;  /* the state's tables */
    struct catalog catalog[GAME_MOST_LANGUAGES];
    const struct catalog *language[GAME_MOST_LANGUAGES];
    int languages;
    int current;          /* the reader's */
    bool language_chosen; /* by option or setting; else the first start asks */
    struct settings settings;
    const char *settings_path; /* NULL = nowhere */
    const struct pack *pack;
    struct state state;
    struct store *store; /* NULL = not saving */
    int64_t run;
    bool unsaved;        /* saving was wanted and does not work */
    size_t unfit;        /* recorded rows that no longer fit the pack */
    struct str *journal; /* the events' lines are added here, too; or NULL */
};

/* The words of all languages, and the reader's choice: --lang (where it is not about texts), the
 * setting, the environment (LC_ALL, LC_MESSAGES, LANG by their text), English. */
enum exit_status game_open_words(struct game *game, const struct options *options);

/* The pack: --pack, ASKELEET_PACK, or the one that came with the program; proved before it plays.
 */
enum exit_status game_open_pack(struct game *game);

/* The run: a new state, or the stored one replayed. A store that cannot be used is not an error:
 * the game goes on unsaved and says so. But a folder that was named with --state and cannot be had
 * is one, since somebody wanted the answers there. */
enum exit_status game_open_run(struct game *game);

/* A new run of the pack with SEED, saved nowhere. */
void game_start(struct game *game, uint64_t seed);

/* That of --seed, else a fresh one. */
uint64_t game_seed(const struct game *game);

/* Writes EVENT to the journal, then adopts it. Saving that fails turns `unsaved` on and the event
 * happens all the same. False when the event is not allowed; nothing changed then. */
bool game_event(struct game *game, const struct event *event);

/* The language that best fits TAG: itself, then cut by RFC 4647 lookup; -1 when there is none. */
int game_find_language(const struct game *game, const char *tag);

/* Makes language INDEX the reader's and keeps it in the settings. */
void game_choose_language(struct game *game, int index);

/* Keeps THEME (enum port_theme; 0 = the terminal's) in the settings. */
void game_choose_theme(struct game *game, int theme);

/* One line on standard error, cleaned: "askeleet: WHAT". */
void game_complain(const char *what);

/* The same for a command line that is wrong, with "Try 'askeleet --help'" below it. */
enum exit_status game_complain_usage(const char *what);

void game_release(struct game *game);

#endif
