#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every recorded run ends in the state that stands beside it.
#
#   tests/replay/test_replay.sh PROGRAM
#
# FILE.events begins with the remarks `# pack: DIR` (from the source root) and `# seed: N`; what
# `PROGRAM replay FILE.events` prints must be FILE.state. ASKELEET_REFRESH=1 writes that file anew:
# look at the difference before you keep it. A run cut in two and replayed line by line, and lines
# that fit no pack, are tried as well.
set -uo pipefail
program=$(realpath "${1:?the program is missing}") || exit 1
cd "$(dirname "$0")/../.." || exit 1

failed=0
count=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "$1"
    failed=1
}

replay() {
    local pack
    pack=$(sed -n 's/^# pack: //p' "$1")
    "$program" replay --pack="$pack" "$1" </dev/null
}

for events in tests/replay/*.events; do
    state=${events%.events}.state
    count=$((count + 1))
    if ! replay "$events" >"$scratch/state" 2>"$scratch/error"; then
        fail "$events: cannot be replayed: $(cat "$scratch/error")"
        continue
    fi
    [ ! -s "$scratch/error" ] || fail "$events: talk on standard error: $(cat "$scratch/error")"
    if [ "${ASKELEET_REFRESH-}" = 1 ]; then
        cp "$scratch/state" "$state"
    elif ! diff -u "$state" "$scratch/state"; then
        fail "$events: ends in another state"
    fi
    LC_ALL=C sort -c "$scratch/state" || fail "$events: the state is not sorted"

    # Every beginning of a run is a run.
    lines=$(wc -l <"$events")
    for ((n = 2; n < lines; n++)); do
        head -n "$n" "$events" >"$scratch/part.events"
        replay "$scratch/part.events" >/dev/null || fail "$events: not its first $n lines"
    done

    # A line that fits no pack is told with its place.
    { cat "$events"; echo "enter nowhere"; } >"$scratch/wrong.events"
    replay "$scratch/wrong.events" >/dev/null 2>"$scratch/error"
    [ $? -eq 1 ] || fail "$events: a line that fits no pack does not end with status 1"
    grep -q "wrong.events:$((lines + 1))" "$scratch/error" ||
        fail "$events: the wrong line is not named: $(cat "$scratch/error")"
done

[ "$count" -ge 3 ] || fail "only $count recorded runs are here"
exit "$failed"
