/* SPDX-License-Identifier: MIT */
#include "ports/answer_text.h"

#include <string.h>

#include "base/utf8.h"
#include "page/writing.h"
#include "ports/line_page.h"

enum { TEXT_LONGEST_CHARACTER = 4 };

/* Puts LINE before the caret; false when there is no room for all of it. What cannot stand in a
 * text is left out. */
static bool text_add(struct nav *nav, const struct input *input, const char *line)
{
    while (*line) {
        const size_t before = strlen(nav->text);
        if (!writing_insert(nav, input, utf8_next(&line)) &&
            before + TEXT_LONGEST_CHARACTER > TEXT_MOST)
            return false;
    }
    return true;
}

/* Empties the line that the caret is at the end of. */
static void text_empty(struct nav *nav, const struct input *input)
{
    while (nav->caret > 0 && nav->text[nav->caret - 1] != '\n')
        writing_erase(nav, input, false);
}

static enum answer_verdict text_next(const struct input *input, struct nav *nav, const char *line,
                                     struct act *act)
{
    const int at = writing_line(nav);
    writing_go(nav, at);
    if (*line) {
        text_empty(nav, input);
        if (!text_add(nav, input, line))
            return ANSWER_FULL;
    }
    if (at + 1 == writing_lines(nav)) {
        act->text = nav->text;
        return ANSWER_ACT;
    }
    writing_go(nav, at + 1);
    return ANSWER_MORE;
}

static enum answer_verdict text_more(const struct input *input, struct nav *nav, const char *line,
                                     struct act *act)
{
    static const char end[] = ".";
    if (strcmp(line, end) == 0) {
        act->text = nav->text;
        return ANSWER_ACT;
    }
    writing_go(nav, writing_lines(nav) - 1);
    if (nav->text[0] && !writing_insert(nav, input, '\n'))
        return ANSWER_FULL;
    return text_add(nav, input, line) ? ANSWER_MORE : ANSWER_FULL;
}

static enum answer_verdict text_drop(const struct input *input, struct nav *nav)
{
    if (input->rows <= 0) {
        const int at = writing_line(nav);
        if (at == 0)
            return ANSWER_EXPECTS;
        writing_go(nav, at - 1);
        text_empty(nav, input);
        return ANSWER_DROPPED;
    }
    if (!nav->text[0])
        return ANSWER_EXPECTS;
    writing_go(nav, writing_lines(nav) - 1);
    text_empty(nav, input);
    writing_erase(nav, input, false); /* the end of the line before */
    return ANSWER_DROPPED;
}

enum answer_verdict answer_text_read(const struct input *input, struct nav *nav, const char *line,
                                     struct act *act)
{
    static const char back[] = "-";
    if (!writing_fits(nav, input))
        writing_start(nav, input);
    if (strcmp(line, back) == 0)
        return text_drop(input, nav);
    struct nav before;
    memcpy(&before, nav, sizeof before);
    const enum answer_verdict verdict =
        input->rows > 0 ? text_more(input, nav, line, act) : text_next(input, nav, line, act);
    if (verdict == ANSWER_FULL)
        memcpy(nav, &before, sizeof before);
    return verdict;
}

/* --- what is shown ------------------------------------------------------------------------- */

static void text_add_plain(struct str *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr("*[\\", text[i]))
            str_add_char(out, '\\');
        str_add_char(out, text[i]);
    }
}

void answer_text_so_far(const struct input *input, const struct nav *nav,
                        const struct line_words *words, int columns, struct str *out)
{
    if (input->type != INPUT_TEXT || !writing_fits(nav, input) ||
        strspn(nav->text, "\n") == strlen(nav->text))
        return;
    line_page_text(words->so_far, columns, 0, out);
    int number = 1;
    for (const char *at = nav->text; at; number++) {
        const size_t length = strcspn(at, "\n");
        struct str line = {0};
        if (input->rows <= 0 && input->choices > 1)
            str_addf(&line, "%d  ", number);
        text_add_plain(&line, at, length);
        if (length > 0 || input->rows > 0) {
            line_page_text(str_text(&line), columns, 0, out);
            if (length == 0)
                str_add_char(out, '\n');
        }
        str_release(&line);
        at = at[length] ? at + length + 1 : NULL;
    }
    str_add_char(out, '\n');
}

void answer_text_prompt(const struct input *input, const struct nav *nav, struct str *out)
{
    if (input->type == INPUT_TEXT && input->rows <= 0 && input->choices > 1)
        str_addf(out, "%d", writing_fits(nav, input) ? writing_line(nav) + 1 : 1);
    str_add(out, "> ");
}
