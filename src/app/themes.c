/* SPDX-License-Identifier: MIT */
#include "app/themes.h"

#include <string.h>

#include "ports/port_curses.h"

static const char *const theme_names[PORT_THEMES] = {
    [PORT_THEME_AUTO] = "auto", [PORT_THEME_DARK] = "dark",         [PORT_THEME_LIGHT] = "light",
    [PORT_THEME_MONO] = "mono", [PORT_THEME_CONTRAST] = "contrast",
};

int theme_find(const char *name)
{
    for (int i = PORT_THEME_AUTO + 1; i < PORT_THEMES; i++) {
        if (strcmp(name, theme_names[i]) == 0)
            return i;
    }
    return -1;
}

const char *theme_name(int theme)
{
    return theme_names[theme];
}
