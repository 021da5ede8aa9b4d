#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A wrong command line: one specific line, where to look, status 2, nothing on standard output.
source "$(dirname "$0")/ask.sh"

wrong() { # MESSAGE ARGUMENT...
    local message=$1
    shift
    run "$@"
    is "'$*' ends with 2" "$status" 2
    is "'$*' prints nothing" "$out" ""
    is "'$*' says what" "$err" "askeleet: $message
Try 'askeleet --help'"
}

wrong "there is no option '--plian'; did you mean '--plain'?" --plian
wrong "there is no option '--zzzzzzzz'" --zzzzzzzz
wrong "there is no option '-x'" -x
wrong "there is no command 'chek'; did you mean 'check'?" chek
wrong "'forget' takes no more words, and here is 'me'" forget me
wrong "'replay' needs one file: askeleet replay JOURNAL" replay
wrong "--lang needs a value: --lang=TAG" --lang
wrong "--lang needs a value: --lang=TAG" --lang=
wrong "--plain takes no value" --plain=yes
wrong "--seed takes a whole number from 0 to 9223372036854775807, not 'x'" --seed=x
wrong "--seed takes a whole number from 0 to 9223372036854775807, not '-1'" --seed=-1
wrong "--seed takes a whole number from 0 to 9223372036854775807, not '9223372036854775808'" \
    --seed=9223372036854775808
wrong "--theme is dark, light, mono or contrast, not 'pink'" --theme=pink
wrong "--format is text, markdown or json, not 'xml'" quiz --format=xml
wrong "--format does not go with 'play'" --format=json
wrong "--answers does not go with 'check'" check --answers=1
wrong "there is no language 'xx'; there are: en fi" --lang=xx
wrong "there is no option '--�]0;x�'" $'--\x1b]0;x\a'

run --help
is "help ends with 0" "$status" 0
is "help complains of nothing" "$err" ""
has "help is in English" "$out" "Commands:"
run --help --lang=fi
has "help is in Finnish" "$out" "Komennot:"
run check --help
lacks "help of check leaves play's options out" "$out" "--seed"
run --version
is "version" "$out" "askeleet $("$program" --version | cut -d' ' -f2)"
is "version ends with 0" "$status" 0

run --pack="$scratch/none" --plain
is "no pack ends with 3" "$status" 3
is "no pack is one line" "$err" "askeleet: no pack to play here: $scratch/none"

mkdir "$scratch/broken"
printf 'pack: x\nformat: 1\ntitel: X\nlanguage: en\n' >"$scratch/broken/pack.yaml"
run --pack="$scratch/broken" --plain
is "a broken pack is not played" "$status" 1
is "a broken pack prints nothing" "$out" ""
has "a broken pack is told" "$err" "$scratch/broken/pack.yaml:3:1: error:"
run check "$scratch/broken"
is "check fails" "$status" 1
has "check tells on standard output" "$out" "hint: did you mean 'title'?"
is "check complains of nothing" "$err" ""
run check
is "the pack that comes along is clean" "$status$out$err" 0

"$program" --version >/dev/full 2>"$scratch/err"
is "a full standard output ends with 3" "$?" 3
is "and is told in one line" "$(wc -l <"$scratch/err")" 1
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    eval "\"\$program\" --plain --state=\"\$scratch/closed\" $closed" </dev/null >/dev/null 2>&1
    [ $? -le 3 ]
    tell $? "descriptors $closed" "$?" "a sane end"
done
finish
