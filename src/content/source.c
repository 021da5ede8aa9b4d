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

/* What the bytes of a file that is no text begin with. */
static const struct {
    const char *bytes, *found;
} source_formats[] = {
    {"PK\x03\x04", "Word/OpenDocument"},
    {"\xD0\xCF\x11\xE0", "Word"},
    {"{\\rtf", "RTF"},
    {"%PDF", "PDF"},
    {"\x89PNG", "PNG"},
    {"\xFF\xD8\xFF", "JPEG"},
    {"GIF8", "GIF"},
    {"<!DOCTYPE", "HTML"},
    {"<!doctype", "HTML"},
    {"<html", "HTML"},
};

/* The format that SOURCE begins like, or NULL. */
static const char *source_format(const struct source *source)
{
    for (size_t i = 0; i < sizeof source_formats / sizeof *source_formats; i++) {
        const size_t length = strlen(source_formats[i].bytes);
        if (source->length >= length && memcmp(source->text, source_formats[i].bytes, length) == 0)
            return source_formats[i].found;
    }
    return NULL;
}

/* The encoding that SOURCE, which is no UTF-8 from byte VALID on, most likely has; NULL when it
 * cannot be told. A NUL every second byte is what UTF-16 makes of most letters. */
static const char *source_encoding(const struct source *source, size_t valid)
{
    enum { LOOKED_AT = 64 };
    const unsigned char *s = (const unsigned char *)source->text;
    const size_t length = source->length;
    size_t nuls = 0, looked = length < LOOKED_AT ? length : LOOKED_AT;
    for (size_t i = 0; i < looked; i++)
        nuls += s[i] == '\0';
    if (length >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF)))
        return "UTF-16";
    if (nuls * 3 >= looked)
        return "UTF-16";
    /* A letter such as 'ä' is one byte there. A byte at the very end may be half a letter of a file
     * that was cut. */
    if (memchr(s, '\0', length) || valid + 1 >= length || (s[valid + 1] & 0xC0) == 0x80)
        return NULL;
    return "Latin-1/Windows-1252";
}

/* Says that SOURCE is no UTF-8 from byte VALID on. */
static void source_not_utf8(const struct source *source, size_t valid, struct diags *diags)
{
    const char *encoding = source_encoding(source, valid);
    const struct place place = source_place(source, valid);
    if (encoding)
        diag_add(diags, DIAG_UTF8_OTHER, place, "encoding", encoding, NULL);
    else
        diag_add(diags, DIAG_UTF8_INVALID, place, NULL);
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
    const char *format = source_format(source);
    if (format) {
        diag_add(diags, DIAG_FILE_BINARY, (struct place){.file = source->file}, "found", format,
                 NULL);
        return false;
    }
    size_t valid = utf8_valid(source->text, source->length);
    const char *nul = valid ? memchr(source->text, '\0', valid) : NULL;
    if (nul)
        valid = (size_t)(nul - source->text);
    if (valid < source->length) {
        source_not_utf8(source, valid, diags);
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
