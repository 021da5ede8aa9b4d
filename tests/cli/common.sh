# SPDX-License-Identifier: MIT
# What the tests of the command line share. Sourced as `. "$(dirname "$0")/common.sh"` with the
# program as argument 1; each check prints a line "ok" or "not ok"; `finish` gives the exit status.
#
#   run WORD...       runs the program, standard input from nowhere: $status, $folder/out, $folder/err
#   feed LINES WORD...  the same with LINES as standard input
#   fresh             another empty home
#   word KEY [LANG]   the program's own words
set -uo pipefail

program=$1
here=$(cd "$(dirname "$0")" && pwd)
source_root=$(cd "$here/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/askeleet-cli-XXXXXX")
trap 'chmod -R u+rwX "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
failed=0
status=0
homes=0

unset LANGUAGE LC_ALL LC_CTYPE LC_MESSAGES NO_COLOR ACCESSIBLE ASKELEET_PACK COLORTERM COLORFGBG
export LANG=C.UTF-8 TERM=xterm-256color

fresh() {
    homes=$((homes + 1))
    home=$folder/home-$homes
    mkdir "$home"
    export HOME=$home XDG_STATE_HOME=$home/state XDG_CONFIG_HOME=$home/config
}
fresh

# The status stands first, where it is still that of the command above whatever the name is made of.
ok() { # STATUS NAME
    if [ "$1" -eq 0 ]; then
        printf 'ok - %s\n' "$2"
        return
    fi
    failed=$((failed + 1))
    printf 'not ok - %s\n' "$2"
    printf '# exit status %s\n' "$status"
    awk 'NR <= 25 { print "# out: " $0 }' "$folder/out" 2>/dev/null
    awk 'NR <= 25 { print "# err: " $0 }' "$folder/err" 2>/dev/null
}

run() {
    timeout 60 "$program" "$@" </dev/null >"$folder/out" 2>"$folder/err"
    status=$?
}

feed() {
    local lines=$1
    shift
    printf '%s' "$lines" | timeout 60 "$program" "$@" >"$folder/out" 2>"$folder/err"
    status=$?
}

lines_of() { wc -l <"$1" | tr -d ' '; }

ends() { [ "$status" -eq "$1" ]; }                   # STATUS
out_has() { grep -qF -- "$1" "$folder/out"; }        # TEXT
err_has() { grep -qF -- "$1" "$folder/err"; }        # TEXT
err_lines() { [ "$(lines_of "$folder/err")" -eq "$1" ]; } # COUNT
out_empty() { [ ! -s "$folder/out" ]; }
err_empty() { [ ! -s "$folder/err" ]; }
# No control character but the newline, so no escape either.
is_clean() { ! LC_ALL=C grep -q '[[:cntrl:]]' "$1"; }

# A line of the file i18n/LANG.yaml by its key.
word() {
    python3 - "$source_root/i18n/${2:-en}.yaml" "$1" <<'PY'
import re, sys
path, want = sys.argv[1:]
names = []
for line in open(path, encoding="utf-8"):
    found = re.match(r'( *)"?([A-Za-z0-9-]+)"?:\s*(.*)$', line)
    if not found or line.lstrip().startswith("#"):
        continue
    depth = len(found.group(1)) // 2
    names[depth:] = [found.group(2)]
    if ".".join(names[1:]) == want:
        text = found.group(3).strip()
        if text.startswith('"'):
            text = text[1:-1].replace('\\"', '"')
        elif text.startswith("'"):
            text = text[1:-1].replace("''", "'")
        print(text)
        break
else:
    sys.exit("no word " + want)
PY
}

# Whether the words of FILE, line breaks or not, hold TEXT.
words_have() { # FILE TEXT
    tr -s ' \n' ' ' <"$1" | grep -qF -- "$2"
}

finish() {
    [ "$failed" -eq 0 ] || printf '# %d failed\n' "$failed"
    [ "$failed" -eq 0 ]
    exit
}
