/* SPDX-License-Identifier: MIT */
/* One walk over the format both writes and reads (resume_walk), so that the two cannot differ: a
 * writing codec is told each digit and notes it with its radix, a reading one divides it off the
 * number. Both keep the product of the radices so far, by which the grades are chosen. What a
 * reader gets this way is always within its radix; what is left to refuse is another version, pack
 * or edition, a rest, and the few contents that another number says more plainly. */
#include "engine/resume.h"

#include <stdint.h>
#include <string.h>

#include "base/bug.h"
#include "engine/quiz.h"
#include "engine/rng.h"

enum {
    RESUME_VERSIONS = 8,
    RESUME_HASHES = 32,
    RESUME_TYPED_BITS = 90, /* as much as one may be asked to type */
    RESUME_WORD = 32,
    RESUME_WORDS = RESUME_MOST_BITS / RESUME_WORD + 1,
    RESUME_BEST = 4 /* the best grade */
};

/* --- large numbers --------------------------------------------------------------------------- */

/* Lowest word first. */
struct resume_number {
    uint32_t word[RESUME_WORDS];
};

/* NUMBER * TIMES + MORE; false when it has no room. */
static bool number_grow(struct resume_number *number, uint32_t times, uint32_t more)
{
    uint64_t carry = more;
    for (int i = 0; i < RESUME_WORDS; i++) {
        carry += (uint64_t)number->word[i] * times;
        number->word[i] = (uint32_t)carry;
        carry >>= RESUME_WORD;
    }
    return carry == 0;
}

/* NUMBER * TIMES ^ COUNT; false when it has no room. */
static bool number_raise(struct resume_number *number, uint32_t times, int count)
{
    for (int i = 0; i < count; i++) {
        if (!number_grow(number, times, 0))
            return false;
    }
    return true;
}

/* NUMBER / BY; returns what is left over. */
static uint32_t number_shrink(struct resume_number *number, uint32_t by)
{
    uint64_t rest = 0;
    for (int i = RESUME_WORDS - 1; i >= 0; i--) {
        rest = rest << RESUME_WORD | number->word[i];
        number->word[i] = (uint32_t)(rest / by);
        rest %= by;
    }
    return (uint32_t)rest;
}

/* How many bits it takes; 0 for 0. */
static int number_bits(const struct resume_number *number)
{
    int at = RESUME_WORDS - 1, bits = 0;
    while (at > 0 && number->word[at] == 0)
        at--;
    for (uint32_t word = number->word[at]; word > 0; word >>= 1)
        bits++;
    return at * RESUME_WORD + bits;
}

/* --- digits ---------------------------------------------------------------------------------- */

struct resume_digit {
    uint32_t radix, digit;
};

struct resume_codec {
    const struct pack *pack;
    bool reading;
    bool full;                                   /* the product passed RESUME_MOST_BITS */
    struct resume_number product;                /* of the radices so far */
    struct resume_number number;                 /* reading: what is left */
    struct resume_digit digit[RESUME_MOST_BITS]; /* writing: those of more than one value */
    int digits;
};

/* The digit of RADIX values: DIGIT when writing, else the one that is read. */
static int codec_digit(struct resume_codec *codec, int radix, int digit)
{
    if (!codec->reading && (digit < 0 || digit >= radix))
        BUG("a digit beyond its radix");
    if (radix == 1 || codec->full)
        return codec->reading ? 0 : digit;
    codec->full = !number_grow(&codec->product, (uint32_t)radix, 0) ||
                  number_bits(&codec->product) > RESUME_MOST_BITS;
    if (codec->full)
        return codec->reading ? 0 : digit;
    if (codec->reading)
        return (int)number_shrink(&codec->number, (uint32_t)radix);
    codec->digit[codec->digits++] =
        (struct resume_digit){.radix = (uint32_t)radix, .digit = (uint32_t)digit};
    return digit;
}

/* --- what the digits depend on --------------------------------------------------------------- */

static bool resume_scored(const struct task *task)
{
    struct answer answer;
    task->kind->sample(task, true, &answer);
    return task->kind->score(task, &answer).of > 0;
}

static int resume_count_scored(const struct stage *stage)
{
    int count = 0;
    for (size_t i = 0; i < stage->main_count; i++)
        count += resume_scored(&stage->tasks[i]);
    return count;
}

/* Five bits of all of HASH. */
static int resume_fold(uint64_t hash)
{
    return (int)(rng_next(&hash) % RESUME_HASHES);
}

/* Carries HASH on over a word, which no blank is part of. */
static uint64_t resume_hash(uint64_t hash, const char *word)
{
    return rng_hash(rng_hash(hash, word), " ");
}

static uint64_t resume_hash_unlock(uint64_t hash, const struct pack *pack,
                                   const struct unlock *unlock)
{
    static const char *const names[] = {[UNLOCK_ALL] = "&all",
                                        [UNLOCK_ANY] = "&any",
                                        [UNLOCK_DONE] = "&done",
                                        [UNLOCK_STARS] = "&stars"};
    if (!unlock)
        return hash;
    hash = resume_hash(hash, names[unlock->type]);
    for (size_t i = 0; i < unlock->count; i++)
        hash = resume_hash_unlock(hash, pack, &unlock->part[i]);
    if (unlock->type == UNLOCK_DONE && unlock->stage >= 0)
        hash = resume_hash(hash, pack->stages[unlock->stage].id);
    for (int i = 0; unlock->type == UNLOCK_STARS && i < unlock->stars; i++)
        hash = resume_hash(hash, "*");
    return resume_hash(hash, "&end");
}

/* Which steps, main tasks, actions, questions and options there are, in which order, which of them
 * are scored or asked in the short form, when steps open, and the languages. Optional tasks, texts
 * and points may change and codes stay good. */
static int resume_edition(const struct pack *pack)
{
    const struct quiz *quiz = pack->quiz;
    const struct confidence *confidence = quiz ? quiz->confidence : NULL;
    uint64_t hash = RNG_HASH_START;
    for (size_t i = 0; i < pack->languages_count; i++)
        hash = resume_hash(hash, pack->languages[i]);
    for (size_t i = 0; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        hash = resume_hash(resume_hash(hash, stage->coming ? "/coming" : "/stage"), stage->id);
        hash = resume_hash_unlock(hash, pack, stage->unlock);
        for (size_t n = 0; n < stage->main_count; n++) {
            hash = resume_hash(hash, resume_scored(&stage->tasks[n]) ? "/scored" : "/task");
            hash = resume_hash(hash, stage->tasks[n].id);
        }
        for (size_t n = 0; n < stage->actions_count; n++)
            hash = resume_hash(resume_hash(hash, "/action"), stage->actions[n].id);
    }
    for (size_t i = 0; quiz && i < quiz->questions_count; i++) {
        const struct question *question = &quiz->questions[i];
        hash = resume_hash(hash, question->in_short ? "/short" : "/question");
        hash = resume_hash(hash, question->id);
        for (size_t n = 0; n < question->options_count; n++)
            hash = resume_hash(hash, question->options[n].id);
    }
    for (size_t i = 0; confidence && i < confidence->options_count; i++)
        hash = resume_hash(resume_hash(hash, "/sure"), confidence->options[i].id);
    return resume_fold(hash);
}

/* Whether an unlock rule holds by what the content says. */
static bool resume_unlocked(const struct pack *pack, const struct resume *resume,
                            const struct unlock *unlock)
{
    int stars = 0;
    if (!unlock)
        return true;
    switch (unlock->type) {
    case UNLOCK_ALL:
    case UNLOCK_ANY:
        for (size_t i = 0; i < unlock->count; i++) {
            const bool holds = resume_unlocked(pack, resume, &unlock->part[i]);
            if (holds != (unlock->type == UNLOCK_ALL))
                return holds;
        }
        return unlock->type == UNLOCK_ALL;
    case UNLOCK_DONE:
        return unlock->stage >= 0 && (size_t)unlock->stage < pack->stages_count &&
               resume->stage[unlock->stage] >= 0;
    case UNLOCK_STARS:
        for (size_t i = 0; i < pack->stages_count; i++)
            stars += resume->stage[i] > 0 ? resume->stage[i] : 0;
        return stars >= unlock->stars;
    }
    return false;
}

/* Whether STAGE may be the one that was begun. */
static bool resume_open(const struct pack *pack, const struct resume *resume, int stage)
{
    const struct stage *it = &pack->stages[stage];
    return resume->stage[stage] < 0 && !it->coming && it->main_count > 0 &&
           it->main_count <= RESUME_MOST_PART && resume_unlocked(pack, resume, it->unlock);
}

/* --- the walk -------------------------------------------------------------------------------- */

static void walk_stages(struct resume_codec *codec, struct resume *resume)
{
    for (size_t i = 0; i < codec->pack->stages_count; i++) {
        const struct stage *stage = &codec->pack->stages[i];
        if (resume_count_scored(stage) > 0) {
            resume->stage[i] = (signed char)(codec_digit(codec, 5, resume->stage[i] + 1) - 1);
        } else {
            const int radix = stage->main_count > 0 ? 2 : 1;
            resume->stage[i] = codec_digit(codec, radix, resume->stage[i] >= 0) > 0 ? 3 : -1;
        }
    }
}

/* A reply of COUNT options; those below 0 that stand for no option are skipped ones here. */
static int walk_reply(struct resume_codec *codec, size_t count, int reply)
{
    return codec_digit(codec, (int)count + 1, reply < 0 ? 0 : reply + 1) - 1;
}

static void walk_test(struct resume_codec *codec, struct resume *resume)
{
    const struct quiz *quiz = codec->pack->quiz;
    if (!quiz)
        return;
    const int form = codec_digit(codec, quiz_has_short(quiz) ? 3 : 2,
                                 resume->tested ? (int)resume->form + 1 : 0);
    resume->tested = form > 0;
    if (!resume->tested)
        return;
    resume->form = (enum test_form)(form - 1);
    for (int q = 0; q < (int)quiz->questions_count; q++) {
        if (quiz_asks(quiz, resume->form, q))
            resume->reply[q] =
                walk_reply(codec, quiz->questions[q].options_count, resume->reply[q]);
    }
    if (quiz->confidence)
        resume->sure = walk_reply(codec, quiz->confidence->options_count, resume->sure);
}

static void walk_plan(struct resume_codec *codec, struct resume *resume)
{
    const struct pack *pack = codec->pack;
    int count = 0, plan = 0;
    for (int i = 0; i < (int)pack->stages_count; i++) {
        if (resume->stage[i] < 0)
            continue;
        if (resume->plan_action >= 0 && i == resume->plan_stage)
            plan = 1 + EVENT_DAYS * (count + resume->plan_action) + resume->plan_day;
        count += (int)pack->stages[i].actions_count;
    }
    plan = codec_digit(codec, EVENT_DAYS * count + 1, plan) - 1;
    resume->plan_action = resume->plan_day = -1;
    if (plan < 0)
        return;
    resume->plan_day = plan % EVENT_DAYS;
    resume->plan_action = plan / EVENT_DAYS;
    resume->plan_stage = 0;
    while (resume->stage[resume->plan_stage] < 0 ||
           resume->plan_action >= (int)pack->stages[resume->plan_stage].actions_count) {
        if (resume->stage[resume->plan_stage] >= 0)
            resume->plan_action -= (int)pack->stages[resume->plan_stage].actions_count;
        resume->plan_stage++;
    }
}

/* By how many grades are told apart, from 2: the digit of each level, 0 to 4, and the level of each
 * digit. */
static const unsigned char grade_digit[][RESUME_BEST + 1] = {
    {0, 1, 1, 2, 2}, {0, 1, 1, 2, 3}, {0, 1, 2, 3, 4}};
static const unsigned char grade_level[][RESUME_BEST + 1] = {
    {0, 2, 4}, {0, 2, 3, 4}, {0, 1, 2, 3, 4}};

/* How many grades are told apart in a begun step of so many tasks, counted from 2. */
static int walk_grades(const struct resume_codec *codec, int scored, int unscored)
{
    struct resume_number product = codec->product;
    if (!number_raise(&product, 2, unscored))
        return 0;
    for (int grades = RESUME_BEST; grades > 2; grades--) {
        struct resume_number whole = product;
        if (number_raise(&whole, (uint32_t)grades + 1, scored) &&
            number_bits(&whole) <= RESUME_TYPED_BITS)
            return grades - 2;
    }
    return 0;
}

/* The step that was begun. False where the number says it in another way than it should. */
static bool walk_part(struct resume_codec *codec, struct resume *resume)
{
    const struct pack *pack = codec->pack;
    int count = 0, which = 0;
    for (int i = 0; i < (int)pack->stages_count; i++) {
        if (i == resume->part_stage)
            which = count;
        count += resume_open(pack, resume, i);
    }
    if (count == 0)
        return true;
    which = codec_digit(codec, count, which);
    int stage = -1;
    for (int left = which; left >= 0; left -= resume_open(pack, resume, stage))
        stage++;

    const struct stage *it = &pack->stages[stage];
    const int scored = resume_count_scored(it);
    const int grades = walk_grades(codec, scored, (int)it->main_count - scored);
    bool any = false;
    for (size_t i = 0; i < it->main_count; i++) {
        const int level = resume->part_stage < 0 ? 0 : resume->part[i];
        if (resume_scored(&it->tasks[i])) {
            const int digit = codec_digit(codec, grades + 3, grade_digit[grades][level]);
            resume->part[i] = grade_level[grades][digit];
        } else {
            resume->part[i] = (unsigned char)codec_digit(codec, 2, level > 0);
        }
        any = any || resume->part[i] > 0;
    }
    resume->part_stage = any ? stage : -1;
    return any || which == 0;
}

/* Writes RESUME, or fills it, empty before. */
static enum resume_error resume_walk(struct resume_codec *codec, struct resume *resume)
{
    const struct pack *pack = codec->pack;
    const int languages = (int)pack->languages_count;
    const int id = resume_fold(resume_hash(RNG_HASH_START, pack->id));
    const int edition = resume_edition(pack);
    if (codec_digit(codec, RESUME_VERSIONS, RESUME_FORMAT) != RESUME_FORMAT)
        return RESUME_VERSION;
    if (codec_digit(codec, RESUME_HASHES, id) != id)
        return RESUME_PACK;
    if (codec_digit(codec, RESUME_HASHES, edition) != edition)
        return RESUME_EDITION;
    const int language =
        codec_digit(codec, languages + 1, resume->language < 0 ? languages : resume->language);
    resume->language = language < languages ? language : -1;
    walk_stages(codec, resume);
    walk_test(codec, resume);
    walk_plan(codec, resume);
    return walk_part(codec, resume) && !codec->full ? RESUME_OK : RESUME_REST;
}

static void resume_clear(struct resume *resume)
{
    memset(resume, 0, sizeof *resume);
    for (int i = 0; i < PACK_MOST_STAGES; i++)
        resume->stage[i] = -1;
    for (int i = 0; i < PACK_MOST_QUESTIONS; i++)
        resume->reply[i] = REPLY_NONE;
    resume->sure = REPLY_NONE;
    resume->language = resume->plan_action = resume->plan_day = resume->part_stage = -1;
}

/* --- code and content ------------------------------------------------------------------------ */

bool resume_format(const struct pack *pack, const struct resume *resume, char ret_text[RESUME_TEXT])
{
    struct resume_codec codec = {.pack = pack, .product = {{1}}};
    struct resume walked = *resume;
    unsigned char data[RESUME_GROUPS * RESUME_DATA] = {0};
    if (resume_walk(&codec, &walked) != RESUME_OK)
        return false;
    for (int i = codec.digits - 1; i >= 0; i--)
        number_grow(&codec.number, codec.digit[i].radix, codec.digit[i].digit);
    const int bits = number_bits(&codec.number), each = RESUME_DATA * RESUME_BITS;
    for (int i = 0; i < RESUME_GROUPS * RESUME_DATA; i++)
        data[i] = (unsigned char)number_shrink(&codec.number, 1U << RESUME_BITS);
    resume_symbols_format(data, bits == 0 ? 1 : (bits + each - 1) / each, ret_text);
    return true;
}

struct resume_flaw resume_parse(const struct pack *pack, const char *text,
                                struct resume *ret_resume)
{
    struct resume_codec codec = {.pack = pack, .reading = true, .product = {{1}}};
    struct resume resume;
    unsigned char data[RESUME_GROUPS * RESUME_DATA];
    int groups;
    struct resume_flaw flaw = resume_symbols_parse(text, data, &groups);
    if (flaw.error != RESUME_OK)
        return flaw;
    for (int i = groups * RESUME_DATA - 1; i >= 0; i--)
        number_grow(&codec.number, 1U << RESUME_BITS, data[i]);
    const int bits = number_bits(&codec.number), each = RESUME_DATA * RESUME_BITS;
    resume_clear(&resume);
    flaw.error = resume_walk(&codec, &resume);
    if (flaw.error == RESUME_OK &&
        (number_bits(&codec.number) > 0 || (groups > 1 && bits <= (groups - 1) * each)))
        flaw.error = RESUME_REST;
    if (flaw.error == RESUME_OK)
        *ret_resume = resume;
    return flaw;
}

bool resume_any(const struct resume *resume)
{
    bool any = resume->tested || resume->part_stage >= 0;
    for (int i = 0; i < PACK_MOST_STAGES; i++)
        any = any || resume->stage[i] >= 0;
    return any;
}

/* --- state to content ------------------------------------------------------------------------ */

/* 1 to 4; of an unscored task 1. */
static int resume_grade(struct score best)
{
    return 1 + (best.of > 0 ? state_credit_stars((double)best.got / (double)best.of) : 0);
}

/* Whether STAGE was begun: fills the grades. */
static bool resume_part_of(const struct state *state, int stage, struct resume *resume)
{
    bool any = false;
    for (size_t i = 0; i < state->pack->stages[stage].main_count; i++) {
        const struct record *record = state_record(state, stage, (int)i);
        resume->part[i] = (unsigned char)(record->answered ? resume_grade(record->best) : 0);
        any = any || record->answered;
    }
    return any;
}

static void resume_test_of(const struct state *state, struct resume *resume)
{
    const struct quiz *quiz = state->pack->quiz;
    resume->tested = true;
    resume->form = quiz_has_short(quiz) ? state->result.form : TEST_ALL;
    resume->sure = state->result.sure;
    memcpy(resume->reply, state->result.reply, sizeof resume->reply);
}

void resume_of(const struct state *state, int language, struct resume *ret_resume)
{
    resume_clear(ret_resume);
    ret_resume->language = language;
    for (int i = 0; i < (int)state->pack->stages_count; i++) {
        if (state->finished[i])
            ret_resume->stage[i] = (signed char)state_stars(state, i);
    }
    if (state->tested)
        resume_test_of(state, ret_resume);
    if (state_planned(state)) {
        ret_resume->plan_stage = state->plan_stage;
        ret_resume->plan_action = state->plan_action;
        ret_resume->plan_day = state->plan_day;
    }
    for (int i = 0; i < (int)state->pack->stages_count && ret_resume->part_stage < 0; i++) {
        if (resume_open(state->pack, ret_resume, i) && resume_part_of(state, i, ret_resume))
            ret_resume->part_stage = i;
    }
}

/* --- content to state ------------------------------------------------------------------------ */

/* A main task of STAGE is known to be answered with GRADE. */
static void resume_take_task(struct state *state, int stage, int task, int grade)
{
    static const int hundredths[RESUME_BEST + 1] = {0, 10, 45, 70, 90};
    struct record *record = state_record(state, stage, task);
    const struct score best = {.got = hundredths[grade], .of = 100};
    if (!record->answered) {
        record->answered = true;
        record->tries = 1; /* or more: the first is what matters, whom one met is not met anew */
        record->first = record->last = -1;
    }
    if (resume_scored(&state->pack->stages[stage].tasks[task]) && state_better(best, record->best))
        record->best = best;
}

static void resume_take_stage(struct state *state, const struct resume *resume, int stage)
{
    const bool finished = resume->stage[stage] >= 0;
    if (!finished && stage != resume->part_stage)
        return;
    state->entered[stage] = true;
    state->finished[stage] = state->finished[stage] || finished;
    for (size_t i = 0; i < state->pack->stages[stage].main_count; i++) {
        const int grade = finished ? resume->stage[stage] + 1 : resume->part[i];
        if (grade > 0)
            resume_take_task(state, stage, (int)i, grade);
    }
}

static bool resume_same_sure(int a, int b)
{
    return a == b || (a < 0 && b < 0);
}

static void resume_take_test(struct state *state, const struct resume *resume)
{
    struct quiz_sitting taken;
    bool begun = false;
    for (size_t i = 0; i < state->pack->quiz->questions_count; i++)
        begun = begun || state->sitting.reply[i] != REPLY_NONE;
    state_begin_sitting(&taken, resume->form);
    memcpy(taken.reply, resume->reply, sizeof taken.reply);
    taken.sure = resume->sure;
    if (state->tested && resume_same_sure(state->result.sure, taken.sure) &&
        memcmp(state->result.reply, taken.reply, sizeof taken.reply) == 0)
        return;
    if (state->counted || !begun) {
        state->sitting = taken;
        state->counted = true;
    }
    state->tested = true;
    state->result = taken;
    if (++state->sittings == 1)
        state->first = taken;
}

void resume_take(struct state *state, const struct resume *resume)
{
    for (int i = 0; i < (int)state->pack->stages_count; i++)
        resume_take_stage(state, resume, i);
    if (resume->tested)
        resume_take_test(state, resume);
    if (resume->plan_action >= 0) {
        state->plan_stage = resume->plan_stage;
        state->plan_action = resume->plan_action;
        state->plan_day = resume->plan_day;
        if (state->plan_size < 0)
            state->plan_size =
                state->pack->stages[resume->plan_stage].actions[resume->plan_action].size;
    }
    state->where = AT_MAP;
}
