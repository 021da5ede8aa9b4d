/* SPDX-License-Identifier: MIT */
#include "workshop/sheet.h"

#include <string.h>

#include "content/node.h"
#include "model/text.h"
#include "workshop/scalar.h"

/* --- writing -------------------------------------------------------------------------------- */

static void sheet_remark(const struct catalog *words, const char *key, struct str *out)
{
    str_addf(out, "# %s\n", catalog_text(words, key));
}

/* Several lines as they are, one line between quotation marks. */
static void sheet_value(const char *name, const char *value, struct str *out)
{
    str_addf(out, "    %s: ", name);
    if (strchr(value, '\n') && scalar_can_fold(value))
        scalar_add_literal(out, value, 6, "\n");
    else
        scalar_add(out, value, SCALAR_DOUBLE, false);
    str_add_char(out, '\n');
}

size_t sheet_write(const struct work *work, const struct catalog *words, struct str *out)
{
    size_t written = 0;
    sheet_remark(words, "strings.sheet-fill", out);
    sheet_remark(words, "strings.sheet-keep", out);
    sheet_remark(words, "strings.sheet-merge", out);
    str_add(out, "worksheet: ");
    scalar_add(out, work->tag, SCALAR_PLAIN, false);
    str_add(out, work->count > 0 ? "\ntexts:\n" : "\ntexts: []\n");
    for (; written < work->count && written < SHEET_MOST && out->length < SHEET_MOST_BYTES;
         written++) {
        const struct work_item *item = &work->item[written];
        str_add(out, "  - path: ");
        scalar_add(out, item->text->path, SCALAR_DOUBLE, false);
        str_add_char(out, '\n');
        sheet_value("source", item->source->string, out);
        if (item->now)
            sheet_value("now", item->now->string, out);
        str_add(out, "    translation: \"\"\n");
    }
    return written;
}

/* --- reading -------------------------------------------------------------------------------- */

struct sheet_reader {
    struct arena *arena;
    struct diags *diags;
};

static void sheet_wrong(struct sheet_reader *r, const char *field, const char *wanted,
                        const struct node *node)
{
    const char *found = node->type == NODE_LIST  ? "a list"
                        : node->type == NODE_MAP ? "a map"
                                                 : "a text";
    diag_add(r->diags, DIAG_FIELD_TYPE, node->place, "field", field, "wanted", wanted, "found",
             found, NULL);
}

/* The text of FIELD in MAP, or NULL; it may be missing when it is not REQUIRED. */
static const struct node *sheet_field(struct sheet_reader *r, const struct node *map,
                                      const char *field, bool required)
{
    const struct node_entry *entry = node_find(map, field);
    if (entry && entry->value.type == NODE_TEXT)
        return &entry->value;
    if (entry)
        sheet_wrong(r, field, "a text", &entry->value);
    else if (required)
        diag_add(r->diags, DIAG_FIELD_MISSING, map->place, "shape", "a worksheet", "field", field,
                 NULL);
    return NULL;
}

static void sheet_unknown(struct sheet_reader *r, const struct node *map, const char *const *names,
                          size_t count)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct node_entry *entry = &map->entry[i];
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || strcmp(names[j], entry->key) == 0;
        if (!known)
            diag_add(r->diags, DIAG_FIELD_UNKNOWN, entry->place, "field", entry->key, "shape",
                     "a worksheet", "guess", diag_guess(entry->key, names, count), NULL);
    }
}

/* What was filled in; NULL for blanks alone. */
static const char *sheet_filled(struct sheet_reader *r, const struct node *node)
{
    size_t length = node->count;
    while (length > 0 && node->text[length - 1] == '\n')
        length--;
    if (strspn(node->text, " \n") >= length)
        return NULL;
    return arena_copy(r->arena, node->text, length);
}

static void sheet_line(struct sheet_reader *r, const struct node *node, struct sheet_line *line)
{
    static const char *const names[] = {"path", "source", "now", "translation"};
    if (node->type != NODE_MAP) {
        sheet_wrong(r, "texts", "a list of maps", node);
        return;
    }
    sheet_unknown(r, node, names, sizeof names / sizeof *names);
    const struct node *path = sheet_field(r, node, "path", true);
    const struct node *source = sheet_field(r, node, "source", true);
    const struct node *now = sheet_field(r, node, "now", false);
    const struct node *translation = sheet_field(r, node, "translation", true);
    *line = (struct sheet_line){.path = path ? path->text : "",
                                .source = source ? source->text : "",
                                .now = now ? now->text : NULL,
                                .translation = translation ? sheet_filled(r, translation) : NULL,
                                .place = translation ? translation->place : node->place};
}

static bool sheet_root(struct sheet_reader *r, const struct node *root, struct sheet *sheet)
{
    static const char *const names[] = {"worksheet", "texts"};
    if (root->type != NODE_MAP) {
        sheet_wrong(r, "worksheet", "a map", root);
        return false;
    }
    const struct node *tag = sheet_field(r, root, "worksheet", true);
    const struct node_entry *texts = node_find(root, "texts");
    sheet_unknown(r, root, names, sizeof names / sizeof *names);
    if (tag && !text_tag_valid(tag->text))
        diag_add(r->diags, DIAG_LANGUAGE_FORM, tag->place, "tag", tag->text, NULL);
    if (!texts)
        diag_add(r->diags, DIAG_FIELD_MISSING, root->place, "shape", "a worksheet", "field",
                 "texts", NULL);
    else if (texts->value.type != NODE_LIST)
        sheet_wrong(r, "texts", "a list", &texts->value);
    if (!tag || !texts || texts->value.type != NODE_LIST)
        return false;
    struct sheet_line *line = arena_array(r->arena, texts->value.count, sizeof *line);
    for (size_t i = 0; i < texts->value.count; i++)
        sheet_line(r, &texts->value.item[i], &line[i]);
    *sheet = (struct sheet){.tag = tag->text, .line = line, .count = texts->value.count};
    return true;
}

bool sheet_read(const char *path, struct arena *arena, struct diags *diags,
                struct source *ret_source, struct sheet *ret_sheet)
{
    const size_t before = diags->count;
    struct sheet_reader r = {.arena = arena, .diags = diags};
    const struct node *root = node_read(path, arena, diags, ret_source);
    struct sheet sheet = {0};
    const bool read = root && sheet_root(&r, root, &sheet) && diags->count == before;
    if (ret_source->text)
        diag_sources(diags, path, ret_source->text, ret_source->length);
    if (read)
        *ret_sheet = sheet;
    return read;
}
