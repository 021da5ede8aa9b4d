/* SPDX-License-Identifier: MIT */
/* What the files of the layout share; nobody else includes it.
 *
 * A `struct lay` is the sheet that a page's body is written on, from top to bottom: always at its
 * last line, from left to right. Columns count from the window's left edge, lines from the body's
 * first one. layout.c then cuts the window out of it. Floor: page. */
#ifndef PAGE_LAYOUT_PARTS_H
#define PAGE_LAYOUT_PARTS_H

#include "page/layout.h"

/* The drawn signs, in Unicode and in ASCII. */
struct signs {
    const char *cursor, *held;
    const char *box_on, *box_off;
    const char *to, *none; /* pairs */
    const char *mark[4];   /* by enum mark */
    const char *dot_done, *dot_part, *dot_open;
    const char *star, *star_open;
    const char *bar, *bar_open;
    const char *gutter;
    const char *field;           /* begins each row of own words */
    const char *place[6];        /* by enum place_state */
    const char *step[2], *ahead; /* footprints, and the way still to go */
    const char *above, *below;   /* more to read there */
    const char *cut;             /* ellipsis */
    const char *enter, *space;   /* NULL = a word of the page's */
    const char *up_down, *left_right, *all_ways;
};

const struct signs *layout_signs(bool ascii);

/* How much air a body has. */
enum air {
    AIR_TIGHT, /* no empty lines */
    AIR_CALM,  /* between blocks */
    AIR_WIDE   /* and between choices or items of several lines */
};

struct lay {
    const struct page *page;
    const struct nav *nav;
    const struct signs *sign;
    struct arena *arena;
    struct answer draft;
    int cursor; /* nav's, in range */
    int columns, rows;
    int margin; /* left, and right where the window is small */
    int width;  /* of running text */
    int sheet;  /* of title line, maps and what else may be wider than text */
    enum air air;

    struct line *line;
    int lines, room;
    int choice;         /* for new lines */
    const char *gutter; /* begins every new line; NULL = none */
    enum style gutter_style;
    int look_start, look_end;   /* lines of the block to look at; end 0 = none */
    int focus_start, focus_end; /* lines of the choice at the cursor; end 0 = none */
    int cursor_line, cursor_column;
    int map_columns, map_end; /* places in a row; line behind the map, or before what else must
                                 stay in view below an input; 0 = none */
    int text_columns;         /* of a row of own words */
};

/* --- layout_wrap.c: text into lines --- */

struct wrap {
    struct line *line; /* runs begin at column 0 */
    int lines;
    int widest;
};

/* TEXT with markup, in STYLE where the markup says nothing else, in lines of at most COLUMNS (2 at
 * least). GAP: an empty line between paragraphs. At least one line, which may be empty. */
void layout_wrap(struct arena *arena, enum style style, const char *text, int columns, bool gap,
                 struct wrap *ret_wrap);

/* A stretch of plain text for layout_wrap_spans. */
struct span {
    const char *text;
    size_t length;
    enum style style;
    int pick;  /* as in struct run */
    bool tied; /* no line ends before it */
};

/* The SPANS one behind the other, as one text whose newlines begin new lines. */
void layout_wrap_spans(struct arena *arena, const struct span *span, int spans, int columns,
                       struct wrap *ret_wrap);

/* Terminal columns of the LENGTH bytes at TEXT. */
int layout_columns(const char *text, size_t length);

/* TEXT without markup and newlines. */
const char *layout_plain(struct arena *arena, const char *text);

/* SIGN, COUNT times. */
const char *layout_repeat(struct arena *arena, const char *sign, int count);

/* The plain string TEXT cut to COLUMNS, with MARK (which counts) at the end where it was cut. */
const char *layout_cut(struct arena *arena, const char *text, int columns, const char *mark);

/* --- layout_body.c: writing on the sheet --- */

void lay_line(struct lay *lay); /* begins a new line */
void lay_gap(struct lay *lay);  /* an empty line, if the body has air and is not at its start */

/* Adds a run to LINE: cut to COLUMNS, moved right where an earlier one stands. */
void line_put(struct line *line, struct arena *arena, int columns, enum style style, int column,
              const char *text, size_t length);

/* Plain TEXT at COLUMN of the last line. */
void lay_put(struct lay *lay, enum style style, int column, const char *text);

/* TEXT with markup from COLUMN of the last line on, WIDTH wide, going on below. */
void lay_text(struct lay *lay, enum style style, int column, int width, const char *text, bool gap);

/* The whole body. */
void layout_body(struct lay *lay);

/* --- layout_footer.c --- */

/* Writes the footer into the LINES lines at LINE (or nowhere, when LINE is NULL): as many hints as
 * fit, the first ones first. MORE: Enter goes on to what stands below. Returns how many lines it
 * took. */
int layout_footer(struct lay *lay, bool more, struct line *line, int lines);

/* --- layout_grid.c: drawing --- */

/* A character cell; columns of wide characters behind the first have length 0 and taken set. */
struct cell {
    const char *text;
    size_t length;
    enum style style;
    short pick;
    bool taken;
};

struct grid {
    struct arena *arena;
    struct cell *cell;
    int lines, columns;
};

void grid_begin(struct grid *grid, struct arena *arena, int lines, int columns);

/* TEXT at LINE and COLUMN, as far as it stands within the grid. PICK as in struct run. */
void grid_put(struct grid *grid, int line, int column, enum style style, int pick,
              const char *text);

bool grid_taken(const struct grid *grid, int line, int column);

/* Adds line AT of the grid as runs to LINE, LEFT columns further right, cut to COLUMNS. */
void grid_write(const struct grid *grid, int at, int left, int columns, struct line *line);

/* --- layout_ascii.c --- */

/* A copy of PAGE whose strings have ASCII for what is wider in it: "..." and arrows. */
const struct page *layout_ascii_page(struct arena *arena, const struct page *page);

/* The same for what takes as many columns: dashes, quotes, dots and no-break spaces. */
void layout_ascii_run(struct arena *arena, struct run *run);

/* --- layout_graph.c --- */

/* A graph as lines whose runs begin at column 0. */
struct drawn {
    struct line *line;
    int lines;
    int widest;
    int meant;           /* line of the first emphasised person, -1 = there is none */
    bool spread;         /* to both sides of you, who belongs into the middle */
    struct line *legend; /* what the styles of the lines mean; stands below */
    int legends;
};

/* Draws GRAPH in COLUMNS (30 at least). AIRY: with empty lines between groups. ROWS: it should have
 * no more lines; then it is less airy, and on one side, where that begins with you; 0 = any. */
void layout_graph(struct arena *arena, const struct graph *graph, bool ascii, int columns,
                  bool airy, int rows, struct drawn *ret_drawn);

/* --- layout_beside.c --- */

/* Puts the page's graph beside the body into COLUMNS of the ROWS lines at LINE, from COLUMN on. */
void layout_beside(struct lay *lay, int column, int columns, struct line *line, int rows);

/* --- layout_wheel.c --- */

/* The same for the page's wheel; nothing where it would be too small to be read. */
bool layout_wheel_fits(const struct lay *lay, int columns, int rows);
void layout_wheel(struct lay *lay, int column, int columns, struct line *line, int rows);

/* --- layout_input.c, layout_flow.c, layout_text.c, layout_map.c --- */

void layout_input(struct lay *lay);
void layout_flow(struct lay *lay);
void layout_text(struct lay *lay);
void layout_map(struct lay *lay);

/* Places in a row of a map in this window; 1 = it is a list. */
int layout_map_columns(const struct lay *lay);

#endif
