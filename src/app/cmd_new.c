/* SPDX-License-Identifier: MIT */
/* new: the files that an author begins with, from the templates in levels/templates/LANGUAGE.
 *
 * A template is named after what it makes. All that will be written is made in memory first; no
 * file that is there is ever touched, and where one of several cannot be written none is left. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/paths.h"
#include "base/io.h"
#include "base/utf8.h"
#include "content/reader.h"
#include "tasks/task.h"
#include "workshop/scalar.h"
#include "workshop/template.h"

enum { NEW_MOST = 2, NEW_LONGEST_ID = 40 };

/* What can be made; the kinds of task besides. */
enum sort {
    SORT_PACK,
    SORT_STAGE,
    SORT_QUIZ,
    SORT_GLOSSARY,
    SORT_CARDS,
    SORT_EVENTS,
    SORT_CATALOGUE,
    SORTS
};

static const char *const sort_names[SORTS] = {
    [SORT_PACK] = "pack",           [SORT_STAGE] = "stage", [SORT_QUIZ] = "quiz",
    [SORT_GLOSSARY] = "glossary",   [SORT_CARDS] = "cards", [SORT_EVENTS] = "events",
    [SORT_CATALOGUE] = "catalogue",
};

/* The line of pack.yaml that names a file of that sort. */
static const char *const sort_lines[SORTS] = {
    [SORT_PACK] = "stages:\n  - %s", [SORT_STAGE] = "stages:\n  - %s",
    [SORT_QUIZ] = "quiz: %s",        [SORT_GLOSSARY] = "glossary: %s",
    [SORT_CARDS] = "cards: %s",      [SORT_EVENTS] = "events: %s",
    [SORT_CATALOGUE] = "",
};

struct making {
    const struct game *game;
    const struct catalog *words;
    struct arena arena;
    const char *templates; /* the folder of those in the author's language */
    const char *language;  /* which that is */
    enum sort sort;        /* of a kind: a step's */
    const char *what;
    const char *folder, *file; /* where it goes, and its name there; NULL = not given */
    bool joins;                /* there is a pack.yaml already */
    const char *path[NEW_MOST];
    struct str text[NEW_MOST];
    int count;
};

/* --- what there is --------------------------------------------------------------------------- */

const char *command_new_what(int at)
{
    return at < SORTS               ? sort_names[at]
           : task_kinds[at - SORTS] ? task_kinds[at - SORTS]->name
                                    : NULL;
}

/* Templates in the reader's language, else in English. */
static void find_templates(struct making *making)
{
    const char *data = paths_data(&making->arena);
    making->language = making->words->tag;
    making->templates =
        arena_format(&making->arena, "%s/levels/templates/%s", data, making->language);
    if (access(making->templates, F_OK) != 0) {
        making->language = "en";
        making->templates = arena_format(&making->arena, "%s/levels/templates/en", data);
    }
}

/* The template called NAME; NULL when it cannot be read, which was said. */
static const char *read_template(struct making *making, const char *name)
{
    const char *path = arena_format(&making->arena, "%s/%s.yaml", making->templates, name);
    const char *text = NULL;
    struct diags diags = {0};
    size_t length;
    if (!io_read_file(path, IO_LARGEST_FILE, &making->arena, &diags, &text, &length)) {
        struct str out = {0};
        diag_message(&diags.item[0], NULL, &out);
        game_complain(str_text(&out));
        str_release(&out);
    }
    diags_release(&diags);
    return text;
}

static enum exit_status list(struct making *making)
{
    enum { COLUMN = 12 };
    struct str out = {0};
    enum exit_status status = EXIT_DONE;
    str_addf(&out, "%s\n\n", catalog_text(making->words, "new.usage"));
    for (int i = 0; status == EXIT_DONE && command_new_what(i); i++) {
        const char *text = read_template(making, command_new_what(i));
        if (i == SORTS)
            str_addf(&out, "\n%s\n", catalog_text(making->words, "new.kinds"));
        if (text)
            str_addf(&out, "  %-*s%s\n", COLUMN, command_new_what(i),
                     template_about(text, &making->arena));
        else
            status = EXIT_ENVIRONMENT;
    }
    if (status == EXIT_DONE)
        status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

/* Finds what was asked for; or a line that says that there is no such thing. */
static bool find_what(struct making *making, struct str *wrong)
{
    enum { MOST = 64 };
    const char *names[MOST], *what = making->what;
    int count = 0;
    for (; count < MOST && command_new_what(count); count++)
        names[count] = command_new_what(count);
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], what) == 0) {
            making->sort = i < SORTS ? (enum sort)i : SORT_STAGE;
            return true;
        }
    }
    const char *guess = diag_guess(what, names, (size_t)count);
    str_addf(wrong, "'new' cannot make '%.60s'", what);
    if (guess)
        str_addf(wrong, "; did you mean '%s'?", guess);
    else
        str_add(wrong, "; 'askeleet new' lists what it can");
    return false;
}

/* --- names ----------------------------------------------------------------------------------- */

static bool ends_in(const char *text, const char *end)
{
    const size_t length = strlen(text), ending = strlen(end);
    return length > ending && strcmp(text + length - ending, end) == 0;
}

/* Parts what was given, a folder or a file in one. */
static void find_place(struct making *making, const char *given)
{
    const char *slash = strrchr(given, '/');
    size_t length = strlen(given);
    if (ends_in(given, ".yaml")) {
        making->file = slash ? slash + 1 : given;
        making->folder = !slash ? "." : arena_copy(&making->arena, given, (size_t)(slash - given));
        if (!*making->folder)
            making->folder = "/";
        return;
    }
    while (length > 1 && given[length - 1] == '/')
        length--;
    making->folder = arena_copy(&making->arena, given, length);
}

static const char *path_in(struct making *making, const char *file)
{
    return strcmp(making->folder, ".") == 0
               ? arena_string(&making->arena, file)
               : arena_format(&making->arena, "%s/%s", making->folder, file);
}

/* The folder's own name, also of ".". */
static const char *folder_name(struct making *making)
{
    char *whole = realpath(making->folder, NULL); /* none as long as it is not made */
    const char *path = whole ? whole : making->folder, *slash = strrchr(path, '/');
    const char *name = arena_string(&making->arena, slash ? slash + 1 : path);
    free(whole);
    return *name ? name : making->what;
}

/* NAME as an id, without the number and the ending that a file's name may have. */
static const char *id_of(struct making *making, const char *name)
{
    struct str id = {0};
    const size_t length = strlen(name) - (ends_in(name, ".yaml") ? strlen(".yaml") : 0);
    const char *start = name + strspn(name, "0123456789");
    if (*start != '-' && *start != '_')
        start = name;
    reader_repair_id(arena_copy(&making->arena, start, (size_t)(name + length - start)), &id);
    if (id.length > NEW_LONGEST_ID)
        id.text[id.length = NEW_LONGEST_ID] = '\0';
    const char *result = arena_string(&making->arena, id.length ? id.text : making->what);
    str_release(&id);
    return result;
}

/* TEXT as a value in YAML. */
static const char *value_of(struct making *making, const char *text)
{
    struct str clean = {0}, value = {0};
    utf8_add_clean(&clean, text, strlen(text));
    scalar_add(&value, str_text(&clean), SCALAR_PLAIN, false);
    const char *result = arena_string(&making->arena, str_text(&value));
    str_release(&clean);
    str_release(&value);
    return result;
}

/* What a file of that sort is called where no name was given. */
static const char *usual_file(struct making *making, enum sort sort)
{
    switch (sort) {
    case SORT_PACK:
    case SORT_STAGE:
        return strcmp(making->what, "pack") == 0 || strcmp(making->what, "stage") == 0
                   ? catalog_text(making->words, "new.file-stage")
                   : arena_format(&making->arena, "%s.yaml", making->what);
    case SORT_QUIZ: return catalog_text(making->words, "new.file-quiz");
    case SORT_GLOSSARY: return catalog_text(making->words, "new.file-glossary");
    case SORT_CARDS: return catalog_text(making->words, "new.file-cards");
    case SORT_EVENTS: return catalog_text(making->words, "new.file-events");
    case SORT_CATALOGUE: return arena_format(&making->arena, "%s.yaml", folder_name(making));
    case SORTS: break;
    }
    return "";
}

/* --- texts ----------------------------------------------------------------------------------- */

/* One file more, out of the template NAME. False when there is none, which was said. */
static bool add_file(struct making *making, const char *name, const char *file,
                     const struct template_gap *gap)
{
    const char *text = read_template(making, name);
    if (!text)
        return false;
    making->path[making->count] = path_in(making, file);
    template_fill(text, gap, &making->text[making->count]);
    making->count++;
    return true;
}

static bool add_pack(struct making *making, const char *file)
{
    struct str line = {0};
    const char *value = value_of(making, file), *name = folder_name(making);
    const char *pattern = sort_lines[making->sort], *gap_at = strchr(pattern, '%');
    str_add_bytes(&line, pattern, (size_t)(gap_at - pattern));
    str_add(&line, value);
    const struct template_gap gaps[] = {
        {"id", id_of(making, name)},
        {"title", value_of(making, name)},
        {"language", making->language},
        {"files", arena_string(&making->arena, line.text)},
        {NULL, NULL},
    };
    str_release(&line);
    return add_file(making, "pack", "pack.yaml", gaps);
}

static bool add_catalogue(struct making *making, const char *file)
{
    struct arena scratch = {0};
    struct diags diags = {0};
    struct source source;
    struct str messages = {0};
    const char *tag = arena_copy(&making->arena, file, strlen(file) - strlen(".yaml"));
    const char *english = arena_format(&scratch, "%s/i18n/en.yaml", paths_data(&scratch));
    const struct node *root = node_read(english, &scratch, &diags, &source);
    if (root)
        template_messages(root, making->words, tag, &messages);
    if (messages.length > 0) /* the template ends its own line */
        messages.text[--messages.length] = '\0';
    const struct template_gap gaps[] = {
        {"tag", tag}, {"messages", str_text(&messages)}, {NULL, NULL}};
    const bool added = add_file(making, "catalogue", file, gaps);
    str_release(&messages);
    diags_release(&diags);
    arena_release(&scratch);
    return added;
}

/* All texts; the folder is there. False when a template is missing, which was said. */
static bool make_texts(struct making *making)
{
    const char *file = making->file ? making->file : usual_file(making, making->sort);
    if (making->sort == SORT_CATALOGUE)
        return add_catalogue(making, file);
    const struct template_gap gaps[] = {{"id", id_of(making, file)}, {NULL, NULL}};
    const char *name = making->sort == SORT_PACK ? "stage" : making->what;
    making->joins = access(path_in(making, "pack.yaml"), F_OK) == 0;
    if (making->sort == SORT_PACK || !making->joins) {
        if (!add_pack(making, file))
            return false;
    }
    return add_file(making, name, file, gaps);
}

/* --- files ----------------------------------------------------------------------------------- */

static enum exit_status say_file(struct making *making, const char *key, const char *path,
                                 int reason)
{
    game_complain(catalog_format(making->words, &making->arena, key, "path", path, "reason",
                                 strerror(reason), "what", making->what, "folder", making->folder,
                                 NULL));
    return reason == EEXIST ? EXIT_CONTENT : EXIT_ENVIRONMENT;
}

/* Makes the folder with its parents, as any program of the author's would. */
static bool make_folder(struct making *making)
{
    const char *folder = making->folder;
    for (const char *at = folder; *at;) {
        const char *slash = strchr(at + 1, '/');
        const size_t length = slash ? (size_t)(slash - folder) : strlen(folder);
        if (mkdir(arena_copy(&making->arena, folder, length), 0777) != 0 && errno != EEXIST)
            return false;
        at = folder + length;
    }
    struct stat about;
    if (stat(folder, &about) == 0 && !S_ISDIR(about.st_mode))
        errno = ENOTDIR;
    else if (access(folder, W_OK) == 0)
        return true;
    return false;
}

/* Writes a file that must not be there yet. False with errno; nothing is left then. */
static bool write_file(const char *path, const struct str *text)
{
    const int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return false;
    bool ok = io_write_all(descriptor, str_text(text), text->length);
    const int reason = errno;
    ok = close(descriptor) == 0 && ok;
    if (!ok) {
        unlink(path);
        errno = reason;
    }
    return ok;
}

static enum exit_status write_files(struct making *making)
{
    for (int i = 0; i < making->count; i++) {
        if (access(making->path[i], F_OK) == 0)
            return say_file(making, "new.there", making->path[i], EEXIST);
    }
    for (int i = 0; i < making->count; i++) {
        if (write_file(making->path[i], &making->text[i]))
            continue;
        const int reason = errno;
        for (int n = 0; n < i; n++)
            unlink(making->path[n]);
        return say_file(making, reason == EEXIST ? "new.there" : "new.failed", making->path[i],
                        reason);
    }
    return EXIT_DONE;
}

/* The folder where the program's own catalogues are. */
static const char *catalogues(struct making *making)
{
    const char *folder = arena_format(&making->arena, "%s/i18n", paths_data(&making->arena));
    char *whole = realpath(folder, NULL);
    if (whole)
        folder = arena_string(&making->arena, whole);
    free(whole);
    return folder;
}

/* What was written, and what to do with it. */
static enum exit_status tell(struct making *making)
{
    const char *path = making->path[making->count - 1], *slash = strrchr(path, '/');
    static const char *const then[SORTS] = {
        [SORT_PACK] = "new.then-preview",       [SORT_STAGE] = "new.then-preview",
        [SORT_QUIZ] = "new.then-preview",       [SORT_GLOSSARY] = "new.then-check",
        [SORT_CARDS] = "new.then-check",        [SORT_EVENTS] = "new.then-check",
        [SORT_CATALOGUE] = "new.then-catalogue"};
    const char *join = making->sort == SORT_STAGE ? "new.join-stage" : "new.join-line";
    struct str out = {0};
    for (int i = 0; i < making->count; i++)
        str_addf(&out, "%s\n", making->path[i]);
    str_add_char(&out, '\n');
    if (making->joins)
        str_addf(&out, "%s\n",
                 catalog_format(making->words, &making->arena, join, "what", making->what, "pack",
                                path_in(making, "pack.yaml"), "file", slash ? slash + 1 : path,
                                NULL));
    str_addf(
        &out, "%s\n",
        catalog_format(making->words, &making->arena, then[making->sort], "path", path, "folder",
                       making->sort == SORT_CATALOGUE ? catalogues(making) : making->folder, NULL));
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}

/* --- the command ----------------------------------------------------------------------------- */

/* A catalogue is named after its language. */
static bool named_well(struct making *making, struct str *wrong)
{
    const char *file = making->file;
    const bool pack = making->sort == SORT_PACK && file;
    if (making->sort == SORT_CATALOGUE) {
        const char *name = file ? arena_copy(&making->arena, file, strlen(file) - strlen(".yaml"))
                                : folder_name(making);
        if (text_tag_valid(name))
            return true;
        str_add(wrong, "'new catalogue' makes a file that is named after its language: "
                       "askeleet new catalogue DIR/sv.yaml");
        return false;
    }
    if (pack || (file && strcmp(file, "pack.yaml") == 0))
        str_addf(wrong,
                 pack ? "'new %s' needs a folder: askeleet new %s DIR"
                      : "'new %s' needs another name than pack.yaml: askeleet new %s DIR",
                 making->what, making->what);
    return wrong->length == 0;
}

static enum exit_status make(struct making *making)
{
    if (!make_folder(making))
        return say_file(making, "new.failed", making->folder, errno == EEXIST ? ENOTDIR : errno);
    if (!make_texts(making))
        return EXIT_ENVIRONMENT;
    const enum exit_status status = write_files(making);
    return status == EXIT_DONE ? tell(making) : status;
}

enum exit_status command_new(struct game *game)
{
    struct making making = {.game = game, .words = game->language[game->current]};
    struct str wrong = {0};
    enum exit_status status;
    find_templates(&making);
    if (game->options->paths == 0) {
        status = list(&making);
    } else {
        making.what = game->options->path[0];
        find_place(&making, game->options->path[1]);
        status = find_what(&making, &wrong) && named_well(&making, &wrong)
                     ? make(&making)
                     : game_complain_usage(str_text(&wrong));
    }
    for (int i = 0; i < making.count; i++)
        str_release(&making.text[i]);
    str_release(&wrong);
    arena_release(&making.arena);
    return status;
}
