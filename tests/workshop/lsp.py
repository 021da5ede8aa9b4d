# SPDX-License-Identifier: MIT
"""A small editor: speaks the Language Server Protocol with a server over its standard streams.

    with Server([command, "--stdio"], settings) as server:
        found = server.open("file:///a/b.yaml", text)      # its diagnostics
        items = server.complete("file:///a/b.yaml", 4, 0)  # line and column from 0
        words = server.hover("file:///a/b.yaml", 4, 0)

Each call waits for its answer, at most WAIT seconds, then raises LookupError. A document may be
opened again with another text.
"""
import json
import os
import select
import subprocess
import time

WAIT = 60


class Server:
    def __init__(self, command, settings):
        self.settings = settings
        self.bytes = b""
        self.number = 0
        self.version = {}
        self.found = {}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)

    def __enter__(self):
        try:
            document = {
                "synchronization": {}, "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"],
                                                  "snippetSupport": True}},
                "publishDiagnostics": {"versionSupport": True}}
            self.about = self.ask("initialize", {
                "processId": os.getpid(), "rootUri": None, "workspaceFolders": None,
                "capabilities": {"workspace": {"configuration": True},
                                 "textDocument": document}})
            self.tell("initialized", {})
            self.tell("workspace/didChangeConfiguration", {"settings": self.settings})
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self.process.wait(5)
        except (OSError, LookupError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    # ---- messages ----

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def ask(self, method, parameters):
        self.number += 1
        number = self.number
        self.send({"id": number, "method": method, "params": parameters})
        return self.wait(method, lambda got: got.get("id") == number and "method" not in got)

    def read(self, until):
        """The next message, or None when the time UNTIL comes first."""
        while True:
            head, found, rest = self.bytes.partition(b"\r\n\r\n")
            if found:
                length = next(int(line.partition(b":")[2]) for line in head.split(b"\r\n")
                              if line.lower().startswith(b"content-length:"))
                if len(rest) >= length:
                    self.bytes = rest[length:]
                    return json.loads(rest[:length])
            left = max(0.0, until - time.monotonic())
            if not select.select([self.process.stdout], [], [], left)[0]:
                return None
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                raise LookupError("the language server has ended")
            self.bytes += more

    def wait(self, what, is_it):
        """The result of the message that IS_IT; what the server asks meanwhile is answered."""
        until = time.monotonic() + WAIT
        while (got := self.read(until)) is not None:
            method = got.get("method")
            if method and "id" in got:
                sections = got.get("params", {}).get("items", []) \
                    if method == "workspace/configuration" else None
                self.send({"id": got["id"], "result": None if sections is None else
                           [self.settings.get(section.get("section")) for section in sections]})
            elif method == "textDocument/publishDiagnostics":
                self.found[got["params"]["uri"]] = got["params"]
            if is_it(got):
                if "error" in got:
                    raise LookupError(f"{what}: {got['error'].get('message')}")
                return got.get("result")
        raise LookupError(f"{what}: no answer in {WAIT} s")

    # ---- documents ----

    def again(self, uri):
        """The next diagnostics of the document URI."""
        self.found.pop(uri, None)
        self.wait("diagnostics", lambda got: uri in self.found)
        return self.found[uri]["diagnostics"]

    def open(self, uri, text):
        """Opens the document URI, or changes it to TEXT: its diagnostics."""
        version = self.version[uri] = self.version.get(uri, 0) + 1
        if version == 1:
            self.tell("textDocument/didOpen", {"textDocument": {
                "uri": uri, "languageId": "yaml", "version": version, "text": text}})
        else:
            self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                                 "contentChanges": [{"text": text}]})
        return self.again(uri)

    def at(self, method, uri, line, column):
        return self.ask(method, {"textDocument": {"uri": uri},
                                 "position": {"line": line, "character": column}})

    def complete(self, uri, line, column):
        """What may be written there, {label: item}."""
        answer = self.at("textDocument/completion", uri, line, column) or []
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self, uri, line, column):
        """What is said of the word there; "" for nothing."""
        answer = self.at("textDocument/hover", uri, line, column)
        contents = answer["contents"] if answer else ""
        return contents["value"] if isinstance(contents, dict) else contents
