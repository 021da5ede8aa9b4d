/* SPDX-License-Identifier: MIT */
#include "support/proof/prove_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "content/catalog_load.h"

void prove_case_open(struct prove_case *proved, const char *directory)
{
    static const char *const paths[] = {"i18n/fi.yaml", "i18n/en.yaml"};
    const struct catalog *language[PROVE_LANGUAGES];
    memset(proved, 0, sizeof *proved);
    for (int i = 0; i < PROVE_LANGUAGES; i++) {
        assert_true(catalog_load(paths[i], &proved->arena, &proved->diags, &proved->catalog[i]));
        language[i] = &proved->catalog[i];
    }
    proved->pack = pack_prove(directory, language, PROVE_LANGUAGES, &proved->arena, &proved->diags,
                              &proved->proof);
}

void prove_case_release(struct prove_case *proved)
{
    diags_release(&proved->diags);
    arena_release(&proved->arena);
}

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

struct diag_words prove_case_words(const struct prove_case *proved, int language)
{
    return (struct diag_words){find_words, &proved->catalog[language]};
}

bool prove_case_matches(const char *golden, const char *said, struct arena *arena)
{
    const char *refresh = getenv("ASKELEET_REFRESH"), *wanted = "";
    struct diags diags = {0};
    size_t length;
    if (refresh && strcmp(refresh, "1") == 0)
        assert_true(io_replace_file(golden, said, strlen(said)));
    const bool read = io_read_file(golden, IO_LARGEST_FILE, arena, &diags, &wanted, &length);
    diags_release(&diags);
    if (read && strcmp(said, wanted) == 0)
        return true;
    print_error("%s: wanted:\n%s\nbut was:\n%s\n", golden, wanted, said);
    return false;
}
