/* SPDX-License-Identifier: MIT */
/* Positions and lengths are the same question: some options are marked, one per question, and do
 * the marked ones give a type or trait more than the others? So there is one measure, and only the
 * marking differs. */
#include "proof/quiz_lean.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "page/markup.h"
#include "proof/quiz_draw.h"

/* See engine/quiz.c. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

#define LEAN_SAME 1e-9
#define LEAN_SEED UINT64_C(0x706f736974696f6e)

enum { LEAN_UNMARKED = -1 };

/* What each option of the table gives to something. */
struct lean_amounts {
    double of[PACK_MOST_QUESTIONS][PACK_MOST_OPTIONS];
};

static void lean_trait_amounts(const struct quiz_table *table, int trait,
                               struct lean_amounts *ret_amounts)
{
    for (int q = 0; q < table->questions; q++) {
        for (int o = 0; o < table->options[q]; o++)
            ret_amounts->of[q][o] = table->points[q][o][trait];
    }
}

/* The score's numerator is a sum over the answers; this is one answer's part. */
static void lean_type_amounts(const struct quiz_table *table, int type,
                              struct lean_amounts *ret_amounts)
{
    for (int q = 0; q < table->questions; q++) {
        for (int o = 0; o < table->options[q]; o++) {
            double sum = 0;
            for (int t = 0; t < table->traits; t++) {
                if (table->range[t] > 0)
                    sum += table->points[q][o][t] * table->profile[type][t] / table->range[t];
            }
            ret_amounts->of[q][o] = sum;
        }
    }
}

/* MARK holds an option or LEAN_UNMARKED per question of the table. */
static void lean(const struct quiz_table *table, const struct lean_amounts *amounts,
                 const int *mark, struct proof_lean *ret_lean)
{
    double above = 0, spread = 0;
    *ret_lean = (struct proof_lean){.question = -1, .option = -1};
    for (int q = 0; q < table->questions; q++) {
        const double *amount = amounts->of[q];
        const int options = table->options[q];
        double mean = 0, square = 0, most = amount[0], least = amount[0];
        for (int o = 0; o < options; o++) {
            mean += amount[o] / options;
            most = fmax(most, amount[o]);
            least = fmin(least, amount[o]);
        }
        if (mark[q] == LEAN_UNMARKED || most - least < LEAN_SAME)
            continue;
        for (int o = 0; o < options; o++)
            square += (amount[o] - mean) * (amount[o] - mean) / options;
        above += amount[mark[q]] - mean;
        spread += square;
        ret_lean->of++;
        if (most - amount[mark[q]] >= LEAN_SAME)
            continue;
        if (ret_lean->hits++ == 0) {
            ret_lean->question = table->question[q];
            ret_lean->option = mark[q];
        }
    }
    if (spread > 0)
        ret_lean->away = above / sqrt(spread);
}

/* --- positions ----------------------------------------------------------------------------- */

/* How often each type comes out when option AT is taken always, or by the toss of a coin. */
static void lean_habit(const struct quiz_table *table, int at, bool always, double *ret_share)
{
    struct quiz_draw draw = {.state = LEAN_SEED + (uint64_t)at};
    long seen[PACK_MOST_ARCHETYPES] = {0};
    for (int i = 0; i < QUIZ_PROOF_HABIT_SHEETS; i++) {
        struct quiz_sums sums = {{0}};
        struct quiz_verdict verdict;
        for (int q = 0; q < table->questions; q++) {
            const bool habit = always || quiz_draw(&draw, 2) == 0;
            quiz_table_add(
                table, q,
                habit && at < table->options[q] ? at : quiz_draw(&draw, table->options[q]), &sums);
        }
        quiz_table_judge(table, &sums, &verdict);
        if (verdict.type >= 0)
            seen[verdict.type]++;
    }
    for (int a = 0; a < table->types; a++)
        ret_share[a] = (double)seen[a] / (double)QUIZ_PROOF_HABIT_SHEETS;
}

static void lean_points(const struct quiz_table *table, int at, struct proof_position *position)
{
    for (int q = 0; q < table->questions; q++) {
        const struct question *question = &table->quiz->questions[table->question[q]];
        if (at >= table->options[q])
            continue;
        position->questions++;
        for (size_t i = 0; i < question->options[at].traits_count; i++)
            position->points[question->options[at].traits[i].index] +=
                question->options[at].traits[i].value;
    }
    for (int t = 0; t < table->traits; t++)
        position->points[t] /= position->questions;
}

void quiz_lean_positions(const struct quiz_table *table, struct proof_form *form)
{
    form->positions = 0;
    for (int q = 0; q < table->questions; q++)
        form->positions = table->options[q] > form->positions ? table->options[q] : form->positions;
    for (int at = 0; at < form->positions; at++) {
        struct proof_position *position = &form->position[at];
        int mark[PACK_MOST_QUESTIONS];
        memset(position, 0, sizeof *position);
        for (int q = 0; q < table->questions; q++)
            mark[q] = at < table->options[q] ? at : LEAN_UNMARKED;
        for (int a = 0; a < table->types; a++) {
            struct lean_amounts amounts;
            lean_type_amounts(table, a, &amounts);
            lean(table, &amounts, mark, &position->type[a]);
        }
        lean_points(table, at, position);
        lean_habit(table, at, true, position->always);
        lean_habit(table, at, false, position->half);
    }
}

/* --- lengths ------------------------------------------------------------------------------- */

/* Characters that a reader of LANGUAGE sees; -1 when the text is not in it. */
static int lean_length(const struct text *text, const char *language)
{
    const struct text_wish wish = {.tag = language, .fallback = language};
    struct str plain = {0};
    if (!text_has(text, language))
        return -1;
    markup_add_plain(&plain, text_get(text, &wish));
    const size_t count = utf8_count(str_text(&plain));
    str_release(&plain);
    return (int)count;
}

/* The option of QUESTION that is visibly the longest, or LEAN_UNMARKED. */
static int lean_longest(const struct question *question, const char *language)
{
    int longest = 0, most = -1, second = -1;
    for (size_t o = 0; o < question->options_count; o++) {
        const int length = lean_length(&question->options[o].text, language);
        if (length < 0)
            return LEAN_UNMARKED;
        if (length > most) {
            second = most;
            most = length;
            longest = (int)o;
        } else if (length > second) {
            second = length;
        }
    }
    return most > second && most * 10 >= second * 11 ? longest : LEAN_UNMARKED;
}

static void lean_language(const struct quiz_table *table, const char *language,
                          struct proof_length *length)
{
    int mark[PACK_MOST_QUESTIONS];
    struct lean_amounts amounts;
    memset(length, 0, sizeof *length);
    length->language = language;
    for (int q = 0; q < table->questions; q++) {
        mark[q] = lean_longest(&table->quiz->questions[table->question[q]], language);
        length->questions += mark[q] != LEAN_UNMARKED;
    }
    for (int a = 0; a < table->types; a++) {
        lean_type_amounts(table, a, &amounts);
        lean(table, &amounts, mark, &length->type[a]);
    }
    for (int t = 0; t < table->traits; t++) {
        lean_trait_amounts(table, t, &amounts);
        lean(table, &amounts, mark, &length->trait[t]);
    }
}

void quiz_lean_lengths(const struct quiz_table *table, const struct pack *pack,
                       struct proof_form *form)
{
    form->lengths = 0;
    lean_language(table, pack->language, &form->length[form->lengths++]);
    for (size_t i = 0; i < pack->languages_count; i++) {
        if (strcmp(pack->languages[i], pack->language) != 0)
            lean_language(table, pack->languages[i], &form->length[form->lengths++]);
    }
}
