/* SPDX-License-Identifier: MIT */
/* What a player does next: the answer, and the keys and lines that give it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/app/player.h"

#include <string.h>

#include "engine/quiz.h"
#include "engine/step.h"
#include "tasks/task.h"

enum { PLAYER_DIGITS = 9 };

static const char player_right[] = "\033[C", player_home[] = "\033[H";

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
    move->words = true;
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

/* The event of the script's next line. */
static void scripted(const struct player *player, struct event *ret_event)
{
    struct str line = {0};
    str_add_bytes(&line, player->script, strcspn(player->script, "\n"));
    if (!event_parse(player->pack, str_text(&line), ret_event))
        fail_msg("the script has a line that does not fit: %s", str_text(&line));
    str_release(&line);
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

/* Whether nothing is marked, or nothing written. */
static bool hands_in_nothing(const struct input *input, const struct move *move)
{
    return (input->type == INPUT_MANY && strcmp(str_text(&move->line), "-") == 0) ||
           (input->type == INPUT_TEXT && strcmp(str_text(&move->line), ".") == 0);
}

static void move_answer(struct player *player, struct move *move)
{
    const struct state *s = &player->state;
    const struct task *task = &player->pack->stages[s->stage].tasks[s->task];
    const struct input *input = &player_ask(player, s->stage, s->task)->input;
    struct answer shown = {0};
    if (player->script) {
        scripted(player, &move->event);
    } else {
        move->event = (struct event){.type = EVENT_ANSWER, .stage = s->stage, .task = s->task};
        if (player->mind == PLAYER_BEST)
            task->kind->sample(task, true, &move->event.answer);
        else
            answer_any(player, task, &move->event.answer);
    }
    if (task_form(task) == FORM_PATH)
        move_turn(task, &s->path, input, move, &shown);
    else if (input->type != INPUT_TEXT)
        answer_as_shown(input, &move->event.answer, &shown);
    assert_true(step_allows(s, &move->event));
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
    if (hands_in_nothing(input, move)) /* which the game asks about once */
        str_add(&move->keys, "\r");
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

/* Where the option that EVENT replies with stands on the screen. */
static int reply_place(const struct state *state, const struct event *event)
{
    int order[PACK_MOST_OPTIONS], at = 0;
    state_question_order(state, event->question, order);
    while (order[at] != event->option)
        at++;
    return at;
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
    move_number(move, reply_place(&player->state, &move->event));
}

/* The place of what EVENT chooses in the menu that is on the screen. */
static int script_choice(const struct player *player, const struct event *event)
{
    enum { MOST = INPUT_MOST };
    int stage[MOST], action[MOST], at = 0;
    switch (event->type) {
    case EVENT_ENTER: return event->stage;
    case EVENT_DO:
        at = state_actions(&player->state, player->state.plan_size, MOST, stage, action);
        while (at > 0 && (stage[at - 1] != event->stage || action[at - 1] != event->option))
            at--;
        return at - 1;
    case EVENT_REPLY: return event->option < 0 ? -1 : reply_place(&player->state, event);
    case EVENT_SURE:
    case EVENT_SIZE:
    case EVENT_DAY: return event->option;
    case EVENT_TEST:
        return player->state.where == AT_TEST && event->option == TEST_SHORT ? TEST_SHORT : -1;
    case EVENT_QUESTION:
        return player->state.where == AT_TEST && quiz_has_short(player->pack->quiz) ? TEST_ALL : -1;
    case EVENT_MAP:
    case EVENT_TASK:
    case EVENT_TURN:
    case EVENT_ANSWER:
    case EVENT_FINISH:
    case EVENT_RESULT:
    case EVENT_SIDE:
    case EVENT_WEEK:
    case EVENT_RESUME: return -1;
    }
    return -1;
}

/* Opens the tie-break and chooses. */
static void move_side(const struct player *player, struct move *move)
{
    struct quiz_result result;
    quiz_result(player->pack->quiz, player->state.result.reply, &result);
    int at = 0;
    while (at < result.blends && result.blend[at] != move->event.option)
        at++;
    str_add(&move->keys, "s");
    str_add(&move->line, "s\n");
    move_number(move, at);
}

/* The keys that make the script's next event happen where the player is. */
static bool move_scripted(struct player *player, struct move *move)
{
    const struct state *s = &player->state;
    if (!*player->script)
        return false;
    scripted(player, &move->event);
    const int choice = script_choice(player, &move->event);
    const char *key = "\r", *line = "";
    if (move->event.type == EVENT_ANSWER || move->event.type == EVENT_TURN) {
        move_answer(player, move);
    } else if (move->event.type == EVENT_SIDE) {
        move_side(player, move);
    } else if (choice >= 0 && s->events > 0) {
        move_number(move, choice);
    } else {
        if (move->event.type == EVENT_TASK && s->where == AT_SUMMARY)
            key = line = "p";
        else if (move->event.type == EVENT_TEST && s->where == AT_MAP)
            key = line = "t";
        else if (move->event.type == EVENT_TEST && s->where == AT_RESULT)
            key = line = "r";
        else if (move->event.type == EVENT_REPLY)
            key = line = "n";
        else if (move->event.type == EVENT_MAP && s->where == AT_SCENE)
            key = line = "m";
        else if (move->event.type == EVENT_WEEK)
            key = line = "w";
        else if (s->events == 0)
            line = "1"; /* the title's first choice */
        str_add(&move->keys, key);
        str_add(&move->line, line);
    }
    player->script += strcspn(player->script, "\n");
    player->script += *player->script == '\n';
    return true;
}

bool player_move(struct player *player, struct move *ret_move)
{
    const struct state *s = &player->state;
    arena_reset(&player->frame);
    *ret_move = (struct move){.event = {.type = EVENT_MAP}};
    if (player->script)
        return move_scripted(player, ret_move);
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
    case AT_TEST:
        if (quiz_has_short(player->pack->quiz)) /* the whole test comes first */
            str_add(&ret_move->line, "1");
        break;
    case AT_SCENE:
    case AT_FEEDBACK:
    case AT_SUMMARY:
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
