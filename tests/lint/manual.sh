#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The manual page, in each language, names every option of the table and none besides, every command,
# every exit status, and every variable of the environment that the sources ask for.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

exec python3 - <<'EOT'
import pathlib
import re
import sys


def read(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


options = set(re.findall(r'^OPTION\(\w+, "([a-z-]+)"', read("src/app/options.def"), re.M))
valued = set(re.findall(r'^OPTION\(\w+, "([a-z-]+)", "', read("src/app/options.def"), re.M))
commands = set(re.findall(r'"(\w+)"', re.search(
    r"command_names\[COMMANDS\] = \{(.*?)\}", read("src/app/options.c"), re.S).group(1)))
statuses = set(re.findall(r"EXIT_\w+ = (\d)", read("src/app/options.h")))
variables = set()
for path in pathlib.Path("src").rglob("*.c"):
    variables |= set(re.findall(r'(?:getenv|paths_xdg|is_set|door_variable)\((?:\w+, )?"([A-Z_]+)"',
                                read(path)))
if not (options and commands and statuses and variables):
    sys.exit("the tables of the sources were not found")

wrong = []
pages = ["docs/askeleet.6.scd", *sorted(map(str, pathlib.Path("docs").glob("*/askeleet.6.scd")))]
for page in pages:
    text = read(page)
    named = set(re.findall(r"--([a-z][a-z-]*)", text))
    # Where an option is explained it stands alone or first on its line, with a value if it takes one.
    explained = {name: bool(value) for name, value in
                 re.findall(r"^\*--([a-z-]+)(=)?\*", text, re.M)}
    wrong += [f"{page}: does not explain --{name}" for name in sorted(options - set(explained))]
    wrong += [f"{page}: names --{name}, which there is not" for name in sorted(named - options)]
    wrong += [f"{page}: --{name}: whether it takes a value is said wrongly"
              for name in sorted(options & set(explained)) if explained[name] != (name in valued)]
    terms = set(re.findall(r"^\*(\w+)", text, re.M)) | set(re.findall(r"\*([A-Z_]+)\*", text))
    wrong += [f"{page}: does not explain the command {name}" for name in sorted(commands - terms)]
    wrong += [f"{page}: does not tell of ${name}" for name in sorted(variables - terms)]
    told = set(re.findall(r"^(\d)$", text, re.M))
    if told != statuses:
        wrong.append(f"{page}: exit statuses are {' '.join(sorted(statuses))}")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
EOT
