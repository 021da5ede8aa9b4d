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
    const char *not_here; /* line.not-here: a command that does nothing here {value} */
    const char *too_long; /* line.too-long {most} */
    const char *enter;    /* line.enter: what the Enter key is called in the line of keys */
    const char *joiner;   /* line.joiner: between the keys, " · " */
    const char *stars;    /* line.stars: a place's stars {value} {most} */
    /* What is expected, where the input does not say it itself (input->asks). */
    const char *asks_none;  /* line.asks-none */
    const char *asks_one;   /* line.asks-one {most} */
    const char *asks_many;  /* line.asks-many */
    const char *asks_order; /* line.asks-order */
    const char *asks_pairs; /* line.asks-pairs */
    /* A place on a map that has no note of its own, by enum place_state. */
    const char *state[6]; /* line.locked .open .here .done .coming .extra */
};

#endif
