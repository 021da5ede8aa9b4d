/* SPDX-License-Identifier: MIT */
/* `read`: a few pages of text. Nothing is asked, chosen or scored; each page is a part. */
#include "tasks/kind.h"

#include "base/bug.h"

struct read_pages {
    struct place place;
    struct text *pages;
    size_t pages_count;
};

static const struct field read_fields[] = {
    {.name = "pages",
     .type = FIELD_TEXTS,
     .required = true,
     FIELD_LIST_AT(struct read_pages, pages),
     .least = 1,
     .most = PACK_MOST_CHOICES,
     .about = "The texts, one page each."},
};
static const struct shape read_shape =
    SHAPE_OF("a task of kind 'read'", struct read_pages, read_fields);

static const struct read_pages *read_body(const struct task *task)
{
    return task->body;
}

static int read_choices(const struct task *task)
{
    (void)task;
    return 0;
}

static const char *read_choice_id(const struct task *task, int choice)
{
    (void)task;
    (void)choice;
    BUG("a task to read was asked for a choice");
}

static int read_parts(const struct task *task)
{
    return (int)read_body(task)->pages_count;
}

static void read_ask(const struct task *task, const struct telling *to, struct page *page)
{
    const struct read_pages *body = read_body(task);
    if (to->part < 0 || (size_t)to->part >= body->pages_count)
        BUG("a task was asked for a part that it does not have");
    page_text(page, STYLE_PLAIN, kind_text(to, &body->pages[to->part]));
    page_input(page, INPUT_NONE, 0, 0)->asks = kind_word(to, "ask.go");
}

static struct score read_score(const struct task *task, const struct answer *answer)
{
    (void)task;
    (void)answer;
    return (struct score){0};
}

static void read_tell(const struct task *task, const struct answer *answer,
                      const struct telling *to, struct page *page)
{
    (void)task;
    (void)answer;
    (void)to;
    (void)page;
}

static void read_sample(const struct task *task, bool best, struct answer *ret_answer)
{
    (void)task;
    (void)best;
    *ret_answer = (struct answer){0};
}

const struct kind kind_read = {
    .name = "read",
    .about = "A few pages of text; nothing is asked.",
    .shape = &read_shape,
    .form = FORM_NONE,
    .prompt_optional = true,
    .check = kind_check_nothing,
    .choices = read_choices,
    .choice_id = read_choice_id,
    .targets = kind_no_targets,
    .target_id = kind_no_target_id,
    .parts = read_parts,
    .ask = read_ask,
    .sample = read_sample,
    .score = read_score,
    .tell = read_tell,
};
