/* SPDX-License-Identifier: MIT */
#include "engine/quiz_words.h"

#include "base/str.h"

static const char *say(const struct quiz_words *words, const char *key)
{
    return catalog_text(words->words, key);
}

static const char *number(const struct quiz_words *words, int n)
{
    return arena_format(words->arena, "%d", n);
}

void quiz_words_init(struct quiz_words *words)
{
    quiz_result(words->quiz, words->sitting->reply, &words->result);
}

const char *quiz_words_text(const struct quiz_words *words, const struct text *text)
{
    return text_get(text, &words->wish);
}

/* --- type and strength --------------------------------------------------------------------- */

static const char *type_name(const struct quiz_words *words, int type)
{
    return quiz_words_text(words, &words->quiz->archetypes[type].name);
}

/* "A", "A and B", "A, B and C", SIDE first. */
static const char *type_names(const struct quiz_words *words, const struct quiz_result *result,
                              int side)
{
    int type[PACK_MOST_ARCHETYPES];
    const int count = quiz_told(result, side, type);
    struct str names = {0};
    for (int i = 0; i < count; i++) {
        if (i > 0)
            str_add(&names, say(words, i + 1 < count ? "result.comma" : "result.and"));
        str_add(&names, type_name(words, type[i]));
    }
    const char *kept = arena_string(words->arena, str_text(&names));
    str_release(&names);
    return kept;
}

const char *quiz_words_title(const struct quiz_words *words)
{
    const struct quiz_result *result = &words->result;
    if (result->answered == 0)
        return say(words, "result.title-unanswered");
    if (result->type < 0)
        return say(words, "result.title-none");
    const char *key = result->blends == 1   ? "result.title"
                      : result->blends == 2 ? "result.title-two"
                      : result->blends == 3 ? "result.title-three"
                                            : "result.title-more";
    return catalog_format(words->words, words->arena, key, "types",
                          type_names(words, result, words->sitting->side), NULL);
}

const char *quiz_words_strength(const struct quiz_words *words)
{
    return say(words,
               arena_format(words->arena, "strength.%s", strength_name(words->result.strength)));
}

const char *quiz_words_opening(const struct quiz_words *words)
{
    const struct quiz_result *result = &words->result;
    if (result->answered == 0)
        return say(words, "result.unanswered");
    if (result->type < 0)
        return say(words, "result.none");
    switch (result->blends) {
    case 1: return NULL;
    case 2: return say(words, "result.sides-two");
    case 3: return say(words, "result.sides-three");
    default: return say(words, "result.sides-more");
    }
}

const char *quiz_words_meaning(const struct quiz_words *words)
{
    switch (words->result.strength) {
    case STRENGTH_NONE: return NULL;
    case STRENGTH_BLEND: return say(words, "strength.blend-means");
    case STRENGTH_BALANCED: return say(words, "strength.balanced-means");
    case STRENGTH_STRONG: return say(words, "strength.strong-means");
    }
    return NULL;
}

const char *quiz_words_side(const struct quiz_words *words)
{
    const int side = words->sitting->side;
    if (words->result.blends < 2 || side == SIDE_NONE)
        return NULL;
    if (!quiz_is_blended(&words->result, side))
        return say(words, "result.side-all");
    return catalog_format(words->words, words->arena, "result.side", "type", type_name(words, side),
                          NULL);
}

const char *quiz_words_short(const struct quiz_words *words)
{
    if (words->sitting->form != TEST_SHORT || !quiz_has_short(words->quiz))
        return NULL;
    return catalog_format(words->words, words->arena, "result.short", "count",
                          number(words, quiz_questions(words->quiz, TEST_SHORT)), "of",
                          number(words, quiz_questions(words->quiz, TEST_ALL)), NULL);
}

const char *quiz_words_answered(const struct quiz_words *words)
{
    const int of = quiz_questions(words->quiz, words->sitting->form);
    if (words->result.answered == of || words->result.answered == 0)
        return NULL;
    return catalog_format(words->words, words->arena, "result.answered", "answered",
                          number(words, words->result.answered), "of", number(words, of), NULL);
}

/* --- traits -------------------------------------------------------------------------------- */

const char *quiz_words_value(const struct quiz_words *words, double value)
{
    return catalog_decimal(words->words, words->arena, value, 1, words->ascii);
}

const char *quiz_words_level(const struct quiz_words *words, double value)
{
    return say(words, quiz_trait_key(value));
}

const char *quiz_words_trait(const struct quiz_words *words, int trait)
{
    const struct text *text =
        &words->quiz->traits[trait].at[quiz_level(words->result.value[trait])];
    return text_is_empty(text) ? NULL : quiz_words_text(words, text);
}

/* --- why ----------------------------------------------------------------------------------- */

int quiz_words_number(const struct quiz_words *words, int i)
{
    return quiz_number(words->quiz, words->sitting->form, words->result.decisive[i]);
}

const char *quiz_words_choice(const struct quiz_words *words, int i)
{
    const int at = words->result.decisive[i], reply = words->sitting->reply[at];
    return catalog_format(words->words, words->arena, "result.you-chose", "option",
                          quiz_words_text(words, &words->quiz->questions[at].options[reply].text),
                          NULL);
}

const char *quiz_words_turning(const struct quiz_words *words, int i)
{
    const int at = words->result.decisive[i];
    int type = 0;
    const int option = quiz_turning_option(words->quiz, words->sitting->reply, at, &type);
    if (option < 0)
        return say(words, "result.turning-none");
    return catalog_format(words->words, words->arena, "result.turning", "option",
                          quiz_words_text(words, &words->quiz->questions[at].options[option].text),
                          "type", type_name(words, type), NULL);
}

/* --- the next step ------------------------------------------------------------------------- */

const char *quiz_words_next_title(const struct quiz_words *words)
{
    static const char *const keys[SIZES] = {"result.next-small", "result.next-middle",
                                            "result.next-large"};
    return say(words, keys[quiz_size(words->quiz, words->sitting->sure)]);
}

const char *quiz_words_next(const struct quiz_words *words)
{
    const int type = quiz_nearest(&words->result, words->sitting->side);
    const struct next_steps *next = type < 0 ? NULL : words->quiz->archetypes[type].next;
    if (!next)
        return NULL;
    return quiz_words_text(words, &next->by_size[quiz_size(words->quiz, words->sitting->sure)]);
}

/* --- what has changed ---------------------------------------------------------------------- */

static const char *types_or_none(const struct quiz_words *words, const struct quiz_sitting *sitting)
{
    struct quiz_result result;
    quiz_result(words->quiz, sitting->reply, &result);
    return result.type < 0 ? say(words, "strength.none")
                           : type_names(words, &result, sitting->side);
}

const char *quiz_words_type_then(const struct quiz_words *words)
{
    struct quiz_sitting first = *words->first, now = *words->sitting;
    first.side = now.side = SIDE_NONE; /* the same types in another order are no change */
    struct quiz_result result;
    bool same = true;
    quiz_result(words->quiz, first.reply, &result);
    for (int i = 0; i < result.blends; i++)
        same = same && quiz_is_blended(&words->result, result.blend[i]);
    same = same && result.blends == words->result.blends;
    return catalog_format(words->words, words->arena,
                          same ? "result.type-same" : "result.type-then", "then",
                          types_or_none(words, &first), "now", types_or_none(words, &now), NULL);
}

const char *quiz_words_form_then(const struct quiz_words *words)
{
    return words->first->form == words->sitting->form ? NULL : say(words, "result.form-then");
}

const char *quiz_words_moved(const struct quiz_words *words, int trait)
{
    struct quiz_result first;
    quiz_result(words->quiz, words->first->reply, &first);
    const double then = first.value[trait], now = words->result.value[trait];
    if (!quiz_moved(then, now))
        return NULL;
    return arena_format(words->arena, "%s: %s (%s) %s %s (%s)",
                        quiz_words_text(words, &words->quiz->traits[trait].name),
                        quiz_words_level(words, then), quiz_words_value(words, then),
                        words->ascii ? "->" : "\u2192", quiz_words_level(words, now),
                        quiz_words_value(words, now));
}

const char *quiz_words_still(const struct quiz_words *words)
{
    for (size_t t = 0; t < words->quiz->traits_count; t++) {
        if (quiz_words_moved(words, (int)t))
            return NULL;
    }
    return say(words, "result.still");
}

const char *quiz_words_small_print(const struct quiz_words *words, int i)
{
    static const char *const keys[] = {"result.small-print", "result.shape", "result.how"};
    return i < (int)(sizeof keys / sizeof *keys) ? say(words, keys[i]) : NULL;
}
