#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Packs that are not there, broken ones, and good ones: who says what, where, with which status.
. "$(dirname "$0")/common.sh"

bad=$source_root/tests/content/bad/field-misspelt
good=$here/pack
mkdir "$folder/empty"
: >"$folder/file"
ln -s nowhere "$folder/dangling"

for path in "$folder/nowhere" "$folder/empty" "$folder/file" "$folder/dangling" $'/\e[31m'; do
    run "--pack=$path" --lang=en
    ends 3 && out_empty && err_lines 1 && is_clean "$folder/err"
    ok $? "no pack: $(printf %q "${path##*/}")"
    ASKELEET_PACK=$path run --lang=en
    ends 3 && out_empty && err_lines 1
    ok $? "no pack by the environment: $(printf %q "${path##*/}")"
done
run quiz --answers=1 "--pack=$folder/empty"
ends 3 && out_empty && err_lines 1
ok $? "no pack for the test"
: >"$folder/journal"
run replay "$folder/journal" "--pack=$folder/empty"
ends 3 && out_empty && err_lines 1
ok $? "no pack to replay"

run "--pack=$bad" --lang=en
ends 1 && out_empty && err_has "did you mean" && err_has "$bad/" && ! err_has $'\e'
ok $? "a broken pack does not play: diagnostics on standard error"
ASKELEET_PACK=$bad run --lang=en
ends 1 && out_empty && err_has "did you mean"
ok $? "nor by the environment"
ASKELEET_PACK=$bad feed $'q\n' "--pack=$good" --lang=en --no-save
ends 0
ok $? "the option wins over the environment"
ASKELEET_PACK='' feed $'q\n' --lang=en --no-save
ends 0
ok $? "an empty variable is none"

run check "$bad"
ends 1 && err_empty && out_has "did you mean" && grep -qE '^[^:]+:[0-9]+:[0-9]+: ' "$folder/out"
ok $? "check: diagnostics on standard output"
run check "$source_root/tests/proof/ok/short-form"
ends 0 && err_empty && out_empty
ok $? "check: a good pack says nothing"
run check
ends 0 && err_empty && out_empty
ok $? "check: the pack that comes with the program"
run check "$good" "$bad" "$good"
ends 1 && out_has "did you mean"
ok $? "check: the worst of several"
run check --lang=fi "$bad"
ends 1 && out_has "$(word diag.error fi)"
ok $? "check: in Finnish"
run check "$folder/nowhere"
! ends 0 && ! ends 2 && [ "$(cat "$folder/out" "$folder/err" | wc -l)" -ge 1 ]
ok $? "check: a path that is not there"
mkdir "$folder/fifo"
mkfifo "$folder/fifo/pack.yaml"
run check "$folder/fifo"
! ends 0 && ! ends 124
ok $? "check: a FIFO does not hang it"
mkdir "$folder/loop"
ln -s pack.yaml "$folder/loop/pack.yaml"
run check "$folder/loop"
! ends 0 && ! ends 124
ok $? "check: a link to itself"

# replay
run replay "$folder/nowhere"
ends 3 && out_empty && err_has "$folder/nowhere"
ok $? "replay: no file"
run replay "$folder"
ends 3 && out_empty
ok $? "replay: a folder"
run replay "$folder/journal" "--pack=$good"
ends 0 && err_empty && [ -s "$folder/out" ]
ok $? "replay: an empty journal is a new run"
printf '# seed: 7\n# a remark\n\nenter eka\ntask eka valitse\nanswer eka valitse c\nmap' >"$folder/journal"
run replay "$folder/journal" "--pack=$good"
ends 0 && err_empty && is_clean "$folder/out"
ok $? "replay: a journal"
cp "$folder/out" "$folder/first"
run replay "$folder/journal" "--pack=$good"
cmp -s "$folder/out" "$folder/first"
ok $? "replay: the same twice"
for line in 'answer eka valitse z' 'enter toka' 'xyzzy' 'answer eka valitse' ' map' 'map ' $'\e[31m'; do
    printf 'map\n%s\nmap\n' "$line" >"$folder/journal"
    run replay "$folder/journal" "--pack=$good"
    ends 1 && out_empty && err_lines 1 && err_has ":2:" && is_clean "$folder/err"
    ok $? "replay: a line that does not fit: $(printf %q "$line")"
done

# The data are found beside the program, wherever both lie; without them it says so.
mkdir -p "$folder/moved/games" "$folder/moved/share/games" "$folder/alone/games"
cp "$program" "$folder/moved/games/askeleet"
mkdir "$folder/moved/share/games/askeleet"
cp -r "$source_root/i18n" "$source_root/levels" "$folder/moved/share/games/askeleet/"
"$folder/moved/games/askeleet" check >"$folder/out" 2>"$folder/err"
status=$?
ends 0
ok $? "the package may be moved"
if [ ! -d /usr/local/share/games/askeleet ] && [ ! -d /usr/share/games/askeleet ]; then
    cp "$program" "$folder/alone/games/askeleet"
    "$folder/alone/games/askeleet" >"$folder/out" 2>"$folder/err" </dev/null
    status=$?
    ends 3 && out_empty && err_lines 1
    ok $? "without its data it says so"
fi
finish
