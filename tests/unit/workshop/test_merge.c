/* SPDX-License-Identifier: MIT */
/* From texts to a worksheet and back: every text of every pack that the tests have, filled with
 * made-up translations that YAML could trip over, is in the pack afterwards as it was filled in,
 * and all else is as it was. Then what goes wrong on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/load.h"
#include "workshop/merge.h"
#include "workshop/scalar.h"

#include "support/workshop/bench.h"

enum { MOST = 4000 };

/* What a translation looks like: words put before and behind the source, which keeps its marks and
 * gaps. */
static const struct {
    const char *before, *behind;
} looks[] = {
    {"", " \"så\": ja # nej"},
    {"", "\nandra raden\n\ntredje: raden"},
    {"- ", ""},
    {"# ", " :"},
    {"'", "'"},
    {"\"", " 'x"},
    {"", " 👍 مرحبا بالعالم"},
    {"? ", " \\* \\\\n"},
    {"", ", [x], {y z}"},
    {"> ", "\n  två blanktecken"},
    {"%@`", " & ! |"},
    {"",
     " det här är en mycket lång översättning som inte får plats på en rad utan måste brytas på "
     "flera ställen, med  två blanktecken här och där, innan den tar slut"},
    {"yes ", ""},
};

static const char *made_up(struct bench *bench, const struct work_item *item, size_t number)
{
    const char *source = item->source->string, *field = strrchr(item->text->path, '.');
    const size_t look = number % (sizeof looks / sizeof *looks);
    if (strlen(source) > 4000) /* with more of it the text would be too long */
        return arena_format(&bench->arena, "%zu", number);
    if (field && (strcmp(field, ".example") == 0 || strcmp(field, ".answer") == 0))
        return source;
    return arena_format(&bench->arena, "%s%s%s %zu", looks[look].before, source, looks[look].behind,
                        number);
}

/* A pack on the bench, and what there is to translate in it. */
struct trial {
    struct bench bench;
    struct diags diags;
    struct stamps stamps;
    const struct pack *pack;
    struct work work;
    const char *tag;
};

static void look(struct trial *t)
{
    const char *folder = t->bench.folder;
    t->diags.count = 0;
    t->pack = work_pack(folder, &t->bench.arena, &t->diags);
    assert_non_null(t->pack);
    t->stamps = (struct stamps){0};
    assert_true(stamps_read(stamps_path(folder, t->tag, &t->bench.arena), &t->bench.arena,
                            &t->diags, &t->stamps));
    work_list(t->pack, t->tag, &t->stamps, &t->bench.arena, &t->work);
}

static void open_trial(struct trial *t, const char *from, const char *tag)
{
    *t = (struct trial){.tag = tag};
    bench_open(&t->bench);
    if (from)
        bench_copy(&t->bench, from);
    if (from)
        look(t);
}

static void close_trial(struct trial *t)
{
    diags_release(&t->diags);
    bench_close(&t->bench);
}

/* Writes the worksheet, with TRANSLATION[i] in the place of the I-th empty one; a style for each.
 */
static void fill(struct trial *t, const char *const *translation)
{
    struct str sheet = {0}, filled = {0};
    static const char empty[] = "translation: \"\"\n";
    const size_t written = sheet_write(&t->work, bench_words(&t->bench, "en"), &sheet);
    assert_int_equal(written, t->work.count);
    const char *at = str_text(&sheet), *next;
    for (size_t i = 0; (next = strstr(at, empty)) != NULL; i++) {
        str_add_bytes(&filled, at, (size_t)(next - at));
        str_add(&filled, "translation: ");
        if (i % 3 == 0 && scalar_can_fold(translation[i]))
            scalar_add_literal(&filled, translation[i], 6, "\n");
        else
            scalar_add(&filled, translation[i], i % 3 == 1 ? SCALAR_PLAIN : SCALAR_SINGLE, false);
        str_add_char(&filled, '\n');
        at = next + sizeof empty - 1;
    }
    str_add(&filled, at);
    bench_write(&t->bench, "sheet.yml", str_text(&filled), filled.length);
    str_release(&sheet);
    str_release(&filled);
}

static void complain(struct trial *t)
{
    struct str out = {0};
    diags_render(&t->diags, NULL, &out);
    print_error("%s", str_text(&out));
    str_release(&out);
}

static enum merge_end merge(struct trial *t, struct merged *merged)
{
    struct source source;
    struct sheet sheet;
    struct str reason = {0};
    t->diags.count = 0;
    const bool read =
        sheet_read(bench_path(&t->bench, "sheet.yml"), &t->bench.arena, &t->diags, &source, &sheet);
    if (!read)
        complain(t);
    assert_true(read);
    const enum merge_end end =
        merge_sheet(t->pack, &sheet, &source, &t->stamps, "remark", &t->diags, &reason, merged);
    if (end == MERGE_FAILED)
        print_error("%s\n", str_text(&reason));
    str_release(&reason);
    return end;
}

static void assert_same_others(const struct text *old, const struct text *new, const char *tag)
{
    for (size_t i = 0; i < old->count; i++) {
        if (strcmp(old->in[i].tag, tag) == 0)
            continue;
        const struct text_in *in = texts_in(new, old->in[i].tag);
        assert_non_null(in);
        assert_string_equal(in->string, old->in[i].string);
    }
}

static void round_trip(const char *from, const char *tag)
{
    struct trial t;
    struct merged merged;
    const struct pack_text *old, *new;
    open_trial(&t, from, tag);
    const size_t count = texts_list(t.pack, &t.bench.arena, &old);
    const char **said = arena_array(&t.bench.arena, t.work.count, sizeof *said);
    const struct work work = t.work;
    assert_true(work.count > 0 && work.count < MOST);
    for (size_t i = 0; i < work.count; i++)
        said[i] = made_up(&t.bench, &work.item[i], i);
    fill(&t, said);
    const enum merge_end end = merge(&t, &merged);
    if (t.diags.count > 0)
        complain(&t);
    assert_int_equal(end, MERGE_DONE);
    assert_int_equal(t.diags.count, 0);
    assert_int_equal(merged.texts, work.count);

    look(&t);
    assert_int_equal(t.work.count, 0);
    assert_int_equal(texts_list(t.pack, &t.bench.arena, &new), count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(new[i].path, old[i].path);
        assert_same_others(&old[i].text, &new[i].text, tag);
    }
    for (size_t i = 0; i < work.count; i++) {
        const struct pack_text *text = new;
        while (strcmp(text->path, work.item[i].text->path) != 0)
            text++;
        assert_string_equal(texts_in(&text->text, tag)->string, said[i]);
    }
    /* Once more changes nothing. */
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.files, 0);
    close_trial(&t);
}

static void test_round_trip(void **state)
{
    DIR *folder = opendir("tests/content/ok");
    size_t packs = 0;
    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct str path = {0};
        if (strchr(entry->d_name, '.'))
            continue;
        str_addf(&path, "tests/content/ok/%s", entry->d_name);
        round_trip(str_text(&path), "sv");
        str_release(&path);
        packs++;
    }
    closedir(folder);
    assert_true(packs > 5);
    round_trip("levels/askeleet", "ar-simple");
}

/* --- one small pack --------------------------------------------------------------------------- */

static const char small_pack[] = "pack: p\nformat: 1\ntitle: Paketti\nlanguage: fi\n"
                                 "stages: [s.yaml]\n";
static const char small_stage[] =
    "\xEF\xBB\xBF# Oma askel\r\n"
    "stage: s\r\n"
    "title: { fi: Alku, sv: Start }   # nimi\r\n"
    "scene: Kahvilla.\r\n"
    "tasks:\r\n"
    "  - id: t\r\n"
    "    kind: gap\r\n"
    "    prompt: Täydennä, ole hyvä!\r\n"
    "    text: \"Minä {on}.\"\r\n"
    "    gaps: [ { id: on, answer: olen, wrong: [ { id: o, text: on } ] } ]\r\n";

static void open_small(struct trial *t)
{
    open_trial(t, NULL, "sv");
    bench_write(&t->bench, "pack.yaml", small_pack, sizeof small_pack - 1);
    bench_write(&t->bench, "s.yaml", small_stage, sizeof small_stage - 1);
    look(t);
}

/* A worksheet of one line. */
static void one_line(struct trial *t, const char *path, const char *source, const char *now,
                     const char *translation)
{
    struct str sheet = {0};
    str_addf(&sheet, "worksheet: sv\ntexts:\n  - path: \"%s\"\n    source: \"%s\"\n", path, source);
    if (now)
        str_addf(&sheet, "    now: \"%s\"\n", now);
    str_addf(&sheet, "    translation: \"%s\"\n", translation);
    bench_write(&t->bench, "sheet.yml", str_text(&sheet), sheet.length);
    str_release(&sheet);
}

static void test_bytes(void **state)
{
    struct trial t;
    struct merged merged;
    struct stat about;
    (void)state;
    open_small(&t);
    assert_int_equal(t.work.count, 6);
    assert_string_equal(t.work.item[1].text->path, "s.yaml#scene");
    assert_string_equal(t.work.item[2].text->path, "s.yaml#t.prompt");
    assert_string_equal(t.work.item[4].text->path, "s.yaml#t.gaps.on.answer");
    assert_string_equal(t.work.item[5].text->path, "s.yaml#t.gaps.on.wrong.o.text");
    assert_int_equal(chmod(bench_path(&t.bench, "s.yaml"), 0640), 0);
    const char *said[] = {"Paketet", "På kafé.", "Fyll i, tack!", "Jag {on}.", "är", "var"};
    fill(&t, said);
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 6);
    assert_int_equal(merged.files, 2);
    assert_string_equal(
        bench_read(&t.bench, "s.yaml"),
        "\xEF\xBB\xBF# Oma askel\r\n"
        "stage: s\r\n"
        "title: { fi: Alku, sv: Start }   # nimi\r\n"
        "scene: { fi: Kahvilla., sv: På kafé. }\r\n"
        "tasks:\r\n"
        "  - id: t\r\n"
        "    kind: gap\r\n"
        "    prompt:\r\n"
        "      fi: Täydennä, ole hyvä!\r\n"
        "      sv: Fyll i, tack!\r\n"
        "    text: { fi: \"Minä {on}.\", sv: \"Jag {on}.\" }\r\n"
        "    gaps: [ { id: on, answer: { fi: olen, sv: är }, wrong: [ { id: o, text: { fi: on, "
        "sv: var } } ] } ]\r\n");
    assert_int_equal(stat(bench_path(&t.bench, "s.yaml"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    const char *stamps = bench_read(&t.bench, "strings/sv.yaml");
    assert_non_null(stamps);
    assert_non_null(strstr(stamps, "# remark\nstrings: sv\ntexts:\n  - \"pack.yaml#title "));
    close_trial(&t);
}

/* The source changes: the translation is stale, until somebody touches it. */
static void test_stale(void **state)
{
    static const char changed[] =
        "pack: p\nformat: 1\ntitle: { fi: Pakka, sv: Paketet }\nlanguage: fi\nstages: [s.yaml]\n";
    static const char by_hand[] =
        "pack: p\nformat: 1\ntitle: { fi: Pakka, sv: Leken }\nlanguage: fi\nstages: [s.yaml]\n";
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    one_line(&t, "pack.yaml#title", "Paketti", NULL, "Paketet");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 1);
    look(&t);
    assert_int_equal(t.work.count, 5);
    assert_int_equal(t.work.stale, 0);

    bench_write(&t.bench, "pack.yaml", by_hand, sizeof by_hand - 1);
    look(&t);
    assert_int_equal(t.work.stale, 0);
    bench_write(&t.bench, "pack.yaml", changed, sizeof changed - 1);
    look(&t);
    assert_int_equal(t.work.count, 6);
    assert_int_equal(t.work.stale, 1);
    assert_string_equal(t.work.item[0].now->string, "Paketet");
    struct str sheet = {0};
    sheet_write(&t.work, bench_words(&t.bench, "fi"), &sheet);
    assert_non_null(strstr(str_text(&sheet), "    source: \"Pakka\"\n    now: \"Paketet\"\n"));
    str_release(&sheet);

    /* The old worksheet once more: the translation is put in, and stays stale. */
    one_line(&t, "pack.yaml#title", "Paketti", NULL, "Paketet 2");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(t.diags.count, 1);
    assert_int_equal(t.diags.item[0].code, DIAG_STRINGS_STALE);
    look(&t);
    assert_int_equal(t.work.stale, 1);
    one_line(&t, "pack.yaml#title", "Pakka", "Paketet 2", "Leken");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(t.diags.count, 0);
    look(&t);
    assert_int_equal(t.work.stale, 0);

    /* Nothing known is nothing stale. */
    assert_int_equal(unlink(bench_path(&t.bench, "strings/sv.yaml")), 0);
    bench_write(&t.bench, "pack.yaml", changed, sizeof changed - 1);
    look(&t);
    assert_int_equal(t.work.stale, 0);
    close_trial(&t);
}

static void test_left_alone(void **state)
{
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    /* A text that is gone; one that has a translation which is none of ours. */
    one_line(&t, "s.yaml#gone.prompt", "Mitä?", NULL, "Vad?");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 0);
    assert_int_equal(t.diags.item[0].code, DIAG_STRINGS_UNKNOWN);
    one_line(&t, "s.yaml#title", "Alku", NULL, "Början");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 0);
    assert_int_equal(t.diags.item[0].code, DIAG_STRINGS_KEPT);
    assert_string_equal(bench_read(&t.bench, "s.yaml"), small_stage);
    /* Unless the worksheet shows it. */
    one_line(&t, "s.yaml#title", "Alku", "Start", "Början");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 1);
    assert_non_null(
        strstr(bench_read(&t.bench, "s.yaml"), "{ fi: Alku, sv: Början }   # nimi\r\n"));
    /* Empty ones are passed over. */
    one_line(&t, "s.yaml#scene", "Kahvilla.", NULL, " \\n");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 0);
    assert_int_equal(t.diags.count, 0);
    close_trial(&t);
}

/* A form that no line can be added to. */
static void test_place(void **state)
{
    static const char odd[] = "pack: p\nformat: 1\ntitle:\n  ? fi\n  : Paketti\nlanguage: fi\n"
                              "stages: [s.yaml]\n";
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    bench_write(&t.bench, "pack.yaml", odd, sizeof odd - 1);
    look(&t);
    one_line(&t, "pack.yaml#title", "Paketti", NULL, "Paketet");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_int_equal(merged.texts, 0);
    assert_int_equal(merged.files, 0);
    assert_int_equal(t.diags.count, 1);
    assert_int_equal(t.diags.item[0].code, DIAG_STRINGS_PLACE);
    assert_string_equal(bench_read(&t.bench, "pack.yaml"), odd);
    close_trial(&t);
}

/* A translation that breaks a rule is told where it stands in the worksheet, and nothing happens.
 */
static void test_mistakes(void **state)
{
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    one_line(&t, "s.yaml#t.text", "Minä {on}.", NULL, "Jag.");
    assert_int_equal(merge(&t, &merged), MERGE_WRONG);
    assert_int_equal(t.diags.count, 1);
    assert_int_equal(t.diags.item[0].code, DIAG_GAP_MISSING);
    assert_string_equal(texts_file(t.diags.item[0].place.file), "sheet.yml");
    assert_int_equal(t.diags.item[0].place.line, 5);
    assert_int_equal(t.diags.item[0].place.column, 18);
    assert_string_equal(t.diags.item[0].source, "    translation: \"Jag.\"");
    one_line(&t, "s.yaml#scene", "Kahvilla.", NULL, "På [[kafé.");
    assert_int_equal(merge(&t, &merged), MERGE_WRONG);
    assert_int_equal(t.diags.item[0].code, DIAG_MARKUP_OPEN);
    assert_int_equal(t.diags.item[0].place.line, 5);
    assert_string_equal(bench_read(&t.bench, "s.yaml"), small_stage);
    assert_null(bench_read(&t.bench, "strings/sv.yaml"));
    close_trial(&t);
}

static void test_sheets(void **state)
{
    static const struct {
        const char *text;
        enum diag_code code;
    } sheets[] = {
        {"texts: []\n", DIAG_FIELD_MISSING},
        {"worksheet: sv\n", DIAG_FIELD_MISSING},
        {"worksheet: s_v\ntexts: []\n", DIAG_LANGUAGE_FORM},
        {"worksheet: sv\ntexts: { a: b }\n", DIAG_FIELD_TYPE},
        {"worksheet: sv\ntexts: [a]\n", DIAG_FIELD_TYPE},
        {"worksheet: [sv]\ntexts: []\n", DIAG_FIELD_TYPE},
        {"- a\n", DIAG_FIELD_TYPE},
        {"worksheet: sv\ntexts: []\nmore: x\n", DIAG_FIELD_UNKNOWN},
        {"worksheet: sv\ntexts:\n  - { path: a, source: b }\n", DIAG_FIELD_MISSING},
        {"worksheet: sv\ntexts:\n  - { path: a, source: b, tranlsation: c }\n", DIAG_FIELD_UNKNOWN},
        {"worksheet: sv\ntexts:\n  - { path: a, source: b, translation: [c] }\n", DIAG_FIELD_TYPE},
        {"worksheet: sv\ntexts: [\n", DIAG_YAML_SYNTAX},
        {"worksheet: sv\ntexts:\n  - { path: a, source: b, translation: \"\\e\" }\n",
         DIAG_TEXT_CHARACTER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        struct trial t;
        struct source source;
        struct sheet sheet;
        open_trial(&t, NULL, "sv");
        bench_write(&t.bench, "sheet.yml", sheets[i].text, strlen(sheets[i].text));
        assert_false(sheet_read(bench_path(&t.bench, "sheet.yml"), &t.bench.arena, &t.diags,
                                &source, &sheet));
        assert_true(t.diags.count > 0);
        assert_int_equal(t.diags.item[0].code, sheets[i].code);
        close_trial(&t);
    }
}

static void test_twice(void **state)
{
    static const char twice[] =
        "worksheet: sv\ntexts:\n"
        "  - { path: \"pack.yaml#title\", source: Paketti, translation: a }\n"
        "  - { path: \"pack.yaml#title\", source: Paketti, translation: b }\n";
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    bench_write(&t.bench, "sheet.yml", twice, sizeof twice - 1);
    assert_int_equal(merge(&t, &merged), MERGE_WRONG);
    assert_int_equal(t.diags.item[0].code, DIAG_FIELD_TWICE);
    assert_string_equal(bench_read(&t.bench, "pack.yaml"), small_pack);
    close_trial(&t);
}

/* Carriage returns alone, as on very old machines. */
static void test_old_mac(void **state)
{
    static const char old[] =
        "pack: p\rformat: 1\rtitle: Mitä, miksi?\rlanguage: fi\rstages: [s.yaml]\r";
    struct trial t;
    struct merged merged;
    (void)state;
    open_small(&t);
    bench_write(&t.bench, "pack.yaml", old, sizeof old - 1);
    look(&t);
    one_line(&t, "pack.yaml#title", "Mitä, miksi?", NULL, "Vad?");
    assert_int_equal(merge(&t, &merged), MERGE_DONE);
    assert_string_equal(bench_read(&t.bench, "pack.yaml"),
                        "pack: p\rformat: 1\rtitle:\r  fi: Mitä, miksi?\r  sv: Vad?\rlanguage: fi\r"
                        "stages: [s.yaml]\r");
    close_trial(&t);
}

/* What cannot be written is named. */
static void test_no_stamps(void **state)
{
    struct trial t;
    struct merged merged;
    struct source source;
    struct sheet sheet;
    struct str reason = {0};
    (void)state;
    open_small(&t);
    bench_write(&t.bench, "strings", "in the way", 10);
    one_line(&t, "pack.yaml#title", "Paketti", NULL, "Paketet");
    assert_true(
        sheet_read(bench_path(&t.bench, "sheet.yml"), &t.bench.arena, &t.diags, &source, &sheet));
    assert_int_equal(
        merge_sheet(t.pack, &sheet, &source, &t.stamps, "remark", &t.diags, &reason, &merged),
        MERGE_FAILED);
    assert_non_null(strstr(str_text(&reason), "strings/sv.yaml' cannot be written: "));
    str_release(&reason);
    close_trial(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_stale),      cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_place),      cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_sheets),     cmocka_unit_test(test_twice),
        cmocka_unit_test(test_old_mac),    cmocka_unit_test(test_no_stamps),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
