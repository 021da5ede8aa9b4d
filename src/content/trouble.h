/* SPDX-License-Identifier: MIT */
/* What is wrong where a file cannot be read as YAML, in words for people who never heard of block
 * mappings. Looks at the text around the place, since what libyaml stumbles over is seldom what the
 * author did. Knows libyaml's words, not libyaml. Floor: content. */
#ifndef CONTENT_TROUBLE_H
#define CONTENT_TROUBLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "content/source.h"

struct trouble {
    struct source *source;
    const char *context, *problem; /* as libyaml says it; "" = nothing */
    struct place from, at;         /* where the context began; where the problem was noticed */
};

/* Adds one diagnostic: YAML_QUOTE, YAML_ALIAS, YAML_TAG, YAML_BLANK, YAML_DASH or YAML_SYNTAX. */
void trouble_tell(const struct trouble *trouble, struct arena *arena, struct diags *diags);

/* Whether the plain KEY at PLACE is none that an author can have meant, but the beginning of a list
 * entry or of a text: says so. */
bool trouble_with_key(struct source *source, const char *key, struct place place,
                      struct arena *arena, struct diags *diags);

#endif
