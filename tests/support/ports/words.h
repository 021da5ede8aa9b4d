/* SPDX-License-Identifier: MIT */
/* Line mode's words for tests: short, and each one different. */
#ifndef TESTS_PORTS_WORDS_H
#define TESTS_PORTS_WORDS_H

#include "ports/line_words.h"

static const struct line_words test_words = {
    .range = "range %{value} of %{most}.",
    .letter = "letter %{value} of %{most}.",
    .twice = "twice %{value}.",
    .missing = "missing %{value}.",
    .count = "count %{value} of %{most}.",
    .large = "large %{value} of %{most}.",
    .sum = "sum %{value} of %{most}.",
    .so_far = "so far:",
    .dropped = "dropped.",
    .full = "full.",
    .not_here = "not here %{value}.",
    .too_long = "too long %{most}.",
    .enter = "Enter",
    .joiner = " / ",
    .stars = "%{value} of %{most} stars",
    .asks_none = "ASK none.",
    .asks_one = "ASK one 1-%{most}.",
    .asks_many = "ASK many.",
    .asks_order = "ASK order.",
    .asks_pairs = "ASK pairs.",
    .asks_points = "ASK %{value} points of %{most}.",
    .asks_lines = "ASK lines.",
    .asks_text = "ASK text.",
    .state = {"locked", "open", "here", "done", "coming", "extra"},
};

#endif
