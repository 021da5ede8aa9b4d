/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/engine/ask_oracle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/rng.h"

enum { ORACLE_LINE = 4096, ORACLE_ROOM = 4096 };

/* --- asking -------------------------------------------------------------------------------- */

void oracle_open(struct oracle *oracle)
{
    memset(oracle, 0, sizeof *oracle);
    oracle->questions = tmpfile();
    assert_non_null(oracle->questions);
}

void oracle_quiz(struct oracle *oracle, const struct quiz *quiz)
{
    FILE *to = oracle->questions;
    oracle->quiz = quiz;
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

void oracle_sheet(struct oracle *oracle, const int *reply)
{
    if (oracle->sheets == oracle->room) {
        oracle->room += ORACLE_ROOM;
        oracle->sheet = realloc(oracle->sheet, (size_t)oracle->room * sizeof *oracle->sheet);
        assert_non_null(oracle->sheet);
    }
    struct oracle_sheet *sheet = &oracle->sheet[oracle->sheets++];
    sheet->quiz = oracle->quiz;
    fputs("sheet", oracle->questions);
    for (size_t q = 0; q < oracle->quiz->questions_count; q++) {
        sheet->reply[q] = reply[q];
        fprintf(oracle->questions, " %d", reply[q]);
    }
    fputc('\n', oracle->questions);
}

void oracle_draw(struct oracle *oracle, int count, uint64_t *random)
{
    const struct quiz *quiz = oracle->quiz;
    for (int n = 0; n < count; n++) {
        const int only = rng_below(random, (int)quiz->questions_count);
        int reply[PACK_MOST_QUESTIONS];
        for (int q = 0; q < (int)quiz->questions_count; q++) {
            const int options = (int)quiz->questions[q].options_count;
            const bool skipped = n == 0 || (n == 3 && q != only) ||
                                 (n > 3 && n % 2 == 0 && rng_below(random, 4) == 0);
            const int drawn = rng_below(random, options);
            reply[q] = skipped ? REPLY_SKIPPED : n == 1 ? 0 : n == 2 ? options - 1 : drawn;
        }
        oracle_sheet(oracle, reply);
    }
}

/* Runs the oracle with what was gathered as its standard input; its output. */
static FILE *oracle_run(struct oracle *oracle, pid_t *ret_child)
{
    const int input = fileno(oracle->questions);
    int ends[2];
    assert_int_equal(fflush(oracle->questions), 0);
    assert_int_equal(ferror(oracle->questions), 0);
    assert_int_equal(lseek(input, 0, SEEK_SET), 0);
    assert_int_equal(pipe(ends), 0);
    *ret_child = fork();
    assert_true(*ret_child >= 0);
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

/* --- comparing ----------------------------------------------------------------------------- */

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

static void oracle_count(const struct quiz *quiz, const struct quiz_result *result,
                         struct oracle_seen *seen)
{
    int equal = 0;
    for (size_t a = 0; result->type >= 0 && a < quiz->archetypes_count; a++)
        equal += result->score[result->type] - result->score[a] < 1e-9;
    seen->sheets++;
    seen->strength[result->strength]++;
    seen->decisives[result->decisives]++;
    seen->unanswered += result->answered == 0;
    seen->all_equal += result->answered > 0 && result->type < 0;
    seen->ties_of_three += equal >= 3;
}

bool oracle_ask(struct oracle *oracle, struct oracle_seen *ret_seen)
{
    static char line[ORACLE_LINE];
    pid_t child = 0;
    int status = 0;
    memset(ret_seen, 0, sizeof *ret_seen);
    FILE *from = oracle_run(oracle, &child);
    assert_non_null(from);
    while (fgets(line, sizeof line, from)) {
        struct quiz_result ours;
        assert_true(ret_seen->sheets < oracle->sheets);
        const struct oracle_sheet *sheet = &oracle->sheet[ret_seen->sheets];
        quiz_result(sheet->quiz, sheet->reply, &ours);
        assert_same(sheet->quiz, &ours, line);
        oracle_count(sheet->quiz, &ours, ret_seen);
    }
    fclose(from);
    fclose(oracle->questions);
    waitpid(child, &status, 0);
    const bool there = !WIFEXITED(status) || WEXITSTATUS(status) != 127;
    if (there) {
        assert_int_equal(status, 0);
        assert_int_equal(ret_seen->sheets, oracle->sheets);
    }
    free(oracle->sheet);
    return there;
}
