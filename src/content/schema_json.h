/* SPDX-License-Identifier: MIT */
/* The format of levels as a JSON Schema (draft-07), for editors: made from the very tables that the
 * loader reads (model/field.h), so it knows every field, its description, its values and limits.
 *
 * One schema is for all files of a pack; by its keys a file is a pack, a step, a test or a
 * glossary. What it refuses the loader refuses too, but for a text that is `~` or `null`, which
 * editors cannot tell from nothing. What no table says is left to the loader: what one field
 * demands of another, and what ids lead to. levels/schema.json is this schema; a test holds the two
 * equal. Floor: content. */
#ifndef CONTENT_SCHEMA_JSON_H
#define CONTENT_SCHEMA_JSON_H

#include "base/str.h"

/* Appends the schema as indented JSON, ended by a newline. */
void schema_json_write(struct str *out);

#endif
