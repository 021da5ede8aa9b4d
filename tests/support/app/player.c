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
#include "engine/quiz.h"
#include "engine/step.h"
#include "page/layout.h"
#include "page/markup.h"
#include "tasks/task.h"

enum { PLAYER_EXCERPT = 24, PLAYER_LINE = 60 /* columns that are not broken */ };

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

/* The first words of STRING, as the screen shows them, or all of it when it fits MOST columns. */
static const char *player_excerpt(struct player *player, const char *string, int most)
{
    struct str plain = {0};
    markup_add_plain(&plain, string);
    const int cut = utf8_columns(str_text(&plain)) <= most ? most : PLAYER_EXCERPT;
    for (size_t length = plain.length; length > 0 && utf8_columns(plain.text) > cut;) {
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
    const char *excerpt = player->ascii ? layout_to_ascii(&player->frame, str_text(&plain))
                                        : arena_string(&player->frame, str_text(&plain));
    str_release(&plain);
    return excerpt;
}

const char *player_text(struct player *player, const struct text *text, const char *tag)
{
    const struct text_wish wish = {.tag = tag, .fallback = player->pack->language};
    return player_excerpt(player, text_get(text, &wish), PLAYER_EXCERPT);
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
           (!key || screen_footer_has(screen, player_word(player, key)));
}

/* Of a task that goes turn by turn, that this very turn is on the screen: what stands above its
 * choices, and the first of them. */
static bool sees_turn(struct player *player, const struct screen *screen)
{
    const struct state *s = &player->state;
    const struct page *page = player_ask(player, s->stage, s->task);
    bool seen = true;
    for (int i = 0; seen && i < page->blocks; i++) {
        const struct block *block = &page->block[i];
        if (block->text && block->type != BLOCK_METER) /* its end tells two turns apart */
            seen = screen_has(screen, player_excerpt(player, block->text, PLAYER_LINE));
    }
    for (int i = 0; seen && i < page->input.choices; i++) {
        const char *text = player_excerpt(player, page->input.choice[i].text, PLAYER_EXCERPT);
        seen = screen_has(screen, arena_format(&player->frame, " %d %s", i + 1, text));
    }
    return seen &&
           !screen_has(screen, arena_format(&player->frame, "  %d  ", page->input.choices + 1));
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
    case AT_TASK: /* its keys depend on the answer so far */
        return sees_step(player, screen, true, NULL) &&
               !screen_footer_has(screen, player_word(player, "key.again")) &&
               (task_form(&pack->stages[s->stage].tasks[s->task]) != FORM_PATH ||
                sees_turn(player, screen));
    case AT_FEEDBACK: return sees_step(player, screen, true, "key.again");
    case AT_SUMMARY: return sees_step(player, screen, false, "key.to-map");
    case AT_TEST: return sees_text(player, screen, &pack->quiz->title, "key.begin");
    case AT_QUESTION:
        return screen_row_has(screen, 0,
                              arena_format(&player->frame, "%d/%d",
                                           quiz_number(pack->quiz, s->sitting.form, s->question),
                                           quiz_questions(pack->quiz, s->sitting.form))) &&
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

void states_agree(const char *here, const char *expected)
{
    while (*here || *expected) {
        const size_t length = strcspn(here, "\n"), wanted = strcspn(expected, "\n");
        if (length != wanted || memcmp(here, expected, length) != 0)
            fail_msg("'%.*s' should be '%.*s'", (int)length, here, (int)wanted, expected);
        here += length + (here[length] == '\n');
        expected += wanted + (expected[wanted] == '\n');
    }
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
    states_agree(str_text(&there), str_text(&here));
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
