/* SPDX-License-Identifier: MIT */
/* The network as a picture and in sentences, the question about it, and what is said to an answer.
 *
 * While a way is walked, the picture has its ties brought out, and only the people one step away
 * can be chosen. The answer's page has the picture beside it, with the right answer brought out,
 * where the window has room for that. */
#include "tasks/network.h"

#include "base/bug.h"
#include "tasks/kind.h"

static const struct network *network_body(const struct task *task)
{
    return task->body;
}

/* --- the picture --------------------------------------------------------------------------- */

static const char *network_name(const struct network *body, int node, const struct telling *to)
{
    return node == 0 ? kind_word(to, "network.you") : body->people[node - 1].name;
}

static const char *network_group_word(const struct network *body, int node,
                                      const struct telling *to)
{
    const int group = node == 0 ? -1 : network_group(body, body->people[node - 1].group);
    return group < 0 ? NULL : kind_text(to, &body->groups[group].text);
}

/* The person as a sentence says it: with the group. */
static const char *network_person(const struct network *body, int node, const struct telling *to,
                                  struct page *page)
{
    const char *name = page_plain(page, network_name(body, node, to));
    const char *group = network_group_word(body, node, to);
    return group ? catalog_format(to->words, page->arena, "network.person", "name", name, "group",
                                  group, NULL)
                 : name;
}

/* The picture in sentences: every tie, and who has none. */
static const char *network_words(const struct network *body, const struct network_graph *graph,
                                 const struct telling *to, struct page *page)
{
    struct str out = {0};
    str_add(&out, kind_word(to, "network.who"));
    for (size_t i = 0; i < body->ties_count; i++) {
        const struct network_tie *tie = &body->ties[i];
        const char *key = tie->strength == TIE_STRONG ? "network.tie-strong" : "network.tie-weak";
        str_addf(&out, "\n%s",
                 catalog_format(to->words, page->arena, key, "from",
                                network_person(body, network_node(body, tie->from), to, page), "to",
                                network_person(body, network_node(body, tie->to), to, page), NULL));
    }
    for (int node = 1; node < graph->nodes; node++) {
        bool alone = true;
        for (int other = 0; other < graph->nodes; other++)
            alone = alone && !graph->tied[node][other];
        if (alone)
            str_addf(&out, "\n%s",
                     catalog_format(to->words, page->arena, "network.alone", "person",
                                    network_person(body, node, to, page), NULL));
    }
    const char *words = arena_string(page->arena, str_text(&out));
    str_release(&out);
    return words;
}

/* How near the tie to you makes a person. */
static enum graph_ring network_ring(const struct network *body, int node)
{
    for (size_t i = 0; i < body->ties_count; i++) {
        const struct network_tie *tie = &body->ties[i];
        const int from = network_node(body, tie->from), to = network_node(body, tie->to);
        if ((from == 0 && to == node) || (from == node && to == 0))
            return tie->strength == TIE_STRONG ? GRAPH_CLOSE : GRAPH_HALF_KNOWN;
    }
    return node == 0 ? GRAPH_YOU : GRAPH_FAR;
}

/* Whether the COUNT nodes of WAY, which begins at you, take the tie of FROM and TO. */
static bool network_on_way(const int *way, int count, int from, int to)
{
    for (int i = 0, at = 0; i < count; at = way[i++]) {
        if ((at == from && way[i] == to) || (at == to && way[i] == from))
            return true;
    }
    return false;
}

/* The network with a way through it, of COUNT nodes without you. MEANT, the goal or who is right,
 * is brought out, and with a path where the way has come to. */
static const struct graph *network_picture(const struct network *body, const int *way, int count,
                                           int meant, const struct telling *to, struct page *page)
{
    struct network_graph net;
    network_graph(body, &net);
    const int ties = (int)body->ties_count;
    struct graph_node *node = arena_array(page->arena, (size_t)net.nodes, sizeof *node);
    struct graph_tie *tie = arena_array(page->arena, body->ties_count, sizeof *tie);
    for (int i = 0; i < net.nodes; i++) {
        node[i] = (struct graph_node){.label = network_name(body, i, to),
                                      .group = network_group_word(body, i, to),
                                      .ring = network_ring(body, i),
                                      .style = i == meant ? STYLE_GOOD : STYLE_PLAIN};
    }
    const int at = count > 0 ? way[count - 1] : 0;
    if (body->ask == ASK_PATH && at != meant)
        node[at].style = STYLE_ACCENT;
    for (int i = 0; i < ties; i++) {
        const int from = network_node(body, body->ties[i].from);
        const int end = network_node(body, body->ties[i].to);
        tie[i] = (struct graph_tie){
            from, end, body->ties[i].strength == TIE_STRONG ? GRAPH_STRONG : GRAPH_WEAK};
        if (network_on_way(way, count, from, end))
            tie[i].line = GRAPH_BRIDGE;
    }
    struct graph *graph = arena_alloc(page->arena, sizeof *graph);
    *graph =
        (struct graph){.node = node,
                       .nodes = net.nodes,
                       .tie = tie,
                       .ties = ties,
                       .words = network_words(body, &net, to, page),
                       .legend = {kind_word(to, "network.strong"), kind_word(to, "network.weak"),
                                  count > 0 ? kind_word(to, "network.walked") : NULL}};
    return graph;
}

/* --- asking -------------------------------------------------------------------------------- */

/* "You – Aino – Mika" for the COUNT nodes of WAY. */
static const char *network_way(const struct network *body, const int *way, int count,
                               const struct telling *to, struct page *page)
{
    struct str out = {0};
    str_add(&out, kind_word(to, "network.you"));
    for (int i = 0; i < count; i++)
        str_addf(&out, " – %s", page_plain(page, network_name(body, way[i], to)));
    const char *words = arena_string(page->arena, str_text(&out));
    str_release(&out);
    return words;
}

static void network_nodes(const struct answer *path, int ret_way[NETWORK_NODES])
{
    for (int i = 0; i < path->count; i++)
        ret_way[i] = path->value[i] + 1;
}

static void network_ask_person(const struct network *body, struct choice *choice, int person,
                               const struct telling *to, struct page *page)
{
    choice->text = page_plain(page, body->people[person].name);
    choice->note = network_group_word(body, person + 1, to);
    choice->index = person;
}

/* The next person of the walk: everybody tied to where it is, but for those it has passed. */
static void network_ask_next(const struct network *body, const struct answer *path,
                             const struct telling *to, struct page *page)
{
    struct network_graph graph;
    struct network_walk walk;
    int way[NETWORK_NODES] = {0}, next[NETWORK_NODES], count = 0;
    network_graph(body, &graph);
    if (!network_walk(body, path, &walk) || walk.ends)
        BUG("a walk was asked to go on where it does not");
    network_nodes(path, way);
    if (path->count > 0)
        page_text(
            page, STYLE_PLAIN,
            catalog_format(to->words, page->arena, "network.so-far", "way",
                           network_way(body, way, path->count, to, page), "goal",
                           page_plain(page, network_name(body, network_node(body, body->to), to)),
                           NULL));
    page_graph(page,
               network_picture(body, way, path->count, network_node(body, body->to), to, page));
    for (int i = 1; i < graph.nodes; i++) {
        if (graph.tied[walk.at][i] && !walk.passed[i])
            next[count++] = i;
    }
    struct input *input = page_input(page, INPUT_ONE, count, 0);
    for (int i = 0; i < count; i++)
        network_ask_person(body, &input->choice[i], next[i] - 1, to, page);
    input->asks = kind_word(to, "network.ask-next");
}

void network_ask(const struct task *task, const struct telling *to, struct page *page)
{
    static const struct answer nothing = {0};
    const struct network *body = network_body(task);
    if (body->ask == ASK_PATH) {
        network_ask_next(body, to->path ? to->path : &nothing, to, page);
        return;
    }
    page_graph(page, network_picture(body, NULL, 0, NETWORK_NOBODY, to, page));
    struct input *input = page_input(page, INPUT_ONE, network_choices(task), 0);
    for (int i = 0; i < input->choices; i++) {
        if (body->ask == ASK_GAP)
            input->choice[i].text = kind_text(to, &body->groups[i].text);
        else
            network_ask_person(body, &input->choice[i], i, to, page);
    }
    input->asks = kind_word(to, "ask.one");
}

/* --- telling ------------------------------------------------------------------------------- */

static enum mark network_mark(struct score score)
{
    return score.got >= score.of ? MARK_GOOD : score.got > 0 ? MARK_PART : MARK_OTHER;
}

/* The walk, what is to be said of those it met, and the shortest one where it was another. */
static void network_tell_walk(const struct task *task, const struct answer *answer,
                              const struct telling *to, struct page *page)
{
    static const char *const words[] = {[MARK_GOOD] = "network.way-short",
                                        [MARK_PART] = "network.way-long",
                                        [MARK_OTHER] = "network.way-lost"};
    const struct network *body = network_body(task);
    const enum mark mark = network_mark(network_score(task, answer));
    const int goal = network_node(body, body->to);
    struct network_graph graph;
    int way[NETWORK_NODES] = {0};
    network_nodes(answer, way);
    page_item(page, mark, kind_word(to, words[mark]),
              network_way(body, way, answer->count, to, page), NULL);
    for (int i = 0; i < answer->count; i++) {
        const struct network_person *person = &body->people[answer->value[i]];
        if (!text_is_empty(&person->feedback))
            page_item(page, MARK_NONE, NULL, page_plain(page, person->name),
                      kind_note(to, &person->feedback));
    }
    network_graph(body, &graph);
    const int count = network_graph_shortest(&graph, goal, way);
    if (mark != MARK_GOOD)
        page_item(page, MARK_NONE, kind_word(to, "network.way-is"),
                  network_way(body, way, count, to, page), NULL);
    page->beside = network_picture(body, way, count, goal, to, page);
}

static const char *network_choice_text(const struct task *task, int choice,
                                       const struct telling *to, struct page *page)
{
    const struct network *body = network_body(task);
    return body->ask == ASK_GAP ? kind_text(to, &body->groups[choice].text)
                                : page_plain(page, body->people[choice].name);
}

void network_tell(const struct task *task, const struct answer *answer, const struct telling *to,
                  struct page *page)
{
    static const char *const words[] = {
        [MARK_GOOD] = "mark.good", [MARK_PART] = "mark.part", [MARK_OTHER] = "mark.again"};
    const struct network *body = network_body(task);
    if (body->ask == ASK_PATH) {
        network_tell_walk(task, answer, to, page);
        return;
    }
    const bool gap = body->ask == ASK_GAP;
    const int chosen = answer->value[0];
    const int right =
        gap ? network_group(body, body->answer) : network_node(body, body->answer) - 1;
    const enum mark mark = network_mark(network_score(task, answer));
    page_item(page, mark, kind_word(to, words[mark]), network_choice_text(task, chosen, to, page),
              kind_note(to, network_feedback(task, chosen)));
    if (chosen != right)
        page_item(page, MARK_NONE, kind_word(to, gap ? "network.gap-is" : "network.bridge-is"),
                  network_choice_text(task, right, to, page),
                  kind_note(to, network_feedback(task, right)));
    page->beside = network_picture(body, NULL, 0, gap ? NETWORK_NOBODY : right + 1, to, page);
}
