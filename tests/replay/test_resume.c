/* SPDX-License-Identifier: MIT */
/* Resume codes of the packs that are shipped: how long they may get, whether random runs come
 * round, and what is said of codes that are none (tests/replay/codes/FILE.cases).
 *
 * A case is a line `TEXT | ERROR GROUP`, with the error's name as below. Remarks begin with #. TEXT
 * may hold @, the code that stands behind `# code: ` in the same file. Flaws of a pack's own are
 * not there: a code of this pack is good for as long as nobody edits its steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/io.h"
#include "engine/quiz.h"
#include "engine/resume.h"
#include "engine/rng.h"
#include "engine/step.h"
#include "support/app/real.h"

enum { MOST_SYMBOLS = 24 };

static struct real real;

static int setup(void **state)
{
    (void)state;
    real_load(&real, "levels/askeleet");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&real.arena);
    return 0;
}

static int symbols_of(const char *code)
{
    int count = 0;
    for (; *code; code++)
        count += *code != '-';
    return count;
}

/* The content with the highest digit wherever there is a choice: steps of SET finished, PART begun
 * (-1 = none), the test whole, short or none. */
static void fill(const struct pack *pack, unsigned set, int part, int form, struct resume *resume)
{
    struct state state;
    struct arena arena = {0};
    state_init(&state, pack, 7, &arena);
    resume_of(&state, -1, resume);
    arena_release(&arena);
    for (int i = 0; i < (int)pack->stages_count; i++) {
        if (!(set >> i & 1))
            continue;
        resume->stage[i] = 3;
        if (pack->stages[i].actions_count > 0) {
            resume->plan_stage = i;
            resume->plan_action = (int)pack->stages[i].actions_count - 1;
            resume->plan_day = EVENT_DAYS - 1;
        }
    }
    resume->tested = form >= 0;
    for (int q = 0; form >= 0 && q < (int)pack->quiz->questions_count; q++) {
        if (quiz_asks(pack->quiz, (enum test_form)form, q))
            resume->reply[q] = (int)pack->quiz->questions[q].options_count - 1;
    }
    if (form >= 0 && pack->quiz->confidence)
        resume->sure = (int)pack->quiz->confidence->options_count - 1;
    resume->form = form == TEST_SHORT ? TEST_SHORT : TEST_ALL;
    resume->part_stage = part;
    for (size_t i = 0; part >= 0 && i < pack->stages[part].main_count; i++)
        resume->part[i] = 4;
}

/* Every set of finished steps, every step that may be begun then, every form of the test, each with
 * the largest digits: no code is longer, since a larger digit never makes a smaller number. */
static void test_no_code_is_longer(void **state)
{
    const struct pack *pack = real.pack;
    const int stages = (int)pack->stages_count;
    int longest = 0, codes = 0;
    (void)state;
    for (unsigned set = 0; set < 1U << stages; set++) {
        for (int part = -1; part < stages; part++) {
            for (int form = -1; form < TEST_FORMS; form++) {
                struct resume resume, read;
                char code[RESUME_TEXT];
                struct state scratch;
                struct arena arena = {0};
                state_init(&scratch, pack, 7, &arena);
                for (int i = 0; i < stages; i++)
                    scratch.finished[i] = set >> i & 1;
                const bool open =
                    part < 0 || (!scratch.finished[part] && state_open(&scratch, part));
                arena_release(&arena);
                if (!open)
                    continue;
                fill(pack, set, part, form, &resume);
                assert_true(resume_format(pack, &resume, code));
                assert_int_equal(resume_parse(pack, code, &read).error, RESUME_OK);
                assert_int_equal(read.part_stage, part);
                codes++;
                if (symbols_of(code) > longest)
                    longest = symbols_of(code);
            }
        }
    }
    print_message("%d contents, at most %d symbols\n", codes, longest);
    assert_true(codes > 1 << stages);
    assert_in_range(longest, 1, MOST_SYMBOLS);
}

static void answer(struct state *state, int stage, int task, bool best)
{
    struct event event = {.type = EVENT_ANSWER, .stage = stage, .task = task};
    const struct task *it = &state->pack->stages[stage].tasks[task];
    it->kind->sample(it, best, &event.answer);
    if (step_allows(state, &event))
        step(state, &event);
}

/* A run that goes on for a while in no good order, and its code. */
static void draw(struct state *state, uint64_t *random)
{
    const struct pack *pack = state->pack;
    const int acts = rng_below(random, 120);
    for (int i = 0; i < acts; i++) {
        struct event event = {.type = (enum event_type)rng_below(random, EVENT_DAY + 1)};
        const int next = state_next_stage(state);
        event.stage = next < 0 || rng_below(random, 4) == 0
                          ? rng_below(random, (int)pack->stages_count)
                          : next;
        const struct stage *stage = &pack->stages[event.stage];
        event.task = rng_below(random, (int)stage->tasks_count);
        event.question = rng_below(random, (int)pack->quiz->questions_count);
        event.option = rng_below(random, 6) - 1;
        const int luck = rng_below(random, 40);
        for (int t = 0; luck < 8 && t < (int)stage->main_count; t++)
            answer(state, event.stage, t, rng_below(random, 8) < luck);
        if (luck < 8)
            event.type = EVENT_FINISH;
        if (luck > 20)
            answer(state, event.stage, event.task, luck > 30);
        else if (event.type != EVENT_ANSWER && event.type != EVENT_TURN &&
                 step_allows(state, &event))
            step(state, &event);
    }
}

static void come_round(const struct pack *pack, int most, uint64_t *random)
{
    struct arena arena = {0};
    struct state one, two;
    struct resume resume;
    struct event event = {.type = EVENT_RESUME};
    char again[RESUME_TEXT];
    const int language = rng_below(random, (int)pack->languages_count + 1) - 1;
    state_init(&one, pack, 7, &arena);
    state_init(&two, pack, 8, &arena);
    draw(&one, random);
    resume_of(&one, language, &resume);
    assert_true(resume_format(pack, &resume, event.code));
    assert_in_range(symbols_of(event.code), 1, most);
    assert_true(step_allows(&two, &event));
    step(&two, &event);
    resume_of(&two, language, &resume);
    assert_true(resume_format(pack, &resume, again));
    assert_string_equal(event.code, again);
    arena_release(&arena);
}

static void test_random_runs_come_round(void **state)
{
    struct arena arena = {0};
    const struct pack *small = real_pack("levels/tapahtuma", &arena);
    const struct pack *kinds = real_pack("tests/content/ok/kinds", &arena);
    uint64_t random = 31;
    (void)state;
    for (int i = 0; i < 2000; i++)
        come_round(real.pack, MOST_SYMBOLS, &random);
    for (int i = 0; i < 200 && small->quiz && small->stages_count > 0; i++)
        come_round(small, RESUME_GROUPS * RESUME_GROUP, &random);
    for (int i = 0; i < 200 && kinds->quiz; i++)
        come_round(kinds, RESUME_GROUPS * RESUME_GROUP, &random);
    arena_release(&arena);
}

/* --- cases ----------------------------------------------------------------------------------- */

static const char *const names[] = {
    [RESUME_OK] = "ok",     [RESUME_EMPTY] = "empty",     [RESUME_SYMBOL] = "symbol",
    [RESUME_LONG] = "long", [RESUME_UNEVEN] = "uneven",   [RESUME_WRONG] = "wrong",
    [RESUME_CUT] = "cut",   [RESUME_BEYOND] = "beyond",   [RESUME_VERSION] = "version",
    [RESUME_PACK] = "pack", [RESUME_EDITION] = "edition", [RESUME_REST] = "rest",
};

static void say(const char *text, struct str *out)
{
    unsigned char data[RESUME_GROUPS * RESUME_DATA];
    int groups = 0;
    const struct resume_flaw flaw = resume_symbols_parse(text, data, &groups);
    str_addf(out, "%s %d", names[flaw.error], flaw.error == RESUME_OK ? groups : flaw.group);
}

static void test_cases(void **state)
{
    struct arena arena = {0};
    struct str text = {0}, out = {0};
    struct diags diags = {0};
    const char *file = NULL;
    size_t length = 0;
    char code[RESUME_TEXT] = "";
    int cases = 0, wrong = 0;
    (void)state;
    assert_true(io_read_file("tests/replay/codes/symbols.cases", IO_LARGEST_FILE, &arena, &diags,
                             &file, &length));
    for (char *line = arena_copy(&arena, file, length), *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next)
            *next++ = '\0';
        if (str_starts(line, "# code: "))
            memcpy(code, line + 8, strlen(line + 8) + 1);
        char *bar = strstr(line, " | ");
        if (*line == '#' || !bar)
            continue;
        *bar = '\0';
        str_clear(&text);
        str_clear(&out);
        for (const char *c = line; *c; c++) {
            if (*c == '@')
                str_add(&text, code);
            else
                str_add_char(&text, *c);
        }
        say(str_text(&text), &out);
        cases++;
        if (strcmp(str_text(&out), bar + 3) != 0) {
            print_message("'%s' is '%s', not '%s'\n", str_text(&text), str_text(&out), bar + 3);
            wrong++;
        }
    }
    assert_true(cases >= 20);
    assert_int_equal(wrong, 0);
    diags_release(&diags);
    arena_release(&arena);
    str_release(&text);
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_code_is_longer),
        cmocka_unit_test(test_random_runs_come_round),
        cmocka_unit_test(test_cases),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
