#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The archive plays wherever it stands: unpacked, moved, moved again, and called by a link; nothing
# of the build folder or of /usr is needed.
set -uo pipefail
source_root=$PWD
archives=("$1"/one/askeleet-*.tar.gz)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
wrong=0

ok() { # STATUS NAME
    if [ "$1" -eq 0 ]; then
        printf 'ok - %s\n' "$2"
    else
        printf 'not ok - %s\n' "$2"
        head -n 20 "$place/out" "$place/err"
        wrong=1
    fi
}
# To the first task and out again; from the folder's own files, which are marked below.
plays() { # PROGRAM
    printf '1\n\n' | env -i HOME="$place/home" LANG=C.UTF-8 "$1" --plain --no-save --lang=en --seed=7 \
        >"$place/out" 2>"$place/err" &&
        [ ! -s "$place/err" ] && grep -q 'Moved Steps' "$place/out" && grep -q 'task 1/' "$place/out"
}

cd "$place" || exit 1
tar -xzf "${archives[0]}"
name=$(basename "${archives[0]}" .tar.gz)
[ -x "$name/games/askeleet" ] && [ -d "$name/share/games/askeleet/levels" ] && [ -s "$name/README.md" ]
ok $? "one folder, $name, with games, share and README.md"
# A title that only these files have.
title=$(grep -m 1 -oF 'Networking Steps' "$name/share/games/askeleet/i18n/en.yaml")
sed -i 's/Networking Steps/Moved Steps/' "$name"/share/games/askeleet/{i18n/en,levels/askeleet/pack}.yaml
[ -n "$title" ] && plays "$name/games/askeleet"
ok $? "plays where it was unpacked"
mkdir -p "a folder/ä" && mv "$name" "a folder/ä/once"
plays "a folder/ä/once/games/askeleet"
ok $? "moved once"
mv "a folder/ä/once" twice && chmod -R a-w twice
plays twice/games/askeleet
ok $? "moved twice, and read only"
ln -s "$PWD/twice/games/askeleet" link
plays ./link
ok $? "by a link"
[ ! -e home ]
ok $? "nothing written with --no-save"
[ "$(twice/games/askeleet --version | head -n 1)" = \
    "askeleet $(sed -n 's/^project(askeleet VERSION \([0-9.]*\).*/\1/p' "$source_root/CMakeLists.txt")" ]
ok $? "its version"
chmod -R u+w twice
exit $wrong
