/* SPDX-License-Identifier: MIT */
/* Files that were not saved whole: every file of the pack that comes with the program, cut at every
 * 97th byte. Never a crash; and always a word about it: an error in the last entry of the file,
 * where the cut is, or a field that is missing, or that the file ends in the middle of a sentence.
 * Silent may be only what is whole as far as it goes: a file cut at the end of a line or of a
 * value.
 *
 * Each file is loaded in a pack of its own, so mistakes that it has there uncut (steps it waits
 * for, people met earlier) do not count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"
#include "content/load.h"

enum { STRIDE = 97 };

static const char pack_folder[] = "levels/askeleet";

struct cut {
    struct arena arena;
    const char *folder, *file; /* where it is written */
    struct diags whole;        /* what is said about the whole file */
    size_t cuts, errors, warnings, silent, wrong;
};

static const char *read_text(struct arena *arena, const char *path, size_t *ret_length)
{
    const char *text = "";
    struct diags diags = {0};
    assert_true(io_read_file(path, IO_LARGEST_FILE, arena, &diags, &text, ret_length));
    diags_release(&diags);
    return text;
}

static void write_text(struct cut *c, const char *name, const char *text, size_t length)
{
    FILE *file = fopen(arena_format(&c->arena, "%s/%s", c->folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void make_folder(struct cut *c, const char *name)
{
    c->folder = arena_format(&c->arena, "%s/%s", ASKELEET_SCRATCH, name);
    if (mkdir(c->folder, 0700) != 0)
        assert_int_equal(errno, EEXIST);
}

/* Whether the whole file has the same mistake at the same place. */
static bool was_there(const struct cut *c, const struct diag *diag)
{
    for (size_t i = 0; i < c->whole.count; i++) {
        const struct diag *other = &c->whole.item[i];
        if (other->code == diag->code && other->place.line == diag->place.line &&
            other->place.column == diag->place.column)
            return true;
    }
    return false;
}

/* The line on which the last entry of the LENGTH bytes at TEXT begins: a field of the file itself,
 * or an entry of the outermost list. */
static unsigned last_entry(const char *text, size_t length)
{
    unsigned line = 1, last = 1;
    for (size_t i = 0; i < length; i++) {
        const bool begins = i == 0 || text[i - 1] == '\n';
        line += i > 0 && begins;
        if (begins && text[i] != '\n' &&
            (text[i] != ' ' || (length - i > 4 && memcmp(text + i, "  - ", 4) == 0)))
            last = line;
    }
    return last;
}

/* Whether nothing is missing that could be seen: the cut is at the end of a line, of a sentence, or
 * of a word that may be an id or a title. */
static bool may_be_silent(const char *text, size_t length)
{
    size_t start = length, words = 0;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    for (size_t i = start; i < length; i++)
        words += text[i] != ' ' && (i == start || text[i - 1] == ' ');
    return start == length || words < 4 || strchr(".!?:;\"')]}*", text[length - 1]) ||
           (unsigned char)text[length - 1] >= 0x80;
}

static void judge(struct cut *c, const char *text, size_t length, const struct diags *diags)
{
    const unsigned entry = last_entry(text, length);
    bool error = false, near = false, warning = false;
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->item[i];
        if (!diag->place.file || was_there(c, diag) || !strstr(diag->place.file, c->file))
            continue;
        const bool missing = diag->code == DIAG_FIELD_MISSING || diag->code == DIAG_STAGE_EMPTY;
        const bool severe = diag_code_severity(diag->code) == DIAG_ERROR;
        error = error || severe;
        near = near || (severe && (missing || diag->place.line >= entry || diag->place.line == 0));
        warning = warning || diag->code == DIAG_FILE_CUT;
    }
    c->cuts++;
    c->errors += error;
    c->warnings += !error && warning;
    c->silent += !error && !warning;
    if (!near && !warning && !may_be_silent(text, length)) {
        struct str said = {0};
        struct diags shown = *diags;
        diags_render(&shown, NULL, &said);
        print_error("%s cut at byte %zu (last entry on line %u): \"…%.40s\"\n%s\n", c->file, length,
                    entry, text + (length > 40 ? length - 40 : 0), str_text(&said));
        str_release(&said);
        c->wrong++;
    }
}

static void cut_file(struct cut *c, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at += STRIDE) {
        struct arena arena = {0};
        struct diags diags = {0};
        write_text(c, c->file, text, at);
        const struct pack *pack = pack_load(c->folder, &arena, &diags);
        assert_true(pack || diags_errors(&diags) > 0);
        judge(c, text, at, &diags);
        diags_release(&diags);
        arena_release(&arena);
    }
}

/* FILE in a pack that FIELD of pack.yaml names it in. */
static void cut_alone(struct cut *c, const char *field, const char *file)
{
    struct arena arena = {0};
    size_t length, groups_length, glossary_length;
    const char *text =
        read_text(&c->arena, arena_format(&c->arena, "%s/%s", pack_folder, file), &length);
    const char *head =
        read_text(&c->arena, arena_format(&c->arena, "%s/pack.yaml", pack_folder), &groups_length);
    const char *glossary = read_text(
        &c->arena, arena_format(&c->arena, "%s/glossary.yaml", pack_folder), &glossary_length);
    const char *groups = strstr(head, "groups:");
    const bool own = strcmp(field, "glossary") == 0;
    assert_non_null(groups);
    c->file = file;
    make_folder(c, "cut");
    const char *pack = arena_format(
        &c->arena,
        "pack: koe\nformat: 1\ntitle: { fi: Koe, en: Trial }\nlanguage: fi\n"
        "languages: [fi, en]\n%s: %s%s%s\n%s%s",
        field, strcmp(field, "stages") == 0 ? "[" : "", file,
        strcmp(field, "stages") == 0 ? "]" : "", own ? "" : "glossary: glossary.yaml\n", groups);
    write_text(c, "pack.yaml", pack, strlen(pack));
    write_text(c, "glossary.yaml", glossary, glossary_length);
    write_text(c, file, text, length);
    c->whole = (struct diags){0};
    (void)pack_load(c->folder, &arena, &c->whole);
    cut_file(c, text, length);
    diags_release(&c->whole);
    arena_release(&arena);
}

static void test_cut(void **state)
{
    static const struct {
        const char *field, *file;
    } files[] = {
        {"stages", "01-asenne.yaml"},   {"stages", "02-sanat.yaml"},
        {"stages", "03-kartta.yaml"},   {"stages", "04-jalanjalki.yaml"},
        {"stages", "05-avaus.yaml"},    {"stages", "06-kohtaaminen.yaml"},
        {"stages", "07-yllapito.yaml"}, {"stages", "08-tyohon.yaml"},
        {"quiz", "quiz.yaml"},          {"glossary", "glossary.yaml"},
    };
    struct cut c = {0};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        cut_alone(&c, files[i].field, files[i].file);
    print_message("%zu cuts: an error after %zu, a warning after %zu, nothing after %zu\n", c.cuts,
                  c.errors, c.warnings, c.silent);
    assert_true(c.cuts > 1000);
    assert_int_equal(c.wrong, 0);
    arena_release(&c.arena);
}

/* pack.yaml itself, in a copy of the folder. */
static void test_cut_pack(void **state)
{
    struct cut c = {.file = "pack.yaml"};
    size_t length;
    (void)state;
    static const char *const others[] = {"glossary.yaml", "01-asenne.yaml"};
    make_folder(&c, "cut-pack");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *text =
            read_text(&c.arena, arena_format(&c.arena, "%s/%s", pack_folder, others[i]), &length);
        write_text(&c, others[i], text, length);
    }
    const char *text = "pack: koe\nformat: 1\ntitle: { fi: Koe, en: Trial }\nlanguage: fi\n"
                       "languages: [fi, en]\nlicence: CC-BY-4.0\nstages:\n  - 01-asenne.yaml\n"
                       "glossary: glossary.yaml\ngroups:\n"
                       "  - { id: kurssi, text: { fi: kurssi, en: course } }\n";
    for (size_t at = 0; at < strlen(text); at++) {
        struct arena arena = {0};
        struct diags diags = {0};
        write_text(&c, c.file, text, at);
        (void)pack_load(c.folder, &arena, &diags);
        /* From the steps on what is left may be a pack of its own; before, it cannot. */
        if (at < (size_t)(strstr(text, "  - 01") - text) + 16)
            assert_true(diags_errors(&diags) > 0);
        diags_release(&diags);
        arena_release(&arena);
    }
    arena_release(&c.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cut), cmocka_unit_test(test_cut_pack)};
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
