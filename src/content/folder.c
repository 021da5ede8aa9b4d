/* SPDX-License-Identifier: MIT */
#include "content/folder.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static bool folder_is_yaml(const char *name)
{
    static const char *const endings[] = {".yaml", ".yml"};
    const size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t ending = strlen(endings[i]);
        if (name[0] != '.' && length > ending && strcmp(name + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

static int folder_compare(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

size_t folder_files(const char *directory, struct arena *arena, const char *const **ret_files)
{
    DIR *folder = opendir(directory);
    if (!folder)
        return 0;
    const char **files = arena_array(arena, FOLDER_MOST, sizeof *files);
    size_t count = 0;
    for (struct dirent *entry; count < FOLDER_MOST && (entry = readdir(folder)) != NULL;) {
        if (folder_is_yaml(entry->d_name))
            files[count++] = arena_string(arena, entry->d_name);
    }
    closedir(folder);
    if (count > 1)
        qsort(files, count, sizeof *files, folder_compare);
    *ret_files = files;
    return count;
}

const char *folder_list(const char *directory, struct arena *arena)
{
    enum { SHOWN = 8 };
    const char *const *files;
    struct str list = {0};
    const size_t count = folder_files(directory, arena, &files);
    for (size_t i = 0; i < count && i < SHOWN; i++)
        str_addf(&list, "%s%s", i ? ", " : "", files[i]);
    if (count > SHOWN)
        str_add(&list, ", …");
    const char *text = count ? arena_string(arena, str_text(&list)) : NULL;
    str_release(&list);
    return text;
}
