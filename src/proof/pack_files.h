/* SPDX-License-Identifier: MIT */
/* What pack.yaml says of the rest of the pack. Floor: proof. */
#ifndef PROOF_PACK_FILES_H
#define PROOF_PACK_FILES_H

#include "base/diag.h"
#include "model/pack.h"

/* Adds FILE_UNUSED for each YAML file in the folder of PACK that pack.yaml does not name. */
void pack_files_check(const struct pack *pack, struct diags *diags);

/* Adds GROUPS_NONE at the first contact that names a group where pack.yaml has no groups. */
void pack_groups_check(const struct pack *pack, struct diags *diags);

#endif
