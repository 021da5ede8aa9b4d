#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The networker test without prompts, in its three forms.
source "$(dirname "$0")/ask.sh"

answers=2,4,1,3,3,1,4,3,2,1,5,4,3,5
run quiz --answers=1,2
is "too few answers end with 2" "$status" 2
has "too few answers: how many" "$err" \
    "--answers: 2 numbers given; this test takes 14, or 15 with the confidence question"
run quiz --answers="$answers,1,1"
has "too many answers: how many" "$err" "--answers: 16 numbers given; this test takes 14"
run quiz --answers=2,4,1,3,3,1,4,3,2,1,6,4,3,5
is "a number too high ends with 2" "$status" 2
has "a number too high: which, and what is allowed" "$err" \
    "--answers: answer 11 must be a number from 0 to 5 (0 = skipped)"
run quiz --answers=2,4,1,3,3,1,4,x,2,1,5,4,3,5
has "no number: which" "$err" "--answers: answer 8 must be a number from 0 to 4"
run quiz --answers="$answers,4"
has "the confidence answer: which" "$err" "--answers: answer 15 must be a number from 0 to 3"
run quiz --answers=,,,
is "nothing but commas ends with 2" "$status" 2

run quiz --answers=$answers --format=json
is "json ends with 0" "$status" 0
keys=$(python3 -c '
import json, sys
r = json.loads(sys.argv[1])
print(*r, r["type"], r["strength"], len(r["traits"]), len(r["scores"]), len(r["decisive"]), r["answers"] == [2,4,1,3,3,1,4,3,2,1,5,4,3,5])' "$out")
is "json carries what it must" "$keys" \
    "type blend strength lead traits scores decisive answers sillanrakentaja strong 7 8 3 True"
first=$out
run quiz --answers="$answers,3" --format=json --lang=fi
is "neither language nor confidence changes the figures" "$out" "$first"
run quiz --answers=0,0,0,0,0,0,0,0,0,0,0,0,0,0 --format=json
has "all skipped: no type" "$out" '"type": null, "blend": [], "strength": "none", "lead": 0.0'

run quiz --answers=$answers --lang=fi
has "text names the type" "$out" "Olet Sillanrakentaja"
has "text has the small print" "$out" "Testi on leikkimielinen"
is "no line is longer than 78 columns" "$(python3 -c 'import sys
for line in sys.argv[1].split("\n"):
    if len(line) > 78: print(line)' "$out")" ""
run quiz --answers=$answers --format=markdown
is "markdown begins with a heading" "${out:0:2}" "# "
run quiz --answers=$answers --ascii
is "ascii bars" "$(grep -c '##' <<<"$out")" "$(grep -cE '^ .*[#.]{8}' <<<"$out")"
is "nothing is stored" "$(find "$scratch/state" -type f 2>/dev/null)" ""

# Answered line by line it comes to the same.
input=$(printf '\n%s\n2\n\n' "$(tr , '\n' <<<$answers)")
run quiz --plain --format=json
has "line by line" "$out" "$first"
finish
