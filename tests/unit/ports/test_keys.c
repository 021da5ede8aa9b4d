/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ports/keys.h"

static const char *const names[] = {
    "",     "Esc",  "Up",      "Down", "Left", "Right", "Home",    "End",
    "PgUp", "PgDn", "BackTab", "F1",   "F2",   "Click", "WheelUp", "WheelDown",
};

static void add_key(struct str *out, const struct keys_key *key)
{
    if (out->length)
        str_add_char(out, ' ');
    if (key->name == KEYS_CHARACTER && key->character > ' ' && key->character < 0x7f)
        str_add_char(out, (char)key->character);
    else if (key->name == KEYS_CHARACTER)
        str_addf(out, "^%d", key->character);
    else
        str_add(out, names[key->name]);
    if (key->name == KEYS_CLICK)
        str_addf(out, ":%d,%d", key->row, key->column);
}

/* All keys of the LENGTH bytes, fed STEP bytes a time, with a silence at the end. */
static void read_keys(struct keys *keys, const char *bytes, size_t length, size_t step,
                      struct str *out)
{
    struct keys_key key;
    while (length > 0) {
        const size_t n = length < step ? length : step;
        assert_int_equal(keys_feed(keys, bytes, n), n);
        while (keys_next(keys, &key))
            add_key(out, &key);
        bytes += n;
        length -= n;
    }
    if (keys_unfinished(keys) && keys_quiet(keys, &key))
        add_key(out, &key);
    assert_false(keys_unfinished(keys));
}

static const struct {
    const char *bytes, *wanted;
} cases[] = {
    {"abc", "a b c"},
    {"\r\n\t \003", "^13 ^10 ^9 ^32 ^3"},
    {"\033", "Esc"},
    {"\033\033", "Esc Esc"},
    {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
    {"\033OA\033OB\033OC\033OD", "Up Down Right Left"},
    {"\033[1;5A", "Up"},
    {"\033O5A", "Up"},
    {"\033[H\033[F\033OH\033OF", "Home End Home End"},
    {"\033[1~\033[4~\033[7~\033[8~", "Home End Home End"},
    {"\033[5~\033[6~", "PgUp PgDn"},
    {"\033[5;2~", "PgUp"},
    {"\033OP\033OQ", "F1 F2"},
    {"\033[11~\033[12~", "F1 F2"},
    {"\033[[A\033[[B\033[[Cx", "F1 F2 x"},
    {"\033[Z", "BackTab"},
    {"\033OM", "^13"},
    {"\033Op\033Oy", "0 9"},
    /* Esc and another key in one piece */
    {"\033q", "Esc q"},
    {"\033\033[A", "Esc Up"},
    /* the mouse */
    {"\033[<0;5;7M\033[<0;5;7m", "Click:6,4"},
    {"\033[<16;1;1M", "Click:0,0"},
    {"\033[<64;1;1M\033[<65;1;1M", "WheelUp WheelDown"},
    {"\033[<2;5;7Mx", "x"},
    {"\033[<32;5;7Mx", "x"},
    {"\033[<0;0;0Mx", "x"},
    {"\033[<0Mx", "x"},
    {"\033[M !!x", "Click:0,0 x"},
    {"\033[M`!!\033[Ma!!", "WheelUp WheelDown"},
    {"\033[M#!!x", "x"},
    {"\033[M\377\377\377x", "x"},
    /* what nobody asked for is swallowed whole */
    {"\033[200~x\033[201~", "x"},
    {"\033[I\033[Ox", "x"},
    {"\033[?62;22cx", "x"},
    {"\033[24;80Rx", "x"},
    {"\033[97;5ux", "x"},
    {"\033[>0;1;2cx", "x"},
    {"\033[0$yx", "x"},
    {"\033]52;c;abc\007x", "x"},
    {"\033]11;rgb:0/0/0\033\\x", "x"},
    {"\033P1$r0m\033\\x", "x"},
    {"\033_abc\033\\\033^abc\033\\\033Xabc\033\\x", "x"},
    {"\033]abc\030x", "x"},
    {"\303\244\377\200x", "x"},
    {"\033[99999999999999999999;99999999999;9;9;9;9;9;9Ax", "Up x"},
    /* broken off */
    {"\033[1;\033[A", "Up"},
    {"\033[1\rx", "^13 x"},
    {"\033[1\377x", "x"},
    {"\033O\rx", "^13 x"},
    {"\033[[\r", "^13"},
    {"\033[", ""},
    {"\033]never", ""},
    {"\033[M", ""},
    {"\033O", ""},
};

/* In one piece and byte by byte it means the same. */
static void test_sequences(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t step = 1; step <= 64; step *= 8) {
            struct keys keys = {0};
            struct str found = {0};
            read_keys(&keys, cases[i].bytes, strlen(cases[i].bytes), step, &found);
            if (strcmp(str_text(&found), cases[i].wanted) != 0) {
                print_error("case %zu, step %zu: wanted \"%s\", found \"%s\"\n", i, step,
                            cases[i].wanted, str_text(&found));
                failed++;
            }
            str_release(&found);
        }
    }
    assert_int_equal(failed, 0);
}

/* After a silence a sequence is over, and the next byte is itself. */
static void test_quiet_ends_a_string(void **state)
{
    (void)state;
    struct keys keys = {0};
    struct str found = {0};
    read_keys(&keys, "\033]0;title", 9, 64, &found);
    read_keys(&keys, "x", 1, 64, &found);
    assert_string_equal(str_text(&found), "x");
    str_release(&found);
}

static void test_special(void **state)
{
    (void)state;
    struct keys keys = {0};
    struct str found = {0};
    keys_special(&keys, KEYS_UP, "\013");
    keys_special(&keys, KEYS_LEFT, "\010");
    keys_special(&keys, KEYS_DOWN, "\033B");
    keys_special(&keys, KEYS_F1, "\033Bx");
    keys_special(&keys, KEYS_F2, "plain"); /* a printable one is refused */
    keys_special(&keys, KEYS_F2, "");
    keys_special(&keys, KEYS_F2, NULL);
    keys_special(&keys, KEYS_F2, "\033[1234567890123456"); /* too long */
    assert_int_equal(keys.specials, 4);
    read_keys(&keys, "\013\010\033B\033Bxplain", 12, 64, &found);
    assert_string_equal(str_text(&found), "Up Left Down F1 p l a i n");
    for (int i = 0; i < 2 * KEYS_SPECIAL; i++)
        keys_special(&keys, KEYS_UP, "\033x");
    assert_int_equal(keys.specials, KEYS_SPECIAL);
    str_release(&found);
}

static void test_room(void **state)
{
    (void)state;
    struct keys keys = {0};
    struct keys_key key;
    char bytes[KEYS_ROOM + 1];
    memset(bytes, 'x', sizeof bytes);
    assert_int_equal(keys_feed(&keys, bytes, sizeof bytes), KEYS_ROOM);
    assert_int_equal(keys_feed(&keys, bytes, 1), 0);
    assert_true(keys_pending(&keys));
    for (int i = 0; i < KEYS_ROOM; i++)
        assert_true(keys_next(&keys, &key));
    assert_false(keys_next(&keys, &key));
    assert_int_equal(keys_feed(&keys, bytes, 1), 1);
}

/* Any bytes: ends, stays within its memory, and never gives more keys than bytes (and one Esc). */
static void test_noise(void **state)
{
    (void)state;
    struct keys keys = {0};
    unsigned seed = 1;
    size_t found = 0, fed = 0;
    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        struct keys_key key;
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1103515245U + 12345U;
            static const char likely[] = "\033[O]PM<;0159~A\\\007";
            const unsigned r = seed >> 16;
            bytes[i] = r % 3 ? likely[r / 3 % (sizeof likely - 1)] : (char)(r / 3 % 256);
        }
        fed += keys_feed(&keys, bytes, sizeof bytes);
        while (keys_next(&keys, &key)) {
            found++;
            assert_in_range(key.name, 0, KEYS_RESERVED - 1);
            assert_true(key.row >= 0 && key.column >= 0);
        }
    }
    assert_true(found <= fed);
    assert_true(found > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences), cmocka_unit_test(test_quiet_ends_a_string),
        cmocka_unit_test(test_special),   cmocka_unit_test(test_room),
        cmocka_unit_test(test_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
