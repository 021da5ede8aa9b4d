#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What is stored, where, and how it goes again; settings; closed descriptors and full disks.
. "$(dirname "$0")/common.sh"

pack=$here/pack
play() { # LINES WORD...
    local lines=$1
    shift
    feed "$lines" --plain "--pack=$pack" --seed=7 "$@"
}
# Events in the journal of the state folder $1; fails when it is no sound database.
events() {
    python3 - "$1" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1] + "/journal.sqlite")
assert db.execute("pragma integrity_check").fetchone() == ("ok",)
print(db.execute("select count(*) from event").fetchone()[0])
PY
}

# Where
play $'1\n\n2\n' --lang=en
ends 0 && [ "$(events "$home/state/askeleet")" = 3 ]
ok $? "\$XDG_STATE_HOME"
[ "$(stat -c %a "$home/state/askeleet/journal.sqlite")" = 600 ] && [ "$(stat -c %a "$home/state/askeleet")" = 700 ]
ok $? "only the player may read it"
play $'q\n' --lang=en
words_have "$folder/out" "$(word title.go-on)" && words_have "$folder/out" "$(word title.welcome-back)"
ok $? "the next start goes on"
fresh
env -u XDG_STATE_HOME "$program" --plain "--pack=$pack" --lang=en <<<1 >"$folder/out" 2>"$folder/err"
status=$?
ends 0 && [ "$(events "$home/.local/state/askeleet")" = 1 ]
ok $? "without the variable below HOME"
fresh
XDG_STATE_HOME=relative play $'1\n' --lang=en
ends 0 && [ "$(events "$home/.local/state/askeleet")" = 1 ] && [ ! -e relative ]
ok $? "a relative path in the variable counts as none"
fresh
play $'1\n' --lang=en "--state=$folder/elsewhere/deep/down"
ends 0 && [ "$(events "$folder/elsewhere/deep/down")" = 1 ] && [ ! -e "$home/state" ]
ok $? "--state"
fresh
play $'1\n\n2\n' --lang=en --no-save
ends 0 && [ -z "$(find "$home" -mindepth 1)" ] && words_have "$folder/out" "$(word title.no-save)"
ok $? "--no-save leaves nothing"
: >"$home/file"
play $'1\n\n2\n' --lang=en "--state=$home/file"
ends 3 && out_empty && err_lines 1 && err_has "there is no folder '$home/file' to save in"
ok $? "a folder that was named and cannot be"
if [ "$(id -u)" -eq 0 ]; then
    true
else
    mkdir "$home/shut"
    chmod 500 "$home/shut"
    play $'1\n\n2\n' --lang=en "--state=$home/shut"
    ends 0 && words_have "$folder/out" "$(word notice.unsaved)" && out_has "Feedback"
    ok $? "a folder that may not be written"
fi
fresh
printf 'not a database, but long enough to be one: %0200d' 0 >"$home/garbage"
mkdir -p "$home/state/askeleet"
cp "$home/garbage" "$home/state/askeleet/journal.sqlite"
play $'1\n\n2\n' --lang=en
ends 0 && words_have "$folder/out" "$(word notice.unsaved)" && cmp -s "$home/garbage" "$home/state/askeleet/journal.sqlite"
ok $? "a damaged journal is left alone"
fresh
play $'1\n' --lang=en
"$program" --plain --lang=en <<<1 >"$folder/out" 2>"$folder/err"
[ "$(events "$home/state/askeleet")" = 2 ] && play $'q\n' --lang=en && words_have "$folder/out" "1 First"
ok $? "every pack has a run of its own"
fresh
for _ in 1 2 3 4; do
    "$program" --plain "--pack=$pack" --lang=en <<<$'1\n\n2\nm\n1\n\nm\n' >/dev/null 2>"$folder/err" &
done
wait
[ "$(events "$home/state/askeleet")" -ge 4 ] && [ ! -s "$folder/err" ]
ok $? "four at once"

# forget
fresh
run forget --lang=fi
ends 0 && err_empty && out_has "Mitään ei ollut tallessa"
ok $? "forget: nothing was there"
[ -z "$(find "$home" -mindepth 1)" ]
ok $? "forget: and nothing is now"
play $'1\n\n2\n' --lang=en
run forget --lang=en
ends 0 && err_empty && out_has 3 && [ -z "$(find "$home/state" -type f)" ]
ok $? "forget: says how much it deleted"
run forget --lang=en
ends 0 && out_has "$(word forget.nothing)"
ok $? "forget: the second time there is nothing"
play $'3\n1\nq\n' # the language
play $'1\n' "--state=$folder/state-2"
run forget "--state=$folder/state-2" --lang=en
ends 0 && [ ! -e "$folder/state-2/journal.sqlite" ]
ok $? "forget: --state"
fresh
play $'1\n1\n' # the first start asks for the language
[ -e "$home/config/askeleet/config.yaml" ]
ok $? "a language that was chosen is kept"
run forget --lang=en
ends 0 && out_has "$(word forget.settings)" && [ -z "$(find "$home" -type f)" ]
ok $? "forget: the settings, too"
mkdir -p "$home/state/askeleet"
cp "$program" "$home/state/askeleet/journal.sqlite"
run forget --lang=en
ends 0 && [ ! -e "$home/state/askeleet/journal.sqlite" ]
ok $? "forget: what is no journal any more"

# Settings
fresh
LANG=C.UTF-8 play $'2\nq\n' # languages in the order of their tags: en, fi
ends 0 && words_have "$folder/out" "$(word title.begin fi)" && grep -q "^language: *'*fi'*$" "$home/config/askeleet/config.yaml"
ok $? "the first start asks for the language and keeps it"
play $'q\n'
words_have "$folder/out" "$(word title.begin fi)" && ! words_have "$folder/out" "$(word languages.ask)"
ok $? "the next start speaks it and does not ask"
play $'q\n' --lang=en
words_have "$folder/out" "$(word title.begin)" && grep -q "'fi'" "$home/config/askeleet/config.yaml"
ok $? "--lang wins for once"
LANG=en_GB.UTF-8 play $'l\nq\n'
words_have "$folder/out" "$(word title.begin)" && grep -q "'en'" "$home/config/askeleet/config.yaml"
ok $? "a language that was changed is kept"
fresh
env -u XDG_CONFIG_HOME "$program" --plain "--pack=$pack" <<<1 >"$folder/out" 2>"$folder/err"
[ -e "$home/.config/askeleet/config.yaml" ]
ok $? "settings without the variable below HOME"
damaged=(': [' '- a list' $'\xff\xfe' 'just words' '&a [*a]' $'language: fi\nlanguage: en' "$(printf '[%.0s' $(seq 3000))")
for text in "${damaged[@]}"; do
    fresh
    mkdir -p "$home/config/askeleet"
    printf '%s' "$text" >"$home/config/askeleet/config.yaml"
    cp "$home/config/askeleet/config.yaml" "$folder/before"
    play $'1\nl\nq\n'
    ends 0 && cmp -s "$folder/before" "$home/config/askeleet/config.yaml"
    ok $? "damaged settings are left alone: $(printf %q "$text" | cut -c1-40)"
done
for text in $'language: xx\n' $'language: fi\ntheme: nonsense\n' $'language: [fi]\n' $'unknown: 5\nlanguage: fi\n' $'plain: maybe\n' ''; do
    fresh
    mkdir -p "$home/config/askeleet"
    printf '%s' "$text" >"$home/config/askeleet/config.yaml"
    play $'1\nq\nq\n'
    ends 0 && err_empty
    ok $? "odd settings do no harm: $(printf %q "$text")"
done
fresh
mkdir -p "$home/config/askeleet/config.yaml"
play $'1\nq\n'
ends 0 && [ -d "$home/config/askeleet/config.yaml" ]
ok $? "a folder in place of the settings"
fresh
mkdir -p "$home/config/askeleet"
mkfifo "$home/config/askeleet/config.yaml"
play $'1\nq\n'
ends 0
ok $? "a FIFO in place of the settings does not hang it"
fresh
mkdir -p "$home/config/askeleet"
printf "language: 'fi'\nplain: true\n" >"$home/config/askeleet/config.yaml"
"$program" "--pack=$pack" <<<$'q\n' >"$folder/out" 2>"$folder/err"
status=$?
ends 0 && err_empty && words_have "$folder/out" "$(word title.begin fi)"
ok $? "plain in the settings is line mode without a word"
fresh
env -u HOME -u XDG_STATE_HOME -u XDG_CONFIG_HOME "$program" --plain "--pack=$pack" <<<$'1\n1\n\n2\n' >"$folder/out" 2>"$folder/err"
status=$?
ends 0 && words_have "$folder/out" "$(word notice.unsaved)"
ok $? "no home at all"

# Descriptors that are closed: a sane end, and nothing of a database lands where it should not.
fresh
play $'1\n\n2\n' --lang=en
before=$(events "$home/state/askeleet")
for closed in 0 1 2 01 02 12 012; do
    for command in play quiz answers help replay forget-other; do
        words=(--lang=en)
        case $command in
        play) words+=(--plain "--pack=$pack") ;;
        quiz) words+=(quiz "--pack=$pack") ;;
        answers) words+=(quiz "--pack=$pack" --answers=1,1,1) ;;
        help) words+=(--help) ;;
        replay) words+=(replay "$folder/nowhere") ;;
        forget-other) words+=(forget "--state=$folder/state-3") ;;
        esac
        (
            [[ $closed != *0* ]] || exec 0<&-
            [[ $closed != *1* ]] || exec 1>&-
            [[ $closed != *2* ]] || exec 2>&-
            exec timeout 60 "$program" "${words[@]}"
        ) </dev/null >"$folder/out" 2>"$folder/err"
        status=$?
        [ "$status" -le 3 ] && is_clean "$folder/out" && is_clean "$folder/err" && ! out_has SQLite && ! err_has SQLite
        ok $? "descriptors $closed closed: $command"
    done
done
after=$(events "$home/state/askeleet") # `quiz` begins a sitting each time
[ "${after:-0}" -ge "$before" ]
ok $? "and the journal is sound"

# Nowhere to write to.
if [ -c /dev/full ]; then
    printf 'map\n' >"$folder/journal"
    full() { # NAME WORD...
        local name=$1
        shift
        timeout 60 "$program" "$@" </dev/null >/dev/full 2>"$folder/err"
        status=$?
        : >"$folder/out"
        ends 3 && err_lines 1 && is_clean "$folder/err" && err_has "askeleet: "
        ok $? "full: $name"
    }
    full --help --help
    full --version --version
    full "quiz --answers" quiz --answers=1,1,1 "--pack=$pack"
    full "quiz --answers --format=json" quiz --answers=1,1,1 "--pack=$pack" --format=json
    full check check "$source_root/tests/content/bad/field-misspelt"
    full replay replay "$folder/journal" "--pack=$pack"
    full forget forget "--state=$folder/state-3"
    full "line mode" --plain "--pack=$pack" --lang=en --no-save
    timeout 60 "$program" --plainn >"$folder/out" 2>/dev/full
    status=$?
    ends 2
    ok $? "full: standard error"
    timeout 60 "$program" --help 2>/dev/full >"$folder/out"
    status=$?
    ends 0
    ok $? "full: standard error, and nothing to say"
fi
# Nobody reads: no noise, no signal that a shell would tell of.
{
    timeout 60 "$program" --help
    printf '%s' $? >"$folder/status"
} 2>"$folder/err" | true
: >"$folder/out"
status=$(cat "$folder/status")
[ "$status" -le 3 ] && err_empty
ok $? "a reader that is gone"
finish
