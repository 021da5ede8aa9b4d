/* SPDX-License-Identifier: MIT */
/* Any bytes as the files of a pack: never a crash, all that is said about them can be shown, and
 * what loads without an error can be played and shown.
 *
 * The input is parted by lines that hold only `@`, in the order of `files`; a pack.yaml that is
 * empty is the one below. */
#include <stdint.h>
#include <unistd.h>

#include "engine/quiz.h"
#include "ports/line_page.h"
#include "tasks/task.h"

#include "support/app/walker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char usual_pack[] = "pack: p\n"
                                 "format: 1\n"
                                 "title: { fi: Nimi, en: Title }\n"
                                 "language: fi\n"
                                 "licence: CC-BY-4.0\n"
                                 "stages: [s.yaml, t.yaml]\n"
                                 "quiz: q.yaml\n"
                                 "glossary: g.yaml\n";
static const char *const files[] = {"pack.yaml", "s.yaml", "t.yaml", "q.yaml", "g.yaml"};
enum { FILES = sizeof files / sizeof *files };

static char folder[64];
static struct real words; /* catalogues; its pack is not used */

static const char *file_path(struct arena *arena, int file)
{
    return arena_format(arena, "%s/%s", folder, files[file]);
}

static void forget_folder(void)
{
    struct arena arena = {0};
    for (int i = 0; i < FILES; i++)
        unlink(file_path(&arena, i));
    rmdir(folder);
    arena_release(&arena);
    arena_release(&words.arena);
}

static void open_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/askeleet-fuzz-XXXXXX");
    if (!mkdtemp(folder))
        BUG("no folder to write in");
    atexit(forget_folder);
    real_load(&words, "tests/content/ok/small");
}

static void write_file(struct arena *arena, int file, const char *text, size_t length)
{
    FILE *out = fopen(file_path(arena, file), "wb");
    if (!out || fwrite(text, 1, length, out) != length || fclose(out) != 0)
        BUG("a file cannot be written");
}

/* The length of the part at AT, up to a line `@` or the END; *RET_NEXT is behind that line. */
static size_t part_length(const char *at, const char *end, const char **ret_next)
{
    const char *line = at;
    while (line < end) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        const char *next = newline ? newline + 1 : end;
        if (*line == '@' && (newline ? newline : end) - line == 1) {
            *ret_next = next;
            return (size_t)(line - at);
        }
        line = next;
    }
    *ret_next = end;
    return (size_t)(end - at);
}

static void write_files(const char *data, size_t size, struct arena *arena)
{
    const char *at = data, *end = data + size;
    for (int i = 0; i < FILES; i++) {
        const char *next;
        const size_t length = part_length(at, end, &next);
        if (i == 0 && length == 0)
            write_file(arena, i, usual_pack, sizeof usual_pack - 1);
        else
            write_file(arena, i, at, length);
        at = next;
    }
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

/* Shows the screen of now in both ports. */
static void show(struct walker *walker)
{
    const struct line_words line_words = line_words_of(words.language[walker->current]);
    struct str out = {0};
    for (int i = 0; i < REAL_LANGUAGES; i++) {
        walker->current = i;
        walker->linear = false;
        walker->columns = i == REAL_EN ? 40 : 100;
        walker->rows = i == REAL_EN ? 12 : 30;
        walker_show(walker);
        walker->linear = true;
        walker_show(walker);
        line_page_render(&walker->page, &line_words, LINE_PAGE_COLUMNS, &out);
        line_page_keys(&walker->page, &line_words, LINE_PAGE_COLUMNS, &out);
    }
    check_clean(&out);
    str_release(&out);
}

/* Hands in an answer with full credit (BEST) or with as little as there can be, turn by turn where
 * the task goes so. */
static void answer_task(struct walker *walker, bool best)
{
    const struct state *state = &walker->state;
    const struct task *task = &state->pack->stages[state->stage].tasks[state->task];
    struct event event = {.type = EVENT_ANSWER, .stage = state->stage, .task = state->task};
    task->kind->sample(task, best, &event.answer);
    if (!step_allows(state, &event))
        BUG("a task that cannot be answered");
    const struct score score = task->kind->score(task, &event.answer);
    if (score.got < 0 || score.got > score.of || (best && score.got != score.of))
        BUG("a task whose best answer is not");
    struct event turn = event;
    turn.type = EVENT_TURN;
    turn.answer.count = 0;
    while (task_form(task) == FORM_PATH && ++turn.answer.count < event.answer.count) {
        walker_event(walker, &turn);
        show(walker);
    }
    walker_event(walker, &event);
    show(walker);
}

static void play_stage(struct walker *walker, int stage)
{
    struct event event = {.type = EVENT_ENTER, .stage = stage};
    if (!step_allows(&walker->state, &event))
        return;
    walker_event(walker, &event);
    show(walker);
    const int tasks = (int)walker->state.pack->stages[stage].tasks_count;
    for (int i = 0; i < tasks; i++) {
        event = (struct event){.type = EVENT_TASK, .stage = stage, .task = i};
        walker_event(walker, &event);
        show(walker);
        walker->ui.hint = true;
        walker->ui.part = task_parts(&walker->state.pack->stages[stage].tasks[i]) - 1;
        show(walker);
        walker->ui.overlay = OVERLAY_GLOSSARY;
        show(walker);
        walker->ui.overlay = OVERLAY_NONE;
        show(walker);
        answer_task(walker, true);
        walker_event(walker, &event);
        answer_task(walker, false);
    }
    event = (struct event){.type = EVENT_FINISH, .stage = stage};
    if (tasks > 0)
        walker_event(walker, &event);
    show(walker);
}

/* A sitting with option OPTION everywhere, or the first; then the tie-break, where there is one. */
static void play_sitting(struct walker *walker, enum test_form form, int option)
{
    const struct quiz *quiz = walker->state.pack->quiz;
    const struct event all = {.type = EVENT_SIDE, .option = SIDE_ALL};
    walker_event(walker, &(struct event){.type = EVENT_TEST, .option = (int)form});
    show(walker);
    for (int i = 0; i < (int)quiz->questions_count; i++) {
        const int options = (int)quiz->questions[i].options_count;
        if (!quiz_asks(quiz, form, i))
            continue;
        walker_event(walker, &(struct event){.type = EVENT_QUESTION, .question = i});
        show(walker);
        walker_event(walker, &(struct event){.type = EVENT_REPLY,
                                             .question = i,
                                             .option = option < options ? option : 0});
    }
    show(walker);
    if (quiz->confidence)
        walker_event(walker, &(struct event){.type = EVENT_SURE, .option = 0});
    walker_event(walker, &(struct event){.type = EVENT_RESULT});
    show(walker);
    if (!step_allows(&walker->state, &all))
        return;
    walker->ui.overlay = OVERLAY_SIDE;
    show(walker);
    walker->ui.overlay = OVERLAY_NONE;
    walker_event(walker, &all);
    show(walker);
}

static void play_test(struct walker *walker)
{
    if (!walker->state.pack->quiz)
        return;
    play_sitting(walker, TEST_ALL, 0);
    play_sitting(walker, TEST_SHORT, 1);
}

static void play_week(struct walker *walker)
{
    int stage = 0, action = 0;
    const struct event week = {.type = EVENT_WEEK};
    if (!step_allows(&walker->state, &week))
        return;
    walker_event(walker, &week);
    show(walker);
    for (int size = 0; size < SIZES; size++) {
        walker_event(walker, &(struct event){.type = EVENT_SIZE, .option = size});
        show(walker);
    }
    state_actions(&walker->state, -1, 1, &stage, &action);
    walker_event(walker, &(struct event){.type = EVENT_DO, .stage = stage, .option = action});
    show(walker);
    walker_event(walker, &(struct event){.type = EVENT_DAY, .option = 6});
    walker->ui.overlay = OVERLAY_NETWORK;
    show(walker);
    walker->ui.overlay = OVERLAY_NONE;
    show(walker);
}

static void play(const struct pack *pack)
{
    struct real real = words;
    struct walker walker;
    struct str end = {0};
    real.pack = pack;
    walker_open(&walker, &real, 1);
    show(&walker);
    for (size_t i = 0; i < pack->stages_count; i++)
        play_stage(&walker, (int)i);
    play_test(&walker);
    play_week(&walker);
    walker_check_state(&walker.state, &end);
    str_release(&end);
    walker_close(&walker);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};
    struct str out = {0};
    if (!folder[0])
        open_folder();
    write_files((const char *)data, size, &arena);
    const struct pack *pack = pack_load(folder, &arena, &diags);
    if (!pack && diags_errors(&diags) == 0)
        BUG("no pack and nothing said");
    for (size_t i = 0; i < diags.count; i++)
        diag_render(&diags.item[i], NULL, &out);
    const bool sound = pack && diags_errors(&diags) == 0;
    diags_render(&diags, NULL, &out);
    check_clean(&out);
    if (sound)
        play(pack);
    str_release(&out);
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
