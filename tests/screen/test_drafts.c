/* SPDX-License-Identifier: MIT */
/* What lies over a task for a moment takes nothing away: language, help, about, words, hint,
 * colours, the question before leaving, another window. The draft of every form of answer is still
 * there afterwards, and so is the cursor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "support/app/player.h"

static const char escape[] = "\033", f1[] = "\033OP", f2[] = "\033OQ";

struct spot {
    struct player *player;
    int number; /* at the cursor */
};

static bool at_number(const struct screen *screen, const void *context)
{
    const struct spot *place = context;
    return player_may_see(place->player, screen) && screen_number(screen) == place->number;
}

static void comes_back(struct sitting *sitting, const struct move *move, const char *what)
{
    const struct spot place = {&sitting->player, move->cursor};
    screen_until(sitting->screen, at_number, &place, what);
}

static bool in_finnish(const struct screen *screen, const void *context)
{
    const struct spot *place = context;
    struct player *player = place->player;
    const struct state *s = &player->state;
    const struct task *task = &player->pack->stages[s->stage].tasks[s->task];
    return screen_row_has(screen, 0, player_text(player, &task->title, "fi")) &&
           screen_footer_has(screen, catalog_text(&player->fi, "key.answer")) &&
           screen_number(screen) == place->number;
}

static void flip_language(struct sitting *sitting, const struct move *move)
{
    const struct spot place = {&sitting->player, move->cursor};
    screen_type(sitting->screen, "l");
    screen_until(sitting->screen, in_finnish, &place, "the same in Finnish");
    screen_type(sitting->screen, f2);
    comes_back(sitting, move, "the same in English");
}

static void open_help(struct sitting *sitting, const struct move *move)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    static const char *const closing[] = {"b", escape, "?"};
    for (size_t i = 0; i < 3; i++) {
        screen_type(screen, i == 1 ? f1 : "?");
        screen_title(screen, player_word(player, "help.title"));
        screen_type(screen, closing[i]);
        comes_back(sitting, move, "back from help");
    }
    /* Another language while help is open, and about from there. */
    screen_type(screen, "?l");
    screen_title(screen, catalog_text(&player->fi, "help.title"));
    screen_type(screen, "l");
    screen_title(screen, player_word(player, "help.title"));
    screen_type(screen, "a");
    screen_drops(screen, player_word(player, "help.title"));
    screen_shows(screen, "DigiMESH");
    screen_type(screen, escape);
    comes_back(sitting, move, "back from about");
}

static void open_words(struct sitting *sitting, const struct move *move)
{
    struct screen *screen = sitting->screen;
    if (!screen_footer_has(screen, player_word(&sitting->player, "key.glossary")))
        return;
    screen_type(screen, "g");
    screen_title(screen, player_word(&sitting->player, "glossary.title"));
    screen_type(screen, "b");
    comes_back(sitting, move, "back from the words");
}

static void show_hint(struct sitting *sitting, const struct move *move)
{
    struct player *player = &sitting->player;
    const struct state *s = &player->state;
    const struct text *hint = &player->pack->stages[s->stage].tasks[s->task].hint;
    if (text_is_empty(hint))
        return;
    const char *text = player_text(player, hint, "en");
    screen_drops(sitting->screen, text);
    screen_type(sitting->screen, "h");
    screen_shows(sitting->screen, text);
    screen_type(sitting->screen, "h");
    screen_drops(sitting->screen, text);
    comes_back(sitting, move, "without the hint");
}

static void change_looks(struct sitting *sitting, const struct move *move)
{
    screen_type(sitting->screen, "c");
    comes_back(sitting, move, "in other colours");
    screen_type(sitting->screen, "cccc\f");
    comes_back(sitting, move, "painted anew");
}

static void change_window(struct sitting *sitting, const struct move *move)
{
    struct screen *screen = sitting->screen;
    const int columns = screen_columns(screen), rows = screen_rows(screen);
    screen_resize(screen, 40, 12);
    screen_title(screen,
                 arena_format(&sitting->player.frame, "%d ", sitting->player.state.stage + 1));
    screen_resize(screen, 39, 12);
    screen_shows(screen, player_word(&sitting->player, "page.small"));
    screen_resize(screen, columns, rows);
    comes_back(sitting, move, "in the window as it was");
}

static void nearly_leave(struct sitting *sitting, const struct move *move)
{
    struct screen *screen = sitting->screen;
    struct player *player = &sitting->player;
    const struct state *s = &player->state;
    const enum answer_form form = task_form(&player->pack->stages[s->stage].tasks[s->task]);
    if (form == FORM_ONE || form == FORM_PATH || move->draft.length == 0)
        return; /* nothing would be lost: it would leave at once */
    static const char *const keys[] = {"q\r", "\003b", "q\033"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        screen_type(screen, (char[]){keys[i][0], '\0'});
        screen_title(screen, player_word(player, "leave.title"));
        screen_type(screen, keys[i] + 1);
        comes_back(sitting, move, "still here");
    }
}

/* Keys that mean nothing here, and sequences that no terminal should send. */
static void type_nonsense(struct sitting *sitting, const struct move *move)
{
    static const char *const keys[] = {
        "\033[24~", "\033[200~q\r\033[201~", "z",         "\033]0;x\007", "\303\244",
        "\200\377", "\033[<35;1;1M",         "\033[?1;2c"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        screen_type(sitting->screen, keys[i]);
    comes_back(sitting, move, "unmoved");
    flip_language(sitting, move); /* it still listens */
}

static void (*const interruptions[])(struct sitting *, const struct move *) = {
    flip_language, open_help,     open_words,   show_hint,
    change_looks,  change_window, nearly_leave, type_nonsense};

static void test_every_form(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    static const char *const kinds[] = {"choose", "pick",   "classify", "order",
                                        "match",  "budget", "spot",     "assemble"};
    bool done[sizeof kinds / sizeof *kinds] = {false};

    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = 90});
    screen_shows(screen, player_word(player, "title.begin"));
    size_t left = sizeof kinds / sizeof *kinds;
    while (left > 0 && player_goes_on(player, screen)) {
        if (player->state.where != AT_TASK)
            continue;
        const struct task *task =
            &player->pack->stages[player->state.stage].tasks[player->state.task];
        size_t kind = 0;
        while (kind < sizeof kinds / sizeof *kinds && strcmp(task->kind->name, kinds[kind]) != 0)
            kind++;
        if (kind == sizeof kinds / sizeof *kinds || done[kind])
            continue;
        done[kind] = true;
        left--;
        struct move move;
        assert_true(player_move(player, &move));
        screen_type(screen, str_text(&move.draft));
        comes_back(sitting, &move, "the draft");
        for (size_t i = 0; i < sizeof interruptions / sizeof *interruptions; i++)
            interruptions[i](sitting, &move);
        screen_type(screen, "\r");
        player_did(player, &move);
        player_sees(player, screen);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!done[i])
            fail_msg("no step has a task of the kind %s", kinds[i]);
    }
    screen_type(screen, "q");
    screen_ends(screen, 0);
    player_agrees(player, screen_path(screen, "state/askeleet"));
}

/* The question before leaving: leaving means leaving, and only the draft is lost. */
static void test_leaving(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    int stage = 0, task = 0;

    player_find(player, "classify", &stage, &task);
    for (int way = 0; way < 2; way++) {
        screen_start(screen, &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"),
                                                   .rows = 60});
        if (way == 0) {
            screen_shows(screen, player_word(player, "title.begin"));
            player_goes_to(player, screen, stage, task);
        } else {
            screen_shows(screen, player_word(player, "title.go-on"));
            screen_type(screen, "\r");
            player_sees(player, screen);
        }
        screen_type(screen, "\033[C");
        screen_type(screen, "q");
        screen_title(screen, player_word(player, "leave.title"));
        screen_type(screen, way == 0 ? "2" : "q");
        screen_ends(screen, 0);
        player_agrees(player, screen_path(screen, "state/askeleet"));
    }
}

/* Unsaved, it asks wherever something was answered; before that it does not. */
static void test_leaving_unsaved(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    const struct screen_wish wish = {.arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save"),
                                     .rows = 60};
    screen_start(screen, &wish);
    screen_shows(screen, player_word(player, "title.no-save"));
    screen_type(screen, "q");
    screen_ends(screen, 0);

    screen_start(screen, &wish);
    screen_shows(screen, player_word(player, "title.begin"));
    assert_true(player_goes_on(player, screen));
    screen_type(screen, "q");
    screen_title(screen, player_word(player, "leave.title"));
    screen_shows(screen, player_word(player, "leave.all"));
    screen_type(screen, "j\r");
    screen_ends(screen, 0);
}

/* Own words wait while one goes elsewhere; leaving asks, and prints them where that is wanted. */
static void test_own_words(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    static const char words[] = "A few words of my own.";
    int stage = 0, task = 0;
    player_find(player, "write", &stage, &task);
    screen_start(screen,
                 &(struct screen_wish){.arguments = WORDS(PLAYER_SEEDED, "--lang=en"), .rows = 90});
    screen_shows(screen, player_word(player, "title.begin"));
    player_goes_to(player, screen, stage, task);
    screen_type(screen, words);
    screen_shows(screen, words);
    screen_type(screen, "\tm");
    screen_footer(screen, player_word(player, "key.open"));
    screen_drops(screen, words);
    screen_type(screen, "\r");
    screen_footer(screen, player_word(player, "key.begin"));
    screen_type(screen, "\r");
    screen_shows(screen, words);
    screen_type(screen, "q"); /* an unfinished answer */
    screen_shows(screen, player_word(player, "leave.draft"));
    screen_drops(screen, player_word(player, "leave.take"));
    screen_type(screen, "b");
    screen_shows(screen, words);
    screen_type(screen, "\r");
    screen_footer(screen, player_word(player, "key.again"));
    screen_type(screen, "q"); /* a finished one, which is nowhere but here */
    screen_shows(screen, player_word(player, "leave.texts"));
    screen_type(screen, "3");
    screen_ends(screen, 0);
    screen_shows(screen, words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_form, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_own_words, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_leaving, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_leaving_unsaved, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
