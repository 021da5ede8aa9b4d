/* SPDX-License-Identifier: MIT */
/* Plain is for what nobody could take for something else: it begins with a letter (or a sign that
 * means nothing to YAML), holds no `: ` and ` #`, and is no word or number that some version of
 * YAML reads as a value. Everything can stand between double quotation marks. */
#include "workshop/scalar.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum scalar_style scalar_style_of(char first)
{
    if (first == '\'')
        return SCALAR_SINGLE;
    return first == '"' || first == '|' || first == '>' ? SCALAR_DOUBLE : SCALAR_PLAIN;
}

/* Words that YAML 1.1 or 1.2 takes for truths or nothing. */
static bool scalar_is_word(const char *text)
{
    static const char *const words[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(words[i], text) == 0)
            return true;
    }
    return false;
}

/* Whether TEXT may begin without quotation marks: a letter, a digit, or a sign beyond ASCII that
 * can be seen. */
static bool scalar_begins(const char *text)
{
    const unsigned char c = (unsigned char)*text;
    if (c >= 0x80)
        return utf8_next(&text) > 0xA0;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool scalar_can_be_plain(const char *text, bool flow)
{
    const size_t length = strlen(text);
    if (length == 0 || !scalar_begins(text) || scalar_is_word(text))
        return false;
    /* Numbers, dates, times. */
    if (*text >= '0' && *text <= '9' &&
        strspn(text, "0123456789abcdefxotzABCDEFXOTZ.,:+-_ ") == length)
        return false;
    if (text[length - 1] == ' ' || text[length - 1] == ':' || strpbrk(text, "\n\t"))
        return false;
    if (flow && strpbrk(text, ",[]{}?"))
        return false;
    return !strstr(text, ": ") && !strstr(text, " #");
}

static void scalar_add_single(struct str *out, const char *text)
{
    str_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'')
            str_add_char(out, '\'');
        str_add_char(out, *text);
    }
    str_add_char(out, '\'');
}

static void scalar_add_double(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (; *text; text++) {
        if (*text == '\n') {
            str_add(out, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

void scalar_add(struct str *out, const char *text, enum scalar_style style, bool flow)
{
    if (style == SCALAR_PLAIN && scalar_can_be_plain(text, flow))
        str_add(out, text);
    else if (style == SCALAR_SINGLE && !strchr(text, '\n'))
        scalar_add_single(out, text);
    else
        scalar_add_double(out, text);
}

/* Blanks at the edge of a line, and newlines at the edge of the text, would get lost. */
bool scalar_can_fold(const char *text)
{
    const size_t length = strlen(text);
    if (length == 0 || strchr(" \n", text[0]) || strchr(" \n", text[length - 1]))
        return false;
    return !strstr(text, "\n ") && !strstr(text, " \n") && !strchr(text, '\t');
}

static void scalar_line(struct str *out, size_t indent, const char *eol)
{
    str_add(out, eol);
    for (size_t i = 0; i < indent; i++)
        str_add_char(out, ' ');
}

/* The end of what of the paragraph at TEXT goes on a line of COLUMNS: the last blank that stands
 * alone and fits, else the first one, else the END. */
static const char *scalar_break(const char *text, const char *end, int columns)
{
    const char *found = end;
    int used = 0;
    bool any = false;
    for (const char *at = text; at < end;) {
        const bool alone = *at == ' ' && at > text && at[-1] != ' ' && at + 1 < end && at[1] != ' ';
        if (alone && (used <= columns || !any)) {
            found = at;
            any = true;
        }
        const int width = utf8_width(utf8_next(&at));
        used += width > 0 ? width : 0;
        if (used > columns && any)
            return found;
    }
    return used > columns ? found : end;
}

void scalar_add_folded(struct str *out, const char *text, size_t indent, const char *eol)
{
    const int columns = indent + 20 < SCALAR_COLUMNS ? (int)(SCALAR_COLUMNS - indent) : 20;
    while (*text) {
        const char *end = text + strcspn(text, "\n");
        while (text < end) {
            const char *line = scalar_break(text, end, columns);
            scalar_line(out, indent, eol);
            str_add_bytes(out, text, (size_t)(line - text));
            text = line < end ? line + 1 : end;
        }
        /* One newline is an empty line; every further one is one more. */
        while (*text == '\n') {
            str_add(out, eol);
            text++;
        }
    }
}

void scalar_add_literal(struct str *out, const char *text, size_t indent, const char *eol)
{
    str_add(out, "|-");
    while (*text) {
        const size_t length = strcspn(text, "\n");
        if (length > 0)
            scalar_line(out, indent, eol);
        else
            str_add(out, eol);
        str_add_bytes(out, text, length);
        text += length + (text[length] == '\n');
    }
}

void scalar_add_value(struct str *out, const char *text, enum scalar_style style, bool folded,
                      size_t indent, size_t used, const char *remark, const char *eol)
{
    struct str line = {0};
    scalar_add(&line, text, style, false);
    const bool fits =
        !strchr(text, '\n') && used + (size_t)utf8_columns(str_text(&line)) <= SCALAR_COLUMNS;
    if (scalar_can_fold(text) && (folded || !fits)) {
        str_addf(out, ">-%s", remark);
        scalar_add_folded(out, text, indent + 2, eol);
    } else {
        str_addf(out, "%s%s", str_text(&line), remark);
    }
    str_release(&line);
}
