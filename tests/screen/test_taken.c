/* SPDX-License-Identifier: MIT */
/* What stays in the terminal when the screen is given back: the plan for the week, if it was made
 * in this sitting, and only then. With a pack of the tests' own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen.h"

#define PACK "--pack=tests/cli/week"

static const char plan[] = "Sunday: Write the names.";
static const char yours[] = "The step is yours."; /* on paper alone */

static void start(struct screen *screen)
{
    screen_start(screen, &(struct screen_wish){.arguments = WORDS(PACK, "--lang=en")});
    screen_shows(screen, "Quit");
}

/* Plays the first step and comes to the map. */
static void play_a_step(struct screen *screen)
{
    screen_type(screen, "\r");
    screen_shows(screen, "Scene with a network.");
    screen_type(screen, "\r");
    screen_shows(screen, "How do you dare?");
    screen_type(screen, "1");
    screen_shows(screen, "Question choose?");
    screen_type(screen, "1");
    screen_shows(screen, "Feedback A.");
    screen_type(screen, "\r");
    screen_shows(screen, "Start is done");
    screen_type(screen, "\r");
    screen_footer(screen, "this week");
}

static void test_a_plan(void **state)
{
    struct screen *screen = screen_new();
    (void)state;
    start(screen);
    play_a_step(screen);
    screen_type(screen, "w");
    screen_shows(screen, "A small step");
    screen_type(screen, "1");
    screen_shows(screen, "Write the names.");
    screen_type(screen, "1");
    screen_shows(screen, "On which day");
    screen_type(screen, "7");
    screen_shows(screen, plan);
    screen_type(screen, "q");
    screen_ends(screen, 0);
    screen_shows(screen, plan);
    screen_shows(screen, yours);

    /* The next sitting makes none, though it looks at it. */
    start(screen);
    screen_type(screen, "\r");
    screen_shows(screen, plan);
    screen_type(screen, "q");
    screen_ends(screen, 0);
    assert_false(screen_has(screen, yours));
    screen_free(screen);
}

/* Without a day there is no plan yet. */
static void test_half_a_plan(void **state)
{
    struct screen *screen = screen_new();
    (void)state;
    start(screen);
    play_a_step(screen);
    screen_type(screen, "w");
    screen_shows(screen, "A small step");
    screen_type(screen, "1");
    screen_shows(screen, "Write the names.");
    screen_type(screen, "1");
    screen_shows(screen, "On which day");
    screen_type(screen, "q");
    screen_ends(screen, 0);
    assert_false(screen_has(screen, yours));
    assert_false(screen_has(screen, "Write the names."));
    screen_free(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plan),
        cmocka_unit_test(test_half_a_plan),
    };
    return cmocka_run_group_tests_name("taken", tests, NULL, NULL);
}
