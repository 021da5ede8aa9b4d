#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A wrong command line: one specific line and where to look, exit status 2, nothing on standard
# output, nothing stored. `--help` and `--version` are no mistakes.
. "$(dirname "$0")/common.sh"

try="Try 'askeleet --help'"

# refused WHAT-IT-MUST-SAY WORD...
refused() {
    local says=$1
    shift
    run "$@"
    local first last
    first=$(sed -n 1p "$folder/err")
    last=$(sed -n 2p "$folder/err")
    ends 2 && out_empty && err_lines 2 && [[ $first == "askeleet: "* ]] && [[ $first == *"$says"* ]] &&
        [ "$last" = "$try" ] && is_clean "$folder/err" && [ "${#first}" -lt 200 ]
    ok $? "refused: $(printf '%q ' "$@" | cut -c1-80)"
}

refused "'--plian'; did you mean '--plain'?" --plian
refused "'--thme'; did you mean '--theme'?" --thme=dark
refused "'--sed'; did you mean '--seed'?" --sed 5
refused "'--nosave'; did you mean '--no-save'?" --nosave
refused "'--nonsense'" --nonsense
refused "'--nonsense'" --nonsense=5
refused "'--Plain'" --Plain
refused "'-p'" -p
refused "'-h'" -h
refused "--plain takes no value" --plain=1
refused "--plain takes no value" --plain=
for option in seed lang pack state theme; do
    refused "--$option needs a value" "--$option"
    refused "--$option needs a value" "--$option="
done
refused "--answers needs a value" quiz --answers
refused "--format needs a value" quiz --format
for seed in abc -1 1.5 0x10 ' 5' '5 ' 9223372036854775808 99999999999999999999 +; do
    refused "--seed takes a whole number from 0 to 9223372036854775807" "--seed=$seed"
done
refused "--theme is dark, light, mono or contrast" --theme=blue
refused "--theme is dark, light, mono or contrast" --theme=Dark
refused "--format is text, markdown or json" quiz --format=xml
refused "--format is text, markdown or json" quiz --format=JSON
for tag in xx x '' 'f i' f -; do
    [ -n "$tag" ] && refused "there is no language '$tag'" "--lang=$tag"
done
refused "en fi" --lang=xx
refused "--answers does not go with 'play'" --answers=1
refused "--format does not go with 'play'" --format=json
refused "--answers does not go with 'play'" play --answers=1
for option in --plain --seed=1 --state=x --pack=x --ascii --theme=dark --no-save; do
    refused "does not go with 'check'" check "$option"
done
refused "--plain does not go with 'replay'" replay --plain x
refused "--state does not go with 'replay'" replay x --state=y
refused "--pack does not go with 'forget'" forget --pack=x
refused "--plain does not go with 'forget'" --plain forget
refused "there is no command 'plya'; did you mean 'play'?" plya
refused "there is no command 'chek'; did you mean 'check'?" chek
refused "there is no command 'xyzzy'" xyzzy
refused "there is no command ''" ''
refused "there is no command 'Quiz'" Quiz
refused "'play' takes no more words, and here is 'again'" play again
refused "'quiz' takes no more words, and here is 'x'" quiz x
refused "'forget' takes no more words, and here is 'me'" forget me
refused "'quiz' takes no more words, and here is '--plain'" quiz -- --plain
refused "'print' needs one word" print
refused "'print' needs one word" print plan result
refused "'print' knows result and plan, not 'plam'; did you mean 'plan'?" print plam
refused "'print' knows result and plan, not 'certificate'" print certificate
refused "the plan is printed as text or markdown, not as json" print plan --format=json
refused "--format is text, markdown or json" print result --format=html
for option in --plain --seed=1 --theme=dark --no-save --answers=1; do
    refused "does not go with 'print'" print plan "$option"
done
refused "'replay' needs one file" replay
refused "'replay' needs one file" replay a b
refused "more than 64 files" check $(seq 70)
# What was typed may be anything; what is said is one clean line.
refused "there is no command" $'\e[31mred\e]0;title\a'
refused "there is no command" $'two\nlines'
refused "there is no command" $'\xff\xfe\x80'
refused "there is no command" $'\u202etxet\u200b'
refused "there is no option" $'--\e[2J\r\n'
refused "there is no option" "--$(printf 'x%.0s' $(seq 5000))"
refused "there is no command" "$(printf 'ä%.0s' $(seq 5000))"
refused "--theme is" $'--theme=\e[5m'
refused "there is no language" "--lang=$(printf 'x%.0s' $(seq 500))"
refused "there is no language" $'--lang=\e[31m'
[ ! -e "$home/state" ] && [ ! -e "$home/config" ]
ok $? "a wrong command line stores nothing"

# The right ones that look like some of these.
run quiz --help --plain
ends 0
ok $? "options may follow a command in any order"
run --seed 5 --help
ends 0
ok $? "a value may stand apart"
run --seed=9223372036854775807 --help
ends 0
ok $? "the largest seed"
run --lang=EN --help
ends 0
ok $? "tags have no case"
run --lang=fi-simple --help
ends 0
ok $? "a tag falls back"

# --help and --version
for language in en fi; do
    for command in '' play quiz check print replay forget; do
        # shellcheck disable=SC2086 # no command, no word
        run $command "--lang=$language" --help
        ends 0 && err_empty && is_clean "$folder/out" && out_has "$(word usage.commands "$language")" &&
            out_has "$(word usage.options "$language")" && out_has "$(word usage.environment "$language" | cut -c1-30)"
        ok $? "--help of '$command' in $language"
        for word in quiz check print replay forget --lang --help --version; do
            out_has "$word"
            ok $? "--help of '$command' in $language names $word"
        done
    done
done
run --help
cp "$folder/out" "$folder/english"
run --help --lang=fi
! cmp -s "$folder/out" "$folder/english"
ok $? "help speaks two languages"
LANG=fi_FI.UTF-8 run --help
cp "$folder/out" "$folder/finnish"
run --help --lang=fi
cmp -s "$folder/out" "$folder/finnish"
ok $? "help is in the environment's language"
run quiz --help
out_has --answers && out_has --format
ok $? "help of quiz names its options"
run check --help
! out_has --answers && ! out_has --theme
ok $? "help of check names no others"
run --version
ends 0 && err_empty && head -n 1 "$folder/out" | grep -qxE 'askeleet [0-9]+\.[0-9]+\.[0-9]+'
ok $? "--version"
[ "$(wc -l <"$folder/out")" -eq 2 ] && tail -n 1 "$folder/out" | grep -qE '^sandbox: '
ok $? "--version says how a kiosk is sealed off here"
run --version check
ends 0
ok $? "--version with a command"
run replay --help
ends 0
ok $? "--help needs no file"
run print --help
ends 0 && out_has --format && out_has "$(word usage.print)"
ok $? "help of print needs no word"
! awk 'length($0) > 120' "$folder/out" | grep -q .
ok $? "help has short lines"
finish
