/* SPDX-License-Identifier: MIT */
/* Three steps over short strings: the file's own signs, HTML, and what a pack's text may hold. */
#include "workshop/gift_text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { TAG_LONGEST = 4000, ENTITY_LONGEST = 12, MARKS_MOST = 8 };

/* Stands for a strong text's edge between the steps; no text has it (source_check). */
#define EDGE '\x01'

/* --- the file's signs ----------------------------------------------------------------------- */

/* Where TAGS are read, in HTML a blank and a newline are the same, so a `\n` becomes a tag. */
static void gift_text_signs(const struct gift_string *string, bool tags, struct str *out)
{
    const char *end = string->raw + string->length;
    for (const char *at = string->raw; at < end; at++) {
        const char next = at[0] == '\\' && at + 1 < end ? at[1] : '\0';
        if (next == 'n') {
            str_add(out, tags ? "<br>" : "\n");
            at++;
        } else if (next && strchr("~=#{}:\\", next)) {
            str_add_char(out, next);
            at++;
        } else {
            str_add_char(out, strchr("\t\r\n", *at) ? ' ' : *at);
        }
    }
}

/* --- HTML ----------------------------------------------------------------------------------- */

enum tag { TAG_NONE, TAG_INLINE, TAG_BREAK, TAG_ITEM, TAG_STRONG, TAG_LINK, TAG_LOST, TAG_CODE };

static enum tag gift_text_tag(const char *name)
{
    static const struct {
        const char *name;
        enum tag tag;
    } names[] = {
        {"p", TAG_BREAK},          {"br", TAG_BREAK},      {"div", TAG_BREAK},
        {"li", TAG_ITEM},          {"ul", TAG_BREAK},      {"ol", TAG_BREAK},
        {"h1", TAG_BREAK},         {"h2", TAG_BREAK},      {"h3", TAG_BREAK},
        {"h4", TAG_BREAK},         {"h5", TAG_BREAK},      {"h6", TAG_BREAK},
        {"tr", TAG_BREAK},         {"table", TAG_BREAK},   {"pre", TAG_BREAK},
        {"hr", TAG_BREAK},         {"dl", TAG_BREAK},      {"dt", TAG_BREAK},
        {"dd", TAG_BREAK},         {"tbody", TAG_INLINE},  {"thead", TAG_INLINE},
        {"blockquote", TAG_BREAK}, {"section", TAG_BREAK}, {"b", TAG_STRONG},
        {"strong", TAG_STRONG},    {"em", TAG_STRONG},     {"i", TAG_STRONG},
        {"u", TAG_INLINE},         {"span", TAG_INLINE},   {"font", TAG_INLINE},
        {"small", TAG_INLINE},     {"big", TAG_INLINE},    {"sub", TAG_INLINE},
        {"sup", TAG_INLINE},       {"code", TAG_INLINE},   {"tt", TAG_INLINE},
        {"td", TAG_INLINE},        {"th", TAG_INLINE},     {"center", TAG_INLINE},
        {"del", TAG_INLINE},       {"ins", TAG_INLINE},    {"s", TAG_INLINE},
        {"strike", TAG_INLINE},    {"label", TAG_INLINE},  {"abbr", TAG_INLINE},
        {"cite", TAG_INLINE},      {"q", TAG_INLINE},      {"nolink", TAG_INLINE},
        {"a", TAG_LINK},           {"img", TAG_LOST},      {"audio", TAG_LOST},
        {"video", TAG_LOST},       {"iframe", TAG_LOST},   {"object", TAG_LOST},
        {"embed", TAG_LOST},       {"svg", TAG_LOST},      {"math", TAG_LOST},
        {"source", TAG_INLINE},    {"script", TAG_CODE},   {"style", TAG_CODE},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(names[i].name, name) == 0)
            return names[i].tag;
    }
    return TAG_NONE;
}

/* The tag at AT ('<'), its name, whether it closes, and its end behind the '>'. */
static enum tag gift_text_read_tag(const char *at, char name[GIFT_TAG_NAME], bool *ret_closes,
                                   const char **ret_end)
{
    const char *from = at + 1;
    *ret_closes = *from == '/';
    from += *ret_closes;
    const size_t length =
        strspn(from, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    if (length == 0 || length >= GIFT_TAG_NAME || !from[length] || !strchr(" />", from[length]))
        return TAG_NONE;
    memcpy(name, from, length);
    name[length] = '\0';
    const char *end = memchr(from, '>', strnlen(from, TAG_LONGEST));
    if (!end)
        return TAG_NONE;
    *ret_end = end + 1;
    return gift_text_tag(name);
}

/* "&auml;" at AT as a character; behind it, or NULL. */
static const char *gift_text_entity(const char *at, struct str *out)
{
    static const struct {
        const char *name;
        unsigned c;
    } names[] = {
        {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},
        {"apos", '\''},    {"nbsp", 0xA0},    {"hellip", 0x2026}, {"ndash", 0x2013},
        {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"sbquo", 0x201A},
        {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},  {"laquo", 0xAB},
        {"raquo", 0xBB},   {"auml", 0xE4},    {"ouml", 0xF6},     {"aring", 0xE5},
        {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Aring", 0xC5},    {"uuml", 0xFC},
        {"Uuml", 0xDC},    {"szlig", 0xDF},   {"eacute", 0xE9},   {"Eacute", 0xC9},
        {"egrave", 0xE8},  {"agrave", 0xE0},  {"ccedil", 0xE7},   {"ntilde", 0xF1},
        {"oslash", 0xF8},  {"aelig", 0xE6},   {"euro", 0x20AC},   {"pound", 0xA3},
        {"deg", 0xB0},     {"times", 0xD7},   {"divide", 0xF7},   {"middot", 0xB7},
        {"bull", 0x2022},  {"copy", 0xA9},    {"sect", 0xA7},     {"frac12", 0xBD},
        {"larr", 0x2190},  {"rarr", 0x2192},  {"ne", 0x2260},     {"le", 0x2264},
        {"ge", 0x2265},
    };
    const char *end = memchr(at, ';', strnlen(at, ENTITY_LONGEST));
    if (!end)
        return NULL;
    if (at[1] == '#') {
        const bool hex = at[2] == 'x' || at[2] == 'X';
        char *stop;
        const unsigned long c = strtoul(at + 2 + hex, &stop, hex ? 16 : 10);
        if (stop != end || stop == at + 2 + hex || c < ' ' || c > 0x10FFFF ||
            (c >= 0xD800 && c <= 0xDFFF))
            return NULL;
        utf8_add(out, (unsigned)c);
        return end + 1;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == (size_t)(end - at - 1) &&
            memcmp(names[i].name, at + 1, (size_t)(end - at - 1)) == 0) {
            utf8_add(out, names[i].c);
            return end + 1;
        }
    }
    return NULL;
}

/* The value of HREF in the tag from AT to END, appended, when it is an address of the web. */
static void gift_text_address(const char *at, const char *end, struct str *out)
{
    for (; at + 6 < end; at++) {
        if (strncasecmp(at, "href=", 5) == 0 && (at[5] == '"' || at[5] == '\''))
            break;
    }
    const char *to = at + 6 < end ? memchr(at + 6, at[5], (size_t)(end - at - 6)) : NULL;
    if (!to || strncasecmp(at + 6, "http", 4) != 0)
        return;
    for (at += 6; at < to;) {
        const char *next = *at == '&' ? gift_text_entity(at, out) : NULL;
        if (!next)
            str_add_char(out, *at);
        at = next ? next : at + 1;
    }
}

/* Whether the strong text that begins at AT ends with a tag of the same NAME and holds no other. */
static bool gift_text_closes(const char *at, const char *name)
{
    char other[GIFT_TAG_NAME];
    const char *next = at + strcspn(at, "<"), *end;
    bool closes;
    return *next && next > at && gift_text_read_tag(next, other, &closes, &end) == TAG_STRONG &&
           closes && strcasecmp(name, other) == 0;
}

struct html {
    struct str *out;
    struct str address; /* of the link that is open */
    bool strong;
    char *lost;
};

/* Does what the tag at AT says; behind it, or NULL when it is none. */
static const char *gift_text_html_tag(struct html *h, const char *at)
{
    char name[GIFT_TAG_NAME];
    const char *end;
    bool closes;
    switch (gift_text_read_tag(at, name, &closes, &end)) {
    case TAG_NONE: return NULL;
    case TAG_INLINE: str_add(h->out, strcasecmp(name, "td") == 0 ? " " : ""); break;
    case TAG_BREAK: str_add_char(h->out, '\n'); break;
    case TAG_ITEM: str_add(h->out, closes ? "\n" : "\n– "); break;
    case TAG_STRONG:
        if (closes ? h->strong : gift_text_closes(end, name)) {
            str_add_char(h->out, EDGE);
            h->strong = !closes;
        }
        break;
    case TAG_LINK:
        if (closes && h->address.length > 0)
            str_addf(h->out, " (%s)", str_text(&h->address));
        str_clear(&h->address);
        if (!closes)
            gift_text_address(at, end, &h->address);
        break;
    case TAG_LOST:
    case TAG_CODE:
        if (!closes && !*h->lost) {
            memcpy(h->lost, name, GIFT_TAG_NAME);
            for (char *c = h->lost; *c; c++)
                *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
        }
        if (!closes && gift_text_tag(name) == TAG_CODE) { /* it is no text up to its end */
            const char *stop = strstr(end, "</");
            end = stop ? stop : end + strlen(end);
        }
        break;
    }
    return end;
}

static void gift_text_html(const char *at, struct str *out, char *lost)
{
    struct html h = {.out = out, .lost = lost};
    while (*at) {
        const char *next = NULL;
        if (at[0] == '<' && strncmp(at, "<!--", 4) == 0 && strstr(at, "-->"))
            next = strstr(at, "-->") + 3;
        else if (*at == '<')
            next = gift_text_html_tag(&h, at);
        else if (*at == '&')
            next = gift_text_entity(at, out);
        if (!next)
            str_add_char(out, *at);
        at = next ? next : at + 1;
    }
    str_release(&h.address);
}

/* `**` at both ends of what is strong. */
static void gift_text_markdown(const char *at, struct str *out)
{
    while (*at) {
        const char *close = strncmp(at, "**", 2) == 0 ? strstr(at + 2, "**") : NULL;
        if (close && close > at + 2 && !memchr(at, '\n', (size_t)(close - at)) &&
            !memchr(at, EDGE, (size_t)(close - at))) {
            str_add_char(out, EDGE);
            str_add_bytes(out, at + 2, (size_t)(close - at - 2));
            str_add_char(out, EDGE);
            at = close + 2;
        } else {
            str_add_char(out, *at++);
        }
    }
}

/* --- what a text may hold ------------------------------------------------------------------- */

/* Whether the edge of something strong at AT has its other edge on the same line, with nothing
 * between that has a meaning of its own. */
static bool gift_text_pairs(const char *at)
{
    const size_t length = strcspn(at + 1, "\x01\n*\\[");
    return length > 0 && at[1 + length] == EDGE && at[1] != ' ' && at[length] != ' ';
}

static void gift_text_character(struct str *out, const char **at, bool markup, unsigned *marks)
{
    const char *from = *at;
    const unsigned c = utf8_next(at);
    const int width = utf8_width(c);
    *marks = c >= 0x300 && width == 0 ? *marks + 1 : 0;
    if (!utf8_is_clean(c) || width < 0 || *marks > MARKS_MOST || (c < 0x80 && c < ' '))
        return;
    if (markup && (c == '*' || c == '\\' || (c == '[' && **at == '[')))
        str_add_char(out, '\\');
    str_add_bytes(out, from, (size_t)(*at - from));
}

/* Blanks in a row are one, newlines in a row too; none at the ends. */
static void gift_text_clean(const char *at, bool markup, struct str *out)
{
    bool blank = false, newline = false, open = false;
    unsigned marks = 0;
    const size_t start = out->length;
    while (*at) {
        if (*at == ' ' || *at == '\n') {
            newline = newline || *at == '\n';
            blank = true;
            at++;
            continue;
        }
        const bool edge = *at == EDGE;
        if (edge && !(markup && (open || gift_text_pairs(at)))) {
            at++;
            continue;
        }
        if (blank && out->length > start)
            str_add_char(out, newline ? '\n' : ' ');
        blank = newline = false;
        if (edge) {
            open = !open;
            str_add_char(out, '*');
            at++;
        } else {
            gift_text_character(out, &at, markup, &marks);
        }
    }
}

void gift_text_add(struct str *out, const struct gift_string *string, bool markup,
                   char ret_lost[GIFT_TAG_NAME])
{
    const bool tags = string->format != GIFT_PLAIN;
    struct str signs = {0}, html = {0}, strong = {0};
    memset(ret_lost, 0, GIFT_TAG_NAME);
    gift_text_signs(string, tags, &signs);
    if (tags)
        gift_text_html(str_text(&signs), &html, ret_lost);
    if (string->format == GIFT_MARKDOWN)
        gift_text_markdown(str_text(&html), &strong);
    const struct str *last = string->format == GIFT_MARKDOWN ? &strong : tags ? &html : &signs;
    gift_text_clean(str_text(last), markup, out);
    str_release(&signs);
    str_release(&html);
    str_release(&strong);
}
