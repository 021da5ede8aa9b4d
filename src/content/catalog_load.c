/* SPDX-License-Identifier: MIT */
#include "content/catalog_load.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/str.h"
#include "content/node.h"
#include "model/text.h"

static const char catalog_ending[] = ".yaml";

/* A message and where it stands. */
struct entry {
    struct message message;
    struct place place;
    size_t order;
};

struct flat {
    struct arena *arena;
    struct diags *diags;
    struct entry *entry; /* on the heap */
    size_t count, room;
};

static void catalog_add(struct flat *flat, const char *key, const struct node_entry *from)
{
    if (flat->count == flat->room) {
        const size_t room = flat->room ? flat->room * 2 : 512;
        struct entry *entry = realloc(flat->entry, room * sizeof *entry);
        if (!entry)
            bug_out_of_memory();
        flat->entry = entry;
        flat->room = room;
    }
    flat->entry[flat->count] = (struct entry){
        .message = {key, arena_copy(flat->arena, from->value.text, from->value.count)},
        .place = from->place,
        .order = flat->count,
    };
    flat->count++;
}

/* Adds all messages below MAP, whose names begin with PREFIX (NULL outermost). As deep as the tree
 * (NODE_MOST_DEPTH). */
static void catalog_flatten(struct flat *flat, const struct node *map, const char *prefix)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct node_entry *entry = &map->entry[i];
        const char *key = prefix ? arena_format(flat->arena, "%s.%s", prefix, entry->key)
                                 : arena_string(flat->arena, entry->key);
        if (entry->value.type == NODE_TEXT) {
            if (entry->value.count > 0)
                catalog_add(flat, key, entry);
        } else if (entry->value.type == NODE_MAP && entry->value.count > 0) {
            catalog_flatten(flat, &entry->value, key);
        } else {
            diag_add(flat->diags, DIAG_MESSAGE_FORM, entry->place, "key", key, NULL);
        }
    }
}

static int catalog_compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    const int order = strcmp(a->message.key, b->message.key);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Sorts; a key can be there twice when a name has a '.' of its own. */
static struct message *catalog_sort(struct flat *flat, size_t *ret_count,
                                    const struct place **ret_places)
{
    struct message *message = arena_array(flat->arena, flat->count, sizeof *message);
    struct place *place = arena_array(flat->arena, flat->count, sizeof *place);
    size_t kept = 0;
    if (flat->count > 1)
        qsort(flat->entry, flat->count, sizeof *flat->entry, catalog_compare_entries);
    for (size_t i = 0, first = 0; i < flat->count; i++) {
        if (i > 0 && strcmp(flat->entry[i].message.key, flat->entry[first].message.key) == 0) {
            diag_add(flat->diags, DIAG_FIELD_TWICE, flat->entry[i].place, "field",
                     flat->entry[i].message.key, NULL);
            diag_other(flat->diags, flat->entry[first].place);
            continue;
        }
        first = i;
        place[kept] = flat->entry[i].place;
        message[kept++] = flat->entry[i].message;
    }
    *ret_count = kept;
    *ret_places = place;
    return message;
}

/* The tag of a file's NAME, or NULL. */
static const char *catalog_tag(struct arena *arena, const char *name)
{
    const size_t length = strlen(name), ending = sizeof catalog_ending - 1;
    if (length <= ending || strcmp(name + length - ending, catalog_ending) != 0)
        return NULL;
    const char *tag = arena_copy(arena, name, length - ending);
    return text_tag_valid(tag) ? tag : NULL;
}

/* The outermost entry of the file: its only one, a map, named as the file; NULL with a diagnostic.
 */
static const struct node_entry *catalog_outermost(const char *path, const struct node *root,
                                                  struct arena *arena, struct diags *diags)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *tag = catalog_tag(arena, name);
    if (root->type != NODE_MAP || root->count == 0) {
        diag_add(diags, DIAG_FIELD_TYPE, root->place, "field", name, "wanted",
                 "a map under the language's tag", "found", "something else", NULL);
        return NULL;
    }
    const struct node_entry *entry = root->entry;
    if (!text_tag_valid(entry->key))
        diag_add(diags, DIAG_LANGUAGE_FORM, entry->place, "tag", entry->key, NULL);
    else if (tag && strcmp(tag, entry->key) != 0)
        diag_add(diags, DIAG_FIELD_VALUE, entry->place, "value", entry->key, "field", name, "known",
                 tag, "guess", tag, NULL);
    else if (root->count > 1)
        diag_add(diags, DIAG_FIELD_UNKNOWN, root->entry[1].place, "field", root->entry[1].key,
                 "shape", "a catalogue, which has its tag alone", NULL);
    else if (entry->value.type != NODE_MAP)
        diag_add(diags, DIAG_MESSAGE_FORM, entry->place, "key", entry->key, NULL);
    else
        return entry;
    return NULL;
}

bool catalog_load_places(const char *path, struct arena *arena, struct diags *diags,
                         struct catalog *ret_catalog, const struct place **ret_places)
{
    struct arena scratch = {0};
    const struct place *places = NULL;
    struct source source;
    const size_t before = diags->count;
    const struct node *root = node_read(path, &scratch, diags, &source);
    const struct node_entry *entry = root ? catalog_outermost(path, root, &scratch, diags) : NULL;
    struct catalog catalog = {0};

    if (entry) {
        struct flat flat = {.arena = arena, .diags = diags};
        catalog.tag = arena_string(arena, entry->key);
        catalog_flatten(&flat, &entry->value, NULL);
        catalog.message = catalog_sort(&flat, &catalog.count, &places);
        free(flat.entry);
        const char *name = catalog_find(&catalog, "language.name");
        catalog.name = name ? name : catalog.tag;
    }
    if (source.text)
        diag_sources(diags, path, source.text, source.length);
    arena_release(&scratch);
    if (diags->count > before)
        return false;
    *ret_catalog = catalog;
    *ret_places = places;
    return true;
}

bool catalog_load(const char *path, struct arena *arena, struct diags *diags,
                  struct catalog *ret_catalog)
{
    const struct place *places;
    return catalog_load_places(path, arena, diags, ret_catalog, &places);
}

static int catalog_compare_tags(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

size_t catalog_tags(const char *directory, struct arena *arena, const char *const **ret_tags)
{
    enum { CATALOG_MOST_TAGS = 256 };
    DIR *folder = opendir(directory);
    if (!folder)
        return 0;
    const char **tags = arena_array(arena, CATALOG_MOST_TAGS, sizeof *tags);
    size_t count = 0;
    for (struct dirent *file; count < CATALOG_MOST_TAGS && (file = readdir(folder)) != NULL;) {
        const char *tag = catalog_tag(arena, file->d_name);
        if (tag)
            tags[count++] = tag;
    }
    closedir(folder);
    if (count > 1)
        qsort(tags, count, sizeof *tags, catalog_compare_tags);
    if (count > 0)
        *ret_tags = tags;
    return count;
}
