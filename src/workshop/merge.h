/* SPDX-License-Identifier: MIT */
/* Puts a filled worksheet back into the files of its pack.
 *
 * Before anything is written the pack as it would be is loaded from a folder of its own and
 * checked; a translation that brings a mistake with it (a gap left out, a mark that never closes)
 * is reported at its place in the worksheet, and nothing is changed. Each file is then replaced as
 * a whole.
 *
 * Left alone, with a warning: texts that the pack no longer has, and those that somebody has
 * translated otherwise since the worksheet was made. Floor: workshop. */
#ifndef WORKSHOP_MERGE_H
#define WORKSHOP_MERGE_H

#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "content/source.h"
#include "model/pack.h"
#include "workshop/sheet.h"
#include "workshop/stamps.h"

enum merge_end {
    MERGE_DONE,
    MERGE_WRONG, /* something is wrong with the worksheet; nothing was changed */
    MERGE_FAILED /* a file could not be written: the line in RET_REASON */
};

struct merged {
    size_t texts; /* that are now in the pack as the worksheet has them */
    size_t files; /* that changed for it */
};

/* PACK must be one of work_pack, STAMPS its stamps for the sheet's tag (written anew), SOURCE that
 * of the sheet. REMARK stands at the head of the stamps. */
enum merge_end merge_sheet(const struct pack *pack, const struct sheet *sheet,
                           struct source *source, const struct stamps *stamps, const char *remark,
                           struct diags *diags, struct str *ret_reason, struct merged *ret_merged);

#endif
