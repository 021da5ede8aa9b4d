/* SPDX-License-Identifier: MIT */
/* ncurses knows what the screen shows and what must be written to change it. Everything else about
 * the terminal is done here: its modes, its bytes (keys.h), its signals (signals.h), and the
 * writing (gather.h), since ncurses would wait within them where no signal reaches the program.
 *
 * Modes: set once through ncurses, which must know them for its cursor movements, and read back.
 * After that `shell` and `game` are set by tcsetattr with TCSANOW, which never waits for output.
 *
 * Where gathering cannot be had, ncurses writes by itself, and a timer watches over each such
 * stretch: when it runs out the terminal is given back by the emergency way and the program ends.
 *
 * The emergency way is the one thing here that is found without a port in hand (from bug_set_hook
 * and from the timer's handler), hence the one object of the file's own. */
#define NCURSES_NOMACROS
#include "ports/port_curses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/wipe.h"
#include "page/layout.h"
#include "ports/gather.h"
#include "ports/keys.h"
#include "ports/port_curses_keys.h"
#include "ports/port_curses_known.h"
#include "ports/port_curses_paint.h"
#include "ports/signals.h"

enum {
    CURSES_IN = STDIN_FILENO,
    CURSES_OUT = STDOUT_FILENO,
    CURSES_LONGEST_TERM = 40,
    CURSES_RESET = 512,            /* bytes of the reset string at most */
    CURSES_CLOSING_PATIENCE = 100, /* ms a terminal may take nothing while it is given back */
    CURSES_GUARD = 10,             /* s ncurses may write by itself */
    CURSES_AHEAD = 64,             /* times that input is taken in before a frame must be shown */
    CURSES_CTRL_L = 12,
    CURSES_CTRL_Z = 26
};

struct curses {
    struct port port;
    struct port_look look;
    SCREEN *screen;
    struct signals signals;
    struct gather gather;
    struct termios shell, game;
    struct keys keys;
    struct port_curses_paint paint;
    struct arena arena; /* the frame's */
    struct frame frame;
    int columns, rows;
    bool gone;             /* the terminal takes or gives nothing any more */
    bool news;             /* of the descriptor that is watched */
    bool late;             /* the port's patience has passed */
    bool stale;            /* the last page was not painted, since keys were waiting */
    bool laid_out;         /* `frame` is that of the page presented last */
    bool whole;            /* the next frame is painted anew */
    bool painted;          /* a frame was */
    bool begun;            /* `begin` was sent */
    struct str begin, end; /* to switch keypad, mouse and the brackets of pastes on and off */
};

/* --- the emergency way --------------------------------------------------------------------- */

static struct {
    volatile sig_atomic_t armed;
    struct termios shell;
    size_t length;
    char reset[CURSES_RESET];
} curses_emergency;

static void curses_reset_now(void)
{
    const int flags = fcntl(CURSES_OUT, F_GETFL);
    if (flags >= 0)
        fcntl(CURSES_OUT, F_SETFL, flags | O_NONBLOCK);
    const ssize_t n = write(CURSES_OUT, curses_emergency.reset, curses_emergency.length);
    if (n < (ssize_t)curses_emergency.length) {
        /* Full: what the terminal has not read is lost, so that it can be told to go back. */
        tcflush(CURSES_OUT, TCOFLUSH);
        if (write(CURSES_OUT, curses_emergency.reset, curses_emergency.length) < 0)
            errno = 0; /* nothing is left to try */
    }
    if (flags >= 0)
        fcntl(CURSES_OUT, F_SETFL, flags);
}

void port_curses_emergency(void)
{
    if (!curses_emergency.armed)
        return;
    curses_emergency.armed = 0;
    curses_reset_now();
    tcsetattr(CURSES_OUT, TCSANOW, &curses_emergency.shell);
}

static void curses_arm(const struct curses *self)
{
    curses_emergency.shell = self->shell;
    curses_emergency.armed = 1;
}

/* Adds the terminal's string NAME without its delays ("$<5>"). */
static void curses_add_string(struct str *out, const char *name)
{
    const char *s = tigetstr(name);
    if (!s || s == (char *)-1)
        return;
    while (*s) {
        const char *close = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
        if (close)
            s = close + 1;
        else
            str_add_char(out, *s++);
    }
}

/* Appends what makes the whole window scroll. A window that grows may keep the lines that scrolled
 * before, and a line that ncurses deletes then moves only some of those below. Sends the cursor
 * home, so a whole frame must follow. */
static void curses_add_scrolling(const struct curses *self, struct str *out)
{
    const char *csr = tigetstr("csr");
    if (csr && csr != (char *)-1)
        str_add(out, tiparm(csr, 0, self->rows - 1));
}

/* Makes the strings that are not ncurses' own affair. */
static void curses_strings(struct curses *self)
{
    /* The mouse, and brackets around pastes: who knows the one knows the other. */
    static const char mouse_on[] = "\033[?1000h\033[?1006h\033[?2004h";
    static const char mouse_off[] = "\033[?2004l\033[?1006l\033[?1000l";
    const char *mouse = tigetstr("kmous");
    curses_add_string(&self->begin, "smkx");
    if (mouse && mouse != (char *)-1) {
        str_add(&self->begin, mouse_on);
        str_add(&self->end, mouse_off);
    }
    curses_add_string(&self->end, "rmkx");

    struct str reset = {0};
    curses_add_string(&reset, "sgr0");
    curses_add_string(&reset, "op");
    str_add(&reset, str_text(&self->end));
    curses_add_string(&reset, "cnorm");
    curses_add_string(&reset, "rmcup");
    curses_emergency.length = reset.length < CURSES_RESET ? reset.length : 0;
    if (curses_emergency.length)
        memcpy(curses_emergency.reset, reset.text, reset.length);
    str_release(&reset);
}

/* --- writing ------------------------------------------------------------------------------- */

static void curses_guard_ran_out(int number)
{
    (void)number;
    port_curses_emergency();
    _exit(0);
}

/* Before and after ncurses writes, where it does so by itself. */
static void curses_guard(const struct curses *self, bool on)
{
    const struct itimerval time = {.it_value = {on ? CURSES_GUARD : 0, 0}};
    struct sigaction action = {.sa_handler = on ? curses_guard_ran_out : SIG_IGN};
    if (self->gather.memory)
        return;
    sigemptyset(&action.sa_mask);
    if (on)
        sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &time, NULL);
    if (!on)
        sigaction(SIGALRM, &action, NULL);
}

/* Sends what was gathered with BEFORE and AFTER around it. */
static bool curses_send(struct curses *self, const struct str *before, const struct str *after,
                        int patience)
{
    struct str all = {0};
    size_t length = 0;
    char *frame = gather_take(&self->gather, &self->arena, &length);
    const char *bytes = frame;
    bool ok = true;
    if (!before && !after) /* not at the borders of the full screen: the state before is not ours */
        length = gather_thin(frame, length);
    if (before || after) {
        if (before)
            str_add(&all, str_text(before));
        str_add_bytes(&all, bytes, length);
        if (after)
            str_add(&all, str_text(after));
        bytes = str_text(&all);
        length = all.length;
    }
    self->signals.until = self->port.until;
    if (length)
        ok = signals_write(&self->signals, CURSES_OUT, bytes, length, patience);
    str_release(&all);
    return ok;
}

/* --- the window ---------------------------------------------------------------------------- */

static int curses_clamp(int value, int most, int otherwise)
{
    return value <= 0 ? otherwise : value > most ? most : value;
}

static void curses_size(int *ret_rows, int *ret_columns)
{
    struct winsize size = {0};
    if (ioctl(CURSES_OUT, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    *ret_rows = curses_clamp(size.ws_row, LAYOUT_MOST_ROWS, 24);
    *ret_columns = curses_clamp(size.ws_col, LAYOUT_MOST_COLUMNS, 80);
}

static void curses_window(struct curses *self)
{
    int rows, columns;
    curses_size(&rows, &columns);
    if (rows == self->rows && columns == self->columns)
        return;
    /* Without memory ncurses leaves some of its windows in the old size and some in the new one,
     * and the next frame would be painted past their ends. */
    if (resize_term(rows, columns) != OK)
        bug_out_of_memory();
    self->rows = rows;
    self->columns = columns;
}

/* --- to the shell and back ---------------------------------------------------------------- */

/* Leaves the full screen; the terminal has the shell's modes then. */
static void curses_give_back(struct curses *self)
{
    const struct str end = self->end;
    if (!self->gather.memory && self->begun &&
        !signals_write(&self->signals, CURSES_OUT, str_text(&end), end.length,
                       CURSES_CLOSING_PATIENCE))
        curses_reset_now();
    curses_guard(self, true);
    endwin();
    curses_guard(self, false);
    if (self->gather.memory &&
        !curses_send(self, self->begun ? &end : NULL, NULL, CURSES_CLOSING_PATIENCE))
        curses_reset_now();
    tcsetattr(CURSES_OUT, TCSANOW, &self->shell);
    curses_emergency.armed = 0;
    self->begun = false;
}

static void curses_take_back(struct curses *self)
{
    tcsetattr(CURSES_OUT, TCSANOW, &self->game);
    curses_arm(self);
    curses_window(self); /* the shell had the signal if it changed meanwhile */
    self->whole = true;
}

static void curses_suspend(struct curses *self, bool group)
{
    curses_give_back(self);
    signals_stop(group);
    curses_take_back(self);
}

/* --- the port's calls ---------------------------------------------------------------------- */

static void curses_lay_out(struct curses *self, const struct page *page, struct nav *nav)
{
    struct page shown = *page;
    shown.ascii = page->ascii || self->look.ascii;
    arena_reset(&self->arena);
    layout_frame(&shown, nav, self->columns, self->rows, &self->arena, &self->frame);
    nav->scroll = self->frame.scroll;
    self->laid_out = true;
}

static void curses_present(struct port *port, const struct page *page, struct nav *nav)
{
    struct curses *self = port->self;
    /* Keys that wait may change the page again. Where what they mean depends on the layout, it is
     * made for them (curses_key). */
    self->laid_out = false;
    self->stale = keys_pending(&self->keys);
    if (self->stale || self->gone)
        return;

    curses_lay_out(self, page, nav);
    curses_guard(self, true);
    port_curses_paint_frame(&self->paint, &self->frame, self->whole);
    curses_guard(self, false);
    struct str scrolling = {0};
    if (self->whole && self->painted) /* newterm has done it before the first frame */
        curses_add_scrolling(self, &scrolling);
    self->whole = false;
    self->painted = true;
    if (!curses_send(self, scrolling.length ? &scrolling : NULL, self->begun ? NULL : &self->begin,
                     -1)) {
        self->gone = errno != EINTR;
        self->whole = true;
        if (errno == ETIMEDOUT) /* it is there, but does not read: given back all the same */
            port_curses_emergency();
    }
    str_release(&scrolling);
    self->begun = true;
}

/* One key. True: *RET_ACT is for the screens. *CHANGED is set when the page must be shown again. */
static bool curses_key(struct curses *self, const struct keys_key *key, const struct page *page,
                       struct nav *nav, struct act *ret_act, bool *changed)
{
    const bool control = key->name == KEYS_CHARACTER;
    int number = -1;
    if (control && key->character == CURSES_CTRL_Z) {
        if (self->look.suspend)
            curses_suspend(self, true);
        *changed = *changed || self->look.suspend;
        return false;
    }
    if (control && key->character == CURSES_CTRL_L) {
        self->whole = *changed = true;
        return false;
    }
    if (key->name == KEYS_CLICK && !self->laid_out)
        curses_lay_out(self, page, nav);
    const enum intent intent = port_curses_keys_intent(key, &self->frame, page, nav, &number);
    if (page->wake) {
        const bool quit = intent == INTENT_QUIT && page_has_key(page, INTENT_QUIT);
        *ret_act = (struct act){.intent = quit ? INTENT_QUIT : INTENT_ENTER};
        return true;
    }
    const enum port_curses_use use = port_curses_keys_use(intent);
    if (use == PORT_CURSES_NEVER || (use == PORT_CURSES_OFFERED && !page_has_key(page, intent)))
        return false;
    if (use == PORT_CURSES_MOVES && !self->laid_out)
        curses_lay_out(self, page, nav);
    struct nav before;
    memcpy(&before, nav, sizeof before);
    if (!nav_step(nav, page, &self->frame.extent, intent, number, ret_act))
        return true;
    *changed = *changed || memcmp(&before, nav, sizeof before) != 0;
    return false;
}

/* The keys that wait; false when they are used up and none is for the screens. */
static bool curses_keys(struct curses *self, const struct page *page, struct nav *nav,
                        struct act *ret_act, bool *changed)
{
    struct keys_key key;
    while (keys_next(&self->keys, &key)) {
        if (curses_key(self, &key, page, nav, ret_act, changed))
            return true;
    }
    return false;
}

/* What signals ask for; false for nothing. */
static bool curses_signals(struct curses *self, enum port_got *ret_got)
{
    bool again = false;
    if (signals_leaving()) {
        self->port.signal = signals_leaving();
        *ret_got = PORT_SIGNAL;
        return true;
    }
    if (signals_take(SIGNALS_STOP) && self->look.suspend) {
        curses_suspend(self, false);
        again = true;
    }
    if (signals_take(SIGNALS_CONTINUE)) { /* others had the terminal meanwhile */
        curses_take_back(self);
        again = true;
    }
    if (signals_take(SIGNALS_WINDOW) || again) {
        curses_window(self);
        self->whole = again = true;
    }
    *ret_got = PORT_AGAIN;
    return again;
}

/* Waits for bytes and takes them in. True: nothing followed an Esc, so it is a *RET_KEY. */
static bool curses_fetch(struct curses *self, struct keys_key *ret_key)
{
    char bytes[KEYS_ROOM];
    const int patience = keys_patience(&self->keys);
    const enum signals_got got = signals_wait_either(&self->signals, CURSES_IN, self->port.watch,
                                                     patience > 0 ? patience : self->port.patience);
    self->news = got == SIGNALS_OTHER;
    self->late = got == SIGNALS_LATE && patience <= 0;
    if (got == SIGNALS_LATE)
        return patience > 0 && keys_quiet(&self->keys, ret_key);
    if (got != SIGNALS_READY)
        return false;
    const ssize_t n = read(CURSES_IN, bytes, sizeof bytes);
    if (n > 0) {
        self->port.received += (unsigned long)n;
        keys_feed(&self->keys, bytes, (size_t)n);
        wipe(bytes, (size_t)n);
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN))
        self->gone = true;
    return false;
}

/* Whether bytes wait: a paste comes in pieces, and no frame is needed between two of them. */
static bool curses_more(const struct curses *self)
{
    return signals_wait(&self->signals, CURSES_IN, POLLIN, 0) == SIGNALS_READY;
}

static enum port_got curses_read(struct port *port, const struct page *page, struct nav *nav,
                                 struct act *ret_act)
{
    struct curses *self = port->self;
    enum port_got got = PORT_END;
    struct keys_key key;
    bool changed = self->stale;
    for (int ahead = 0;; ahead += changed) {
        if (curses_signals(self, &got))
            return got;
        if (curses_keys(self, page, nav, ret_act, &changed))
            return PORT_ACT;
        if (self->gone)
            return PORT_END;
        if (changed && (ahead >= CURSES_AHEAD || !curses_more(self)))
            return PORT_AGAIN;
        const unsigned long received = self->port.received;
        if (curses_fetch(self, &key) && curses_key(self, &key, page, nav, ret_act, &changed))
            return PORT_ACT;
        changed = changed || (self->port.patience >= 0 && self->port.received != received);
        if (self->late)
            return PORT_LATE;
        if (self->news)
            return PORT_CHANGED;
    }
}

static void curses_say(struct port *port, const char *text)
{
    (void)port; /* pages carry their own notices */
    (void)text;
}

static int curses_colours(struct port *port, bool first)
{
    struct curses *self = port->self;
    port_curses_paint_change(&self->paint, first);
    self->whole = true;
    return (int)self->paint.theme;
}

static void curses_free(struct curses *self)
{
    if (self->screen)
        delscreen(self->screen);
    gather_close(&self->gather);
    signals_close(&self->signals);
    arena_release(&self->arena);
    str_release(&self->begin);
    str_release(&self->end);
    free(self);
}

static void curses_close(struct port *port)
{
    struct curses *self = port->self;
    if (!self->gone && !signals_hung_up(CURSES_OUT)) {
        tcflush(CURSES_IN, TCIFLUSH); /* the rest of a paste is not for the shell */
        curses_give_back(self);
    }
    curses_emergency.armed = 0;
    curses_free(self);
}

/* --- opening ------------------------------------------------------------------------------- */

static bool curses_name_is_sane(const char *term)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "._+@-";
    return strlen(term) <= CURSES_LONGEST_TERM && strspn(term, letters) == strlen(term);
}

static void curses_set_variable(const char *name, int value)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%d", value);
    setenv(name, digits, 1);
}

/* newterm by the first description there is. */
static bool curses_newterm(struct curses *self, const char *term)
{
    const char *const names[] = {curses_name_is_sane(term) ? term : NULL, "xterm-256color",
                                 "vt100"};
    /* ncurses takes the size from these alone: that of the window, clamped. It must be right from
     * the start, since newterm confines scrolling to it. */
    int rows, columns;
    curses_size(&rows, &columns);
    curses_set_variable("LINES", rows);
    curses_set_variable("COLUMNS", columns);
    gather_open(&self->gather, CURSES_OUT);
    for (size_t i = 0; i < sizeof names / sizeof *names && !self->screen; i++) {
        if (names[i] && port_curses_known(names[i]))
            self->screen = newterm(names[i], self->gather.file, stdin);
    }
    unsetenv("LINES");
    unsetenv("COLUMNS");
    return self->screen != NULL;
}

static bool curses_can_move(void)
{
    const char *cup = tigetstr("cup");
    return cup && cup != (char *)-1 && *cup;
}

/* newterm and all that ncurses must do while its descriptor is the terminal. The key of a message,
 * NULL when all is well. */
static const char *curses_set_up(struct curses *self, const char *term)
{
    if (!curses_newterm(self, term))
        return "terminal.failed";
    if (!curses_can_move()) {
        curses_guard(self, true);
        endwin();
        curses_guard(self, false);
        tcsetattr(CURSES_OUT, TCSANOW, &self->shell);
        return "terminal.poor";
    }
    raw();
    noecho();
    nonl();
    typeahead(-1);
    if (tcgetattr(CURSES_OUT, &self->game) != 0)
        self->game = self->shell;
    gather_start(&self->gather);
    curses_strings(self);
    curses_arm(self);
    return NULL;
}

struct port *port_curses_open(const struct port_look *look, struct str *reason)
{
    static const struct port_calls calls = {curses_present, curses_read, curses_say, curses_colours,
                                            curses_close};
    const char *term = getenv("TERM"), *key = NULL;
    struct termios shell;
    if (!isatty(CURSES_IN) || !isatty(CURSES_OUT) || tcgetattr(CURSES_OUT, &shell) != 0)
        key = "terminal.none";
    else if (!term || !*term)
        key = "terminal.unset";
    if (key) {
        str_add(reason, key);
        return NULL;
    }
    struct curses *self = calloc(1, sizeof *self);
    if (!self)
        bug_out_of_memory();
    self->port = (struct port){.call = &calls, .self = self, .watch = -1, .patience = -1};
    self->look = *look;
    self->shell = shell;
    self->whole = true;
    signals_open(&self->signals, true);
    key = curses_set_up(self, term);
    if (key) {
        str_add(reason, key);
        curses_free(self);
        return NULL;
    }
    port_curses_known_keys(&self->keys);
    curses_window(self);
    curs_set(1);
    port_curses_paint_open(&self->paint, look->theme);
    return &self->port;
}
