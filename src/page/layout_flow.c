/* SPDX-License-Identifier: MIT */
/* Parts of one running text, some of which can be marked: `1 [old words]`, marked `1x[old words]`.
 *
 * The sign has its place whether it stands there or not, so that marking moves no word. Number,
 * sign and bracket stay together with the part's first word. */
#include <string.h>

#include "page/layout_parts.h"
#include "page/markup.h"

enum { FLOW_MOST_SPANS = 256 };

struct flow {
    struct span *span;
    int spans, room;
};

static void flow_add(struct lay *lay, struct flow *flow, struct span span)
{
    if (flow->spans == flow->room) {
        const int room = flow->room ? flow->room * 2 : FLOW_MOST_SPANS;
        struct span *more = arena_array(lay->arena, (size_t)room, sizeof *more);
        if (flow->spans)
            memcpy(more, flow->span, (size_t)flow->spans * sizeof *more);
        flow->span = more;
        flow->room = room;
    }
    flow->span[flow->spans++] = span;
}

static void flow_put(struct lay *lay, struct flow *flow, enum style style, int pick, bool tied,
                     const char *text)
{
    flow_add(lay, flow, (struct span){text, strlen(text), style, pick, tied});
}

/* The words of a part; its newlines would part it, so they are blanks. */
static void flow_words(struct lay *lay, struct flow *flow, enum style style, int pick, bool tied,
                       const char *text)
{
    struct markup_piece piece;
    while (text && markup_next(&text, &piece)) {
        enum style look = style;
        if (style == STYLE_PLAIN && piece.type != MARKUP_TEXT)
            look = piece.type == MARKUP_STRONG ? STYLE_STRONG : STYLE_TERM;
        char *words = arena_copy(lay->arena, piece.shown, piece.length);
        for (char *c = strchr(words, '\n'); c; c = strchr(c, '\n'))
            *c = ' ';
        flow_add(lay, flow, (struct span){words, piece.length, look, pick, tied});
        tied = false;
    }
}

static void flow_part(struct lay *lay, struct flow *flow, int at)
{
    const struct choice *part = &lay->page->input.choice[at];
    const int number = input_number(&lay->page->input, at);
    if (number < 0) {
        flow_words(lay, flow, STYLE_PLAIN, 0, false, part->text);
        return;
    }
    const bool here = at == lay->cursor, marked = lay->draft.value[at] != 0;
    const enum style sign = marked || here ? STYLE_ACCENT : STYLE_DIM;
    const enum style words = here ? STYLE_SELECTED : marked ? STYLE_STRONG : STYLE_PLAIN;
    const int pick = number + 1;
    flow_put(lay, flow, sign, pick, false, arena_format(lay->arena, "%d", number + 1));
    flow_put(lay, flow, sign, pick, true, marked ? "x" : " ");
    flow_put(lay, flow, sign, pick, true, "[");
    const int first = flow->spans;
    flow_words(lay, flow, words, pick, true, part->text);
    if (flow->spans == first) /* the cursor stands somewhere all the same */
        flow_put(lay, flow, words, pick, true, " ");
    flow_put(lay, flow, sign, pick, true, "]");
}

/* Writes WRAP on the sheet; the cursor is on the part PICK. */
static void flow_write(struct lay *lay, const struct wrap *wrap, int pick)
{
    bool found = false;
    for (int i = 0; i < wrap->lines; i++) {
        lay_line(lay);
        struct line *line = &lay->line[lay->lines - 1];
        for (int r = 0; r < wrap->line[i].runs; r++) {
            const struct run *run = &wrap->line[i].run[r];
            const int runs = line->runs;
            line_put(line, lay->arena, lay->columns, run->style, lay->margin + run->column,
                     run->text, run->length);
            if (line->runs > runs)
                line->run[runs].pick = run->pick;
            if (run->pick != pick)
                continue;
            if (lay->focus_end == 0)
                lay->focus_start = lay->lines - 1;
            lay->focus_end = lay->lines;
            if (!found && run->style == STYLE_SELECTED) {
                lay->cursor_line = lay->lines - 1;
                lay->cursor_column = lay->margin + run->column;
                found = true;
            }
        }
    }
}

void layout_flow(struct lay *lay)
{
    const struct input *input = &lay->page->input;
    struct flow flow = {0};
    struct wrap wrap;
    lay->cursor = input_at(input, lay->cursor);
    for (int i = 0; i < input->choices; i++) {
        const char *note = input->choice[i].note;
        if (i > 0)
            flow_put(lay, &flow, STYLE_PLAIN, 0, false, note && *note == '\n' ? "\n" : " ");
        flow_part(lay, &flow, i);
    }
    layout_wrap_spans(lay->arena, flow.span, flow.spans, lay->width, &wrap);
    const int number = input_number(input, lay->cursor);
    flow_write(lay, &wrap, number < 0 ? -1 : number + 1);
}
