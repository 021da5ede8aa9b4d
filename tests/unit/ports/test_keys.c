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
    "",     "Esc",     "Up",     "Down", "Left", "Right", "Home",    "End",       "PgUp",
    "PgDn", "BackTab", "Delete", "F1",   "F2",   "Click", "WheelUp", "WheelDown",
};

static void add_key(struct str *out, const struct keys_key *key)
{
    if (out->length)
        str_add_char(out, ' ');
    if (key->pasted)
        str_add_char(out, 'p');
    if (key->alt)
        str_add_char(out, '~');
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
    if (keys_patience(keys) > 0 && keys_quiet(keys, &key))
        add_key(out, &key);
    assert_int_equal(keys_patience(keys), 0);
}

static const struct {
    const char *bytes, *wanted;
} cases[] = {
    {"abc", "a b c"},
    {"\n\t \003", "^10 ^9 ^32 ^3"},
    /* the ends of lines, pasted without brackets */
    {"a\r\nb\rc\nd\n\re\r\n\n", "a ^13 b ^13 c ^10 d ^10 ^13 e ^13 ^10"},
    {"\r\033[A\n", "^13 Up ^10"},
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
    /* Esc and another key in one piece, as Alt sends them */
    {"\033q", "~Esc ~q"},
    {"\033qq", "~Esc ~q q"},
    {"\033\033q", "Esc ~Esc ~q"},
    {"\033\r\n", "~Esc ~^13"},
    {"\033\177", "~Esc ~^127"},
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
    {"\033[201~x", "x"},
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
    {"\033[99999999999999999999;99999999999;9;9;9;9;9;9Ax", "Up x"},
    /* UTF-8 of every length: ä, я, م, ệ, 漢, an emoji, the last character */
    {"\303\244 \321\217\331\205", "^228 ^32 ^1103 ^1605"},
    {"\341\273\207\346\274\242x", "^7879 ^28450 x"},
    {"e\314\201", "e ^769"},
    {"\360\237\231\202x\364\217\277\277", "^128578 x ^1114111"},
    {"\302\200\337\277\340\240\200\357\277\277\360\220\200\200", "^128 ^2047 ^2048 ^65535 ^65536"},
    /* and what is none: too long, surrogates, beyond the last, broken off, out of nowhere */
    {"\300\200\301\277x", "x"},
    {"\340\237\277\360\217\277\277x", "x"},
    {"\355\240\200\355\277\277x", "x"},
    {"\364\220\200\200\365\200\200\200\376\377x", "x"},
    {"\303x\303\303\244", "x ^228"},
    {"\342\202y\360\237\231z", "y z"},
    {"\200\277\244x", "x"},
    {"\303\244\377\200x", "^228 x"},
    {"\342\202\033[A\254x", "Up x"},
    {"\342\202\r\254", "^13"},
    {"\342\202", ""},
    {"\033\303\244", "~Esc ~^228"},
    /* a paste is text */
    {"\033[200~x\033[201~x", "px x"},
    {"\033[200~\033[201~x", "x"},
    {"\033[200~a\tb\rc\nd\r\ne\n\nf\033[201~\n",
     "pa p^32 pb p^10 pc p^10 pd p^10 pe p^10 p^10 pf ^10"},
    {"\033[200~\r\033[201~\n", "p^10 ^10"},
    {"\033[200~\003\007\177q\302\205\303\244\302\240\033[201~", "pq p^228 p^160"},
    {"\033[200~\033[A\033[20b\033[201\033[201~\033[A", "p[ pA p[ p2 p0 pb p[ p2 p0 p1 Up"},
    {"\033[200~\033\033[201~x", "x"},
    {"\033[200~\303\033[201~\244x", "x"},
    {"\033[200~\303\033x\244y\033[201~", "px py"},
    {"\033[200~\033[200~x\033[201~", "p[ p2 p0 p0 p~ px"},
    {"\033[200~\033]0;x\007\033[201~", "p] p0 p; px"},
    {"\033[200~never", "pn pe pv pe pr"},
    {"\033[3~\033[3;5~\177\010", "Delete Delete ^127 ^8"},
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
    /* A paste is waited for longer, but not for ever. */
    str_clear(&found);
    assert_int_equal(keys_feed(&keys, "\033", 1), 1);
    struct keys_key key;
    assert_false(keys_next(&keys, &key));
    assert_int_equal(keys_patience(&keys), KEYS_PATIENCE);
    assert_int_equal(keys_feed(&keys, "[200~", 5), 5);
    assert_int_equal(keys_patience(&keys), 0);
    assert_false(keys_next(&keys, &key));
    assert_int_equal(keys_patience(&keys), KEYS_PASTE_PATIENCE);
    read_keys(&keys, "p\033[20", 5, 64, &found);
    read_keys(&keys, "1~x", 3, 64, &found);
    assert_string_equal(str_text(&found), "pp 1 ~ x");
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
    keys_special(&keys, KEYS_DELETE, "\177");              /* the other one */
    keys_special(&keys, KEYS_DELETE, "\033D");
    assert_int_equal(keys.specials, 5);
    read_keys(&keys, "\013\010\033B\033Bxplain\177\033D", 15, 64, &found);
    assert_string_equal(str_text(&found), "Up Left Down F1 p l a i n ^127 Delete");
    /* In the middle of a character it ends that. */
    str_clear(&found);
    read_keys(&keys, "\342\202\013\254x", 5, 64, &found);
    assert_string_equal(str_text(&found), "Up x");
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
            static const char likely[] = "\033[O]PM<;01259~A\\\007\r\n";
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
