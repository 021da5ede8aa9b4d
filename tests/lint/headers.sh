#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every header compiles alone, twice in a row, and warns of nothing.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

status=0
while read -r header; do
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        gcc -std=c11 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wundef \
            -Werror -fsyntax-only -I src -I tests -x c - || status=1
done < <(
    find src -name '*.h' -printf '%P\n' | sort
    [ -d tests/support ] && find tests/support -name '*.h' -printf 'support/%P\n' | sort
)
exit $status
