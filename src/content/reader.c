/* SPDX-License-Identifier: MIT */
#include "content/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/str.h"
#include "base/utf8.h"

enum { READER_SHOWN = 30 };

void reader_begin(struct reader *r)
{
    r->first = r->diags->count;
    r->soft = 0;
    r->marked_count = 0;
}

bool reader_full(const struct reader *r)
{
    return r->diags->count - r->first >= READER_MOST_ERRORS;
}

size_t reader_broken(const struct reader *r)
{
    return r->diags->count - r->first - r->soft;
}

void reader_release(struct reader *r)
{
    free(r->marked);
    r->marked = NULL;
    r->marked_count = r->marked_room = 0;
}

/* ---- mistakes ---- */

const char *reader_number(struct reader *r, long long number)
{
    return arena_format(r->scratch, "%lld", number);
}

/* NODE in words. */
const char *reader_found(struct reader *r, const struct node *node)
{
    switch (node->type) {
    case NODE_LIST: return "a list";
    case NODE_MAP: return "a map";
    case NODE_TEXT:
        if (strchr(node->text, '\n'))
            return "several lines";
        if (utf8_count(node->text) > READER_SHOWN)
            return "a long text";
        return arena_format(r->scratch, node->plain ? "'%s'" : "\"%s\"", node->text);
    }
    return "";
}

void reader_wrong(struct reader *r, const char *field, const char *wanted, const struct node *node)
{
    diag_add(r->diags, DIAG_FIELD_TYPE, node->place, "field", field, "wanted", wanted, "found",
             reader_found(r, node), NULL);
}

void reader_no_list(struct reader *r, const char *field, const struct node *node)
{
    diag_add(r->diags, DIAG_FIELD_LIST, node->place, "field", field, "found", reader_found(r, node),
             NULL);
}

void reader_no_map(struct reader *r, const char *field, const struct node *node)
{
    diag_add(r->diags, DIAG_FIELD_MAP, node->place, "field", field, "found", reader_found(r, node),
             NULL);
}

/* NODE as text, or NULL with a diagnostic. */
const char *reader_string(struct reader *r, const char *field, const char *wanted,
                          const struct node *node)
{
    if (node->type == NODE_TEXT && node->count > 0)
        return node->text;
    if (node->type == NODE_TEXT)
        diag_add(r->diags, DIAG_FIELD_EMPTY, node->place, "field", field, NULL);
    else
        reader_wrong(r, field, wanted, node);
    return NULL;
}

static void reader_range(struct reader *r, const struct field *f, const char *value,
                         struct place place)
{
    diag_add(r->diags, DIAG_FIELD_RANGE, place, "field", f->name, "value", value, "least",
             reader_number(r, f->least), "most", reader_number(r, f->most), NULL);
}

/* NODE's entries as far as they may be read; a wrong number of them is reported. */
bool reader_list(struct reader *r, const struct field *f, const struct node *node,
                 size_t *ret_count)
{
    if (node->type != NODE_LIST) {
        reader_no_list(r, f->name, node);
        return false;
    }
    const size_t least = f->least > 0 ? (size_t)f->least : 0, most = (size_t)f->most;
    /* Whether a step may lack tasks depends on more than the table: content/check.h. */
    if (node->count > most || (node->count < least && f->type != FIELD_TASKS))
        diag_add(r->diags, DIAG_FIELD_COUNT, node->place, "field", f->name, "count",
                 reader_number(r, (long long)node->count), "least", reader_number(r, f->least),
                 "most", reader_number(r, f->most), NULL);
    *ret_count = node->count > most ? most : node->count;
    return true;
}

/* ---- plain values ---- */

static bool reader_is_id(const char *s)
{
    return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

void reader_repair_id(const char *s, struct str *out)
{
    const size_t start = out->length;
    while (*s) {
        const unsigned c = utf8_next(&s);
        char letter = '-';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letter = (char)c;
        else if (c >= 'A' && c <= 'Z')
            letter = (char)(c - 'A' + 'a');
        else if (c == 0xE4 || c == 0xC4 || c == 0xE5 || c == 0xC5)
            letter = 'a';
        else if (c == 0xF6 || c == 0xD6)
            letter = 'o';
        if (letter != '-' || (out->length > start && out->text[out->length - 1] != '-'))
            str_add_char(out, letter);
    }
    if (out->length > start && out->text[out->length - 1] == '-')
        out->text[--out->length] = '\0';
}

/* The id repaired, or NULL. */
static const char *reader_guess_id(struct reader *r, const char *s)
{
    struct str id = {0};
    reader_repair_id(s, &id);
    const char *guess = id.length ? arena_string(r->scratch, id.text) : NULL;
    str_release(&id);
    return guess;
}

/* A copy of the id in NODE, or NULL. */
const char *reader_id(struct reader *r, const char *field, const struct node *node)
{
    const char *id = reader_string(r, field, "an id", node);
    if (!id)
        return NULL;
    if (utf8_count(id) > NODE_MOST_KEY) {
        diag_add(r->diags, DIAG_TEXT_LONG, node->place, "most", reader_number(r, NODE_MOST_KEY),
                 NULL);
        return NULL;
    }
    if (!reader_is_id(id))
        diag_add(r->diags, DIAG_ID_FORM, node->place, "id", id, "guess", reader_guess_id(r, id),
                 NULL);
    return arena_string(r->arena, id);
}

const char *reader_line(struct reader *r, const char *field, const struct node *node)
{
    const char *line = reader_string(r, field, "a text", node);
    if (!line)
        return NULL;
    if (strchr(line, '\n')) {
        reader_wrong(r, field, "a single line", node);
        return NULL;
    }
    return arena_string(r->arena, line);
}

/* Whether S is a decimal number as people write it: no sign but '-', no leading zeros. */
static bool reader_is_decimal(const char *s, bool fraction)
{
    s += *s == '-';
    if (*s < '0' || *s > '9' || (s[0] == '0' && s[1] >= '0' && s[1] <= '9'))
        return false;
    s += strspn(s, "0123456789");
    if (fraction && s[0] == '.' && s[1] >= '0' && s[1] <= '9')
        s += 1 + strspn(s + 1, "0123456789");
    return *s == '\0';
}

bool reader_whole(struct reader *r, const struct field *f, const char *name,
                  const struct node *node, int *ret_number)
{
    long long number;
    if (node->type != NODE_TEXT || !node->plain || !reader_is_decimal(node->text, false)) {
        reader_wrong(r, name, "a whole number", node);
        return false;
    }
    if (!str_number(node->text, f->least, f->most, &number)) {
        struct field named = *f;
        named.name = name;
        reader_range(r, &named, node->text, node->place);
        return false;
    }
    *ret_number = (int)number;
    return true;
}

void reader_decimal(struct reader *r, const struct field *f, const struct node *node, double *at)
{
    if (node->type != NODE_TEXT || !node->plain || !reader_is_decimal(node->text, true)) {
        reader_wrong(r, f->name, "a number", node);
        return;
    }
    double value = 0, unit = 1;
    bool fraction = false;
    for (const char *s = node->text + (node->text[0] == '-'); *s; s++) {
        if (*s == '.') {
            fraction = true;
        } else if (fraction) {
            unit *= 10;
            value = value * 10 + (*s - '0');
        } else {
            value = value * 10 + (*s - '0');
        }
    }
    value /= node->text[0] == '-' ? -unit : unit;
    if (value >= f->least && value <= f->most)
        *at = value;
    else
        reader_range(r, f, node->text, node->place);
}

void reader_flag(struct reader *r, const struct field *f, const struct node *node, bool *at)
{
    const bool plain = node->type == NODE_TEXT && node->plain;
    if (plain && strcmp(node->text, "true") == 0)
        *at = true;
    else if (!plain || strcmp(node->text, "false") != 0)
        reader_wrong(r, f->name, "true or false", node);
}

void reader_word(struct reader *r, const struct field *f, const struct node *node, int *at)
{
    const char *word = reader_string(r, f->name, "a word", node);
    struct str known = {0};
    size_t count = 0;
    if (!word)
        return;
    for (; f->words[count]; count++) {
        if (strcmp(f->words[count], word) == 0) {
            *at = (int)count;
            str_release(&known);
            return;
        }
        str_addf(&known, "%s%s", count ? ", " : "", f->words[count]);
    }
    diag_add(r->diags, DIAG_FIELD_VALUE, node->place, "value", word, "field", f->name, "known",
             str_text(&known), "guess", diag_guess(word, f->words, count), NULL);
    str_release(&known);
}

/* ---- texts ---- */

bool reader_check_tag(struct reader *r, const char *tag, struct place place)
{
    if (text_tag_valid(tag))
        return true;
    diag_add(r->diags, DIAG_LANGUAGE_FORM, place, "tag", tag, NULL);
    return false;
}

static void reader_remember(struct reader *r, const struct text_in *in, unsigned last_line)
{
    if (!strstr(in->string, "[["))
        return;
    if (r->marked_count == r->marked_room) {
        const size_t room = r->marked_room ? r->marked_room * 2 : 64;
        struct marked *marked = realloc(r->marked, room * sizeof *marked);
        if (!marked)
            bug_out_of_memory();
        r->marked = marked;
        r->marked_room = room;
    }
    r->marked[r->marked_count++] = (struct marked){.in = in, .last_line = last_line};
}

/* One language's string. */
static bool reader_text_in(struct reader *r, const char *field, const char *tag,
                           const struct node *node, struct text_in *in)
{
    const char *string = reader_string(r, field, "a text", node);
    if (!string)
        return false;
    if (string[strspn(string, " \n")] == '\0') {
        diag_add(r->diags, DIAG_FIELD_EMPTY, node->place, "field", field, NULL);
        return false;
    }
    *in = (struct text_in){
        .tag = tag, .string = arena_copy(r->arena, string, node->count), .place = node->place};
    return true;
}

/* The tag of ENTRY, or NULL: the pack's own string for a language it knows, else a copy. */
static const char *reader_tag(struct reader *r, const struct node_entry *entry)
{
    for (size_t i = 0; i < r->promised_count; i++) {
        if (strcmp(r->promised[i], entry->key) == 0)
            return r->promised[i];
    }
    return reader_check_tag(r, entry->key, entry->place) ? arena_string(r->arena, entry->key)
                                                         : NULL;
}

static void reader_text_map(struct reader *r, const char *field, const struct node *node,
                            struct text *at)
{
    size_t count = node->count;
    if (count == 0 || count > PACK_MOST_LANGUAGES)
        diag_add(r->diags, DIAG_FIELD_COUNT, node->place, "field", field, "count",
                 reader_number(r, (long long)count), "least", "1", "most",
                 reader_number(r, PACK_MOST_LANGUAGES), NULL);
    if (count > PACK_MOST_LANGUAGES)
        count = PACK_MOST_LANGUAGES;
    struct text_in *in = arena_array(r->arena, count, sizeof *in);
    for (size_t i = 0; i < count; i++) {
        const struct node_entry *entry = &node->entry[i];
        const char *tag = reader_tag(r, entry);
        if (!tag)
            continue;
        if (text_has(at, tag)) {
            diag_add(r->diags, DIAG_FIELD_TWICE, entry->place, "field", tag, NULL);
            diag_other(r->diags, at->in[0].place);
            continue;
        }
        if (reader_text_in(r, tag, tag, &entry->value, &in[at->count])) {
            reader_remember(r, &in[at->count], entry->value.last_line);
            at->in = in;
            at->count++;
        }
    }
}

void reader_text(struct reader *r, const char *field, const struct node *node, struct text *at)
{
    const size_t before = r->diags->count;
    at->place = node->place;
    switch (node->type) {
    case NODE_LIST: reader_wrong(r, field, "a text or a map of languages", node); break;
    case NODE_MAP: reader_text_map(r, field, node, at); break;
    case NODE_TEXT: {
        struct text_in *in = arena_alloc(r->arena, sizeof *in);
        if (reader_text_in(r, field, r->language, node, in)) {
            reader_remember(r, in, node->last_line);
            at->in = in;
            at->count = 1;
        }
        break;
    }
    }
    if (r->diags->count == before) {
        for (size_t i = 0; i < r->promised_count; i++) {
            if (!text_has(at, r->promised[i])) {
                diag_add(r->diags, DIAG_LANGUAGE_MISSING, node->place, "tag", r->promised[i], NULL);
                break;
            }
        }
    }
    r->soft += r->diags->count - before;
}
