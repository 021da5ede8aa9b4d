#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# prove.sh FILE.deb: the package in a bare system of the same release as this one. Installs it with
# apt-get, plays as a user without rights, looks for the manual page, completes a word, removes it and
# looks for what is left. `scripts/package --prove` calls it; it takes a minute or two.
#
# Needs root, debootstrap, and the mirror that apt uses here. Exit status: 0 proven, 1 not, 77 with a
# reason: it cannot be tried here.
set -uo pipefail

skip() {
    echo "not tried: $1"
    exit 77
}
[ "$(id -u)" -eq 0 ] || skip "needs root"
command -v debootstrap >/dev/null || skip "needs debootstrap"
command -v unshare >/dev/null || skip "needs unshare"
if [ "${ASKELEET_PROVE-}" != apart ]; then # what is mounted goes away with the process
    unshare --mount --pid --fork true 2>/dev/null || skip "no mount namespace can be made"
    ASKELEET_PROVE=apart exec unshare --mount --pid --fork bash "$0" "$@"
fi

package=$(realpath -- "$1")
read -r mirror release < <(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
    grep -v -e security -e updates | head -n 1)
[ -n "${release-}" ] || skip "apt names no mirror"
bare=$(mktemp -d) && chmod 755 "$bare" # the root folder of the system inside
trap 'umount "$bare/proc" 2>/dev/null; rm -rf --one-file-system "$bare"' EXIT
log=$bare/prove.log
wrong=0
began=$SECONDS

ok() { # STATUS NAME
    if [ "$1" -eq 0 ]; then
        printf 'ok - %s\n' "$2"
    else
        printf 'not ok - %s\n' "$2"
        tail -n 20 "$log"
        wrong=1
    fi
}
inside() {
    chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@" >>"$log" 2>&1 </dev/null
}

if ! debootstrap --variant=minbase "$release" "$bare" "$mirror" >"$bare.log" 2>&1; then
    tail -n 5 "$bare.log"
    rm -f "$bare.log"
    skip "no bare $release can be made from $mirror"
fi
rm -f "$bare.log"
mount -t proc proc "$bare/proc" || skip "no /proc can be mounted"
echo "a bare $release: $((SECONDS - began)) s"
inside apt-get update
inside apt-get install -y --no-install-recommends man-db bash-completion || skip "the mirror does not answer"
inside useradd --create-home player
cp "$package" "$bare/askeleet.deb"

inside apt-get install -y --no-install-recommends ./askeleet.deb
ok $? "apt-get install ./askeleet.deb"
inside dpkg --verify askeleet
ok $? "all files as packed"
[ "$(chroot "$bare" /usr/games/askeleet --version | head -n 1)" = \
    "askeleet $(dpkg-deb -f "$package" Version)" ]
ok $? "its version"
play() { # OPTION...
    printf '1\n\n1\n' | chroot --userspec=player:player "$bare" env -i HOME=/home/player LANG=C.UTF-8 \
        PATH=/usr/bin:/bin:/usr/games askeleet --plain --lang=en --seed=7 "$@" >"$bare/out" 2>>"$log" &&
        grep -q 'task 1/' "$bare/out"
}
play && [ -s "$bare/home/player/.local/state/askeleet/journal.sqlite" ]
ok $? "plays as a user without rights, who keeps the game"
play --no-save
ok $? "plays without saving"
chroot "$bare" umount /proc && play --no-save
ok $? "plays without /proc"
mount -t proc proc "$bare/proc"
printf '' | chroot --userspec=player:player "$bare" env -i HOME=/ TERM=dumb /usr/games/askeleet \
    -c 'askeleet kiosk --lang=en' >"$bare/out" 2>>"$log" && grep -q . "$bare/out"
ok $? "opens the kiosk as a login shell"
inside man -w askeleet && inside man -w -L "fi" askeleet && inside whatis askeleet
ok $? "man finds the page, in Finnish, too; whatis knows it"
[ "$(chroot "$bare" env -i PATH=/usr/bin:/bin bash -c '. /usr/share/bash-completion/bash_completion
    _completion_loader askeleet; complete -p askeleet' 2>>"$log")" = "complete -F _askeleet askeleet" ]
ok $? "bash loads the completions"

inside dpkg -L askeleet
chroot "$bare" dpkg -L askeleet | sort >"$bare/files"
inside apt-get remove -y askeleet
ok $? "apt-get remove"
left=$(find "$bare" -xdev -name '*askeleet*' -not -path "$bare/askeleet.deb" \
    -not -path "$bare/home/*" -not -path "$bare/proc/*" -printf '/%P\n')
[ -s "$bare/files" ] && [ -z "$left" ]
ok $? "nothing is left but what the player saved ${left:+: $left}"
! inside dpkg -s askeleet
ok $? "dpkg has forgotten it"
echo "$((SECONDS - began)) s"
exit $wrong
