/* SPDX-License-Identifier: MIT */
/* One line for a text, "PATH SOURCE TRANSLATION", so that a version control shows what a merge
 * touched, and so that a large pack's file stays within the limits of one file. */
#include "workshop/stamps.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "content/node.h"
#include "workshop/scalar.h"

/* Fowler, Noll, Vo: FNV-1a (draft-eastlake-fnv). Nobody gains by a collision. */
uint64_t stamps_hash(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return hash;
}

const char *stamps_path(const char *directory, const char *tag, struct arena *arena)
{
    const size_t length = strlen(directory);
    char *path = arena_format(arena, "%s%sstrings/%s.yaml", directory,
                              length > 0 && directory[length - 1] == '/' ? "" : "/", tag);
    for (char *at = path + strlen(path) - strlen(tag) - strlen(".yaml"); *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return path;
}

static int stamps_compare(const void *left, const void *right)
{
    const struct stamp *a = left, *b = right;
    return strcmp(a->path, b->path);
}

/* Takes the number off the end of LINE, with the blank before it. */
static bool stamps_number(char *line, uint64_t *ret_number)
{
    char *blank = strrchr(line, ' ');
    if (!blank || strlen(blank + 1) != 16 || strspn(blank + 1, "0123456789abcdef") != 16)
        return false;
    *ret_number = strtoull(blank + 1, NULL, 16);
    *blank = '\0';
    return true;
}

static void stamps_entry(const struct node *node, struct arena *arena, struct diags *diags,
                         struct stamp *stamp, size_t *count)
{
    char *line = node->type == NODE_TEXT ? arena_string(arena, node->text) : NULL;
    struct stamp read;
    if (line && stamps_number(line, &read.translation) && stamps_number(line, &read.source)) {
        read.path = line;
        stamp[(*count)++] = read;
    } else {
        diag_add(diags, DIAG_FIELD_TYPE, node->place, "field", "texts", "wanted",
                 "a text and two numbers", "found", "something else", NULL);
    }
}

bool stamps_read(const char *path, struct arena *arena, struct diags *diags,
                 struct stamps *ret_stamps)
{
    const size_t before = diags->count;
    struct source source;
    size_t count = 0;
    const struct node *root = node_read(path, arena, diags, &source);
    if (!root) {
        if (diags->count == before + 1 && diags->item[before].code == DIAG_FILE_MISSING)
            diags->count = before;
    } else {
        const struct node_entry *texts = node_find(root, "texts");
        const struct node *list = texts ? &texts->value : root;
        struct stamp *stamp =
            arena_array(arena, list->type == NODE_LIST ? list->count : 0, sizeof *stamp);
        if (list->type != NODE_LIST)
            diag_add(diags, DIAG_FIELD_TYPE, list->place, "field", "texts", "wanted", "a list",
                     "found", "something else", NULL);
        for (size_t i = 0; list->type == NODE_LIST && i < list->count; i++)
            stamps_entry(&list->item[i], arena, diags, stamp, &count);
        if (count > 0)
            qsort(stamp, count, sizeof *stamp, stamps_compare);
        *ret_stamps = (struct stamps){stamp, count};
    }
    if (source.text)
        diag_sources(diags, path, source.text, source.length);
    return diags->count == before;
}

const struct stamp *stamps_find(const struct stamps *stamps, const char *path)
{
    const struct stamp wanted = {.path = path};
    return stamps->count > 0
               ? bsearch(&wanted, stamps->item, stamps->count, sizeof wanted, stamps_compare)
               : NULL;
}

void stamps_write(const char *tag, const char *remark, const struct stamp *stamp, size_t count,
                  struct str *out)
{
    str_addf(out, "# %s\nstrings: ", remark);
    scalar_add(out, tag, SCALAR_PLAIN, false);
    str_add(out, "\ntexts:\n");
    for (size_t i = 0; i < count && i < STAMPS_MOST; i++) {
        struct str line = {0};
        str_addf(&line, "%s %016" PRIx64 " %016" PRIx64, stamp[i].path, stamp[i].source,
                 stamp[i].translation);
        str_add(out, "  - ");
        scalar_add(out, str_text(&line), SCALAR_DOUBLE, false);
        str_add_char(out, '\n');
        str_release(&line);
    }
}
