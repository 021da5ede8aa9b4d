/* SPDX-License-Identifier: MIT */
/* The rules of a talk. Talks only go forward, so what can happen in one is a finite net of pairs
 * (place, trust), and the check walks the whole of it: every place must be reached, and every
 * `needs` must sometimes be met and sometimes not. */
#include "tasks/dialogue.h"

#include <string.h>

static bool dialogue_check_ids(const struct dialogue *body, int replies, struct diags *diags)
{
    bool fine = true;
    for (size_t i = 0; i < body->endings_count; i++) {
        const int at = dialogue_find(body, body->endings[i].id);
        if (at >= (int)body->nodes_count)
            continue;
        diag_add(diags, DIAG_ID_TWICE, body->endings[i].place, "id", body->endings[i].id, NULL);
        diag_other(diags, body->nodes[at].place);
        fine = false;
    }
    /* Within a node the loader has looked already. */
    for (int i = 0, node = 0; i < replies; i++) {
        const struct dialogue_reply *reply = dialogue_reply(body, i);
        while (i >= dialogue_first(body, node + 1))
            node++;
        for (int j = 0; j < dialogue_first(body, node); j++) {
            if (strcmp(dialogue_reply(body, j)->id, reply->id) != 0)
                continue;
            diag_add(diags, DIAG_ID_TWICE, reply->place, "id", reply->id, NULL);
            diag_other(diags, dialogue_reply(body, j)->place);
            fine = false;
            break;
        }
    }
    return fine;
}

/* Whether ID, where REPLY leads, is a node or an ending. */
static bool dialogue_check_target(const struct dialogue *body, const struct dialogue_reply *reply,
                                  const char *id, struct diags *diags)
{
    const char *known[DIALOGUE_NODES + DIALOGUE_ENDINGS];
    size_t count = 0;
    if (dialogue_find(body, id) != DIALOGUE_NOWHERE)
        return true;
    for (size_t i = 0; i < body->nodes_count; i++)
        known[count++] = body->nodes[i].id;
    for (size_t i = 0; i < body->endings_count; i++)
        known[count++] = body->endings[i].id;
    diag_add(diags, DIAG_REFERENCE_UNKNOWN, reply->place, "what", "node or ending", "id", id,
             "guess", diag_guess(id, known, count), NULL);
    return false;
}

static bool dialogue_check_replies(const struct dialogue *body, int replies, struct diags *diags)
{
    bool fine = true;
    for (int i = 0; i < replies; i++) {
        const struct dialogue_reply *reply = dialogue_reply(body, i);
        fine = dialogue_check_target(body, reply, reply->next, diags) && fine;
        if (reply->otherwise)
            fine = dialogue_check_target(body, reply, reply->otherwise, diags) && fine;
        if ((reply->needs > 0) == (reply->otherwise != NULL))
            continue;
        diag_add(diags, DIAG_FIELD_MISSING, reply->place, "shape", "a reply", "field",
                 reply->otherwise ? "needs" : "otherwise", NULL);
        fine = false;
    }
    return fine;
}

enum dialogue_seen { SEEN_NOT, SEEN_OPEN, SEEN_WHOLE };

/* Walks all that follows NODE; a way back to a node that is still open is a cycle. */
static bool dialogue_check_cycles(const struct dialogue *body, int node, enum dialogue_seen *seen,
                                  struct diags *diags)
{
    bool fine = true;
    seen[node] = SEEN_OPEN;
    for (size_t i = 0; i < body->nodes[node].replies_count; i++) {
        const struct dialogue_reply *reply = &body->nodes[node].replies[i];
        const char *const ways[] = {reply->next, reply->otherwise};
        for (size_t n = 0; n < sizeof ways / sizeof *ways; n++) {
            const int at = dialogue_find(body, ways[n]);
            if (at == DIALOGUE_NOWHERE || dialogue_ending(body, at))
                continue;
            if (seen[at] == SEEN_OPEN) {
                diag_add(diags, DIAG_DIALOGUE_CYCLE, reply->place, "id", ways[n], NULL);
                diag_other(diags, body->nodes[at].place);
                fine = false;
            } else if (seen[at] == SEEN_NOT) {
                fine = dialogue_check_cycles(body, at, seen, diags) && fine;
            }
        }
    }
    seen[node] = SEEN_WHOLE;
    return fine;
}

/* What can happen: where a talk can be, with which trust. */
struct dialogue_net {
    bool with[DIALOGUE_NODES + DIALOGUE_ENDINGS][DIALOGUE_TRUST + 1];
};

static void dialogue_reach(const struct dialogue *body, int at, int trust, struct dialogue_net *net)
{
    if (net->with[at][trust])
        return;
    net->with[at][trust] = true;
    if (dialogue_ending(body, at))
        return;
    for (size_t i = 0; i < body->nodes[at].replies_count; i++) {
        const struct dialogue_reply *reply = &body->nodes[at].replies[i];
        const int moved = dialogue_moved(reply, trust);
        dialogue_reach(body, dialogue_next(body, reply, moved), moved, net);
    }
}

static bool dialogue_reached(const struct dialogue_net *net, int at)
{
    for (int trust = 0; trust <= DIALOGUE_TRUST; trust++) {
        if (net->with[at][trust])
            return true;
    }
    return false;
}

/* Whether the trust at REPLY of NODE is sometimes enough and sometimes not. */
static bool dialogue_check_needs(const struct dialogue_net *net, int node,
                                 const struct dialogue_reply *reply, struct diags *diags)
{
    int least = DIALOGUE_TRUST, most = 0;
    for (int trust = 0; trust <= DIALOGUE_TRUST; trust++) {
        const int moved = dialogue_moved(reply, trust);
        if (!net->with[node][trust])
            continue;
        least = moved < least ? moved : least;
        most = moved > most ? moved : most;
    }
    if (reply->needs == 0 || least > most || (least < reply->needs && most >= reply->needs))
        return true;
    struct str needs = {0}, low = {0}, high = {0};
    str_addf(&needs, "%d", reply->needs);
    str_addf(&low, "%d", least);
    str_addf(&high, "%d", most);
    diag_add(diags, DIAG_DIALOGUE_NEEDS, reply->place, "needs", str_text(&needs), "least",
             str_text(&low), "most", str_text(&high), NULL);
    str_release(&needs);
    str_release(&low);
    str_release(&high);
    return false;
}

static bool dialogue_check_net(const struct dialogue *body, struct diags *diags)
{
    struct dialogue_net net = {0};
    bool fine = true;
    const int nodes = (int)body->nodes_count, endings = (int)body->endings_count;
    dialogue_reach(body, 0, body->trust, &net);
    for (int i = 0; i < nodes; i++) {
        for (size_t n = 0; n < body->nodes[i].replies_count; n++)
            fine = dialogue_check_needs(&net, i, &body->nodes[i].replies[n], diags) && fine;
    }
    if (!fine) /* that may be why something is not reached */
        return false;
    for (int i = 0; i < nodes + endings; i++) {
        const bool node = i < nodes;
        if (dialogue_reached(&net, i))
            continue;
        diag_add(diags, DIAG_DIALOGUE_UNREACHABLE,
                 node ? body->nodes[i].place : body->endings[i - nodes].place, "id",
                 node ? body->nodes[i].id : body->endings[i - nodes].id, NULL);
        fine = false;
    }
    return fine;
}

bool dialogue_check(const struct task *task, struct diags *diags)
{
    const struct dialogue *body = task->body;
    const int replies = dialogue_choices(task);
    enum dialogue_seen seen[DIALOGUE_NODES] = {SEEN_NOT};
    if (body->nodes_count == 0 || body->endings_count == 0)
        return true;
    if (replies > DIALOGUE_REPLIES) {
        struct str count = {0}, most = {0};
        str_addf(&count, "%d", replies);
        str_addf(&most, "%d", DIALOGUE_REPLIES);
        diag_add(diags, DIAG_FIELD_COUNT, task->place, "field", "replies", "count",
                 str_text(&count), "least", "2", "most", str_text(&most), NULL);
        str_release(&count);
        str_release(&most);
        return false;
    }
    bool fine = dialogue_check_ids(body, replies, diags);
    fine = dialogue_check_replies(body, replies, diags) && fine;
    for (int i = 0; i < (int)body->nodes_count; i++) {
        if (seen[i] == SEEN_NOT)
            fine = dialogue_check_cycles(body, i, seen, diags) && fine;
    }
    fine = fine && dialogue_check_net(body, diags);
    if (dialogue_best(body) > 0)
        return fine;
    diag_add(diags, DIAG_TASK_UNSCORED, task->place, NULL);
    return false;
}
