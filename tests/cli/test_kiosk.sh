#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The kiosk's front door: whoever brings a command along gets one fixed line and nothing else, and
# whoever comes in stores nothing.
. "$(dirname "$0")/common.sh"

refusal="askeleet: this kiosk takes no commands; connect without one"

# WHAT: the run before ended with the fixed line alone, and nothing of what was given came back.
turned_away() {
    ends 2 && out_empty && [ "$(cat "$folder/err")" = "$refusal" ] &&
        [ ! -e "$folder/pwned" ] && [ -z "$(find "$home" -mindepth 1)" ]
    ok $? "turned away: $1"
}

long=$(printf 'A%.0s' {1..100000})
for command in 'id' "id > $folder/pwned" '/usr/lib/openssh/sftp-server' 'scp -t /tmp' '--help' '--version' \
    'askeleet check /etc/passwd' 'askeleet kiosk --help' 'askeleet kiosk --version' \
    'askeleet kiosk --nonsense' 'askeleet kiosk extra' 'askeleet kiosk --state=/tmp' "$long" \
    $'\e]52;c;VE9S\a' '' ' '; do
    run -c "$command"
    turned_away "-c $(printf '%q' "${command:0:40}")"
    run kiosk -c "$command"
    turned_away "kiosk -c $(printf '%q' "${command:0:40}")"
done
run kiosk id
turned_away "kiosk with a word"

# As sshd runs its own command in place of the client's.
for command in id internal-sftp ' '; do
    SSH_ORIGINAL_COMMAND=$command run kiosk
    turned_away "SSH_ORIGINAL_COMMAND=$command"
    SSH_ORIGINAL_COMMAND=$command run -c 'askeleet kiosk'
    turned_away "-c and SSH_ORIGINAL_COMMAND=$command"
done

# As login(1) and su(1) call a shell.
login() {
    (exec -a "-${program##*/}" "$program" "$@") </dev/null >"$folder/out" 2>"$folder/err"
    status=$?
}
login --help
turned_away "a login shell with an option"
login check
turned_away "a login shell with a command"
login
ends 0 && out_has "$(word kiosk.press-enter)"
ok $? "a login shell is the kiosk"
run -c 'askeleet kiosk --idle=60'
ends 0 && out_has "$(word kiosk.press-enter)"
ok $? "the host's own command is taken"

# The host's own mistakes are told.
for option in --idle=4 --idle=86401 --idle=x --limit=-1 --limit=4; do
    run kiosk "$option"
    ends 2 && err_has "${option%%=*} takes whole seconds from 5 to 86400, or 0 for never"
    ok $? "refused: kiosk $option"
done
for option in --idle=0 --idle=5 --limit=86400 --console --still; do
    run kiosk "$option"
    ends 0
    ok $? "taken: kiosk $option"
done
for option in --no-save --state="$folder" --resume=X; do
    run kiosk "$option"
    ends 2 && [ "$(err_lines 2; echo $?)" -eq 0 ]
    ok $? "no option of a kiosk: $option"
done
run quiz --idle=60
ends 2 && err_has "--idle does not go with 'quiz'"
ok $? "--idle is a kiosk's"

# A visit in lines: nothing is stored, and what a visitor's environment asks for does not count.
fresh
ASKELEET_PACK=/nonexistent XDG_STATE_HOME=$folder feed $'\n1\n\nq\n' kiosk --lang=en
ends 0 && words_have "$folder/out" "$(word kiosk.start)" && out_has "$(word title.begin)" &&
    [ -z "$(find "$home" -mindepth 1)" ] && [ ! -e "$folder/askeleet" ]
ok $? "a visit stores nothing"
LANG=fi_FI.UTF-8 run kiosk
ends 0 && words_have "$folder/out" "$(word kiosk.start fi)" &&
    words_have "$folder/out" "$(word kiosk.start en)"
ok $? "the start screen speaks all languages"

# Whoever leaves gets the code, also where the next visitor's turn follows in the same terminal.
last_code() { grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4})+' "$folder/out" | tail -n 1; }
for way in $'q\n' $'m\nb\n6\n'; do # by the key, and by the menu's last choice
    feed $'\n1\n\n1\n'"$way"$'\n3\n' kiosk --lang=en --seed=7 --console
    code=$(last_code)
    ends 0 && [ -n "$code" ] && words_have "$folder/out" "$(word kiosk.keep)" &&
        words_have "$folder/out" "$(word code.none)"
    ok $? "the code is told, and gone for the next one: ${way:0:1}"
done

# What a host got wrong is one line on a visitor's screen, not a list with the pack's text.
# refuses STATUS WORDS PACK
refuses() {
    run kiosk --lang=en "--pack=$3"
    ends "$1" && out_empty && err_lines 1 && err_has "askeleet: " && err_has "$2"
    ok $? "a pack that cannot be played: $3"
}
content=$source_root/tests/content
refuses 1 "$(word plain.nothing)" "$content/ok/only-glossary"
refuses 1 "[field-list]" "$content/bad/field-type-list"
refuses 1 "[yaml-syntax]" "$content/bad/yaml-no-colon"
refuses 1 "[file-missing]" "$content/bad/file-missing"
refuses 3 "no pack to play here" "$folder/nowhere"
refuses 3 "no pack to play here" /dev/null

# A pack that has only a test: its menu is what there is before and behind it.
only_test=$source_root/levels/tapahtuma
feed $'\n1\nb\n' kiosk "--pack=$only_test"
ends 0 && words_have "$folder/out" "1 $(word title.test)" && ! out_has "0/0"
ok $? "no map where there is none"

finish
