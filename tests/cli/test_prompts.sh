#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Line mode: what is typed at a prompt and what comes back, in the tests' own pack. The order of the
# choices is shuffled by the seed, so what an answer means is read from what was shown.
. "$(dirname "$0")/common.sh"

pack=$here/pack

# play LINES: with the pack, in English, the same shuffles every time, nothing stored.
play() { feed "$1" --plain "--pack=$pack" --lang=en --seed=7 --no-save; }
said() { words_have "$folder/out" "$1"; }
# How many prompts there were.
prompts() { grep -o '^> ' "$folder/out" | wc -l; }
# The text of the choice with the label $1, as shown first under the question $2.
choice() {
    awk -v label="$1" -v question="$2" '
        index($0, question) { on = 1 }
        on && $1 == label { sub(/^ *[^ ]+ +/, ""); print; exit }' "$folder/out"
}
# The ids of the last event `answer`; journal STATE.
journal() {
    python3 - "$1" <<'PY'
import sqlite3, sys
for (line,) in sqlite3.connect(sys.argv[1] + "/journal.sqlite").execute(
        "select line from event order by run, number"):
    print(line)
PY
}

to_task=$'1\n\n'                       # title, scene
play "$to_task"
ends 0 && err_empty && said "Question choose?" && said "Situation with a network."
ok $? "title, scene, first task"
said "$(word ask.one)"
ok $? "the first task of its form says how to answer"
letter() { choice "$1" "Question choose?" | grep -oE '[ABC]$'; }
A1=$(letter 1) A2=$(letter 2) A3=$(letter 3)
[ "$(printf '%s\n' "$A1" "$A2" "$A3" | sort | tr -d '\n')" = ABC ]
ok $? "three choices, numbered from 1"

# choose
for number in 1 2 3; do
    play "$to_task$number"$'\n'
    chosen=A$number
    ends 0 && said "Feedback ${!chosen}." && said "Reason choose."
    ok $? "choose: $number gives its own feedback"
    for other in A B C; do
        [ "$other" = "${!chosen}" ] && continue
        ! said "Feedback $other."
        ok $? "choose: and not that of $other"
    done
done
for answer in ' 2' '2 ' $'\t2\t' $'2\r' '2.' '2)'; do
    play "$to_task$answer"$'\n'
    said "Feedback $A2."
    ok $? "choose: $(printf %q "$answer") is taken"
done
play "${to_task}Option B"$'\n'
said "Feedback B."
ok $? "choose: the text of the choice is taken"

# Wrong kinds of answers: one line and the prompt again, never counted.
for answer in 0 4 99 -1 x '1 2' 1,2 1a '' 2x 12345678901234567890 $'\e[31m' 'ä' '-' '.'; do
    play "$to_task$answer"$'\n'"2"$'\n'
    ends 0 && said "Feedback $A2." && [ "$(grep -c 'Question choose' "$folder/out")" -eq 2 ] &&
        is_clean "$folder/out"
    ok $? "choose: $(printf %q "$answer") is asked again"
done
play "${to_task}9"$'\n'"x"$'\n'"0"$'\n'"$(printf '%s' $'2\n')"
[ "$(prompts)" -eq 7 ]
ok $? "one prompt for each line"
play "$to_task$(head -c 5000 /dev/zero | tr '\0' x)"$'\n'"2"$'\n'
ends 0 && said "Feedback $A2."
ok $? "a line of 5000 letters"
printf '1\n\n\0\377\376\n2\n' | "$program" --plain "--pack=$pack" --lang=en --seed=7 --no-save >"$folder/out" 2>"$folder/err"
status=$?
ends 0 && said "Feedback $A2." && iconv -f UTF-8 -t UTF-8 "$folder/out" >/dev/null && is_clean "$folder/out"
ok $? "bytes that are no text"

# pick
to_pick=$to_task$'2\n\n'
play "$to_pick"
said "$(word ask.many)"
ok $? "pick: says how to answer"
for answer in '1 3' '1,3' '3 1' '1, 3' '1;3' ' 1  3 ' '1 3 1'; do
    play "$to_pick$answer"$'\n'
    ends 0 && said "Reason pick."
    ok $? "pick: $(printf %q "$answer") is taken"
done
for answer in - 1 '1 2 3'; do
    play "$to_pick$answer"$'\n'
    said "Reason pick."
    ok $? "pick: '$answer' is taken"
done
for answer in '' '1 4' '0' 'x' '1 x' '--' '1-' '- 1'; do
    play "$to_pick$answer"$'\n'
    ! said "Reason pick."
    ok $? "pick: '$answer' is asked again"
done

# classify, order, match
to_sort=$to_pick$'1 3\n\n'
play "$to_sort"
said "$(word ask.groups)" && said "a Bird" && said "b Fish"
ok $? "classify: items have numbers, groups letters"
for answer in '1a 2b 3a' '3a 1b 2b' '1A 2B 3A' '1a,2b,3a' '1a2b3a' '1 a 2 b 3 a' '1=a 2=b 3=a' '1-a 2-b 3-a' '1a 2a 3a'; do
    play "$to_sort$answer"$'\n'
    said "Reason sort."
    ok $? "classify: '$answer' is taken"
done
for answer in '' '1a' '1a 2b' '1a 2b 3c' '1a 2b 4a' '1a 1b 2a 3a' 'a1 b2' '1 2 3' '1a 2b 3a 3b'; do
    play "$to_sort$answer"$'\n'
    ! said "Reason sort." && [ "$(prompts)" -eq 8 ]
    ok $? "classify: '$answer' is asked again"
done
to_order=$to_sort$'1a 2b 3a\n\n'
play "$to_order"
said "$(word ask.order)"
ok $? "order: says how to answer"
for answer in '3 1 2 4' '1,2,3,4' '4 3 2 1'; do
    play "$to_order$answer"$'\n'
    said "Reason order."
    ok $? "order: '$answer' is taken"
done
for answer in '' '1 2 3' '1 2 3 3' '1 2 3 5' '1 2 3 4 4' '1 2 3 x' -; do
    play "$to_order$answer"$'\n'
    ! said "Reason order."
    ok $? "order: '$answer' is asked again"
done
to_match=$to_order$'3 1 2 4\n\n'
play "$to_match"$'x\n'
said "$(word ask.pairs)"
ok $? "match: says how to answer"
for answer in '1a 2b' '1c 2a' '2a 1b'; do
    play "$to_match$answer"$'\n'
    said "Reason match."
    ok $? "match: '$answer' is taken"
done
for answer in '1a 2a' '1a' '1d 2a' ''; do
    play "$to_match$answer"$'\n'
    ! said "Reason match."
    ok $? "match: '$answer' is asked again"
done

# To the end of the step, the map, the second step that opened, the test and its result.
whole=$to_match$'1a 2b\n\n'
play "$whole"
said "Summary one." && said "Try this." && said "$(word summary.stars)"
ok $? "summary"
play "$whole"$'\n'
said "1 First:" && said "2 Second:" && said "$(word map.done)" && said "$(word map.test)"
ok $? "map, each state in words"
! said "★★"
ok $? "the map draws nothing"
play "$whole"$'\n2\n\n1\n\n\nt\n\n1\n3\nn\n2\nq\n'
ends 0 && said "Question only?" && said "Test question three?" && said "How does it feel?" &&
    said "Large."
ok $? "second step, test, result"
said "Reply 1A" && said "Giver" && said "Asker"
ok $? "the result in full"
play $'m\n2\nq\n'
ends 0 && ! said "Scene two."
ok $? "a locked step stays shut"
feed $'\nReply 1A\nReply 2A\nReply 3A\n1\nq\n' quiz --plain "--pack=$pack" --lang=en --no-save
ends 0 && said "Giver" && [ "$(grep -c 'You give' "$folder/out")" -eq 1 ]
ok $? "quiz: the result is told once"
feed $'\nReply 1A\nReply 2A\nReply 3A\n1\nq\n' quiz --plain "--pack=$pack" --lang=en --no-save --format=json
ends 0 && tail -n1 "$folder/out" | grep -q '"type": "antaja"'
ok $? "quiz: and printed in another form where that was wanted"
feed $'\n1\n1\nq\n' quiz --plain "--pack=$pack" --lang=en --no-save --format=json
ends 0 && ! out_has '"type"'
ok $? "quiz: left before the end there is nothing to print"

# The words at every prompt.
play "${to_task}?"$'\n\n'"2"$'\n'
said "$(word help.title)" && said "$(word help.line-answer)" && said "Feedback $A2."
ok $? "? shows help and comes back"
play $'?\n\nq\n'
said "$(word help.title)"
ok $? "? at the title"
play "${to_task}h"$'\n2\n'
said "Hint choose." && said "Feedback $A2."
ok $? "h shows the hint"
play "${to_pick}h"$'\n1\n'
ends 0 && said "Reason pick."
ok $? "h where there is no hint costs nothing"
play "${to_task}l"$'\n2\n'
said "Kysymys valitse?" && said "Palaute $A2." && [ "$(choice 2 'Kysymys valitse?')" = "Vaihtoehto $A2" ]
ok $? "l asks the same thing in the other language"
play "${to_task}l"$'\nl\n2\n'
said "Feedback $A2."
ok $? "and back"
play "${to_task}b"$'\n'
[ "$(grep -c 'Scene one' "$folder/out")" -eq 2 ]
ok $? "b goes back"
play "${to_task}m"$'\n'
said "$(word map.test)" && said "2 Second:"
ok $? "m shows the map"
for leave in q Q ' q '; do
    play "$to_task$leave"$'\n2\n'
    ends 0 && ! said "Feedback"
    ok $? "'$leave' leaves"
done
play "${to_task}g"$'\n\n2\n'
said "Gloss of network." && said "Feedback $A2."
ok $? "g shows the words of the page"
for term in network acquaintance puolituttu NETWORK verkosto; do
    play "${to_task}g $term"$'\n\n2\n'
    said "Gloss of " && said "Feedback $A2."
    ok $? "g $term"
done
play "${to_task}g xyzzy"$'\n\n2\n'
said "xyzzy" && ! said "Gloss of" && said "Feedback $A2."
ok $? "g with a word that is not there"
play "${to_task}g $(printf 'ä%.0s' $(seq 300))"$'\n\n2\n'
ends 0 && said "Feedback $A2." && iconv -f UTF-8 -t UTF-8 "$folder/out" >/dev/null
ok $? "g with a long word"
play "${to_pick}g acquaintance"$'\n\n1\n'
said "Gloss of acquaintance." && said "Reason pick."
ok $? "g WORD where the page has no word of its own"
for where in "" $'m\n' $'1\n'; do
    play "$where"$'g network\n\nq\n'
    said "Gloss of network."
    ok $? "g WORD after $(printf %q "$where")"
done
play "${to_task}r"$'\nn\nt\nxyzzy\n2\n'
said "Feedback $A2."
ok $? "a word that works elsewhere is no answer here"
play "${to_task}2"$'\nr\n2\n'
[ "$(grep -c "Feedback $A2" "$folder/out")" -eq 2 ]
ok $? "r tries again"

# The end of the input, at every prompt, is a good end.
script=$whole$'\n2\n\n1\n\n\nt\n\n1\n3\nn\n2\n\n'
count=$(printf %s "$script" | wc -l)
worst=0
for lines in $(seq 0 "$count"); do
    play "$(printf %s "$script" | head -n "$lines")"
    if ! { ends 0 && err_empty && is_clean "$folder/out"; }; then
        worst=1
        break
    fi
done
ok $worst "the end of the input at any of $count prompts"
play "$(printf '%s' "${to_task}2")"
said "Feedback $A2."
ok $? "a last line without its end counts"
feed "" "--pack=$pack" --lang=en
ends 0 && err_lines 1 && err_has "$(word plain.input)"
ok $? "no terminal: one line says so"
ACCESSIBLE=1 feed "" "--pack=$pack" --lang=en
ends 0 && err_empty && said "$(word title.begin)"
ok $? "ACCESSIBLE=1 needs no explanation"

# Journal: right answers by what was shown; wrong lines leave no trace.
state=$folder/journal
feed "${to_task}9"$'\nx\n?\n\nl\nl\nh\n2\n\n1 3\n\n1a 2b 3a\n\n3 1 2 4\n\n1c 2a\nq\n' --plain "--pack=$pack" --lang=en \
    --seed=7 "--state=$state"
journal "$state" >"$folder/events"
lower=$(printf %s "$A2" | tr A-C a-c)
grep -qx "answer eka valitse $lower" "$folder/events" && [ "$(grep -c '^answer' "$folder/events")" -eq 5 ]
ok $? "the journal has the choice that was shown with that number"
act() { choice "$1" "Question pick?" | grep -oE '[PQR]$' | tr P-R p-r; }
expected=$(printf '%s\n' "$(act 1)" "$(act 3)" | sort | paste -sd' ')
[ "$(sed -n 's/^answer eka poimi //p' "$folder/events" | tr ' ' '\n' | sort | paste -sd' ')" = "$expected" ]
ok $? "pick in the journal"
[ "$(sed -n 's/^answer eka jarjesta //p' "$folder/events")" = "$(
    for n in 3 1 2 4; do choice $n "Question order?"; done |
        sed 's/Number one/yksi/;s/Number two/kaksi/;s/Number three/kolme/;s/Number four/nelja/' | paste -sd' '
)" ]
ok $? "order in the journal"
python3 - "$folder/events" "$(choice 1 'Question sort?')" "$(choice 2 'Question sort?')" "$(choice 3 'Question sort?')" <<'PY'
import sys
line = next(l for l in open(sys.argv[1]) if l.startswith("answer eka lajittele ")).split()[3:]
ids = {"Crow": "varis", "Pike": "hauki", "Gull": "lokki"}
shown = [ids[name] for name in sys.argv[2:]]
assert set(line) == {shown[0] + "=linnut", shown[1] + "=kalat", shown[2] + "=linnut"}, (line, shown)
PY
ok $? "classify in the journal"

# A run in the pack that comes with the program, in both languages, with all there is to type.
for language in fi en; do
    feed "$(for _ in $(seq 60); do printf '?\n\nh\ng\n\nx\n1\n\n1a\nl\nl\n-\n\n'; done)" --plain --lang=$language --no-save --seed=3
    ends 0 && err_empty && is_clean "$folder/out" && iconv -f UTF-8 -t UTF-8 "$folder/out" >/dev/null
    ok $? "the program's own pack in $language: clean output"
    ! grep -qP '\xe2[\x94-\x96][\x80-\xbf]' "$folder/out"
    ok $? "the program's own pack in $language: no boxes"
done
finish
