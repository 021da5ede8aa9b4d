/* SPDX-License-Identifier: MIT */
/* A JSON document written piece by piece, laid out for people: two blanks a level, one entry a
 * line, or what is small in one line.
 *
 * Zeroed but for `out` it is ready. What opens must close; KEY is NULL in lists and for the
 * document itself. Strings are valid UTF-8. Floor: content. */
#ifndef CONTENT_JSON_WRITER_H
#define CONTENT_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct json_writer {
    struct str *out;
    int depth;
    bool begun; /* what is open has an entry already */
    int flat;   /* so many of the levels that are open stand in one line */
};

void json_writer_object(struct json_writer *json, const char *key);
void json_writer_list(struct json_writer *json, const char *key);

/* The same in one line, with all that is in it. */
void json_writer_flat_object(struct json_writer *json, const char *key);
void json_writer_flat_list(struct json_writer *json, const char *key);

void json_writer_end_object(struct json_writer *json);
void json_writer_end_list(struct json_writer *json);

void json_writer_string(struct json_writer *json, const char *key, const char *string);
void json_writer_number(struct json_writer *json, const char *key, int number);
void json_writer_flag(struct json_writer *json, const char *key, bool flag);

#endif
