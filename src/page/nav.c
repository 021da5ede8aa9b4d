/* SPDX-License-Identifier: MIT */
/* One function per form of answer, tried after what works the same on every page (scrolling).
 *
 * Nothing of a nav or an answer from outside is trusted: the cursor is brought into range and a
 * draft that does not fit the page is started anew, so that any nav may meet any page. */
#include "page/nav.h"

#include <string.h>

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

static bool nav_draft_fits(const struct input *input, const struct answer *draft)
{
    if (input->type != INPUT_PAIRS)
        return input_complete(input, draft);
    if (draft->count != input->choices)
        return false;
    for (int i = 0; i < draft->count; i++) {
        if (draft->value[i] < -1 || draft->value[i] >= input->targets)
            return false;
    }
    return true;
}

void nav_draft(const struct nav *nav, const struct page *page, struct answer *ret_draft)
{
    if (nav->draft.count >= 0 && nav->draft.count <= INPUT_MOST &&
        nav_draft_fits(&page->input, &nav->draft))
        *ret_draft = nav->draft;
    else
        input_start(&page->input, ret_draft);
}

void nav_start(struct nav *nav, const struct page *page)
{
    memset(nav, 0, sizeof *nav);
    nav->cursor = page->input.type == INPUT_ONE && page->input.choices > 0
                      ? nav_clamp(page->input.at, 0, page->input.choices - 1)
                      : 0;
    input_start(&page->input, &nav->draft);
    if (page->input.type == INPUT_ONE)
        nav->draft.value[0] = (short)nav->cursor;

    /* A question is read from its beginning, even where its choices are then out of view; menus
     * and feedback open at what they are about. */
    bool look = page->input.menu;
    for (int i = 0; i < page->blocks; i++)
        look = look || page->block[i].look;
    nav->follow = look ? FOLLOW_LOOK : FOLLOW_NONE;
}

static void nav_move(struct nav *nav, int cursor)
{
    nav->cursor = cursor;
    nav->follow = FOLLOW_CURSOR;
}

static void nav_act(const struct nav *nav, enum intent intent, struct act *ret_act)
{
    memset(ret_act, 0, sizeof *ret_act);
    ret_act->intent = intent;
    ret_act->choice = nav->cursor;
    if (intent == INTENT_ENTER || intent == INTENT_PICK)
        ret_act->answer = nav->draft;
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

    const bool choices = page->input.type != INPUT_NONE && page->input.choices > 0;
    const bool above = choices && extent->choice_line < nav->scroll;
    const bool below = choices && extent->choice_line >= nav->scroll + extent->shown_lines &&
                       nav_more(nav, extent);
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

/* The column in which place AT is drawn: every other row runs from right to left. */
static int nav_map_column(int at, int columns)
{
    return at / columns % 2 ? columns - 1 - at % columns : at % columns;
}

/* The place at ROW and COLUMN as drawn; may lie beyond the last one. */
static int nav_map_place(int row, int column, int columns)
{
    return row * columns + (row % 2 ? columns - 1 - column : column);
}

static int nav_map_move(int at, int places, int columns, enum intent intent)
{
    const int row = at / columns, column = nav_map_column(at, columns);
    const int last_row = (places - 1) / columns;
    int to = at;
    if (intent == INTENT_LEFT && column > 0)
        to = nav_map_place(row, column - 1, columns);
    else if (intent == INTENT_RIGHT && column < columns - 1)
        to = nav_map_place(row, column + 1, columns);
    else if (intent == INTENT_UP && row > 0)
        to = nav_map_place(row - 1, column, columns);
    else if (intent == INTENT_DOWN && row < last_row)
        return nav_clamp(nav_map_place(row + 1, column, columns), 0, places - 1);
    return to < places ? to : at;
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
        nav_act(nav, page->input.menu ? INTENT_PICK : INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_FIRST)
        to = 0;
    else if (intent == INTENT_LAST)
        to = count - 1;
    else if (intent == INTENT_MARK)
        return true;
    else if (grid)
        to = nav_map_move(to, count, extent->columns, intent);
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
    const int count = page->input.choices;
    int to = nav->cursor;

    if (intent == INTENT_ENTER) {
        nav_act(nav, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_PICK && number >= 0 && number < count)
        to = number;
    else if (intent == INTENT_UP)
        to = nav_around(to, -1, count);
    else if (intent == INTENT_DOWN)
        to = nav_around(to, 1, count);
    else if (intent == INTENT_FIRST)
        to = 0;
    else if (intent == INTENT_LAST)
        to = count - 1;
    else if (intent != INTENT_MARK)
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
        nav_act(nav, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_MARK || intent == INTENT_ENTER) {
        nav->held = !nav->held;
        nav->follow = FOLLOW_CURSOR;
        return true;
    }
    if (intent == INTENT_PICK && number >= 0 && number < count)
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

static bool nav_step_pairs(struct nav *nav, const struct page *page, enum intent intent, int number,
                           struct act *ret_act)
{
    const int count = page->input.choices;
    int to = nav->cursor;

    if (intent == INTENT_ENTER && input_complete(&page->input, &nav->draft)) {
        nav_act(nav, INTENT_ENTER, ret_act);
        return false;
    }
    if (intent == INTENT_ENTER) {
        for (int i = 1; i <= count; i++) {
            to = nav_around(nav->cursor, i, count);
            if (nav->draft.value[to] < 0)
                break;
        }
    } else if (intent == INTENT_RIGHT || intent == INTENT_MARK || intent == INTENT_LEFT) {
        nav->draft.value[to] =
            (short)nav_target(&nav->draft, &page->input, to, intent == INTENT_LEFT ? -1 : 1);
    } else if (intent == INTENT_PICK && number >= 0 && number < count) {
        to = number;
    } else if (intent == INTENT_UP) {
        to = nav_around(to, -1, count);
    } else if (intent == INTENT_DOWN) {
        to = nav_around(to, 1, count);
    } else if (intent == INTENT_FIRST) {
        to = 0;
    } else if (intent == INTENT_LAST) {
        to = count - 1;
    } else {
        return true;
    }
    nav_move(nav, to);
    return true;
}

/* --- one intent ---------------------------------------------------------------------------- */

static bool nav_is_act(const struct page *page, enum intent intent)
{
    switch (intent) {
    case INTENT_UP:
    case INTENT_DOWN:
    case INTENT_PAGE_UP:
    case INTENT_PAGE_DOWN:
    case INTENT_FIRST:
    case INTENT_LAST:
    case INTENT_MARK:
    case INTENT_PICK:
    case INTENT_ENTER:
    case INTENT_CHARACTER:
    case INTENT_ERASE:
    case INTENT_ERASE_AHEAD:
    case INTENT_NOTHING: return false;
    case INTENT_LEFT:
    case INTENT_RIGHT:
        /* They turn leaves where the footer says so; elsewhere they are a slip of the finger. */
        return !page->map && page->input.type != INPUT_PAIRS && page_has_key(page, intent);
    case INTENT_AREA:
    case INTENT_BACK:
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
    nav->cursor = nav_clamp(nav->cursor, 0, input->choices > 0 ? input->choices - 1 : 0);

    if (nav_is_act(page, intent)) {
        nav_act(nav, intent, ret_act);
        return false;
    }
    if (intent == INTENT_NOTHING || nav_scrolls(nav, page, extent, intent))
        return true;
    if (input->choices == 0 || input->type == INPUT_NONE) {
        if (intent != INTENT_ENTER)
            return true;
        nav_act(nav, INTENT_ENTER, ret_act);
        return false;
    }
    switch (input->type) {
    case INPUT_NONE: return true;
    case INPUT_ONE: return nav_step_one(nav, page, extent, intent, number, ret_act);
    case INPUT_MANY: return nav_step_many(nav, page, intent, number, ret_act);
    case INPUT_ORDER: return nav_step_order(nav, page, intent, number, ret_act);
    case INPUT_PAIRS: return nav_step_pairs(nav, page, intent, number, ret_act);
    case INPUT_POINTS:
    case INPUT_TEXT: break;
    }
    return true;
}
