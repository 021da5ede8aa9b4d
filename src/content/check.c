/* SPDX-License-Identifier: MIT */
/* Whether a step can ever open is tried out: steps are opened as long as the rules let one, each
 * counting as done with all its stars. What stays shut waits for itself, for a ring of others, or
 * for stars that there are not. Only the first of these is reported; then it is taken as open, so
 * that those behind it are reported only for reasons of their own. */
#include "content/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "page/markup.h"
#include "tasks/task.h"

enum { CHECK_STARS = 3, CHECK_MOST_GUESSES = 40 };

/* ---- words ---- */

static int check_compare(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static bool check_has(const char *const *list, size_t count, const char *word)
{
    return count && bsearch(&word, list, count, sizeof *list, check_compare);
}

static char *check_small(struct arena *arena, const char *word, size_t length)
{
    char *small = arena_copy(arena, word, length);
    for (char *at = small; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return small;
}

void check_words_make(const struct glossary *glossary, struct arena *arena,
                      struct check_words *ret_words)
{
    struct check_words words = {0};
    size_t terms = 0;
    if (glossary) {
        for (size_t i = 0; i < glossary->entries_count; i++)
            terms += glossary->entries[i].term.count;
        words.id = arena_array(arena, glossary->entries_count, sizeof *words.id);
        words.term = arena_array(arena, terms, sizeof *words.term);
        for (size_t i = 0; i < glossary->entries_count; i++) {
            const struct glossary_entry *entry = &glossary->entries[i];
            words.id[words.ids++] = entry->id;
            for (size_t j = 0; j < entry->term.count; j++) {
                const char *term = entry->term.in[j].string;
                words.term[words.terms++] = check_small(arena, term, strlen(term));
            }
        }
        qsort(words.id, words.ids, sizeof *words.id, check_compare);
        qsort(words.term, words.terms, sizeof *words.term, check_compare);
    }
    *ret_words = words;
}

static void check_term(struct reader *r, struct check_words *words, struct place place,
                       const struct markup_piece *piece)
{
    const char *word = arena_copy(r->scratch, piece->term, piece->term_length);
    const char *small = check_small(r->scratch, word, piece->term_length);
    if (words->unknown || check_has(words->id, words->ids, word) ||
        check_has(words->term, words->terms, small))
        return;
    const char *guess = NULL;
    if (words->guesses++ < CHECK_MOST_GUESSES)
        guess = diag_guess(small, words->term, words->terms);
    diag_add(r->diags, DIAG_GLOSSARY_UNKNOWN, place, "word", word, "guess", guess, NULL);
}

/* Moves *FROM to where the LENGTH bytes at NEEDLE stand behind it; stays where they do not. */
static struct place check_find(struct source *source, const struct marked *marked,
                               struct place *from, const char *needle, size_t length)
{
    struct place found = marked->in->place;
    if (source_locate(source, *from, marked->last_line, needle, length, &found)) {
        *from = found;
        from->column++;
    }
    return found;
}

void check_marks(struct reader *r, struct source *source, struct check_words *words)
{
    for (size_t i = 0; i < r->marked_count && !reader_full(r); i++) {
        const struct marked *marked = &r->marked[i];
        struct place from = marked->in->place;
        struct markup_piece piece;
        const char *at = marked->in->string, *start = at;
        while (!reader_full(r) && markup_next(&at, &piece)) {
            if (piece.type == MARKUP_TERM) {
                check_term(r, words,
                           check_find(source, marked, &from, start, 2 + piece.term_length), &piece);
            } else if (piece.type == MARKUP_TEXT && start[0] == '[' && start[1] == '[') {
                diag_add(r->diags, DIAG_MARKUP_OPEN, check_find(source, marked, &from, start, 2),
                         "mark", "[[", NULL);
                at = start + 2;
            }
            start = at;
        }
    }
}

void check_end(struct reader *r, const struct source *source)
{
    enum { SENTENCE = 4 };
    const char *text = source->text;
    size_t start = source->length, words = 0;
    if (start == 0 || text[start - 1] == '\n')
        return;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    for (size_t i = start; i < source->length; i++)
        words += text[i] != ' ' && (i == start || text[i - 1] == ' ');
    const bool ended = strchr(".!?:;\"')]}*", text[source->length - 1]) != NULL;
    /* The curly quotation marks and … end a sentence, too. */
    const bool quoted =
        source->length - start >= 3 && memcmp(text + source->length - 3, "\xE2\x80", 2) == 0;
    if (ended || quoted || words < SENTENCE)
        return;
    diag_add(r->diags, DIAG_FILE_CUT, source_place(source, source->length), NULL);
    r->soft++;
}

/* ---- stages ---- */

static void check_stage_ids(const struct pack *pack, struct diags *diags)
{
    for (size_t i = 1; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        const int first = pack_find_stage(pack, stage->id);
        if (*stage->id && first >= 0 && (size_t)first < i) {
            diag_add(diags, DIAG_ID_TWICE, stage->place, "id", stage->id, NULL);
            diag_other(diags, pack->stages[first].place);
        }
    }
}

/* Finds the stages of all DONE in UNLOCK. */
static void check_resolve(const struct pack *pack, struct unlock *unlock, bool complete,
                          struct diags *diags)
{
    for (size_t i = 0; i < unlock->count && diags->count < READER_MOST_ERRORS; i++) {
        /* Only the content floor holds packs that may still change. */
        check_resolve(pack, (struct unlock *)&unlock->part[i], complete, diags);
    }
    if (unlock->type != UNLOCK_DONE)
        return;
    unlock->stage = pack_find_stage(pack, unlock->stage_id);
    if (unlock->stage < 0 && complete) {
        const char *known[PACK_MOST_STAGES];
        for (size_t i = 0; i < pack->stages_count; i++)
            known[i] = pack->stages[i].id;
        diag_add(diags, DIAG_REFERENCE_UNKNOWN, unlock->place, "what", "step", "id",
                 unlock->stage_id, "guess", diag_guess(unlock->stage_id, known, pack->stages_count),
                 NULL);
    }
}

static bool check_opens(const struct unlock *unlock, const bool *open, int stars)
{
    bool all = true, any = false;
    switch (unlock->type) {
    case UNLOCK_STARS: return stars >= unlock->stars;
    case UNLOCK_DONE: return unlock->stage < 0 || open[unlock->stage];
    case UNLOCK_ALL:
    case UNLOCK_ANY: break;
    }
    for (size_t i = 0; i < unlock->count; i++) {
        const bool part = check_opens(&unlock->part[i], open, stars);
        all = all && part;
        any = any || part;
    }
    return unlock->type == UNLOCK_ALL ? all : any;
}

static void check_opening(const struct pack *pack, const bool *sane, bool complete,
                          struct diags *diags)
{
    bool open[PACK_MOST_STAGES] = {false};
    int stars = 0;
    size_t left = pack->stages_count;
    while (left > 0) {
        const size_t before = left;
        size_t shut = pack->stages_count;
        for (size_t i = 0; i < pack->stages_count; i++) {
            const struct unlock *unlock = pack->stages[i].unlock;
            if (open[i])
                continue;
            if (!unlock || !sane[i] || check_opens(unlock, open, stars)) {
                open[i] = true;
                stars += CHECK_STARS;
                left--;
            } else if (shut == pack->stages_count) {
                shut = i;
            }
        }
        if (left == before) {
            if (complete)
                diag_add(diags, DIAG_UNLOCK_NEVER, pack->stages[shut].unlock->place, NULL);
            open[shut] = true;
            stars += CHECK_STARS;
            left--;
        }
    }
}

/* Names and where they were met, sorted by name, then by number: looked up in less time than by
 * going through all tasks. */
struct met {
    const char *name;
    size_t number;
};

static int check_compare_met(const void *left, const void *right)
{
    const struct met *a = left, *b = right;
    const int order = strcmp(a->name, b->name);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static void check_sort_met(struct met *met, size_t count)
{
    if (count > 1)
        qsort(met, count, sizeof *met, check_compare_met);
}

/* The first of the COUNT that has NAME, or NULL. */
static const struct met *check_find_met(const struct met *met, size_t count, const char *name)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(met[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && strcmp(met[low].name, name) == 0 ? &met[low] : NULL;
}

/* The optional tasks go behind the others: the game counts them in one row. */
static void check_join_practice(struct stage *stage, struct arena *arena, struct diags *diags)
{
    struct arena scratch = {0};
    stage->main_count = stage->tasks_count;
    if (stage->practice_count == 0)
        return;
    const size_t count = stage->tasks_count + stage->practice_count;
    struct task *all = arena_array(arena, count, sizeof *all);
    struct met *ids = arena_array(&scratch, stage->tasks_count, sizeof *ids);
    for (size_t i = 0; i < stage->tasks_count; i++)
        ids[i] = (struct met){stage->tasks[i].id, i};
    check_sort_met(ids, stage->tasks_count);
    for (size_t i = 0; i < count; i++) {
        const struct task *task =
            i < stage->tasks_count ? &stage->tasks[i] : &stage->practice[i - stage->tasks_count];
        const struct met *twice = i < stage->tasks_count || !*task->id
                                      ? NULL
                                      : check_find_met(ids, stage->tasks_count, task->id);
        if (twice) {
            diag_add(diags, DIAG_ID_TWICE, task->place, "id", task->id, NULL);
            diag_other(diags, stage->tasks[twice->number].place);
        }
        all[i] = *task;
    }
    arena_release(&scratch);
    stage->tasks = all;
    stage->tasks_count = count;
}

static void check_contact_group(const struct pack *pack, const struct contact *contact,
                                struct diags *diags)
{
    const char *known[PACK_MOST_GROUPS];
    if (!contact->group || pack->groups_count == 0 || pack_find_group(pack, contact->group) >= 0)
        return;
    for (size_t i = 0; i < pack->groups_count; i++)
        known[i] = pack->groups[i].id;
    diag_add(diags, DIAG_REFERENCE_UNKNOWN, contact->place, "what", "group", "id", contact->group,
             "guess", diag_guess(contact->group, known, pack->groups_count), NULL);
}

/* The contacts of all tasks, in the order of the path. */
struct contacts {
    struct met *met;
    const char **name; /* the same names alone, for guesses */
    size_t count;
    unsigned guesses; /* made so far; see struct check_words */
};

static void check_contacts_make(const struct pack *pack, struct arena *arena,
                                struct contacts *ret_contacts)
{
    struct contacts contacts = {.met = arena_array(arena, pack->tasks_count, sizeof(struct met)),
                                .name = arena_array(arena, pack->tasks_count, sizeof(char *))};
    for (size_t i = 0; i < pack->stages_count; i++) {
        const struct stage *stage = &pack->stages[i];
        for (size_t n = 0; n < stage->tasks_count; n++) {
            const struct contact *contact = stage->tasks[n].contact;
            if (!contact || !contact->name)
                continue;
            contacts.name[contacts.count] = contact->name;
            contacts.met[contacts.count++] = (struct met){contact->name, stage->first_task + n};
        }
    }
    check_sort_met(contacts.met, contacts.count);
    *ret_contacts = contacts;
}

/* Who leads to a contact must have been met in a task before NUMBER. */
static void check_through(const struct contact *contact, size_t number, struct contacts *contacts,
                          struct diags *diags)
{
    const struct met *met = check_find_met(contacts->met, contacts->count, contact->through);
    if (met && met->number < number)
        return;
    const char *guess = NULL;
    if (!met && contacts->guesses++ < CHECK_MOST_GUESSES)
        guess = diag_guess(contact->through, contacts->name, contacts->count);
    if (met)
        diag_add(diags, DIAG_CONTACT_LATER, contact->place, "name", contact->through, NULL);
    else
        diag_add(diags, DIAG_REFERENCE_UNKNOWN, contact->place, "what", "contact", "id",
                 contact->through, "guess", guess, NULL);
}

/* Whether two tasks that measure the same have the same choices. */
static bool check_same_choices(const struct task *a, const struct task *b)
{
    const int choices = a->kind->choices(a);
    if (a->kind != b->kind || choices != b->kind->choices(b))
        return false;
    for (int i = 0; i < choices; i++) {
        if (strcmp(a->kind->choice_id(a, i), b->kind->choice_id(b, i)) != 0)
            return false;
    }
    return true;
}

/* The steps of a later task with the same measure have to be those of the first: its answer is told
 * as a step of the later one. */
static void check_measures(const struct stage *stage, struct diags *diags)
{
    struct arena scratch = {0};
    struct met *met = arena_array(&scratch, stage->tasks_count, sizeof *met);
    size_t count = 0;
    for (size_t i = 0; i < stage->tasks_count; i++) {
        const struct task *task = &stage->tasks[i];
        const char *measure = task->kind->measure ? task->kind->measure(task) : NULL;
        if (measure)
            met[count++] = (struct met){measure, i};
    }
    check_sort_met(met, count);
    for (size_t i = 1, first = 0; i < count && diags->count < READER_MOST_ERRORS; i++) {
        const struct task *task = &stage->tasks[met[i].number];
        const struct task *earlier = &stage->tasks[met[first].number];
        if (strcmp(met[i].name, met[first].name) != 0) {
            first = i;
        } else if (!check_same_choices(task, earlier)) {
            diag_add(diags, DIAG_SCALE_STEPS, task->place, "task", earlier->id, "measure",
                     met[i].name, NULL);
            diag_other(diags, earlier->place);
        }
    }
    arena_release(&scratch);
}

/* What the tasks of stage AT say of each other and of other stages. */
static void check_tasks(const struct pack *pack, size_t at, struct contacts *contacts,
                        bool complete, struct diags *diags)
{
    const struct stage *stage = &pack->stages[at];
    check_measures(stage, diags);
    for (size_t i = 0; i < stage->tasks_count && diags->count < READER_MOST_ERRORS; i++) {
        struct task *task = &stage->tasks[i];
        if (task->kind->resolve)
            (void)task->kind->resolve(stage, task, diags);
        if (!task->contact)
            continue;
        check_contact_group(pack, task->contact, diags);
        if (complete && task->contact->through)
            check_through(task->contact, stage->first_task + i, contacts, diags);
    }
}

void check_stages(struct pack *pack, struct arena *arena, const bool *sane, bool complete,
                  struct diags *diags)
{
    check_stage_ids(pack, diags);
    pack->tasks_count = 0;
    for (size_t i = 0; i < pack->stages_count; i++) {
        struct stage *stage = &pack->stages[i];
        check_join_practice(stage, arena, diags);
        stage->first_task = pack->tasks_count;
        pack->tasks_count += stage->tasks_count;
        complete = complete && *stage->id;
        if (sane[i] && !stage->coming && stage->main_count == 0)
            diag_add(diags, DIAG_STAGE_EMPTY, stage->place, NULL);
        if (sane[i] && stage->coming && stage->tasks_count > 0)
            diag_add(diags, DIAG_STAGE_COMING, stage->place, NULL);
    }
    for (size_t i = 0; i < pack->stages_count; i++) {
        if (pack->stages[i].unlock)
            check_resolve(pack, (struct unlock *)pack->stages[i].unlock, complete, diags);
    }
    check_opening(pack, sane, complete, diags);
    struct arena scratch = {0};
    struct contacts contacts;
    check_contacts_make(pack, &scratch, &contacts);
    for (size_t i = 0; i < pack->stages_count; i++) {
        if (sane[i])
            check_tasks(pack, i, &contacts, complete, diags);
    }
    arena_release(&scratch);
}

/* ---- quiz ---- */

/* Finds the trait of each number; those of no trait keep -1. */
static void check_traits(const struct quiz *quiz, struct field_number *number, size_t count,
                         struct diags *diags)
{
    const char *known[PACK_MOST_TRAITS];
    for (size_t t = 0; t < quiz->traits_count; t++)
        known[t] = quiz->traits[t].id;
    for (size_t i = 0; i < count; i++) {
        number[i].index = -1;
        for (size_t t = 0; t < quiz->traits_count; t++) {
            if (strcmp(known[t], number[i].id) == 0)
                number[i].index = (int)t;
        }
        if (number[i].index < 0)
            diag_add(diags, DIAG_REFERENCE_UNKNOWN, number[i].place, "what", "trait", "id",
                     number[i].id, "guess", diag_guess(number[i].id, known, quiz->traits_count),
                     NULL);
    }
}

static void check_archetype(const struct quiz *quiz, struct archetype *archetype,
                            struct diags *diags)
{
    bool given[PACK_MOST_TRAITS] = {false}, whole = true, flat = true;
    const size_t before = diags->count;
    check_traits(quiz, archetype->profile, archetype->profile_count, diags);
    for (size_t i = 0; i < archetype->profile_count; i++) {
        const struct field_number *number = &archetype->profile[i];
        if (number->index >= 0) {
            archetype->value[number->index] = number->value;
            given[number->index] = true;
        }
    }
    /* A misspelt trait is said once, as unknown. */
    if (diags->count > before)
        return;
    for (size_t t = 0; t < quiz->traits_count; t++) {
        if (!given[t])
            diag_add(diags, DIAG_PROFILE_MISSING, archetype->place, "archetype", archetype->id,
                     "trait", quiz->traits[t].id, NULL);
        whole = whole && given[t];
        flat = flat && archetype->value[t] == archetype->value[0];
    }
    if (whole && flat)
        diag_add(diags, DIAG_PROFILE_FLAT, archetype->place, "archetype", archetype->id, NULL);
}

/* Marks the traits for which QUESTION's options differ. */
static void check_moves(const struct quiz *quiz, const struct question *question, bool *moved)
{
    for (size_t t = 0; t < quiz->traits_count; t++) {
        int least = 0, most = 0;
        for (size_t i = 0; i < question->options_count; i++) {
            const struct quiz_option *option = &question->options[i];
            int value = 0;
            for (size_t n = 0; n < option->traits_count; n++) {
                if (option->traits[n].index == (int)t)
                    value = option->traits[n].value;
            }
            least = i == 0 || value < least ? value : least;
            most = i == 0 || value > most ? value : most;
        }
        moved[t] = moved[t] || most > least;
    }
}

void check_quiz(struct quiz *quiz, struct diags *diags)
{
    bool moved[PACK_MOST_TRAITS] = {false};
    for (size_t i = 0; i < quiz->archetypes_count; i++)
        check_archetype(quiz, &quiz->archetypes[i], diags);
    const size_t before = diags->count;
    for (size_t q = 0; q < quiz->questions_count; q++) {
        struct question *question = &quiz->questions[q];
        for (size_t i = 0; i < question->options_count; i++)
            check_traits(quiz, question->options[i].traits, question->options[i].traits_count,
                         diags);
        check_moves(quiz, question, moved);
    }
    for (size_t t = 0; t < quiz->traits_count && diags->count == before; t++) {
        if (!moved[t])
            diag_add(diags, DIAG_TRAIT_STILL, quiz->traits[t].place, "trait", quiz->traits[t].id,
                     NULL);
    }
}

void check_cards(const struct cards *cards, struct diags *diags)
{
    for (size_t i = 0; i < cards->cards_count; i++) {
        const struct card *card = &cards->cards[i];
        if (card->least <= card->most)
            continue;
        struct arena scratch = {0};
        diag_add(diags, DIAG_RANGE_EMPTY, card->place, "least",
                 arena_format(&scratch, "%d", card->least), "most",
                 arena_format(&scratch, "%d", card->most), NULL);
        arena_release(&scratch);
    }
}
