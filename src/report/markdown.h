/* SPDX-License-Identifier: MIT */
/* Our texts as CommonMark with tables. Their markup becomes Markdown's; whatever else Markdown
 * would take for a sign is escaped, so that a text of an author shows as it was written. Floor:
 * report. */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include <stdbool.h>

#include "base/str.h"

/* TEXT, its paragraphs parted by PART. BEGINS: at the beginning of a line. */
void markdown_text(const char *text, const char *part, bool begins, struct str *out);

/* An empty line and TEXT in paragraphs. */
void markdown_paragraph(const char *text, struct str *out);

/* A heading of LEVEL 1 to 6, an empty line before it unless it comes first. */
void markdown_heading(int level, const char *text, struct str *out);

/* A cell of a table's row, and the bar behind it; the row's first bar is the caller's. */
void markdown_cell(const char *text, struct str *out);

#endif
