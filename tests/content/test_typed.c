/* SPDX-License-Identifier: MIT */
/* What typed words mean: the tasks of tests/content/ok/typed, texts, and the answers they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "content/load.h"
#include "support/tasks/make_task.h"

static const struct {
    const char *task, *text, *answer;
    int got;
} cases[] = {
    {"tulot", "olen\nkokemusta\ntyöpaikka", "olen=olen kokemusta=kokemusta verkosto=verkosto", 6},
    {"tulot", "OLEN!\n Kokemusta \nTyöpaikka.", "olen=olen kokemusta=kokemusta verkosto=verkosto",
     6},
    {"tulot", "mä olen\nexperience\ntyopaikka", "olen=olen kokemusta=kokemusta verkosto=verkosto",
     6},
    {"tulot", "I'm\nkokeumsta\nWORKPLACE", "olen=olen kokemusta=kokemusta verkosto=verkosto", 6},
    /* A word that the author knows to be wrong is never taken for a slip. */
    {"tulot", "etsi\nkokemus\ntyöpiakka", "olen=etsi kokemusta=+other verkosto=tyopiakka", 0},
    {"tulot", "olet\nkokemuksta\ntyöpikka", "olen=+near kokemusta=+near verkosto=+near", 3},
    /* The word of another gap is that word. */
    {"tulot", "kokemusta\nolen\netsi", "olen=kokemusta kokemusta=olen verkosto=etsi", 0},
    {"tulot", "", "olen=+other kokemusta=+other verkosto=+other", 0},
    {"tulot", "olen", "olen=olen kokemusta=+other verkosto=+other", 2},
    {"tulot", "olen\n\n\ntoo many", "olen=olen kokemusta=+other verkosto=+other", 2},
    {"viesti", "", "-", 0},
    {"viesti", "Kiitos 2 vihjeestä! Voinko kysyä lisää?", "length kysymys luku kiitos anteeksi", 5},
    {"viesti", "yksi kaksi kolme", "-", 0}, /* too short to have avoided anything */
    {"viesti", "yksi kaksi kolme neljä", "length anteeksi", 2},
    {"viesti", "yksi kaksi kolme anteeksi", "length", 1},
    {"viesti", "1 2 3 4 5 6 7 8", "length luku anteeksi", 3},
    {"viesti", "1 2 3 4 5 6 7 8 9", "luku anteeksi", 2},
    {"viesti", "THANK  YOU\nso very much", "length kiitos anteeksi", 3},
    {"viesti", "Kiitos? Sorry 5", "kysymys luku kiitos", 3},
};

static void test_typed(void **state)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const struct pack *pack = pack_load("tests/content/ok/typed", &arena, &diags);
    (void)state;
    assert_non_null(pack);
    assert_int_equal(diags.count, 0);
    const struct stage *stage = &pack->stages[0];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct task *task = &stage->tasks[stage_find_task(stage, cases[i].task)];
        const struct telling to = {.wish = {"fi", "fi"}};
        struct answer answer;
        struct str line = {0};
        task->kind->read(task, &to, cases[i].text, &answer);
        answer_format(task, &answer, &line);
        if (strcmp(str_text(&line), cases[i].answer) != 0)
            fail_msg("'%s' is read as %s", cases[i].text, str_text(&line));
        assert_int_equal(task->kind->score(task, &answer).got, cases[i].got);
        str_release(&line);
    }
    diags_release(&diags);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_typed)};
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
