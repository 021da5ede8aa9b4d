/* SPDX-License-Identifier: MIT */
/* The player's own network: as a page, at the side of others, and in sentences. A name is never
 * inflected, so that any name fits any language. */
#include <string.h>

#include "base/str.h"
#include "engine/network.h"
#include "screens/rooms.h"

static const char *const network_lists[] = {[RING_CLOSE] = "own-network.close",
                                            [RING_HALF_KNOWN] = "own-network.half",
                                            [RING_FAR] = "own-network.far"};
static const char *const network_counts[] = {[RING_CLOSE] = "own-network.count-close",
                                             [RING_HALF_KNOWN] = "own-network.count-half",
                                             [RING_FAR] = "own-network.count-far"};

static const char *number(const struct room *room, unsigned long n, const char *key)
{
    return catalog_count(room->words, room->arena, key, n, NULL);
}

static const char *finish(const struct room *room, struct str *str)
{
    const char *text = arena_string(room->arena, str_text(str));
    str_release(str);
    return text;
}

/* --- the graph ----------------------------------------------------------------------------- */

/* The contact whose task's feedback is on the screen: it has just come. NULL = there is none. */
static const struct contact *network_latest(const struct room *room)
{
    const struct state *s = room->state;
    if (s->where != AT_FEEDBACK)
        return NULL;
    return room->pack->stages[s->stage].tasks[s->task].contact;
}

static enum graph_ring network_graph_ring(enum ring ring)
{
    switch (ring) {
    case RING_CLOSE: return GRAPH_CLOSE;
    case RING_HALF_KNOWN: return GRAPH_HALF_KNOWN;
    case RING_FAR: return GRAPH_FAR;
    }
    return GRAPH_FAR;
}

static const char *network_words(const struct room *room, const struct network *network);

static const struct graph *network_graph(const struct room *room, const struct network *network)
{
    struct graph *graph = arena_alloc(room->arena, sizeof *graph);
    struct graph_node *node = arena_array(room->arena, (size_t)network->people + 1, sizeof *node);
    struct graph_tie *tie = arena_array(room->arena, (size_t)network->ties + 1, sizeof *tie);
    const struct contact *latest = network_latest(room);

    node[0] = (struct graph_node){.label = room_say(room, "own-network.you"), .ring = GRAPH_YOU};
    for (int i = 0; i < network->people; i++) {
        const struct network_person *person = &network->person[i];
        node[i + 1] = (struct graph_node){
            .label = person->name,
            .group =
                person->group < 0 ? NULL : room_text(room, &room->pack->groups[person->group].text),
            .ring = network_graph_ring(person->ring),
            .style = latest && strcmp(latest->name, person->name) == 0 ? STYLE_ACCENT : STYLE_PLAIN,
        };
    }
    for (int i = 0; i < network->ties; i++) {
        const struct network_tie *from = &network->tie[i];
        const bool close = network->person[from->to].ring == RING_CLOSE;
        tie[i] = (struct graph_tie){
            .from = from->from + 1,
            .to = from->to + 1,
            .line = network_bridges(network, from) ? GRAPH_BRIDGE
                    : close                        ? GRAPH_STRONG
                                                   : GRAPH_WEAK,
        };
    }
    *graph = (struct graph){
        .node = node,
        .nodes = network->people + 1,
        .tie = tie,
        .ties = network->ties,
        .words = network_words(room, network),
        .legend = {[GRAPH_STRONG] = room_say(room, "own-network.line-strong"),
                   [GRAPH_WEAK] = room_say(room, "own-network.line-weak"),
                   [GRAPH_BRIDGE] = room_say(room, "own-network.line-bridge")},
    };
    return graph;
}

/* --- sentences ----------------------------------------------------------------------------- */

/* "Mika (own field)". */
static void network_add_person(const struct room *room, const struct network_person *person,
                               struct str *out)
{
    const char *name = page_plain(room->page, person->name);
    if (out->length > 0)
        str_add(out, room_say(room, "own-network.comma"));
    if (person->group < 0)
        str_add(out, name);
    else
        str_add(out, catalog_format(
                         room->words, room->arena, "own-network.person", "name", name, "group",
                         room_text(room, &room->pack->groups[person->group].text), NULL));
}

/* Whom AT leads to: those of other groups (BRIDGE) or the others. "" = nobody. */
static const char *network_led(const struct room *room, const struct network *network, int at,
                               bool bridge)
{
    struct str people = {0};
    for (int i = 0; i < network->ties; i++) {
        const struct network_tie *tie = &network->tie[i];
        if (tie->from == at && network_bridges(network, tie) == bridge)
            network_add_person(room, &network->person[tie->to], &people);
    }
    return finish(room, &people);
}

static const char *network_leads(const struct room *room, const struct network *network, int at,
                                 bool bridge)
{
    const char *people = network_led(room, network, at, bridge);
    if (!*people)
        return NULL;
    return catalog_format(room->words, room->arena,
                          bridge ? "own-network.bridge" : "own-network.through", "name",
                          page_plain(room->page, network->person[at].name), "people", people, NULL);
}

/* Everybody with ring and group, and who leads to whom: what the graph shows. */
static const char *network_words(const struct room *room, const struct network *network)
{
    struct str words = {0};
    for (int ring = RING_CLOSE; ring <= RING_FAR; ring++) {
        struct str people = {0};
        for (int i = 0; i < network->people; i++) {
            if ((int)network->person[i].ring == ring)
                network_add_person(room, &network->person[i], &people);
        }
        if (people.length > 0)
            str_addf(&words, "%s%s", words.length ? "\n" : "",
                     catalog_format(room->words, room->arena, network_lists[ring], "people",
                                    str_text(&people), NULL));
        str_release(&people);
    }
    for (int i = 0; i < network->people; i++) {
        for (int bridge = 1; bridge >= 0; bridge--) {
            const char *leads = network_leads(room, network, i, bridge);
            if (leads)
                str_addf(&words, "\n%s", leads);
        }
    }
    return finish(room, &words);
}

/* How many there are, in all and of each ring. */
static const char *network_sum(const struct room *room, const struct network *network)
{
    struct str rings = {0}, sum = {0};
    for (int ring = RING_CLOSE; ring <= RING_FAR; ring++) {
        const int count = network_ring(network, (enum ring)ring);
        if (count > 0)
            str_addf(&rings, "%s%s", rings.length ? room_say(room, "own-network.comma") : "",
                     number(room, (unsigned long)count, network_counts[ring]));
    }
    str_add(&sum, catalog_count(room->words, room->arena, "own-network.people",
                                (unsigned long)network->people, "rings", str_text(&rings), NULL));
    const int bridges = network_count_bridges(network);
    if (bridges > 0)
        str_addf(&sum, " %s", number(room, (unsigned long)bridges, "own-network.bridges"));
    if (network->more > 0)
        str_addf(&sum, " %s", number(room, (unsigned long)network->more, "own-network.more"));
    str_release(&rings);
    return finish(room, &sum);
}

/* --- the page ------------------------------------------------------------------------------ */

void screen_network(const struct room *room)
{
    struct page *page = room->page;
    struct network *network = arena_alloc(room->arena, sizeof *network);
    network_of(room->state, network);
    page->title = room_say(room, "own-network.title");
    if (network->people == 0) {
        page_text(page, STYLE_PLAIN, room_say(room, "own-network.empty"));
    } else {
        page_text(page, STYLE_PLAIN, network_sum(room, network));
        page_graph(page, network_graph(room, network));
    }
    for (int i = 0; i < network->people && !room->world->linear; i++) {
        if (network->person[i].bridge)
            page_text(page, STYLE_PLAIN, network_leads(room, network, i, true));
    }
    if (network->people > 0 && !room->world->linear)
        page_text(page, STYLE_DIM, room_say(room, "own-network.reading"));
    room_key(room, INTENT_ENTER, "key.back-to-game");
    room_key(room, INTENT_BACK, "key.back");
}

void network_key(const struct room *room)
{
    if (network_in(room->pack))
        room_key(room, INTENT_NETWORK, "key.network");
}

void network_beside(const struct room *room)
{
    for (int i = 0; i < room->page->blocks; i++) {
        if (room->page->block[i].type == BLOCK_GRAPH)
            return;
    }
    struct network *network = arena_alloc(room->arena, sizeof *network);
    network_of(room->state, network);
    if (network->people > 0 && !room->world->linear)
        room->page->beside = network_graph(room, network);
}

const char *network_news(const struct room *room, const struct task *task)
{
    const struct contact *contact = task->contact;
    struct network *network = arena_alloc(room->arena, sizeof *network);
    network_of(room->state, network);
    struct str news = {0};
    str_add(&news,
            catalog_format(room->words, room->arena,
                           network_times(room->state, contact->name) > 1 ? "task.contact-again"
                           : contact->ring == RING_CLOSE                 ? "task.contact-close"
                           : contact->ring == RING_HALF_KNOWN            ? "task.contact-half"
                                                                         : "task.contact-far",
                           "name", page_plain(room->page, contact->name), NULL));
    if (contact->through && network_find(network, contact->through) >= 0)
        str_addf(&news, " %s",
                 catalog_format(room->words, room->arena, "task.contact-through", "name",
                                page_plain(room->page, contact->through), NULL));
    return finish(room, &news);
}
