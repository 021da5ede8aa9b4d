/* SPDX-License-Identifier: MIT */
/* `network`: a small network with you in it, and a question about it.
 *
 * `ask: bridge`: who links you to others who would be out of reach without that person. Credit 2 of
 * 2; another person without whom somebody is lost, 1. `ask: gap`: which group has nobody whom you
 * reach. Credit 1 of 1. `ask: path`: walk to somebody, from one person to the next, until you are
 * there or cannot go on. Credit 2 for a shortest walk, 1 for another one that arrives.
 *
 * What the author says is right is proved when the pack is loaded (tasks/network_graph.h). The
 * choices are the people, for a gap the groups. In the graph node 0 is you and person i node i+1.
 */
#include "tasks/network.h"

#include <string.h>

#include "tasks/kind.h"

enum { NETWORK_TIES = 60, NETWORK_SHORTEST = 2, NETWORK_LONGEST = 4, NETWORK_FULL = 2 };

static const char *const network_asks[] = {"bridge", "path", "gap", NULL};
static const char *const network_strengths[] = {"strong", "weak", NULL};

static const char network_you[] = "mina"; /* as authors write it */

/* --- fields -------------------------------------------------------------------------------- */

static const struct field network_group_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct network_group, id),
     .about = "Names the group; used once in its task."},
    {.name = "text",
     .type = FIELD_TEXT,
     .required = true,
     FIELD_AT(struct network_group, text),
     .about = "The group's name, a word or two."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct network_group, feedback),
     .about = "With 'ask: gap': speaks to who chose this group."},
};
static const struct shape network_group_shape =
    SHAPE_OF("a group", struct network_group, network_group_fields);

static const struct field network_person_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct network_person, id),
     .about = "Names the person; used once in its task. 'mina' is the player."},
    {.name = "name",
     .type = FIELD_STRING,
     .required = true,
     FIELD_AT(struct network_person, name),
     .about = "The person's first name."},
    {.name = "group",
     .type = FIELD_ID,
     FIELD_AT(struct network_person, group),
     .about = "The id of the person's group."},
    {.name = "feedback",
     .type = FIELD_TEXT,
     FIELD_AT(struct network_person, feedback),
     .about = "Speaks to who chose this person."},
};
static const struct shape network_person_shape =
    SHAPE_OF("a person", struct network_person, network_person_fields);

static const struct field network_tie_fields[] = {
    {.name = "from",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct network_tie, from),
     .about = "A person's id, or 'mina'."},
    {.name = "to",
     .type = FIELD_ID,
     .required = true,
     FIELD_AT(struct network_tie, to),
     .about = "Another person's id, or 'mina'."},
    {.name = "strength",
     .type = FIELD_WORD,
     .required = true,
     FIELD_AT(struct network_tie, strength),
     .words = network_strengths,
     .about = "How well they know each other: strong or weak."},
};
static const struct shape network_tie_shape =
    SHAPE_OF("a tie", struct network_tie, network_tie_fields);

static const struct field network_fields[] = {
    {.name = "groups",
     .type = FIELD_LIST,
     FIELD_LIST_AT(struct network, groups),
     .least = 1,
     .most = PACK_MOST_CHOICES,
     .shape = &network_group_shape,
     .about = "The circles that the people belong to."},
    {.name = "people",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct network, people),
     .least = 2,
     .most = PACK_MOST_CHOICES,
     .shape = &network_person_shape,
     .about = "The people, without the player."},
    {.name = "ties",
     .type = FIELD_LIST,
     .required = true,
     FIELD_LIST_AT(struct network, ties),
     .least = 1,
     .most = NETWORK_TIES,
     .shape = &network_tie_shape,
     .about = "Who knows whom; it does not matter who stands first."},
    {.name = "ask",
     .type = FIELD_WORD,
     .required = true,
     FIELD_AT(struct network, ask),
     .words = network_asks,
     .about = "What is asked: bridge, path or gap."},
    {.name = "answer",
     .type = FIELD_ID,
     FIELD_AT(struct network, answer),
     .about = "The right person of a bridge, the right group of a gap."},
    {.name = "to",
     .type = FIELD_ID,
     FIELD_AT(struct network, to),
     .about = "With 'ask: path': whom the player wants to reach."},
};
static const struct shape network_shape =
    SHAPE_OF("a task of kind 'network'", struct network, network_fields);

static const struct network *network_body(const struct task *task)
{
    return task->body;
}

/* --- the graph ----------------------------------------------------------------------------- */

int network_node(const struct network *body, const char *id)
{
    if (id && strcmp(id, network_you) == 0)
        return 0;
    for (size_t i = 0; id && i < body->people_count; i++) {
        if (strcmp(body->people[i].id, id) == 0)
            return (int)i + 1;
    }
    return NETWORK_NOBODY;
}

int network_group(const struct network *body, const char *id)
{
    for (size_t i = 0; id && i < body->groups_count; i++) {
        if (strcmp(body->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

void network_graph(const struct network *body, struct network_graph *ret_graph)
{
    *ret_graph = (struct network_graph){.nodes = (int)body->people_count + 1};
    for (size_t i = 0; i < body->ties_count; i++)
        network_graph_tie(ret_graph, network_node(body, body->ties[i].from),
                          network_node(body, body->ties[i].to));
}

/* Whether you reach nobody of GROUP. */
static bool network_is_gap(const struct network *body, const struct network_graph *graph, int group)
{
    bool reached[NETWORK_NODES];
    network_graph_reach(graph, NETWORK_NOBODY, reached);
    for (size_t i = 0; i < body->people_count; i++) {
        if (reached[i + 1] && network_group(body, body->people[i].group) == group)
            return false;
    }
    return true;
}

static enum answer_form network_form(const struct task *task)
{
    return network_body(task)->ask == ASK_PATH ? FORM_PATH : FORM_ONE;
}

int network_choices(const struct task *task)
{
    const struct network *body = network_body(task);
    return (int)(body->ask == ASK_GAP ? body->groups_count : body->people_count);
}

static const char *network_choice_id(const struct task *task, int choice)
{
    const struct network *body = network_body(task);
    return body->ask == ASK_GAP ? body->groups[choice].id : body->people[choice].id;
}

const struct text *network_feedback(const struct task *task, int choice)
{
    const struct network *body = network_body(task);
    return body->ask == ASK_GAP ? &body->groups[choice].feedback : &body->people[choice].feedback;
}

/* --- walking ------------------------------------------------------------------------------- */

/* Whether somebody is left to go to from where WALK is. */
static bool network_goes_on(const struct network_graph *graph, const struct network_walk *walk)
{
    for (int next = 1; next < graph->nodes; next++) {
        if (graph->tied[walk->at][next] && !walk->passed[next])
            return true;
    }
    return false;
}

bool network_walk(const struct network *body, const struct answer *path,
                  struct network_walk *ret_walk)
{
    struct network_graph graph;
    struct network_walk walk = {.passed = {true}};
    const int to = network_node(body, body->to);
    network_graph(body, &graph);
    for (int i = 0; i < path->count; i++) {
        const int next = path->value[i] + 1;
        if (walk.ends || next < 1 || next >= graph.nodes || !graph.tied[walk.at][next] ||
            walk.passed[next])
            return false;
        walk.at = next;
        walk.passed[next] = true;
        walk.ends = next == to || !network_goes_on(&graph, &walk);
    }
    *ret_walk = walk;
    return true;
}

static bool network_follow(const struct task *task, const struct answer *path, bool *ret_ends)
{
    struct network_walk walk;
    if (!network_walk(network_body(task), path, &walk))
        return false;
    *ret_ends = walk.ends;
    return true;
}

/* --- rules --------------------------------------------------------------------------------- */

static void network_unknown(const struct network *body, struct place place, const char *what,
                            const char *id, struct diags *diags)
{
    const char *known[NETWORK_NODES];
    const bool groups = strcmp(what, "group") == 0;
    const size_t count = groups ? body->groups_count : body->people_count;
    for (size_t i = 0; i < count; i++)
        known[i] = groups ? body->groups[i].id : body->people[i].id;
    diag_add(diags, DIAG_REFERENCE_UNKNOWN, place, "what", what, "id", id, "guess",
             diag_guess(id, known, count), NULL);
}

static bool network_check_people(const struct network *body, struct diags *diags)
{
    bool fine = true;
    for (size_t i = 0; i < body->people_count; i++) {
        const struct network_person *person = &body->people[i];
        if (strcmp(person->id, network_you) == 0) {
            diag_add(diags, DIAG_ID_TWICE, person->place, "id", person->id, NULL);
            fine = false;
        }
        if (person->group && network_group(body, person->group) < 0) {
            network_unknown(body, person->place, "group", person->group, diags);
            fine = false;
        }
    }
    return fine;
}

static bool network_check_ties(const struct network *body, struct diags *diags)
{
    struct network_graph graph = {.nodes = (int)body->people_count + 1};
    bool fine = true;
    for (size_t i = 0; i < body->ties_count; i++) {
        const struct network_tie *tie = &body->ties[i];
        const int from = network_node(body, tie->from), to = network_node(body, tie->to);
        const size_t before = diags->count;
        if (from == NETWORK_NOBODY)
            network_unknown(body, tie->place, "person", tie->from, diags);
        if (to == NETWORK_NOBODY)
            network_unknown(body, tie->place, "person", tie->to, diags);
        if (from == NETWORK_NOBODY || to == NETWORK_NOBODY)
            ;
        else if (from == to)
            diag_add(diags, DIAG_TIE_SELF, tie->place, "id", tie->from, NULL);
        else if (graph.tied[from][to])
            diag_add(diags, DIAG_TIE_TWICE, tie->place, "from", tie->from, "to", tie->to, NULL);
        else
            network_graph_tie(&graph, from, to);
        fine = fine && diags->count == before;
    }
    return fine;
}

/* Whether the fields that this question needs are there, and no others. */
static bool network_check_fields(const struct task *task, struct diags *diags)
{
    const struct network *body = network_body(task);
    const bool path = body->ask == ASK_PATH;
    const char *needed = path ? "to" : "answer", *other = path ? "answer" : "to";
    const size_t before = diags->count;
    if (!(path ? body->to : body->answer))
        diag_add(diags, DIAG_FIELD_MISSING, task->place, "shape", network_shape.name, "field",
                 needed, NULL);
    if (path ? body->answer : body->to)
        diag_add(diags, DIAG_FIELD_UNKNOWN, task->place, "field", other, "shape",
                 path ? "a task with 'ask: path'" : "a task without 'ask: path'", "guess", needed,
                 NULL);
    if (body->ask == ASK_GAP && body->groups_count < 2)
        diag_add(diags, DIAG_FIELD_COUNT, task->place, "field", "groups", "count",
                 body->groups_count ? "1" : "0", "least", "2", "most", "24", NULL);
    return diags->count == before;
}

static bool network_check_bridge(const struct task *task, const struct network_graph *graph,
                                 struct diags *diags)
{
    const struct network *body = network_body(task);
    const int answer = network_node(body, body->answer);
    if (answer <= 0) {
        network_unknown(body, task->place, "person", body->answer, diags);
        return false;
    }
    const int cut = network_graph_cut(graph, answer);
    bool fine = cut > 0;
    struct str found = {0};
    for (int node = 1; node < graph->nodes; node++) {
        const int other = network_graph_cut(graph, node);
        fine = fine && (node == answer || other < cut);
        str_addf(&found, "%s%s %d", node > 1 ? ", " : "", body->people[node - 1].id, other);
    }
    if (!fine)
        diag_add(diags, DIAG_NETWORK_BRIDGE, task->place, "id", body->answer, "found",
                 str_text(&found), NULL);
    str_release(&found);
    return fine;
}

static bool network_check_gap(const struct task *task, const struct network_graph *graph,
                              struct diags *diags)
{
    const struct network *body = network_body(task);
    const int answer = network_group(body, body->answer);
    if (answer < 0) {
        network_unknown(body, task->place, "group", body->answer, diags);
        return false;
    }
    bool fine = true;
    struct str found = {0};
    for (int group = 0; group < (int)body->groups_count; group++) {
        const bool gap = network_is_gap(body, graph, group);
        fine = fine && gap == (group == answer);
        if (gap)
            str_addf(&found, "%s%s", found.length ? ", " : "", body->groups[group].id);
    }
    if (!fine)
        diag_add(diags, DIAG_NETWORK_GAP, task->place, "id", body->answer, "found",
                 found.length ? str_text(&found) : "-", NULL);
    str_release(&found);
    return fine;
}

static bool network_check_path(const struct task *task, const struct network_graph *graph,
                               struct diags *diags)
{
    const struct network *body = network_body(task);
    const int to = network_node(body, body->to);
    int way[NETWORK_NODES];
    if (to <= 0) {
        network_unknown(body, task->place, "person", body->to, diags);
        return false;
    }
    const int length = network_graph_shortest(graph, to, way);
    if (length < NETWORK_SHORTEST || length > NETWORK_LONGEST) {
        struct str found = {0};
        str_addf(&found, "%d", length);
        diag_add(diags, DIAG_NETWORK_PATH, task->place, "id", body->to, "least", "2", "most", "4",
                 "found", length > 0 ? str_text(&found) : "-", NULL);
        str_release(&found);
        return false;
    }
    if (network_graph_strays(graph, to))
        return true;
    diag_add(diags, DIAG_NETWORK_DETOUR, task->place, "id", body->to, NULL);
    return false;
}

static bool network_check(const struct task *task, struct diags *diags)
{
    const struct network *body = network_body(task);
    struct network_graph graph;
    bool fine = network_check_people(body, diags);
    fine = network_check_ties(body, diags) && fine;
    fine = network_check_fields(task, diags) && fine;
    if (!fine)
        return false;
    network_graph(body, &graph);
    switch ((enum network_ask)body->ask) {
    case ASK_BRIDGE: return network_check_bridge(task, &graph, diags);
    case ASK_PATH: return network_check_path(task, &graph, diags);
    case ASK_GAP: return network_check_gap(task, &graph, diags);
    }
    return true;
}

/* --- judging ------------------------------------------------------------------------------- */

struct score network_score(const struct task *task, const struct answer *answer)
{
    const struct network *body = network_body(task);
    struct network_graph graph;
    int way[NETWORK_NODES];
    network_graph(body, &graph);
    const int chosen = answer->value[answer->count - 1], goal = network_node(body, body->to);
    switch ((enum network_ask)body->ask) {
    case ASK_BRIDGE:
        return (struct score){chosen + 1 == network_node(body, body->answer) ? NETWORK_FULL
                              : network_graph_cut(&graph, chosen + 1) > 0    ? 1
                                                                             : 0,
                              NETWORK_FULL};
    case ASK_PATH:
        return (struct score){chosen + 1 != goal ? 0
                              : answer->count == network_graph_shortest(&graph, goal, way)
                                  ? NETWORK_FULL
                                  : 1,
                              NETWORK_FULL};
    case ASK_GAP: return (struct score){chosen == network_group(body, body->answer), 1};
    }
    return (struct score){0};
}

static void network_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    const struct network *body = network_body(task);
    struct network_graph graph;
    network_graph(body, &graph);
    if (body->ask == ASK_PATH) {
        const int goal = network_node(body, body->to);
        int way[NETWORK_NODES];
        *ret_answer = (struct answer){.count = best ? network_graph_shortest(&graph, goal, way)
                                                    : network_graph_lost(&graph, goal, way)};
        for (int i = 0; i < ret_answer->count; i++)
            ret_answer->value[i] = (short)(way[i] - 1);
        return;
    }
    struct answer answer = {.count = 1};
    *ret_answer = answer;
    for (int i = 0; i < network_choices(task); i++) {
        answer.value[0] = (short)i;
        const int more = network_score(task, &answer).got - network_score(task, ret_answer).got;
        if (best ? more > 0 : more < 0)
            *ret_answer = answer;
    }
}

const struct kind kind_network = {
    .name = "network",
    .about = "A small network of people: find the bridge, the way or the gap.",
    .shape = &network_shape,
    .form = FORM_ONE,
    .check = network_check,
    .form_of = network_form,
    .choices = network_choices,
    .choice_id = network_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .feedback = network_feedback,
    .ask = network_ask,
    .follow = network_follow,
    .sample = network_sample,
    .score = network_score,
    .tell = network_tell,
};
