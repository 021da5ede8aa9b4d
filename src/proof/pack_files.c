/* SPDX-License-Identifier: MIT */
#include "proof/pack_files.h"

#include <string.h>

#include "content/folder.h"

static bool pack_names(const struct pack *pack, const char *file)
{
    for (size_t i = 0; i < pack->stage_files_count; i++) {
        if (strcmp(pack->stage_files[i], file) == 0)
            return true;
    }
    return strcmp(file, "pack.yaml") == 0 ||
           (pack->quiz_file && strcmp(pack->quiz_file, file) == 0) ||
           (pack->glossary_file && strcmp(pack->glossary_file, file) == 0) ||
           (pack->cards_file && strcmp(pack->cards_file, file) == 0) ||
           (pack->events_file && strcmp(pack->events_file, file) == 0);
}

void pack_files_check(const struct pack *pack, struct diags *diags)
{
    struct arena scratch = {0};
    const char *const *files;
    const size_t count = folder_files(pack->directory, &scratch, &files);
    const struct place place = {.file = pack->place.file, .line = 0};
    for (size_t i = 0; i < count; i++) {
        if (!pack_names(pack, files[i]))
            diag_add(diags, DIAG_FILE_UNUSED, place, "file", files[i], NULL);
    }
    arena_release(&scratch);
}

void pack_groups_check(const struct pack *pack, struct diags *diags)
{
    for (size_t s = 0; pack->groups_count == 0 && s < pack->stages_count; s++) {
        for (size_t t = 0; t < pack->stages[s].tasks_count; t++) {
            const struct contact *contact = pack->stages[s].tasks[t].contact;
            if (!contact || !contact->group)
                continue;
            diag_add(diags, DIAG_GROUPS_NONE, contact->place, "group", contact->group, NULL);
            return;
        }
    }
}
