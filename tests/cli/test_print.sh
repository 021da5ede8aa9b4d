#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `askeleet print`: the result and the plan of the saved run; and what there is before there is any.
. "$(dirname "$0")/common.sh"

pack=$here/week
play() { feed "$1" --plain "--pack=$pack" --lang=en; }
print() { run print "$@" "--pack=$pack"; }
first_line() { sed -n 1p "$folder/out"; }

# nothing WHAT KEY NAME: one line, exit status 1.
nothing() {
    print "$1" --lang=en
    ends 1 && out_empty && err_lines 1 && err_has "askeleet: $(word "$2")"
    ok $? "$3"
}

run check --lang=en "$pack"
ends 0 && out_has "errors: 0"
ok $? "the tests' own pack is sound"

nothing plan print.no-plan "no plan yet"
nothing result print.no-result "no result yet"
print plan --lang=fi
ends 1 && err_has "$(word print.no-plan fi)"
ok $? "said in the reader's language"
[ -z "$(find "$home" -mindepth 1)" ]
ok $? "asking for what is not there leaves nothing"
print plan "--state=$folder/nowhere"
ends 1 && [ ! -e "$folder/nowhere" ]
ok $? "nor does a folder that is not there come of it"

# The first step: title, scene, scale, choose, go on from the feedback.
play $'1\n\n1\n2\n\n'
nothing plan print.no-plan "a finished step is no plan"
play $'m\nw\n1\n1\n'
nothing plan print.no-plan "nor is one without a day"
play $'m\nw\n1\n2\n'
ends 0 && words_have "$folder/out" "Tuesday: Write the names." && ! words_have "$folder/out" "$(word plan.yours)"
ok $? "line mode has told the plan and does not tell it twice"

print plan --lang=en
ends 0 && err_empty && is_clean "$folder/out" && out_has "Tuesday: Write the names." &&
    [ "$(first_line)" = "$(word week.title)" ] && words_have "$folder/out" "$(word plan.yours)" && out_has "1 Start"
ok $? "the plan as text"
cp "$folder/out" "$folder/once"
print plan --lang=en --format=text
cmp -s "$folder/once" "$folder/out"
ok $? "text is what is printed unasked, and the same again"
print plan --lang=fi
out_has "Kirjoita nimet." && [ "$(first_line)" = "$(word week.title fi)" ] && out_has "$(word day.tuesday fi)"
ok $? "the plan in Finnish"
print plan --lang=en --format=markdown
cat >"$folder/expected" <<MARKDOWN
# $(word week.title)

**Tuesday**: Write the names.

$(word plan.step | sed 's/%{step}/1 Start/')

$(word plan.yours)

## $(word met.title)

| $(word plan.column-term) | $(word plan.column-gloss) |
|---|---|
| network | Gloss of network. |
| acquaintance | Gloss of **acquaintance**, a\\|b. |
MARKDOWN
ends 0 && err_empty && diff "$folder/expected" "$folder/out"
ok $? "the plan as Markdown, with the words met"
nothing result print.no-result "a plan is no result"

# A later day; the plan that is printed is the last one.
play $'m\nw\nw\n2\n1\n7\n'
print plan --lang=en
ends 0 && out_has "Sunday: Call Aino."
ok $? "a plan that was changed"

# The result, like the one that `quiz --answers` prints. The options stand in any order; their texts
# are answers, too.
feed $'\nReply 1A\nReply 2A\nReply 3B\n2\n' quiz --plain "--pack=$pack" --lang=en
for format in text markdown json; do
    print result --lang=en "--format=$format"
    cp "$folder/out" "$folder/printed"
    ends 0 && err_empty
    ok $? "the result as $format"
    run quiz "--pack=$pack" --lang=en "--format=$format" --answers=1,1,2,2
    cmp -s "$folder/printed" "$folder/out"
    ok $? "the same result as $format by its answers"
done
print plan --lang=en
ends 0
ok $? "and the plan is still there"

# --state, another pack, a damaged store.
feed $'\nReply 1B\nReply 2B\nReply 3A\n1\n' quiz --plain "--pack=$pack" --lang=en "--state=$folder/other"
print result --lang=en "--state=$folder/other"
ends 0 && ! cmp -s "$folder/printed" "$folder/out"
ok $? "the run of another folder"
run print result --lang=en "--pack=$here/pack"
ends 1 && err_has "$(word print.no-result)"
ok $? "another pack has a run of its own"
mkdir "$folder/damaged"
printf 'not a database, but long enough to be one: %0200d' 0 >"$folder/damaged/journal.sqlite"
cp "$folder/damaged/journal.sqlite" "$folder/garbage"
print plan --lang=en "--state=$folder/damaged"
ends 3 && out_empty && err_lines 1 && err_has "$(word print.unreadable)" &&
    cmp -s "$folder/garbage" "$folder/damaged/journal.sqlite"
ok $? "a damaged store"
run forget
ends 0
nothing plan print.no-plan "forgotten"
finish
