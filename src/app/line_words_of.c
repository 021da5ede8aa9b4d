/* SPDX-License-Identifier: MIT */
#include "app/line_words_of.h"

struct line_words line_words_of(const struct catalog *words)
{
    return (struct line_words){
        .range = catalog_text(words, "line.range"),
        .letter = catalog_text(words, "line.letter"),
        .twice = catalog_text(words, "line.twice"),
        .missing = catalog_text(words, "line.missing"),
        .count = catalog_text(words, "line.count"),
        .large = catalog_text(words, "line.large"),
        .sum = catalog_text(words, "line.sum"),
        .so_far = catalog_text(words, "line.so-far"),
        .dropped = catalog_text(words, "line.dropped"),
        .full = catalog_text(words, "line.full"),
        .not_here = catalog_text(words, "line.not-here"),
        .too_long = catalog_text(words, "line.too-long"),
        .enter = catalog_text(words, "line.enter"),
        .joiner = catalog_text(words, "line.joiner"),
        .stars = catalog_text(words, "line.stars"),
        .asks_none = catalog_text(words, "line.asks-none"),
        .asks_one = catalog_text(words, "line.asks-one"),
        .asks_many = catalog_text(words, "line.asks-many"),
        .asks_order = catalog_text(words, "line.asks-order"),
        .asks_pairs = catalog_text(words, "line.asks-pairs"),
        .asks_points = catalog_text(words, "line.asks-points"),
        .asks_lines = catalog_text(words, "line.asks-lines"),
        .asks_text = catalog_text(words, "line.asks-text"),
        .state =
            {
                catalog_text(words, "line.locked"),
                catalog_text(words, "line.open"),
                catalog_text(words, "line.here"),
                catalog_text(words, "line.done"),
                catalog_text(words, "line.coming"),
                catalog_text(words, "line.extra"),
            },
    };
}
