#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# import: a GIFT file becomes a pack that passes check and can be played.
. "$(dirname "$0")/common.sh"

cat >"$folder/Työn haku.gift" <<'EOT'
// Two tasks, and two that have no kind here.
::Eka::Kuka auttaa?{~Ei kukaan =Ohjaaja#Juuri niin.}

Milloin?{#1822}

Kaksi ja kaksi on {=neljä =4}.

Kirjoita.{}
EOT

run import "$folder/Työn haku.gift" "$folder/uusi" --lang=fi
ends 0 && [ "$(lines_of "$folder/out")" -eq 1 ] && out_has 2 && out_has "$folder/uusi" &&
    [ "$(grep -c '\[gift-kind\]' "$folder/err")" -eq 2 ] &&
    err_has "$folder/Työn haku.gift:4:1" && err_has "$folder/Työn haku.gift:8:1"
ok $? "what is taken over and what is not"
run check "$folder/uusi"
ends 0 && ! out_has "error:"
ok $? "the pack passes check"
[ "$(ls "$folder/uusi")" = "01-tyon-haku.yaml
pack.yaml" ] && grep -q '^pack: uusi$' "$folder/uusi/pack.yaml" &&
    grep -q '^language: fi$' "$folder/uusi/pack.yaml"
ok $? "names of files and pack"
feed $'1\n\n2\n\nneljä\n\n\nq\n' --plain --no-save --lang=en --pack="$folder/uusi"
ends 0 && out_has "Juuri niin."
ok $? "it can be played"

cp -r "$folder/uusi" "$folder/before"
run import "$folder/Työn haku.gift" "$folder/uusi"
ends 3 && out_empty && err_lines 1 && err_has "$folder/uusi/pack.yaml" &&
    diff -r "$folder/before" "$folder/uusi"
ok $? "nothing is overwritten"
mkdir "$folder/half" && echo mine >"$folder/half/01-tyon-haku.yaml"
run import "$folder/Työn haku.gift" "$folder/half"
ends 3 && out_empty && [ "$(cat "$folder/half/01-tyon-haku.yaml")" = mine ] &&
    [ ! -e "$folder/half/pack.yaml" ]
ok $? "nor a file of the same name"
mkdir "$folder/empty"
run import "$folder/Työn haku.gift" "$folder/empty/" --lang=sv-FI
ends 0 && grep -q '^language: sv-FI$' "$folder/empty/pack.yaml" && grep -q '^pack: empty$' "$folder/empty/pack.yaml"
ok $? "an empty folder, another language"

printf 'Kirjoita.{}\n' >"$folder/none.gift"
run import "$folder/none.gift" "$folder/nothing"
ends 1 && out_empty && err_has "[gift-empty]" && err_has "[gift-kind]" && [ ! -e "$folder/nothing" ]
ok $? "nothing that can be taken over"
: >"$folder/void.gift"
run import "$folder/void.gift" "$folder/nothing"
ends 1 && err_has "[gift-empty]"
ok $? "an empty file"
printf 'Mik\xe4?{=a ~b}\n' >"$folder/latin.gift"
run import "$folder/latin.gift" "$folder/nothing"
ends 1 && err_has "[utf8-other]" && [ ! -e "$folder/nothing" ]
ok $? "another encoding"
run import "$folder/missing.gift" "$folder/nothing"
ends 1 && err_has "[file-missing]"
ok $? "no file"
run import "$folder/Työn haku.gift" "$folder/no/where"
ends 3 && out_empty && [ ! -e "$folder/no" ]
ok $? "no place to write"
run import "$folder/none.gift"
ends 2 && out_empty && err_lines 2 && err_has "FILE.gift DIR"
ok $? "a word is missing"

finish
