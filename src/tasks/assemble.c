/* SPDX-License-Identifier: MIT */
/* `assemble`: blocks that make up a message, a pitch or a profile.
 *
 * The author writes the blocks in the order in which they stand in the text; the program shuffles
 * them, the player marks any number, and the marked ones make the text in the author's order.
 * Some blocks cannot stand together: they clash.
 *
 * Credit: the points of the blocks in the text, less two for every clash in it (one would let both
 * of two good alternatives stand), out of the most that a text without a clash can have. Only
 * blocks with a point add to that, so it is the size of a largest set of them without a clash (a
 * maximum independent set: exact search, which ASSEMBLE_MOST_BLOCKS keeps small). The answer's page
 * compares with the one of these sets that is nearest to the player's own, so that of two good
 * alternatives the player's counts. */
#include <string.h>

#include "base/str.h"
#include "tasks/kind.h"

enum {
    ASSEMBLE_MOST_BLOCKS = 16,
    ASSEMBLE_MOST_CLASHES = 24,
    ASSEMBLE_CLASH = 2,                        /* points that a clash costs */
    ASSEMBLE_WEIGHT = ASSEMBLE_MOST_BLOCKS + 1 /* of a block against being chosen already */
};

struct assemble_block {
    struct place place;
    const char *id;
    struct text text, feedback;
    int points;
};

struct assemble_clash {
    struct place place;
    const char **blocks;
    size_t blocks_count;
    struct text feedback;
};

struct assemble {
    struct place place;
    struct assemble_block *blocks;
    size_t blocks_count;
    struct assemble_clash *clashes;
    size_t clashes_count;
};

static const struct field assemble_block_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct assemble_block, id),
     .about = "Names the block; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct assemble_block, text),
     .about = "A whole sentence, which works with the others."},
    {.name = "points",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct assemble_block, points),
     .least = -1,
     .most = 1,
     .about = "1: belongs to the text; 0: does no harm; -1: does harm."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct assemble_block, feedback),
     .about = "Says what the block does to the text."},
};
static const struct shape assemble_block_shape =
    SHAPE_OF("a block", struct assemble_block, assemble_block_fields);

static const struct field assemble_clash_fields[] = {
    {.name = "blocks",
     .type = FIELD_STRINGS,
     .required = true,
     FIELD_LIST_AT(struct assemble_clash, blocks),
     .least = 2,
     .most = 2,
     .about = "The ids of two blocks that cannot both stand in the text."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct assemble_clash, feedback),
     .about = "Says why they do not go together."},
};
static const struct shape assemble_clash_shape =
    SHAPE_OF("a clash", struct assemble_clash, assemble_clash_fields);

static const struct field assemble_fields[] = {
    {.name = "blocks",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct assemble, blocks),
     .least = 2,
     .most = ASSEMBLE_MOST_BLOCKS,
     .shape = &assemble_block_shape,
     .about = "The blocks in the order of the text; the program shuffles them."},
    {.name = "clashes",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct assemble, clashes),
     .least = 1,
     .most = ASSEMBLE_MOST_CLASHES,
     .shape = &assemble_clash_shape,
     .about = "Pairs of blocks that cannot both stand in the text."},
};
static const struct shape assemble_shape =
    SHAPE_OF("a task of kind 'assemble'", struct assemble, assemble_fields);

static const struct assemble *assemble_body(const struct task *task)
{
    return task->body;
}

static int assemble_choices(const struct task *task)
{
    return (int)assemble_body(task)->blocks_count;
}

static const char *assemble_choice_id(const struct task *task, int choice)
{
    return assemble_body(task)->blocks[choice].id;
}

static const struct text *assemble_feedback(const struct task *task, int choice)
{
    return &assemble_body(task)->blocks[choice].feedback;
}

/* --- sets of blocks, a bit for each -------------------------------------------------------- */

static bool assemble_has(unsigned set, int block)
{
    return (set >> block & 1U) != 0;
}

static unsigned assemble_chosen(const struct answer *answer)
{
    unsigned set = 0;
    for (int i = 0; i < answer->count && i < ASSEMBLE_MOST_BLOCKS; i++)
        set |= answer->value[i] != 0 ? 1U << i : 0U;
    return set;
}

/* The block called ID (may be NULL), or -1. */
static int assemble_find(const struct assemble *body, const char *id)
{
    for (size_t i = 0; id && i < body->blocks_count; i++) {
        if (body->blocks[i].id && strcmp(body->blocks[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* The blocks of CLASH that there are. */
static unsigned assemble_pair(const struct assemble *body, const struct assemble_clash *clash)
{
    unsigned pair = 0;
    for (size_t i = 0; i < clash->blocks_count; i++) {
        const int block = assemble_find(body, clash->blocks[i]);
        pair |= block >= 0 ? 1U << block : 0U;
    }
    return pair;
}

/* Whether both blocks of CLASH are in SET. */
static bool assemble_clashes(const struct assemble *body, const struct assemble_clash *clash,
                             unsigned set)
{
    const unsigned pair = assemble_pair(body, clash);
    return (pair & set) == pair;
}

/* What each block clashes with. */
static void assemble_rivals(const struct assemble *body, unsigned ret[ASSEMBLE_MOST_BLOCKS])
{
    memset(ret, 0, ASSEMBLE_MOST_BLOCKS * sizeof *ret);
    for (size_t i = 0; i < body->clashes_count; i++) {
        const unsigned pair = assemble_pair(body, &body->clashes[i]);
        for (int block = 0; block < ASSEMBLE_MOST_BLOCKS; block++) {
            if (assemble_has(pair, block))
                ret[block] |= pair & ~(1U << block);
        }
    }
}

/* The weight of the heaviest set out of LEFT without a clash, which is *RET_SET: the first block of
 * LEFT is in it or not. As deep as there are blocks; it branches only at those that clash. */
static int assemble_search(const int *weight, const unsigned *rivals, unsigned left,
                           unsigned *ret_set)
{
    unsigned with, without;
    int at = 0;
    *ret_set = 0;
    if (left == 0)
        return 0;
    while (!assemble_has(left, at))
        at++;
    const unsigned bit = 1U << at, rest = left & ~bit;
    const int more = weight[at] + assemble_search(weight, rivals, rest & ~rivals[at], &with);
    *ret_set = with | bit;
    if ((rest & rivals[at]) == 0)
        return more;
    const int less = assemble_search(weight, rivals, rest, &without);
    if (less <= more)
        return more;
    *ret_set = without;
    return less;
}

/* The best text there can be, of several the one nearest to CHOSEN. */
static unsigned assemble_best(const struct assemble *body, unsigned chosen)
{
    unsigned rivals[ASSEMBLE_MOST_BLOCKS], worth = 0, best;
    int weight[ASSEMBLE_MOST_BLOCKS] = {0};
    for (int i = 0; i < (int)body->blocks_count && i < ASSEMBLE_MOST_BLOCKS; i++) {
        if (body->blocks[i].points <= 0)
            continue;
        worth |= 1U << i;
        weight[i] = ASSEMBLE_WEIGHT + assemble_has(chosen, i);
    }
    assemble_rivals(body, rivals);
    (void)assemble_search(weight, rivals, worth, &best);
    return best;
}

/* The points of the blocks in SET, clashes not counted. */
static int assemble_sum(const struct assemble *body, unsigned set)
{
    int sum = 0;
    for (int i = 0; i < (int)body->blocks_count; i++)
        sum += assemble_has(set, i) ? body->blocks[i].points : 0;
    return sum;
}

/* --- rules --------------------------------------------------------------------------------- */

static bool assemble_clash_check(const struct assemble *body, size_t at, struct diags *diags)
{
    const struct assemble_clash *clash = &body->clashes[at];
    const char *names[ASSEMBLE_MOST_BLOCKS];
    bool fine = true;
    if (clash->blocks_count != 2)
        return true;
    for (size_t i = 0; i < body->blocks_count; i++)
        names[i] = body->blocks[i].id;
    for (size_t i = 0; i < 2; i++) {
        if (assemble_find(body, clash->blocks[i]) >= 0)
            continue;
        diag_add(diags, DIAG_REFERENCE_UNKNOWN, clash->place, "what", "block", "id",
                 clash->blocks[i], "guess", diag_guess(clash->blocks[i], names, body->blocks_count),
                 NULL);
        fine = false;
    }
    if (!fine)
        return false;
    if (strcmp(clash->blocks[0], clash->blocks[1]) == 0) {
        diag_add(diags, DIAG_ID_TWICE, clash->place, "id", clash->blocks[0], NULL);
        return false;
    }
    for (size_t i = 0; i < at; i++) {
        if (assemble_pair(body, &body->clashes[i]) != assemble_pair(body, clash))
            continue;
        struct str pair = {0};
        str_addf(&pair, "blocks: [%s, %s]", clash->blocks[0], clash->blocks[1]);
        diag_add(diags, DIAG_FIELD_TWICE, clash->place, "field", str_text(&pair), NULL);
        diag_other(diags, body->clashes[i].place);
        str_release(&pair);
        return false;
    }
    return true;
}

static bool assemble_check(const struct task *task, struct diags *diags)
{
    const struct assemble *body = assemble_body(task);
    bool fine = true;
    if (body->blocks_count == 0 || body->blocks_count > ASSEMBLE_MOST_BLOCKS)
        return true;
    for (size_t i = 0; i < body->clashes_count; i++)
        fine = assemble_clash_check(body, i, diags) && fine;
    if (assemble_best(body, 0) == 0) {
        diag_add(diags, DIAG_TASK_UNSCORED, task->place, NULL);
        fine = false;
    }
    return fine;
}

/* --- pages --------------------------------------------------------------------------------- */

/* The blocks of SET as one text, in the page's arena; "" when there are none. */
static const char *assemble_text(const struct assemble *body, unsigned set,
                                 const struct telling *to, struct page *page)
{
    struct str text = {0};
    for (int i = 0; i < (int)body->blocks_count; i++) {
        if (assemble_has(set, i))
            str_addf(&text, "%s%s", text.length > 0 ? " " : "",
                     kind_text(to, &body->blocks[i].text));
    }
    const char *kept = arena_string(page->arena, str_text(&text));
    str_release(&text);
    return kept;
}

/* The text as far as it is chosen, while it is being chosen. */
static void assemble_preview(const struct assemble *body, const struct telling *to,
                             struct page *page)
{
    struct answer draft, answer;
    if (!to->nav || to->nav->draft.count == 0)
        return;
    nav_draft(to->nav, page, &draft);
    input_to_author(&page->input, &draft, &answer);
    const unsigned chosen = assemble_chosen(&answer);
    if (chosen == 0) {
        page_note(page, STYLE_DIM, kind_word(to, "assemble.nothing-yet"));
        return;
    }
    page_note(page, STYLE_PLAIN, assemble_text(body, chosen, to, page));
    for (size_t i = 0; i < body->clashes_count; i++) {
        if (assemble_clashes(body, &body->clashes[i], chosen)) {
            page_note(page, STYLE_PART, kind_word(to, "assemble.which-stays"));
            return;
        }
    }
}

static void assemble_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct assemble *body = assemble_body(task);
    const int blocks = (int)body->blocks_count;
    const int *order = kind_shuffled(to, blocks, page);
    struct input *input = page_input(page, INPUT_MANY, blocks, 0);
    for (int i = 0; i < blocks; i++) {
        input->choice[i].text = kind_text(to, &body->blocks[order[i]].text);
        input->choice[i].index = order[i];
    }
    input->asks = kind_word(to, "ask.many");
    assemble_preview(body, to, page);
}

static struct score assemble_score(const struct task *task, const struct answer *answer)
{
    const struct assemble *body = assemble_body(task);
    const unsigned chosen = assemble_chosen(answer);
    struct score score = {.got = assemble_sum(body, chosen),
                          .of = assemble_sum(body, assemble_best(body, 0))};
    for (size_t i = 0; i < body->clashes_count; i++)
        score.got -= ASSEMBLE_CLASH * assemble_clashes(body, &body->clashes[i], chosen);
    if (score.got < 0)
        score.got = 0;
    return score;
}

/* What is said of block AT, which stands in the text, or which BEST has and the text lacks. Of a
 * clash the block without a point is to blame, and where both have one, both. */
static const char *assemble_verdict(const struct assemble *body, int at, unsigned chosen,
                                    unsigned best, enum mark *ret_mark)
{
    unsigned rivals[ASSEMBLE_MOST_BLOCKS];
    int good_rivals = 0;
    assemble_rivals(body, rivals);
    for (int i = 0; i < (int)body->blocks_count; i++)
        good_rivals += assemble_has(rivals[at] & chosen, i) && body->blocks[i].points > 0;

    if (assemble_has(chosen, at) && body->blocks[at].points < 0) {
        *ret_mark = MARK_OTHER;
        return "assemble.leave-out";
    }
    *ret_mark = MARK_PART;
    if (!assemble_has(chosen, at))
        return "assemble.missing";
    if (good_rivals > 0)
        return "assemble.not-both";
    if (body->blocks[at].points > 0 && !assemble_has(best, at))
        return "assemble.instead";
    *ret_mark = body->blocks[at].points > 0 ? MARK_GOOD : MARK_NONE;
    return body->blocks[at].points > 0 ? "assemble.belongs" : "assemble.spare";
}

static void assemble_tell_clash(const struct assemble *body, const struct assemble_clash *clash,
                                const struct telling *to, struct page *page)
{
    const struct assemble_block *left = &body->blocks[assemble_find(body, clash->blocks[0])],
                                *right = &body->blocks[assemble_find(body, clash->blocks[1])];
    page_item(page, MARK_OTHER, kind_word(to, "assemble.clash"),
              catalog_format(to->words, page->arena, "assemble.pair", "left",
                             kind_text(to, &left->text), "right", kind_text(to, &right->text),
                             NULL),
              kind_note(to, &clash->feedback));
}

static void assemble_tell(const struct task *task, const struct answer *answer,
                          const struct telling *to, struct page *page)
{
    const struct assemble *body = assemble_body(task);
    const unsigned chosen = assemble_chosen(answer), best = assemble_best(body, chosen);
    page_note(page, STYLE_PLAIN,
              chosen == 0 ? kind_word(to, "assemble.nothing")
                          : assemble_text(body, chosen, to, page));
    for (int missing = 0; missing < 2; missing++) {
        for (int i = 0; i < answer->count; i++) {
            const struct assemble_block *block = &body->blocks[i];
            enum mark mark;
            if (!assemble_has(missing ? best & ~chosen : chosen, i))
                continue;
            const char *word = assemble_verdict(body, i, chosen, best, &mark);
            page_item(page, mark, kind_word(to, word), kind_text(to, &block->text),
                      kind_note(to, &block->feedback));
        }
    }
    for (size_t i = 0; i < body->clashes_count; i++) {
        if (assemble_clashes(body, &body->clashes[i], chosen))
            assemble_tell_clash(body, &body->clashes[i], to, page);
    }
}

static void assemble_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct assemble *body = assemble_body(task);
    const unsigned chosen = best ? assemble_best(body, 0) : 0;
    *ret_answer = (struct answer){.count = (int)body->blocks_count};
    for (int i = 0; i < ret_answer->count; i++)
        ret_answer->value[i] = assemble_has(chosen, i);
}

const struct kind kind_assemble = {
    .name = "assemble",
    .about = "Blocks that make up a message, a pitch or a profile.",
    .shape = &assemble_shape,
    .form = FORM_MANY,
    .check = assemble_check,
    .choices = assemble_choices,
    .choice_id = assemble_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = assemble_feedback,
    .ask = assemble_ask,
    .sample = assemble_sample,
    .score = assemble_score,
    .tell = assemble_tell,
};
