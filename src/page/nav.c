/* SPDX-License-Identifier: MIT */
/* One function per form of answer, tried after what works the same on every page (scrolling).
 *
 * Nothing of a nav or an answer from outside is trusted: the cursor is brought into range and a
 * draft that does not fit the page is started anew, so that any nav may meet any page. */
#include "page/nav.h"

#include <string.h>

#include "page/writing.h"

/* --- helpers ------------------------------------------------------------------------------- */

static int nav_clamp(int value, int least, int most)
{
    if (value > most)
        value = most;
    return value < least ? least : value;
}

/* AT moved by STEP within COUNT, around the end. */
static int nav_around(int at, int step, int count)
{
    return ((at + step) % count + count) % count;
}

void nav_draft(const struct nav *nav, const struct page *page, struct answer *ret_draft)
{
    if (nav->draft.count >= 0 && nav->draft.count <= INPUT_MOST &&
        input_fits(&page->input, &nav->draft))
        *ret_draft = nav->draft;
    else
        input_start(&page->input, ret_draft);
}

void nav_start(struct nav *nav, const struct page *page)
{
    memset(nav, 0, sizeof *nav);
    nav->cursor = input_at(&page->input, page->input.type == INPUT_ONE ? page->input.at : 0);
    input_start(&page->input, &nav->draft);
    if (page->input.type == INPUT_TEXT) {
        nav->typing = true;
        writing_start(nav, &page->input);
    }
    if (page->input.type == INPUT_ONE)
        nav->draft.value[0] = (short)nav->cursor;

    /* A question is read from its beginning, even where its choices are then out of view; menus
     * and feedback open at what they are about. */
    bool look = page->input.menu;
    for (int i = 0; i < page->blocks; i++)
        look = look || page->block[i].look;
    nav->follow = look ? FOLLOW_LOOK : FOLLOW_NONE;
}

bool nav_touched(const struct nav *nav, const struct nav *start)
{
    return memcmp(&nav->draft, &start->draft, sizeof nav->draft) != 0 ||
           strcmp(nav->text, start->text) != 0;
}

static void nav_move(struct nav *nav, int cursor)
{
    nav->cursor = cursor;
    nav->follow = FOLLOW_CURSOR;
}

/* Where the keys that move in a list lead from the cursor, around its ends; -1 = INTENT is none of
 * them, or there is nothing of that number. */
static int nav_to(const struct nav *nav, const struct input *input, enum intent intent, int number)
{
    const int count = input_picks(input), at = input_number(input, nav->cursor);
    const bool back = intent == INTENT_UP || (input->flow && intent == INTENT_LEFT);
    const bool on = intent == INTENT_DOWN || (input->flow && intent == INTENT_RIGHT);
    if (count == 0)
        return -1;
    if (back || on)
        return input_pick(input, nav_around(at, back ? -1 : 1, count));
    if (intent == INTENT_PICK)
        return input_pick(input, number);
    if (intent == INTENT_FIRST || intent == INTENT_LAST)
        return input_pick(input, intent == INTENT_FIRST ? 0 : count - 1);
    return -1;
}

static void nav_act(const struct nav *nav, const struct page *page, enum intent intent,
                    struct act *ret_act)
{
    memset(ret_act, 0, sizeof *ret_act);
    ret_act->intent = intent;
    ret_act->choice = nav->cursor;
    if (intent == INTENT_ENTER || intent == INTENT_PICK)
        ret_act->answer = nav->draft;
    if (intent == INTENT_ENTER && page->input.type == INPUT_TEXT)
        ret_act->text = nav->text;
}

/* --- scrolling ----------------------------------------------------------------------------- */

static int nav_scroll_most(const struct extent *extent)
{
    return extent->body_lines > extent->shown_lines ? extent->body_lines - extent->shown_lines : 0;
}

static void nav_scroll(struct nav *nav, const struct extent *extent, int by)
{
    const int most = nav_scroll_most(extent);
    nav->scroll = nav_clamp(nav_clamp(nav->scroll, 0, most) + by, 0, most);
    nav->follow = FOLLOW_NONE;
}

/* A window full, less a line that stays as a thread to follow. */
static int nav_window(const struct extent *extent)
{
    return extent->shown_lines > 2 ? extent->shown_lines - 1 : 1;
}

static bool nav_more(const struct nav *nav, const struct extent *extent)
{
    return nav->scroll < nav_scroll_most(extent);
}

/* Scrolling keys where they scroll. False when INTENT means something else here. */
static bool nav_scrolls(struct nav *nav, const struct page *page, const struct extent *extent,
                        enum intent intent)
{
    if (intent == INTENT_PAGE_UP || intent == INTENT_PAGE_DOWN) {
        const int window = nav_window(extent);
        nav_scroll(nav, extent, intent == INTENT_PAGE_UP ? -window : window);
        return true;
    }

    const bool choices = page->input.type == INPUT_TEXT ||
                         (page->input.type != INPUT_NONE && page->input.choices > 0);
    /* What is followed will be in view when it is laid out, wherever it was before. */
    const bool away = choices && nav->follow != FOLLOW_CURSOR;
    const bool above = away && extent->choice_line < nav->scroll;
    const bool below =
        away && extent->choice_line >= nav->scroll + extent->shown_lines && nav_more(nav, extent);
    if (choices && !above && !below)
        return false;

    const bool more = nav_more(nav, extent);
    if (intent == INTENT_UP && (nav->scroll > 0 || !choices)) {
        nav_scroll(nav, extent, -1);
    } else if (intent == INTENT_DOWN && (more || !choices)) {
        nav_scroll(nav, extent, 1);
    } else if ((intent == INTENT_ENTER || intent == INTENT_MARK) && more && !above) {
        nav_scroll(nav, extent, nav_window(extent));
    } else if ((intent == INTENT_ENTER || intent == INTENT_MARK) && above) {
        nav->follow = FOLLOW_CURSOR; /* show what it would be about before doing it */
    } else if (intent == INTENT_MARK && !choices) {
        nav->follow = FOLLOW_NONE;
    } else if (!choices && intent == INTENT_FIRST) {
        nav_scroll(nav, extent, -nav->scroll);
    } else if (!choices && intent == INTENT_LAST) {
        nav_scroll(nav, extent, nav_scroll_most(extent));
    } else {
        return false;
    }
    return true;
}

/* --- one of the choices, and maps ---------------------------------------------------------- */

int nav_map_extra(const struct input *input)
{
    int extra = input->choices;
    while (extra > 0 && input->choice[extra - 1].state == PLACE_EXTRA)
        extra--;
    return extra;
}

struct map_spot nav_map_spot(const struct input *input, int columns, int place)
{
    const int extra = nav_map_extra(input);
    if (place >= extra) {
        const int rows = (extra + columns - 1) / columns, nth = place - extra;
        return (struct map_spot){rows + nth / columns, nth % columns};
    }
    const int row = place / columns, nth = place % columns;
    return (struct map_spot){row, row % 2 ? columns - 1 - nth : nth};
}

/* The place of that row which is nearest to the column; AT where there is no such row. */
static int nav_map_nearest(const struct input *input, int columns, int at, struct map_spot to)
{
    int best = at, least = columns;
    for (int i = 0; i < input->choices; i++) {
        const struct map_spot spot = nav_map_spot(input, columns, i);
        const int far = spot.column > to.column ? spot.column - to.column : to.column - spot.column;
        if (spot.row == to.row && far < least) {
            best = i;
            least = far;
        }
    }
    return best;
}

static int nav_map_move(const struct input *input, int at, int columns, enum intent intent)
{
    const struct map_spot from = nav_map_spot(input, columns, at);
    struct map_spot to = from;
    if (intent == INTENT_LEFT)
        to.column--;
    else if (intent == INTENT_RIGHT)
        to.column++;
    else if (intent == INTENT_UP)
        to.row--;
    else if (intent == INTENT_DOWN)
        to.row++;
    const int best = nav_map_nearest(input, columns, at, to);
    /* Beyond a row's end there is nothing; only from row to row the nearest one will do. */
    const bool level = intent == INTENT_LEFT || intent == INTENT_RIGHT;
    return level && nav_map_spot(input, columns, best).column != to.column ? at : best;
}

static bool nav_step_one(struct nav *nav, const struct page *page, const struct extent *extent,
                         enum intent intent, int number, struct act *ret_act)
{
    const int count = page->input.choices;
    const bool grid = page->map && extent->columns > 1;
    int to = nav->cursor;

    if (intent == INTENT_PICK || intent == INTENT_ENTER) {
        if (intent == INTENT_PICK && (number < 0 || number >= count))
            return true;
        if (intent == INTENT_PICK)
            nav_move(nav, number);
        nav->draft.value[0] = (short)nav->cursor;
        nav_act(nav, page, page->input.menu ? INTENT_PICK : INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_FIRST)
        to = 0;
    else if (intent == INTENT_LAST)
        to = count - 1;
    else if (intent == INTENT_MARK)
        return true;
    else if (grid)
        to = nav_map_move(&page->input, to, extent->columns, intent);
    else if (intent == INTENT_UP || (page->map && intent == INTENT_LEFT))
        to = nav_around(to, -1, count);
    else if (intent == INTENT_DOWN || (page->map && intent == INTENT_RIGHT))
        to = nav_around(to, 1, count);
    nav_move(nav, to); /* a choice looked at is not yet an answer: the draft stays */
    return true;
}

/* --- any number of the choices ------------------------------------------------------------- */

static bool nav_step_many(struct nav *nav, const struct page *page, enum intent intent, int number,
                          struct act *ret_act)
{
    if (intent == INTENT_ENTER) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    const int to = intent == INTENT_MARK ? nav->cursor : nav_to(nav, &page->input, intent, number);
    if (to < 0)
        return true;
    nav_move(nav, to);
    if ((intent == INTENT_MARK || intent == INTENT_PICK) && !page->input.choice[to].off)
        nav->draft.value[to] = !nav->draft.value[to];
    return true;
}

/* --- an order ------------------------------------------------------------------------------ */

/* Moves what stands at place FROM to place TO; what is between makes room. */
static void nav_carry(struct answer *draft, int from, int to)
{
    const short carried = draft->value[from];
    const int step = from < to ? 1 : -1;
    for (int i = from; i != to; i += step)
        draft->value[i] = draft->value[i + step];
    draft->value[to] = carried;
}

static bool nav_step_order(struct nav *nav, const struct page *page, enum intent intent, int number,
                           struct act *ret_act)
{
    const int count = page->input.choices;
    int place = 0;
    while (place < count - 1 && nav->draft.value[place] != nav->cursor)
        place++;
    int to = place;

    if (intent == INTENT_ENTER && !nav->held) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_BACK && nav->held)
        nav_carry(&nav->draft, place, nav_clamp(nav->held - 1, 0, count - 1));
    if (intent == INTENT_MARK || intent == INTENT_ENTER || intent == INTENT_BACK) {
        nav->held = nav->held || intent == INTENT_BACK ? 0 : place + 1;
        nav->follow = FOLLOW_CURSOR;
        return true;
    }
    const bool there = number >= 0 && number < count;
    if (intent == INTENT_GRAB && there) {
        if (nav->held)
            nav_carry(&nav->draft, place, number);
        nav_move(nav, nav->draft.value[number]);
        nav->held = nav->held ? 0 : number + 1;
        return true;
    }
    if (intent == INTENT_PICK && there)
        to = number;
    else if (intent == INTENT_FIRST)
        to = 0;
    else if (intent == INTENT_LAST)
        to = count - 1;
    else if (intent == INTENT_UP || intent == INTENT_DOWN)
        to += intent == INTENT_UP ? -1 : 1;
    else
        return true;

    if (nav->held) {
        nav_carry(&nav->draft, place, nav_clamp(to, 0, count - 1));
        nav->follow = FOLLOW_CURSOR;
    } else {
        nav_move(nav, nav->draft.value[nav_around(to, 0, count)]);
    }
    return true;
}

/* --- pairs --------------------------------------------------------------------------------- */

static bool nav_taken(const struct answer *draft, int choice, int target)
{
    for (int i = 0; i < draft->count; i++) {
        if (i != choice && draft->value[i] == target)
            return true;
    }
    return false;
}

/* The next value of CHOICE in the circle none, 0, 1, …, last; taken targets are passed over. */
static int nav_target(const struct answer *draft, const struct input *input, int choice, int step)
{
    int to = draft->value[choice];
    do {
        to = nav_around(to + 1, step, input->targets + 1) - 1;
    } while (to >= 0 && !input->shared && nav_taken(draft, choice, to));
    return to;
}

/* The next choice without a target, the cursor's at last; the cursor where there is none. */
static int nav_open_pair(const struct nav *nav, int count)
{
    for (int i = 1; i <= count; i++) {
        const int at = nav_around(nav->cursor, i, count);
        if (nav->draft.value[at] < 0)
            return at;
    }
    return nav->cursor;
}

/* Puts the choice at the cursor to TARGET. */
static void nav_put(struct nav *nav, const struct input *input, int target)
{
    for (int i = 0; i < nav->draft.count && !input->shared; i++) {
        if (nav->draft.value[i] == target)
            nav->draft.value[i] = -1;
    }
    nav->draft.value[nav->cursor] = (short)target;
}

static bool nav_step_pairs(struct nav *nav, const struct page *page, enum intent intent, int number,
                           struct act *ret_act)
{
    const int count = page->input.choices;
    int to = nav->cursor;

    if (intent == INTENT_ENTER && input_complete(&page->input, &nav->draft)) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_TARGET && number >= 0 && number < page->input.targets)
        nav_put(nav, &page->input, number);
    if (intent == INTENT_ENTER || intent == INTENT_TARGET) {
        to = nav_open_pair(nav, count);
    } else if (intent == INTENT_RIGHT || intent == INTENT_MARK || intent == INTENT_LEFT) {
        nav->draft.value[to] =
            (short)nav_target(&nav->draft, &page->input, to, intent == INTENT_LEFT ? -1 : 1);
    } else {
        to = nav_to(nav, &page->input, intent, number);
    }
    if (to >= 0)
        nav_move(nav, to);
    return true;
}

/* --- points -------------------------------------------------------------------------------- */

static bool nav_step_points(struct nav *nav, const struct page *page, enum intent intent,
                            int number, struct act *ret_act)
{
    const struct input *input = &page->input;
    const bool there = number >= 0 && number < input->choices;
    int to = nav->cursor;

    if (intent == INTENT_ENTER && input_complete(input, &nav->draft)) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    if ((intent == INTENT_GIVE || intent == INTENT_TAKE) && there)
        to = number;
    short *points = &nav->draft.value[to];
    if (intent == INTENT_ENTER && to == input->choices - 1)
        nav->notice = NAV_GIVE_ALL;
    if (intent == INTENT_RIGHT || intent == INTENT_MARK || (intent == INTENT_GIVE && there))
        *points = (short)(*points + (input_spent(&nav->draft) < input->total));
    else if (intent == INTENT_LEFT || (intent == INTENT_TAKE && there))
        *points = (short)(*points - (*points > 0));
    else
        to = nav_to(nav, input, intent == INTENT_ENTER ? INTENT_DOWN : intent, number);
    if (to >= 0)
        nav_move(nav, to);
    return true;
}

/* --- own words ----------------------------------------------------------------------------- */

/* The text was left: characters are keys. */
static bool nav_step_left_text(struct nav *nav, const struct page *page,
                               const struct extent *extent, enum intent intent, int number,
                               struct act *ret_act)
{
    const bool lines = page->input.rows <= 0 && page->input.choices > 1;
    const int line = writing_line(nav), last = writing_lines(nav) - 1;
    if (intent == INTENT_ENTER) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_AREA || intent == INTENT_PICK) {
        nav->typing = true;
        if (intent == INTENT_PICK && lines)
            writing_go(nav, nav_clamp(number, 0, last));
    } else if (intent == INTENT_UP || intent == INTENT_FIRST) {
        if (!lines) {
            nav_scroll(nav, extent, intent == INTENT_UP ? -1 : -nav->scroll);
            return true;
        }
        writing_go(nav, intent == INTENT_UP ? line - 1 : 0);
    } else if (intent == INTENT_DOWN || intent == INTENT_LAST) {
        if (!lines) {
            nav_scroll(nav, extent, intent == INTENT_DOWN ? 1 : nav_scroll_most(extent));
            return true;
        }
        writing_go(nav, intent == INTENT_DOWN ? line + 1 : last);
    } else {
        return true;
    }
    nav->follow = FOLLOW_CURSOR;
    return true;
}

/* Puts C there, and says so when there is no room. */
static void nav_write(struct nav *nav, const struct input *input, unsigned c)
{
    if (!writing_insert(nav, input, c) && writing_is_full(nav, input, c))
        nav->notice = NAV_FULL;
}

static bool nav_step_typing(struct nav *nav, const struct page *page, const struct extent *extent,
                            enum intent intent, int number, struct act *ret_act)
{
    const struct input *input = &page->input;
    const int line = writing_line(nav), last = writing_lines(nav) - 1;
    bool moved = true;
    if (intent == INTENT_ENTER && input->rows <= 0 && line == last) {
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_CHARACTER && number >= 0)
        nav_write(nav, input, number == '\n' && input->rows <= 0 ? ' ' : (unsigned)number);
    else if (intent == INTENT_ENTER && input->rows > 0)
        nav_write(nav, input, '\n');
    else if (intent == INTENT_ENTER)
        writing_go(nav, line + 1);
    else if (intent == INTENT_ERASE || intent == INTENT_ERASE_AHEAD)
        writing_erase(nav, input, intent == INTENT_ERASE_AHEAD);
    else if (intent == INTENT_ERASE_START || intent == INTENT_ERASE_END ||
             intent == INTENT_ERASE_WORD)
        writing_erase_to(nav, input, intent);
    else if (intent == INTENT_AREA || intent == INTENT_BACK)
        nav->typing = false;
    else if (intent == INTENT_PICK && input->rows <= 0)
        writing_go(nav, nav_clamp(number, 0, last));
    else if (intent == INTENT_LEFT || intent == INTENT_RIGHT || intent == INTENT_FIRST ||
             intent == INTENT_LAST)
        writing_move(nav, intent, extent->text_columns);
    else if (intent == INTENT_UP || intent == INTENT_DOWN)
        moved = writing_move(nav, intent, extent->text_columns);
    else
        return true;
    /* At its first and last row the page scrolls, so that all of it can be read meanwhile. */
    if (moved)
        nav->follow = FOLLOW_CURSOR;
    else
        nav_scroll(nav, extent, intent == INTENT_UP ? -1 : 1);
    return true;
}

static bool nav_step_text(struct nav *nav, const struct page *page, const struct extent *extent,
                          enum intent intent, int number, struct act *ret_act)
{
    const bool stays = nav->typing ? nav_step_typing(nav, page, extent, intent, number, ret_act)
                                   : nav_step_left_text(nav, page, extent, intent, number, ret_act);
    nav->cursor = page->input.rows <= 0 ? writing_line(nav) : 0;
    return stays;
}

/* --- one intent ---------------------------------------------------------------------------- */

static bool nav_is_act(const struct nav *nav, const struct page *page, enum intent intent)
{
    const struct input *input = &page->input;
    switch (intent) {
    case INTENT_UP:
    case INTENT_DOWN:
    case INTENT_PAGE_UP:
    case INTENT_PAGE_DOWN:
    case INTENT_FIRST:
    case INTENT_LAST:
    case INTENT_MARK:
    case INTENT_PICK:
    case INTENT_GRAB:
    case INTENT_TARGET:
    case INTENT_GIVE:
    case INTENT_TAKE:
    case INTENT_ENTER:
    case INTENT_CHARACTER:
    case INTENT_ERASE:
    case INTENT_ERASE_AHEAD:
    case INTENT_ERASE_START:
    case INTENT_ERASE_END:
    case INTENT_ERASE_WORD:
    case INTENT_NOTHING: return false;
    case INTENT_LEFT:
    case INTENT_RIGHT:
        /* They turn leaves where the footer says so; elsewhere they are a slip of the finger. */
        return !page->map && !input->flow && input->type != INPUT_PAIRS &&
               input->type != INPUT_POINTS && input->type != INPUT_TEXT &&
               page_has_key(page, intent);
    case INTENT_AREA: return input->type != INPUT_TEXT;
    case INTENT_BACK:
        return !(input->type == INPUT_TEXT && nav->typing) &&
               !(input->type == INPUT_ORDER && nav->held && input->choices > 0);
    case INTENT_HELP:
    case INTENT_HINT:
    case INTENT_LANGUAGE:
    case INTENT_GLOSSARY:
    case INTENT_MAP:
    case INTENT_NEXT:
    case INTENT_TEST:
    case INTENT_AGAIN:
    case INTENT_ABOUT:
    case INTENT_COLOURS:
    case INTENT_NETWORK:
    case INTENT_PRACTICE:
    case INTENT_SIDE:
    case INTENT_WEEK:
    case INTENT_QUIT:
    case INTENTS: return true;
    }
    return true;
}

bool nav_step(struct nav *nav, const struct page *page, const struct extent *extent,
              enum intent intent, int number, struct act *ret_act)
{
    static const struct extent nothing = {0};
    const struct input *input = &page->input;
    if (!extent)
        extent = &nothing;

    struct answer draft;
    nav_draft(nav, page, &draft);
    nav->draft = draft;
    nav->cursor = input_at(input, nav->cursor);
    if (input->type == INPUT_TEXT && !writing_fits(nav, input))
        writing_start(nav, input);

    nav->notice = NAV_QUIET;
    if (nav_is_act(nav, page, intent)) {
        nav_act(nav, page, intent, ret_act);
        return false;
    }
    if (intent == INTENT_NOTHING || nav_scrolls(nav, page, extent, intent))
        return true;
    if (input->type == INPUT_TEXT)
        return nav_step_text(nav, page, extent, intent, number, ret_act);
    if (input->choices == 0 || input->type == INPUT_NONE) {
        if (intent != INTENT_ENTER)
            return true;
        nav_act(nav, page, INTENT_ENTER, ret_act);
        return false;
    }
    switch (input->type) {
    case INPUT_NONE: return true;
    case INPUT_ONE: return nav_step_one(nav, page, extent, intent, number, ret_act);
    case INPUT_MANY: return nav_step_many(nav, page, intent, number, ret_act);
    case INPUT_ORDER: return nav_step_order(nav, page, intent, number, ret_act);
    case INPUT_PAIRS: return nav_step_pairs(nav, page, intent, number, ret_act);
    case INPUT_POINTS: return nav_step_points(nav, page, intent, number, ret_act);
    case INPUT_TEXT: break; /* dealt with above */
    }
    return true;
}
