/* SPDX-License-Identifier: MIT */
/* The YAML files of a folder. Floor: content. */
#ifndef CONTENT_FOLDER_H
#define CONTENT_FOLDER_H

#include <stddef.h>

#include "base/arena.h"

enum { FOLDER_MOST = 256 /* files looked at */ };

/* The names in DIRECTORY that end in .yaml or .yml, and how many there are, sorted; 0 where the
 * folder cannot be read. In ARENA. */
size_t folder_files(const char *directory, struct arena *arena, const char *const **ret_files);

/* The first few of them as one string, "a.yaml, b.yaml, …"; NULL when there are none. */
const char *folder_list(const char *directory, struct arena *arena);

#endif
