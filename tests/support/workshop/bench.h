/* SPDX-License-Identifier: MIT */
/* A folder to work in: packs copied into it, files written and read, all gone at the end. A step
 * that fails fails the test. */
#ifndef SUPPORT_WORKSHOP_BENCH_H
#define SUPPORT_WORKSHOP_BENCH_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/catalog.h"

struct bench {
    struct arena arena;
    const char *folder;
};

void bench_open(struct bench *bench);
void bench_close(struct bench *bench);

/* FOLDER/NAME; in the arena. */
const char *bench_path(struct bench *bench, const char *name);

void bench_write(struct bench *bench, const char *name, const char *text, size_t length);

/* The file as a string; NULL when there is none. */
const char *bench_read(struct bench *bench, const char *name);

/* The YAML files of the folder FROM, which holds no others of interest. */
void bench_copy(struct bench *bench, const char *from);

/* The words of i18n/TAG.yaml. */
const struct catalog *bench_words(struct bench *bench, const char *tag);

#endif
