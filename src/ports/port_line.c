/* SPDX-License-Identifier: MIT */
/* The reader is our own and not stdio's, because a signal must reach the program while it waits.
 *
 * What could not be written is not tried again: the port is then `broken`, and the next read says
 * that it ended. Prompts belong to `read`, so that they come after everything that is said. */
#include "ports/port_line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "ports/answer_line.h"
#include "ports/answer_text.h"
#include "ports/line_page.h"
#include "ports/signals.h"

enum { LINE_BUFFER = 4096 };

struct line {
    struct port port;
    int in, out;
    const struct line_words *words;
    struct signals signals;
    bool broken;
    /* By input type, and whether targets are shared or a text is one of several lines: its sentence
     * was shown. */
    bool asked[INPUT_TEXT + 1][2];
    struct str last; /* the page printed last, as rendered */
    char buffer[LINE_BUFFER];
    size_t at, end; /* bytes of the buffer not looked at yet */
    struct str line;
    bool too_long;
    bool half; /* `line` is the beginning of one that was still being typed */
};

enum line_got { LINE_WHOLE, LINE_ENDED, LINE_SIGNAL, LINE_CHANGED, LINE_LATE };

int port_line_columns(int out)
{
    struct winsize size;
    if (ioctl(out, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_col > LINE_PAGE_COLUMNS)
        return LINE_PAGE_COLUMNS;
    return size.ws_col > PORT_LINE_LEAST_COLUMNS ? size.ws_col - 1 : PORT_LINE_LEAST_COLUMNS;
}

static void line_write(struct line *self, const struct str *text)
{
    struct str clean = {0};
    if (self->broken || text->length == 0)
        return;
    utf8_add_clean(&clean, text->text, text->length);
    self->signals.until = self->port.until;
    if (!signals_write(&self->signals, self->out, clean.text, clean.length, -1))
        self->broken = true;
    if (self->broken && errno != ETIMEDOUT) /* who does not read is not told either */
        self->port.error = errno;
    str_release(&clean);
}

/* --- saying -------------------------------------------------------------------------------- */

/* What is expected, with the first question of a form; where it depends on the question with every
 * one. */
static void line_asks(struct line *self, const struct input *input, int columns, struct str *out)
{
    bool *asked = &self->asked[input->type][input->shared || input->rows > 0];
    if (*asked && input->type != INPUT_POINTS)
        return;
    *asked = true;
    struct str asks = {0};
    answer_line_asks(input, self->words, &asks);
    line_page_text(str_text(&asks), columns, 0, out);
    str_release(&asks);
}

static void line_present(struct port *port, const struct page *page, struct nav *nav)
{
    struct line *self = port->self;
    struct str text = {0}; /* in a width of its own: another one says nothing new */
    line_page_render(page, self->words, LINE_PAGE_COLUMNS, &text);
    line_page_keys(page, self->words, LINE_PAGE_COLUMNS, &text);
    if (strcmp(str_text(&text), str_text(&self->last)) != 0) {
        struct str shown = {0};
        const int columns = port_line_columns(self->out);
        if (self->last.length)
            str_add_char(&shown, '\n');
        line_page_render(page, self->words, columns, &shown);
        line_asks(self, &page->input, columns, &shown);
        line_page_keys(page, self->words, columns, &shown);
        answer_text_so_far(&page->input, nav, self->words, columns, &shown);
        line_write(self, &shown);
        str_release(&shown);
        str_clear(&self->last);
        str_add(&self->last, str_text(&text));
    }
    str_release(&text);
}

static void line_say(struct port *port, const char *text)
{
    struct line *self = port->self;
    struct str line = {0};
    line_page_text(text, port_line_columns(self->out), 0, &line);
    line_write(self, &line);
    str_release(&line);
}

/* --- reading ------------------------------------------------------------------------------- */

/* Moves bytes from the buffer to the line; true when its end was among them. */
static bool line_take(struct line *self)
{
    while (self->at < self->end) {
        const char c = self->buffer[self->at++];
        if (c == '\n')
            return true;
        if (self->line.length < PORT_LINE_LONGEST)
            str_add_char(&self->line, c);
        else
            self->too_long = true;
    }
    wipe(self->buffer, self->end);
    self->at = self->end = 0;
    return false;
}

static enum line_got line_fetch(struct line *self)
{
    if (!self->half) {
        str_clear(&self->line);
        self->too_long = false;
    }
    self->half = false;
    while (!line_take(self)) {
        if (signals_leaving())
            return LINE_SIGNAL;
        const enum signals_got got =
            signals_wait_either(&self->signals, self->in, self->port.watch, self->port.patience);
        if (got == SIGNALS_OTHER || got == SIGNALS_LATE) {
            self->half = true;
            return got == SIGNALS_LATE ? LINE_LATE : LINE_CHANGED;
        }
        if (got != SIGNALS_READY)
            continue;
        const ssize_t n = read(self->in, self->buffer, sizeof self->buffer);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n <= 0) /* a last line without an end counts, too */
            return self->line.length ? LINE_WHOLE : LINE_ENDED;
        self->port.received += (unsigned long)n;
        self->at = 0;
        self->end = (size_t)n;
    }
    return LINE_WHOLE;
}

/* The line clean and without blanks around it. */
static void line_trim(const struct str *line, struct str *out)
{
    const char *start = str_text(line);
    size_t length = line->length;
    while (length > 0 && strchr(" \t\r", start[length - 1]) && start[length - 1])
        length--;
    while (length > 0 && (*start == ' ' || *start == '\t')) {
        start++;
        length--;
    }
    utf8_add_clean(out, start, length);
}

static enum port_got line_understand(struct line *self, const struct page *page, struct nav *nav,
                                     struct act *ret_act)
{
    struct str typed = {0}, say = {0};
    struct answer_line read;
    enum port_got got = PORT_AGAIN;

    if (self->too_long) {
        str_addf(&typed, "%d", PORT_LINE_LONGEST);
        answer_line_fill(self->words->too_long, NULL, str_text(&typed), &say);
    } else {
        line_trim(&self->line, &typed);
        answer_line_read(page, nav, str_text(&typed), &read);
        answer_line_complain(&read, &page->input, self->words, &say);
        if (read.verdict == ANSWER_ACT) {
            *ret_act = read.act;
            got = PORT_ACT;
            if (read.act.intent == INTENT_HELP) /* help says again how an answer is typed */
                answer_line_asks(&page->input, self->words, &say);
        }
    }
    if (say.length)
        line_say(&self->port, str_text(&say));
    str_release(&typed);
    str_release(&say);
    return got;
}

/* One prompt and what comes of it. */
static enum port_got line_ask(struct line *self, const struct page *page, struct nav *nav,
                              struct act *ret_act)
{
    static const char end_text[] = "\n";
    struct str prompt = {0};

    answer_text_prompt(&page->input, nav, &prompt);
    line_write(self, &prompt);
    enum line_got got = self->broken ? LINE_ENDED : line_fetch(self);
    if (got != LINE_WHOLE) {
        str_clear(&prompt);
        str_add(&prompt, end_text);
        if (!signals_hung_up(self->out))
            line_write(self, &prompt);
    }
    str_release(&prompt);
    if (signals_leaving() && got != LINE_WHOLE) {
        self->port.signal = signals_leaving();
        return PORT_SIGNAL;
    }
    if (got == LINE_CHANGED)
        return PORT_CHANGED;
    if (got == LINE_LATE)
        return PORT_LATE;
    return got == LINE_WHOLE ? line_understand(self, page, nav, ret_act) : PORT_END;
}

static enum port_got line_read(struct port *port, const struct page *page, struct nav *nav,
                               struct act *ret_act)
{
    struct line *self = port->self;
    enum port_got got;
    do { /* while somebody writes, the page about it is not said again after every line */
        got = line_ask(self, page, nav, ret_act);
    } while (got == PORT_AGAIN && page->input.type == INPUT_TEXT);
    return got;
}

/* --- the rest of the contract -------------------------------------------------------------- */

static int line_colours(struct port *port, bool first)
{
    (void)first;
    (void)port; /* there are none */
    return 0;
}

static void line_close(struct port *port)
{
    struct line *self = port->self;
    signals_close(&self->signals);
    str_release(&self->last);
    str_release(&self->line);
    free(self);
}

struct port *port_line_open(int in, int out, const struct line_words *words)
{
    static const struct port_calls calls = {line_present, line_read, line_say, line_colours,
                                            line_close};
    struct line *self = calloc(1, sizeof *self);
    if (!self)
        bug_out_of_memory();
    self->port = (struct port){.call = &calls, .self = self, .watch = -1, .patience = -1};
    self->in = in;
    self->out = out;
    self->words = words;
    signals_open(&self->signals, false);
    return &self->port;
}
