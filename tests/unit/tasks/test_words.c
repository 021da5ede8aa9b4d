/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tasks/words.h"

static struct arena arena;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void words_are_folded(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"   ", ""},
        {"...", ""},
        {"Olen", "olen"},
        {"  mä \t olen\n", "mä olen"},
        {"”Olen!”", "olen"},
        {"«olen»…", "olen"},
        {"(olen)", "olen"},
        {"e-mail", "e-mail"},
        {"don’t", "don’t"},
        {"TYÖTÄ", "työtä"},
        {"Tyo\xcc\x88ta\xcc\x88", "työtä"}, /* decomposed */
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"ÅBO", "åbo"},
        {"\xc2\xa0olen\xc2\xa0", "olen"},
        {"a.b", "a.b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(words_fold(&arena, cases[i][0]), cases[i][1]);
}

static void words_are_compared(void **state)
{
    static const struct {
        const char *right, *typed;
        enum words_match match;
    } cases[] = {
        {"olen", "OLEN.", WORDS_SAME},
        {"mä olen", "Mä  olen", WORDS_SAME},
        /* Another country's keyboard; but a dot in the wrong place is a mistake. */
        {"työtä", "tyota", WORDS_SLIP},
        {"työtä", "tyotä", WORDS_NEAR},
        {"työtä", "työta", WORDS_NEAR},
        {"saari", "sääri", WORDS_NEAR},
        {"Åbo", "abo", WORDS_SLIP},
        {"café", "cafe", WORDS_SLIP},
        /* Neighbours that changed places. */
        {"tarkoitus", "tarkiotus", WORDS_SLIP},
        {"kiitos", "kitios", WORDS_NEAR}, /* within the last three letters */
        {"kiitos", "kiiots", WORDS_NEAR},
        {"verkosto", "vekrosto", WORDS_SLIP},
        {"verkosto", "evrkosto", WORDS_NEAR}, /* the first letter */
        {"kaksi", "kaski", WORDS_NEAR},       /* five letters: another word */
        {"etsin", "etisn", WORDS_NEAR},
        {"työpaikka", "työpiakka", WORDS_SLIP},
        {"tyopaikka", "typoaikka", WORDS_SLIP},
        /* Another word is never accepted. */
        {"tuli", "tuuli", WORDS_NEAR},
        {"tuli", "tulli", WORDS_NEAR},
        {"muistaa", "mustaa", WORDS_NEAR},
        {"koulua", "kuulua", WORDS_NEAR},
        {"maksin", "maskin", WORDS_NEAR},
        {"etsin", "etsit", WORDS_NEAR},
        {"työssä", "työstä", WORDS_NEAR},
        {"olen", "on", WORDS_OTHER},
        {"olen", "olet", WORDS_NEAR},
        {"on", "no", WORDS_OTHER},
        {"on", "en", WORDS_OTHER},
        {"olen", "", WORDS_OTHER},
        {"olen", "etsin", WORDS_OTHER},
        {"verkosto", "verkostot", WORDS_NEAR},
        {"verkosto", "rekvosto", WORDS_OTHER},
        {"سلام", "سلا", WORDS_NEAR},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", WORDS_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const enum words_match match = words_compare(&arena, words_fold(&arena, cases[i].right),
                                                     words_fold(&arena, cases[i].typed));
        if (match != cases[i].match)
            fail_msg("'%s' for '%s' is %d", cases[i].typed, cases[i].right, match);
    }
}

static void words_are_counted(void **state)
{
    static const struct {
        const char *text;
        int count;
    } cases[] = {{"", 0},       {" \n ", 0},
                 {"yksi", 1},   {" yksi  kaksi\nkolme ", 3},
                 {"– yksi", 1}, {"8 vuotta, 3 työtä", 4},
                 {"...", 0},    {"e-mail don’t", 2}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(words_count(cases[i].text), cases[i].count);
}

static void words_are_found(void **state)
{
    (void)state;
    assert_true(words_begin("hei! kiitos avusta", "kiit"));
    assert_true(words_begin("kiitos", "kiitos"));
    assert_true(words_begin("(kiitos)", "kiit"));
    assert_true(words_begin("paljon kiitos avusta", "kiitos av"));
    assert_true(words_begin("itä-suomi", "suom"));
    assert_false(words_begin("onnenkiitos", "kiit"));
    assert_false(words_begin("työkiitos", "kiit"));
    assert_false(words_begin("", "kiit"));
    assert_false(words_begin("kiitos", ""));
    assert_true(words_has_digit("vuonna 2016"));
    assert_true(words_has_digit("٣ vuotta"));
    assert_false(words_has_digit("kolme"));
    assert_true(words_has_question("Missä?"));
    assert_true(words_has_question("أين؟"));
    assert_false(words_has_question("Missä."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(words_are_folded, release),
        cmocka_unit_test_teardown(words_are_compared, release),
        cmocka_unit_test_teardown(words_are_counted, release),
        cmocka_unit_test_teardown(words_are_found, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
