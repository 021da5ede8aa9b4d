/* SPDX-License-Identifier: MIT */
/* The themes by name. Floor: app. */
#ifndef APP_THEMES_H
#define APP_THEMES_H

/* The theme (enum port_theme of the curses port) called NAME, or -1; `auto` is what nobody names.
 */
int theme_find(const char *name);

/* Its name; "auto" for the one that goes by the terminal. */
const char *theme_name(int theme);

/* Those that can be named, ended by NULL. */
const char *const *theme_names(void);

#endif
