/* SPDX-License-Identifier: MIT */
#include "ports/answer_line.h"

#include <string.h>

#include "page/markup.h"
#include "ports/answer_text.h"

enum { ANSWER_DIGITS = 4 }; /* of a number that is read at all; longer ones are out of any range */

/* --- pieces of a line ---------------------------------------------------------------------- */

static bool answer_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char answer_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool answer_is_letter(char c)
{
    return answer_lower(c) >= 'a' && answer_lower(c) <= 'z';
}

/* Moves *AT behind blanks (no-break ones, too) and the characters of ALSO. */
static void answer_skip(const char **at, const char *also)
{
    static const char no_break[] = "\xc2\xa0";
    for (;;) {
        if (**at == ' ' || **at == '\t' || (**at && strchr(also, **at)))
            (*at)++;
        else if (str_starts(*at, no_break))
            *at += sizeof no_break - 1;
        else
            return;
    }
}

static void answer_copy(char *to, size_t room, const char *from, size_t length)
{
    if (length > room - 1)
        length = room - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

static void answer_number(char *to, size_t room, int number)
{
    struct str s = {0};
    str_addf(&s, "%d", number);
    answer_copy(to, room, str_text(&s), s.length);
    str_release(&s);
}

/* --- verdicts ------------------------------------------------------------------------------ */

static bool answer_wrong(struct answer_line *read, enum answer_verdict verdict)
{
    read->verdict = verdict;
    return false;
}

static bool answer_twice(struct answer_line *read, int number)
{
    answer_number(read->value, sizeof read->value, number);
    return answer_wrong(read, ANSWER_TWICE);
}

/* A number from 1 to MOST, as one from 0; what may stand between numbers is skipped behind it. */
static bool answer_choice(const char **at, int most, struct answer_line *read, int *ret_number)
{
    const char *start = *at;
    int number = 0;
    if (!answer_is_digit(*start))
        return answer_wrong(read, ANSWER_EXPECTS);
    while (answer_is_digit(**at)) {
        if (*at - start < ANSWER_DIGITS)
            number = number * 10 + (**at - '0');
        (*at)++;
    }
    if (*at - start > ANSWER_DIGITS || number < 1 || number > most) {
        const size_t shown = 12;
        answer_copy(read->value, shown, start, (size_t)(*at - start));
        answer_number(read->most, sizeof read->most, most);
        return answer_wrong(read, ANSWER_RANGE);
    }
    if (**at == '.' || **at == ')')
        (*at)++;
    *ret_number = number - 1;
    return true;
}

/* Whether each of the COUNT is SEEN; otherwise says which are not. */
static bool answer_all(const bool *seen, int count, struct answer_line *read)
{
    struct str missing = {0};
    for (int i = 0; i < count; i++) {
        if (!seen[i])
            str_addf(&missing, "%s%d", missing.length ? ", " : "", i + 1);
    }
    const bool all = missing.length == 0;
    if (!all) {
        answer_copy(read->value, sizeof read->value, str_text(&missing), missing.length);
        read->verdict = ANSWER_MISSING;
    }
    str_release(&missing);
    return all;
}

/* --- answers by type ----------------------------------------------------------------------- */

static bool answer_one(const struct input *input, const char *line, struct answer_line *read)
{
    int number = 0;
    if (!answer_choice(&line, input->choices, read, &number))
        return false;
    answer_skip(&line, ",;");
    if (*line)
        return answer_wrong(read, ANSWER_EXPECTS);
    read->act.choice = number;
    read->act.answer.count = 1;
    read->act.answer.value[0] = (short)number;
    return true;
}

static bool answer_many(const struct input *input, const char *line, struct answer_line *read)
{
    struct answer *answer = &read->act.answer;
    int number = 0;
    answer->count = input->choices;
    if (strcmp(line, "-") == 0)
        return true;
    while (*line) {
        if (!answer_choice(&line, input_picks(input), read, &number))
            return false;
        const int choice = input_pick(input, number);
        answer->value[choice] = !input->choice[choice].off;
        answer_skip(&line, ",;");
    }
    return true;
}

/* A number of points at *AT, at most MOST. */
static bool answer_amount(const char **at, int most, struct answer_line *read, int *ret_amount)
{
    const char *start = *at;
    int amount = 0;
    if (!answer_is_digit(*start))
        return answer_wrong(read, ANSWER_EXPECTS);
    while (answer_is_digit(**at)) {
        amount = amount > most ? amount : amount * 10 + (**at - '0');
        (*at)++;
    }
    if (amount > most) {
        const size_t shown = 12;
        answer_copy(read->value, shown, start, (size_t)(*at - start));
        return answer_wrong(read, ANSWER_LARGE);
    }
    *ret_amount = amount;
    return true;
}

static bool answer_points(const struct input *input, const char *line, struct answer_line *read)
{
    struct answer *answer = &read->act.answer;
    int given = 0, sum = 0, amount = 0;
    answer->count = input->choices;
    while (*line) {
        if (!answer_amount(&line, input->total, read, &amount))
            return false;
        if (given < input->choices) {
            answer->value[given] = (short)amount;
            sum += amount;
        }
        given++;
        if (*line && !strchr(" \t,;", *line) && !str_starts(line, "\xc2\xa0"))
            return answer_wrong(read, ANSWER_EXPECTS);
        answer_skip(&line, ",;");
    }
    if (given == input->choices && sum == input->total)
        return true;
    answer_number(read->value, sizeof read->value, given == input->choices ? sum : given);
    answer_number(read->most, sizeof read->most, input->choices);
    return answer_wrong(read, given == input->choices ? ANSWER_SUM : ANSWER_COUNT);
}

static bool answer_order(const struct input *input, const char *line, struct answer_line *read)
{
    struct answer *answer = &read->act.answer;
    bool seen[INPUT_MOST] = {false};
    int number = 0;
    while (*line) {
        if (!answer_choice(&line, input->choices, read, &number))
            return false;
        if (seen[number])
            return answer_twice(read, number + 1);
        seen[number] = true;
        answer->value[answer->count++] = (short)number;
        answer_skip(&line, ",;");
    }
    return answer_all(seen, input->choices, read);
}

/* The letter of a target at *AT, as a number from 0. */
static bool answer_target(const char **at, int most, struct answer_line *read, int *ret_target)
{
    if (!answer_is_letter(**at) || answer_is_letter((*at)[1]))
        return answer_wrong(read, ANSWER_EXPECTS);
    const char letter = answer_lower(*(*at)++);
    if (letter - 'a' >= most) {
        const char last = (char)('a' + most - 1);
        answer_copy(read->value, sizeof read->value, &letter, 1);
        answer_copy(read->most, sizeof read->most, &last, 1);
        return answer_wrong(read, ANSWER_LETTER);
    }
    if (**at == '.' || **at == ')')
        (*at)++;
    *ret_target = letter - 'a';
    return true;
}

static bool answer_pairs(const struct input *input, const char *line, struct answer_line *read)
{
    struct answer *answer = &read->act.answer;
    bool seen[INPUT_MOST] = {false}, used[TARGET_MOST] = {false};
    int number = 0, target = 0;
    answer->count = input->choices;
    while (*line) {
        if (!answer_choice(&line, input->choices, read, &number))
            return false;
        answer_skip(&line, "=:-");
        if (!answer_target(&line, input->targets, read, &target))
            return false;
        if (seen[number])
            return answer_twice(read, number + 1);
        if (used[target] && !input->shared) {
            const char letter = (char)('a' + target);
            answer_copy(read->value, sizeof read->value, &letter, 1);
            return answer_wrong(read, ANSWER_TWICE);
        }
        seen[number] = used[target] = true;
        answer->value[number] = (short)target;
        answer_skip(&line, ",;");
    }
    return answer_all(seen, input->choices, read);
}

/* --- the line ------------------------------------------------------------------------------ */

/* Whether LINE is the text of one of the choices, letter by letter. */
static bool answer_by_text(const struct input *input, const char *line, struct answer_line *read)
{
    struct str plain = {0};
    bool found = false;
    for (int i = 0; i < input->choices && !found; i++) {
        str_clear(&plain);
        markup_add_plain(&plain, input->choice[i].text ? input->choice[i].text : "");
        if (*line && strcmp(str_text(&plain), line) == 0) {
            read->act.choice = i;
            read->act.answer.count = 1;
            read->act.answer.value[0] = (short)i;
            found = true;
        }
    }
    str_release(&plain);
    return found;
}

/* Whether LINE begins with the command WORD, alone or with something behind a blank. */
static bool answer_is_command(const char *line, const char *word)
{
    size_t i = 0;
    for (; word[i]; i++) {
        if (answer_lower(line[i]) != word[i])
            return false;
    }
    return i > 0 && (line[i] == '\0' || line[i] == ' ');
}

/* The command that LINE is; INTENT_NOTHING = none. Only the glossary takes a word. */
static enum intent answer_command(const char *line)
{
    for (int i = 0; i < INTENTS; i++) {
        const char *word = intent_word((enum intent)i);
        if (answer_is_command(line, word) && (i == INTENT_GLOSSARY || !line[strlen(word)]))
            return (enum intent)i;
    }
    return INTENT_NOTHING;
}

/* Help, leaving and the meaning of a word are to be had at every prompt. */
static bool answer_offered(const struct page *page, enum intent intent, const char *line)
{
    return intent == INTENT_HELP || intent == INTENT_QUIT || page_has_key(page, intent) ||
           (intent == INTENT_GLOSSARY && line[strlen(intent_word(intent))]);
}

static void answer_do(enum intent intent, const char *line, struct answer_line *read)
{
    read->act.intent = intent;
    if (intent != INTENT_GLOSSARY)
        return;
    const char *word = line + strlen(intent_word(intent));
    answer_skip(&word, "");
    size_t length = strlen(word);
    if (length > sizeof read->act.word - 1) {
        length = sizeof read->act.word - 1;
        while (length > 0 && ((unsigned char)word[length] & 0xc0) == 0x80)
            length--; /* never half a character */
    }
    answer_copy(read->act.word, sizeof read->act.word, word, length);
}

static bool answer_by_type(const struct input *input, const char *line, struct answer_line *read)
{
    if (!*line && input->type != INPUT_NONE)
        return answer_wrong(read, ANSWER_EXPECTS);
    switch (input->type) {
    case INPUT_NONE: return !*line || answer_wrong(read, ANSWER_EXPECTS);
    case INPUT_ONE: return answer_one(input, line, read);
    case INPUT_MANY: return answer_many(input, line, read);
    case INPUT_ORDER: return answer_order(input, line, read);
    case INPUT_PAIRS: return answer_pairs(input, line, read);
    case INPUT_POINTS: return answer_points(input, line, read);
    case INPUT_TEXT: break; /* answer_text.c */
    }
    return answer_wrong(read, ANSWER_EXPECTS);
}

/* Whether LINE is the command INTENT, and not own words. In those only what PRODUCT names is always
 * one; other letters are where the page offers them. */
static bool answer_is_meant(const struct page *page, enum intent intent, const char *line)
{
    static const enum intent always[] = {INTENT_HELP,     INTENT_HINT, INTENT_QUIT,
                                         INTENT_LANGUAGE, INTENT_BACK, INTENT_MAP};
    if (intent == INTENT_NOTHING || page->input.type != INPUT_TEXT)
        return intent != INTENT_NOTHING;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        if (always[i] == intent)
            return true;
    }
    return answer_offered(page, intent, line);
}

void answer_line_read(const struct page *page, struct nav *nav, const char *line,
                      struct answer_line *ret_read)
{
    const struct input *input = &page->input;
    memset(ret_read, 0, sizeof *ret_read);
    ret_read->verdict = ANSWER_ACT;
    ret_read->act.intent = input->menu ? INTENT_PICK : INTENT_ENTER;
    if (input->type == INPUT_ONE && answer_by_text(input, line, ret_read))
        return;
    const enum intent command = answer_command(line);
    if (!answer_is_meant(page, command, line)) {
        if (input->type == INPUT_TEXT)
            ret_read->verdict = answer_text_read(input, nav, line, &ret_read->act);
        else
            answer_by_type(input, line, ret_read);
    } else if (answer_offered(page, command, line)) {
        answer_do(command, line, ret_read);
    } else {
        const char *word = intent_word(command);
        answer_copy(ret_read->value, sizeof ret_read->value, word, strlen(word));
        ret_read->verdict = ANSWER_NOT_HERE;
    }
}

/* --- words --------------------------------------------------------------------------------- */

void answer_line_fill(const char *pattern, const char *value, const char *most, struct str *out)
{
    static const char value_name[] = "%{value}", most_name[] = "%{most}";
    while (*pattern) {
        if (str_starts(pattern, value_name)) {
            str_add(out, value ? value : "");
            pattern += sizeof value_name - 1;
        } else if (str_starts(pattern, most_name)) {
            str_add(out, most ? most : "");
            pattern += sizeof most_name - 1;
        } else {
            str_add_char(out, *pattern++);
        }
    }
}

/* All that there is to divide, as "10 hours". */
static void answer_total(const struct input *input, struct str *out)
{
    str_addf(out, "%d", input->total);
    if (input->unit && *input->unit) {
        str_add_char(out, ' ');
        markup_add_plain(out, input->unit);
    }
}

void answer_line_asks(const struct input *input, const struct line_words *words, struct str *out)
{
    char choices[8];
    struct str total = {0};
    const char *pattern = words->asks_none;
    if (input->asks) {
        markup_add_plain(out, input->asks);
        return;
    }
    switch (input->type) {
    case INPUT_NONE: break;
    case INPUT_ONE: pattern = words->asks_one; break;
    case INPUT_MANY: pattern = words->asks_many; break;
    case INPUT_ORDER: pattern = words->asks_order; break;
    case INPUT_PAIRS: pattern = words->asks_pairs; break;
    case INPUT_POINTS: pattern = words->asks_points; break;
    case INPUT_TEXT: pattern = input->rows > 0 ? words->asks_text : words->asks_lines; break;
    }
    answer_number(choices, sizeof choices, input->choices);
    answer_total(input, &total);
    const bool points = input->type == INPUT_POINTS;
    answer_line_fill(pattern, points ? choices : NULL, points ? str_text(&total) : choices, out);
    str_release(&total);
}

void answer_line_complain(const struct answer_line *read, const struct input *input,
                          const struct line_words *words, struct str *out)
{
    const char *pattern = NULL;
    struct str total = {0};
    bool of_total = false;
    switch (read->verdict) {
    case ANSWER_ACT:
    case ANSWER_MORE: return;
    case ANSWER_DROPPED: str_add(out, words->dropped); return;
    case ANSWER_FULL: str_add(out, words->full); return;
    case ANSWER_EXPECTS: answer_line_asks(input, words, out); return;
    case ANSWER_NOT_HERE: answer_line_fill(words->not_here, read->value, NULL, out); return;
    case ANSWER_RANGE: pattern = words->range; break;
    case ANSWER_LETTER: pattern = words->letter; break;
    case ANSWER_TWICE: pattern = words->twice; break;
    case ANSWER_MISSING: pattern = words->missing; break;
    case ANSWER_COUNT: pattern = words->count; break;
    case ANSWER_LARGE:
    case ANSWER_SUM:
        pattern = read->verdict == ANSWER_SUM ? words->sum : words->large;
        of_total = true;
        break;
    }
    answer_total(input, &total);
    answer_line_fill(pattern, read->value, of_total ? str_text(&total) : read->most, out);
    str_release(&total);
    str_add_char(out, ' ');
    answer_line_asks(input, words, out);
}
