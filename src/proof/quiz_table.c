/* SPDX-License-Identifier: MIT */
/* What is the same for all sheets (points, ranges, the profiles about their mean) is worked out
 * once. What is left for a sheet is one multiplication and division per trait, and one dot product,
 * root and division per type. */
#include "proof/quiz_table.h"

#include <math.h>
#include <string.h>

/* See engine/quiz.c. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

#define TABLE_SAME 1e-9
#define TABLE_MIDDLE 2.0
#define TABLE_STRONG 0.20

/* The points of one question, lowered so that the least of each trait is 0. */
static void table_question(struct quiz_table *table, int at, const struct question *question)
{
    table->options[at] = (int)question->options_count;
    for (int t = 0; t < table->traits; t++) {
        int points[PACK_MOST_OPTIONS], least = 0, most = 0;
        for (int o = 0; o < table->options[at]; o++) {
            const struct quiz_option *option = &question->options[o];
            points[o] = 0;
            for (size_t i = 0; i < option->traits_count; i++) {
                if (option->traits[i].index == t)
                    points[o] += option->traits[i].value;
            }
            least = o == 0 || points[o] < least ? points[o] : least;
            most = o == 0 || points[o] > most ? points[o] : most;
        }
        for (int o = 0; o < table->options[at]; o++)
            table->points[at][o][t] = (int16_t)(points[o] - least);
        table->least[t] += least;
        table->range[t] += most - least;
        table->moved[t] += most > least;
    }
}

static void table_profile(struct quiz_table *table, int type)
{
    const double *value = table->quiz->archetypes[type].value;
    double mean = 0;
    for (int t = 0; t < table->traits; t++)
        mean += value[t];
    mean /= (double)table->traits;
    for (int t = 0; t < table->traits; t++) {
        table->profile[type][t] = value[t] - mean;
        table->square[type] += table->profile[type][t] * table->profile[type][t];
    }
}

void quiz_table_init(struct quiz_table *table, const struct quiz *quiz, const int *question,
                     int count)
{
    memset(table, 0, sizeof *table);
    table->quiz = quiz;
    table->traits = (int)quiz->traits_count;
    table->types = (int)quiz->archetypes_count;
    table->questions = count;
    for (int i = 0; i < count; i++) {
        table->question[i] = question[i];
        table_question(table, i, &quiz->questions[question[i]]);
    }
    for (int a = 0; a < table->types; a++)
        table_profile(table, a);
}

/* The best score's place, the first of those that equal it. */
static int table_type(const struct quiz_table *table, const double *score)
{
    int best = 0;
    for (int a = 1; a < table->types; a++) {
        if (score[a] > score[best])
            best = a;
    }
    for (int a = 0; a < best; a++) {
        if (score[best] - score[a] < TABLE_SAME)
            return a;
    }
    return best;
}

double quiz_table_margin(const struct quiz_table *table, const struct quiz_verdict *verdict,
                         int type)
{
    double other = -1;
    for (int a = 0; a < table->types; a++) {
        if (a != type && verdict->score[a] > other)
            other = verdict->score[a];
    }
    return verdict->score[type] - other;
}

void quiz_table_judge(const struct quiz_table *table, const struct quiz_sums *sums,
                      struct quiz_verdict *ret_verdict)
{
    double x[PACK_MOST_TRAITS], least = 0, most = 0, mean = 0, xx = 0;
    const int traits = table->traits;
    for (int t = 0; t < traits; t++) {
        x[t] = table->range[t] > 0 ? 4.0 * (double)sums->above[t] / (double)table->range[t]
                                   : TABLE_MIDDLE;
        least = t == 0 || x[t] < least ? x[t] : least;
        most = t == 0 || x[t] > most ? x[t] : most;
        mean += x[t];
    }
    ret_verdict->type = -1;
    ret_verdict->lead = ret_verdict->margin = 0;
    for (int a = 0; a < table->types; a++)
        ret_verdict->score[a] = 0;
    if (!(most - least >= TABLE_SAME))
        return;
    mean /= (double)traits;
    for (int t = 0; t < traits; t++) {
        x[t] -= mean;
        xx += x[t] * x[t];
    }
    for (int a = 0; a < table->types; a++) {
        const double *y = table->profile[a];
        double xy = 0;
        for (int t = 0; t < traits; t++)
            xy += x[t] * y[t];
        if (xx > 0 && table->square[a] > 0) {
            const double score = xy / sqrt(xx * table->square[a]);
            ret_verdict->score[a] = score > 1 ? 1 : score < -1 ? -1 : score;
        }
    }
    ret_verdict->type = table_type(table, ret_verdict->score);
    ret_verdict->margin = quiz_table_margin(table, ret_verdict, ret_verdict->type);
    ret_verdict->lead = ret_verdict->margin > 0 ? ret_verdict->margin : 0;
}

void quiz_table_judge_sheet(const struct quiz_table *table, const int *option,
                            struct quiz_verdict *ret_verdict)
{
    struct quiz_sums sums = {{0}};
    for (int q = 0; q < table->questions; q++)
        quiz_table_add(table, q, option[q], &sums);
    quiz_table_judge(table, &sums, ret_verdict);
}

enum strength quiz_table_strength(const struct quiz_verdict *verdict, double tie)
{
    if (verdict->type < 0)
        return STRENGTH_NONE;
    if (verdict->lead > TABLE_STRONG - TABLE_SAME)
        return STRENGTH_STRONG;
    return verdict->lead - tie > TABLE_SAME ? STRENGTH_BALANCED : STRENGTH_BLEND;
}

bool quiz_table_is_blend(const struct quiz_table *table, const struct quiz_verdict *verdict)
{
    return verdict->type >= 0 && verdict->margin - table->quiz->tie <= TABLE_SAME;
}

void quiz_table_reply(const struct quiz_table *table, const int *option, int *ret_reply)
{
    for (size_t q = 0; q < table->quiz->questions_count; q++)
        ret_reply[q] = REPLY_SKIPPED;
    for (int q = 0; q < table->questions; q++)
        ret_reply[table->question[q]] = option[q];
}
