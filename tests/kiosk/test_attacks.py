# SPDX-License-Identifier: MIT
"""What was tried against a kiosk and is worth trying again each time; deploy/ATTACKS.md has all that
was tried. What the other files here hold already is not repeated."""
import fcntl
import itertools
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
import time

sys.dont_write_bytecode = True  # nothing is left behind in the sources
from host import (LOG, SOURCES, Skipped, Visit, case, check, empty, plays, read,  # noqa: E402
                  run, sh, until)

# Words of nobody's, so that they can be looked for.
SENTENCE = "Hello Zoxyj, may I kvwpb about qulmd once? Thank you zoxyj."
# Code points without looks of their own, and bytes that are no text.
HOSTILE = [chr(c).encode() for c in itertools.chain(
    range(0x80, 0xa0), (0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x3164, 0xfeff, 0xffa0,
                        0xfff9, 0x1d173, 0xe0001, 0xe0041, 0xe007f, 0xe000, 0xfffe),
    range(0x200b, 0x2010), range(0x2028, 0x202f), range(0x2060, 0x2070))]
BROKEN = [b"\xc0\xaf", b"\xed\xa0\x80", b"\xff\xfe", b"\xe2\x82", b"\x1b]0;pwned\x07",
          b"\x1bPpwned\x1b\\", b"\x1b]52;c;cHduZWQ=\x07", "e".encode() + "\u0301".encode() * 200]
PORTS = itertools.count(2310)


def pack(host):
    """A pack with one task, in which one writes."""
    folder = host.config.parent / "writing"
    if not folder.exists():
        folder.mkdir()
        (folder / "pack.yaml").write_text(
            "# SPDX-License-Identifier: CC0-1.0\npack: writing\nformat: 1\ntitle: Writing\n"
            "language: en\nlanguages: [en]\nlicence: CC0-1.0\nstages: [writing.yaml]\n", "utf-8")
        template = (SOURCES / "levels/templates/en/write.yaml").read_text("utf-8")
        (folder / "writing.yaml").write_text(template.replace("%{id}", "writing"), "utf-8")
        folder.chmod(0o755)
    return folder


def writer(host, options):
    """A visitor who is at that task."""
    port = next(PORTS)
    host.start(port, f"ForceCommand=askeleet kiosk --pack={pack(host)} --still {options}")
    visit = Visit(host, "-p", str(port), LC_ALL="en_US.UTF-8")
    plays(host, visit)
    for there in ("Choose a language", "Begin with", "coffee break", "One question"):
        visit.keys("\r")
        until(lambda there=there: there in visit.text(), f"'{there}'", [visit])
    return visit


class Local:
    """The program on a terminal of its own that nobody reads."""

    def __init__(self, host, *options, term="xterm-256color"):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            size = struct.pack("HHHH", 200, 500, 0, 0)  # a frame is more than the terminal holds
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(host.program, ["askeleet", "kiosk", *options],
                      {"TERM": term, "LC_ALL": "en_US.UTF-8"})
        os.set_blocking(self.terminal, False)

    def keys(self, data):
        """As many as there is room for."""
        try:
            os.write(self.terminal, data)
        except OSError:
            pass

    def ended(self):
        return os.waitpid(self.process, os.WNOHANG)[0] != 0

    def close(self):
        os.close(self.terminal)


@case("a terminal that takes nothing holds no visit")
def blocked(host):
    began = time.monotonic()
    ways = [(Local(host, *options, term=term), keys) for options, term, keys in (
        (["--limit=5"], "xterm-256color", b"x\x0c"),
        (["--idle=5", "--limit=60"], "xterm-256color", b"x\r\x0c"),
        (["--limit=5", "--plain"], "dumb", b"?\n"),
        (["--limit=5", "--plain"], "dumb", b"\n\x13?\n?\n"))]
    took = {}

    def over():
        for number, (local, keys) in enumerate(ways):
            if number not in took:
                if time.monotonic() < began + 2:
                    local.keys(keys)
                if local.ended():
                    took[number] = time.monotonic() - began
        return len(took) == len(ways)
    until(over, "the end of all", seconds=15)
    for local, _ in ways:
        local.close()
    seconds = ", ".join(f"{took[number]:.1f}" for number in range(len(ways)))
    check(min(took.values()) > 4.5, f"it was not the limit that ended them: {seconds}")
    return f"ended after {seconds} s of 5"


@case("nothing that was typed is in memory when the next visitor comes", root=True)
def memory_of_others(host):
    if host.sanitized:
        raise Skipped("sanitizers keep what is freed")
    visit = writer(host, "--idle=5 --limit=60")
    (game,) = host.games()
    visit.keys("\x1b[200~" + SENTENCE + "\x1b[201~")
    until(lambda: SENTENCE in visit.text(), "the sentence", [visit])
    check(found(game, SENTENCE), "the search finds what is there")
    visit.keys("\t")
    until(lambda: "not yet  The length" not in visit.text(), "what is said of it", [visit])
    until(lambda: "coffee" not in visit.text() and "Press any key" in visit.text() and
          "Nobody asks for your name" in visit.text(), "the start screen", [visit], 15)
    for part in (SENTENCE, SENTENCE.lower(), SENTENCE[:24], SENTENCE[24:48].lower()):
        check(not found(game, part), f"'{part}' is there {found(game, part)} times")
    visit.close()
    empty(host)


def found(process, text):
    """How many times TEXT stands in the memory of PROCESS."""
    count = 0
    with open(f"/proc/{process}/mem", "rb") as file:
        for line in read(f"/proc/{process}/maps").splitlines():
            first, last = (int(end, 16) for end in line.split()[0].split("-"))
            if line.split()[1].startswith("rw"):
                file.seek(first)
                count += file.read(last - first).count(text.encode())
    return count


@case("hostile characters do not come back", root=True)
def characters(host):
    visit = writer(host, "--idle=60 --limit=60")
    before = len(visit.bytes)
    for number, bad in enumerate(HOSTILE + BROKEN):
        os.write(visit.terminal, b"a" + bad + b"b\x1b[200~c" + bad + b"d\x1b[201~")
        if number % 8 == 7:  # shown, and then deleted
            visit.keys(f"until{number}")
            until(lambda number=number: f"until{number}" in visit.text(), f"{number}", [visit])
            os.write(visit.terminal, b"\x7f" * 400)
    came = visit.bytes[before:]
    text = came.decode("utf-8", "replace")
    back = [f"U+{ord(bad.decode()):04X}" for bad in HOSTILE if bad.decode() in text]
    check(not back and "\ufffd" not in text, f"came back: {back}")
    check(not re.search(rb"\x1b[\]P_^X]|[\0-\6\x10-\x1a\x7f]", came), f"controls: {came[-300:]!r}")
    check("\u0301" * 9 not in text, "marks without end")
    visit.close()
    empty(host)


# Run as the guest, outside of any game: what one guest's process could do to another's.
SPY = """
import os, sys
for place in sys.argv[1:]:
    for flags in (os.O_RDONLY, os.O_RDWR):
        try:
            os.close(os.open(place, flags))
            print("opens", place)
        except OSError:
            pass
"""


@case("a game's memory and descriptors are closed to its own account", root=True)
def same_account(host):
    if host.sanitized:
        raise Skipped("sanitizers need /proc")
    visit = Visit(host)
    plays(host, visit)
    (game,) = host.games()
    places = [f"/proc/{game}/{name}" for name in ("mem", "environ", "maps", "fd/0", "fd/1", "root",
                                                  "exe", "task")]
    words = ["setpriv", f"--reuid={host.uid}", f"--regid={host.uid}", "--clear-groups",
             shutil.which("python3", path="/usr/bin"), "-c", SPY]
    done = subprocess.run([*words, *places, f"/proc/{game}/stat"], capture_output=True, text=True,
                          check=True)
    check(set(done.stdout.split("\n")) - {""} <= {f"opens /proc/{game}/stat",
                                                 f"opens /proc/{game}/task"}, done.stdout)
    check(f"opens /proc/{game}/stat" in done.stdout, "the spy sees what is open")
    visit.close()
    empty(host)


@case("a log that is full keeps nobody out and grows no more", root=True)
def full_log(host):
    port = next(PORTS)
    host.start(port)
    server = host.servers[-1].pid
    limits = read(f"/proc/{server}/limits")
    check(re.search(rf"Max file size\s+{100 << 20}\s+{100 << 20}\s", limits), limits)
    most = os.path.getsize(LOG) + 500
    sh("prlimit", f"--pid={server}", f"--fsize={most}")
    for number in range(12):
        done = host.ssh("-p", str(port), "-T", "kiosk", f"command {number}")
        check(done.returncode == 2, f"status {done.returncode}, {done.stderr!r}")
    check(os.path.getsize(LOG) == most, f"the log has {os.path.getsize(LOG)} bytes of {most}")
    visit = Visit(host, "-p", str(port))
    plays(host, visit)
    visit.close()
    empty(host)
    pathlib.Path(LOG).open("w", encoding="utf-8").close()  # as logrotate does
    host.ssh("-p", str(port), "-T", "kiosk", "command")
    until(lambda: "Accepted none for guest" in host.log(), "the log goes on")


if __name__ == "__main__":
    sys.exit(run())
