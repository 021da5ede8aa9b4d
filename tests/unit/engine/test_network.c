/* SPDX-License-Identifier: MIT */
/* Who is in the network after which tasks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/network.h"

enum { SMALL = 4 };

/* A contact, and whether its task was answered. NULL name = the task has none. */
struct meeting {
    const char *name;
    int ring;
    const char *group, *through;
    bool answered;
};

static struct state meet(const struct meeting *meeting, int count, struct arena *arena)
{
    struct group *groups = arena_array(arena, 2, sizeof *groups);
    groups[0].id = "kurssi";
    groups[1].id = "ala";
    struct stage *stages = arena_array(arena, 2, sizeof *stages);
    struct task *tasks = arena_array(arena, (size_t)count, sizeof *tasks);
    stages[0] = (struct stage){.id = "a", .tasks = tasks, .tasks_count = (size_t)count / 2};
    stages[1] = (struct stage){.id = "b",
                               .tasks = tasks + count / 2,
                               .tasks_count = (size_t)(count - count / 2),
                               .first_task = (size_t)count / 2};
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    *pack = (struct pack){.groups = groups,
                          .groups_count = 2,
                          .stages = stages,
                          .stages_count = 2,
                          .tasks_count = (size_t)count};
    for (int i = 0; i < count; i++) {
        if (!meeting[i].name)
            continue;
        tasks[i].contact = arena_alloc(arena, sizeof *tasks[i].contact);
        *tasks[i].contact = (struct contact){.name = meeting[i].name,
                                             .ring = meeting[i].ring,
                                             .group = meeting[i].group,
                                             .through = meeting[i].through};
    }
    struct state state;
    state_init(&state, pack, 1, arena);
    for (int i = 0; i < count; i++)
        state.record[i].answered = meeting[i].answered;
    return state;
}

static const struct meeting story[] = {
    {"Kaisa", RING_HALF_KNOWN, "kurssi", NULL, true},
    {NULL, 0, NULL, NULL, true},
    {"Sisko", RING_CLOSE, NULL, NULL, true},
    {"Linh", RING_FAR, "kurssi", "Kaisa", false},
    {"Mika", RING_FAR, "ala", "Kaisa", true},
    {"Piia", RING_FAR, "ala", "Linh", true}, /* Linh was not met */
    {"Kaisa", RING_CLOSE, NULL, NULL, true}, /* closer now, and still of the course */
    {"Mika", RING_FAR, NULL, "Piia", true},  /* a tie more */
    {"Mika", RING_FAR, NULL, "Piia", true},
    {"Eeva", RING_FAR, "kurssi", "Eeva", true},
};

enum { STORY = sizeof story / sizeof *story };

static void test_story(void **unused)
{
    static const struct network_person people[] = {
        {"Kaisa", RING_CLOSE, 0, NETWORK_YOU, true},
        {"Sisko", RING_CLOSE, -1, NETWORK_YOU, false},
        {"Mika", RING_FAR, 1, 0, false},
        {"Piia", RING_FAR, 1, NETWORK_YOU, false},
        {"Eeva", RING_FAR, 0, NETWORK_YOU, false},
    };
    static const struct network_tie ties[] = {{NETWORK_YOU, 0}, {NETWORK_YOU, 1}, {0, 2},
                                              {NETWORK_YOU, 3}, {3, 2},           {NETWORK_YOU, 4}};
    struct arena arena = {0};
    const struct state state = meet(story, STORY, &arena);
    struct network network;
    (void)unused;
    network_of(&state, &network);
    assert_int_equal(network.people, 5);
    for (int i = 0; i < network.people; i++) {
        assert_string_equal(network.person[i].name, people[i].name);
        assert_int_equal(network.person[i].ring, people[i].ring);
        assert_int_equal(network.person[i].group, people[i].group);
        assert_int_equal(network.person[i].through, people[i].through);
        assert_int_equal(network.person[i].bridge, people[i].bridge);
        assert_int_equal(network_find(&network, people[i].name), i);
    }
    assert_int_equal(network.ties, 6);
    for (int i = 0; i < network.ties; i++) {
        assert_int_equal(network.tie[i].from, ties[i].from);
        assert_int_equal(network.tie[i].to, ties[i].to);
        assert_int_equal(network_bridges(&network, &network.tie[i]), i == 2);
    }
    assert_int_equal(network.more, 0);
    assert_int_equal(network_find(&network, "Linh"), -1);
    assert_int_equal(network_ring(&network, RING_CLOSE), 2);
    assert_int_equal(network_ring(&network, RING_HALF_KNOWN), 0);
    assert_int_equal(network_ring(&network, RING_FAR), 3);
    assert_int_equal(network_count_bridges(&network), 1);
    assert_int_equal(network_times(&state, "Mika"), 3);
    assert_int_equal(network_times(&state, "Linh"), 0);
    assert_true(network_in(state.pack));
    arena_release(&arena);
}

static void test_bridges(void **unused)
{
    static const struct {
        const char *from, *to;
        bool bridge;
    } rows[] = {{"kurssi", "ala", true},  {"ala", "kurssi", true}, {"ala", "ala", false},
                {NULL, "ala", true},      {"ala", NULL, false},    {NULL, NULL, false},
                {"kurssi", "muu", false}, {"muu", "ala", true}};
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct meeting meetings[] = {{"A", RING_CLOSE, rows[i].from, NULL, true},
                                           {"B", RING_FAR, rows[i].to, "A", true}};
        struct arena arena = {0};
        const struct state state = meet(meetings, 2, &arena);
        struct network network;
        network_of(&state, &network);
        assert_int_equal(network.person[0].bridge, rows[i].bridge);
        assert_false(network.person[1].bridge);
        arena_release(&arena);
    }
}

static void test_nobody(void **unused)
{
    static const struct meeting meetings[SMALL] = {{NULL, 0, NULL, NULL, true}};
    static const struct meeting unmet[SMALL] = {{"A", RING_CLOSE, NULL, NULL, false}};
    struct arena arena = {0};
    struct network network;
    (void)unused;
    struct state state = meet(meetings, SMALL, &arena);
    network_of(&state, &network);
    assert_int_equal(network.people, 0);
    assert_int_equal(network.ties, 0);
    assert_false(network_in(state.pack));
    state = meet(unmet, SMALL, &arena);
    network_of(&state, &network);
    assert_int_equal(network.people, 0);
    assert_true(network_in(state.pack));
    arena_release(&arena);
}

/* More people than there is room for are counted once each; more ties are left out, but not the
 * first one of anybody. */
static void test_limits(void **unused)
{
    enum { COUNT = 400, NAMES = NETWORK_MOST_PEOPLE + 5 };
    static struct meeting meetings[COUNT];
    struct arena arena = {0};
    struct network network;
    (void)unused;
    for (int names = NETWORK_MOST_PEOPLE - 1; names <= NAMES; names++) {
        for (int i = 0; i < COUNT; i++)
            meetings[i] = (struct meeting){
                arena_format(&arena, "n%d",
                             i < 60    ? i
                             : i < 330 ? i * 7 % 60
                                       : i % names),
                RING_FAR, "ala", i < 60 ? NULL : arena_format(&arena, "n%d", i * 11 % 60), true};
        const struct state state = meet(meetings, COUNT, &arena);
        network_of(&state, &network);
        const int most = NETWORK_MOST_PEOPLE;
        assert_int_equal(network.people, names < most ? names : most);
        assert_int_equal(network.more, names < most ? 0 : names - most);
        assert_true(network.ties <= NETWORK_MOST_TIES);
        bool tied[NETWORK_MOST_PEOPLE] = {false};
        for (int i = 0; i < network.ties; i++)
            tied[network.tie[i].to] = true;
        for (int i = 0; i < network.people; i++)
            assert_true(tied[i]);
    }
    assert_int_equal(network.ties, NETWORK_MOST_TIES);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story),
        cmocka_unit_test(test_bridges),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
