/* SPDX-License-Identifier: MIT */
/* import: a Moodle quiz in GIFT becomes a pack with one step. Nothing is ever overwritten. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/commands.h"
#include "base/io.h"
#include "base/utf8.h"
#include "content/load.h"
#include "workshop/gift_pack.h"

/* One run of the command. */
struct import {
    struct game *game;
    const struct catalog *words; /* the reader's */
    struct gift_pack about;
    struct arena arena;
    struct diags diags;
    struct gift gift;
    struct str stage, head;
    const char *stage_file;
};

static const char *find_words(const void *context, const char *key)
{
    return catalog_find(context, key);
}

/* All of what was noticed: each thing that was not taken over counts, so none is held back. */
static void complain_all(struct import *i)
{
    const struct diag_words words = {find_words, i->words};
    struct str out = {0};
    diags_sort(&i->diags);
    for (size_t n = 0; n < i->diags.count; n++)
        diag_render(&i->diags.item[n], &words, &out);
    fputs(str_text(&out), stderr);
    str_release(&out);
}

/* The last part of PATH, without what stands behind its last dot. */
static const char *stem(struct import *i, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    const char *whole = arena_copy(&i->arena, path, length), *slash = strrchr(whole, '/');
    const char *name = slash && slash[1] ? slash + 1 : whole, *dot = strrchr(name, '.');
    return dot && dot > name ? arena_copy(&i->arena, name, (size_t)(dot - name)) : name;
}

/* The words of the content's language, where the program has them. */
static const struct catalog *content_words(const struct import *i, const char *tag)
{
    for (int n = 0; n < i->game->languages; n++) {
        if (strcmp(i->game->language[n]->tag, tag) == 0)
            return i->game->language[n];
    }
    return i->words;
}

static bool failed(struct import *i, const char *path, int reason)
{
    struct str line = {0};
    if (reason == EEXIST)
        str_add(&line, catalog_format(i->words, &i->arena, "import.exists", "path", path, NULL));
    else
        str_addf(&line, "'%s' cannot be written: %s", path, strerror(reason));
    game_complain(str_text(&line));
    str_release(&line);
    return false;
}

static bool write_new(struct import *i, const char *path, const struct str *bytes)
{
    const int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failed(i, path, errno);
    const bool written = io_write_all(descriptor, bytes->text, bytes->length);
    const int reason = errno;
    if (close(descriptor) == 0 && written)
        return true;
    unlink(path);
    return failed(i, path, written ? errno : reason);
}

/* Whether a pack stands in FOLDER already. */
static bool is_taken(struct import *i, const char *folder)
{
    const char *head = arena_format(&i->arena, "%s/pack.yaml", folder);
    return access(head, F_OK) == 0 && !failed(i, head, EEXIST);
}

/* The step first, so that a folder with a pack.yaml is a whole pack. */
static bool write_pack(struct import *i, const char *folder)
{
    const char *head = arena_format(&i->arena, "%s/pack.yaml", folder);
    const char *stage = arena_format(&i->arena, "%s/%s", folder, i->stage_file);
    const bool made = mkdir(folder, 0777) == 0;
    if (!made && errno != EEXIST)
        return failed(i, folder, errno);
    if (!write_new(i, stage, &i->stage)) {
        if (made)
            rmdir(folder);
        return false;
    }
    if (write_new(i, head, &i->head))
        return true;
    unlink(stage);
    if (made)
        rmdir(folder);
    return false;
}

static enum exit_status print_done(struct import *i, const char *folder, size_t tasks)
{
    struct arena arena = {0};
    struct diags found = {0};
    struct str out = {0}, clean = {0};
    pack_load(folder, &arena, &found);
    const bool sound = diags_errors(&found) == 0;
    if (!sound) {
        diags_render(&found, &(struct diag_words){find_words, i->words}, &out);
        fputs(str_text(&out), stderr);
        str_clear(&out);
    }
    utf8_add_clean(&clean, folder, strlen(folder));
    str_addf(&out, "%s\n",
             catalog_count(i->words, &arena, "import.done", (unsigned long)tasks, "folder",
                           str_text(&clean), NULL));
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&clean);
    str_release(&out);
    diags_release(&found);
    arena_release(&arena);
    return sound ? status : EXIT_CONTENT;
}

/* Makes both files; how many tasks there are. */
static size_t make(struct import *i, const char *file, const char *folder)
{
    struct source source;
    if (!source_open(file, &i->arena, &i->diags, &source))
        return 0;
    gift_read(&source, &i->arena, &i->diags, &i->gift);
    const char *id = gift_pack_id(&i->arena, stem(i, file), "gift");
    i->stage_file = arena_format(&i->arena, "01-%s.yaml", id);
    const size_t tasks = gift_pack_stage(&i->about, &i->gift, id, &i->stage);
    gift_pack_head(&i->about, &i->gift, gift_pack_id(&i->arena, stem(i, folder), "gift"),
                   i->stage_file, &i->head);
    if (tasks == 0)
        diag_add(&i->diags, DIAG_GIFT_EMPTY, (struct place){.file = file}, NULL);
    diag_sources(&i->diags, source.file, source.text, source.length);
    return tasks;
}

enum exit_status command_import(struct game *game)
{
    const struct options *options = game->options;
    const char *file = options->path[0], *folder = options->path[1];
    struct import i = {.game = game, .words = game->language[game->current]};
    const char *tag = options->value[OPTION_LANG] ? options->value[OPTION_LANG] : i.words->tag;
    enum exit_status status = EXIT_CONTENT;
    i.about = (struct gift_pack){
        .file = file, .language = tag, .words = content_words(&i, tag), .diags = &i.diags};
    if (is_taken(&i, folder)) {
        status = EXIT_ENVIRONMENT;
    } else {
        const size_t tasks = make(&i, file, folder);
        complain_all(&i);
        if (tasks > 0)
            status = write_pack(&i, folder) ? print_done(&i, folder, tasks) : EXIT_ENVIRONMENT;
    }
    str_release(&i.stage);
    str_release(&i.head);
    diags_release(&i.diags);
    arena_release(&i.arena);
    return status;
}
