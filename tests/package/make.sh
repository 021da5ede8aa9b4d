#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# make.sh FOLDER: makes the packages twice with scripts/package, for the other tests of this folder.
#
#   FOLDER/one    from the sources where they are
#   FOLDER/two    from a copy with closed modes, elsewhere: other umask, time zone, home, generator,
#                 and as root another user
#   FOLDER/epoch  the time that both were told to be of
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$1
elsewhere=$(mktemp -d)
trap 'chmod -R u+rwX "$elsewhere"; rm -rf "$elsewhere"' EXIT
rm -rf "$folder"
mkdir -p "$folder/two"

if ! command -v dpkg-shlibdeps >/dev/null || ! command -v scdoc >/dev/null; then
    echo "a .deb needs dpkg-shlibdeps and scdoc: scripts/bootstrap"
    exit 77
fi
export SOURCE_DATE_EPOCH=1700000000
unset CFLAGS LDFLAGS CC DESTDIR
echo "$SOURCE_DATE_EPOCH" >"$folder/epoch"
scripts/package "$folder/one"

copy=$elsewhere/some-other/sources
mkdir -p "$copy"
tar -cf - --exclude=./.git --exclude=./build . | tar -xf - -C "$copy"
chmod -R go-rwx "$copy"
as=()
if [ "$(id -u)" -eq 0 ]; then
    chmod 755 "$elsewhere" "$elsewhere/some-other"
    chown -R 65534:65534 "$copy"
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
generator=Ninja
command -v make >/dev/null && generator="Unix Makefiles"
(
    umask 077
    export TZ=ELSEWHERE-13 LC_ALL=fi_FI.UTF-8 LANG=fi_FI.UTF-8 HOME=/nonexistent TMPDIR=$copy
    export CMAKE_GENERATOR=$generator
    cd "$copy"
    "${as[@]}" scripts/package other-build
)
cp "$copy"/other-build/*.deb "$copy"/other-build/*.tar.gz "$folder/two"
echo "second build: $generator, user ${as[*]:-the same}"
