/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>

#include "workshop/lix.h"

static const struct {
    const char *text;
    unsigned long sentences, words, long_words;
} rows[] = {
    {"", 0, 0, 0},
    {"...", 0, 0, 0},
    {"Kurssi", 0, 0, 0}, /* a label is no sentence */
    {"Hei, mitä kuuluu", 0, 0, 0},
    {"Hei.", 1, 1, 0},
    {"Hei! Mitä kuuluu? Hyvää…", 3, 4, 0},
    {"abcdef.", 1, 1, 0}, /* six letters are not long */
    {"abcdefg.", 1, 1, 1},
    {"äöåäöåä.", 1, 1, 1},
    {"1234567.", 1, 1, 0}, /* digits are no letters */
    {"työnhaku-ilmoitus.", 1, 1, 1},
    {"Kysy esim. tätä. Kerro.", 2, 4, 0},
    {"Klo 12.30 alkaa.", 1, 3, 0},
    {"Hän sanoo: ”Tule.” Hän lähtee.", 3, 5, 0},
    {"Hän sanoo: tule.", 1, 3, 0},
    {"Mitä?! Ai.", 2, 2, 0},
    {"Ensimmäinen kappale\nToinen kappale.", 1, 2, 1},
    {"Yksi.\nKaksi.", 2, 2, 0},
    {"(Hei.) Moi.", 2, 2, 0},
    {"– Hei.", 1, 1, 0}, /* a dash is no word */
    {"كيف حالك؟ بخير.", 2, 3, 0},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lix lix = {0};
        lix_add(&lix, rows[i].text);
        if (lix.sentences != rows[i].sentences || lix.words != rows[i].words ||
            lix.long_words != rows[i].long_words)
            print_error("%s: %lu sentences, %lu words, %lu long\n", rows[i].text, lix.sentences,
                        lix.words, lix.long_words);
        assert_int_equal(lix.sentences, rows[i].sentences);
        assert_int_equal(lix.words, rows[i].words);
        assert_int_equal(lix.long_words, rows[i].long_words);
    }
}

static void test_value(void **state)
{
    struct lix lix = {0};
    (void)state;
    assert_true(lix_value(&lix) == 0 && lix_sentence(&lix) == 0);
    lix_add(&lix, "Tämä on lyhyt virke. Seuraavassa virkkeessä kirjoitetaan pitemmästi.");
    assert_true(fabs(lix_sentence(&lix) - 4) < 1e-9);
    assert_true(fabs(lix_value(&lix) - (4 + 50)) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_value),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("lix", tests, NULL, NULL);
}
