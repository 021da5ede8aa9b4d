/* SPDX-License-Identifier: MIT */
/* A page as plain lines, in reading order: what line mode prints and a screen reader reads.
 *
 * No boxes, no colours, no control characters but the line end; signs only where a word stands
 * beside them. At most COLUMNS wide, but for a source line of a file. Floor: ports. */
#ifndef PORTS_LINE_PAGE_H
#define PORTS_LINE_PAGE_H

#include <stdbool.h>

#include "base/str.h"
#include "page/page.h"
#include "ports/line_words.h"

enum { LINE_PAGE_COLUMNS = 78 }; /* as many as there are at most */

/* Appends the page without its prompt. */
void line_page_render(const struct page *page, const struct line_words *words, int columns,
                      struct str *out);

/* Appends the line of keys that work now ("h hint · b back · q leave"), with its line end. */
void line_page_keys(const struct page *page, const struct line_words *words, int columns,
                    struct str *out);

/* Appends TEXT as lines of at most COLUMNS, each with a line end, all but the first indented. */
void line_page_text(const char *text, int columns, int indent, struct str *out);

#endif
