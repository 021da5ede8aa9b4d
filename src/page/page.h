/* SPDX-License-Identifier: MIT */
/* The semantic page: what one screen says and asks, without saying where on the screen.
 *
 * A page is made anew for every frame from the state (screens/, tasks/), lives in the frame arena,
 * and is read by every port and by tests. It is a list of blocks in reading order, at most one
 * input, and the intents that work now. Strings are clean UTF-8; they carry the texts' markup:
 * `*word*` stresses, `[[term]]` and `[[term|as shown]]` mark glossary words (page/markup.h reads
 * it). Strings that are not texts (ids, names) go through page_plain. Floor: page. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum intent {
#define INTENT(name, id, key, word) INTENT_##name,
#include "page/intents.def"
#undef INTENT
    INTENTS
};

const char *intent_id(enum intent intent);
char intent_key(enum intent intent);         /* '\0' = none */
const char *intent_word(enum intent intent); /* "" = none */

/* What a run of text means; ports choose the looks. */
enum style {
    STYLE_PLAIN,
    STYLE_TITLE,
    STYLE_STRONG, /* stressed, headings */
    STYLE_DIM,
    STYLE_ACCENT, /* "you", the place you are at */
    STYLE_GOOD,
    STYLE_PART, /* partly right, still missing */
    STYLE_TERM, /* a glossary word */
    STYLE_SELECTED,
    STYLE_KEY, /* a key's name in the footer */
    STYLES
};

/* How an answer item turned out; shown as sign and word, never as colour alone. */
enum mark { MARK_NONE, MARK_GOOD, MARK_PART, MARK_OTHER };

enum block_type {
    BLOCK_HEADING, /* text */
    BLOCK_TEXT,    /* text; paragraphs are parted by newlines */
    BLOCK_NOTE,    /* text in the gutter of feedback, one block after the other joined */
    BLOCK_ITEM,    /* one answered item: mark, word, text, and below it note (feedback) */
    BLOCK_METER,   /* text, value of most, word, and below it note */
    BLOCK_SOURCE,  /* text, a line of a file as it is; value: how many characters stand before its
                      mark, most: how many it marks */
    BLOCK_GRAPH,   /* graph */
    BLOCK_INPUT,   /* here stands the page's input */
    BLOCK_MAP      /* here stands the page's map (the input's choices are its places) */
};

struct block {
    enum block_type type;
    enum style style;
    enum mark mark;
    const char *text, *word, *note; /* as the type says; NULL = none */
    double value, most;
    const struct graph *graph;
    bool look; /* the block that must be in view when the page opens (feedback) */
};

/* People and the ties between them, you in the middle. Node 0 is you; labels are plain strings. */
enum graph_ring { GRAPH_YOU, GRAPH_CLOSE, GRAPH_HALF_KNOWN, GRAPH_FAR };
enum graph_line { GRAPH_STRONG, GRAPH_WEAK, GRAPH_BRIDGE };
enum { GRAPH_MOST_NODES = 65, GRAPH_MOST_TIES = 160 };

struct graph_node {
    const char *label;
    const char *group; /* the circle the person belongs to, as a word; or NULL */
    enum graph_ring ring;
    enum style style; /* STYLE_PLAIN; STYLE_ACCENT for where you are or who has just come,
                         STYLE_GOOD for the goal: each has its own sign */
};

struct graph_tie {
    int from, to; /* nodes */
    enum graph_line line;
};

struct graph {
    const struct graph_node *node;
    int nodes;
    const struct graph_tie *tie;
    int ties;
    const char *words;     /* the same in sentences, for line mode */
    const char *legend[3]; /* by enum graph_line: the word beside the line in the legend; or NULL */
};

/* Shares of one whole thing, each by itself: sector i is filled from the middle outward as far as
 * value[i] of `most`. Says nothing that meters on the page do not say, too. */
enum { PAGE_WHEEL_MOST = 12 };

struct wheel {
    const char *const *label;
    const double *value;
    int parts; /* 1 to PAGE_WHEEL_MOST */
    double most;
};

/* How an answer is given. Every kind of task uses one of them, and no port knows more. */
enum input_type {
    INPUT_NONE,   /* just go on */
    INPUT_ONE,    /* one of the choices */
    INPUT_MANY,   /* any number of the choices, none too */
    INPUT_ORDER,  /* all choices, in an order */
    INPUT_PAIRS,  /* every choice with one of the targets */
    INPUT_POINTS, /* points divided over the choices, all of them */
    INPUT_TEXT    /* own words: one line for each choice, or one text of several lines */
};

enum { INPUT_MOST = 64, TARGET_MOST = 26, POINTS_MOST = 100, TEXT_MOST = 2000 };

/* A place on a map. */
enum place_state { PLACE_LOCKED, PLACE_OPEN, PLACE_HERE, PLACE_DONE, PLACE_COMING, PLACE_EXTRA };

struct choice {
    const char *text; /* of a map's place without its number, which the layout shows */
    const char *note; /* beside or below the text, dim (of a map's place its state); or NULL; in a
                         flow "\n" = the part begins a new line */
    int index;        /* the number in the answer: the place in the author's file; -1 = none (a part
                         of a flow that is only read) */
    bool off;         /* cannot be chosen (a locked step); in a flow: only read */
    enum place_state state; /* of a map's place */
    int stars, most_stars;  /* of a map's place */
};

struct input {
    enum input_type type;
    struct choice *choice;
    int choices;
    struct choice *target; /* PAIRS: what the choices are put to */
    int targets;
    bool shared;      /* PAIRS: several choices may have the same target (groups) */
    bool flow;        /* MANY: the choices are parts of one text, in its order, joined by blanks;
                         only those that are not off have a number (input_pick) */
    int total;        /* POINTS: what is divided, 1 to POINTS_MOST */
    const char *unit; /* POINTS: "hours", as behind a number */
    int rows;         /* TEXT: 0 = one line for each choice (its text is the line's label); else
                         one text of about so many lines, without choices */
    const char *text; /* TEXT: what stands there at first, lines parted by newlines; or NULL */
    const char *asks; /* line mode: what is expected, as a whole sentence */
    bool menu;        /* a choice acts at once and is not an answer (map, languages) */
    int at;           /* ONE: display number of the choice selected at first */
};

/* An answer in the author's numbering: ONE value[0] = choice; MANY value[i] = 0 or 1 per choice;
 * ORDER value[i] = the choice at place i; PAIRS value[i] = target of choice i, -1 = none yet;
 * POINTS value[i] = points of choice i; TEXT no values: the words stand beside it. */
struct answer {
    int count;
    short value[INPUT_MOST];
};

struct key_hint {
    enum intent intent;
    const char *label;
};

enum { PAGE_KEYS = 16 };

struct page {
    struct arena *arena;
    const char *title;         /* "3 Map · Who could know?" */
    const char *aside;         /* right end of the title line: stars, language; or NULL */
    const char *notice;        /* one line above the footer that must not be missed; or NULL */
    int step, steps;           /* progress dots: at `step` (from 1) of `steps`; 0 = none */
    const unsigned char *dots; /* per step: enum mark, MARK_NONE = not yet; or NULL */
    const char *dots_words;    /* the same in words, for line mode */
    struct block *block;
    int blocks, room;
    struct input input;
    bool map;                   /* the input is drawn as a path; places in choice order */
    const struct graph *beside; /* shown at the side where the window has room; or NULL */
    const struct wheel *wheel;  /* likewise, when there is no graph */
    struct key_hint key[PAGE_KEYS];
    int keys;
    const char *words[12]; /* enum page_word: words that layouts need, in the reader's language */
    bool wake;             /* any key means ENTER, but for QUIT where it is offered; full screen */
    bool ascii;            /* signs from ASCII alone */
};

/* Words that a port or layout says by itself. */
enum page_word {
    WORD_MORE,       /* "more" : label of Enter while more stands below */
    WORD_SMALL,      /* "The window is too small …" */
    WORD_FIRST_MORE, /* "scroll" hint */
    WORD_CHOOSE,     /* what Space does in an order or pairs */
    WORD_LEFT,       /* POINTS: "left: %{number} %{unit}" */
    WORD_GIVE_ALL,   /* POINTS: why Enter does not answer yet */
    WORD_FULL,       /* TEXT: why nothing more can be written */
    WORD_ENTER,      /* the names of keys where they have no sign */
    WORD_SPACE,
    PAGE_WORDS
};

/* Empties PAGE, words and all, for a new frame in ARENA. */
void page_begin(struct page *page, struct arena *arena);

/* Each returns the new block, to adjust. Strings are kept, not copied. */
struct block *page_heading(struct page *page, const char *text);
struct block *page_text(struct page *page, enum style style, const char *text);
struct block *page_note(struct page *page, enum style style, const char *text);
struct block *page_item(struct page *page, enum mark mark, const char *word, const char *text,
                        const char *note);
struct block *page_meter(struct page *page, const char *text, double value, double most,
                         const char *word);
/* LINE is no text: nothing in it is markup. */
struct block *page_source(struct page *page, const char *line, unsigned before, unsigned marked);
struct block *page_graph(struct page *page, const struct graph *graph);

/* Puts the input here; room for CHOICES and TARGETS, zeroed but for their index (0, 1, 2, …). More
 * than INPUT_MOST or TARGET_MOST is a bug: loaders refuse it. */
struct input *page_input(struct page *page, enum input_type type, int choices, int targets);

/* Like page_input for a map (a menu of places). */
struct input *page_map(struct page *page, int places);

/* Adds a key to the footer; the first ones stay when room is short. A second time does nothing. */
void page_key(struct page *page, enum intent intent, const char *label);
bool page_has_key(const struct page *page, enum intent intent);

/* TEXT with the markup signs escaped, for strings that are not texts. In the page's arena. */
const char *page_plain(struct page *page, const char *text);

/* The answer in the author's numbering for one in display numbering (all numbers from 0). */
void input_to_author(const struct input *input, const struct answer *shown, struct answer *ret);

/* The answer that stands before anything was chosen, in display numbering. */
void input_start(const struct input *input, struct answer *ret);

/* The numbers that players see run from 1 over the choices that can be meant: in a flow over the
 * parts that are not off, else over all choices. PICK and line mode's answers speak in them. Here
 * they are counted from 0. How many there are; the choice of NUMBER; the number of CHOICE; -1 where
 * there is none. (In an ORDER the number is a place; nav.h.) */
int input_picks(const struct input *input);
int input_pick(const struct input *input, int number);
int input_number(const struct input *input, int choice);

/* The choice nearest to CHOICE that the cursor can stand on; 0 when there is none. */
int input_at(const struct input *input, int choice);

/* Whether the answer in display numbering may stand while it is being made: like input_complete,
 * but pairs and points may be missing. */
bool input_fits(const struct input *input, const struct answer *shown);

/* The points that are given in an answer to POINTS. */
int input_spent(const struct answer *shown);

/* Whether the answer in display numbering can be handed in: pairs complete, all points given, and
 * so on. */
bool input_complete(const struct input *input, const struct answer *shown);

#endif
