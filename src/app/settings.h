/* SPDX-License-Identifier: MIT */
/* What a person chose once and wants again: language, theme, plain, still. A small YAML file of
 * their own; one that is damaged or unreadable is treated as empty and left alone. Floor: app. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include <stdbool.h>

#include "base/arena.h"

struct settings {
    const char *language; /* a tag, or NULL = not chosen yet */
    int theme;            /* 0 = not chosen */
    bool plain, still;
    bool damaged; /* the file is there but not ours to read: never overwritten */
};

/* Reads PATH (NULL: no file) into ARENA. */
void settings_read(const char *path, struct arena *arena, struct settings *ret_settings);

/* Writes PATH as a whole, making its folder. False when that did not work. */
bool settings_write(const char *path, const struct settings *settings);

#endif
