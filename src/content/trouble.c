/* SPDX-License-Identifier: MIT */
#include "content/trouble.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

enum { TROUBLE_NEAR = 200 /* columns: further right, no line begins */ };

/* ---- signs that were exchanged ---- */

/* Characters that look like a blank and are none to YAML; they come along from web pages and word
 * processors. */
static const char *const trouble_blanks[] = {"\u00A0", "\u2002", "\u2003", "\u2007",
                                             "\u2009", "\u202F", "\u3000"};

/* Signs that word processors make of the hyphen of a list. */
static const char *const trouble_dashes[] = {"–", "—", "•", "‐", "−", "·"};

static bool trouble_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether S begins with one of them, or with a hyphen that lacks its blank: says so. */
static bool trouble_exchanged(const char *s, struct place place, struct arena *arena,
                              struct diags *diags)
{
    for (size_t i = 0; i < sizeof trouble_blanks / sizeof *trouble_blanks; i++) {
        if (!str_starts(s, trouble_blanks[i]))
            continue;
        diag_add(diags, DIAG_YAML_BLANK, place, "character",
                 arena_format(arena, "U+%04X", utf8_next(&s)), NULL);
        return true;
    }
    for (size_t i = 0; i < sizeof trouble_dashes / sizeof *trouble_dashes; i++) {
        if (!str_starts(s, trouble_dashes[i]) || s[strlen(trouble_dashes[i])] != ' ')
            continue;
        diag_add(diags, DIAG_YAML_DASH, place, "sign", trouble_dashes[i], NULL);
        return true;
    }
    if (s[0] != '-' || !trouble_is_letter(s[1]))
        return false;
    diag_add(diags, DIAG_YAML_DASH, place, "sign", arena_copy(arena, s, 2), NULL);
    return true;
}

/* ---- reasons ---- */

static const struct {
    const char *problem;
    enum diag_term term;
} trouble_terms[] = {
    {"mapping values are not allowed in this context", DIAG_TERM_YAML_COLON},
    {"mapping keys are not allowed in this context", DIAG_TERM_YAML_BEGINS},
    {"did not find expected key", DIAG_TERM_YAML_FIT},
    {"could not find expected ':'", DIAG_TERM_YAML_NO_COLON},
    {"found character that cannot start any token", DIAG_TERM_YAML_BEGINS},
    {"found a tab character that violates indentation", DIAG_TERM_YAML_TAB},
    {"found a tab character where an indentation space is expected", DIAG_TERM_YAML_TAB},
    {"did not find expected ',' or ']'", DIAG_TERM_YAML_LIST_OPEN},
    {"did not find expected ',' or '}'", DIAG_TERM_YAML_MAP_OPEN},
    {"did not find expected '-' indicator", DIAG_TERM_YAML_ENTRIES},
    {"block sequence entries are not allowed in this context", DIAG_TERM_YAML_DASH_LINE},
    {"found unknown escape character", DIAG_TERM_YAML_ESCAPE},
    {"did not find expected hexdecimal number", DIAG_TERM_YAML_ESCAPE},
    {"found invalid Unicode character escape code", DIAG_TERM_YAML_ESCAPE},
    {"did not find expected comment or line break", DIAG_TERM_YAML_BLOCK},
    {"found an indentation indicator equal to 0", DIAG_TERM_YAML_BLOCK},
    {"did not find expected <document start>", DIAG_TERM_YAML_OUTSIDE},
    {"did not find expected node content", DIAG_TERM_YAML_NO_VALUE},
    {"found unexpected document indicator", DIAG_TERM_YAML_MARKER},
};

static const char *trouble_reason(const char *problem)
{
    for (size_t i = 0; i < sizeof trouble_terms / sizeof *trouble_terms; i++) {
        if (strcmp(trouble_terms[i].problem, problem) == 0)
            return diag_term(trouble_terms[i].term);
    }
    return problem;
}

/* The line of PLACE, and in *RET_AT where in it PLACE is (a column is a character). */
static const char *trouble_line(struct source *source, struct place place, const char **ret_at)
{
    const char *line = source->text + source_line(source, place.line), *at = line;
    for (unsigned column = 1; column < place.column && *at && *at != '\n'; column++)
        utf8_next(&at);
    *ret_at = at;
    return line;
}

/* What the text around the place shows; NULL where libyaml's word must do. */
static const char *trouble_seen(const struct trouble *trouble)
{
    const char *at, *line = trouble_line(trouble->source, trouble->at, &at);
    const bool key = strcmp(trouble->problem, "did not find expected key") == 0;
    const bool flow = str_starts(trouble->problem, "did not find expected ',' or");
    const bool start = strcmp(trouble->problem, "found character that cannot start any token") == 0;
    if (*at == '\t' && strspn(line, " \t") >= (size_t)(at - line))
        return diag_term(DIAG_TERM_YAML_TAB);
    if (flow && *at == ':')
        return diag_term(DIAG_TERM_YAML_COLON);
    const char *before = at;
    while (before > line && before[-1] == ' ')
        before--;
    if ((key || start) && before > line && strchr("\"']}", before[-1]))
        return diag_term(DIAG_TERM_YAML_BEHIND);
    return NULL;
}

/* The better of libyaml's two places: where something opened, or where it was noticed. */
static struct place trouble_place(const struct trouble *trouble)
{
    struct place at = trouble->at;
    /* An open bracket, when the trouble shows only lines below; a key without its ':'. */
    if (strstr(trouble->problem, "could not find expected ':'") ||
        (str_starts(trouble->context, "while parsing a flow") && trouble->from.line < at.line))
        at = trouble->from;
    /* Behind the last line there is nothing to show. */
    const struct source *source = trouble->source;
    size_t end = source->length;
    if (source_line(trouble->source, at.line) < end)
        return at;
    while (end > 0 && strchr(" \r\n", source->text[end - 1]))
        end--;
    return source_place(source, end);
}

/* Whether the line of PLACE begins with a sign that was exchanged: says so, there. */
static bool trouble_line_exchanged(struct source *source, struct place place, struct arena *arena,
                                   struct diags *diags)
{
    const char *line = source->text + source_line(source, place.line);
    const size_t blanks = strspn(line, " ");
    place.column = (unsigned)blanks + 1;
    place.span = 1;
    return trouble_exchanged(line + blanks, place, arena, diags);
}

void trouble_tell(const struct trouble *trouble, struct arena *arena, struct diags *diags)
{
    const char *context = trouble->context, *problem = trouble->problem;
    if (strcmp(context, "while scanning a quoted scalar") == 0 &&
        str_starts(problem, "found unexpected")) {
        diag_add(diags, DIAG_YAML_QUOTE, trouble->from, NULL);
    } else if (strcmp(context, "while scanning an alias") == 0 ||
               strcmp(context, "while scanning an anchor") == 0) {
        diag_add(diags, DIAG_YAML_ALIAS, trouble->from, NULL);
    } else if (strstr(context, " a tag") || strstr(problem, "tag handle")) {
        diag_add(diags, DIAG_YAML_TAG, trouble->from, NULL);
    } else {
        const struct place place = trouble_place(trouble);
        const char *seen = trouble_seen(trouble);
        if (trouble_line_exchanged(trouble->source, trouble->at, arena, diags) ||
            trouble_line_exchanged(trouble->source, place, arena, diags))
            return;
        diag_add(diags, DIAG_YAML_SYNTAX, place, "reason", seen ? seen : trouble_reason(problem),
                 NULL);
    }
}

bool trouble_with_key(struct source *source, const char *key, struct place place,
                      struct arena *arena, struct diags *diags)
{
    if (trouble_exchanged(key, place, arena, diags))
        return true;
    /* A question, behind the '?' that opens a key in YAML. No field has a blank in its name. */
    if (!strchr(key, ' ') || place.column > TROUBLE_NEAR)
        return false;
    const char *at, *line = trouble_line(source, place, &at);
    line += strspn(line, " ");
    if (line[0] != '?' || line[1] != ' ' || line + 1 + strspn(line + 1, " ") != at)
        return false;
    place.column -= (unsigned)(at - line);
    place.span = 1;
    diag_add(diags, DIAG_YAML_SYNTAX, place, "reason", diag_term(DIAG_TERM_YAML_BEGINS), NULL);
    return true;
}
