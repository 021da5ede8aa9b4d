#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# stats: a pack in figures, as text and as JSON.
. "$(dirname "$0")/common.sh"

for language in fi en; do
    run stats "--lang=$language"
    ends 0 && err_empty && is_clean "$folder/out" && out_has "$(word stats.whole "$language")" &&
        out_has 01-asenne.yaml && ! grep -q 'stats\.' "$folder/out" && ! grep -q ' $' "$folder/out"
    ok $? "the figures of the pack that came with the program ($language)"
done
run stats --format=json
ends 0 && err_empty && python3 - "$folder/out" <<'PY'
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
assert text.count("\n") == 1 and text.endswith("\n")
D = json.loads(text)
assert D["pack"] == "askeleet" and [l["language"] for l in D["languages"]] == ["fi", "en"]
assert len(D["steps"]) == len(D["practice"]) == 8
parts = D["steps"] + D["practice"] + [D["quiz"], D["glossary"], D["rest"]]
for n in (0, 1):
    assert sum(p["in"][n]["words"] for p in parts) == D["whole"]["in"][n]["words"] == D["languages"][n]["words"]
for p in parts:
    for i in p["in"]:
        assert abs(i["seconds"] - (i["words"] / 3 + 4 * p["choices"])) < 0.01
assert sum(k["tasks"] for k in D["kinds"]) == sum(p["tasks"] for p in D["steps"])
for l in D["languages"]:
    assert abs(l["lix"] - (l["sentence"] + 100 * l["long"] / (l["sentence"] * l["sentences"]))) < 0.01
assert len(D["longest"]) == 10
assert all(a["words"] >= b["words"] for a, b in zip(D["longest"], D["longest"][1:]))
PY
ok $? "the same as JSON"
run stats "$source_root/tests/content/ok/only-glossary"
ends 0 && err_empty
ok $? "a pack without steps"
run stats "$source_root/tests/content/bad/field-misspelt"
ends 1 && out_empty && err_has "[field-unknown]"
ok $? "a pack with mistakes"
run stats --format=markdown
ends 2 && out_empty && err_has "text or json"
ok $? "no markdown"
run stats a b
ends 2 && err_has "'b'"
ok $? "one folder at a time"

finish
