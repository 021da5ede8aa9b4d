/* SPDX-License-Identifier: MIT */
#include "workshop/template.h"

#include <string.h>

#include "base/diag.h"
#include "workshop/scalar.h"

/* --- gaps ------------------------------------------------------------------------------------ */

static const char *line_after(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? end + 1 : text + strlen(text);
}

/* The value of the gap that TEXT begins with, and its length in the text; NULL when it is none. */
static const char *gap_value(const char *text, const struct template_gap *gap, size_t *ret_length)
{
    const char *end = str_starts(text, "%{") ? strchr(text, '}') : NULL;
    if (!end)
        return NULL;
    const char *name = text + 2;
    const size_t length = (size_t)(end - name);
    *ret_length = length + 3;
    for (; gap->name; gap++) {
        if (strlen(gap->name) == length && memcmp(gap->name, name, length) == 0)
            return gap->value;
    }
    return NULL;
}

void template_fill(const char *text, const struct template_gap *gap, struct str *out)
{
    for (const char *at = line_after(text); *at;) {
        size_t length = 0;
        const char *value = gap_value(at, gap, &length);
        if (value) {
            str_add(out, value);
            at += length;
        } else {
            str_add_char(out, *at++);
        }
    }
}

const char *template_about(const char *text, struct arena *arena)
{
    const char *line = line_after(text);
    line += strspn(line, "# ");
    return arena_copy(arena, line, strcspn(line, "\n"));
}

/* --- catalogue ------------------------------------------------------------------------------- */

struct draft {
    const struct catalog *source;
    const char *tag;
    struct str *out;
    struct arena arena;
};

static void draft_indent(struct draft *draft, int depth)
{
    for (int i = 0; i < depth; i++)
        str_add(draft->out, "  ");
}

/* TEXT as a remark that can be copied, with LANGUAGE before it where there are two. */
static void draft_remark(struct draft *draft, int depth, const char *language, const char *text)
{
    draft_indent(draft, depth);
    str_add(draft->out, "# ");
    if (language)
        str_addf(draft->out, "%s: ", language);
    scalar_add(draft->out, text, SCALAR_DOUBLE, false);
    str_add_char(draft->out, '\n');
}

/* Names that YAML takes for something else stand between marks. */
static void draft_name(struct draft *draft, int depth, const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz-0123456789";
    static const char *const taken[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    bool plain = name[strspn(name, letters)] == '\0' && *name >= 'a';
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        plain = plain && strcmp(name, taken[i]) != 0;
    draft_indent(draft, depth);
    str_addf(draft->out, plain ? "%s:" : "\"%s\":", name);
}

/* One message NAME, whose whole key is KEY. The other language may lack it. */
static void draft_message(struct draft *draft, int depth, const char *name, const char *key,
                          const char *english)
{
    const bool two = strcmp(draft->source->tag, "en") != 0;
    const char *source = two ? catalog_find(draft->source, key) : NULL;
    const bool own = source && strcmp(source, english) != 0;
    draft_remark(draft, depth, own ? "en" : NULL, english);
    if (own)
        draft_remark(draft, depth, draft->source->tag, source);
    draft_name(draft, depth, name);
    const bool tag = strcmp(key, "language.name") == 0;
    str_addf(draft->out, " \"%s\"\n", tag ? draft->tag : "");
}

static int plural_find(const char *name)
{
    for (int i = 0; i < PLURALS; i++) {
        if (strcmp(plural_names[i], name) == 0)
            return i;
    }
    return -1;
}

/* Whether MAP holds one message in plural forms. */
static bool draft_is_plural(const struct node *map)
{
    bool other = false;
    for (size_t i = 0; i < map->count; i++) {
        if (plural_find(map->entry[i].key) < 0 || map->entry[i].value.type != NODE_TEXT)
            return false;
        other = other || strcmp(map->entry[i].key, plural_names[PLURAL_OTHER]) == 0;
    }
    return other;
}

/* Whether the language has the plural category. Numbers that its rules tell apart come early. */
static bool draft_has_plural(const char *tag, int plural)
{
    enum { ENOUGH = 2000 };
    bool has = plural == PLURAL_OTHER; /* in all: for what is no whole number */
    for (unsigned long n = 0; !has && n < ENOUGH; n++)
        has = plural_of(tag, n) == (enum plural)plural;
    return has;
}

static void draft_plurals(struct draft *draft, int depth, const char *key, const struct node *map)
{
    for (int i = 0; i < PLURALS; i++) {
        if (!draft_has_plural(draft->tag, i))
            continue;
        const struct node_entry *entry = node_find(map, plural_names[i]);
        if (!entry)
            entry = node_find(map, plural_names[PLURAL_OTHER]);
        draft_message(draft, depth, plural_names[i],
                      arena_format(&draft->arena, "%s.%s", key, entry->key), entry->value.text);
    }
}

/* Those of the diagnostics and their terms, whose English is not in the file. */
static void draft_diagnostics(struct draft *draft, int depth)
{
    for (int i = 0; i < DIAG_CODES; i++) {
        const enum diag_code code = (enum diag_code)i;
        const char *name = diag_code_name(code), *hint = diag_code_hint(code);
        draft_name(draft, depth, name);
        str_add_char(draft->out, '\n');
        draft_message(draft, depth + 1, "message",
                      arena_format(&draft->arena, "diag.%s.message", name),
                      diag_code_message(code));
        if (hint)
            draft_message(draft, depth + 1, "hint",
                          arena_format(&draft->arena, "diag.%s.hint", name), hint);
    }
    draft_name(draft, depth, "term");
    str_add_char(draft->out, '\n');
    for (int i = 0; i < DIAG_TERMS; i++) {
        const char *name = diag_term_name((enum diag_term)i);
        draft_message(draft, depth + 1, name, arena_format(&draft->arena, "diag.term.%s", name),
                      diag_term((enum diag_term)i));
    }
}

/* The messages below MAP, whose key is KEY (NULL outermost). As deep as the tree. */
static void draft_map(struct draft *draft, int depth, const char *key, const struct node *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct node_entry *entry = &map->entry[i];
        const char *below =
            key ? arena_format(&draft->arena, "%s.%s", key, entry->key) : entry->key;
        if (entry->value.type == NODE_TEXT) {
            draft_message(draft, depth, entry->key, below, entry->value.text);
        } else if (entry->value.type == NODE_MAP) {
            draft_name(draft, depth, entry->key);
            str_add_char(draft->out, '\n');
            if (draft_is_plural(&entry->value))
                draft_plurals(draft, depth + 1, below, &entry->value);
            else
                draft_map(draft, depth + 1, below, &entry->value);
            if (!key && strcmp(entry->key, "diag") == 0)
                draft_diagnostics(draft, depth + 1);
        }
    }
}

void template_messages(const struct node *english, const struct catalog *source, const char *tag,
                       struct str *out)
{
    struct draft draft = {.source = source, .tag = tag, .out = out};
    if (english->type == NODE_MAP && english->count > 0 && english->entry[0].value.type == NODE_MAP)
        draft_map(&draft, 1, NULL, &english->entry[0].value);
    arena_release(&draft.arena);
}
