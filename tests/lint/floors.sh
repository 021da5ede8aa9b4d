#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# No file includes a header of a floor it may not use, and each library from outside is spoken to in
# one place. Who may use whom is read from src/CMakeLists.txt, so that there is one table; a floor
# may use what those it uses may use.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

exec python3 - <<'EOT'
import pathlib
import re
import sys

# Header from outside -> the files that may include it.
OUTSIDE = {
    r"yaml\.h": r"src/content/node\.c",
    r"(ncurses.*/)?(n?curses|term|panel|menu|form)\.h": r"src/ports/port_curses\w*\.[ch]",
    r"sqlite3\.h": r"src/store/\w+\.[ch]",
    r"jansson\.h": r"src/(report/\w+|(proof|workshop)/\w+_json)\.[ch]",
    r"uni\w+\.h|unistring/.*": r"src/(page/\w+|tasks/words)\.c",
    r"seccomp\.h": r"src/app/sandbox_filter\.c",
    r"(cmocka|vterm)\.h": r"tests/.*",
}
NOT_UNISTRING = {"unistd.h"}

table = pathlib.Path("src/CMakeLists.txt").read_text(encoding="utf-8")
uses = {}
for call in re.findall(r"^askeleet_floor\(([^)]*)\)", table, re.M):
    words = call.split()
    used, keyword = set(), None
    for word in words[1:]:
        if word in ("USES", "LIBRARIES"):
            keyword = word
        elif keyword == "USES":
            if word not in uses:
                sys.exit(f"src/CMakeLists.txt: {words[0]} uses {word}, which stands above it")
            used |= {word} | uses[word]
    uses[words[0]] = used
if not uses:
    sys.exit("src/CMakeLists.txt: no floors found")

wrong = []
for path in sorted([*pathlib.Path("src").rglob("*.[ch]"), *pathlib.Path("src").rglob("*.def"),
                    *pathlib.Path("tests").rglob("*.[ch]")]):
    name = path.as_posix()
    parts = path.parts
    floor = None
    if parts[0] == "src":
        floor = parts[1]
    elif parts[1] == "unit" or (parts[1] == "support" and len(parts) > 3):
        floor = parts[2]
    elif parts[1] == "support":
        floor = "base"
    if floor is not None and floor not in uses:
        wrong.append(f"{name}:1: '{floor}' is no floor of src/CMakeLists.txt")
        continue
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r"\s*#\s*include\s*([<\"])([^>\"]+)[>\"]", line)
        if not found:
            continue
        mark, header = found.groups()
        here = f"{name}:{number}"
        if mark == '"':
            room = header.split("/")[0]
            if ".." in header.split("/"):
                wrong.append(f"{here}: '{header}' climbs; name it from src")
            elif header.endswith(".c"):
                wrong.append(f"{here}: includes a .c")
            elif room == "support" and parts[0] == "tests":
                pass
            elif room not in uses or "/" not in header:
                wrong.append(f"{here}: '{header}' is not named from src")
            elif floor is not None and room != floor and room not in uses[floor]:
                wrong.append(f"{here}: {floor} may not use {room}; it may use "
                             f"{' '.join(sorted(uses[floor])) or 'nothing'}")
            continue
        for pattern, place in OUTSIDE.items():
            if (header not in NOT_UNISTRING and re.fullmatch(pattern, header)
                    and not re.fullmatch(place, name) and parts[0] == "src"):
                wrong.append(f"{here}: <{header}> belongs to {place} alone")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
EOT
