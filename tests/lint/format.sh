#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The sources have the form of .clang-format; scripts/format mends it. Only clang-format 14 speaks:
# others see the same style a little differently.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

for format in clang-format-14 clang-format; do
    if "$format" --version 2>/dev/null | grep -q 'version 14\.'; then
        mapfile -t files < <(find src tests -name '*.[ch]' | sort)
        "$format" --dry-run -Werror "${files[@]}" 2>&1 | grep -A 2 'error:' | head -n 60
        [ "${PIPESTATUS[0]}" -eq 0 ] && exit 0
        echo "scripts/format mends this."
        exit 1
    fi
done
echo "there is no clang-format 14"
exit 77
