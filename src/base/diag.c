/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    enum diag_severity severity;
    const char *message, *hint;
} diag_table[] = {
#define DIAG(name, code, severity, message, hint) {code, DIAG_##severity, message, hint},
#include "base/diag_codes.def"
#undef DIAG
};

static const struct {
    const char *name, *english;
} diag_term_table[] = {
#define TERM(name, key, english) {key, english},
#include "base/diag_terms.def"
#undef TERM
};

const char *diag_code_name(enum diag_code code)
{
    return diag_table[code].name;
}

enum diag_severity diag_code_severity(enum diag_code code)
{
    return diag_table[code].severity;
}

const char *diag_code_message(enum diag_code code)
{
    return diag_table[code].message;
}

const char *diag_code_hint(enum diag_code code)
{
    return diag_table[code].hint;
}

const char *diag_term(enum diag_term term)
{
    return diag_term_table[term].english;
}

const char *diag_term_name(enum diag_term term)
{
    return diag_term_table[term].name;
}

static struct place diag_keep_place(struct diags *d, struct place place)
{
    if (place.file)
        place.file = arena_string(&d->arena, place.file);
    return place;
}

void diag_add(struct diags *d, enum diag_code code, struct place place, ...)
{
    if (d->count == d->room) {
        const size_t room = d->room ? d->room * 2 : 16;
        struct diag *item = arena_array(&d->arena, room, sizeof *item);
        if (d->count)
            memcpy(item, d->item, d->count * sizeof *item);
        d->item = item;
        d->room = room;
    }
    struct diag *diag = &d->item[d->count++];
    *diag = (struct diag){.code = code, .place = diag_keep_place(d, place)};

    va_list args;
    va_start(args, place);
    size_t n = 0;
    for (const char *name; (name = va_arg(args, const char *)) != NULL;) {
        const char *value = va_arg(args, const char *);
        if (n == DIAG_ARGUMENTS)
            BUG("too many arguments to a diagnostic");
        if (!value)
            continue;
        struct str clean = {0};
        utf8_add_clean(&clean, value, strlen(value));
        diag->argument[n].name = arena_string(&d->arena, name);
        diag->argument[n++].value = arena_string(&d->arena, str_text(&clean));
        str_release(&clean);
    }
    va_end(args);
}

void diag_other(struct diags *d, struct place other)
{
    if (d->count)
        d->item[d->count - 1].other = diag_keep_place(d, other);
}

static bool diag_same_file(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Keeps of the line that begins at LINE, in a text of LEFT bytes, the part around the diagnostic's
 * column. */
static void diag_keep_source(struct diags *d, struct diag *diag, const char *line, size_t left)
{
    enum { DIAG_BEFORE = 100, DIAG_BEHIND = 200 };
    const unsigned column = diag->place.column ? diag->place.column : 1;
    const size_t most = ((size_t)column + DIAG_BEHIND) * 4;
    const char *stop = memchr(line, '\n', left < most ? left : most);
    const char *at = line, *end = stop ? stop : line + left, *start = line;
    unsigned n = 0;

    if (end > line && end[-1] == '\r')
        end--;

    for (; at < end && n < column + DIAG_BEHIND; n++) {
        do {
            at++;
        } while (at < end && ((unsigned char)*at & 0xC0) == 0x80);
        if (n + 1 + DIAG_BEFORE < column) {
            start = at;
            diag->skipped = n + 1;
        }
    }
    struct str clean = {0};
    utf8_add_clean(&clean, start, (size_t)(at - start));
    diag->source = arena_string(&d->arena, str_text(&clean));
    str_release(&clean);
}

static int diag_compare_lines(const void *left, const void *right)
{
    const struct diag *const *a = left, *const *b = right;
    return ((*a)->place.line > (*b)->place.line) - ((*a)->place.line < (*b)->place.line);
}

/* Line after line, so that the text is gone through once however many there are. */
void diag_sources(struct diags *d, const char *file, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    struct arena scratch = {0};
    struct diag **order = arena_array(&scratch, d->count, sizeof *order);
    unsigned line = 1;
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct diag *diag = &d->item[i];
        if (!diag->source && diag->place.line > 0 && diag_same_file(diag->place.file, file))
            order[count++] = diag;
    }
    if (count > 1)
        qsort(order, count, sizeof(struct diag *), diag_compare_lines);
    for (size_t i = 0; i < count; i++) {
        struct diag *diag = order[i];
        for (; line < diag->place.line && at < end; line++) {
            const char *newline = memchr(at, '\n', (size_t)(end - at));
            at = newline ? newline + 1 : end;
        }
        if (at == end)
            break;
        diag_keep_source(d, diag, at, (size_t)(end - at));
    }
    arena_release(&scratch);
}

static const char *diag_word(const struct diag_words *words, const char *key, const char *english)
{
    const char *found = words && words->find ? words->find(words->context, key) : NULL;
    return found ? found : english;
}

static const char *diag_argument_value(const struct diag *d, const char *name, size_t length)
{
    for (size_t i = 0; i < DIAG_ARGUMENTS && d->argument[i].name; i++) {
        if (strlen(d->argument[i].name) == length && memcmp(d->argument[i].name, name, length) == 0)
            return d->argument[i].value;
    }
    return NULL;
}

/* Whether the argument of the LENGTH bytes of NAME holds terms; others hold the author's words. */
static bool diag_has_terms(const char *name, size_t length)
{
    static const char *const named[] = {"reason", "wanted", "found", "shape"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strlen(named[i]) == length && memcmp(named[i], name, length) == 0)
            return true;
    }
    return false;
}

/* Appends VALUE, the terms in it in the reader's language. */
static void diag_add_terms(const char *value, const struct diag_words *words, struct str *out)
{
    for (int i = 0; i < DIAG_TERMS; i++) {
        const char *english = diag_term_table[i].english;
        const size_t length = strlen(english);
        const bool begins = english[length - 1] == ' ';
        if (begins ? strncmp(value, english, length) != 0 : strcmp(value, english) != 0)
            continue;
        struct str key = {0};
        str_addf(&key, "diag.term.%s", diag_term_table[i].name);
        str_add(out, diag_word(words, str_text(&key), english));
        str_release(&key);
        if (begins)
            diag_add_terms(value + length, words, out);
        return;
    }
    str_add(out, value);
}

/* Fills PATTERN from the arguments of D; false when one is missing (then OUT is as before). */
static bool diag_fill(const struct diag *d, const char *pattern, const struct diag_words *words,
                      struct str *out)
{
    const size_t before = out->length;
    for (const char *at = pattern; *at;) {
        const char *end = at[0] == '%' && at[1] == '{' ? strchr(at, '}') : NULL;
        if (!end) {
            str_add_char(out, *at++);
            continue;
        }
        const char *value = diag_argument_value(d, at + 2, (size_t)(end - at - 2));
        if (!value) {
            out->length = before;
            if (out->text)
                out->text[before] = '\0';
            return false;
        }
        if (diag_has_terms(at + 2, (size_t)(end - at - 2)))
            diag_add_terms(value, words, out);
        else
            str_add(out, value);
        at = end + 1;
    }
    return true;
}

static const char *diag_pattern(const struct diag_words *words, enum diag_code code,
                                const char *part, const char *english)
{
    struct str key = {0};
    str_addf(&key, "diag.%s.%s", diag_code_name(code), part);
    const char *pattern = diag_word(words, str_text(&key), english);
    str_release(&key);
    return pattern;
}

static void diag_render_place(const struct place *p, struct str *out)
{
    if (!p->file)
        return;
    utf8_add_clean(out, p->file, strlen(p->file));
    if (p->line > 0)
        str_addf(out, ":%u:%u", p->line, p->column);
    str_add(out, ": ");
}

/* The source line, cut to a window of DIAG_WINDOW characters around the column, and the caret. */
static void diag_render_source(const struct diag *d, struct str *out)
{
    enum { DIAG_WINDOW = 72, DIAG_LEAD = 48 };
    const char *at = d->source;
    unsigned column = d->place.column ? d->place.column : 1, skipped = d->skipped;

    if (column > DIAG_WINDOW) {
        for (; *at && skipped < column - DIAG_LEAD; skipped++)
            utf8_next(&at);
    }
    const char *start = at, *caret = at;
    unsigned n = 0, before = 0;
    while (*at && n < DIAG_WINDOW) {
        if (n + skipped + 1 < column) {
            const int width = utf8_width(utf8_next(&at));
            before += width > 0 ? (unsigned)width : 0;
            caret = at;
        } else {
            utf8_next(&at);
        }
        n++;
    }
    str_add(out, "    ");
    str_add_bytes(out, start, (size_t)(at - start));
    str_add(out, "\n    ");
    for (unsigned i = 0; i < before; i++)
        str_add_char(out, ' ');
    str_add_char(out, '^');
    unsigned span = d->place.span, left = (unsigned)utf8_count(caret);
    for (unsigned i = 1; i < span && i < left && i < DIAG_WINDOW; i++)
        str_add_char(out, '~');
    str_add_char(out, '\n');
}

void diag_message(const struct diag *d, const struct diag_words *words, struct str *out)
{
    if (!diag_fill(d, diag_pattern(words, d->code, "message", diag_code_message(d->code)), words,
                   out))
        str_add(out, diag_code_name(d->code));
}

bool diag_hint(const struct diag *d, const struct diag_words *words, struct str *out)
{
    const char *hint = diag_code_hint(d->code);
    return hint && diag_fill(d, diag_pattern(words, d->code, "hint", hint), words, out);
}

void diag_head(const struct diag *d, const struct diag_words *words, struct str *out)
{
    const bool error = diag_code_severity(d->code) == DIAG_ERROR;
    diag_render_place(&d->place, out);
    str_addf(out, "%s: ",
             diag_word(words, error ? "diag.error" : "diag.warning", error ? "error" : "warning"));
    diag_message(d, words, out);
    str_addf(out, " [%s]", diag_code_name(d->code));
}

bool diag_other_head(const struct diag *d, const struct diag_words *words, struct str *out)
{
    if (d->other.line == 0)
        return false;
    diag_render_place(&d->other, out);
    str_add(out, diag_word(words, "diag.first", "first here"));
    return true;
}

void diag_render(const struct diag *d, const struct diag_words *words, struct str *out)
{
    diag_head(d, words, out);
    str_add_char(out, '\n');
    if (d->source)
        diag_render_source(d, out);
    struct str hint = {0};
    if (diag_hint(d, words, &hint))
        str_addf(out, "    %s: %s\n", diag_word(words, "diag.hint", "hint"), str_text(&hint));
    str_clear(&hint);
    if (diag_other_head(d, words, &hint))
        str_addf(out, "    %s\n", str_text(&hint));
    str_release(&hint);
}

static int diag_compare(const void *left, const void *right)
{
    const struct diag *a = left, *b = right;
    if ((a->place.file || b->place.file) && !diag_same_file(a->place.file, b->place.file))
        return a->place.file && b->place.file ? strcmp(a->place.file, b->place.file)
                                              : (a->place.file != NULL) - (b->place.file != NULL);
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    /* The same order from every qsort: also of several missing fields of one thing. */
    for (size_t i = 0; i < DIAG_ARGUMENTS && a->argument[i].name && b->argument[i].name; i++) {
        const int order = strcmp(a->argument[i].value, b->argument[i].value);
        if (order)
            return order;
    }
    return 0;
}

void diags_sort(struct diags *d)
{
    if (d->count > 0)
        qsort(d->item, d->count, sizeof *d->item, diag_compare);
}

/* The last lines: how many more there are, and how many of each severity. */
static void diags_render_count(const struct diags *d, size_t shown, const struct diag_words *words,
                               struct str *out)
{
    struct arena scratch = {0};
    struct diags count = {0};
    const size_t errors = diags_errors(d), warnings = d->count - errors;
    diag_add(&count, DIAG_FILE_LARGE, (struct place){0}, "errors",
             arena_format(&scratch, "%zu", errors), "warnings",
             arena_format(&scratch, "%zu", warnings), "count",
             arena_format(&scratch, "%zu", d->count - shown), NULL);
    if (d->count > shown) {
        diag_fill(count.item, diag_word(words, "diag.more", "… and %{count} more"), words, out);
        str_add_char(out, '\n');
    }
    diag_fill(count.item,
              warnings ? diag_word(words, "diag.counts", "errors: %{errors}, warnings: %{warnings}")
                       : diag_word(words, "diag.count", "errors: %{errors}"),
              words, out);
    str_add_char(out, '\n');
    diags_release(&count);
    arena_release(&scratch);
}

/* Where there is no room for all, warnings make room for errors. */
void diags_render(struct diags *d, const struct diag_words *words, struct str *out)
{
    if (d->count == 0)
        return;
    diags_sort(d);
    const size_t errors = diags_errors(d);
    size_t left[] = {[DIAG_ERROR] = errors < DIAG_SHOWN ? errors : DIAG_SHOWN, [DIAG_WARNING] = 0};
    size_t shown = 0;
    left[DIAG_WARNING] = DIAG_SHOWN - left[DIAG_ERROR];
    for (size_t i = 0; i < d->count && shown < DIAG_SHOWN; i++) {
        size_t *may = &left[diag_code_severity(d->item[i].code)];
        if (*may == 0)
            continue;
        (*may)--;
        shown++;
        diag_render(&d->item[i], words, out);
    }
    diags_render_count(d, shown, words, out);
}

size_t diags_errors(const struct diags *d)
{
    size_t errors = 0;
    for (size_t i = 0; i < d->count; i++)
        errors += diag_code_severity(d->item[i].code) == DIAG_ERROR;
    return errors;
}

void diags_release(struct diags *d)
{
    arena_release(&d->arena);
    *d = (struct diags){0};
}

const char *diag_guess(const char *name, const char *const *names, size_t count)
{
    unsigned most = (unsigned)strlen(name) / 3, best = (most ? most : 1) + 1;
    const char *guess = NULL;
    for (size_t i = 0; i < count; i++) {
        const unsigned distance = str_distance(name, names[i], best);
        if (distance < best) {
            best = distance;
            guess = names[i];
        }
    }
    return guess;
}
