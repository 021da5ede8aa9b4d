# SPDX-License-Identifier: MIT
# Sourced by the command-line tests: runs the program of argument 1 and compares what it said.
#
#   run ARGUMENT...          runs it on the lines in $input; sets out, err, status
#   is WHAT GOT WANTED       equal
#   has WHAT TEXT PART       TEXT holds PART
#   lacks WHAT TEXT PART     it does not
#   finish                   last line of a test
set -u
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch XDG_STATE_HOME=$scratch/state XDG_CONFIG_HOME=$scratch/config
export LANG=en_US.UTF-8
passed=0 failed=0 input=

run() {
    printf '%s' "$input" | "$program" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    out=$(cat "$scratch/out") err=$(cat "$scratch/err")
}

tell() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok - $2"
    else
        failed=$((failed + 1))
        printf 'not ok - %s\n    got:    %s\n    wanted: %s\n' "$2" "$3" "$4"
    fi
}

is() {
    [ "$2" = "$3" ]
    tell $? "$1" "$2" "$3"
}

has() {
    [[ "$2" == *"$3"* ]]
    tell $? "$1" "$2" "…$3…"
}

lacks() {
    [[ "$2" != *"$3"* ]]
    tell $? "$1" "$2" "without $3"
}

finish() {
    echo "$passed ok, $failed not ok"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}
