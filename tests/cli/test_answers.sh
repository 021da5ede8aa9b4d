#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The test without a prompt: what --answers takes, and what the three formats give.
. "$(dirname "$0")/common.sh"

pack=$here/pack
try="Try 'askeleet --help'"

# refused ANSWERS WHAT-IT-MUST-SAY: three questions of 2, 3 and 2 options, and one of confidence.
refused() {
    run quiz "--answers=$1" "--pack=$pack" --lang=en
    ends 2 && out_empty && err_lines 2 && [ "$(sed -n 2p "$folder/err")" = "$try" ] &&
        [[ "$(sed -n 1p "$folder/err")" == "askeleet: --answers: "* ]] && err_has "$2" && is_clean "$folder/err"
    ok $? "refused: $(printf %q "$1" | cut -c1-60)"
}
refused 1 "1 numbers given; this test takes 3, or 4 with the confidence question"
refused 1,1 "2 numbers given"
refused 1,1,1,1,1 "5 numbers given"
refused "$(printf '1,%.0s' $(seq 500))1" "501 numbers given"
refused 3,1,1 "answer 1 must be a number from 0 to 2 (0 = skipped)"
refused 1,4,1 "answer 2 must be a number from 0 to 3 (0 = skipped)"
refused 1,1,3 "answer 3 must be a number from 0 to 2"
refused 1,1,1,3 "answer 4 must be a number from 0 to 2"
refused 1,-1,1 "answer 2 must be a number"
refused 1,,1 "answer 2 must be a number"
refused ,1,1 "answer 1 must be a number"
refused 1,1,1, "answer 4 must be a number"
refused 1,1,1,1, "5 numbers given"
refused 1,x,1 "answer 2 must be a number"
refused '1, 1,1' "answer 2 must be a number"
refused '1 1 1' "answer 1 must be a number"
refused 1.0,1,1 "answer 1 must be a number"
refused 1,12345678901234567890,1 "answer 2 must be a number"
refused 1,12345671,1 "answer 2 must be a number"
refused $'1,\e[31m,1' "answer 2 must be a number"
refused 1,1,00000000000000001 "answer 3 must be a number"

# The edges that are taken.
for answers in 0,0,0 0,0,0,0 2,3,2 2,3,2,2 1,1,1,0; do
    run quiz "--answers=$answers" "--pack=$pack" --lang=en
    ends 0 && err_empty && [ -s "$folder/out" ] && is_clean "$folder/out"
    ok $? "taken: $answers"
done

# json ANSWERS PYTHON: a condition on the parsed object `r`.
json() {
    run quiz "--answers=$1" "--pack=$pack" --format=json
    ends 0 && err_empty && python3 - "$folder/out" "$2" <<'PY'
import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(0 if eval(sys.argv[2]) else "%s: %r" % (sys.argv[2], r))
PY
    ok $? "json of $1: $2"
}
json 1,1,1 "list(r) == ['type', 'blend', 'strength', 'lead', 'traits', 'scores', 'decisive', 'answers', 'side']"
json 1,1,1 "r['type'] == 'antaja' and r['blend'] == ['antaja'] and r['strength'] == 'strong'"
json 2,2,2 "r['type'] == 'pyytaja'"
json 1,1,1 "r['traits'] == {'antaa': 4.0, 'pyytaa': 0.0} and abs(r['scores']['antaja'] - 1) < 1e-9"
json 1,1,1 "abs(r['lead'] - 2) < 1e-9 and sorted(r['decisive']) == ['kaksi', 'kolme', 'yksi']"
json 1,3,2 "r['answers'] == [1, 3, 2]"
json 1,0,2 "r['answers'] == [1, 0, 2]"
json 0,0,0 "r['type'] is None and r['blend'] == [] and r['strength'] == 'none' and r['decisive'] == []"
json 0,0,0 "all(v == 2 for v in r['traits'].values()) and all(v == 0 for v in r['scores'].values())"
json 1,1,1 "r['side'] is None"
json 0,3,0 "set(r['traits']) == {'antaa', 'pyytaa'}"

# The pack that comes with the program: any answers give a valid result.
count=$(LANG=C run quiz --answers=1 --lang=en; sed -nE '1s/.*takes ([0-9]+).*/\1/p' "$folder/err")
[ "${count:-0}" -gt 0 ]
ok $? "the pack's own test has ${count:-0} questions"
for number in 0 1 2; do
    answers=$(printf "$number,%.0s" $(seq "$count"))
    answers=${answers%,}
    run quiz "--answers=$answers" --format=json
    ends 0 && err_empty && python3 - "$folder/out" "$count" "$number" <<'PY'
import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))
count, number = int(sys.argv[2]), int(sys.argv[3])
assert r["answers"] == [number] * count
assert r["strength"] in ("none", "blend", "balanced", "strong")
assert (r["type"] is None) == (r["strength"] == "none")
assert r["type"] is None or r["type"] in r["blend"]
assert set(r["blend"]) <= set(r["scores"])
assert all(0 <= v <= 4 for v in r["traits"].values())
assert all(-1 - 1e-9 <= v <= 1 + 1e-9 for v in r["scores"].values())
assert len(r["decisive"]) <= 3
PY
    ok $? "all answers $number: json"
    for format in text markdown json; do
        for language in fi en; do
            run quiz "--answers=$answers,2" "--format=$format" "--lang=$language"
            cp "$folder/out" "$folder/first"
            first=$status
            run quiz "--answers=$answers,2" --format "$format" --lang "$language"
            ends 0 && [ "$first" -eq 0 ] && err_empty && cmp -s "$folder/out" "$folder/first" &&
                is_clean "$folder/out" && [ "$(tail -c1 "$folder/out" | od -An -tx1 | tr -d ' ')" = 0a ]
            ok $? "all answers $number: $format in $language, the same twice"
        done
    done
done

run quiz --answers=1,1,1 "--pack=$pack" --lang=en
cp "$folder/out" "$folder/text"
run quiz --answers=1,1,1 "--pack=$pack" --lang=en --format=text
cmp -s "$folder/out" "$folder/text"
ok $? "text is the format when none is named"
for what in Giver Asker Gives Asks "Test question one?" "Reply 1A" Middle.; do
    out_has "$what"
    ok $? "the text says $what"
done
run quiz --answers=1,1,1,1 "--pack=$pack" --lang=en
out_has Small.
ok $? "the confidence question sizes the next step"
run quiz --answers=1,1,1,2 "--pack=$pack" --lang=en
out_has Large.
ok $? "and the other way"
run quiz --answers=1,1,1 "--pack=$pack" --lang=fi
out_has Antaja && ! out_has Giver
ok $? "the text is in Finnish"
run quiz --answers=1,1,1 "--pack=$pack" --lang=en --format=markdown
grep -q '^# ' "$folder/out" && grep -q '^|' "$folder/out" && out_has Giver
ok $? "markdown has a heading and a table"
run quiz --answers=1,1,1 "--pack=$pack" --lang=en --ascii
! out_has █
ok $? "bars in ASCII"
[ ! -e "$home/state" ] && [ ! -e "$home/config" ]
ok $? "nothing is stored"
run quiz --answers=1,1,1 "--pack=$source_root/tests/content/ok/only-glossary" --lang=en
ends 1 && out_empty && err_lines 1 && err_has "$(word plain.no-test)"
ok $? "a pack without a test"
finish
