/* SPDX-License-Identifier: MIT */
/* Every screen of the game as text, in every language and at three sizes, and in line mode, with
 * rules that hold for each of them. To be read by people (golden/) are one task of each kind and
 * all else that differs in form; the rest would be too much to read.
 *
 * ASKELEET_REFRESH=1 writes the golden files anew instead of comparing; read what changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "ports/line_page.h"

#include "support/app/answers.h"
#include "support/app/walker.h"

#define GOLDEN "tests/pages/golden/"

enum {
    MOST_TASK_LINES = 52, /* of the body of a task's page at 80x24 */
    NARROW_COLUMNS = 39   /* line mode in a terminal of 40 */
};

/* A window and language, and what was written there. */
struct album {
    const char *name; /* of the golden file */
    int language, columns, rows;
    bool linear;
    struct walker walker;
    struct line_words words;
    struct str text;
    unsigned pages;
    bool ruled;    /* pages are held to the rules, but not kept */
    bool kept[64]; /* by number of the kind: a task of it is kept */
    int wrong;
};

static struct real real;

/* --- rules --------------------------------------------------------------------------------- */

static void complain(struct album *album, const char *page, const char *what, const char *line)
{
    print_error("%s, %s: %s: %s\n", album->name, page, what, line);
    album->wrong++;
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Whether the LENGTH bytes at WORD look like a message's key, as `room.word`: a key without a
 * message shows as itself. Net addresses are none. */
static bool is_key(const char *word, size_t length)
{
    static const char *const nets[] = {"fi", "com", "org", "eu"};
    size_t part = 0, parts = 1;
    for (size_t i = 0; i < length; i++) {
        const bool dot = word[i] == '.';
        if (!dot && !is_small(word[i]) && word[i] != '-')
            return false;
        if (dot && part < 2)
            return false;
        parts += dot;
        part = dot ? 0 : part + 1;
    }
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++) {
        if (part == strlen(nets[i]) && strncmp(word + length - part, nets[i], part) == 0)
            return false;
    }
    return parts > 1 && part >= 2;
}

static bool has_key(const char *line)
{
    static const char ends[] = " ,;:()\"!?/";
    while (*line) {
        size_t length = strcspn(line, ends);
        const size_t whole = length;
        while (length > 0 && line[length - 1] == '.')
            length--;
        if (is_key(line, length))
            return true;
        line += whole;
        line += strspn(line, ends);
    }
    return false;
}

/* The rules for each line of TEXT. */
static void check_lines(struct album *album, const char *page, const char *text, int columns)
{
    struct str line = {0};
    for (const char *at = text; *at;) {
        const size_t length = strcspn(at, "\n");
        str_clear(&line);
        str_add_bytes(&line, at, length);
        const char *shown = str_text(&line);
        if (utf8_columns(shown) > columns)
            complain(album, page, "too wide", shown);
        if (strstr(shown, "[[") || strstr(shown, "]]"))
            complain(album, page, "markup left", shown);
        if (strstr(shown, "%{"))
            complain(album, page, "nothing was put in", shown);
        if (has_key(shown))
            complain(album, page, "a message's key", shown);
        at += length + (at[length] == '\n');
    }
    str_release(&line);
}

/* --- pages --------------------------------------------------------------------------------- */

static void show_linear(struct album *album, const char *name)
{
    struct str text = {0}, keys = {0};
    line_page_render(&album->walker.page, &album->words, LINE_PAGE_COLUMNS, &text);
    line_page_keys(&album->walker.page, &album->words, LINE_PAGE_COLUMNS, &keys);
    if (keys.length == 0)
        complain(album, name, "no line of keys", "");
    str_add(&text, str_text(&keys));
    check_lines(album, name, str_text(&text), LINE_PAGE_COLUMNS);
    str_add(&album->text, album->ruled ? "" : str_text(&text));
    str_clear(&text); /* as in a terminal of 40 columns */
    line_page_render(&album->walker.page, &album->words, NARROW_COLUMNS, &text);
    line_page_keys(&album->walker.page, &album->words, NARROW_COLUMNS, &text);
    check_lines(album, name, str_text(&text), NARROW_COLUMNS);
    str_release(&text);
    str_release(&keys);
}

/* From 80 columns on every key is named that works; Enter may say "more", and while words are typed
 * most keys are characters. */
static void check_footer(struct album *album, const char *name, const char *text)
{
    const struct page *page = &album->walker.page;
    const char *footer = text + strlen(text);
    for (int ends = 0; footer > text && ends < 3;)
        ends += *--footer == '\n';
    if (album->columns < 80 || (page->input.type == INPUT_TEXT && album->walker.nav.typing))
        return;
    for (int i = 0; i < page->keys; i++) {
        if (page->key[i].intent != INTENT_ENTER && !strstr(footer, page->key[i].label))
            complain(album, name, "a key without its name", page->key[i].label);
    }
}

/* In its window, and once more in one that is high enough for all of it, for the rules alone. */
static void show_frame(struct album *album, const char *name)
{
    const struct walker *walker = &album->walker;
    const struct frame *frame = &walker->shown;
    struct frame whole;
    struct str text = {0};
    layout_to_text(frame, &text);
    check_lines(album, name, str_text(&text), album->columns);
    check_footer(album, name, str_text(&text));
    /* Two lines are kept for keys when the other label of Enter needs them. */
    if (frame->line[frame->rows - 1].runs == 0 && frame->line[frame->rows - 2].runs == 0)
        complain(album, name, "no footer", "");
    str_add(&album->text, album->ruled ? "" : str_text(&text));
    str_clear(&text);
    layout_frame(&walker->page, &walker->nav, album->columns, LAYOUT_MOST_ROWS,
                 &album->walker.frame, &whole);
    layout_to_text(&whole, &text);
    check_lines(album, name, str_text(&text), album->columns);
    const bool task = !walker->ui.overlay &&
                      (walker->state.where == AT_TASK || walker->state.where == AT_FEEDBACK);
    if (task && album->columns == 80 && frame->extent.body_lines > MOST_TASK_LINES) {
        str_clear(&text);
        str_addf(&text, "%d of %d", frame->extent.body_lines, MOST_TASK_LINES);
        complain(album, name, "too many lines", str_text(&text));
    }
    str_release(&text);
}

/* Adds the page that is shown. */
static void record(struct album *album, const char *name)
{
    if (!album->ruled)
        str_addf(&album->text, "%s======== %s\n", album->pages++ > 0 ? "\n" : "", name);
    if (album->linear)
        show_linear(album, name);
    else
        show_frame(album, name);
}

/* Opens the page of now as a new one and adds it. */
static void add(struct album *album, const char *name)
{
    album->walker.begun = false;
    walker_show(&album->walker);
    record(album, name);
}

static void happen(struct album *album, struct event event)
{
    walker_event(&album->walker, &event);
}

static void add_overlay(struct album *album, const char *name, enum overlay overlay)
{
    album->walker.ui.overlay = overlay;
    add(album, name);
    album->walker.ui.overlay = OVERLAY_NONE;
}

/* The pages of a task that goes turn by turn, behind the first one. */
static void add_turns(struct album *album, int stage, int at, const char *name)
{
    const struct task *task = &real.pack->stages[stage].tasks[at];
    struct event turn = {.type = EVENT_TURN, .stage = stage, .task = at};
    const struct answer way = answers_find(task, true);
    turn.answer = way;
    for (turn.answer.count = 1; turn.answer.count < way.count; turn.answer.count++) {
        happen(album, turn);
        add(album,
            arena_format(&album->walker.run, "task %s, turn %d", name, turn.answer.count + 1));
    }
}

/* Whether a task of this kind was kept already; from now on one is. */
static bool kept(struct album *album, const struct task *task)
{
    int kind = 0;
    while (task_kinds[kind] != task->kind)
        kind++;
    const bool before = album->kept[kind];
    album->kept[kind] = true;
    return before;
}

static void add_task(struct album *album, int stage, int at)
{
    struct walker *walker = &album->walker;
    const struct task *task = &real.pack->stages[stage].tasks[at];
    const char *name = arena_format(&walker->run, "%s/%s", real.pack->stages[stage].id, task->id);
    happen(album, (struct event){.type = EVENT_TASK, .stage = stage, .task = at});
    for (; walker->ui.part < task_parts(task); walker->ui.part++)
        add(album, arena_format(&walker->run, "task %s, part %d", name, walker->ui.part + 1));
    walker->ui.part = 0;
    if (task_form(task) == FORM_PATH)
        add_turns(album, stage, at, name);
    if (!text_is_empty(&task->hint)) {
        walker->ui.hint = true;
        add(album, arena_format(&walker->run, "hint %s", name));
    }
    for (int best = 1; best >= 0; best--) {
        happen(album, (struct event){.type = EVENT_ANSWER,
                                     .stage = stage,
                                     .task = at,
                                     .answer = answers_find(task, best != 0)});
        if (walker->state.where == AT_FEEDBACK)
            add(album,
                arena_format(&walker->run, "feedback %s, %s", name, best ? "best" : "worst"));
    }
}

/* A step from its scene to its summary; BEST: with right answers only. */
static void answer_step(struct album *album, int stage, bool best)
{
    happen(album, (struct event){.type = EVENT_ENTER, .stage = stage});
    for (int i = 0; i < (int)real.pack->stages[stage].tasks_count; i++)
        happen(album,
               (struct event){.type = EVENT_ANSWER,
                              .stage = stage,
                              .task = i,
                              .answer = answers_find(&real.pack->stages[stage].tasks[i], best)});
    happen(album, (struct event){.type = EVENT_FINISH, .stage = stage});
}

static void restart(struct album *album)
{
    walker_close(&album->walker);
    walker_open(&album->walker, &real, 1);
    album->walker.current = album->language;
    album->walker.columns = album->columns;
    album->walker.rows = album->rows;
    album->walker.linear = album->linear;
}

/* The map with the cursor on a place that is open, locked, still coming, and on the test: what it
 * says about them. Line mode has no cursor. */
static void fill_places(struct album *album)
{
    const int places[] = {0, 1, 2, (int)real.pack->stages_count};
    struct walker *walker = &album->walker;
    for (size_t i = 0; !album->linear && i < sizeof places / sizeof *places; i++) {
        walker->begun = false;
        walker_show(walker);
        walker->nav.cursor = places[i];
        walker->nav.follow = FOLLOW_CURSOR;
        walker_show(walker);
        record(album, arena_format(&walker->run, "map, at place %d", places[i] + 1));
    }
}

static void fill_front(struct album *album)
{
    struct walker *walker = &album->walker;
    add_overlay(album, "languages", OVERLAY_LANGUAGES);
    add_overlay(album, "title, first time", OVERLAY_TITLE);
    walker->saving = false;
    add_overlay(album, "title, not saving", OVERLAY_TITLE);
    walker->saving = true;
    add(album, "map, new");
    fill_places(album);
    walker->ui.notice = catalog_text(real.language[album->language], "map.say-coming");
    add(album, "map, notice");
    walker->ui.notice = NULL;
    walker->unsaved = true;
    add(album, "map, saving failed");
    walker->unsaved = false;
    add_overlay(album, "help", OVERLAY_HELP);
    add_overlay(album, "about", OVERLAY_ABOUT);
    add_overlay(album, "code, none yet", OVERLAY_CODE);
    if (album->linear)
        return; /* which never asks */
    add_overlay(album, "leave, something begun", OVERLAY_LEAVE);
    walker->saving = false;
    add_overlay(album, "leave, nothing is saved", OVERLAY_LEAVE);
    walker->saving = true;
}

/* The one thing for this week, from the steps that are done. */
static void fill_week(struct album *album)
{
    const struct state *state = &album->walker.state;
    int stage[INPUT_MOST], action[INPUT_MOST];
    happen(album, (struct event){.type = EVENT_WEEK});
    add(album, "week, how large");
    for (int size = 0; size < SIZES; size++) {
        happen(album, (struct event){.type = EVENT_SIZE, .option = size});
        add(album, arena_format(&album->walker.run, "week, size %d", size + 1));
    }
    assert_true(state_actions(state, SIZE_LARGE, INPUT_MOST, stage, action) > 0);
    happen(album, (struct event){.type = EVENT_DO, .stage = stage[0], .option = action[0]});
    add(album, "week, which day");
    happen(album, (struct event){.type = EVENT_DAY, .option = 3});
    add(album, "week, planned");
    happen(album, (struct event){.type = EVENT_MAP});
    add(album, "map, planned");
    add_overlay(album, "code", OVERLAY_CODE);
    album->walker.ui.notice =
        screen_code_flaw(real.language[album->language], &album->walker.run,
                         (struct resume_flaw){.error = RESUME_CUT, .group = 4});
    add_overlay(album, "code, a wrong one", OVERLAY_CODE);
    album->walker.ui.notice = NULL;
}

static void fill_steps(struct album *album)
{
    struct walker *walker = &album->walker;
    for (int stage = 0; stage < (int)real.pack->stages_count; stage++) {
        const struct stage *at = &real.pack->stages[stage];
        const struct event enter = {.type = EVENT_ENTER, .stage = stage};
        if (!step_allows(&walker->state, &enter))
            continue;
        const bool another = stage > 0 && stage + 1 < (int)real.pack->stages_count;
        album->ruled = another;
        happen(album, enter);
        add(album, arena_format(&walker->run, "scene %s", at->id));
        for (int i = 0; i < (int)at->tasks_count; i++) {
            album->ruled = kept(album, &at->tasks[i]);
            add_task(album, stage, i);
        }
        album->ruled = another;
        add_overlay(album, "title, in the middle", OVERLAY_TITLE);
        add_overlay(album, "network", OVERLAY_NETWORK);
        happen(album, (struct event){.type = EVENT_FINISH, .stage = stage});
        add(album, arena_format(&walker->run, "summary %s, three stars", at->id));
        happen(album, (struct event){.type = EVENT_MAP});
        add(album, arena_format(&walker->run, "map, %s done", at->id));
    }
    album->ruled = false;
    add_overlay(album, "words met", OVERLAY_GLOSSARY);
    fill_week(album);
    restart(album);
    answer_step(album, 0, false);
    add(album, "summary, worst answers");
    happen(album, (struct event){.type = EVENT_MAP});
    add(album, "map, worst answers");
    add_overlay(album, "title, at the map", OVERLAY_TITLE);
}

static void fill_glossary(struct album *album)
{
    struct walker *walker = &album->walker;
    happen(album, (struct event){.type = EVENT_TASK});
    add_overlay(album, "glossary of a task", OVERLAY_GLOSSARY);
    snprintf(walker->ui.word, sizeof walker->ui.word, "%s", "verkosto");
    add_overlay(album, "glossary, a word", OVERLAY_GLOSSARY);
    snprintf(walker->ui.word, sizeof walker->ui.word, "%s", "kissa");
    add_overlay(album, "glossary, unknown word", OVERLAY_GLOSSARY);
    walker->ui.word[0] = '\0';
}

static void reply_all(struct album *album, const int *reply, int sure)
{
    happen(album, (struct event){.type = EVENT_TEST});
    for (int i = 0; i < (int)real.pack->quiz->questions_count; i++)
        happen(album, (struct event){.type = EVENT_REPLY, .question = i, .option = reply[i]});
    happen(album, (struct event){.type = EVENT_SURE, .option = sure});
}

/* The tie-break of the blend whose result is on the screen: asked, answered either way. */
static void fill_side(struct album *album, const char *name, const int *reply)
{
    struct quiz_result result;
    quiz_result(real.pack->quiz, reply, &result);
    add_overlay(album, arena_format(&album->walker.run, "%s, tie-break", name), OVERLAY_SIDE);
    happen(album, (struct event){.type = EVENT_SIDE, .option = result.blend[result.blends - 1]});
    add(album, arena_format(&album->walker.run, "%s, the last side", name));
    happen(album, (struct event){.type = EVENT_SIDE, .option = SIDE_ALL});
    add(album, arena_format(&album->walker.run, "%s, all sides alike", name));
}

/* The short form, and what a second sitting says of the first one. */
static void fill_again(struct album *album)
{
    const struct quiz *quiz = real.pack->quiz;
    int reply[PACK_MOST_QUESTIONS];
    restart(album);
    happen(album, (struct event){.type = EVENT_TEST, .option = TEST_SHORT});
    for (int i = 0; i < (int)quiz->questions_count; i++) {
        if (!quiz_asks(quiz, TEST_SHORT, i))
            continue;
        if (quiz_number(quiz, TEST_SHORT, i) == 2)
            add(album, "short form, question 2");
        happen(album, (struct event){.type = EVENT_REPLY, .question = i, .option = i % 3});
    }
    happen(album, (struct event){.type = EVENT_SURE, .option = 1});
    add(album, "result, short form");
    assert_true(answers_sitting(quiz, STRENGTH_STRONG, 1, reply));
    reply_all(album, reply, 2);
    add(album, "result, another than at first");
    restart(album);
    reply_all(album, reply, 2);
    reply_all(album, reply, 2);
    add(album, "result, the same as at first");
}

static void fill_test(struct album *album)
{
    static const struct {
        const char *name;
        enum strength strength;
        int blends, sure;
    } sittings[] = {
        {"result, strong", STRENGTH_STRONG, 1, 0},
        {"result, balanced", STRENGTH_BALANCED, 1, 1},
        {"result, blend of two", STRENGTH_BLEND, 2, 2},
        {"result, blend of three", STRENGTH_BLEND, 3, REPLY_SKIPPED},
    };
    const int questions = (int)real.pack->quiz->questions_count;
    struct walker *walker = &album->walker;
    int reply[PACK_MOST_QUESTIONS];
    restart(album);
    happen(album, (struct event){.type = EVENT_TEST});
    add(album, "test");
    for (int i = 0; i < questions; i++) {
        happen(album, (struct event){.type = EVENT_QUESTION, .question = i});
        add(album, arena_format(&walker->run, "question %d", i + 1));
        happen(album, (struct event){.type = EVENT_REPLY, .question = i, .option = REPLY_SKIPPED});
    }
    assert_int_equal(walker->state.where, AT_SURE);
    add(album, "confidence");
    happen(album, (struct event){.type = EVENT_SURE, .option = REPLY_SKIPPED});
    add(album, "result, nothing answered");
    for (size_t i = 0; i < sizeof sittings / sizeof *sittings; i++) {
        assert_true(
            answers_sitting(real.pack->quiz, sittings[i].strength, sittings[i].blends, reply));
        restart(album);
        reply_all(album, reply, sittings[i].sure);
        add(album, sittings[i].name);
        if (sittings[i].blends > 1)
            fill_side(album, sittings[i].name, reply);
    }
    fill_again(album);
    restart(album);
    reply[2] = reply[5] = REPLY_SKIPPED;
    reply_all(album, reply, 0);
    add(album, "result, two skipped");
    walker->only_test = true;
    add(album, "result, only the test");
    happen(album, (struct event){.type = EVENT_TEST});
    add(album, "test, only the test");
    walker->only_test = false;
    happen(album, (struct event){.type = EVENT_MAP});
    add(album, "map, test done");
}

/* What a kiosk has of its own: the start screen, menu, help and about say that nothing is kept, and
 * so do the pages at a visit's end. */
static void fill_kiosk(struct album *album)
{
    struct walker *walker = &album->walker;
    struct kiosk kiosk = {.choose = true, .seconds = 20};
    restart(album);
    walker->kiosk = &kiosk;
    walker->saving = false;
    add_overlay(album, "kiosk, start", OVERLAY_START);
    add_overlay(album, "kiosk, title", OVERLAY_TITLE);
    add_overlay(album, "kiosk, help", OVERLAY_HELP);
    add_overlay(album, "kiosk, about", OVERLAY_ABOUT);
    if (album->linear)
        return; /* which is told of the end in a line */
    add_overlay(album, "kiosk, idle before the first answer", OVERLAY_IDLE);
    answer_step(album, 0, true);
    add_overlay(album, "kiosk, idle", OVERLAY_IDLE);
    kiosk.ending = true;
    add_overlay(album, "kiosk, time nearly up", OVERLAY_IDLE);
    add_overlay(album, "kiosk, leave", OVERLAY_LEAVE);
    kiosk.remote = true;
    add_overlay(album, "kiosk, leave over ssh", OVERLAY_LEAVE);
}

/* --- golden files -------------------------------------------------------------------------- */

/* The number of the first line in which they differ, and how the page of it is called. */
static void complain_golden(struct album *album, const char *expected)
{
    const char *is = str_text(&album->text), *was = expected, *page = "";
    unsigned line = 1;
    size_t same = 0;
    for (; is[same] && is[same] == was[same]; same++) {
        line += is[same] == '\n';
        if (is[same] == '=' && str_starts(is + same, "======== "))
            page = is + same + strlen("======== ");
    }
    while (same > 0 && is[same - 1] != '\n')
        same--;
    print_error(GOLDEN "%s.txt:%u: %.*s\nexpected: %.*s\ngot:      %.*s\n", album->name, line,
                (int)strcspn(page, "\n"), page, (int)strcspn(was + same, "\n"), was + same,
                (int)strcspn(is + same, "\n"), is + same);
    album->wrong++;
}

static void compare_golden(struct album *album)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const char *path = arena_format(&arena, GOLDEN "%s.txt", album->name), *expected;
    size_t length;
    if (getenv("ASKELEET_REFRESH")) {
        assert_true(io_replace_file(path, album->text.text, album->text.length));
    } else if (!io_read_file(path, IO_LARGEST_FILE, &arena, &diags, &expected, &length)) {
        complain(album, "all", "there is no golden file", path);
    } else if (strcmp(expected, album->text.text) != 0) {
        complain_golden(album, expected);
    }
    diags_release(&diags);
    arena_release(&arena);
}

static void test_album(void **state)
{
    struct album album = *(const struct album *)*state;
    album.words = line_words_of(real.language[album.language]);
    restart(&album);
    fill_front(&album);
    fill_steps(&album);
    fill_glossary(&album);
    fill_test(&album);
    fill_kiosk(&album);
    compare_golden(&album);
    walker_close(&album.walker);
    str_release(&album.text);
    assert_int_equal(album.wrong, 0);
}

int main(void)
{
    static struct album albums[] = {
        {.name = "fi-40x12", .language = REAL_FI, .columns = 40, .rows = 12},
        {.name = "fi-80x24", .language = REAL_FI, .columns = 80, .rows = 24},
        {.name = "fi-120x40", .language = REAL_FI, .columns = 120, .rows = 40},
        {.name = "fi-line", .language = REAL_FI, .columns = 80, .rows = 24, .linear = true},
        {.name = "en-40x12", .language = REAL_EN, .columns = 40, .rows = 12},
        {.name = "en-80x24", .language = REAL_EN, .columns = 80, .rows = 24},
        {.name = "en-120x40", .language = REAL_EN, .columns = 120, .rows = 40},
        {.name = "en-line", .language = REAL_EN, .columns = 80, .rows = 24, .linear = true},
    };
    enum { ALBUMS = sizeof albums / sizeof *albums };
    struct CMUnitTest tests[ALBUMS];
    for (size_t i = 0; i < ALBUMS; i++)
        tests[i] = (struct CMUnitTest){albums[i].name, test_album, NULL, NULL, &albums[i]};
    real_load(&real, "levels/askeleet");
    const int failed = cmocka_run_group_tests_name("pages", tests, NULL, NULL);
    arena_release(&real.arena);
    return failed;
}
