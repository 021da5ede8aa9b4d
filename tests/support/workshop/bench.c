/* SPDX-License-Identifier: MIT */
#include "support/workshop/bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "content/catalog_load.h"

void bench_open(struct bench *bench)
{
    *bench = (struct bench){0};
    char *folder = arena_format(&bench->arena, "%s/bench-XXXXXX", ASKELEET_SCRATCH);
    assert_non_null(mkdtemp(folder));
    bench->folder = folder;
}

/* A folder with files, and folders of files in it. */
static void bench_clear(struct bench *bench, const char *folder, int depth)
{
    DIR *directory = opendir(folder);
    if (!directory)
        return;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *path = arena_format(&bench->arena, "%s/%s", folder, entry->d_name);
        if (unlink(path) != 0 && depth > 0)
            bench_clear(bench, path, depth - 1);
    }
    closedir(directory);
    rmdir(folder);
}

void bench_close(struct bench *bench)
{
    bench_clear(bench, bench->folder, 2);
    arena_release(&bench->arena);
}

const char *bench_path(struct bench *bench, const char *name)
{
    return arena_format(&bench->arena, "%s/%s", bench->folder, name);
}

void bench_write(struct bench *bench, const char *name, const char *text, size_t length)
{
    FILE *file = fopen(bench_path(bench, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

const char *bench_read(struct bench *bench, const char *name)
{
    struct diags diags = {0};
    const char *text = NULL;
    size_t length;
    const bool read = io_read_file(bench_path(bench, name), IO_LARGEST_FILE, &bench->arena, &diags,
                                   &text, &length);
    diags_release(&diags);
    return read ? text : NULL;
}

void bench_copy(struct bench *bench, const char *from)
{
    DIR *directory = opendir(from);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct diags diags = {0};
        const char *dot = strrchr(entry->d_name, '.'), *text;
        size_t length;
        if (!dot || strcmp(dot, ".yaml") != 0)
            continue;
        assert_true(io_read_file(arena_format(&bench->arena, "%s/%s", from, entry->d_name),
                                 IO_LARGEST_FILE, &bench->arena, &diags, &text, &length));
        bench_write(bench, entry->d_name, text, length);
    }
    closedir(directory);
}

const struct catalog *bench_words(struct bench *bench, const char *tag)
{
    struct catalog *catalog = arena_alloc(&bench->arena, sizeof *catalog);
    struct diags diags = {0};
    assert_true(catalog_load(arena_format(&bench->arena, "i18n/%s.yaml", tag), &bench->arena,
                             &diags, catalog));
    return catalog;
}
