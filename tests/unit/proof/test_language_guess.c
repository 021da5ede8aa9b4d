/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "proof/language_guess.h"

static void test_guess(void **state)
{
    static const struct {
        const char *text, *tag, *guess;
    } cases[] = {
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "en", "fi"},
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "en-GB", "fi"},
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "sv", "fi"},
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "fi", NULL},
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "fi-simple", NULL},
        {"Kysyn, mitä hän tekee ja miten hän jaksaa.", "de", NULL},
        {"I ask what she does and how she is.", "fi", "en"},
        {"I ask what she does and how she is.", "sv", "en"},
        {"Jag frågar vad hon gör och hur hon mår.", "fi", "sv"},
        {"Jag frågar vad hon gör och hur hon mår.", "en", "sv"},
        /* Large letters are small words, too; Å, Ä, Ö as well. */
        {"MITÄ SINÄ TEET", "en", "fi"},
        /* Too few: one small word, or one with dots and none. */
        {"Mitä kuuluu", "sv", NULL},
        {"Jyväskylä", "en", NULL},
        {"Jyväskylä, Hämeenlinna, Jämsänkoski", "en", NULL},
        /* Dots count once, with one small word that is two. */
        {"Mitä teet", "en", "fi"},
        /* A fifth of all words: two of ten, and of eleven. */
        {"Mitä mutta aa bb cc dd ee ff gg hh", "sv", "fi"},
        {"Mitä mutta aa bb cc dd ee ff gg hh ii", "sv", NULL},
        /* Four times as many as its own: four to one, and three to one. */
        {"mitä mutta vielä kun the", "en", "fi"},
        {"mitä mutta kun the", "en", "fi"}, /* the dots are the fourth */
        {"kun vain the", "en", NULL},
        /* Finnish words in an English sentence. */
        {"She says “Mitä kuuluu?”, and you answer that all is well.", "en", NULL},
        /* A word longer than any small one, and nothing at all. */
        {"verkostoitumisvalmennuksessammekin", "en", NULL},
        {"", "en", NULL},
        {"12 — 13!", "en", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *guess = language_guess(cases[i].text, cases[i].tag);
        if (!guess != !cases[i].guess || (guess && strcmp(guess, cases[i].guess) != 0))
            fail_msg("\"%s\" as %s: %s", cases[i].text, cases[i].tag, guess ? guess : "nothing");
    }
}

static void test_small_words(void **state)
{
    (void)state;
    assert_int_equal(language_small_words("Maestra de educación infantil, Peru"), 0);
    assert_int_equal(language_small_words("Mitä sinä teet?"), 2);
    assert_int_equal(language_small_words("The and OCH"), 3);
    assert_int_equal(language_small_words(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_guess),
                                       cmocka_unit_test(test_small_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
