/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/app/player.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "content/catalog_load.h"
#include "content/load.h"
#include "engine/step.h"
#include "page/markup.h"
#include "tasks/task.h"

enum { PLAYER_EXCERPT = 24, PLAYER_DIGITS = 9 };

static const char player_right[] = "\033[C", player_home[] = "\033[H";

/* --- opening ------------------------------------------------------------------------------- */

static void load_words(struct player *player, const char *tag, struct catalog *ret)
{
    struct diags diags = {0};
    const char *path = arena_format(&player->arena, "i18n/%s.yaml", tag);
    assert_true(catalog_load(path, &player->arena, &diags, ret));
    diags_release(&diags);
}

void player_open(struct player *player, uint64_t seed)
{
    struct diags diags = {0};
    memset(player, 0, sizeof *player);
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    player->pack = pack_load("levels/askeleet", &player->arena, &diags);
    assert_non_null(player->pack);
    assert_int_equal(diags_errors(&diags), 0);
    diags_release(&diags);
    load_words(player, "en", &player->en);
    load_words(player, "fi", &player->fi);
    player->random = seed;
    player_replay(player, seed, "");
}

void player_close(struct player *player)
{
    arena_release(&player->frame);
    arena_release(&player->run);
    arena_release(&player->arena);
}

void player_replay(struct player *player, uint64_t seed, const char *lines)
{
    arena_reset(&player->run);
    state_init(&player->state, player->pack, seed, &player->run);
    while (*lines) {
        const size_t length = strcspn(lines, "\n");
        struct str line = {0};
        struct event event;
        str_add_bytes(&line, lines, length);
        if (!event_parse(player->pack, str_text(&line), &event) ||
            !step_allows(&player->state, &event))
            fail_msg("the journal has a line that does not fit: %s", str_text(&line));
        step(&player->state, &event);
        str_release(&line);
        lines += length + (lines[length] == '\n');
    }
}

const char *player_word(const struct player *player, const char *key)
{
    return catalog_text(&player->en, key);
}

const char *player_text(struct player *player, const struct text *text, const char *tag)
{
    const struct text_wish wish = {.tag = tag, .fallback = player->pack->language};
    struct str plain = {0};
    markup_add_plain(&plain, text_get(text, &wish));
    for (size_t length = plain.length; length > 0 && utf8_columns(plain.text) > PLAYER_EXCERPT;) {
        while (length > 0 && plain.text[length - 1] != ' ')
            length--;
        length -= length > 0;
        if (length > 0)
            plain.text[length] = '\0';
    }
    for (char *c = plain.text; c && *c; c++) {
        if (*c == '\n')
            *c = '\0';
    }
    const char *excerpt = arena_string(&player->frame, str_text(&plain));
    str_release(&plain);
    return excerpt;
}

void player_find(const struct player *player, const char *kind, int *ret_stage, int *ret_task)
{
    for (int stage = 0; stage < (int)player->pack->stages_count; stage++) {
        const struct stage *at = &player->pack->stages[stage];
        for (int task = 0; !at->coming && task < (int)at->tasks_count; task++) {
            if (strcmp(at->tasks[task].kind->name, kind) == 0) {
                *ret_stage = stage;
                *ret_task = task;
                return;
            }
        }
    }
    fail_msg("no playable step has a task of the kind %s", kind);
}

/* --- answers, in the author's numbering ---------------------------------------------------- */

static void draw_permutation(struct player *player, int count, short *ret_value)
{
    for (int i = 0; i < count; i++) {
        const int j = screen_chance(&player->random, i + 1);
        ret_value[i] = ret_value[j];
        ret_value[j] = (short)i;
    }
}

/* A way through a task that goes turn by turn, at random. */
static void answer_path(struct player *player, const struct task *task, struct answer *ret)
{
    const int choices = task->kind->choices(task);
    bool ends = false;
    *ret = (struct answer){0};
    while (!ends) {
        struct answer longer = *ret;
        longer.count++;
        do
            longer.value[ret->count] = (short)screen_chance(&player->random, choices);
        while (!task->kind->follow(task, &longer, &ends));
        *ret = longer;
    }
}

static void answer_any(struct player *player, const struct task *task, struct answer *ret)
{
    const struct kind *kind = task->kind;
    const int choices = kind->choices(task), targets = kind->targets(task);
    short mixed[INPUT_MOST] = {0};
    *ret = (struct answer){.count = choices};
    switch (task_form(task)) {
    case FORM_NONE: ret->count = 0; break;
    case FORM_ONE:
        ret->count = 1;
        ret->value[0] = (short)screen_chance(&player->random, choices);
        break;
    case FORM_MANY:
        for (int i = 0; i < choices; i++)
            ret->value[i] = (short)screen_chance(&player->random, 2);
        break;
    case FORM_ORDER: draw_permutation(player, choices, ret->value); break;
    case FORM_PAIRS:
        draw_permutation(player, targets, mixed);
        for (int i = 0; i < choices; i++)
            ret->value[i] =
                kind->shared ? (short)screen_chance(&player->random, targets) : mixed[i];
        break;
    case FORM_POINTS:
        for (int i = 0; i < kind->total(task); i++)
            ret->value[screen_chance(&player->random, choices)]++;
        break;
    case FORM_PATH: answer_path(player, task, ret); break;
    }
}

/* --- answers as they are given ------------------------------------------------------------- */

static struct telling player_telling(struct player *player, int stage, int task)
{
    return (struct telling){
        .wish = {.tag = "en", .fallback = player->pack->language},
        .words = &player->en,
        .seed = state_task_seed(&player->state, stage, task),
        .before = -1,
    };
}

struct page *player_ask(struct player *player, int stage, int task)
{
    struct telling to = player_telling(player, stage, task);
    struct page *page = arena_alloc(&player->frame, sizeof *page);
    const struct state *s = &player->state;
    if (s->where == AT_TASK && s->stage == stage && s->task == task && s->path.count > 0)
        to.path = &s->path;
    page_begin(page, &player->frame);
    task_ask_page(&player->pack->stages[stage].tasks[task], &to, page);
    return page;
}

static int shown_as(const struct choice *list, int count, int index)
{
    for (int i = 0; i < count; i++) {
        if (list[i].index == index)
            return i;
    }
    fail_msg("choice %d of the answer is not shown", index);
    return -1;
}

/* ANSWER in display numbering. */
static void answer_as_shown(const struct input *input, const struct answer *answer,
                            struct answer *ret)
{
    *ret = (struct answer){.count = input->type == INPUT_MANY ? input->choices : answer->count};
    for (int i = 0; i < answer->count; i++) {
        const bool by_choice =
            input->type == INPUT_MANY || input->type == INPUT_PAIRS || input->type == INPUT_POINTS;
        const int place = by_choice ? shown_as(input->choice, input->choices, i) : i;
        int value = answer->value[i];
        if (!by_choice)
            value = shown_as(input->choice, input->choices, value);
        else if (input->type == INPUT_PAIRS)
            value = shown_as(input->target, input->targets, value);
        ret->value[place] = (short)value;
    }
}

/* Keys that bring the cursor to place AT; a digit where there is one. */
static void keys_go(struct str *keys, int at)
{
    if (at < PLAYER_DIGITS) {
        str_add_char(keys, (char)('1' + at));
        return;
    }
    str_add(keys, player_home);
    for (int i = 0; i < at; i++)
        str_add_char(keys, 'j');
}

/* In a running text only the parts that can be marked have numbers. */
static void keys_many(const struct input *input, const struct answer *shown, struct move *move)
{
    for (int i = 0, number = 0; i < shown->count; i++) {
        if (input->flow && input->choice[i].off)
            continue;
        number++;
        if (!shown->value[i])
            continue;
        str_addf(&move->line, "%s%d", move->line.length ? " " : "", number);
        keys_go(&move->keys, number - 1);
        move->cursor = number;
        if (number > PLAYER_DIGITS)
            str_add_char(&move->keys, ' ');
    }
    if (!move->line.length)
        str_add(&move->line, "-");
}

static void keys_points(const struct answer *shown, struct move *move)
{
    for (int i = 0; i < shown->count; i++) {
        str_addf(&move->line, "%s%d", i ? " " : "", shown->value[i]);
        if (i > 0)
            str_add_char(&move->keys, 'j');
        for (int n = 0; n < shown->value[i]; n++)
            str_add(&move->keys, player_right);
        move->cursor = i + 1;
    }
}

/* Own words: what the kind itself has for the answer, or any. The answer becomes what the kind
 * reads in them. */
static void keys_words(struct player *player, const struct task *task, const struct input *input,
                       struct move *move)
{
    const struct state *s = &player->state;
    const struct telling to = player_telling(player, s->stage, s->task);
    struct str words = {0};
    task->kind->words(task, &move->event.answer, &to, &words);
    task->kind->read(task, &to, str_text(&words), &move->event.answer);
    for (const char *at = str_text(&words); *at; at++)
        str_add_char(&move->keys, *at == '\n' ? '\r' : *at);
    str_add(&move->line, str_text(&words));
    if (input->rows > 0) {
        str_add(&move->line, words.length ? "\n." : ".");
        str_add_char(&move->keys, '\t'); /* out of the text: Enter hands it in */
    }
    str_release(&words);
}

static void keys_order(const struct answer *shown, struct move *move)
{
    short now[INPUT_MOST];
    for (int i = 0; i < shown->count; i++)
        now[i] = (short)i;
    for (int i = 0; i < shown->count; i++) {
        int from = i;
        while (now[from] != shown->value[i])
            from++;
        str_addf(&move->line, "%s%d", i ? " " : "", shown->value[i] + 1);
        if (from == i)
            continue;
        keys_go(&move->keys, from);
        str_add_char(&move->keys, ' ');
        for (int j = from; j > i; j--) { /* one place at a time, by the arrow's letter */
            now[j] = now[j - 1];
            str_add_char(&move->keys, 'k');
        }
        now[i] = shown->value[i];
        move->cursor = i + 1;
        str_add_char(&move->keys, ' ');
    }
}

static void keys_pairs(const struct input *input, const struct answer *shown, struct move *move)
{
    bool taken[TARGET_MOST] = {false};
    for (int i = 0; i < shown->count; i++) {
        const int target = shown->value[i];
        str_addf(&move->line, "%s%d%c", i ? " " : "", i + 1, 'a' + target);
        move->cursor = i + 1;
        if (i > 0)
            str_add_char(&move->keys, 'j');
        for (int at = 0; at <= target; at++) {
            if (input->shared || !taken[at])
                str_add(&move->keys, player_right);
        }
        taken[target] = true;
    }
}

/* Of a whole way the next turn alone: SHOWN is its choice. The way drawn now goes on from where the
 * player stands, or turns off there at the first choice that can be taken. */
static void move_turn(const struct task *task, const struct answer *path, const struct input *input,
                      struct move *move, struct answer *shown)
{
    struct answer *answer = &move->event.answer, longer = *path;
    bool same = answer->count > path->count, ends = false;
    for (int i = 0; i < path->count; i++)
        same = same && answer->value[i] == path->value[i];
    const short next = same ? answer->value[path->count] : (short)input->choice[0].index;
    longer.value[longer.count++] = next;
    assert_true(task->kind->follow(task, &longer, &ends));
    *answer = longer;
    if (!ends)
        move->event.type = EVENT_TURN;
    *shown = (struct answer){.count = 1,
                             .value = {(short)shown_as(input->choice, input->choices, next)}};
}

static void move_answer(struct player *player, struct move *move)
{
    const struct state *s = &player->state;
    const struct task *task = &player->pack->stages[s->stage].tasks[s->task];
    const struct input *input = &player_ask(player, s->stage, s->task)->input;
    struct answer shown;
    move->event = (struct event){.type = EVENT_ANSWER, .stage = s->stage, .task = s->task};
    if (player->mind == PLAYER_BEST)
        task->kind->sample(task, true, &move->event.answer);
    else
        answer_any(player, task, &move->event.answer);
    assert_true(answer_valid(task, &move->event.answer));
    if (task_form(task) == FORM_PATH)
        move_turn(task, &s->path, input, move, &shown);
    else
        answer_as_shown(input, &move->event.answer, &shown);
    move->cursor = 1;
    switch (input->type) {
    case INPUT_NONE:
        for (int i = 1; i < task_parts(task); i++) {
            str_add(&move->keys, "\r");
            str_add(&move->line, "\n");
        }
        break;
    case INPUT_ONE:
        str_addf(&move->line, "%d", shown.value[0] + 1);
        move->cursor = shown.value[0] + 1;
        for (int i = 0; i < shown.value[0]; i++)
            str_add_char(&move->draft, 'j');
        keys_go(&move->keys, shown.value[0]);
        if (shown.value[0] >= PLAYER_DIGITS)
            str_add(&move->keys, "\r");
        return; /* a digit is the answer */
    case INPUT_MANY: keys_many(input, &shown, move); break;
    case INPUT_ORDER: keys_order(&shown, move); break;
    case INPUT_PAIRS: keys_pairs(input, &shown, move); break;
    case INPUT_POINTS: keys_points(&shown, move); break;
    case INPUT_TEXT: keys_words(player, task, input, move); break;
    }
    str_add(&move->draft, str_text(&move->keys));
    str_add(&move->keys, "\r");
}

/* --- moves --------------------------------------------------------------------------------- */

static void move_number(struct move *move, int number)
{
    keys_go(&move->keys, number);
    if (number >= PLAYER_DIGITS)
        str_add(&move->keys, "\r");
    str_addf(&move->line, "%d", number + 1);
}

static bool move_from_map(struct player *player, struct move *move)
{
    const struct state *s = &player->state;
    const int next = state_next_stage(s);
    if (next >= 0) {
        move->event = (struct event){.type = EVENT_ENTER, .stage = next};
        if (s->events > 0) {
            move_number(move, next);
        } else { /* the title's first choice */
            str_add(&move->keys, "\r");
            str_add(&move->line, "1");
        }
        return true;
    }
    if (s->tested || !step_test(s, &move->event))
        return false;
    str_add(&move->keys, "t");
    str_add(&move->line, "t");
    return true;
}

static void move_reply(struct player *player, struct move *move)
{
    const struct question *question = &player->pack->quiz->questions[player->state.question];
    const int skip = screen_chance(&player->random, 8);
    move->event = (struct event){.type = EVENT_REPLY, .question = player->state.question};
    if (skip == 0) {
        move->event.option = REPLY_SKIPPED;
        str_add(&move->keys, "n");
        str_add(&move->line, "n");
        return;
    }
    move->event.option = screen_chance(&player->random, (int)question->options_count);
    move_number(move, move->event.option);
}

bool player_move(struct player *player, struct move *ret_move)
{
    const struct state *s = &player->state;
    arena_reset(&player->frame);
    *ret_move = (struct move){.event = {.type = EVENT_MAP}};
    switch (s->where) {
    case AT_MAP: return move_from_map(player, ret_move);
    case AT_TASK: move_answer(player, ret_move); return true;
    case AT_QUESTION: move_reply(player, ret_move); return true;
    case AT_SURE:
        ret_move->event = (struct event){
            .type = EVENT_SURE,
            .option =
                screen_chance(&player->random, (int)player->pack->quiz->confidence->options_count)};
        move_number(ret_move, ret_move->event.option);
        return true;
    case AT_SCENE:
    case AT_FEEDBACK:
    case AT_SUMMARY:
    case AT_TEST:
    case AT_PLANNED:
    case AT_RESULT: break;
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY: return false; /* never gone to */
    }
    str_add(&ret_move->keys, "\r");
    return step_go_on(s, &ret_move->event);
}

void move_release(struct move *move)
{
    str_release(&move->keys);
    str_release(&move->line);
    str_release(&move->draft);
}

void player_did(struct player *player, struct move *move)
{
    assert_true(step_allows(&player->state, &move->event));
    step(&player->state, &move->event);
    move_release(move);
}

/* --- seeing -------------------------------------------------------------------------------- */

static bool sees_step(struct player *player, const struct screen *screen, bool task,
                      const char *key)
{
    const struct state *s = &player->state;
    const struct stage *stage = &player->pack->stages[s->stage];
    const char *number = arena_format(&player->frame, "%d %s", s->stage + 1,
                                      player_text(player, &stage->title, "en"));
    return screen_row_has(screen, 0, number) &&
           (!task ||
            screen_row_has(screen, 0, player_text(player, &stage->tasks[s->task].title, "en"))) &&
           screen_footer_has(screen, player_word(player, key));
}

static bool sees_text(struct player *player, const struct screen *screen, const struct text *text,
                      const char *key)
{
    return screen_has(screen, player_text(player, text, "en")) &&
           screen_footer_has(screen, player_word(player, key));
}

static bool sees_place(struct player *player, const struct screen *screen)
{
    const struct state *s = &player->state;
    const struct pack *pack = player->pack;
    switch (s->where) {
    case AT_MAP: return sees_text(player, screen, &pack->title, "key.open");
    case AT_SCENE: return sees_step(player, screen, false, "key.begin");
    case AT_TASK:
        return sees_step(player, screen, true,
                         task_form(&pack->stages[s->stage].tasks[s->task]) == FORM_NONE
                             ? "key.go-on"
                             : "key.answer");
    case AT_FEEDBACK: return sees_step(player, screen, true, "key.again");
    case AT_SUMMARY: return sees_step(player, screen, false, "key.to-map");
    case AT_TEST: return sees_text(player, screen, &pack->quiz->title, "key.begin");
    case AT_QUESTION:
        return screen_row_has(screen, 0,
                              arena_format(&player->frame, "%d/%zu", s->question + 1,
                                           pack->quiz->questions_count)) &&
               sees_text(player, screen, &pack->quiz->questions[s->question].prompt, "key.answer");
    case AT_SURE: return sees_text(player, screen, &pack->quiz->confidence->prompt, "key.answer");
    case AT_RESULT: return screen_footer_has(screen, player_word(player, "key.test-again"));
    case AT_SIZE:
    case AT_WEEK:
    case AT_DAY:
    case AT_PLANNED: return screen_row_has(screen, 0, player_word(player, "week.title"));
    }
    return false;
}

bool player_may_see(const struct player *player, const struct screen *screen)
{
    struct player looking = *player;
    looking.frame = (struct arena){0};
    const bool sees = sees_place(&looking, screen);
    arena_release(&looking.frame);
    return sees;
}

static bool place_is_there(const struct screen *screen, const void *context)
{
    return player_may_see(context, screen);
}

void player_sees_at(struct player *player, struct screen *screen, const char *file, int line)
{
    const struct state *s = &player->state;
    struct str what = {0};
    str_addf(&what, "place %d, step %d, task %d, question %d", (int)s->where, s->stage + 1,
             s->task + 1, s->question + 1);
    screen_until_at(screen, place_is_there, player, str_text(&what), file, line);
    str_release(&what);
}

bool player_goes_on(struct player *player, struct screen *screen)
{
    struct move move;
    if (!player_move(player, &move)) {
        move_release(&move);
        return false;
    }
    screen_type(screen, str_text(&move.keys));
    player_did(player, &move);
    player_sees(player, screen);
    return true;
}

void player_goes_to(struct player *player, struct screen *screen, int stage, int task)
{
    const struct state *s = &player->state;
    while (s->where != AT_TASK || s->stage != stage || s->task != task)
        assert_true(player_goes_on(player, screen));
}

/* --- the journal --------------------------------------------------------------------------- */

bool player_journal(const char *folder, struct str *out, uint64_t *ret_seed)
{
    static const char lines[] = "SELECT line FROM event WHERE run = (SELECT max(id) FROM run)"
                                " ORDER BY number";
    static const char seeds[] = "SELECT seed FROM run ORDER BY id DESC LIMIT 1";
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    struct str path = {0};
    str_addf(&path, "%s/journal.sqlite", folder);
    const bool there = access(str_text(&path), F_OK) == 0;
    if (there) {
        assert_int_equal(sqlite3_open_v2(str_text(&path), &db, SQLITE_OPEN_READWRITE, NULL), 0);
        sqlite3_busy_timeout(db, SCREEN_PATIENCE);
        assert_int_equal(sqlite3_prepare_v2(db, seeds, -1, &statement, NULL), SQLITE_OK);
        *ret_seed = 0;
        if (sqlite3_step(statement) == SQLITE_ROW)
            *ret_seed = (uint64_t)sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        assert_int_equal(sqlite3_prepare_v2(db, lines, -1, &statement, NULL), SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW)
            str_addf(out, "%s\n", (const char *)sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        sqlite3_close(db);
    }
    str_release(&path);
    return there;
}

void player_agrees(struct player *player, const char *folder)
{
    struct player other;
    struct str lines = {0}, here = {0}, there = {0};
    uint64_t seed = 0;
    assert_true(player_journal(folder, &lines, &seed));
    player_open(&other, seed);
    player_replay(&other, seed, str_text(&lines));
    state_describe(&player->state, &here);
    state_describe(&other.state, &there);
    assert_string_equal(str_text(&here), str_text(&there));
    player_close(&other);
    str_release(&lines);
    str_release(&here);
    str_release(&there);
}

/* --- sittings ------------------------------------------------------------------------------ */

int sitting_open(void **state)
{
    struct sitting *sitting = calloc(1, sizeof *sitting);
    assert_non_null(sitting);
    player_open(&sitting->player, PLAYER_SEED);
    sitting->screen = screen_new();
    *state = sitting;
    return 0;
}

int sitting_close(void **state)
{
    struct sitting *sitting = *state;
    screen_free(sitting->screen);
    player_close(&sitting->player);
    free(sitting);
    return 0;
}
