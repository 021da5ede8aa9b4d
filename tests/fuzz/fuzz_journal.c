/* SPDX-License-Identifier: MIT */
/* Any lines as a journal, over three packs: what is read formats and reads back as itself, what is
 * allowed happens, and the state keeps its rules and can be described at the end. */
#include <stdint.h>

#include "support/app/walker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const folders[] = {
    "levels/askeleet",
    "tests/content/ok/kinds",
    "tests/content/ok/quiz-whole",
};
enum { PACKS = sizeof folders / sizeof *folders };

static struct real real[PACKS];

static void release(void)
{
    for (int i = 0; i < PACKS; i++)
        arena_release(&real[i].arena);
}

/* False when the line is none, or means what is not allowed. */
static bool happen(struct walker *walker, const char *line)
{
    struct event event;
    if (!event_parse(walker->real->pack, line, &event) || !step_allows(&walker->state, &event))
        return false;
    walker_event(walker, &event);
    return true;
}

/* Where the walker may stand, the screens have a page, and the ways on and back are allowed. */
static void look(struct walker *walker)
{
    struct event event;
    walker_show(walker);
    if (step_go_on(&walker->state, &event) && !step_allows(&walker->state, &event))
        BUG("the way on is not allowed");
    if (step_back(&walker->state, &event) && !step_allows(&walker->state, &event))
        BUG("the way back is not allowed");
    if (step_test(&walker->state, &event) && !step_allows(&walker->state, &event))
        BUG("the way to the test is not allowed");
}

static void replay(const struct real *with, const char *text, size_t length)
{
    struct walker walker;
    struct str line = {0}, end = {0};
    walker_open(&walker, with, 7);
    for (size_t i = 0; i <= length; i++) {
        if (i < length && text[i] != '\n') {
            str_add_char(&line, text[i]);
            continue;
        }
        if (happen(&walker, str_text(&line)))
            look(&walker);
        str_clear(&line);
    }
    walker_check_state(&walker.state, &end);
    str_release(&line);
    str_release(&end);
    walker_close(&walker);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool loaded;
    for (int i = 0; !loaded && i < PACKS; i++)
        real_load(&real[i], folders[i]);
    if (!loaded)
        atexit(release);
    loaded = true;
    for (int i = 0; i < PACKS; i++)
        replay(&real[i], (const char *)data, size);
    return 0;
}
