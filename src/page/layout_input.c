/* SPDX-License-Identifier: MIT */
/* The choices of an input, one below the other: marker, box or nothing, number, text.
 *
 * What columns the parts get depends on the texts alone and never on the answer so far, so that
 * nothing jumps while an answer is made. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    INPUT_ROOMY = 60,        /* columns from which the choices are set in a little */
    INPUT_BESIDE = 16,       /* least columns for a target beside its choice */
    INPUT_TARGET_PREFIX = 3, /* "A  " */
    INPUT_TARGET_GAP = 3,    /* columns between targets that stand side by side */
    INPUT_FEW = 3,
    INPUT_MANY_TARGETS = 5,
    INPUT_BOX = 4,   /* "[A] " */
    INPUT_CELLS = 20 /* of a bar of points at most */
};

/* The columns of an input. */
struct columns {
    int marker, box, number, text;
    int digits;
    int width;   /* of the text */
    int beside;  /* column of what stands beside the text; 0 = it stands below */
    bool boxed;  /* PAIRS: the target's letter stands in a box before the number */
    bool parted; /* an empty line between choices */
};

/* Cells of the bar beside an item's points: one for each point, unless they are many. */
static int input_cells(const struct input *input)
{
    return input->total < INPUT_CELLS ? input->total : INPUT_CELLS;
}

static int input_total_digits(const struct input *input)
{
    return input->total > 99 ? 3 : input->total > 9 ? 2 : 1;
}

static void input_measure(const struct lay *lay, bool boxed, struct columns *ret)
{
    const struct input *input = &lay->page->input;
    const int inset = lay->columns >= INPUT_ROOMY ? 2 : 0;
    struct columns c = {.marker = lay->margin + inset, .digits = input->choices > 9 ? 2 : 1};
    c.boxed = boxed;
    c.box = c.marker + 2;
    c.number = c.box + (boxed || input->type == INPUT_MANY ? INPUT_BOX : 0);
    c.text = c.number + c.digits + 2;
    c.width = lay->margin + lay->width - c.text;

    int widest = 0, widest_note = 0, notes = 0;
    bool tall = false;
    for (int i = 0; i < input->choices; i++) {
        struct wrap wrap;
        layout_wrap(lay->arena, STYLE_PLAIN, input->choice[i].text, c.width, false, &wrap);
        tall = tall || wrap.lines > 1;
        if (wrap.widest > widest)
            widest = wrap.widest;
        const int note = utf8_columns(layout_plain(lay->arena, input->choice[i].note));
        notes += note > 0;
        if (note > widest_note)
            widest_note = note;
    }
    if (boxed) {
        notes = 0;
    } else if (input->type == INPUT_PAIRS) {
        for (int i = 0; i < input->targets; i++) {
            const int target = utf8_columns(layout_plain(lay->arena, input->target[i].text));
            if (target + INPUT_TARGET_PREFIX > widest_note)
                widest_note = target + INPUT_TARGET_PREFIX;
        }
        widest_note += utf8_columns(lay->sign->to) + 1;
        notes = input->choices;
    } else if (input->type == INPUT_POINTS) {
        widest_note = input_total_digits(input) + 2 + input_cells(input);
        notes = input->choices;
    }
    const int room = lay->margin + lay->sheet - (c.text + widest + 2);
    if (notes > 0 && !tall && widest_note <= room)
        c.beside = c.text + widest + 2;
    c.parted = lay->air == AIR_WIDE && (tall || (notes > 0 && !c.beside));
    *ret = c;
}

/* Targets that find no room beside their choices are named by letter alone, in a box, and the list
 * below says what the letters mean; in a narrow window, where that list may be out of view, each
 * choice has its target on a line of its own. */
static void input_columns(const struct lay *lay, struct columns *ret)
{
    input_measure(lay, false, ret);
    if (lay->page->input.type == INPUT_PAIRS && !ret->beside && lay->columns >= INPUT_ROOMY)
        input_measure(lay, true, ret);
}

/* Where on the sheet something begins that can be clicked on. */
struct mark_from {
    int line, run;
};

static struct mark_from input_mark_from(const struct lay *lay)
{
    return (struct mark_from){lay->lines - 1, lay->line[lay->lines - 1].runs};
}

/* A click on what was written since FROM means CLICK of NUMBER. */
static void input_click(struct lay *lay, struct mark_from from, enum intent click, int number)
{
    for (int i = from.line; i < lay->lines; i++) {
        for (int r = i == from.line ? from.run : 0; r < lay->line[i].runs; r++) {
            lay->line[i].run[r].pick = number + 1;
            lay->line[i].run[r].click = click;
        }
    }
}

/* The target that CHOICE is put to, in an arena string; NULL when it has none. */
static const char *input_target(const struct lay *lay, int choice)
{
    const int target = lay->draft.value[choice];
    if (target < 0 || target >= lay->page->input.targets)
        return NULL;
    const char *text = lay->page->input.target[target].text;
    return arena_format(lay->arena, "%c  %s", 'A' + target, text ? text : "");
}

static void input_pair(struct lay *lay, const struct columns *c, int choice)
{
    const char *target = input_target(lay, choice);
    int column = c->beside;
    if (!column) {
        lay_line(lay);
        column = c->text;
    }
    lay_put(lay, target ? STYLE_ACCENT : STYLE_DIM, column, lay->sign->to);
    column += utf8_columns(lay->sign->to) + 1;
    if (!target) {
        lay_put(lay, STYLE_DIM, column, lay->sign->none);
        return;
    }
    /* Beside, the whole sheet is there; below, the target hangs under its own first letter. */
    char letter[2] = {target[0], '\0'};
    lay_put(lay, STYLE_ACCENT, column, arena_string(lay->arena, letter));
    column += INPUT_TARGET_PREFIX;
    const int edge = lay->margin + (c->beside ? lay->sheet : lay->width);
    lay_text(lay, STYLE_ACCENT, column, edge - column, target + INPUT_TARGET_PREFIX, false);
}

/* CHOICE's points as number and bar; a click on the bar's open part gives one, on what is there
 * takes one. */
static void input_points(struct lay *lay, const struct columns *c, int choice)
{
    const struct input *input = &lay->page->input;
    const int points = lay->draft.value[choice], cells = input_cells(input);
    const int digits = input_total_digits(input);
    const int filled = input->total > 0 ? (points * cells + input->total / 2) / input->total : 0;
    int column = c->beside;
    if (!column) {
        lay_line(lay);
        column = c->text;
    }
    struct mark_from from = input_mark_from(lay);
    lay_put(lay, points > 0 ? STYLE_ACCENT : STYLE_DIM, column,
            arena_format(lay->arena, "%*d", digits, points));
    column += digits + 2;
    lay_put(lay, STYLE_ACCENT, column, layout_repeat(lay->arena, lay->sign->bar, filled));
    input_click(lay, from, INTENT_TAKE, choice);
    from = input_mark_from(lay);
    lay_put(lay, STYLE_DIM, column + filled,
            layout_repeat(lay->arena, lay->sign->bar_open, cells - filled));
    input_click(lay, from, INTENT_GIVE, choice);
}

/* "left: 3 hours", with the pattern of the page's words. */
static void input_left(struct lay *lay)
{
    static const char number[] = "%{number}", unit[] = "%{unit}";
    const struct input *input = &lay->page->input;
    const int left = input->total - input_spent(&lay->draft);
    const char *pattern = lay->page->words[WORD_LEFT];
    struct str text = {0};
    for (const char *at = pattern && *pattern ? pattern : number; *at;) {
        if (str_starts(at, number)) {
            str_addf(&text, "%d", left);
            at += sizeof number - 1;
        } else if (str_starts(at, unit)) {
            str_add(&text, input->unit ? input->unit : "");
            at += sizeof unit - 1;
        } else {
            str_add_char(&text, *at++);
        }
    }
    lay->map_end = lay->lines; /* whatever scrolls, this stays in view */
    lay_gap(lay);
    lay_line(lay);
    lay_text(lay, left > 0 ? STYLE_PART : STYLE_GOOD, lay->margin, lay->width,
             arena_string(lay->arena, str_text(&text)), false);
    str_release(&text);
}

static enum style input_style(const struct lay *lay, int choice)
{
    if (choice == lay->cursor)
        return STYLE_SELECTED;
    return lay->page->input.choice[choice].off ? STYLE_DIM : STYLE_PLAIN;
}

/* CHOICE, which PICK calls NUMBER. */
static void input_choice(struct lay *lay, const struct columns *c, int choice, int number)
{
    const struct input *input = &lay->page->input;
    const struct choice *this = &input->choice[choice];
    const bool at = choice == lay->cursor;
    const bool held = at && input->type == INPUT_ORDER && lay->nav->held;

    lay->choice = number;
    lay_line(lay);
    const int start = lay->lines - 1;
    if (at) {
        lay_put(lay, STYLE_ACCENT, c->marker, held ? lay->sign->held : lay->sign->cursor);
        lay->cursor_line = start;
        lay->cursor_column = c->text;
    }
    if (input->type == INPUT_MANY) {
        const bool on = lay->draft.value[choice] != 0;
        lay_put(lay, on ? STYLE_ACCENT : STYLE_PLAIN, c->box,
                on ? lay->sign->box_on : lay->sign->box_off);
    }
    if (c->boxed) {
        const int target = lay->draft.value[choice];
        const bool on = target >= 0 && target < input->targets;
        lay_put(lay, on ? STYLE_ACCENT : STYLE_PLAIN, c->box,
                on ? arena_format(lay->arena, "[%c]", 'A' + target) : lay->sign->box_off);
    }
    lay_put(lay, at ? STYLE_ACCENT : STYLE_DIM, c->number,
            arena_format(lay->arena, "%*d", c->digits, number + 1));
    lay_text(lay, input_style(lay, choice), c->text, c->width, this->text, false);

    if (c->boxed) {
        /* its box says it all */
    } else if (input->type == INPUT_PAIRS) {
        input_pair(lay, c, choice);
    } else if (input->type == INPUT_POINTS) {
        input_points(lay, c, choice);
    } else if (this->note && *this->note && c->beside) {
        lay_put(lay, STYLE_DIM, c->beside, layout_plain(lay->arena, this->note));
    } else if (this->note && *this->note) {
        lay_line(lay);
        lay_text(lay, STYLE_DIM, c->text, c->width, this->note, false);
    }
    lay->choice = -1;
    if (at) {
        lay->focus_start = start;
        lay->focus_end = lay->lines;
    }
}

static bool input_taken(const struct lay *lay, int target)
{
    for (int i = 0; i < lay->draft.count; i++) {
        if (lay->draft.value[i] == target)
            return true;
    }
    return false;
}

/* How many targets stand side by side, and in *RET_WIDTH the columns of one: short words need no
 * line each. */
static int input_abreast(const struct lay *lay, const struct columns *c, int *ret_width)
{
    const struct input *input = &lay->page->input;
    const int room = lay->margin + lay->width - c->box;
    int widest = 0;
    for (int i = 0; i < input->targets; i++) {
        const int width = utf8_columns(layout_plain(lay->arena, input->target[i].text));
        if (width > widest)
            widest = width;
    }
    *ret_width = INPUT_TARGET_PREFIX + widest + INPUT_TARGET_GAP;
    const int abreast = (room + INPUT_TARGET_GAP) / *ret_width;
    if (abreast < INPUT_FEW && input->targets <= INPUT_MANY_TARGETS)
        return 1; /* a few long ones read better one below the other */
    return abreast < 1 ? 1 : abreast;
}

/* What there is to put the choices to. */
static void input_targets(struct lay *lay, const struct columns *c)
{
    const struct input *input = &lay->page->input;
    int width;
    const int abreast = input_abreast(lay, c, &width);
    lay_gap(lay);
    for (int i = 0; i < input->targets; i++) {
        const bool taken = !input->shared && input_taken(lay, i);
        const int column = c->box + i % abreast * width;
        if (i % abreast == 0)
            lay_line(lay);
        const struct mark_from from = input_mark_from(lay);
        lay_put(lay, STYLE_DIM, column, arena_format(lay->arena, "%c  ", 'A' + i));
        lay_text(lay, taken ? STYLE_DIM : STYLE_PLAIN, column + INPUT_TARGET_PREFIX,
                 lay->margin + lay->width - column - INPUT_TARGET_PREFIX, input->target[i].text,
                 false);
        input_click(lay, from, INTENT_TARGET, i);
    }
}

void layout_input(struct lay *lay)
{
    const struct input *input = &lay->page->input;
    struct columns c;
    if (input->type == INPUT_NONE)
        return;
    if (input->type == INPUT_TEXT) {
        layout_text(lay);
        return;
    }
    if (input->flow) {
        layout_flow(lay);
        return;
    }
    input_columns(lay, &c);
    for (int i = 0; i < input->choices; i++) {
        if (i > 0 && c.parted)
            lay_line(lay);
        input_choice(lay, &c, input->type == INPUT_ORDER ? lay->draft.value[i] : i, i);
    }
    if (input->type == INPUT_PAIRS)
        input_targets(lay, &c);
    if (input->type == INPUT_POINTS)
        input_left(lay);
}
