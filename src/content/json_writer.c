/* SPDX-License-Identifier: MIT */
#include "content/json_writer.h"

static void json_quoted(struct json_writer *json, const char *string)
{
    str_add_char(json->out, '"');
    for (const char *c = string; *c; c++) {
        if (*c == '"' || *c == '\\')
            str_addf(json->out, "\\%c", *c);
        else if (*c == '\n')
            str_add(json->out, "\\n");
        else if ((unsigned char)*c < ' ')
            str_addf(json->out, "\\u%04x", (unsigned)(unsigned char)*c);
        else
            str_add_char(json->out, *c);
    }
    str_add_char(json->out, '"');
}

static void json_new_line(struct json_writer *json)
{
    str_add_char(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        str_add(json->out, "  ");
}

/* What stands before each value: comma, line, key. */
static void json_writer_begin(struct json_writer *json, const char *key)
{
    if (json->begun)
        str_add_char(json->out, ',');
    if (json->depth > 0 && json->flat == 0)
        json_new_line(json);
    else if (json->begun || (json->depth > 0 && json->out->text[json->out->length - 1] != '['))
        str_add_char(json->out, ' ');
    if (key) {
        json_quoted(json, key);
        str_add(json->out, ": ");
    }
    json->begun = true;
}

static void json_writer_open(struct json_writer *json, const char *key, char bracket, bool flat)
{
    json_writer_begin(json, key);
    str_add_char(json->out, bracket);
    json->depth++;
    json->flat += flat || json->flat > 0;
    json->begun = false;
}

static void json_writer_close(struct json_writer *json, char bracket)
{
    json->depth--;
    if (json->begun && json->flat == 0)
        json_new_line(json);
    else if (json->begun && bracket == '}')
        str_add_char(json->out, ' ');
    json->flat -= json->flat > 0;
    str_add_char(json->out, bracket);
    if (json->depth == 0)
        str_add_char(json->out, '\n');
    json->begun = true;
}

void json_writer_object(struct json_writer *json, const char *key)
{
    json_writer_open(json, key, '{', false);
}

void json_writer_list(struct json_writer *json, const char *key)
{
    json_writer_open(json, key, '[', false);
}

void json_writer_flat_object(struct json_writer *json, const char *key)
{
    json_writer_open(json, key, '{', true);
}

void json_writer_flat_list(struct json_writer *json, const char *key)
{
    json_writer_open(json, key, '[', true);
}

void json_writer_end_object(struct json_writer *json)
{
    json_writer_close(json, '}');
}

void json_writer_end_list(struct json_writer *json)
{
    json_writer_close(json, ']');
}

void json_writer_string(struct json_writer *json, const char *key, const char *string)
{
    json_writer_begin(json, key);
    json_quoted(json, string);
}

void json_writer_number(struct json_writer *json, const char *key, int number)
{
    json_writer_begin(json, key);
    str_addf(json->out, "%d", number);
}

void json_writer_flag(struct json_writer *json, const char *key, bool flag)
{
    json_writer_begin(json, key);
    str_add(json->out, flag ? "true" : "false");
}
