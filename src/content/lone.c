/* SPDX-License-Identifier: MIT */
/* pack.yaml says what its files are. Only of a file that it does not name the outermost fields are
 * looked at: a step begins with `stage`, a test with `quiz`. Both are read once more by the loader,
 * which finds what is wrong with them. */
#include "content/lone.h"

#include <string.h>
#include <sys/stat.h>

#include "content/load.h"
#include "content/node.h"

static bool lone_is(const struct node *map, const char *key, const char *file)
{
    const struct node_entry *entry = node_find(map, key);
    const struct node *value = entry ? &entry->value : NULL;
    if (!value || value->type == NODE_MAP)
        return false;
    if (value->type == NODE_TEXT)
        return strcmp(value->text, file) == 0;
    for (size_t i = 0; i < value->count; i++) {
        if (value->item[i].type == NODE_TEXT && strcmp(value->item[i].text, file) == 0)
            return true;
    }
    return false;
}

/* Whether pack.yaml names the file, and as what. */
static bool lone_named(const struct node *root, struct lone *lone)
{
    if (!root || root->type != NODE_MAP)
        return false;
    if (lone_is(root, "stages", lone->file))
        lone->part = LONE_STAGE;
    else if (lone_is(root, "quiz", lone->file))
        lone->part = LONE_QUIZ;
    else if (lone_is(root, "glossary", lone->file) || lone_is(root, "cards", lone->file) ||
             lone_is(root, "events", lone->file))
        lone->part = LONE_PACK;
    else
        return false;
    return true;
}

/* What the file is by its own fields, and the language that it begins in; NULL when it does not
 * say. */
static const char *lone_look(const struct node *root, struct lone *lone)
{
    lone->part = LONE_STAGE;
    if (!root || root->type != NODE_MAP)
        return NULL;
    if (node_find(root, "quiz"))
        lone->part = LONE_QUIZ;
    if (node_find(root, "pack") || node_find(root, "glossary") || node_find(root, "cards") ||
        node_find(root, "events"))
        lone->part = LONE_PACK;
    const struct node_entry *title = node_find(root, "title");
    const bool map = title && title->value.type == NODE_MAP && title->value.count > 0;
    return map && text_tag_valid(title->value.entry[0].key) ? title->value.entry[0].key : NULL;
}

void lone_split(const char *path, struct arena *arena, struct lone *ret_lone)
{
    struct stat about;
    const char *slash = strrchr(path, '/');
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        *ret_lone =
            (struct lone){.folder = arena_string(arena, path), .file = "pack.yaml", .stage = -1};
        return;
    }
    const size_t length = slash ? (size_t)(slash + 1 - path) : 0;
    *ret_lone = (struct lone){.folder = arena_copy(arena, path, length),
                              .file = arena_string(arena, path + length),
                              .stage = -1};
}

static const struct pack *lone_load_part(const char *language, const char *fallback,
                                         struct arena *arena, struct diags *diags,
                                         struct lone *lone)
{
    struct arena scratch = {0};
    struct diags unsaid = {0};
    struct source source;
    const size_t length = strlen(lone->folder);
    const char *slash = length > 0 && lone->folder[length - 1] != '/' ? "/" : "";
    const struct pack *pack = NULL;

    const char *head = arena_format(&scratch, "%s%spack.yaml", lone->folder, slash);
    const struct node *root = node_read(head, &scratch, &unsaid, &source);
    const bool alone = !root && unsaid.count > 0 && unsaid.item[0].code == DIAG_FILE_MISSING;
    const bool named = strcmp(lone->file, "pack.yaml") == 0 || lone_named(root, lone);
    const char *own = NULL;
    if (!named) {
        const char *path = arena_format(&scratch, "%s%s%s", lone->folder, slash, lone->file);
        own = lone_look(node_read(path, &scratch, &unsaid, &source), lone);
    }
    if (named || lone->part == LONE_PACK) {
        pack = pack_load(lone->folder, arena, diags);
    } else {
        const struct pack_guest guest = {
            .file = lone->file,
            .quiz = lone->part == LONE_QUIZ,
            .language = !alone     ? NULL
                        : language ? language
                        : own      ? own
                                   : fallback,
        };
        pack = pack_load_guest(lone->folder, &guest, arena, diags);
    }
    diags_release(&unsaid);
    arena_release(&scratch);
    return pack;
}

const struct pack *lone_load(const char *path, const char *language, const char *fallback,
                             struct arena *arena, struct diags *diags, struct lone *ret_lone)
{
    struct lone lone;
    lone_split(path, arena, &lone);
    const struct pack *pack = lone_load_part(language, fallback, arena, diags, &lone);
    for (size_t i = 0; pack && lone.part == LONE_STAGE && i < pack->stages_count; i++) {
        const char *file = pack->stages[i].place.file;
        if (file && strcmp(file, path) == 0)
            lone.stage = (int)i;
    }
    *ret_lone = lone;
    return pack;
}
