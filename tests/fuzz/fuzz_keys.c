/* SPDX-License-Identifier: MIT */
/* Any keys in any window, over the pack that is shipped: every page lays out, every event that the
 * screens ask for is allowed (walker.h says what else), and the state keeps its rules.
 *
 * Byte 1 sets how the game is begun. Then each byte is an intent, or a window of another size with
 * two bytes more; PICK takes its number from the next byte, CHARACTER from the next two. */
#include <stdint.h>

#include "support/app/walker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { RESIZE = INTENTS, WISHES };
enum { START_TITLE = 1, START_FIRST = 2, START_TEST = 4, START_NO_SAVE = 8, START_ASCII = 16 };

static struct real real;

static void release(void)
{
    arena_release(&real.arena);
}

static void begin(struct walker *walker, unsigned how)
{
    walker_open(walker, &real, how);
    walker->only_test = how & START_TEST;
    walker->saving = !(how & START_NO_SAVE);
    walker->ascii = how & START_ASCII;
    if (walker->only_test)
        walker_event(walker, &(struct event){.type = EVENT_TEST});
    else if (how & START_FIRST)
        walker->ui.overlay = OVERLAY_LANGUAGES;
    else if (how & START_TITLE)
        walker->ui.overlay = OVERLAY_TITLE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct walker walker;
    struct str end = {0};
    if (!real.pack) {
        real_load(&real, "levels/askeleet");
        atexit(release);
    }
    if (size == 0)
        return 0;
    begin(&walker, data[0]);
    walker_show(&walker);
    for (size_t i = 1; i < size && !walker.left; i++) {
        const int wish = data[i] % WISHES;
        if (wish == RESIZE && i + 2 < size) {
            walker.columns = data[i + 1];
            walker.rows = data[i + 2];
            i += 2;
        } else if (wish != RESIZE) {
            int number = 0;
            if (wish == INTENT_PICK && i + 1 < size) {
                number = data[++i];
            } else if (wish == INTENT_CHARACTER && i + 2 < size) {
                number = data[i + 1] | data[i + 2] << 8; /* above: emoji, and what is none */
                number = number >= 0xd900 && number < 0xe000 ? number + 0x12c00 : number;
                i += 2;
            }
            walker_wish(&walker, (enum intent)wish, number);
        }
        if (!walker.left)
            walker_show(&walker);
    }
    walker_check_state(&walker.state, &end);
    str_release(&end);
    walker_close(&walker);
    return 0;
}
