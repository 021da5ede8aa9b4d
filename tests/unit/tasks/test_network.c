/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/tasks/make_task.h"
#include "tasks/network.h"

/* You – Aino – Mika – Outi, and Sara, who knows you and Aino; Pekka knows nobody. */
enum { AINO, SARA, MIKA, OUTI, PEKKA, PEOPLE };

static struct arena arena;
static struct task task;
static struct network *body;
static struct page page;
static struct network_tie ties[] = {
    {.from = "mina", .to = "aino", .strength = TIE_STRONG},
    {.from = "sara", .to = "mina", .strength = TIE_WEAK},
    {.from = "aino", .to = "sara", .strength = TIE_WEAK},
    {.from = "aino", .to = "mika", .strength = TIE_WEAK},
    {.from = "mika", .to = "outi", .strength = TIE_STRONG},
};

static int start(void **state)
{
    static const char *const ids[PEOPLE] = {"aino", "sara", "mika", "outi", "pekka"};
    static const char *const names[PEOPLE] = {"Aino", "Sara", "Mika", "Outi", "Pe*kka"};
    static const char *const groups[PEOPLE] = {"course", "course", "work", "work", NULL};
    (void)state;
    make_task(&task, "network", &arena);
    body = task.body;
    *body = (struct network){.groups = arena_array(&arena, 3, sizeof *body->groups),
                             .groups_count = 3,
                             .people = arena_array(&arena, PEOPLE, sizeof *body->people),
                             .people_count = PEOPLE,
                             .ties = ties,
                             .ties_count = sizeof ties / sizeof *ties,
                             .ask = ASK_BRIDGE,
                             .answer = "aino"};
    for (int i = 0; i < PEOPLE; i++)
        body->people[i] = (struct network_person){.id = ids[i],
                                                  .name = names[i],
                                                  .group = groups[i],
                                                  .feedback = make_text_of(&arena, ids[i])};
    static const char *const group_ids[] = {"course", "work", "hobby"};
    for (int i = 0; i < 3; i++)
        body->groups[i] = (struct network_group){.id = group_ids[i],
                                                 .text = make_text_of(&arena, group_ids[i]),
                                                 .feedback = make_text_of(&arena, "of group")};
    page_begin(&page, &arena);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void ask_path(const char *to)
{
    body->ask = ASK_PATH;
    body->answer = NULL;
    body->to = to;
}

static void ask_gap(void)
{
    body->ask = ASK_GAP;
    body->answer = "hobby";
}

static void network_scores_choices(void **state)
{
    static const int bridge[PEOPLE] = {2, 0, 1, 0, 0}, gap[3] = {0, 0, 1};
    (void)state;
    assert_int_equal(task_form(&task), FORM_ONE);
    for (int i = 0; i < PEOPLE; i++) {
        const struct answer answer = MAKE_ANSWER((short)i);
        const struct score score = task.kind->score(&task, &answer);
        assert_true(score.got == bridge[i] && score.of == 2);
    }
    ask_gap();
    assert_int_equal(task.kind->choices(&task), 3);
    assert_string_equal(task.kind->choice_id(&task, 2), "hobby");
    for (int i = 0; i < 3; i++) {
        const struct answer answer = MAKE_ANSWER((short)i);
        const struct score score = task.kind->score(&task, &answer);
        assert_true(score.got == gap[i] && score.of == 1);
    }
}

static void network_walks(void **state)
{
    static const struct {
        struct answer path;
        bool walks, ends;
        int got;
    } cases[] = {
        {{.count = 0}, true, false, 0},
        {{.count = 1, .value = {MIKA}}, false, false, 0}, /* no tie */
        {{.count = 1, .value = {AINO}}, true, false, 0},
        {{.count = 2, .value = {AINO, AINO}}, false, false, 0},
        {{.count = 2, .value = {AINO, MIKA}}, true, false, 0},
        {{.count = 3, .value = {AINO, MIKA, OUTI}}, true, true, 2},
        {{.count = 4, .value = {SARA, AINO, MIKA, OUTI}}, true, true, 1},
        {{.count = 2, .value = {AINO, SARA}}, true, true, 0}, /* nobody left */
        {{.count = 3, .value = {AINO, SARA, AINO}}, false, false, 0},
        {{.count = 4, .value = {AINO, MIKA, OUTI, MIKA}}, false, false, 0},
        {{.count = 1, .value = {PEKKA}}, false, false, 0},
        {{.count = 1, .value = {PEOPLE}}, false, false, 0},
    };
    (void)state;
    ask_path("outi");
    assert_int_equal(task_form(&task), FORM_PATH);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ends = false;
        assert_int_equal(task.kind->follow(&task, &cases[i].path, &ends), cases[i].walks);
        assert_int_equal(ends, cases[i].ends);
        assert_int_equal(answer_valid(&task, &cases[i].path), cases[i].ends);
        if (cases[i].ends)
            assert_int_equal(task.kind->score(&task, &cases[i].path).got, cases[i].got);
    }
}

static const struct graph *shown_graph(void)
{
    for (int i = 0; i < page.blocks; i++) {
        if (page.block[i].type == BLOCK_GRAPH)
            return page.block[i].graph;
    }
    fail();
    return NULL;
}

static void network_shows_the_graph(void **state)
{
    static const struct message message[] = {
        {"network.alone", "%{person}: none"},
        {"network.person", "%{name} (%{group})"},
        {"network.tie-strong", "%{from} - %{to}: strong"},
        {"network.tie-weak", "%{from} - %{to}: weak"},
        {"network.who", "Who:"},
        {"network.you", "You"},
    };
    static const enum graph_ring rings[] = {GRAPH_YOU, GRAPH_CLOSE, GRAPH_HALF_KNOWN,
                                            GRAPH_FAR, GRAPH_FAR,   GRAPH_FAR};
    const struct catalog words = {
        .tag = "en", .message = message, .count = sizeof message / sizeof *message};
    struct telling to = make_telling(1);
    (void)state;
    to.words = &words;
    task_ask_page(&task, &to, &page);
    const struct graph *graph = shown_graph();
    assert_int_equal(graph->nodes, PEOPLE + 1);
    assert_int_equal(graph->ties, body->ties_count);
    for (int i = 0; i < graph->nodes; i++) {
        assert_int_equal(graph->node[i].ring, rings[i]);
        assert_int_equal(graph->node[i].style, STYLE_PLAIN);
    }
    assert_string_equal(graph->node[0].label, "You");
    assert_string_equal(graph->node[5].label, "Pe*kka"); /* a label is no text */
    assert_string_equal(graph->node[3].group, "work");
    assert_null(graph->node[0].group);
    assert_null(graph->node[5].group);
    assert_int_equal(graph->tie[0].line, GRAPH_STRONG);
    assert_int_equal(graph->tie[1].line, GRAPH_WEAK);
    assert_null(graph->legend[GRAPH_BRIDGE]);
    assert_string_equal(graph->words, "Who:\n"
                                      "You - Aino (course): strong\n"
                                      "Sara (course) - You: weak\n"
                                      "Aino (course) - Sara (course): weak\n"
                                      "Aino (course) - Mika (work): weak\n"
                                      "Mika (work) - Outi (work): strong\n"
                                      "Pe\\*kka: none");
    assert_int_equal(page.input.choices, PEOPLE);
    assert_string_equal(page.input.choice[2].text, "Mika");
    assert_string_equal(page.input.choice[2].note, "work");
}

static void network_asks_for_the_next(void **state)
{
    static const struct message message[] = {
        {"network.so-far", "%{way} to %{goal}"},
        {"network.you", "You"},
    };
    const struct catalog words = {.tag = "en", .message = message, .count = 2};
    struct telling to = make_telling(1);
    const struct answer path = MAKE_ANSWER(AINO);
    (void)state;
    ask_path("outi");
    to.words = &words;
    task_ask_page(&task, &to, &page);
    assert_int_equal(page.blocks, 4); /* situation, prompt, graph, input */
    assert_int_equal(page.input.choices, 2);
    assert_int_equal(page.input.choice[0].index, AINO);
    assert_int_equal(page.input.choice[1].index, SARA);
    assert_int_equal(shown_graph()->node[0].style, STYLE_ACCENT);
    assert_int_equal(shown_graph()->node[OUTI + 1].style, STYLE_GOOD);

    to.path = &path;
    page_begin(&page, &arena);
    task_ask_page(&task, &to, &page);
    assert_int_equal(page.blocks, 3); /* the way, graph, input */
    assert_string_equal(page.block[0].text, "You – Aino to Outi");
    assert_int_equal(page.input.choices, 2);
    assert_int_equal(page.input.choice[0].index, SARA);
    assert_int_equal(page.input.choice[1].index, MIKA);
    assert_int_equal(shown_graph()->node[AINO + 1].style, STYLE_ACCENT);
    assert_int_equal(shown_graph()->tie[0].line, GRAPH_BRIDGE);
    assert_int_equal(shown_graph()->tie[1].line, GRAPH_WEAK);
    assert_non_null(shown_graph()->legend[GRAPH_BRIDGE]);
}

static void network_tells(void **state)
{
    static const enum mark marks[PEOPLE] = {MARK_GOOD, MARK_OTHER, MARK_PART, MARK_OTHER,
                                            MARK_OTHER};
    const struct telling to = make_telling(1);
    (void)state;
    for (int i = 0; i < PEOPLE; i++) {
        const struct answer answer = MAKE_ANSWER((short)i);
        page_begin(&page, &arena);
        task.kind->tell(&task, &answer, &to, &page);
        assert_int_equal(page.blocks, i == AINO ? 1 : 2);
        assert_int_equal(page.block[0].mark, marks[i]);
        assert_string_equal(page.block[0].note, body->people[i].id);
        if (i != AINO) {
            assert_string_equal(page.block[1].word, "network.bridge-is");
            assert_string_equal(page.block[1].text, "Aino");
            assert_string_equal(page.block[1].note, "aino");
        }
        assert_int_equal(page.beside->node[AINO + 1].style, STYLE_GOOD);
    }
    ask_gap();
    const struct answer answer = MAKE_ANSWER(0);
    page_begin(&page, &arena);
    task.kind->tell(&task, &answer, &to, &page);
    assert_int_equal(page.block[0].mark, MARK_OTHER);
    assert_string_equal(page.block[1].text, "hobby");
}

static void network_tells_ways(void **state)
{
    static const struct {
        struct answer answer;
        enum mark mark;
        const char *word, *way;
    } cases[] = {
        {{.count = 3, .value = {AINO, MIKA, OUTI}},
         MARK_GOOD,
         "network.way-short",
         "network.you – Aino – Mika – Outi"},
        {{.count = 4, .value = {SARA, AINO, MIKA, OUTI}},
         MARK_PART,
         "network.way-long",
         "network.you – Sara – Aino – Mika – Outi"},
        {{.count = 2, .value = {AINO, SARA}},
         MARK_OTHER,
         "network.way-lost",
         "network.you – Aino – Sara"},
    };
    const struct telling to = make_telling(1);
    (void)state;
    ask_path("outi");
    body->people[MIKA].feedback = (struct text){0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_begin(&page, &arena);
        task.kind->tell(&task, &cases[i].answer, &to, &page);
        assert_int_equal(page.block[0].mark, cases[i].mark);
        assert_string_equal(page.block[0].word, cases[i].word);
        assert_string_equal(page.block[0].text, cases[i].way);
        const struct block *last = &page.block[page.blocks - 1];
        if (i == 0) {
            assert_int_equal(page.blocks, 3); /* Mika has no feedback */
        } else {
            assert_string_equal(last->word, "network.way-is");
            assert_string_equal(last->text, cases[0].way);
        }
        assert_int_equal(page.beside->tie[0].line, GRAPH_BRIDGE);
        assert_int_equal(page.beside->tie[1].line, GRAPH_WEAK);
    }
}

static void network_samples(void **state)
{
    static const int of[] = {2, 1, 2};
    (void)state;
    for (int i = 0; i < 3; i++) {
        uint64_t chance = 5;
        struct answer best, worst;
        start(NULL);
        if (i == 1)
            ask_gap();
        if (i == 2)
            ask_path("outi");
        task.kind->sample(&task, true, &best);
        task.kind->sample(&task, false, &worst);
        assert_true(answer_valid(&task, &best) && answer_valid(&task, &worst));
        assert_int_equal(task.kind->score(&task, &best).got, of[i]);
        assert_int_equal(task.kind->score(&task, &worst).got, 0);
        for (int round = 0; round < 200; round++) {
            struct str line = {0};
            struct answer back;
            const struct answer answer = make_answer(&task, &chance);
            answer_format(&task, &answer, &line);
            assert_true(answer_parse(&task, str_text(&line), &back));
            assert_int_equal(back.count, answer.count);
            assert_in_range(task.kind->score(&task, &answer).got, 0, of[i]);
            str_release(&line);
        }
    }
}

/* What is proved about the author's answer; DIAG_CODES = it is right. */
static void network_proves_answers(void **state)
{
    static const struct {
        enum network_ask ask;
        const char *answer;
        enum diag_code code;
    } cases[] = {
        {ASK_BRIDGE, "aino", DIAG_CODES},
        {ASK_BRIDGE, "mika", DIAG_NETWORK_BRIDGE}, /* loses one, Aino two */
        {ASK_BRIDGE, "sara", DIAG_NETWORK_BRIDGE},
        {ASK_BRIDGE, "mina", DIAG_REFERENCE_UNKNOWN},
        {ASK_BRIDGE, "ain", DIAG_REFERENCE_UNKNOWN},
        {ASK_BRIDGE, NULL, DIAG_FIELD_MISSING},
        {ASK_PATH, "outi", DIAG_CODES},
        {ASK_PATH, "mika", DIAG_CODES},
        {ASK_PATH, "aino", DIAG_NETWORK_PATH}, /* one step */
        {ASK_PATH, "pekka", DIAG_NETWORK_PATH},
        {ASK_PATH, "mina", DIAG_REFERENCE_UNKNOWN},
        {ASK_GAP, "hobby", DIAG_CODES},
        {ASK_GAP, "work", DIAG_NETWORK_GAP},
        {ASK_GAP, "hobb", DIAG_REFERENCE_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags diags = {0};
        const bool path = cases[i].ask == ASK_PATH;
        body->ask = (int)cases[i].ask;
        body->answer = path ? NULL : cases[i].answer;
        body->to = path ? cases[i].answer : NULL;
        assert_int_equal(task.kind->check(&task, &diags), cases[i].code == DIAG_CODES);
        assert_int_equal(diags.count, cases[i].code != DIAG_CODES);
        if (diags.count > 0)
            assert_int_equal(diags.item[0].code, cases[i].code);
        diags_release(&diags);
    }
}

/* Lengths of the shortest way that may be asked for: 2 to 4. */
static void network_limits_ways(void **state)
{
    static struct network_tie row[] = {
        {.from = "mina", .to = "aino"},  {.from = "aino", .to = "sara"},
        {.from = "sara", .to = "mika"},  {.from = "mika", .to = "outi"},
        {.from = "outi", .to = "pekka"},
    };
    static const char *const ids[PEOPLE] = {"aino", "sara", "mika", "outi", "pekka"};
    static const enum diag_code wanted[PEOPLE] = {DIAG_NETWORK_PATH, DIAG_NETWORK_DETOUR,
                                                  DIAG_NETWORK_DETOUR, DIAG_NETWORK_DETOUR,
                                                  DIAG_NETWORK_PATH};
    (void)state;
    body->ties = row;
    body->ties_count = sizeof row / sizeof *row;
    for (int i = 0; i < PEOPLE; i++) {
        struct diags diags = {0};
        ask_path(ids[i]);
        assert_false(task.kind->check(&task, &diags));
        assert_int_equal(diags.item[0].code, wanted[i]);
        diags_release(&diags);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(network_scores_choices),  TEST(network_walks),
        TEST(network_shows_the_graph), TEST(network_asks_for_the_next),
        TEST(network_tells),           TEST(network_tells_ways),
        TEST(network_samples),         TEST(network_proves_answers),
        TEST(network_limits_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
