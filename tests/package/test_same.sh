#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Two builds that have nothing in common but the sources, the tools and the time give the same bytes.
set -uo pipefail
cd "$1" || exit 1

wrong=0
for kind in deb tar.gz; do
    one=(one/askeleet*."$kind")
    two=(two/askeleet*."$kind")
    if [ ${#one[@]} -ne 1 ] || [ "${one[0]#one/}" != "${two[0]#two/}" ] || [ ! -s "${one[0]}" ]; then
        echo "not ok - one .$kind of the same name: ${one[*]}, ${two[*]}"
        wrong=1
    elif cmp "${one[0]}" "${two[0]}"; then
        echo "ok - .$kind"
    else
        echo "not ok - .$kind: diffoscope ${one[0]} ${two[0]} tells more"
        wrong=1
    fi
done
# No place of the building machine in the program.
mkdir -p unpacked && tar -xzf one/*.tar.gz -C unpacked --strip-components=1
source=$(cd "$OLDPWD" && pwd)
if grep -aqF -e "$source" -e "$PWD" unpacked/games/askeleet; then
    echo "not ok - the program names the folder it was built in"
    wrong=1
fi
exit $wrong
