/* SPDX-License-Identifier: MIT */
/* The tree is walked along the source; where a text to change stands, a few splices are noted: this
 * many bytes at this offset give way to those. Then the source is copied with the splices in it.
 *
 * Where a new entry goes is a question of two kinds of places:
 *
 *   in brackets     { fi: A }          , sv: B behind the last value
 *   in a block      fi: A              a line below the last value, in the column of the keys
 *
 * and a string that becomes a map has its place either on the line of its key or dash, or on a line
 * of its own. Lines of a string that goes over several lines move in with it, so that they stay
 * further in than the new key. */
#include "workshop/edit.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "model/text.h"
#include "workshop/scalar.h"

struct splice {
    size_t at, length;
    const char *text;
    size_t order;
};

struct editor {
    const struct source *source;
    const char *eol, *language, *tag;
    struct edit *edit;
    size_t count;
    const bool *wanted; /* of the edits, or NULL = all */
    struct arena arena;
    struct splice *splice;
    size_t splices, room;
    size_t characters, bytes; /* the same place, counted in two ways */
};

/* Where a value stands. */
struct spot {
    const struct node_entry *entry; /* in a map; its key */
    const struct node *list;        /* in a list */
    bool flow;                      /* within brackets */
};

/* --- places --------------------------------------------------------------------------------- */

/* The byte offset of what has CHARACTERS characters before it. Cheap near the last one. */
static size_t edit_byte(struct editor *e, size_t characters)
{
    const char *text = e->source->text;
    for (; e->characters < characters; e->characters++) {
        do {
            e->bytes++;
        } while (((unsigned char)text[e->bytes] & 0xC0) == 0x80);
    }
    for (; e->characters > characters; e->characters--) {
        do {
            e->bytes--;
        } while (((unsigned char)text[e->bytes] & 0xC0) == 0x80);
    }
    return e->bytes;
}

static size_t edit_line_start(const struct editor *e, size_t at)
{
    while (at > 0 && e->source->text[at - 1] != '\n')
        at--;
    return at;
}

/* Where the line of AT ends, before its line end. */
static size_t edit_line_end(const struct editor *e, size_t at)
{
    while (at < e->source->length && e->source->text[at] != '\n')
        at++;
    if (at < e->source->length && at > 0 && e->source->text[at - 1] == '\r')
        at--;
    return at;
}

static bool edit_is_block(const struct editor *e, size_t from)
{
    return e->source->text[from] == '|' || e->source->text[from] == '>';
}

/* Whether the `|` or `>` at FROM keeps the empty lines below it. */
static bool edit_keeps(const struct editor *e, size_t from)
{
    return memchr(e->source->text + from, '+', strspn(e->source->text + from, "|>+-0123456789"));
}

/* Where the scalar NODE ends: that of a `|` or `>` before the line end of its last line. */
static size_t edit_end(struct editor *e, const struct node *node)
{
    const size_t from = edit_byte(e, node->from);
    size_t to = edit_byte(e, node->to);
    if (edit_is_block(e, from)) {
        while (to > from && strchr(" \r\n", e->source->text[to - 1]))
            to--;
        to = edit_line_end(e, to);
    }
    return to;
}

/* Columns that a terminal shows the LENGTH bytes at AT in. */
static size_t edit_columns(struct editor *e, size_t at, size_t length)
{
    return (size_t)utf8_columns(arena_copy(&e->arena, e->source->text + at, length));
}

/* --- splices -------------------------------------------------------------------------------- */

static void edit_splice(struct editor *e, size_t at, size_t length, const char *text)
{
    if (e->splices == e->room) {
        e->room = e->room ? e->room * 2 : 64;
        e->splice = realloc(e->splice, e->room * sizeof *e->splice);
        if (!e->splice)
            bug_out_of_memory();
    }
    e->splice[e->splices] = (struct splice){at, length, arena_string(&e->arena, text), e->splices};
    e->splices++;
}

static int edit_compare_splices(const void *left, const void *right)
{
    const struct splice *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void edit_apply(struct editor *e, struct str *out)
{
    size_t at = 0;
    if (e->splices > 0)
        qsort(e->splice, e->splices, sizeof *e->splice, edit_compare_splices);
    for (size_t i = 0; i < e->splices; i++) {
        str_add_bytes(out, e->source->text + at, e->splice[i].at - at);
        str_add(out, e->splice[i].text);
        at = e->splice[i].at + e->splice[i].length;
    }
    str_add_bytes(out, e->source->text + at, e->source->length - at);
}

static void edit_blanks(struct str *out, size_t count)
{
    while (count-- > 0)
        str_add_char(out, ' ');
}

/* --- new values ----------------------------------------------------------------------------- */

/* Appends "TAG: ". */
static void edit_key(struct str *out, const char *tag, bool flow)
{
    scalar_add(out, tag, SCALAR_PLAIN, flow);
    str_add(out, ": ");
}

/* Appends the value STRING for a key in column INDENT of a block: on its line while it fits, else
 * folded below it. LIKE: the first character of what stands beside it. REMARK goes behind the first
 * line. */
static void edit_block_value(struct editor *e, struct str *out, const char *string, size_t indent,
                             char like, const char *remark)
{
    scalar_add_value(out, string, scalar_style_of(like), like == '|' || like == '>', indent,
                     indent + strlen(e->tag) + 2, remark, e->eol);
}

/* --- a language that is there --------------------------------------------------------------- */

/* Puts STRING in the place of the scalar NODE, whose key or dash stands in column INDENT. */
static void edit_replace(struct editor *e, const struct node *node, bool flow, size_t indent,
                         const char *string)
{
    struct str text = {0}, remark = {0};
    const size_t from = edit_byte(e, node->from), to = edit_end(e, node);
    const char first = e->source->text[from];
    if (flow) {
        scalar_add(&text, string, scalar_style_of(first), true);
    } else {
        if (edit_is_block(e, from)) { /* what stands behind the sign, such as a remark */
            const size_t sign = from + strspn(e->source->text + from, "|>+-0123456789");
            str_add_bytes(&remark, e->source->text + sign, edit_line_end(e, sign) - sign);
        }
        edit_block_value(e, &text, string, indent, first, str_text(&remark));
    }
    edit_splice(e, from, to - from, str_text(&text));
    str_release(&text);
    str_release(&remark);
}

/* --- a map that gets one language more ------------------------------------------------------ */

static void edit_add_flow(struct editor *e, const struct node *map, const char *string)
{
    const struct node_entry *last = &map->entry[map->count - 1];
    const size_t from = edit_byte(e, map->from), to = edit_byte(e, last->value.to);
    const size_t value = edit_byte(e, last->value.from);
    const bool braces = e->source->text[from] == '{';
    const size_t line = edit_line_start(e, to), end = edit_line_end(e, to);
    struct str text = {0}, entry = {0};
    edit_key(&entry, e->tag, true);
    scalar_add(&entry, string, scalar_style_of(e->source->text[value]), true);
    const size_t columns = edit_columns(e, line, end - line);
    if (columns + (size_t)utf8_columns(str_text(&entry)) + 2 <= SCALAR_COLUMNS) {
        str_add(&text, ", ");
    } else {
        str_addf(&text, ",%s", e->eol);
        edit_blanks(&text, map->entry[0].place.column - 1);
    }
    str_addf(&text, "%s%s", str_text(&entry), braces ? "" : " }");
    if (!braces) /* a single pair in a list, which YAML takes for a map */
        edit_splice(e, from, 0, "{ ");
    edit_splice(e, to, 0, str_text(&text));
    str_release(&text);
    str_release(&entry);
}

/* Puts "TAG: STRING" on a line of its own below the scalar NODE, with its key in column INDENT. */
static void edit_add_line(struct editor *e, const struct node *node, size_t indent,
                          const char *string)
{
    struct str text = {0}, entry = {0};
    const size_t from = edit_byte(e, node->from);
    const char first = e->source->text[from];
    edit_blanks(&entry, indent);
    edit_key(&entry, e->tag, false);
    edit_block_value(e, &entry, string, indent, first, "");
    if (edit_is_block(e, from) && edit_keeps(e, from)) {
        const size_t to = edit_byte(e, node->to);
        const bool ended = to > 0 && e->source->text[to - 1] == '\n';
        str_addf(&text, "%s%s%s", ended ? "" : e->eol, str_text(&entry), ended ? e->eol : "");
        edit_splice(e, to, 0, str_text(&text));
    } else {
        str_addf(&text, "%s%s", e->eol, str_text(&entry));
        edit_splice(e, edit_line_end(e, edit_end(e, node)), 0, str_text(&text));
    }
    str_release(&text);
    str_release(&entry);
}

/* --- a string that becomes a map ------------------------------------------------------------ */

/* "{ fi: RAW, sv: STRING }" in the place of the scalar from FROM to TO; FALSE when it would not fit
 * on the line. */
static bool edit_wrap(struct editor *e, size_t from, size_t to, const char *string, bool flow)
{
    const char *raw = arena_copy(&e->arena, e->source->text + from, to - from);
    const size_t line = edit_line_start(e, from), end = edit_line_end(e, to);
    const bool bare = scalar_style_of(*raw) == SCALAR_PLAIN;
    struct str before = {0}, behind = {0};
    str_add(&before, "{ ");
    edit_key(&before, e->language, true);
    str_add(&behind, ", ");
    edit_key(&behind, e->tag, true);
    scalar_add(&behind, string, scalar_style_of(*raw), true);
    str_add(&behind, " }");
    bool fits = flow;
    if (!flow && !strchr(raw, '\n') && !strchr(string, '\n') && !(bare && strpbrk(raw, ",[]{}?")))
        fits = edit_columns(e, line, end - line) + before.length +
                   (size_t)utf8_columns(str_text(&behind)) <=
               SCALAR_COLUMNS;
    if (fits) {
        edit_splice(e, from, 0, str_text(&before));
        edit_splice(e, to, 0, str_text(&behind));
    }
    str_release(&before);
    str_release(&behind);
    return fits;
}

/* Moves the lines behind the first of those from FROM to TO in by SHIFT blanks. */
static void edit_shift(struct editor *e, size_t from, size_t to, size_t shift)
{
    struct str blanks = {0};
    edit_blanks(&blanks, shift);
    for (size_t at = from; at < to; at++) {
        if (e->source->text[at] == '\n' && at + 1 < to && !strchr("\r\n", e->source->text[at + 1]))
            edit_splice(e, at + 1, 0, str_text(&blanks));
    }
    str_release(&blanks);
}

/* A map in block style: "fi: " before the scalar NODE, "sv: STRING" on a line below. */
static void edit_break(struct editor *e, const struct node *node, const struct spot *spot,
                       const char *string)
{
    const size_t from = edit_byte(e, node->from), to = edit_end(e, node);
    const struct place *outer = spot->entry ? &spot->entry->place : &spot->list->place;
    const size_t parent = outer->column - 1;
    const bool beside = spot->entry && spot->entry->place.line == node->place.line;
    const size_t indent = beside ? parent + 2 : node->place.column - 1;
    struct str key = {0};
    size_t start = from;
    if (beside) {
        while (start > 0 && strchr(" \t", e->source->text[start - 1]))
            start--;
        str_add(&key, e->eol);
        edit_blanks(&key, indent);
    }
    edit_key(&key, e->language, false);
    edit_splice(e, start, from - start, str_text(&key));
    edit_shift(e, from, edit_is_block(e, from) ? edit_byte(e, node->to) : to,
               indent > parent ? indent - parent : 0);
    edit_add_line(e, node, indent, string);
    str_release(&key);
}

/* --- the walk ------------------------------------------------------------------------------- */

static size_t edit_indent(const struct spot *spot)
{
    return (spot->entry  ? spot->entry->place.column
            : spot->list ? spot->list->place.column
                         : 1) -
           1;
}

static void edit_string(struct editor *e, const struct node *node, const struct spot *spot,
                        const char *string)
{
    if (!spot->entry && !spot->list) /* a file that is one text */
        return;
    if (strcmp(e->language, e->tag) == 0) {
        edit_replace(e, node, spot->flow, edit_indent(spot), string);
        return;
    }
    const size_t from = edit_byte(e, node->from), to = edit_end(e, node);
    const bool own_line = spot->entry && spot->entry->place.line != node->place.line;
    if (spot->flow)
        edit_wrap(e, from, to, string, true);
    else if (own_line || edit_is_block(e, from) || !edit_wrap(e, from, to, string, false))
        edit_break(e, node, spot, string);
}

static void edit_map(struct editor *e, const struct node *map, const struct spot *spot,
                     const char *string)
{
    const struct node_entry *there = NULL;
    for (size_t i = 0; i < map->count; i++) {
        if (strcasecmp(map->entry[i].key, e->tag) == 0)
            there = &map->entry[i];
    }
    if (map->count == 0)
        return;
    if (there)
        edit_replace(e, &there->value, spot->flow || map->flow, there->place.column - 1, string);
    else if (map->flow)
        edit_add_flow(e, map, string);
    else
        edit_add_line(e, &map->entry[map->count - 1].value, map->entry[0].place.column - 1, string);
}

static int edit_compare_places(const struct place *a, const struct place *b)
{
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static int edit_compare(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    return edit_compare_places(&a->place, &b->place);
}

/* The edit wanted at PLACE, or NULL. */
static struct edit *edit_find(const struct editor *e, const struct place *place)
{
    const struct edit wanted = {.place = *place};
    struct edit *found =
        e->count ? bsearch(&wanted, e->edit, e->count, sizeof *e->edit, edit_compare) : NULL;
    return found && (!e->wanted || e->wanted[found - e->edit]) ? found : NULL;
}

static void edit_visit(struct editor *e, const struct node *node, const struct spot *spot)
{
    const struct edit *edit = edit_find(e, &node->place);
    if (edit && node->type == NODE_TEXT) {
        edit_string(e, node, spot, edit->string);
    } else if (edit && node->type == NODE_MAP) {
        edit_map(e, node, spot, edit->string);
    } else if (node->type == NODE_LIST) {
        for (size_t i = 0; i < node->count; i++)
            edit_visit(e, &node->item[i],
                       &(struct spot){.list = node, .flow = spot->flow || node->flow});
    } else if (node->type == NODE_MAP) {
        for (size_t i = 0; i < node->count; i++)
            edit_visit(e, &node->entry[i].value,
                       &(struct spot){.entry = &node->entry[i], .flow = spot->flow || node->flow});
    }
}

/* --- the proof ------------------------------------------------------------------------------ */

static bool edit_same(struct editor *e, const struct node *old, const struct node *new);

static bool edit_same_text(const struct node *old, const struct node *new)
{
    return new->type == NODE_TEXT &&
           old->count == new->count &&memcmp(old->text, new->text, old->count) == 0;
}

/* Whether NEW says STRING in the editor's language, and else what OLD says. */
static bool edit_changed(struct editor *e, const struct node *old, const struct node *new,
                         struct edit *edit)
{
    const struct node whole = {
        .type = NODE_TEXT, .count = strlen(edit->string), .text = edit->string};
    const struct node *text = new->type == NODE_TEXT ? new : NULL;
    size_t kept = 0;
    for (size_t i = 0; new->type == NODE_MAP &&i < new->count; i++) {
        const struct node_entry *entry = &new->entry[i];
        if (strcasecmp(entry->key, e->tag) == 0) {
            text = &entry->value;
            continue;
        }
        const struct node_entry *before = node_find(old, entry->key);
        if (!before && (old->type != NODE_TEXT || strcmp(entry->key, e->language) != 0))
            return false;
        if (!edit_same_text(before ? &before->value : old, &entry->value))
            return false;
        kept++;
    }
    size_t wanted = old->type == NODE_TEXT && strcmp(e->language, e->tag) != 0;
    for (size_t i = 0; old->type == NODE_MAP && i < old->count; i++)
        wanted += strcasecmp(old->entry[i].key, e->tag) != 0;
    if (!text || kept != wanted || !edit_same_text(&whole, text))
        return false;
    edit->ret_place = text->place;
    return true;
}

static bool edit_same_children(struct editor *e, const struct node *old, const struct node *new)
{
    if (old->count != new->count)
        return false;
    for (size_t i = 0; i < old->count; i++) {
        if (old->type == NODE_LIST && !edit_same(e, &old->item[i], &new->item[i]))
            return false;
        if (old->type == NODE_MAP && (strcmp(old->entry[i].key, new->entry[i].key) != 0 ||
                                      !edit_same(e, &old->entry[i].value, &new->entry[i].value)))
            return false;
    }
    return true;
}

static bool edit_same(struct editor *e, const struct node *old, const struct node *new)
{
    struct edit *edit = edit_find(e, &old->place);
    if (edit && old->type != NODE_LIST)
        return edit_changed(e, old, new, edit);
    if (old->type != new->type)
        return false;
    return old->type == NODE_TEXT ? old->plain == new->plain &&edit_same_text(old, new)
                                  : edit_same_children(e, old, new);
}

/* Whether the bytes of OUT say what they should. */
static bool edit_proved(struct editor *e, const struct node *root, const struct str *out)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct source source = {.file = e->source->file, .text = str_text(out), .length = out->length};
    const struct node *new = node_parse(&source, &arena, &diags);
    const bool proved = new &&diags.count == 0 && edit_same(e, root, new);
    diags_release(&diags);
    arena_release(&arena);
    return proved;
}

/* Makes those edits that are WANTED. */
static bool edit_make(struct editor *e, const struct node *root, const bool *wanted,
                      struct str *out)
{
    e->wanted = wanted;
    e->splices = 0;
    str_clear(out);
    edit_visit(e, root, &(struct spot){0});
    edit_apply(e, out);
    return edit_proved(e, root, out);
}

/* ------------------------------------------------------------------------------------------- */

/* Flags of the edits: those found good, and those that are tried now. */
struct sieve {
    bool *good, *tried;
};

/* Finds the good ones of the COUNT edits from FIRST: all of them, or those of either half. */
static void edit_sift(struct editor *e, const struct node *root, const struct sieve *sieve,
                      size_t first, size_t count)
{
    struct str made = {0};
    memset(sieve->tried + first, true, count * sizeof *sieve->tried);
    const bool good = edit_make(e, root, sieve->tried, &made);
    memset(sieve->tried + first, false, count * sizeof *sieve->tried);
    str_release(&made);
    if (good) {
        memset(sieve->good + first, true, count * sizeof *sieve->good);
    } else if (count > 1) {
        edit_sift(e, root, sieve, first, count / 2);
        edit_sift(e, root, sieve, first + count / 2, count - count / 2);
    }
}

/* The line end of the file: that of its first line. */
static const char *edit_eol(const struct source *source)
{
    const char *newline = memchr(source->text, '\n', source->length);
    return newline && newline > source->text && newline[-1] == '\r' ? "\r\n" : "\n";
}

void edit_texts(const struct source *source, const struct node *root, const char *language,
                const char *tag, struct edit *edit, size_t count, struct str *out)
{
    struct editor e = {.source = source,
                       .eol = edit_eol(source),
                       .language = language,
                       .tag = tag,
                       .edit = edit,
                       .count = count};
    struct str made = {0};
    bool *wanted = arena_array(&e.arena, count, sizeof *wanted);
    bool *alone = arena_array(&e.arena, count, sizeof *alone);
    if (count > 0)
        qsort(edit, count, sizeof *edit, edit_compare);
    if (count > 0)
        edit_sift(&e, root, &(struct sieve){wanted, alone}, 0, count);
    if (!edit_make(&e, root, wanted, &made)) {
        memset(wanted, 0, count * sizeof *wanted);
        str_clear(&made);
        str_add_bytes(&made, source->text, source->length);
    }
    for (size_t i = 0; i < count; i++)
        edit[i].ret_done = wanted[i];
    str_add_bytes(out, str_text(&made), made.length);
    free(e.splice);
    str_release(&made);
    arena_release(&e.arena);
}
