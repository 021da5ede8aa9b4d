/* SPDX-License-Identifier: MIT */
#include "ports/port_script.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "ports/answer_line.h"
#include "ports/answer_text.h"
#include "ports/line_page.h"

struct script {
    struct port port;
    const char *const *lines;
    size_t count, at;
    const struct line_words *words;
    struct str *out, last;
};

static void script_present(struct port *port, const struct page *page, struct nav *nav)
{
    struct script *self = port->self;
    struct str text = {0};
    line_page_render(page, self->words, LINE_PAGE_COLUMNS, &text);
    line_page_keys(page, self->words, LINE_PAGE_COLUMNS, &text);
    if (strcmp(str_text(&text), str_text(&self->last)) != 0) {
        if (self->last.length)
            str_add_char(self->out, '\n');
        str_add(self->out, str_text(&text));
        answer_text_so_far(&page->input, nav, self->words, LINE_PAGE_COLUMNS, self->out);
        str_clear(&self->last);
        str_add(&self->last, str_text(&text));
    }
    str_release(&text);
}

static void script_say(struct port *port, const char *text)
{
    struct script *self = port->self;
    line_page_text(text, LINE_PAGE_COLUMNS, 0, self->out);
}

static enum port_got script_ask(struct script *self, const struct page *page, struct nav *nav,
                                struct act *ret_act)
{
    struct answer_line read;
    answer_text_prompt(&page->input, nav, self->out);
    if (self->at == self->count) {
        str_add(self->out, "\n");
        return PORT_END;
    }
    const char *line = self->lines[self->at++];
    str_addf(self->out, "%s\n", line);
    answer_line_read(page, nav, line, &read);
    if (read.verdict == ANSWER_ACT) {
        *ret_act = read.act;
        return PORT_ACT;
    }
    struct str say = {0};
    answer_line_complain(&read, &page->input, self->words, &say);
    line_page_text(str_text(&say), LINE_PAGE_COLUMNS, 0, self->out);
    str_release(&say);
    return PORT_AGAIN;
}

static enum port_got script_read(struct port *port, const struct page *page, struct nav *nav,
                                 struct act *ret_act)
{
    enum port_got got;
    do {
        got = script_ask(port->self, page, nav, ret_act);
    } while (got == PORT_AGAIN && page->input.type == INPUT_TEXT);
    return got;
}

static int script_colours(struct port *port, bool first)
{
    (void)first;
    (void)port;
    return 0;
}

static void script_close(struct port *port)
{
    struct script *self = port->self;
    str_release(&self->last);
    free(self);
}

struct port *port_script_open(const char *const *lines, size_t count,
                              const struct line_words *words, struct str *out)
{
    static const struct port_calls calls = {script_present, script_read, script_say, script_colours,
                                            script_close};
    struct script *self = calloc(1, sizeof *self);
    if (!self)
        bug_out_of_memory();
    self->port = (struct port){.call = &calls, .self = self, .watch = -1, .patience = -1};
    self->lines = lines;
    self->count = count;
    self->words = words;
    self->out = out;
    return &self->port;
}
