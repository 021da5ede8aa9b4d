/* SPDX-License-Identifier: MIT */
/* News of the files in a folder, from inotify(7): a file was written and closed, put in another's
 * place, moved away or deleted. The folder is watched and not the file, since editors save by
 * putting a new file where the old one was. Floor: app. */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include <stdbool.h>

/* A descriptor that can be read when there are news of FOLDER ("" = the working directory); to be
 * closed with close(2). -1 with errno. */
int watch_open(const char *folder);

/* Takes all news that there are. True when some are of a file that OURS knows by its name; then a
 * moment is waited for more, since saving takes several steps, but never longer than a blink. */
bool watch_take(int watch, bool (*ours)(const void *context, const char *name),
                const void *context);

#endif
