/* SPDX-License-Identifier: MIT */
/* Line mode's words out of a catalogue. Floor: app. */
#ifndef APP_LINE_WORDS_OF_H
#define APP_LINE_WORDS_OF_H

#include "model/catalog.h"
#include "ports/line_words.h"

/* The strings are the catalogue's and live as long as it. */
struct line_words line_words_of(const struct catalog *words);

#endif
