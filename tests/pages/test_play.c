/* SPDX-License-Identifier: MIT */
/* Players who play the pack that is shipped, without a terminal: by chance, all right, all wrong;
 * with keys and with typed lines. What must hold in every round is asked by support/app/walker.h.
 * ASKELEET_REFRESH=1 writes the recorded runs anew; read what changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "ports/answer_line.h"

#include "support/app/answers.h"
#include "support/app/walker.h"

enum { PLAY_SEED = 7 /* of the recorded runs, too */ };
enum { SEEDS = 60, ACTS = 400, LONG = 1000 /* rounds that any one screen may take */ };

static struct real real;

static const struct stage *stage_at(const struct walker *walker)
{
    return &real.pack->stages[walker->state.stage];
}

static const struct task *task_at(const struct walker *walker)
{
    return &stage_at(walker)->tasks[walker->state.task];
}

/* --- by chance ----------------------------------------------------------------------------- */

/* What some player might type at this prompt. */
static void type_something(struct walker *walker, uint64_t *dice)
{
    static const char *const lines[] = {
        "",
        "1",
        "2",
        "3",
        "1 2",
        "-",
        "2 1 3 4 5 6",
        "1a 2b 3a 4b 5a",
        "b",
        "m",
        "?",
        "h",
        "l",
        "g",
        "g puolituttu",
        "n",
        "t",
        "r",
        "a",
        "q",
        "kissa",
        "99",
        "1b 2a 3c 4d 5e",
        "6 5 4 3 2 1",
        "0",
        "1 1",
        "1a",
        "1 2 3 4",
        "g *[[kissa]]*",
        "2. ,;",
        "5 4 3 2 1",
        "1a 2a 3b 4b 5b 6a",
    };
    const int count = (int)(sizeof lines / sizeof *lines);
    struct answer_line read;
    answer_line_read(&walker->page, &walker->nav, lines[rng_below(dice, count)], &read);
    if (read.verdict == ANSWER_ACT)
        walker_act(walker, &read.act, walker_touched(walker));
}

static void press_something(struct walker *walker, uint64_t *dice)
{
    /* Leaving ends a walk; mostly it is walked on. */
    enum intent intent = (enum intent)rng_below(dice, INTENTS);
    if (intent == INTENT_QUIT && rng_below(dice, 10) > 0)
        intent = INTENT_ENTER;
    if (rng_below(dice, 3) == 0)
        intent = rng_below(dice, 2) ? INTENT_ENTER : INTENT_PICK;
    if (rng_below(dice, 12) == 0) {
        walker->columns = 30 + rng_below(dice, 120);
        walker->rows = 8 + rng_below(dice, 50);
    }
    walker_wish(walker, intent, rng_below(dice, 8));
}

/* Whether INTENT does something here. Nothing happens to WALKER. */
static bool intent_works(const struct walker *walker, enum intent intent)
{
    const struct world world = walker_world(walker);
    struct nav nav = walker->nav;
    struct ui ui = walker->ui;
    struct act act = {.intent = INTENT_NOTHING};
    struct outcome outcome;
    if (nav_step(&nav, &walker->page, &walker->shown.extent, intent, 0, &act))
        return memcmp(&nav, &walker->nav, sizeof nav) != 0;
    screen_act(&world, &ui, &walker->page, &act, false, &outcome);
    return outcome.type != OUTCOME_PAGE || ui.overlay != walker->ui.overlay ||
           ui.hint != walker->ui.hint || ui.part != walker->ui.part;
}

/* The same of a key in the footer: one arrow is named for all. */
static bool key_works(const struct walker *walker, enum intent intent)
{
    if (intent == INTENT_DOWN)
        return intent_works(walker, INTENT_DOWN) || intent_works(walker, INTENT_UP) ||
               intent_works(walker, INTENT_LEFT);
    /* Of pairs the one that is still open is at the cursor: Enter leads there. */
    if (intent == INTENT_ENTER && walker->page.input.type == INPUT_PAIRS)
        return true;
    return intent_works(walker, intent);
}

/* The footer names the keys that work now, and no others. In windows that show a page. */
static void check_footer(const struct walker *walker)
{
    if (walker->columns < LAYOUT_LEAST_COLUMNS || walker->rows < LAYOUT_LEAST_ROWS)
        return;
    for (int i = 0; i < walker->page.keys; i++) {
        const struct key_hint *key = &walker->page.key[i];
        if (!key_works(walker, key->intent)) {
            print_error("'%s' (%s) does nothing on \"%s\"\n", intent_id(key->intent), key->label,
                        walker->page.title);
            fail();
        }
    }
}

static void begin_by_chance(struct walker *walker, uint64_t seed)
{
    walker_open(walker, &real, seed);
    walker->linear = seed % 3 == 0;
    walker->ascii = seed % 5 == 0;
    walker->saving = seed % 2 == 0;
    walker->only_test = seed % 7 == 0;
    walker->current = (int)(seed % REAL_LANGUAGES);
    if (walker->only_test)
        walker_event(walker, &(struct event){.type = EVENT_TEST});
    else
        walker->ui.overlay = seed % 4 == 0 ? OVERLAY_LANGUAGES : OVERLAY_TITLE;
}

/* The state at the end of the LINES from START on, going on from STATE. */
static void replay(struct state *state, const char *lines, size_t length)
{
    struct str line = {0};
    for (size_t i = 0; i < length; i++) {
        struct event event;
        if (lines[i] != '\n') {
            str_add_char(&line, lines[i]);
            continue;
        }
        assert_true(event_parse(real.pack, str_text(&line), &event));
        assert_true(step_allows(state, &event));
        step(state, &event);
        str_clear(&line);
    }
    str_release(&line);
}

/* The journal gives the same state again, in one go and in two. */
static void check_replay(const struct walker *walker, const struct str *journal)
{
    struct arena arena = {0};
    struct state whole, parts;
    struct str played = {0}, once = {0}, twice = {0};
    size_t half = journal->length / 2;
    while (half > 0 && journal->text[half - 1] != '\n')
        half--;
    state_init(&whole, real.pack, walker->state.seed, &arena);
    state_init(&parts, real.pack, walker->state.seed, &arena);
    replay(&whole, str_text(journal), journal->length);
    replay(&parts, str_text(journal), half);
    replay(&parts, str_text(journal) + half, journal->length - half);
    state_describe(&walker->state, &played);
    state_describe(&whole, &once);
    state_describe(&parts, &twice);
    assert_string_equal(str_text(&played), str_text(&once));
    assert_string_equal(str_text(&played), str_text(&twice));
    str_release(&played);
    str_release(&once);
    str_release(&twice);
    arena_release(&arena);
}

static void test_by_chance(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct walker walker;
        struct str journal = {0}, end = {0};
        uint64_t dice = seed;
        begin_by_chance(&walker, seed);
        str_add(&journal, walker.only_test ? "test\n" : "");
        walker.journal = &journal;
        for (int i = 0; i < ACTS && !walker.left; i++) {
            walker_show(&walker);
            check_footer(&walker);
            if (walker.linear)
                type_something(&walker, &dice);
            else
                press_something(&walker, &dice);
        }
        walker_check_state(&walker.state, &end);
        check_replay(&walker, &journal);
        str_release(&journal);
        str_release(&end);
        walker_close(&walker);
    }
}

/* --- on purpose ---------------------------------------------------------------------------- */

/* How somebody plays to the end. */
struct plan {
    bool best;   /* all right, or all wrong */
    bool typing; /* with lines, not keys */
    int reply[PACK_MOST_QUESTIONS];
    int sure;
    unsigned told;       /* tasks whose feedback was seen */
    struct str *journal; /* NULL, or where the events' lines are added */
};

/* Types LINE, which must be an answer. */
static void type_line(struct walker *walker, const char *line)
{
    struct answer_line read;
    answer_line_read(&walker->page, &walker->nav, line, &read);
    if (read.verdict != ANSWER_ACT)
        print_error("not an answer: '%s' on \"%s\"\n", line, walker->page.title);
    assert_int_equal(read.verdict, ANSWER_ACT);
    walker_act(walker, &read.act, false);
}

/* Presses keys until something happened: Enter may have to scroll first. */
static void press_through(struct walker *walker, enum intent intent, int number)
{
    const unsigned long events = walker->state.events;
    const struct ui ui = walker->ui;
    for (int i = 0; walker->state.events == events && walker->ui.overlay == ui.overlay &&
                    walker->ui.part == ui.part;
         i++) {
        assert_true(i < LONG);
        walker_wish(walker, intent, number);
        walker_show(walker);
    }
}

static void go_on(struct walker *walker, const struct plan *plan)
{
    if (plan->typing)
        type_line(walker, "");
    else
        press_through(walker, INTENT_ENTER, 0);
}

/* Hands in the words that the kind has for the author's ANSWER. */
static void hand_in_words(struct walker *walker, const struct answer *answer)
{
    const struct task *task = task_at(walker);
    const struct telling to = {
        .wish = {.tag = real.language[walker->current]->tag, .fallback = "fi"},
        .words = real.language[walker->current]};
    struct str words = {0};
    task->kind->words(task, answer, &to, &words);
    walker_act(walker, &(struct act){.intent = INTENT_ENTER, .text = str_text(&words)}, true);
    str_release(&words);
}

/* Hands in the author's ANSWER on the page that is shown. */
static void hand_in(struct walker *walker, const struct plan *plan, const struct answer *answer)
{
    const struct input *input = &walker->page.input;
    const struct answer shown = answers_shown(input, answer);
    if (input->type == INPUT_TEXT) {
        hand_in_words(walker, answer);
    } else if (plan->typing) {
        struct str line = {0};
        answers_line(input, &shown, &line);
        type_line(walker, str_text(&line));
        str_release(&line);
    } else if (input->type == INPUT_ONE) {
        press_through(walker, INTENT_PICK, shown.value[0]);
    } else {
        walker->nav.draft = shown;
        press_through(walker, INTENT_ENTER, 0);
    }
}

static void choose(struct walker *walker, const struct plan *plan, int choice)
{
    hand_in(walker, plan, &(struct answer){.count = 1, .value = {(short)choice}});
}

/* The feedback tells why, in so many words. */
static void check_why(const struct walker *walker)
{
    const struct catalog *words = real.language[walker->current];
    if (text_is_empty(&task_at(walker)->why)) /* the endings of a talk have their own */
        return;
    const char *why =
        text_get(&task_at(walker)->why, &(struct text_wish){.tag = words->tag, .fallback = "fi"});
    bool told = false;
    for (int i = 0; i < walker->page.blocks; i++)
        told = told || (walker->page.block[i].text && strstr(walker->page.block[i].text, why));
    if (!told)
        print_error("%s/%s: why is not told\n", stage_at(walker)->id, task_at(walker)->id);
    assert_true(told);
}

/* Whether an optional task of the step was never answered. */
static bool practice_left(const struct walker *walker)
{
    const struct stage *stage = stage_at(walker);
    for (size_t i = stage->main_count; i < stage->tasks_count; i++) {
        if (!state_record(&walker->state, walker->state.stage, (int)i)->answered)
            return true;
    }
    return false;
}

/* One round; false when there is nothing left to do. */
static bool play_round(struct walker *walker, struct plan *plan)
{
    const struct state *state = &walker->state;
    const int test = (int)real.pack->stages_count;
    switch (state->where) {
    case AT_MAP:
        if (state_next_stage(state) >= 0)
            choose(walker, plan, state_next_stage(state));
        else if (!state->tested)
            choose(walker, plan, test);
        else if (!state_planned(state))
            choose(walker, plan, test + 1);
        else
            return false;
        return true;
    case AT_TASK:
        if (walker->ui.part + 1 < task_parts(task_at(walker))) {
            go_on(walker, plan);
        } else {
            const struct answer answer = answers_find(task_at(walker), plan->best);
            if (task_form(task_at(walker)) == FORM_PATH)
                choose(walker, plan, answer.value[state->path.count]);
            else
                hand_in(walker, plan, &answer);
        }
        return true;
    case AT_FEEDBACK:
        check_why(walker);
        plan->told++;
        go_on(walker, plan);
        return true;
    case AT_QUESTION: choose(walker, plan, plan->reply[state->question]); return true;
    case AT_SURE: choose(walker, plan, plan->sure); return true;
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY: choose(walker, plan, plan->sure); return true;
    case AT_SUMMARY:
        if (practice_left(walker))
            walker_act(walker, &(struct act){.intent = INTENT_PRACTICE}, false);
        else
            go_on(walker, plan);
        return true;
    case AT_TEST:
        if (walker->page.input.type == INPUT_ONE)
            choose(walker, plan, TEST_ALL);
        else
            go_on(walker, plan);
        return true;
    case AT_SCENE:
    case AT_PLANNED:
    case AT_RESULT: go_on(walker, plan); return true;
    }
    return false;
}

static void play(struct walker *walker, struct plan *plan)
{
    walker_open(walker, &real, PLAY_SEED);
    walker->linear = plan->typing;
    walker->journal = plan->journal;
    walker_show(walker);
    for (int i = 0; play_round(walker, plan); i++) {
        assert_true(i < LONG);
        walker_show(walker);
    }
}

/* Tasks of STAGE after which something is told: a meeting without a why leads straight on. */
static unsigned count_told(const struct stage *stage)
{
    unsigned tasks = 0;
    for (size_t i = 0; i < stage->tasks_count; i++) {
        const struct answer answer = answers_find(&stage->tasks[i], true);
        tasks += stage->tasks[i].contact ||
                 task_tell_page(&stage->tasks[i], &answer, &(struct telling){0}, NULL);
    }
    return tasks;
}

/* Tasks of the stages that can be played. */
static unsigned count_tasks(void)
{
    unsigned tasks = 0;
    for (size_t i = 0; i < real.pack->stages_count; i++)
        tasks += real.pack->stages[i].coming ? 0 : count_told(&real.pack->stages[i]);
    return tasks;
}

static void test_all_right(void **state)
{
    struct walker walker;
    struct plan plan = {.best = true};
    struct quiz_result result;
    (void)state;
    assert_true(answers_sitting(real.pack->quiz, STRENGTH_STRONG, 1, plan.reply));
    play(&walker, &plan);
    assert_int_equal(plan.told, count_tasks());
    assert_true(state_planned(&walker.state));
    for (int i = 0; i < (int)real.pack->stages_count; i++) {
        if (!real.pack->stages[i].coming)
            assert_int_equal(state_stars(&walker.state, i), 3);
    }
    assert_int_equal(state_all_stars(&walker.state), state_most_stars(&walker.state));
    assert_true(walker.state.tested);
    quiz_result(real.pack->quiz, walker.state.result.reply, &result);
    assert_int_equal(result.strength, STRENGTH_STRONG);
    walker_close(&walker);
}

static void test_all_wrong(void **state)
{
    struct walker walker;
    struct plan plan = {.best = false, .sure = 1};
    (void)state;
    play(&walker, &plan);
    assert_int_equal(plan.told, count_tasks());
    for (int i = 0; i < (int)real.pack->stages_count; i++) {
        if (real.pack->stages[i].coming)
            continue;
        assert_true(walker.state.finished[i]);
        assert_int_equal(state_stars(&walker.state, i), 0);
    }
    walker_close(&walker);
}

/* Keys and typed lines come to the same end with the same answers. */
static void test_same_end(void **state)
{
    (void)state;
    for (int best = 0; best <= 1; best++) {
        struct walker walker;
        struct plan plan = {.best = best != 0};
        struct str keys = {0}, lines = {0};
        assert_true(answers_sitting(real.pack->quiz, STRENGTH_BLEND, 2, plan.reply));
        play(&walker, &plan);
        state_describe(&walker.state, &keys);
        walker_close(&walker);
        plan.typing = true;
        play(&walker, &plan);
        state_describe(&walker.state, &lines);
        walker_close(&walker);
        assert_string_equal(str_text(&keys), str_text(&lines));
        str_release(&keys);
        str_release(&lines);
    }
}

/* The runs that are all right and all wrong stand in tests/replay, where the program replays them;
 * the tests of the screen play them with keys and with lines. */
static void test_recorded(void **state)
{
    static const char *const runs[][2] = {
        {"tests/replay/path-wrong.events", "Every answer as wrong as can be, and the test."},
        {"tests/replay/path-right.events", "Every answer right, every optional task, the test, and"
                                           " a plan for the week."}};
    (void)state;
    for (int best = 0; best <= 1; best++) {
        struct walker walker;
        struct str journal = {0};
        struct plan plan = {.best = best != 0, .journal = &journal};
        struct arena arena = {0};
        struct diags diags = {0};
        const char *expected;
        size_t length;
        assert_true(answers_sitting(real.pack->quiz, STRENGTH_STRONG, 1, plan.reply));
        str_addf(&journal, "# pack: levels/askeleet\n# seed: %d\n# %s\n", PLAY_SEED, runs[best][1]);
        play(&walker, &plan);
        if (getenv("ASKELEET_REFRESH"))
            assert_true(io_replace_file(runs[best][0], journal.text, journal.length));
        assert_true(
            io_read_file(runs[best][0], IO_LARGEST_FILE, &arena, &diags, &expected, &length));
        if (strcmp(expected, journal.text) != 0)
            fail_msg("%s is not how it is played now; ASKELEET_REFRESH=1 writes it anew",
                     runs[best][0]);
        walker_close(&walker);
        str_release(&journal);
        diags_release(&diags);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_chance), cmocka_unit_test(test_all_right),
        cmocka_unit_test(test_all_wrong), cmocka_unit_test(test_same_end),
        cmocka_unit_test(test_recorded),
    };
    real_load(&real, "levels/askeleet");
    const int failed = cmocka_run_group_tests_name("play", tests, NULL, NULL);
    arena_release(&real.arena);
    return failed;
}
