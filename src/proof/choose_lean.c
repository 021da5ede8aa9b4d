/* SPDX-License-Identifier: MIT */
#include "proof/choose_lean.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/markup.h"
#include "proof/fields.h"
#include "tasks/task.h"

/* Hits, and what chance would give. */
struct lean {
    int hits, of;
    double mean, variance;
    struct place first; /* of the first hit */
};

/* A task that counts. */
struct chosen {
    const struct shape *shape; /* of an option */
    const char *options;
    size_t count, best;
};

static const char *choose_option(const struct chosen *task, size_t i)
{
    return task->options + i * task->shape->size;
}

/* Whether TASK counts: a `choose` with one best option. */
static bool choose_read(const struct task *task, struct chosen *ret_chosen)
{
    if (strcmp(task->kind->name, "choose") != 0)
        return false;
    const struct field *field = fields_find(task->kind->shape, "options");
    struct chosen chosen = {.shape = field->shape};
    chosen.options = fields_list(task->body, field, &chosen.count);
    int most = -1, times = 0;
    for (size_t i = 0; i < chosen.count; i++) {
        const int points = fields_number(chosen.shape, choose_option(&chosen, i), "points");
        times = points > most ? 1 : times + (points == most);
        if (points > most)
            chosen.best = i;
        most = points > most ? points : most;
    }
    *ret_chosen = chosen;
    return chosen.count > 1 && times == 1;
}

static void choose_count(struct lean *lean, const struct chosen *task, bool hit)
{
    const double chance = 1.0 / (double)task->count;
    if (hit && lean->hits == 0)
        lean->first = fields_place(choose_option(task, task->best));
    lean->hits += hit;
    lean->of++;
    lean->mean += chance;
    lean->variance += chance * (1 - chance);
}

static bool choose_leans(const struct lean *lean)
{
    return lean->of >= CHOOSE_LEAST_TASKS &&
           lean->hits - lean->mean > CHOOSE_MOST_LEAN * sqrt(lean->variance);
}

/* The option that is visibly the longest in the language TAG; the count when there is none. */
static size_t choose_longest(const struct chosen *task, const char *tag)
{
    const struct text_wish wish = {tag, tag};
    struct str plain = {0};
    size_t longest = 0, most = 0, second = 0;
    for (size_t i = 0; i < task->count; i++) {
        const struct text text = fields_text(task->shape, choose_option(task, i), "text");
        str_clear(&plain);
        markup_add_plain(&plain, text_get(&text, &wish));
        const size_t length = utf8_count(str_text(&plain));
        if (length > most) {
            second = most;
            most = length;
            longest = i;
        } else if (length > second) {
            second = length;
        }
    }
    str_release(&plain);
    return most * 10 >= second * 11 ? longest : task->count;
}

struct leans {
    struct lean place[PACK_MOST_CHOICES], last;
    const char *tag[PACK_MOST_LANGUAGES + 1];
    struct lean length[PACK_MOST_LANGUAGES + 1];
    size_t tags;
};

static void choose_languages(const struct pack *pack, struct leans *leans)
{
    leans->tag[leans->tags++] = pack->language;
    for (size_t i = 0; i < pack->languages_count && i < PACK_MOST_LANGUAGES; i++) {
        if (strcmp(pack->languages[i], pack->language) != 0)
            leans->tag[leans->tags++] = pack->languages[i];
    }
}

static void choose_task(struct leans *leans, const struct chosen *task)
{
    for (size_t i = 0; i < task->count && i < PACK_MOST_CHOICES; i++)
        choose_count(&leans->place[i], task, i == task->best);
    choose_count(&leans->last, task, task->best + 1 == task->count);
    for (size_t i = 0; i < leans->tags; i++) {
        const size_t longest = choose_longest(task, leans->tag[i]);
        if (longest < task->count)
            choose_count(&leans->length[i], task, longest == task->best);
    }
}

static void choose_report(const struct leans *leans, struct diags *diags)
{
    struct arena scratch = {0};
    bool told = false;
    for (int i = 0; i < PACK_MOST_CHOICES; i++) {
        const struct lean *lean = &leans->place[i];
        if (!choose_leans(lean))
            continue;
        diag_add(diags, DIAG_ANSWER_PLACE, lean->first, "place",
                 arena_format(&scratch, "%d", i + 1), "hits",
                 arena_format(&scratch, "%d", lean->hits), "of",
                 arena_format(&scratch, "%d", lean->of), NULL);
        told = true;
    }
    /* Where all tasks have as many options the last place was told by its number. */
    if (!told && choose_leans(&leans->last))
        diag_add(diags, DIAG_ANSWER_LAST, leans->last.first, "hits",
                 arena_format(&scratch, "%d", leans->last.hits), "of",
                 arena_format(&scratch, "%d", leans->last.of), NULL);
    for (size_t i = 0; i < leans->tags; i++) {
        const struct lean *lean = &leans->length[i];
        if (choose_leans(lean))
            diag_add(diags, DIAG_ANSWER_LONGEST, lean->first, "hits",
                     arena_format(&scratch, "%d", lean->hits), "of",
                     arena_format(&scratch, "%d", lean->of), "language", leans->tag[i], NULL);
    }
    arena_release(&scratch);
}

void choose_lean_check(const struct pack *pack, struct diags *diags)
{
    struct leans leans = {0};
    choose_languages(pack, &leans);
    for (size_t s = 0; s < pack->stages_count; s++) {
        for (size_t t = 0; t < pack->stages[s].tasks_count; t++) {
            struct chosen task;
            if (choose_read(&pack->stages[s].tasks[t], &task))
                choose_task(&leans, &task);
        }
    }
    choose_report(&leans, diags);
}
