/* SPDX-License-Identifier: MIT */
#include "app/settings.h"

#include <string.h>

#include "app/themes.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "content/node.h"
#include "model/text.h"

static const char *settings_text(const struct node *map, const char *name)
{
    const struct node_entry *entry = node_find(map, name);
    return entry && entry->value.type == NODE_TEXT ? entry->value.text : NULL;
}

static bool settings_flag(const struct node *map, const char *name)
{
    const char *text = settings_text(map, name);
    return text && strcmp(text, "true") == 0;
}

void settings_read(const char *path, struct arena *arena, struct settings *ret_settings)
{
    struct diags diags = {0};
    *ret_settings = (struct settings){0};
    struct source source;
    const struct node *map = path ? node_read(path, arena, &diags, &source) : NULL;
    if (map && map->type == NODE_MAP && diags_errors(&diags) == 0) {
        const char *tag = settings_text(map, "language"), *theme = settings_text(map, "theme");
        const int found = theme ? theme_find(theme) : 0;
        ret_settings->language = tag && text_tag_valid(tag) ? tag : NULL;
        ret_settings->theme = found > 0 ? found : 0;
        ret_settings->plain = settings_flag(map, "plain");
        ret_settings->still = settings_flag(map, "still");
    } else {
        ret_settings->damaged = map || (diags.count > 0 && diags.item[0].code != DIAG_FILE_MISSING);
    }
    diags_release(&diags);
}

bool settings_write(const char *path, const struct settings *settings)
{
    struct str text = {0}, folder = {0};
    str_add(&text, "# askeleet: what you chose in the game\n");
    if (settings->language)
        str_addf(&text, "language: '%s'\n", settings->language);
    if (settings->theme > 0)
        str_addf(&text, "theme: %s\n", theme_name(settings->theme));
    if (settings->plain)
        str_add(&text, "plain: true\n");
    if (settings->still)
        str_add(&text, "still: true\n");
    const char *slash = strrchr(path, '/');
    if (slash)
        str_add_bytes(&folder, path, (size_t)(slash - path));
    const bool ok = (!slash || io_make_directories(str_text(&folder))) &&
                    io_replace_file(path, str_text(&text), text.length);
    str_release(&text);
    str_release(&folder);
    return ok;
}
