/* SPDX-License-Identifier: MIT */
/* The pack that is shipped and the program's words, for tests of the whole game.
 *
 * A header alone, since fuzz targets are linked with no test library. Paths are from the source
 * root. What cannot be loaded ends the program: nothing could be tested. Floor: tests (<- content,
 * ports). */
#ifndef SUPPORT_APP_REAL_H
#define SUPPORT_APP_REAL_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/line_words_of.h"
#include "base/bug.h"
#include "base/diag.h"
#include "content/catalog_load.h"
#include "content/load.h"
#include "model/catalog.h"

enum { REAL_EN, REAL_FI, REAL_LANGUAGES }; /* sorted by tag, as the program has them */

struct real {
    struct arena arena;
    const struct pack *pack;
    struct catalog catalog[REAL_LANGUAGES];
    const struct catalog *language[REAL_LANGUAGES];
};

static inline void real_say(struct diags *diags)
{
    struct str out = {0};
    diags_render(diags, NULL, &out);
    fputs(str_text(&out), stderr);
    str_release(&out);
    diags_release(diags);
}

/* The pack in FOLDER, in ARENA. */
static inline const struct pack *real_pack(const char *folder, struct arena *arena)
{
    struct diags diags = {0};
    const struct pack *pack = pack_load(folder, arena, &diags);
    const bool sound = pack && diags_errors(&diags) == 0;
    real_say(&diags);
    if (!sound)
        BUG("a pack for tests does not load");
    return pack;
}

/* REAL with the pack in FOLDER. */
static inline void real_load(struct real *real, const char *folder)
{
    static const char *const paths[] = {"i18n/en.yaml", "i18n/fi.yaml"};
    struct diags diags = {0};
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        BUG("no UTF-8 locale");
    for (int i = 0; i < REAL_LANGUAGES; i++) {
        if (!catalog_load(paths[i], &real->arena, &diags, &real->catalog[i])) {
            real_say(&diags);
            BUG("a catalogue does not load");
        }
        real->language[i] = &real->catalog[i];
    }
    real->catalog[REAL_FI].fallback = &real->catalog[REAL_EN];
    real->pack = real_pack(folder, &real->arena);
}

#endif
