/* SPDX-License-Identifier: MIT */
/* Short on purpose: it is to be read again on a busy Tuesday. What one felt before and now stays on
 * the screen; a page to take along may be left lying about. */
#include "report/plan.h"

#include "engine/met.h"
#include "engine/week.h"
#include "page/layout.h"
#include "report/markdown.h"

enum { PLAN_COLUMNS = 78, PLAN_INDENT = 2 };

/* A plan in sentences, with an arena for them. */
struct planned {
    const struct plan_about *about;
    struct arena arena;
    const char *action, *step; /* in the reader's language */
};

static struct planned plan_told(const struct plan_about *about)
{
    const struct state *state = about->state;
    const struct stage *stage = &state->pack->stages[state->plan_stage];
    struct planned planned = {.about = about};
    planned.action = text_get(&stage->actions[state->plan_action].text, &about->wish);
    planned.step = catalog_format(about->words, &planned.arena, "plan.step", "step",
                                  arena_format(&planned.arena, "%d %s", state->plan_stage + 1,
                                               text_get(&stage->title, &about->wish)),
                                  NULL);
    return planned;
}

static const char *plan_word(const struct planned *planned, const char *key)
{
    return catalog_text(planned->about->words, key);
}

static const char *plan_day(const struct planned *planned)
{
    return plan_word(planned, week_day_key(planned->about->state->plan_day));
}

static void plan_lines(struct planned *planned, int indent, const char *text, struct str *out)
{
    const int asked = planned->about->columns;
    const int columns = asked <= 0                     ? PLAN_COLUMNS
                        : asked < LAYOUT_LEAST_COLUMNS ? LAYOUT_LEAST_COLUMNS
                        : asked > LAYOUT_MOST_COLUMNS  ? LAYOUT_MOST_COLUMNS
                                                       : asked;
    layout_wrap_plain(arena_format(&planned->arena, "%*s%s", indent, "", text), columns, indent,
                      out);
}

static void plan_write_text(struct planned *planned, struct str *out)
{
    plan_lines(planned, 0, plan_word(planned, "week.title"), out);
    str_add_char(out, '\n');
    plan_lines(planned, 0,
               catalog_format(planned->about->words, &planned->arena, "week.plan", "day",
                              plan_day(planned), "action", planned->action, NULL),
               out);
    plan_lines(planned, PLAN_INDENT, planned->step, out);
    str_add_char(out, '\n');
    plan_lines(planned, 0, plan_word(planned, "plan.yours"), out);
}

/* The words met so far; nothing when there are none. */
static void plan_words(struct planned *planned, struct str *out)
{
    const struct plan_about *about = planned->about;
    const struct glossary *glossary = about->state->pack->glossary;
    const size_t entries = glossary ? glossary->entries_count : 0;
    bool *met = arena_array(&planned->arena, entries, sizeof *met);
    if (met_words(about->state, met) == 0)
        return;
    markdown_heading(2, plan_word(planned, "met.title"), out);
    str_add(out, "\n|");
    markdown_cell(plan_word(planned, "plan.column-term"), out);
    markdown_cell(plan_word(planned, "plan.column-gloss"), out);
    str_add(out, "\n|---|---|\n");
    for (size_t i = 0; i < entries; i++) {
        if (!met[i])
            continue;
        str_add_char(out, '|');
        markdown_cell(text_get(&glossary->entries[i].term, &about->wish), out);
        markdown_cell(text_get(&glossary->entries[i].gloss, &about->wish), out);
        str_add_char(out, '\n');
    }
}

static void plan_write_markdown(struct planned *planned, struct str *out)
{
    markdown_heading(1, plan_word(planned, "week.title"), out);
    markdown_paragraph(catalog_format(planned->about->words, &planned->arena, "week.plan", "day",
                                      arena_format(&planned->arena, "*%s*", plan_day(planned)),
                                      "action", planned->action, NULL),
                       out);
    markdown_paragraph(planned->step, out);
    markdown_paragraph(plan_word(planned, "plan.yours"), out);
    plan_words(planned, out);
}

void plan_write(const struct plan_about *about, enum plan_format format, struct str *out)
{
    struct planned planned = plan_told(about);
    switch (format) {
    case PLAN_TEXT: plan_write_text(&planned, out); break;
    case PLAN_MARKDOWN: plan_write_markdown(&planned, out); break;
    }
    arena_release(&planned.arena);
}
