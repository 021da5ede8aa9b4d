/* SPDX-License-Identifier: MIT */
/* The real program in a pseudo terminal: keys in, screen out.
 *
 * A test starts ASKELEET_EXECUTABLE with arguments, environment and a window, types, and waits for
 * what the screen must show, or for the program to end. Nothing ever sleeps: every wait is a
 * poll(2) on the terminal and on the program's life, with SCREEN_PATIENCE as its deadline; a wait
 * that runs out fails the test at the caller's line and prints the screen. libvterm is the
 * terminal.
 *
 * What is on the screen is asked for by waiting, never at once: a frame may arrive in pieces.
 * Standard error goes to the file `errors` in the screen's folder, and so do a sanitizer's reports.
 *
 * Each screen has a folder of its own below ASKELEET_SCRATCH: HOME, XDG_STATE_HOME and
 * XDG_CONFIG_HOME lie in it. screen_start may be called again on the same screen when the program
 * ended: the folder is then still the player's. Floor: tests. */
#ifndef SUPPORT_SCREEN_H
#define SUPPORT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/str.h"

enum { SCREEN_PATIENCE = 20000 }; /* ms */

struct screen;

/* A list of words for struct screen_wish. */
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* How the program is started; a zeroed one is `askeleet` in 80x24. */
struct screen_wish {
    const char *program;            /* NULL = ASKELEET_EXECUTABLE */
    const char *const *arguments;   /* behind the program's name, ended by NULL */
    const char *const *environment; /* "NAME=VALUE" sets, "NAME" unsets; ended by NULL */
    int columns, rows;
    const char *input, *output; /* a file in place of the terminal */
    bool shell;                 /* below a job control parent, as its foreground job */
    bool deaf;                  /* SIGHUP is ignored at the start, as under nohup */
    bool nobody;                /* as user 65534; only root can */
};

/* What the program told the terminal. */
struct screen_told {
    bool alternate, cursor;
    int mouse; /* 0 = off */
};

struct screen_cell {
    char text[32];
    bool bold, underline, reverse;
    bool coloured; /* foreground or background is not the terminal's own */
};

struct screen *screen_new(void);
const char *screen_folder(const struct screen *screen);

/* FOLDER/NAME, valid until the screen is freed. */
const char *screen_path(struct screen *screen, const char *name);

/* Starts the program. The one before it must have ended. */
void screen_start(struct screen *screen, const struct screen_wish *wish);

/* Kills what still runs, removes the folder, frees. NULL allowed. */
void screen_free(struct screen *screen);

/* Typing. `screen_type` sends the bytes as they are. */
void screen_type(struct screen *screen, const char *keys);
void screen_resize(struct screen *screen, int columns, int rows);
void screen_signal(const struct screen *screen, int number);
pid_t screen_process(const struct screen *screen);

/* Closes the terminal's end: the window is gone. */
void screen_hang_up(struct screen *screen);

/* Kills the program (SIGKILL) and takes in what it had written. */
void screen_kill(struct screen *screen);

/* Waits until at least COUNT more bytes came out or the program ended; false when it ended. */
bool screen_bytes(struct screen *screen, size_t count);

/* Waits until the program ended; its status as of waitpid(2). */
#define screen_end(screen) screen_end_at((screen), __FILE__, __LINE__)
int screen_end_at(struct screen *screen, const char *file, int line);

/* Waits until it ended with exit status STATUS and gave the terminal back. */
#define screen_ends(screen, status) screen_ends_at((screen), (status), __FILE__, __LINE__)
void screen_ends_at(struct screen *screen, int status, const char *file, int line);

/* Waits until it has stopped (`shell` only); screen_continue brings it back to the foreground. */
#define screen_stopped(screen) screen_stopped_at((screen), __FILE__, __LINE__)
void screen_stopped_at(struct screen *screen, const char *file, int line);
void screen_continue(struct screen *screen);

/* True when nothing comes out for MS milliseconds. */
bool screen_quiet(struct screen *screen, int ms);

/* Waits until HOLDS; CONTEXT is given on. WHAT names it in the message of a failure. */
#define screen_until(screen, holds, context, what)                                                 \
    screen_until_at((screen), (holds), (context), (what), __FILE__, __LINE__)
void screen_until_at(struct screen *screen,
                     bool (*holds)(const struct screen *screen, const void *context),
                     const void *context, const char *what, const char *file, int line);

/* Waits until TEXT stands somewhere on the screen, line breaks and gutters between its words or
 * not; in a row of its own; no more. */
#define screen_shows(screen, text) screen_shows_at((screen), (text), true, __FILE__, __LINE__)
#define screen_drops(screen, text) screen_shows_at((screen), (text), false, __FILE__, __LINE__)
void screen_shows_at(struct screen *screen, const char *text, bool shown, const char *file,
                     int line);

/* Waits until TEXT stands in the last two rows (the footer), or in the first (the title). */
#define screen_footer(screen, text) screen_place_at((screen), (text), -2, __FILE__, __LINE__)
#define screen_title(screen, text) screen_place_at((screen), (text), 1, __FILE__, __LINE__)
void screen_place_at(struct screen *screen, const char *text, int rows, const char *file, int line);

/* The same questions without waiting, for predicates. */
bool screen_has(const struct screen *screen, const char *text);
bool screen_row_has(const struct screen *screen, int row, const char *text);
bool screen_footer_has(const struct screen *screen, const char *text);

void screen_row(const struct screen *screen, int row, struct str *out); /* blanks cut at its end */
void screen_text(const struct screen *screen, struct str *out);         /* all rows */
void screen_words(const struct screen *screen, struct str *out);        /* joined by one blank */
void screen_cell(const struct screen *screen, int row, int column, struct screen_cell *ret_cell);
void screen_cursor(const struct screen *screen, int *ret_row, int *ret_column);
int screen_rows(const struct screen *screen);
int screen_columns(const struct screen *screen);
struct screen_told screen_told(const struct screen *screen);

/* All bytes that came out since the start. */
const struct str *screen_raw(const struct screen *screen);

/* Whether the terminal is as it was before the start: its modes, its main screen, a visible cursor,
 * no mouse. */
bool screen_given_back(const struct screen *screen);

/* The number that stands left of the cursor in its row (that of the choice it is on), 0 = none. */
int screen_number(const struct screen *screen);

/* Appends the file `errors`. */
void screen_errors(const struct screen *screen, struct str *out);

/* Appends the file PATH; nothing when it is not there. */
void screen_file(const char *path, struct str *out);

/* A number from 0 to BELOW - 1 (SplitMix64). */
int screen_chance(unsigned long long *random, int below);

#endif
