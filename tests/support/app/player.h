/* SPDX-License-Identifier: MIT */
/* A player of the real pack who keeps the books: what they do as keys and as typed lines, what must
 * show then, and the state they must be in, by the same `step` as the program's.
 *
 * Nothing of the pack's words or numbers is written into a test: answers are drawn by chance or
 * computed from the tasks, so that authors may rewrite every level. The pack is levels/askeleet
 * and the words are i18n/en.yaml and fi.yaml, relative to the working directory.
 * Floor: tests (<- app). */
#ifndef SUPPORT_APP_PLAYER_H
#define SUPPORT_APP_PLAYER_H

#include "base/arena.h"
#include "base/str.h"
#include "engine/state.h"
#include "model/catalog.h"
#include "model/pack.h"
#include "support/screen.h"

enum player_mind { PLAYER_ANY, PLAYER_BEST }; /* answers by chance, or the best there is */

struct player {
    struct arena arena, run, frame;
    const struct pack *pack;
    struct catalog en, fi;
    struct state state;
    unsigned long long random;
    enum player_mind mind;
    const char *script; /* event lines that are done one after the other; or NULL */
    bool ascii;         /* the screen's signs are */
};

/* What the player does next. */
struct move {
    struct event event;
    struct str keys, line; /* in curses, and in line mode (without a newline) */
    struct str draft;      /* of an answer: the keys before the last Enter, which hands it in */
    int cursor;            /* the number shown where the cursor stands then */
    bool words;            /* the lines are the player's own words: any line would be one */
};

/* A player at the beginning of a run with SEED. */
void player_open(struct player *player, uint64_t seed);
void player_close(struct player *player);

/* The state of a run with SEED after these journal lines, parted by newlines. */
void player_replay(struct player *player, uint64_t seed, const char *lines);

/* The next move: through all steps in the order of the path, then the test, then back to the map.
 * False when there is nothing left to do. A move is released by player_did, which makes it happen,
 * or by move_release. */
bool player_move(struct player *player, struct move *ret_move);
void player_did(struct player *player, struct move *move);
void move_release(struct move *move);

/* Waits until the screen shows the place that the state says, in English. */
#define player_sees(player, screen) player_sees_at((player), (screen), __FILE__, __LINE__)
void player_sees_at(struct player *player, struct screen *screen, const char *file, int line);
bool player_may_see(const struct player *player, const struct screen *screen);

/* Types the next move and waits for what comes of it. False when there is none. */
bool player_goes_on(struct player *player, struct screen *screen);

/* Makes the moves until the player is in front of task TASK of STAGE. */
void player_goes_to(struct player *player, struct screen *screen, int stage, int task);

/* Fails the test when the journal in FOLDER does not lead to the player's state. */
void player_agrees(struct player *player, const char *folder);

/* Fails the test at the first line in which the two descriptions of a state differ. */
void states_agree(const char *here, const char *expected);

/* The input of task TASK of STAGE as it is asked. In the player's frame arena. */
struct page *player_ask(struct player *player, int stage, int task);

/* The first words of TEXT in the language TAG, as the screen shows them: no markup, at most 24
 * columns, whole words. In the player's frame arena. */
const char *player_text(struct player *player, const struct text *text, const char *tag);

const char *player_word(const struct player *player, const char *key); /* English */

/* The first playable stage's first task of the kind NAME; fails the test when there is none. */
void player_find(const struct player *player, const char *kind, int *ret_stage, int *ret_task);

/* The event lines of the newest run in the state folder FOLDER, each with a newline, and its seed.
 * False when there is no journal. */
bool player_journal(const char *folder, struct str *out, uint64_t *ret_seed);

/* A player in front of a screen, as cmocka's setup and teardown. */
struct sitting {
    struct player player;
    struct screen *screen;
};

int sitting_open(void **state); /* a run with PLAYER_SEED */
int sitting_close(void **state);

enum { PLAYER_SEED = 7 };
#define PLAYER_SEEDED "--seed=7"

#endif
