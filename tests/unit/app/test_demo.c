/* SPDX-License-Identifier: MIT */
/* The start screen that plays itself: all steps come, in every round with tasks that can be shown,
 * and no picture is one that a player could not see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "app/demo.h"
#include "app/visit.h"
#include "base/diag.h"
#include "content/load.h"

static const struct pack *load(const char *folder, struct arena *arena)
{
    struct diags diags = {0};
    const struct pack *pack = pack_load(folder, arena, &diags);
    diags_release(&diags);
    assert_non_null(pack);
    return pack;
}

static void test_rounds(void **state)
{
    static const enum where places[] = {
        [DEMO_TITLE] = AT_MAP, [DEMO_MAP] = AT_MAP,     [DEMO_SCENE] = AT_SCENE,
        [DEMO_TASK] = AT_TASK, [DEMO_CHOICE] = AT_TASK, [DEMO_FEEDBACK] = AT_FEEDBACK};
    struct arena arena = {0};
    struct demo demo;
    (void)state;
    const struct pack *pack = load("levels/askeleet", &arena);
    const int stages = (int)pack->stages_count;
    demo_open(&demo, pack);
    assert_int_equal(demo.picture, DEMO_TITLE);
    for (int round = 0; round < 3 * stages; round++) {
        assert_int_equal(demo.round, round);
        for (enum demo_picture picture = DEMO_MAP; picture <= DEMO_FEEDBACK; picture++) {
            assert_true(demo_patience(&demo) >= 1000);
            demo_step(&demo);
            assert_int_equal(demo.picture, picture);
            assert_int_equal(demo.state.where, places[picture]);
            if (picture > DEMO_MAP)
                assert_int_equal(demo.state.stage, round % stages);
        }
        const struct record *record = state_record(&demo.state, demo.state.stage, demo.state.task);
        assert_true(record->best.of > 0 && record->best.got == record->best.of);
        demo_step(&demo);
        assert_int_equal(demo.picture, DEMO_TITLE);
    }
    demo_close(&demo);
    arena_release(&arena);
}

/* A pack that has only a test: the title stays, and nothing wakes for it. */
static void test_nothing_to_show(void **state)
{
    struct arena arena = {0};
    struct demo demo;
    struct page page;
    struct nav nav;
    (void)state;
    struct pack pack = *load("levels/tapahtuma", &arena);
    pack.stages = NULL; /* there are none: nobody looks */
    demo_open(&demo, &pack);
    assert_int_equal(demo_patience(&demo), -1);
    demo_step(&demo);
    assert_int_equal(demo.picture, DEMO_TITLE);
    page_begin(&page, &arena);
    nav_start(&nav, &page);
    demo_point(&demo, &page, &nav);
    assert_int_equal(nav.cursor, 0);
    demo_close(&demo);
    arena_release(&arena);
}

/* A start screen that stands still costs nothing: nothing wakes it but the limit. */
static void test_still(void **state)
{
    struct arena arena = {0};
    struct options options = {.command = COMMAND_KIOSK, .idle = -1, .limit = 0};
    struct visit visit;
    (void)state;
    const struct pack *pack = load("levels/askeleet", &arena);
    visit_open(&visit, &options, false, pack);
    assert_in_range(visit_patience(&visit, true), 1, 8000);
    visit_close(&visit);

    options.given[OPTION_STILL] = true;
    visit_open(&visit, &options, false, pack);
    assert_int_equal(visit_patience(&visit, true), -1);
    assert_int_equal(visit_look(&visit, true, 0), VISIT_SAME);
    assert_in_range(visit_patience(&visit, false), 230000, 240000); /* a visitor may go away */
    visit_close(&visit);

    options.limit = 60;
    visit_open(&visit, &options, false, pack);
    assert_in_range(visit_patience(&visit, true), 30000, 40000);
    visit_close(&visit);

    options.given[OPTION_CONSOLE] = true; /* the limit is each visitor's */
    visit_open(&visit, &options, false, pack);
    assert_int_equal(visit_patience(&visit, true), -1);
    visit_close(&visit);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rounds),
                                       cmocka_unit_test(test_nothing_to_show),
                                       cmocka_unit_test(test_still)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
