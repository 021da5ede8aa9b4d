/* SPDX-License-Identifier: MIT */
/* Checking takes work in proportion to the pack: packs of 1,250, 2,500, 5,000 and 10,000 tasks,
 * each twice the one before, and steps of 250 to 2,000 tasks. Work is counted, not timed: calls of
 * the functions that all looking at texts, ids and pages goes through, wrapped by the linker, those
 * that go through bytes weighed by how many. A loop over all tasks for each task shows there, since
 * it compares, looks up or walks something; the time is told besides.
 *
 * The tasks have what tempts to look at all others: contacts who lead to each other, measures that
 * are asked once, meetings that are recalled, optional tasks, glossary words, sisters. */
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
#include <time.h>

#include "content/catalog_load.h"
#include "engine/state.h"
#include "model/walk.h"
#include "page/layout.h"
#include "page/markup.h"
#include "proof/pack_proof.h"
#include "tasks/task.h"

/* Twice the tasks may take so much more work: 2 for what is linear, a little for sorting. */
#define MOST_RATIO 2.3

static unsigned long long work;

/* ---- counters ---- */

int __real_strcmp(const char *a, const char *b);
int __wrap_strcmp(const char *a, const char *b);
int __wrap_strcmp(const char *a, const char *b)
{
    work++;
    return __real_strcmp(a, b);
}

int __real_strncmp(const char *a, const char *b, size_t n);
int __wrap_strncmp(const char *a, const char *b, size_t n);
int __wrap_strncmp(const char *a, const char *b, size_t n)
{
    work++;
    return __real_strncmp(a, b, n);
}

size_t __real_strlen(const char *s);
size_t __wrap_strlen(const char *s);
size_t __wrap_strlen(const char *s)
{
    const size_t length = __real_strlen(s);
    work += 1 + length / 16;
    return length;
}

void *__real_memchr(const void *s, int c, size_t n);
void *__wrap_memchr(const void *s, int c, size_t n);
void *__wrap_memchr(const void *s, int c, size_t n)
{
    void *found = __real_memchr(s, c, n);
    work += 1 + (found ? (size_t)((const char *)found - (const char *)s) : n) / 16;
    return found;
}

int __real_memcmp(const void *a, const void *b, size_t n);
int __wrap_memcmp(const void *a, const void *b, size_t n);
int __wrap_memcmp(const void *a, const void *b, size_t n)
{
    work += 1 + n / 16;
    return __real_memcmp(a, b, n);
}

char *__real_strchr(const char *s, int c);
char *__wrap_strchr(const char *s, int c);
char *__wrap_strchr(const char *s, int c)
{
    char *found = __real_strchr(s, c);
    work += 1 + (found ? (size_t)(found - s) : __real_strlen(s)) / 16;
    return found;
}

char *__real_strstr(const char *s, const char *needle);
char *__wrap_strstr(const char *s, const char *needle);
char *__wrap_strstr(const char *s, const char *needle)
{
    char *found = __real_strstr(s, needle);
    work += 1 + (found ? (size_t)(found - s) : __real_strlen(s)) / 16;
    return found;
}

unsigned __real_utf8_next(const char **s);
unsigned __wrap_utf8_next(const char **s);
unsigned __wrap_utf8_next(const char **s)
{
    work++;
    return __real_utf8_next(s);
}

bool __real_markup_next(const char **at, struct markup_piece *ret_piece);
bool __wrap_markup_next(const char **at, struct markup_piece *ret_piece);
bool __wrap_markup_next(const char **at, struct markup_piece *ret_piece)
{
    work++;
    return __real_markup_next(at, ret_piece);
}

bool __real_walk_texts(const struct shape *shape, const void *base, const struct walk *walk);
bool __wrap_walk_texts(const struct shape *shape, const void *base, const struct walk *walk);
bool __wrap_walk_texts(const struct shape *shape, const void *base, const struct walk *walk)
{
    work++;
    return __real_walk_texts(shape, base, walk);
}

void *__real_arena_alloc(struct arena *a, size_t size);
void *__wrap_arena_alloc(struct arena *a, size_t size);
void *__wrap_arena_alloc(struct arena *a, size_t size)
{
    work += 1 + size / 64;
    return __real_arena_alloc(a, size);
}

void __real_layout_frame(const struct page *page, const struct nav *nav, int columns, int rows,
                         struct arena *arena, struct frame *ret_frame);
void __wrap_layout_frame(const struct page *page, const struct nav *nav, int columns, int rows,
                         struct arena *arena, struct frame *ret_frame);
void __wrap_layout_frame(const struct page *page, const struct nav *nav, int columns, int rows,
                         struct arena *arena, struct frame *ret_frame)
{
    work++;
    __real_layout_frame(page, nav, columns, rows, arena, ret_frame);
}

const char *__real_text_get(const struct text *text, const struct text_wish *wish);
const char *__wrap_text_get(const struct text *text, const struct text_wish *wish);
const char *__wrap_text_get(const struct text *text, const struct text_wish *wish)
{
    work++;
    return __real_text_get(text, wish);
}

struct record *__real_state_record(const struct state *state, int stage, int task);
struct record *__wrap_state_record(const struct state *state, int stage, int task);
struct record *__wrap_state_record(const struct state *state, int stage, int task)
{
    work++;
    return __real_state_record(state, stage, task);
}

/* ---- packs ---- */

static FILE *create(const char *folder, const char *name)
{
    struct arena arena = {0};
    FILE *file = fopen(arena_format(&arena, "%s/%s", folder, name), "w");
    arena_release(&arena);
    assert_non_null(file);
    return file;
}

/* Task NUMBER of the pack, AT of its step. Every sixth is of the same kind; WRONG lets each have a
 * mistake of every sort that is looked for among others. */
static void write_task(FILE *file, int number, int at, bool wrong)
{
    fprintf(file, "  - id: t%d\n", at);
    switch (at % 6) {
    case 0:
    case 1:
        fprintf(file, "    kind: choose\n    prompt: { fi: Mitä teet?, en: What do you do? }\n"
                      "    options:\n");
        for (int i = 0; i < 3; i++)
            fprintf(file,
                    "      - id: o%d\n        points: %d\n        text:\n"
                    "          fi: Kysyn [[verkosto|verkostosta]]%s asian %d.\n"
                    "          en: I ask the [[network]] question %d.\n",
                    i, (at / 2 + i) % 3 == 0, wrong ? " " : "", i, i);
        break;
    case 2:
        fprintf(file, "    kind: memory\n    people:\n"
                      "      - { id: a, name: Aino, says: { fi: Luen., en: I read. } }\n"
                      "      - { id: b, name: Omar, says: { fi: Uin., en: I swim. } }\n");
        break;
    case 3:
        fprintf(file,
                "    kind: scale\n    prompt: { fi: Miltä tuntuu?, en: How is it? }\n"
                "    measure: m%d\n    steps:\n"
                "      - { id: a, text: { fi: Huonolta., en: Bad. } }\n"
                "      - { id: b, text: { fi: Ihan hyvältä., en: Fine. } }\n"
                "      - { id: c, text: { fi: Hyvältä., en: Good. } }\n",
                at);
        break;
    case 4:
        fprintf(file,
                "    kind: memory\n    prompt: { fi: Kuka sanoi?, en: Who said it? }\n"
                "    recall: t%d\n    facts:\n"
                "      - { id: a, text: { fi: Lukee., en: Reads. }, person: a }\n"
                "      - { id: b, text: { fi: Ui., en: Swims. }, person: b }\n",
                at - 2);
        break;
    default:
        fprintf(file, "    kind: read\n    pages: [{ fi: Lue tämä., en: Take your time. }]\n");
        break;
    }
    fprintf(file, "    contact: { name: N%d, ring: far, group: ala", number);
    if (number > 0)
        fprintf(file, ", through: N%d", number - 1);
    fprintf(file, " }\n");
}

/* A pack of STEPS steps of TASKS tasks each, one in ten of them optional. */
static const char *write_pack(struct arena *arena, int steps, int tasks, bool wrong)
{
    const char *folder = arena_format(arena, "%s/work-%d-%d", ASKELEET_SCRATCH, steps, tasks);
    if (mkdir(folder, 0700) != 0)
        assert_int_equal(errno, EEXIST);
    FILE *file = create(folder, "pack.yaml");
    fprintf(file, "pack: koe\nformat: 1\ntitle: { fi: Koe, en: Trial }\nlanguage: fi\n"
                  "languages: [fi, en]\nglossary: g.yaml\n"
                  "groups: [{ id: ala, text: { fi: ala, en: field } }]\nstages:\n");
    for (int i = 0; i < steps; i++)
        fprintf(file, "  - s%d.yaml\n", i);
    assert_int_equal(fclose(file), 0);
    file = create(folder, "g.yaml");
    fprintf(file, "glossary:\n  - id: verkosto\n    term: { fi: verkosto, en: network }\n"
                  "    gloss: { fi: Ihmiset., en: People. }\n");
    assert_int_equal(fclose(file), 0);
    for (int i = 0; i < steps; i++) {
        file = create(folder, arena_format(arena, "s%d.yaml", i));
        fprintf(file,
                "stage: s%d\ntitle: { fi: Askel, en: Step }\n"
                "scene: { fi: Olet tauolla., en: It is the break. }\ntasks:\n",
                i);
        for (int t = 0; t < tasks; t++) {
            if (t == tasks * 9 / 10)
                fprintf(file, "practice:\n");
            write_task(file, i * tasks + t, t, wrong);
        }
        assert_int_equal(fclose(file), 0);
    }
    return folder;
}

/* ---- */

struct measured {
    unsigned long long work;
    double seconds;
    size_t tasks, found;
};

static struct measured measure(const struct catalog *const *language, int steps, int tasks,
                               bool wrong)
{
    struct arena paths = {0}, arena = {0};
    struct diags diags = {0};
    const struct quiz_proof *proof;
    const char *folder = write_pack(&paths, steps, tasks, wrong);
    const clock_t before = clock();
    work = 0;
    const struct pack *pack = pack_prove(folder, language, 2, &arena, &diags, &proof);
    const struct measured m = {.work = work,
                               .seconds = (double)(clock() - before) / CLOCKS_PER_SEC,
                               .tasks = pack->tasks_count,
                               .found = diags.count};
    assert_int_equal(diags_errors(&diags), 0);
    assert_int_equal(m.tasks, steps * tasks);
    diags_release(&diags);
    arena_release(&arena);
    arena_release(&paths);
    return m;
}

/* Each of COUNT sizes, twice the one before: STEPS[i] steps of TASKS[i] tasks. */
static void double_up(const char *what, const int *steps, const int *tasks, int count, bool wrong)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct catalog catalog[2];
    const struct catalog *const language[] = {&catalog[0], &catalog[1]};
    struct measured last = {0};
    assert_true(catalog_load("i18n/fi.yaml", &arena, &diags, &catalog[0]));
    assert_true(catalog_load("i18n/en.yaml", &arena, &diags, &catalog[1]));
    for (int i = 0; i < count; i++) {
        const struct measured m = measure(language, steps[i], tasks[i], wrong);
        const double ratio = last.work ? (double)m.work / (double)last.work : 0;
        print_message("%s: %6zu tasks, %6zu findings: %11llu steps of work (%.2f times), %.2f s\n",
                      what, m.tasks, m.found, m.work, ratio, m.seconds);
        if (wrong)
            assert_true(m.found >= m.tasks);
        assert_true(ratio < MOST_RATIO);
        last = m;
    }
    arena_release(&arena);
}

static void test_many_steps(void **state)
{
    static const int steps[] = {5, 10, 20, 40}, tasks[] = {250, 250, 250, 250};
    (void)state;
    double_up("steps of 250", steps, tasks, 4, false);
}

static void test_large_steps(void **state)
{
    static const int steps[] = {1, 1, 1, 1}, tasks[] = {250, 500, 1000, 2000};
    (void)state;
    double_up("one step", steps, tasks, 4, false);
}

static void test_many_findings(void **state)
{
    static const int steps[] = {1, 2, 4, 8}, tasks[] = {250, 250, 250, 250};
    (void)state;
    double_up("with findings", steps, tasks, 4, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_steps),
        cmocka_unit_test(test_large_steps),
        cmocka_unit_test(test_many_findings),
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
