#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Resume codes in line mode and on the command line, in the tests' own pack: a code is read off one
# run and typed into others.
. "$(dirname "$0")/common.sh"

pack=$here/pack
begun=$'1\n\n1\nm\nb\n'                    # the first task, and back to the title
page="$(word title.code)"$'\n'              # its page
said() { words_have "$folder/out" "$1"; }
# play LINES WORD...: nothing is saved but where a test says so.
play() { local lines=$1; shift; feed "$lines" --plain "--pack=$pack" --seed=7 "$@"; }
# The last code that was shown.
code() { grep -xE '([0-9A-Z]{4}-)*[0-9A-Z]{4}' "$folder/out" | tail -n 1; }
# What `replay` would say of the run in the state folder $1.
journal() {
    python3 - "$1" <<'PY'
import sqlite3, sys
for (line,) in sqlite3.connect(sys.argv[1] + "/journal.sqlite").execute(
        "select line from event order by run, number"):
    print(line)
PY
}

play "$page" --lang=en --no-save
ends 0 && said "$(word code.none | cut -c1-40)" && [ -z "$(code)" ]
ok $? "nothing was done: there is no code"

play "$begun$page" --lang=en --no-save
english=$(code)
ends 0 && err_empty && [ -n "$english" ] && said "$(word code.what | cut -c1-40)"
ok $? "one task was done: there is a code"
play "$begun$(word title.code fi)"$'\n' --lang=fi --no-save
finnish=$(code)
[ -n "$finnish" ] && [ "$finnish" != "$english" ]
ok $? "the code says in which language it was read"

# Typed in, in whatever shape.
for typed in "$english" "${english,,}" "${english//-/}" "${english//-/ - }" "  ${english,,}  "; do
    play "$page$typed"$'\nb\n'"$page" --lang=en --no-save
    ends 0 && said "It brought: $(word code.part | cut -d% -f1)" && [ "$(code)" = "$english" ]
    ok $? "typed in as '$typed'"
done
play "$page$english"$'\n'"b"$'\n'"$page$english"$'\n' --lang=en --no-save
[ "$(grep -c "It brought" "$folder/out")" -eq 2 ]
ok $? "the same code twice"

# What is wrong is told, the page stays, and an empty line or b leads back.
play "$page"$'U\n'"$page" --lang=en --no-save
said "$(word code.symbol | sed 's/%{group}/1/')"
ok $? "a character that is none"
play "$page$english$english"$'\n\n' --lang=en --no-save
said "Check group" && [ "$(grep -c "^1  $(word title.begin)" "$folder/out")" -eq 2 ]
ok $? "a code twice over; an empty line leads back, and does not try the same code again"
play "$page${english%?}"$'\nb\n' --lang=en --no-save
said "has a character too few or too many" &&
    [ "$(grep -c "^1  $(word title.begin)" "$folder/out")" -eq 2 ]
ok $? "a character is missing; b leads back"
play "$page"$'\n' --lang=en --no-save
[ "$(grep -c "^1  $(word title.begin)" "$folder/out")" -eq 2 ]
ok $? "nothing typed leads back"

# --resume
play $'m\nb\n'"$page" --lang=en --no-save "--resume=$english"
ends 0 && err_empty && [ "$(code)" = "$english" ] && said "$(word title.go-on)"
ok $? "--resume goes on"
play "" --no-save "--resume=$finnish"
said "$(word title.go-on fi)"
ok $? "--resume speaks the code's language"
play "" --no-save --lang=en "--resume=$finnish"
said "$(word title.go-on)"
ok $? "but --lang is stronger"
fresh
play "" --lang=en "--resume=$english"
ends 0 && [ "$(journal "$home/state/askeleet")" = "resume $english" ]
ok $? "--resume is in the journal"
play $'b\n'"$page" --lang=en
[ "$(code)" = "$english" ]
ok $? "and saved"
play $'1\n' --lang=en "--resume=$english"
[ "$(journal "$home/state/askeleet" | grep -c '^resume ')" -eq 2 ]
ok $? "what was saved is there when the code comes"

# refused CODE WHAT-IT-MUST-SAY: one line, before anything is opened or stored.
refused() {
    fresh
    run "--pack=$pack" --lang=en "--resume=$1"
    ends 2 && out_empty && err_lines 1 && err_has "askeleet: " && err_has "$2" && is_clean "$folder/err" &&
        [ ! -e "$home/state" ] && [ ! -e "$home/config" ]
    ok $? "refused: $1"
}
refused "-" "There is no code here yet"
refused "----" "There is no code here yet"
refused "0" "Group 1 has a character too few or too many"
refused "UUUU" "Group 1 has a character that no code has"
refused $'\e[31m' "Group 1 has a character that no code has"
refused "${english%????}" "Check group"
refused "$english-0000" "Check group"
refused "$(printf '0%.0s' $(seq 65))" "longer than any code"
refused "$(printf 'x%.0s' $(seq 5000))" "longer than any code"
first=${english:0:1}
refused "$([ "$first" = 7 ] && echo 8 || echo 7)${english:1}" "group 1"
# A sound code of another pack.
fresh
feed $'1\n\n1\nm\nb\n'"$page" --plain --lang=en --no-save --seed=7
other=$(code)
[ -n "$other" ]
ok $? "the shipped pack has codes"
refused "$other" "another"
finish
