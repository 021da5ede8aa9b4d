/* SPDX-License-Identifier: MIT */
/* Questions of a GIFT file as the files of a pack with one step.
 *
 *   multiple choice          choose; with several right answers pick
 *   … as a missing word      gap, when one answer is right and no other earns anything
 *   true or false            choose
 *   matching                 match; where partners come twice classify
 *   short answer             gap, typed
 *   description              read
 *
 * Essays and numerical questions have no kind that is like them. Everything that is not taken over
 * is added to DIAGS as a warning with the line of its question. What is written passes the checks
 * of content/load.h and stays within its limits. Floor: workshop. */
#ifndef WORKSHOP_GIFT_PACK_H
#define WORKSHOP_GIFT_PACK_H

#include "base/diag.h"
#include "base/str.h"
#include "model/catalog.h"
#include "workshop/gift.h"

struct gift_pack {
    const char *file;            /* the GIFT file's name */
    const char *language;        /* of its texts */
    const struct catalog *words; /* for the few words that are added, best in that language */
    struct diags *diags;
};

/* Appends the file of the step, called ID; how many tasks it has. */
size_t gift_pack_stage(const struct gift_pack *about, const struct gift *gift, const char *id,
                       struct str *out);

/* Appends pack.yaml of the pack ID, whose step is the file STAGE_FILE. */
void gift_pack_head(const struct gift_pack *about, const struct gift *gift, const char *id,
                    const char *stage_file, struct str *out);

/* NAME as an id (content/reader.h): small letters, digits and '-', at most 40; OTHERWISE when
 * nothing is left of it. In ARENA. */
const char *gift_pack_id(struct arena *arena, const char *name, const char *otherwise);

#endif
