/* SPDX-License-Identifier: MIT */
/* An author's file, played while it is being written.
 *
 * The pack around the file (content/lone.h) is loaded into an arena of its own; when a file of it
 * is saved it is loaded once more into another one, and only a pack without errors takes the place
 * of the one that plays. What was done so far is then done again in the new pack, event by event,
 * as far as it fits, so the player stands where they stood: at the same task by its id, else at the
 * nearest. Nothing is saved, and no step is locked. Floor: app. */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "app/game.h"
#include "base/str.h"
#include "content/lone.h"

struct preview {
    struct game *game;
    const char *path;      /* the file */
    const char *begin;     /* the id to begin at; or NULL */
    struct arena arena[2]; /* the pack's that plays, and the next one's */
    int in_use;            /* which of the two plays */
    struct lone lone;
    struct diags diags; /* what is wrong with the files as they are now, sorted */
    struct str files;   /* the names of the pack's files, each with a newline before and behind */
    struct str journal; /* all events so far */
    int watch;          /* descriptor; -1 = nobody watches */
    bool broken;        /* the files cannot be played as they are now */
    bool begun;         /* a pack was played */
    bool only_test;     /* there is nothing but a test */
    bool not_found;     /* there was nothing of the id to begin at */
};

/* Begins with WHAT, "FILE" or "FILE#ID" (the name of a file that is there may hold a '#'); WATCHes
 * the file's folder, and reads the file. GAME has words; its pack, state and settings are the
 * preview's from now on. False with errno when the folder cannot be watched. To be closed either
 * way. */
bool preview_open(struct preview *preview, struct game *game, const char *what, bool watch);

enum preview_news {
    PREVIEW_NOTHING, /* another file */
    PREVIEW_BROKEN,  /* the pack that plays is the old one; `diags` says what is wrong */
    PREVIEW_READ     /* the pack is new, and so is the state */
};

/* What came of the news that the watched descriptor has. */
enum preview_news preview_take(struct preview *preview);

/* The ids that `begin` could have been, joined for a person to read. */
void preview_ids(const struct preview *preview, struct str *out);

void preview_close(struct preview *preview);

#endif
