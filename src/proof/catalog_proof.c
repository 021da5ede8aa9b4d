/* SPDX-License-Identifier: MIT */
/* Messages that are plural forms of one are gathered into one entry; then two sorted rows of
 * entries, this language's and the English one's, are compared like the merge of a merge sort. */
#include "proof/catalog_proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "content/catalog_load.h"
#include "content/source.h"

enum { PROVE_PLACEHOLDERS = 8, PROVE_NUMBERS = 1000, PROVE_MILLION = 1000000, PROVE_GUESSES = 40 };

struct names {
    const char *name[PROVE_PLACEHOLDERS];
    size_t count;
};

struct entry {
    const char *key;
    bool plural;
    unsigned forms; /* bits by enum plural */
    struct names names;
    struct place place;
};

struct entries {
    struct entry *item;
    size_t count;
};

struct prove {
    struct arena arena;
    const struct catalog *catalog;
    struct entries mine, theirs;
    struct diags *diags;
    unsigned guesses;
};

/* ---- entries ---- */

static bool prove_has(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->name[i], name) == 0)
            return true;
    }
    return false;
}

/* Adds the %{names} in TEXT. */
static void prove_names(struct arena *arena, const char *text, struct names *names)
{
    for (const char *open; (open = strstr(text, "%{")) != NULL;) {
        const char *end = strchr(open, '}');
        if (!end)
            return;
        const char *name = arena_copy(arena, open, (size_t)(end + 1 - open));
        if (names->count < PROVE_PLACEHOLDERS && !prove_has(names, name))
            names->name[names->count++] = name;
        text = end + 1;
    }
}

/* The plural form called NAME, or -1. */
static int prove_form_called(const char *name)
{
    for (int form = 0; form < PLURALS; form++) {
        if (strcmp(name, plural_names[form]) == 0)
            return form;
    }
    return -1;
}

/* Whether all that stands below the LENGTH bytes of STEM are plural forms. The search ends at the
 * first that is none, so it looks at few. */
static bool prove_all_forms(const struct catalog *catalog, const char *stem, size_t length)
{
    size_t low = 0, high = catalog->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strncmp(catalog->message[middle].key, stem, length + 1) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < catalog->count && strncmp(catalog->message[low].key, stem, length + 1) == 0;
         low++) {
        if (prove_form_called(catalog->message[low].key + length + 1) < 0)
            return false;
    }
    return true;
}

/* Which plural form the last name of KEY is, or -1; *RET_STEM bytes stand before it. */
static int prove_form(const struct catalog *catalog, const char *key, size_t *ret_stem)
{
    const char *dot = strrchr(key, '.');
    const int form = dot ? prove_form_called(dot + 1) : -1;
    if (form < 0 || !prove_all_forms(catalog, key, (size_t)(dot - key)))
        return -1;
    *ret_stem = (size_t)(dot - key);
    return form;
}

static int prove_compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    return strcmp(a->key, b->key);
}

static void prove_sort(struct entries *entries)
{
    if (entries->count > 1)
        qsort(entries->item, entries->count, sizeof *entries->item, prove_compare);
}

/* The messages of CATALOG, whose PLACES may be NULL; room for MORE behind them. Messages of one
 * stem stand together, since they are sorted. */
static void prove_entries(struct arena *arena, const struct catalog *catalog,
                          const struct place *places, size_t more, struct entries *ret_entries)
{
    struct entries entries = {arena_array(arena, catalog->count + more, sizeof(struct entry)), 0};
    struct entry *open = NULL; /* the entry that the last form was added to */
    for (size_t i = 0; i < catalog->count; i++) {
        const struct message *message = &catalog->message[i];
        size_t stem;
        const int form = prove_form(catalog, message->key, &stem);
        const bool joins = form >= 0 && open && strlen(open->key) == stem &&
                           memcmp(open->key, message->key, stem) == 0;
        if (!joins) {
            open = &entries.item[entries.count++];
            *open = (struct entry){.key = form >= 0 ? arena_copy(arena, message->key, stem)
                                                    : message->key,
                                   .plural = form >= 0};
            if (places)
                open->place = places[i];
        }
        if (form >= 0)
            open->forms |= 1U << form;
        prove_names(arena, message->text, &open->names);
    }
    prove_sort(&entries);
    *ret_entries = entries;
}

/* The English diagnostics, behind the English messages. */
static void prove_add_diags(struct arena *arena, struct entries *entries)
{
    for (int i = 0; i < DIAG_CODES; i++) {
        const enum diag_code code = (enum diag_code)i;
        const char *const text[] = {diag_code_message(code), diag_code_hint(code)};
        static const char *const part[] = {"message", "hint"};
        for (size_t n = 0; n < 2; n++) {
            if (!text[n])
                continue;
            struct entry *entry = &entries->item[entries->count++];
            *entry = (struct entry){
                .key = arena_format(arena, "diag.%s.%s", diag_code_name(code), part[n])};
            prove_names(arena, text[n], &entry->names);
        }
    }
    for (int i = 0; i < DIAG_TERMS; i++)
        entries->item[entries->count++] = (struct entry){
            .key = arena_format(arena, "diag.term.%s", diag_term_name((enum diag_term)i))};
    prove_sort(entries);
}

/* Whether the catalogue translates diagnostics. */
static bool prove_translates_diags(const struct catalog *catalog)
{
    for (int i = 0; i < DIAG_CODES; i++) {
        struct str key = {0};
        str_addf(&key, "diag.%s.message", diag_code_name((enum diag_code)i));
        const bool found = catalog_find(catalog, str_text(&key)) != NULL;
        str_release(&key);
        if (found)
            return true;
    }
    return false;
}

/* ---- what is missing ---- */

/* The first entry whose key begins with the LENGTH bytes of SECTION and a '.', or is there at all
 * when there are none; NULL when there is no such entry. */
static const struct entry *prove_find_section(const struct entries *entries, const char *section,
                                              size_t length)
{
    size_t low = 0, high = entries->count;
    while (low < high && length > 0) {
        const size_t middle = low + (high - low) / 2;
        const int order = strncmp(entries->item[middle].key, section, length + 1);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == entries->count || strncmp(entries->item[low].key, section, length) != 0 ||
        (length > 0 && entries->item[low].key[length] != '.'))
        return NULL;
    return &entries->item[low];
}

/* The part of KEY that is a section of the catalogue: its length, 0 for the outermost. */
static size_t prove_section(const struct entries *mine, const char *key, struct place *ret_place)
{
    for (size_t length = strlen(key); length > 0;) {
        while (length > 0 && key[length] != '.')
            length--;
        const struct entry *found = prove_find_section(mine, key, length);
        if (found) {
            *ret_place = found->place;
            return length;
        }
        if (length > 0)
            length--;
    }
    return 0;
}

/* Missing messages of one section. */
struct gap {
    const char *section;
    size_t length, count;
    struct place place;
    struct str keys;
};

static void prove_end_gap(struct prove *p, struct gap *gap)
{
    if (gap->count == 0)
        return;
    const char *section =
        gap->length ? arena_copy(&p->arena, gap->section, gap->length) : p->catalog->tag;
    diag_add(p->diags, DIAG_MESSAGE_MISSING, gap->place, "section", section, "count",
             arena_format(&p->arena, "%zu", gap->count), "keys", str_text(&gap->keys), NULL);
    str_clear(&gap->keys);
    gap->count = 0;
}

static void prove_missing(struct prove *p, struct gap *gap, const struct entry *entry)
{
    enum { SHOWN = 6 };
    struct place place = {.file = p->catalog->count ? p->mine.item[0].place.file : NULL};
    const size_t length = prove_section(&p->mine, entry->key, &place);
    if (gap->count > 0 && (length != gap->length || memcmp(entry->key, gap->section, length) != 0))
        prove_end_gap(p, gap);
    if (gap->count == 0) {
        gap->section = entry->key;
        gap->length = length;
        gap->place = place;
    }
    if (gap->count < SHOWN)
        str_addf(&gap->keys, "%s%s", gap->count ? ", " : "", entry->key + length + (length > 0));
    else if (gap->count == SHOWN)
        str_add(&gap->keys, ", …");
    gap->count++;
}

/* ---- what is there ---- */

static void prove_surplus(struct prove *p, const struct entry *entry)
{
    const char *guess = NULL;
    if (p->guesses++ < PROVE_GUESSES) {
        const char **known = arena_array(&p->arena, p->theirs.count, sizeof *known);
        for (size_t i = 0; i < p->theirs.count; i++)
            known[i] = p->theirs.item[i].key;
        guess = diag_guess(entry->key, known, p->theirs.count);
    }
    diag_add(p->diags, DIAG_MESSAGE_SURPLUS, entry->place, "key", entry->key, "guess", guess, NULL);
}

static void prove_placeholders(struct prove *p, const struct entry *mine,
                               const struct entry *theirs)
{
    struct str known = {0};
    for (size_t i = 0; i < theirs->names.count; i++)
        str_addf(&known, "%s%s", i ? " " : "", theirs->names.name[i]);
    for (size_t i = 0; i < theirs->names.count; i++) {
        if (!prove_has(&mine->names, theirs->names.name[i]))
            diag_add(p->diags, DIAG_PLACEHOLDER_MISSING, mine->place, "key", mine->key,
                     "placeholder", theirs->names.name[i], NULL);
    }
    for (size_t i = 0; i < mine->names.count; i++) {
        if (!prove_has(&theirs->names, mine->names.name[i]))
            diag_add(p->diags, DIAG_PLACEHOLDER_UNKNOWN, mine->place, "key", mine->key,
                     "placeholder", mine->names.name[i], "known",
                     theirs->names.count ? str_text(&known) : NULL, NULL);
    }
    str_release(&known);
}

/* For each form of the language a number that has it; 0 for forms that no number has. Zero itself
 * is PROVE_NUMBERS + 1 then. */
static void prove_numbers(const char *tag, unsigned long ret_number[PLURALS])
{
    memset(ret_number, 0, PLURALS * sizeof *ret_number);
    for (unsigned long n = 1; n <= PROVE_NUMBERS; n++) {
        if (ret_number[plural_of(tag, n)] == 0)
            ret_number[plural_of(tag, n)] = n;
    }
    if (ret_number[plural_of(tag, 0)] == 0)
        ret_number[plural_of(tag, 0)] = PROVE_NUMBERS + 1;
}

static void prove_plural(struct prove *p, const struct entry *mine)
{
    const char *tag = p->catalog->tag;
    unsigned long number[PLURALS];
    struct str lacking = {0};
    prove_numbers(tag, number);
    for (int form = 0; form < PLURALS; form++) {
        const bool there = (mine->forms & 1U << form) != 0;
        if (number[form] > 0 && !there)
            str_addf(&lacking, "%s%s (%lu)", lacking.length ? ", " : "", plural_names[form],
                     number[form] > PROVE_NUMBERS ? 0 : number[form]);
        if (number[form] == 0 && there && form != PLURAL_OTHER &&
            plural_of(tag, PROVE_MILLION) != (enum plural)form)
            diag_add(p->diags, DIAG_PLURAL_UNUSED, mine->place, "key", mine->key, "form",
                     plural_names[form], "language", tag, NULL);
    }
    if (lacking.length > 0)
        diag_add(p->diags, DIAG_PLURAL_MISSING, mine->place, "key", mine->key, "language", tag,
                 "forms", str_text(&lacking), NULL);
    str_release(&lacking);
}

static void prove_both(struct prove *p, const struct entry *mine, const struct entry *theirs)
{
    prove_placeholders(p, mine, theirs);
    if (theirs->plural && !mine->plural) {
        struct entry formless = *mine;
        formless.forms = 0;
        prove_plural(p, &formless);
    }
}

/* HELD: messages that are missing count, and those that are too many. */
static void prove_compare_all(struct prove *p, bool held)
{
    struct gap gap = {0};
    size_t mine = 0, theirs = 0;
    while (mine < p->mine.count || theirs < p->theirs.count) {
        const struct entry *a = mine < p->mine.count ? &p->mine.item[mine] : NULL;
        const struct entry *b = theirs < p->theirs.count ? &p->theirs.item[theirs] : NULL;
        const int order = !a ? 1 : !b ? -1 : strcmp(a->key, b->key);
        if (order > 0 && held)
            prove_missing(p, &gap, b);
        if (order < 0 && held)
            prove_surplus(p, a);
        if (order == 0)
            prove_both(p, a, b);
        mine += order <= 0;
        theirs += order >= 0;
    }
    prove_end_gap(p, &gap);
    str_release(&gap.keys);
}

void catalog_prove(const char *path, const struct catalog *english, struct diags *diags)
{
    struct prove p = {.diags = diags};
    const struct place *places;
    struct catalog catalog;
    const struct catalog none = {0};
    if (catalog_load_places(path, &p.arena, diags, &catalog, &places)) {
        struct source source;
        p.catalog = &catalog;
        const bool held = english && strcmp(catalog.tag, "en") != 0;
        prove_entries(&p.arena, &catalog, places, 0, &p.mine);
        prove_entries(&p.arena, held ? english : &none, NULL, 2 * DIAG_CODES + DIAG_TERMS,
                      &p.theirs);
        if (prove_translates_diags(&catalog))
            prove_add_diags(&p.arena, &p.theirs);
        prove_compare_all(&p, held);
        for (size_t i = 0; i < p.mine.count; i++) {
            if (p.mine.item[i].plural)
                prove_plural(&p, &p.mine.item[i]);
        }
        if (source_open(path, &p.arena, diags, &source))
            diag_sources(diags, path, source.text, source.length);
    }
    diags_sort(diags);
    arena_release(&p.arena);
}
