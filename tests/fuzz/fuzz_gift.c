/* SPDX-License-Identifier: MIT */
/* Any bytes as a GIFT file: what comes out of it is a pack without mistakes, and what is said can
 * be shown. */
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "content/load.h"
#include "workshop/gift_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[64], head[80], stage[80];

static void forget_folder(void)
{
    unlink(head);
    unlink(stage);
    rmdir(folder);
}

static void open_folder(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    snprintf(folder, sizeof folder, "/tmp/askeleet-gift-XXXXXX");
    if (!mkdtemp(folder))
        BUG("no folder to write in");
    snprintf(head, sizeof head, "%s/pack.yaml", folder);
    snprintf(stage, sizeof stage, "%s/s.yaml", folder);
    atexit(forget_folder);
}

static void write_file(const char *path, const struct str *text)
{
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(text->text, 1, text->length, out) != text->length || fclose(out) != 0)
        BUG("a file cannot be written");
}

static void check_clean(const struct str *text)
{
    const char *at = str_text(text);
    if (utf8_valid(at, text->length) != text->length || strlen(at) != text->length)
        BUG("output that is no UTF-8");
    while (*at) {
        if (!utf8_is_clean(utf8_next(&at)))
            BUG("output that no terminal may get");
    }
}

/* The pack that was written must have no mistake. */
static void check_pack(void)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    const struct pack *pack = pack_load(folder, &arena, &diags);
    if (!pack || diags.count > 0) {
        diags_render(&diags, NULL, &out);
        fputs(str_text(&out), stderr);
        BUG("a pack with mistakes");
    }
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct catalog words = {.tag = "en"};
    struct arena arena = {0};
    struct diags diags = {0};
    struct gift gift;
    struct str out = {0};
    if (!folder[0])
        open_folder();
    struct source source = {
        .file = "f.gift", .text = arena_copy(&arena, (const char *)data, size), .length = size};
    if (source_check(&source, &arena, &diags)) {
        const struct gift_pack about = {
            .file = "f.gift", .language = "fi", .words = &words, .diags = &diags};
        gift_read(&source, &arena, &diags, &gift);
        if (gift_pack_stage(&about, &gift, "s", &out) > 0) {
            write_file(stage, &out);
            str_clear(&out);
            gift_pack_head(&about, &gift, "p", "s.yaml", &out);
            write_file(head, &out);
            check_pack();
        }
    }
    str_clear(&out);
    diag_sources(&diags, source.file, source.text, source.length);
    for (size_t i = 0; i < diags.count; i++)
        diag_render(&diags.item[i], NULL, &out);
    check_clean(&out);
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
