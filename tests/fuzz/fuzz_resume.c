/* SPDX-License-Identifier: MIT */
/* Any text as a resume code, over three packs: what is read is the code of a content, the same code
 * as is written for it, and of the state that took it. As few texts have their checks right, the
 * same bytes are tried as data symbols, too, behind the right beginning (version, pack, edition).
 */
#include <stdint.h>
#include <string.h>

#include "engine/resume.h"
#include "engine/step.h"
#include "support/app/real.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const folders[] = {
    "levels/askeleet",
    "tests/content/ok/kinds",
    "tests/content/ok/quiz-whole",
};
enum {
    PACKS = sizeof folders / sizeof *folders,
    HEAD = 13, /* bits of version, pack and edition */
    SYMBOLS = RESUME_GROUPS * RESUME_DATA
};

static struct real real[PACKS];

static void release(void)
{
    for (int i = 0; i < PACKS; i++)
        arena_release(&real[i].arena);
}

/* The code of what a new run knows that took CODE. */
static void look(const struct pack *pack, const char *text)
{
    struct arena arena = {0};
    struct resume resume, taken;
    struct state state;
    struct event event = {.type = EVENT_RESUME};
    char plain[RESUME_TEXT], again[RESUME_TEXT];
    unsigned char symbols[SYMBOLS];
    int groups = 0;
    const struct resume_flaw flaw = resume_parse(pack, text, &resume);
    if (flaw.error != RESUME_OK) {
        if (flaw.group < 0 || flaw.group > RESUME_GROUPS + 1)
            BUG("a flaw in a group that no code has");
        return;
    }
    if (resume_symbols_parse(text, symbols, &groups).error != RESUME_OK)
        BUG("a code that is none");
    resume_symbols_format(symbols, groups, plain);
    if (!resume_format(pack, &resume, event.code) || strcmp(plain, event.code) != 0)
        BUG("another code for the same content");
    state_init(&state, pack, 7, &arena);
    if (!step_allows(&state, &event))
        BUG("a code that may not be taken");
    step(&state, &event);
    resume_of(&state, resume.language, &taken);
    if (!resume_format(pack, &taken, again) || strcmp(plain, again) != 0)
        BUG("another code for the run that took it");
    arena_release(&arena);
}

/* The code with DATA for its symbols but for the first bits, which are those of PACK. */
static void look_at_symbols(const struct pack *pack, const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct resume resume;
    struct state state;
    char code[RESUME_TEXT];
    unsigned char symbols[SYMBOLS] = {0}, head[SYMBOLS];
    int groups = 0;
    const int count = size < SYMBOLS ? (int)size : SYMBOLS;
    state_init(&state, pack, 7, &arena);
    resume_of(&state, -1, &resume);
    if (!resume_format(pack, &resume, code) ||
        resume_symbols_parse(code, head, &groups).error != RESUME_OK)
        BUG("a new run has no code");
    arena_release(&arena);
    for (int i = 0; i < count; i++)
        symbols[i] = data[i] & ((1 << RESUME_BITS) - 1);
    for (int bit = 0; bit < HEAD; bit++) {
        const int at = bit / RESUME_BITS, mask = 1 << bit % RESUME_BITS;
        symbols[at] = (unsigned char)((symbols[at] & ~mask) | (head[at] & mask));
    }
    groups = (count + RESUME_DATA - 1) / RESUME_DATA;
    resume_symbols_format(symbols, groups > 0 ? groups : 1, code);
    look(pack, code);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool loaded;
    struct str text = {0};
    for (int i = 0; !loaded && i < PACKS; i++)
        real_load(&real[i], folders[i]);
    if (!loaded)
        atexit(release);
    loaded = true;
    str_add_bytes(&text, (const char *)data, size);
    for (int i = 0; i < PACKS; i++) {
        look(real[i].pack, str_text(&text));
        look_at_symbols(real[i].pack, data, size);
    }
    str_release(&text);
    return 0;
}
