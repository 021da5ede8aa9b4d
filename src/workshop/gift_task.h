/* SPDX-License-Identifier: MIT */
/* One question of a GIFT file as one task of a step; only for workshop/gift_pack.c, whose header
 * tells what becomes of what. Floor: workshop. */
#ifndef WORKSHOP_GIFT_TASK_H
#define WORKSHOP_GIFT_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include "workshop/gift_pack.h"

enum { GIFT_TASK_RAW = 100000 /* bytes of a string; longer ones are not looked at */ };

/* Appends the entry of `tasks` called ID, two blanks in; *RET_VALUES: the YAML values in it. False
 * with a diagnostic when the question cannot be taken over; OUT then holds a part of it. */
bool gift_task_write(const struct gift_pack *about, const struct gift_question *question,
                     const char *id, struct str *out, size_t *ret_values);

#endif
