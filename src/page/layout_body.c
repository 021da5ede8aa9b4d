/* SPDX-License-Identifier: MIT */
/* The body: blocks from top to bottom. Items and meters that follow one another are one group, with
 * common columns and no empty line between (those with notes part when there is much air). */
#include <string.h>

#include "base/utf8.h"
#include "page/layout_parts.h"

enum {
    BODY_FIRST_LINES = 64,
    BODY_FIRST_RUNS = 4,
    BODY_ROOMY = 60,        /* columns from which things stand side by side */
    BODY_WORD_WIDEST = 14,  /* an item's word, when texts are to begin in one column */
    BODY_LABEL_WIDEST = 30, /* a meter's text beside its bar */
    BODY_BAR_LEAST = 8,
    BODY_BAR_WIDEST = 40
};

/* --- writing ------------------------------------------------------------------------------- */

static struct line *lay_last(struct lay *lay)
{
    if (lay->lines == 0)
        lay_line(lay);
    return &lay->line[lay->lines - 1];
}

void lay_line(struct lay *lay)
{
    if (lay->lines == lay->room) {
        const int room = lay->room ? lay->room * 2 : BODY_FIRST_LINES;
        struct line *line = arena_array(lay->arena, (size_t)room, sizeof *line);
        if (lay->lines)
            memcpy(line, lay->line, (size_t)lay->lines * sizeof *line);
        lay->line = line;
        lay->room = room;
    }
    struct line *line = &lay->line[lay->lines++];
    memset(line, 0, sizeof *line);
    line->choice = lay->choice;
    if (lay->gutter)
        lay_put(lay, lay->gutter_style, lay->margin, lay->gutter);
}

void lay_gap(struct lay *lay)
{
    if (lay->lines > 0 && lay->air > AIR_TIGHT)
        lay_line(lay);
}

/* Where the text of RUN ends. */
static int run_end(const struct run *run)
{
    return run->column + layout_columns(run->text, run->length);
}

void line_put(struct line *line, struct arena *arena, int columns, enum style style, int column,
              const char *text, size_t length)
{
    if (column < 0)
        column = 0;
    if (line->runs > 0 && column < run_end(&line->run[line->runs - 1]))
        column = run_end(&line->run[line->runs - 1]);

    int end = column;
    size_t fits = 0;
    for (const char *p = text; p < text + length;) {
        const int width = utf8_width(utf8_next(&p));
        if (width > 0 && end + width > columns)
            break;
        end += width > 0 ? width : 0;
        fits = (size_t)(p - text);
    }
    if (end == column)
        return;

    if (line->runs == line->room) {
        const int room = line->room ? line->room * 2 : BODY_FIRST_RUNS;
        struct run *run = arena_array(arena, (size_t)room, sizeof *run);
        if (line->runs)
            memcpy(run, line->run, (size_t)line->runs * sizeof *run);
        line->run = run;
        line->room = room;
    }
    line->run[line->runs++] =
        (struct run){.style = style, .column = column, .text = text, .length = fits};
}

void lay_put(struct lay *lay, enum style style, int column, const char *text)
{
    line_put(lay_last(lay), lay->arena, lay->columns, style, column, text, strlen(text));
}

/* The runs of LINE, COLUMN columns further right, on the last line. */
static void lay_runs(struct lay *lay, const struct line *line, int column)
{
    for (int r = 0; r < line->runs; r++)
        line_put(lay_last(lay), lay->arena, lay->columns, line->run[r].style,
                 column + line->run[r].column, line->run[r].text, line->run[r].length);
}

void lay_text(struct lay *lay, enum style style, int column, int width, const char *text, bool gap)
{
    struct wrap wrap;
    layout_wrap(lay->arena, style, text, width, gap && lay->air > AIR_TIGHT, &wrap);
    for (int i = 0; i < wrap.lines; i++) {
        if (i > 0)
            lay_line(lay);
        lay_runs(lay, &wrap.line[i], column);
    }
}

/* --- blocks -------------------------------------------------------------------------------- */

static void body_note(struct lay *lay, const struct block *block)
{
    lay->gutter = lay->sign->gutter;
    lay->gutter_style = block->style == STYLE_PLAIN ? STYLE_DIM : block->style;
    lay_line(lay);
    lay_text(lay, block->style, lay->margin + 2, lay->width - 2, block->text, true);
    lay->gutter = NULL;
}

static enum style body_mark_style(enum mark mark)
{
    switch (mark) {
    case MARK_NONE: return STYLE_PLAIN;
    case MARK_GOOD: return STYLE_GOOD;
    case MARK_PART: return STYLE_PART;
    case MARK_OTHER: return STYLE_DIM;
    }
    return STYLE_PLAIN;
}

/* How wide the words of the items around block AT are; 0 when some is too wide for a column. */
static int body_word_column(const struct lay *lay, int at)
{
    const struct page *page = lay->page;
    int first = at, widest = 0;
    while (first > 0 && page->block[first - 1].type == BLOCK_ITEM)
        first--;
    for (int i = first; i < page->blocks && page->block[i].type == BLOCK_ITEM; i++) {
        const int columns = utf8_columns(layout_plain(lay->arena, page->block[i].word));
        if (columns > widest)
            widest = columns;
    }
    return widest <= BODY_WORD_WIDEST && lay->columns >= BODY_ROOMY ? widest : 0;
}

static void body_item(struct lay *lay, int at)
{
    const struct block *block = &lay->page->block[at];
    const enum style style = body_mark_style(block->mark);
    const char *word = layout_plain(lay->arena, block->word);
    const int column = lay->margin + 2, width = lay->width - 2;
    const int common = body_word_column(lay, at);
    int text_column = column;

    lay_line(lay);
    lay_put(lay, style, lay->margin, lay->sign->mark[block->mark]);
    if (common > 0) {
        lay_put(lay, style, column, word);
        text_column += common + 2;
        lay_text(lay, block->style, text_column, width - common - 2, block->text, false);
    } else if (*word && block->text && *block->text) {
        lay_text(lay, block->style, column, width,
                 arena_format(lay->arena, "*%s*  %s", word, block->text), false);
    } else if (*word) {
        lay_text(lay, STYLE_STRONG, column, width, word, false);
    } else {
        lay_text(lay, block->style, column, width, block->text, false);
    }
    if (block->note && *block->note) {
        lay_line(lay);
        lay_text(lay, STYLE_DIM, text_column, width - (text_column - column), block->note, true);
    }
}

/* How full a bar of CELLS is. */
static int body_filled(const struct block *block, int cells)
{
    if (!(block->most > 0) || !(block->value > 0))
        return 0;
    const double part = block->value / block->most;
    return part >= 1 ? cells : (int)(part * cells + 0.5);
}

static void body_bar(struct lay *lay, const struct block *block, int column, int cells)
{
    const int filled = body_filled(block, cells);
    lay_put(lay, block->style == STYLE_PLAIN ? STYLE_ACCENT : block->style, column,
            layout_repeat(lay->arena, lay->sign->bar, filled));
    lay_put(lay, STYLE_DIM, column + filled,
            layout_repeat(lay->arena, lay->sign->bar_open, cells - filled));
}

/* The widest text and word of the meters around block AT. */
static void body_meter_columns(const struct lay *lay, int at, int *ret_text, int *ret_word)
{
    const struct page *page = lay->page;
    int first = at;
    *ret_text = *ret_word = 0;
    while (first > 0 && page->block[first - 1].type == BLOCK_METER)
        first--;
    for (int i = first; i < page->blocks && page->block[i].type == BLOCK_METER; i++) {
        const int text = utf8_columns(layout_plain(lay->arena, page->block[i].text));
        const int word = utf8_columns(layout_plain(lay->arena, page->block[i].word));
        if (text > *ret_text)
            *ret_text = text;
        if (word > *ret_word)
            *ret_word = word;
    }
}

static void body_meter_bar(struct lay *lay, int at)
{
    const struct block *block = &lay->page->block[at];
    const char *word = layout_plain(lay->arena, block->word);
    int text_columns, word_columns;
    body_meter_columns(lay, at, &text_columns, &word_columns);

    int cells = lay->sheet - text_columns - word_columns - 4;
    if (cells > BODY_BAR_WIDEST)
        cells = BODY_BAR_WIDEST;
    lay_line(lay);
    if (lay->columns >= BODY_ROOMY && text_columns <= BODY_LABEL_WIDEST &&
        cells >= BODY_BAR_LEAST) {
        const int bar = lay->margin + text_columns + 2;
        lay_put(lay, STYLE_PLAIN, lay->margin, layout_plain(lay->arena, block->text));
        body_bar(lay, block, bar, cells);
        lay_put(lay, STYLE_PLAIN, bar + cells + 2, word);
        return;
    }
    lay_text(lay, STYLE_PLAIN, lay->margin, lay->width, block->text, false);
    lay_line(lay);
    cells = lay->width - word_columns - 2;
    if (cells > BODY_BAR_WIDEST)
        cells = BODY_BAR_WIDEST;
    if (cells < BODY_BAR_LEAST) {
        cells = lay->width < BODY_BAR_WIDEST ? lay->width : BODY_BAR_WIDEST;
        body_bar(lay, block, lay->margin, cells);
        lay_line(lay);
        lay_text(lay, STYLE_PLAIN, lay->margin, lay->width, block->word, false);
        return;
    }
    body_bar(lay, block, lay->margin, cells);
    lay_put(lay, STYLE_PLAIN, lay->margin + cells + 2, word);
}

static void body_meter(struct lay *lay, int at)
{
    const char *note = lay->page->block[at].note;
    body_meter_bar(lay, at);
    if (note && *note) {
        lay_line(lay);
        lay_text(lay, STYLE_PLAIN, lay->margin + 2, lay->width - 2, note, true);
    }
}

/* A line of a file and its mark below it; of a line that is wider than the window the part around
 * the mark. */
static void body_source(struct lay *lay, const struct block *block)
{
    const int inset = lay->columns >= BODY_ROOMY ? 4 : 2, edge = lay->margin + lay->sheet;
    const int from = lay->margin + inset, width = edge - from;
    const char *at = block->text, *mark = at;
    for (int i = 0; i < (int)block->value && *mark; i++)
        utf8_next(&mark);
    const char *end = mark;
    for (int i = 0; i < (int)block->most && *end; i++)
        utf8_next(&end);
    int before = layout_columns(at, (size_t)(mark - at));
    const int marked = layout_columns(mark, (size_t)(end - mark));
    while (before > 0 && before + marked > width && at < mark) {
        const int wide = utf8_width(utf8_next(&at));
        before -= wide > 0 ? wide : 0;
    }
    lay_line(lay);
    line_put(lay_last(lay), lay->arena, edge, STYLE_PLAIN, from, at, strlen(at));
    lay_line(lay);
    char *under = arena_alloc(lay->arena, (size_t)(marked > 1 ? marked : 1) + 1);
    memset(under, '~', (size_t)(marked > 1 ? marked : 1));
    under[0] = '^';
    line_put(lay_last(lay), lay->arena, edge, STYLE_PART, from + before, under, strlen(under));
}

static void body_graph(struct lay *lay, const struct graph *graph)
{
    struct drawn drawn;
    layout_graph(lay->arena, graph, lay->page->ascii, lay->sheet, lay->air == AIR_WIDE, 0, &drawn);
    const int free = drawn.spread ? lay->sheet - drawn.widest : 0;
    for (int i = 0; i < drawn.lines + drawn.legends; i++) {
        const bool legend = i >= drawn.lines;
        if (i == drawn.lines)
            lay_gap(lay);
        lay_line(lay);
        lay_runs(lay, legend ? &drawn.legend[i - drawn.lines] : &drawn.line[i],
                 lay->margin + (legend ? 0 : free / 2));
    }
}

/* --- the whole ----------------------------------------------------------------------------- */

/* Items or meters of one group: those with notes part when there is much air. */
static void body_part_notes(struct lay *lay, const struct block *before, const struct block *block)
{
    const bool notes = (before->note && *before->note) || (block->note && *block->note);
    if (notes && lay->air == AIR_WIDE)
        lay_line(lay);
}

/* The empty line between block AT and the one before it. */
static void body_part(struct lay *lay, int at)
{
    const struct block *block = &lay->page->block[at];
    if (at == 0)
        return;
    const struct block *before = block - 1;
    switch (block->type) {
    case BLOCK_NOTE:
        if (before->type == BLOCK_NOTE && lay->air > AIR_TIGHT) {
            lay->gutter = lay->sign->gutter;
            lay->gutter_style = STYLE_DIM;
            lay_line(lay);
            lay->gutter = NULL;
            return;
        }
        break;
    case BLOCK_ITEM:
        if (before->type == BLOCK_HEADING)
            return;
        if (before->type == BLOCK_ITEM) {
            body_part_notes(lay, before, block);
            return;
        }
        break;
    case BLOCK_METER:
        if (before->type == BLOCK_HEADING)
            return;
        if (before->type == BLOCK_METER) {
            body_part_notes(lay, before, block);
            return;
        }
        break;
    case BLOCK_TEXT:
        if (before->type == BLOCK_HEADING)
            return;
        break;
    case BLOCK_SOURCE: return;
    case BLOCK_HEADING:
    case BLOCK_GRAPH:
    case BLOCK_INPUT:
    case BLOCK_MAP: break;
    }
    lay_gap(lay);
}

static void body_block(struct lay *lay, int at)
{
    const struct block *block = &lay->page->block[at];
    switch (block->type) {
    case BLOCK_HEADING:
    case BLOCK_TEXT:
        lay_line(lay);
        lay_text(lay, block->style, lay->margin, lay->width, block->text,
                 block->type == BLOCK_TEXT);
        break;
    case BLOCK_NOTE: body_note(lay, block); break;
    case BLOCK_ITEM: body_item(lay, at); break;
    case BLOCK_METER: body_meter(lay, at); break;
    case BLOCK_SOURCE: body_source(lay, block); break;
    case BLOCK_GRAPH: body_graph(lay, block->graph); break;
    case BLOCK_INPUT: layout_input(lay); break;
    case BLOCK_MAP:
        layout_map(lay);
        lay->map_end = lay->lines;
        break;
    }
}

void layout_body(struct lay *lay)
{
    lay->line = NULL;
    lay->lines = lay->room = 0;
    lay->choice = -1;
    lay->look_end = lay->focus_end = lay->map_end = 0;
    lay->map_columns = 1;
    for (int at = 0; at < lay->page->blocks; at++) {
        const int before = lay->lines;
        body_part(lay, at);
        const int start = lay->lines;
        body_block(lay, at);
        const struct block *block = &lay->page->block[at];
        if (block->look && lay->look_end == 0) {
            lay->look_start = start;
            lay->look_end = lay->lines;
        } else if (at > 0 && block->type == BLOCK_NOTE && block[-1].type == BLOCK_NOTE &&
                   lay->look_end == before) {
            lay->look_end = lay->lines; /* joined to the block to look at: one thing to read */
        }
    }
}
