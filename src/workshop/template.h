/* SPDX-License-Identifier: MIT */
/* What an author's new files are made of: texts with gaps, %{name}, that are filled; and the draft
 * of a catalogue. Floor: workshop. */
#ifndef WORKSHOP_TEMPLATE_H
#define WORKSHOP_TEMPLATE_H

#include "base/arena.h"
#include "base/str.h"
#include "content/node.h"
#include "model/catalog.h"

/* What stands in a gap; a list of them ends with name NULL. */
struct template_gap {
    const char *name, *value;
};

/* Appends TEXT without its first line, which is not the author's (a licence), filled. A gap that is
 * not in the list stays as it is. */
void template_fill(const char *text, const struct template_gap *gap, struct str *out);

/* What TEXT is good for: its second line without the `#`, in ARENA. */
const char *template_about(const char *text, struct arena *arena);

/* Appends the messages of a new catalogue for the language TAG, as indented lines: all that the
 * file ENGLISH has (i18n/en.yaml as read) and those of the diagnostics, untranslated, that is
 * empty, each below its English text and, where SOURCE is another language, below its text there.
 * Plural forms are those that the language has. Only its name, which makes it known in the menu, is
 * there: the tag. */
void template_messages(const struct node *english, const struct catalog *source, const char *tag,
                       struct str *out);

#endif
