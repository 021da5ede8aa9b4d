/* SPDX-License-Identifier: MIT */
/* Any bytes as a YAML file: a tree within its limits, or diagnostics that can be shown. */
#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "content/node.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct walk {
    unsigned lines; /* of the file */
    size_t nodes;
    bool sound; /* nothing was said about the file */
};

static void check_text(const char *text, size_t length)
{
    if (utf8_valid(text, length) != length)
        BUG("a text that is no UTF-8");
}

static void check_place(const struct walk *walk, struct place place)
{
    if (!place.file || place.line == 0 || place.line > walk->lines || place.column == 0)
        BUG("a place that is not in the file");
}

static void check_node(struct walk *walk, const struct node *node, int depth)
{
    check_place(walk, node->place);
    if (++walk->nodes > NODE_MOST || depth > NODE_MOST_DEPTH + 1)
        BUG("a tree beyond its limits");
    switch (node->type) {
    case NODE_TEXT:
        check_text(node->text, node->count);
        if ((walk->sound && strlen(node->text) != node->count) ||
            utf8_count(node->text) > NODE_MOST_STRING)
            BUG("a text of another length");
        break;
    case NODE_LIST:
        for (size_t i = 0; i < node->count; i++)
            check_node(walk, &node->item[i], depth + 1);
        break;
    case NODE_MAP:
        for (size_t i = 0; i < node->count; i++) {
            const struct node_entry *entry = &node->entry[i];
            check_place(walk, entry->place);
            check_text(entry->key, strlen(entry->key));
            if (utf8_count(entry->key) > NODE_MOST_KEY)
                BUG("a key that is too long");
            check_node(walk, &entry->value, depth + 1);
        }
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    struct source source = {
        .file = "f.yaml",
        .text = arena_copy(&arena, (const char *)data, size),
        .length = size,
    };
    const struct node *root = node_parse(&source, &arena, &diags);
    if (!root && diags.count == 0)
        BUG("no tree and nothing said");
    if (root) {
        struct walk walk = {.lines = 2, .sound = diags.count == 0};
        for (size_t i = 0; i < source.length; i++)
            walk.lines += source.text[i] == '\n';
        check_node(&walk, root, 1);
    }
    diag_sources(&diags, source.file, source.text, source.length);
    for (size_t i = 0; i < diags.count; i++)
        diag_render(&diags.item[i], NULL, &out);
    diags_render(&diags, NULL, &out);
    check_text(str_text(&out), out.length);
    for (const char *at = str_text(&out); *at;) {
        if (!utf8_is_clean(utf8_next(&at)))
            BUG("a diagnostic that no terminal may get");
    }
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
