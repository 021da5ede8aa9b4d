#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Words and characters that have no place in the sources, and the licence each file must name.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

exec python3 - <<'EOT'
import pathlib
import re
import sys

# In C, outside comments and strings: pattern -> what to do instead.
WORDS = {
    r"\b(strcpy|strcat|strncpy|stpcpy|v?sprintf)\s*\(": "use struct str (base/str.h)",
    r"\bstrtok(_r)?\s*\(": "walk the string",
    r"\b(atoi|atol|atoll|atof)\s*\(": "use strtol or strtod and check",
    r"\balloca\s*\(": "use an arena",
    r"\b(system|popen|exec[lv]p?e?|posix_spawnp?)\s*\(": "no other program is run",
    r"\bgets\s*\(": "there is no safe use",
    r"\btypedef\b": "write struct thing, enum thing",
    r"\b(struct|enum|union)\s+\w+_t\b": "names ending in _t are the system's",
    r"#\s*pragma\s+once": "use an include guard",
}
# Tests start programs; that is what some are for.
TESTS_MAY = re.compile(r"\bexec")
MOST_COLUMNS = 100
TEXT = {".c", ".h", ".def", ".sh", ".py", ".cmake", ".yaml", ".json", ".md", ".txt", ""}
LICENSED = {".c", ".h", ".def", ".sh", ".py", ".cmake", ".yaml"}
# Recorded input and output, exactly as it is.
RAW = re.compile(r"tests/(content/(ok|bad)|proof/(ok|bad|reports|catalogs)|fuzz/corpus|pages|replay|screen|cli)/.*"
                 r"(?<!\.c)(?<!\.sh)(?<!\.py)$")


def code_only(text):
    """TEXT with comments, strings and characters blanked, each line in its place."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, text,
                  flags=re.S)


wrong = []
roots = [pathlib.Path(p) for p in ("src", "tests", "scripts", "levels", "i18n", "deploy", ".ci")]
paths = [p for root in roots if root.exists() for p in root.rglob("*") if p.is_file()]
paths += [p for p in pathlib.Path(".").iterdir() if p.is_file()]
for path in sorted(paths):
    name = path.as_posix()
    if (path.suffix not in TEXT and not path.name.startswith(".")) or RAW.match(name) \
            or "__pycache__" in name:
        continue
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        wrong.append(f"{name}:1: is not UTF-8")
        continue
    lines = text.split("\n")
    c = path.suffix in (".c", ".h")
    if text and not text.endswith("\n"):
        wrong.append(f"{name}:{len(lines)}: no newline at the end")
    if (path.suffix in LICENSED or path.name == "CMakeLists.txt") \
            and not any("SPDX-License-Identifier: " in line for line in lines[:2]):
        wrong.append(f"{name}:1: the first line names no licence (SPDX-License-Identifier)")
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            wrong.append(f"{name}:{number}: a tab")
        if line != line.rstrip():
            wrong.append(f"{name}:{number}: a blank at the end")
        if c and len(line) > MOST_COLUMNS:
            wrong.append(f"{name}:{number}: {len(line)} columns; at most {MOST_COLUMNS}")
    if c or path.suffix == ".def":
        for number, line in enumerate(code_only(text).split("\n"), 1):
            for pattern, instead in WORDS.items():
                found = re.search(pattern, line)
                if found and not (name.startswith("tests/") and TESTS_MAY.match(found.group(0))):
                    word = found.group(0).rstrip("( ")
                    wrong.append(f"{name}:{number}: '{word}': {instead}")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
EOT
