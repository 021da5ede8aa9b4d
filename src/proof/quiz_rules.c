/* SPDX-License-Identifier: MIT */
/* Figures go into the arguments with a point and few digits: arguments are the same in every
 * language, and more digits would only look exact. */
#include "proof/quiz_rules.h"

#include <math.h>

struct rules {
    const struct quiz_proof *proof;
    const struct proof_form *form;
    struct diags *diags;
    struct arena arena;
    const char *questions; /* of the form, as a number */
};

static const char *rules_number(struct rules *rules, int number)
{
    return arena_format(&rules->arena, "%d", number);
}

static const char *rules_decimal(struct rules *rules, double value, int decimals)
{
    return arena_format(&rules->arena, "%.*f", decimals, value);
}

static const char *rules_percent(struct rules *rules, double share)
{
    return rules_decimal(rules, 100 * share, 1);
}

/* A type that cannot come out has no share to speak of. */
static void rules_type(struct rules *rules, size_t at)
{
    const struct quiz *quiz = rules->proof->quiz;
    const struct archetype *archetype = &quiz->archetypes[at];
    const struct proof_type *type = &rules->form->type[at];
    const double even = 1.0 / (double)quiz->archetypes_count;
    if (type->reach != QUIZ_REACHED) {
        diag_add(rules->diags, DIAG_TYPE_UNREACHABLE, archetype->place, "archetype", archetype->id,
                 "questions", rules->questions, "score", rules_decimal(rules, type->score, 2),
                 "other", quiz->archetypes[type->other].id, "behind",
                 rules_decimal(rules, fabs(type->margin), 2), NULL);
    } else if (type->share < QUIZ_LEAST_SHARE * even || type->share > QUIZ_MOST_SHARE * even) {
        diag_add(rules->diags, DIAG_TYPE_SHARE, archetype->place, "archetype", archetype->id,
                 "questions", rules->questions, "share", rules_percent(rules, type->share), "least",
                 rules_percent(rules, QUIZ_LEAST_SHARE * even), "most",
                 rules_percent(rules, fmin(1, QUIZ_MOST_SHARE * even)), NULL);
    }
}

static void rules_traits(struct rules *rules)
{
    const struct quiz *quiz = rules->proof->quiz;
    for (size_t t = 0; t < quiz->traits_count; t++) {
        const int moved = rules->form->trait[t].moved;
        if (moved < QUIZ_LEAST_MOVED)
            diag_add(rules->diags, DIAG_TRAIT_THIN, quiz->traits[t].place, "trait",
                     quiz->traits[t].id, "questions", rules->questions, "count",
                     rules_number(rules, moved), "least", rules_number(rules, QUIZ_LEAST_MOVED),
                     NULL);
    }
}

/* The option itself is the place to look at. */
static struct place rules_place(const struct quiz *quiz, const struct proof_lean *lean)
{
    return lean->question < 0 ? quiz->place
                              : quiz->questions[lean->question].options[lean->option].place;
}

static void rules_positions(struct rules *rules)
{
    const struct quiz *quiz = rules->proof->quiz;
    for (int at = 0; at < rules->form->positions; at++) {
        const struct proof_position *position = &rules->form->position[at];
        for (size_t a = 0; a < quiz->archetypes_count; a++) {
            const struct proof_lean *lean = &position->type[a];
            if (lean->away > QUIZ_MOST_LEAN)
                diag_add(rules->diags, DIAG_POSITION_FAVOURS, rules_place(quiz, lean), "position",
                         rules_number(rules, at + 1), "archetype", quiz->archetypes[a].id, "hits",
                         rules_number(rules, lean->hits), "of", rules_number(rules, lean->of),
                         "share", rules_percent(rules, position->half[a]), "even",
                         rules_percent(rules, 1.0 / (double)quiz->archetypes_count), NULL);
        }
    }
}

static void rules_length(struct rules *rules, const char *id, const char *language,
                         const struct proof_lean *lean)
{
    if (lean->away > QUIZ_MOST_LEAN)
        diag_add(rules->diags, DIAG_LENGTH_FAVOURS, rules_place(rules->proof->quiz, lean), "id", id,
                 "language", language, "hits", rules_number(rules, lean->hits), "of",
                 rules_number(rules, lean->of), NULL);
}

static void rules_lengths(struct rules *rules)
{
    const struct quiz *quiz = rules->proof->quiz;
    for (int i = 0; i < rules->form->lengths; i++) {
        const struct proof_length *length = &rules->form->length[i];
        for (size_t a = 0; a < quiz->archetypes_count; a++)
            rules_length(rules, quiz->archetypes[a].id, length->language, &length->type[a]);
        for (size_t t = 0; t < quiz->traits_count; t++)
            rules_length(rules, quiz->traits[t].id, length->language, &length->trait[t]);
    }
}

static void rules_form(struct rules *rules)
{
    const struct quiz *quiz = rules->proof->quiz;
    rules->questions = rules_number(rules, rules->form->questions);
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        rules_type(rules, a);
    if (rules->form->blend > QUIZ_MOST_BLENDS)
        diag_add(rules->diags, DIAG_BLENDS_MANY, quiz->place, "share",
                 rules_percent(rules, rules->form->blend), "questions", rules->questions, "most",
                 rules_percent(rules, QUIZ_MOST_BLENDS), "tie",
                 arena_format(&rules->arena, "%g", quiz->tie), NULL);
    rules_traits(rules);
    rules_positions(rules);
    rules_lengths(rules);
}

/* Each pair once, at the later of the two. */
static void rules_alike(struct rules *rules)
{
    const struct quiz *quiz = rules->proof->quiz;
    for (size_t b = 0; b < quiz->archetypes_count; b++) {
        for (size_t a = 0; a < b; a++) {
            const double alike = rules->proof->alike[a][b];
            if (!(alike > QUIZ_MOST_ALIKE))
                continue;
            diag_add(rules->diags, DIAG_TYPES_ALIKE, quiz->archetypes[b].place, "archetype",
                     quiz->archetypes[b].id, "other", quiz->archetypes[a].id, "correlation",
                     rules_decimal(rules, alike, 2), "most",
                     rules_decimal(rules, QUIZ_MOST_ALIKE, 2), NULL);
            diag_other(rules->diags, quiz->archetypes[a].place);
        }
    }
}

void quiz_rules_check(const struct quiz_proof *proof, struct diags *diags)
{
    struct rules rules = {.proof = proof, .diags = diags};
    for (int i = 0; i < proof->forms; i++) {
        rules.form = &proof->form[i];
        rules_form(&rules);
    }
    rules_alike(&rules);
    arena_release(&rules.arena);
}
