/* SPDX-License-Identifier: MIT */
/* Where things are: the data that came with the program, and what a person's machine keeps.
 * Floor: app. */
#ifndef APP_PATHS_H
#define APP_PATHS_H

#include <stdbool.h>

#include "base/arena.h"

/* The folder that holds `levels/` and `i18n/`: `../share/games/askeleet` from the program, which
 * holds in the build tree, installed and moved; else where it was installed. In ARENA; it need not
 * exist. */
const char *paths_data(struct arena *arena);

/* `$XDG_STATE_HOME/askeleet`, else `$HOME/.local/state/askeleet`; NULL when neither variable holds
 * an absolute path. */
const char *paths_state(struct arena *arena);

/* `$XDG_CONFIG_HOME/askeleet/config.yaml`, else `$HOME/.config/askeleet/config.yaml`; NULL as
 * above. */
const char *paths_settings(struct arena *arena);

#endif
