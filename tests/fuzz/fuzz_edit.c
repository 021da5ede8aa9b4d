/* SPDX-License-Identifier: MIT */
/* Any YAML, with a language put into every text that is in reach: what comes out is read as it
 * should be. edit_texts proves that itself; this looks for what trips it, and for edits that are
 * said to be done and are not. */
#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "base/bug.h"
#include "workshop/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64 };

static const char *const strings[] = {"uusi",   "a: b # c", "rivi\nja toinen",
                                      " 'x\" ", "no",       "{, }"};

struct wanted {
    struct edit edit[MOST];
    size_t count;
};

static void want(struct wanted *wanted, const struct node *node)
{
    if (wanted->count == MOST)
        return;
    wanted->edit[wanted->count] = (struct edit){
        .place = node->place,
        .string = strings[wanted->count % (sizeof strings / sizeof *strings)],
        .number = wanted->count,
    };
    wanted->count++;
}

/* Texts, and maps of texts alone. An empty value has the place of its key and is none. */
static void gather(struct wanted *wanted, const struct node *node)
{
    bool language = node->type == NODE_MAP && node->count > 0;
    for (size_t i = 0; node->type == NODE_MAP && i < node->count; i++)
        language =
            language && node->entry[i].value.type == NODE_TEXT && node->entry[i].value.count > 0;
    if (language || (node->type == NODE_TEXT && node->count > 0)) {
        want(wanted, node);
        return;
    }
    for (size_t i = 0; node->type == NODE_LIST && i < node->count; i++)
        gather(wanted, &node->item[i]);
    for (size_t i = 0; node->type == NODE_MAP && i < node->count; i++)
        gather(wanted, &node->entry[i].value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    struct wanted wanted = {.count = 0};
    setlocale(LC_CTYPE, "C.UTF-8");
    struct source source = {
        .file = "f.yaml", .text = arena_copy(&arena, (const char *)data, size), .length = size};
    const struct node *root = node_parse(&source, &arena, &diags);
    if (root && diags.count == 0) {
        gather(&wanted, root);
        edit_texts(&source, root, "fi", "sv", wanted.edit, wanted.count, &out);
        struct source changed = {.file = "f.yaml", .text = str_text(&out), .length = out.length};
        bool any = false;
        for (size_t i = 0; i < wanted.count; i++)
            any = any || wanted.edit[i].ret_done;
        if (!node_parse(&changed, &arena, &diags) || diags.count > 0)
            BUG("a file that cannot be read any more");
        if (!any && (out.length != source.length ||
                     memcmp(str_text(&out), source.text, source.length) != 0))
            BUG("a file changed for nothing");
    }
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
