/* SPDX-License-Identifier: MIT */
/* The program's words from i18n/LANG.yaml.
 *
 * The form is that of Ruby on Rails, which Weblate and others call "Ruby YAML": one outermost key,
 * the language's tag, and below it maps of maps of texts. A message's key is its names joined by
 * '.'; plural forms need no rule of their own, they are names like any other. A text that is empty
 * has not been translated yet and is left out, so the fallback shows. Floor: content. */
#ifndef CONTENT_CATALOG_LOAD_H
#define CONTENT_CATALOG_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/catalog.h"

/* Reads the file PATH, named after its tag. All in ARENA; no fallback is set. False with
 * diagnostics, which have their source lines. Needs a UTF-8 LC_CTYPE (base/utf8.h). */
bool catalog_load(const char *path, struct arena *arena, struct diags *diags,
                  struct catalog *ret_catalog) __attribute__((warn_unused_result));

/* The same, with the place of each message's name in *RET_PLACES, in the order of the catalogue.
 * PATH must live as long as they do. */
bool catalog_load_places(const char *path, struct arena *arena, struct diags *diags,
                         struct catalog *ret_catalog, const struct place **ret_places)
    __attribute__((warn_unused_result));

/* The tags of the TAG.yaml files in DIRECTORY, sorted; how many there are. None when it cannot be
 * read; *RET_TAGS is then untouched. */
size_t catalog_tags(const char *directory, struct arena *arena, const char *const **ret_tags);

#endif
