/* SPDX-License-Identifier: MIT */
/* What line mode says by itself, in the reader's language.
 *
 * Ports know no catalogue; the app fills this in from the keys named here and may change the
 * strings between two calls of the port (another language), the struct itself stays in place.
 * %{name} stands for what is named in braces. Every string must be there. Floor: ports. */
#ifndef PORTS_LINE_WORDS_H
#define PORTS_LINE_WORDS_H

struct line_words {
    const char *range;    /* line.range: a number that is not on the list {value} {most} */
    const char *letter;   /* line.letter: a letter that is not on the list {value} {most} */
    const char *twice;    /* line.twice: given twice where once is wanted {value} */
    const char *missing;  /* line.missing: an order or pairs that lack some {value} */
    const char *count;    /* line.count: so many numbers, not so many as wanted {value} {most} */
    const char *large;    /* line.large: a number that is more than there is to divide {value}
                             {most} */
    const char *sum;      /* line.sum: so much is given, there is so much {value} {most} */
    const char *so_far;   /* line.so-far: before the own words that are there already */
    const char *dropped;  /* line.dropped: the last line of them was taken back */
    const char *full;     /* line.full: there is no room for the line */
    const char *not_here; /* line.not-here: a command that does nothing here {value} */
    const char *too_long; /* line.too-long {most} */
    const char *enter;    /* line.enter: what the Enter key is called in the line of keys */
    const char *joiner;   /* line.joiner: between the keys, " · " */
    const char *stars;    /* line.stars: a place's stars {value} {most} */
    /* What is expected, where the input does not say it itself (input->asks). */
    const char *asks_none;   /* line.asks-none */
    const char *asks_one;    /* line.asks-one {most} */
    const char *asks_many;   /* line.asks-many */
    const char *asks_order;  /* line.asks-order */
    const char *asks_pairs;  /* line.asks-pairs */
    const char *asks_points; /* line.asks-points: how many numbers, how much {value} {most} */
    const char *asks_lines;  /* line.asks-lines: own words, a line for each choice */
    const char *asks_text;   /* line.asks-text: own words, lines up to one with a full stop */
    /* A place on a map that has no note of its own, by enum place_state. */
    const char *state[6]; /* line.locked .open .here .done .coming .extra */
};

#endif
