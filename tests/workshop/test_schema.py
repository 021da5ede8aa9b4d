# SPDX-License-Identifier: MIT
"""levels/schema.json by a validator of its own: it is draft-07, takes every pack there is, and
refuses those of tests/content/bad whose mistake a schema can see. Argument 1 is the program."""
import json
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
    import yaml
    LOADER = yaml.CSafeLoader
except (ImportError, AttributeError):
    print("skipped: needs python3-jsonschema and python3-yaml (with libyaml)")
    sys.exit(77)

PROGRAM = sys.argv[1]
BAD = pathlib.Path("tests/content/bad")

# The cases that the schema must refuse. The others of tests/content/bad are no YAML at all, or
# break a rule that no table says: of one field by another, of sums, of what ids lead to.
REFUSED = """
    assemble-count budget-sum field-count field-empty field-misspelt field-missing field-range
    field-range-huge field-range-most field-type field-type-flag field-type-line field-type-list
    field-type-number field-unknown field-unknown-task field-value format-none format-version
    glossary-broken id-form kind-unknown language-form language-none language-none-own many-errors
    profile-range prompt-missing quiz-tie quiz-word stages-mixed text-character-key text-long
    unlock-form yaml-alias-map yaml-depth-block yaml-depth-edge yaml-empty yaml-empty-dashes
    yaml-key-lines yaml-list yaml-text
""".split()

# What the loader must say at least one of where the schema refuses: these follow from the tables.
CODES = """
    field-count field-empty field-list field-map field-missing field-range field-type field-unknown
    field-value file-binary yaml-blank yaml-syntax format-version id-form kind-unknown language-form text-long yaml-alias yaml-depth yaml-empty
    yaml-key
""".split()

# Texts that the schema refuses and the loader takes: editors cannot tell them from nothing.
NOTHING = {("tests/content/ok/plain-words/s.yaml", "scene"),
           ("tests/content/ok/plain-words/s.yaml", "summary")}

failed = 0


def ok(good, name):
    global failed
    failed += not good
    print(f"{'ok' if good else 'not ok'} - {name}", flush=True)


class Core(LOADER):
    """The core schema of YAML 1.2, which editors go by: `no` is a word and 012 is twelve."""
    yaml_implicit_resolvers = {}


for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                  r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"),
                               list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(
    node.value.replace("0o", ""), 8 if "o" in node.value else 16 if "x" in node.value else 10))


def read(path):
    """What the file holds; raises ValueError for what is no YAML."""
    text = path.read_bytes()
    if text.count(b"[") > 5000:
        raise ValueError("deeper than the reader of this test can go")
    try:
        return yaml.load(text, Core)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def mistakes(value):
    """[(where, message)] of what the schema says about VALUE."""
    return [("/".join(map(str, error.absolute_path)), error.message[:120])
            for error in VALIDATOR.iter_errors(value)]


# ---- the command ----

done = subprocess.run([PROGRAM, "schema"], capture_output=True, timeout=60, check=False)
committed = pathlib.Path("levels/schema.json").read_bytes()
ok(done.returncode == 0 and done.stderr == b"" and done.stdout == committed,
   "schema prints levels/schema.json")
done = subprocess.run([PROGRAM, "schema", "x"], capture_output=True, timeout=60, check=False)
ok(done.returncode == 2 and done.stdout == b"" and done.stderr.count(b"\n") == 2,
   "schema takes no words")
with open("/dev/full", "wb") as full:
    done = subprocess.run([PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, timeout=60,
                          check=False)
ok(done.returncode == 3 and done.stderr.count(b"\n") == 1, "a full disk")

# ---- the schema ----

SCHEMA = json.loads(committed)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
try:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    ok(SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#", "it is draft-07")
except jsonschema.SchemaError as error:
    ok(False, f"it is draft-07: {error.message}")


def references(value):
    """Every $ref in VALUE with the object it stands in."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"], value
        for entry in value.values():
            yield from references(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from references(entry)


def leads(reference):
    at = SCHEMA
    for name in reference.removeprefix("#/").split("/"):
        at = at.get(name) if isinstance(at, dict) else None
    return at is not None


found = list(references(SCHEMA))
ok(found and all(leads(reference) and set(entry) <= {"$ref", "description"}
                 for reference, entry in found), "every reference leads somewhere, and stands alone")

# ---- packs ----

good = sorted([*pathlib.Path("levels").glob("*/*.yaml"),
               *pathlib.Path("tests/content/ok").rglob("*.yaml"),
               *pathlib.Path("tests/proof/ok").rglob("*.yaml")])
said = {(str(path), where): message for path in good for where, message in mistakes(read(path))}
for (path, where), message in said.items():
    if (path, where) not in NOTHING:
        print(f"# {path}: {where}: {message}")
ok(len(good) > 50 and set(said) == NOTHING, f"{len(good)} good files are taken")

refused = set()
for folder in sorted(path for path in BAD.iterdir() if path.is_dir()):
    codes = re.findall(r"\[([a-z0-9-]+)\]$", (BAD / f"{folder.name}.diag").read_text("utf-8"), re.M)
    for path in sorted(folder.glob("*.yaml")):
        try:
            where = mistakes(read(path))
        except (ValueError, UnicodeError):
            continue
        if where:
            refused.add(folder.name)
            if not set(codes) & set(CODES):
                ok(False, f"{path} is refused, but the loader says only {codes}: {where[0]}")
for name in REFUSED:
    if name not in refused:
        ok(False, f"{BAD / name} is refused")
ok(set(REFUSED) <= refused, f"{len(refused)} bad packs are refused")

# ---- single files ----

STEP = {"stage": "a", "title": "A", "scene": "A."}


def step(**task):
    return {**STEP, "tasks": [{"id": "a", "kind": "read", "pages": ["A"], **task}]}


for name, value, where in (
        ("a text is a plain word", step(title=True), None),
        ("a text is a number", step(title=-1.5), None),
        ("a text of blanks", step(title=" \n "), "tasks/0/title"),
        ("a text is nothing", step(title=None), "tasks/0/title"),
        ("a text of 8000 characters", step(title="ä" * 8000), None),
        ("a text of 8001 characters", step(title="ä" * 8001), "tasks/0/title"),
        ("twelve languages", step(title={f"a{c}": "A" for c in "abcdefghijkl"}), None),
        ("thirteen languages", step(title={f"a{c}": "A" for c in "abcdefghijklm"}),
         "tasks/0/title"),
        ("no language", step(title={}), "tasks/0/title"),
        ("a language without a text", step(title={"fi": ""}), "tasks/0/title"),
        ("a language with a long tag", step(title={"fi-simple-x1": "A"}), None),
        ("no such tag", step(title={"fi_FI": "A"}), "tasks/0/title"),
        ("an id is a flag", step(id=True), None),
        ("an id is a number", step(id=12), None),
        ("an id with a fraction", step(id=1.5), "tasks/0/id"),
        ("an id of 64", step(id="a" * 64), None),
        ("an id of 65", step(id="a" * 65), "tasks/0/id"),
        ("a capital in an id", step(id="Aa"), "tasks/0/id"),
        ("another kind's field", step(options=[]), "tasks/0"),
        ("a kind that is none", step(kind="raed"), "tasks/0/kind"),
        ("24 pages", step(pages=["A"] * 24), None),
        ("25 pages", step(pages=["A"] * 25), "tasks/0/pages"),
        ("a line of two", step(contact={"name": "a\nb", "ring": "far"}), "tasks/0/contact/name"),
        ("1 minute", {**STEP, "coming": True, "minutes": 1}, None),
        ("0 minutes", {**STEP, "coming": True, "minutes": 0}, "minutes"),
        ("1.5 minutes", {**STEP, "coming": True, "minutes": 1.5}, "minutes"),
        ("minutes as a text", {**STEP, "coming": True, "minutes": "1"}, "minutes"),
        ("a flag as a text", {**STEP, "coming": "true"}, "coming"),
        ("no tasks while coming", {**STEP, "coming": True, "tasks": []}, None),
        ("unlock in unlock", {**step(), "unlock": {"all": [{"any": [{"done": "a"}]}]}}, None),
        ("120 stars", {**step(), "unlock": {"stars": 120}}, None),
        ("121 stars", {**step(), "unlock": {"stars": 121}}, "unlock/stars"),
        ("unlock of nothing", {**step(), "unlock": {}}, "unlock"),
        ("two in one unlock", {**step(), "unlock": {"done": "a", "stars": 1}}, "unlock"),
        ("a step without a name", {"title": "A", "scene": "A."}, ""),
        ("a pack with a test's file", {"pack": "a", "format": 1, "title": "A", "language": "fi",
                                       "quiz": "q.yaml", "glossary": "g.yaml"}, None),
        ("the same without a name", {"format": 1, "title": "A", "language": "fi",
                                     "quiz": "q.yaml"}, ""),
        ("a file that is nothing yet", {"title": "A"}, ""),
        ("a file that is a list", [STEP], "")):
    places = [place for place, _ in mistakes(value)]
    ok(places == [] if where is None else where in places, f"{name}: {places or 'taken'}")

sys.exit(failed > 0)
