/* SPDX-License-Identifier: MIT */
/* Each question is written into a string of its own, with the number of its YAML values, and joins
 * the step when both still fit. */
#include "workshop/gift_pack.h"

#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "content/node.h"
#include "model/pack.h"
#include "workshop/gift_task.h"
#include "workshop/gift_text.h"
#include "workshop/scalar.h"

enum {
    GIFT_PACK_ID = 40,
    GIFT_PACK_SPARE = 1000 /* bytes and values kept free in the file */
};

const char *gift_pack_id(struct arena *arena, const char *name, const char *otherwise)
{
    char id[GIFT_PACK_ID + 1];
    struct str clean = {0};
    size_t length = 0;
    utf8_add_clean(&clean, name, strlen(name));
    for (const char *at = str_text(&clean); *at && length < GIFT_PACK_ID;) {
        const unsigned c = utf8_next(&at);
        char letter = '-';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letter = (char)c;
        else if (c >= 'A' && c <= 'Z')
            letter = (char)(c - 'A' + 'a');
        else if (c == 0xE4 || c == 0xC4 || c == 0xE5 || c == 0xC5)
            letter = 'a';
        else if (c == 0xF6 || c == 0xD6)
            letter = 'o';
        if (letter != '-' || (length > 0 && id[length - 1] != '-'))
            id[length++] = letter;
    }
    str_release(&clean);
    while (length > 0 && id[length - 1] == '-')
        length--;
    return length > 0 ? arena_copy(arena, id, length) : arena_string(arena, otherwise);
}

/* --- texts ---------------------------------------------------------------------------------- */

static const char *gift_pack_text(const struct gift_string *string, bool markup,
                                  struct arena *arena)
{
    char lost[GIFT_TAG_NAME];
    struct str text = {0};
    if (string->length > 0 && string->length <= GIFT_TASK_RAW)
        gift_text_add(&text, string, markup, lost);
    const bool fits = utf8_count(str_text(&text)) <= NODE_MOST_STRING;
    char *kept = arena_string(arena, fits ? str_text(&text) : "");
    for (char *at = kept; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    str_release(&text);
    return kept;
}

/* The last part of the one category that all questions have; "" when there is none. */
static const char *gift_pack_category(const struct gift *gift, struct arena *arena)
{
    for (size_t i = 1; i < gift->count; i++) {
        if (gift->question[i].category.raw != gift->question[0].category.raw)
            return "";
    }
    if (gift->count == 0)
        return "";
    const char *name = gift_pack_text(&gift->question[0].category, true, arena);
    const char *slash = strrchr(name, '/');
    name = slash ? slash + 1 : name;
    return name + strspn(name, " ");
}

/* That category, else the file's name. */
static const char *gift_pack_title(const struct gift_pack *about, const struct gift *gift,
                                   struct arena *arena)
{
    struct str clean = {0};
    const char *title = gift_pack_category(gift, arena);
    if (!*title) {
        const char *name = strrchr(about->file, '/');
        name = name ? name + 1 : about->file;
        const char *dot = strrchr(name, '.');
        const size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
        utf8_add_clean(&clean, name, length);
        const struct gift_string file = {arena_string(arena, str_text(&clean)), clean.length,
                                         GIFT_PLAIN};
        title = gift_pack_text(&file, true, arena);
    }
    str_release(&clean);
    return *title ? title : "GIFT";
}

/* --- YAML ----------------------------------------------------------------------------------- */

static void gift_pack_field(struct str *out, const char *key, const char *value)
{
    str_addf(out, "%s: ", key);
    scalar_add_value(out, value, SCALAR_PLAIN, false, 0, strlen(key) + 2, "", "\n");
    str_add_char(out, '\n');
}

/* A remark where another category begins. */
static void gift_pack_remark(const struct gift_pack *about, const struct gift_question *question,
                             const char **category, struct str *out)
{
    struct arena arena = {0};
    if (question->category.raw != *category) {
        const char *name = gift_pack_text(&question->category, false, &arena);
        if (*name)
            str_addf(out, "  # %s\n",
                     catalog_format(about->words, &arena, "import.category", "name", name, NULL));
    }
    *category = question->category.raw;
    arena_release(&arena);
}

/* "t3-title" */
static const char *gift_pack_task_id(const struct gift_question *question, size_t number,
                                     struct arena *arena)
{
    const char *name = gift_pack_id(arena, gift_pack_text(&question->title, false, arena), "");
    return arena_format(arena, "t%zu%s%s", number, *name ? "-" : "", name);
}

size_t gift_pack_stage(const struct gift_pack *about, const struct gift *gift, const char *id,
                       struct str *out)
{
    struct arena arena = {0};
    struct str task = {0};
    const char *category = NULL;
    size_t tasks = 0, values = 0;
    bool full = false;
    gift_pack_field(out, "stage", id);
    gift_pack_field(out, "title", gift_pack_title(about, gift, &arena));
    gift_pack_field(out, "scene", catalog_text(about->words, "import.scene"));
    str_add(out, "tasks:\n");
    for (size_t i = 0; i < gift->count && !full; i++) {
        const struct gift_question *question = &gift->question[i];
        size_t more;
        str_clear(&task);
        arena_reset(&arena);
        if (!gift_task_write(about, question, gift_pack_task_id(question, tasks + 1, &arena), &task,
                             &more))
            continue;
        full = tasks == PACK_MOST_TASKS || values + more + GIFT_PACK_SPARE > NODE_MOST ||
               out->length + task.length + GIFT_PACK_SPARE > IO_LARGEST_FILE;
        if (full) {
            const struct place place = {about->file, question->line, 1, 1};
            diag_add(about->diags, DIAG_GIFT_MANY, place, NULL);
        } else {
            gift_pack_remark(about, question, &category, out);
            str_add(out, str_text(&task));
            values += more;
            tasks++;
        }
    }
    str_release(&task);
    arena_release(&arena);
    return tasks;
}

void gift_pack_head(const struct gift_pack *about, const struct gift *gift, const char *id,
                    const char *stage_file, struct str *out)
{
    struct arena arena = {0};
    gift_pack_field(out, "pack", id);
    str_add(out, "format: 1\n");
    gift_pack_field(out, "title", gift_pack_title(about, gift, &arena));
    gift_pack_field(out, "language", about->language);
    str_add(out, "stages:\n  - ");
    scalar_add(out, stage_file, SCALAR_PLAIN, false);
    str_add_char(out, '\n');
    arena_release(&arena);
}
