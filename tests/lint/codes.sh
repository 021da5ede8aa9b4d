#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every diagnostic of base/diag_codes.def is explained in levels/README.md (its code in `backquotes`)
# and produced by a test (its code stands in a file below tests/content, tests/proof or tests/unit).
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

status=0
while read -r code; do
    if ! grep -qF "\`$code\`" levels/README.md 2>/dev/null; then
        echo "levels/README.md: has no paragraph on \`$code\`"
        status=1
    fi
    if ! grep -rqE "(^|[^a-z-])$code([^a-z-]|\$)" tests/content tests/proof tests/unit 2>/dev/null; then
        echo "tests/content: no case of '$code'"
        status=1
    fi
done < <(sed -n 's/^DIAG([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' src/base/diag_codes.def)
exit $status
