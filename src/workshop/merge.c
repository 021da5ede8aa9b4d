/* SPDX-License-Identifier: MIT */
/* Worksheet line -> text of the pack -> edit of a file; file by file new bytes; all files, new and
 * old, into a folder for the check; then the new ones over the old, and the stamps. */
#include "workshop/merge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "content/load.h"
#include "content/node.h"
#include "workshop/edit.h"
#include "workshop/texts.h"

struct merge_file {
    const char *name, *path;
    const char *raw; /* as it is on the disk */
    size_t length;
    struct str out; /* as it will be */
    bool changed;
};

/* A line of the worksheet that goes in. */
struct job {
    const struct sheet_line *line;
    const struct pack_text *text;
    struct merge_file *file;
    const struct edit *edit; /* NULL: the text says so already */
};

struct merge {
    const struct pack *pack;
    const struct sheet *sheet;
    const struct stamps *stamps;
    struct arena arena;
    struct diags *diags;
    struct str *reason;
    const struct pack_text *text;
    const struct pack_text **by_path;
    size_t texts;
    struct merge_file *file;
    size_t files;
    struct job *job;
    size_t jobs;
    struct job **job_of; /* of text i, or NULL */
};

/* --- which texts ---------------------------------------------------------------------------- */

static int merge_compare(const void *left, const void *right)
{
    const struct pack_text *const *a = left, *const *b = right;
    return strcmp((*a)->path, (*b)->path);
}

static void merge_index(struct merge *m)
{
    m->texts = texts_list(m->pack, &m->arena, &m->text);
    m->by_path = arena_array(&m->arena, m->texts, sizeof *m->by_path);
    for (size_t i = 0; i < m->texts; i++)
        m->by_path[i] = &m->text[i];
    if (m->texts > 0)
        qsort(m->by_path, m->texts, sizeof *m->by_path, merge_compare);
}

static const struct pack_text *merge_find(const struct merge *m, const char *path)
{
    const struct pack_text wanted = {.path = path}, *key = &wanted;
    const struct pack_text **found =
        m->texts ? bsearch(&key, m->by_path, m->texts, sizeof *m->by_path, merge_compare) : NULL;
    return found ? *found : NULL;
}

/* Whether what TEXT says in the language now may give way to LINE: nothing, the same, what the
 * worksheet shows, or what came from a worksheet and was not touched since. */
static bool merge_may(const struct merge *m, const struct sheet_line *line,
                      const struct pack_text *text)
{
    const struct text_in *now = texts_in(&text->text, m->sheet->tag);
    if (!now || strcmp(now->string, line->translation) == 0 ||
        (line->now && strcmp(now->string, line->now) == 0))
        return true;
    const struct stamp *stamp = stamps_find(m->stamps, text->path);
    return stamp && stamp->translation == stamps_hash(now->string);
}

static struct merge_file *merge_file(struct merge *m, const char *name)
{
    for (size_t i = 0; i < m->files; i++) {
        if (strcmp(m->file[i].name, name) == 0)
            return &m->file[i];
    }
    return NULL;
}

static void merge_line(struct merge *m, const struct sheet_line *line)
{
    const struct pack_text *text = merge_find(m, line->path);
    const struct text_in *source =
        text ? texts_source(&text->text, m->pack->language, m->sheet->tag) : NULL;
    if (!source) {
        diag_add(m->diags, DIAG_STRINGS_UNKNOWN, line->place, "path", line->path, NULL);
        return;
    }
    struct job **job = &m->job_of[text - m->text];
    if (*job) {
        diag_add(m->diags, DIAG_FIELD_TWICE, line->place, "field", line->path, NULL);
        diag_other(m->diags, (*job)->line->place);
        return;
    }
    if (!merge_may(m, line, text)) {
        diag_add(m->diags, DIAG_STRINGS_KEPT, line->place, "path", line->path, NULL);
        return;
    }
    if (strcmp(source->string, line->source) != 0)
        diag_add(m->diags, DIAG_STRINGS_STALE, line->place, "path", line->path, NULL);
    *job = &m->job[m->jobs++];
    **job = (struct job){
        .line = line, .text = text, .file = merge_file(m, texts_file(text->text.place.file))};
}

/* --- the files ------------------------------------------------------------------------------ */

static void merge_add_file(struct merge *m, const char *name)
{
    const char *directory = m->pack->directory;
    const size_t length = strlen(directory);
    const bool whole = length == 0 || directory[length - 1] == '/';
    m->file[m->files++] = (struct merge_file){
        .name = name, .path = arena_format(&m->arena, "%s%s%s", directory, whole ? "" : "/", name)};
}

static bool merge_read_files(struct merge *m)
{
    const struct pack *pack = m->pack;
    m->file = arena_array(&m->arena, pack->stage_files_count + 5, sizeof *m->file);
    merge_add_file(m, "pack.yaml");
    for (size_t i = 0; i < pack->stage_files_count; i++)
        merge_add_file(m, pack->stage_files[i]);
    if (pack->quiz_file)
        merge_add_file(m, pack->quiz_file);
    if (pack->glossary_file)
        merge_add_file(m, pack->glossary_file);
    if (pack->cards_file)
        merge_add_file(m, pack->cards_file);
    if (pack->events_file)
        merge_add_file(m, pack->events_file);
    for (size_t i = 0; i < m->files; i++) {
        struct merge_file *file = &m->file[i];
        if (!io_read_file(file->path, IO_LARGEST_FILE, &m->arena, m->diags, &file->raw,
                          &file->length))
            return false;
    }
    return true;
}

/* What of the file lies before the bytes of SOURCE, and the line ends that SOURCE_CHECK has
 * changed: both come back. */
static void merge_bytes(struct merge_file *file, const struct source *source, const struct str *new)
{
    const bool old_mac =
        !memchr(file->raw, '\n', file->length) && memchr(file->raw, '\r', file->length);
    str_add_bytes(&file->out, file->raw, file->length - source->length);
    for (size_t i = 0; i < new->length; i++)
        str_add_char(&file->out, old_mac && new->text[i] == '\n' ? '\r' : new->text[i]);
    file->changed =
        file->out.length != file->length || memcmp(file->out.text, file->raw, file->length) != 0;
}

/* Makes the edits of one file. */
static void merge_edit(struct merge *m, struct merge_file *file)
{
    struct edit *edit = arena_array(&m->arena, m->jobs, sizeof *edit);
    size_t count = 0;
    for (size_t i = 0; i < m->jobs; i++) {
        const struct job *job = &m->job[i];
        const struct text_in *now = texts_in(&job->text->text, m->sheet->tag);
        if (job->file == file && !(now && strcmp(now->string, job->line->translation) == 0))
            edit[count++] = (struct edit){
                .place = job->text->text.place, .string = job->line->translation, .number = i};
    }
    struct source source = {.file = file->path, .text = file->raw, .length = file->length};
    const struct node *root = count > 0 ? node_parse(&source, &m->arena, m->diags) : NULL;
    struct str new = {0};
    if (root) {
        edit_texts(&source, root, m->pack->language, m->sheet->tag, edit, count, &new);
        merge_bytes(file, &source, &new);
    }
    str_release(&new);
    for (size_t i = 0; i < count; i++) {
        m->job[edit[i].number].edit = &edit[i];
        if (!edit[i].ret_done)
            diag_add(m->diags, DIAG_STRINGS_PLACE, edit[i].place, "tag", m->sheet->tag, NULL);
    }
}

/* --- the trial ------------------------------------------------------------------------------ */

static bool merge_fail(struct merge *m, const char *path)
{
    str_addf(m->reason, "'%s' cannot be written: %s", path, strerror(errno));
    return false;
}

/* Says DIAG, found in the trial's pack, where its text stands in the worksheet; else where it would
 * stand in the pack's file. */
static void merge_report(struct merge *m, const struct diag *found)
{
    const char *name = found->place.file ? texts_file(found->place.file) : "";
    const struct job *best = NULL;
    for (size_t i = 0; i < m->jobs; i++) {
        const struct job *job = &m->job[i];
        if (job->edit && job->edit->ret_done && strcmp(job->file->name, name) == 0 &&
            job->edit->ret_place.line <= found->place.line &&
            (!best || job->edit->ret_place.line > best->edit->ret_place.line ||
             (job->edit->ret_place.line == best->edit->ret_place.line &&
              job->edit->ret_place.column <= found->place.column)))
            best = job;
    }
    const struct diag_argument *a = found->argument; /* the first without a name ends them */
    diag_add(m->diags, found->code,
             best ? best->line->place : (struct place){.file = m->pack->directory}, a[0].name,
             a[0].value, a[1].name, a[1].value, a[2].name, a[2].value, a[3].name, a[3].value,
             a[4].name, a[4].value, a[5].name, a[5].value, NULL);
}

static bool merge_try_files(struct merge *m, const char *folder)
{
    for (size_t i = 0; i < m->files; i++) {
        const struct merge_file *file = &m->file[i];
        const char *path = arena_format(&m->arena, "%s/%s", folder, file->name);
        if (!io_replace_file(path, file->changed ? file->out.text : file->raw,
                             file->changed ? file->out.length : file->length))
            return merge_fail(m, path);
    }
    return true;
}

static void merge_try_clear(struct merge *m, const char *folder)
{
    for (size_t i = 0; i < m->files; i++)
        unlink(arena_format(&m->arena, "%s/%s", folder, m->file[i].name));
    rmdir(folder);
}

/* Loads the pack as it would be. False when no file could be written for it; what is wrong with it
 * goes to the diagnostics. */
static bool merge_try(struct merge *m)
{
    const char *where = getenv("TMPDIR");
    char *folder =
        arena_format(&m->arena, "%s/askeleet-strings-XXXXXX", where && *where ? where : "/tmp");
    if (!mkdtemp(folder))
        return merge_fail(m, folder);
    const bool written = merge_try_files(m, folder);
    if (written) {
        struct arena arena = {0};
        struct diags found = {0};
        work_pack(folder, &arena, &found);
        for (size_t i = 0; i < found.count; i++)
            merge_report(m, &found.item[i]);
        diags_release(&found);
        arena_release(&arena);
    }
    merge_try_clear(m, folder);
    return written;
}

/* --- writing -------------------------------------------------------------------------------- */

/* The file behind PATH, were it a link. */
static bool merge_replace(struct merge *m, const char *path, const struct str *bytes)
{
    char *real = realpath(path, NULL);
    const bool done = io_replace_file(real ? real : path, str_text(bytes), bytes->length);
    free(real);
    return done || merge_fail(m, path);
}

/* The stamps: those of now for what went in, the old ones for the rest. */
static bool merge_stamp(struct merge *m, const char *remark)
{
    struct stamp *stamp = arena_array(&m->arena, m->texts, sizeof *stamp);
    const char **source = arena_array(&m->arena, m->texts, sizeof *source);
    const char **said = arena_array(&m->arena, m->texts, sizeof *said);
    struct str out = {0};
    size_t count = 0;
    for (size_t i = 0; i < m->jobs; i++) {
        const struct job *job = &m->job[i];
        if (job->edit && !job->edit->ret_done)
            continue;
        source[job->text - m->text] = job->line->source;
        said[job->text - m->text] = job->line->translation;
    }
    for (size_t i = 0; i < m->texts; i++) {
        const char *path = m->text[i].path;
        const struct stamp *old = stamps_find(m->stamps, path);
        if (said[i])
            stamp[count++] = (struct stamp){path, stamps_hash(source[i]), stamps_hash(said[i])};
        else if (old)
            stamp[count++] = *old;
    }
    stamps_write(m->sheet->tag, remark, stamp, count, &out);
    const char *path = stamps_path(m->pack->directory, m->sheet->tag, &m->arena);
    char *folder = arena_string(&m->arena, path);
    *strrchr(folder, '/') = '\0';
    bool done = mkdir(folder, 0777) == 0 || errno == EEXIST;
    /* Made first as any file is, so that it gets the permissions of one. */
    const int made = done ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;
    done = made >= 0 && close(made) == 0 && merge_replace(m, path, &out);
    if (!done && m->reason->length == 0)
        merge_fail(m, path);
    str_release(&out);
    return done;
}

static enum merge_end merge_write(struct merge *m, const char *remark, struct merged *merged)
{
    for (size_t i = 0; i < m->files; i++) {
        if (!m->file[i].changed)
            continue;
        if (!merge_replace(m, m->file[i].path, &m->file[i].out))
            return MERGE_FAILED;
        merged->files++;
    }
    for (size_t i = 0; i < m->jobs; i++)
        merged->texts += !m->job[i].edit || m->job[i].edit->ret_done;
    return m->jobs > 0 && !merge_stamp(m, remark) ? MERGE_FAILED : MERGE_DONE;
}

static enum merge_end merge_all(struct merge *m, const char *remark, struct merged *merged)
{
    if (!merge_read_files(m))
        return MERGE_WRONG;
    for (size_t i = 0; i < m->sheet->count; i++) {
        if (m->sheet->line[i].translation)
            merge_line(m, &m->sheet->line[i]);
    }
    for (size_t i = 0; i < m->files; i++)
        merge_edit(m, &m->file[i]);
    if (!merge_try(m))
        return MERGE_FAILED;
    return diags_errors(m->diags) > 0 ? MERGE_WRONG : merge_write(m, remark, merged);
}

enum merge_end merge_sheet(const struct pack *pack, const struct sheet *sheet,
                           struct source *source, const struct stamps *stamps, const char *remark,
                           struct diags *diags, struct str *ret_reason, struct merged *ret_merged)
{
    struct merge m = {
        .pack = pack, .sheet = sheet, .stamps = stamps, .diags = diags, .reason = ret_reason};
    struct merged merged = {0};
    m.job = arena_array(&m.arena, sheet->count, sizeof *m.job);
    merge_index(&m);
    m.job_of = arena_array(&m.arena, m.texts, sizeof *m.job_of);
    const enum merge_end end = merge_all(&m, remark, &merged);
    diag_sources(diags, source->file, source->text, source->length);
    for (size_t i = 0; i < m.files; i++) {
        if (m.file[i].raw)
            diag_sources(diags, m.file[i].path, m.file[i].raw, m.file[i].length);
        str_release(&m.file[i].out);
    }
    arena_release(&m.arena);
    if (end == MERGE_DONE)
        *ret_merged = merged;
    return end;
}
