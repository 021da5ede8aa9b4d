/* SPDX-License-Identifier: MIT */
/* The screens, each a function that fills a page, and what they and `act.c` share; only screens.c
 * chooses a screen. Floor: screens. */
#ifndef SCREENS_ROOMS_H
#define SCREENS_ROOMS_H

#include "engine/quiz.h"
#include "screens/screens.h"

/* What every screen needs at hand. */
struct room {
    const struct world *world;
    const struct ui *ui;
    const struct nav *nav;
    const struct state *state;
    const struct pack *pack;
    const struct catalog *words;
    struct text_wish wish;
    struct page *page;
    struct arena *arena;
};

/* The room that PAGE is to be filled in; NAV may be NULL where no screen is drawn. */
struct room room_of(const struct world *world, const struct ui *ui, const struct nav *nav,
                    struct page *page);

/* Fills the page for the place that the state is at. */
void room_place(const struct room *room);

const char *room_say(const struct room *room, const char *key); /* catalog_text */
const char *room_text(const struct room *room, const struct text *text);
void room_key(const struct room *room, enum intent intent, const char *message_key);
/* The keys that work everywhere, last in the footer: language, help, quit. */
void room_common_keys(const struct room *room);
const char *room_stage_title(const struct room *room, int stage); /* "3 Map" */

void screen_languages(const struct room *room);
void screen_title(const struct room *room);
void screen_help(const struct room *room);
void screen_about(const struct room *room);
/* The word asked for; on the map and at a step's end all words met so far; elsewhere those of the
 * page BEHIND. */
void screen_glossary(const struct room *room, const struct page *behind);
void screen_leave(const struct room *room);
/* What becomes of the answers when a kiosk's visitor leaves, and the code to go on with. */
void kiosk_code_add(const struct room *room);
void screen_attract(const struct room *room); /* a kiosk's */
void screen_idle(const struct room *room);
void screen_resume(const struct room *room);
/* The code of now as one line of the page, if there is one. */
void code_line(const struct room *room, enum style style);
/* TEXT was typed as a code: a good one happens, an empty one leads back. */
void code_typed(const struct room *room, struct ui *ui, const char *text, struct outcome *ret);
void screen_broken(const struct room *room); /* in place of all places while world->broken */
void screen_map(const struct room *room);
void screen_scene(const struct room *room);
void screen_task(const struct room *room);
void screen_feedback(const struct room *room);
void screen_summary(const struct room *room);
void screen_test(const struct room *room);
void screen_question(const struct room *room);
void screen_sure(const struct room *room);
void screen_result(const struct room *room);
void screen_side(const struct room *room); /* the tie-break; the result must have one */
void screen_size(const struct room *room);
void screen_week(const struct room *room);
void screen_day(const struct room *room);
void screen_planned(const struct room *room);

void screen_network(const struct room *room);

/* Offers the key of the network's page, where the pack has people to meet. */
void network_key(const struct room *room);

/* Shows the network at the side, unless it is empty or the page draws another one. */
void network_beside(const struct room *room);

/* What the contact of the task, whose feedback is on the screen, changed in the network: a
 * sentence or two. The task must have one. */
const char *network_news(const struct room *room, const struct task *task);

/* What an entry of the size's, the week's or the day's menu means. */
bool week_event(const struct room *room, int chosen, struct event *ret_event);

/* Who is told the task that the player is at. */
struct telling task_telling(const struct room *room);

/* The title menu's entries in order; a run that was not begun has another first one. */
enum title_choice {
    TITLE_PLAY,
    TITLE_MAP,
    TITLE_TEST,
    TITLE_CODE,
    TITLE_LANGUAGE,
    TITLE_ABOUT,
    TITLE_LEAVE,
    TITLE_CHOICES
};

/* Fills RET_CHOICE with the entries that the title offers now; returns how many. */
int title_choices(const struct world *world, enum title_choice ret_choice[TITLE_CHOICES]);

/* What can be chosen before leaving. */
enum leave_choice { LEAVE_STAY, LEAVE_GO, LEAVE_TAKE, LEAVE_NEXT, LEAVE_CHOICES };

/* Fills RET_CHOICE with those that are offered now; returns how many. */
int leave_choices(const struct world *world, const struct ui *ui,
                  enum leave_choice ret_choice[LEAVE_CHOICES]);

/* What opens a locked stage, as a sentence. */
const char *map_unlock_words(const struct room *room, const struct unlock *unlock);

/* Whether this is where the words met so far are shown, and there are any. */
bool glossary_collects(const struct room *room);

/* Whether the result of the last whole sitting is there. */
bool test_has_result(const struct state *state);

/* What an entry of the opening's menu, and one of the tie-break, means. */
bool test_form_event(const struct room *room, int chosen, struct event *ret_event);
bool test_side_event(const struct room *room, int chosen, struct event *ret_event);

#endif
