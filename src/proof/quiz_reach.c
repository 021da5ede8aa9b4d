/* SPDX-License-Identifier: MIT */
/* How much an answer brings the type ahead of another one, for all others: the `gain`. A sheet's
 * gains added up, and the constants of traits that nothing moves, are (score of the type - score of
 * the other) times the length of the values, which is at most 4 * sqrt(traits).
 *
 * What has to hold for each other type follows from the rule of ties: scores within 1e-9 are equal,
 * and of equals the first in the file is the main type. So a type that stands before must be behind
 * (by anything more than rounding), one that stands after may be equal. */
#include "proof/quiz_reach.h"

#include <math.h>
#include <string.h>

/* See engine/quiz.c. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

enum { REACH_OTHERS = PACK_MOST_ARCHETYPES };

#define REACH_BEHIND 1e-11 /* less than this is rounding */
#define REACH_EQUAL -1e-7  /* more than 1e-9 times the longest values */

struct reach {
    const struct quiz_table *table;
    int type, others;
    int other[REACH_OTHERS];
    double need[REACH_OTHERS]; /* what the sum of gains must be above */
    double fixed[REACH_OTHERS];
    double gain[PACK_MOST_QUESTIONS][PACK_MOST_OPTIONS][REACH_OTHERS];
    double weight[REACH_OTHERS], best_weight[REACH_OTHERS];
    double best_bound;
    struct quiz_witness *best; /* the nearest so far */
    /* Branch and bound: questions in order, what the ones behind can add at most. */
    int order[PACK_MOST_QUESTIONS];
    int option[PACK_MOST_QUESTIONS];
    double rest[PACK_MOST_QUESTIONS + 1][REACH_OTHERS], rest_weighted[PACK_MOST_QUESTIONS + 1];
    long nodes;
};

/* --- gains --------------------------------------------------------------------------------- */

static void reach_direction(const struct quiz_table *table, int type, double *ret_direction)
{
    const double length = sqrt(table->square[type]);
    for (int t = 0; t < table->traits; t++)
        ret_direction[t] = length > 0 ? table->profile[type][t] / length : 0;
}

static void reach_gains(struct reach *reach, int at)
{
    const struct quiz_table *table = reach->table;
    double mine[PACK_MOST_TRAITS], other[PACK_MOST_TRAITS];
    reach_direction(table, reach->type, mine);
    reach_direction(table, reach->other[at], other);
    reach->need[at] = reach->other[at] < reach->type ? REACH_BEHIND : REACH_EQUAL;
    for (int t = 0; t < table->traits; t++) {
        if (table->range[t] == 0)
            reach->fixed[at] += 2 * (mine[t] - other[t]);
    }
    for (int q = 0; q < table->questions; q++) {
        for (int o = 0; o < table->options[q]; o++) {
            double *gain = &reach->gain[q][o][at];
            *gain = 0;
            for (int t = 0; t < table->traits; t++) {
                if (table->range[t] > 0)
                    *gain += 4.0 * table->points[q][o][t] / table->range[t] * (mine[t] - other[t]);
            }
        }
    }
}

static double reach_weighted(const struct reach *reach, const double *weight, int q, int o)
{
    double sum = 0;
    for (int i = 0; i < reach->others; i++)
        sum += weight[i] * reach->gain[q][o][i];
    return sum;
}

static int reach_best_option(const struct reach *reach, const double *weight, int q,
                             double *ret_sum)
{
    int best = 0;
    *ret_sum = reach_weighted(reach, weight, q, 0);
    for (int o = 1; o < reach->table->options[q]; o++) {
        const double sum = reach_weighted(reach, weight, q, o);
        if (sum > *ret_sum) {
            *ret_sum = sum;
            best = o;
        }
    }
    return best;
}

/* --- climbing ------------------------------------------------------------------------------ */

/* Fills in what comes of the sheet of WITNESS, whose sums are SUMS. */
static void reach_look(const struct quiz_table *table, int type, const struct quiz_sums *sums,
                       struct quiz_witness *witness)
{
    struct quiz_verdict verdict;
    quiz_table_judge(table, sums, &verdict);
    witness->reach = verdict.type == type ? QUIZ_REACHED : QUIZ_NOT_FOUND;
    witness->directed = verdict.type >= 0;
    witness->score = verdict.score[type];
    witness->margin = quiz_table_margin(table, &verdict, type);
    witness->other = -1;
    for (int a = 0; a < table->types; a++) {
        if (a != type && (witness->other < 0 || verdict.score[a] > verdict.score[witness->other]))
            witness->other = a;
    }
}

/* A sheet with the result is better than any without, then one with a direction (without, all
 * scores are 0, which is near to nothing); else the greater margin is. */
static bool reach_is_better(const struct quiz_witness *a, const struct quiz_witness *b)
{
    if ((a->reach == QUIZ_REACHED) != (b->reach == QUIZ_REACHED))
        return a->reach == QUIZ_REACHED;
    if (a->directed != b->directed)
        return a->directed;
    return a->margin > b->margin + 1e-12;
}

/* Goes over to the best other answer to question Q, if there is a better one than now. */
static bool reach_change(const struct quiz_table *table, int type, int q, struct quiz_sums *sums,
                         struct quiz_witness *best)
{
    const int now = best->option[q];
    const struct quiz_sums before = *sums;
    bool better = false;
    for (int o = 0; o < table->options[q]; o++) {
        struct quiz_sums tried = before;
        struct quiz_witness found;
        if (o == now)
            continue;
        for (int i = 0; i < QUIZ_TABLE_LANES; i++)
            tried.above[i] = (int16_t)(tried.above[i] - table->points[q][now][i]);
        quiz_table_add(table, q, o, &tried);
        reach_look(table, type, &tried, &found);
        if (!reach_is_better(&found, best))
            continue;
        best->reach = found.reach;
        best->directed = found.directed;
        best->score = found.score;
        best->margin = found.margin;
        best->other = found.other;
        best->option[q] = o;
        *sums = tried;
        better = true;
    }
    return better;
}

void quiz_reach_climb(const struct quiz_table *table, int type, const int *option,
                      struct quiz_witness *ret_witness)
{
    struct quiz_witness best;
    struct quiz_sums sums = {{0}};
    memset(&best, 0, sizeof best);
    for (int q = 0; q < table->questions; q++) {
        best.option[q] = option[q];
        quiz_table_add(table, q, option[q], &sums);
    }
    reach_look(table, type, &sums, &best);
    for (bool better = true; better;) {
        better = false;
        for (int q = 0; q < table->questions; q++)
            better = reach_change(table, type, q, &sums, &best) || better;
    }
    *ret_witness = best;
}

/* --- weights ------------------------------------------------------------------------------- */

/* What the weighted sum would have to be above. */
static double reach_needed(const struct reach *reach, const double *weight)
{
    double need = 0;
    for (int i = 0; i < reach->others; i++)
        need += weight[i] * reach->need[i];
    return need;
}

/* The best sheet for the weights goes to OPTION, its sums of gains to SUM; how far even this lies
 * above what is needed: below 0 there is no sheet. */
static double reach_step(const struct reach *reach, int *option, double *sum)
{
    double bound = -reach_needed(reach, reach->weight);
    for (int i = 0; i < reach->others; i++) {
        sum[i] = reach->fixed[i];
        bound += reach->weight[i] * reach->fixed[i];
    }
    for (int q = 0; q < reach->table->questions; q++) {
        double gain;
        option[q] = reach_best_option(reach, reach->weight, q, &gain);
        bound += gain;
        for (int i = 0; i < reach->others; i++)
            sum[i] += reach->gain[q][option[q]][i];
    }
    return bound;
}

static void reach_reweigh(struct reach *reach, const double *sum, int step)
{
    double greatest = 0, total = 0;
    for (int i = 0; i < reach->others; i++)
        greatest = fmax(greatest, fabs(sum[i]));
    if (!(greatest > 0))
        return;
    for (int i = 0; i < reach->others; i++) {
        reach->weight[i] *= 1 - 0.5 / sqrt(1.0 + step) * sum[i] / greatest;
        total += reach->weight[i];
    }
    for (int i = 0; i < reach->others; i++)
        reach->weight[i] /= total;
}

static void reach_try(struct reach *reach, const int *option)
{
    struct quiz_witness found;
    quiz_reach_climb(reach->table, reach->type, option, &found);
    if (reach_is_better(&found, reach->best))
        *reach->best = found;
}

/* True when it is settled. Sheets come round again and again; only a new one is climbed from. */
static bool reach_by_weights(struct reach *reach)
{
    int option[PACK_MOST_QUESTIONS], last[PACK_MOST_QUESTIONS];
    double sum[REACH_OTHERS];
    for (int i = 0; i < reach->others; i++)
        reach->weight[i] = 1.0 / reach->others;
    for (int step = 0; step < QUIZ_REACH_STEPS; step++) {
        const size_t size = (size_t)reach->table->questions * sizeof *option;
        const double bound = reach_step(reach, option, sum);
        if (step == 0 || bound < reach->best_bound) {
            reach->best_bound = bound;
            memcpy(reach->best_weight, reach->weight, sizeof reach->weight);
        }
        if (step % 10 == 0 && (step == 0 || memcmp(option, last, size) != 0)) {
            reach_try(reach, option);
            memcpy(last, option, size);
        }
        if (reach->best->reach == QUIZ_REACHED)
            return true;
        if (bound <= 0) {
            reach->best->reach = QUIZ_IMPOSSIBLE;
            return true;
        }
        reach_reweigh(reach, sum, step);
    }
    return false;
}

/* --- branch and bound ---------------------------------------------------------------------- */

/* Questions with much at stake first. */
static void reach_order(struct reach *reach)
{
    double stake[PACK_MOST_QUESTIONS];
    for (int q = 0; q < reach->table->questions; q++) {
        double least = 0, most = 0;
        for (int o = 0; o < reach->table->options[q]; o++) {
            const double gain = reach_weighted(reach, reach->best_weight, q, o);
            least = o == 0 || gain < least ? gain : least;
            most = o == 0 || gain > most ? gain : most;
        }
        stake[q] = most - least;
        int at = q;
        for (; at > 0 && stake[reach->order[at - 1]] < stake[q]; at--)
            reach->order[at] = reach->order[at - 1];
        reach->order[at] = q;
    }
    for (int at = reach->table->questions - 1; at >= 0; at--) {
        const int q = reach->order[at];
        double gain;
        (void)reach_best_option(reach, reach->best_weight, q, &gain);
        reach->rest_weighted[at] = reach->rest_weighted[at + 1] + gain;
        for (int i = 0; i < reach->others; i++) {
            double most = reach->gain[q][0][i];
            for (int o = 1; o < reach->table->options[q]; o++)
                most = fmax(most, reach->gain[q][o][i]);
            reach->rest[at][i] = reach->rest[at + 1][i] + most;
        }
    }
}

/* Whether the questions from AT on could still bring all sums above what is needed. */
static bool reach_is_open(const struct reach *reach, int at, const double *sum)
{
    double weighted = reach->rest_weighted[at] - reach_needed(reach, reach->best_weight);
    for (int i = 0; i < reach->others; i++) {
        if (sum[i] + reach->rest[at][i] <= reach->need[i])
            return false;
        weighted += reach->best_weight[i] * sum[i];
    }
    return weighted > 0;
}

/* Goes on with the question at AT of the order; true once the type is reached or the nodes are used
 * up. As deep as there are questions. */
static bool reach_branch(struct reach *reach, int at, const double *sum)
{
    if (++reach->nodes > QUIZ_REACH_NODES)
        return true;
    if (!reach_is_open(reach, at, sum))
        return false;
    if (at == reach->table->questions) {
        struct quiz_verdict verdict;
        quiz_table_judge_sheet(reach->table, reach->option, &verdict);
        if (verdict.type != reach->type)
            return false;
        quiz_reach_climb(reach->table, reach->type, reach->option, reach->best);
        return true;
    }
    const int q = reach->order[at];
    bool taken[PACK_MOST_OPTIONS] = {false};
    for (int round = 0; round < reach->table->options[q]; round++) {
        double next[REACH_OTHERS], most = 0;
        int best = -1;
        for (int o = 0; o < reach->table->options[q]; o++) {
            const double gain = reach_weighted(reach, reach->best_weight, q, o);
            if (!taken[o] && (best < 0 || gain > most)) {
                most = gain;
                best = o;
            }
        }
        taken[best] = true;
        reach->option[q] = best;
        for (int i = 0; i < reach->others; i++)
            next[i] = sum[i] + reach->gain[q][best][i];
        if (reach_branch(reach, at + 1, next))
            return true;
    }
    return false;
}

void quiz_reach_find(const struct quiz_table *table, int type, struct quiz_witness *ret_witness)
{
    struct reach reach;
    memset(&reach, 0, sizeof reach);
    reach.table = table;
    reach.type = type;
    reach.best = ret_witness;
    for (int a = 0; a < table->types; a++) {
        if (a == type)
            continue;
        reach.other[reach.others] = a;
        reach_gains(&reach, reach.others++);
    }
    quiz_reach_climb(table, type, reach.option, ret_witness);
    if (ret_witness->reach == QUIZ_REACHED || reach_by_weights(&reach))
        return;
    reach_order(&reach);
    if (!reach_branch(&reach, 0, reach.fixed))
        ret_witness->reach = QUIZ_IMPOSSIBLE;
}
