#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What bash offers where (completions.txt), with `=` splitting words and without; the scripts for zsh
# and fish are sound where these are installed. Argument 1 is the folder of make.sh.
set -uo pipefail
cases=tests/package/completions.txt
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar -xzf "$1"/one/*.tar.gz -C "$folder" --strip-components=1
wrong=0
count=0

# shellcheck source=/dev/null
. "$folder/share/bash-completion/completions/askeleet"

# The words of the line before the cursor, as readline splits them.
split() { # LINE
    local word
    COMP_WORDS=()
    for word in $1; do
        if [[ $COMP_WORDBREAKS == *=* && $word == *=* ]]; then
            COMP_WORDS+=("${word%%=*}" "=")
            [ -z "${word#*=}" ] || COMP_WORDS+=("${word#*=}")
        else
            COMP_WORDS+=("$word")
        fi
    done
    [[ $1 != *' ' ]] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}

for COMP_WORDBREAKS in $' \t\n"\'><=;|&(:' $' \t\n"\'><;|&(:'; do
    while IFS='|' read -r line answer; do
        [[ $line && $line != '#'* ]] || continue
        answer=${answer# }
        split "$line"
        _askeleet askeleet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        got="${COMPREPLY[*]}"
        # Where `=` splits nothing the option comes along.
        [[ $COMP_WORDBREAKS == *=* || ${line##* } != --*=* ]] || {
            option=${line##* }
            got="${COMPREPLY[*]//"${option%%=*}="/}"
        }
        count=$((count + 1))
        if [[ $answer == *'...' ]]; then
            [[ $got == "${answer%...}"* ]]
        else
            [[ $(tr ' ' '\n' <<<"$got" | sort) == $(tr ' ' '\n' <<<"$answer" | sort) ]]
        fi || {
            echo "not ok - $line| gives '$got', wanted '$answer'"
            wrong=1
        }
    done <"$cases"
done
[ "$count" -gt 20 ] || wrong=1
echo "$count lines completed in bash"

zsh=$folder/share/zsh/vendor-completions/_askeleet
fish=$folder/share/fish/vendor_completions.d/askeleet.fish
if command -v zsh >/dev/null; then
    zsh -n "$zsh" || wrong=1
    echo "read by zsh"
fi
if command -v fish >/dev/null; then
    for line in 'askeleet check --str:--strict' 'askeleet --theme=d:--theme=dark' \
        'askeleet print pl:plan' 'askeleet qu:quiz'; do
        got=$(HOME=$folder fish --no-config -c "source $fish; complete -C '${line%%:*}'" | cut -f 1)
        [ "$got" = "${line#*:}" ] || {
            echo "not ok - fish: ${line%%:*} gives '$got'"
            wrong=1
        }
    done
    echo "read by fish"
fi
exit $wrong
