/* SPDX-License-Identifier: MIT */
/* Everything about a sheet of answers comes from three whole numbers per question and trait: what
 * the reply gave, and the least and the most the question offers. Leaving a question out is then a
 * subtraction of whole numbers, exact and cheap; floating point begins only with the values.
 *
 * Two figures nearer than QUIZ_SAME are the same figure. Without that, profiles that tie on paper
 * would be told apart by rounding, and the file's order, which the rules promise, would not hold.
 */
#include "engine/quiz.h"

#include <math.h>
#include <string.h>

/* Keeps clang from fusing multiply and add where the machine can: figures are the same everywhere.
 * (gcc does not fuse under -std=c11.) */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

#define QUIZ_SAME 1e-9
#define QUIZ_STRONG 0.20
#define QUIZ_MIDDLE 2.0
#define QUIZ_MOVED 0.5

/* What one question, or several together, do to one trait. */
struct quiz_move {
    int sum, least, most;
};

struct quiz_sheet {
    double value[PACK_MOST_TRAITS];
    double score[PACK_MOST_ARCHETYPES];
    int type; /* main type, -1 = no direction */
};

/* --- from replies to sums ------------------------------------------------------------------ */

static bool quiz_answered(const struct question *question, int reply)
{
    return reply >= 0 && (size_t)reply < question->options_count;
}

static int quiz_points(const struct quiz_option *option, int trait)
{
    int points = 0;
    for (size_t i = 0; i < option->traits_count; i++) {
        if (option->traits[i].index == trait)
            points += option->traits[i].value;
    }
    return points;
}

/* What QUESTION with REPLY does to TRAIT: nothing when it was not answered. */
static struct quiz_move quiz_move(const struct question *question, int reply, int trait)
{
    struct quiz_move move = {0};
    if (!quiz_answered(question, reply))
        return move;
    move.sum = quiz_points(&question->options[reply], trait);
    move.least = move.most = move.sum;
    for (size_t i = 0; i < question->options_count; i++) {
        const int points = quiz_points(&question->options[i], trait);
        move.least = points < move.least ? points : move.least;
        move.most = points > move.most ? points : move.most;
    }
    return move;
}

static void quiz_total(const struct quiz *quiz, const int *reply,
                       struct quiz_move total[PACK_MOST_TRAITS])
{
    for (size_t t = 0; t < quiz->traits_count; t++) {
        total[t] = (struct quiz_move){0};
        for (size_t q = 0; q < quiz->questions_count; q++) {
            const struct quiz_move move = quiz_move(&quiz->questions[q], reply[q], (int)t);
            total[t].sum += move.sum;
            total[t].least += move.least;
            total[t].most += move.most;
        }
    }
}

/* --- from sums to scores ------------------------------------------------------------------- */

/* The place of the greatest of the COUNT figures, the first of those that equal it; -1 when all
 * are TAKEN (may be NULL). */
static int quiz_greatest(const double *figure, size_t count, const bool *taken)
{
    int best = -1;
    for (size_t i = 0; i < count; i++) {
        if (!(taken && taken[i]) && (best < 0 || figure[i] > figure[best]))
            best = (int)i;
    }
    for (int i = 0; i < best; i++) {
        if (!(taken && taken[i]) && figure[best] - figure[i] < QUIZ_SAME)
            return i;
    }
    return best;
}

/* Pearson's correlation of X and Y over COUNT places; 0 when either is flat. */
static double quiz_correlation(const double *x, const double *y, size_t count)
{
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        mean_x += x[i];
        mean_y += y[i];
    }
    mean_x /= (double)count;
    mean_y /= (double)count;
    for (size_t i = 0; i < count; i++) {
        const double dx = x[i] - mean_x, dy = y[i] - mean_y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    if (!(xx > 0) || !(yy > 0))
        return 0;
    return fmax(-1, fmin(1, xy / sqrt(xx * yy)));
}

static bool quiz_has_direction(const double *value, size_t count)
{
    double least = value[0], most = value[0];
    for (size_t t = 1; t < count; t++) {
        least = fmin(least, value[t]);
        most = fmax(most, value[t]);
    }
    return most - least >= QUIZ_SAME;
}

static void quiz_work_out(const struct quiz *quiz, const struct quiz_move *total,
                          struct quiz_sheet *ret_sheet)
{
    memset(ret_sheet, 0, sizeof *ret_sheet);
    for (size_t t = 0; t < quiz->traits_count; t++) {
        const int range = total[t].most - total[t].least;
        ret_sheet->value[t] =
            range > 0 ? 4.0 * (double)(total[t].sum - total[t].least) / (double)range : QUIZ_MIDDLE;
    }
    ret_sheet->type = -1;
    if (!quiz_has_direction(ret_sheet->value, quiz->traits_count))
        return;
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        ret_sheet->score[a] =
            quiz_correlation(ret_sheet->value, quiz->archetypes[a].value, quiz->traits_count);
    ret_sheet->type = quiz_greatest(ret_sheet->score, quiz->archetypes_count, NULL);
}

/* How far TYPE's score lies above the best other's; negative when below. */
static double quiz_margin(const struct quiz *quiz, const double *score, int type)
{
    double other = -1;
    for (size_t a = 0; a < quiz->archetypes_count; a++) {
        if ((int)a != type && score[a] > other)
            other = score[a];
    }
    return score[type] - other;
}

/* --- the result ---------------------------------------------------------------------------- */

static enum strength quiz_strength(const struct quiz *quiz, double lead)
{
    if (lead > QUIZ_STRONG - QUIZ_SAME)
        return STRENGTH_STRONG;
    return lead - quiz->tie > QUIZ_SAME ? STRENGTH_BALANCED : STRENGTH_BLEND;
}

static void quiz_blend(const struct quiz *quiz, struct quiz_result *result)
{
    for (size_t a = 0; a < quiz->archetypes_count; a++) {
        const double behind = result->score[result->type] - result->score[a];
        if ((int)a == result->type || behind - quiz->tie <= QUIZ_SAME)
            result->blend[result->blends++] = (int)a;
    }
}

/* Leaves each answered question out and keeps the three that cost the main type most. */
static void quiz_decide(const struct quiz *quiz, const int *reply, const struct quiz_move *total,
                        struct quiz_result *result)
{
    double fall[PACK_MOST_QUESTIONS] = {0};
    bool taken[PACK_MOST_QUESTIONS] = {false};
    const double lead = quiz_margin(quiz, result->score, result->type);

    for (size_t q = 0; q < quiz->questions_count; q++) {
        struct quiz_move rest[PACK_MOST_TRAITS];
        struct quiz_sheet sheet;
        taken[q] = !quiz_answered(&quiz->questions[q], reply[q]);
        if (taken[q])
            continue;
        for (size_t t = 0; t < quiz->traits_count; t++) {
            const struct quiz_move move = quiz_move(&quiz->questions[q], reply[q], (int)t);
            rest[t].sum = total[t].sum - move.sum;
            rest[t].least = total[t].least - move.least;
            rest[t].most = total[t].most - move.most;
        }
        quiz_work_out(quiz, rest, &sheet);
        fall[q] = lead - quiz_margin(quiz, sheet.score, result->type);
    }
    while (result->decisives < QUIZ_DECISIVE) {
        const int most = quiz_greatest(fall, quiz->questions_count, taken);
        if (most < 0)
            return;
        taken[most] = true;
        result->decisive[result->decisives++] = most;
    }
}

void quiz_result(const struct quiz *quiz, const int *reply, struct quiz_result *ret_result)
{
    struct quiz_move total[PACK_MOST_TRAITS] = {{0}};
    struct quiz_sheet sheet;

    quiz_total(quiz, reply, total);
    quiz_work_out(quiz, total, &sheet);
    memset(ret_result, 0, sizeof *ret_result);
    ret_result->type = sheet.type;
    memcpy(ret_result->value, sheet.value, sizeof sheet.value);
    memcpy(ret_result->score, sheet.score, sizeof sheet.score);
    for (size_t q = 0; q < quiz->questions_count; q++)
        ret_result->answered += quiz_answered(&quiz->questions[q], reply[q]);
    if (sheet.type < 0)
        return;
    ret_result->lead = fmax(0, quiz_margin(quiz, sheet.score, sheet.type));
    ret_result->strength = quiz_strength(quiz, ret_result->lead);
    quiz_blend(quiz, ret_result);
    quiz_decide(quiz, reply, total, ret_result);
}

const char *strength_name(enum strength strength)
{
    switch (strength) {
    case STRENGTH_NONE: return "none";
    case STRENGTH_BLEND: return "blend";
    case STRENGTH_BALANCED: return "balanced";
    case STRENGTH_STRONG: return "strong";
    }
    return "none";
}

void quiz_ranking(const struct quiz *quiz, const struct quiz_result *result,
                  int ret_order[PACK_MOST_ARCHETYPES])
{
    bool taken[PACK_MOST_ARCHETYPES] = {false};
    for (size_t i = 0; i < quiz->archetypes_count; i++) {
        ret_order[i] = quiz_greatest(result->score, quiz->archetypes_count, taken);
        taken[ret_order[i]] = true;
    }
}

static int quiz_type(const struct quiz *quiz, const int *reply)
{
    struct quiz_move total[PACK_MOST_TRAITS] = {{0}};
    struct quiz_sheet sheet;
    quiz_total(quiz, reply, total);
    quiz_work_out(quiz, total, &sheet);
    return sheet.type;
}

int quiz_turning_option(const struct quiz *quiz, const int *reply, int question, int *ret_type)
{
    int sheet[PACK_MOST_QUESTIONS];
    bool equal[PACK_MOST_ARCHETYPES] = {false};
    struct quiz_result result;
    quiz_result(quiz, reply, &result);
    if (result.type < 0)
        return -1;
    for (int i = 0; i < result.blends; i++)
        equal[result.blend[i]] = true;
    for (size_t q = 0; q < quiz->questions_count; q++)
        sheet[q] = reply[q];
    for (size_t o = 0; o < quiz->questions[question].options_count; o++) {
        sheet[question] = (int)o;
        const int other = quiz_type(quiz, sheet);
        if (other >= 0 && !equal[other]) {
            *ret_type = other;
            return (int)o;
        }
    }
    return -1;
}

enum size quiz_size(const struct quiz *quiz, int sure)
{
    const struct confidence *confidence = quiz->confidence;
    if (!confidence || sure < 0 || (size_t)sure >= confidence->options_count)
        return SIZE_MIDDLE;
    return (enum size)confidence->options[sure].size;
}

/* --- forms of the test ---------------------------------------------------------------------- */

bool quiz_has_short(const struct quiz *quiz)
{
    size_t marked = 0;
    for (size_t q = 0; q < quiz->questions_count; q++)
        marked += quiz->questions[q].in_short;
    return marked > 0 && marked < quiz->questions_count;
}

bool quiz_asks(const struct quiz *quiz, enum test_form form, int question)
{
    return form == TEST_ALL || quiz->questions[question].in_short || !quiz_has_short(quiz);
}

int quiz_questions(const struct quiz *quiz, enum test_form form)
{
    return quiz_number(quiz, form, (int)quiz->questions_count - 1);
}

int quiz_number(const struct quiz *quiz, enum test_form form, int question)
{
    int number = 0;
    for (int q = 0; q <= question; q++)
        number += quiz_asks(quiz, form, q);
    return number;
}

/* --- what is told --------------------------------------------------------------------------- */

bool quiz_is_blended(const struct quiz_result *result, int archetype)
{
    for (int i = 0; i < result->blends; i++) {
        if (result->blend[i] == archetype)
            return true;
    }
    return false;
}

bool quiz_has_tiebreak(const struct quiz *quiz, const struct quiz_result *result)
{
    if (result->blends < 2 || text_is_empty(&quiz->tiebreak))
        return false;
    for (int i = 0; i < result->blends; i++) {
        if (text_is_empty(&quiz->archetypes[result->blend[i]].side))
            return false;
    }
    return true;
}

int quiz_told(const struct quiz_result *result, int side, int ret_type[PACK_MOST_ARCHETYPES])
{
    int count = 0;
    if (quiz_is_blended(result, side))
        ret_type[count++] = side;
    for (int i = 0; i < result->blends; i++) {
        if (result->blend[i] != side)
            ret_type[count++] = result->blend[i];
    }
    return count;
}

int quiz_nearest(const struct quiz_result *result, int side)
{
    return quiz_is_blended(result, side) ? side : result->type;
}

bool quiz_moved(double before, double now)
{
    return fabs(now - before) > QUIZ_MOVED - QUIZ_SAME;
}

enum level quiz_level(double value)
{
    return value < 1.5 ? LEVEL_LOW : value <= 2.5 ? LEVEL_MIDDLE : LEVEL_HIGH;
}

const char *quiz_trait_key(double value)
{
    static const char *const keys[LEVELS] = {"trait.low", "trait.middle", "trait.high"};
    return keys[quiz_level(value)];
}
