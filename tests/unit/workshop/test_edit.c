/* SPDX-License-Identifier: MIT */
/* One language put into texts of a file: the exact bytes that come out, whatever the author's
 * hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "workshop/edit.h"

/* `at`: keys and numbers of entries on the way to the text, parted by '/'. */
static const struct {
    const char *before, *at, *string, *after; /* after: NULL = it cannot be done */
} cases[] = {
    /* A plain string becomes a map; on its line while there is room. */
    {"t: Alku\n", "t", "Början", "t: { fi: Alku, sv: Början }\n"},
    {"t: Alku", "t", "Början", "t: { fi: Alku, sv: Början }"},
    {"t: \"Alku\" # huom\nu: x\n", "t", "Början",
     "t: { fi: \"Alku\", sv: \"Början\" } # huom\nu: x\n"},
    {"t: 'Alku'\n", "t", "It's", "t: { fi: 'Alku', sv: 'It''s' }\n"},
    {"t: Alku\n", "t", "a: b", "t: { fi: Alku, sv: \"a: b\" }\n"},
    {"t: Alku\n", "t", "no", "t: { fi: Alku, sv: \"no\" }\n"},
    {"t: Alku\n", "t", "1.5", "t: { fi: Alku, sv: \"1.5\" }\n"},
    {"t: Alku\n", "t", "a, b", "t: { fi: Alku, sv: \"a, b\" }\n"},
    {"- t: Alku\n", "0/t", "hej", "- t: { fi: Alku, sv: hej }\n"},
    {"a:\n- Alku\n- Loppu\n", "a/1", "Slut", "a:\n- Alku\n- { fi: Loppu, sv: Slut }\n"},
    /* On lines of their own where there is none, or where brackets would change the meaning. */
    {"t: Mitä, miksi?\n", "t", "Vad?", "t:\n  fi: Mitä, miksi?\n  sv: Vad?\n"},
    {"t: Mitä? # huom\nu: x\n", "t", "Vad?", "t:\n  fi: Mitä? # huom\n  sv: Vad?\nu: x\n"},
    {"a:\n  - id: x\n    t:\tMitä?\n", "a/0/t", "Vad?",
     "a:\n  - id: x\n    t:\n      fi: Mitä?\n      sv: Vad?\n"},
    {"a:\n  - Mitä?\n  - B\n", "a/0", "Vad?", "a:\n  - fi: Mitä?\n    sv: Vad?\n  - B\n"},
    {"a:\n  -\n    Mitä?\n", "a/0", "Vad?", "a:\n  -\n    fi: Mitä?\n    sv: Vad?\n"},
    {"t: Alku\n", "t", "a\nb", "t:\n  fi: Alku\n  sv: >-\n    a\n\n    b\n"},
    {"t: Alku\n", "t", " a\nb ", "t:\n  fi: Alku\n  sv: \" a\\nb \"\n"},
    {"t:\n  Alku\nu: x\n", "t", "Början", "t:\n  fi: Alku\n  sv: Början\nu: x\n"},
    {"t: # huom\n  Alku\n", "t", "Början", "t: # huom\n  fi: Alku\n  sv: Början\n"},
    {"t: Alku ja\n  loppu\nu: x\n", "t", "Ja", "t:\n  fi: Alku ja\n    loppu\n  sv: Ja\nu: x\n"},
    {"t: \"Alku ja\n\n  loppu\" # huom\n", "t", "Ja",
     "t:\n  fi: \"Alku ja\n\n    loppu\" # huom\n  sv: \"Ja\"\n"},
    {"t:\n  Alku ja\n  loppu\n", "t", "Ja", "t:\n  fi: Alku ja\n    loppu\n  sv: Ja\n"},
    {"t: >-\n  Alku\n\n  ja  # ei huom\n\n\nu: x\n", "t", "Ja",
     "t:\n  fi: >-\n    Alku\n\n    ja  # ei huom\n  sv: >-\n    Ja\n\n\nu: x\n"},
    {"t: >-   # huom\n  Alku\n", "t", "Ja", "t:\n  fi: >-   # huom\n    Alku\n  sv: >-\n    Ja\n"},
    {"t: |2\n   Alku\n  ja\n", "t", "Ja", "t:\n  fi: |2\n     Alku\n    ja\n  sv: >-\n    Ja\n"},
    {"t: |+\n  Alku\n\nu: x\n", "t", "Ja", "t:\n  fi: |+\n    Alku\n\n  sv: >-\n    Ja\nu: x\n"},
    {"t: |-\n  Alku", "t", "Ja", "t:\n  fi: |-\n    Alku\n  sv: >-\n    Ja"},
    {"a:\n  - >-\n    Alku\n    ja\n  - B\n", "a/0", "Ja",
     "a:\n  - fi: >-\n      Alku\n      ja\n    sv: >-\n      Ja\n  - B\n"},
    {"a:\n- |\n Alku\n", "a/0", "Ja", "a:\n- fi: |\n   Alku\n  sv: >-\n    Ja\n"},
    /* Within brackets. */
    {"{ t: Alku, u: x }\n", "t", "Ja", "{ t: { fi: Alku, sv: Ja }, u: x }\n"},
    {"a: [Alku, \"B\"]\n", "a/1", "Ja", "a: [Alku, { fi: \"B\", sv: \"Ja\" }]\n"},
    {"- { id: a, t: Mitä on, r: true }\n", "0/t", "Vad?",
     "- { id: a, t: { fi: Mitä on, sv: \"Vad?\" }, r: true }\n"},
    {"t: [ \"a\n  b\" ]\n", "t/0", "Ja", "t: [ { fi: \"a\n  b\", sv: \"Ja\" } ]\n"},
    /* A map gets one more. */
    {"t: { fi: Alku, en: Start } # huom\n", "t", "Ja",
     "t: { fi: Alku, en: Start, sv: Ja } # huom\n"},
    {"t: {fi: Alku}\n", "t", "Ja", "t: {fi: Alku, sv: Ja}\n"},
    {"t: { fi: Alku, }\n", "t", "Ja", "t: { fi: Alku, sv: Ja, }\n"},
    {"t: {\n  fi: Alku, # a\n  en: Start # b\n}\n", "t", "Ja",
     "t: {\n  fi: Alku, # a\n  en: Start, sv: Ja # b\n}\n"},
    {"t: [fi: Alku]\n", "t/0", "Ja", "t: [{ fi: Alku, sv: Ja }]\n"},
    {"t:\n  fi: Alku\n  en: Start # huom\n\n  # jatkuu\nu: x\n", "t", "Ja",
     "t:\n  fi: Alku\n  en: Start # huom\n  sv: Ja\n\n  # jatkuu\nu: x\n"},
    {"t:\n    fi: Alku\n    en: >\n      Start\n\n\nu: x\n", "t", "Ja",
     "t:\n    fi: Alku\n    en: >\n      Start\n    sv: >-\n      Ja\n\n\nu: x\n"},
    {"a:\n  - fi: Alku\n    en: 'b'\n", "a/0", "It's",
     "a:\n  - fi: Alku\n    en: 'b'\n    sv: 'It''s'\n"},
    {"t:\n  fi: Alku\n  en: B", "t", "Ja", "t:\n  fi: Alku\n  en: B\n  sv: Ja"},
    {"\"t\":\n  \"fi\": Alku\n", "t", "Ja", "\"t\":\n  \"fi\": Alku\n  sv: Ja\n"},
    /* A language that is there gets another value. */
    {"t: { fi: Alku, sv: Vanha }\n", "t", "Uusi, ny", "t: { fi: Alku, sv: \"Uusi, ny\" }\n"},
    {"t:\n  sv: >- # huom\n    Vanha\n    teksti\n\n  fi: Alku\n", "t", "Ny",
     "t:\n  sv: >- # huom\n    Ny\n\n  fi: Alku\n"},
    {"t:\n  SV: 'Vanha' # huom\n  fi: Alku\n", "t", "Ny", "t:\n  SV: 'Ny' # huom\n  fi: Alku\n"},
    {"t:\n  sv: Vanha\n   teksti # huom\n  fi: A\n", "t", "Ny", "t:\n  sv: Ny # huom\n  fi: A\n"},
    /* Line ends, and what cannot be done. */
    {"t: Mitä?\r\nu: x\r\n", "t", "Vad?", "t:\r\n  fi: Mitä?\r\n  sv: Vad?\r\nu: x\r\n"},
    {"t:\r\n  fi: |\r\n    A\r\n    B\r\n\r\nu: x\r\n", "t", "a\nb",
     "t:\r\n  fi: |\r\n    A\r\n    B\r\n  sv: >-\r\n    a\r\n\r\n    b\r\n\r\nu: x\r\n"},
    {"? t\n: Mitä?\n", "t", "Vad?", "? t\n: fi: Mitä?\n  sv: Vad?\n"},
    {"? t\n:\n  fi: Mitä?\n", "t", "Vad?", "? t\n:\n  fi: Mitä?\n  sv: Vad?\n"},
    {"t:\n  ? fi\n  : Mitä?\n", "t", "Vad?", NULL},
    {"t: [ ? fi : Mitä ]\n", "t/0", "Vad", "t: [ { ? fi : Mitä, sv: Vad } ]\n"},
};

/* The place of the value at the way AT. */
static struct place place_at(const struct node *node, const char *at)
{
    char key[64];
    while (*at) {
        const size_t length = strcspn(at, "/");
        assert_true(length < sizeof key);
        memcpy(key, at, length);
        key[length] = '\0';
        if (node->type == NODE_LIST)
            node = &node->item[strtol(key, NULL, 10)];
        else
            node = &node_find(node, key)->value;
        at += length + (at[length] == '/');
    }
    return node->place;
}

static void test_cases(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct diags diags = {0};
        struct str out = {0};
        struct source source = {
            .file = "t", .text = cases[i].before, .length = strlen(cases[i].before)};
        const struct node *root = node_parse(&source, &arena, &diags);
        if (!root)
            print_error("%s\n", cases[i].before);
        assert_non_null(root);
        struct edit edit = {.place = place_at(root, cases[i].at), .string = cases[i].string};
        edit_texts(&source, root, "fi", "sv", &edit, 1, &out);
        const char *after = cases[i].after ? cases[i].after : cases[i].before;
        if (strcmp(str_text(&out), after) != 0 || edit.ret_done != (cases[i].after != NULL)) {
            print_error("wanted:\n%s\nbut was (%d):\n%s\n", after, edit.ret_done, str_text(&out));
            wrong++;
        }
        str_release(&out);
        diags_release(&diags);
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* Lines end at 100 columns where they can; the language's own key may need quotation marks. */
static void test_width(void **state)
{
    static const char text[] = "t: { fi: Alku }\n"
                               "u: Alku\n"
                               "v:\n"
                               "  fi: Alku\n";
    static const char word[] = "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
                               "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi";
    static const char wanted[] =
        "t: { fi: Alku,\n"
        "     \"no\": abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
        "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi }\n"
        "u:\n"
        "  fi: Alku\n"
        "  \"no\": >-\n"
        "    abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
        "abcdefghi\n"
        "    abcdefghi abcdefghi abcdefghi\n"
        "v:\n"
        "  fi: Alku\n"
        "  \"no\": >-\n"
        "    abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
        "abcdefghi\n"
        "    abcdefghi abcdefghi abcdefghi\n";
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    struct source source = {.file = "t", .text = text, .length = sizeof text - 1};
    (void)state;
    const struct node *root = node_parse(&source, &arena, &diags);
    assert_non_null(root);
    struct edit edit[] = {{.place = place_at(root, "v"), .string = word, .number = 7},
                          {.place = place_at(root, "t"), .string = word, .number = 8},
                          {.place = place_at(root, "u"), .string = word, .number = 9}};
    edit_texts(&source, root, "fi", "no", edit, 3, &out);
    assert_string_equal(str_text(&out), wanted);
    assert_int_equal(edit[0].number, 8);
    assert_int_equal(edit[2].number, 7);
    assert_true(edit[0].ret_done && edit[1].ret_done && edit[2].ret_done);
    assert_int_equal(edit[2].ret_place.line, 10);
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
}

/* One that cannot be done does not keep the others from it. */
static void test_some(void **state)
{
    static const char text[] = "t:\n  ? fi\n  : Mikä\nu: Alku\nv: Loppu\n";
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    struct source source = {.file = "t", .text = text, .length = sizeof text - 1};
    (void)state;
    const struct node *root = node_parse(&source, &arena, &diags);
    struct edit edit[] = {{.place = place_at(root, "t"), .string = "yksi"},
                          {.place = place_at(root, "u"), .string = "kaksi"},
                          {.place = place_at(root, "v"), .string = "kolme"}};
    edit_texts(&source, root, "fi", "fi", edit, 3, &out);
    assert_string_equal(str_text(&out), "t:\n  ? fi\n  : yksi\nu: kaksi\nv: kolme\n");
    str_clear(&out);
    edit_texts(&source, root, "fi", "sv", edit, 3, &out);
    assert_string_equal(
        str_text(&out),
        "t:\n  ? fi\n  : Mikä\nu: { fi: Alku, sv: kaksi }\nv: { fi: Loppu, sv: kolme }\n");
    assert_false(edit[0].ret_done);
    assert_true(edit[1].ret_done && edit[2].ret_done);
    str_clear(&out);
    edit_texts(&source, root, "fi", "sv", edit, 0, &out);
    assert_string_equal(str_text(&out), text);
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_some),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
