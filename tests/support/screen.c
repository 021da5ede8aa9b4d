/* SPDX-License-Identifier: MIT */
/* Two descriptors are watched: the terminal's master, and `news`, a pipe whose other end the
 * program inherits and never knows of, so that its end of file is the program's death. Below a job
 * control parent that end is the parent's, who tells there what happens to the program. Where
 * the kernel can tell of a program's death (pidfd_open), that stands in place of the pipe, since a
 * kiosk closes all that it inherits.
 *
 * The slave is open in the program alone. So the master reports its end only behind the last byte
 * that was written, and nothing of a program that has ended can be missed. */
#define _GNU_SOURCE /* syscall */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { SCREEN_NOBODY = 65534, SCREEN_CHUNK = 65536 };

struct screen {
    struct str folder, path;
    int master, news, orders; /* -1 = none */
    pid_t child, process;     /* the child is the job control parent, or the process itself */
    bool ended, stopped, shell;
    int status;
    VTerm *terminal;
    VTermScreen *glass;
    struct screen_told told;
    struct termios modes; /* before the program started */
    struct str raw;
};

/* What a job control parent tells. */
enum news_what { NEWS_PROCESS, NEWS_STOPPED, NEWS_ENDED };

struct news {
    enum news_what what;
    int value;
};

/* --- folders and files --------------------------------------------------------------------- */

struct screen *screen_new(void)
{
    struct screen *screen = calloc(1, sizeof *screen);
    assert_non_null(screen);
    screen->master = screen->news = screen->orders = -1;
    screen->ended = true;
    str_add(&screen->folder, ASKELEET_SCRATCH "/screen-XXXXXX");
    assert_non_null(mkdtemp(screen->folder.text));
    assert_int_equal(chmod(screen->folder.text, 0755), 0);
    return screen;
}

const char *screen_folder(const struct screen *screen)
{
    return str_text(&screen->folder);
}

const char *screen_path(struct screen *screen, const char *name)
{
    str_clear(&screen->path);
    str_addf(&screen->path, "%s/%s", screen_folder(screen), name);
    return str_text(&screen->path);
}

static int remove_entry(const char *path, const struct stat *about, int type, struct FTW *walk)
{
    (void)about;
    (void)type;
    (void)walk;
    return remove(path);
}

void screen_file(const char *path, struct str *out)
{
    char bytes[4096];
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    for (ssize_t n; (n = read(descriptor, bytes, sizeof bytes)) > 0;)
        str_add_bytes(out, bytes, (size_t)n);
    close(descriptor);
}

void screen_errors(const struct screen *screen, struct str *out)
{
    struct str path = {0};
    str_addf(&path, "%s/errors", screen_folder(screen));
    screen_file(str_text(&path), out);
    str_release(&path);
}

int screen_chance(unsigned long long *random, int below)
{
    unsigned long long z = *random += 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return (int)((z ^ z >> 31) % (unsigned long long)below);
}

/* --- the terminal -------------------------------------------------------------------------- */

static int terminal_property(VTermProp property, VTermValue *value, void *user)
{
    struct screen *screen = user;
    if (property == VTERM_PROP_ALTSCREEN)
        screen->told.alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        screen->told.cursor = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        screen->told.mouse = value->number;
    return 1;
}

static void terminal_open(struct screen *screen, int columns, int rows)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = terminal_property};
    if (screen->terminal)
        vterm_free(screen->terminal);
    screen->terminal = vterm_new(rows, columns);
    assert_non_null(screen->terminal);
    vterm_set_utf8(screen->terminal, 1);
    screen->glass = vterm_obtain_screen(screen->terminal);
    vterm_screen_set_callbacks(screen->glass, &callbacks, screen);
    vterm_screen_enable_altscreen(screen->glass, 1);
    vterm_screen_reset(screen->glass, 1);
    screen->told = (struct screen_told){.cursor = true};
    str_clear(&screen->raw);
}

/* --- the program's side of the fork -------------------------------------------------------- */

static void child_environment(const struct screen *screen, const struct screen_wish *wish)
{
    static const char *const unset[] = {"LANGUAGE",  "LC_ALL",   "LC_CTYPE",   "LC_MESSAGES",
                                        "COLORTERM", "NO_COLOR", "ACCESSIBLE", "ASKELEET_PACK",
                                        "COLORFGBG", "COLUMNS",  "LINES",      "TERMINFO"};
    static const char *const homes[][2] = {
        {"HOME", "home"}, {"XDG_STATE_HOME", "state"}, {"XDG_CONFIG_HOME", "config"}};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
        unsetenv(unset[i]);
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("LSAN_OPTIONS", "suppressions=tests/support/leaks.supp:print_suppressions=0", 0);
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        struct str path = {0};
        str_addf(&path, "%s/%s", screen_folder(screen), homes[i][1]);
        setenv(homes[i][0], str_text(&path), 1);
        str_release(&path);
    }
    for (const char *const *line = wish->environment; line && *line; line++) {
        const char *equals = strchr(*line, '=');
        struct str name = {0};
        str_add_bytes(&name, *line, equals ? (size_t)(equals - *line) : strlen(*line));
        if (equals)
            setenv(str_text(&name), equals + 1, 1);
        else
            unsetenv(str_text(&name));
        str_release(&name);
    }
}

static void child_put(int from, int to)
{
    if (from < 0 || dup2(from, to) < 0)
        _exit(126);
}

/* Becomes the program. */
static _Noreturn void child_run(const struct screen *screen, const struct screen_wish *wish,
                                int slave)
{
    enum { MOST = 32 };
    const char *program = wish->program ? wish->program : ASKELEET_EXECUTABLE;
    const char *words[MOST] = {program};
    struct str errors = {0};
    int count = 1;
    for (const char *const *word = wish->arguments; word && *word && count < MOST - 1; word++)
        words[count++] = *word;
    str_addf(&errors, "%s/errors", screen_folder(screen));
    const int error = open(str_text(&errors), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    child_put(wish->input ? open(wish->input, O_RDONLY | O_CLOEXEC) : slave, STDIN_FILENO);
    child_put(wish->output ? open(wish->output, O_WRONLY | O_CREAT | O_CLOEXEC, 0644) : slave,
              STDOUT_FILENO);
    child_put(error, STDERR_FILENO);
    child_environment(screen, wish);
    if (wish->deaf)
        signal(SIGHUP, SIG_IGN);
    if (wish->nobody && (setgid(SCREEN_NOBODY) != 0 || setuid(SCREEN_NOBODY) != 0))
        _exit(126);
    execv(program, (char *const *)words);
    _exit(127);
}

static void parent_tell(int news, enum news_what what, int value)
{
    const struct news item = {.what = what, .value = value};
    if (write(news, &item, sizeof item) != sizeof item)
        _exit(126);
}

/* What a shell does for a foreground job, and nothing else. */
static _Noreturn void parent_run(const struct screen *screen, const struct screen_wish *wish,
                                 int slave, int news, int orders)
{
    int status = 0;
    char order;
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    fcntl(news, F_SETFD, FD_CLOEXEC);
    const pid_t process = fork();
    if (process == 0) {
        setpgid(0, 0);
        tcsetpgrp(slave, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        child_run(screen, wish, slave);
    }
    setpgid(process, process);
    tcsetpgrp(slave, process);
    parent_tell(news, NEWS_PROCESS, process);
    for (;;) {
        if (waitpid(process, &status, WUNTRACED) < 0)
            _exit(126);
        if (!WIFSTOPPED(status))
            break;
        tcsetpgrp(slave, getpid());
        parent_tell(news, NEWS_STOPPED, 0);
        if (read(orders, &order, 1) != 1)
            _exit(126);
        tcsetpgrp(slave, process);
        kill(-process, SIGCONT);
    }
    parent_tell(news, NEWS_ENDED, status);
    _exit(0);
}

/* --- starting ------------------------------------------------------------------------------ */

static void keep_here(int descriptor)
{
    assert_true(descriptor >= 0);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

static void pump(struct screen *screen, int patience);

static void close_all(struct screen *screen)
{
    int *const descriptors[] = {&screen->master, &screen->news, &screen->orders};
    for (size_t i = 0; i < 3; i++) {
        if (*descriptors[i] >= 0)
            close(*descriptors[i]);
        *descriptors[i] = -1;
    }
}

static void watch_child(struct screen *screen)
{
#ifdef SYS_pidfd_open
    const int end = (int)syscall(SYS_pidfd_open, screen->child, 0);
    if (end >= 0) {
        close(screen->news);
        screen->news = end;
    }
#endif
}

void screen_start(struct screen *screen, const struct screen_wish *wish)
{
    const int columns = wish->columns ? wish->columns : 80, rows = wish->rows ? wish->rows : 24;
    const struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    int news[2], orders[2];

    assert_true(screen->ended);
    close_all(screen);
    screen->master = posix_openpt(O_RDWR | O_NOCTTY);
    keep_here(screen->master);
    assert_int_equal(grantpt(screen->master), 0);
    assert_int_equal(unlockpt(screen->master), 0);
    const int slave = open(ptsname(screen->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(slave >= 0);
    assert_int_equal(ioctl(slave, TIOCSWINSZ, &size), 0);
    memset(&screen->modes, 0, sizeof screen->modes);
    assert_int_equal(tcgetattr(slave, &screen->modes), 0);
    assert_int_equal(pipe(news), 0);
    assert_int_equal(pipe(orders), 0);
    keep_here(news[0]);
    keep_here(orders[0]);
    keep_here(orders[1]);
    terminal_open(screen, columns, rows);

    screen->child = fork();
    assert_true(screen->child >= 0);
    if (screen->child == 0) {
        close(screen->master); /* a job control parent stays this program and keeps what is open */
        close(news[0]);
        close(orders[1]);
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        if (wish->shell)
            parent_run(screen, wish, slave, news[1], orders[0]);
        child_run(screen, wish, slave);
    }
    close(slave);
    close(news[1]);
    close(orders[0]);
    screen->news = news[0];
    screen->orders = orders[1];
    screen->shell = wish->shell;
    if (!wish->shell)
        watch_child(screen);
    screen->process = wish->shell ? 0 : screen->child;
    screen->ended = screen->stopped = false;
    fcntl(screen->master, F_SETFL, fcntl(screen->master, F_GETFL) | O_NONBLOCK);
    while (screen->process == 0 && !screen->ended)
        pump(screen, SCREEN_PATIENCE);
}

void screen_free(struct screen *screen)
{
    if (!screen)
        return;
    if (!screen->ended)
        screen_kill(screen);
    close_all(screen);
    nftw(screen_folder(screen), remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    if (screen->terminal)
        vterm_free(screen->terminal);
    str_release(&screen->folder);
    str_release(&screen->path);
    str_release(&screen->raw);
    free(screen);
}

/* --- waiting ------------------------------------------------------------------------------- */

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What the terminal answers by itself (a report of its cursor, say). */
static void send_replies(struct screen *screen)
{
    char reply[256];
    size_t length;
    while ((length = vterm_output_read(screen->terminal, reply, sizeof reply)) > 0) {
        if (screen->master >= 0 && write(screen->master, reply, length) < 0)
            return;
    }
}

/* Takes in what the terminal has now; closes it at its end. */
static void take_output(struct screen *screen)
{
    static char bytes[SCREEN_CHUNK];
    const ssize_t n = read(screen->master, bytes, sizeof bytes);
    if (n > 0) {
        str_add_bytes(&screen->raw, bytes, (size_t)n);
        vterm_input_write(screen->terminal, bytes, (size_t)n);
        send_replies(screen);
    }
}

static void take_end(struct screen *screen)
{
    int status = 0;
    waitpid(screen->child, &status, 0);
    if (!screen->shell)
        screen->status = status;
    screen->ended = true;
}

static void take_news(struct screen *screen)
{
    struct news item;
    const ssize_t n = screen->shell ? read(screen->news, &item, sizeof item) : 0;
    if (n == 0) {
        take_end(screen);
        return;
    }
    assert_int_equal(n, sizeof item);
    if (item.what == NEWS_PROCESS)
        screen->process = item.value;
    else if (item.what == NEWS_STOPPED)
        screen->stopped = true;
    else
        screen->status = item.value;
}

/* Waits for one thing to happen, at most PATIENCE ms. */
static void pump(struct screen *screen, int patience)
{
    struct pollfd what[] = {{.fd = screen->master, .events = POLLIN},
                            {.fd = screen->ended ? -1 : screen->news, .events = POLLIN}};
    if (poll(what, 2, patience) <= 0)
        return;
    if (what[0].revents & POLLIN) {
        take_output(screen);
    } else if (what[0].revents && what[1].fd < 0) {
        return; /* all is said */
    } else if (what[0].revents && !what[1].revents) {
        /* The program let go of the terminal but has not ended: only that can come now. */
        poll(&what[1], 1, patience);
    }
    if (what[1].revents)
        take_news(screen);
}

/* All that an ended program had written. */
static void drain(struct screen *screen)
{
    struct pollfd what = {.fd = screen->master, .events = POLLIN};
    while (what.fd >= 0 && poll(&what, 1, 0) > 0 && (what.revents & POLLIN))
        take_output(screen);
}

static _Noreturn void give_up(const struct screen *screen, const char *what, const char *file,
                              int line)
{
    struct str text = {0}, errors = {0};
    screen_text(screen, &text);
    screen_errors(screen, &errors);
    fprintf(stderr, "waited in vain: %s\n--- the screen, %dx%d%s:\n%s--- standard error:\n%s---\n",
            what, screen_columns(screen), screen_rows(screen),
            screen->ended ? ", the program has ended" : "", str_text(&text), str_text(&errors));
    str_release(&text);
    str_release(&errors);
    _fail(file, line);
    abort();
}

void screen_until_at(struct screen *screen,
                     bool (*holds)(const struct screen *screen, const void *context),
                     const void *context, const char *what, const char *file, int line)
{
    const long deadline = now_ms() + SCREEN_PATIENCE;
    while (!holds(screen, context)) {
        const long left = deadline - now_ms();
        if (screen->ended) {
            drain(screen);
            if (holds(screen, context))
                return;
        }
        if (left <= 0 || screen->ended)
            give_up(screen, what, file, line);
        pump(screen, (int)left);
    }
}

static bool has_ended(const struct screen *screen, const void *context)
{
    (void)context;
    return screen->ended;
}

static bool has_stopped(const struct screen *screen, const void *context)
{
    (void)context;
    return screen->stopped;
}

int screen_end_at(struct screen *screen, const char *file, int line)
{
    screen_until_at(screen, has_ended, NULL, "the program's end", file, line);
    drain(screen);
    return screen->status;
}

void screen_ends_at(struct screen *screen, int status, const char *file, int line)
{
    const int how = screen_end_at(screen, file, line);
    if (!WIFEXITED(how) || WEXITSTATUS(how) != status)
        give_up(screen, WIFEXITED(how) ? "another exit status" : "an exit, not a signal", file,
                line);
    if (!screen_given_back(screen))
        give_up(screen, "the terminal as it was", file, line);
}

void screen_stopped_at(struct screen *screen, const char *file, int line)
{
    screen_until_at(screen, has_stopped, NULL, "the program stops", file, line);
    drain(screen);
}

void screen_continue(struct screen *screen)
{
    assert_true(screen->stopped);
    screen->stopped = false;
    assert_int_equal(write(screen->orders, "c", 1), 1);
}

bool screen_bytes(struct screen *screen, size_t count)
{
    const size_t wanted = screen->raw.length + count;
    const long deadline = now_ms() + SCREEN_PATIENCE;
    while (screen->raw.length < wanted && !screen->ended) {
        assert_true(now_ms() < deadline);
        pump(screen, SCREEN_PATIENCE);
    }
    return !screen->ended;
}

bool screen_quiet(struct screen *screen, int ms)
{
    struct pollfd what = {.fd = screen->master, .events = POLLIN};
    return poll(&what, 1, ms) == 0;
}

void screen_kill(struct screen *screen)
{
    const long deadline = now_ms() + SCREEN_PATIENCE;
    if (screen->process > 0)
        kill(screen->process, SIGKILL);
    if (screen->stopped)
        screen_continue(screen);
    while (!screen->ended) {
        assert_true(now_ms() < deadline);
        pump(screen, SCREEN_PATIENCE);
    }
    drain(screen);
}

/* --- doing --------------------------------------------------------------------------------- */

void screen_type(struct screen *screen, const char *keys)
{
    const long deadline = now_ms() + SCREEN_PATIENCE;
    size_t length = strlen(keys);
    while (length > 0 && !screen->ended) {
        const ssize_t n = write(screen->master, keys, length);
        assert_true(now_ms() < deadline);
        if (n > 0) {
            keys += n;
            length -= (size_t)n;
        } else if (n < 0 && errno == EAGAIN) {
            /* Full: it makes room by reading, and may have to write for that. */
            struct pollfd what = {.fd = screen->master, .events = POLLOUT | POLLIN};
            poll(&what, 1, SCREEN_PATIENCE);
            if (what.revents & POLLIN)
                take_output(screen);
        } else {
            return;
        }
    }
}

void screen_resize(struct screen *screen, int columns, int rows)
{
    const struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    vterm_set_size(screen->terminal, rows, columns);
    assert_int_equal(ioctl(screen->master, TIOCSWINSZ, &size), 0);
}

void screen_signal(const struct screen *screen, int number)
{
    assert_false(screen->ended);
    assert_true(screen->process > 0);
    assert_int_equal(kill(screen->process, number), 0);
}

pid_t screen_process(const struct screen *screen)
{
    return screen->process;
}

void screen_hang_up(struct screen *screen)
{
    close(screen->master);
    screen->master = -1;
}

/* --- looking ------------------------------------------------------------------------------- */

static void add_character(struct str *out, uint32_t c)
{
    if (c < 0x80) {
        str_add_char(out, (char)c);
    } else if (c < 0x800) {
        str_add_char(out, (char)(0xc0 | c >> 6));
        str_add_char(out, (char)(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        str_add_char(out, (char)(0xe0 | c >> 12));
        str_add_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
        str_add_char(out, (char)(0x80 | (c & 0x3f)));
    } else {
        str_add_char(out, (char)(0xf0 | c >> 18));
        str_add_char(out, (char)(0x80 | (c >> 12 & 0x3f)));
        str_add_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
        str_add_char(out, (char)(0x80 | (c & 0x3f)));
    }
}

static void add_cell(const VTermScreenCell *cell, struct str *out)
{
    if (cell->chars[0] == 0)
        str_add_char(out, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        add_character(out, cell->chars[i]);
}

int screen_rows(const struct screen *screen)
{
    int rows = 0, columns = 0;
    vterm_get_size(screen->terminal, &rows, &columns);
    return rows;
}

int screen_columns(const struct screen *screen)
{
    int rows = 0, columns = 0;
    vterm_get_size(screen->terminal, &rows, &columns);
    return columns;
}

void screen_row(const struct screen *screen, int row, struct str *out)
{
    const size_t start = out->length;
    const int columns = screen_columns(screen);
    for (int column = 0; column < columns;) {
        VTermScreenCell cell;
        memset(&cell, 0, sizeof cell);
        vterm_screen_get_cell(screen->glass, (VTermPos){row, column}, &cell);
        add_cell(&cell, out);
        column += cell.width > 1 ? cell.width : 1;
    }
    while (out->length > start && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

void screen_text(const struct screen *screen, struct str *out)
{
    const int rows = screen_rows(screen);
    for (int row = 0; row < rows; row++) {
        screen_row(screen, row, out);
        str_add_char(out, '\n');
    }
}

void screen_words(const struct screen *screen, struct str *out)
{
    static const char gutter[] = "┃";
    struct str text = {0};
    bool blank = true;
    screen_text(screen, &text);
    for (const char *at = str_text(&text); *at; at++) {
        if (str_starts(at, gutter)) {
            at += sizeof gutter - 2;
        } else if (*at != ' ' && *at != '\n') {
            str_add_char(out, *at);
            blank = false;
            continue;
        }
        if (!blank)
            str_add_char(out, ' ');
        blank = true;
    }
    str_release(&text);
}

bool screen_has(const struct screen *screen, const char *text)
{
    struct str words = {0};
    screen_words(screen, &words);
    const bool found = strstr(str_text(&words), text) != NULL;
    str_release(&words);
    return found;
}

bool screen_row_has(const struct screen *screen, int row, const char *text)
{
    struct str line = {0};
    screen_row(screen, row, &line);
    const bool found = strstr(str_text(&line), text) != NULL;
    str_release(&line);
    return found;
}

bool screen_footer_has(const struct screen *screen, const char *text)
{
    const int rows = screen_rows(screen);
    return screen_row_has(screen, rows - 1, text) || screen_row_has(screen, rows - 2, text);
}

void screen_cell(const struct screen *screen, int row, int column, struct screen_cell *ret_cell)
{
    VTermScreenCell cell;
    struct str text = {0};
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(screen->glass, (VTermPos){row, column}, &cell);
    add_cell(&cell, &text);
    *ret_cell = (struct screen_cell){
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = cell.attrs.reverse,
        .coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg),
    };
    if (text.length < sizeof ret_cell->text)
        memcpy(ret_cell->text, text.text, text.length + 1);
    str_release(&text);
}

void screen_cursor(const struct screen *screen, int *ret_row, int *ret_column)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(screen->terminal), &at);
    *ret_row = at.row;
    *ret_column = at.col;
}

struct screen_told screen_told(const struct screen *screen)
{
    return screen->told;
}

const struct str *screen_raw(const struct screen *screen)
{
    return &screen->raw;
}

bool screen_given_back(const struct screen *screen)
{
    const struct termios *before = &screen->modes;
    struct termios now;
    memset(&now, 0, sizeof now);
    return tcgetattr(screen->master, &now) == 0 && now.c_iflag == before->c_iflag &&
           now.c_oflag == before->c_oflag && now.c_cflag == before->c_cflag &&
           now.c_lflag == before->c_lflag && memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0 &&
           !screen->told.alternate && screen->told.cursor && screen->told.mouse == 0;
}

int screen_number(const struct screen *screen)
{
    int row = 0, at = 0, number = 0, unit = 1;
    struct screen_cell cell;
    screen_cursor(screen, &row, &at);
    while (at-- > 0) {
        screen_cell(screen, row, at, &cell);
        const bool digit = cell.text[0] >= '0' && cell.text[0] <= '9';
        if (!digit && number > 0)
            break;
        if (digit) {
            number += (cell.text[0] - '0') * unit;
            unit *= 10;
        }
    }
    return number;
}

/* --- waiting for text ---------------------------------------------------------------------- */

struct wanted {
    const char *text;
    bool shown;
    int rows; /* 0 = anywhere, below 0 counted from the bottom */
};

static bool text_is_there(const struct screen *screen, const void *context)
{
    const struct wanted *wanted = context;
    const int rows = screen_rows(screen);
    if (wanted->rows == 0)
        return screen_has(screen, wanted->text) == wanted->shown;
    if (wanted->rows > 0)
        return screen_row_has(screen, 0, wanted->text);
    for (int row = rows + wanted->rows; row < rows; row++) {
        if (screen_row_has(screen, row, wanted->text))
            return true;
    }
    return false;
}

void screen_shows_at(struct screen *screen, const char *text, bool shown, const char *file,
                     int line)
{
    const struct wanted wanted = {.text = text, .shown = shown};
    struct str what = {0};
    str_addf(&what, "\"%s\" %s the screen", text, shown ? "on" : "gone from");
    screen_until_at(screen, text_is_there, &wanted, str_text(&what), file, line);
    str_release(&what);
}

void screen_place_at(struct screen *screen, const char *text, int rows, const char *file, int line)
{
    const struct wanted wanted = {.text = text, .shown = true, .rows = rows};
    struct str what = {0};
    str_addf(&what, "\"%s\" in the %s", text, rows < 0 ? "footer" : "title");
    screen_until_at(screen, text_is_there, &wanted, str_text(&what), file, line);
    str_release(&what);
}
