/* SPDX-License-Identifier: MIT */
/* An author with the program in one window and an editor in another: whatever way the editor saves,
 * the window shows what the file says now, at the same place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "base/str.h"
#include "support/screen.h"
#include "tasks/task.h"

/* Two tasks; PROMPT is the second's. */
static const char step[] =
    "stage: eka\n"
    "title: Eka\n"
    "scene: Tarina alkaa.\n"
    "tasks:\n"
    "  - id: alku\n"
    "    kind: choose\n"
    "    prompt: Alkukysymys.\n"
    "    options:\n"
    "      - { id: a, text: Alfa, points: 1 }\n"
    "      - { id: b, text: Beeta, points: 0 }\n"
    "  - id: loppu\n"
    "    kind: choose\n"
    "    prompt: %s\n"
    "    options:\n"
    "      - { id: c, text: Gamma, points: 0, feedback: \"Sanoit gamma.\" }\n"
    "      - { id: d, text: Delta, points: 1, feedback: \"Sanoit %s.\" }\n";

struct desk {
    struct screen *screen;
    char file[512], pack[512], folder[512];
};

static const char *in(const struct desk *desk, const char *name, struct str *path)
{
    str_clear(path);
    str_addf(path, "%s/%s", desk->folder, name);
    return str_text(path);
}

static void text_of(const char *prompt, const char *said, struct str *out)
{
    str_addf(out, step, prompt, said);
}

/* As an editor that writes in place. */
static void write_over(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* As one that puts a new file in the place of the old one. */
static void put_in_place(const char *path, const char *text)
{
    assert_true(io_replace_file(path, text, strlen(text)));
}

/* As one that moves the old file away first and keeps it. */
static void move_and_write(const char *path, const char *text)
{
    struct str old = {0};
    str_addf(&old, "%s~", path);
    assert_int_equal(rename(path, str_text(&old)), 0);
    write_over(path, text);
    str_release(&old);
}

static void (*const ways[])(const char *path, const char *text) = {write_over, put_in_place,
                                                                   move_and_write};
enum { WAYS = 3 };

static void save(const struct desk *desk, int way, const char *prompt, const char *said)
{
    struct str text = {0};
    text_of(prompt, said, &text);
    ways[way](desk->file, str_text(&text));
    str_release(&text);
}

/* A word in the file that should be another one. */
static void save_broken(const struct desk *desk, int way)
{
    struct str text = {0};
    text_of("Rikki.", "delta", &text);
    char *field = strstr(text.text, "prompt: Rikki.");
    assert_non_null(field);
    memcpy(field, "promtp", 6);
    ways[way](desk->file, str_text(&text));
    str_release(&text);
}

static int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct str path = {0};
    assert_non_null(desk);
    desk->screen = screen_new();
    snprintf(desk->folder, sizeof desk->folder, "%s", screen_path(desk->screen, "oma"));
    assert_int_equal(mkdir(desk->folder, 0777), 0);
    snprintf(desk->file, sizeof desk->file, "%s", in(desk, "01-eka.yaml", &path));
    snprintf(desk->pack, sizeof desk->pack, "%s", in(desk, "pack.yaml", &path));
    save(desk, 0, "Vanha kysymys.", "delta");
    str_release(&path);
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    struct str errors = {0};
    screen_errors(desk->screen, &errors);
    assert_string_equal(str_text(&errors), "");
    str_release(&errors);
    screen_free(desk->screen);
    free(desk);
    return 0;
}

static bool at_second(const struct screen *screen, const void *context)
{
    (void)context;
    return screen_number(screen) == 2;
}

/* In front of the second task, the cursor on its second choice. */
static void start(struct desk *desk)
{
    struct str what = {0};
    str_addf(&what, "%s#loppu", desk->file);
    screen_start(desk->screen,
                 &(struct screen_wish){
                     .arguments = WORDS("preview", "--watch", str_text(&what), "--lang=fi")});
    screen_shows(desk->screen, "Vanha kysymys.");
    screen_type(desk->screen, "j");
    screen_until(desk->screen, at_second, NULL, "the second choice");
    str_release(&what);
}

static void leave(struct desk *desk)
{
    screen_type(desk->screen, "q");
    screen_ends(desk->screen, 0); /* at once: nothing is lost */
}

static void test_saving(void **state)
{
    struct desk *desk = *state;
    start(desk);
    for (int way = 0; way < WAYS; way++) {
        struct str prompt = {0};
        str_addf(&prompt, "Uusi kysymys %d.", way);
        save(desk, way, str_text(&prompt), "delta");
        screen_shows(desk->screen, str_text(&prompt));
        screen_until(desk->screen, at_second, NULL, "the cursor where it was");
        str_release(&prompt);
    }
    leave(desk);
}

static void test_broken_and_mended(void **state)
{
    struct desk *desk = *state;
    start(desk);
    for (int way = 0; way < WAYS; way++) {
        screen_until(desk->screen, at_second, NULL, "the cursor where it was");
        save_broken(desk, way);
        screen_shows(desk->screen, "1 virhe");
        screen_shows(desk->screen, "promtp: Rikki.");
        screen_shows(desk->screen, "^~~~");
        screen_shows(desk->screen, "tarkoititko 'prompt'?");
        screen_drops(desk->screen, "Vanha kysymys.");
        screen_type(desk->screen, "l"); /* what is wrong, in the reader's language */
        screen_shows(desk->screen, "did you mean 'prompt'?");
        screen_type(desk->screen, "\r2\rml"); /* nothing to answer, nowhere to go */
        screen_shows(desk->screen, "tarkoititko 'prompt'?");
        save(desk, way, "Vanha kysymys.", "delta");
        screen_shows(desk->screen, "Vanha kysymys.");
        screen_drops(desk->screen, "1 virhe");
    }
    leave(desk);
}

static void test_deleted(void **state)
{
    struct desk *desk = *state;
    start(desk);
    assert_int_equal(unlink(desk->file), 0);
    screen_shows(desk->screen, "1 virhe");
    save(desk, 0, "Takaisin.", "delta");
    screen_shows(desk->screen, "Takaisin.");
    screen_until(desk->screen, at_second, NULL, "the cursor where it was");
    leave(desk);
}

static void test_many_saves(void **state)
{
    enum { SAVES = 300 };
    struct desk *desk = *state;
    start(desk);
    for (int i = 0; i < SAVES; i++) {
        if (i % 3 == 0)
            save_broken(desk, i % WAYS);
        else
            save(desk, i % WAYS, "Välissä.", "delta");
    }
    save(desk, 1, "Viimeinen.", "delta");
    screen_shows(desk->screen, "Viimeinen.");
    leave(desk);
}

/* What was answered stands, and its feedback is the new one. */
static void test_feedback(void **state)
{
    struct desk *desk = *state;
    start(desk);
    screen_type(desk->screen, "\r");
    screen_shows(desk->screen, "Sanoit delta.");
    save(desk, 0, "Vanha kysymys.", "delta taas");
    screen_shows(desk->screen, "Sanoit delta taas.");
    leave(desk);
}

/* The task is the same by its id, wherever it moves; else the one that stands there now. */
static void test_place(void **state)
{
    static const char three[] = "stage: eka\n"
                                "title: Eka\n"
                                "scene: Tarina alkaa.\n"
                                "tasks:\n"
                                "  - { id: lue, kind: read, pages: [Uusi sivu.] }\n"
                                "  - { id: alku, kind: read, pages: [Alkusivu.] }\n"
                                "  - { id: loppu, kind: read, pages: [Loppusivu.] }\n";
    static const char one[] = "stage: toinen-nimi\n"
                              "title: Eka\n"
                              "scene: Tarina alkaa.\n"
                              "tasks:\n"
                              "  - { id: jokin, kind: read, pages: [Ainoa sivu.] }\n";
    struct desk *desk = *state;
    start(desk);
    put_in_place(desk->file, three);
    screen_shows(desk->screen, "Loppusivu.");
    put_in_place(desk->file, one);
    screen_shows(desk->screen, "Ainoa sivu.");
    save(desk, 0, "Neljäs.", "delta");
    screen_shows(desk->screen, "Alkukysymys.");
    leave(desk);
}

/* Files that are not the pack's are no news; another one of the pack's is. */
static void test_other_files(void **state)
{
    enum { STILL = 300, SETTLING = 150 };
    static const char *const strangers[] = {".01-eka.yaml.swp", "4913",        "01-eka.yaml~",
                                            "#01-eka.yaml#",    "muistio.txt", "toinen.yaml"};
    struct desk *desk = *state;
    struct str path = {0};
    start(desk);
    while (!screen_quiet(desk->screen, SETTLING))
        screen_bytes(desk->screen, 1);
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        write_over(in(desk, strangers[i], &path), "x: [\n");
    assert_true(screen_quiet(desk->screen, STILL));

    write_over(in(desk, "sanat.yaml", &path),
               "glossary:\n  - { id: sana, term: sana, gloss: Selitys vain täällä. }\n");
    write_over(desk->pack, "pack: oma\nformat: 1\ntitle: Oma\nlanguage: fi\n"
                           "stages: [01-eka.yaml]\nglossary: sanat.yaml\n");
    save(desk, 0, "\"Mikä on [[sana]]?\"", "delta");
    screen_shows(desk->screen, "Mikä on sana?");
    write_over(in(desk, "sanat.yaml", &path),
               "glossary:\n  - { id: sana, term: sana, gloss: Toinen selitys. }\n");
    screen_shows(desk->screen, "luettu uudelleen");
    screen_type(desk->screen, "g");
    screen_shows(desk->screen, "Toinen selitys.");
    screen_type(desk->screen, "g");
    write_over(in(desk, "sanat.yaml", &path), "glossary: []\n");
    screen_shows(desk->screen, "1 virhe");
    str_release(&path);
    leave(desk);
}

/* Broken from the start, in a window too small for all that is wrong. */
static void test_broken_at_first(void **state)
{
    struct desk *desk = *state;
    write_over(desk->file,
               "stage: Eka\ntitel: Eka\nscene: \"\"\ntasks:\n  - id: a\n    kind: chose\n");
    screen_start(desk->screen, &(struct screen_wish){.arguments = WORDS("preview", desk->file,
                                                                        "--watch", "--lang=fi"),
                                                     .columns = 40,
                                                     .rows = 12});
    screen_title(desk->screen, "4 virhettä");
    for (int i = 0; i < 20; i++)
        screen_type(desk->screen, "\033[6~");
    screen_shows(desk->screen, "kind: chose");
    save(desk, 1, "Vanha kysymys.", "delta");
    screen_shows(desk->screen, "Tarina alkaa.");
    screen_type(desk->screen, "\r");
    screen_shows(desk->screen, "Alkukysymys.");
    screen_signal(desk->screen, SIGTERM);
    const int status = screen_end(desk->screen);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_true(screen_given_back(desk->screen));
}

/* Line mode says the same at a new prompt; half a line that was typed is not lost. */
static void test_lines(void **state)
{
    struct desk *desk = *state;
    screen_start(desk->screen,
                 &(struct screen_wish){
                     .arguments = WORDS("preview", desk->file, "--watch", "--plain", "--lang=fi"),
                     .rows = 60});
    screen_shows(desk->screen, "Tarina alkaa.");
    screen_type(desk->screen, "\n");
    screen_shows(desk->screen, "Alkukysymys.");
    save_broken(desk, 1);
    screen_shows(desk->screen, "1 virhe");
    screen_shows(desk->screen, "promtp: Rikki.");
    save(desk, 1, "Vanha kysymys.", "delta");
    screen_shows(desk->screen, "Tiedosto on luettu uudelleen.");
    screen_type(desk->screen, "1\n\n");
    screen_shows(desk->screen, "Vanha kysymys.");
    screen_type(desk->screen, "q\n");
    screen_ends(desk->screen, 0);
}

/* The task under the player's hands becomes one of another kind, whatever was begun in it. */
static void test_all_kinds(void **state)
{
    static const char *const keys[] = {"j ", "\033[C\033[C", "abc", "\r", "h", "\r\r"};
    struct desk *desk = *state;
    start(desk);
    for (int round = 0; round < 2; round++) {
        for (const struct kind *const *kind = task_kinds; *kind; kind++) {
            struct str path = {0}, text = {0};
            str_addf(&path, "levels/templates/fi/%s.yaml", (*kind)->name);
            screen_file(str_text(&path), &text);
            char *gap = strstr(str_text(&text), "%{id}");
            assert_non_null(gap);
            memcpy(gap, "eka  ", 5);
            write_over(desk->file, "rikki: [\n");
            screen_shows(desk->screen, "1 virhe");
            write_over(desk->file, str_text(&text));
            screen_drops(desk->screen, "1 virhe");
            const int count = sizeof keys / sizeof *keys;
            for (int i = 0; i < count; i++)
                screen_type(desk->screen, keys[(i + round) % count]);
            str_release(&path);
            str_release(&text);
        }
    }
    write_over(desk->file, "stage: eka\ntitle: Eka\nscene: Tarina.\n"
                           "tasks: [{ id: a, kind: read, pages: [Loppu hyvin.] }]\n");
    screen_shows(desk->screen, "luettu uudelleen");
    screen_type(desk->screen, "\033\033");
    screen_type(desk->screen, "\003");
    screen_ends(desk->screen, 0);
}

/* The third page of three, and then there is one. */
static void test_fewer_pages(void **state)
{
    static const char text[] = "stage: eka\ntitle: Eka\nscene: Tarina.\n"
                               "tasks: [{ id: loppu, kind: read, pages: [%s] }]\n";
    struct desk *desk = *state;
    struct str file = {0};
    start(desk);
    str_addf(&file, text, "Yksi., Kaksi., Kolme.");
    write_over(desk->file, str_text(&file));
    screen_shows(desk->screen, "Yksi.");
    screen_type(desk->screen, "\r");
    screen_shows(desk->screen, "Kaksi.");
    screen_type(desk->screen, "\r");
    screen_shows(desk->screen, "Kolme.");
    str_clear(&file);
    str_addf(&file, text, "Yksi., Kaksi., Neljä.");
    write_over(desk->file, str_text(&file));
    screen_shows(desk->screen, "Neljä.");
    str_clear(&file);
    str_addf(&file, text, "Ainoa.");
    write_over(desk->file, str_text(&file));
    screen_shows(desk->screen, "Ainoa.");
    str_release(&file);
    leave(desk);
}

static unsigned long sleeps(pid_t process)
{
    struct str path = {0}, text = {0};
    str_addf(&path, "/proc/%ld/status", (long)process);
    screen_file(str_text(&path), &text);
    const char *at = strstr(str_text(&text), "\nvoluntary_ctxt_switches:");
    assert_non_null(at);
    const unsigned long count = strtoul(strchr(at, ':') + 1, NULL, 10);
    str_release(&path);
    str_release(&text);
    return count;
}

/* Watching costs nothing while nothing is saved. */
static void test_idle(void **state)
{
    enum { STILL = 300, SETTLING = 150 };
    struct desk *desk = *state;
    if (access("/proc/self/status", R_OK) != 0)
        skip();
    start(desk);
    for (int round = 0; round < 2; round++) {
        while (!screen_quiet(desk->screen, SETTLING))
            screen_bytes(desk->screen, 1);
        const unsigned long before = sleeps(screen_process(desk->screen));
        assert_true(screen_quiet(desk->screen, STILL));
        assert_int_equal(sleeps(screen_process(desk->screen)), before);
        save_broken(desk, 1);
        screen_shows(desk->screen, "1 virhe");
    }
    leave(desk);
}

/* A test, and the whole pack with its steps open. */
static void test_parts(void **state)
{
    struct desk *desk = *state;
    screen_start(desk->screen,
                 &(struct screen_wish){
                     .arguments = WORDS("preview", "levels/askeleet/quiz.yaml", "--lang=fi")});
    screen_type(desk->screen, "\r");
    screen_shows(desk->screen, "1/");
    leave(desk);
    write_over(desk->pack, "pack: oma\nformat: 1\ntitle: Oma\nlanguage: fi\n"
                           "stages: [01-eka.yaml, 02-toka.yaml]\n");
    struct str path = {0};
    write_over(in(desk, "02-toka.yaml", &path),
               "stage: toka\ntitle: Toka\nunlock: { done: eka }\nscene: Toinen tarina.\n"
               "tasks:\n  - { id: sivu, kind: read, pages: [Toinen sivu.] }\n");
    screen_start(desk->screen,
                 &(struct screen_wish){.arguments = WORDS("preview", desk->folder, "--lang=fi")});
    screen_type(desk->screen, "2");
    screen_shows(desk->screen, "Toinen tarina.");
    leave(desk);
    str_clear(&path);
    str_addf(&path, "%s#sivu", desk->pack);
    screen_start(desk->screen, &(struct screen_wish){
                                   .arguments = WORDS("preview", str_text(&path), "--lang=fi")});
    screen_shows(desk->screen, "Toinen sivu.");
    leave(desk);
    str_release(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_saving, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_broken_and_mended, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_deleted, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_many_saves, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_feedback, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_place, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_other_files, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_broken_at_first, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_lines, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_all_kinds, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_fewer_pages, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_idle, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_parts, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
