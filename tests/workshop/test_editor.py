# SPDX-License-Identifier: MIT
"""What an author's editor makes of levels/schema.json: a real yaml-language-server, found in PATH
or named by ASKELEET_YAML_LS, marks mistakes, completes and explains. Skipped where there is none.

In the documents below ¦ is where the cursor stands."""
import json
import os
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True  # nothing is left behind in the sources
from lsp import Server  # noqa: E402

COMMAND = os.environ.get("ASKELEET_YAML_LS") or shutil.which("yaml-language-server")
if not COMMAND:
    print("skipped: no yaml-language-server in PATH, and none named by ASKELEET_YAML_LS")
    sys.exit(77)

ROOT = pathlib.Path.cwd()
SCHEMA = ROOT / "levels/schema.json"
TABLES = json.loads(SCHEMA.read_text("utf-8"))["definitions"]
SETTINGS = {
    "yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True,
             "schemas": {SCHEMA.as_uri(): "/koe/*.yaml"}},
    "[yaml]": {"editor.tabSize": 2}, "editor": {"detectIndentation": True}, "http": {}}

STEP = """\
stage: eka
title: Eka
scene: Alku.
tasks:
"""
CHOOSE = STEP + """\
  - id: yksi
    kind: choose
    prompt: Mitä?
    options:
      - { id: a, text: A, points: 1 }
      - id: b
        text: B
        points: 0
"""
PACK = """\
pack: koe
format: 1
title: Koe
language: fi
"""

COMMON = {"title", "situation", "prompt", "hint", "why", "contact"}
KINDS = set(TABLES["task"]["properties"]["kind"]["enum"])
OWN = {kind: {name for name, value in TABLES[f"task-{kind}"]["properties"].items()
              if value is not True} for kind in KINDS}

failed = 0
documents = 0


def ok(good, name, got=""):
    global failed
    failed += not good
    print(f"{'ok' if good else 'not ok'} - {name}{'' if good else f': {got}'}", flush=True)


def fresh():
    global documents
    documents += 1
    return f"file:///koe/{documents}.yaml"


def cursor(text):
    """TEXT without its ¦, and where that was."""
    before, after = text.split("¦")
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


def said(diagnostics):
    return sorted((found["range"]["start"]["line"] + 1, found["message"]) for found in diagnostics)


def marks(server, name, text, *wanted):
    """The mistakes in TEXT are exactly WANTED: (line, part of the message)."""
    found = said(server.open(fresh(), text))
    good = len(found) == len(wanted) and all(
        line == place and part in message
        for (line, message), (place, part) in zip(found, sorted(wanted)))
    ok(good, f"mistake: {name}", found)


def offers(server, name, text, wanted):
    """At the cursor WANTED is offered and no other word."""
    text, line, column = cursor(text)
    uri = fresh()
    server.open(uri, text)
    items = server.complete(uri, line, column)
    # "an option" is a whole entry with what it needs.
    labels = {label for label in items if " " not in label}
    ok(labels == set(wanted), f"completion: {name}", sorted(items))
    return items


def explains(server, name, text, wanted):
    text, line, column = cursor(text)
    uri = fresh()
    server.open(uri, text)
    found = server.hover(uri, line, column).replace("\\", "")
    ok(wanted in found, f"hover: {name}", found)


def test_files(server):
    for path in sorted((ROOT / "levels/askeleet").glob("*.yaml")):
        text = path.read_text("utf-8")
        ok(text.startswith("# yaml-language-server: $schema=../schema.json\n"),
           f"{path.name} names the schema")
        found = said(server.open(path.as_uri(), text))
        ok(not found, f"{path.name} is without mistakes", found)
    path = ROOT / "levels/askeleet/01-asenne.yaml"
    text = path.read_text("utf-8").replace("    kind: ", "    knid: ", 1)
    line = text[:text.index("    knid: ")].count("\n")
    found = said(server.open((path.parent / "rikki.yaml").as_uri(), text))
    ok(found == [(line, 'Missing property "kind".')], "01-asenne.yaml, a word misspelt", found)
    for path in sorted((ROOT / "tests/content/ok").rglob("*.yaml")):
        found = said(server.open(fresh(), path.read_text("utf-8-sig")))
        # Editors cannot tell `~` and `null` from nothing.
        wanted = 2 if path.match("plain-words/s.yaml") else 0
        ok(len(found) == wanted, f"{path.relative_to(ROOT)}", found)


def test_mistakes(server):
    text = "This must be a text, or a map of languages"
    marks(server, "none", CHOOSE)
    marks(server, "a kind that is none", CHOOSE.replace("kind: choose", "kind: chose"),
          (6, '"choose", "pick", "classify"'))
    marks(server, "no kind", CHOOSE.replace("    kind: choose\n", ""), (5, '"kind"'))
    marks(server, "a field misspelt", CHOOSE.replace("prompt: ", "promt: "),
          (5, '"prompt"'), (7, "promt"))
    marks(server, "a field of an option misspelt", CHOOSE.replace("points: 0", "pionts: 0"),
          (10, '"points"'), (12, "pionts"))
    marks(server, "another kind's field", CHOOSE + "    items: []\n", (13, "items"))
    marks(server, "a word for a number", CHOOSE.replace("points: 0", "points: many"),
          (12, '"integer"'))
    marks(server, "a number too large", CHOOSE.replace("points: 0", "points: 101"), (12, "100"))
    marks(server, "a number for a flag", CHOOSE + "coming: 1\n", (13, '"boolean"'))
    marks(server, "yes for a flag", CHOOSE + "coming: yes\n", (13, '"boolean"'))
    marks(server, "an id of two words", CHOOSE.replace("id: yksi", "id: Yksi ja"),
          (5, "An id has only a to z, 0 to 9 and -."))
    marks(server, "no text", CHOOSE.replace("Mitä?", ""), (7, text))
    marks(server, "a list for a text", CHOOSE.replace("Mitä?", "[a, b]"), (7, text))
    marks(server, "a list in a language", CHOOSE.replace("Mitä?", "{ fi: [a] }"),
          (7, "This must be a text."))
    marks(server, "no such language", CHOOSE.replace("Mitä?", "{ suomi_kieli: a }"),
          (7, "A language is a tag such as fi, en or fi-simple."))
    marks(server, "plain words are texts", CHOOSE.replace("Mitä?", "True")
          .replace("Eka", "012").replace("Alku.", "no").replace("id: yksi", "id: true"))
    marks(server, "a text for an option", CHOOSE.replace("      - id: b\n", "      - b\n      - id: b\n"),
          (10, '"an option"'))
    marks(server, "too few options", CHOOSE[:CHOOSE.index("      - id: b")], (9, "2"))
    marks(server, "a word that is none of three",
          CHOOSE + "    contact: { name: Aino, ring: near }\n", (13, '"half-known"'))
    marks(server, "a name of two lines", CHOOSE + '    contact: { name: "A\\nB", ring: far }\n',
          (13, "This must be a text of a single line."))
    marks(server, "two in one unlock", CHOOSE + "unlock: { done: a, stars: 3 }\n", (13, "1"))
    marks(server, "unlock, deep inside", CHOOSE + "unlock: { all: [ { don: a } ] }\n", (13, "don"))
    marks(server, "a step's name misspelt", CHOOSE.replace("stage:", "stgae:"),
          (1, '"stage"'), (1, "stgae"))
    marks(server, "a pack", PACK + "stages: [a.yaml]\nquiz: q.yaml\nglossary: g.yaml\n")
    marks(server, "a pack's name misspelt", PACK.replace("pack:", "pakc:") + "quiz: q.yaml\n",
          (1, '"pack"'), (1, "pakc"))
    marks(server, "a test without traits", "quiz: a\ntitle: A\nquestions: []\narchetypes: []\n",
          (1, '"traits"'), (3, "1"), (4, "2"))
    marks(server, "a glossary", "glossary:\n  - { id: a, term: A, gloss: B }\n")
    marks(server, "a glossary's name", "glossary: sanat.yaml\n", (1, '"array"'))
    marks(server, "a card", "cards:\n  - { id: a, title: A, purpose: B, least: 2, most: 8, "
          "minutes: 20, where: both, steps: [C] }\n")
    marks(server, "a card without steps", "cards:\n  - { id: a, title: A, purpose: B, least: 2, "
          "most: 8, minutes: 20, where: both }\n", (2, "steps"))
    marks(server, "an event", "events:\n  - { id: a, title: A, idea: B, how: [C] }\n")
    marks(server, "an event's misspelt field",
          "events:\n  - { id: a, title: A, idea: B, how: [C], partner: [D] }\n", (2, "partner"))
    marks(server, "a file that is nothing yet", "title: Eka\n",
          (1, "A file begins with pack, stage, quiz, glossary, cards or events."))
    marks(server, "a list for a file", "- a\n", (1, '"a file of a pack"'))


def test_completion(server):
    task = STEP + "  - id: x\n    kind: "
    items = offers(server, "an empty file", "¦",
                   {"pack", "stage", "quiz", "glossary", "cards", "events"})
    ok(items.get("stage", {}).get("insertText") == "stage: ", "a field comes with its colon", items)
    offers(server, "a step", "stage: eka\n¦",
           set(TABLES["step"]["properties"]) - {"stage"})
    offers(server, "a pack", "pack: koe\n¦", set(TABLES["pack"]["properties"]) - {"pack"})
    offers(server, "a test", "quiz: koe\n¦", set(TABLES["quiz"]["properties"]) - {"quiz"})
    offers(server, "a new task", STEP + "  - ¦\n", COMMON | {"id", "kind"})
    offers(server, "a task before its kind", STEP + "  - id: x\n    ¦\n", COMMON | {"kind"})
    offers(server, "the values of kind", task + "¦\n", KINDS)
    for kind in sorted(KINDS):
        items = offers(server, f"in a task of kind {kind}", f"{task}{kind}\n    ¦\n",
                       COMMON | OWN[kind])
        for name in sorted(OWN[kind]):
            about = TABLES[f"task-{kind}"]["properties"][name]["description"]
            ok(items.get(name, {}).get("documentation") == about, f"  {name} is explained",
               items.get(name))
    items = offers(server, "behind the options", CHOOSE + "    ¦\n", COMMON - {"prompt"})
    ok(items.get("why", {}).get("insertText", "").rstrip("$1") == "why: ",
       "a text is offered as a line", items.get("why"))
    offers(server, "kind stands first", STEP + "  - kind: order\n    ¦\n    id: x\n",
           COMMON | OWN["order"])
    items = offers(server, "in a new option", task + "choose\n    options:\n      - ¦\n",
                   {"id", "text", "points", "feedback"})
    ok("an option" in items, "a whole option is offered", sorted(items))
    offers(server, "in an option", task + "choose\n    options:\n      - id: a\n        ¦\n",
           {"text", "points", "feedback"})
    offers(server, "in a dialogue's reply",
           task + "dialogue\n    nodes:\n      - id: a\n        replies:\n          - id: b\n"
           "            ¦\n", {"text", "trust", "next", "needs", "otherwise", "feedback"})
    offers(server, "the values of ask", task + "network\n    ask: ¦\n", {"bridge", "path", "gap"})
    offers(server, "in a contact", CHOOSE + "    contact:\n      ¦\n",
           {"name", "ring", "group", "through"})
    offers(server, "the values of ring", CHOOSE + "    contact:\n      name: Aino\n      ring: ¦\n",
           {"close", "half-known", "far"})
    offers(server, "the values of a flag", "stage: e\ncoming: ¦\n", {"true", "false"})
    offers(server, "nothing for a text", "stage: e\ntitle: ¦\n", set())
    offers(server, "nothing for an id", "stage: ¦\n", set())
    offers(server, "languages", "stage: e\ntitle:\n  ¦\n", {"fi", "en", "language"})
    offers(server, "the other language", "stage: e\ntitle:\n  fi: A\n  ¦\n", {"en", "language"})
    offers(server, "in unlock", "stage: e\nunlock:\n  ¦\n", {"all", "any", "done", "stars"})


def test_hover(server):
    def about(table, name):
        return TABLES[table]["properties"][name]["description"]

    explains(server, "a task's field", CHOOSE.replace("prompt", "pro¦mpt"),
             about("task", "prompt"))
    explains(server, "its value", CHOOSE.replace("Mitä", "Mi¦tä"), about("task", "prompt"))
    explains(server, "kind", CHOOSE.replace("kind", "ki¦nd"), about("task", "kind"))
    explains(server, "its value", CHOOSE.replace("choose", "cho¦ose"),
             "`choose`: " + TABLES["task-choose"]["description"])
    explains(server, "a kind's field", CHOOSE.replace("options", "opt¦ions"),
             about("task-choose", "options"))
    explains(server, "an option's field", CHOOSE.replace("points: 0", "poi¦nts: 0"),
             TABLES["task-choose"]["properties"]["options"]["items"]["properties"]["points"]
             ["description"])
    explains(server, "an id", CHOOSE.replace("stage", "sta¦ge"), about("step", "stage"))
    explains(server, "a text of two languages", CHOOSE + "    w¦hy: { fi: A, en: B }\n",
             about("task", "why"))
    explains(server, "a language", CHOOSE + "    why: { f¦i: A, en: B }\n",
             about("languages", "fi"))
    explains(server, "a contact's field", CHOOSE + "    contact: { name: Aino, ri¦ng: far }\n",
             TABLES["task"]["properties"]["contact"]["properties"]["ring"]["description"])
    explains(server, "what opens a step", CHOOSE + "unlock: { all: [ { do¦ne: a } ] }\n",
             about("unlock", "done"))
    explains(server, "a pack's field", PACK.replace("language", "lang¦uage"),
             about("pack", "language"))
    explains(server, "a word of the glossary", "glossary:\n  - { id: a, gl¦oss: b, term: c }\n",
             TABLES["glossary"]["properties"]["glossary"]["items"]["properties"]["gloss"]
             ["description"])


with Server([COMMAND, "--stdio"], SETTINGS) as editor:
    # Until the settings have come it has no schema.
    uri = fresh()
    found = editor.open(uri, "- a\n")
    while not found:
        found = editor.again(uri)
    test_files(editor)
    test_mistakes(editor)
    test_completion(editor)
    test_hover(editor)
sys.exit(failed > 0)
