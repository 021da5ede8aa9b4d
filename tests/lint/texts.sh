#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The project speaks only of itself: no place on somebody's machine, nobody's way of working. The
# patterns are written so that they do not find themselves.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

patterns=(
    '/wor[k]/' '/far[m]/' '\.\./share[d]' '/roo[t]/' '/tm[p]/(build|brief|chroot)'
    '[s]ubagent' '[t]ool library' '[l]anguage model' '\b[i]ssues? #?[0-9]+\b'
    '\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b'
)
expression=$(
    IFS='|'
    printf '%s' "${patterns[*]}"
)
# -I: text files; build trees and git's own are not ours.
if grep -rnIE "$expression" --exclude-dir=.git --exclude=.git --exclude-dir=build --exclude=CHANGELOG.md . |
    cut -c1-200; then
    exit 1
fi
exit 0
