/* SPDX-License-Identifier: MIT */
#include "engine/network.h"

#include <string.h>

int network_find(const struct network *network, const char *name)
{
    for (int i = 0; i < network->people; i++) {
        if (strcmp(network->person[i].name, name) == 0)
            return i;
    }
    return -1;
}

bool network_bridges(const struct network *network, const struct network_tie *tie)
{
    if (tie->from == NETWORK_YOU)
        return false;
    const int group = network->person[tie->to].group;
    return group >= 0 && group != network->person[tie->from].group;
}

/* Adds a tie that there is not yet. Those that are nobody's first leave room for those that are. */
static void network_tie_add(struct network *network, int from, int to, bool first)
{
    const int others = network->ties - network->people;
    if (!first && others >= NETWORK_MOST_TIES - NETWORK_MOST_PEOPLE)
        return;
    for (int i = 0; i < network->ties; i++) {
        const struct network_tie *tie = &network->tie[i];
        if ((tie->from == from && tie->to == to) || (tie->from == to && tie->to == from))
            return;
    }
    if (from != to)
        network->tie[network->ties++] = (struct network_tie){from, to};
}

/* In how many answered tasks before task TASK of stage STAGE NAME is the contact. */
static int network_times_before(const struct state *state, size_t stage, size_t task,
                                const char *name)
{
    int count = 0;
    for (size_t s = 0; s <= stage && s < state->pack->stages_count; s++) {
        const struct stage *at = &state->pack->stages[s];
        for (size_t t = 0; t < (s == stage ? task : at->tasks_count); t++) {
            const struct contact *contact = at->tasks[t].contact;
            count += contact && state_record(state, (int)s, (int)t)->answered &&
                     strcmp(contact->name, name) == 0;
        }
    }
    return count;
}

int network_times(const struct state *state, const char *name)
{
    return network_times_before(state, state->pack->stages_count, 0, name);
}

static void network_meet(const struct pack *pack, struct network *network,
                         const struct contact *contact)
{
    const int group = contact->group ? pack_find_group(pack, contact->group) : -1;
    const int leads = contact->through ? network_find(network, contact->through) : -1;
    const int through = leads < 0 ? NETWORK_YOU : leads;
    int at = network_find(network, contact->name);
    const bool first = at < 0;
    if (first) {
        at = network->people++;
        network->person[at] = (struct network_person){.name = contact->name,
                                                      .ring = (enum ring)contact->ring,
                                                      .group = group,
                                                      .through = through};
    }
    struct network_person *person = &network->person[at];
    if ((enum ring)contact->ring < person->ring)
        person->ring = (enum ring)contact->ring;
    if (person->group < 0)
        person->group = group;
    network_tie_add(network, through, at, first);
}

void network_of(const struct state *state, struct network *ret_network)
{
    const struct pack *pack = state->pack;
    struct network *network = ret_network;
    memset(network, 0, sizeof *network);
    for (size_t s = 0; s < pack->stages_count; s++) {
        for (size_t t = 0; t < pack->stages[s].tasks_count; t++) {
            const struct contact *contact = pack->stages[s].tasks[t].contact;
            if (!contact || !state_record(state, (int)s, (int)t)->answered)
                continue;
            if (network->people < NETWORK_MOST_PEOPLE || network_find(network, contact->name) >= 0)
                network_meet(pack, network, contact);
            else
                network->more += network_times_before(state, s, t, contact->name) == 0;
        }
    }
    for (int i = 0; i < network->ties; i++) {
        if (network_bridges(network, &network->tie[i]))
            network->person[network->tie[i].from].bridge = true;
    }
}

int network_ring(const struct network *network, enum ring ring)
{
    int count = 0;
    for (int i = 0; i < network->people; i++)
        count += network->person[i].ring == ring;
    return count;
}

int network_count_bridges(const struct network *network)
{
    int count = 0;
    for (int i = 0; i < network->people; i++)
        count += network->person[i].bridge;
    return count;
}

bool network_in(const struct pack *pack)
{
    for (size_t s = 0; s < pack->stages_count; s++) {
        for (size_t t = 0; t < pack->stages[s].tasks_count; t++) {
            if (pack->stages[s].tasks[t].contact)
                return true;
        }
    }
    return false;
}
