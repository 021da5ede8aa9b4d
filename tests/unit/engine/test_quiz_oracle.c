/* SPDX-License-Identifier: MIT */
/* The test's figures against an independent implementation in another language: 2,400 random sheets
 * of 60 random tests. tests/support/quiz_oracle.py says the format; without python3 it is skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/quiz.h"
#include "engine/rng.h"
#include "support/engine/make_quiz.h"

enum { QUIZZES = 60, SHEETS = 40, LINE = 4096 };

static const double ties[] = {0.05, 0, 0.3, 0.05};

static struct quiz *draw_quiz(struct arena *arena, int number, uint64_t *random)
{
    const struct make_wish wish = {
        .traits = 2 + rng_below(random, 7),
        .archetypes = 2 + rng_below(random, 8),
        .questions = number % 9 == 0 ? 1 : 1 + rng_below(random, 14),
        .options = 2 + rng_below(random, 4),
        .least = number % 3 == 0 ? 0 : -3,
        .most = number % 5 == 0 ? 1 : 3,
        .still = number % 4 == 0,
        .tie = ties[number % 4],
    };
    return make_quiz(&wish, random, arena);
}

static void draw_sheet(const struct quiz *quiz, int number, int *reply, uint64_t *random)
{
    for (size_t q = 0; q < quiz->questions_count; q++) {
        const int options = (int)quiz->questions[q].options_count;
        const bool skipped = number == 0 || (number % 2 == 0 && rng_below(random, 4) == 0);
        reply[q] = skipped ? REPLY_SKIPPED : number == 1 ? 0 : rng_below(random, options);
    }
}

static void write_quiz(const struct quiz *quiz, FILE *to)
{
    fprintf(to, "quiz %zu %zu %zu %.17g\n", quiz->traits_count, quiz->archetypes_count,
            quiz->questions_count, quiz->tie);
    for (size_t a = 0; a < quiz->archetypes_count; a++) {
        fputs("profile", to);
        for (size_t t = 0; t < quiz->traits_count; t++)
            fprintf(to, " %.17g", quiz->archetypes[a].value[t]);
        fputc('\n', to);
    }
    for (size_t q = 0; q < quiz->questions_count; q++) {
        const struct question *question = &quiz->questions[q];
        fprintf(to, "question %zu", question->options_count);
        for (size_t o = 0; o < question->options_count; o++) {
            int points[PACK_MOST_TRAITS] = {0};
            for (size_t i = 0; i < question->options[o].traits_count; i++)
                points[question->options[o].traits[i].index] = question->options[o].traits[i].value;
            for (size_t t = 0; t < quiz->traits_count; t++)
                fprintf(to, " %d", points[t]);
        }
        fputc('\n', to);
    }
}

/* Runs the oracle with the file INPUT as its standard input; its output. */
static FILE *ask_oracle(int input, pid_t *ret_child)
{
    int ends[2];
    if (pipe(ends) != 0)
        return NULL;
    *ret_child = fork();
    if (*ret_child == 0) {
        if (dup2(input, STDIN_FILENO) < 0 || dup2(ends[1], STDOUT_FILENO) < 0)
            _exit(126);
        close(ends[0]);
        close(ends[1]);
        execlp("python3", "python3", "tests/support/quiz_oracle.py", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return fdopen(ends[0], "r");
}

static int next_int(char **at)
{
    return (int)strtol(*at, at, 10);
}

static void assert_near(char **at, double ours)
{
    const double theirs = strtod(*at, at);
    if (!(fabs(theirs - ours) <= 1e-9))
        fail_msg("%.17g is not %.17g", ours, theirs);
}

static void assert_bar(char **at)
{
    *at += strspn(*at, " ");
    assert_int_equal(**at, '|');
    ++*at;
}

static void assert_list(char **at, const int *list, int count)
{
    for (int i = 0; i < count; i++)
        assert_int_equal(next_int(at), list[i]);
    assert_bar(at);
}

static void assert_same(const struct quiz *quiz, const struct quiz_result *ours, char *at)
{
    char name[16];
    int used = 0;
    assert_int_equal(next_int(&at), ours->type);
    assert_int_equal(sscanf(at, "%15s%n", name, &used), 1);
    assert_string_equal(name, strength_name(ours->strength));
    at += used;
    assert_near(&at, ours->lead);
    assert_bar(&at);
    assert_list(&at, ours->blend, ours->blends);
    assert_list(&at, ours->decisive, ours->decisives);
    for (size_t t = 0; t < quiz->traits_count; t++)
        assert_near(&at, ours->value[t]);
    assert_bar(&at);
    for (size_t a = 0; a < quiz->archetypes_count; a++)
        assert_near(&at, ours->score[a]);
    assert_string_equal(at, "\n");
}

struct drawn {
    const struct quiz *quiz;
    int reply[PACK_MOST_QUESTIONS];
};

static void write_cases(struct arena *arena, struct drawn *drawn, FILE *to)
{
    uint64_t random = 20231201;
    for (int i = 0; i < QUIZZES; i++) {
        const struct quiz *quiz = draw_quiz(arena, i, &random);
        write_quiz(quiz, to);
        for (int j = 0; j < SHEETS; j++, drawn++) {
            drawn->quiz = quiz;
            draw_sheet(quiz, j, drawn->reply, &random);
            fputs("sheet", to);
            for (size_t q = 0; q < quiz->questions_count; q++)
                fprintf(to, " %d", drawn->reply[q]);
            fputc('\n', to);
        }
    }
}

static void test_agrees_with_the_oracle(void **state)
{
    char path[] = "/tmp/askeleet-oracle-XXXXXX";
    static char line[LINE];
    struct arena arena = {0};
    int strengths[STRENGTH_STRONG + 1] = {0}, status = 0;
    pid_t child = 0;
    (void)state;

    struct drawn *drawn = arena_array(&arena, QUIZZES * SHEETS, sizeof *drawn);
    const int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    unlink(path); /* the descriptor is enough */
    FILE *to = fdopen(descriptor, "w+");
    assert_non_null(to);
    write_cases(&arena, drawn, to);
    assert_int_equal(fflush(to), 0);
    assert_int_equal(lseek(descriptor, 0, SEEK_SET), 0);

    FILE *from = ask_oracle(descriptor, &child);
    assert_non_null(from);
    int compared = 0;
    while (fgets(line, sizeof line, from)) {
        struct quiz_result ours;
        assert_true(compared < QUIZZES * SHEETS);
        quiz_result(drawn[compared].quiz, drawn[compared].reply, &ours);
        assert_same(drawn[compared].quiz, &ours, line);
        strengths[ours.strength]++;
        compared++;
    }
    fclose(from);
    fclose(to);
    waitpid(child, &status, 0);
    arena_release(&arena);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        skip();
    assert_int_equal(status, 0);
    assert_int_equal(compared, QUIZZES * SHEETS);
    for (int i = 0; i <= STRENGTH_STRONG; i++)
        assert_true(strengths[i] > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agrees_with_the_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
