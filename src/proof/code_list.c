/* SPDX-License-Identifier: MIT */
#include "proof/code_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static int code_list_compare(const void *left, const void *right)
{
    const enum diag_code *a = left, *b = right;
    return strcmp(diag_code_name(*a), diag_code_name(*b));
}

void code_list_sort(enum diag_code ret_codes[DIAG_CODES])
{
    for (int i = 0; i < DIAG_CODES; i++)
        ret_codes[i] = (enum diag_code)i;
    qsort(ret_codes, DIAG_CODES, sizeof *ret_codes, code_list_compare);
}

static const char *code_list_word(const struct diag_words *words, const char *key,
                                  const char *english)
{
    const char *found = words && words->find ? words->find(words->context, key) : NULL;
    return found ? found : english;
}

static const char *code_list_severity(const struct diag_words *words, enum diag_code code)
{
    return diag_code_severity(code) == DIAG_ERROR
               ? code_list_word(words, "diag.error", "error")
               : code_list_word(words, "diag.warning", "warning");
}

static void code_list_cell(struct str *out, const char *text, int width)
{
    str_add(out, text);
    for (int i = utf8_columns(text); i < width + 2; i++)
        str_add_char(out, ' ');
}

/* PATTERN with dots for its arguments. */
static void code_list_message(struct str *out, const char *pattern)
{
    for (const char *at = pattern; *at;) {
        const char *end = at[0] == '%' && at[1] == '{' ? strchr(at, '}') : NULL;
        if (end)
            str_add(out, "…");
        else
            str_add_char(out, *at);
        at = end ? end + 1 : at + 1;
    }
}

void code_list_write(const struct diag_words *words, struct str *out)
{
    enum diag_code codes[DIAG_CODES];
    int name = 0, severity = 0;
    code_list_sort(codes);
    for (int i = 0; i < DIAG_CODES; i++) {
        const int width = utf8_columns(diag_code_name(codes[i]));
        const int wide = utf8_columns(code_list_severity(words, codes[i]));
        name = width > name ? width : name;
        severity = wide > severity ? wide : severity;
    }
    for (int i = 0; i < DIAG_CODES; i++) {
        struct str key = {0};
        str_addf(&key, "diag.%s.message", diag_code_name(codes[i]));
        code_list_cell(out, diag_code_name(codes[i]), name);
        code_list_cell(out, code_list_severity(words, codes[i]), severity);
        code_list_message(out, code_list_word(words, str_text(&key), diag_code_message(codes[i])));
        str_add_char(out, '\n');
        str_release(&key);
    }
}
