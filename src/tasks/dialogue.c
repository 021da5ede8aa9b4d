/* SPDX-License-Identifier: MIT */
/* `dialogue`: a talk that branches, with a person whose trust moves from 0 to 5.
 *
 * The choices are the replies of all nodes, numbered through in the author's order; an answer is
 * the way from the first node to an ending. A reply first moves the trust, then leads on; where it
 * `needs` trust, that decides between two ways.
 *
 * Credit: the points of the ending, of those of the best one. A turn's page shows the last exchange
 * alone; the answer's page has the whole talk with what each reply did. */
#include "tasks/dialogue.h"

#include <string.h>

#include "base/bug.h"
#include "tasks/kind.h"

/* --- fields -------------------------------------------------------------------------------- */

static const struct field dialogue_reply_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct dialogue_reply, id),
     .about = "Names the reply; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct dialogue_reply, text),
     .about = "What the player says."},
    {.name = "trust",
     .type = FIELD_NUMBER,
     FIELD_AT(struct dialogue_reply, trust),
     .least = -2,
     .most = 2,
     .about = "How much the person's trust moves; left out: not at all."},
    {.name = "next",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct dialogue_reply, next),
     .about = "The node or the ending that follows."},
    {.name = "needs",
     .type = FIELD_NUMBER,
     FIELD_AT(struct dialogue_reply, needs),
     .least = 1,
     .most = DIALOGUE_TRUST,
     .about = "The least trust, after this reply, with which 'next' follows."},
    {.name = "otherwise",
     .type = FIELD_ID,
     FIELD_AT(struct dialogue_reply, otherwise),
     .about = "What follows when there is less trust than 'needs'."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct dialogue_reply, feedback),
     .about = "Speaks to this very reply, when the talk is over."},
};
static const struct shape dialogue_reply_shape =
    SHAPE_OF("a reply", struct dialogue_reply, dialogue_reply_fields);

static const struct field dialogue_node_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct dialogue_node, id),
     .about = "Names the node; used once among nodes and endings."},
    {.name = "says",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct dialogue_node, says),
     .about = "What the person says or does."},
    {.name = "replies",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct dialogue_node, replies),
     .least = 2,
     .most = PACK_MOST_OPTIONS,
     .shape = &dialogue_reply_shape,
     .about = "What the player can say to that."},
};
static const struct shape dialogue_node_shape =
    SHAPE_OF("a node", struct dialogue_node, dialogue_node_fields);

static const struct field dialogue_ending_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct dialogue_ending, id),
     .about = "Names the ending; used once among nodes and endings."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct dialogue_ending, text),
     .about = "What happens."},
    {.name = "points",
     .type = FIELD_NUMBER,
     .required = true,
     FIELD_AT(struct dialogue_ending, points),
     .least = 0,
     .most = 2,
     .about = "What the ending earns; the best one has the most."},
    {.name = "why",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct dialogue_ending, why),
     .about = "Why the talk went that way."},
};
static const struct shape dialogue_ending_shape =
    SHAPE_OF("an ending", struct dialogue_ending, dialogue_ending_fields);

static const struct field dialogue_fields[] = {
    {.name = "person",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct dialogue, person),
     .about = "Who talks with the player: a first name."},
    {.name = "trust",
     .type = FIELD_NUMBER,
     FIELD_AT(struct dialogue, trust),
     .least = 0,
     .most = DIALOGUE_TRUST,
     .otherwise = DIALOGUE_BEGIN,
     .about = "The person's trust at the start; left out: 2."},
    {.name = "nodes",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct dialogue, nodes),
     .least = 1,
     .most = DIALOGUE_NODES,
     .shape = &dialogue_node_shape,
     .about = "The points where the player replies; the talk begins at the first one."},
    {.name = "endings",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct dialogue, endings),
     .least = 1,
     .most = DIALOGUE_ENDINGS,
     .shape = &dialogue_ending_shape,
     .about = "How the talk can end."},
};
static const struct shape dialogue_shape =
    SHAPE_OF("a task of kind 'dialogue'", struct dialogue, dialogue_fields);

static const struct dialogue *dialogue_body(const struct task *task)
{
    return task->body;
}

/* --- the net of the talk ------------------------------------------------------------------- */

int dialogue_choices(const struct task *task)
{
    const struct dialogue *body = dialogue_body(task);
    size_t count = 0;
    for (size_t i = 0; i < body->nodes_count; i++)
        count += body->nodes[i].replies_count;
    return (int)count;
}

int dialogue_first(const struct dialogue *body, int node)
{
    size_t count = 0;
    for (int i = 0; i < node; i++)
        count += body->nodes[i].replies_count;
    return (int)count;
}

const struct dialogue_reply *dialogue_reply(const struct dialogue *body, int choice)
{
    for (size_t i = 0; i < body->nodes_count; i++) {
        if (choice < (int)body->nodes[i].replies_count)
            return &body->nodes[i].replies[choice];
        choice -= (int)body->nodes[i].replies_count;
    }
    BUG("a talk was asked for a reply that it does not have");
}

static const char *dialogue_choice_id(const struct task *task, int choice)
{
    return dialogue_reply(dialogue_body(task), choice)->id;
}

static const struct text *dialogue_feedback(const struct task *task, int choice)
{
    return &dialogue_reply(dialogue_body(task), choice)->feedback;
}

int dialogue_find(const struct dialogue *body, const char *id)
{
    const int nodes = (int)body->nodes_count;
    for (int i = 0; id && i < nodes; i++) {
        if (strcmp(body->nodes[i].id, id) == 0)
            return i;
    }
    for (int i = 0; id && i < (int)body->endings_count; i++) {
        if (strcmp(body->endings[i].id, id) == 0)
            return nodes + i;
    }
    return DIALOGUE_NOWHERE;
}

const struct dialogue_ending *dialogue_ending(const struct dialogue *body, int at)
{
    const int nodes = (int)body->nodes_count;
    return at < nodes ? NULL : &body->endings[at - nodes];
}

int dialogue_moved(const struct dialogue_reply *reply, int trust)
{
    const int moved = trust + reply->trust;
    return moved < 0 ? 0 : moved > DIALOGUE_TRUST ? DIALOGUE_TRUST : moved;
}

int dialogue_next(const struct dialogue *body, const struct dialogue_reply *reply, int trust)
{
    return dialogue_find(body, trust >= reply->needs ? reply->next : reply->otherwise);
}

int dialogue_best(const struct dialogue *body)
{
    int best = 0;
    for (size_t i = 0; i < body->endings_count; i++)
        best = body->endings[i].points > best ? body->endings[i].points : best;
    return best;
}

/* A way, walked. */
struct dialogue_walk {
    int at;     /* the place it came to */
    int trust;  /* there */
    int before; /* the trust before the last reply */
};

/* False when PATH has a reply that is not one of the node at hand, or goes on behind an ending. */
static bool dialogue_follow_path(const struct dialogue *body, const struct answer *path,
                                 struct dialogue_walk *ret)
{
    struct dialogue_walk walk = {.trust = body->trust, .before = body->trust};
    for (int i = 0; i < path->count; i++) {
        if (dialogue_ending(body, walk.at))
            return false;
        const int reply = path->value[i] - dialogue_first(body, walk.at);
        if (reply < 0 || reply >= (int)body->nodes[walk.at].replies_count)
            return false;
        walk.before = walk.trust;
        walk.trust = dialogue_moved(&body->nodes[walk.at].replies[reply], walk.trust);
        walk.at = dialogue_next(body, &body->nodes[walk.at].replies[reply], walk.trust);
    }
    *ret = walk;
    return true;
}

static bool dialogue_follow(const struct task *task, const struct answer *path, bool *ret_ends)
{
    const struct dialogue *body = dialogue_body(task);
    struct dialogue_walk walk;
    if (!dialogue_follow_path(body, path, &walk))
        return false;
    *ret_ends = dialogue_ending(body, walk.at) != NULL;
    return true;
}

/* --- asking -------------------------------------------------------------------------------- */

static const char *dialogue_trust_word(const struct telling *to, int trust)
{
    static const char *const keys[DIALOGUE_TRUST + 1] = {
        "dialogue.trust-0", "dialogue.trust-1", "dialogue.trust-2",
        "dialogue.trust-3", "dialogue.trust-4", "dialogue.trust-5",
    };
    return kind_word(to, keys[trust]);
}

/* What the player said, with the move of the trust in words, and NOTE below. */
static void dialogue_said(const struct dialogue_reply *reply, int before, int after,
                          const char *note, const struct telling *to, struct page *page)
{
    const enum mark mark = after > before ? MARK_GOOD : after < before ? MARK_OTHER : MARK_NONE;
    const char *word = after > before   ? "dialogue.grew"
                       : after < before ? "dialogue.fell"
                                        : "dialogue.stayed";
    page_item(page, mark, kind_word(to, word),
              catalog_format(to->words, page->arena, "dialogue.you", "text",
                             kind_text(to, &reply->text), NULL),
              note);
}

/* "Olena: …", but not where the text itself says who talks: "Olena sighs." */
static const char *dialogue_says(const struct dialogue *body, const struct text *text,
                                 const struct telling *to, struct page *page)
{
    const char *person = kind_text(to, &body->person), *says = kind_text(to, text);
    if (strstr(says, person))
        return says;
    return catalog_format(to->words, page->arena, "dialogue.says", "person", person, "text", says,
                          NULL);
}

static void dialogue_ask(const struct task *task, const struct telling *to, struct page *page)
{
    static const struct answer nothing = {0};
    const struct dialogue *body = dialogue_body(task);
    const struct answer *path = to->path ? to->path : &nothing;
    struct dialogue_walk walk;
    if (!dialogue_follow_path(body, path, &walk) || dialogue_ending(body, walk.at))
        BUG("a talk was asked to go on where it does not");
    if (path->count > 0)
        dialogue_said(dialogue_reply(body, path->value[path->count - 1]), walk.before, walk.trust,
                      NULL, to, page);
    page_meter(page, kind_word(to, "dialogue.trust"), walk.trust, DIALOGUE_TRUST,
               dialogue_trust_word(to, walk.trust));

    const struct dialogue_node *node = &body->nodes[walk.at];
    const int first = dialogue_first(body, walk.at);
    page_text(page, STYLE_PLAIN, dialogue_says(body, &node->says, to, page));
    struct input *input = page_input(page, INPUT_ONE, (int)node->replies_count, 0);
    for (int i = 0; i < input->choices; i++) {
        input->choice[i].text = kind_text(to, &node->replies[i].text);
        input->choice[i].index = first + i;
    }
    input->asks = kind_word(to, "ask.one");
}

/* --- judging ------------------------------------------------------------------------------- */

static const struct dialogue_ending *dialogue_ended(const struct dialogue *body,
                                                    const struct answer *answer)
{
    struct dialogue_walk walk;
    if (!dialogue_follow_path(body, answer, &walk) || !dialogue_ending(body, walk.at))
        BUG("a talk that has not ended was taken for an answer");
    return dialogue_ending(body, walk.at);
}

static struct score dialogue_score(const struct task *task, const struct answer *answer)
{
    const struct dialogue *body = dialogue_body(task);
    return (struct score){.got = dialogue_ended(body, answer)->points, .of = dialogue_best(body)};
}

static void dialogue_tell(const struct task *task, const struct answer *answer,
                          const struct telling *to, struct page *page)
{
    const struct dialogue *body = dialogue_body(task);
    const struct dialogue_ending *ending = dialogue_ended(body, answer);
    int trust = body->trust;
    for (int i = 0; i < answer->count; i++) {
        const struct dialogue_reply *reply = dialogue_reply(body, answer->value[i]);
        const int moved = dialogue_moved(reply, trust);
        dialogue_said(reply, trust, moved, kind_note(to, &reply->feedback), to, page);
        trust = moved;
    }
    const int best = dialogue_best(body);
    const enum mark mark = ending->points >= best ? MARK_GOOD
                           : ending->points > 0   ? MARK_PART
                                                  : MARK_OTHER;
    page_item(page, mark,
              kind_word(to, mark == MARK_GOOD   ? "dialogue.end-good"
                            : mark == MARK_PART ? "dialogue.end-part"
                                                : "dialogue.end-again"),
              kind_text(to, &ending->text), NULL);
    page_note(page, STYLE_PLAIN,
              catalog_format(to->words, page->arena, "task.why", "text",
                             kind_text(to, &ending->why), NULL));
}

/* The most (BEST) or least points that can follow from AT with TRUST; KNOWN holds them plus one. */
static int dialogue_search(const struct dialogue *body, bool best, int at, int trust,
                           unsigned char known[DIALOGUE_NODES][DIALOGUE_TRUST + 1])
{
    int found = -1;
    if (dialogue_ending(body, at))
        return dialogue_ending(body, at)->points;
    if (known[at][trust])
        return known[at][trust] - 1;
    for (size_t i = 0; i < body->nodes[at].replies_count; i++) {
        const struct dialogue_reply *reply = &body->nodes[at].replies[i];
        const int moved = dialogue_moved(reply, trust);
        const int points =
            dialogue_search(body, best, dialogue_next(body, reply, moved), moved, known);
        if (found < 0 || (best ? points > found : points < found))
            found = points;
    }
    known[at][trust] = (unsigned char)(found + 1);
    return found;
}

static void dialogue_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct dialogue *body = dialogue_body(task);
    unsigned char known[DIALOGUE_NODES][DIALOGUE_TRUST + 1] = {{0}};
    int at = 0, trust = body->trust;
    *ret_answer = (struct answer){0};
    const int wanted = dialogue_search(body, best, at, trust, known);
    while (!dialogue_ending(body, at)) {
        const struct dialogue_node *node = &body->nodes[at];
        for (int i = 0; i < (int)node->replies_count; i++) {
            const int moved = dialogue_moved(&node->replies[i], trust);
            const int next = dialogue_next(body, &node->replies[i], moved);
            if (dialogue_search(body, best, next, moved, known) != wanted)
                continue;
            ret_answer->value[ret_answer->count++] = (short)(dialogue_first(body, at) + i);
            trust = moved;
            at = next;
            break;
        }
    }
}

const struct kind kind_dialogue = {
    .name = "dialogue",
    .about = "A talk that branches, with a person whose trust moves.",
    .shape = &dialogue_shape,
    .form = FORM_PATH,
    .check = dialogue_check,
    .choices = dialogue_choices,
    .choice_id = dialogue_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = dialogue_feedback,
    .ask = dialogue_ask,
    .follow = dialogue_follow,
    .sample = dialogue_sample,
    .score = dialogue_score,
    .tell = dialogue_tell,
};
