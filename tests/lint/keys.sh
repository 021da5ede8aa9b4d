#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The program's words: every key the sources name stands in every catalogue of i18n/, the catalogues
# have the same keys with the same %{placeholders}, and the arguments given are those asked for.
#
# A key is known by its form, `room.word` alone in a string, so keys in tables and those handed
# through a function count too. Diagnostics are English in base/diag_codes.def; other catalogues
# that translate one translate all.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

exec python3 - <<'EOT'
import pathlib
import re
import sys

# Keys put together at run time from a table: the prefix, and what the rest comes from. Besides, a
# string `room.` or `room.%s` in the sources declares its prefix.
MADE = {
    "key.": "page/intents.def",
    "diag.": "base/diag_codes.def",
}
# What has the form of a key and is none.
NOT_KEYS = re.compile(r".*\.(yaml|yml|json|sqlite|db|html|md|txt|csv|svg|log)")
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+")
# Which argument of a call is the key, and whether name, value pairs follow.
CALLS = {"catalog_text": (1, None), "catalog_find": (1, None), "catalog_format": (2, 3),
         "catalog_count": (2, 4)}
PLURALS = ("zero", "one", "two", "few", "many", "other")

wrong = []


def unquote(value):
    if value[:1] == value[-1:] == '"' and len(value) > 1:
        return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), value[1:-1])
    if value[:1] == value[-1:] == "'" and len(value) > 1:
        return value[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", value)


def read_catalog(path):
    """{key: (text, line)} of the plain YAML of a catalogue: nested maps, two blanks a level."""
    keys, names = {}, []
    lines = path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth, odd = divmod(len(line) - len(line.lstrip(" ")), 2)
        found = re.match(r"""\s*("[^"]+"|'[^']+'|[^\s:"'][^:]*)\s*:(?:\s+(.*))?$""", line)
        if odd or not found or depth > len(names):
            wrong.append(f"{path}:{number}: is not `key: text`, two blanks a level")
            continue
        value = (found[2] or "").strip()
        names[depth:] = [unquote(found[1])]
        if re.fullmatch(r"[|>][-+]?(\s+#.*)?", value):
            block = []
            while at < len(lines) and (not lines[at].strip()
                                       or len(lines[at]) - len(lines[at].lstrip(" ")) > depth * 2):
                block.append(lines[at].strip())
                at += 1
            value = " ".join(block)
        elif value and not value.startswith("#"):
            while value[0] in "\"'" and not re.search(r"[^\\]?" + value[0] + r"\s*(#.*)?$",
                                                      value[1:]) and at < len(lines):
                value += " " + lines[at].strip()
                at += 1
            value = unquote(value)
        else:
            continue
        key = ".".join(names)
        if key in keys:
            wrong.append(f"{path}:{number}: '{key}' stands here twice")
        keys[key] = (value, number)
    tops = {key.split(".")[0] for key in keys}
    if tops == {path.stem}: # Rails puts the language above all
        keys = {key[len(path.stem) + 1:]: text for key, text in keys.items()}
    return keys


def families(keys):
    """{key without its plural form: ({placeholders}, line, whether plural)}"""
    result, forms = {}, {}
    for key in keys:
        stem, _, last = key.rpartition(".")
        forms.setdefault(stem, set()).add(last)
    for key, (text, line) in keys.items():
        stem = key.rpartition(".")[0]
        plural = forms[stem] <= set(PLURALS)
        stem = stem if plural else key
        names, first, _ = result.get(stem, (set(), line, plural))
        result[stem] = (names | set(re.findall(r"%\{([^}]*)\}", text)), first, plural)
    return result


def strip_comments(text):
    def blank(found):
        whole = found.group(0)
        return whole if whole[0] in "\"'" else re.sub(r"[^\n]", " ", whole)
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, text,
                  flags=re.S)


def arguments(text, at):
    """The arguments of the call whose bracket opens just before AT."""
    depth, start, result = 0, at, []
    while at < len(text):
        c = text[at]
        if c in "\"'":
            at = re.compile(r"(?:\\.|[^\\])*?" + c, re.S).match(text, at + 1).end()
            continue
        if c in "([{":
            depth += 1
        elif c in ")]}" and depth == 0:
            return result + [text[start:at].strip()]
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            result.append(text[start:at].strip())
            start = at + 1
        at += 1
    return result


def literals(expression):
    """The keys an argument can be: a literal, or either side of `a ? "x" : "y"`; else none."""
    string = r'"((?:\\.|[^"\\])*)"'
    if re.fullmatch(rf"(?:{string}\s*)+", expression):
        return ["".join(re.findall(string, expression))]
    choice = re.fullmatch(rf".*\?\s*{string}\s*:\s*(.*)", expression, re.S)
    return [choice[1], *literals(choice[2])] if choice else []


paths = sorted(pathlib.Path("i18n").glob("*.yaml"))
if not paths:
    print("there are no catalogues in i18n")
    sys.exit(1)
catalogs = {path: families(read_catalog(path)) for path in paths}
for promised in ("fi", "en"):
    if pathlib.Path(f"i18n/{promised}.yaml") not in catalogs:
        wrong.append(f"i18n/{promised}.yaml is missing")

# Catalogue against catalogue.
for path, mine in catalogs.items():
    for other, theirs in catalogs.items():
        for key in sorted(theirs.keys() - mine.keys()):
            # English needs no diagnostics: their table is English.
            if not (key.startswith("diag.") and path.stem == "en"):
                wrong.append(f"{other}:{theirs[key][1]}: '{key}' is missing in {path}")
        if other.stem == "en":
            for key in sorted(theirs.keys() & mine.keys()):
                if mine[key][0] != theirs[key][0]:
                    wrong.append(f"{path}:{mine[key][1]}: '{key}' has "
                                 f"{sorted(mine[key][0]) or 'no placeholders'}, "
                                 f"{other} {sorted(theirs[key][0]) or 'none'}")
                if mine[key][2] != theirs[key][2]:
                    wrong.append(f"{path}:{mine[key][1]}: '{key}' has plural forms in one of "
                                 f"{path} and {other} only")

# Sources against catalogues.
seen = set()
for path in sorted(pathlib.Path("src").rglob("*.[ch]")):
    text = strip_comments(path.read_text(encoding="utf-8"))
    for literal in re.finditer(r'"([^"\\\n]+)"', text):
        key, number = literal[1], text.count("\n", 0, literal.start()) + 1
        seen.add(key)
        declared = re.fullmatch(r"([a-z-]+(\.[a-z-]+)*\.)(%s.*)?", key)
        if declared:
            MADE[declared[1]] = f"{path}:{number}"
        if not KEY.fullmatch(key) or NOT_KEYS.fullmatch(key):
            continue
        for catalog, known in catalogs.items():
            if key not in known and not (key.startswith("diag.") and catalog.stem == "en"):
                wrong.append(f"{path}:{number}: '{key}' is missing in {catalog}")
    for call in re.finditer(r"\b(catalog_text|catalog_find|catalog_format|catalog_count)\s*\(",
                            text):
        place, pairs = CALLS[call[1]]
        given = arguments(text, call.end())
        number = text.count("\n", 0, call.start()) + 1
        for key in literals(given[place]) if len(given) > place else []:
            for catalog, known in catalogs.items():
                if key not in known:
                    continue
                names, _, plural = known[key]
                if plural != (call[1] == "catalog_count") and call[1] != "catalog_find":
                    wrong.append(f"{path}:{number}: '{key}' of {catalog} has "
                                 f"{'' if plural else 'no '}plural forms")
                handed = set() if pairs is None else {
                    literal for one in given[pairs::2] for literal in literals(one)}
                made = pairs is not None and any(
                    one != "NULL" and not literals(one) for one in given[pairs::2])
                lacking = names - handed - ({"count"} if call[1] == "catalog_count" else set())
                if pairs is not None and lacking and not made:
                    wrong.append(f"{path}:{number}: '{key}' of {catalog} asks for "
                                 f"{sorted(lacking)}, which is not given")

# Diagnostics against catalogues.
table = pathlib.Path("src/base/diag_codes.def").read_text(encoding="utf-8")
terms = pathlib.Path("src/base/diag_terms.def").read_text(encoding="utf-8")
for path, known in catalogs.items():
    if not any(re.fullmatch(r"diag\..*\.message", key) for key in known):
        continue
    for entry in re.finditer(r'^DIAG\(\w+, "([^"]+)", \w+,\s*("(?:\\.|[^"\\])*"),\s*'
                             r'("(?:\\.|[^"\\])*"|NULL)\)', table, re.M):
        number = table.count("\n", 0, entry.start()) + 1
        for part, english in (("message", entry[2]), ("hint", entry[3])):
            key = f"diag.{entry[1]}.{part}"
            asked = set(re.findall(r"%\{([^}]*)\}", english))
            if english != "NULL" and key not in known:
                wrong.append(f"src/base/diag_codes.def:{number}: '{key}' is missing in {path}")
            elif key in known and known[key][0] - asked:
                wrong.append(f"{path}:{known[key][1]}: '{key}' asks for "
                             f"{sorted(known[key][0] - asked)}, which is not given")

    for entry in re.finditer(r'^TERM\(\w+, "([^"]+)"', terms, re.M):
        if f"diag.term.{entry[1]}" not in known:
            number = terms.count("\n", 0, entry.start()) + 1
            wrong.append(f"src/base/diag_terms.def:{number}: '{entry[1]}' is missing in {path}")

for path, known in list(catalogs.items())[:1]:
    for key in sorted(known):
        if key not in seen and not key.startswith(tuple(MADE)):
            print(f"{path}:{known[key][1]}: note: no source names '{key}' whole")
wrong = list(dict.fromkeys(wrong))
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
EOT
