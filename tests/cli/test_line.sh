#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Line mode: one prompt after the other, for a person who hears it.
source "$(dirname "$0")/ask.sh"

last() { # the text after the prompt before the last one
    awk 'BEGIN { RS = "\n> ?" } { text[NR] = $0 } END { print text[NR - 1] }' <<<"$out"
}

# First start: language, title, first step.
input=$'1\n1\n'
run --plain
is "end of input ends with 0" "$status" 0
is "plain as asked for complains of nothing" "$err" ""
has "the first prompt asks for the language" "$out" "Choose a language."
has "in every language" "$out" "Valitse kieli."
has "the first step opens at once" "$out" "1 Attitude"
is "prompts end in '> '" "$(grep -c '^> ' <<<"$out")" 3
is "no control characters" "$(LC_ALL=C tr -d '\n\40-\377' <"$scratch/out" | wc -c)" 0
is "the language is remembered" "$(grep language "$XDG_CONFIG_HOME/askeleet/config.yaml")" \
    "language: 'en'"

input=''
run
is "no terminal: one line says so" "$err" \
    "askeleet: input is not a terminal, so the game works line by line"
has "the second start goes on" "$out" "Go on where you left off"
ACCESSIBLE=1 run
is "ACCESSIBLE asks for it" "$err" ""

# At a task: help, hint, glossary, language, wrong answers, back, map.
input=$'1\n\n1b 2b\n99\nkissa\n?\n\nh\ng hidden job\n\nl\nl\nb\nm\nq\n'
run --plain
has "what is missing is told" "$out" "3, 4, 5, 6"
has "help" "$out" "You can always type: ? help, h hint"
has "hint" "$out" "Hint: Imagine that you ask somebody"
has "glossary" "$out" "hidden job (fi: piilotyöpaikka): A job that is never advertised"
has "the other language" "$out" "Mitkä väitteet ovat totta, mitkä ovat myyttejä?"
has "the map" "$out" "2  Words: locked"
is "leaving ends with 0" "$status" 0

# A wrong kind of answer costs nothing.
input=$'1\n'
run --plain --no-save
before=$(find "$XDG_STATE_HOME" -type f -exec cksum {} + | sort)
run --plain --no-save
is "--no-save leaves the store alone" \
    "$(find "$XDG_STATE_HOME" -type f -exec cksum {} + | sort)" "$before"

# A store that cannot be had: the game goes on and says so.
: >"$scratch/file"
input=$'1\nq\n'
run --plain --state="$scratch/file"
has "not saved is told" "$out" "Saving does not work. You can play on, but nothing is saved."
is "and the game goes on" "$status" 0

# A damaged settings file is left alone.
printf 'language: [\n' >"$XDG_CONFIG_HOME/askeleet/config.yaml"
input=$'2\nq\n'
run --plain --state="$scratch/other"
is "a damaged settings file stays" "$(cat "$XDG_CONFIG_HOME/askeleet/config.yaml")" "language: ["

# Forget.
run forget --lang=en
has "forget says what went" "$out" "Deleted: your game,"
has "and the settings" "$out" "Deleted: your settings."
is "nothing is left" "$(find "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" -type f)" ""
run forget --lang=fi
is "forget twice" "$out" "Mitään ei ollut tallessa."

TERM='' run --plain --no-save
is "no TERM, as asked for" "$status" 0
finish
