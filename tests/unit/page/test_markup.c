/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "page/markup.h"

/* TEXT read piece by piece: 'text', *strong*, {term|shown}. Neighbouring plain pieces count as one,
 * since where they are parted is nobody's business. */
static void read_all(const char *text, struct str *out)
{
    struct markup_piece piece;
    bool plain = false;
    while (markup_next(&text, &piece)) {
        const bool now = piece.type == MARKUP_TEXT;
        if (plain != now)
            str_add_char(out, '\'');
        plain = now;
        if (piece.type == MARKUP_STRONG)
            str_addf(out, "*%.*s*", (int)piece.length, piece.shown);
        else if (piece.type == MARKUP_TERM)
            str_addf(out, "{%.*s|%.*s}", (int)piece.term_length, piece.term, (int)piece.length,
                     piece.shown);
        else
            str_add_bytes(out, piece.shown, piece.length);
    }
    if (plain)
        str_add_char(out, '\'');
}

static void test_pieces(void **state)
{
    (void)state;
    static const struct {
        const char *text, *pieces, *plain;
    } cases[] = {
        {"", "", ""},
        {"sana", "'sana'", "sana"},
        {"a *b c* d", "'a '*b c*' d'", "a b c d"},
        {"*a**b*", "*a**b*", "ab"},
        {"*a", "'*a'", "*a"},
        {"a*", "'a*'", "a*"},
        {"**", "'**'", "**"},
        {"***", "'***'", "***"},
        {"2 * 3 * 4", "'2 * 3 * 4'", "2 * 3 * 4"},
        {"*a\nb*", "'*a\nb*'", "*a\nb*"},
        {"*a \\* b*", "'*a * b*'", "*a * b*"},
        {"*a [[b]] c*", "'*a '{b|b}' c*'", "*a b c*"},
        {"[[sana]]", "{sana|sana}", "sana"},
        {"[[sana|sanoja]]t", "{sana|sanoja}'t'", "sanojat"},
        {"[[a|b|c]]", "{a|b|c}", "b|c"},
        {"[[sana|]]", "{sana|sana}", "sana"},
        {"[[|sana]]", "'[[|sana]]'", "[[|sana]]"},
        {"[[]]", "'[[]]'", "[[]]"},
        {"[[sana", "'[[sana'", "[[sana"},
        {"[[a\nb]]", "'[[a\nb]]'", "[[a\nb]]"},
        {"[[a [[b]]", "'[[a '{b|b}", "[[a b"},
        {"[[[a]]", "{[a|[a}", "[a"},
        {"[a] ]]", "'[a] ]]'", "[a] ]]"},
        {"\\*a\\*", "'*a*'", "*a*"},
        {"\\[[a]]", "'[[a]]'", "[[a]]"},
        {"\\\\*a*", "'\\'*a*", "\\a"},
        {"\\a\\", "'\\a\\'", "\\a\\"},
        {"ä*ö*[[å]]", "'ä'*ö*{å|å}", "äöå"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str pieces = {0}, plain = {0};
        read_all(cases[i].text, &pieces);
        markup_add_plain(&plain, cases[i].text);
        assert_string_equal(str_text(&pieces), cases[i].pieces);
        assert_string_equal(str_text(&plain), cases[i].plain);
        str_release(&pieces);
        str_release(&plain);
    }
}

/* Reading is linear: a text full of signs that never close takes no time. */
static void test_linear(void **state)
{
    (void)state;
    static const char *const bad[] = {"*", "[[", "[[a", "*a [[", "\\", "*a *a ", "[[|]] "};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str text = {0}, plain = {0};
        while (text.length < 1000000)
            str_add(&text, bad[i]);
        markup_add_plain(&plain, text.text);
        assert_true(plain.length > 0 && plain.length <= text.length);
        str_release(&text);
        str_release(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
