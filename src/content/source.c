/* SPDX-License-Identifier: MIT */
#include "content/source.h"

#include <string.h>

#include "base/io.h"
#include "base/utf8.h"

/* Characters in the LENGTH bytes at S; a byte that is no UTF-8 counts as one. */
static unsigned source_characters(const char *s, size_t length)
{
    unsigned n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

struct place source_place(const struct source *source, size_t offset)
{
    struct place place = {.file = source->file, .line = 1, .span = 1};
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (source->text[i] == '\n') {
            place.line++;
            start = i + 1;
        }
    }
    place.column = source_characters(source->text + start, offset - start) + 1;
    return place;
}

/* Byte offset of the beginning of LINE; the text's length when it has fewer lines. */
size_t source_line(struct source *source, unsigned line)
{
    if (source->line == 0 || source->line > line) {
        source->line = 1;
        source->at = 0;
    }
    while (source->line < line) {
        const char *from = source->text + source->at;
        const char *newline = memchr(from, '\n', source->length - source->at);
        if (!newline)
            return source->length;
        source->at = (size_t)(newline - source->text) + 1;
        source->line++;
    }
    return source->at;
}

/* Where LINE's text ends, which begins at START. */
static size_t source_line_end(const struct source *source, size_t start)
{
    const char *newline = memchr(source->text + start, '\n', source->length - start);
    return newline ? (size_t)(newline - source->text) : source->length;
}

bool source_locate(struct source *source, struct place from, unsigned last_line, const char *needle,
                   size_t length, struct place *ret_place)
{
    for (unsigned line = from.line; line <= last_line; line++) {
        const size_t start = source_line(source, line), end = source_line_end(source, start);
        size_t at = start;
        for (unsigned column = 1; line == from.line && column < from.column && at < end; column++) {
            do {
                at++;
            } while (at < end && ((unsigned char)source->text[at] & 0xC0) == 0x80);
        }
        for (; length > 0 && at + length <= end; at++) {
            const char *hit = memchr(source->text + at, needle[0], end - at - length + 1);
            if (!hit)
                break;
            at = (size_t)(hit - source->text);
            if (memcmp(hit, needle, length) == 0) {
                *ret_place = (struct place){
                    .file = from.file,
                    .line = line,
                    .column = source_characters(source->text + start, at - start) + 1,
                    .span = source_characters(needle, length)};
                return true;
            }
        }
    }
    return false;
}

/* Whether libyaml's reader refuses what stands at S, or takes it for the end of a line. */
static bool source_refused(const unsigned char *s)
{
    if (s[0] < 0x80)
        return (s[0] < 0x20 && s[0] != '\n' && s[0] != '\t' && s[0] != '\r') || s[0] == 0x7F;
    if (s[0] == 0xC2)
        return s[1] < 0xA0;
    if (s[0] == 0xE2)
        return s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9);
    return s[0] == 0xEF && ((s[1] == 0xBB && s[2] == 0xBF) || (s[1] == 0xBF && s[2] >= 0xBE));
}

void source_bad_character(struct diags *diags, struct arena *arena, struct place place, unsigned c)
{
    diag_add(diags, DIAG_TEXT_CHARACTER, place, "character", arena_format(arena, "U+%04X", c),
             NULL);
}

/* Takes the byte order mark off; refuses other encodings and what no terminal shows; gives the
 * text newlines for carriage returns that stand alone. */
bool source_check(struct source *source, struct arena *arena, struct diags *diags)
{
    if (source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0) {
        source->text += 3;
        source->length -= 3;
    }
    size_t valid = utf8_valid(source->text, source->length);
    const char *nul = valid ? memchr(source->text, '\0', valid) : NULL;
    if (nul)
        valid = (size_t)(nul - source->text);
    if (valid < source->length) {
        diag_add(diags, DIAG_UTF8_INVALID, source_place(source, valid), NULL);
        return false;
    }
    const char *end = source->text + source->length;
    size_t errors = 0;
    bool lone = false;
    for (const char *at = source->text; errors < SOURCE_MOST_ERRORS; at++) {
        while (*at >= ' ' && *at < 0x7F)
            at++;
        if (at == end)
            break;
        if (*at == '\r' && (at + 1 == end || at[1] != '\n'))
            lone = true;
        if (source_refused((const unsigned char *)at)) {
            const char *c = at;
            source_bad_character(diags, arena, source_place(source, (size_t)(at - source->text)),
                                 utf8_next(&c));
            errors++;
        }
    }
    if (lone) {
        char *copy = arena_copy(arena, source->text, source->length);
        for (size_t i = 0; i < source->length; i++) {
            if (copy[i] == '\r' && copy[i + 1] != '\n')
                copy[i] = '\n';
        }
        source->text = copy;
    }
    return errors == 0;
}

bool source_open(const char *path, struct arena *arena, struct diags *diags,
                 struct source *ret_source)
{
    *ret_source = (struct source){.file = path};
    return io_read_file(path, IO_LARGEST_FILE, arena, diags, &ret_source->text,
                        &ret_source->length) &&
           source_check(ret_source, arena, diags);
}
