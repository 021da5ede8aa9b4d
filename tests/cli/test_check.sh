#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# check with the figures of a pack's test, as text and as one JSON document.
. "$(dirname "$0")/common.sh"

bad=$source_root/tests/content/bad/field-misspelt
unfair=$source_root/tests/proof/bad/type-share
unreachable=$source_root/tests/proof/bad/type-unreachable
fair=$source_root/tests/proof/ok/short-form
glossary=$source_root/tests/content/ok/only-glossary

# json EXPRESSION: whether it holds of the document D on standard output.
json() {
    python3 - "$folder/out" "$1" <<'PY'
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
assert text.endswith("\n") and text.count("\n") == 1
D = json.loads(text)
P = D["packs"]
sys.exit(not eval(f"({sys.argv[2]})"))
PY
}

run check "$fair"
ends 0 && err_empty && out_empty
ok $? "a fair test: nothing to say"
run check --lang=en "$unfair"
ends 0 && err_empty && out_has "[type-share]" && out_has "67.2 %" && out_has "hint: " && out_has "- id: avaaja"
ok $? "warnings have a line, a figure and a hint; the exit status stays 0"
run check --lang=fi "$unreachable"
ends 1 && err_empty && out_has "[type-unreachable]" && out_has "$(word diag.error fi)"
ok $? "a type that cannot be reached is an error"

for language in fi en; do
    run check --quiz-report "--lang=$language" "$fair"
    ends 0 && err_empty && is_clean "$folder/out" && out_has "$(word proof.type "$language")" &&
        ! grep -q 'proof\.' "$folder/out" && ! grep -q ' $' "$folder/out"
    ok $? "the figures of a test without faults ($language)"
done
run check --quiz-report --lang=en "$unreachable"
ends 1 && out_has "none; the nearest: " && [ "$(tail -n 1 "$folder/out")" = "errors: 1, warnings: 1" ]
ok $? "the figures first, then what is wrong"
run check --quiz-report --lang=en "$glossary" "$bad"
ends 1 && out_has "$glossary: $(word proof.no-test | sed 's/.*}: //')"
ok $? "no test, no figures"
cp -r "$fair" "$folder/broken"
sed -i 's/short: true/shrot: true/' "$folder/broken/q.yaml"
run check --quiz-report --lang=en "$folder/broken"
ends 1 && out_has "$(word proof.errors | sed 's/.*}: //')" && out_has "[field-unknown]"
ok $? "no figures of a test with errors"

run check --format=json --lang=en "$fair"
ends 0 && err_empty && is_clean "$folder/out" && json '
len(P) == 1 and P[0]["folder"].endswith("short-form") and P[0]["errors"] == P[0]["warnings"] == 0
and P[0]["diagnostics"] == []
and [f["form"] for f in P[0]["quiz"]["forms"]] == ["whole", "short"]
and all(abs(sum(t["share"] for t in f["types"]) + f["none"] - 1) < 1e-9 for f in P[0]["quiz"]["forms"])
and all(t["reach"] == "reached" for f in P[0]["quiz"]["forms"] for t in f["types"])
and len(P[0]["quiz"]["alike"]) == 6'
ok $? "JSON of a fair test"
run check --format=json --lang=en "$unreachable" "$bad" "$folder/nowhere"
ends 1 && err_empty && json '
len(P) == 3 and P[1]["quiz"] is None and P[2]["quiz"] is None
and [d["code"] for d in P[0]["diagnostics"]] == ["type-unreachable", "type-share"]
and all(set(d) == {"file", "line", "column", "span", "code", "severity", "message", "hint", "source",
                   "skipped", "first"} for p in P for d in p["diagnostics"])
and P[0]["diagnostics"][0]["severity"] == "error" and P[0]["diagnostics"][0]["source"] == "  - id: avaaja"
and P[0]["errors"] == 1 and P[0]["warnings"] == 1
and P[0]["quiz"]["forms"][0]["types"][0]["reach"] == "impossible"
and all(p["errors"] == sum(d["severity"] == "error" for d in p["diagnostics"]) for p in P)'
ok $? "one JSON document of several packs"
run check --format=json --quiz-report --lang=fi "$unfair"
ends 0 && json 'P[0]["diagnostics"][0]["message"].startswith("tyyppi ")'
ok $? "JSON speaks the reader's language, and holds the figures anyway"

# The answers that are shown lead where they are said to.
run check --format=json "$fair"
python3 - "$folder/out" >"$folder/sheets" <<'PY'
import json, sys
quiz = json.load(open(sys.argv[1], encoding="utf-8"))["packs"][0]["quiz"]
for form in quiz["forms"]:
    for type in form["types"]:
        print(type["id"], ",".join(map(str, type["answers"])))
PY
wrong=0
while read -r type answers; do
    run quiz --format=json "--answers=$answers" "--pack=$fair"
    python3 -c 'import json, sys; sys.exit(json.load(open(sys.argv[1]))["type"] != sys.argv[2])' \
        "$folder/out" "$type" || wrong=$((wrong + 1))
done <"$folder/sheets"
[ "$(lines_of "$folder/sheets")" -eq 8 ] && [ "$wrong" -eq 0 ]
ok $? "each type is the result of the answers shown for it"

# Warnings, mistakes of catalogues, files of packs, all codes.
run check --strict --lang=en "$unfair"
ends 1 && err_empty && out_has "errors: 0, warnings: 3"
ok $? "--strict: a warning is a fault"
run check --strict "$fair"
ends 0 && err_empty && out_empty
ok $? "--strict: nothing to say"
run check --strict --format=json "$unfair"
ends 1 && json 'P[0]["errors"] == 0 and P[0]["warnings"] == 3'
ok $? "--strict as JSON"
run check --lang=en "$fair/q.yaml" "$unfair/q.yaml"
ends 0 && out_has "$unfair/q.yaml:" && out_has "[type-share]"
ok $? "a file of a pack stands for the pack"
run check --lang=en "$source_root/i18n"
ends 0 && err_empty && out_empty
ok $? "the program's own catalogues are whole"
mkdir "$folder/words"
sed 's/^en:/sv:/; s/name: "English"/name: "svenska"/' "$source_root/i18n/en.yaml" >"$folder/words/sv.yaml"
run check --lang=en "$folder/words/sv.yaml"
ends 0 && out_empty
ok $? "a catalogue alone is compared with the program's English"
sed -i 's/%{minutes}/%{minuter}/' "$folder/words/sv.yaml"
cp "$source_root/i18n/en.yaml" "$folder/words/"
run check --lang=en "$folder/words"
ends 1 && out_has "[placeholder-unknown]" && out_has "[placeholder-missing]" && out_has "$folder/words/sv.yaml:"
ok $? "a folder of catalogues"
run check --lang=en "$folder/words/da.yaml"
ends 1 && out_has "[pack-empty]"
ok $? "a catalogue that is not there"
run check --list-codes --lang=en
ends 0 && err_empty && is_clean "$folder/out" && out_has "field-missing" &&
    [ "$(lines_of "$folder/out")" -eq "$(grep -c '^DIAG(' "$source_root/src/base/diag_codes.def")" ] &&
    [ "$(cut -c 1-24 "$folder/out" | grep -c '^[a-z0-9-]*  *[ew]')" -eq "$(lines_of "$folder/out")" ] &&
    LC_ALL=C sort -c "$folder/out"
ok $? "--list-codes: a line for each, in columns"
run check --list-codes --format=json --lang=fi
ends 0 && python3 - "$folder/out" <<'PY'
import json, sys
codes = json.load(open(sys.argv[1], encoding="utf-8"))["codes"]
assert all(set(c) == {"code", "severity", "message", "hint"} for c in codes) and len(codes) > 90
assert {c["severity"] for c in codes} == {"error", "warning"}
assert any("%{" in c["message"] for c in codes)
PY
ok $? "--list-codes as JSON"

# The words of the author stand in quotes; all others are the program's.
printf '%s\0' "$source_root"/tests/content/bad/*/ |
    xargs -0 -n 60 "$program" check --format=json --lang=fi >"$folder/out" 2>"$folder/err"
err_empty && python3 - "$folder/out" <<'PY'
import json, re, sys
codes = {"field-type", "field-list", "field-map", "field-missing", "field-unknown", "yaml-syntax"}
told = [d["message"] for line in open(sys.argv[1], encoding="utf-8")
        for pack in json.loads(line)["packs"] for d in pack["diagnostics"] if d["code"] in codes]
english = re.compile(r"\b(an?|the|this|of|with|without|several|something|behind|indent)\b")
left = [m for m in told if english.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", m))]
assert len(told) > 100 and not left, left
PY
ok $? "in Finnish nothing that the program says is English"

run check --format=markdown "$fair"
ends 2 && out_empty && err_has "text or json"
ok $? "no markdown"
run check --format=json /dev/full
! ends 0 && json 'P[0]["errors"] == 1'
ok $? "a folder that is none"
"$program" check --format=json "$fair" >/dev/full 2>"$folder/err"
[ $? -eq 3 ] && err_lines 1
ok $? "a full disk"

finish
