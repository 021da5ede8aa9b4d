/* SPDX-License-Identifier: MIT */
#include "app/themes.h"

#include <string.h>

#include "ports/port_curses.h"

static const char *const themes[PORT_THEMES + 1] = {
    [PORT_THEME_AUTO] = "auto", [PORT_THEME_DARK] = "dark",         [PORT_THEME_LIGHT] = "light",
    [PORT_THEME_MONO] = "mono", [PORT_THEME_CONTRAST] = "contrast",
};

int theme_find(const char *name)
{
    for (int i = PORT_THEME_AUTO + 1; i < PORT_THEMES; i++) {
        if (strcmp(name, themes[i]) == 0)
            return i;
    }
    return -1;
}

const char *theme_name(int theme)
{
    return themes[theme];
}

const char *const *theme_names(void)
{
    return themes + PORT_THEME_AUTO + 1;
}
