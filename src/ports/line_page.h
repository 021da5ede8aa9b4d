/* SPDX-License-Identifier: MIT */
/* A page as plain lines, in reading order: what line mode prints and a screen reader reads.
 *
 * No boxes, no colours, no control characters but the line end; signs only where a word stands
 * beside them. At most LINE_PAGE_COLUMNS wide. Floor: ports. */
#ifndef PORTS_LINE_PAGE_H
#define PORTS_LINE_PAGE_H

#include <stdbool.h>

#include "base/str.h"
#include "page/page.h"
#include "ports/line_words.h"

enum { LINE_PAGE_COLUMNS = 78 };

/* Appends the page without its prompt. */
void line_page_render(const struct page *page, const struct line_words *words, struct str *out);

/* Appends the line of keys that work now ("h hint · b back · q leave"), with its line end. */
void line_page_keys(const struct page *page, const struct line_words *words, struct str *out);

/* Appends TEXT as lines of at most LINE_PAGE_COLUMNS, each with a line end. */
void line_page_text(const char *text, int indent, struct str *out);

#endif
