/* SPDX-License-Identifier: MIT */
/* The frame: title line above, footer and notice below, the window on the body between.
 *
 * The body is laid out with as much air as lets it fit, from generous to tight; then the part of it
 * that nav asks for is cut out. How high the footer is may not depend on where the window stands
 * (Enter's word does), so its height is that of the longer of its two forms. */
#include "page/layout.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    FRAME_SMALL = 60,  /* columns below which margins are narrow */
    FRAME_SHEET = 96,  /* columns of title line and maps at most */
    FRAME_WIDE = 100,  /* columns from which something may stand beside the body */
    FRAME_FOOTER = 2,  /* lines of keys at most */
    FRAME_LOW = 20,    /* rows below which empty lines must not cost text */
    FRAME_LOWEST = 14, /* rows below which the title has no empty line below it */
    FRAME_ASIDE = 30,  /* columns of the pane beside the body at least */
    FRAME_ASIDE_WIDEST = 76,
    FRAME_ASIDE_GAP = 3,
    FRAME_EDGES = 4, /* rows above and below the body of a wide window at least */
    FRAME_NOTICE_LINES = 3
};

const struct signs *layout_signs(bool ascii)
{
    static const struct signs drawn = {
        .cursor = "▸",
        .held = "↕",
        .box_on = "[x]",
        .box_off = "[ ]",
        .to = "→",
        .none = "·····",
        .mark = {"·", "✓", "◐", "○"},
        .dot_done = "●",
        .dot_part = "◐",
        .dot_open = "○",
        .star = "★",
        .star_open = "☆",
        .bar = "█",
        .bar_open = "░",
        .gutter = "┃",
        .field = "▌",
        .place = {"○", "◉", "◉", "●", "○", "◇"},
        .step = {"▖", "▝"},
        .ahead = "·",
        .above = "▴",
        .below = "▾",
        .cut = "…",
        .enter = "⏎",
        .space = "␣",
        .up_down = "↑↓",
        .left_right = "←→",
        .all_ways = "←↑↓→",
    };
    static const struct signs typed = {
        .cursor = ">",
        .held = "=",
        .box_on = "[x]",
        .box_off = "[ ]",
        .to = "->",
        .none = ".....",
        .mark = {"-", "+", "~", "o"},
        .dot_done = "*",
        .dot_part = "o",
        .dot_open = ".",
        .star = "*",
        .star_open = "-",
        .bar = "#",
        .bar_open = ".",
        .gutter = "|",
        .field = "|",
        .place = {"o", "@", "@", "*", "o", "+"},
        .step = {".", "'"},
        .ahead = ".",
        .above = "^",
        .below = "v",
        .cut = "...",
        .enter = NULL,
        .space = NULL,
        .up_down = "^v",
        .left_right = "<>",
        .all_ways = "<^v>",
    };
    return ascii ? &typed : &drawn;
}

/* --- the title line ------------------------------------------------------------------------ */

static enum mark title_mark(const struct page *page, int step)
{
    if (!page->dots)
        return step + 1 < page->step ? MARK_GOOD : step + 1 == page->step ? MARK_PART : MARK_NONE;
    return (enum mark)page->dots[step];
}

/* The progress dots from COLUMN on, SPACED or close together. */
static void title_dots(struct lay *lay, struct line *line, int column, bool spaced)
{
    for (int i = 0; i < lay->page->steps; i++) {
        const char *sign = lay->sign->dot_open;
        enum style style = STYLE_DIM;
        switch (title_mark(lay->page, i)) {
        case MARK_NONE: break;
        case MARK_GOOD:
            sign = lay->sign->dot_done;
            style = STYLE_GOOD;
            break;
        case MARK_PART:
        case MARK_OTHER:
            sign = lay->sign->dot_part;
            style = STYLE_PART;
            break;
        }
        if (i + 1 == lay->page->step)
            style = STYLE_ACCENT;
        line_put(line, lay->arena, lay->columns, style, column, sign, strlen(sign));
        column += spaced ? 2 : 1;
    }
}

static void frame_title(struct lay *lay, struct line *line)
{
    const struct page *page = lay->page;
    const char *title = layout_plain(lay->arena, page->title);
    const char *aside = layout_cut(lay->arena, layout_plain(lay->arena, page->aside),
                                   lay->sheet / 2, lay->sign->cut);
    const char *count = "";
    const int steps = page->steps > 0 && page->steps <= lay->columns ? page->steps : 0;
    const int wanted = utf8_columns(title);
    int right = utf8_columns(aside), dots = 0;
    bool spaced = false;

    if (steps > 0) {
        const int gap = right ? 3 : 0, free = lay->sheet - 3 - wanted - right - gap;
        spaced = free >= 2 * steps - 1;
        dots = spaced ? 2 * steps - 1 : steps;
        if (dots > free) {
            count = arena_format(lay->arena, "%d/%d", page->step, page->steps);
            dots = utf8_columns(count);
        }
        right += dots + gap;
    }
    const int edge = lay->margin + lay->sheet;
    const int room = lay->sheet - (right ? right + 2 : 0);
    title = layout_cut(lay->arena, title, room, lay->sign->cut);
    line_put(line, lay->arena, lay->columns, STYLE_TITLE, lay->margin, title, strlen(title));
    if (*count)
        line_put(line, lay->arena, lay->columns, STYLE_DIM, edge - right, count, strlen(count));
    else if (steps > 0)
        title_dots(lay, line, edge - right, spaced);
    line_put(line, lay->arena, lay->columns, STYLE_DIM, edge - utf8_columns(aside), aside,
             strlen(aside));
}

/* --- the window on the body ---------------------------------------------------------------- */

static int frame_clamp(int value, int least, int most)
{
    if (value > most)
        value = most;
    return value < least ? least : value;
}

/* The scroll nearest to SCROLL that shows the lines START to END in SHOWN lines, the first ones if
 * not all; from the top of the page where that shows them, too. */
static int frame_show(int scroll, int start, int end, int shown)
{
    if (start >= scroll && end <= scroll + shown)
        return scroll;
    if (end <= shown)
        return 0;
    if (end - start >= shown || start < scroll)
        return start;
    return end - shown;
}

static int frame_scroll(const struct lay *lay, const struct extent *extent)
{
    const struct nav *nav = lay->nav;
    const int most =
        extent->body_lines > extent->shown_lines ? extent->body_lines - extent->shown_lines : 0;
    int scroll = frame_clamp(nav->scroll, 0, most);
    const bool look = nav->follow == FOLLOW_LOOK && lay->look_end > 0;
    if (look)
        scroll = lay->look_end <= extent->shown_lines
                     ? 0
                     : frame_show(scroll, lay->look_start, lay->look_end, extent->shown_lines);
    else if (nav->follow != FOLLOW_NONE && lay->focus_end > 0)
        scroll = frame_show(scroll, lay->focus_start, lay->focus_end, extent->shown_lines);
    return frame_clamp(scroll, 0, most);
}

/* Whether Enter, with the window at SCROLL, goes on to what stands below (nav.c does the same). */
static bool frame_enter_scrolls(const struct lay *lay, const struct extent *extent, int scroll)
{
    if (extent->body_lines <= scroll + extent->shown_lines)
        return false;
    return lay->focus_end == 0 || extent->choice_line >= scroll + extent->shown_lines;
}

/* --- the frame ----------------------------------------------------------------------------- */

/* How wide something may be. */
struct breadth {
    int columns, sheet, width;
};

/* Where on the frame things stand. */
struct plan {
    struct breadth whole, part; /* title and footer; the body */
    int beside, beside_columns; /* first column of the pane beside the body and its width; or 0 */
    int body, shown;            /* first row and rows of the body */
    int room;                   /* rows of it that its air is chosen for */
    int pinned;                 /* lines below a map that stay in view */
    int notice, footer;
    struct wrap notice_text;
};

/* What must not be missed: what the last intent came to, else the page's. */
static const char *frame_notice(const struct lay *lay)
{
    const struct page *page = lay->page;
    const char *word = NULL;
    if (lay->nav->notice == NAV_GIVE_ALL && page->input.type == INPUT_POINTS)
        word = page->words[WORD_GIVE_ALL];
    else if (lay->nav->notice == NAV_FULL && page->input.type == INPUT_TEXT)
        word = page->words[WORD_FULL];
    return word && *word ? word : page->notice ? page->notice : "";
}

/* A notice comes and goes, and what stands above should stay where it is: it takes the empty row
 * above the footer first. A map keeps its air, and a winding one also its rows: the notice then
 * stands over the last ones of what is said below the map. */
static void frame_plan(struct lay *lay, struct plan *plan)
{
    const int gap = lay->rows >= FRAME_LOW;
    const char *notice = frame_notice(lay);
    plan->body = lay->rows < FRAME_LOWEST ? 1 : 2;
    const int once = layout_footer(lay, false, NULL, FRAME_FOOTER);
    const int more = layout_footer(lay, true, NULL, FRAME_FOOTER);
    plan->footer = once > more ? once : more;
    if (*notice) {
        layout_wrap(lay->arena, STYLE_PART, notice, lay->sheet, false, &plan->notice_text);
        plan->notice = frame_clamp(plan->notice_text.lines, 1, FRAME_NOTICE_LINES);
    }
    const int most = lay->rows - plan->body - plan->footer - gap;
    plan->shown = lay->map_columns > 1 || plan->notice <= gap ? most : most + gap - plan->notice;
    plan->room = lay->page->map ? most : plan->shown;
}

/* The body with as much air as fits PLAN. */
static void frame_body(struct lay *lay, struct plan *plan)
{
    const bool low = lay->rows < FRAME_LOW;
    for (int air = low ? AIR_CALM : AIR_WIDE; air >= (int)(low ? AIR_TIGHT : AIR_CALM); air--) {
        lay->air = (enum air)air;
        layout_body(lay);
        if (lay->lines <= plan->room)
            break;
    }
    /* Whoever has to scroll through a text all the same reads it better in paragraphs. */
    if (lay->lines > plan->shown && lay->page->input.type == INPUT_NONE &&
        (!low || (lay->air == AIR_TIGHT && lay->look_end == 0))) {
        lay->air = low ? AIR_CALM : AIR_WIDE;
        layout_body(lay);
    }
    /* What is said below a map is about the place at the cursor: it stays, the map scrolls. */
    const int tail = lay->map_end > 0 ? lay->lines - lay->map_end : 0;
    if (lay->lines > plan->shown && tail > 0 && tail <= plan->shown / 2)
        plan->pinned = tail;
}

static void frame_put_window(struct lay *lay, const struct plan *plan, struct frame *frame)
{
    const int shown = frame->extent.shown_lines, lines = frame->extent.body_lines;
    for (int i = 0; i < shown && frame->scroll + i < lines; i++)
        frame->line[plan->body + i] = lay->line[frame->scroll + i];
    for (int i = 0; i < plan->pinned; i++)
        frame->line[plan->body + shown + i] = lay->line[lines + i];
    const int edge = lay->margin + lay->sheet; /* always a column behind it */
    if (frame->scroll > 0)
        line_put(&frame->line[plan->body], lay->arena, lay->columns, STYLE_DIM, edge,
                 lay->sign->above, strlen(lay->sign->above));
    if (frame->scroll + shown < lines)
        line_put(&frame->line[plan->body + shown - 1], lay->arena, lay->columns, STYLE_DIM, edge,
                 lay->sign->below, strlen(lay->sign->below));
    frame->cursor_row = plan->body;
    frame->cursor_column = lay->margin;
    if (lay->focus_end > 0 && lay->cursor_line >= frame->scroll &&
        lay->cursor_line < frame->scroll + shown) {
        frame->cursor_row = plan->body + lay->cursor_line - frame->scroll;
        frame->cursor_column = frame_clamp(lay->cursor_column, 0, lay->columns - 1);
    }
}

/* The window is too small for a page. */
static void frame_small(struct lay *lay, struct frame *frame)
{
    const char *word = lay->page->words[WORD_SMALL];
    struct wrap wrap;
    layout_wrap(lay->arena, STYLE_PLAIN, word, lay->columns, false, &wrap);
    const int lines = wrap.lines < lay->rows ? wrap.lines : lay->rows;
    const int top = (lay->rows - lines) / 2;
    for (int i = 0; i < lines; i++) {
        const struct line *from = &wrap.line[i];
        int used = 0;
        for (int r = 0; r < from->runs; r++)
            used += layout_columns(from->run[r].text, from->run[r].length);
        const int left = used < lay->columns ? (lay->columns - used) / 2 : 0;
        for (int r = 0; r < from->runs; r++)
            line_put(&frame->line[top + i], lay->arena, lay->columns, from->run[r].style,
                     left + from->run[r].column, from->run[r].text, from->run[r].length);
    }
}

static void frame_breadth(struct lay *lay, const struct breadth *breadth)
{
    lay->columns = breadth->columns;
    lay->sheet = breadth->sheet;
    lay->width = breadth->width;
}

/* Makes room for a graph or wheel beside the body, where there is one and the window is wide: a map
 * shares what text does not need, all other bodies are as wide as text. */
static void frame_plan_breadth(struct lay *lay, struct plan *plan)
{
    const struct page *page = lay->page;
    const bool graph = page->beside && page->beside->nodes > 0;
    const bool wheel = !page->beside && page->wheel && page->wheel->parts > 0;
    plan->whole = plan->part = (struct breadth){lay->columns, lay->sheet, lay->width};
    if ((!graph && !wheel) || lay->columns < FRAME_WIDE)
        return;
    const bool map = page->map;
    const int room = lay->columns - 2 * lay->margin;
    const int least = FRAME_WIDE - 2 * lay->margin - FRAME_ASIDE_GAP - FRAME_ASIDE;
    const int more = room - least - FRAME_ASIDE_GAP - FRAME_ASIDE;
    const int body =
        frame_clamp(least + (map ? more / 2 : more), least, map ? FRAME_SHEET : LAYOUT_WIDEST);
    const int columns = frame_clamp(room - body - FRAME_ASIDE_GAP, FRAME_ASIDE, FRAME_ASIDE_WIDEST);
    if (wheel && !layout_wheel_fits(lay, columns, lay->rows - FRAME_EDGES))
        return;
    plan->part =
        (struct breadth){body + 2 * lay->margin, body, frame_clamp(body, 1, LAYOUT_WIDEST)};
    plan->beside = lay->margin + body + FRAME_ASIDE_GAP;
    plan->beside_columns = columns;
    plan->whole.sheet = plan->beside + plan->beside_columns - lay->margin;
}

static void frame_full(struct lay *lay, struct frame *frame)
{
    struct plan plan = {0};
    frame_plan_breadth(lay, &plan);
    frame_breadth(lay, &plan.part);
    lay->map_columns = lay->page->map ? layout_map_columns(lay) : 1;
    frame_breadth(lay, &plan.whole);
    frame_plan(lay, &plan);
    frame_breadth(lay, &plan.part);
    frame_body(lay, &plan);

    frame->extent.body_lines = lay->lines - plan.pinned;
    frame->extent.shown_lines = plan.shown - plan.pinned;
    frame->extent.columns = lay->map_columns;
    frame->extent.choice_line = lay->focus_end > 0 ? lay->focus_start : 0;
    frame->extent.text_columns = lay->text_columns;
    frame->scroll = frame_scroll(lay, &frame->extent);

    frame_put_window(lay, &plan, frame);
    frame_breadth(lay, &plan.whole);
    if (plan.beside > 0)
        (lay->page->beside ? layout_beside : layout_wheel)(lay, plan.beside, plan.beside_columns,
                                                           &frame->line[plan.body], plan.shown);
    frame->beside = plan.beside;
    frame_title(lay, &frame->line[0]);
    const int below = lay->rows - plan.footer - plan.notice;
    for (int i = 0; i < plan.notice; i++) {
        struct line *line = &plan.notice_text.line[i];
        frame->line[below + i] = (struct line){.choice = -1};
        for (int r = 0; r < line->runs; r++)
            line_put(&frame->line[below + i], lay->arena, lay->columns, line->run[r].style,
                     lay->margin + line->run[r].column, line->run[r].text, line->run[r].length);
    }
    layout_footer(lay, frame_enter_scrolls(lay, &frame->extent, frame->scroll),
                  &frame->line[below + plan.notice], plan.footer);
}

void layout_frame(const struct page *page, const struct nav *nav, int columns, int rows,
                  struct arena *arena, struct frame *ret_frame)
{
    struct frame frame = {
        .columns = frame_clamp(columns, 1, LAYOUT_MOST_COLUMNS),
        .rows = frame_clamp(rows, 1, LAYOUT_MOST_ROWS),
    };
    if (page->ascii)
        page = layout_ascii_page(arena, page);
    struct lay lay = {
        .page = page,
        .nav = nav,
        .sign = layout_signs(page->ascii),
        .arena = arena,
        .columns = frame.columns,
        .rows = frame.rows,
        .margin = frame.columns < FRAME_SMALL ? 1 : 2,
        .choice = -1,
    };
    lay.sheet = frame_clamp(lay.columns - 2 * lay.margin, 1, FRAME_SHEET);
    lay.width = frame_clamp(lay.sheet, 1, LAYOUT_WIDEST);
    lay.cursor = frame_clamp(nav->cursor, 0, page->input.choices > 0 ? page->input.choices - 1 : 0);
    nav_draft(nav, page, &lay.draft);
    frame.line = arena_array(arena, (size_t)frame.rows, sizeof *frame.line);
    for (int i = 0; i < frame.rows; i++)
        frame.line[i].choice = -1;
    frame.extent.columns = 1;

    if (columns < LAYOUT_LEAST_COLUMNS || rows < LAYOUT_LEAST_ROWS)
        frame_small(&lay, &frame);
    else
        frame_full(&lay, &frame);
    for (int i = 0; i < frame.rows && page->ascii; i++) {
        for (int r = 0; r < frame.line[i].runs; r++)
            layout_ascii_run(arena, &frame.line[i].run[r]);
    }
    *ret_frame = frame;
}

enum intent layout_click_at(const struct frame *frame, int row, int column, int *ret_number)
{
    *ret_number = -1;
    if (row < 0 || row >= frame->rows || column < 0 || column >= frame->columns)
        return INTENT_NOTHING;
    const struct line *line = &frame->line[row];
    for (int i = 0; i < line->runs; i++) {
        const struct run *run = &line->run[i];
        if (run->pick > 0 && column >= run->column &&
            column < run->column + layout_columns(run->text, run->length)) {
            *ret_number = run->pick - 1;
            return run->click == INTENT_NOTHING ? INTENT_PICK : run->click;
        }
    }
    if (frame->beside == 0 || column < frame->beside)
        *ret_number = line->choice;
    return *ret_number >= 0 ? INTENT_PICK : INTENT_NOTHING;
}

int layout_choice_at(const struct frame *frame, int row, int column)
{
    int number;
    return layout_click_at(frame, row, column, &number) == INTENT_PICK ? number : -1;
}

void layout_to_text(const struct frame *frame, struct str *out)
{
    for (int row = 0; row < frame->rows; row++) {
        const struct line *line = &frame->line[row];
        struct str text = {0};
        int column = 0;
        for (int i = 0; i < line->runs; i++) {
            for (; column < line->run[i].column; column++)
                str_add_char(&text, ' ');
            str_add_bytes(&text, line->run[i].text, line->run[i].length);
            column += layout_columns(line->run[i].text, line->run[i].length);
        }
        size_t length = text.length;
        while (length > 0 && text.text[length - 1] == ' ')
            length--;
        if (length > 0)
            str_add_bytes(out, text.text, length);
        str_add_char(out, '\n');
        str_release(&text);
    }
}
